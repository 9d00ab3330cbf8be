"""The templates that come with cjmap → their names, what each is about, and journey files to start from."""

from __future__ import annotations

from pathlib import Path

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
