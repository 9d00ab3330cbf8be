"""Ids and personas: each id once, no reference to a persona there is not."""

from __future__ import annotations

import re

from cjmap.diagnostics import Note, Span
from cjmap.model import PER_PERSONA
from cjmap.read import ids
from cjmap.read.findings import shown
from cjmap.read.near import did_you_mean
from cjmap.read.outline import OutlinePart
from cjmap.read.repair import as_id
from cjmap.read.rules.file import File
from cjmap.read.schema import compiled
from cjmap.read.values import many, text


def duplicate_ids(file: File) -> None:
    """An id that is written twice among personas, among stages, or among touchpoints."""
    for parts in (file.whole.personas, file.whole.stages, file.whole.touchpoints):
        first: dict[str, OutlinePart] = {}
        for part in parts:
            before = first.setdefault(part.id, part)
            if part.written and before is not part:
                file.findings.error(
                    "duplicate-id", part.said, f'the id "{part.id}" is already another {part.kind}\'s', label="twice",
                    help="give one of the two another id", notes=[Note("the first one is here", before.said)],
                )  # fmt: skip


def well_formed_ids(file: File) -> None:
    """An id with a sign that is no letter, digit, hyphen or underscore, where the schema cannot say so: `1.5`, `a→b`."""
    seen = re.compile(compiled()["properties"]["stages"]["properties"]["id"]["pattern"])
    for part in (*file.whole.personas, *file.whole.parts()):
        node = part.get("id")
        if node is not None and node.kind == "scalar":
            words, span, spoken_of = node.words, node.span, isinstance(node.data, str) and not seen.search(node.words)
        elif node is None and part.written:
            words, span, spoken_of = part.id, part.said, not seen.search(part.id)
        else:
            continue
        if not spoken_of and not ids.well_formed(ids.folded(words)):
            right = as_id(words)
            file.findings.error(
                "bad-value", span, f"{shown(words)} is no id: an id has letters, digits, hyphens and underscores",
                label=f"write {right}" if right else "no id", help="an id is short: pays, live-chat",
            )  # fmt: skip


def written_twice(file: File) -> None:
    """`maya: {id: other}`: the key is the id already."""
    for part in file.whole.personas:
        inside = part.get("id")
        if inside is not None and part.said != inside.span and ids.folded(inside.words) != part.id:
            file.findings.error(
                "duplicate-id", inside.span, f"this persona already has the id {shown(part.id)}", label="a second id",
                help="take the line out, or change the id above", notes=[Note("the first id is here", part.said)],
            )  # fmt: skip


def unknown_personas(file: File) -> None:
    """A persona id in `persona`, or as a key of a score, that no persona has."""
    personas = _Personas(file)
    for visit in file.at("persona_ids"):
        for node in [] if visit.entry else many(visit.node):
            if node.kind == "scalar":
                personas.look_for(text(node), node.span)
    for visit in file.at("emotion", "success", "feeling"):
        for words, entry in visit.node.entries.items():
            personas.look_for(words, entry.span)


def scores_of_others(file: File) -> None:
    """A score or feeling of a persona whose step it is not: it has no place on the map."""
    known = {part.id for part in file.whole.personas}
    for part in file.whole.parts():
        theirs = {ids.folded(text(node)) for node in many(part.get("persona")) if node.kind == "scalar"}
        for key in PER_PERSONA if theirs else ():
            node = part.get(key)
            for words, entry in node.entries.items() if node is not None else ():
                if ids.folded(words) in known and ids.folded(words) not in theirs:
                    file.findings.warning(
                        "not-their-step", entry.span, f'"{part.name}" is not a step of {shown(words)}, and has their {key}',
                        label="not theirs", help='add them to "persona" of this step, or take this out',
                    )  # fmt: skip


class _Personas:
    """The personas of a file, by id and by name."""

    def __init__(self, file: File) -> None:
        self.findings = file.findings
        self.ids = [part.id for part in file.whole.personas]
        self.known = set(self.ids)
        self.by_name = {part.name.casefold(): part.id for part in file.whole.personas}

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
