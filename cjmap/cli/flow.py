"""`cjmap flow`: a journey file → what its order says: how it ends, who comes where, how often, and what would help."""

from __future__ import annotations

import sys

import click

from cjmap.cli import files, terminal
from cjmap.cli.files import checked, project
from cjmap.cli.options import Described, Name
from cjmap.cli.terminal import coloured, near, put
from cjmap.diagnostics import weighed
from cjmap.options.medium import listed
from cjmap.report.flow import FLOWS
from cjmap.report.text import as_text


@click.command(
    "flow",
    epilog="""\b
Examples:
  cjmap flow journey.yaml                  how the journey ends, and who comes where
  cjmap flow journey.yaml --persona maya   the journey of one persona
  cjmap flow journey.yaml --format json    the same for programs, in full precision
  cjmap flow - < journey.yaml              from standard input""",
)
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True, readable=False))
@click.option(
    "--format", "format_", default="text", show_default=True, type=Name("format", lambda: FLOWS), metavar="NAME",
    cls=Described, about=lambda: f"Output format: {listed(FLOWS, 'or')}.",
)  # fmt: skip
@click.option("--persona", default="", metavar="ID", help="Only this persona's journey.")
def command(file: str, format_: str, persona: str) -> int:
    """Show where people go, how many arrive, and how the journey ends.

    FILE is a journey file, or - for standard input. Everyone starts at the first touchpoint; the shares of `next` say how
    many take each transition, and missing ones are assumed to be even. Loops are counted exactly.
    """
    from cjmap.chain import flow
    from cjmap.layout import for_persona

    name = files.shown(file)
    reading = checked(files.read_bytes(file), file)
    if found := weighed(reading.diagnostics, project().severity):
        put(as_text(found, {name: reading.text}, coloured(sys.stderr)), err=True)
    journey = reading.journey
    if journey is None:
        return terminal.IN_THE_MAP
    if persona:
        known = [one.id for one in journey.personas]
        if persona.casefold() not in known:
            raise click.UsageError(f"{name}: unknown persona {persona!r}; {near(persona, known)}")
        journey = for_persona(journey, persona.casefold())
    put(FLOWS[format_](journey, flow(journey)))
    return terminal.DONE
