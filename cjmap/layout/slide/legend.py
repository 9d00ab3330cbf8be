"""The signs that are on a slide → the keys that explain them, and nothing else; and the line below them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cjmap.layout import words
from cjmap.layout.block import Block, flow, line
from cjmap.layout.map.labels import short_names
from cjmap.layout.marks import (
    BARS_WIDTH,
    DOTS_WIDTH,
    importance_dots,
    persona_marker,
    severity_bars,
    star,
    success_sign,
)
from cjmap.layout.slide.sheet import BOTTOM, MARGIN, SMALL, SMALL_BOLD, Sheet
from cjmap.layout.slide.short import labelled, short
from cjmap.model import Severity, Step, Success
from cjmap.scene import Group, Node, Path
from cjmap.text import reach
from cjmap.theme import Theme

ROW = 18.0
KEY_GAP = 20.0
FOOTER = 17.0
NAME_MOST = 160.0

DERIVED, MOMENT, IMPORTANCE, SEVERITY, ASSUMED = "derived", "moment", "importance", "severity", "assumed"
Sign = Success | str
Drawn = Callable[[float, float], list[Node]]
"""What a key shows: its left edge and its middle → nodes."""


def signs_of(step: Step) -> set[Sign]:
    """The signs that a touchpoint shows where its success stands beside its name."""
    signs: set[Sign] = {step.assessed}
    if step.derived:
        signs.add(DERIVED)
    if step.moment_of_truth:
        signs.add(MOMENT)
    return signs


def legend(sheet: Sheet, signs: set[Sign], people: Sequence[str] = ()) -> Block:
    """One key for each of the signs, and for the points of these personas, in as many rows as they need."""
    keys = [_key(sheet, *key) for key in (*_people(sheet, people), *_keys(sheet.theme, signs))]
    return flow(keys, sheet.right - MARGIN + 1, KEY_GAP, 2)


def foot(sheet: Sheet, block: Block, caption: str) -> tuple[list[Node], float]:
    """Legend and footer at the bottom of a slide, and where they begin."""
    journey, theme = sheet.journey, sheet.theme
    top = sheet.height - BOTTOM - FOOTER
    end = f"{caption}  ·  {words.MADE_WITH}" if caption else words.MADE_WITH
    known = (
        journey.file,
        f"{words.VERSION}: {journey.version}" if journey.version else "",
        journey.date,
        f"{words.REVIEWED} {journey.reviewed}" if journey.reviewed else "",
        journey.owner,
        journey.evidence,
    )
    room = sheet.right - MARGIN - reach(end, SMALL_BOLD) - 40
    text = short("  ·  ".join(part for part in known if part), SMALL, theme.soft, room, 1)
    mark = line(end, sheet.right, top + 12.6, SMALL_BOLD, theme.soft, "end")
    nodes: list[Node] = []
    if block.height:
        top -= block.height + 4
        nodes.append(Group(tuple(block.paint(MARGIN, top)), id="legend", label=words.LEGEND, role="section"))
    below = sheet.height - BOTTOM - FOOTER
    nodes.append(Group((*labelled(text, MARGIN, below), mark), id="footer", label=words.FOOTER, role="section"))
    return nodes, top


def _keys(theme: Theme, signs: set[Sign]) -> Iterator[tuple[str, float, Drawn, str]]:
    for level in Success:
        if level in signs:
            yield words.SUCCESS[level], 12, _success(theme, level), theme.success(level)
    if DERIVED in signs:
        yield words.DERIVED, 12, lambda x, y: [success_sign(theme, Success.POSITIVE, x + 6, y, derived=True)], ""
    if MOMENT in signs:
        yield words.MOMENT_OF_TRUTH, 14, lambda x, y: [star(x + 7, y, 7, theme.star)], ""
    if IMPORTANCE in signs:
        yield words.IMPORTANCE, DOTS_WIDTH, lambda x, y: importance_dots(theme, 0.6, x, y), ""
    if SEVERITY in signs:
        yield words.SEVERITY_TITLE, BARS_WIDTH, lambda x, y: severity_bars(theme, Severity.HIGH, x, y + 5), ""
    if ASSUMED in signs:
        yield words.ASSUMED_SCORE, 26, lambda x, y: [_dashes(theme, x, y)], ""


def _people(sheet: Sheet, people: Sequence[str]) -> Iterator[tuple[str, float, Drawn, str]]:
    order = list(sheet.colours)
    said = short_names([(persona.id, persona.name) for persona in sheet.journey.personas])
    for one in people:
        name = short(said[one], SMALL, "", NAME_MOST, 1)
        yield name.lines[0], 16, _marker(order.index(one), sheet.colours[one]), sheet.colours[one]


def _marker(number: int, colour: str) -> Drawn:
    return lambda x, y: [persona_marker(number, x + 8, y, colour, "", False)]


def _success(theme: Theme, level: Success) -> Drawn:
    return lambda x, y: [success_sign(theme, level, x + 6, y)]


def _dashes(theme: Theme, x: float, y: float) -> Path:
    return Path((("M", x, y), ("L", x + 26, y)), stroke=theme.accent, stroke_width=2.4, dash=(6.0, 5.0))


def _key(sheet: Sheet, text: str, room: float, sign: Drawn, colour: str) -> Block:
    def paint(x: float, y: float) -> list[Node]:
        middle = y + ROW / 2
        return [*sign(x, middle), line(text, x + room + 7, middle + 4.3, SMALL, colour or sheet.theme.soft)]

    return Block(room + 7 + reach(text, SMALL), ROW, paint)
