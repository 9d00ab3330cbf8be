"""All maps of an output folder → the pages about them: the index, and the atlas; only written where they would differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap import pipeline
from cjmap.batch.cache import Cache, is_whole
from cjmap.batch.draw import Job, put
from cjmap.batch.find import read_start
from cjmap.batch.fingerprint import combined, digest, drawing, program
from cjmap.batch.record import Entry, Output
from cjmap.batch.targets import ATLAS, FIRST_VIEW, INDEX, Order
from cjmap.gallery import Card, index_page, relative_link

if TYPE_CHECKING:
    from cjmap.render.atlas import AtlasPage

MARK = b'<meta name="generator" content="cjmap">'
"""What is in every index that we wrote."""


class NotOurs(Exception):
    """A file of a page's name is there that no build has written; the message says so."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A map that the pages show: its job, what is known of it, and the drawings there are of it now."""

    job: Job
    entry: Entry
    outputs: Sequence[str]


Page = Callable[[], bytes]

Begin = Callable[[str, int], AbstractContextManager[Callable[[], None]]]
"""Tells somebody that work on so many maps begins; what it gives is called after each."""


def pages(order: Order, maps: Sequence[Shown], begin: Begin) -> Iterator[tuple[str, str, Page]]:
    """The pages that are wanted: name, the digest of what makes it, and what makes it."""
    cards = [_card(one) for one in maps]
    yield INDEX, combined(program(), order.title, [card.to_json() for card in cards]), lambda: _index(order, cards)
    if order.atlas:
        readings = [(one.job.relative, one.entry.reading) for one in maps]
        made_by = combined(drawing("pdf"), order.title, order.theme, readings)
        yield ATLAS, made_by, lambda: _atlas(order, maps, begin)


def is_fresh(output: Path, known: Cache, name: str, made_by: str) -> bool:
    """Whether a page is there, whole, and made by just that."""
    page = known.pages.get(name)
    return page is not None and page.made_by == made_by and is_whole(output, name, page)


def write(order: Order, known: Cache, name: str, page: Page, made_by: str, staging: Path) -> None:
    """Make a page and write it. Raises OSError, RenderError, and NotOurs where somebody else's file is in its place."""
    place = order.output / name
    if name == INDEX and name not in known.pages and place.is_file() and MARK not in place.read_bytes():
        raise NotOurs(f"{place} is a page that cjmap has not written; move it away, or name another folder with -o")
    data = page()
    put(place, data, staging)
    known.pages[name] = Output(made_by, digest(data))


def _card(one: Shown) -> Card:
    """What the index says of a map, with links to the drawings there are of it."""
    there = [target for target in one.job.targets if target.name in one.outputs]
    links = ((_words(target.format, target.view), relative_link(target.name)) for target in there)
    return replace(one.entry.card, links=tuple(links))


def _words(format_: str, view: str) -> str:
    return format_.upper() if view == FIRST_VIEW else f"{format_.upper()} {view}"


def _index(order: Order, cards: Sequence[Card]) -> bytes:
    return index_page(cards, order.title).encode("utf-8", "replace")


def _atlas(order: Order, maps: Sequence[Shown], begin: Begin) -> bytes:
    from cjmap.render.atlas import atlas

    with begin("Atlas", len(maps)) as tick:
        return atlas(_atlas_pages(order, maps, tick), order.title)


def _atlas_pages(order: Order, maps: Sequence[Shown], tick: Callable[[], None]) -> Iterator[AtlasPage]:
    """The maps one after the other: none is kept once it is drawn."""
    from cjmap.render.atlas import AtlasPage

    for one in maps:
        path = one.job.path
        journey = pipeline.check(read_start(path), str(path), str(path.parent)).journey
        if journey is not None:  # it was right a moment ago; the next build sees what has become of it
            scene = pipeline.Drawing(journey, order.theme).scene(order.views[0])
            yield AtlasPage(scene, journey.title, one.job.relative)
        tick()
