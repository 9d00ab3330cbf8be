"""The worst moments of a journey and a width → their cards: what was felt and said there, what hurts, what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import current_language, messages
from cjmap.layout.brief.facts import BriefFacts
from cjmap.layout.brief.figures import measured
from cjmap.layout.brief.plan import BriefPlan
from cjmap.layout.kit.block import NOTHING, Block, facts, heading, line, middle, paragraph, stack
from cjmap.layout.kit.description import item_description, metric_description, step_description
from cjmap.layout.kit.items import LOOKS, Mark, item_mark
from cjmap.layout.kit.marks import star, success_sign
from cjmap.layout.kit.ranking import SaidItems
from cjmap.layout.kit.view_parts import LINE_OF_STAR, STAR, STAR_ROOM, feelings_fact
from cjmap.model import Item, Metric, Success
from cjmap.scene import Circle, Group, Node, Rect
from cjmap.text import reach
from cjmap.theme import BODY, BOLD, HEADING, ITALIC, SMALL

GAP = 12.0
PAD = 12.0
EDGE = 3.0
CARD_RADIUS = 8.0
DISC = 10.0
NAME_LEFT = 28.0
ITEM_ROOM = 20.0
BETWEEN = 6.0
CARD_SPARE = 10.0
"""How far a wider font may reach into the padding of a card."""


def moments_block(brief: BriefFacts, plan: BriefPlan, width: float) -> Block:
    """The heading and the cards, all equally high; that nothing is negative where it is so; nothing where nobody said."""
    said, theme = messages().brief, brief.theme
    if not brief.assessed:
        return NOTHING
    if not brief.negative:
        return _headed(said.nothing_negative, NOTHING, brief, width)
    shown = brief.worst[: plan.moments]
    if not shown:
        return paragraph(said.worst_left_out(brief.negative), BODY, theme.ink, width)
    each = (width - GAP * (len(shown) - 1)) / len(shown)
    blocks = [_content(brief, plan, one, rank, each - 2 * PAD, shown) for rank, one in enumerate(shown, 1)]
    height = max(one.height for one in blocks) + 2 * PAD

    def paint(x: float, y: float) -> list[Node]:
        return [
            _card(brief, one, block, (x + at * (each + GAP), y, each, height))
            for at, (one, block) in enumerate(zip(shown, blocks, strict=True))
        ]

    return _headed(said.worst(len(shown)), Block(width, height, paint), brief, width)


def _headed(title: str, block: Block, brief: BriefFacts, width: float) -> Block:
    return stack([heading(paragraph(title, HEADING, brief.theme.ink, width)), block], 5)


def _card(brief: BriefFacts, one: SaidItems, block: Block, box: tuple[float, float, float, float]) -> Group:
    x, y, width, height = box
    theme, step = brief.theme, one.rank.step
    ground = (
        Rect(x, y, width, height, theme.card, theme.card_border, radius=CARD_RADIUS),
        Rect(x, y, width, EDGE, theme.negative, radius=EDGE / 2),
    )
    label = current_language().row((brief.numbers[step.key], step_description(brief.journey, step)))
    nodes = (Group(ground, role="decoration"), *block.paint(x + PAD, y + PAD))
    return Group(nodes, id="moment-" + "-".join(map(str, one.rank.number)), label=label, role="item")


def _content(
    brief: BriefFacts, plan: BriefPlan, one: SaidItems, rank: int, width: float, shown: Sequence[SaidItems]
) -> Block:
    parts = [_name(brief, one, rank, width)]
    if plan.quotes:
        parts += _quotes(brief, one, plan, width)
    lines = [*_pains(brief, one, width), *_metrics(brief, one, width, shown)]
    parts += lines[: plan.details]
    left = len(lines) - plan.details
    if left > 0:
        parts.append(paragraph(messages().brief.more(left), SMALL, brief.theme.soft, width, CARD_SPARE))
    return stack(parts, BETWEEN)


def _name(brief: BriefFacts, one: SaidItems, rank: int, width: float) -> Block:
    """The disc of the rank, the number and name of the step, in small its stage and what was felt there."""
    theme, step = brief.theme, one.rank.step
    number = brief.numbers[step.key]
    aside = reach(number, BOLD) + 7
    name = paragraph(step.name, BOLD, theme.ink, width - NAME_LEFT - aside, CARD_SPARE, hyphens=True)
    stage = one.rank.stage.name if one.rank.stage is not step else ""
    starred = STAR_ROOM if step.moment_of_truth else 0.0
    below = facts((stage, feelings_fact(step)), SMALL, theme.soft, width - NAME_LEFT - starred - CARD_SPARE)
    low = max(below.height, LINE_OF_STAR if starred else 0.0)

    def paint(x: float, y: float) -> list[Node]:
        beside = y + middle(BOLD, step.name)
        return [
            Circle(x + DISC, beside, DISC, theme.negative),
            line(current_language().number(rank), x + DISC, beside + 4.3, BOLD, theme.on(theme.negative), "middle"),
            line(number, x + NAME_LEFT, beside + 4.4, BOLD, theme.soft),
            *name.paint(x + NAME_LEFT + aside, y),
            *below.paint(x + NAME_LEFT + starred, y + name.height),
            *([star(x + NAME_LEFT + STAR, y + name.height + 6.5, STAR, theme.star)] if starred else []),
        ]

    shown = Block(width, name.height + low, paint)
    return Block(width, shown.height, lambda x, y: [Group(tuple(shown.paint(x, y)), role="said")])


def _quotes(brief: BriefFacts, one: SaidItems, plan: BriefPlan, width: float) -> Iterator[Block]:
    for item in one.rank.step.items.get("quotes", ())[: max(1, plan.details)]:
        yield paragraph(current_language().quoted(item.text), ITALIC, brief.theme.ink, width, CARD_SPARE)


def _pains(brief: BriefFacts, one: SaidItems, width: float) -> Iterator[Block]:
    """The pain points with their severity and owner; where those of its stage stand already, on which card."""
    said, theme = messages(), brief.theme
    for item in one.items.get("pain_points", ()):
        owner = said.signs.labelled(label=said.map.owner, text=item.owner) if item.owner else said.views.no_owner
        mark, _ = item_mark(item, LOOKS["pain_points"])
        text = paragraph(item.text, BODY, theme.ink, width - ITEM_ROOM, CARD_SPARE)
        block = stack([text, facts((owner, item.status), SMALL, theme.soft, width - ITEM_ROOM - CARD_SPARE)])
        yield _marked(brief, item, block, width, mark)
    if "pain_points" in one.elsewhere:
        first = one.elsewhere["pain_points"]
        where = said.views.pain_points_at(stage=first.stage.name, number=brief.numbers[first.step.key])
        yield paragraph(where, SMALL, theme.soft, width, CARD_SPARE)


def _marked(brief: BriefFacts, item: Item, block: Block, width: float, mark: Mark | None) -> Block:
    def paint(x: float, y: float) -> list[Node]:
        signs = mark(brief.theme, x, y + middle(BODY, item.text)) if mark else []
        nodes = (*signs, *block.paint(x + ITEM_ROOM, y))
        data = {"severity": item.severity.value} if item.severity else {}
        label = item_description(brief.journey, item)
        return [Group(nodes, label=label, data=data, link=item.link, role="said")]

    return Block(width, block.height, paint)


def _metrics(brief: BriefFacts, one: SaidItems, width: float, shown: Sequence[SaidItems]) -> Iterator[Block]:
    """What was measured there and is negative; a measure of a stage on the first card of the stage alone."""
    theme, stage = brief.theme, one.rank.stage
    first = next(each for each in shown if each.rank.stage is stage) is one
    found = [*one.rank.step.metrics, *(stage.metrics if first and stage is not one.rank.step else ())]
    for metric in found:
        if metric.assessed is Success.NEGATIVE:
            count = messages().map.answers(count=metric.n) if metric.n is not None else messages().brief.no_count
            words = stack(
                [
                    paragraph(measured(metric), BODY, theme.ink, width - ITEM_ROOM, CARD_SPARE),
                    facts((count, metric.period), SMALL, theme.soft, width - ITEM_ROOM - CARD_SPARE),
                ]
            )
            yield _measure(brief, metric, words, width)


def _measure(brief: BriefFacts, metric: Metric, words: Block, width: float) -> Block:
    def paint(x: float, y: float) -> list[Node]:
        sign = success_sign(brief.theme, Success.NEGATIVE, x + 6, y + middle(BODY, metric.label), size=4.6)
        nodes = (sign, *words.paint(x + ITEM_ROOM, y))
        return [Group(nodes, label=metric_description(metric), data={"metric": metric.key}, role="said")]

    return Block(width, words.height, paint)


def moment_sentence(brief: BriefFacts, one: SaidItems) -> str:
    """A moment with its pain points in one sentence, for the description of the page."""
    said, step = messages(), one.rank.step
    pains = current_language().row(item.text for item in one.items.get("pain_points", ()))
    hurts = said.signs.labelled(label=said.lanes["pain_points"], text=pains) if pains else ""
    told = current_language().row((brief.numbers[step.key], step_description(brief.journey, step)))
    return said.signs.sentence(text=current_language().parts((told, hurts)))
