"""Journey files and what is wanted of each → the files to write, or why two of them cannot both be written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cjmap.batch.draw import Job, Target, seen_from
from cjmap.batch.find import Found
from cjmap.pipeline import LIVE

INDEX, ATLAS = "index.html", "atlas.pdf"
"""The pages about all maps, in the output folder."""

FIRST_VIEW = "map"
"""The view whose drawings are called like the journey file alone."""


class Clash(ValueError):
    """Two things would be written to one file; the message names all three."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built: the files that were found, below which folders, where to, and what of each.

    `searched` are the folders that were looked through: what is no longer in them is gone. `processes` is how many work
    at once. `page` is the size of the pages of PDFs, `text` how SVGs have their texts. `force` draws what has not changed too,
    and over somebody else's files; `prune` removes what is no longer drawn, and with `dry_run` nothing is drawn, written or
    removed. `unread` says that something could not be read when the maps were looked for, `unseen` are maps of the last build
    that were passed over. `deadline` is how many seconds of CPU
    time each map has; 0 is no end. Without a `title` the pages have the usual one.
    """

    found: Sequence[Found]
    searched: Sequence[Path]
    output: Path
    formats: Sequence[str] = ("svg",)
    views: Sequence[str] = (FIRST_VIEW,)
    theme: str = ""
    page: str = ""
    text: str = LIVE
    title: str = ""
    processes: int = 1
    force: bool = False
    prune: bool = False
    dry_run: bool = False
    atlas: bool = False
    unread: bool = False
    unseen: Sequence[Path] = ()
    deadline: float = 0.0


def job_of(order: Order, path: Path, relative: str) -> Job:
    """A journey file with all that is wanted of it."""
    return Job(
        path,
        relative,
        seen_from(order.output, path),
        tuple(targets(relative, order.formats, order.views, order.page, order.text)),
    )


def targets(
    relative: str, formats: Sequence[str], views: Sequence[str], page: str = "", text: str = LIVE
) -> list[Target]:
    """The drawings of a map: its own path with the format's ending, and before it the view where that is not the first.

    A format that places its parts itself is the same in every view, and drawn once. Only a map that has pages in one file heeds
    their size, and only a format whose texts can be outlines how they are to be.
    """
    from cjmap.render import FORMATS

    found: dict[str, Target] = {}
    for view in views:
        for format_ in formats:
            format_view = view if FORMATS[format_].needs_scene else FIRST_VIEW
            middle = "" if format_view == FIRST_VIEW else f".{format_view}"
            stem = str(PurePosixPath(relative).with_suffix(""))
            name = f"{stem}{middle}{FORMATS[format_].ending}"
            has_pages = FORMATS[format_].from_scenes and format_view == FIRST_VIEW
            own_text = text if FORMATS[format_].outlined else LIVE
            found[name] = Target(name, format_, format_view, page if has_pages else "", own_text)
    return list(found.values())


def refuse_clashes(order: Order, jobs: Sequence[Job]) -> None:
    """Raise Clash where a file would be written twice, or over a journey file; capitals do not tell files apart everywhere."""
    pages = [INDEX, *([ATLAS] if order.atlas else [])]
    written = {page.casefold(): f"the page {page}" for page in pages}
    read = {_key(job.path): job.path for job in jobs}
    for job in jobs:
        for target in job.targets:
            place = order.output / target.name
            other = written.setdefault(target.name.casefold(), str(job.path))
            if other != str(job.path):
                raise Clash(f"{other} and {job.path} would both be written to {place}")
            if _key(place) in read:
                raise Clash(f"{place} would overwrite the journey file {read[_key(place)]}")


def _key(path: Path) -> str:
    return os.path.normcase(path.absolute()).casefold()
