"""Texts: nothing in them that cannot be printed, and something that they say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cjmap.read.findings import shown
from cjmap.read.nodes import Node
from cjmap.read.placeholders import is_placeholder
from cjmap.read.rules.file import File
from cjmap.read.values import UNFIT

_UNSEEN = ("Cf", "Cc", "Zs", "Zl", "Zp")
_FILLERS = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Marks and letters that nothing is drawn of; other marks are, on a dotted circle."""

_ENDED_BY = {**dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"), **dict.fromkeys("\u2066\u2067\u2068", "\u2069")}
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")

REQUIRED = {"name": "a name", "text": "an item", "title": "the heading"}
"""Keys of texts that cannot be left out, and as what they are printed."""


def control_characters(file: File) -> None:
    """A character that no drawing can hold; it is printed as U+FFFD."""
    for node in (visit.node for visits in file.places.values() for visit in visits):
        places = [(node.words, node.span)] if node.kind == "scalar" else []
        places += [(words, entry.span) for words, entry in node.entries.items()]
        for words, span in places:
            found = UNFIT.search(words)
            if found and found[0] not in "\r\x85\u2028\u2029":
                file.findings.warning(
                    "control-character", file.findings.head(span), f"a character here cannot be printed (U+{ord(found[0]):04X})",
                    label="printed as \ufffd", help="take the character out",
                )  # fmt: skip


def _is_seen(words: str) -> bool:
    return any(unicodedata.category(one) not in _UNSEEN and not _FILLERS.match(one) for one in words)


def unseen(file: File) -> None:
    """A name, an item or a heading without a character that can be seen: as good as none."""
    said: set[int] = set()
    for what, node in _that_say_something(file):
        needed = what in REQUIRED.values() and node.kind == "scalar" and bool(node.words.strip())
        if needed and id(node) not in said and not _is_seen(node.words):
            said.add(id(node))
            file.findings.error(
                "missing-key", file.findings.head(node.span), f"{what} of characters that cannot be seen is none",
                label="nothing to be seen here", help="write it, or take the line out",
            )  # fmt: skip


def turned(file: File) -> None:
    """A character that turns the direction of letters, and is not ended in its text: it would turn what stands behind it."""
    for node in (visit.node for visits in file.places.values() for visit in visits):
        if node.kind != "scalar" or not (found := _TURNS.search(node.words)) or _is_balanced(node.words):
            continue
        file.findings.warning(
            "control-character", file.findings.head(node.span), f"an unseen character turns this text (U+{ord(found[0]):04X})",
            label="nothing ends it", help="take the character out: the direction of a text follows from its letters",
        )  # fmt: skip


def _is_balanced(words: str) -> bool:
    """Whether each character that turns letters is ended by the one for it, and no other is."""
    opened: list[str] = []
    for one in _TURNS.findall(words):
        if one in _ENDED_BY:
            opened.append(_ENDED_BY[one])
        elif not opened or opened.pop() != one:
            return False
    return not opened


def placeholders(file: File) -> None:
    """`N/A`, `TBD`, `未定`: an item, a name, a heading, a feeling or a channel that only says that there is nothing."""
    said: set[int] = set()
    for what, node in _that_say_something(file):
        if node.kind == "scalar" and not node.empty and is_placeholder(node.words) and id(node) not in said:
            said.add(id(node))
            file.findings.warning(
                "placeholder-text", file.findings.head(node.span), f"{shown(node.words)} is printed as {what}",
                label="says that there is nothing",
                help="write what the map is about" if what == REQUIRED["title"] else
                "what is left out says so too: take it out, or write what there is",
            )  # fmt: skip


def _that_say_something(file: File) -> Iterator[tuple[str, Node]]:
    """The texts that are printed as a finding, a name, a heading, a feeling or a channel, and which of these it is."""
    for visit in file.at("item", "items"):
        yield "an item", visit.node
    for visit in file.at("stage", "stages", "touchpoint", "touchpoints", "persona", "personas"):
        yield "a name", visit.node
    for visit in file.at("required_text"):
        if visit.key in REQUIRED:
            yield REQUIRED[visit.key], visit.node
    yield from (("the scenario", visit.node) for visit in file.at("text") if visit.key == "scenario")
    for visit in file.at("texts", "feeling"):
        what = "a feeling" if visit.definition == "feeling" else "a channel"
        yield what, visit.node
        yield from ((what, node) for node in visit.node.items)
        yield from ((what, entry.value) for entry in visit.node.entries.values())
