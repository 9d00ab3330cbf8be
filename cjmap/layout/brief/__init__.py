"""A journey, a theme and a medium → its brief: one page for those who decide, and never a second one."""

from __future__ import annotations

from cjmap.layout.brief.page import WIDTH, brief_page
from cjmap.model import Journey
from cjmap.options.medium import PAGES, PX_PER_MM, Medium
from cjmap.records import replace
from cjmap.scene import Scene
from cjmap.theme import Theme

__all__ = ["lay_out_brief", "lay_out_brief_sheet"]


def lay_out_brief(journey: Journey, theme: Theme) -> Scene:
    """The brief on A4, upright. NothingToShow where the journey has nothing to say; ImageError."""
    return brief_page(journey, theme)


def lay_out_brief_sheet(journey: Journey, theme: Theme, medium: Medium) -> tuple[Scene, ...]:
    """The brief on one sheet of a size, upright and filled: the page is as high as the sheet's shape asks, then scaled."""
    long, short = PAGES[medium.page]
    page = brief_page(journey, theme, round(WIDTH * long / short, 2))
    return (replace(page, zoom=short * PX_PER_MM / WIDTH),)
