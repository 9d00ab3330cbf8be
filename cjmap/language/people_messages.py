"""The messages of the brief and of the view of personas."""

from __future__ import annotations

from cjmap.language.forms import Counted, Phrase
from cjmap.language.message_table import MessageTable


class BriefMessages(MessageTable):
    """What only the brief has."""

    name: str
    never_reviewed: str
    none_negative: str
    none_assessed: str
    css: str
    nps: str
    exs: str
    no_target: str
    target_met: Phrase
    target_missed: Phrase
    no_count: str
    nothing_negative: str
    works: str
    next_steps: str
    no_owner: str
    no_status: str
    evidence: Phrase
    evidence_not_said: str
    evidence_on_map: str
    worst: Counted
    worst_left_out: Counted
    more: Counted
    all_on_map: Counted
    negative: Counted


class PersonaMessages(MessageTable):
    """What only the view of personas has."""

    feels: str
    lowest: str
    highest: str
    hurts: str
    other: Phrase
    rule: str
    negative: Counted
    none_negative: Counted
    people: Counted
