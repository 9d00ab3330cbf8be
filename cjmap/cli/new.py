"""The templates that come with cjmap → their names, what each is about, and journey files to start from."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cjmap.cli import files
from cjmap.cli.files import refuse_overwriting, write_atomically
from cjmap.cli.options import Name
from cjmap.cli.terminal import put, say

SCHEMA_FILE = "journey.schema.json"
"""What the schema is called beside a new journey file."""

DEFAULT = "starter"
"""The template that is taken where none is named."""

_SCHEMA_LINE = "# yaml-language-server:"
_ABOUT_LINE = "# about:"


def folder() -> Path:
    """Where the templates are: inside the package where it is installed, beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "samples" / "templates"
    return inside if inside.is_dir() else package.parent / "samples" / "templates"


def names() -> list[str]:
    """The names of all templates, the default one first."""
    return sorted((path.stem for path in folder().glob("*.yaml")), key=lambda name: (name != DEFAULT, name))


def about(name: str) -> str:
    """One sentence about a template, from its own `# about:` line."""
    lines = _text(name).splitlines()
    return next((line.removeprefix(_ABOUT_LINE).strip() for line in lines if line.startswith(_ABOUT_LINE)), "")


def started(name: str) -> str:
    """A journey file to start from: the template, with the schema line of a file that has the schema beside it."""
    lines = _text(name).splitlines()
    while lines and lines[0].startswith((_SCHEMA_LINE, _ABOUT_LINE)):
        del lines[0]
    return "\n".join([f"{_SCHEMA_LINE} $schema={SCHEMA_FILE}", *lines]) + "\n"


def _text(name: str) -> str:
    return (folder() / f"{name}.yaml").read_text(encoding="utf-8")


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
    "--template", default=DEFAULT, metavar="NAME", type=Name("template", names),
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
    text = started(template)
    if files.target_of(file) == files.STANDARD:
        put(text)
        return
    refuse_overwriting(file, force)
    write_atomically(file, text.encode("utf-8"))
    say(f"wrote {file}")
    _leave_schema(Path(file).with_name(SCHEMA_FILE))
    say(f"next: cjmap check {file}")


def _listed() -> str:
    """Every template's name and its sentence, in two columns."""
    known = names()
    width = max(map(len, known), default=0)
    return "".join(f"{name:<{width}}  {about(name)}\n" for name in known)


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
