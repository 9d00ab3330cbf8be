"""The pictures of a row's steps → the storyboard: each in a frame in its column, all frames equally high."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.images import Picture, load
from cjmap.language import messages
from cjmap.layout.kit.reading_order import Row, StageNodes, touchpoint_id
from cjmap.layout.map.cells import SIDE, WIDTH_MOST
from cjmap.layout.map.surroundings import NO_ZONE, MapContext, Zone
from cjmap.layout.map.titles import titled
from cjmap.model import Lane, Step
from cjmap.records import dataclass
from cjmap.scene import Group, Image, Node, Rect

HIGH_MOST, HIGH_MOST_IN_ROWS = 120.0, 84.0
"""The greatest height of a picture, in px."""

RADIUS = 2.0
BORDER = 0.35
"""How much of the soft text colour is in the thin border."""

BETWEEN = 6.0
TITLE_DOWN = 2.0

STORYBOARD = Lane("storyboard")
"""It is no lane of a file: it has the pictures of its steps."""


@dataclass(frozen=True, slots=True)
class StoryFrame:
    """A step's picture: the stage's number, the step, the left edge and width of its frame, the picture, and whether it stands
    below one of its stage.
    """

    stage: int
    step: Step
    x: float
    width: float
    picture: Picture
    below: bool

    @property
    def wanted(self) -> float:
        """How high the picture is at the frame's full width, in px."""
        return self.width * self.picture.height / self.picture.width


def storyboard_zone(ctx: MapContext) -> Zone:
    """The row of pictures; no zone where no step has one. Raises ImageError where a picture has gone."""
    frames = list(_frames(ctx))
    if not frames:
        return NO_ZONE
    most = HIGH_MOST_IN_ROWS if ctx.look.in_rows else HIGH_MOST
    high = min(most, max(frame.wanted for frame in frames))
    height = 2 * high + BETWEEN if any(frame.below for frame in frames) else high

    def paint(top: float) -> Row:
        nodes = [_painted(ctx, frame, top + (high + BETWEEN if frame.below else 0), high) for frame in frames]
        return Row(height, nodes=nodes)

    return titled(ctx, STORYBOARD, Zone(height, paint), messages().map_lanes.storyboard, TITLE_DOWN)


def _frames(ctx: MapContext) -> Iterator[StoryFrame]:
    folder = ctx.journey.folder
    for stage in ctx.grid.stages:
        whole = stage.stage
        above = bool(whole.image) and any(one.image for one in whole.touchpoints)
        if whole.image:
            part = ctx.uncut(stage)
            width = min(WIDTH_MOST, part.width - 2 * SIDE)
            yield StoryFrame(stage.number, whole, part.x + SIDE, width, load(folder, whole.image), False)
        for column in stage.columns:
            step = column.step
            if step is not whole and step.image:
                picture = load(folder, step.image)
                yield StoryFrame(stage.number, step, column.x + SIDE, column.width - 2 * SIDE, picture, above)


def _painted(ctx: MapContext, frame: StoryFrame, top: float, high: float) -> StageNodes:
    """A picture in the middle of its frame, as large as fits into it, with the step's name for who cannot see it."""
    theme, picture = ctx.theme, frame.picture
    scale = min(frame.width / picture.width, high / picture.height)
    wide, tall = picture.width * scale, picture.height * scale
    x, y = frame.x + (frame.width - wide) / 2, top + (high - tall) / 2
    border = theme.tinted(theme.soft, BORDER)
    nodes: tuple[Node, ...] = (
        Rect(frame.x, top, frame.width, high, theme.card, radius=RADIUS),
        Image(x, y, wide, tall, picture.data, picture.media_type),
        Rect(frame.x, top, frame.width, high, "", border, radius=RADIUS),
    )
    named = Group(nodes, label=frame.step.name, data={"lane": STORYBOARD.id}, role="said")
    return StageNodes(frame.stage, touchpoint_id(frame.step), [named])
