"""What users of the command line and readers of its pages see is in the words of the field, and in plain English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import click
import pytest
from running import ROOT

from cjmap.cli import COMMANDS, commands

PAGES = (
    "README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/ci.md", "docs/extending.md", "docs/flow.md",
    "docs/gallery.md", "docs/languages.md", "docs/library.md", "docs/print.md", "docs/slides.md", "docs/themes.md",
)  # fmt: skip

PACKAGES = ("cli", "batch", "options", "preview", "notices.py", "pipeline.py")
"""The packages whose texts users see in a terminal or in the preview."""

PRIVATE = {
    r"blanks?(?! lines?)": "space",
    r"remarks?": "comment",
    r"ways? back": "back edge",
    r"(?:go|take|goes|takes|went) (?:which|this|that) way": "edge, transition",
    r"ways? out\b": "exit",
    r"passed over": "skipped",
    r"wish(?:es)?": "config, settings",
    r"lettering|spelling of glyphs": "glyphs",
    r"words\(\)|speak\(|spoken\(\)": "messages(), use_language(), current_language()",
    r"there is no (?:theme|view|format|key|code|command|persona|page|slide) '": "unknown …",
    r"(?:^|; )known: ": "choose one of …",
    r"this is no": "not a …",
    r"its place|the place of|no place": "position, span, path",
}
"""Private words, and what says the same to everyone."""

ALLOWED = {
    ("docs/flow.md", "no way out"): "what `cjmap flow` prints, and the code of a warning",
    ("docs/architecture.md", "in its place"): "an idiom: instead of it",
}
"""What may stand in a page, as (page, text around the word), with its reason."""


def wrong(text: str, where: str) -> list[str]:
    """The private words of a text, but for what is allowed there."""
    for page, idiom in ALLOWED:
        if page == where:
            text = re.sub(re.escape(idiom), "", text, flags=re.IGNORECASE)
    return [
        f"{where}: {found[0]!r}, not {better!r}"
        for private, better in PRIVATE.items()
        for found in re.finditer(rf"(?<!\w)(?:{private})", text, re.IGNORECASE)
    ]


def literals(tree: ast.AST) -> Iterator[str]:
    """The texts of a module that have several words, without docstrings; what is filled in is `{}`."""
    hidden: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            hidden.add(node.value)
        elif isinstance(node, ast.JoinedStr) and node not in hidden:
            hidden.update(part for part in ast.walk(node) if part is not node)
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif (
            isinstance(node, ast.Constant) and node not in hidden and isinstance(node.value, str) and " " in node.value
        ):
            yield node.value


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_in_words_of_the_field(name: str) -> None:
    """No help of a command has a word that only cjmap's own authors would understand."""
    context = click.Context(commands, info_name="cjmap")
    command = commands.get_command(context, name)
    assert command is not None
    text = command.get_help(click.Context(command, parent=context, info_name=name))
    assert "Usage:" in text
    assert not wrong(re.sub(r"\s+", " ", text), f"cjmap {name}")


@pytest.mark.parametrize("package", PACKAGES)
def test_messages_are_in_words_of_the_field(package: str) -> None:
    """No message has a private word, nor says that something is known where it says what may be chosen."""
    place = ROOT / "cjmap" / package
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    assert files
    texts = [(file.name, text) for file in files for text in literals(ast.parse(file.read_text("utf-8")))]
    assert not [message for name, text in texts for message in wrong(text, f"{package}/{name}")]


@pytest.mark.parametrize("document", PAGES)
def test_pages_are_in_words_of_the_field(document: str) -> None:
    """No document has a private word in its prose; what is allowed is in use."""
    text = re.sub(r"\s+", " ", re.sub(r"(?ms)^```.*?^```$", "", (ROOT / document).read_text("utf-8")))
    assert not wrong(text, document)
    assert all(idiom in text.lower() for name, idiom in ALLOWED if name == document)


def test_private_words_are_found() -> None:
    """The check itself sees each kind of word, also at the start of a text and in capitals."""
    found = wrong("Remarks: a missing blank; unknown theme 'x'; known: a, b", "here")
    assert [line.split(": ", 1)[1].split(", not")[0] for line in found] == ["'blank'", "'Remarks'", "'; known: '"]
    assert not wrong("a blank line, by the way", "here")
