"""A journey → one picture a stage, each complete in itself, all of one width."""

from __future__ import annotations

from cjmap.layout.kit.context import scene_of
from cjmap.layout.kit.description import describe
from cjmap.layout.map.assembly import assembled, surroundings
from cjmap.layout.map.columns import natural_width
from cjmap.layout.map.frames import Frame, surrounded
from cjmap.layout.map.look import one_row
from cjmap.layout.map.rows import RowPart
from cjmap.layout.map.surroundings import MapShown
from cjmap.model import Journey
from cjmap.records import replace
from cjmap.scene import Scene
from cjmap.theme import Theme

COLUMNS_LEAST = 1000.0
"""Of a stage alone: what a head of one or two lines asks for."""


def stages_alone(journey: Journey, theme: Theme, shown: MapShown) -> tuple[Scene, ...]:
    """The pictures, in the order of the stages; the curve comes in and goes out as on the whole map."""
    look = one_row(0)
    width = surrounded(look) + max(COLUMNS_LEAST, *(natural_width((stage,), look) for stage in journey.stages))
    scenes = []
    for number, stage in enumerate(journey.stages, 1):
        part = RowPart(replace(journey, stages=(stage,)), (number,), (False,))
        frame = Frame(one_row(width), width, (part,))
        ctx = surroundings(journey, theme, frame, shown)
        whole = assembled(ctx, frame)
        told = describe(part.journey, (number,))
        scenes.append(scene_of(journey, theme, whole.nodes, (width, whole.height), told))
    return tuple(scenes)
