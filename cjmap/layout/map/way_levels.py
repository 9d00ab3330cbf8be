"""Routes between the cards of a row → on which level above the cards each runs, its ports and where its label stands: no two
share a riser, no label lies on a line or on another label.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, count

from cjmap.layout.map.way_places import CardSpot, WayPlace, WayRoute, placed
from cjmap.records import dataclass

LEVELS = 4
"""No route runs on a higher level than so many above the cards."""

TRIED_MOST = 7
"""So many routes that could meet are tried in every order."""

MOVED_MOST = 24
"""Of so many, each is once tried last."""

TRIALS = 120
"""So many arrangements are judged at the most."""

APART = 6.0
"""Routes on a level may come nearer than so many px at a card, where both end."""

PORTS_MOST = 8
"""So many ports a card has at the most."""

PER_LEVEL = 150.0
"""What a level costs."""


@dataclass(frozen=True, slots=True)
class PlacedRoutes:
    """Routes that have a place, by their indices, how many levels they take, and the sources whose routes have none."""

    arranged: Mapping[int, WayPlace]
    levels: int
    failed: frozenset[int]


def arrange(
    routes: Sequence[WayRoute], spots: Sequence[CardSpot], left: float, right: float, cuts: Sequence[float] = ()
) -> PlacedRoutes:
    """Place the routes between cards (`spots`), labels within `left` and `right` and over none of `cuts`: all routes of a
    source, or none of them.
    """
    failed: set[int] = set()
    known: dict[tuple[int, ...], tuple[dict[int, WayPlace], list[int]]] = {}
    while True:
        active = [at for at, one in enumerate(routes) if one.source not in failed]
        crowded = _crowded(routes, active)
        if crowded is not None:
            failed.add(crowded)
            continue
        found: dict[int, WayPlace] = {}
        without: set[int] = set()
        for group in _groups(routes, spots, active):
            if group not in known:
                known[group] = _solved([routes[at] for at in group], spots, (left, right), cuts)
            arranged, bad = known[group]
            found |= {group[at]: one for at, one in arranged.items()}
            without |= {routes[group[at]].source for at in bad}
        if not without:
            return PlacedRoutes(found, 1 + max((one.level for one in found.values()), default=-1), frozenset(failed))
        failed |= without


def _crowded(routes: Sequence[WayRoute], active: Iterable[int]) -> int | None:
    """The source of the last of too many routes that meet at one card."""
    ports: dict[int, list[int]] = defaultdict(list)
    for at in active:
        ports[routes[at].source].append(at)
        if (target := routes[at].target) is not None:
            ports[target].append(at)
    return next((routes[those[-1]].source for those in ports.values() if len(those) > PORTS_MOST), None)


def _groups(routes: Sequence[WayRoute], spots: Sequence[CardSpot], active: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Routes that could meet, group by group: what the others do is nothing to them."""
    spans = sorted((*routes[at].extent(spots), at) for at in active)
    group: list[int] = []
    end = float("-inf")
    for start, stop, at in spans:
        if group and start >= end:
            yield tuple(sorted(group))
            group = []
        group.append(at)
        end = max(end, stop)
    if group:
        yield tuple(sorted(group))


def _solved(
    routes: Sequence[WayRoute], spots: Sequence[CardSpot], row: tuple[float, float], cuts: Sequence[float]
) -> tuple[dict[int, WayPlace], list[int]]:
    """The cheapest arrangement of routes that could meet, and the indices of those that have no place in it."""
    meets = _meetings(routes, spots)
    usual = sorted(range(len(routes)), key=lambda at: (routes[at].target is None, routes[at].length(spots), at))
    tried = list(_assignments(usual, meets)) if len(routes) <= TRIED_MOST else _moved(usual, meets)
    if not tried:
        levels = _first_fit(usual, meets)
        return {}, [at for at in usual if levels[at] == max(levels)]
    best: tuple[float, dict[int, WayPlace], list[int]] | None = None
    for levels in sorted(tried, key=max)[:TRIALS]:
        if best is not None and PER_LEVEL * (max(levels) + 1) >= best[0]:
            break
        cost, arranged, bad = placed(routes, levels, spots, row, cuts)
        cost += PER_LEVEL * (max(levels) + 1)
        if best is None or cost < best[0] - 1e-6:
            best = cost, arranged, bad
    return (best[1], best[2]) if best else ({}, [])


def _meetings(routes: Sequence[WayRoute], spots: Sequence[CardSpot]) -> list[list[int]]:
    """For each route those that could touch it on its level. Those that end at opposite sides of one card, where ports are apart,
    do not; any others have the ports of their cards for themselves.
    """
    spans = [one.span(spots) for one in routes]
    wide = [one.reach(spots) for one in routes]
    cards = [one.cards() for one in routes]
    meets: list[list[int]] = [[] for _ in routes]
    for at, other in combinations(range(len(routes)), 2):
        if _meet(wide[at], wide[other]) and (cards[at].isdisjoint(cards[other]) or _meet(spans[at], spans[other])):
            meets[at].append(other)
            meets[other].append(at)
    return meets


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two stretches overlap by more than what is left between routes at a card."""
    return one[0] + APART < other[1] and other[0] + APART < one[1]


def _assignments(usual: Sequence[int], meets: Sequence[Sequence[int]]) -> Iterator[tuple[int, ...]]:
    """The levels of all routes, for every order in which each takes the lowest free one; each outcome once."""
    seen: set[tuple[int, ...]] = set()
    waiting: list[tuple[int, ...]] = [(-1,) * len(usual)]
    while waiting:
        levels = waiting.pop()
        left = [at for at in usual if levels[at] < 0]
        if not left:
            yield levels
            continue
        for at in reversed(left):
            level = _lowest(levels, meets[at])
            found = (*levels[:at], level, *levels[at + 1 :])
            if level < LEVELS and found not in seen:
                seen.add(found)
                waiting.append(found)


def _moved(usual: Sequence[int], meets: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """The same for shortest first, and for that order with each route moved to its end."""
    later = range(len(usual) if len(usual) <= MOVED_MOST else 0)
    orders = [usual, *([*usual[:at], *usual[at + 1 :], usual[at]] for at in later)]
    found = dict.fromkeys(_first_fit(order, meets) for order in orders)
    return [levels for levels in found if max(levels) < LEVELS]


def _first_fit(order: Iterable[int], meets: Sequence[Sequence[int]]) -> tuple[int, ...]:
    levels = [-1] * len(meets)
    for at in order:
        levels[at] = _lowest(levels, meets[at])
    return tuple(levels)


def _lowest(levels: Sequence[int], meets: Sequence[int]) -> int:
    taken = {levels[one] for one in meets}
    return next(level for level in count() if level not in taken)
