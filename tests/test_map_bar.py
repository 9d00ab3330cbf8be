"""The stage bar of a map: number, name, counts, phases, and what a stage as a whole says of itself."""

from __future__ import annotations

from itertools import pairwise

import pytest
from map_rows import context, drawn, flat, row_of, words

from cjmap.layout.kit.reading_order import Row
from cjmap.layout.map.bar import bar_zone, phase_zone
from cjmap.layout.map.chevrons import bar_colours
from cjmap.layout.map.counts import counted
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Stage, Success
from cjmap.pipeline import load
from cjmap.records import replace
from cjmap.scene import Circle, Group, Path, Rect, Text
from cjmap.theme import THEMES, contrast, luminance
from cjmap.transform.persona import for_persona

pytestmark = pytest.mark.usefixtures("english")

SHOP = """title: T
stages:
  - {name: Look, phase: Before, touchpoints: [{name: A, success: positive}, {name: B, success: positive}]}
  - {name: Buy, phase: Before, touchpoints: [{name: C, success: negative}, {name: D, success: neutral}]}
  - {name: Use, phase: After, touchpoints: [{name: E}]}
"""


def painted(ctx: MapContext) -> Row:
    """The bar painted from 100 px on."""
    return bar_zone(ctx).paint(100)


def text(nodes: list[object], words_: str) -> Text:
    """The line of text that says so."""
    return next(node for node in nodes if isinstance(node, Text) and node.text == words_)


def test_a_bar_with_one_line_is_44_px_high() -> None:
    """Names that have room beside their counts need one line: 44 px, in rows 27."""
    assert bar_zone(context(SHOP)).height == 44
    assert bar_zone(row_of(SHOP, 0, 3)).height == 27


def test_a_second_line_has_owner_and_duration() -> None:
    """A stage with an owner makes the whole row 52 px high, and owner and duration stand below its name."""
    ctx = context(SHOP.replace("name: Buy", "name: Buy, owner: Shop team, duration: 2 days"))
    row = painted(ctx)
    assert row.height == 52
    assert "Shop team · 2 days" in words(drawn(row))
    assert text(drawn(row), "Shop team · 2 days").y > text(drawn(row), "Buy").y


def test_a_hidden_lane_of_owners_is_hidden_in_the_bar() -> None:
    """An author who hides the lane of owners does not find them in the bar."""
    hidden = SHOP.replace("name: Buy", "name: Buy, owner: Shop team") + "lanes: [{id: owner, hidden: true}]\n"
    assert bar_zone(context(hidden)).height == 44


def test_counts_leave_out_what_nobody_has() -> None:
    """A pill counts the levels that occur, best first."""
    stages = context(SHOP).journey.stages
    assert [counted(one) for one in stages] == [
        [(Success.POSITIVE, 2)],
        [(Success.NEUTRAL, 1), (Success.NEGATIVE, 1)],
        [(Success.NOT_ASSESSED, 1)],
    ]


def test_a_journey_that_nobody_judged_has_no_counts() -> None:
    """Where no step says how it went, no pill says so of every stage."""
    row = painted(context("title: T\nstages: [{name: A, touchpoints: [B, C]}]\n"))
    assert words(drawn(row)) == ["1", "A"]
    assert not [node for node in drawn(row) if isinstance(node, Rect)]


def test_a_pill_says_in_words_what_it_counts() -> None:
    """The label of a pill is its counts in words."""
    labels = [node.label for node in drawn(painted(context(SHOP))) if isinstance(node, Group) and node.label]
    assert labels == ["2 positive", "1 neutral, 1 negative", "1 not assessed"]


def test_a_given_success_stands_before_the_counts() -> None:
    """The success that the author gave a stage is in a circle left of its pill."""
    given = SHOP.replace("name: Buy", "name: Buy, success: positive")
    nodes = drawn(painted(context(given)))
    pills = [node for node in nodes if isinstance(node, Rect) and node.radius == node.height / 2]
    rings = [node for node in nodes if isinstance(node, Circle) and node.radius == 11]
    assert len(rings) == 1
    assert rings[0].x + rings[0].radius == pytest.approx(pills[1].x - 5)


def test_a_bar_begins_round_and_goes_on_with_notches() -> None:
    """The first chevron of a map has round corners, each other one a notch of 11 px; in a later row the first has one too."""
    shapes = [node for node in drawn(painted(context(SHOP))) if isinstance(node, Path) and node.fill][:1]
    assert any(step[0] == "C" for step in shapes[0].segments)
    later = [node for node in drawn(painted(row_of(SHOP, 1, 3))) if isinstance(node, Path) and len(node.segments) == 7]
    assert later[0].segments[0][1] + 11 == pytest.approx(later[0].segments[5][1])


def test_phases_stand_above_the_bar() -> None:
    """A phase is said once, in capitals, at the first of its stages, with a hairline to its end; in rows it is in the bar."""
    ctx = context(SHOP)
    height, paint = phase_zone(ctx)
    found = paint(0)
    assert height > 15
    assert list(found) == [1, 3]
    assert words(flat(found.values())) == ["BEFORE", "AFTER"]
    first = ctx.grid.stages
    rule = next(node for node in flat([found[1]]) if isinstance(node, Path))
    assert rule.segments[1][1] == pytest.approx(first[1].x + first[1].width - 10)
    rows = row_of(SHOP, 0, 3)
    assert phase_zone(rows)[0] == 0
    assert [one for one in words(drawn(painted(rows))) if one.isupper()] == ["BEFORE", "AFTER"]


def test_names_with_numbers_of_their_own_have_no_second_one() -> None:
    """Where every name brings its number, none is added."""
    row = painted(context("title: T\nstages: [1. Look, 2. Buy]\n"))
    assert words(drawn(row)) == ["1. Look", "2. Buy"]


def test_a_stage_with_touchpoints_says_what_holds_for_all_of_it() -> None:
    """Channel, basis, description, importance, star and note of a stage with touchpoints stand below the bar."""
    said = "name: Buy, channel: Web, basis: assumed, description: All of it., importance: 5, moment_of_truth: true, note: N."
    ctx = context(SHOP.replace("name: Buy", said))
    row = painted(ctx)
    assert row.height > 44
    shown = words(drawn(row))
    assert "Web · assumed" in shown
    assert "All of it." in shown
    assert "1" in shown
    assert {"moment", "importance"} <= bar_zone(ctx).signs
    low = [node for node in drawn(row) if isinstance(node, Text) and node.text in ("Web · assumed", "All of it.")]
    assert all(100 + 44 < node.y < 100 + row.height for node in low)


def test_a_stage_of_others_says_so() -> None:
    """In a persona's map, a stage that is not theirs is pale, has no counts and says that it is not theirs."""
    text_ = """title: T
personas: [{name: Maya, id: m}, {name: Jo, id: j}]
stages:
  - {name: Look, touchpoints: [{name: A, success: positive}]}
  - {name: Pay, touchpoints: [{name: B, success: negative, persona: j}]}
"""
    ctx = context(for_persona(load(text_), "m"))
    shown = words(drawn(painted(ctx)))
    assert "not theirs" in shown
    pay = ctx.journey.stages[1]
    assert bar_colours(ctx.theme, pay)[0] != ctx.theme.accent


def test_a_stage_that_has_begun_before_says_so() -> None:
    """A stage that goes on from a row before is called continued, and does not repeat what it said."""
    ctx = context(SHOP.replace("name: Look", "name: Look, description: Once."))
    begun = replace(ctx.grid.stages[0], continued=True)
    again = replace(ctx, grid=replace(ctx.grid, stages=(begun, *ctx.grid.stages[1:])))
    assert "Once." in words(drawn(painted(ctx)))
    assert "continued" in words(drawn(painted(again)))
    assert "Once." not in words(drawn(painted(again)))


@pytest.mark.parametrize("name", sorted(THEMES))
def test_words_of_the_bar_can_be_read_in_every_theme(name: str) -> None:
    """Whatever theme and success, number and name have a contrast of 4.5 to their chevron."""
    for level in Success:
        fill, ink, _ = bar_colours(THEMES[name], Stage("a", "A", assessed=level))
        assert contrast(ink, fill) >= 4.5


def test_on_a_dark_ground_the_bar_is_not_the_brightest_thing() -> None:
    """The chevrons of the dark theme are darker than its accent, which draws the curve."""
    theme = THEMES["dark"]
    assert luminance(bar_colours(theme, Stage("a", "A"))[0]) < luminance(theme.accent) / 2


def test_a_long_name_is_broken_and_nothing_meets() -> None:
    """A name wider than its chevron takes further lines, which stay between the number and the tip."""
    long = SHOP.replace("Look", "Looking around for something that the whole family will want to look at for a while")
    ctx = context(long, width=900)
    row = painted(ctx)
    stage = ctx.grid.stages[0]
    lines = [node for node in drawn(row) if isinstance(node, Text) and node.paragraph and node.font.size == 19]
    first = [node for node in lines if node.x < ctx.grid.stages[1].x]
    assert len(first) > 1
    assert all(node.x + node.width <= stage.x + stage.width - 14 for node in first)
    assert all(one.y < after.y for one, after in pairwise(first))
    assert row.height > 52
