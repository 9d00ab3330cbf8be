"""The personas of a journey → a page of their own in front of its map, with all that the file says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from cjmap.layout.kit.context import scene_of
from cjmap.layout.kit.description import describe
from cjmap.layout.kit.foot import without_findings
from cjmap.layout.kit.marks import logo_of, pictures_of
from cjmap.layout.kit.personas import PORTRAIT, persona_strip
from cjmap.layout.map.assembly import FOOT_MARGIN, HEAD_GAP, loose, surroundings
from cjmap.layout.map.frames import Frame
from cjmap.layout.map.head import head_zone
from cjmap.layout.map.look import one_row
from cjmap.layout.map.pages.paper import LARGEST, PaperSize, largest_zoom, least_zoom
from cjmap.layout.map.pages.pieces import pieces_of
from cjmap.layout.map.running_head import running_head_zone
from cjmap.layout.map.surroundings import MapShown, Zone
from cjmap.model import Journey
from cjmap.records import dataclass, replace
from cjmap.scene import Node, Scene
from cjmap.theme import Theme

WIDTH_LEAST = 720.0
"""No page is laid out narrower, in px: its type grows no more."""


@dataclass(frozen=True)
class PeoplePage:
    """Head and personas of a journey laid out in a width: what paints them, how far down they reach, the running head."""

    journey: Journey
    theme: Theme
    width: float
    paint: Callable[[], list[Node]]
    bottom: float
    running: Zone
    margin: float

    def sheets(self, height: float, limit: float, zoom: float) -> Iterator[Scene]:
        """The pages, each `height` px high and filled down to `limit`."""
        tops = self.margin, self.margin + self.running.height + HEAD_GAP
        told = describe(without_findings(replace(self.journey, stages=())), ())
        for number, piece in enumerate(pieces_of(self.paint(), self.bottom, tops, limit)):
            above = loose(self.running, self.margin) if number else []
            size = self.width, height
            yield replace(scene_of(self.journey, self.theme, [*above, *piece.draw()], size, told), zoom=zoom)


def personas_in_front(journey: Journey, theme: Theme, width: float) -> tuple[Scene, ...]:
    """The personas on a page of a width in px, as high as it needs to be. Nothing where there is nobody."""
    if not journey.personas:
        return ()
    page = _page(journey, theme, width)
    height = page.bottom + page.margin
    return tuple(page.sheets(height, height, 1.0))


def personas_on_paper(journey: Journey, theme: Theme, paper: PaperSize) -> tuple[Scene, ...]:
    """The personas on sheets of paper: on one, as large as it can be, or on as many as they take with the smallest type. Nothing
    where there is nobody.
    """
    if not journey.personas:
        return ()

    @cache
    def page(zoom: float) -> PeoplePage:
        return _page(journey, theme, paper.width / zoom)

    def fill(zoom: float) -> float:
        return (page(zoom).bottom + page(zoom).margin) / (paper.height / zoom)

    zoom = least_zoom(one_row(0))
    if fill(zoom) <= 1:
        zoom = largest_zoom(fill, zoom, max(zoom, min(LARGEST, paper.width / WIDTH_LEAST)))
    height = paper.height / zoom
    return tuple(page(zoom).sheets(height, height - page(zoom).margin + FOOT_MARGIN, zoom))


def _page(journey: Journey, theme: Theme, width: float) -> PeoplePage:
    look = one_row(width)
    ctx = surroundings(journey, theme, Frame(look, width, (), 1.0), MapShown(people_in_head=False))
    pictures = pictures_of(journey)
    head, running = head_zone(ctx, logo_of(journey, look.title.size), pictures), running_head_zone(ctx)
    strip = persona_strip(ctx, pictures, width - 2 * look.margin, PORTRAIT)
    top = look.margin + head.height + HEAD_GAP

    def paint() -> list[Node]:
        return [*loose(head, look.margin), *strip.paint(look.margin, top)]

    return PeoplePage(journey, theme, width, paint, top + strip.height, running, look.margin)
