"""The signs that are on a slide → the keys that explain them, and nothing else; and the line below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import words
from cjmap.layout.kit.block import Block, flow, joined, line
from cjmap.layout.kit.foot import MADE_WITH, known
from cjmap.layout.kit.legend import DERIVED, MOMENT, Drawn, Key, Sign, key_block, sign_keys
from cjmap.layout.kit.marks import persona_key
from cjmap.layout.slide.sheet import BOTTOM, MARGIN, SMALL, SMALL_BOLD, Sheet
from cjmap.layout.slide.short import labelled, short
from cjmap.model import Step
from cjmap.scene import Group, Node
from cjmap.text import reach

ROW = 18.0
KEY_GAP = 20.0
FOOTER = 17.0
NAME_MOST = 160.0


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
    keys = (*_people(sheet, people), *sign_keys(sheet.theme, signs))
    return flow([key_block(sheet.theme, key, ROW) for key in keys], sheet.right - MARGIN + 1, KEY_GAP, 2)


def foot(sheet: Sheet, block: Block, caption: str) -> tuple[list[Node], float]:
    """Legend and footer at the bottom of a slide, and where they begin."""
    theme = sheet.theme
    top = sheet.height - BOTTOM - FOOTER
    end = f"{caption}  ·  {MADE_WITH}" if caption else MADE_WITH
    room = sheet.right - MARGIN - reach(end, SMALL_BOLD) - 40
    text = short(joined(known(sheet.journey), "  ·  "), SMALL, theme.soft, room, 1)
    mark = line(end, sheet.right, top + 12.6, SMALL_BOLD, theme.soft, "end")
    nodes: list[Node] = []
    if block.height:
        top -= block.height + 4
        nodes.append(Group(tuple(block.paint(MARGIN, top)), id="legend", label=words().parts.legend, role="section"))
    below = sheet.height - BOTTOM - FOOTER
    nodes.append(Group((*labelled(text, MARGIN, below), mark), id="footer", label=words().parts.footer, role="section"))
    return nodes, top


def _people(sheet: Sheet, people: Sequence[str]) -> Iterator[Key]:
    order = list(sheet.colours)
    for one in people:
        name = short(sheet.called[one], SMALL, "", NAME_MOST, 1)
        colour = sheet.colours[one]
        yield Key(name.lines[0], 16, _marker(sheet, order.index(one), colour), colour, name.label)


def _marker(sheet: Sheet, number: int, colour: str) -> Drawn:
    return lambda x, y: [persona_key(sheet.theme, number, x + 8, y, colour)]
