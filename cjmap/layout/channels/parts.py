"""The head, the legend and the last line of a view: its message, what limits it, the keys of its signs, and the facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import Block, facts, flow, heading, leading, line, paragraph, stack
from cjmap.layout.kit.legend import LegendKey, key_block, legend_group
from cjmap.scene import Group, Node
from cjmap.text import reach
from cjmap.text.breaking import SPARE
from cjmap.theme import BODY, LEAD, SMALL, SMALL_BOLD, TITLE, Theme

MADE_WITH = "cjmap"
KEY_ROW = 18.0


def head_block(theme: Theme, message: str, limits: str, width: float) -> Block:
    """The message of a view, and in a line below it what limits it."""
    return stack([heading(paragraph(message, TITLE, theme.ink, width)), paragraph(limits, LEAD, theme.soft, width)], 4)


def legend_block(theme: Theme, keys: Sequence[LegendKey], width: float) -> Block:
    """The keys of the signs that were drawn, in as many rows as they need."""
    made = flow([_key(theme, key, width) for key in keys], width, 20, 2)
    return Block(width, made.height, lambda x, y: [legend_group(made, x, y)])


def _key(theme: Theme, key: LegendKey, width: float) -> Block:
    """A key in one line, or, where its words are a persona's long name, in as many as it needs."""
    made = key_block(theme, key, KEY_ROW)
    if made.width <= width:
        return made
    words = paragraph(key.text, BODY, key.colour or theme.soft, width - key.room - 7 - SPARE)

    def paint(x: float, y: float) -> list[Node]:
        return [*key.drawn(x, y + KEY_ROW / 2), *words.paint(x + key.room + 7, y + 0.5)]

    return Block(width, max(words.height, KEY_ROW), paint)


def last_line(theme: Theme, parts: Iterable[str], width: float) -> Block:
    """Short facts, and what made the view."""
    words = facts(parts, SMALL, theme.soft, width - reach(MADE_WITH, SMALL_BOLD) - 40)

    def paint(x: float, y: float) -> list[Node]:
        mark = line(MADE_WITH, x + width, y + 10.8, SMALL_BOLD, theme.soft, "end")
        return [Group((*words.paint(x, y), mark), id="footer", label=messages().parts.footer, role="section")]

    return Block(width, max(words.height, leading(SMALL)), paint)
