"""A line of text and its direction → the items that one font draws in one direction, in the order in which they stand.

Directions follow the Unicode Bidirectional Algorithm (UAX #9), scripts UAX #24. A grapheme cluster is always drawn by one
font. Spaces, digits and punctuation that Inter has are drawn in Inter between letters of any script, as browsers do.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from cjmap.language import current_tag
from cjmap.language.isolation import TURNED
from cjmap.text.fonts import Typeface, strange_opened, typeface
from cjmap.text.scripts import SHARED, SIMPLE, from_utf16, han, icu, ordered, script_of, starts
from cjmap.text.shipped import ITALIC, UPRIGHT, digest


class ItemizedRun(NamedTuple):
    """Letters from `start` to `end` of a line; `typeface` is None where no font has them."""

    start: int
    end: int
    backward: bool
    script: str
    typeface: Typeface | None


def items(text: str, backward: bool) -> Iterator[ItemizedRun]:
    """The items of a line from left to right; `backward` says that as a whole it runs from right to left."""
    forms = han(text, current_tag())
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
    positions = [own[position] for position in from_utf16(marked)]
    for number in range(bidi.countRuns()):
        start, length, direction = bidi.getVisualRun(number)
        if positions[start] < positions[start + length]:
            yield positions[start], positions[start + length], direction == icu().UBiDiDirection.RTL


def _unmarked(text: str, marked: str) -> list[int]:
    """Places in a text that marks were put into → those in the text without them."""
    positions, position = [], 0
    for character in marked:
        positions.append(position)
        position += text[position : position + 1] == character
    return [*positions, position]


def _of_one_font(text: str, bounds: list[int], backward: bool, forms: str) -> Iterator[ItemizedRun]:
    """The items of a stretch of one direction, in the order of the text; `bounds` are those of its grapheme clusters."""
    item: ItemizedRun | None = None
    for (start, end), script in zip(pairwise(bounds), _scripts(text, bounds), strict=True):
        found = typeface(text[start:end], script, forms)
        if item and found is not None and (item.typeface, item.script) == (found, script):
            item = item._replace(end=end)
            continue
        if item:
            yield item
        item = ItemizedRun(start, end, backward, script, found)
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


def strange_files(lines: Collection[str]) -> dict[str, str]:
    """The font files that measured or drew some lines and are not those that this program is made with: names and digests.

    Asked only after the lines were measured. It depends on the language in use, as drawing does.
    """
    strange = strange_opened()
    if not strange:
        return {}
    used = {file for file in strange if file.name in (UPRIGHT, ITALIC)}
    for line in lines:
        for item in () if SIMPLE.fullmatch(line) else items(line, False):
            used |= strange & ({item.typeface.regular, item.typeface.bold} if item.typeface else set())
    return {file.name: digest(file) for file in sorted(used)}
