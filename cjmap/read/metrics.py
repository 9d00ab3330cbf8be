"""The `metrics` of a file → measures with exact values, computed from answer counts where those are given."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from cjmap.diagnostics import Span
from cjmap.model import Better, Computed, Metric, MetricKind, MetricScale, Quantity, Success
from cjmap.read import values
from cjmap.read.nodes import Entry, Node
from cjmap.read.values import Amount, Target, amount, clean, count, given, many, number, quantity, quantity_of, text

LABELS = {MetricKind.CSS: "CSS", MetricKind.NPS: "NPS", MetricKind.EXS: "ExS"}
_KINDS = {kind.value: kind for kind in LABELS}
GROUPS = ("detractors", "passives", "promoters")
"""The answers of a Net Promoter Score, worst first: 0 to 6, 7 and 8, 9 and 10."""
SCALES = (5, 7, 11)
DEFAULT_SCALE = 5


class Named(NamedTuple):
    """One entry of `metrics`: its name and the place of that, its value, None where it is not measured, and the value's place."""

    name: str
    span: Span
    value: Node | None
    kind: MetricKind
    name_span: Span
    later: Named | None = None
    """The metric whose edition before it is: what it leaves out of scale, kind of value and unit is that one's."""

    @property
    def entries(self) -> dict[str, Entry]:
        """The keys and values of a metric that says more than its value."""
        return self.value.entries if self.value is not None else {}

    def setting(self, key: str) -> Node | None:
        """The value of a key that says how it is measured, which holds for the edition before too."""
        return given((self.later or self).entries, key)


class Answers(NamedTuple):
    """Answer counts, worst first, and the exact value that follows from them, None where nobody answered."""

    counts: tuple[int, ...]
    value: Fraction | None
    percent: bool = False

    @property
    def n(self) -> int:
        return sum(self.counts)


def named(node: Node | None) -> Iterator[Named]:
    """Every metric of a place, in order."""
    if node is None:
        return
    if node.kind == "mapping":
        for key, entry in node.entries.items():
            name = clean(key)
            value = None if entry.value.empty else entry.value
            yield Named(name, entry.span, value, _kind(name), entry.value.span)
    else:
        for item in many(node):
            if item.kind == "scalar":
                yield Named(text(item), item.span, None, _kind(text(item)), item.span)


def before(entry: Named) -> Named | None:
    """The edition before of a metric, as a metric of its own; None where nothing is said of it."""
    inside = entry.entries.get("previous")
    if inside is None or inside.value.empty:
        return None
    if inside.value.kind == "mapping" and all(one.value.empty for one in inside.value.entries.values()):
        return None
    return Named(entry.name, inside.span, inside.value, entry.kind, inside.value.span, entry)


def _kind(name: str) -> MetricKind:
    return _KINDS.get(name.casefold(), MetricKind.OWN)


def scale(entry: Named) -> int:
    """How many answers there are to choose from."""
    points = number(entry.setting("scale"))
    return int(points) if points in SCALES else DEFAULT_SCALE


def top2(entry: Named) -> bool:
    """Whether a css or exs is the percentage of the two best answers: by `as`, or written as a percentage."""
    word = text(entry.setting("as"))
    if not word and entry.later and (value_node(entry.later) or answers(entry.later)):
        return top2(entry.later)
    value = quantity(given(entry.entries, "value") if entry.entries else entry.value)
    return word == Computed.TOP2 or (not word and value is not None and value.percent)


def answers(entry: Named) -> Answers | None:
    """The answer counts of a metric; None where there are none, or where they are not as they should be.

    NPS is 100·(promoters − detractors)/n, CSS and ExS the mean Σx/n of answers from 1, or 100·(the two best)/n as top-2-box.
    """
    if entry.kind is MetricKind.OWN:
        return None
    counts = _counts(given(entry.entries, "counts"))
    if entry.kind is MetricKind.NPS:
        groups = [count(given(entry.entries, key)) for key in GROUPS]
        if counts is not None and len(counts) == 11:
            groups = [sum(counts[:7]), sum(counts[7:9]), sum(counts[9:])]
        whole = tuple(group for group in groups if group is not None)
        if len(whole) != len(GROUPS):
            return None
        n = sum(whole)
        return Answers(whole, Fraction(100 * (whole[2] - whole[0]), n) if n else None)
    if counts is None or len(counts) != scale(entry):
        return None
    n = sum(counts)
    if top2(entry):
        return Answers(counts, Fraction(100 * sum(counts[-2:]), n) if n else None, percent=True)
    total = sum(answer * times for answer, times in enumerate(counts, 1))
    return Answers(counts, Fraction(total, n) if n else None)


def _counts(node: Node | None) -> tuple[int, ...] | None:
    if node is None or node.kind != "sequence":
        return None
    found = [count(item) for item in node.items]
    whole = tuple(times for times in found if times is not None)
    return whole if len(whole) == len(found) else None


def rounded(value: Fraction, decimals: int = 0) -> Decimal:
    """An exact value with so many decimals, halves away from zero."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-decimals)


def decimals(value: Quantity) -> int:
    """How many decimals an author wrote."""
    return len(value.words.partition(".")[2].rstrip("% "))


def computed(entry: Named, found: Answers, least: int = 0) -> Quantity | None:
    """The value of answer counts as it is printed: a mean with one decimal, a percentage and an NPS without.

    `least` asks for more decimals, to stand beside a value that has as many.
    """
    if found.value is None:
        return None
    if entry.kind is MetricKind.NPS:
        return _signed(f"{rounded(found.value, least):f}")
    value = rounded(found.value, max(least, 0 if found.percent else 1))
    return Quantity(f"{value}%" if found.percent else f"{value}", value, found.percent)


def _signed(words: str) -> Quantity:
    """A Net Promoter Score with its sign; 0 has none."""
    exact, digits = Decimal(words.replace("−", "-")), words.lstrip("+-−")
    return Quantity(("+" if exact > 0 else "−" if exact < 0 else "") + digits, exact)


def contradicts(value: Quantity, found: Fraction) -> bool:
    """Whether a value an author gave is not the computed one, rounded as far as the author did."""
    if value.exact is None:
        return False
    return abs(Fraction(value.exact) - found) > Fraction(1, 2 * 10 ** decimals(value))


def on_scale(entry: Named, node: Node | None) -> Quantity | None:
    """A value as it is meant: of a top-2-box every number is a percentage, a Net Promoter Score is in points."""
    return _meant(entry, quantity(node))


def _meant(entry: Named, found: Quantity | None) -> Quantity | None:
    if found is None or found.exact is None or entry.kind is MetricKind.OWN:
        return found
    if entry.kind is MetricKind.NPS:
        return Quantity(found.words.rstrip("% "), found.exact)
    return found if found.percent or not top2(entry) else Quantity(f"{found.words}%", found.exact, percent=True)


def target(entry: Named) -> Target | None:
    """What the value is to reach; None where an author gave none."""
    words = text(given(entry.entries, "target"))
    if not words:
        return None
    sign, written = values.parted(words)
    better = values.says(sign) if sign else _better(entry)
    found = _meant(entry, quantity_of(written)) if written else None
    goal = Amount(found.exact, "%" if found.percent else "") if found and found.exact is not None else amount(written)
    if goal is None:
        return Target(Quantity(words), None, "", better, bool(sign))
    return Target(
        found or Quantity(written), goal, sign or ("≤" if better is Better.LOWER else "≥"), better, bool(sign)
    )


def measured(value: Quantity) -> Amount | None:
    """A value as it is held against a target, with the unit beside it; None of a text that is no amount."""
    if value.exact is not None:
        return Amount(value.exact, "%" if value.percent else "")
    return amount(value.words)


def comparable(entry: Named, value: Amount, goal: Amount) -> bool:
    """Whether value and target have the same unit; a number without one has that of the metric."""
    unit = text(entry.setting("unit")).removesuffix(".")
    return value.unit == goal.unit or {value.unit, goal.unit} == {"", unit}


def value_node(entry: Named) -> Node | None:
    """The node of the value an author gave."""
    return entry.value if entry.value is not None and entry.value.kind == "scalar" else given(entry.entries, "value")


def metric(entry: Named) -> Metric:
    """One measure, finished: what is printed, what it rests on, and whether it is good or bad."""
    entries, kind = entry.entries, entry.kind
    written, found = on_scale(entry, value_node(entry)), answers(entry)
    value = _printed(entry, written) if written else computed(entry, found) if found else None
    aim, earlier = target(entry), before(entry)
    return Metric(
        key=entry.name,
        label=text(entry.setting("label")) or LABELS.get(kind, entry.name),
        kind=kind,
        value=value,
        target=aim.quantity if aim else None,
        sign=aim.sign if aim else "",
        n=found.n if found else count(given(entries, "n")),
        answers=found.counts if found else (),
        better=aim.better if aim else _better(entry),
        unit=text(entry.setting("unit")),
        period=text(given(entries, "period")),
        source=text(given(entries, "source")),
        computed=_computation(entry) if found else Computed.GIVEN,
        scale=_printed_scale(entry),
        assessed=_assessed(entry, value, aim),
        value_given=written is not None,
        counts=(_counts(given(entries, "counts")) or ()) if kind is MetricKind.NPS else (),
        points=count(entry.setting("scale")) or 0,
        as_=_wanted(entry),
        previous=metric(earlier) if earlier else None,
        span=entry.name_span,
    )


def _printed(entry: Named, written: Quantity) -> Quantity:
    """The author's own value: a Net Promoter Score with its sign, everything else as it was written."""
    return written if entry.kind is not MetricKind.NPS or written.exact is None else _signed(written.words)


def _better(entry: Named) -> Better:
    """Which direction an author says is better, in words that were not checked yet: higher where they say nothing of it."""
    if entry.later and (aim := target(entry.later)):
        return aim.better
    return Better.LOWER if text(entry.setting("better")) == Better.LOWER else Better.HIGHER


def _computation(entry: Named) -> Computed:
    if entry.kind is MetricKind.NPS:
        return Computed.DIFFERENCE
    return Computed.TOP2 if top2(entry) else Computed.MEAN


def _wanted(entry: Named) -> Computed:
    """What an author wants to be computed, in words that were not checked yet; GIVEN where they wrote none."""
    word = text(entry.setting("as"))
    return next((one for one in Computed if one == word), Computed.GIVEN)


def _printed_scale(entry: Named) -> MetricScale:
    if entry.kind is MetricKind.OWN:
        return MetricScale.OPEN
    if entry.kind is MetricKind.NPS:
        return MetricScale.POINTS
    return MetricScale.PERCENT if top2(entry) else MetricScale(f"1–{scale(entry)}")


def _assessed(entry: Named, value: Quantity | None, aim: Target | None) -> Success:
    """Whether a metric is good or bad, judged by the value as it is printed."""
    if value is None:
        return Success.NOT_ASSESSED
    return _by_scale(entry, value) if aim is None else _by_target(entry, value, aim)


def _by_target(entry: Named, value: Quantity, aim: Target) -> Success:
    here = measured(value)
    if here is None or aim.amount is None or not comparable(entry, here, aim.amount):
        return Success.NOT_ASSESSED
    return Success.POSITIVE if values.met(here.number, aim) else Success.NEGATIVE


def _by_scale(entry: Named, value: Quantity) -> Success:
    if value.exact is None:
        return Success.NOT_ASSESSED
    middle = Decimal(1 + scale(entry)) / 2
    if entry.kind is MetricKind.NPS or top2(entry):
        middle = Decimal(0 if entry.kind is MetricKind.NPS else 50)
    if entry.kind is MetricKind.OWN or value.exact == middle:
        return Success.NEUTRAL
    return Success.POSITIVE if value.exact > middle else Success.NEGATIVE
