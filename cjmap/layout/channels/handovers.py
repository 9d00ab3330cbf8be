"""A journey → its channels in order of first use, and the ways from touchpoint to touchpoint: which of them change channel."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cjmap.model import EVERYONE, Journey, Stage, Step, Success, Touchpoint, steps_of
from cjmap.records import dataclass, field
from cjmap.transform.persona import owns_touchpoint, theirs

ROWS_MOST = 12
"""Of more channels those that are used once share a row."""

ONCE = "\n"
"""The key of that row, which no channel can have."""


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel: the key that it is told by, its name as it was first written, and the steps that it is used at. `key` is ONCE
    and `name` empty of the row of all that are used once; `names` has what each step uses there.
    """

    key: str
    name: str
    steps: tuple[Step, ...]
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChannelWay:
    """From a step to the next one of some personas (their ids; EVERYONE where all go the same way), both with a channel.

    `shared` is the key of the first channel that both have; empty where it is a hand-over, whose `number`, from 1, it then
    has. `negative` says that the step it leads to went badly, for any of those who take it.
    """

    before: Step
    after: Step
    people: tuple[str, ...]
    shared: str
    negative: bool
    number: int = 0


@dataclass(frozen=True, slots=True)
class Channels:
    """All channels of a journey. `silent` are the steps that name none; `apart` says that personas go different ways.

    `row_of` is the key of the row that a channel, by its own key, stands in.
    """

    rows: tuple[ChannelRow, ...]
    count: int
    row_of: Mapping[str, str]
    ways: tuple[ChannelWay, ...]
    silent: tuple[Step, ...]
    apart: bool
    steps: int

    @property
    def hand_overs(self) -> tuple[ChannelWay, ...]:
        """The ways on which no channel goes on, in the order of their numbers."""
        return tuple(one for one in self.ways if one.number)

    @property
    def steady(self) -> tuple[ChannelWay, ...]:
        """The ways on which a channel goes on."""
        return tuple(one for one in self.ways if not one.number)

    def rows_at(self, step: Step) -> tuple[str, ...]:
        """The keys of the rows that a step stands in, in the order in which it names its channels."""
        return tuple(dict.fromkeys(self.row_of[channel_key(one)] for one in step.channel))


def channel_key(name: str) -> str:
    """What two names of a channel have in common, whatever their case, width and spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def channels_of(journey: Journey) -> Channels:
    """Find all channels, and all ways between steps."""
    steps = [(stage, step) for stage in journey.stages for step in steps_of(stage)]
    rows = _rows([step for _, step in steps])
    paths = {one.id: [step for stage, step in steps if _theirs(stage, step, one.id)] for one in journey.personas}
    apart = len(paths) > 1 and any(len(path) < len(steps) for path in paths.values())
    if not apart:
        paths = {EVERYONE: [step for _, step in steps]}
    shown = _shown(rows)
    own = {one.key: one.key for one in shown}
    return Channels(
        rows=shown,
        count=len(rows),
        row_of={one.key: own.get(one.key, ONCE) for one in rows},
        ways=tuple(_numbered(_ways(paths, {step.key: at for at, (_, step) in enumerate(steps)}))),
        silent=tuple(step for _, step in steps if not step.channel),
        apart=apart,
        steps=len(steps),
    )


def is_negative(step: Step, people: Sequence[str]) -> bool:
    """Whether a step went badly for any of some personas."""
    return any(step.assessed_by.get(one, step.assessed) is Success.NEGATIVE for one in people)


def _theirs(stage: Stage, step: Step, persona: str) -> bool:
    return owns_touchpoint(stage, step, persona) if isinstance(step, Touchpoint) else theirs(step, persona)


def _rows(steps: Sequence[Step]) -> list[ChannelRow]:
    names: dict[str, str] = {}
    used: dict[str, dict[str, Step]] = {}
    for step in steps:
        for name in step.channel:
            key = channel_key(name)
            names.setdefault(key, name)
            used.setdefault(key, {})[step.key] = step
    return [ChannelRow(key, name, tuple(used[key].values())) for key, name in names.items()]


def _shown(rows: Sequence[ChannelRow]) -> tuple[ChannelRow, ...]:
    """The rows as they are drawn: where there are many, those of channels used once are one, the last."""
    once = [one for one in rows if len(one.steps) == 1]
    if len(rows) <= ROWS_MOST or len(once) < 2:
        return tuple(rows)
    names: dict[str, tuple[str, ...]] = {}
    steps: dict[str, Step] = {}
    for one in once:
        (step,) = one.steps
        steps[step.key] = step
        names[step.key] = (*names.get(step.key, ()), one.name)
    return (*(one for one in rows if len(one.steps) > 1), ChannelRow(ONCE, "", tuple(steps.values()), names))


def _ways(paths: Mapping[str, Sequence[Step]], order: Mapping[str, int]) -> list[ChannelWay]:
    """The ways of all, those who go the same way together, in reading order of where they lead."""
    people: dict[tuple[str, str], list[str]] = {}
    ends: dict[tuple[str, str], tuple[Step, Step]] = {}
    for persona, path in paths.items():
        for before, after in pairwise(path):
            if before.channel and after.channel:
                people.setdefault((before.key, after.key), []).append(persona)
                ends[before.key, after.key] = before, after
    found = []
    for key in sorted(people, key=lambda one: (order[one[1]], order[one[0]])):
        before, after = ends[key]
        theirs_too = {channel_key(one) for one in after.channel}
        shared = next((one for one in map(channel_key, before.channel) if one in theirs_too), "")
        found.append(ChannelWay(before, after, tuple(people[key]), shared, is_negative(after, people[key])))
    return found


def _numbered(ways: Sequence[ChannelWay]) -> Iterator[ChannelWay]:
    number = 0
    for one in ways:
        number += not one.shared
        yield ChannelWay(one.before, one.after, one.people, one.shared, one.negative, 0 if one.shared else number)
