"""Texts: nothing in them that cannot be printed."""

from __future__ import annotations

from cjmap.read.rules.file import File
from cjmap.read.values import UNFIT


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
