"""`cjmap render`: journey files → maps, as SVG, PDF, PNG or Graphviz DOT."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cjmap import pipeline
from cjmap.cli import files, terminal
from cjmap.cli.files import checked, project
from cjmap.cli.options import drawing_options, typed_options
from cjmap.cli.outputs import RenderJob, numbered, planned
from cjmap.cli.terminal import MachineError, coloured, near, put, say
from cjmap.diagnostics import Diagnostic, Severities, by_position, weighed
from cjmap.options import RenderOptions, UnknownName
from cjmap.options.described import OPTIONS
from cjmap.options.views import NothingToShow
from cjmap.report.text import as_text
from cjmap.report.visible import visible

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from cjmap.model import Journey
    from cjmap.read import Reading


def _personas(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The personas of the files that are already typed, for completion: a file that cannot be read has none."""
    from click.shell_completion import CompletionItem  # late: only a shell asks

    found: dict[str, str] = {}
    for name in (
        *(ctx.params.get("names") or ()),
        *ctx.args,
    ):  # where a line ends in an option, click leaves the rest in args
        if name == files.STANDARD or not Path(name).is_file():
            continue
        try:
            journey = checked(files.read_bytes(name), name).journey
        except click.ClickException:
            continue
        found.update({persona.id: persona.name for persona in (journey.personas if journey else ())})
    return [CompletionItem(one, help=name) for one, name in found.items() if one.startswith(incomplete.casefold())]


@click.command(
    "render",
    epilog="""\b
Examples:
  cjmap render journey.yaml                        journey.svg in the current folder
  cjmap render journey.yaml -o map.pdf             the format follows the extension
  cjmap render journey.yaml -o map.png --scale 3   a picture of three times the size
  cjmap render maps/*.yaml -o output -f pdf        many maps, into a folder
  cjmap render journey.yaml -o map.pdf --page a3   on sheets of A3, cut between stages
  cjmap render journey.yaml --text outline         an SVG that looks the same everywhere
  cjmap render - -f dot -o - < a.yaml | dot -Tsvg > graph.svg""",
)
@click.argument("names", nargs=-1, required=True, metavar="FILE...", type=click.Path(allow_dash=True, readable=False))
@click.option(
    "-o", "--output", default="", metavar="OUT", type=click.Path(allow_dash=True, readable=False),
    help="The file to write, - for standard output; with several FILEs, the folder to write into.",
)  # fmt: skip
@drawing_options(OPTIONS, format={"words": ("-f",), "default": ""}, persona={"shell_complete": _personas})
def command(names: tuple[str, ...], output: str, **given: Any) -> int:
    """Draw journey files as maps.

    FILE is a journey file, or - for standard input. Without -o, the map goes to the current folder under the name of
    its file, and that of standard input to standard output. Several pictures of one map are numbered: map-1.svg,
    map-2.svg; a PDF has them as pages. A file with errors is not drawn: they are listed instead.
    """
    code = terminal.DONE
    severity = project().severity
    given["persona"] = given["persona"] and given["persona"].casefold()
    wanted = typed_options({name: said for name, said in given.items() if OPTIONS[name].is_of_medium})
    jobs = planned(names, output, given["format"] or "", several=not wanted.medium.alone)
    options_by_format = {job.format: typed_options(given, format=job.format) for job in jobs}
    if given["id"] and len(jobs) > 1:
        raise click.UsageError("id is for one FILE: maps with the same ids cannot share a page; draw them one by one")
    for job in jobs:
        try:
            with terminal.machine(files.shown(job.name)):
                code = max(code, _drawn(job, options_by_format[job.format], severity))
        except (MachineError, click.UsageError) as error:
            if not error.message:  # nobody reads any more
                raise
            say(f"cjmap: {error.message}")
            code = max(code, error.exit_code)
    return code


def _drawn(job: RenderJob, options: RenderOptions, severity: Severities) -> int:
    """Draw and write one map; the exit code. Raises MachineError and UsageError."""
    from cjmap.render import MissingLibrary, RenderError, WrongScale

    reading = checked(files.read_bytes(job.name), job.name)
    if reading.journey is None:
        _report(job, reading, weighed(reading.diagnostics, severity))
        return terminal.IN_THE_MAP

    def notice(text: str) -> None:
        say(f"cjmap: {files.shown(job.name)}: {visible(text)}")

    try:
        drawing, code = _laid_out(job, reading, reading.journey, options, severity)
        drawn = drawing.files(options, notice)
    except UnknownName as error:
        raise click.UsageError(
            f"{files.shown(job.name)}: unknown {error.kind} {error.name!r}; {near(error.name, error.choices)}"
        ) from error
    except MissingLibrary as error:
        raise MachineError(str(error)) from error
    except WrongScale as error:
        raise click.UsageError(f"{files.shown(job.name)}: {error}") from error
    except NothingToShow as error:
        say(f"cjmap: {files.shown(job.name)}: {visible(str(error))}")
        return terminal.IN_THE_MAP
    except RenderError as error:  # a picture that the map names turns out to be damaged
        say(f"cjmap: {files.shown(job.name)}: {error}")
        return terminal.IN_THE_MAP
    if not options.medium.alone and len(scenes := drawing.scenes(options)) > 1:
        notice(f"{len(scenes)} pages")
    _write(job, drawn)
    return code


def _laid_out(
    job: RenderJob, reading: Reading, journey: Journey, options: RenderOptions, severity: Severities
) -> tuple[pipeline.Drawing, int]:
    """The drawing of a map, and the exit code, which is another where the project takes a warning for an error.

    What there is to say of the file and of its letters is printed, whatever comes of it.
    """
    said = list(reading.diagnostics)
    try:
        drawing = pipeline.Drawing(pipeline.told(journey, options))
        said += drawing.missing_glyph_diagnostics(files.shown(job.name), reading.text, options)
    finally:
        weighty = weighed(by_position(said), severity)
        _report(job, reading, weighty)
    return drawing, terminal.IN_THE_MAP if any(one.is_error for one in weighty) else terminal.DONE


def _report(job: RenderJob, reading: Reading, said: Sequence[Diagnostic]) -> None:
    if said:
        put(as_text(said, {files.shown(job.name): reading.text}, coloured(sys.stderr)), err=True)


def _write(job: RenderJob, drawn: Sequence[bytes]) -> None:
    """Write the files of one map: under its name where there is one, else numbered."""
    stream = "standard output" if job.output == files.STANDARD else job.output if files.special(job.output) else ""
    if stream and len(drawn) > 1:
        raise click.UsageError(
            f"{files.shown(job.name)}: these are {len(drawn)} pictures, and {stream} takes one; "
            "name a file with -o, or draw a PDF, which has them as pages"
        )
    paths = [job.output] if len(drawn) == 1 else [numbered(job.output, at) for at in range(1, len(drawn) + 1)]
    for path, data in zip(paths, drawn, strict=True):
        files.deliver(path, data)
