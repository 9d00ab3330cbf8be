"""What was found on the whole journey, its measures, the numbered notes → the foot of the map, and the line below it."""

from __future__ import annotations

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import facts, leading, line
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.grid import MARGIN
from cjmap.model import Journey
from cjmap.records import replace
from cjmap.scene import Group, Node
from cjmap.text import reach
from cjmap.theme import SMALL, SMALL_BOLD

MADE_WITH = "cjmap"


def without_findings(journey: Journey) -> Journey:
    """A journey without what is said of the whole of it."""
    return replace(journey, goals=(), highlights=(), pain_points=(), opportunities=(), notes=(), metrics=())


def footer(ctx: Context, top: float) -> tuple[list[Node], float]:
    """The line below the map."""
    theme = ctx.theme
    name_width = reach(MADE_WITH, SMALL_BOLD)
    width = ctx.grid.right - MARGIN - name_width - 40
    block = facts(journey_facts(ctx.journey), SMALL, theme.soft, width)
    mark = line(MADE_WITH, ctx.grid.right, top + 10.8, SMALL_BOLD, theme.soft, "end")
    return [Group((*block.paint(MARGIN, top), mark), id="footer", label=messages().parts.footer, role="section")], max(
        block.height, leading(SMALL)
    )


def journey_facts(journey: Journey) -> list[str]:
    """File, edition, review, owner and what the map rests on, as far as they are known; never a clock time."""
    catalogue = messages()
    parts = (
        journey.file,
        catalogue.signs.labelled(label=catalogue.map.version, text=journey.version) if journey.version else "",
        current_language().date(journey.date),
        catalogue.map.reviewed(date=current_language().date(journey.reviewed)) if journey.reviewed else "",
        journey.owner,
        journey.evidence,
    )
    return [part for part in parts if part]
