"""`cjmap build`: folders of journey files → a folder with their maps, an index, and an atlas; only what changed is drawn."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cjmap import pipeline
from cjmap.batch.config import SECONDS, SHARED, Config, key_of
from cjmap.batch.files import read_ordinary
from cjmap.batch.find import Search, common_folder
from cjmap.cli import terminal
from cjmap.cli.files import checked, project
from cjmap.cli.options import drawing_option, drawing_options, refusing
from cjmap.cli.progress import Progress
from cjmap.cli.search import look, notices, output_of, own_paths, passed_over, suspicion
from cjmap.cli.terminal import MachineError, coloured, put, say
from cjmap.diagnostics import Diagnostic, by_position, weighed
from cjmap.options import refuse_unheeded
from cjmap.options.described import options_of
from cjmap.options.formats import FIRST_FORMAT
from cjmap.options.medium import listed
from cjmap.options.views import FIRST_VIEW
from cjmap.report.text import blocks, counted
from cjmap.report.visible import visible

if TYPE_CHECKING:
    from cjmap.batch.built import Built
    from cjmap.batch.draw import Failure
    from cjmap.batch.targets import Order

DEADLINE = 60
"""Seconds of CPU time that each map has: hundreds of times what any that people write takes."""


@click.command(
    "build",
    epilog="""\b
Examples:
  cjmap build                          every map below this folder, into output/
  cjmap build maps -o site -f svg,pdf  those in maps/, into site/, in two formats
  cjmap build --atlas                  also all maps in one PDF: output/atlas.pdf
  cjmap build --strict --prune         as a build server does it
  cjmap build --prune --dry-run        what --prune would remove

\b
The settings of a project are in cjmap.toml or below [tool.cjmap] in pyproject.toml:
  paths = ["maps"]
  exclude = ["maps/old/**"]
  output = "site"
  formats = ["svg", "pdf"]
  theme = "print"
  page = "a3"
  text = "outline"
  title = "Our journeys"
  atlas = true
  deadline = 30""",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(readable=False))
@click.option(
    "-o",
    "--output",
    default="",
    metavar="FOLDER",
    type=click.Path(readable=False),
    help="Where to write.  [default: output]",
)
@drawing_option("format", "-f", several=True)
@drawing_option("view", several=True)
@drawing_options(SHARED)
@click.option(
    "--jobs", default=0, type=click.IntRange(min=0), metavar="N", help="Maps drawn at once.  [default: all cores]"
)
@click.option("--force", is_flag=True, help="Draw unchanged maps too, and overwrite files that cjmap did not write.")
@click.option(
    "--prune", is_flag=True, help="Remove drawings that are no longer made: of maps that are gone, in other formats."
)
@click.option("--dry-run", is_flag=True, help="With --prune: show what would be removed, and draw nothing.")
@click.option(
    "--deadline", type=click.IntRange(SECONDS[0], SECONDS[-1]), metavar="SECONDS",
    help="CPU time allowed for each map; 0 is no limit.  [default: 60]",
)  # fmt: skip
@click.option("--atlas", is_flag=True, help="Also put all maps into one PDF, atlas.pdf.")
@click.option("--strict", is_flag=True, help="Warnings count as errors: exit code 1.")
@click.option("-v", "--verbose", is_flag=True, help="Show what is skipped, drawn and written.")
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Draw all maps of a project.

    PATH is a folder with journey files, or a journey file; without one, the folders of the project's config, or this
    one. The maps go into a folder of the same structure, beside an index of them. What has not changed is not drawn again.
    """
    from cjmap.batch.build import build
    from cjmap.batch.targets import Clash

    if given["dry_run"] and not given["prune"]:
        raise click.UsageError("--dry-run shows what --prune would remove: give both", click.get_current_context())
    settings = _config()
    progress = Progress(given["verbose"])
    search, order = _ordered(_named(paths, settings), settings, given, progress)
    try:
        built = build(order, progress)
    except Clash as error:
        raise click.UsageError(str(error), click.get_current_context()) from error
    said = _suspicions(search, built)
    found = weighed(by_position((*built.diagnostics, *said)), settings.severity)
    built.diagnostics = [one for one in found if not one.is_notice]  # the summary names them
    return _reported(order, built, search, given["strict"])


def _ordered(
    named: tuple[list[Path], Path | None], settings: Config, given: Mapping[str, Any], progress: Progress
) -> tuple[Search, Order]:
    """What was found, and what is to be built of it: what was typed goes before what the project wants."""
    from cjmap.batch.cache import load
    from cjmap.batch.targets import Order

    paths, base = named
    output = output_of(settings, given["output"])
    search = look(paths, settings, output, say=progress.say, skip=[output], base=base)
    if not (search.found or search.suspected or search.refused or load(output).maps):
        folders = ", ".join(map(str, paths))
        more = f"; {said}" if (said := passed_over(search)) else ""
        raise click.UsageError(f"there is no journey file in {folders}{more}", click.get_current_context())
    formats = given["formats"] or settings.formats or (FIRST_FORMAT,)
    views = given["views"] or settings.views or (FIRST_VIEW,)
    with refusing():
        refuse_unheeded(options_of({name: given[name] for name in SHARED}), formats, views)
        options = options_of({name: given[name] or getattr(settings, key_of(name)) or None for name in SHARED})
    return search, Order(
        found=search.found,
        searched=[path for path in paths if path.is_dir()],
        output=output,
        formats=formats,
        views=views,
        options=options,
        title=settings.title,
        processes=given["jobs"] or _cores(),
        force=given["force"],
        prune=given["prune"],
        dry_run=given["dry_run"],
        atlas=given["atlas"] or settings.atlas,
        unread=bool(search.refused),
        unseen=search.unseen,
        deadline=next(one for one in (given["deadline"], settings.deadline, DEADLINE) if one is not None),
    )


def _config() -> Config:
    """What the project wants. Raises UsageError where its config, or the day that is said to be today, cannot be."""
    try:
        pipeline.today()
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return project()


def _named(paths: Sequence[str], settings: Config) -> tuple[list[Path], Path | None]:
    """The paths to look through, and the folder whose structure the output has where the project says which.

    Below the project's own folders, a map is always drawn to the same path, however few are named.
    """
    if any("\0" in path for path in paths):
        raise click.UsageError("not a valid file name", click.get_current_context())
    named = [Path(path) for path in paths] or own_paths(settings)
    if not settings.paths:
        return named, None
    base = common_folder(own_paths(settings))
    inside = all(common_folder([base, path]) == base for path in named)
    return named, base if inside else None


def _cores() -> int:
    """How many processes can run at once: those that this one may use, where the system says."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _suspicions(search: Search, built: Built) -> list[Diagnostic]:
    """What is to be said of files possibly meant as maps; the texts of these go where those of the maps are."""
    said: list[Diagnostic] = []
    for one in search.suspected:
        name = str(one.path)
        try:
            reading = checked(read_ordinary(one.path), name)
        except OSError as error:
            search.refused.append(error)
            continue
        built.texts[name] = reading.text
        said += suspicion(one.judgement, name, reading)
    return said


def _reported(order: Order, built: Built, search: Search, strict: bool) -> int:
    """Print what there is to say, on standard error, and one line about it all; the exit code."""
    code = terminal.DONE
    said = "\n\n".join(blocks(built.diagnostics, built.texts, coloured(sys.stderr)))
    if said:
        put(f"{said}\n\n", err=True)
    for line in dict.fromkeys(_words(failure) for failure in built.failures):
        say(line)
    for words, paths in sorted(built.notices.items(), key=lambda pair: min(pair[1])):
        more = f" (and {counted(len(paths) - 1, 'more map')})" if len(paths) > 1 else ""
        say(f"cjmap: {min(paths)}: {visible(words)}{more}")
    for line in notices(search):
        say(line)
    for path, why in built.kept.items():
        say(f"cjmap: {path}: kept: edited since it was rendered, and {why}")
    if order.dry_run:
        for path in built.removed:
            say(f"cjmap: {path}: would be removed")
    if built.waiting:
        say(f"cjmap: nothing {'would be' if order.dry_run else 'was'} removed: {built.waiting}")
    if built.unsaved:
        say(f"cjmap: {MachineError.of(built.unsaved).message}; the next build redraws everything")
    say(_summary(order, built, passed_over(search)))
    in_maps = any(failure.in_the_map for failure in built.failures)
    if built.wrong or in_maps or any(strict or diagnostic.is_error for diagnostic in built.diagnostics):
        code = terminal.IN_THE_MAP
    if search.refused or any(not failure.in_the_map for failure in built.failures):
        code = terminal.MACHINE
    return code


def _words(failure: Failure) -> str:
    if failure.error:
        return f"cjmap: {MachineError.of(failure.error, failure.name).message}"
    return f"cjmap: {failure.name}: {failure.message}" if failure.name else f"cjmap: {failure.message}"


def _summary(order: Order, built: Built, passed: str) -> str:
    """`output: 3 maps drawn, 9 unchanged, 1 with errors, 2 warnings, 41 other YAML files skipped`."""
    warnings = sum(not diagnostic.is_error for diagnostic in built.diagnostics)
    removed = f"{counted(len(built.removed), 'file')} {'would be ' if order.dry_run else ''}removed"
    parts = [
        "" if order.dry_run else f"{counted(len(built.drawn), 'map')} drawn",
        f"{len(built.unchanged)} unchanged" if built.unchanged and not order.dry_run else "",
        f"{len(built.wrong)} with errors" if built.wrong else "",
        f"{counted(len(built.empty), 'map')} with nothing to show in {listed(built.empty_views)}"
        if built.empty
        else "",
        counted(warnings, "warning") if warnings else "",
        removed if built.removed or order.dry_run else "",
        passed,
    ]
    return f"{order.output}: {', '.join(part for part in parts if part)}"
