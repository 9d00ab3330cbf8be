"""Names on the command line and what the project wants → the journey files they mean, and what else was met on the way."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from cjmap.batch.find import Found, Search
from cjmap.batch.find import named as place_of
from cjmap.cli import terminal
from cjmap.cli.files import STANDARD, same
from cjmap.cli.terminal import MachineError, say
from cjmap.records import dataclass
from cjmap.report.text import counted

if TYPE_CHECKING:
    from cjmap.batch.config import Config
    from cjmap.batch.find import How, LeftOut
    from cjmap.diagnostics import Diagnostic
    from cjmap.read import Reading
    from cjmap.read.kind import Judgement

OUTPUT = "output"

NOT_OURS = (
    "not written to, as it may belong to another tool; this first line makes it a journey file: "
    "# yaml-language-server: $schema=journey.schema.json"
)
"""Of a file that was named, and that other tools may own."""

_MOST_NAMED = 5
"""Suspected files that a summary calls by their names."""


def own_paths(settings: Config) -> list[Path]:
    """The paths of the config as one would type them here; the config's folder where it names none."""
    return [shown(settings.folder / path) for path in settings.paths] or [shown(settings.folder)]


def output_of(settings: Config, typed: str = "") -> Path:
    """The folder into which maps are built."""
    return Path(typed) if typed else shown(settings.folder / (settings.output or OUTPUT))


def look(paths: Sequence[Path], settings: Config, output: Path, **how: Unpack[How]) -> Search:
    """What is found of the paths, as `find` has it, by what the config leaves out and what the last build drew."""
    from cjmap.batch.find import find
    from cjmap.batch.ignore import Exclude

    recorded: frozenset[Path] = frozenset()
    if output.is_dir() and (how.get("skip_others") or any(path.is_dir() for path in paths)):
        from cjmap.batch.recorded import recorded_maps  # late: who names a file does not wait for what reads the record

        recorded = recorded_maps(output)
    return find(paths, exclude=Exclude(settings.folder, settings.exclude), recorded=recorded, **how)


def shown(path: Path) -> Path:
    """A path of the project as one would type it here."""
    try:
        return Path(os.path.relpath(path))
    except ValueError:  # another disk
        return path


def passed_over(search: Search) -> str:
    """`41 other YAML files skipped, 2 files ignored by Git, 1 file excluded`; empty where there was nothing else."""
    parts = [
        f"{counted(search.others, 'other YAML file')} skipped" if search.others else "",
        f"{_counted(search.ignored)} ignored by Git" if _counted(search.ignored) else "",
        f"{_counted(search.excluded)} excluded" if _counted(search.excluded) else "",
        f"{counted(search.written.files, 'YAML file')} in the output folder skipped" if search.written.files else "",
        _suspects(search),
    ]
    return ", ".join(part for part in parts if part)


def _counted(left: LeftOut) -> str:
    parts = [counted(left.files, "file") if left.files else "", counted(left.folders, "folder") if left.folders else ""]
    return " and ".join(part for part in parts if part)


def _suspects(search: Search) -> str:
    """`2 like journey files: a.yaml, b.yaml`."""
    names = [str(one.path) for one in search.suspected]
    if not names:
        return ""
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"{len(names)} possibly meant as {'a map' if len(names) == 1 else 'maps'}: {', '.join(names[:_MOST_NAMED])}{more}"


def tell(search: Search, maps: int) -> int:
    """Say what was met beside so many maps, on standard error; the exit code: another where something could not be read."""
    for line in notices(search):
        say(line)
    if more := passed_over(search):
        say(f"{counted(maps, 'map')}, {more}")
    return terminal.MACHINE if search.refused else terminal.DONE


def suspicion(judgement: Judgement, name: str, reading: Reading) -> list[Diagnostic]:
    """What is to be said of a suspected file: all of it, where that is an error."""
    found = judgement.diagnostic(name)
    return [found, *reading.diagnostics] if found.is_error else [found]


def leads_out(link: Path) -> str:
    """What is to be said of a link to a file that is outside of the folders that are searched."""
    return f"{link}: skipped: a link that leads out of the folder"


def notices(search: Search) -> list[str]:
    """What is to be said of single files and folders that were not looked at."""
    return [
        *(f"cjmap: {MachineError.of(error).message}" for error in search.refused),
        *(f"cjmap: {leads_out(path)}" for path in search.outside),
        *(
            f"cjmap: {shown(path)}: drawn by the last build, and excluded now; its drawing is kept"
            for path in search.unseen
        ),
    ]


@dataclass(frozen=True, slots=True)
class NamedFiles:
    """The files that names on the command line mean: journey files by their names, and what else the search came upon."""

    names: Sequence[str]
    search: Search


def named(paths: Sequence[str], settings: Config, skip_others: bool = False) -> NamedFiles:
    """The files that the paths mean, or where there are none those of the project, each once, in the order of the paths.

    Raises UsageError where a folder has none.
    """
    asked = [Path(path) for path in paths if path != STANDARD] or ([] if paths else own_paths(settings))
    search = look(asked, settings, output_of(settings), skip_others=skip_others)
    typed = {place_of(Path(path)): path for path in reversed(paths)}
    turns = {place_of(Path(path)): turn for turn, path in enumerate(paths)}
    found = {same(str(one.path)): typed.get(place_of(one.path), str(one.path)) for one in _sorted(search.found, turns)}
    names = list(found.values())
    if STANDARD in paths:
        names.insert(sum(turns.get(place_of(Path(name)), 0) < paths.index(STANDARD) for name in names), STANDARD)
    if not (skip_others or search.refused):
        _refuse_empty(asked, search)
    return NamedFiles(names, search)


def _refuse_empty(asked: Sequence[Path], search: Search) -> None:
    """Raise UsageError for a folder in which nothing is a journey file, nor may be meant as one."""
    met = [place_of(one.path) for one in (*search.found, *search.suspected)]
    for path in asked:
        if path.is_dir() and not any(resolved.is_relative_to(place_of(path)) for resolved in met):
            more = f"; {said}" if (said := passed_over(search)) else ""
            raise click.UsageError(f"there is no journey file in {path}{more}", click.get_current_context())


def _sorted(found: Sequence[Found], turns: Mapping[Path, int]) -> list[Found]:
    """Files in the order of the paths that they were found by, and below one path by their own."""

    def turn(one: Found) -> int:
        resolved = place_of(one.path)
        return min((turns[at] for at in (resolved, *resolved.parents) if at in turns), default=0)

    return sorted(found, key=turn)
