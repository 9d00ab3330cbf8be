"""The columns of a map: as wide as each stage has to say, never under what it needs, all of them as wide as the row."""

from __future__ import annotations

from decimal import Decimal

import pytest
from generated import journey_of
from hypothesis import given
from hypothesis import strategies as st
from map_rows import context
from strategies import FEATURES, Maker, Shape

from cjmap.language import use_language
from cjmap.layout.map.columns import balanced, busy, columns, least_width, natural_width, shared
from cjmap.layout.map.look import one_row, several_rows
from cjmap.layout.map.sizes import word_heights
from cjmap.model import Metric, Quantity, Stage, Touchpoint
from cjmap.records import replace

pytestmark = pytest.mark.usefixtures("english")

LOOK = one_row(1920.0)


def stage(name: str, touchpoints: int, **more: object) -> Stage:
    """A stage with so many touchpoints of short names."""
    steps = tuple(Touchpoint(f"{name}-{at}", f"Step {at}") for at in range(touchpoints))
    return replace(Stage(name.lower(), name, touchpoints=steps), **more)


def metrics(count: int) -> tuple[Metric, ...]:
    """So many measures."""
    return tuple(Metric(f"m{at}", f"M{at}", value=Quantity("1", Decimal(1))) for at in range(count))


def placed(stages: list[Stage], width: float) -> list[float]:
    """The widths of stages that share so many px."""
    numbers = range(1, len(stages) + 1)
    return [one.width for one in columns(stages, numbers, [False] * len(stages), 0, width, LOOK).stages]


def test_a_touchpoint_is_143_px_wide_by_itself() -> None:
    """Short names alone need 143 px a touchpoint."""
    assert natural_width([stage("A", 4), stage("B", 3)], LOOK) == 7 * 143


def test_stages_alone_are_as_wide_as_two_metrics() -> None:
    """Where no stage has touchpoints, each has 280 px, and all are of one width."""
    alone = [stage("A", 0), stage("B", 0), stage("C", 0)]
    assert natural_width(alone, LOOK) == 3 * 280
    assert placed(alone, 1200) == pytest.approx([400, 400, 400])


def test_a_stage_with_two_metrics_has_280_px() -> None:
    """A stage is never under 130 px for each of its metrics and 20 beside them."""
    assert least_width(stage("A", 1, metrics=metrics(2)), LOOK) == 280


def test_more_metrics_than_three_stand_below_each_other() -> None:
    """Eight metrics do not make a stage of one card eight metrics wide."""
    assert least_width(stage("A", 1, metrics=metrics(8)), LOOK) == 3 * 130 + 20


def test_a_busy_stage_is_wider() -> None:
    """What a stage has to say widens it by 12 % an item, from 0.88 to 1.12 of its usual width."""
    assert busy(stage("A", 2)) == 0.88
    assert busy(stage("A", 2, metrics=metrics(2))) == pytest.approx(1 + 0.12 * 0.4)
    assert busy(stage("A", 2, metrics=metrics(9))) == 1.12


def test_a_long_name_takes_room_from_the_others() -> None:
    """A stage of one touchpoint is as wide as its name, its number and its counts, the rest is shared by the others."""
    long = stage("Looking after the contract", 1)
    widths = placed([long, stage("B", 4), stage("C", 4)], 1700)
    assert widths[0] == pytest.approx(least_width(long, LOOK))
    assert widths[1] == pytest.approx(widths[2])
    assert sum(widths) == pytest.approx(1700)


def test_a_word_of_200_letters_does_not_widen_a_stage_without_end() -> None:
    """A name that cannot be broken is broken inside rather than being wider than 620 px beside its number."""
    assert least_width(stage("W" * 200, 1), LOOK) < 760


def test_a_stage_of_others_is_narrow() -> None:
    """A stage in which nothing is the persona's is as wide as its longest word, not as a touchpoint."""
    others = Stage("x", "Pay", others=True)
    assert 84 <= least_width(others, LOOK) < 140
    assert placed([others, stage("B", 6)], 1200)[0] == pytest.approx(least_width(others, LOOK))


def test_columns_of_a_stage_give_width_to_a_long_name() -> None:
    """A touchpoint with much to say has a wider column than its neighbours, where that makes the cards lower."""
    short, long = Touchpoint("a", "Pays"), Touchpoint("b", "Compares the prices of eleven shops and two portals")
    own = columns([Stage("s", "S", touchpoints=(short, long, short))], [1], [False], 0, 429, LOOK).stages[0].columns
    assert own[1].width > own[0].width == pytest.approx(own[2].width)
    assert min(one.width for one in own) >= 122
    narrow, wide = word_heights(long, (143, own[1].width), LOOK)
    assert wide < narrow


def test_no_word_of_a_card_is_broken_where_there_is_room() -> None:
    """A column is as wide as the longest word of its name, up to 220 px."""
    wide = Touchpoint("a", "Meldebescheinigungen abholen")
    assert least_width(Stage("s", "S", touchpoints=(wide,)), LOOK) > 170
    assert least_width(Stage("s", "S", touchpoints=(Touchpoint("a", "W" * 200),)), LOOK) == 220 + 28


def test_the_highest_stage_gets_width_while_that_makes_the_row_lower() -> None:
    """A stage whose cells get lower the wider it is takes from one that has nothing, never under what that needs."""
    widths = balanced([300.0, 300.0], [250.0, 250.0], [2, 2], lambda now: [90000 / now[0], 10.0])
    assert widths[0] > 330
    assert widths[1] >= 250
    assert sum(widths) == pytest.approx(600)


def test_no_width_moves_where_it_is_no_use() -> None:
    """Cells that stay as high leave the widths as they are."""
    assert balanced([300.0, 300.0], [100.0, 100.0], [2, 2], lambda now: [50.0, 10.0]) == [300, 300]


@given(st.lists(st.tuples(st.floats(0.1, 9), st.floats(10, 400)), min_size=1, max_size=12), st.floats(1.0, 3.0))
def test_shares_fill_the_room_and_heed_the_least(parts: list[tuple[float, float]], spare: float) -> None:
    """Whatever is wanted, all shares together are the room, and none is under its least."""
    least = [one for _, one in parts]
    room = sum(least) * spare
    widths = shared([wanted for wanted, _ in parts], least, room)
    assert sum(widths) == pytest.approx(room)
    assert all(width >= one - 1e-6 for width, one in zip(widths, least, strict=True))


@pytest.mark.usefixtures("pictures")
@given(st.integers(0, 2**32 - 1), st.integers(1, 8), st.integers(0, 40), st.booleans())
def test_columns_fill_their_stages_and_stages_their_row(seed: int, stages: int, touchpoints: int, rows: bool) -> None:
    """In any journey the columns stand beside each other without a gap, from the left edge to the right one."""
    journey = journey_of(Maker(Shape(stages, touchpoints, 3, 0.5, frozenset(FEATURES) - {"pictures"}, seed)).journey())
    look = several_rows() if rows else LOOK
    count = len(journey.stages)
    with use_language(journey.language):
        grid = columns(journey.stages, range(1, count + 1), [False] * count, 150, 1880, look)
    x = 150.0
    for one in grid.stages:
        assert one.x == pytest.approx(x)
        for column in one.columns:
            assert column.x == pytest.approx(x)
            x += column.width
        assert one.x + one.width == pytest.approx(x)
    assert x == pytest.approx(1880)


def test_a_row_has_as_many_columns_as_steps() -> None:
    """Each touchpoint has a column, and a stage without any has one."""
    grid = context("title: T\nstages: [{name: A, touchpoints: [B, C]}, D]\n").grid
    assert [[column.step.name for column in one.columns] for one in grid.stages] == [["B", "C"], ["D"]]
