"""Ids and personas: each id once, no reference to a persona there is not."""

from __future__ import annotations

from cjmap.diagnostics import Note, Span
from cjmap.read import ids
from cjmap.read.findings import shown
from cjmap.read.near import did_you_mean, near_names
from cjmap.read.outline import Part
from cjmap.read.rules.file import File
from cjmap.read.values import many, text


def duplicate_ids(file: File) -> None:
    """An id that is written twice among personas, among stages, or among touchpoints."""
    for parts in (file.whole.personas, file.whole.stages, file.whole.touchpoints):
        first: dict[str, Part] = {}
        for part in parts:
            before = first.setdefault(part.id, part)
            if part.written and before is not part:
                file.findings.error(
                    "duplicate-id", part.said, f'the id "{part.id}" is already another {part.kind}\'s', label="twice",
                    help="give one of the two another id", notes=[Note("the first one is here", before.said)],
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
    known = {part.id for part in file.whole.personas}
    for visit in file.at("persona_ids"):
        for node in [] if visit.entry else many(visit.node):
            if node.kind == "scalar" and ids.folded(text(node)) not in known:
                _unknown(file, text(node), node.span)
    for visit in file.at("emotion", "success", "feeling"):
        for words, entry in visit.node.entries.items():
            if ids.folded(words) not in known:
                _unknown(file, words, entry.span)


def _unknown(file: File, words: str, span: Span) -> None:
    personas = file.whole.personas
    ids_of = {part.id for part in personas}
    parts = [ids.folded(word) for word in words.split(",")]
    if len(parts) > 1 and ids_of.issuperset(parts):
        right = f"[{', '.join(parts)}]"
        file.findings.error(
            "unknown-persona", span, f"{shown(words)} is one text, not a list of personas", label=f"write {right}",
            help="a list stands in [ ], or one a line with a hyphen", fix=file.findings.replaced(span, right),
        )  # fmt: skip
        return
    by_name = {part.name.casefold(): part.id for part in personas}
    near = [by_name[words.casefold()]] if words.casefold() in by_name else near_names(words, [p.id for p in personas])
    known = ", ".join(part.id for part in personas[:12])
    help_ = f"the personas are {known}" if known else 'this file has no personas; they go into "personas" at the top'
    fix = file.findings.replaced(span, near[0]) if len(near) == 1 and words.casefold() in by_name else None
    file.findings.error(
        "unknown-persona", span, f"no persona has the id {shown(words)}", label=did_you_mean(near) or "nobody",
        help=help_, fix=fix,
    )  # fmt: skip
