"""The `lanes` of a file, and what its steps have in them → the rows of the map, in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from cjmap.diagnostics import Span
from cjmap.model import DEFAULT_LANES, LANES_WITHOUT_ITEMS, Lane, Stage, Step
from cjmap.read import ids
from cjmap.read.near import squashed
from cjmap.read.nodes import Node
from cjmap.read.outline import Outline
from cjmap.read.values import clean, flag, given, many, text
from cjmap.records import replace

_OURS = {squashed(lane): lane for lane in DEFAULT_LANES}


class Wish(NamedTuple):
    """One entry of `lanes` at the top of the file; `node` is where the lane is named, `whole` the entry."""

    id: str
    node: Node
    whole: Node
    title: str = ""
    line_above: str = ""
    hidden: bool = False


def lane_id(words: str) -> str:
    """The id of a lane: ours by its key, an author's own from its name."""
    return _OURS.get(squashed(words)) or ids.made(words) or clean(words)


def own_lanes(whole: Outline) -> Iterator[tuple[str, Span, Node]]:
    """Every lane of the author's own in every step: its name, the place of the name, and its items."""
    for part in whole.parts():
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
            hidden = bool(flag(given(part, "hidden")))
            title, line = text(given(part, "title")), text(given(part, "line_above"))
            found.append(Wish(lane_id(words), name, item, title, line, hidden))
    return found


def _met(whole: Outline) -> dict[str, tuple[str, Node]]:
    """The words and items of each lane of the author's own as they are first met, by its id."""
    found: dict[str, tuple[str, Node]] = {}
    for words, _, node in own_lanes(whole):
        if (lane := lane_id(words)) not in DEFAULT_LANES:
            found.setdefault(lane, (words, node))
    return found


def names(whole: Outline) -> dict[str, str]:
    """The words of each lane of the author's own as they are first met, by its id."""
    return {lane: words for lane, (words, _) in _met(whole).items()}


def declared(whole: Outline) -> tuple[Lane, ...]:
    """What the top of the file says of lanes, as it says it."""
    return tuple(
        Lane(wish.id, wish.title, wish.line_above, wish.id not in DEFAULT_LANES, wish.hidden, span=wish.whole.span)
        for wish in wishes(whole.get("lanes"))
    )


def visible(whole: Outline, stages: Collection[Stage]) -> tuple[Lane, ...]:
    """The rows that have something in them and are not hidden: those named first, then ours, then the author's own."""
    own = {lane: Lane(lane, words, own=True, span=node.span) for lane, (words, node) in _met(whole).items()}
    filled = {lane for stage in stages for step in (stage, *stage.touchpoints) for lane in _filled(step)}
    said = declared(whole)
    wanted = {lane.id: lane for lane in reversed(said)}
    lanes = []
    for lane in dict.fromkeys([*(one.id for one in said), *DEFAULT_LANES, *own]):
        unsaid = own.get(lane, Lane(lane))
        wish = wanted.get(lane, unsaid)
        if lane in filled and not wish.hidden:
            lanes.append(replace(wish, title=wish.title or unsaid.title))
    return tuple(lanes)


def _filled(step: Step) -> Iterator[str]:
    """The lanes that a step has something in: items, or the field that a lane of another kind is called like."""
    yield from (lane for lane, items in step.items.items() if items)
    yield from (lane for lane in LANES_WITHOUT_ITEMS if getattr(step, lane, None))
    if step.feeling:
        yield "emotion"
