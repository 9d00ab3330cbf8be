"""docs/format.md → its parts: the tables of keys, the example files with what they are marked as, links, pictures."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from running import ROOT

from cjmap.read import schema_text

FILE = ROOT / "docs" / "format.md"
DRAWINGS = ROOT / "docs" / "format"
PAGE = FILE.read_text(encoding="utf-8")
SCHEMA: dict[str, Any] = json.loads(schema_text())

OBJECTS = {
    "The file": "",
    "Scales": "scales",
    "Persona": "persona_keys",
    "Stage": "stage_keys",
    "Touchpoint": "touchpoint_keys",
    "Item": "journey_item_keys",
    "Order": "transition_keys",
    "Metrics": "metric",
    "The value before": "previous",
    "Lanes": "lane_keys",
    "Theme": "theme",
}
"""Heading of a section → the definition of the schema whose keys it explains; the file itself has no name."""

FENCE = re.compile(
    r"(?:^ *<!-- (?P<mark>[^\n]+) -->\n)?^(?P<indent> *)```(?P<kind>\w*)\n(?P<text>.*?)^ *```$", re.M | re.S
)
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


class Row(NamedTuple):
    """A key as a table explains it, with the object that has it; the cells are Markdown."""

    owner: str
    key: str
    value: str
    left_out: str
    meaning: str
    example: str

    def __str__(self) -> str:
        return f"{self.owner or 'file'}.{self.key}"


@dataclass(frozen=True)
class Block:
    """A fenced block: `mark` is what the comment above it says it is (`drawing`, `right`, `wrong`), `name` what follows.

    `before` and `after` are what stands on the page above and below it.
    """

    mark: str
    name: str
    kind: str
    text: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.mark} {self.name}".strip()


def blocks() -> list[Block]:
    """Every fenced block of the page, without the spaces that move it in."""
    return [
        Block(
            *(found["mark"] or "").partition(": ")[::2], found["kind"], textwrap.dedent(found["text"]),
            PAGE[: found.start()], PAGE[found.end() :]
        )
        for found in FENCE.finditer(PAGE)
    ]  # fmt: skip


def marked(mark: str) -> list[Block]:
    """The example files that are marked so."""
    return [block for block in blocks() if block.mark == mark]


def sections() -> Iterator[tuple[str, str]]:
    """Every heading of the page, and what stands between it and the next one."""
    parts = re.split(r"^#+ (.+)$", FENCE.sub("", PAGE), flags=re.M)
    return zip(parts[1::2], parts[2::2], strict=True)


def tables(text: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Every table of a text: its heads, and its rows of cells."""
    for lines in re.findall(r"(?:^\|.*\|\n)+", text, re.M):
        heads, _, *rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines.splitlines()]
        yield heads, rows


def table(heading: str, first: str) -> list[list[str]]:
    """The rows of the table of a section whose first column is called so."""
    return next(rows for heads, rows in tables(dict(sections())[heading]) if heads[0] == first)


def rows() -> list[Row]:
    """Every key that the page explains."""
    return [
        Row(OBJECTS[heading], *(code(cells[0])[:1] or [""]), *cells[1:])
        for heading, text in sections()
        for heads, found in tables(text)
        if heads[0] == "key"
        for cells in found
    ]


def code(text: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`]+)`", text)


def plain(text: str) -> str:
    """A text without its links."""
    return re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)


def anchor(heading: str) -> str:
    """The name by which a link finds a heading."""
    return re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-")


def keys(owner: str) -> dict[str, dict[str, Any]]:
    """The keys of an object of the schema."""
    properties: dict[str, dict[str, Any]] = (SCHEMA["$defs"][owner] if owner else SCHEMA)["properties"]
    return properties


def required(owner: str) -> list[str]:
    """The keys that an object needs."""
    needed: list[str] = (SCHEMA["$defs"][owner] if owner else SCHEMA).get("required", [])
    return needed


def definition(part: dict[str, Any]) -> str:
    """The name of the definition that a key refers to, empty where it says itself what it takes."""
    return str(part.get("$ref", "")).rpartition("/")[2]


def whole(part: dict[str, Any]) -> dict[str, Any]:
    """A part of the schema with what it refers to."""
    name = definition(part)
    return {**(whole(SCHEMA["$defs"][name]) if name else {}), **part}


def choices(part: dict[str, Any]) -> list[str]:
    """The words among which a key chooses, as an author writes them, without capitals."""
    full = whole(part)
    values = full.get("enum") or full.get("then", {}).get("enum") or []
    words = (json.dumps(value).strip('"').casefold() for value in values if value is not None)
    return list(dict.fromkeys(words))
