"""`Journey` → the names by which its parts are found again: ids that are written, goals of transitions, own lanes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from cjmap.model import DEFAULT_LANES, Journey, Persona, Step
from cjmap.read import ids
from cjmap.read.resolve import lane_id, name_key


class Names:
    """The names of one journey; a part is known by its identity, since a stage and a touchpoint may have the same id."""

    def __init__(self, journey: Journey) -> None:
        stages, touchpoints = journey.stages, [one for stage in journey.stages for one in stage.touchpoints]
        self._written = _with_ids("persona", journey.personas)
        self._written |= _with_ids("stage", stages) | _with_ids("touchpoint", touchpoints)
        self._by_key = {step.key: step for step in (*stages, *touchpoints)}
        self._known = (_by_words(touchpoints), _by_words(stages))
        self.lanes = _lanes(journey)
        met = [lane for step in _in_order(journey) for lane in step.items if lane in self.lanes]
        self._lists_all = None if list(dict.fromkeys(met)) == list(self.lanes) else journey.stages[0]

    def writes_id(self, part: Persona | Step) -> bool:
        """Whether the id of a part is written: it was given, or it is not the one that the name would make."""
        return id(part) in self._written

    def step(self, key: str) -> str:
        """What `to` and `at` say of the step with a key: the id where it is written, else the name, as long as that is found;
        empty where no step has that key.
        """
        step = self._by_key.get(key)
        if step is None:
            return ""
        words = (step.id, step.name) if self.writes_id(step) else (step.name, step.id)
        return next((one for one in words if self._found(one) is step), step.id)

    def lanes_of(self, step: Step) -> Iterator[tuple[str, str]]:
        """The author's own lanes of a step, each with its words; all there are, where their order has to be said."""
        for lane, words in self.lanes.items():
            if lane in step.items or step is self._lists_all:
                yield lane, words

    def _found(self, words: str) -> Step | None:
        """The step that a `to` of these words leads to; None where there is none, or where a name is that of several."""
        for by_id, by_name in self._known:
            names = by_id.get(ids.folded(words)) or by_name.get(name_key(words))
            if names:
                return names[0] if len(names) == 1 else None
        return None


def _by_words(steps: Iterable[Step]) -> tuple[dict[str, list[Step]], dict[str, list[Step]]]:
    """Steps by their ids and by their names."""
    by_id: dict[str, list[Step]] = {}
    by_name: dict[str, list[Step]] = {}
    for step in steps:
        by_id.setdefault(step.id, []).append(step)
        by_name.setdefault(name_key(step.name), []).append(step)
    return by_id, by_name


def _with_ids(kind: str, parts: Sequence[Persona | Step]) -> set[int]:
    """The identities of those whose ids are to be written; an empty one is none, and its part gets that of its name."""
    written = {id(part) for part in parts if part.id_given}
    while True:
        others = [(part, number) for number, part in enumerate(parts, 1) if id(part) not in written]
        taken = {part.id for part in parts if id(part) in written}
        made = ids.chosen(kind, ((part.name, number) for part, number in others), taken)
        different = {id(part) for (part, _), name in zip(others, made, strict=True) if part.id not in (name, "")}
        if not different:
            return written
        written |= different


def _in_order(journey: Journey) -> Iterator[Step]:
    for stage in journey.stages:
        yield stage
        yield from stage.touchpoints


def _lanes(journey: Journey) -> dict[str, str]:
    """The words of each lane of the author's own, in the order in which they are to be met."""
    titles = {lane.id: lane.title for lane in journey.lanes}
    used = (lane for step in _in_order(journey) for lane in step.items)
    names = {lane: "" for lane in chain(journey.lane_names, used) if lane not in DEFAULT_LANES}
    for lane in names:
        words = (journey.lane_names.get(lane, ""), titles.get(lane, ""))
        names[lane] = next((one for one in words if one and lane_id(one) == lane), lane)
    return names
