"""Metrics: the keys of their kind, counts that fit the scale, values that do not contradict them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cjmap.diagnostics import Note, Span
from cjmap.model import MetricKind, Quantity
from cjmap.read.findings import shown
from cjmap.read.metrics import DEFAULT_SCALE, GROUPS, SCALES, contradicts, decimals
from cjmap.read.rules.journey import File
from cjmap.read.rules.targets import RULES as TARGET_RULES
from cjmap.read.rules.view import MetricView, Value
from cjmap.read.values import Target, comma_number, without_comma

MOST_ANSWERS = 1_000_000_000
_LIKERT = ("counts", "scale", "as")
_KEYS = {MetricKind.CSS: _LIKERT, MetricKind.EXS: _LIKERT, MetricKind.NPS: ("counts", *GROUPS), MetricKind.OWN: ()}
_KINDS = {
    "counts": "css, nps and exs", "scale": "css and exs", "as": "css and exs",
    **dict.fromkeys(GROUPS, "nps"),
}  # fmt: skip
_NPS_COUNTS = 11
_LONGEST = 200
"""Characters of a text that may be another way of writing a number."""
_LIKE = {"csat": "", "ces": "scale: 7, "}
"""Scores of other names that are computed as css is, and what they need for that."""


def check(file: File) -> None:
    """Every rule of one metric, for each metric of the file."""
    for metrics in file.journey.metric_lists:
        seen: dict[str, Span] = {}
        for metric in metrics:
            key = metric.kind.value if metric.kind is not MetricKind.OWN else metric.name
            before = seen.setdefault(key, metric.span)
            if before != metric.span:
                file.findings.error(
                    "duplicate-id", metric.span, f"duplicate metric {shown(metric.name)}", label="twice",
                    help="take one of the two out, or give it another name", notes=[Note("the first one is here", before)],
                )  # fmt: skip
            for each in filter(None, (metric, metric.previous)):
                for rule in _RULES:
                    rule(file, each)


def _decimal_commas(file: File, metric: MetricView) -> None:
    for key, written in _quantities(metric):
        if written.is_plain and comma_number(written.words):
            point, thousands = without_comma(written.words)
            fix = None if thousands else file.findings.replaced(written.span, point)
            either = f'"{point}", or "{thousands}" for thousands' if thousands else f'"{point}"'
            file.findings.error(
                "decimal-comma", written.span, f"{shown(key)} has a comma: numbers use a point", label=f"write {either}",
                help=f"to print it as it stands, as a text that is not assessed, write '{written.words}' in quotes", fix=fix,
            )  # fmt: skip


def _numbers_as_text(file: File, metric: MetricView) -> None:
    """`1 234`, `٤٥٪`: a number that is a text; of the known metrics, any text at all."""
    written = metric.value
    if written is None or written.value.exact is not None or not written.is_plain:
        return
    words, cause = written.words[:_LONGEST], ""
    if comma_number(words) or words.endswith((",", ";")):
        return  # of the comma is spoken already
    from cjmap.read.numerals import meaning, whole_number  # late: few files have one
    from cjmap.read.placeholders import is_placeholder

    right = whole_number(words)
    if not right and metric.kind is not MetricKind.OWN:
        other = meaning(words)
        right, cause = (other.right, other.cause) if other else ("", "")
    if right or metric.kind is not MetricKind.OWN:
        more = "leave it out where it is not measured" if is_placeholder(words) else cause
        file.findings.warning(
            "number-as-text", written.span, f"{shown(words)} is a text: printed as it stands, and not assessed",
            label=f"write {right}" if right else "no number",
            help=more or f"numbers are digits 0 to 9 and a point; to keep the text, write '{words}' in quotes",
        )  # fmt: skip


def _quantities(metric: MetricView) -> Iterator[tuple[str, Value[Quantity] | Value[Target]]]:
    if metric.value:
        alone = "previous" if metric.is_previous else metric.name
        yield "value" if metric.has("value") else alone, metric.value
    if metric.target:
        yield "target", metric.target


def _own_keys(file: File, metric: MetricView) -> None:
    for key, kinds in _KINDS.items():
        if metric.mentions(key) and key not in _KEYS[metric.kind]:
            own = (
                "value, n, period"
                if metric.is_previous
                else "value, target, n, better, label, unit, period, source, previous"
            )
            known = f"{metric.name} has {own}"
            known += "".join(f", {name}" for name in _KEYS[metric.kind])
            like = _LIKE.get(metric.name.casefold()) if key in _LIKERT else None
            file.findings.error(
                "unknown-key", metric.key_span(key), f'"{key}" is not a key of the metric {shown(metric.name)}',
                label=f"only {kinds} {'has' if kinds == 'nps' else 'have'} it",
                help=f"to have it computed, write css: {{label: {metric.name}, {like}…}}; {known}" if like is not None else known,
            )  # fmt: skip


def _counts(file: File, metric: MetricView) -> None:
    counts = metric.counts
    if counts is None or metric.kind is MetricKind.OWN:
        return
    nps, given = metric.kind is MetricKind.NPS, len(counts.value)
    wanted = _NPS_COUNTS if nps else metric.scale or DEFAULT_SCALE
    if given != wanted:
        scale = "0 to 10" if nps else f"1 to {wanted}"
        help_ = f"write how often each of {scale} was answered, 0 where it never was"
        if not nps and given in SCALES:
            help_ += f"; or say scale: {given}"
        file.findings.error(
            "bad-value", file.findings.head(counts.span), f"{metric.name} has {given} counts for {wanted} answers",
            label=f"{wanted} numbers", help=help_,
        )  # fmt: skip
    if nps and any(metric.mentions(key) for key in GROUPS):
        file.findings.error(
            "bad-value", metric.key_span("counts"), "nps has counts, or promoters, passives and detractors, not both",
            label="twice", help="take one of the two out",
        )  # fmt: skip


def _too_many(file: File, metric: MetricView) -> None:
    numbers = [metric.count(key) for key in ("n", *GROUPS)] + [*(metric.counts.value if metric.counts else ())]
    for number in numbers:
        if number and number.value > MOST_ANSWERS:
            file.findings.error("out-of-range", number.span, f"{shown(number.words)[1:-1]} answers are more than there can be",
                                label=f"at most {MOST_ANSWERS}", help="write how many answered")  # fmt: skip


def _groups(file: File, metric: MetricView) -> None:
    here = [key for key in GROUPS if metric.has(key)]
    missing = [key for key in reversed(GROUPS) if key not in here]
    if metric.kind is MetricKind.NPS and here and missing:
        file.findings.error(
            "missing-key", metric.key_span(here[0]), f"nps needs {' and '.join(missing)} too",
            label=f"no {' and no '.join(missing)}", help=f"write {missing[0]}: 0 where there were none",
        )  # fmt: skip


def _contradictions(file: File, metric: MetricView) -> None:
    found = metric.answers
    if found is None:
        return
    written = metric.value if metric.has("value") else None
    if written and written.value.exact is not None and (found.value is None or contradicts(written.value, found.value)):
        computed = metric.computed(decimals(written.value))
        right = computed.words if computed else "no value: nobody answered"
        file.findings.error(
            "metric-contradiction", written.span, f"{metric.name} is {written.value.words} here, and the counts give {right}",
            label=f"or {right}?", help="take the value out, and it is computed from the counts; or correct the counts",
        )  # fmt: skip
    n = metric.count("n")
    if n and n.value != found.n:
        file.findings.error(
            "metric-contradiction", n.span, f"n is {n.value} here, and the counts add up to {found.n}", label=f"or {found.n}?",
            help="take n out, and it is the sum of the counts; or correct the counts",
        )  # fmt: skip


def _ranges(file: File, metric: MetricView) -> None:
    if metric.kind is MetricKind.OWN or metric.scale is None:
        return
    nps, top2 = metric.kind is MetricKind.NPS, metric.is_top2
    low, high = (-100, 100) if nps else (0, 100) if top2 else (1, metric.scale)
    for key, written in _quantities(metric):
        found = written.value.quantity if isinstance(written.value, Target) else written.value
        if found.exact is None or (key == "target" and found.percent and not top2 and not nps):
            continue
        if not low <= found.exact <= high:
            more = (
                "; another scale is given with scale: 7 or scale: 11"
                if not (metric.has("scale") or metric.is_previous or nps or top2)
                else ""
            )
            file.findings.error(
                "out-of-range", written.span, f"{shown(written.words)[1:-1]} is not on the scale of {metric.name}",
                label=f"the scale goes from {low} to {high}".replace("-", "−"), help=f"correct the number{more}",
            )  # fmt: skip


_RULES: tuple[Callable[[File, MetricView], None], ...] = (
    _decimal_commas, _numbers_as_text, _own_keys, _counts, _too_many, _groups, _contradictions, _ranges, *TARGET_RULES,
)  # fmt: skip

__all__ = ["MOST_ANSWERS", "check"]
