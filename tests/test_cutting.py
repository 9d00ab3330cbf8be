"""Cuts through a drawing: grounds and lines are cut where the line is, texts and signs stay whole on one side."""

from __future__ import annotations

import math

import pytest
from geometry import flattened

from cjmap.layout.map.pages.cutting import Cut, below_bar, between, cut_below, moved, on_sheet
from cjmap.layout.map.pages.strips import Strips, edges
from cjmap.scene import Circle, Font, Group, Path, Rect, Text

BOX = (0.0, 0.0, 100.0, 50.0)


def text(y: float, words: str = "words") -> Text:
    return Text(10, y, words, Font(12), "#000000", 40)


def everywhere(_edge: object) -> bool:
    return True


def test_a_ground_is_cut_where_the_line_is() -> None:
    """A rectangle that reaches over an edge keeps its fill up to there, and no outline along the cut."""
    ground, outline = on_sheet(Strips([Rect(10, 10, 60, 80, "#eeeeee", "#111111")]), BOX, everywhere)
    assert isinstance(ground, Path) and isinstance(outline, Path)
    assert (ground.fill, ground.stroke, outline.fill, outline.stroke) == ("#eeeeee", "", "", "#111111")
    assert edges(ground) == (10, 10, 70, 50)
    drawn = zip(outline.segments, outline.segments[1:], strict=False)
    assert not any(one[2] == other[2] == 50 for one, other in drawn if other[0] == "L")


def test_round_corners_stay_round() -> None:
    """A rounded rectangle keeps the corners that lie inside, and is square at the cut."""
    (ground,) = on_sheet(Strips([Rect(10, 10, 60, 80, "#eeeeee", radius=8)]), BOX, everywhere)
    points = set(flattened(ground))
    assert (10, 10) not in points and (18, 10) in points
    assert {(10, 50), (70, 50)} <= points


def test_what_is_inside_is_itself() -> None:
    """A shape that an edge does not touch is the same shape; one beyond it is gone, and so is a group of nothing."""
    shape = Rect(1, 1, 60, 40, "#eeeeee", radius=8)
    gone = Group((Rect(200, 200, 60, 40, "#eeeeee"),), id="gone")
    assert on_sheet(Strips([shape, gone]), BOX, everywhere) == [shape]


def test_a_curve_is_cut_where_it_leaves() -> None:
    """A cubic through an edge ends on it, and what lies outside is left out."""
    curve = Path((("M", -50, 25), ("C", 0, 0, 50, 50, 150, 25)), stroke="#111111", stroke_width=2)
    (part,) = on_sheet(Strips([curve]), BOX, everywhere)
    left, _, right, _ = edges(part)
    assert (left, right) == pytest.approx((0, 100))
    assert part.stroke_width == 2


def test_texts_and_signs_stay_whole() -> None:
    """A text that a cut goes through is on the side of its middle, alone; so is a sign."""
    nodes = [text(51), Circle(60, 49, 6, "#111111")]
    above, below = Cut(50, 55, 45), math.inf
    first = between(Strips(nodes), Cut.clean(-math.inf), above)
    second = between(Strips(nodes), above, Cut.clean(below))
    assert first == [nodes[0], nodes[1]]
    assert second == []


def test_a_clear_cut_is_found() -> None:
    """A cut goes between two lines of text, as low as it may, and through a gap between grounds before a ground."""
    lines = [text(y) for y in range(17, 200, 17)]
    cut = cut_below(Strips(lines), 100, 60)
    assert cut.at == cut.end == cut.start
    assert not any(edges(line)[1] < cut.at < edges(line)[3] for line in lines)
    assert 85 < cut.at <= 100
    chips = [Rect(0, y, 100, 40, "#eeeeee") for y in (0, 50, 100)]
    assert 40 <= cut_below(Strips(chips), 99, 30).at <= 50 or 90 <= cut_below(Strips(chips), 99, 30).at <= 100


def test_where_no_cut_is_clear() -> None:
    """Where texts stand side by side at all heights, none is lost and no ground ends above the last line."""
    lines = [text(y) for y in range(0, 300, 5)]
    cut = cut_below(Strips([Rect(0, 0, 100, 300, "#eeeeee"), *lines]), 150, 120)
    strips = Strips(lines)
    first, second = between(strips, Cut.clean(-math.inf), cut), between(strips, cut, Cut.clean(math.inf))
    assert [*first, *second] == lines
    assert max(edges(line)[3] for line in first) <= cut.end
    assert min(edges(line)[1] for line in second) >= cut.start


def test_moving_moves_everything() -> None:
    """All of a group moves by the same way."""
    nodes = [Group((text(20), Rect(1, 2, 3, 4), Path((("M", 0, 0), ("C", 1, 1, 2, 2, 3, 3), ("Z",)), "#111111")))]
    there = moved(nodes, 10, -5)
    assert [edges(one)[:2] for one in there[0].children] == [
        pytest.approx((left + 10, top - 5)) for left, top, _, _ in map(edges, nodes[0].children)
    ]
    assert moved(there, -10, 5) == nodes


def test_the_bar_again_above_a_slice() -> None:
    """Below the bar, which is above 0, stands what lies between two cuts, moved up to it; nothing else, and each text once."""
    bar, lines = text(-8, "bar"), [text(y) for y in range(20, 200, 20)]
    ground = Rect(0, -20, 100, 220, "#eeeeee")
    nodes = below_bar(Strips([ground, bar, *lines]), 20, Cut.clean(110), Cut.clean(170), 50)
    shown = [node for node in nodes if isinstance(node, Text)]
    assert [node.y for node in shown] == [62, 80, 100, 120]
    assert [node.text for node in shown] == ["bar", "words", "words", "words"]
    assert {edges(node)[1::2] for node in nodes if not isinstance(node, Text)} == {(50, 70), (70, 130)}


def test_a_slice_without_its_bar() -> None:
    """Where a cut goes through the bar itself, what follows begins at the top, and nothing is repeated."""
    lines = [text(y) for y in range(-90, 60, 20)]
    nodes = below_bar(Strips(lines), 0, Cut.clean(-45), Cut.clean(100), 10)
    assert [node.y for node in nodes if isinstance(node, Text)] == [25, 45, 65, 85, 105]
