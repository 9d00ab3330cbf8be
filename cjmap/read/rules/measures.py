"""Metrics: the keys of their kind, counts that fit the scale, values that do not contradict them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cjmap.diagnostics import Note, Span
from cjmap.model import MetricKind
from cjmap.read import metrics
from cjmap.read.findings import shown
from cjmap.read.metrics import GROUPS, Named
from cjmap.read.nodes import Node
from cjmap.read.rules.file import File
from cjmap.read.rules.targets import RULES as TARGET_RULES
from cjmap.read.values import comma_number, count, given, number, quantity, without_comma

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
    for visit in file.at("metrics"):
        seen: dict[str, Span] = {}
        for entry in metrics.named(visit.node):
            key = entry.kind.value if entry.kind is not MetricKind.OWN else entry.name
            before = seen.setdefault(key, entry.span)
            if before != entry.span:
                file.findings.error(
                    "duplicate-id", entry.span, f"the metric {shown(entry.name)} is here twice", label="twice",
                    help="take one of the two out, or give it another name", notes=[Note("the first one is here", before)],
                )  # fmt: skip
            for rule in _RULES:
                rule(file, entry)


def _decimal_commas(file: File, entry: Named) -> None:
    for key, node in _quantities(entry):
        if node.kind == "scalar" and node.plain and comma_number(node.words):
            point, thousands = without_comma(node.words)
            fix = None if thousands else file.findings.replaced(node.span, point)
            either = f'"{point}", or "{thousands}" for thousands' if thousands else f'"{point}"'
            file.findings.error(
                "decimal-comma", node.span, f"{shown(key)} has a comma: numbers use a point", label=f"write {either}",
                help=f"to print it as it stands, as a text that is not assessed, write '{node.words}' in quotes", fix=fix,
            )  # fmt: skip


def _numbers_as_text(file: File, entry: Named) -> None:
    """`1 234`, `٤٥٪`: a number that is a text; of the known metrics, any text at all."""
    node = metrics.value_node(entry)
    found = quantity(node)
    if node is None or found is None or found.exact is not None or not node.plain:
        return
    words, cause = node.words[:_LONGEST], ""
    if comma_number(words) or words.endswith((",", ";")):
        return  # of the comma is spoken already
    from cjmap.read.numerals import meaning, whole_number  # late: few files have one
    from cjmap.read.placeholders import is_placeholder

    right = whole_number(words)
    if not right and entry.kind is not MetricKind.OWN:
        other = meaning(words)
        right, cause = (other.right, other.cause) if other else ("", "")
    if right or entry.kind is not MetricKind.OWN:
        more = "leave it out where it is not measured" if is_placeholder(words) else cause
        file.findings.warning(
            "number-as-text", node.span, f"{shown(words)} is a text: printed as it stands, and not assessed",
            label=f"write {right}" if right else "no number",
            help=more or f"numbers are digits 0 to 9 and a point; to keep the text, write '{words}' in quotes",
        )  # fmt: skip


def _quantities(entry: Named) -> Iterator[tuple[str, Node]]:
    value = metrics.value_node(entry)
    if value is not None:
        yield entry.name if value is entry.value else "value", value
    target = given(entry.entries, "target")
    if target is not None:
        yield "target", target


def _own_keys(file: File, entry: Named) -> None:
    for key, kinds in _KINDS.items():
        part = entry.entries.get(key)
        if part is not None and key not in _KEYS[entry.kind]:
            known = f"{entry.name} has value, target, n, better, label, unit, period, source"
            known += "".join(f", {name}" for name in _KEYS[entry.kind])
            like = _LIKE.get(entry.name.casefold()) if key in _LIKERT else None
            file.findings.error(
                "unknown-key", part.span, f'"{key}" is not a key of the metric {shown(entry.name)}',
                label=f"only {kinds} {'has' if kinds == 'nps' else 'have'} it",
                help=f"to have it computed, write css: {{label: {entry.name}, {like}…}}; {known}" if like is not None else known,
            )  # fmt: skip


def _counts(file: File, entry: Named) -> None:
    node = given(entry.entries, "counts")
    if node is None or node.kind != "sequence" or entry.kind is MetricKind.OWN:
        return
    nps = entry.kind is MetricKind.NPS
    wanted = _NPS_COUNTS if nps else metrics.scale(entry)
    if len(node.items) != wanted:
        scale = "0 to 10" if nps else f"1 to {wanted}"
        help_ = f"write how often each of {scale} was answered, 0 where it never was"
        if not nps and len(node.items) in metrics.SCALES:
            help_ += f"; or say scale: {len(node.items)}"
        file.findings.error(
            "bad-value", file.findings.head(node.span), f"{entry.name} has {len(node.items)} counts for {wanted} answers",
            label=f"{wanted} numbers", help=help_,
        )  # fmt: skip
    if nps and any(key in entry.entries for key in GROUPS):
        file.findings.error(
            "bad-value", entry.entries["counts"].span, "nps has counts, or promoters, passives and detractors, not both",
            label="twice", help="take one of the two out",
        )  # fmt: skip


def _too_many(file: File, entry: Named) -> None:
    counts = given(entry.entries, "counts")
    nodes = [given(entry.entries, key) for key in ("n", *GROUPS)] + (counts.items if counts is not None else [])
    for node in nodes:
        value = number(node)
        if node is not None and value is not None and value > MOST_ANSWERS:
            file.findings.error("out-of-range", node.span, f"{shown(node.words)[1:-1]} answers are more than there can be",
                                label=f"at most {MOST_ANSWERS}", help="write how many answered")  # fmt: skip


def _groups(file: File, entry: Named) -> None:
    here = [key for key in GROUPS if given(entry.entries, key) is not None]
    missing = [key for key in reversed(GROUPS) if key not in here]
    if entry.kind is MetricKind.NPS and here and missing:
        file.findings.error(
            "missing-key", entry.entries[here[0]].span, f"nps needs {' and '.join(missing)} too",
            label=f"no {' and no '.join(missing)}", help=f"write {missing[0]}: 0 where there were none",
        )  # fmt: skip


def _contradictions(file: File, entry: Named) -> None:
    found = metrics.answers(entry)
    if found is None:
        return
    node, value = given(entry.entries, "value"), quantity(given(entry.entries, "value"))
    if node is not None and value is not None and value.exact is not None:
        worked_out = metrics.computed(entry, found, metrics.decimals(value))
        if found.value is None or metrics.contradicts(value, found.value):
            said = worked_out.words if worked_out else "no value: nobody answered"
            file.findings.error(
                "metric-contradiction", node.span, f"{entry.name} is {value.words} here, and the counts give {said}",
                label=f"or {said}?", help="take the value out, and it is computed from the counts; or correct the counts",
            )  # fmt: skip
    n_node, n = given(entry.entries, "n"), count(given(entry.entries, "n"))
    if n_node is not None and n is not None and n != found.n:
        file.findings.error(
            "metric-contradiction", n_node.span, f"n is {n} here, and the counts add up to {found.n}", label=f"or {found.n}?",
            help="take n out, and it is the sum of the counts; or correct the counts",
        )  # fmt: skip


def _ranges(file: File, entry: Named) -> None:
    if entry.kind is MetricKind.OWN:
        return
    nps, top2 = entry.kind is MetricKind.NPS, metrics.top2(entry)
    low, high = (-100, 100) if nps else (0, 100) if top2 else (1, metrics.scale(entry))
    scale = given(entry.entries, "scale")
    if scale is not None and number(scale) not in metrics.SCALES:
        return
    for key, node in _quantities(entry):
        aim = metrics.target(entry)
        found = quantity(node) if key != "target" else aim.quantity if aim else None
        if found is None or found.exact is None or (key == "target" and found.percent and not top2 and not nps):
            continue
        if not low <= found.exact <= high:
            more = (
                "; another scale is given with scale: 7 or scale: 11" if scale is None and not nps and not top2 else ""
            )
            file.findings.error(
                "out-of-range", node.span, f"{shown(node.words)[1:-1]} is not on the scale of {entry.name}",
                label=f"the scale goes from {low} to {high}".replace("-", "−"), help=f"correct the number{more}",
            )  # fmt: skip


_RULES: tuple[Callable[[File, Named], None], ...] = (
    _decimal_commas, _numbers_as_text, _own_keys, _counts, _too_many, _groups, _contradictions, _ranges, *TARGET_RULES,
)  # fmt: skip

__all__ = ["MOST_ANSWERS", "check"]
