"""`cjmap new`: a template's name → a commented journey file to start from, and the schema beside it for the editor."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cjmap.cli import files, templates
from cjmap.cli.files import refuse_overwriting, write_atomically
from cjmap.cli.options import Name
from cjmap.cli.terminal import put, say


@click.command(
    "new",
    epilog="""\b
Examples:
  cjmap new                                   journey.yaml, with a comment on every key
  cjmap new checkout.yaml                     another name
  cjmap new --list                            the templates there are
  cjmap new shop.yaml --template glossary     from one of them
  cjmap new - | less                          only look at it""",
)
@click.argument("file", default="journey.yaml", metavar="[FILE]", type=click.Path(allow_dash=True, readable=False))
@click.option(
    "--template", default=templates.DEFAULT, metavar="NAME", type=Name("template", templates.names),
    help="What to start from; --list names them all.",
)  # fmt: skip
@click.option("--list", "list_", is_flag=True, help="List the templates, each with a sentence, and write nothing.")
@click.option("--force", is_flag=True, help="Overwrite FILE where it exists.")
def command(file: str, template: str, list_: bool, force: bool) -> None:
    """Write a commented journey file to start from.

    journey.schema.json is written beside it, so that an editor helps while you type. FILE is journey.yaml where it is
    left out, and - prints to standard output. What exists is never overwritten without --force.
    """
    if list_:
        put(_listed())
        return
    text = templates.started(template)
    if files.target_of(file) == files.STANDARD:
        put(text)
        return
    refuse_overwriting(file, force)
    write_atomically(file, text.encode("utf-8"))
    say(f"wrote {file}")
    _leave_schema(Path(file).with_name(templates.SCHEMA_FILE))
    say(f"next: cjmap check {file}")


def _listed() -> str:
    """Every template's name and its sentence, in two columns."""
    names = templates.names()
    width = max(map(len, names), default=0)
    return "".join(f"{name:<{width}}  {templates.about(name)}\n" for name in names)


def _leave_schema(path: Path) -> None:
    """Write the schema, unless something that is not ours has its name."""
    from cjmap.read import schema_text

    ours = schema_text()
    try:
        there = path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError):
        there = "?"
    if there == ours:
        return
    if there and _identity(there) != _identity(ours):
        say(f"{path} was not written by cjmap and is kept; an editor that reads it will not know cjmap's keys")
        return
    write_atomically(str(path), ours.encode("utf-8"))
    say(f"wrote {path}")


def _identity(schema: str) -> object:
    """What a schema says it is: its title; nothing where it is no schema."""
    try:
        plain = json.loads(schema)
    except ValueError:
        return None
    return plain.get("title") if isinstance(plain, dict) else None
