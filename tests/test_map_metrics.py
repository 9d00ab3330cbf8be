"""Metrics in the lanes of the map: what is printed where, the bar of answers, the trend, and what is not measured."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from generated import journey_of
from geometry import flat
from lane_parts import context, own_lanes, painted

from cjmap.layout.map.entries import measured_and_not
from cjmap.layout.map.metrics import BAR_MOST, fits_beside, shown_value, small_print, was
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Metric, Quantity, Success
from cjmap.records import replace
from cjmap.scene import Group, Node, Path, Rect, Text, paragraphs

pytestmark = pytest.mark.usefixtures("english")


def of_metrics(metrics: Any, width: float = 900.0) -> MapContext:
    """A map of one stage with these metrics."""
    return context(journey_of({"title": "A map", "stages": [{"name": "One", "metrics": metrics}]}), width=width)


def metric(name: str, **said: Any) -> Metric:
    """A metric as a file says it."""
    return of_metrics({name: said}).journey.stages[0].metrics[0]


def drawn(ctx: MapContext) -> list[Node]:
    """What stands in the lane, flat, without its title."""
    (_, _, row), = painted(own_lanes(ctx))  # fmt: skip
    return list(flat(node for part in row.nodes for node in part.nodes))


def words(ctx: MapContext) -> list[str]:
    """The texts in the lane."""
    return [one.text for one, _ in paragraphs(node for node in drawn(ctx) if isinstance(node, Text))]


def test_nothing_of_a_metric_is_lost() -> None:
    """Target, answers, period and source stand in small below label, value and unit; how it is computed is not said."""
    ctx = of_metrics(
        {
            "Wait": {
                "value": 70,
                "unit": "min",
                "target": 30,
                "better": "lower",
                "n": 212,
                "period": "May",
                "source": "Desk",
            }
        }
    )
    assert words(ctx) == ["Wait", "70", "min", "target ≤ 30 min · n = 212 · May · Desk"]
    assert small_print(metric("css", counts=[1, 2, 3, 4, 5])) == ["n = 15"]


def test_the_value_is_the_largest() -> None:
    """The value has the size of figures and the colour of its success, the unit body bold in the same colour."""
    ctx = of_metrics({"Wait": {"value": 70, "unit": "min", "target": 30, "better": "lower"}})
    label, value, unit, small = [node for node in drawn(ctx) if isinstance(node, Text)]
    assert (value.font, value.fill) == (ctx.look.figure, ctx.theme.negative)
    assert (unit.font, unit.fill) == (ctx.look.bold, ctx.theme.negative)
    assert label.font == small.font == ctx.look.small


def test_a_score_has_its_sign() -> None:
    """A Net Promoter Score above 0 is printed with its plus, one that its author wrote with a sign as it is."""
    assert shown_value(metric("nps", promoters=98, passives=60, detractors=56)).startswith("+")
    assert not shown_value(metric("nps", promoters=1, passives=0, detractors=1)).startswith("+")
    assert shown_value(metric("nps", value="+46")) == "+46"


@pytest.mark.parametrize("width", [900.0, 2400.0])
def test_the_bar_of_answers(width: float) -> None:
    """The parts of a bar are as wide as their share of at most 132 px, worst first."""
    ctx = of_metrics({"nps": {"promoters": 20, "passives": 10, "detractors": 10}}, width)
    bars = [node for node in drawn(ctx) if isinstance(node, Rect)]
    assert [round(bar.width + 1) for bar in bars] == [33, 33, 66]
    assert bars[-1].x + bars[-1].width - bars[0].x <= BAR_MOST
    assert (bars[0].fill, bars[-1].fill) == (ctx.theme.negative, ctx.theme.positive)


def test_labels_stand_before_values_or_above_all_of_them() -> None:
    """A label stands before its value where all labels of the lane have room there, else all stand above."""
    short, long = {"value": "3%"}, "A label of so many words that no value has room beside it in its column"
    beside = of_metrics({"One": short, "Two": short})
    above = of_metrics({"One": short, long: short})
    assert _heights(beside) == 1
    assert _heights(above) > 1
    assert not fits_beside(above, above.journey.stages[0].metrics[1], 330.0)


def _heights(ctx: MapContext) -> int:
    """On how many lines the label and the value of the first metric stand."""
    lines = [node for node in drawn(ctx) if isinstance(node, Text)]
    return len({line.y for line in lines[:2]})


def test_the_value_starts_behind_the_widest_label() -> None:
    """The value begins where the label may end in the widest font."""
    from cjmap.text import reach

    ctx = of_metrics({"Share": {"value": "3%"}})
    label, value = [node for node in drawn(ctx) if isinstance(node, Text)]
    assert value.x >= label.x + reach(label.text, label.font)


def test_what_it_was() -> None:
    """With the edition before, a metric says what it was, and an arrow whether it has risen."""
    now = metric("Share", value="41%")
    before = replace(now, value=Quantity("38%", Decimal(38), percent=True), period="2025", n=90)
    assert was(replace(now, previous=before)) == ("was 38%", "2025", "n = 90")
    ctx = of_metrics({"Share": "41%"})
    stage = replace(ctx.journey.stages[0], metrics=(replace(now, previous=before),))
    trend = context(replace(ctx.journey, stages=(stage,)), width=900.0)
    assert "was 38% · 2025 · n = 90" in words(trend)
    rising = [node for node in drawn(trend) if isinstance(node, Path) and len(node.segments) == 2 and not node.fill]
    assert [(path.segments[0][2] > path.segments[1][2]) for path in rising] == [True]
    assert was(now) == ()


def test_what_is_only_a_name_has_one_sign_for_all() -> None:
    """Metrics that are only names stand in one text with one sign; one with a target stands by itself."""
    ctx = of_metrics({"Drop-off": None, "Basket": None, "Wait": {"target": 5}})
    found = words(ctx)
    assert "Drop-off, Basket · not measured" in [text.replace("\n", " · ") for text in found]
    assert found.count("not measured") == 1
    assert Success.NOT_ASSESSED in own_lanes(ctx)[0].zone.signs
    entries = measured_and_not(ctx.journey.stages[0].metrics)
    assert [one.label for one in entries if isinstance(one, Metric)] == ["Wait"]
    assert [len(one) for one in entries if isinstance(one, tuple)] == [2]


def test_a_value_in_words_is_broken() -> None:
    """A value that is too wide for a line is set in the body's size and broken, never cut."""
    text = "between the first and the fourth week after the order, with one exception in August"
    ctx = of_metrics({"Delivery": {"value": text}})
    assert text in words(ctx)
    assert all(node.width <= 330 for node in drawn(ctx) if isinstance(node, Text))


def test_a_metric_is_said_in_words() -> None:
    """A metric is one group that says label, value and whether the target is met."""
    groups = [node for node in drawn(of_metrics({"Share": {"value": "3%", "target": "5%"}})) if isinstance(node, Group)]
    assert [node.label for node in groups if node.data.get("metric")] == ["Share: 3%, target missed, target ≥ 5%"]
