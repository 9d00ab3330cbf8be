"""A list entry that begins with another sign than a dash and a blank → the line with a dash and a blank."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cjmap.read.traps.line import BLANKS, TEXT_KEYS, anatomy, neighbour
from cjmap.read.traps.trap import Trap

_SIGNS = "*•‣·–—‐‑‒―⸺⸻〜〰﹘−●○▪"
_SELDOM = "・･◦⁃■□▫►▶➤→☐✓✔+"
"""Signs that texts may begin with; among entries with a dash they stand for one."""
_SELDOM_BULLET = re.compile(rf"(?:\+\s|[{_SELDOM[:-1]}])\s*(?=\S)")
_BULLET = re.compile(rf"[{_SIGNS}][ \t]+(?=\S)")
BULLETS = frozenset(("-", *_SIGNS, *_SELDOM))
"""What a text may begin with that was meant as a list entry."""
_MOST_ABOVE = 200
"""Lines above a sign in which the key of its list is looked for."""
_DASH_TEXT = re.compile(r"-[^\W\d_]")


def bullet(lines: Sequence[str], at: int) -> bool:
    """Whether a line begins with a sign that stands for a list entry elsewhere, where a list entry may stand."""
    if lines[at].lstrip(BLANKS)[:1] not in BULLETS:
        return False
    line = anatomy(lines[at])
    seldom = _SELDOM_BULLET.match(line.text, line.content)
    if line.dashes or not (seldom or _BULLET.match(line.text, line.content)):
        return False
    if _owner(lines, at, line.indent) in TEXT_KEYS:
        return False
    for step in (-1, 1):
        near = neighbour(lines, at, step)
        while step < 0 and near >= max(0, at - _MOST_ABOVE) and anatomy(lines[near]).indent > line.indent:
            near = neighbour(lines, near)  # what belongs to the entry above
        if near < 0:
            continue
        other = anatomy(lines[near])
        same = other.indent == line.indent and (
            other.dashes or (not seldom and _BULLET.match(other.text, other.content))
        )
        if same or (step < 0 and not seldom and other.opens and other.colon >= 0):
            return True
    return False


def _owner(lines: Sequence[str], at: int, indent: int) -> str:
    """The key that lines of such signs stand below; empty where something else is above them."""
    above = neighbour(lines, at)
    while (
        above >= max(0, at - _MOST_ABOVE) and _BULLET.match(lines[above], indent) and not lines[above][:indent].strip()
    ):
        above = neighbour(lines, above)
    line = anatomy(lines[above]) if above >= 0 else None
    return line.key if line and line.opens else ""


def bullet_trap(lines: Sequence[str], at: int) -> Trap:
    """The line with a dash in the place of such a sign."""
    line = anatomy(lines[at])
    sign = line.text[line.content]
    rest = line.text[line.content + 1 :]
    after = f"{line.text[: line.content]}-{rest if rest[:1] in BLANKS else f' {rest}'}"
    return Trap(at, line.content, line.content + 1, f'a list entry begins with "-", not with "{sign}"', after=after)


def bulleted(lines: Sequence[str], line: int, column: int) -> Trap | None:
    """A text or key that begins with a sign for a list entry, or with a dash close to a word."""
    if lines[line][column : column + 1] == "-":
        return dash_text(lines, line, column)
    first = not lines[line][:column].strip(BLANKS) and bullet(lines, line)
    return bullet_trap(lines, line) if first else None


def dash_text(lines: Sequence[str], line: int, column: int) -> Trap | None:
    """A text that begins with a dash close to a word, in the place of a list entry (`-Pays`)."""
    text = lines[line]
    if not _DASH_TEXT.match(text, column) or text[:column].strip(BLANKS):
        return None
    after = f"{text[: column + 1]} {text[column + 1 :]}"
    return Trap(line, column, column + 1, 'a blank is missing after the "-" of this list entry', after=after)
