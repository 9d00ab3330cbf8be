"""`cjmap import`: a file of another kind → a journey file in house style."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from cjmap.cli import files, terminal
from cjmap.cli.files import checked, project
from cjmap.cli.options import Described, Name
from cjmap.cli.terminal import coloured, put, say
from cjmap.diagnostics import Diagnostic, weighed
from cjmap.importers import IMPORTERS, OtherKind, imported, in_house_style
from cjmap.options.medium import listed
from cjmap.report.text import as_text

ENDING = ".yaml"


def _about_kinds() -> str:
    kinds = listed((f"{name} ({one.about})" for name, one in IMPORTERS.usable()), "or")
    return f"Format of FILE: {kinds}; if left out, its extension decides."


@click.command(
    "import",
    epilog="""\b
Examples:
  cjmap import journey.json                    journey.yaml in the current folder
  cjmap import journey.json -o maps/shop.yaml  another name
  cjmap import - --from json -o - < a.json     from standard input to standard output""",
)
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True, readable=False))
@click.option(
    "--from", "kind", type=Name("kind of file", lambda: IMPORTERS), metavar="NAME", cls=Described, about=_about_kinds
)
@click.option(
    "-o", "--output", default="", metavar="OUT", type=click.Path(allow_dash=True, readable=False),
    help="The journey file to write, - for standard output; if left out, FILE's name with .yaml.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Overwrite OUT where it exists.")
def command(file: str, kind: str | None, output: str, force: bool) -> int:
    """Make a journey file of a file of another kind.

    FILE is that file, or - for standard input. The journey file is in house style, and `cjmap check` finds it right. What
    exists is never overwritten without --force.
    """
    kind, target = kind or _kind_of(file), _target(file, files.target_of(output))
    files.refuse_itself(target, file, "the file to read")
    files.refuse_overwriting(target, force)
    raw, name = files.read_bytes(file), files.shown(file)
    try:
        found = imported(kind, raw, name)
    except OtherKind as reason:
        say(f"cjmap: {name}: {reason}")
        return terminal.IN_THE_MAP
    _tell(found.diagnostics, name, raw.decode("utf-8", "replace"))
    if found.journey is None or any(one.is_error for one in found.diagnostics):
        return terminal.IN_THE_MAP
    data = in_house_style(found.journey).encode("utf-8")
    reading = checked(data, file if target == files.STANDARD else target)
    if reading.journey is None:
        _tell(reading.diagnostics, reading.diagnostics[0].path, reading.text)
        return terminal.IN_THE_MAP
    files.deliver(target, data)
    return terminal.DONE


def _kind_of(file: str) -> str:
    """The kind of a file by its ending. UsageError where no kind ends so, or several do."""
    kinds = [name for name, one in IMPORTERS.usable() if any(map(file.casefold().endswith, one.extensions))]
    if len(kinds) != 1:
        known = (f"{name} ({', '.join(one.extensions)})" for name, one in IMPORTERS.usable())
        raise click.UsageError(
            f"give the format of {files.shown(file)} with --from: {listed(known, 'or')}", click.get_current_context()
        )
    return kinds[0]


def _target(file: str, output: str) -> str:
    if output:
        return output
    return files.STANDARD if file == files.STANDARD else f"{Path(file).stem}{ENDING}"


def _tell(diagnostics: Sequence[Diagnostic], name: str, text: str) -> None:
    if said := weighed(diagnostics, project().severity):
        put(as_text(said, {name: text}, coloured(sys.stderr)), err=True)
