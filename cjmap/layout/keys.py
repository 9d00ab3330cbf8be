"""The signs that are on a drawing → the keys that explain them in its legend, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from cjmap.language import words
from cjmap.layout.block import Block, line
from cjmap.layout.marks import BARS_WIDTH, DOTS_WIDTH, importance_dots, severity_bars, star, success_sign
from cjmap.layout.pen import DASHES, Pen
from cjmap.layout.segments import Kind
from cjmap.model import Severity, Success
from cjmap.records import dataclass
from cjmap.scene import Node, Path
from cjmap.text import reach
from cjmap.theme import BODY, Theme

DERIVED, MOMENT, IMPORTANCE, SEVERITY, ASSUMED = "derived", "moment", "importance", "severity", "assumed"
Sign = Success | str
"""A success level, a kind of stretch of the curve, or one of the five above."""

Drawn = Callable[[float, float], list[Node]]
"""What a key shows: its left edge and its middle → nodes."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a sign means, the width of the sign in px, how it is drawn, and the colour of the words where they have one."""

    text: str
    room: float
    drawn: Drawn
    colour: str = ""


def sign_keys(theme: Theme, shown: Container[Sign]) -> Iterator[Key]:
    """One key for each of the signs, in the order of all legends."""
    for level in Success:
        if level in shown:
            yield Key(words().success[level], 12, _success(theme, level), theme.success(level))
    said = words().legend
    keys = {
        DERIVED: Key(said.derived, 12, lambda x, y: [success_sign(theme, Success.POSITIVE, x + 6, y, derived=True)]),
        MOMENT: Key(said.moment_of_truth, 14, lambda x, y: [star(x + 7, y, 7, theme.star)]),
        IMPORTANCE: Key(said.importance, DOTS_WIDTH, lambda x, y: importance_dots(theme, 0.6, x, y)),
        SEVERITY: Key(said.severity, BARS_WIDTH, lambda x, y: severity_bars(theme, Severity.HIGH, x, y + 5)),
        ASSUMED: Key(said.assumed_score, 26, lambda x, y: [_stretch(Pen(theme.accent, 2.4, DASHES), x, y)]),
        Kind.UNSCORED: Key(said.not_scored, 26, _pale(theme, Kind.UNSCORED)),
        Kind.OTHERS: Key(said.others_steps, 26, _pale(theme, Kind.OTHERS)),
    }
    yield from (key for sign, key in keys.items() if sign in shown)


def key_block(theme: Theme, key: Key, height: float) -> Block:
    """A key in a row of that height: its sign, and right of it what it means."""

    def paint(x: float, y: float) -> list[Node]:
        middle = y + height / 2
        text = line(key.text, x + key.room + 7, middle + 4.3, BODY, key.colour or theme.soft)
        return [*key.drawn(x, middle), text]

    return Block(key.room + 7 + reach(key.text, BODY), height, paint)


def _success(theme: Theme, level: Success) -> Drawn:
    return lambda x, y: [success_sign(theme, level, x + 6, y)]


def _pale(theme: Theme, kind: Kind) -> Drawn:
    return lambda x, y: [_stretch(Pen.of(theme, kind, theme.accent, 2.4), x, y)]


def _stretch(pen: Pen, x: float, y: float) -> Path:
    return Path((("M", x, y), ("L", x + 26, y)), stroke=pen.colour, stroke_width=pen.width, dash=pen.dash)
