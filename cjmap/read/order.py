"""The `next` of a file → transitions to the steps they mean, and which steps can be reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from cjmap.model import EVERYONE, End, Transition
from cjmap.read import ids
from cjmap.read.nodes import Node
from cjmap.read.outline import Outline, OutlinePart
from cjmap.read.values import given, many, share, text, texts

MOST_APART = 100
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


def groups(whole: Outline) -> list[list[OutlinePart]]:
    """The steps of every persona who has some of their own, and those of all others; none with more than MOST_APART."""
    steps = whole.steps
    owners = {id(step): {ids.folded(words) for words in texts(step.get("persona"))} for step in steps}
    apart = sorted(set().union(*owners.values()) & {persona.id for persona in whole.personas})
    if len(apart) > MOST_APART:
        return []
    others = [EVERYONE] if len(apart) < max(1, len(whole.personas)) else []
    return [
        [step for step in steps if not owners[id(step)] or persona in owners[id(step)]] for persona in [*apart, *others]
    ]


def unreachable(whole: Outline, known: Index) -> list[OutlinePart]:
    """The steps that nobody comes to, on the way of any persona, from that persona's first step."""
    ways_of = {id(step): _goals(step, known) for step in whole.steps}
    of_all = groups(whole)
    reached: set[int] = set().union(*(_reached(own, ways_of, stand_ins(whole.steps, own)) for own in of_all))
    return [step for step in whole.steps if id(step) not in reached] if of_all else []


def _goals(step: OutlinePart, known: Index) -> list[OutlinePart] | None:
    found = ways(step.get("next"))
    return None if found is None else [goal for way in found if way.to and (goal := known.find(way.to)) is not None]


def stand_ins(steps: list[OutlinePart], own: list[OutlinePart]) -> dict[int, OutlinePart]:
    """Where a way to each step leads on the way of a persona who has some of them as their own: to that one, or to the
    next one that is theirs; nowhere behind the last of theirs.
    """
    theirs = {id(step) for step in own}
    found: dict[int, OutlinePart] = {}
    following: OutlinePart | None = None
    for step in reversed(steps):
        following = step if id(step) in theirs else following
        if following:
            found[id(step)] = following
    return found


def _reached(
    steps: list[OutlinePart], ways_of: dict[int, list[OutlinePart] | None], instead: dict[int, OutlinePart]
) -> set[int]:
    following = {id(step): after for step, after in pairwise(steps)}
    reached: set[int] = set()
    waiting = steps[:1]
    while waiting:
        step = waiting.pop()
        if id(step) in reached:
            continue
        reached.add(id(step))
        onward = list(_onward(step, ways_of, following))
        waiting += onward
        waiting += [instead[id(goal)] for goal in onward if id(goal) in instead]
    return reached


def _onward(
    step: OutlinePart, ways_of: dict[int, list[OutlinePart] | None], following: dict[int, OutlinePart]
) -> Iterator[OutlinePart]:
    goals = ways_of.get(id(step))
    if goals is not None:
        yield from goals
    elif id(step) in following:
        yield following[id(step)]
