"""`cjmap schema`: the JSON Schema of journey files, on standard output."""

from __future__ import annotations

import click

from cjmap.cli.terminal import put


@click.command(
    "schema",
    epilog="""\b
Examples:
  cjmap schema > journey.schema.json
  cjmap schema | less
\b
An editor that knows YAML completes and explains while you type when the first line of a file is
  # yaml-language-server: $schema=journey.schema.json""",
)
def command() -> None:
    """Print the JSON Schema of journey files."""
    from cjmap.read import schema_text

    put(schema_text())
