"""The tree of a file → its personas, stages and touchpoints with their ids, as far as it can be read at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.diagnostics import Span
from cjmap.model import Scales
from cjmap.read import ids
from cjmap.read.nodes import Entry, Node
from cjmap.read.schema import keys_of
from cjmap.read.values import clean, given, many, number, text
from cjmap.records import dataclass, field


@dataclass(slots=True, eq=False)
class OutlinePart:
    """A persona, stage or touchpoint.

    `id_span` is where its id stands, or its name where it has no id of its own; `written` whether the author gave the id;
    `number` its place among its kind, from 1. `touchpoints` are those of a stage.
    """

    kind: str
    node: Node
    number: int
    id_span: Span
    name: str = ""
    id: str = ""
    written: bool = False
    touchpoints: list[OutlinePart] = field(default_factory=list)

    @property
    def entries(self) -> dict[str, Entry]:
        return self.node.entries

    def get(self, key: str) -> Node | None:
        """The value of a key, None where it is left out."""
        return given(self.node.entries, key)


@dataclass(slots=True, eq=False)
class Outline:
    """A whole file: `steps` are the touchpoints, and the stages that have none, in the order of reading."""

    root: Node
    personas: list[OutlinePart]
    stages: list[OutlinePart]
    scales: Scales = field(default_factory=Scales)

    def get(self, key: str) -> Node | None:
        """The value of a key of the file, None where it is left out."""
        return given(self.root.entries, key)

    @property
    def touchpoints(self) -> list[OutlinePart]:
        return [touchpoint for stage in self.stages for touchpoint in stage.touchpoints]

    @property
    def steps(self) -> list[OutlinePart]:
        return [step for stage in self.stages for step in (stage.touchpoints or [stage])]

    def parts(self) -> Iterator[OutlinePart]:
        """Every stage, each followed by its touchpoints."""
        for stage in self.stages:
            yield stage
            yield from stage.touchpoints


def outline_of(root: Node) -> Outline:
    """The outline of a file whose top is keys and values."""
    entries = root.entries
    personas = _personas(given(entries, "personas"))
    stages = [_part("stage", node, position) for position, node in enumerate(_all(given(entries, "stages")), 1)]
    position = 0
    for stage in stages:
        for node in _all(given(stage.entries, "touchpoints")):
            position += 1
            stage.touchpoints.append(_part("touchpoint", node, position))
    outline = Outline(root, personas, stages, _scales(given(entries, "scales")))
    for kind in (personas, stages, outline.touchpoints):
        _name_ids(kind)
    return outline


def one_persona(node: Node) -> bool:
    """Whether keys and values under `personas` are those of one persona, not ids and their personas."""
    return any(key in node.entries and node.entries[key].value.kind != "mapping" for key in keys_of("persona_keys"))


def _all(node: Node | None) -> list[Node]:
    """Every entry, also those left out, which lack a name."""
    return [] if node is None else node.items if node.kind == "sequence" else [node]


def _part(kind: str, node: Node, position: int) -> OutlinePart:
    name = node.entries["name"].value if "name" in node.entries else None
    part = OutlinePart(
        kind, node, position, name.span if name else node.span, text(name if node.kind == "mapping" else node)
    )
    written = part.get("id")
    if written is not None and ids.well_formed(ids.folded(written.words)):
        part.id, part.id_span, part.written = ids.folded(written.words), written.span, True
    return part


def _personas(node: Node | None) -> list[OutlinePart]:
    if node is None or node.kind != "mapping" or one_persona(node):
        return [_part("persona", item, position) for position, item in enumerate(_all(node), 1)]
    parts = []
    for position, (key, entry) in enumerate(node.entries.items(), 1):
        part = _part("persona", entry.value, position)
        part.id, part.id_span, part.written = ids.folded(clean(key)), entry.span, True
        parts.append(part)
    return parts


def _name_ids(parts: Sequence[OutlinePart]) -> None:
    """Gives an id to those that have none: from the name, or from the place; never one that is written elsewhere."""
    nameless = [part for part in parts if not part.written]
    names = ((part.name, part.number) for part in nameless)
    kind = parts[0].kind if parts else ""
    for part, chosen in zip(nameless, ids.chosen(kind, names, {p.id for p in parts if p.written}), strict=True):
        part.id = chosen


def _scales(node: Node | None) -> Scales:
    """The author's scales; the default where one is left out or makes no sense."""
    scales = Scales()
    found = {}
    for key in ("emotion", "importance"):
        ends = [number(item) for item in many(given(node.entries, key))] if node is not None else []
        low, high = ends if len(ends) == 2 else (None, None)
        found[key] = (low, high) if low is not None and high is not None and low < high else getattr(scales, key)
    return Scales(**found)
