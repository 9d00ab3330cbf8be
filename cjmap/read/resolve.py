"""The outline of a file → its lanes, where its transitions lead, and its scores on its scales."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from cjmap.diagnostics import Span
from cjmap.levels import exact
from cjmap.model import (
    DEFAULT_LANES,
    EMOTIONS,
    LANES_WITHOUT_ITEMS,
    End,
    ItemSeverity,
    Lane,
    Scales,
    Stage,
    Step,
    Transition,
)
from cjmap.read import ids
from cjmap.read.ids import squashed
from cjmap.read.nodes import Node
from cjmap.read.outline import Outline, OutlinePart
from cjmap.read.values import clean, flag, given, many, number, share, text
from cjmap.records import replace

_OURS = {squashed(lane): lane for lane in DEFAULT_LANES}


class Wish(NamedTuple):
    """One entry of `lanes` at the top of the file; `node` is where the lane is named, `entry` the whole entry."""

    id: str
    node: Node
    entry: Node
    title: str = ""
    line_above: str = ""
    hidden: bool = False
    apart: bool = False


def lane_id(words: str) -> str:
    """The id of a lane: ours by its key, an author's own from its name."""
    return _OURS.get(squashed(words)) or ids.made(words) or clean(words)


def own_lanes(outline: Outline) -> Iterator[tuple[str, Span, Node]]:
    """Every lane of the author's own in every step: its name, the place of the name, and its items."""
    for part in outline.parts():
        lanes = part.get("lanes")
        for words, entry in lanes.entries.items() if lanes is not None else ():
            yield clean(words), entry.span, entry.value


def wishes(node: Node | None) -> list[Wish]:
    """What the top of the file says of lanes."""
    found = []
    for item in many(node):
        name = given(item.entries, "id") if item.kind == "mapping" else item
        words = text(name)
        if name is not None and words:
            part = item.entries
            hidden, apart = bool(flag(given(part, "hidden"))), bool(flag(given(part, "apart")))
            title, line = text(given(part, "title")), text(given(part, "line_above"))
            found.append(Wish(lane_id(words), name, item, title, line, hidden, apart))
    return found


def _met(outline: Outline) -> dict[str, tuple[str, Node]]:
    """The words and items of each lane of the author's own as they are first met, by its id."""
    found: dict[str, tuple[str, Node]] = {}
    for words, _, node in own_lanes(outline):
        if (lane := lane_id(words)) not in DEFAULT_LANES:
            found.setdefault(lane, (words, node))
    return found


def names(outline: Outline) -> dict[str, str]:
    """The words of each lane of the author's own as they are first met, by its id."""
    return {lane: words for lane, (words, _) in _met(outline).items()}


def declared(outline: Outline) -> tuple[Lane, ...]:
    """What the top of the file says of lanes, as it says it."""
    return tuple(
        Lane(
            wish.id,
            wish.title,
            wish.line_above,
            wish.id not in DEFAULT_LANES,
            wish.hidden,
            wish.apart,
            span=wish.entry.span,
        )
        for wish in wishes(outline.get("lanes"))
    )


def visible(outline: Outline, stages: Collection[Stage]) -> tuple[Lane, ...]:
    """The rows that have something in them and are not hidden: those named first, then ours, then the author's own."""
    own = {lane: Lane(lane, words, own=True, span=node.span) for lane, (words, node) in _met(outline).items()}
    filled = {lane for stage in stages for step in (stage, *stage.touchpoints) for lane in _filled(step)}
    declared_lanes = declared(outline)
    wanted = {lane.id: lane for lane in reversed(declared_lanes)}
    lanes = []
    for lane in dict.fromkeys([*(one.id for one in declared_lanes), *DEFAULT_LANES, *own]):
        undeclared = own.get(lane, Lane(lane))
        wish = wanted.get(lane, undeclared)
        if lane in filled and not wish.hidden:
            lanes.append(replace(wish, title=wish.title or undeclared.title))
    return tuple(lanes)


def _filled(step: Step) -> Iterator[str]:
    """The lanes that a step has something in: items, or the field that a lane of another kind is called like."""
    yield from (lane for lane, items in step.items.items() if items)
    yield from (lane for lane in LANES_WITHOUT_ITEMS if getattr(step, lane, None))
    if step.feeling:
        yield "emotion"


_ENDS = {end.value: end for end in End}


class WrittenTransition(NamedTuple):
    """One entry of a `next`: `goal` is the node that says where to, `to` its words, `end` an outcome, `share` 0 to 1."""

    node: Node
    goal: Node
    to: str
    end: End | None
    when: str
    share: Decimal | None
    share_node: Node | None


def transitions_of(node: Node | None) -> list[WrittenTransition] | None:
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
        found.append(WrittenTransition(item, goal, to, end, text(given(part, "when")), share(share_node), share_node))
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


def index_of(outline: Outline) -> Index:
    """The steps of a file by id and name."""
    found = Index()
    for part in outline.parts():
        by_id, by_name = (
            (found.by_id, found.by_name) if part.kind == "touchpoint" else (found.stage_by_id, found.stage_by_name)
        )
        by_id.setdefault(part.id, part)
        if part.name:
            by_name.setdefault(name_key(part.name), []).append(part)
    return found


def transitions(part: OutlinePart, index: Index) -> tuple[Transition, ...] | None:
    """The transitions from a step of a checked file; None where it has no `next`."""
    found = transitions_of(part.get("next"))
    if found is None:
        return None
    out = []
    for transition in found:
        goal = index.find(transition.to) if transition.to else None
        touchpoint = goal.id if goal and goal.kind == "touchpoint" else ""
        stage = goal.id if goal and goal.kind == "stage" else ""
        out.append(
            Transition(touchpoint, stage, transition.end, transition.when, transition.share, span=transition.node.span)
        )
    return tuple(out)


def spoken_of(words: Iterable[str], index: Index) -> tuple[str, ...]:
    """The keys of the steps (`Step.key`) that an item of the whole journey speaks of by these ids or names, each once."""
    found = (index.find(one) for one in words)
    return tuple(dict.fromkeys(f"{part.kind}:{part.id}" for part in found if part))


IMPORTANCES = tuple(map(str, ItemSeverity))
"""The words for an importance are those for a severity."""


def spaced(words: tuple[str, ...], word: str, ends: tuple[float, float]) -> float | None:
    """The number of a word where the words are evenly spaced from one end of a scale to the other."""
    if word not in words:
        return None
    low, high = map(exact, ends)
    return float(low + (high - low) * words.index(word) / (len(words) - 1))


def emotion(node: Node | None, scales: Scales) -> float | None:
    """An emotion on the scale of the file; None where it is none."""
    value = number(node)
    return value if value is not None else spaced(EMOTIONS, text(node), scales.emotion)


def importance(node: Node | None, scales: Scales) -> float | None:
    """An importance on the scale of the file; None where it is none."""
    value = number(node)
    return value if value is not None else spaced(IMPORTANCES, text(node), scales.importance)
