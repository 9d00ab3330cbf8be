"""A journey → one part of its map alone, drawn with its top at a height, as tests of the parts ask for it."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

import cjmap
from cjmap.layout.kit.context import notes_of, persona_colours, scene_of
from cjmap.layout.kit.grid import Grid
from cjmap.layout.kit.legend import Sign
from cjmap.layout.kit.marks import logo_of, pictures_of
from cjmap.layout.kit.segments import scores_of
from cjmap.layout.map.band import band_zone
from cjmap.layout.map.foot import foot_zone
from cjmap.layout.map.head import head_zone
from cjmap.layout.map.look import one_row, several_rows
from cjmap.layout.map.surroundings import MapContext, Zone
from cjmap.model import Journey
from cjmap.scene import Group, Node, Scene
from cjmap.theme import themed

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))
WIDTH, TOP = 1920.0, 40.0


def journey(text: str) -> Journey:
    """The journey written as YAML."""
    return cjmap.load(text + "\n# a text with a line break is YAML\n")


def context(one: Journey, width: float = WIDTH, rows: bool = False, theme: str = "") -> MapContext:
    """The surroundings of the parts of a map of that width, in px."""
    look = several_rows() if rows else one_row(width)
    colours = themed(one.theme, theme)
    grid = Grid((), look.margin + look.label, width - look.margin)
    return MapContext(
        one, colours, grid, notes_of(one), persona_colours(one, colours), curve_scores=scores_of(one), look=look
    )


def head_of(ctx: MapContext) -> Group:
    """The head, drawn."""
    return painted(head(ctx))


def head(ctx: MapContext) -> Zone:
    """The head, measured."""
    return head_zone(ctx, logo_of(ctx.journey, ctx.look.title.size), pictures_of(ctx.journey))


def band_of(ctx: MapContext) -> Group:
    """The band, drawn."""
    return painted(band_zone(ctx))


def foot_of(ctx: MapContext, signs: Set[Sign] = frozenset()) -> Group:
    """The foot, drawn."""
    return painted(foot_zone(ctx, signs))


def painted(zone: Zone, top: float = TOP) -> Group:
    """A zone with its top at a height, in px."""
    row = zone.paint(top)
    return Group((*row.behind, *row.titles))


def three_parts(ctx: MapContext, signs: Set[Sign] = frozenset()) -> Scene:
    """Head, band and foot below each other as one picture, which ends with the foot."""
    y, nodes = ctx.look.margin, list[Node]()
    for zone in (head(ctx), band_zone(ctx)):
        nodes += painted(zone, y).children
        y += zone.height + 18
    foot = foot_zone(ctx, signs)
    nodes += painted(foot, y).children
    return scene_of(ctx.journey, ctx.theme, nodes, (ctx.right + ctx.look.margin, y + foot.height + 8), "")
