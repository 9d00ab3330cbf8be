"""A journey, or the steps of a slide → the finding that is the title of the slide, and how it is set in a width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import current_language, messages
from cjmap.layout.kit.block import Block, joined, middle
from cjmap.layout.kit.description import item_description
from cjmap.layout.kit.items import LOOKS, item_mark
from cjmap.layout.kit.legend import SEVERITY, Sign
from cjmap.layout.slide.context import LARGE, SPARE, TITLE, WORST_FIRST, SlideContext
from cjmap.layout.slide.short import Short, short
from cjmap.model import Item, ItemSeverity, Stage, Step
from cjmap.records import dataclass
from cjmap.scene import Font, Group, Node
from cjmap.text import reach
from cjmap.text.breaking import torn

SIZES: tuple[tuple[Font, int], ...] = ((TITLE, 2), (LARGE, 3))
"""In which sizes a finding is set, and on how many lines at the most; where it fits in none of them it is no title."""

NARROWER, STEPS = 0.04, 12
"""In which steps, in widths, and in how many of them a title is made narrower while it needs no more lines."""

GRAVE = (ItemSeverity.HIGH, ItemSeverity.MEDIUM)
"""How severe a pain point is that is the title of a stage's slide."""


@dataclass(frozen=True, slots=True)
class TitleFinding:
    """The item that is a slide's title: the lane it is of, and the step that has it, None where it is the whole journey's."""

    lane: str
    item: Item
    step: Step | None = None

    @property
    def signs(self) -> set[Sign]:
        return {SEVERITY} if self.item.severity else set()


def of_journey(slide: SlideContext) -> TitleFinding | None:
    """The most severe pain point of the whole journey, of those alike the first; else its first highlight."""
    journey = slide.journey
    worst = min(journey.pain_points, key=lambda item: WORST_FIRST[item.severity], default=None)
    if worst:
        return TitleFinding("pain_points", worst)
    return TitleFinding("highlights", journey.highlights[0]) if journey.highlights else None


def of_stage(slide: SlideContext, steps: Sequence[Step]) -> TitleFinding | None:
    """The most severe pain point of the stage among these steps, else of its touchpoints, if it is severe; else the first
    highlight of them.
    """
    stages, touchpoints = [one for one in steps if isinstance(one, Stage)], [*steps]
    for some in (stages, touchpoints):
        grave = [one for one in _items(slide, some, "pain_points") if one.item.severity in GRAVE]
        if grave:
            return min(grave, key=lambda one: WORST_FIRST[one.item.severity])
    return next(_items(slide, steps, "highlights"), None)


def _items(slide: SlideContext, steps: Sequence[Step], lane: str) -> Iterator[TitleFinding]:
    """The items of a lane that is not hidden, in the order of the file."""
    for step in steps if lane in slide.lanes else ():
        yield from (TitleFinding(lane, item, step) for item in step.items.get(lane, ()))


def finding_title(slide: SlideContext, finding: TitleFinding, width: float) -> Block | None:
    """The finding as the title of a slide, its mark left of it; None where it would be smaller than the scale allows, longer
    than its lines, or a word of it broken.
    """
    mark, indent = item_mark(finding.item, LOOKS[finding.lane])
    text = _set(slide, finding.item.text, width - indent)
    if not text:
        return None
    font, words = text

    def paint(x: float, y: float) -> list[Node]:
        beside = y + middle(font, words.text)
        nodes = [*(mark(slide.theme, x, beside) if mark else ()), *words.block.paint(x + indent, y)]
        data = {"finding": finding.lane}
        data |= {"severity": finding.item.severity.value} if finding.item.severity else {}
        label = item_description(slide.journey, finding.item)
        return [Group((Group(tuple(nodes), role="said"),), label=label, data=data, role="heading")]

    return Block(width, words.height, paint)


def _set(slide: SlideContext, text: str, width: float) -> tuple[Font, Short] | None:
    """The text in the largest size that holds it, its lines as even as they can be."""
    for font, most in SIZES:
        whole = _whole(slide, text, font, width, most)
        if not whole:
            continue
        for step in range(1, STEPS if len(whole.lines) > 1 else 1):
            narrower = _whole(slide, text, font, width * (1 - NARROWER * step), most)
            if not narrower or len(narrower.lines) > len(whole.lines):
                break
            whole = narrower
        return font, whole
    return None


def _whole(slide: SlideContext, text: str, font: Font, width: float, most: int) -> Short | None:
    """All of a text on so many lines without a broken word, or None."""
    found = short(text, font, slide.theme.ink, width, most, SPARE)
    return found if found.whole and found.height and not torn(found.text, found.lines) else None


def wanted_width(finding: TitleFinding | None) -> float:
    """The width in px in which a finding surely stands on the lines of a title; 0 where there is none."""
    font, most = SIZES[0]
    return reach(" ".join(finding.item.text.split()), font) / (most - 0.2) if finding else 0.0


def meant(slide: SlideContext, item: Item) -> list[str]:
    """The numbers of the steps that an item of the whole journey speaks of."""
    stages = {stage.key: current_language().number(at) for at, stage in enumerate(slide.journey.stages, 1)}
    keys = [key for stage in slide.journey.stages for key in (stage.key, *(one.key for one in stage.touchpoints))]
    return [slide.numbers.get(key) or stages[key] for key in keys if key in item.at]


def known_of(slide: SlideContext, item: Item) -> str:
    """Whose item it is, who looks after it, how far it is."""
    people = [slide.called[one] for one in item.personas]
    return joined((*people, item.owner, item.status, messages().basis.get(item.basis or "", "")))
