"""The words that users read: the field's, as the glossary of docs/architecture.md has them, never the private ones of old."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from running import ROOT

from cjmap.codes import CODES

Texts = Iterator[tuple[str, str]]
"""Where a text stands, and the text."""


class Private(NamedTuple):
    """A word of old: its pattern, what is written instead, and whether it is only wrong in messages, not in prose."""

    pattern: str
    instead: str
    of_messages: bool = False


PRIVATE = (
    Private(r"\bremark(s|ed)?\b", "comment"),
    Private(r"\bblanks?\b(?![ -]lines?\b)", "space"),
    Private(r"\bthere (is|are) no\b", "unknown …; choose one of …", of_messages=True),
    Private(r"… wants\b", "… must be"),
    Private(r"\btold\b(?! apart)", "given, reported"),
    Private(r"\bunsaid\b|\b(is|are|was|be) said\b", "given, reported"),
    Private(r"\bstor(y|ies)\b", "reading order"),
    Private(r"\btraps?\b|\bslips?\b", "common mistake, typo"),
    Private(r"\b[Ww]ays? (on|back|leads?)\b", "transition, edge, back edge"),
)

ALLOWED: dict[tuple[str, str], str] = {
    ("cjmap/read/pointers.py", "remark"): "a key of other tools, to which the message answers `note`",
    ("cjmap/read/pointers.py", "story"): "a key of other tools, to which the message answers `description`",
}
"""(the end of where it stands, a part of what is found) → why it may stand there."""


def plain(text: str) -> str:
    """A text without what is quoted: code, an author's words in quotation marks, what a fix writes."""
    text = re.sub(r"`[^`]*`", "…", text)
    return re.sub(r'"[^"\n]*"|“[^”]*”|(?<!\w)\'[^\n]*\'(?!\w)', "…", text)


def reports(folder: str) -> Texts:
    """The messages, labels and helps of kept reports; of the file that they show, nothing."""
    for path in sorted((ROOT / folder).glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if found := re.match(r"(?:error|warning|notice)\[[\w-]+\]: (.*)|[ \d]*= \w+: (.*)|[ |]*[\^-]+ (.*)", line):
                yield f"{path.name}:{number}", next(filter(None, found.groups()), "")


def literals(folder: str) -> Texts:
    """The string literals of a folder's modules that are no docstrings, parts of f-strings too: messages, labels and helps."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                yield (
                    f"{path.relative_to(ROOT).as_posix()}",
                    "".join(part.value if isinstance(part, ast.Constant) else "…" for part in node.values),
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
                yield f"{path.relative_to(ROOT).as_posix()}", node.value


def pages(*names: str) -> Texts:
    """The prose of Markdown pages, without blocks of code."""
    for name in names:
        text = re.sub(r"^ *```.*?^ *```$", "", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
        yield from ((name, part) for part in text.split("\n\n"))


def explanations() -> Texts:
    """What is said of every code."""
    for name, code in CODES.items():
        yield name, f"{code.title}. {code.why}"


def schema() -> Texts:
    """The titles and descriptions of the schema, which editors show."""

    def described(part: object) -> Iterator[str]:
        if isinstance(part, dict):
            yield from (part[key] for key in ("title", "description") if isinstance(part.get(key), str))
        for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            yield from described(inner)

    yield from (("journey.schema.json", text) for text in described(json.loads((ROOT / SCHEMA).read_text("utf-8"))))


def templates() -> Texts:
    """The comments in the templates, which `cjmap new` writes."""
    for path in sorted((ROOT / "samples" / "templates").glob("*.yaml")):
        yield from ((path.name, line) for line in path.read_text("utf-8").splitlines() if line.lstrip().startswith("#"))


SCHEMA = Path("schemas", "journey.schema.json")

MESSAGES: dict[str, Callable[[], Iterable[tuple[str, str]]]] = {
    "reports": lambda: reports("tests/invalid"),
    "cjmap/read": lambda: literals("cjmap/read"),
    "cjmap/report": lambda: literals("cjmap/report"),
}
"""Areas of messages: a new one is a line here."""

PROSE: dict[str, Callable[[], Iterable[tuple[str, str]]]] = {
    "docs": lambda: pages("docs/format.md", "docs/diagnostics.md", "docs/editing.md", "docs/editors.md"),
    "codes": explanations,
    "schema": schema,
    "templates": templates,
}
"""Areas of sentences for readers, in which some words are plain English that a message does not use."""


def found_in(texts: Iterable[tuple[str, str]], messages: bool) -> list[tuple[str, str, str]]:
    """Where a private word stands, the words around it, and what to write; those that are allowed too."""
    return [
        (where, text[max(match.start() - 30, 0) : match.end() + 30], word.instead)
        for where, text in ((where, plain(text)) for where, text in texts)
        for word in PRIVATE
        if messages or not word.of_messages
        for match in re.finditer(word.pattern, text, re.IGNORECASE)
    ]


def is_allowed(where: str, words: str) -> bool:
    return any(where.endswith(end) and part in words for end, part in ALLOWED)


@pytest.mark.parametrize("area", [*MESSAGES, *PROSE])
def test_no_private_word(area: str) -> None:
    """Messages and pages say comment, space, transition, unknown, the words of YAML and of graphs, and no other ones."""
    texts = list((MESSAGES.get(area) or PROSE[area])())
    assert texts
    assert [one for one in found_in(texts, area in MESSAGES) if not is_allowed(*one[:2])] == []


def test_what_is_allowed_is_there() -> None:
    """Every exception is still needed."""
    found = [one for area in MESSAGES for one in found_in(MESSAGES[area](), True)]
    found += [one for area in PROSE for one in found_in(PROSE[area](), False)]
    for end, part in ALLOWED:
        assert any(where.endswith(end) and part in words for where, words, _ in found), (end, part)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a blank and # begin a remark", 2), ("put a blank line before it", 0), ("there is no theme 'x'", 1),
        ('"emotion" wants a number', 1), ("the author writes 'a remark'", 0), ("write `blank`", 0), ("told apart", 0),
        ("that is said already", 1), ("what people said", 0), ("a way leads here", 1), ("on the way", 0),
    ],
)  # fmt: skip
def test_what_is_found(text: str, found: int) -> None:
    """Words are looked for outside of what is quoted, each once, and plain English with the same letters is left alone."""
    assert len(found_in([("here", text)], messages=True)) == found
