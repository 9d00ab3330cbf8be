"""The channels of a band → their rows: icon and name, how many touchpoints each has and how they went, and a mark for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cjmap.language import current_language, messages
from cjmap.layout.channels.handovers import ONCE, ChannelRow
from cjmap.layout.channels.lines import disc
from cjmap.layout.channels.view import HALO, ONCE_LINE, BandPlaces, ChannelsView
from cjmap.layout.kit.block import NOTHING, Block, line, paragraph, stack
from cjmap.layout.kit.description import step_description
from cjmap.layout.kit.grid import Column
from cjmap.layout.kit.icons import OTHER, channel_icon, icon
from cjmap.layout.kit.marks import star, success_sign
from cjmap.layout.kit.reading_order import touchpoint_id
from cjmap.model import Step, Success
from cjmap.scene import Circle, Group, Node, Rect
from cjmap.text import reach
from cjmap.theme import BODY, BOLD, SMALL, SMALL_BOLD

ROW = 62.0
"""The height of a row, at the least."""

ICON = 20.0
ICON_ROOM = 32.0
"""What of a row its icon takes, with the space beside it."""

SIGN = 4.6
STAR = 8.0

GROUND_OUT = 8.0
"""How far the ground of a row reaches beyond the content."""

NAME_DOWN = 20.0
"""How far below its mark the name of a channel that is used once begins."""

NAME_SPARE = 8.0


def label(view: ChannelsView, row: ChannelRow) -> Block:
    """The name of a channel, and below it, in a narrow frame, what it counts."""
    name = row.name or messages().channels.used_once
    width = view.frame.left - ICON_ROOM - NAME_SPARE
    parts = [paragraph(name, BOLD, view.theme.ink, width, hyphens=True)]
    return stack([*parts, *([] if view.frame.counts else [counts(view, row, width)])], 3)


def counts(view: ChannelsView, row: ChannelRow, width: float) -> Block:
    """How many touchpoints of the whole journey have a channel, and their signs with how many they are."""
    if row.key == ONCE:
        return NOTHING
    words = paragraph(messages().channels.touchpoints(len(row.steps)), BODY, view.theme.soft, width)
    found = Counter(step.assessed for step in row.steps)
    shown = [(level, current_language().number(found[level])) for level in Success if found[level]]

    def signs(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        for level, number in shown:
            nodes.append(success_sign(view.theme, level, x + 5, y + 7, size=SIGN))
            nodes.append(line(number, x + 14, y + 11, SMALL_BOLD, view.theme.ink))
            x += 26 + reach(number, SMALL_BOLD)
        return nodes

    return stack([words, Block(width, 14, signs)], 1)


def row_height(view: ChannelsView, row: ChannelRow, columns: Sequence[Column]) -> float:
    """The height of a row in a band of these columns, in px."""
    right = counts(view, row, view.frame.counts - 24).height if view.frame.counts else 0.0
    least = max(ROW, label(view, row).height + 16, right + 16)
    if row.key != ONCE:
        return least
    names = [_name(view, row, column).height for column in columns if column.step.key in row.names]
    return max(least, ONCE_LINE + NAME_DOWN + max(names, default=0.0) + 8)


def _name(view: ChannelsView, row: ChannelRow, column: Column) -> Block:
    words = current_language().row(row.names[column.step.key])
    return paragraph(words, SMALL, view.theme.ink, column.width - 12, 8, "middle", hyphens=True)


def grounds(places: BandPlaces) -> list[Node]:
    """A ground behind every second row."""
    theme, wide = places.view.theme, places.view.frame.width + 2 * GROUND_OUT
    if theme.band == theme.background:
        return []
    return [
        Rect(places.left - GROUND_OUT, top, wide, high, theme.band, radius=8)
        for row, top, high in places.rows
        if _banded(places, row)
    ]


def _banded(places: BandPlaces, row: ChannelRow) -> bool:
    return [one.key for one, _, _ in places.rows].index(row.key) % 2 == 0


def titles(places: BandPlaces) -> list[Node]:
    """Icon, name and counts of each row."""
    view, nodes = places.view, list[Node]()
    for row, top, high in places.rows:
        words = label(view, row)
        middle = top + high / 2
        shown = icon(OTHER) if row.key == ONCE else channel_icon(row.name, view.journey.language) or icon(OTHER)
        parts = shown.nodes(places.left + 4, middle - ICON / 2, ICON, view.theme.accent)
        parts += words.paint(places.left + ICON_ROOM + 4, middle - words.height / 2)
        if view.frame.counts:
            right = counts(view, row, view.frame.counts - 24)
            parts += right.paint(places.left + view.frame.width - view.frame.counts + 24, middle - right.height / 2)
        nodes.append(Group(tuple(parts), data={"channel": row.name}))
    return nodes


def step_group(places: BandPlaces, column: Column, words: Sequence[Node]) -> Group:
    """A touchpoint: the words above its column, the number of the hand-over to it, and its mark in each of its rows."""
    view, step = places.view, column.step
    nodes = list(words)
    said = [places.ctx.step_number(step), step_description(view.journey, step)]
    for way, x, row in places.hand_overs:
        if way.after.key == step.key:
            nodes += disc(view.theme, way, x, places.discs + 13 + 26 * row)
            said.append(messages().channels.hand_over(number=way.number))
    if not step.channel:
        said.append(messages().channels.no_channel)
    nodes += _marks(places, column)
    kind = "touchpoint" if touchpoint_id(step) else "step"
    return Group(
        (Group(tuple(nodes), role="said"),),
        id=f"{kind}-{step.id}",
        label=current_language().row(said),
        data={kind: step.id, "success": step.assessed.value},
        role="item",
    )


def _marks(places: BandPlaces, column: Column) -> list[Node]:
    view, step, x = places.view, column.step, column.middle
    nodes: list[Node] = []
    for at, (row, top, _) in enumerate(_rows_of(places, step)):
        y = places.lines[row.key]
        ground = view.theme.band if _banded(places, row) else view.theme.background
        size = view.size(step)
        nodes.append(Circle(x, y, size + HALO, ground))
        nodes.append(success_sign(view.theme, step.assessed, x, y, step.derived, size))
        if step.moment_of_truth and not at:
            nodes.append(star(x + size + 8, y - size - 1, STAR, view.theme.star, view.theme.background))
        if row.key == ONCE:
            nodes += _name(view, row, column).paint(column.x + 6, top + ONCE_LINE + NAME_DOWN)
    return nodes


def _rows_of(places: BandPlaces, step: Step) -> list[tuple[ChannelRow, float, float]]:
    """The rows in which a step stands, in the order in which it names its channels."""
    known = {row.key: (row, top, high) for row, top, high in places.rows}
    return [known[key] for key in places.view.channels.rows_at(step)]
