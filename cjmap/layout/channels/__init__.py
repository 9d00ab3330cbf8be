"""A journey, a theme and a width → where its touchpoints happen: a row a channel, and the line that jumps between them."""

from __future__ import annotations

from cjmap.language import messages
from cjmap.layout.channels.band import band_block
from cjmap.layout.channels.columns import bands_of, frame_of, grid_of
from cjmap.layout.channels.handovers import channels_of
from cjmap.layout.channels.listed import channel_keys, hand_over_sections
from cjmap.layout.channels.message import described, limits_of, title_of
from cjmap.layout.channels.view import ChannelsView
from cjmap.layout.kit.composition import Composition
from cjmap.layout.kit.context import Context, Notes, persona_colours
from cjmap.layout.kit.foot import journey_facts
from cjmap.layout.kit.segments import scores_of
from cjmap.layout.kit.view_parts import last_line, legend_row, view_head
from cjmap.model import Journey
from cjmap.options.views import NothingToShow
from cjmap.theme import Theme

__all__ = ["compose"]

LEGEND_ROW = 18.0
"""The height of a row of the legend, in px: the view has much to show."""


def compose(journey: Journey, theme: Theme, width: float) -> Composition:
    """The view for a content of `width` px, from about 700 on: legend, bands of stages, hand-overs in words.

    Raises NothingToShow where no step has a channel.
    """
    channels = channels_of(journey)
    if not channels.count:
        raise NothingToShow("channels", "channel", "no touchpoint says where it happens")
    frame = frame_of(width)
    bands = bands_of(journey, frame)
    view = ChannelsView(journey, theme, channels, frame, bands, persona_colours(journey, theme))
    whole = Context(journey, theme, grid_of(bands[0], 0.0, frame), Notes(), dict(view.colours))
    scores = scores_of(journey)
    words = messages().channels
    order = words.reading_order_alone if journey.branches else words.reading_order
    return Composition(
        head=view_head(theme, title_of(channels), [limits_of(journey, channels)], width),
        sections=(
            legend_row(theme, channel_keys(view, scores), width, LEGEND_ROW),
            *(band_block(view, band, scores) for band in bands),
            *hand_over_sections(view, whole),
        ),
        foot=last_line(theme, [*journey_facts(journey), order], width),
        description=described(whole, channels),
    )
