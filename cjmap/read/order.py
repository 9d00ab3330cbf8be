"""The `next` of a file → its transitions, and the steps that they mean."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from cjmap.model import End, Transition
from cjmap.read import ids
from cjmap.read.nodes import Node
from cjmap.read.outline import Outline, OutlinePart
from cjmap.read.values import given, many, share, text

_ENDS = {end.value: end for end in End}


class Way(NamedTuple):
    """One entry of a `next`: `goal` is the node that says where to, `to` its words, `end` an outcome, `share` 0 to 1."""

    node: Node
    goal: Node
    to: str
    end: End | None
    when: str
    share: Decimal | None
    share_node: Node | None


def ways(node: Node | None) -> list[Way] | None:
    """The entries of a `next`; None where it is left out, be it as a hyphen with nothing behind it."""
    if node is None or (node.items and not many(node)):
        return None
    found = []
    for item in many(node):
        part = item.entries
        goal = given(part, "to") or given(part, "end") or item if item.kind == "mapping" else item
        to = text(given(part, "to") if item.kind == "mapping" else item)
        share_node = given(part, "share")
        end = None if to else _ENDS.get(text(given(part, "end")))
        found.append(Way(item, goal, to, end, text(given(part, "when")), share(share_node), share_node))
    return found


def name_key(words: str) -> str:
    """A name in the form that is compared."""
    return " ".join(words.casefold().split())


class Index:
    """Finds the step that the words of a `to` mean: a touchpoint's id or name, else a stage's, its first touchpoint."""

    def __init__(self) -> None:
        self.by_id: dict[str, OutlinePart] = {}
        self.by_name: dict[str, list[OutlinePart]] = {}
        self.stage_by_id: dict[str, OutlinePart] = {}
        self.stage_by_name: dict[str, list[OutlinePart]] = {}

    def find(self, words: str) -> OutlinePart | None:
        """The touchpoint, or the stage without touchpoints; None where nothing has that id or name."""
        key, name = ids.folded(words), name_key(words)
        if key in self.by_id:
            return self.by_id[key]
        if name in self.by_name:
            return self.by_name[name][0]
        stage = self.stage_by_id.get(key) or next(iter(self.stage_by_name.get(name, [])), None)
        return stage.touchpoints[0] if stage and stage.touchpoints else stage

    def same_name(self, words: str) -> list[OutlinePart]:
        """The touchpoints, or else the stages, of that very name where the words are a name and not an id."""
        key, name = ids.folded(words), name_key(words)
        if key in self.by_id and self.by_id[key].written:
            return []
        return self.by_name.get(name) or ([] if key in self.stage_by_id else self.stage_by_name.get(name, []))

    def names(self) -> list[str]:
        """Everything that a `to` may say."""
        parts: Iterable[OutlinePart] = [*self.by_id.values(), *self.stage_by_id.values()]
        return list(dict.fromkeys(words for part in parts for words in (part.id, part.name) if words))


def index(whole: Outline) -> Index:
    """The steps of a file by id and name."""
    found = Index()
    for part in whole.parts():
        by_id, by_name = (
            (found.by_id, found.by_name) if part.kind == "touchpoint" else (found.stage_by_id, found.stage_by_name)
        )
        by_id.setdefault(part.id, part)
        if part.name:
            by_name.setdefault(name_key(part.name), []).append(part)
    return found


def transitions(part: OutlinePart, known: Index) -> tuple[Transition, ...] | None:
    """The ways on from a step of a checked file; None where it has no `next`."""
    found = ways(part.get("next"))
    if found is None:
        return None
    out = []
    for way in found:
        goal = known.find(way.to) if way.to else None
        touchpoint = goal.id if goal and goal.kind == "touchpoint" else ""
        stage = goal.id if goal and goal.kind == "stage" else ""
        out.append(Transition(touchpoint, stage, way.end, way.when, way.share, span=way.node.span))
    return tuple(out)
