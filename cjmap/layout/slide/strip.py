"""All stages of a journey and the one that a slide is about → a narrow row of chevrons with that one lit."""

from __future__ import annotations

from cjmap.language import spoken
from cjmap.layout.block import line
from cjmap.layout.map.stages import chevron_colours
from cjmap.layout.slide.chevrons import chevron
from cjmap.layout.slide.sheet import MARGIN, SMALL_BOLD, Sheet
from cjmap.layout.slide.short import short
from cjmap.scene import Group, Node, Path, Rect
from cjmap.text import reach

HEIGHT = 24.0
BETWEEN = 3.0
NAMED, NUMBERED = 96.0, 34.0
"""The narrowest chevrons with a name, and with a number; where all are narrower they are bars."""

PALE = 0.13
LIT = 2.2
"""How much wider than the others the lit one is where those have no names."""


def strip(sheet: Sheet, index: int, top: float) -> Node:
    """The row from `top` on, the stage with that index lit. It is for the eye: the slide says in words which stage it is."""
    stages = sheet.journey.stages
    width = sheet.right - MARGIN
    count = len(stages)
    each = width / count
    lit = each if each >= NAMED or count == 1 else min(width / 2, max(LIT * each, 150.0))
    other = each if lit == each else (width - lit) / (count - 1)
    x = MARGIN
    nodes: list[Node] = []
    for place in range(count):
        wide = lit if place == index else other
        nodes += _one(sheet, place, place == index, x, top, wide)
        x += wide
    return Group(tuple(nodes), role="decoration")


def _one(sheet: Sheet, place: int, lit: bool, x: float, top: float, width: float) -> list[Node]:
    theme, stage = sheet.theme, sheet.journey.stages[place]
    last = place == len(sheet.journey.stages) - 1
    if lit:
        fill, ink = (theme.ink, theme.on(theme.ink)) if theme.outlined else chevron_colours(theme, stage)
    else:
        pale = PALE / 2 if stage.others else PALE
        fill, ink = theme.tinted(theme.soft if theme.outlined else theme.accent, pale), theme.ink
    if width < NUMBERED:
        gap = min(BETWEEN, width / 4)
        return [Rect(x, top, width - gap, HEIGHT, fill, radius=min(2.0, width / 4))]
    nodes: list[Node] = [Path(chevron(x, top, width - (0 if last else 1.0), HEIGHT, (place > 0, last)), fill)]
    number, left = sheet.number(place + 1), x + (12.0 if place == 0 else 20.0)
    if number or width < NAMED:
        number = number or spoken().number(place + 1)
        nodes.append(line(number, left, top + 16.3, SMALL_BOLD, ink))
        left += reach(number, SMALL_BOLD) + 7
    if width >= NAMED:
        name = short(stage.name, SMALL_BOLD, ink, x + width - left - (12 if last else 4), 1, 4)
        nodes += name.block.paint(left, top + (HEIGHT - name.height) / 2)
    return nodes
