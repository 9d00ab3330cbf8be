"""`cjmap render`: journey files → maps, as SVG, PDF, PNG or Graphviz DOT."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click
from click.shell_completion import CompletionItem

from cjmap import pipeline
from cjmap.cli import errors, files
from cjmap.cli.errors import MachineError, near
from cjmap.cli.medium import Wishes, asked, medium_of, options, refuse_ids, refuse_outlines
from cjmap.cli.names import Name
from cjmap.cli.outputs import Job, numbered, planned
from cjmap.cli.project import project
from cjmap.cli.reading import checked
from cjmap.cli.terminal import coloured, put, put_bytes, say
from cjmap.cli.write import write_whole
from cjmap.diagnostics import Diagnostic, Severities, by_place, weighed
from cjmap.report import REPORTERS
from cjmap.report.visible import visible

if TYPE_CHECKING:
    from cjmap.layout.medium import Medium
    from cjmap.model import Journey
    from cjmap.read import Reading


def _personas(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The personas of the files that are already typed, for completion: a file that cannot be read has none."""
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


def _scale(_ctx: click.Context, _param: click.Parameter, value: float) -> float:
    if not (math.isfinite(value) and value > 0):
        raise click.BadParameter("it must be a number above 0, such as 2 or 1.5")
    return value


def _prefix(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    from cjmap.layout.ids import prefix

    try:
        return prefix(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


class Given(Wishes):
    """What was typed; empty where nothing was."""

    output: str
    format_: str | None
    view: str
    persona: str
    theme: str | None
    scale: float
    text: str
    id_: str


@click.command(
    "render",
    epilog="""\b
Examples:
  cjmap render journey.yaml                        journey.svg in the current folder
  cjmap render journey.yaml -o map.pdf             the format follows the ending
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
@click.option("-f", "--format", "format_", type=Name("format", pipeline.formats), help="svg, pdf, png or dot.")
@click.option("--view", default="map", show_default=True, type=Name("view", pipeline.views), help="What is drawn.")
@click.option("--persona", default="", metavar="ID", shell_complete=_personas, help="Only this persona's journey.")
@click.option("--theme", type=Name("theme", pipeline.themes), help="Colours other than the file's own.")
@click.option("--scale", default=2.0, show_default=True, callback=_scale, help="Pixels of a PNG per px of the map.")
@click.option(
    "--text", default=pipeline.LIVE, show_default=True, type=Name("text", pipeline.texts), metavar="HOW",
    help="live, or outline: the texts of an SVG as shapes, the same picture on any machine.",
)  # fmt: skip
@click.option(
    "--id", "id_", default="", metavar="PREFIX", callback=_prefix,
    help="What the ids of an SVG begin with, where a page has two of the same map.",
)  # fmt: skip
@options
def command(names: tuple[str, ...], **given: Unpack[Given]) -> int:
    """Draw journey files as maps.

    FILE is a journey file, or - for standard input. Without -o, the map goes to the current folder under the name of
    its file, and that of standard input to standard output. Several pictures of one map are numbered: map-1.svg,
    map-2.svg; a PDF has them as pages. A file with errors is not drawn: they are listed instead.
    """
    code = errors.DONE
    severity = project().severity
    jobs = planned(names, given["output"], given["format_"] or "", several=asked(given))
    medium = medium_of(given, {job.format for job in jobs}, given["view"])
    refuse_ids(given["id_"], [job.format for job in jobs])
    refuse_outlines(given["text"], {job.format for job in jobs} - set(pipeline.outlined()))
    for job in jobs:
        try:
            with errors.machine(files.shown(job.name)):
                code = max(code, _drawn(job, given, medium, severity))
        except (MachineError, click.UsageError) as error:
            if not error.message:  # nobody reads any more
                raise
            say(f"cjmap: {error.message}")
            code = max(code, error.exit_code)
    return code


def _drawn(job: Job, given: Given, medium: Medium, severity: Severities) -> int:
    """Draw and write one map; the exit code. Raises MachineError and UsageError."""
    from cjmap.render import MissingLibrary, RenderError, WrongScale

    reading = checked(files.read_bytes(job.name), job.name)
    if reading.journey is None:
        _report(job, reading, weighed(reading.diagnostics, severity))
        return errors.IN_THE_MAP

    def remark(text: str) -> None:
        say(f"cjmap: {files.shown(job.name)}: {visible(text)}")

    try:
        drawing, code = _laid_out(job, reading, reading.journey, given, medium, severity)
        drawn = drawing.files(job.format, given["view"], given["scale"], remark, medium, given["text"])
    except pipeline.UnknownName as error:
        raise click.UsageError(
            f"{files.shown(job.name)}: there is no {error.kind} {error.name!r}; {near(error.name, error.known)}"
        ) from error
    except MissingLibrary as error:
        raise MachineError(str(error)) from error
    except WrongScale as error:
        raise click.UsageError(f"{files.shown(job.name)}: {error}") from error
    except RenderError as error:  # a picture that the map names turns out to be damaged
        say(f"cjmap: {files.shown(job.name)}: {error}")
        return errors.IN_THE_MAP
    if not medium.alone and len(scenes := drawing.scenes(given["view"], medium)) > 1:
        remark(f"{len(scenes)} pages")
    _write(job, drawn)
    return code


def _laid_out(
    job: Job, reading: Reading, journey: Journey, given: Given, medium: Medium, severity: Severities
) -> tuple[pipeline.Drawing, int]:
    """The drawing of a map, and the exit code, which is another where the project takes a warning for an error.

    What there is to say of the file and of its letters is printed, whatever comes of it.
    """
    said = list(reading.diagnostics)
    try:
        drawing = pipeline.Drawing(
            pipeline.of_persona(journey, given["persona"].casefold()), given["theme"] or "", given["id_"]
        )
        said += drawing.unfonted(files.shown(job.name), reading.text, job.format, given["view"], medium, given["text"])
    finally:
        weighty = weighed(by_place(said), severity)
        _report(job, reading, weighty)
    return drawing, errors.IN_THE_MAP if any(one.is_error for one in weighty) else errors.DONE


def _report(job: Job, reading: Reading, said: Sequence[Diagnostic]) -> None:
    if said:
        put(REPORTERS["text"](said, {files.shown(job.name): reading.text}, coloured(sys.stderr)), err=True)


def _write(job: Job, drawn: Sequence[bytes]) -> None:
    """Write the files of one map: under its name where there is one, else numbered."""
    stream = "standard output" if job.output == files.STANDARD else job.output if files.special(job.output) else ""
    if stream and len(drawn) > 1:
        raise click.UsageError(
            f"{files.shown(job.name)}: these are {len(drawn)} pictures, and {stream} takes one; "
            "name a file with -o, or draw a PDF, which has them as pages"
        )
    if job.output == files.STANDARD:
        put_bytes(drawn[0])
        return
    places = [job.output] if len(drawn) == 1 else [numbered(job.output, at) for at in range(1, len(drawn) + 1)]
    for place, data in zip(places, drawn, strict=True):
        write_whole(place, data)
        say(f"wrote {place}")
