"""Ids and personas: each id once, no reference to an unknown persona."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from cjmap.diagnostics import Note, Span
from cjmap.model import DEFAULT_LANES, PER_PERSONA
from cjmap.read import ids
from cjmap.read.findings import shown
from cjmap.read.ids import did_you_mean, squashed
from cjmap.read.resolve import lane_id
from cjmap.read.rules.journey import File
from cjmap.read.rules.parts import PartView
from cjmap.read.schema import compiled


def duplicate_ids(file: File) -> None:
    """An id that is written twice among personas, among stages, or among touchpoints."""
    journey = file.journey
    kinds: tuple[Sequence[PartView], ...] = (journey.personas, journey.stages, journey.touchpoints)
    for parts in kinds:
        first: dict[str, PartView] = {}
        for part in parts:
            before = first.setdefault(part.id, part)
            if part.id_given and before is not part:
                file.findings.error(
                    "duplicate-id", part.span, f'the id "{part.id}" is already another {part.kind}\'s', label="twice",
                    help="give one of the two another id", notes=[Note("the first one is here", before.span)],
                )  # fmt: skip


def well_formed_ids(file: File) -> None:
    """An id with a sign that is no letter, digit, hyphen or underscore, where the schema cannot say so: `1.5`, `a→b`."""
    for part in (*file.journey.personas, *file.journey.parts):
        written = part.text("id") or part.key
        if written and not ids.well_formed(ids.folded(written.words)):
            from cjmap.read.repair import as_id  # late: ids are mostly well formed

            words = written.words
            right = as_id(words)
            file.findings.error(
                "bad-value", written.span, f"{shown(words)} is no id: an id has letters, digits, hyphens and underscores",
                label=f"write {right}" if right else "no id", help="an id is short: pays, live-chat",
            )  # fmt: skip


def written_twice(file: File) -> None:
    """`maya: {id: other}`: the key is the id already."""
    for persona in file.journey.personas:
        inside = persona.text("id")
        if inside and persona.key and ids.folded(inside.words) != persona.id:
            file.findings.error(
                "duplicate-id", inside.span, f"this persona already has the id {shown(persona.id)}", label="a second id",
                help="take the line out, or change the id above", notes=[Note("the first id is here", persona.span)],
            )  # fmt: skip


def unknown_personas(file: File) -> None:
    """A persona id in `persona`, or as a key of a score, that no persona has."""
    personas = _Personas(file)
    for reference in file.journey.persona_references:
        personas.look_for(reference.value, reference.span)


def scores_of_others(file: File) -> None:
    """A score or feeling of a persona whose step it is not: it has no place on the map."""
    known = {persona.id for persona in file.journey.personas}
    for step in file.journey.parts:
        theirs = {ids.folded(persona.value) for persona in step.personas}
        for key in PER_PERSONA if theirs else ():
            for who in step.keys_at(key):
                if ids.folded(who.words) in known - theirs:
                    file.findings.warning(
                        "not-their-step", who.span, f'"{step.name}" is not a step of {shown(who.words)}, and has their {key}',
                        label="not theirs", help='add them to "persona" of this step, or take this out',
                    )  # fmt: skip


class _Personas:
    """The personas of a file, by id and by name."""

    def __init__(self, file: File) -> None:
        self.findings = file.findings
        self.ids = [part.id for part in file.journey.personas]
        self.known = set(self.ids)
        self.by_name = {part.name.casefold(): part.id for part in file.journey.personas}

    def look_for(self, words: str, span: Span) -> None:
        """Reports an id that no persona has."""
        if ids.folded(words) in self.known:
            return
        parts = [ids.folded(word) for word in words.split(",")]
        if len(parts) > 1 and self.known.issuperset(parts):
            right = f"[{', '.join(parts)}]"
            self.findings.error(
                "unknown-persona", span, f"{shown(words)} is one text, not a list of personas", label=f"write {right}",
                help="a list stands in [ ], or one a line with a hyphen", fix=self.findings.replaced(span, right),
            )  # fmt: skip
            return
        by_name = self.by_name.get(words.casefold())
        near = [by_name] if by_name else self.findings.near(words, self.ids)
        known = ", ".join(self.ids[:12])
        self.findings.error(
            "unknown-persona", span, f"unknown persona {shown(words)}", label=did_you_mean(near) or "not a persona of this file",
            help=f"the personas are {known}" if known else 'this file has no personas; they go into "personas" at the top',
        )  # fmt: skip


SAME = 0.9
"""From this likeness on (difflib's ratio, 0 to 1), two names differ by a mistake."""
_MOST_LANES = 60


def _own(file: File) -> dict[str, tuple[str, Span]]:
    """Each lane of the author's own by id: its name and the first span it has."""
    own: dict[str, tuple[str, Span]] = {}
    for lane in file.journey.own_lanes:
        own.setdefault(lane_id(lane.value), (lane.value, lane.span))
    return own


def unknown_lanes(file: File) -> None:
    """A lane named at the top that is neither ours nor used anywhere."""
    own = _own(file)
    for lane in file.journey.lanes:
        if lane.id not in own and lane.id not in DEFAULT_LANES:
            from cjmap.read.pointers import meant_keys  # late: most files have no such lane

            near = [name for name in meant_keys(lane.name.words) if name in DEFAULT_LANES][:1]
            near = near or file.findings.near(lane.name.words, [*DEFAULT_LANES, *(words for words, _ in own.values())])
            file.findings.error(
                "unknown-lane", lane.name.span, f"unknown lane {shown(lane.name.words)}",
                label=did_you_mean(near) or "no such lane",
                help=f"the lanes are {', '.join(DEFAULT_LANES)}, and those that stand under lanes in a stage or touchpoint",
            )  # fmt: skip


def named_twice(file: File) -> None:
    """A lane that the top of the file names twice."""
    first: dict[str, Span] = {}
    for lane in file.journey.lanes:
        before = first.setdefault(lane.id, lane.name.span)
        if before != lane.name.span:
            file.findings.error(
                "duplicate-id", lane.name.span, f"the lane {shown(lane.name.words)} is named twice", label="twice",
                help="take one of the two out", notes=[Note("the first one is here", before)],
            )  # fmt: skip


_NOT_RESERVED = frozenset(("image", "link", "tags", "reach", "event"))
"""Keys of the second edition: lanes that were called so before they were keys stay lanes."""


def lanes_like_keys(file: File) -> None:
    """An own lane with the name of a key of a stage or touchpoint."""
    stage = compiled()["properties"]["stages"]["properties"]
    known = dict.fromkeys((*stage, *stage["touchpoints"]["properties"]))
    keys = {squashed(key): key for key in known if key not in _NOT_RESERVED}
    reported: set[str] = set()
    for lane in file.journey.own_lanes:
        key = keys.get(squashed(lane.value))
        if key and lane.value not in reported:
            reported.add(lane.value)
            file.findings.error(
                "lane-like-key", lane.span,
                f'{shown(lane.value)} is no lane of your own: "{key}" is a key of a stage and a touchpoint',
                label=f'write "{key}"', help=f'write {key}: outside of "lanes", or give the lane another name',
            )  # fmt: skip


def similar_lanes(file: File) -> None:
    """Two lanes whose names differ by a mistake."""
    own = [(words, span) for words, span in _own(file).values()]
    reported: set[str] = set()
    for (one, first), (other, span) in combinations(own[:_MOST_LANES], 2):
        if other not in reported and _alike(one, other):
            reported.add(other)
            file.findings.warning(
                "similar-lanes", span, f"{shown(other)} and {shown(one)} are two lanes", label="the same lane?",
                help=f"for one lane, write {shown(one)} in both", notes=[Note("the first one is here", first)],
            )  # fmt: skip
    for words, span in own[:_MOST_LANES]:
        ours = next((lane for lane in DEFAULT_LANES if lane_id(words) != lane and _alike(words, lane)), "")
        if ours:
            file.findings.warning(
                "similar-lanes", span, f'{shown(words)} is a lane of your own, next to our lane "{ours}"', label="the same lane?",
                help=f'if it is ours, write {ours}: outside of "lanes"',
            )  # fmt: skip


def _alike(one: str, other: str) -> bool:
    from difflib import SequenceMatcher

    digits = ["".join(filter(str.isdigit, words)) for words in (one, other)]
    matcher = SequenceMatcher(None, squashed(one), squashed(other))
    return digits[0] == digits[1] and matcher.real_quick_ratio() >= SAME and matcher.ratio() >= SAME
