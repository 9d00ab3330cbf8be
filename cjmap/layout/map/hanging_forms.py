"""An item that may hang at the curve → the forms that it may have there: its lines by width, each measured and painted."""

from __future__ import annotations

from functools import lru_cache

from cjmap.layout.kit.marks import severity_bars, success_sign
from cjmap.layout.map.hanging import GOOD, PAIN, Hanging
from cjmap.layout.map.hanging_sites import HangingProblem, Hook
from cjmap.layout.map.lettering import Lettering, lettering
from cjmap.layout.map.look import Look
from cjmap.model import Success
from cjmap.records import dataclass
from cjmap.scene import Anchor, Font, Node
from cjmap.theme import Theme

WIDTHS = (150.0, 180.0, 210.0, 250.0, 330.0)
WIDTHS_IN_ROWS = (130.0, 160.0, 190.0, 230.0, 400.0)
WIDTHS_OF_STRIP = (150.0, 185.0, 230.0, 300.0, 400.0)

BARS_ROOM, SIGN_ROOM = 22.0, 20.0
"""What the bars of a severity take before the text, and what a sign does."""

BARS = 14.0
SIGN = 5.0
FACTS_GAP = 7.0
"""Px between a text of one line and the small print on the same line."""


@dataclass(frozen=True, slots=True)
class HangingForm:
    """A text broken for one width, its small print below it, or `beside` it on its only line; `indent` is what the mark before
    it takes. Widths and height in px as of `Lettering`.
    """

    text: Lettering
    facts: Lettering | None
    beside: bool
    indent: float
    room: float
    reach: float
    height: float
    lines: int

    @property
    def over(self) -> float:
        """Where the ink begins below the top."""
        return self.text.over

    @property
    def under(self) -> float:
        """Where the ink ends below the top."""
        if self.facts and not self.beside:
            return self.text.height + self.facts.under
        return self.text.under


def widths_of(look: Look, strip: bool) -> tuple[float, ...]:
    """The widths that are tried, the narrowest first."""
    return WIDTHS_OF_STRIP if strip else WIDTHS_IN_ROWS if look.in_rows else WIDTHS


def indent_of(hanging: Hanging) -> float:
    """What the mark before a text takes."""
    return 0.0 if hanging.said else BARS_ROOM if hanging.item.severity else SIGN_ROOM


def forms_of(hook: Hook, problem: HangingProblem) -> tuple[HangingForm, ...]:
    """The forms of a text, with the number of lines falling: of those with as many lines the narrowest."""
    said, judged, small = problem.fonts
    font = said if hook.said else judged
    return _forms(hook.text, hook.facts, font, small, hook.indent, problem.widths, problem.language)


@lru_cache(maxsize=1 << 11)
def _forms(
    text: str, facts: str, font: Font, small: Font, indent: float, widths: tuple[float, ...], _language: str
) -> tuple[HangingForm, ...]:
    found: dict[int, HangingForm] = {}
    for width in widths:
        form = _form(text, facts, font, small, indent, width)
        found.setdefault(form.lines, form)
    return tuple(found.values())


def _form(text: str, facts: str, font: Font, small: Font, indent: float, width: float) -> HangingForm:
    lines = lettering(text, font, width - indent)
    print_ = lettering(facts, small, width - indent) if facts else None
    if print_ and not indent and lines.count == 1 and print_.count == 1:
        room = FACTS_GAP + max(lines.reach + print_.room, lines.room + print_.reach)
        reach = FACTS_GAP + lines.reach + print_.reach
        return HangingForm(lines, print_, True, 0.0, room, reach, lines.height, 1)
    room, reach, height, count = lines.room, lines.reach, lines.height, lines.count
    if print_:
        room, reach = max(room, print_.room), max(reach, print_.reach)
        height, count = height + print_.height, count + print_.count
    return HangingForm(lines, print_, False, indent, room + indent, reach + indent, height, count)


def paint_form(
    theme: Theme, hanging: Hanging, form: HangingForm, at: tuple[float, float, int], soft: str
) -> list[Node]:
    """A form with its small print in `soft`. It is `at` an edge, a top, and begins there (1) or ends there (−1): then its lines
    end there too.
    """
    edge, top, side = at
    anchor: Anchor = "start" if side > 0 else "end"
    if form.beside and form.facts:
        first = form.text if side > 0 else form.facts
        beyond = edge + side * (first.reach + FACTS_GAP)  # where the first may end in the widest font
        text_x, facts_x = (edge, beyond) if side > 0 else (beyond, edge)
        down = form.text.under - form.text.font.size * 0.22 - (form.facts.under - form.facts.font.size * 0.22)
        return [
            *form.text.paint(text_x, top, theme.ink, anchor),
            *form.facts.paint(facts_x, top + down, soft, anchor),
        ]
    x = edge + side * form.indent
    nodes = form.text.paint(x, top, theme.ink, anchor)
    if form.facts:
        nodes += form.facts.paint(x, top + form.text.height, soft, anchor)
    return [*_mark(theme, hanging, edge, top + form.text.height / form.text.count / 2, side), *nodes]


def _mark(theme: Theme, hanging: Hanging, edge: float, middle: float, side: int) -> list[Node]:
    """The bars of a pain point's severity, or the sign of what is bad or good, at that edge."""
    if hanging.said:
        return []
    if hanging.lane == PAIN and hanging.item.severity:
        return severity_bars(theme, hanging.item.severity, edge if side > 0 else edge - BARS, middle + 5)
    level = Success.POSITIVE if hanging.lane == GOOD else Success.NEGATIVE
    return [success_sign(theme, level, edge + side * (SIGN + 1), middle, size=SIGN)]
