"""A journey and a medium that is no slide → the pictures of its map: sheets of paper, a poster, the personas in front."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.language import messages
from cjmap.layout.kit.block import line
from cjmap.layout.map.assembly import composed, wished
from cjmap.layout.map.look import one_row
from cjmap.layout.map.pages.alone import stages_alone
from cjmap.layout.map.pages.front import personas_in_front, personas_on_paper
from cjmap.layout.map.pages.one_sheet import SheetJob, on_one_sheet
from cjmap.layout.map.pages.paper import PaperSize
from cjmap.layout.map.pages.poster import poster
from cjmap.layout.map.pages.several_sheets import on_several_sheets
from cjmap.layout.map.surroundings import MapShown
from cjmap.model import Journey
from cjmap.options.medium import FIT, NO_WISHES, PAGES, PX_PER_MM, Medium, Wishes
from cjmap.records import replace
from cjmap.scene import Scene
from cjmap.theme import Theme

__all__ = ["lay_out_pages"]

FRONT_LEAST, FRONT_MOST = 1150.0, 1600.0
"""The width of the personas' page beside a map of its own size, in px: beyond it lines grow too long to read."""

CAPTION = 21.0
"""How far down the baseline of a caption stands in the upper margin, in px: above all that begins below the smallest margin."""


def lay_out_pages(journey: Journey, theme: Theme, medium: Medium, wishes: Wishes = NO_WISHES) -> tuple[Scene, ...]:
    """The pictures of a journey for a medium that is no slide, as they are wished, in the order in which they are read.

    Raises cjmap.images.ImageError where a picture has gone since the file was checked.
    """
    front = medium.persona_page and bool(journey.personas)
    shown = MapShown(people_in_head=not front, highlight=wishes.highlight)
    journey = wished(journey, wishes)
    if medium.tile:
        return poster(journey, theme, medium.page, shown)
    if medium.page == FIT:
        drawn = stages_alone(journey, theme, shown) if medium.per_stage else (composed(journey, theme, shown=shown),)
        width = min(FRONT_MOST, max(FRONT_LEAST, *(scene.width for scene in drawn)))
        people = personas_in_front(journey, theme, width) if front else ()
        return counted(theme, (*people, *drawn))
    job = SheetJob(journey, theme, PaperSize(*(side * PX_PER_MM for side in PAGES[medium.page])), shown)
    people = personas_on_paper(journey, theme, job.paper) if front else ()
    one = on_one_sheet(job)
    return counted(theme, (*people, *((one,) if one else on_several_sheets(job))))


def counted(theme: Theme, scenes: Sequence[Scene]) -> tuple[Scene, ...]:
    """Pictures that say which of several each is, in the upper margin, in their titles and ids; one alone says nothing."""
    if len(scenes) == 1:
        return tuple(scenes)
    return tuple([_captioned(theme, scene, number, len(scenes)) for number, scene in enumerate(scenes, 1)])


def _captioned(theme: Theme, scene: Scene, number: int, count: int) -> Scene:
    caption = messages().numbers.number_of(number=number, count=count)
    look = one_row(0)
    shown = line(caption, scene.width - look.margin, CAPTION, look.small_bold, theme.soft, "end")
    title = messages().signs.aside(text=scene.title, aside=caption)
    return replace(scene, children=(*scene.children, shown), id=f"page-{number}", title=title, caption=caption)
