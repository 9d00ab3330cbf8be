"""Journey files and what is wanted of each → the files to write, or why two of them cannot both be written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from cjmap.batch.draw import Job, OutputTarget, seen_from
from cjmap.batch.find import Found
from cjmap.options import USUAL, RenderOptions, combined
from cjmap.options.formats import FIRST_FORMAT, FORMATS
from cjmap.options.views import FIRST_VIEW
from cjmap.records import dataclass

ATLAS_FORMAT = next(name for name, entry in FORMATS.items() if entry.from_maps)
"""The format in which all maps can be one file."""

INDEX, ATLAS = "index.html", f"atlas{FORMATS[ATLAS_FORMAT].ending}"
"""The pages about all maps, in the output folder."""


class Clash(ValueError):
    """Two things would be written to one file; the message names all three."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built: the files that were found, below which folders, where to, and what of each.

    `searched` are the folders that were looked through: what is no longer in them is gone. `processes` is how many work
    at once. `options` are those of all drawings, of which each heeds what it can. `force` draws what has not changed too,
    and over somebody else's files; `prune` removes what is no longer drawn, and with `dry_run` nothing is drawn, written or
    removed. `unread` says that something could not be read when the maps were looked for, `unseen` are maps of the last build
    that were passed over. `deadline` is how many seconds of CPU
    time each map has; 0 is no end. Without a `title` the pages have the usual one.
    """

    found: Sequence[Found]
    searched: Sequence[Path]
    output: Path
    formats: Sequence[str] = (FIRST_FORMAT,)
    views: Sequence[str] = (FIRST_VIEW,)
    options: RenderOptions = USUAL
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
        tuple(targets(relative, order.formats, order.views, order.options)),
    )


def targets(relative: str, formats: Sequence[str], views: Sequence[str], options: RenderOptions) -> list[OutputTarget]:
    """The drawings of a map: its own path with the format's ending, and before it the view where that is not the first.

    A format that places its parts itself is the same in every view, and drawn once.
    """
    return [OutputTarget(_place(relative, own), own) for own in combined(options, formats, views)]


def _place(relative: str, options: RenderOptions) -> str:
    middle = "" if options.view == FIRST_VIEW else f".{options.view}"
    return f"{PurePosixPath(relative).with_suffix('')}{middle}{FORMATS[options.format].ending}"


def refuse_clashes(order: Order, jobs: Sequence[Job]) -> None:
    """Raise Clash where a file would be written twice, or over a journey file; capitals do not tell files apart everywhere."""
    pages = [INDEX, *([ATLAS] if order.atlas else [])]
    written = {page.casefold(): f"the page {page}" for page in pages}
    read = {_key(job.path): job.path for job in jobs}
    for job in jobs:
        for target in job.targets:
            path = order.output / target.name
            other = written.setdefault(target.name.casefold(), str(job.path))
            if other != str(job.path):
                raise Clash(f"{other} and {job.path} would both be written to {path}")
            if _key(path) in read:
                raise Clash(f"{path} would overwrite the journey file {read[_key(path)]}")


def _key(path: Path) -> str:
    return os.path.normcase(path.absolute()).casefold()
