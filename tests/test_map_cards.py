"""The cards of a map: numbered, as heavy as they are important, as high as the highest, with their signs."""

from __future__ import annotations

from pathlib import Path

import pytest
from generated import journey_of
from hypothesis import given
from hypothesis import strategies as st
from map_rows import context, drawn, row_of, words
from strategies import FEATURES, Maker, Shape

import cjmap
from cjmap.language import use_language
from cjmap.layout.map.badges import badge_of, card_fill, differs
from cjmap.layout.map.bar import bar_zone
from cjmap.layout.map.card_words import card_words
from cjmap.layout.map.cards import card_box, cards_title, cards_zone, headroom
from cjmap.layout.map.columns import natural_width
from cjmap.layout.map.look import one_row
from cjmap.layout.map.shown import acts_on_card, has_cards
from cjmap.layout.map.surroundings import MapContext
from cjmap.layout.map.transitions import OPEN_END
from cjmap.model import End, Success
from cjmap.scene import Circle, Group, Rect, Text

pytestmark = pytest.mark.usefixtures("english")


def shop(*touchpoints: str, more: str = "") -> str:
    """A journey of one stage with these touchpoints, in the short form of YAML."""
    return f"title: T\n{more}stages: [{{name: S, touchpoints: [{', '.join(touchpoints)}]}}]\n"


def frames(ctx: MapContext) -> list[Rect]:
    """The frames of the cards of a row."""
    nodes = drawn(cards_zone(ctx).paint(200))
    return [node for node in nodes if isinstance(node, Rect) and node.radius == 7 and node.height > 30]


def font_of(ctx: MapContext, text: str) -> Text:
    """The line of a card that says so."""
    return next(node for node in drawn(cards_zone(ctx).paint(0)) if isinstance(node, Text) and node.text == text)


def test_a_card_begins_with_its_number_and_its_channel() -> None:
    """The first line is the number, bold in the accent, and beside it the channels with commas."""
    ctx = context(shop("{name: Buys, channel: [Web, App]}"))
    assert words(drawn(cards_zone(ctx).paint(0), ""))[:1] == []
    shown = words(drawn(cards_zone(ctx).paint(0), ctx.journey.stages[0].touchpoints[0].id))
    assert shown == ["1.1", "Web, App", "Buys"]
    number = font_of(ctx, "1.1")
    assert (number.font.bold, number.fill) == (True, ctx.theme.accent)


def test_numbers_are_in_the_digits_of_the_language() -> None:
    """A Persian map numbers its steps in Persian digits."""
    with use_language("fa"):
        assert "۱.۲" in words(drawn(cards_zone(context(shop("A", "B", more="language: fa\n"))).paint(0)))


def test_importance_is_the_one_weight() -> None:
    """The most important step is bold with a strong border and a large badge, the least steps back, and no dots say nothing."""
    ctx = context(
        shop(
            "{name: Top, importance: 5, success: positive}",
            "{name: Low, importance: 1, success: positive}",
            "{name: Usual, success: positive}",
        )
    )
    top, low, usual = ctx.journey.stages[0].touchpoints
    assert font_of(ctx, "Top").font.bold
    assert font_of(ctx, "Low").fill == ctx.theme.soft
    assert font_of(ctx, "Usual").fill == ctx.theme.ink
    rises = [badge_of(ctx, step, 135).rise for step in (top, low, usual)]
    assert rises == pytest.approx([11.4, 7.2, 9.3])
    assert [frame.stroke_width for frame in frames(ctx)] == [1.8, 1.0, 1.0]
    dots = [node for node in drawn(cards_zone(ctx).paint(0)) if isinstance(node, Circle) and node.radius == 2.3]
    assert len(dots) == 10


def test_cards_are_as_high_as_the_highest() -> None:
    """All cards of a row share a top and a height, that of the one with most to say."""
    ctx = context(
        shop("A", "{name: B, description: Far more than can be said in one line of a card of this width}", "C")
    )
    assert len({(frame.y, frame.height) for frame in frames(ctx)}) == 1
    low = context(shop("A", "B", "C"))
    assert frames(low)[0].height < frames(ctx)[0].height


def test_a_badge_is_14_px_below_the_lane_above() -> None:
    """Between the largest badge and the end of the lane above there are 14 px, the gap between lanes counted."""
    ctx = context(shop("{name: A, importance: 5, success: negative}", "B"))
    assert headroom(ctx) + ctx.look.gap - badge_of(
        ctx, ctx.journey.stages[0].touchpoints[0], 100
    ).rise == pytest.approx(14)
    frame = frames(ctx)[0]
    assert frame.y == pytest.approx(200 + headroom(ctx))


def test_nobody_judged_nobody_has_a_badge() -> None:
    """Where no step of the journey says how it went, no card has a sign of it and the legend none."""
    ctx = context(shop("A", "B"))
    assert headroom(ctx) == 14 - ctx.look.gap
    assert not [node for node in drawn(cards_zone(ctx).paint(0)) if isinstance(node, Circle)]
    assert Success.NOT_ASSESSED not in cards_zone(ctx).signs


def test_a_step_that_nobody_judged_says_so_beside_others() -> None:
    """Where some steps are judged, one that is not has its own sign."""
    assert Success.NOT_ASSESSED in cards_zone(context(shop("A", "{name: B, success: positive}"))).signs


PEOPLE = "personas: [{name: Ann, id: a}, {name: Bob, id: b}, {name: Cem, id: c}]\n"


def test_personas_that_differ_share_a_pill() -> None:
    """Where personas differ, the badge is a pill with a marker and a sign each."""
    ctx = context(shop("{name: X, success: {a: positive, b: negative}}", "Y", more=PEOPLE))
    step = ctx.journey.stages[0].touchpoints[0]
    badge = badge_of(ctx, step, 135)
    assert differs(step)
    assert badge.far - badge.near == 9 + 2 * 25
    assert badge.levels == {Success.POSITIVE, Success.NEGATIVE}


def test_more_than_four_personas_are_counted() -> None:
    """Over four personas, the pill counts how many have each level."""
    many = "personas: [" + ", ".join(f"{{name: P{at}, id: p{at}}}" for at in range(6)) + "]\n"
    said = ", ".join(f"p{at}: {'negative' if at else 'positive'}" for at in range(6))
    ctx = context(shop(f"{{name: X, success: {{{said}}}}}", more=many))
    assert words(drawn(cards_zone(ctx).paint(0))) == ["Touchpoints", "1.1", "X", "1", "5"]


def test_markers_say_whose_step_it_is() -> None:
    """A step of some personas has their markers, one of all has none; of more than four personas the names are said."""
    ctx = context(shop("{name: X, persona: [a, b]}", "Y", more=PEOPLE))
    marked = [
        node.data["persona"]
        for node in drawn(cards_zone(ctx).paint(0))
        if isinstance(node, Group) and "persona" in node.data
    ]
    assert marked == ["a", "b"]
    many = "personas: [" + ", ".join(f"{{name: Pia{at}, id: p{at}}}" for at in range(6)) + "]\n"
    assert "Pia1, Pia4" in words(drawn(cards_zone(context(shop("{name: X, persona: [p1, p4]}", more=many))).paint(0)))


def test_the_last_line_has_its_signs_from_the_right() -> None:
    """Star, note, flag and duration stand from the right edge on, the dots on the left, all on one line."""
    ctx = context(
        shop("{name: X, importance: 3, moment_of_truth: true, note: N., next: {end: success}, duration: 5 min}", "Y"),
        1000,
    )
    zone = cards_zone(ctx)
    assert {"moment", "importance", End.SUCCESS} <= zone.signs
    assert words(drawn(zone.paint(0))) == ["Touchpoints", "1.1", "X", "1", "5 min", "1.2", "Y"]
    note, duration = font_of(ctx, "1"), font_of(ctx, "5 min")
    assert duration.x < note.x
    assert duration.anchor == "end"


def test_a_duration_without_room_stands_beside_the_channel() -> None:
    """A duration that does not fit beside the dots and signs is not cut but said after the channel."""
    ctx = context(
        shop("{name: X, channel: Web, importance: 3, duration: about eleven working days and a night}", "Y"), 500
    )
    shown = words(drawn(cards_zone(ctx).paint(0), ctx.journey.stages[0].touchpoints[0].id))
    assert " ".join(shown[:-1]) == "1.1 Web about eleven working days and a night"


def test_a_step_on_which_nothing_follows_has_a_mark() -> None:
    """An empty `next` is an end without an outcome, and a sign of its own for the legend."""
    assert OPEN_END in cards_zone(context(shop("A", "{name: B, next: []}"))).signs


BARE = """title: T
stages:
  - {name: Look, actions: [Asks a friend, Reads], owner: Shop, duration: 2 days, channel: Web}
  - {name: Buy, importance: 4}
"""


def test_a_stage_alone_shows_its_actions() -> None:
    """A stage without touchpoints has a card with its actions, whose lane is called so; without actions, its name."""
    ctx = context(BARE)
    assert has_cards(ctx)
    assert cards_title(ctx) == "Actions"
    assert [stage.name for stage in ctx.journey.stages if acts_on_card(ctx, stage)] == ["Look"]
    shown = words(drawn(cards_zone(ctx).paint(0)))
    assert shown == ["Actions", "1.1", "Web", "Asks a friend", "Reads", "2.1", "Buy"]
    assert "Shop · 2 days" in words(drawn(bar_zone(ctx).paint(0)))


def test_hidden_touchpoints_leave_no_cards() -> None:
    """A hidden lane of touchpoints has no cards, and actions stay in their lane."""
    ctx = context(BARE + "lanes: [{id: touchpoints, hidden: true}]\n")
    assert cards_zone(ctx).height == 0
    assert not any(acts_on_card(ctx, stage) for stage in ctx.journey.stages)


def test_where_no_curve_says_it_the_ground_does() -> None:
    """In a journey without any emotion, the ground of a card is tinted by its success."""
    flat = context(shop("{name: A, success: negative}", "{name: B, success: positive}"))
    one, two = frames(flat)
    assert one.fill != two.fill
    curved = context(shop("{name: A, success: negative, emotion: 1}", "{name: B, success: positive}"))
    assert frames(curved)[0].fill == frames(curved)[1].fill == flat.theme.card
    assert card_fill(flat.theme, flat.journey.stages[0].touchpoints[0], 0.5, False) == flat.theme.card


def test_a_row_numbers_its_steps_as_the_whole_does() -> None:
    """The steps of the second row go on with the numbers of the whole journey."""
    ctx = row_of("title: T\nstages: [{name: A, touchpoints: [B]}, {name: C, touchpoints: [D, E]}]\n", 1, 2)
    assert words(drawn(cards_zone(ctx).paint(0))) == ["Touchpoints", "2.1", "D", "2.2", "E"]


SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.yaml"))


def test_cards_of_the_samples_are_not_blank() -> None:
    """A card is as high as the highest of its row, but over all samples less than a fifth of the cards is blank."""
    blank = []
    for path in SAMPLES:
        journey = cjmap.load(path)
        with use_language(journey.language):
            ctx = context(journey, natural_width(journey.stages, one_row(1920)) + 196)
            badges = [badge_of(ctx, one.step, card_box(one)[1]) for one in ctx.grid.columns]
            columns = zip(ctx.grid.columns, badges, strict=True)
            heights = [card_words(ctx, one.step, one.width, badge).height for one, badge in columns]
        blank += [1 - height / max(heights) for height in heights]
    assert len(blank) > 300
    assert sum(blank) / len(blank) < 0.2


@pytest.mark.usefixtures("pictures")
@given(st.integers(0, 2**32 - 1), st.integers(1, 6), st.integers(0, 30), st.integers(0, 12))
def test_whatever_a_card_says_is_in_it(seed: int, stages: int, touchpoints: int, personas: int) -> None:
    """In any journey all cards of a row are equally high, and every text of a card stands between its edges."""
    shape = Shape(stages, touchpoints, personas, 0.6, frozenset(FEATURES) - {"pictures"}, seed)
    journey = journey_of(Maker(shape).journey())
    with use_language(journey.language):
        ctx = context(journey, max(2400, natural_width(journey.stages, one_row(1920)) + 196))
        row = cards_zone(ctx).paint(100)
        boxes = {column.step.id: card_box(column) for column in ctx.grid.columns}
        tall = {(frame.y, frame.height) for frame in frames(ctx)}
    assert len(tall) <= 1
    for part in row.nodes:
        if part.touchpoint:
            left, width = boxes[part.touchpoint]
            for node in drawn(row, part.touchpoint):
                if isinstance(node, Text) and node.anchor == "start":
                    assert left < node.x
                    assert node.x + node.width <= left + width + 1
