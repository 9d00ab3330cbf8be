"""The files and options of `cjmap render` → one job a map: what to read, what to write, in which format."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from cjmap.batch.files import ENDINGS
from cjmap.cli import files
from cjmap.cli.terminal import MachineError
from cjmap.options.formats import FIRST_FORMAT, FORMATS
from cjmap.records import dataclass


@dataclass(frozen=True, slots=True)
class RenderJob:
    """One map: the file it comes from, where it goes, the name of the format; `-` is standard input and output."""

    name: str
    output: str
    format: str


def planned(names: Sequence[str], output: str, format_: str, several: bool = False) -> list[RenderJob]:
    """The jobs, in the order of the files; the folder to write into is made. `several` says that a map may be several
    pictures.

    Raises UsageError before anything is written where two maps would go to one file, a map would overwrite a journey
    file, or the format cannot be known; MachineError where the folder cannot be made.
    """
    output = files.target_of(output)
    into_folder = (
        output != files.STANDARD
        and bool(output)
        and (len(names) > 1 or Path(output).is_dir() or output.endswith(("/", os.sep)))
    )
    if into_folder:
        jobs = _into(output, names, format_)
    elif output:
        jobs = _onto(output, names, format_)
    else:
        jobs = [_beside(name, format_ or FIRST_FORMAT) for name in names]
    _refuse_clashes(jobs)
    if several:
        _refuse_numbers(jobs)
    if any(job.output == files.STANDARD and not FORMATS[job.format].is_text for job in jobs) and sys.stdout.isatty():
        raise _usage("a picture cannot be shown in a terminal; name a file with -o, or redirect the output with | or >")
    if into_folder:
        _make(output)
    return jobs


def _beside(name: str, format_: str) -> RenderJob:
    """A map without -o: in the current folder under its file's name; that of standard input on standard output."""
    return RenderJob(name, files.STANDARD if name == files.STANDARD else _stem(name) + _ending(format_), format_)


def _into(folder: str, names: Sequence[str], format_: str) -> list[RenderJob]:
    """Maps into a folder."""
    suffix = Path(folder).suffix
    if suffix and not Path(folder).is_dir() and any(one.ending == suffix for _, one in FORMATS.usable()):
        raise _usage(f"with several files, -o names a folder, and {folder!r} looks like a file; -f gives the format")
    format_ = format_ or FIRST_FORMAT
    return [RenderJob(name, str(Path(folder, _stem(name) + _ending(format_))), format_) for name in names]


def _onto(output: str, names: Sequence[str], format_: str) -> list[RenderJob]:
    """A map to a file of that name, or to standard output."""
    if len(names) > 1:
        raise _usage("standard output takes one map; name a folder with -o for several")
    if output == files.STANDARD:
        return [RenderJob(names[0], output, format_ or FIRST_FORMAT)]
    ending = Path(output).suffix.lower()
    following = next((one.name for _, one in FORMATS.usable() if one.ending == ending), "")
    if format_ and following and format_ != following:
        raise _usage(f"{output!r} ends like {following}, but -f is {format_}; leave one of them out")
    if not (format_ or following):
        known = ", ".join(one.ending for _, one in FORMATS.usable())
        has = f"unknown extension {ending!r}" if ending else "it has no extension"
        raise _usage(
            f"unknown format of {output!r}: {has}; choose one of {known}, a folder that ends in /, or a format with -f"
        )
    return [RenderJob(names[0], output, format_ or following)]


def _refuse_clashes(jobs: Sequence[RenderJob]) -> None:
    """Raise UsageError where an output is written twice or is an input; capitals do not tell files apart everywhere."""
    read = {files.same(job.name).casefold(): job.name for job in jobs}
    written: dict[str, str] = {}
    for job in jobs:
        if job.output == files.STANDARD:
            continue
        key = files.same(job.output).casefold()
        if key in read:
            raise _usage(f"{job.output} would overwrite the journey file {read[key]}")
        if key in written:
            raise _usage(f"{written[key]} and {job.name} would both be written to {job.output}")
        written[key] = job.name
        if _holds_text(job):
            raise _usage(f"{job.output} is a journey file, and no {job.format} drawing is written over it")


def _holds_text(job: RenderJob) -> bool:
    """Whether what is there under the name of an output is somebody's YAML, by its real name, or is a journey file."""
    real = Path(os.path.realpath(job.output))
    ending = real.suffix.lower()
    if ending == _ending(job.format) or not real.is_file():
        return False
    from cjmap.read.kind import is_ours

    return ending in ENDINGS or is_ours(files.read_bytes(str(real)))


def numbered(output: str, number: int) -> str:
    """The name of one of several pictures of a map: `map.svg` → `map-2.svg`."""
    path = Path(output)
    return str(path.with_name(f"{path.stem}-{number}{path.suffix}"))


def _refuse_numbers(jobs: Sequence[RenderJob]) -> None:
    """Raise UsageError where a picture of one map would have the name of another map: `a-1.svg` of `a` and of `a-1`."""
    jobs_by_path = {files.same(job.output).casefold(): job for job in jobs if job.output != files.STANDARD}
    for job in jobs_by_path.values():
        path = Path(job.output)
        found = re.fullmatch(r"(.+)-[1-9][0-9]*", path.stem)
        other = (
            jobs_by_path.get(files.same(str(path.with_name(f"{found[1]}{path.suffix}"))).casefold()) if found else None
        )
        if other and not FORMATS[other.format].from_scenes:
            raise _usage(f"{job.output} of {job.name} may also be one of several pictures of {other.name}")


def _stem(name: str) -> str:
    return "journey" if name == files.STANDARD else Path(name).stem


def _ending(format_: str) -> str:
    return FORMATS[format_].ending


def _make(folder: str) -> None:
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MachineError.of(error, folder) from error


def _usage(message: str) -> click.UsageError:
    return click.UsageError(message, click.get_current_context(silent=True))
