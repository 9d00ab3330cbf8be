"""A journey, a theme and the height of a page → its brief on just that page: as much as fits whole, never smaller type."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.language import current_language, messages
from cjmap.layout.brief.curve import curve_block
from cjmap.layout.brief.facts import BriefFacts, counted, facts_of, message_of
from cjmap.layout.brief.figures import figure_words, figures_block
from cjmap.layout.brief.head import head_block, personas_block
from cjmap.layout.brief.lists import least_room, lists_block
from cjmap.layout.brief.moments import moment_sentence, moments_block
from cjmap.layout.brief.plan import FULL, BriefPlan, plans
from cjmap.layout.kit.block import NOTHING, Block, facts, leading, line, paragraph, stack
from cjmap.layout.kit.context import scene_of
from cjmap.layout.kit.description import list_sentence, summary
from cjmap.layout.kit.foot import MADE_WITH
from cjmap.layout.kit.legend import ASSUMED, DERIVED, MOMENT, SEVERITY, Drawn, LegendKey, Sign, sign_keys
from cjmap.layout.kit.marks import persona_key
from cjmap.layout.kit.segments import SegmentKind, felt_apart, scores_of
from cjmap.layout.kit.view_parts import legend_row
from cjmap.model import Basis, Journey, Success
from cjmap.scene import Group, Node, Path, Scene
from cjmap.text import reach
from cjmap.theme import SMALL, SMALL_BOLD, Theme

WIDTH, HEIGHT = 794.0, 1123.0
"""A4 upright, in px."""

MARGIN = 40.0
TOP, BOTTOM = 34.0, 26.0
"""Above and below the content; what a printer leaves free is less."""

CONTENT = WIDTH - 2 * MARGIN
BETWEEN = 10.0
"""Between the parts of the page."""

APART = 14.0
"""Above the lists, and above the last lines."""

LEGEND_MOST = 92.0
"""The most that the keys of the signs take."""

EVIDENCE_LINES = 4
FACTS_LINES = 3


def brief_page(journey: Journey, theme: Theme, height: float = HEIGHT) -> Scene:
    """The brief on a page of 794 px by a height. NothingToShow where there is nothing to say."""
    brief = facts_of(journey, theme)
    foot = _foot(brief)
    room = height - TOP - BOTTOM - foot.height - APART
    upper, plan = _upper(brief, room)
    left = room - upper.height - APART
    lists = lists_block(brief, CONTENT, left) if left > 0 else NOTHING
    nodes = upper.paint(MARGIN, TOP)
    if lists.height:
        nodes.append(_lists(lists, TOP + upper.height + APART))
    nodes += foot.paint(MARGIN, height - BOTTOM - foot.height)
    return scene_of(journey, theme, nodes, (WIDTH, height), described(brief, plan))


def _lists(lists: Block, y: float) -> Group:
    return Group(tuple(lists.paint(MARGIN, y)), id="findings", label=messages().parts.findings, role="section")


def _upper(brief: BriefFacts, room: float) -> tuple[Block, BriefPlan]:
    """What stands above the lists: by the fullest plan that leaves these their least room; and that plan."""
    least = least_room(brief, CONTENT)
    wanted = least + APART if least else 0.0
    block, plan = NOTHING, FULL
    for plan in plans():
        block = _parts(brief, plan)
        if block.height + (0.0 if plan.least else wanted) <= room:
            break
    return block, plan


def _parts(brief: BriefFacts, plan: BriefPlan) -> Block:
    return stack(
        [
            head_block(brief, plan, CONTENT),
            personas_block(brief, plan, CONTENT),
            figures_block(brief, plan, CONTENT),
            curve_block(brief, plan, CONTENT),
            moments_block(brief, plan, CONTENT),
        ],
        BETWEEN,
    )


def _foot(brief: BriefFacts) -> Block:
    """The keys of the signs, a rule, what the journey rests on, and the file."""
    journey, theme = brief.journey, brief.theme
    said = messages().brief
    text = said.evidence(text=journey.evidence) if journey.evidence else said.evidence_not_said
    evidence = paragraph(text, SMALL, theme.ink, CONTENT)
    if evidence.height > EVIDENCE_LINES * leading(SMALL, text):
        evidence = paragraph(said.evidence_on_map, SMALL, theme.ink, CONTENT)
    room = CONTENT - reach(MADE_WITH, SMALL_BOLD) - 24
    known = facts((journey.file, journey.owner), SMALL, theme.soft, room)
    if known.height > FACTS_LINES * leading(SMALL, journey.file + journey.owner):
        known = NOTHING
    height = 8 + evidence.height + max(known.height, leading(SMALL))

    def paint(x: float, y: float) -> list[Node]:
        low = y + height - max(known.height, leading(SMALL))
        nodes = (
            Path((("M", x, y), ("L", x + CONTENT, y)), stroke=theme.rule),
            *evidence.paint(x, y + 8),
            *known.paint(x, low),
            line(MADE_WITH, x + CONTENT, y + height - 3.2, SMALL_BOLD, theme.soft, "end"),
        )
        return [Group(nodes, id="footer", label=messages().parts.footer, role="section")]

    return stack([_legend(brief), Block(CONTENT, height, paint)], 6)


def _legend(brief: BriefFacts) -> Block:
    """The keys of the signs, then the personas where each has a line: as many as have room, and how many more there are."""
    theme, keys = brief.theme, list(_keys(brief))
    people = list(_people_keys(brief))
    for shown in range(len(people), -1, -1):
        left = len(people) - shown
        more = [LegendKey(messages().brief.more(left), 0.0, lambda x, y: [])] if left else []
        block = legend_row(theme, [*keys, *people[:shown], *more], CONTENT)
        if block.height <= LEGEND_MOST:
            break
    return block


def _people_keys(brief: BriefFacts) -> Iterator[LegendKey]:
    if felt_apart(brief.journey):
        for at, one in enumerate(brief.journey.personas):
            yield LegendKey(one.name, 14, _marker(brief.theme, at, brief.colours[one.id]))


def _keys(brief: BriefFacts) -> Iterator[LegendKey]:
    """The keys of the signs that may stand on the page."""
    journey, theme = brief.journey, brief.theme
    stages = [one for one in journey.stages if not one.others]
    shown: set[Sign] = {one.assessed for one in stages}
    shown |= {one.metric.assessed for one in brief.figures if one.metric.assessed is not Success.NOT_ASSESSED}
    if any(one.derived for one in stages):
        shown.add(DERIVED)
    scores = scores_of(journey)
    moments = {step.key for step in journey.steps() if step.moment_of_truth}
    if moments & (scores.scored | {one.rank.step.key for one in brief.worst}):
        shown.add(MOMENT)
    if any(item.severity for one in brief.worst for item in one.items.get("pain_points", ())):
        shown.add(SEVERITY)
    if any(step.basis is Basis.ASSUMED and step.key in scores.scored for step in journey.steps()):
        shown.add(ASSUMED)
    shown |= scores.kinds(list(journey.steps())) - {SegmentKind.SCORED}
    yield from sign_keys(theme, shown)


def _marker(theme: Theme, number: int, colour: str) -> Drawn:
    return lambda x, y: [persona_key(theme, number, x + 7, y, colour)]


def described(brief: BriefFacts, plan: BriefPlan) -> str:
    """The page in sentences, for a screen reader: message, journey, figures, how it went, worst moments, both lists."""
    language, catalogue = current_language(), messages()
    journey = brief.journey
    told = [message_of(brief), journey.title, journey.scenario if plan.words else "", counted(brief)]
    sentences = [language.sentence(one) for one in dict.fromkeys(told) if one]
    sentences += [figure_words(brief.figures), *summary(journey)]
    sentences += [moment_sentence(brief, one) for one in brief.worst]
    sentences += list_sentence(catalogue.brief.works, [one.text for one in brief.works])
    sentences += list_sentence(catalogue.brief.next_steps, [one.item.text for one in brief.next_steps])
    return language.sentences(one for one in sentences if one)
