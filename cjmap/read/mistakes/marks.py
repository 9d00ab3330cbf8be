"""The lines of one text → the entries of the list that an author wrote in it with marks of their own (`1.`, `a)`, `✓`)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cjmap.late import pattern

_COUNTED = pattern(
    r"[(（]?(?:(\d{1,3})|([^\W\d_]|[ivxIVX]{2,4}))(?:[.)](?=\s)|[．）、]|(?<=\d)[:：](?=\s)|(?<=\d)[.)](?=[^\W\d])|(?<=\d)\s+[-–—](?=\s))\s*"
)
"""A letter with a colon is no mark: it may be somebody who speaks."""
_BOX = pattern(r"()(?:[-*+] )?\[[ xX✓✔]?\]\s+")
_LETTERS = pattern(r"(--+|->|=>|>>)\s+")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_CLOSE = frozenset("✓✔✗✘✅❌☐☑☒→⇒➔➜➤►▶◦•‣⁃・･－﹣●○■□▪▫◆◇★☆※")
"""Characters that need no space behind them."""
_DASHED = pattern(r"[–—·](?=[^\W\d])")
"""Characters close to a word; before a digit a hyphen is a minus sign."""
_OTHERS = frozenset("'\"#@&%$§¿¡…!?.,:;/\\_")
"""Characters that texts begin with for their own sake."""


_UNSEEN = "\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters without width before a mark."""


class _ListMark(NamedTuple):
    """What a line begins with: the kind of mark, where the text behind it begins, and its number or letters where it counts."""

    kind: str
    end: int
    number: int = 0
    letters: str = ""


def listed_rows(rows: Sequence[str]) -> list[str]:
    """The texts behind the marks; none unless all lines, two at least, begin with the same mark, numbers counting."""
    rows = [words for row in rows if (words := row.strip().lstrip(_UNSEEN).lstrip())]
    found = [_mark(row) for row in rows]
    marks = [mark for mark in found if mark]
    if len(rows) < 2 or len(marks) < len(rows) or len({mark.kind for mark in marks}) > 1:
        return []
    entries = [row[mark.end :].strip() for row, mark in zip(rows, marks, strict=True)]
    return entries if _counts(marks) and all(entries) else []


def _counts(marks: Sequence[_ListMark]) -> bool:
    """Whether numbers or letters count up by one; or are all the same number, as symbols are."""
    letters = [mark.letters for mark in marks]
    if not letters[0]:
        return {after.number - before.number for before, after in pairwise(marks)} in ({0}, {1})
    first = _ROMAN.index(letters[0]) if letters[0] in _ROMAN else len(_ROMAN)
    alphabet = all(len(letter) == 1 for letter in letters)
    return tuple(letters) == _ROMAN[first : first + len(letters)] or (
        alphabet and {ord(after) - ord(before) for before, after in pairwise(letters)} == {1}
    )


def _mark(row: str) -> _ListMark | None:
    if found := _COUNTED.match(row):
        letters = (found[2] or "").lower()
        return _ListMark("letter" if letters else "number", found.end(), int(found[1] or 0), letters)
    if found := _BOX.match(row) or _LETTERS.match(row):
        return _ListMark(found[1] or "box", found.end())
    if _DASHED.match(row):
        return _ListMark(row[0], 1)
    sign, category = row[0], unicodedata.category(row[0])
    if category == "No" and (number := unicodedata.numeric(sign)) == int(number):  # ①
        return _ListMark("number", 1, int(number))
    emoji = row[1:2] == "\ufe0f" and category == "So"
    space = row[1:2].isspace() and category in ("So", "Sm", "Pd", "Po", "Sk") and sign not in _OTHERS
    return _ListMark(sign, 1 + emoji) if sign in _CLOSE or emoji or space else None
