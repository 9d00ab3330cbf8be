"""All maps of an output folder → the pages about them: the index, and the atlas; only written where they would differ."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cjmap import pipeline
from cjmap.batch.cache import Cache, is_intact
from cjmap.batch.deadline import deadline
from cjmap.batch.draw import Job
from cjmap.batch.files import digest_of, read_ordinary, temporary_name
from cjmap.batch.fingerprint import combined, drawing, program, with_fonts
from cjmap.batch.own import put_file
from cjmap.batch.record import Output, RecordedMap
from cjmap.batch.targets import ATLAS, ATLAS_FORMAT, INDEX, Order
from cjmap.gallery import BrokenMap, MapCard, index_page, relative_link
from cjmap.options import RenderOptions
from cjmap.options.formats import FORMATS
from cjmap.options.views import FIRST_VIEW, NothingToShow
from cjmap.records import dataclass, replace

if TYPE_CHECKING:
    from cjmap.scene import Scene

TITLE = "Journey maps"
"""The usual title of an index."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A map that the pages show: its job, what is known of it, and the drawings there are of it now."""

    job: Job
    entry: RecordedMap
    outputs: Sequence[str]


Page = Callable[[BinaryIO], Collection[str]]
"""Writes a page to a file, and tells what it shows that no packaged font has."""

Begin = Callable[[str, int], AbstractContextManager[Callable[[], None]]]
"""Tells somebody that work on so many maps begins; what it gives is called after each."""


def pages(
    order: Order, maps: Sequence[Shown], begin: Begin, broken: Sequence[BrokenMap] = ()
) -> Iterator[tuple[str, str, Page]]:
    """The pages that are wanted: name, the digest of what makes it, and what makes it; the index has the `broken` maps too."""
    cards = [_card(one) for one in maps]
    wrong = [[one.file, one.errors] for one in broken]
    made_by = combined(program(), order.title, [combined(card.to_json()) for card in cards], wrong)
    yield INDEX, made_by, lambda file: _write_index(order, cards, broken, file)
    if order.atlas:
        shown = [one for one in maps if not _has_nothing(order, one)]
        readings = [(one.job.relative, one.entry.reading) for one in shown]
        made_by = combined(drawing(ATLAS_FORMAT), order.title, asdict(_of_atlas(order)), readings)
        yield ATLAS, made_by, lambda file: _write_atlas(order, shown, begin, file)


def _has_nothing(order: Order, one: Shown) -> bool:
    """Whether a map has nothing to show in the view of the atlas."""
    return any(target.name in one.entry.empty for target in one.job.targets if target.options.view == order.views[0])


def is_fresh(output: Path, cache: Cache, name: str, made_by: str) -> bool:
    """Whether a page is there, whole, and made by just that."""
    page = cache.pages.get(name)
    return (
        page is not None and page.made_by == with_fonts(made_by, page.missing_glyphs) and is_intact(output, name, page)
    )


def write(order: Order, cache: Cache, name: str, page: Page, made_by: str, staging: Path) -> None:
    """Make a page and write it. Raises OSError, RenderError, and NotOurs where somebody else's file is in its place."""
    before = cache.pages.get(name)
    temporary = staging / temporary_name(name)
    try:
        with temporary.open("xb") as file:
            missing_glyphs = tuple(sorted(page(file)))
        made = Output(with_fonts(made_by, missing_glyphs), digest_of(temporary), missing_glyphs)
        if not is_intact(order.output, name, made):
            put_file(order.output, name, temporary, before.content if before else "", order.force)
        cache.pages[name] = made
    finally:
        temporary.unlink(missing_ok=True)


def _card(one: Shown) -> MapCard:
    """What the index says of a map, with links to the drawings there are of it."""
    there = [target for target in one.job.targets if target.name in one.outputs]
    links = ((_words(target.options.format, target.options.view), relative_link(target.name)) for target in there)
    return replace(one.entry.card, links=tuple(links))


def _words(format_: str, view: str) -> str:
    return format_.upper() if view == FIRST_VIEW else f"{format_.upper()} {view}"


def _write_index(
    order: Order, cards: Sequence[MapCard], broken: Sequence[BrokenMap], file: BinaryIO
) -> Collection[str]:
    from cjmap.render.seal import sealed_xml

    file.write(sealed_xml(index_page(cards, order.title or TITLE, broken=broken).encode("utf-8", "replace")))
    return ()


def _write_atlas(order: Order, maps: Sequence[Shown], begin: Begin, file: BinaryIO) -> Collection[str]:
    """The maps one after the other: none is kept once it is drawn."""
    from cjmap.render.atlas import AtlasPage

    write_atlas = FORMATS[ATLAS_FORMAT].from_maps
    assert write_atlas, "the format was chosen for it"
    missing_glyphs: set[str] = set()
    with begin("Atlas", len(maps)) as tick, deadline(order.deadline) as restart:
        entries = (
            AtlasPage(
                partial(_scene, order, one.job, (tick, restart), missing_glyphs),
                one.entry.card.title,
                one.job.relative,
                one.entry.card.language,
                partial(_strip, one.entry.card.cells),
            )
            for one in maps
        )
        write_atlas(entries, order.title, file)
    return missing_glyphs


def _scene(order: Order, job: Job, begun: Sequence[Callable[[], None]], missing_glyphs: set[str]) -> Scene:
    """A map laid out; `begun` is called before, `missing_glyphs` gets what it shows that no packaged font has.

    RenderError where it has got an error since it was drawn.
    """
    from cjmap.render import RenderError

    for call in begun:
        call()
    path = str(job.path)
    journey = pipeline.check(read_ordinary(job.path), path, str(job.path.parent)).journey
    if journey is None:
        raise RenderError(f"{path} was changed meanwhile and has an error now; build again")
    drawing, options = pipeline.Drawing(journey), _of_atlas(order)
    try:
        missing_glyphs.update(drawing.missing_glyphs(options))
    except NothingToShow as error:
        raise RenderError(f"{path}: {error}") from error
    return drawing.scenes(options)[0]


def _strip(cells: Sequence[str]) -> Scene:
    """The strip of a map in the language of the contents."""
    from cjmap.layout.finish import directed
    from cjmap.layout.strip import strip_of
    from cjmap.theme import THEMES

    return directed(strip_of(cells, THEMES["default"]))


def _of_atlas(order: Order) -> RenderOptions:
    """How the maps of an atlas are drawn."""
    return RenderOptions(ATLAS_FORMAT, order.views[0], order.options.theme)
