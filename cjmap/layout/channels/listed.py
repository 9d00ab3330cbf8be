"""Hand-overs → their list in words, a section a row of it; and the keys of all signs of the view."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.language import messages
from cjmap.layout.channels.handovers import ChannelWay
from cjmap.layout.channels.lines import BAR, BAR_TINT, DISC, DOTTED, STROKE, disc
from cjmap.layout.channels.message import from_to, hand_over_words, people_of
from cjmap.layout.channels.view import SIZE_LEAST, SIZE_MORE, ChannelsView
from cjmap.layout.kit.block import Block, covered, flow, heading, indented, middle, paragraph, stack
from cjmap.layout.kit.context import Context
from cjmap.layout.kit.legend import ASSUMED, DERIVED, MOMENT, LegendKey, Sign, sign_keys
from cjmap.layout.kit.marks import persona_key, success_sign
from cjmap.layout.kit.segments import Scores, SegmentKind
from cjmap.model import Basis, Success
from cjmap.scene import Group, Node, Path, Rect
from cjmap.theme import BODY, BOLD, HEADING, SMALL

COLUMNS_MOST = 4
COLUMN_LEAST = 290.0
GAP = 20.0
NUMBER_ROOM = 28.0
SIGN_ROOM = 16.0
LINE = 24.0
"""The length of a line in the legend."""


def hand_over_sections(view: ChannelsView, ctx: Context) -> list[Block]:
    """The hand-overs in up to four columns, each row a section; the first has their heading."""
    ways, width = view.channels.hand_overs, view.frame.width
    if not ways:
        return []
    count = max(1, min(COLUMNS_MOST, int((width + GAP) / (COLUMN_LEAST + GAP))))
    each = (width - GAP * (count - 1)) / count
    blocks = [_listed(view, ctx, one, each) for one in ways]
    rows = [flow(blocks[at : at + count], width + 1, GAP, 0) for at in range(0, len(blocks), count)]
    title = heading(paragraph(messages().channels.heading, HEADING, view.theme.ink, width))
    return [stack([title, rows[0]], 8), *rows[1:]]


def _listed(view: ChannelsView, ctx: Context, way: ChannelWay, width: float) -> Block:
    """A hand-over: its number, its channels, whose it is, and the touchpoint that follows with its sign."""
    theme, step, room = view.theme, way.after, width - NUMBER_ROOM
    name = f"{ctx.step_number(step)}  {step.name}"
    words = paragraph(name, BODY, theme.ink, room - SIGN_ROOM, hyphens=True)
    down = middle(BODY, name)

    def signed(x: float, y: float) -> list[Node]:
        return [
            success_sign(theme, step.assessed, x + 6, y + down, step.derived, 4.6),
            *words.paint(x + SIGN_ROOM, y),
        ]

    people = people_of(view.journey, way)
    lines = [
        paragraph(from_to(way), BOLD, theme.ink, room, hyphens=True),
        *([paragraph(people, SMALL, theme.soft, room)] if people else []),
        Block(room, words.height, signed),
    ]
    text = indented(stack(lines), NUMBER_ROOM)

    def paint(x: float, y: float) -> list[Node]:
        nodes = (*disc(theme, way, x + DISC, y + DISC + 1), *text.paint(x, y))
        return [Group(tuple(nodes), label=hand_over_words(ctx, way), role="item")]

    return _said(Block(width, max(text.height, 2 * DISC + 2), paint))


def _said(block: Block) -> Block:
    """An item whose label says all of its words."""

    def paint(x: float, y: float) -> list[Node]:
        (item,) = block.paint(x, y)
        assert isinstance(item, Group)
        inner = covered(Block(block.width, block.height, lambda x, y: list(item.children)))
        return [Group(tuple(inner.paint(x, y)), label=item.label, role="item")]

    return Block(block.width, block.height, paint)


def channel_keys(view: ChannelsView, scores: Scores) -> Iterator[LegendKey]:
    """A key for each sign that is drawn, and no other."""
    theme, words, channels = view.theme, messages().channels, view.channels
    steps = [step for step in view.journey.steps() if step.channel]
    yield from sign_keys(theme, _signs(view) | _curve_signs(scores))
    if any(step.importance is not None for step in steps):
        yield LegendKey(words.size, 40, lambda x, y: _sizes(view, x, y))
        if any(step.importance is None for step in steps):
            yield LegendKey(words.no_size, 20, lambda x, y: [success_sign(theme, Success.NEUTRAL, x + 10, y, size=10)])
    if channels.apart:
        for at, one in enumerate(view.journey.personas):
            yield _persona(view, at, one.id, one.name)
    if channels.steady:
        yield LegendKey(
            words.goes_on, LINE, lambda x, y: [_line(theme.ink if channels.apart else theme.accent, x, y, ())]
        )
    if channels.hand_overs:
        yield LegendKey(
            words.changes, LINE, lambda x, y: [_line(theme.ink if channels.apart else theme.accent, x, y, DOTTED)]
        )
    if any(len(channels.rows_at(step)) > 1 for step in steps):
        fill = theme.tinted(theme.accent, BAR_TINT)
        yield LegendKey(words.several, BAR, lambda x, y: [Rect(x, y - 8, BAR, 16, fill, radius=BAR / 2)])


def _signs(view: ChannelsView) -> set[Sign]:
    steps = [step for step in view.journey.steps() if step.channel]
    levels = {stage.assessed for stage in view.journey.stages} - {Success.NOT_ASSESSED}
    found: set[Sign] = {step.assessed for step in steps} | levels
    if any(step.derived for step in steps):
        found.add(DERIVED)
    if any(step.moment_of_truth for step in steps):
        found.add(MOMENT)
    return found


def _curve_signs(scores: Scores) -> set[Sign]:
    """What the emotion curves have beside plain lines."""
    found: set[Sign] = set()
    for one in (segment for line in scores.segments.values() for segment in line):
        if one.kind is not SegmentKind.SCORED:
            found.add(one.kind)
        elif one.assumed:
            found.add(ASSUMED)
    assumed = (score.step.basis is Basis.ASSUMED for line in scores.lines.values() for score in line)
    return found | ({ASSUMED} if any(assumed) else set())


def _sizes(view: ChannelsView, x: float, y: float) -> list[Node]:
    theme = view.theme
    small = success_sign(theme, Success.NEUTRAL, x + 6, y, size=SIZE_LEAST - 1)
    return [small, success_sign(theme, Success.NEUTRAL, x + 27, y, size=SIZE_LEAST + SIZE_MORE - 4)]


def _persona(view: ChannelsView, at: int, persona: str, name: str) -> LegendKey:
    colour = view.line_colour(persona)
    return LegendKey(
        name,
        LINE,
        lambda x, y: [_line(colour, x, y, ()), persona_key(view.theme, at, x + LINE / 2, y, colour)],
        colour,
    )


def _line(colour: str, x: float, y: float, dash: tuple[float, ...]) -> Path:
    return Path((("M", x, y), ("L", x + LINE, y)), stroke=colour, stroke_width=STROKE, dash=dash, round_cap=True)
