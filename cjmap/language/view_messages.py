"""The messages of views beside the map: channels, matrix, table and scorecard, and what several of them say."""

from __future__ import annotations

from cjmap.language.forms import Counted, Phrase
from cjmap.language.message_table import MessageTable


class ChannelMessages(MessageTable):
    """What only the view of channels has."""

    negative: Counted
    none_negative: Counted
    only_negative: str
    not_assessed: Counted
    no_hand_over: str
    one_channel: Counted
    one_channel_said: Counted
    without: Counted
    without_none: Counted
    every_step: str
    every_step_said: str
    silent: Counted
    of_persona: Phrase
    hand_overs: str
    heading: str
    hand_over: Phrase
    from_to: Phrase
    per_channel: str
    per_channel_whole: str
    touchpoints: Counted
    used_once: str
    no_channel: str
    size: str
    no_size: str
    goes_on: str
    changes: str
    several: str
    reading_order: str
    reading_order_alone: str


class ViewMessages(MessageTable):
    """What several views beside the map say of a touchpoint."""

    importance: Phrase
    emotion: Phrase
    persona_value: Phrase
    no_importance: str
    no_emotion: str
    no_owner: str
    pain_points_at: Phrase
    opportunities_at: Phrase


class MatrixMessages(MessageTable):
    """What only the matrix view has."""

    fix_first: str
    keep: str
    watch: str
    leave_alone: str
    fix_order: str
    watch_order: str
    order: str
    most: str
    least: str
    above_middle: str
    up_to_middle: str
    also_below: Phrase
    all_touchpoints: str
    all_stages: str
    letters: str
    rule: str
    plot: str
    fix_touchpoints: Counted
    fix_stages: Counted
    no_touchpoints: Counted
    no_stages: Counted
    without_importance: Counted
    without_emotion: Counted
    more_below: Counted


class TableMessages(MessageTable):
    """What only the table view has."""

    milestone: str
    success: str
    of_touchpoints: str
    derived: str
    name: str
    negative: Counted
    none_negative: Counted
    none_assessed: Counted
    unassessed: Counted


class ScorecardMessages(MessageTable):
    """What only the scorecard has."""

    css: str
    nps: str
    exs: str
    scale: Phrase
    other: str
    met: Phrase
    missed: Phrase
    not_comparable: Phrase
    no_target: str
    n_unknown: str
    no_interval: str
    bounds: Phrase
    was: Phrase
    likely: Phrase
    detractors: str
    passives: str
    promoters: str
    sum: Phrase
    value: str
    hollow: str
    interval: str
    target: str
    before: str
    answers: str
    good_half: str
    bad_half: str
    met_or_good: str
    missed_or_bad: str
    rule: str
    meet: Counted
    none_meets: Counted
    only_meets: str
    stages_meet: Counted
    stages_none_meets: Counted
    stages_only_meets: str
    no_targets: Counted
    none_measured: Counted
    none_comparable: Counted
    named_meet: Counted
    named_miss: Counted
    without_n: Counted
    without_target: Counted
    unmeasured: Counted
    together: Phrase
