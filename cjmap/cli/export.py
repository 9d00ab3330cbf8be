"""`cjmap export`: a journey file → the same journey as a file of another kind."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cjmap.cli import files, terminal
from cjmap.cli.files import checked, project
from cjmap.cli.options import Described, Name
from cjmap.cli.terminal import coloured, put
from cjmap.diagnostics import weighed
from cjmap.exporters import EXPORTERS, exported
from cjmap.options.medium import listed
from cjmap.report.text import as_text


def _about_kinds() -> str:
    kinds = listed((f"{name} ({one.about})" for name, one in EXPORTERS.usable()), "or")
    return f"Format to write: {kinds}; if left out, the extension of OUT decides."


@click.command(
    "export",
    epilog="""\b
Examples:
  cjmap export journey.yaml -o journey.json   the format follows the extension
  cjmap export journey.yaml -f json           journey.json in the current folder
  cjmap export - -f json -o - < a.yaml        from standard input to standard output""",
)
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True, readable=False))
@click.option(
    "-f", "--format", "kind", type=Name("format", lambda: EXPORTERS), metavar="NAME", cls=Described, about=_about_kinds
)
@click.option(
    "-o", "--output", default="", metavar="OUT", type=click.Path(allow_dash=True, readable=False),
    help="The file to write, - for standard output; if left out, FILE's name with another extension.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Overwrite OUT where it exists.")
def command(file: str, kind: str | None, output: str, force: bool) -> int:
    """Write a journey as a file that other tools read.

    FILE is a journey file, or - for standard input. Pictures are drawn by `cjmap render`. What exists is never overwritten
    without --force.
    """
    kind, target = _planned(file, kind, files.target_of(output))
    files.refuse_itself(target, file, "the journey file")
    files.refuse_overwriting(target, force)
    reading = checked(files.read_bytes(file), file)
    if found := weighed(reading.diagnostics, project().severity):
        put(as_text(found, {files.shown(file): reading.text}, coloured(sys.stderr)), err=True)
    if reading.journey is None:
        return terminal.IN_THE_MAP
    files.deliver(target, exported(kind, reading.journey))
    return terminal.DONE


def _planned(file: str, kind: str | None, output: str) -> tuple[str, str]:
    """What to write, and the name to write it under. UsageError where nothing says what."""
    if kind is None:
        fitting = [name for name, one in EXPORTERS.usable() if output.casefold().endswith(one.extension)]
        if not fitting:
            kinds = listed((f"{name} ({one.extension})" for name, one in EXPORTERS.usable()), "or")
            raise click.UsageError(f"give the format with -f: {kinds}", click.get_current_context())
        kind = fitting[0]
    if not output:
        output = files.STANDARD if file == files.STANDARD else f"{Path(file).stem}{EXPORTERS[kind].extension}"
    return kind, output
