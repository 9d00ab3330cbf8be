"""A journey, a theme and a width → its scorecard as a composition: message and headings, a section a row, NPS pictures."""

from __future__ import annotations

from cjmap.language import messages
from cjmap.layout.kit.block import stack
from cjmap.layout.kit.composition import Composition
from cjmap.layout.kit.view_parts import legend_row, view_foot, view_head
from cjmap.layout.scorecard.entries import scorecard_of
from cjmap.layout.scorecard.legend import score_keys
from cjmap.layout.scorecard.message import described, limits_of, title_of
from cjmap.layout.scorecard.nps import nps_sections
from cjmap.layout.scorecard.rows import frame_of, headings, row_block
from cjmap.model import Journey
from cjmap.options.views import NothingToShow
from cjmap.theme import Theme


def compose(journey: Journey, theme: Theme, width: float) -> Composition:
    """The scorecard for a width of the content in px, from about 700 on. NothingToShow where nothing is measured or to be."""
    card = scorecard_of(journey)
    if not card.entries:
        raise NothingToShow("scorecard", "metrics", "no stage has a measure")
    frame = frame_of(card, width)
    head = [
        view_head(theme, title_of(card), limits_of(journey, card), width),
        legend_row(theme, score_keys(theme, card), width),
        headings(theme, card, frame),
    ]
    return Composition(
        head=stack(head, 14),
        sections=(
            *(row_block(theme, row, at, card, frame) for at, row in enumerate(card.rows)),
            *nps_sections(theme, card, width),
        ),
        foot=view_foot(journey, theme, messages().scorecard.rule, width),
        description=described(journey, card),
    )
