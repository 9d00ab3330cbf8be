"""The signs that are on a slide → the keys that explain them, and nothing else; and the line below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import Block, flow, joined, line
from cjmap.layout.kit.foot import MADE_WITH, journey_facts
from cjmap.layout.kit.legend import (
    IMPORTANCE,
    MOMENT,
    Drawn,
    LegendKey,
    Sign,
    card_signs,
    key_block,
    legend_group,
    sign_keys,
)
from cjmap.layout.kit.marks import persona_key, star
from cjmap.layout.slide.context import BOTTOM, MARGIN, SMALL, SMALL_BOLD, SlideContext
from cjmap.layout.slide.short import labelled, short
from cjmap.model import Step
from cjmap.records import replace
from cjmap.scene import Circle, Group, Node
from cjmap.text import reach

ROW = 18.0
KEY_GAP = 20.0
FOOTER = 17.0
NAME_MOST = 160.0

RINGED: Sign = "ringed"
"""A moment of truth on the curve; with it the key of the star has a ring."""


def signs_of(steps: Sequence[Step]) -> set[Sign]:
    """The signs that touchpoints show where their success stands beside their names."""
    return {step.assessed for step in steps} | card_signs(steps) - {IMPORTANCE}


def legend(slide: SlideContext, signs: set[Sign], people: Sequence[str] = ()) -> Block:
    """One key for each of the signs, and for the points of these personas, in as many rows as they need."""
    keys = (*_people(slide, people), *_keys(slide, signs))
    return flow([key_block(slide.theme, key, ROW) for key in keys], slide.right - MARGIN + 1, KEY_GAP, 2)


def foot(slide: SlideContext, block: Block, caption: str) -> tuple[list[Node], float]:
    """Legend and footer at the bottom of a slide, and where they begin."""
    theme = slide.theme
    top = slide.height - BOTTOM - FOOTER
    end = f"{caption}  ·  {MADE_WITH}" if caption else MADE_WITH
    room = slide.right - MARGIN - reach(end, SMALL_BOLD) - 40
    text = short(joined(journey_facts(slide.journey), "  ·  "), SMALL, theme.soft, room, 1)
    mark = line(end, slide.right, top + 12.6, SMALL_BOLD, theme.soft, "end")
    nodes: list[Node] = []
    if block.height:
        top -= block.height + 4
        nodes.append(legend_group(block, MARGIN, top))
    below = slide.height - BOTTOM - FOOTER
    nodes.append(
        Group((*labelled(text, MARGIN, below), mark), id="footer", label=messages().parts.footer, role="section")
    )
    return nodes, top


def _keys(slide: SlideContext, signs: set[Sign]) -> Iterator[LegendKey]:
    theme = slide.theme

    def ringed(x: float, y: float) -> list[Node]:
        ring = Circle(x + 8, y, 7, theme.tinted(theme.star, 0.16), theme.star, 2)
        return [ring, star(x + 8, y, 4.4, theme.star)]

    for key in sign_keys(theme, signs | {MOMENT} if RINGED in signs else signs):
        moment = RINGED in signs and key.text == messages().legend.moment_of_truth
        yield replace(key, room=16, drawn=ringed) if moment else key


def _people(slide: SlideContext, people: Sequence[str]) -> Iterator[LegendKey]:
    order = list(slide.colours)
    for one in people:
        name = short(slide.called[one], SMALL, "", NAME_MOST, 1)
        colour = slide.colours[one]
        yield LegendKey(name.lines[0], 16, _marker(slide, order.index(one), colour), colour, name.label)


def _marker(slide: SlideContext, number: int, colour: str) -> Drawn:
    return lambda x, y: [persona_key(slide.theme, number, x + 8, y, colour)]
