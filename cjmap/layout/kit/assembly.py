"""A journey and a theme → the whole of its map: lens, experience and insight from top to bottom, in one piece or to be cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial

from cjmap.images import Picture
from cjmap.layout.kit.context import Context, Notes, persona_colours, scene_of
from cjmap.layout.kit.description import describe
from cjmap.layout.kit.foot import findings, footer, without_findings
from cjmap.layout.kit.grid import GAP, MARGIN, ZONE_GAP, Grid, grid
from cjmap.layout.kit.head import head
from cjmap.layout.kit.lanes import body
from cjmap.layout.kit.marks import logo_of, pictures_of
from cjmap.layout.kit.personas import persona_strip
from cjmap.layout.kit.segments import scores_of
from cjmap.layout.kit.transitions import BranchMarks
from cjmap.model import JOURNEY_LISTS, Journey
from cjmap.records import dataclass, replace
from cjmap.scene import Group, Node, Scene
from cjmap.theme import Theme

FOUND = (*JOURNEY_LISTS, "metrics", "notes")
"""What is said of the whole journey, in the order in which it is spread over the sheets."""


@dataclass(frozen=True)
class Assembly:
    """The map, its size in px, where it is cut from top to bottom, and where from left to right it can best be cut; painted
    when it is first asked for, for most are only tried.
    """

    parts: Sequence[Callable[[], Sequence[Node]]]
    width: float
    height: float
    cuts: tuple[float, ...]
    tops: tuple[float, ...]

    @cached_property
    def nodes(self) -> list[Node]:
        return [node for part in self.parts for node in part()]


def map_scene(journey: Journey, theme: Theme, strip: bool = True) -> Scene:
    """The whole map as one picture, with or without the personas. Raises ImageError as `assembled` does."""
    scores = scores_of(journey)
    ctx = Context(journey, theme, grid(journey), Notes(), persona_colours(journey, theme), curve_scores=scores)
    whole = assembled(ctx, strip)
    scene = scene_of(journey, theme, whole.nodes, (whole.width, whole.height), describe(journey))
    ctx.cached_blocks.clear()  # which know what knows them: nothing else would free them but a search for garbage
    return scene


def assembled(surroundings: Context, strip: bool = True, cuts: tuple[float, ...] = ()) -> Assembly:
    """Place everything, each part where the one above it ends, with or without the personas; where there are `cuts`, so that no
    text goes over one. Raises ImageError where a picture has gone since the file was checked.
    """
    cut_grid = replace(surroundings.grid, cuts=cuts)
    ctx = replace(surroundings, grid=cut_grid)
    journey = ctx.journey
    first = Grid((), cut_grid.left, cut_grid.until(MARGIN))
    nodes, y = head(replace(ctx, grid=first), logo_of(journey))
    parts: list[Callable[[], Sequence[Node]]] = [partial(list, nodes)]
    y += ZONE_GAP
    tops = [y - ZONE_GAP / 2]
    spans = [(MARGIN, first.right), *((cut + GAP / 2, cut_grid.until(cut + GAP / 2)) for cut in cuts)]
    if strip and journey.personas:
        people, height = _personas(ctx, pictures_of(journey), spans, y)
        parts += people
        y += height + ZONE_GAP
        tops.append(y - ZONE_GAP / 2)
    middle = body(ctx, BranchMarks(journey, ctx.theme), y)
    parts.append(lambda: middle.nodes)
    y = middle.bottom + ZONE_GAP
    tops += [*middle.lane_tops, y - ZONE_GAP / 2]
    found, height = _findings(ctx, spans, y)
    parts.append(partial(list, found))
    y += height + ZONE_GAP if height else 0
    tops.append(y - ZONE_GAP / 2)
    foot, height = footer(replace(ctx, grid=first), y)
    parts.append(partial(list, foot))
    return Assembly(parts, cut_grid.width, y + height + MARGIN - 8, cuts, tuple(tops))


def _personas(
    ctx: Context, pictures: dict[str, Picture], spans: Sequence[tuple[float, float]], top: float
) -> tuple[list[Callable[[], Sequence[Node]]], float]:
    """What paints the personas, who are spread over the sheets, and how high the highest of them are."""
    people, height = ctx.journey.personas, 0.0
    painted: list[Callable[[], Sequence[Node]]] = []
    for number, (left, right) in enumerate(spans):
        mine = people[_share(len(people), number, len(spans))]
        strip = persona_strip(
            replace(ctx, journey=replace(ctx.journey, personas=mine), whole=ctx.journey), pictures, right - left
        )
        painted += [partial(strip.paint, left, top)] if mine else []
        height = max(height, strip.height)
    return painted, height


def _findings(ctx: Context, spans: Sequence[tuple[float, float]], top: float) -> tuple[list[Node], float]:
    """What is said of the whole journey spread over the sheets, and its height."""
    there = [key for key in FOUND if getattr(ctx.journey, key) or (key == "notes" and ctx.notes.numbers)]
    nodes: list[Node] = []
    height = 0.0
    for number, (left, right) in enumerate(spans):
        mine = there[_share(len(there), number, len(spans))]
        extracted = {key: getattr(ctx.journey, key) for key in mine}
        part = replace(
            ctx,
            journey=replace(without_findings(ctx.journey), **extracted),
            grid=Grid((), left if number else ctx.grid.left, right),
        )
        found, tall = findings(part, top, "notes" in mine)
        nodes += [
            replace(node, id=f"findings-{number + 1}" if node.id and len(spans) > 1 else node.id)
            for node in found
            if isinstance(node, Group)
        ]
        height = max(height, tall)
    return nodes, height


def _share(count: int, number: int, parts: int) -> slice:
    """What of `count` things the part of that number has, as evenly as can be, the first ones more."""
    each, more = divmod(count, parts)
    start = number * each + min(number, more)
    return slice(start, start + each + (number < more))
