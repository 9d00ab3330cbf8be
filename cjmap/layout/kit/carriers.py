"""A view of sections and a medium → its one picture, or sheets of paper or slides: one where it fits, else cut between sections.

The type is as large as the number of sheets allows: a larger scale is a narrower content, for which the view is composed anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cjmap.diagnostics import RenderError
from cjmap.language import messages
from cjmap.layout.kit.block import Block, heading, line, paragraph, stack
from cjmap.layout.kit.composition import BETWEEN, MARGIN, Compose, Composition
from cjmap.layout.kit.context import scene_of
from cjmap.model import Journey
from cjmap.options.medium import PAGES, PX_PER_MM, SLIDES, Medium
from cjmap.records import dataclass, field, replace
from cjmap.scene import Font, Group, Node, Scene, Text
from cjmap.theme import Theme

PAPER_LEAST, PAPER_BETTER = 8.0, 28 / 3
"""The smallest text on paper in px, 6 pt, and what several sheets begin with, 7 pt."""

SLIDE_LEAST, SLIDE_LAST = 10.5, 8.0
"""The smallest text on a slide, in px, and where a section is higher than a slide otherwise."""

LARGEST, SEVERAL_LARGEST = 2.0, 1.0
"""The scale of one sheet or slide at the most, and of several, unless the least text asks for more."""

TRIALS = 6
"""How often a larger scale is tried."""

CAPTION, RUNNING = Font(10.5), Font(12.0, bold=True)
CAPTION_UP = 10.0
"""How far above the lower edge the caption's baseline is, in px: in the margin, which nothing else is in."""

STEP = 0.98
"""How much smaller a scale is than the one that was too large, where a section is higher than a slide."""

SLACK = 0.5
"""Px that what is too wide may be."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A sheet or a slide: its size in px; the smallest text that it may have, the one that several begin with, and the one that
    is taken where a section would be too high otherwise, in px; whether each of several has the whole head; and what it is
    called where something is too large for it.
    """

    width: float
    height: float
    least: float
    better: float
    last: float
    whole_head: bool
    called: str


@dataclass(frozen=True, slots=True)
class Divided:
    """A view composed for a scale, and which of its parts, the sections and the foot, stand on each sheet: from, to before."""

    made: Composition
    zoom: float
    runs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Trials:
    """A view on a carrier; what was tried once is kept, by its scale."""

    compose: Callable[[float], Composition]
    carrier: Carrier
    again: Callable[[Composition, float], Block]
    done: dict[float, Divided | None] = field(default_factory=dict)

    def at(self, zoom: float) -> Divided | None:
        """The view at a scale; None where something is too wide or too high for it, or its text too small."""
        if zoom not in self.done:
            self.done[zoom] = self._divided(zoom)
        return self.done[zoom]

    def count(self, zoom: float) -> int:
        """On how many sheets it is at a scale; 0 where it cannot be."""
        found = self.at(zoom)
        return len(found.runs) if found else 0

    def _divided(self, zoom: float) -> Divided | None:
        room = self.carrier.width / zoom - 2 * MARGIN
        made = self.compose(room)
        parts = (made.head, *made.sections, made.foot)
        if max(part.width for part in parts) > room + SLACK or smallest(parts) * zoom < self.carrier.last - 1e-6:
            return None
        limit = self.carrier.height / zoom - 2 * MARGIN
        heights = [part.height for part in (*made.sections, made.foot)]
        runs = _runs(heights, (made.head.height, self.again(made, room).height), limit)
        return Divided(made, zoom, runs) if runs else None


def pictures(compose: Compose, journey: Journey, theme: Theme, medium: Medium, width: float) -> tuple[Scene, ...]:
    """The pictures of a view for a medium; one of its own size is `width` px wide.

    RenderError where a part of the view is too large for a sheet or a slide.
    """
    made = compose(journey, theme, width - 2 * MARGIN)
    if not medium.alone:
        return _carried(compose, made, journey, theme, medium)
    block = stack([made.head, *made.sections, made.foot], BETWEEN)
    nodes = block.paint(MARGIN, MARGIN)
    return (scene_of(journey, theme, nodes, (width, block.height + 2 * MARGIN), made.description),)


def _carried(
    compose: Compose, natural: Composition, journey: Journey, theme: Theme, medium: Medium
) -> tuple[Scene, ...]:
    """The sheets or slides of a view, in the order in which they are read; `natural` is the view at its own width.

    RenderError where a part of it is larger than one of them.
    """
    carrier = _carrier(medium, natural.portrait)

    def again(made: Composition, room: float) -> Block:
        if carrier.whole_head:
            return made.head
        return heading(paragraph(made.title or journey.title, RUNNING, theme.ink, room))

    trials = _Trials(lambda room: compose(journey, theme, room), carrier, again)
    best = _largest(trials, smallest((natural.head, *natural.sections, natural.foot)))
    if best is None:
        raise RenderError(
            f"a part of the view is too large for {carrier.called}; take a larger one, or draw one picture"
        )
    return tuple([_scene(journey, theme, best, trials, number) for number in range(1, len(best.runs) + 1)])


def _carrier(medium: Medium, portrait: bool) -> Carrier:
    if medium.slide:
        width, height = SLIDES[medium.slide]
        return Carrier(width, height, SLIDE_LEAST, SLIDE_LEAST, SLIDE_LAST, True, f"a slide of {medium.slide}")
    width, height = (side * PX_PER_MM for side in PAGES[medium.page])
    if portrait:
        width, height = height, width
    return Carrier(width, height, PAPER_LEAST, PAPER_BETTER, PAPER_LEAST, False, f"a sheet of {medium.page}")


def _largest(trials: _Trials, small: float) -> Divided | None:
    """One sheet with the largest type that it has room for; else the fewest sheets that text of a good size takes, or the least
    size where only that can be, and then as large as that number allows.
    """
    floor, good = trials.carrier.least / small, trials.carrier.better / small
    if trials.count(floor) == 1:
        return trials.at(_grown(trials, floor, max(floor, LARGEST), 1))
    begun = next((zoom for zoom in (good, floor) if trials.count(zoom)), 0.0)
    if not begun:
        return _last(trials, floor, trials.carrier.last / small)
    return trials.at(_grown(trials, begun, max(begun, SEVERAL_LARGEST), trials.count(begun)))


def _last(trials: _Trials, high: float, low: float) -> Divided | None:
    """The view at the largest scale between two at which each of its parts has room; None where there is none."""
    zoom = high * STEP
    while zoom >= low:
        if found := trials.at(zoom):
            return found
        zoom *= STEP
    return trials.at(low) if low < high else None


def _grown(trials: _Trials, low: float, high: float, count: int) -> float:
    """The largest scale between two that is found to take no more sheets."""
    if trials.count(high) in range(1, count + 1):
        return high
    for _ in range(TRIALS):
        middle = (low + high) / 2
        if trials.count(middle) in range(1, count + 1):
            low = middle
        else:
            high = middle
    return low


def smallest(blocks: Sequence[Block]) -> float:
    """The size of the smallest text of some blocks, in px; that of a caption where they have none."""
    return min((text.font.size for block in blocks for text in _texts(block.paint(0, 0))), default=CAPTION.size)


def _texts(nodes: Sequence[Node]) -> Iterator[Text]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _texts(node.children)
        elif isinstance(node, Text):
            yield node


def _runs(heights: Sequence[float], heads: tuple[float, float], limit: float) -> tuple[tuple[int, int], ...]:
    """Parts below each other → which of them stand on each sheet: on as few as can be, and these as evenly filled.

    `heads` are the heights of the first sheet's head and of that of the others. Nothing where a part is too high.
    """
    best: list[tuple[int, float, tuple[tuple[int, int], ...]] | None] = [(0, 0.0, ())]
    for end in range(1, len(heights) + 1):
        found: list[tuple[int, float, tuple[tuple[int, int], ...]]] = []
        for first in reversed(range(end)):
            share = _share(heights[first:end], heads[1 if first else 0], limit)
            before = best[first]
            if share > 1 and first:
                break  # with more of them it is fuller yet
            if share <= 1 and before:
                found.append((before[0] + 1, before[1] + share * share, (*before[2], (first, end))))
        best.append(min(found, default=None))
    last = best[-1]
    return last[2] if last else ()


def _share(heights: Sequence[float], head: float, limit: float) -> float:
    """How full a sheet is with its head and some parts."""
    standing = [height for height in (head, *heights) if height > 0]
    return (sum(standing) + BETWEEN * (len(standing) - 1)) / limit


def _scene(journey: Journey, theme: Theme, view: Divided, trials: _Trials, number: int) -> Scene:
    """A sheet: its head, its parts, the foot at its lower edge, and which of several it is."""
    made, zoom, count = view.made, view.zoom, len(view.runs)
    width, height = trials.carrier.width / zoom, trials.carrier.height / zoom
    room, (first, end) = width - 2 * MARGIN, view.runs[number - 1]
    last = end > len(made.sections)
    head = made.head if number == 1 else trials.again(made, room)
    nodes = stack([head, *made.sections[first:end]], BETWEEN).paint(MARGIN, MARGIN)
    if last:
        nodes += made.foot.paint(MARGIN, height - MARGIN - made.foot.height)
    if count == 1:
        return replace(scene_of(journey, theme, nodes, (width, height), made.description), zoom=zoom)
    caption = messages().numbers.number_of(number=number, count=count)
    nodes.append(line(caption, width - MARGIN, height - CAPTION_UP, CAPTION, theme.soft, "end"))
    title = messages().signs.aside(text=journey.title, aside=caption)
    told = made.description if number == 1 else messages().signs.aside(text=made.title or journey.title, aside=caption)
    scene = scene_of(journey, theme, nodes, (width, height), told)
    return replace(scene, id=f"page-{number}", title=title, zoom=zoom, caption=caption)
