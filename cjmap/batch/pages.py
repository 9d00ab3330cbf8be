"""All maps of an output folder → the pages about them: the index, and the atlas; only written where they would differ."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cjmap import pipeline
from cjmap.batch.cache import Cache, is_whole
from cjmap.batch.draw import Job
from cjmap.batch.find import read_start
from cjmap.batch.fingerprint import combined, digest_of, drawing, program, with_fonts
from cjmap.batch.record import Entry, Output
from cjmap.batch.targets import ATLAS, FIRST_VIEW, INDEX, Order
from cjmap.batch.whole import move_whole, temporary_name
from cjmap.gallery import Card, index_page, relative_link

if TYPE_CHECKING:
    from cjmap.scene import Scene

MARK = b'<meta name="generator" content="cjmap">'
"""What is in every index that we wrote."""

TITLE = "Journey maps"
"""The usual title of an index."""


class NotOurs(Exception):
    """A file of a page's name is there that no build has written; the message says so."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A map that the pages show: its job, what is known of it, and the drawings there are of it now."""

    job: Job
    entry: Entry
    outputs: Sequence[str]


Page = Callable[[BinaryIO], Collection[str]]
"""Writes a page to a file, and tells what it shows that no packaged font has."""

Begin = Callable[[str, int], AbstractContextManager[Callable[[], None]]]
"""Tells somebody that work on so many maps begins; what it gives is called after each."""


def pages(order: Order, maps: Sequence[Shown], begin: Begin) -> Iterator[tuple[str, str, Page]]:
    """The pages that are wanted: name, the digest of what makes it, and what makes it."""
    cards = [_card(one) for one in maps]
    made_by = combined(program(), order.title, [combined(card.to_json()) for card in cards])
    yield INDEX, made_by, lambda file: _write_index(order, cards, file)
    if order.atlas:
        readings = [(one.job.relative, one.entry.reading) for one in maps]
        made_by = combined(drawing("pdf"), order.title, order.theme, order.views[0], readings)
        yield ATLAS, made_by, lambda file: _write_atlas(order, maps, begin, file)


def is_fresh(output: Path, known: Cache, name: str, made_by: str) -> bool:
    """Whether a page is there, whole, and made by just that."""
    page = known.pages.get(name)
    return page is not None and page.made_by == with_fonts(made_by, page.beyond) and is_whole(output, name, page)


def write(order: Order, known: Cache, name: str, page: Page, made_by: str, staging: Path) -> None:
    """Make a page and write it. Raises OSError, RenderError, and NotOurs where somebody else's file is in its place."""
    place = order.output / name
    if name == INDEX and name not in known.pages and place.is_file() and MARK not in place.read_bytes():
        raise NotOurs(f"{place} is a page that cjmap has not written; move it away, or name another folder with -o")
    temporary = staging / temporary_name(name)
    try:
        with temporary.open("xb") as file:
            beyond = tuple(sorted(page(file)))
        known.pages[name] = Output(with_fonts(made_by, beyond), digest_of(temporary), beyond)
        if not is_whole(order.output, name, known.pages[name]):
            move_whole(temporary, place)
    finally:
        temporary.unlink(missing_ok=True)


def _card(one: Shown) -> Card:
    """What the index says of a map, with links to the drawings there are of it."""
    there = [target for target in one.job.targets if target.name in one.outputs]
    links = ((_words(target.format, target.view), relative_link(target.name)) for target in there)
    return replace(one.entry.card, links=tuple(links))


def _words(format_: str, view: str) -> str:
    return format_.upper() if view == FIRST_VIEW else f"{format_.upper()} {view}"


def _write_index(order: Order, cards: Sequence[Card], file: BinaryIO) -> Collection[str]:
    file.write(index_page(cards, order.title or TITLE).encode("utf-8", "replace"))
    return ()


def _write_atlas(order: Order, maps: Sequence[Shown], begin: Begin, file: BinaryIO) -> Collection[str]:
    """The maps one after the other: none is kept once it is drawn."""
    from cjmap.render.atlas import AtlasPage, write_atlas

    beyond: set[str] = set()
    with begin("Atlas", len(maps)) as tick:
        entries = (
            AtlasPage(
                partial(_scene, order, one.job, tick, beyond),
                one.entry.card.title,
                one.job.relative,
                one.entry.card.language,
            )
            for one in maps
        )
        write_atlas(entries, order.title, file)
    return beyond


def _scene(order: Order, job: Job, tick: Callable[[], None], beyond: set[str]) -> Scene:
    """A map laid out; `beyond` gets what it shows that no packaged font has.

    RenderError where it has got an error since it was drawn.
    """
    from cjmap.render import RenderError

    tick()
    path = str(job.path)
    journey = pipeline.check(read_start(job.path), path, str(job.path.parent)).journey
    if journey is None:
        raise RenderError(f"{path} was changed meanwhile and has an error now; build again")
    drawing = pipeline.Drawing(journey, order.theme)
    beyond.update(drawing.beyond(order.views[0]))
    return drawing.scene(order.views[0])
