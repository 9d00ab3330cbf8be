"""Items in the lanes of the map: their signs, their boxes, and all that is known of them."""

from __future__ import annotations

from typing import Any

import pytest
from generated import journey_of
from geometry import flat
from lane_parts import context, nodes_of, own_lanes, painted

from cjmap.layout.kit.legend import SEVERITY
from cjmap.layout.map.cells import SIDE
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Success
from cjmap.scene import Circle, Group, Node, Path, Rect, Text, paragraphs

pytestmark = pytest.mark.usefixtures("english")

PEOPLE = {"maya": {"name": "Maya Chen"}, "tom": {"name": "Tom Reed"}}


def of_item(lane: str, item: object, personas: object = PEOPLE, **more: object) -> MapContext:
    """A map of one stage with one item in a lane."""
    return context(
        journey_of({"title": "A map", "personas": personas, "stages": [{"name": "One", lane: item, **more}]})
    )


def drawn(ctx: MapContext) -> list[Node]:
    """What stands in the first of the lanes, flat."""
    (_, _, row), *_ = painted(own_lanes(ctx))
    return list(flat(node for part in row.nodes for node in part.nodes))


def texts(ctx: MapContext) -> list[str]:
    """The texts that stand in all lanes, without titles."""
    rows = [row for *_, row in painted(own_lanes(ctx))]
    return [one.text for one, _ in paragraphs(node for row in rows for part in row.nodes for node in part.nodes)]


def test_nothing_of_an_item_is_lost() -> None:
    """Whose an item is, its owner, status, source and basis stand in small below it, its note's number beside it."""
    item = {
        "text": "Waits", "persona": "maya", "owner": "Shop", "status": "planned", "source": "Diary", "basis": "assumed",
        "note": "Only in May", "link": "https://example.org/",
    }  # fmt: skip
    ctx = of_item("pain_points", item)
    assert texts(ctx) == ["Waits", "Maya · Shop · planned · Diary · assumed", "1"]
    assert [node.link for node in drawn(ctx) if isinstance(node, Group) and node.link] == ["https://example.org/"]
    assert ctx.notes.numbers == {"Only in May": 1}


def test_the_only_persona_is_not_named() -> None:
    """Where there is one persona, everything is theirs, and no item says so."""
    assert texts(of_item("goals", {"text": "Rest", "persona": "maya"}, {"maya": {"name": "Maya"}})) == ["Rest"]


@pytest.mark.parametrize(
    ("lane", "item", "sign"),
    [
        ("pain_points", {"text": "Waits", "severity": "high"}, SEVERITY),
        ("pain_points", "Waits", Success.NEGATIVE),
        ("highlights", "Smiles", Success.POSITIVE),
    ],
)
def test_signs(lane: str, item: object, sign: object) -> None:
    """A pain point has bars of its severity, else ▼; a highlight ▲; the legend is told."""
    ctx = of_item(lane, item)
    (found,) = own_lanes(ctx)
    assert found.zone.signs == {sign}
    shapes = [node for node in drawn(ctx) if isinstance(node, Rect | Path)]
    assert len(shapes) == (3 if sign == SEVERITY else 1)


def test_severity_is_said_in_words() -> None:
    """An item with bars says its severity to those who cannot see them."""
    labels = [
        node.label
        for node in drawn(of_item("pain_points", {"text": "Waits", "severity": "low"}))
        if isinstance(node, Group)
    ]
    assert "Waits, Severity: low" in labels


@pytest.mark.parametrize(("lane", "expected"), [("quotes", "“So it is.”"), ("thoughts", "So it is.")])
def test_quotes_and_thoughts(lane: str, expected: str) -> None:
    """Quotes stand in quotation marks, thoughts without; both are italic where every letter knows it."""
    lines = [node for node in drawn(of_item(lane, "So it is.")) if isinstance(node, Text)]
    assert [(line.text, line.font.italic) for line in lines] == [(expected, True)]
    (upright,) = [node for node in drawn(of_item(lane, "安心 indeed")) if isinstance(node, Text)]
    assert not upright.font.italic


@pytest.mark.parametrize("lane", ["goals", "tracked_by"])
def test_dots(lane: str) -> None:
    """Goals and what tracks them have a dot each and stand below each other."""
    ctx = of_item(lane, ["One thing", "Another thing"])
    dots = [node for node in drawn(ctx) if isinstance(node, Circle)]
    assert len(dots) == 2
    assert len({dot.x for dot in dots}) == 1


def test_boxes_are_one_height() -> None:
    """Opportunities stand in boxes; those of the first row are equally high in all stages."""
    long = "A sentence that has so many words that it needs more than a line of any box in which it may stand"
    data: dict[str, Any] = {
        "title": "A map",
        "stages": [{"name": "One", "opportunities": "Short"}, {"name": "Two", "opportunities": long}],
    }
    ctx = context(journey_of(data))
    boxes = [node for node in drawn(ctx) if isinstance(node, Rect)]
    assert len({(box.y, box.height) for box in boxes}) == 1
    assert [box.x for box in boxes] == [stage.x + SIDE for stage in ctx.grid.stages]


def test_a_touchpoint_stands_in_its_column_or_is_named() -> None:
    """A touchpoint's item begins at its column's left edge, or says the touchpoint's number."""
    data: dict[str, Any] = {
        "title": "A map",
        "stages": [
            {"name": "One", "touchpoints": ["A", {"name": "B", "quotes": "No."}, "C"]},
            {"name": "Two"},
            {"name": "Three"},
        ],
    }
    ctx = context(journey_of(data))
    (line,) = [node for node in drawn(ctx) if isinstance(node, Text)]
    assert line.x == ctx.grid.stages[0].columns[1].x + SIDE
    data["stages"][0]["touchpoints"] = [
        "A",
        "B",
        {"name": "C", "quotes": "A sentence that asks for more room than one column has."},
    ]
    assert "1.3" in texts(context(journey_of(data)))


def test_owners_of_touchpoints() -> None:
    """Who is responsible for a touchpoint stands in its column; a stage's owner is in the stage bar."""
    data = {
        "title": "A map",
        "stages": [{"name": "One", "owner": "Sales", "touchpoints": [{"name": "A", "owner": "Desk"}]}],
    }
    assert texts(context(journey_of(data))) == ["Desk"]


def test_titles_stand_in_the_labels_column() -> None:
    """The title of a lane stands in body bold at the margin and is never wider than the labels' column."""
    ctx = of_item("goals", "Rest")
    for _, top, row in painted(own_lanes(ctx)):
        (title,) = [node for node in flat(row.titles) if isinstance(node, Text)]
        assert (title.x, title.font) == (ctx.look.margin, ctx.look.bold)
        assert title.width <= ctx.look.label - 8
        assert title.y > top
    assert nodes_of(row)
