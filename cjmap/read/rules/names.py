"""Ids and personas: each id once, no reference to a persona there is not."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.diagnostics import Note, Span
from cjmap.model import PER_PERSONA
from cjmap.read import ids
from cjmap.read.findings import shown
from cjmap.read.near import did_you_mean
from cjmap.read.rules.journey import File
from cjmap.read.rules.parts import PartView


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
        """Says so where no persona has that id."""
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
            "unknown-persona", span, f"no persona has the id {shown(words)}", label=did_you_mean(near) or "nobody",
            help=f"the personas are {known}" if known else 'this file has no personas; they go into "personas" at the top',
        )  # fmt: skip
