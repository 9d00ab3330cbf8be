"""Texts that may hang in a chart → the place of each, in the order of taking places that costs least, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from cjmap.layout.map.hanging_places import HangingPlace, HangingSpace
from cjmap.layout.map.hanging_sites import INFINITE, HangingProblem, Hook
from cjmap.layout.map.obstacles import Boxes

UNPLACED = 1000.0
"""What a text costs that finds no place."""

SIX_ORDERS, TWO_ORDERS = 24, 48
"""So many texts are tried in six orders, so many in two; more in one."""


@lru_cache(maxsize=1 << 8)
def arranged(problem: HangingProblem) -> tuple[HangingPlace | None, ...]:
    """The place of each hook, None where nothing is free; remembered, for who draws a map again has mostly changed a word."""
    space = HangingSpace(problem)
    choices = [_Choices(space.places(hook)) for hook in problem.hooks]
    best: dict[int, HangingPlace] = {}
    least = INFINITE
    for order in _orders(problem):
        total, placed = _placed(order, choices, least)
        if total < least:
            least, best = total, placed
        if len(best) == len(choices) and all(place is choices[at].found[0] for at, place in best.items()):
            break  # each text has the cheapest place that it can have
    left = [at for at in range(len(problem.hooks)) if at not in best]
    if left:  # once more with those first that found no place
        rest = sorted(best, key=lambda at: best[at].cost, reverse=True)
        total, placed = _placed([*left, *rest], choices, least)
        best = placed if total < least else best
    return tuple(best.get(at) for at in range(len(problem.hooks)))


class _Choices:
    """The places of a text as far as they have been asked for."""

    __slots__ = ("found", "rest")

    def __init__(self, places: Iterator[HangingPlace]) -> None:
        self.found: list[HangingPlace] = []
        self.rest = places

    def __iter__(self) -> Iterator[HangingPlace]:
        at = 0
        while True:
            if at == len(self.found):
                one = next(self.rest, None)
                if one is None:
                    return
                self.found.append(one)
            yield self.found[at]
            at += 1


def _placed(order: Sequence[int], choices: Sequence[_Choices], least: float) -> tuple[float, dict[int, HangingPlace]]:
    """Each text in turn at its cheapest place that is left, and what all cost; no further than to `least`."""
    taken = Boxes()
    placed: dict[int, HangingPlace] = {}
    total = 0.0
    for at in order:
        place = next((one for one in choices[at] if _is_left(one, taken)), None)
        total += place.cost if place else UNPLACED
        if total >= least:
            break
        if place:
            placed[at] = place
            taken.add(place.far)
            if place.leader:
                taken.add(place.leader)
    return total, placed


def _is_left(place: HangingPlace, taken: Boxes) -> bool:
    return not (taken.hit(*place.wide) or (place.airy and taken.hit(*place.airy)))


def _orders(problem: HangingProblem) -> list[tuple[int, ...]]:
    """Orders in which the texts may take their places: pain first, quotes first, by how far from the middle (twice), as in the
    file, and backwards.
    """
    hooks, middle = problem.hooks, problem.frame.middle

    def calm(hook: Hook) -> float:
        return -abs(hook.y - middle)

    file = range(len(hooks))
    orders = [
        sorted(file, key=lambda at: (not hooks[at].pain, calm(hooks[at]))),
        sorted(file, key=lambda at: (hooks[at].pain, calm(hooks[at]))),
        sorted(file, key=lambda at: (calm(hooks[at]), hooks[at].said)),
        sorted(file, key=lambda at: (calm(hooks[at]), hooks[at].pain)),
        list(file),
        list(file)[::-1],
    ]
    count = 6 if len(hooks) <= SIX_ORDERS else 2 if len(hooks) <= TWO_ORDERS else 1
    return list(dict.fromkeys(tuple(order) for order in orders[:count]))
