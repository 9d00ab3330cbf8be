"""A list entry that begins with another character than a hyphen and a space → the line with a hyphen and a space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.late import pattern
from cjmap.read.mistakes.line import SPACES, anatomy, neighbour, text_keys
from cjmap.read.mistakes.mistake import Mistake

_SIGNS = "*•‣·–—‐‑‒―⸺⸻〜〰﹘−●○▪"
_SELDOM = "・･◦⁃■□▫►▶➤→☐✓✔+"
"""Characters that texts may begin with; among entries with a hyphen they stand for one."""
_SELDOM_BULLET = pattern(rf"(?:\+\s|[{_SELDOM[:-1]}])\s*(?=\S)")
_BULLET = pattern(rf"[{_SIGNS}][ \t]+(?=\S)")
BULLETS = frozenset(("-", *_SIGNS, *_SELDOM))
"""What a text may begin with that was meant as a list entry."""
_MOST_ABOVE = 200
"""Lines above such an entry in which the key of its list is looked for."""
_DASH_TEXT = pattern(r"-[^\W\d_]")


def bullet(lines: Sequence[str], at: int) -> bool:
    """Whether a line begins with a character that stands for a list entry elsewhere, where a list entry may stand."""
    if lines[at].lstrip(SPACES)[:1] not in BULLETS:
        return False
    line = anatomy(lines[at])
    seldom = _SELDOM_BULLET.match(line.text, line.content)
    if line.hyphens or not (seldom or _BULLET.match(line.text, line.content)):
        return False
    above = _above(lines, at, line.indent)
    owner = anatomy(lines[above] if above >= 0 else "")
    if owner.opens and owner.key in text_keys():
        return False
    below = neighbour(lines, at, 1)
    for near in (owner, anatomy(lines[below] if below >= 0 else "")):
        if near.indent == line.indent and (near.hyphens or (not seldom and _BULLET.match(near.text, near.content))):
            return True
    return not seldom and owner.opens and owner.colon >= 0


def bullets(lines: Sequence[str]) -> Iterator[int]:
    """The lines of which that is so; those in a row share what is above them."""
    last, column, found = -1, -1, False
    for at, text in enumerate(lines):
        start = len(text) - len(text.lstrip(SPACES))
        if not (_BULLET.match(text, start) or _SELDOM_BULLET.match(text, start)):
            continue
        in_a_row = start == column and neighbour(lines, at) == last
        below = neighbour(lines, at, 1)
        ends = below < 0 or lines[below][start : start + 1] == "-"
        found = found if in_a_row and (found or not ends) else bullet(lines, at)
        last, column = at, start
        if found:
            yield at


def _above(lines: Sequence[str], at: int, indent: int) -> int:
    """The nearest line above that is neither such an entry nor deeper than one: a hyphen, or the key of the list; -1 without one.

    Where too many are above, the last that was looked at.
    """
    above = neighbour(lines, at)
    while above >= max(0, at - _MOST_ABOVE) and _goes_by(lines[above], indent):
        above = neighbour(lines, above)
    return above


def _goes_by(text: str, indent: int) -> bool:
    lead = text[:indent].strip(SPACES)
    return not lead and (
        text[indent : indent + 1] in SPACES or bool(_BULLET.match(text, indent) or _SELDOM_BULLET.match(text, indent))
    )


def bullet_mistake(lines: Sequence[str], at: int) -> Mistake:
    """The line with a hyphen in the place of such a character."""
    line = anatomy(lines[at])
    sign = line.text[line.content]
    rest = line.text[line.content + 1 :]
    after = f"{line.text[: line.content]}-{rest if rest[:1] in SPACES else f' {rest}'}"
    return Mistake(at, line.content, line.content + 1, f'a list entry begins with "-", not with "{sign}"', after=after)


def bulleted(lines: Sequence[str], line: int, column: int) -> Mistake | None:
    """A text or key that begins with a character for a list entry, or with a hyphen close to a word."""
    if lines[line][column : column + 1] == "-":
        return dash_text(lines, line, column)
    first = not lines[line][:column].strip(SPACES) and bullet(lines, line)
    return bullet_mistake(lines, line) if first else None


def dash_text(lines: Sequence[str], line: int, column: int) -> Mistake | None:
    """A text that begins with a hyphen close to a word, in the place of a list entry (`-Pays`)."""
    text = lines[line]
    if not _DASH_TEXT.match(text, column) or text[:column].strip(SPACES):
        return None
    after = f"{text[: column + 1]} {text[column + 1 :]}"
    return Mistake(line, column, column + 1, 'a space is missing after the "-" of this list entry', after=after)
