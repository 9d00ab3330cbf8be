"""Journeys for tests of the flow: from a few words a step to whole random graphs, and a plain solver to hold them against."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random

from cjmap.model import End, Journey, Stage, Step, Success, Touchpoint, Transition

Ways = Mapping[str, str | None] | None


def way(to: str, share: str | None) -> Transition:
    """To a touchpoint, or to an end by its name."""
    given = None if share is None else Decimal(share)
    return Transition(end=End(to), share=given) if to in set(End) else Transition(touchpoint=to, share=given)


def journey(steps: Mapping[str, Ways], negative: Sequence[str] = ()) -> Journey:
    """A journey of one stage: each touchpoint's ways as `{id or end: share}`, None for no `next`."""
    touchpoints = (
        Touchpoint(
            id=name, name=name.upper(),
            assessed=Success.NEGATIVE if name in negative else Success.NOT_ASSESSED,
            next=None if ways is None else tuple(way(to, share) for to, share in ways.items()),
        )
        for name, ways in steps.items()
    )  # fmt: skip
    return Journey("A journey", (Stage("stage", "Stage", touchpoints=tuple(touchpoints)),))


def ruin(states: int, up: str) -> Journey:
    """A gambler at the first of so many states, who goes up with that share, else down, until one side is ruined."""
    down = str(1 - Decimal(up))
    steps: dict[str, Ways] = {}
    for state in range(states):
        below = f"s{state - 1}" if state else "failure"
        steps[f"s{state}"] = {below: down, f"s{state + 1}" if state + 1 < states else "success": up}
    return journey(steps)


def random_journey(random: Random, most: int, ways: int = 3) -> Journey:
    """Up to so many touchpoints with ways anywhere, shares missing, too small, 0 and rounded up, and some ends."""
    size = random.randint(1, most)
    steps: dict[str, Ways] = {}
    for number in range(size):
        if random.random() < 0.2:
            steps[f"s{number}"] = None
            continue
        goals = [f"s{random.randrange(size)}" for _ in range(random.randint(0, ways))]
        goals += [random.choice(list(End)).value for _ in range(random.random() < 0.35)]
        percents = [random.choice((None, random.randint(0, 100 // max(1, len(goals))))) for _ in goals]
        shares = [None if percent is None else f"{percent / 100:.2f}" for percent in percents]
        steps[f"s{number}"] = dict(zip(goals, shares, strict=True))
    return journey(steps, [name for name in steps if random.random() < 0.3])


Matrix = list[dict[int, Fraction]]


def shares_of(journey: Journey) -> tuple[Matrix, list[dict[str, Fraction]]]:
    """Every step's shares to steps and to ends, as the format says and exact."""
    steps = list(journey.steps())
    place = {step.id: number for number, step in enumerate(steps)}
    rows: Matrix = []
    ends: list[dict[str, Fraction]] = []
    for number, step in enumerate(steps):
        row: dict[int, Fraction] = {}
        ending: dict[str, Fraction] = {}
        if step.next is None:
            if number + 1 < len(steps):
                row[number + 1] = Fraction(1)
            else:
                ending["open"] = Fraction(1)
        else:
            shares = _exact_shares(step)
            for one, share in zip(step.next, shares, strict=True):
                if one.end:
                    ending[one.end.value] = ending.get(one.end.value, Fraction(0)) + share
                else:
                    row[place[one.touchpoint]] = row.get(place[one.touchpoint], Fraction(0)) + share
            if sum(shares) < 1:
                ending["open"] = ending.get("open", Fraction(0)) + 1 - sum(shares)
        rows.append(row)
        ends.append(ending)
    return rows, ends


def gauss(matrix: list[list[Fraction]]) -> list[Fraction]:
    """The solution of a system whose last column is the right side, by plain elimination with exact fractions."""
    size = len(matrix)
    for at in range(size):
        pivot = next(row for row in range(at, size) if matrix[row][at])
        matrix[at], matrix[pivot] = matrix[pivot], matrix[at]
        matrix[at] = [value / matrix[at][at] for value in matrix[at]]
        for row in range(size):
            if row != at and matrix[row][at]:
                factor = matrix[row][at]
                matrix[row] = [value - factor * other for value, other in zip(matrix[row], matrix[at], strict=True)]
    return [row[-1] for row in matrix]


class Exact:
    """The answers for one journey, each by a system of its own in which people who cannot get out are left aside."""

    def __init__(self, rows: Matrix, ends: Sequence[Mapping[str, Fraction]]) -> None:
        self.rows, self.ends = rows, ends
        self.reached = self._closure([0], lambda step: [to for to, share in rows[step].items() if share])
        leaving = [step for step in range(len(rows)) if any(ends[step].values())]
        into = [[source for source in range(len(rows)) if rows[source].get(step)] for step in range(len(rows))]
        self.getting_out = self._closure(leaving, lambda step: into[step])

    def _closure(self, first: Sequence[int], onward: Callable[[int], Sequence[int]]) -> list[int]:
        found, waiting = set(first), list(first)
        while waiting:
            for step in onward(waiting.pop()):
                if step not in found:
                    found.add(step)
                    waiting.append(step)
        return sorted(found)

    def _from(self, step: int) -> list[int]:
        return self._closure([step], lambda one: [to for to, share in self.rows[one].items() if share])

    def _caught(self, step: int) -> bool:
        """Whether all who are at a step come back to it again and again."""
        return step not in self.getting_out and all(step in self._from(other) for other in self._from(step))

    def chance(self, of: Mapping[int, Fraction]) -> Fraction:
        """How likely people from step 0 are absorbed where `of` says with which share a step does so."""
        steps = [step for step in range(len(self.rows)) if self._can(step, of)]
        if 0 not in steps:
            return Fraction(0)
        place = {step: at for at, step in enumerate(steps)}
        matrix = []
        for step in steps:
            line = [Fraction(0)] * len(steps) + [of.get(step, Fraction(0))]
            line[place[step]] += 1
            for to, share in self.rows[step].items():
                if to in place:
                    line[place[to]] -= share
            matrix.append(line)
        return gauss(matrix)[place[0]]

    def _can(self, step: int, of: Mapping[int, Fraction]) -> bool:
        return any(of.get(one) for one in self._from(step))

    def end(self, name: str) -> Fraction:
        """How likely that end is."""
        return self.chance({step: ending[name] for step, ending in enumerate(self.ends) if ending.get(name)})

    def reach(self, step: int) -> Fraction:
        """How likely a step is ever visited."""
        if step == 0:
            return Fraction(1)
        rows = [{to: share for to, share in row.items() if to != step} for row in self.rows]
        into = {one: row[step] for one, row in enumerate(self.rows) if row.get(step) and one != step}
        rows[step] = {}
        return Exact(rows, self.ends).chance(into)

    def visits(self, step: int) -> Fraction | None:
        """How often a step is visited; None where that is without end."""
        if step not in self.reached:
            return Fraction(0)
        inside = [one for one in self.reached if not self._caught(one)]
        if step not in inside:
            return None
        place = {one: at for at, one in enumerate(inside)}
        matrix = [[Fraction(0)] * len(inside) + [Fraction(int(one == 0))] for one in inside]
        for one in inside:
            matrix[place[one]][place[one]] += 1
            for to, share in self.rows[one].items():
                if to in place:
                    matrix[place[to]][place[one]] -= share
        return gauss(matrix)[place[step]]


def exact(journey: Journey) -> Exact:
    """The exact answers for a journey."""
    return Exact(*shares_of(journey))


def without(journey: Journey, step: int, number: int) -> Exact | None:
    """The exact answers when a way's share goes to the other ways of its step; None where nobody would get out then."""
    rows, ends = shares_of(journey)
    one = list(journey.steps())[step]
    shares = dict(enumerate(_exact_shares(one)))
    lost = shares[number]
    if lost == 1:
        return None
    gone = one.next[number] if one.next and number < len(one.next) else None
    if gone is None or gone.end:
        ends[step][gone.end.value if gone and gone.end else "open"] -= lost
    else:
        place = {each.id: at for at, each in enumerate(journey.steps())}
        rows[step][place[gone.touchpoint]] -= lost
    rows[step] = {to: share / (1 - lost) for to, share in rows[step].items() if share}
    ends[step] = {end: share / (1 - lost) for end, share in ends[step].items() if share}
    changed = Exact(rows, ends)
    return changed if step in changed.getting_out else None


def _exact_shares(step: Step) -> list[Fraction]:
    """The share of each entry of a `next`."""
    ways = step.next or ()
    total = sum((Fraction(one.share) for one in ways if one.share is not None), Fraction(0))
    missing = sum(one.share is None for one in ways)
    left = max(Fraction(0), 1 - total)
    return [left / missing if one.share is None else Fraction(one.share) / max(total, 1) for one in ways]
