"""A line with characters that look like a blank, or like nothing, and are no blanks to YAML → the line with blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cjmap.late import pattern
from cjmap.read.traps.line import known_keys
from cjmap.read.traps.trap import Trap

WIDE_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
INVISIBLE = "\u200b-\u200d\u2060\ufeff\u00ad"
_ODD = pattern(f"[{WIDE_BLANKS}{INVISIBLE}]")
_ODD_LEAD = pattern(
    rf"[ \t]*(?:-(?=[ \t{WIDE_BLANKS}])[ \t{WIDE_BLANKS}{INVISIBLE}]*)*[{WIDE_BLANKS}{INVISIBLE}]+[-\s{INVISIBLE}]*"
)
_ODD_KEY = pattern(rf"([A-Za-z_]+):[{WIDE_BLANKS}{INVISIBLE}]")
_ODD_VALUE = pattern(rf":[ \t]*[{WIDE_BLANKS}{INVISIBLE}][\s{INVISIBLE}]*")


def has_odd_blanks(text: str) -> bool:
    """Whether a text holds characters that look like a blank, or like nothing, and are no blanks to YAML."""
    return bool(_ODD.search(text))


def plain_blanks(text: str) -> str:
    """The text with such characters as a blank each, or gone where they have no width."""
    return re.sub(f"[{WIDE_BLANKS}]", " ", re.sub(f"[{INVISIBLE}]", "", text))


def odd_start(lines: Sequence[str], line: int, words: str) -> Trap | None:
    """A key or text that begins with a character that only looks like a blank."""
    key = _ODD_KEY.match(words)
    if not _ODD.match(words[:1]) and not re.match(f"-[{WIDE_BLANKS}]", words) and not (key and key[1] in known_keys()):
        return None
    return odd_line(lines, line)


def odd_line(lines: Sequence[str], line: int) -> Trap | None:
    """A line with such characters before its text or after its colon."""
    text = lines[line]
    found = _ODD_LEAD.match(text) or _ODD_VALUE.search(text)
    if not found:
        return None
    odd = _ODD.search(text, found.start())
    at = odd.start() if odd else found.start()
    plain = plain_blanks(found[0])
    after = text[: found.start()] + (": " if plain == ":" else plain) + text[found.end() :]
    name = (
        "a no-break space"
        if text[at] in "\u00a0\u202f"
        else "an invisible character"
        if after.count(" ") <= text.count(" ")
        else "a wide blank"
    )
    message = f"{name} stands here, which is not the blank of the space bar"
    return Trap(line, at, found.end(), message, "type ordinary blanks here", after=after, code="bad-character")
