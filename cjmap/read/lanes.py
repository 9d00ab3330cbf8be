"""The `lanes` of a file, and what its steps have in them → the rows of the map, in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from cjmap.diagnostics import Span
from cjmap.model import DEFAULT_LANES, TOUCHPOINT_LANES, Lane, Stage, Step
from cjmap.read import ids
from cjmap.read.near import squashed
from cjmap.read.nodes import Node
from cjmap.read.outline import Outline
from cjmap.read.values import clean, flag, given, many, text

_OURS = {squashed(lane): lane for lane in DEFAULT_LANES}


class Wish(NamedTuple):
    """One entry of `lanes` at the top of the file; `node` is where the lane is named."""

    id: str
    node: Node
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
            found.append(Wish(lane_id(words), name, title, line, hidden))
    return found


def visible(whole: Outline, stages: Collection[Stage]) -> tuple[Lane, ...]:
    """The rows that have something in them and are not hidden: those named first, then ours, then the author's own."""
    titles: dict[str, str] = {}
    for words, _, _ in own_lanes(whole):
        titles.setdefault(lane_id(words), words)
    filled = {lane for stage in stages for step in (stage, *stage.touchpoints) for lane in _filled(step)}
    if any(stage.touchpoints for stage in stages):
        filled.add("touchpoints")
    named = {wish.id: wish for wish in reversed(wishes(whole.get("lanes")))}
    first = [wish.id for wish in wishes(whole.get("lanes"))]
    lanes = []
    for lane in dict.fromkeys([*first, *DEFAULT_LANES, *titles]):
        wish = named.get(lane)
        if lane not in filled or (wish and wish.hidden):
            continue
        own = lane not in DEFAULT_LANES
        title = (wish.title if wish else "") or (titles.get(lane, "") if own else "")
        lanes.append(Lane(lane, title, wish.line_above if wish else "", own))
    return tuple(lanes)


def _filled(step: Step) -> Iterator[str]:
    yield from (lane for lane, items in step.items.items() if items)
    if step.emotion or step.feeling:
        yield "emotion"
    if step.metrics:
        yield "metrics"
    if step.owner:
        yield "owner"


__all__ = ["TOUCHPOINT_LANES", "Wish", "lane_id", "own_lanes", "visible", "wishes"]
