"""A journey and a theme → the scene of its flow: stages as columns, touchpoints as small cards, the transitions between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap import chain
from cjmap.layout.flow.graph import graph
from cjmap.layout.flow.placing import begin
from cjmap.model import Journey
from cjmap.options.medium import PAGES, PX_PER_MM, SLIDES, Medium
from cjmap.scene import Scene
from cjmap.theme import Theme

if TYPE_CHECKING:
    from cjmap.layout.flow.finished import Surroundings

LEAST_PAPER = 8.0
"""6 pt: no text on paper is smaller, in px."""

LEAST_SLIDE = 10.5
"""No text on a slide is smaller, in px."""


def lay_out_flow(journey: Journey, theme: Theme) -> Scene:
    """Solve, place and draw. Raises cjmap.images.ImageError where a picture has gone since the file was checked."""
    whole = graph(journey, chain.flow(journey))
    placing = begin(whole)
    from cjmap.layout.flow.finished import finished  # fonts are opened while Graphviz is at work

    return finished(journey, theme, whole, placing)


def lay_out_flow_pages(journey: Journey, theme: Theme, medium: Medium) -> tuple[Scene, ...]:
    """The flow on sheets of paper: one where it fits at 6 pt, else as few as there can be. Raises ImageError as above."""
    about = _measured(journey, theme)
    from cjmap.layout.flow.sheets import SMALLEST, FlowPaper, sheets_of

    width, height = (side * PX_PER_MM for side in PAGES[medium.page])
    return sheets_of(about, FlowPaper(width, height, LEAST_PAPER / SMALLEST, slide=False))


def lay_out_flow_slides(journey: Journey, theme: Theme, size: str) -> tuple[Scene, ...]:
    """The flow on slides: one where it fits at 10.5 px, else as few as there can be. KeyError where SLIDES has no such size."""
    about = _measured(journey, theme)
    from cjmap.layout.flow.sheets import SMALLEST, FlowPaper, sheets_of

    return sheets_of(about, FlowPaper(*SLIDES[size], LEAST_SLIDE / SMALLEST, slide=True))


def _measured(journey: Journey, theme: Theme) -> Surroundings:
    whole = graph(journey, chain.flow(journey))
    placing = begin(whole)
    from cjmap.layout.flow.finished import surroundings  # fonts are opened while Graphviz is at work

    return surroundings(journey, theme, whole, placing)
