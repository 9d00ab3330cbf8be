"""The message catalogue: every message that cjmap adds to a drawing, by the tables of the files in `cjmap/languages/`."""

from __future__ import annotations

from collections.abc import Mapping

from cjmap.language.forms import Counted, Phrase
from cjmap.language.message_table import MessageTable
from cjmap.language.people_messages import BriefMessages, PersonaMessages
from cjmap.language.view_messages import (
    ChannelMessages,
    MatrixMessages,
    ScorecardMessages,
    TableMessages,
    ViewMessages,
)
from cjmap.model import End, Success


class LegendMessages(MessageTable):
    """What the signs of a map mean."""

    derived: str
    moment_of_truth: str
    importance: str
    severity: str
    assumed_score: str
    not_scored: str
    others_steps: str
    very_positive: str
    middle: str
    very_negative: str
    felt: str


class MapMessages(MessageTable):
    """What stands in the head of a map, on its cards and in its last line."""

    owner: str
    version: str
    reviewed: Phrase
    continued: str
    not_theirs: str
    measures: str
    notes: str
    not_measured: str
    no_data: str
    target: Phrase
    lower_is_better: str
    answers: Phrase
    difference: str
    mean: Phrase
    top2: Phrase


class MapLaneMessages(MessageTable):
    """The titles of lanes of the map that are no lanes of a file, and what is said in them."""

    storyboard: str
    works_hurts: str
    works_else_hurts: str
    other_pain_points: str
    means: str
    was: Phrase


class HeadlineMessages(MessageTable):
    """What the headline band of a map says of its scores."""

    best: str
    negative: str


class FootMessages(MessageTable):
    """The groups of a map's legend, the keys of its transitions, and how long a review of it holds."""

    success: str
    marks: str
    curve: str
    goes_on: str
    goes_back: str
    days: Counted
    weeks: Counted
    months: Counted
    years: Counted

    @property
    def reviews(self) -> Mapping[str, Counted]:
        """How often a map is reviewed, by the unit in which the file says so, without its plural."""
        return {"day": self.days, "week": self.weeks, "month": self.months, "year": self.years}


class PartMessages(MessageTable):
    """The names of a picture's parts, for screen readers."""

    lanes: str
    legend: str
    findings: str
    footer: str
    personas: str


class NumberMessages(MessageTable):
    """Which of several sheets, slides, stages or maps something is, and how many there are."""

    number_of: Phrase
    stage_of: Phrase
    whole_journey: str
    also: Phrase
    transitions: str
    feelings: str
    sheet: Phrase
    slide_title: Phrase
    atlas: str
    contents: str
    contents_of: Phrase
    more: Counted
    maps: Counted


class TransitionMessages(MessageTable):
    """The transitions from a step."""

    go_on: Phrase
    success: Phrase
    failure: Phrase
    abandoned: Phrase
    ends_here: str

    @property
    def ended(self) -> Mapping[str, Phrase]:
        """What becomes of a share, by the end that it comes to."""
        return {end: getattr(self, end) for end in End}


class WayMessages(MessageTable):
    """What the strip of transitions above the cards is called."""

    title: str


class FlowMessages(MessageTable):
    """What only the flow view has."""

    again: str
    reached: str
    likely_edge: str
    step_back: str
    volume: str
    assumed_share: str
    outcome: str
    no_order: str
    negative_steps: Phrase
    no_exit: Phrase
    nobody_comes: Phrase
    share_comes: Phrase
    leads_to: Phrase
    ends_so: Phrase
    names: Counted


class DescriptionMessages(MessageTable):
    """The sentences that describe a map, for screen readers."""

    people: Phrase
    stage: Phrase
    stage_went: Phrase
    moment_of_truth: str
    feeling: Phrase
    target_met: str
    target_missed: str
    slide: Phrase
    sheet: Phrase
    same_emotion: str
    emotion: Phrase
    touchpoints: Counted
    more_touchpoints: Counted
    stages: Counted
    positive: Counted
    neutral: Counted
    negative: Counted
    not_assessed: Counted

    @property
    def went(self) -> Mapping[str, Counted]:
        """So many stages went so, by their success."""
        return {level: getattr(self, level.replace("-", "_")) for level in Success}


class Signs(MessageTable):
    """The punctuation of a language."""

    comma: str
    semicolon: str
    labelled: Phrase
    aside: Phrase
    sentence: Phrase
    next_sentence: str


class Messages(MessageTable):
    """All messages of a language: a table of its file each, by the ids of what they name where they name many alike."""

    lanes: Mapping[str, str]
    persona_lists: Mapping[str, str]
    findings: Mapping[str, str]
    success: Mapping[str, str]
    success_in_text: Mapping[str, str]
    basis: Mapping[str, str]
    severity: Mapping[str, str]
    states: Mapping[str, str]
    legend: LegendMessages
    map: MapMessages
    map_lanes: MapLaneMessages
    headline: HeadlineMessages
    foot: FootMessages
    parts: PartMessages
    numbers: NumberMessages
    transitions: TransitionMessages
    ways: WayMessages
    ends_alone: Mapping[str, str]
    ends: Mapping[str, str]
    flow: FlowMessages
    best_edge: Mapping[str, Phrase]
    description: DescriptionMessages
    channels: ChannelMessages
    views: ViewMessages
    matrix: MatrixMessages
    table: TableMessages
    scorecard: ScorecardMessages
    brief: BriefMessages
    personas: PersonaMessages
    signs: Signs


SECTIONS: Mapping[str, type] = {
    kind.__name__: kind
    for kind in (
        LegendMessages,
        MapMessages,
        MapLaneMessages,
        HeadlineMessages,
        FootMessages,
        PartMessages,
        NumberMessages,
        TransitionMessages,
        WayMessages,
        FlowMessages,
        DescriptionMessages,
        ChannelMessages,
        ViewMessages,
        MatrixMessages,
        TableMessages,
        ScorecardMessages,
        BriefMessages,
        PersonaMessages,
        Signs,
    )
}
"""The kinds of tables that have a field for each of their messages, by their names."""
