"""A line with characters that look like a space, or like nothing, and are no spaces to YAML → the line with spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cjmap.late import pattern
from cjmap.read.mistakes.line import known_keys
from cjmap.read.mistakes.mistake import Mistake

WIDE_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
INVISIBLE = "\u200b-\u200d\u2060\ufeff\u00ad"
_ODD = pattern(f"[{WIDE_SPACES}{INVISIBLE}]")
_ODD_LEAD = pattern(
    rf"[ \t]*(?:-(?=[ \t{WIDE_SPACES}])[ \t{WIDE_SPACES}{INVISIBLE}]*)*[{WIDE_SPACES}{INVISIBLE}]+[-\s{INVISIBLE}]*"
)
_ODD_KEY = pattern(rf"([A-Za-z_]+):[{WIDE_SPACES}{INVISIBLE}]")
_ODD_VALUE = pattern(rf":[ \t]*[{WIDE_SPACES}{INVISIBLE}][\s{INVISIBLE}]*")


def has_odd_spaces(text: str) -> bool:
    """Whether a text holds characters that look like a space, or like nothing, and are no spaces to YAML."""
    return bool(_ODD.search(text))


def plain_spaces(text: str) -> str:
    """The text with such characters as a space each, or gone where they have no width."""
    return re.sub(f"[{WIDE_SPACES}]", " ", re.sub(f"[{INVISIBLE}]", "", text))


def odd_start(lines: Sequence[str], line: int, words: str) -> Mistake | None:
    """A key or text that begins with a character that only looks like a space."""
    key = _ODD_KEY.match(words)
    if not _ODD.match(words[:1]) and not re.match(f"-[{WIDE_SPACES}]", words) and not (key and key[1] in known_keys()):
        return None
    return odd_line(lines, line)


def odd_line(lines: Sequence[str], line: int) -> Mistake | None:
    """A line with such characters before its text or after its colon."""
    text = lines[line]
    found = _ODD_LEAD.match(text) or _ODD_VALUE.search(text)
    if not found:
        return None
    odd = _ODD.search(text, found.start())
    at = odd.start() if odd else found.start()
    plain = plain_spaces(found[0])
    after = text[: found.start()] + (": " if plain == ":" else plain) + text[found.end() :]
    name = (
        "a no-break space"
        if text[at] in "\u00a0\u202f"
        else "an invisible character"
        if after.count(" ") <= text.count(" ")
        else "a wide space"
    )
    message = f"{name} stands here; YAML knows only the ordinary space"
    return Mistake(line, at, found.end(), message, "type ordinary spaces here", after=after, code="bad-character")
