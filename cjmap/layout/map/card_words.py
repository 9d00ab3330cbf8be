"""A step and the width of its column → what stands on its card: number and channel, name, and a last line of signs."""

from __future__ import annotations

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import NOTHING, Block, baseline, covered, facts, leading, line, paragraph, stack
from cjmap.layout.kit.cards import note_mark, weight_of
from cjmap.layout.kit.icons import Icon, channel_mark
from cjmap.layout.kit.marks import ICON_WIDTH, end_mark
from cjmap.layout.map.actions import action_list
from cjmap.layout.map.badges import LOW, Badge, card_fill, markers, rank, readable, star_block, weight, weight_dots
from cjmap.layout.map.shown import MARKED_MOST, acts_on_card, has_curve, named_personas
from cjmap.layout.map.sizes import PADDING, SPARE, card_room
from cjmap.layout.map.surroundings import MapContext
from cjmap.layout.map.transitions import certain_end
from cjmap.model import End, Stage, Step
from cjmap.records import dataclass
from cjmap.scene import Font, Group, Node
from cjmap.text import reach
from cjmap.text import room as room_for

NUMBER_GAP = 7.0
"""From a step's number to its channel."""

BADGE_ROOM, LARGE_BADGE = 17.0, 9.0
"""In rows, how far before its badge a channel ends, of a badge with a larger radius."""

FOOT, FOOT_GAP = 13.0, 5.0
"""Height of a line of signs, and between two signs."""


ICON, ICON_GAP = 12.0, 4.0
"""The side of a channel's icon, which is left out where it would take its words a further line; and the gap to them."""


@dataclass(frozen=True, slots=True)
class _Spacing:
    """Px from a card's top to its first line, from that to the name, from the words to the signs, and below all."""

    top: float
    name: float
    signs: float
    bottom: float


ONE_ROW, ROWS = _Spacing(13.0, 3.0, 5.0, 7.0), _Spacing(11.0, 1.0, 2.0, 5.0)


@dataclass(frozen=True, slots=True)
class CardWords:
    """The words and signs of a card, measured: how high the card is for them, where they begin, the line of signs at its
    bottom, and how much below this is free.
    """

    height: float
    top: float
    words: Block
    foot: Block
    bottom: float


def card_words(ctx: MapContext, step: Step, width: float, badge: Badge | None) -> CardWords:
    """What stands on a step's card in a column that wide."""
    look, room = ctx.look, card_room(width)
    space = ROWS if look.in_rows else ONE_ROW
    signs = _signs(ctx, step)
    duration = "" if isinstance(step, Stage) else step.duration  # that of a stage stands in the bar
    beside = bool(duration) and _fits(ctx, step, signs, room)
    foot = _foot(ctx, step, [*signs, *([_duration(ctx, duration)] if beside else [])], room)
    large = look.in_rows and badge is not None and badge.rise > LARGE_BADGE
    head = _head(ctx, step, room - (BADGE_ROOM if large else 0), "" if beside else duration)
    words = stack([head, _body(ctx, step, room)], space.name)
    height = space.top + words.height + (space.signs + foot.height if foot.height else 0) + space.bottom
    return CardWords(height, space.top, words, foot, space.bottom)


def paint_words(card: CardWords, x: float, top: float, height: float) -> list[Node]:
    """The words of a card that begins there and is so high."""
    left = x + PADDING
    foot = card.foot.paint(left, top + height - card.bottom - card.foot.height)
    return [*card.words.paint(left, top + card.top), *foot]


def _ink(ctx: MapContext, step: Step) -> str:
    return ctx.theme.soft if weight(ctx, step) <= LOW else ctx.theme.ink


def _head(ctx: MapContext, step: Step, room: float, duration: str) -> Block:
    """The number, and beside it the channel, what the step rests on, and how long it takes where it stands nowhere else."""
    theme, look = ctx.theme, ctx.look
    ground = card_fill(theme, step, weight(ctx, step), not has_curve(ctx))
    shown = ctx.step_number(step)
    colour = theme.soft if weight(ctx, step) <= LOW else readable(theme.accent, ground, theme.ink)
    number = paragraph(shown, look.small_bold, colour, room, SPARE)
    left = reach(shown, look.small_bold) + NUMBER_GAP
    said = messages().basis.get(step.basis or "", "")
    known = (current_language().row(step.channel), said, duration)
    beside = facts(known, look.small, theme.soft, max(room / 3, room - left))
    if not beside.height:
        return covered(number)
    mark = channel_mark(ctx.journey.language, step.channel)
    if mark:
        behind = facts(known, look.small, theme.soft, max(room / 3, room - left - ICON - ICON_GAP))
        if behind.height == beside.height:
            beside = _after(mark, behind, theme.soft, look.small)
    down = max(number.height, beside.height)
    return covered(Block(room, down, lambda x, y: [*number.paint(x, y), *beside.paint(x + left, y)]))


def _after(mark: Icon, words: Block, colour: str, font: Font) -> Block:
    """Words with the icon of a channel before their first line."""
    down = (leading(font) - ICON) / 2

    def paint(x: float, y: float) -> list[Node]:
        return [*mark.nodes(x, y + down, ICON, colour), *words.paint(x + ICON + ICON_GAP, y)]

    return Block(words.width + ICON + ICON_GAP, words.height, paint)


def _body(ctx: MapContext, step: Step, room: float) -> Block:
    """The name, or the actions of a stage; its description; whose it is where there are too many personas for markers."""
    theme, look = ctx.theme, ctx.look
    top = rank(weight(ctx, step)) == 2
    if acts_on_card(ctx, step):
        main = action_list(ctx, step.items["actions"], room)
    else:
        main = covered(
            paragraph(step.name, look.bold if top else look.body, _ink(ctx, step), room, SPARE, hyphens=True)
        )
    said = (
        paragraph(step.description, look.small, theme.soft, room, SPARE, hyphens=True) if step.description else NOTHING
    )
    return stack([main, said, _names(ctx, step, room)], 2)


def _names(ctx: MapContext, step: Step, room: float) -> Block:
    """Whose step it is, in words, where no marker and no point of a curve says it."""
    people = named_personas(ctx, step)
    if len((ctx.whole or ctx.journey).personas) <= MARKED_MOST or not people:
        return NOTHING
    if has_curve(ctx) and all(ctx.level(step, one) is not None for one in people):
        return NOTHING
    names = current_language().row(ctx.short_names[one] for one in people)
    return covered(paragraph(names, ctx.look.small, ctx.theme.soft, room, SPARE))


def _signs(ctx: MapContext, step: Step) -> list[Block]:
    """The signs of the last line from its right end on: star, note, flag, markers."""
    found: list[Block] = []
    if step.moment_of_truth:
        found.append(star_block(ctx.theme))
    if step.note:
        found.append(note_mark(ctx, ctx.notes.number(step.note), ctx.look.small_bold))
    if end := certain_end(step):
        mark = end if isinstance(end, End) else None
        found.append(Block(ICON_WIDTH, 12.0, lambda x, y: end_mark(ctx.theme, mark, x, y + 6)))
    people = named_personas(ctx, step)
    if people and len((ctx.whole or ctx.journey).personas) <= MARKED_MOST:
        found.append(markers(ctx, people))
    return found


def _duration(ctx: MapContext, text: str) -> Block:
    """How long a step takes, its right end where the block ends."""
    font, high = ctx.look.small, leading(ctx.look.small, text)
    wide, down = room_for(text, font), baseline(font, text)
    return Block(wide, high, lambda x, y: [line(text, x + wide, y + down, font, ctx.theme.soft, "end")])


def _fits(ctx: MapContext, step: Step, signs: list[Block], room: float) -> bool:
    """Whether the duration of a step has room in the last line, beside the dots and the signs."""
    if "\n" in step.duration:
        return False
    dots = _dots(ctx, step)
    taken = dots.width + (FOOT_GAP + 4 if dots.width else 0) + sum(one.width + FOOT_GAP for one in signs)
    return taken + room_for(step.duration, ctx.look.small) <= room


def _dots(ctx: MapContext, step: Step) -> Block:
    found = weight_of(ctx.whole or ctx.journey, step)
    return NOTHING if found is None else weight_dots(ctx.theme, found)


def _foot(ctx: MapContext, step: Step, signs: list[Block], room: float) -> Block:
    """The dots of importance on the left and the signs from the right; what has no room stands in a line above."""
    dots = _dots(ctx, step)
    rows: list[list[Block]] = [[]]
    used = dots.width + FOOT_GAP if dots.width else 0.0
    for one in signs:
        if (rows[-1] and used + one.width > room) or (not rows[-1] and used and used + one.width > room):
            rows.append([])
            used = 0.0
        rows[-1].append(one)
        used += one.width + FOOT_GAP
    if not dots.width and not signs:
        return NOTHING

    def paint(x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        for at, row in enumerate(reversed(rows)):
            middle, right = y + at * FOOT + FOOT / 2, x + room
            for one in row:
                nodes += one.paint(right - one.width, middle - one.height / 2)
                right -= one.width + FOOT_GAP
        low = y + (len(rows) - 1) * FOOT + FOOT / 2
        return [Group((*dots.paint(x, low - dots.height / 2), *nodes), role="said")]

    return Block(room, FOOT * len(rows), paint)
