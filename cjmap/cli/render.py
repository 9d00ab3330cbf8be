"""`cjmap render`: journey files → maps, as SVG, PDF, PNG or Graphviz DOT."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from cjmap import pipeline
from cjmap.cli import errors, files
from cjmap.cli.errors import MachineError, near
from cjmap.cli.names import Name
from cjmap.cli.outputs import Job, planned
from cjmap.cli.reading import checked
from cjmap.cli.terminal import coloured, put, put_bytes, say
from cjmap.cli.write import write_whole
from cjmap.report import REPORTERS
from cjmap.report.visible import visible


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


@click.command(
    "render",
    epilog="""\b
Examples:
  cjmap render journey.yaml                        journey.svg in the current folder
  cjmap render journey.yaml -o map.pdf             the format follows the ending
  cjmap render journey.yaml -o map.png --scale 3   a picture of three times the size
  cjmap render maps/*.yaml -o output -f pdf        many maps, into a folder
  cjmap render - -f dot -o - < a.yaml | dot -Tsvg > graph.svg""",
)
@click.argument("names", nargs=-1, required=True, metavar="FILE...", type=click.Path(allow_dash=True))
@click.option(
    "-o", "--output", default="", metavar="OUT", type=click.Path(allow_dash=True),
    help="The file to write, - for standard output; with several FILEs, the folder to write into.",
)  # fmt: skip
@click.option("-f", "--format", "format_", type=Name("format", pipeline.formats), help="svg, pdf, png or dot.")
@click.option("--view", default="map", show_default=True, type=Name("view", pipeline.views), help="What is drawn.")
@click.option("--persona", default="", metavar="ID", shell_complete=_personas, help="Only this persona's journey.")
@click.option("--theme", type=Name("theme", pipeline.themes), help="Colours other than the file's own.")
@click.option("--scale", default=2.0, show_default=True, callback=_scale, help="Pixels of a PNG per px of the map.")
def command(
    names: tuple[str, ...], output: str, format_: str | None, view: str, persona: str, theme: str | None, scale: float
) -> int:
    """Draw journey files as maps.

    FILE is a journey file, or - for standard input. Without -o, the map goes to the current folder under the name of
    its file, and that of standard input to standard output. A file with errors is not drawn: they are listed instead.
    """
    code = errors.DONE
    for job in planned(names, output, format_ or ""):
        try:
            code = max(code, _drawn(job, view, persona, theme or "", scale))
        except (MachineError, click.UsageError) as error:
            say(f"cjmap: {error.message}")
            code = max(code, error.exit_code)
    return code


def _drawn(job: Job, view: str, persona: str, theme: str, scale: float) -> int:
    """Draw and write one map; the exit code. Raises MachineError and UsageError."""
    from cjmap.render import MissingLibrary, RenderError, WrongScale

    reading = checked(files.read_bytes(job.name), job.name)
    if reading.diagnostics:
        shown = {files.shown(job.name): reading.text}
        put(REPORTERS["text"](reading.diagnostics, shown, coloured(sys.stderr)), err=True)
    if reading.journey is None:
        return errors.IN_THE_MAP

    def remark(text: str) -> None:
        say(f"cjmap: {files.shown(job.name)}: {visible(text)}")

    try:
        data = pipeline.draw(reading.journey, job.format, view, theme, persona.casefold(), scale, remark)
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
    if job.output == files.STANDARD:
        put_bytes(data)
    else:
        write_whole(job.output, data)
        say(f"wrote {job.output}")
    return errors.DONE
