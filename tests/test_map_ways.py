"""Where they go: lines above the cards of a map that share no riser, with labels that lie on nothing, else words."""

from __future__ import annotations

import time
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from map_rows import context, drawn, row_of, words

from cjmap.language import use_language
from cjmap.layout.kit.reading_order import Row
from cjmap.layout.map.cards import cards_zone, headroom
from cjmap.layout.map.surroundings import MapContext
from cjmap.layout.map.transitions import certain_end, has_ways, ways_of
from cjmap.layout.map.way_labels import way_label
from cjmap.layout.map.way_levels import LEVELS, PlacedRoutes, arrange
from cjmap.layout.map.way_places import CardSpot, WayPlace, WayRoute
from cjmap.layout.map.ways import GOES_BACK, GOES_ON, ways_zone
from cjmap.model import End
from cjmap.scene import Circle, Group, Path, Text

pytestmark = pytest.mark.usefixtures("english")

COLUMN = 143.0


def journey(*nexts: str) -> str:
    """A journey of one stage whose touchpoints A, B, … have these transitions."""
    steps = ", ".join(f"{{name: {chr(65 + at)}{', next: ' + one if one else ''}}}" for at, one in enumerate(nexts))
    return f"title: T\nstages: [{{name: S, touchpoints: [{steps}]}}]\n"


def spoken(row: Row) -> list[str]:
    """The labels of the ways of a row."""
    return [node.label for node in drawn(row) if isinstance(node, Group) and node.role == "said"]


def shown(ctx: MapContext) -> list[str]:
    """The words in the strip."""
    return words(drawn(ways_zone(ctx).paint(0)))


def test_the_next_step_is_no_way() -> None:
    """A transition to the next step alone, said or not, draws nothing and takes no room."""
    ctx = context(journey("[B]", "", "{end: success}"))
    assert not has_ways(ctx)
    assert ways_zone(ctx).height == 0


def test_a_certain_end_is_a_flag_and_no_way() -> None:
    """The one end of a step without share or condition is a flag on its card; with a share it is a way."""
    sure, unsure = context(journey("", "{end: success}")), context(journey("", "[{end: success, share: 40%}]"))
    last = sure.journey.stages[0].touchpoints[1]
    assert certain_end(last) is End.SUCCESS
    assert not has_ways(sure)
    assert [way.end for way in ways_of(unsure)] == [End.SUCCESS]


FORK = (
    "[{to: B, share: 50%}, {to: C, share: 30%, when: In a hurry}, {end: abandoned, share: 20%}]",
    "",
    "[{to: A, share: 10%}]",
    "",
)


def test_labels_say_share_target_and_condition() -> None:
    """A label begins with the share, then go on, a number ahead, a number back or the end, then the condition."""
    ctx = context(journey(*FORK))
    labels = [way_label(ctx, way) for way in ways_of(ctx)]
    assert [(one.share, one.rest) for one in labels] == [
        ("50%", "go on"),
        ("30%", "→ 1.3 · In a hurry"),
        ("20%", "give up"),
        ("10%", "↩ 1.1"),
    ]


def test_a_way_says_in_words_where_it_leads() -> None:
    """Who cannot see the strip hears the name of the target, at the step that it leaves."""
    row = ways_zone(context(journey(*FORK))).paint(0)
    assert spoken(row) == ["50% go on", "30% · C · In a hurry", "20% give up", "10% · A"]
    assert [part.touchpoint for part in row.nodes] == ["a", "a", "a", "c"]


def test_the_legend_hears_of_lines_and_ends() -> None:
    """Lines ahead, lines back and the ends that occur are signs for the legend."""
    assert ways_zone(context(journey(*FORK))).signs == {GOES_ON, GOES_BACK, End.ABANDONED}


def test_lines_end_at_the_cards() -> None:
    """Every line begins with a dot on the upper edge of its card, which the strip brings no headroom of its own for."""
    ctx = context(journey(*FORK))
    zone = ways_zone(ctx)
    edge = zone.height + ctx.look.gap
    assert headroom(ctx) == 0
    dots = [node for node in drawn(zone.paint(0)) if isinstance(node, Circle) and node.radius == 2.6]
    assert [dot.y for dot in dots] == pytest.approx([edge] * 4)
    assert cards_zone(ctx).paint(edge).nodes


def test_a_line_is_as_wide_as_its_share() -> None:
    """A line is 1.2 px wide and up to 2.6 px wider, the more the more take it; a bad end is dashed."""
    nodes = drawn(ways_zone(context(journey(*FORK))).paint(0))
    lines = [node for node in nodes if isinstance(node, Path) and not node.fill and len(node.segments) > 3]
    assert [line.stroke_width for line in lines] == pytest.approx([2.5, 1.98, 1.72, 1.46])
    assert [bool(line.dash) for line in lines] == [False, False, True, False]


def test_a_way_to_itself_is_text() -> None:
    """A way to its own step, and the others of that step, are words over its card."""
    ctx = context(journey("[{to: A, share: 30%, when: Again}, {to: B, share: 70%}]", ""))
    assert spoken(ways_zone(ctx).paint(0)) == []
    assert shown(ctx) == ["Where they go", "30%", "↩ 1.1 · Again", "70%", "go on"]


def test_a_way_to_another_row_is_text() -> None:
    """A target in another row is said by its number, also where it is the next step."""
    text = """title: T
stages:
  - {name: S, touchpoints: [A, {name: B, next: [{to: C, share: 60%}, {to: D, share: 40%}]}]}
  - {name: U, touchpoints: [C, D]}
"""
    assert shown(row_of(text, 0, 1))[-4:] == ["60%", "→ 2.1", "40%", "→ 2.2"]
    assert not has_ways(row_of(text, 1, 2))


def test_arrows_turn_with_the_language() -> None:
    """In a map that is read from right to left, on is to the left."""
    with use_language("ar"):
        ctx = context(
            "language: ar\n" + journey("[{to: C, share: 40%}, {to: B, share: 60%}]", "", "[{to: A, share: 1%}]")
        )
        rests = [way_label(ctx, way).rest for way in ways_of(ctx)]
    assert rests[0] == "← 1.3"
    assert rests[2] == "↪ 1.1"


def test_more_than_four_levels_are_words() -> None:
    """Of six ways out of one step no more than four levels become lines; the rest of the strip is words."""
    fan = "[" + ", ".join(f"{{to: {chr(66 + at)}, share: 15%}}" for at in range(6)) + "]"
    ctx = context(journey(fan, *[""] * 6))
    assert spoken(ways_zone(ctx).paint(0)) == []
    assert shown(ctx).count("15%") == 6


# ---- geometry, as numbers


def spots(count: int) -> list[CardSpot]:
    """Cards beside each other."""
    return [CardSpot(200 + COLUMN * at, 30.0) for at in range(count)]


def placed(routes: list[WayRoute], count: int = 60) -> PlacedRoutes:
    """The routes between so many cards."""
    return arrange(routes, spots(count), 120, 200 + COLUMN * count)


def test_lines_of_a_card_are_nested() -> None:
    """What leaves a card to the right stands right of its middle, the lowest level outermost, 12 px apart."""
    found = placed([WayRoute(0, 1, 40), WayRoute(0, 3, 40)]).arranged
    assert [found[at].level for at in (0, 1)] == [0, 1]
    assert [found[at].out for at in (0, 1)] == [230, 218]
    assert [found[at].into for at in (0, 1)] == [200 + COLUMN - 30, 200 + 3 * COLUMN - 30]


def test_a_label_begins_at_its_source() -> None:
    """A label starts 10 px from the corner of its line, of a line back it ends there."""
    on = placed([WayRoute(0, 2, 60)]).arranged[0]
    back = placed([WayRoute(2, 0, 60)]).arranged[0]
    assert on.label == on.out + 10
    assert back.label + 60 == back.out - 10


def test_an_end_is_a_stub_as_long_as_its_label() -> None:
    """A line to an end is 40 px longer than its label, and runs to the left where there is no room on the right."""
    assert placed([WayRoute(0, None, 90)]).arranged[0].line == (230, 360)
    left = placed([WayRoute(3, None, 90, leftward=True)], 4).arranged[0]
    assert left.into == left.out - 130


def test_a_label_that_has_no_place_makes_words() -> None:
    """A label more than twice as long as its line has no place: its source has no lines at all."""
    found = placed([WayRoute(0, 1, 400), WayRoute(0, 3, 30), WayRoute(4, 6, 30)])
    assert found.failed == {0}
    assert set(found.arranged) == {2}


def route(source: int, off: int, label: float, end: bool) -> WayRoute:
    """A route to a card so many further, or to an end."""
    target = source + off
    return WayRoute(source, None if end or not off or not 0 <= target < 20 else target, label)


routes = st.lists(
    st.builds(route, st.integers(0, 16), st.integers(-6, 6), st.floats(20, 160), st.booleans()), max_size=14
)


def risers(arranged: list[tuple[WayRoute, WayPlace]]) -> list[tuple[float, int]]:
    """The upright pieces of lines, each with the level that it reaches."""
    found = [(one.out, one.level) for _, one in arranged]
    return sorted([*found, *((one.into, one.level) for way, one in arranged if way.target is not None)])


@given(routes)
def test_no_two_lines_share_a_riser(those: list[WayRoute]) -> None:
    """However many ways there are, their upright pieces stand apart, by 60 px shared by the eight ports of a card."""
    found = placed(those, 20)
    upright = risers([(those[at], one) for at, one in found.arranged.items()])
    assert all(after - before > 5 for (before, _), (after, _) in pairwise(upright))
    assert found.levels <= LEVELS


@given(routes)
def test_lines_of_a_level_do_not_touch(those: list[WayRoute]) -> None:
    """Two lines on one level lie beside each other."""
    lines = list(placed(those, 20).arranged.values())
    for one, other in combinations(lines, 2):
        if one.level == other.level:
            assert one.line[1] < other.line[0] or other.line[1] < one.line[0]


@given(routes)
def test_labels_lie_on_nothing(those: list[WayRoute]) -> None:
    """A label has its width free of labels, lines of its level and risers, and half of it is over its own line."""
    found = placed(those, 20)
    arranged = [(those[at], one) for at, one in found.arranged.items()]
    upright = risers(arranged)
    for way, one in arranged:
        start, stop = one.label, one.label + way.label
        assert min(stop, one.line[1]) - max(start, one.line[0]) >= way.label / 2 - 1e-6
        assert not [x for x, level in upright if level > one.level and start - 4 < x < stop + 4]
        for other_way, other in arranged:
            if other is not one and other.level == one.level:
                assert stop + 8 <= other.label + 1e-6 or other.label + other_way.label + 8 <= start + 1e-6
                assert stop <= other.line[0] or start >= other.line[1]


@given(routes)
def test_a_source_has_lines_or_words(those: list[WayRoute]) -> None:
    """All ways of a step are lines, or none of them is."""
    found = placed(those, 20)
    assert {at for at, one in enumerate(those) if one.source not in found.failed} == set(found.arranged)
    assert placed(those, 20) == found


def test_eighty_ways_are_settled_quickly() -> None:
    """A map of 60 touchpoints with 80 ways takes less than a second of this process."""
    random = Random(5)
    many = [
        WayRoute(
            at, None if random.random() < 0.2 else at + random.choice((-3, -2, -1, 1, 2, 3)), random.uniform(30, 150)
        )
        for at in (random.randrange(3, 57) for _ in range(80))
    ]
    start = time.process_time()
    found = placed(many)
    assert time.process_time() - start < 1
    assert len(found.arranged) > 30


def test_words_of_a_label_have_their_width() -> None:
    """The words of a label end within the width that its line was laid out for, in the widest font."""
    ctx = context(journey(*FORK))
    for way in ways_of(ctx):
        label = way_label(ctx, way)
        nodes = [node for node in drawn(ways_zone(ctx).paint(0)) if isinstance(node, Text) and node.text == label.rest]
        assert nodes
        assert nodes[-1].width < label.width
