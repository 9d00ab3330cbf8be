"""The transitions of a file → the steps that nobody reaches, and the loops that somebody comes into and nobody gets out of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cjmap.read import ids
from cjmap.read.rules.journey import JourneyView
from cjmap.read.rules.parts import StepView
from cjmap.read.rules.view import TransitionView

MOST_APART = 100

Steps = Sequence[StepView]
Transitions = list[tuple[TransitionView, StepView | None]]
"""The entries of a `next`, each with the step it leads to, None for an end."""


def unreachable(journey: JourneyView) -> list[StepView]:
    """The steps that nobody comes to, on the way of any persona, from that persona's first step."""
    goals_of = {step: _goals(step, journey) for step in journey.steps}
    of_all = _groups(journey)
    reached: set[StepView] = set().union(*(_reached(own, goals_of, _stand_ins(journey.steps, own)) for own in of_all))
    return [step for step in journey.steps if step not in reached] if of_all else []


def closed(journey: JourneyView) -> list[Steps]:
    """Every loop without a way out on the way of any persona, its steps in reading order.

    A transition that nobody takes (a share of 0) is none; shares that leave a rest lead out.
    """
    transitions_of: dict[StepView, Transitions] = {}
    for step in journey.steps:
        if step.next is not None:
            transitions_of[step] = [
                (transition, journey.find(transition.to) if transition.to else None) for transition in step.next
            ]
    if not _leads_back(journey.steps, transitions_of):
        return []
    from cjmap.chain.markov import without_exit  # late: most journeys only go on

    loops: dict[tuple[StepView, ...], None] = {}
    for own in _groups(journey):
        onward, leaves = _graph(journey.steps, own, transitions_of)
        for loop in without_exit(onward, leaves) if own else []:
            loops.setdefault(tuple(own[at] for at in loop))
    return list(loops)


def _leads_back(steps: Steps, transitions_of: Mapping[StepView, Transitions]) -> bool:
    """Whether some transition leads to its own step, or to an earlier one: without it there is no loop for anybody."""
    index = {step: at for at, step in enumerate(steps)}
    return any(
        goal is not None and index[goal] <= index[step]
        for step, transitions in transitions_of.items()
        for _, goal in transitions
        if goal in index and step in index
    )


def _groups(journey: JourneyView) -> list[Steps]:
    """The steps of every persona who has some of their own, and those of all others; none with more than MOST_APART."""
    steps, personas = journey.steps, journey.personas
    owners = {step: {ids.folded(persona.value) for persona in step.personas} for step in steps}
    apart = sorted(set().union(*owners.values()) & {persona.id for persona in personas})
    if len(apart) > MOST_APART:
        return []
    others = [""] if len(apart) < max(1, len(personas)) else []
    return [[step for step in steps if not owners[step] or persona in owners[step]] for persona in [*apart, *others]]


def _goals(step: StepView, journey: JourneyView) -> list[StepView] | None:
    if step.next is None:
        return None
    return [goal for transition in step.next if transition.to and (goal := journey.find(transition.to)) is not None]


def _stand_ins(steps: Steps, own: Steps) -> dict[StepView, StepView]:
    """Where a transition to each step leads on the way of a persona who has some of them as their own: to that one, or to the
    next one that is theirs; nowhere behind the last of theirs.
    """
    theirs = set(own)
    found: dict[StepView, StepView] = {}
    following: StepView | None = None
    for step in reversed(steps):
        following = step if step in theirs else following
        if following:
            found[step] = following
    return found


def _reached(
    steps: Steps, goals_of: Mapping[StepView, list[StepView] | None], instead: Mapping[StepView, StepView]
) -> set[StepView]:
    following = dict(pairwise(steps))
    reached: set[StepView] = set()
    waiting = list(steps[:1])
    while waiting:
        step = waiting.pop()
        if step in reached:
            continue
        reached.add(step)
        onward = list(_onward(step, goals_of, following))
        waiting += onward
        waiting += [instead[goal] for goal in onward if goal in instead]
    return reached


def _onward(
    step: StepView, goals_of: Mapping[StepView, list[StepView] | None], following: Mapping[StepView, StepView]
) -> Iterator[StepView]:
    goals = goals_of.get(step)
    if goals is not None:
        yield from goals
    elif step in following:
        yield following[step]


def _graph(
    steps: Steps, own: Steps, transitions_of: Mapping[StepView, Transitions]
) -> tuple[list[list[int]], list[bool]]:
    """The steps that each of a persona's own leads to, by index, and whether the journey of some ends there.

    A transition to a step that is not theirs leads to the next one that is, as in the drawing for that persona.
    """
    from cjmap.chain.markov import resolved

    index = {step: at for at, step in enumerate(own)}
    stands_for = {step: index[instead] for step, instead in _stand_ins(steps, own).items()}
    onward: list[list[int]] = []
    leaves: list[bool] = []
    for at, step in enumerate(own):
        if step not in transitions_of:
            onward.append([at + 1] if at + 1 < len(own) else [])
            leaves.append(at + 1 == len(own))
            continue
        led = [(transition, stands_for.get(goal) if goal else None) for transition, goal in transitions_of[step]]
        led = [(transition, goal) for transition, goal in led if transition.end or goal is not None]
        shares, rest = resolved([transition.share.value if transition.share else None for transition, _ in led])
        taken = [(transition, goal) for (transition, goal), share in zip(led, shares, strict=True) if share]
        onward.append([goal for _, goal in taken if goal is not None])
        leaves.append(bool(rest) or any(transition.end for transition, _ in taken))
    return onward, leaves
