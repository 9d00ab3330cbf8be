"""The part of a stage that a slide shows → what is above its touchpoints: all stages, its name and title, its facts, metrics."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.language import messages
from cjmap.layout.kit.block import joined, line, middle
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.kit.reading_order import Row, StageNodes
from cjmap.layout.slide.cards import branch_marks_of, onward
from cjmap.layout.slide.chevrons import HEIGHT as STRIP
from cjmap.layout.slide.chevrons import strip
from cjmap.layout.slide.context import BODY, BOLD, LEAD, MARGIN, SMALL, SMALL_BOLD, TITLE, TOP, SlideContext
from cjmap.layout.slide.short import labelled, short
from cjmap.layout.slide.tiles import Tiles, tiles
from cjmap.layout.slide.title import TitleFinding, finding_title, known_of, of_stage
from cjmap.model import Stage, Step, Success
from cjmap.records import dataclass
from cjmap.scene import Font, Group, Node
from cjmap.text import reach

TILES_SHARE = 0.5
"""The most of the width that metrics take."""

TILES_GAP = 32.0
SIGN, SIGN_ROOM = 11.0, 34.0
"""Half the width of the success sign beside a stage's name that is the title, and the room that it takes."""

SMALL_SIGN, SMALL_SIGN_ROOM = 6.5, 22.0
"""The same where the name stands above the title."""

NAME_HEIGHT = 22.0
NAME_SHARE = 0.6
"""Of the line above the title, where something is known of the finding."""


@dataclass(frozen=True, slots=True)
class StagePart:
    """What one slide is about: a stage with those of its touchpoints that it shows; `again` where the stage began before."""

    index: int
    stage: Stage
    again: bool

    @property
    def steps(self) -> tuple[Step, ...]:
        """Whose lists and metrics are on the slide: those of the stage itself on its first."""
        return self.stage.touchpoints if self.again else (self.stage, *self.stage.touchpoints)

    @property
    def judged(self) -> bool:
        return self.stage.assessed is not Success.NOT_ASSESSED

    @property
    def derived(self) -> bool:
        """Whether the sign of its success is hollow."""
        return self.stage.derived and not self.stage.touchpoints


@dataclass(frozen=True, slots=True)
class StageHead:
    """The row, and the finding that is its title."""

    row: Row
    finding: TitleFinding | None


def top_line(slide: SlideContext, part: StagePart) -> tuple[list[Node], float]:
    """The journey's title, which stage it is, and the row of all stages; and where they end."""
    theme = slide.theme
    which = messages().numbers.stage_of(number=part.index + 1, count=len(slide.journey.stages))
    wide = reach(which, SMALL_BOLD)
    title = short(slide.journey.title, BODY, theme.soft, slide.right - MARGIN - wide - 40, 1)
    nodes: list[Node] = [
        Group(tuple(labelled(title, MARGIN, TOP - 4)), role="heading"),
        line(which, slide.right, TOP + 9.6, SMALL_BOLD, theme.soft, "end"),
        strip(slide, part.index, TOP + 23),
    ]
    return nodes, TOP + 23 + STRIP + 16


def stage_head(slide: SlideContext, part: StagePart, top: float) -> StageHead:
    """The stage's name and the finding that is the title, else the name alone; what it is about, its facts; its metrics on the
    right.
    """
    metrics = [one for step in part.steps for one in step.metrics] if "metrics" in slide.lanes else []
    board = tiles(slide, metrics, TILES_SHARE * (slide.right - MARGIN))
    room = slide.right - MARGIN - (board.block.width + TILES_GAP if board.block.width else 0.0)
    finding = of_stage(slide, part.steps)
    title = finding_title(slide, finding, room) if finding else None
    if finding and title:
        nodes = _name_above(slide, part, finding, room, top)
        nodes += title.paint(MARGIN, top + NAME_HEIGHT)
        y = top + NAME_HEIGHT + title.height
    else:
        finding = None
        nodes, y = _name_as_title(slide, part, room, top)
    about, bottom = _about(slide, part, room, y)
    return StageHead(_row(slide, part, [*nodes, *about], board, (top, bottom)), finding)


def _row(slide: SlideContext, part: StagePart, nodes: list[Node], board: Tiles, ends: tuple[float, float]) -> Row:
    top, bottom = ends
    if board.block.width:
        nodes = [*nodes, *board.block.paint(slide.right - board.block.width, top)]
    return Row(max(bottom - top, board.block.height), nodes=[StageNodes(part.index + 1, "", nodes)])


def _name(part: StagePart) -> str:
    """The stage's name, and that it goes on."""
    catalogue = messages()
    return catalogue.signs.aside(text=part.stage.name, aside=catalogue.map.continued) if part.again else part.stage.name


def _name_as_title(slide: SlideContext, part: StagePart, room: float, top: float) -> tuple[list[Node], float]:
    """The stage's name with its success, and where it ends."""
    indent = SIGN_ROOM if part.judged else 0.0
    name = short(_name(part), TITLE, slide.theme.ink, room - indent, 1)
    nodes: list[Node] = [Group(tuple(name.block.paint(MARGIN + indent, top)), label=name.label, role="heading")]
    if part.judged:
        nodes.append(success_sign(slide.theme, part.stage.assessed, MARGIN + SIGN, top + 17.5, part.derived, size=SIGN))
    return nodes, top + name.height


def _name_above(slide: SlideContext, part: StagePart, finding: TitleFinding, room: float, top: float) -> list[Node]:
    """The stage's success, number and name; behind them at which touchpoint the finding was made, and what is known of it."""
    theme = slide.theme
    indent = SMALL_SIGN_ROOM if part.judged else 0.0
    known = joined((slide.step_number(finding.step), known_of(slide, finding.item)))
    text = f"{slide.number(part.index + 1)} {_name(part)}"
    name = short(text, BOLD, theme.ink, (NAME_SHARE if known else 1.0) * (room - indent), 1)
    nodes: list[Node] = [Group(tuple(name.block.paint(MARGIN + indent, top)), label=name.label, role="heading")]
    beside = middle(BOLD, name.text)
    if part.judged:
        nodes.append(
            success_sign(theme, part.stage.assessed, MARGIN + SMALL_SIGN, top + beside, part.derived, SMALL_SIGN)
        )
    left = indent + reach(name.lines[0], BOLD) + 14
    aside = short(known, SMALL, theme.soft, room - left, 1)
    return [*nodes, *(labelled(aside, MARGIN + left, top + beside - middle(SMALL, known)) if known else ())]


def _about(slide: SlideContext, part: StagePart, room: float, y: float) -> tuple[list[Node], float]:
    """What the stage is about, its facts, and of one without touchpoints its transitions; and where they end."""
    nodes: list[Node] = []
    for text, font, fill, lines in _facts(slide, part):
        one = short(text, font, fill, room, lines)
        nodes += labelled(one, MARGIN, y + 2) if one.height else []
        y += one.height + (2 if one.height else 0)
    if not part.stage.touchpoints:
        branch_marks = onward(slide, branch_marks_of(slide), part.stage, room)
        nodes += branch_marks.paint(MARGIN, y + 2)
        y += branch_marks.height + (2 if branch_marks.height else 0)
    return nodes, y


def _facts(slide: SlideContext, part: StagePart) -> Iterator[tuple[str, Font, str, int]]:
    """Texts with their font, colour and most lines."""
    stage, catalogue = part.stage, messages()
    owner = catalogue.signs.labelled(label=catalogue.map.owner, text=stage.owner) if stage.owner else ""
    others = catalogue.map.not_theirs if stage.others else ""
    yield "" if part.again else stage.description, LEAD, slide.theme.ink, 2
    yield joined((others, stage.phase, *stage.channel, stage.duration, owner)), BODY, slide.theme.soft, 1
