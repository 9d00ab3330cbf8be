"""Texts and a width → as many of their lines as a slide has room for, shortened at a word where there are more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import Block, direction, lines_of, paragraph_of
from cjmap.layout.kit.transitions import BranchMarks
from cjmap.layout.slide.context import MARGIN, SMALL, SlideContext
from cjmap.model import JOURNEY_LISTS, LANES_WITHOUT_ITEMS, Journey, Step
from cjmap.records import dataclass, replace
from cjmap.scene import Anchor, Font, Group, Node
from cjmap.text import suited, wrap
from cjmap.text.breaking import SPARE, graphemes

CUT = "…"

MOST_LINES = 4
"""The most lines that a text on a slide is given."""

THINNEST = 0.2
"""The width in em of about the thinnest letters: of longer texts only what may fit is measured."""


@dataclass(frozen=True, slots=True)
class Short:
    """A text's lines; `whole` says whether they are all of it, and `set_in` sets them in a column of a width in px."""

    block: Block
    lines: tuple[str, ...]
    whole: bool
    text: str
    set_in: Callable[[float], Block]

    def within(self, width: float) -> Short:
        """The same lines in a column that takes no more room than they do."""
        return replace(self, block=self.set_in(width))

    @property
    def labelled(self) -> Block:
        """The lines, and all of the text for a screen reader."""
        return Block(self.block.width, self.height, lambda x, y: labelled(self, x, y))

    @property
    def height(self) -> float:
        return self.block.height

    @property
    def label(self) -> str:
        """The whole text, for a screen reader, where it is shortened."""
        return "" if self.whole else self.text


def short(
    text: str, font: Font, fill: str, width: float, most: int = 2, spare: float = SPARE, anchor: Anchor = "start"
) -> Short:
    """A text on at most `most` lines of `width` px; its own line breaks become spaces."""
    given, text = text, " ".join(text.split())
    font = suited(text, font)
    lines, whole = _lines(text, font, width, most, spare)

    def set_in(column: float) -> Block:
        if not text:
            return Block(column, 0.0, lambda x, y: [])
        shown = paragraph_of(given, lines, font, column, shortened=not whole)
        return lines_of(shown, font, fill, column, anchor, direction(text))

    return Short(set_in(width), lines, whole, text, set_in)


def labelled(one: Short, x: float, y: float) -> list[Node]:
    """The lines of a text, and all of it for a screen reader."""
    return [Group(tuple(one.block.paint(x, y)), label=one.label, role="said")] if one.label else one.block.paint(x, y)


def _lines(text: str, font: Font, width: float, most: int, spare: float) -> tuple[tuple[str, ...], bool]:
    measured = text[: 8 + int(MOST_LINES * (width + spare) / (THINNEST * font.size))]
    lines = _wrapped(measured, font, width, spare, current_language().tag)
    if len(lines) <= most and len(measured) == len(text):
        return lines, True
    last = lines[min(most, len(lines)) - 1]
    return (*lines[: most - 1], _ended(last, font, width, spare)), False


@lru_cache(maxsize=1 << 12)
def _wrapped(text: str, font: Font, width: float, spare: float, _language: str) -> tuple[str, ...]:
    """The lines of a text in the language in use; the parts of a slide are tried in several heights and each time
    ask for the same.
    """
    return wrap(text, font, width, spare)


def _ended(last: str, font: Font, width: float, spare: float) -> str:
    """The last line, so many words shorter that the sign of what is left out has room; of a single word, so many letters."""
    words = last.split(" ")
    while len(words) > 1 and not _fits(_marked(" ".join(words)), font, width, spare):
        words.pop()
    if len(words) > 1 or _fits(_marked(words[0]), font, width, spare):
        return _marked(" ".join(words))
    clusters = list(graphemes(words[0]))
    low, high = 1, len(clusters)
    while low < high:
        middle = (low + high + 1) // 2
        fits = _fits("".join(clusters[:middle]) + CUT, font, width, spare)
        low, high = (middle, high) if fits else (low, middle - 1)
    return "".join(clusters[:low]) + CUT


def _marked(text: str) -> str:
    return text.rstrip(" ,;:.–—-/(、。，．・：；（「『《〈【،؛।") + CUT


def _fits(text: str, font: Font, width: float, spare: float) -> bool:
    return len(wrap(text, font, width, spare)) == 1


ALSO = 20.0
"""The height of the line."""

TRANSITIONS, NOTES, FEELINGS, OWNER = "ways", "notes", "feelings", "owner"
"""What is counted beside lists: transitions that do not simply go on, notes, what is said at the curve, and who looks after a
step.
"""

Rest = Sequence[tuple[str, int]]
"""What is left out, by lane, TRANSITIONS, NOTES or FEELINGS, and how much of it."""


def lane_title(sheet: SlideContext, lane: str) -> str:
    """The title of a lane, or of what is counted like one."""
    beside = {
        TRANSITIONS: messages().numbers.transitions,
        NOTES: messages().map.notes,
        FEELINGS: messages().numbers.feelings,
    }
    if lane in beside:
        return beside[lane]
    return (sheet.lanes[lane].title if lane in sheet.lanes else "") or messages().lanes.get(lane, lane)


def also_line(sheet: SlideContext, rest: Rest, y: float) -> Node:
    """As many of the kinds as one line names; how many kinds more there are."""
    aside = messages().signs.aside
    named = [aside(text=lane_title(sheet, lane), aside=current_language().number(count)) for lane, count in rest]
    for kept in range(len(named), -1, -1):
        texts = [*named[:kept], *([messages().numbers.more(len(named) - kept)] if kept < len(named) else [])]
        line = short(
            messages().numbers.also(lists=current_language().row(texts)),
            SMALL,
            sheet.theme.soft,
            sheet.right - MARGIN,
            1,
        )
        if line.whole:
            break
    data = {f"rest-{number}": f"{lane} {count}" for number, (lane, count) in enumerate(rest, 1)}
    return Group(tuple(labelled(line, MARGIN, y)), data=data)


def held(sheet: SlideContext, steps: Sequence[Step], journey: Journey | None) -> dict[str, int]:
    """How much there is of each kind that a slide need not show: lists, metrics, feelings and owners of these steps, transitions
    from them, notes; with a journey also what is of the whole of it.
    """
    found: dict[str, int] = {}
    for lane in sheet.lanes:
        if lane == "metrics":
            found[lane] = sum(len(one.metrics) for one in steps)
        elif lane not in LANES_WITHOUT_ITEMS:
            found[lane] = sum(len(one.items.get(lane, ())) for one in steps)
    if "emotion" in sheet.lanes:
        found[FEELINGS] = sum(len({*one.feeling.values()}) for one in steps)
    if OWNER in sheet.lanes:
        found[OWNER] = sum(bool(one.owner) for one in steps)
    if journey:
        for lane in (*JOURNEY_LISTS, "metrics"):
            found[lane] = found.get(lane, 0) + len(getattr(journey, lane))
    marks = BranchMarks(sheet.journey, sheet.theme)
    found[TRANSITIONS] = sum(marks.count(step) for step in steps)
    found[NOTES] = sum(bool(step.note) for step in steps) + sum(len(one.notes) for one in (journey,) if one)
    return {kind: count for kind, count in found.items() if count}


def less(rest: Rest, kind: str, shown: int) -> Rest:
    """What is left out when so many of a kind are shown after all."""
    left = ((one, count - shown if one == kind else count) for one, count in rest)
    return tuple((one, count) for one, count in left if count)


def missing(there: dict[str, int], shown: dict[str, int]) -> Iterator[tuple[str, int]]:
    """What of all that is there no list on the slide shows or counts."""
    for kind, count in there.items():
        if count > shown.get(kind, 0):
            yield kind, count - shown.get(kind, 0)
