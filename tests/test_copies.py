"""Names of the format stand once: the words of enums, the lanes, and the keys of each thing of a file."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from running import ROOT

from cjmap.model import DEFAULT_LANES
from cjmap.read import schema_text

FEW = 3
"""So many names of one set are a copy of it; two may be chance."""

HOMES: Mapping[str, str] = {
    "model.py": "the home of lanes, of the words of scores and of what is said per persona, as test_schema.py holds",
    "gallery/cards.py": "LEVELS: how levels of success are kept in a card; a new level needs a sign of its own",
    "gallery/page.py": "SIGNS: what the page shows of levels of success, in an order of its own",
    "layout/personas/lists.py": "LISTS: an order of its own, of what drives a persona, without the channels",
    "gallery/colours.py": "colours of a theme, three of which are called like levels of success",
    "read/metrics.py": "GROUPS: the order of the three says which of the answers each counts",
    "read/kind.py": "_TELLING: a choice of keys, those that files of other programs hardly have",
    "read/shape.py": "ENTRY_SIGNS: a choice of keys, those by which an entry of ours is known",
    "read/rules/measures.py": "_LIKERT: the keys of a metric that go with some kinds of it alone",
    "layout/map/items.py": "LOOKS: the lanes that look otherwise than an author's own",
    "layout/map/people.py": "ORDER: an order of its own, of what says most of a journey",
    "render/page.py": "COLOURS: colours of a theme, three of which are called like levels of success",
    "layout/slide/panels.py": "NEXT: an order of its own, of the lists for which there is no room",
    "write/as_yaml.py": "_ENTRIES_IN_A_LINE: a choice of keys, those whose entries are short",
}
"""Files that name several all the same, and why."""


def _parts(part: object) -> Iterator[dict[str, object]]:
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from _parts(value)
    elif isinstance(part, list):
        for value in part:
            yield from _parts(value)


PARTS = list(_parts(json.loads(schema_text())))
ENUMS = {
    frozenset(word for word in part["enum"] if isinstance(word, str))
    for part in PARTS
    if isinstance(part.get("enum"), list)
} | {frozenset(DEFAULT_LANES)}
KEYS = {frozenset(part["properties"]) for part in PARTS if isinstance(part.get("properties"), dict)}


def literals(source: str) -> Iterator[tuple[int, frozenset[str], bool]]:
    """Each literal that holds texts: its line, the texts, and whether they are the keys of a mapping."""
    for node in ast.walk(ast.parse(source)):
        texts: list[ast.expr | None] = []
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            texts = [*node.elts]
        elif isinstance(node, ast.Dict):
            texts = [*node.keys]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            said = node.func.value
            words = said.value.split() if isinstance(said, ast.Constant) and isinstance(said.value, str) else []
            texts = [ast.Constant(word) for word in words]
        found = [text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str)]
        if found:
            yield node.lineno, frozenset(found), isinstance(node, ast.Dict)


def copies(source: str) -> list[str]:
    """The literals that are a copy: of all words of an enum, of several of its words or of the lanes, or of several keys of
    one thing. What stands at keys of the format, as the writer says it, is no copy of the keys.
    """
    return [
        f"line {line}: {', '.join(sorted(names))}"
        for line, names, mapping in literals(source)
        if any(len(names & one) >= FEW and (names <= one or one <= names) for one in ENUMS)
        or (not mapping and any(len(names) >= FEW and names <= one for one in KEYS))
    ]


SOURCES = sorted((ROOT / "cjmap").rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT / "cjmap").as_posix()


def test_no_copies() -> None:
    """No module names several words of an enum, lanes, or keys of one thing, but those that are their home or choose of them."""
    found = {_name(path): copies(path.read_text(encoding="utf-8")) for path in SOURCES}
    assert {name: lines for name, lines in found.items() if lines and name not in HOMES} == {}
    assert [name for name in HOMES if not found[name]] == [], "has none any more"


@pytest.mark.parametrize(
    "source",
    [
        'END = ("success", "failure", "abandoned")',
        'END = {"success": 1, "failure": 2, "abandoned": 3, "open": 4}',
        'KEYS = frozenset(["severity", "status", "link"])',
        'LANES = "goals actions thoughts".split()',
        'THEMES = {"dark", "default", "print"}',
    ],
)
def test_copies_are_found(source: str) -> None:
    """A copy is found in each form in which it may be written."""
    assert len(copies(source)) == 1
