"""A line of text and its direction → the items that one font draws in one direction, in the order in which they stand.

Directions follow the Unicode Bidirectional Algorithm (UAX #9), scripts UAX #24. A grapheme cluster is always drawn by one
font. Blanks, digits and punctuation that Inter has are drawn in Inter between letters of any script, as browsers do.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cjmap.language import tag_spoken
from cjmap.language.isolation import TURNED
from cjmap.text.clusters import from_utf16, starts
from cjmap.text.fonts import Typeface, typeface
from cjmap.text.scripts import SHARED, han, script_of
from cjmap.text.setting import ordered
from cjmap.text.unicode import icu


class Item(NamedTuple):
    """Letters from `start` to `end` of a line; `typeface` is None where no font has them."""

    start: int
    end: int
    backward: bool
    script: str
    typeface: Typeface | None


def items(text: str, backward: bool) -> Iterator[Item]:
    """The items of a line from left to right; `backward` says that as a whole it runs from right to left."""
    forms = han(text, tag_spoken())
    bounds = starts(text)
    for start, end, turned in _directions(text, backward):
        within = [start, *bounds[bisect_right(bounds, start) : bisect_left(bounds, end)], end]
        found = list(_of_one_font(text, within, turned, forms))
        yield from reversed(found) if turned else found


def _directions(text: str, backward: bool) -> Iterator[tuple[int, int, bool]]:
    """Stretches of one direction from left to right: start, end, whether the stretch runs from right to left."""
    if not backward and not TURNED.search(text):
        yield 0, len(text), False
        return
    marked = ordered(text)
    bidi = icu().Bidi()
    bidi.setPara(icu().UnicodeString(marked), int(backward))
    own = _unmarked(text, marked) if marked != text else range(len(text) + 1)
    places = [own[place] for place in from_utf16(marked)]
    for number in range(bidi.countRuns()):
        start, length, direction = bidi.getVisualRun(number)
        if places[start] < places[start + length]:
            yield places[start], places[start + length], direction == icu().UBiDiDirection.RTL


def _unmarked(text: str, marked: str) -> list[int]:
    """Places in a text that marks were put into → those in the text without them."""
    places, place = [], 0
    for letter in marked:
        places.append(place)
        place += text[place : place + 1] == letter
    return [*places, place]


def _of_one_font(text: str, bounds: list[int], backward: bool, forms: str) -> Iterator[Item]:
    """The items of a stretch of one direction, in the order of the text; `bounds` are those of its grapheme clusters."""
    item: Item | None = None
    for (start, end), script in zip(pairwise(bounds), _scripts(text, bounds), strict=True):
        found = typeface(text[start:end], script, forms)
        if item and found is not None and (item.typeface, item.script) == (found, script):
            item = item._replace(end=end)
            continue
        if item:
            yield item
        item = Item(start, end, backward, script, found)
    if item:
        yield item


def _scripts(text: str, bounds: list[int]) -> Iterator[str]:
    """The scripts of grapheme clusters: what is common to all takes that of what is before it.

    At the start of a stretch it takes that of what comes after it.
    """
    scripts = [script_of(text[start]) for start in bounds[:-1]]
    before = next((script for script in scripts if script not in SHARED), "Latn")
    for script in scripts:
        before = before if script in SHARED else script
        yield before
