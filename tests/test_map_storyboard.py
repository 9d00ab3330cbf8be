"""The storyboard of the map: the pictures of steps, in their columns, equally high, and named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from geometry import flat
from lane_parts import NOTHING_HANGS, context, own_lanes, painted
from scenes import DRAWING, png_file

from cjmap.images import ImageError
from cjmap.layout.kit.reading_order import Row
from cjmap.layout.map.cells import SIDE
from cjmap.layout.map.lanes import map_lanes
from cjmap.layout.map.storyboard import HIGH_MOST, HIGH_MOST_IN_ROWS
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import Journey, Lane, Stage, Touchpoint
from cjmap.scene import Group, Image, Rect, Text

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a wide picture and one that is higher than wide."""
    (tmp_path / "wide.svg").write_bytes(DRAWING)
    (tmp_path / "high.png").write_bytes(png_file(40, 90))
    return tmp_path


def journey(folder: Path, *images: str, stage: str = "") -> Journey:
    """A journey of one stage and a step for each picture."""
    steps = tuple(Touchpoint(f"t{at}", f"Step {at}", image=image) for at, image in enumerate(images, 1))
    lanes = (Lane("touchpoints"), Lane("metrics"))
    return Journey("A map", (Stage("s", "Stage", touchpoints=steps, image=stage),), lanes=lanes, folder=str(folder))


def board(ctx: MapContext) -> tuple[float, Row]:
    """The top of the storyboard and what it shows."""
    ((_, top, row),) = painted(own_lanes(ctx))
    return top, row


def frames(row: Row) -> list[Rect]:
    """The borders around the pictures."""
    return [node for part in row.nodes for node in flat(part.nodes) if isinstance(node, Rect) and node.stroke]


def test_it_stands_right_below_the_cards(folder: Path) -> None:
    """The storyboard is the row below the cards, and has a title."""
    ctx = context(journey(folder, "wide.svg", ""))
    assert [lane.id for lane in map_lanes(ctx, NOTHING_HANGS)] == ["touchpoints", "storyboard"]
    titles = [node.text for node in flat(board(ctx)[1].titles) if isinstance(node, Text)]
    assert titles == ["Storyboard"]


@pytest.mark.parametrize(("rows", "most"), [(False, HIGH_MOST), (True, HIGH_MOST_IN_ROWS)])
def test_frames_are_equal(folder: Path, rows: bool, most: float) -> None:
    """Frames are as wide as their columns and equally high, at most as the page's look says; pictures keep their shape."""
    ctx = context(journey(folder, "wide.svg", "", "high.png"), rows)
    top, row = board(ctx)
    found = frames(row)
    columns = [ctx.grid.stages[0].columns[at] for at in (0, 2)]
    assert [(one.x, one.width) for one in found] == [(one.x + SIDE, one.width - 2 * SIDE) for one in columns]
    assert {(one.y, one.height) for one in found} == {(top, most)}
    wide, high = [node for part in row.nodes for node in flat(part.nodes) if isinstance(node, Image)]
    assert wide.width / wide.height == pytest.approx(2)
    assert high.width / high.height == pytest.approx(40 / 90)
    for image, frame in zip((wide, high), found, strict=True):
        assert frame.x - 0.01 <= image.x and image.x + image.width <= frame.x + frame.width + 0.01
        assert frame.y - 0.01 <= image.y and image.y + image.height <= frame.y + frame.height + 0.01


def test_pictures_are_named_after_their_steps(folder: Path) -> None:
    """Who cannot see a picture hears the name of its step, at that step."""
    _, row = board(context(journey(folder, "wide.svg", stage="high.png")))
    named = [(part.touchpoint, node.label) for part in row.nodes for node in part.nodes if isinstance(node, Group)]
    assert named == [("", "Stage"), ("t1", "Step 1")]


def test_a_stages_picture_stands_above(folder: Path) -> None:
    """The picture of a stage stands above those of its touchpoints, and overlaps none."""
    _, row = board(context(journey(folder, "wide.svg", stage="high.png")))
    above, below = frames(row)
    assert above.y + above.height < below.y


def test_no_pictures_no_storyboard() -> None:
    """A map without pictures of steps has no storyboard."""
    assert [lane.id for lane in map_lanes(context(journey(Path(), "")), NOTHING_HANGS)] == ["touchpoints"]


def test_a_missing_picture_is_an_error(folder: Path) -> None:
    """A picture that has gone since the file was checked is an error that names it."""
    made: Any = journey(folder, "gone.png")
    with pytest.raises(ImageError, match=r"gone\.png"):
        map_lanes(context(made), NOTHING_HANGS)
