"""Measures: the formulas of the field in exact arithmetic, rounded only in print, and what is good or bad about them."""

from __future__ import annotations

import operator
import unicodedata
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.language import languages, use_language
from cjmap.layout.kit.metrics import aimed_at, printed
from cjmap.model import Computed, Metric, MetricKind, Success
from cjmap.read import read
from cjmap.read.metrics import rounded


def metric(line: str) -> Metric:
    reading = read(f"title: A\nstages: [B]\nmetrics:\n  {line}\n")
    assert reading.journey is not None, reading.diagnostics
    (only,) = reading.journey.metrics
    return only


@pytest.mark.parametrize(
    ("line", "value", "n", "computed"),
    [
        ("css: {value: 3.4, previous: 3.1}", "3.1", None, Computed.GIVEN),
        ("css: {counts: [4, 11, 23, 51, 30], previous: {counts: [6, 14, 25, 40, 21]}}", "3.5", 106, Computed.MEAN),
        ("css: {value: 62%, previous: {counts: [6, 14, 25, 40, 21], period: Q1}}", "58%", 106, Computed.TOP2),
        ("css: {scale: 7, as: top2, value: 40, previous: 38}", "38%", None, Computed.GIVEN),
        ("nps: {value: 12, previous: {promoters: 5, passives: 3, detractors: 2}}", "+30", 10, Computed.DIFFERENCE),
        ("nps: {value: 12, previous: {counts: [0, 0, 0, 0, 0, 0, 2, 3, 0, 5, 0]}}", "+30", 10, Computed.DIFFERENCE),
        ("Speed: {value: 5, unit: min, target: <3, previous: {value: 6, n: 9}}", "6", 9, Computed.GIVEN),
        ("Speed: {value: 5, previous: ~10 min}", "~10 min", None, Computed.GIVEN),
    ],
)
def test_previous_is_measured_alike(line: str, value: str, n: int | None, computed: Computed) -> None:
    """The edition before has the scale, the unit and the formula of its metric, and no target of its own."""
    now = metric(line)
    before = now.previous
    assert before and before.value and (before.value.words, before.n, before.computed) == (value, n, computed)
    assert (before.scale, before.unit, before.kind, before.better) == (now.scale, now.unit, now.kind, now.better)
    assert before.target is None and before.previous is None
    assert metric("css: {value: 3, previous: {n: null}}").previous is None


def test_counts_of_eleven_are_kept() -> None:
    """An NPS that was counted from 0 to 10 has its eleven counts beside the three groups, and so has the edition before."""
    counts = tuple(range(11))
    now = metric(f"nps: {{counts: {list(counts)}, previous: {{counts: {list(counts[::-1])}}}}}")
    assert (now.counts, now.answers) == (counts, (21, 15, 19))
    assert now.previous and (now.previous.counts, now.previous.answers) == (counts[::-1], (49, 5, 1))


def words(line: str) -> str:
    value = metric(line).value
    return value.words if value else ""


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("nps: {promoters: 60, passives: 25, detractors: 15}", "+45"),
        ("nps: {promoters: 9, passives: 5, detractors: 6}", "+15"),
        ("nps: {promoters: 500, passives: 300, detractors: 200}", "+30"),
        ("nps: {promoters: 10, passives: 0, detractors: 0}", "+100"),
        ("nps: {promoters: 0, passives: 0, detractors: 10}", "−100"),
        ("nps: {promoters: 5, passives: 3, detractors: 5}", "0"),
        ("nps: {promoters: 3, passives: 1, detractors: 4}", "−13"),
        ("nps: {promoters: 4, passives: 1, detractors: 3}", "+13"),
        ("nps: {counts: [1, 0, 0, 0, 0, 0, 1, 1, 1, 3, 3]}", "+40"),
        ("nps: 46", "+46"),
        ("nps: -12", "−12"),
        ("nps: 0", "0"),
        ("css: {counts: [4, 11, 23, 51, 30]}", "3.8"),
        ("css: {counts: [0, 0, 0, 3, 1]}", "4.3"),
        ("css: {counts: [0, 0, 0, 3, 1], value: 4.25}", "4.25"),
        ("css: {counts: [0, 0, 0, 3, 1], as: top2}", "100%"),
        ("exs: {counts: [1, 1, 1, 1, 4], as: top2}", "63%"),
        ("css: {scale: 7, counts: [0, 0, 0, 0, 0, 0, 2]}", "7.0"),
        ("css: 3.10", "3.10"),
        ("Returns: -5", "−5"),
        ("Cart abandonment: 62%", "62%"),
        ("Waiting: ~10 min", "~10 min"),
    ],
)  # fmt: skip
def test_what_is_printed(line: str, printed: str) -> None:
    """A mean has one decimal, an NPS a sign and none, halves go away from zero; what an author wrote stays."""
    assert words(line) == printed


@pytest.mark.parametrize("line", ["css: {counts: [0, 0, 0, 0, 0]}", "nps: {promoters: 0, passives: 0, detractors: 0}"])
def test_nobody_answered(line: str) -> None:
    """No answers are no data, never a value of 0."""
    found = metric(line)
    assert (found.value, found.n, found.assessed) == (None, 0, Success.NOT_ASSESSED)


@pytest.mark.parametrize("line", ["css:", "Returns:", "[css]", "Returns: {target: 5}"])
def test_not_measured(line: str) -> None:
    """A name without a value is a metric that is not measured yet."""
    assert (metric(line).value, metric(line).assessed) == (None, Success.NOT_ASSESSED)


@pytest.mark.parametrize(
    ("line", "assessed"),
    [
        ("nps: 1", Success.POSITIVE),
        ("nps: 0", Success.NEUTRAL),
        ("nps: -1", Success.NEGATIVE),
        ("css: 3", Success.NEUTRAL),
        ("css: 3.01", Success.POSITIVE),
        ("css: {value: 3.9, scale: 7}", Success.NEGATIVE),
        ("exs: {value: 6, scale: 11}", Success.NEUTRAL),
        ("css: 62%", Success.POSITIVE),
        ("exs: {value: 50, as: top2}", Success.NEUTRAL),
        ("exs: {value: 4.2, target: 4.2}", Success.POSITIVE),
        ("exs: {value: 4.1, target: 4.2}", Success.NEGATIVE),
        ("Loss: {value: 62%, target: 55%, better: lower}", Success.NEGATIVE),
        ("Loss: {value: 55%, target: 55%, better: lower}", Success.POSITIVE),
        ("Loss: 62%", Success.NEUTRAL),
        ("Loss: a lot", Success.NOT_ASSESSED),
        ("Loss: {value: 62%, target: as low as can be}", Success.NOT_ASSESSED),
        ("nps: {promoters: 3, passives: 0, detractors: 2, target: 20}", Success.POSITIVE),
        ("css: {counts: [0, 0, 2, 1, 0], target: 3.3}", Success.POSITIVE),
        ("css: {counts: [0, 0, 2, 1, 0], target: 3.34}", Success.NEGATIVE),
        ("nps: {promoters: 199, passives: 2, detractors: 200}", Success.NEUTRAL),
        ("nps: {promoters: 200, passives: 2, detractors: 199}", Success.NEUTRAL),
        ("css: {counts: [0, 1, 60, 0, 0]}", Success.NEUTRAL),
        ("css: {counts: [0, 0, 2, 1, 0], target: 3.31}", Success.NEGATIVE),
        ("css: {counts: [0, 0, 1, 1, 0], value: 3.50, target: '> 3.5'}", Success.NEGATIVE),
        ("nps: 45%", Success.POSITIVE),
        ("nps: {value: 45, target: 50%}", Success.NEGATIVE),
        ("Found: {value: 90%, target: '>= 90%'}", Success.POSITIVE),
        ("Found: {value: 90%, target: '> 90%'}", Success.NEGATIVE),
        ("Loss: {value: 90%, target: '≤ 90 %'}", Success.POSITIVE),
        ("Loss: {value: 90%, target: '< 90%'}", Success.NEGATIVE),
        ("Loss: {value: 62%, target: 0.7}", Success.NOT_ASSESSED),
        ("Wait: {value: 45 min, target: <60 min}", Success.POSITIVE),
        ("Wait: {value: 75, unit: min, target: <60 min}", Success.NEGATIVE),
        ("Wait: {value: 45 s, target: <60 min}", Success.NOT_ASSESSED),
        ("Price: {value: $850, target: <= $900}", Success.POSITIVE),
        ("Visits: {value: 5k/month, target: '>= 6k/month'}", Success.NEGATIVE),
        ("Visits: {value: 5k/month, target: '>= 900'}", Success.NOT_ASSESSED),
    ],
)  # fmt: skip
def test_good_or_bad(line: str, assessed: Success) -> None:
    """With a target a metric is positive when it is met; nps goes by 0, css and exs by the middle, one's own is neutral."""
    assert metric(line).assessed is assessed


def test_counts_are_kept() -> None:
    """Answer counts stay with the metric, worst first, with their number and how the value was computed."""
    found = metric("nps: {promoters: 98, passives: 60, detractors: 56}")
    assert (found.answers, found.n, found.computed) == ((56, 60, 98), 214, "difference")
    found = metric("css: {counts: [1, 2, 3, 4, 5]}")
    assert (found.answers, found.n, found.computed) == ((1, 2, 3, 4, 5), 15, "mean")
    assert metric("css: {counts: [1, 2, 3, 4, 5], as: top2}").computed == "top2"


def test_names() -> None:
    """The three known metrics are known in any capitals and have their label; any other name is printed as it is."""
    assert [metric(f"{name}: 1").label for name in ("css", "NPS", "exs", "Churn, monthly")] == [
        "CSS",
        "NPS",
        "ExS",
        "Churn, monthly",
    ]
    assert metric("Nps: 1").kind is MetricKind.NPS
    assert metric("css: {value: 1, label: Smiles}").label == "Smiles"
    assert (metric("2024: 5").key, metric("2024: 5").kind) == ("2024", MetricKind.OWN)


def test_everything_said_is_kept() -> None:
    """Unit, period, source, direction, target and n are those of the file."""
    found = metric("Waiting: {value: 9, target: 5, n: 40, better: lower, unit: min, period: Q3, source: Logs}")
    assert (found.unit, found.period, found.source, found.better, found.n) == ("min", "Q3", "Logs", "lower", 40)
    assert found.target is not None
    assert (found.target.words, found.target.exact) == ("5", Decimal(5))


@given(st.fractions(), st.integers(0, 4))
def test_rounding(value: Fraction, decimals: int) -> None:
    """Rounding is to the nearest, halves away from zero, and the same on both sides of it."""
    step = Fraction(1, 10**decimals)
    found = Fraction(rounded(value, decimals))
    assert abs(found - value) <= step / 2
    assert abs(found - value) < step / 2 or abs(found) > abs(value)
    assert Fraction(rounded(-value, decimals)) == -found


@given(st.lists(st.integers(0, 500), min_size=3, max_size=3).filter(any))
def test_nps_formula(groups: list[int]) -> None:
    """NPS is 100·(promoters − detractors)/n in whole points, whichever way the counts are given."""
    low, middle, high = groups
    one = metric(f"nps: {{promoters: {high}, passives: {middle}, detractors: {low}}}")
    other = metric(f"nps: {{counts: [0, 0, {low}, 0, 0, 0, 0, {middle}, 0, 0, {high}]}}")
    assert (one.value, one.n) == (other.value, other.n)
    assert one.value is not None
    assert one.value.exact is not None
    assert abs(Fraction(one.value.exact) - Fraction(100 * (high - low), sum(groups))) <= Fraction(1, 2)


def test_a_top_two_box_is_a_percentage() -> None:
    """A number of a top-2-box is a percentage, with its sign or without: it is printed as one, and held against one."""
    found = metric("css: {value: 78, as: top2, target: 80%}")
    assert found.value and found.target
    assert (found.value.words, found.target.words, found.assessed) == ("78%", "80%", Success.NEGATIVE)


SIGNS = {">=": "≥", "≥": "≥", ">": ">", "<=": "≤", "≤": "≤", "<": "<"}
HELD = {"≥": operator.ge, ">": operator.gt, "≤": operator.le, "<": operator.lt}
COUNTS = st.lists(st.integers(0, 300), min_size=5, max_size=5).filter(any)
SCORES = st.one_of(
    st.tuples(st.just("css"), COUNTS.map(lambda counts: f"counts: {counts}")),
    st.tuples(st.just("exs"), COUNTS.map(lambda counts: f"counts: {counts}, as: top2")),
    st.tuples(
        st.just("nps"),
        COUNTS.map(lambda counts: f"promoters: {counts[0]}, passives: {counts[1]}, detractors: {sum(counts[2:])}"),
    ),
    st.tuples(st.just("Rides"), st.decimals(-99, 99, places=2).map(lambda number: f"value: {number}")),
    st.tuples(st.just("Loss"), st.decimals(0, 99, places=1).map(lambda number: f"value: {number}%")),
)


def number_of(shown: str) -> Decimal:
    """The number that a reader sees in a language's signs: digits of any script, its decimal sign, its minus."""
    ascii_ = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in shown)
    signs = {"−": "-", "-": "-", ".": ".", ",": ".", "٫": "."}
    return Decimal("".join(signs.get(char, char) for char in ascii_ if char.isdecimal() or char in signs))


@given(SCORES, st.sampled_from([*SIGNS]), st.integers(-2, 2), st.sampled_from(languages()))
def test_print_and_colour_agree(score: tuple[str, str], sign: str, off: int, tag: str) -> None:
    """In every language, what is printed meets the printed target where the colour says so, at each edge of rounding."""
    name, said = score
    value = metric(f"{name}: {{{said}}}").value
    assert value is not None
    assert value.exact is not None
    step = Decimal(1).scaleb(value.exact.as_tuple().exponent if isinstance(value.exact.as_tuple().exponent, int) else 0)
    low, high = (-100, 100) if name != "css" else (1, 5)
    target = min(max(value.exact + off * step, Decimal(low)), Decimal(high))
    found = metric(f"{name}: {{{said}, target: '{sign} {target}{'%' * value.percent}'}}")
    assert found.value
    assert found.target
    with use_language(tag):
        here, goal = number_of(printed(found.value)), number_of(printed(found.target))
        assert SIGNS[sign] in aimed_at(found)
    assert (found.assessed is Success.POSITIVE) is HELD[SIGNS[sign]](here, goal)
    assert (found.assessed is Success.NEGATIVE) is not HELD[SIGNS[sign]](here, goal)


@given(SCORES)
def test_an_untargeted_score_is_judged_as_printed(score: tuple[str, str]) -> None:
    """Without a target a known score is good above the middle of its scale, bad below, and neutral where it prints the middle."""
    name, said = score
    found = metric(f"{name}: {{{said}}}")
    middle = {"css": Decimal(3), "exs": Decimal(50), "nps": Decimal(0)}.get(name)
    assert found.value
    shown = number_of(found.value.words)
    wanted = (
        Success.NEUTRAL
        if middle is None or shown == middle
        else Success.POSITIVE
        if shown > middle
        else Success.NEGATIVE
    )
    assert found.assessed is wanted
