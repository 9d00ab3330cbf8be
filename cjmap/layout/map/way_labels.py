"""A way → its words: on its line, as text over the card that it leaves, and for a screen reader."""

from __future__ import annotations

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import Block, joined, leading, line, middle, paragraph, stack
from cjmap.layout.kit.marks import ICON_WIDTH, end_mark
from cjmap.layout.map.surroundings import MapContext
from cjmap.layout.map.transitions import Way
from cjmap.model import End
from cjmap.records import dataclass
from cjmap.scene import Node
from cjmap.text import reach

ARROWS = {"ltr": ("→", "↩"), "rtl": ("←", "↪")}
"""On and back, by the direction in which the map is read."""

ISOLATING = "\u2066\u2067\u2068\u2069"
"""What may stand around a share, so that it does not turn its neighbours."""

SHARE_GAP = 6.0
"""Px between a share and what follows it."""

MARK_GAP = 5.0
BESIDE_LEAST = 48.0
"""Words over a card stand beside their share and mark from this width on, else below."""

BAD_ENDS = (End.ABANDONED, End.FAILURE)


@dataclass(frozen=True, slots=True)
class WayLabel:
    """The words of a way: how many take it, and the rest; `width` is that of both in one line at the most, in px."""

    share: str
    rest: str
    width: float

    @property
    def in_line(self) -> str:
        """The rest in one line, whatever line breaks its author has made."""
        return " ".join(self.rest.split("\n"))


def way_label(ctx: MapContext, way: Way) -> WayLabel:
    """The words above the line of a way."""
    share = current_language().percent(way.share) if way.share is not None else ""
    what, bold = _what(ctx, way, share)
    rest = joined((what, way.when))
    shown = share if bold else ""
    between = SHARE_GAP if shown and rest else 0.0
    wide = reach(shown, ctx.look.small_bold) + between + reach(" ".join(rest.split("\n")), ctx.look.small)
    return WayLabel(shown, rest, wide)


def _what(ctx: MapContext, way: Way, share: str) -> tuple[str, bool]:
    """Where a way leads, in words, and whether the share stands apart before them: a language may have it elsewhere."""
    told = messages().transitions
    if way.end is not None:
        return _apart(told.ended[way.end](share=share), share) if share else (messages().ends_alone[way.end], True)
    onward, back = ARROWS[current_language().direction]
    if way.target is not None and (way.back or not way.onward or not way.here):
        return f"{back if way.back else onward} {ctx.step_number(way.target)}", True
    if way.when:
        return "", True
    return _apart(told.go_on(share=share), share) if share else (told.go_on(share="").strip(), True)


def _apart(text: str, share: str) -> tuple[str, bool]:
    """What follows a share in a text, if the text begins with it, and whether it does."""
    before, found, rest = text.partition(share)
    if before.strip(ISOLATING) or not found:
        return text, False
    return rest.lstrip(ISOLATING).strip(), True


def label_nodes(ctx: MapContext, label: WayLabel, x: float, y: float, bad: bool) -> list[Node]:
    """The words above a line, from x on with their baseline at y; those of a bad end are not set back."""
    nodes: list[Node] = []
    if label.share:
        nodes.append(line(label.share, x, y, ctx.look.small_bold, ctx.theme.ink))
        x += reach(label.share, ctx.look.small_bold) + SHARE_GAP
    if label.rest:
        nodes.append(line(label.in_line, x, y, ctx.look.small, ctx.theme.ink if bad else ctx.theme.soft))
    return nodes


def way_text(ctx: MapContext, way: Way, width: float) -> Block:
    """A way as text over its card, `width` px wide: the share, the mark of an end, and the rest."""
    look, theme = ctx.look, ctx.theme
    label, end = way_label(ctx, way), way.end
    left = reach(label.share, look.small_bold) + SHARE_GAP if label.share else 0.0
    mark = left
    left += ICON_WIDTH + MARK_GAP if end else 0.0
    beside = width - left >= BESIDE_LEAST
    ink = theme.ink if end in BAD_ENDS else theme.soft
    rest = paragraph(label.rest, look.small, ink, width - (left if beside else 0), 4, hyphens=True)
    share = paragraph(label.share, look.small_bold, theme.ink, width, 4)
    first = leading(look.small)
    if not label.rest:
        rest = stack([])
    down = 0.0 if beside else first

    def paint(x: float, y: float) -> list[Node]:
        nodes = share.paint(x, y) if label.share else []
        nodes += end_mark(theme, end, x + mark, y + middle(look.small, "")) if end else []
        return [*nodes, *rest.paint(x + (left if beside else 0), y + down)]

    return Block(width, max(first, down + rest.height), paint)


def way_words(way: Way) -> str:
    """What a way says to somebody who cannot see it: with the name of the step that it leads to."""
    share = current_language().percent(way.share) if way.share is not None else ""
    told = messages().transitions
    if way.end is not None:
        text = told.ended[way.end](share=share) if share else messages().ends_alone[way.end]
    elif way.onward and share:
        text = told.go_on(share=share)
    else:
        text = joined((share, way.target.name if way.target else ""))
    return joined((text, way.when))
