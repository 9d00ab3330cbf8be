"""A graph of numbered steps → its loops, in the order of the way through them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def components(onward: Sequence[Iterable[int]], start: int = 0) -> list[list[int]]:
    """The strongly connected components of what can be reached from a step, each before those that it leads to.

    `onward[i]` are the steps that step i leads to. Tarjan 1972, "Depth-first search and linear graph algorithms", with a
    stack of its own, for a journey may be longer than Python's.
    """
    place: dict[int, int] = {}
    low: dict[int, int] = {}
    waiting: list[int] = []
    is_waiting: set[int] = set()
    found: list[list[int]] = []
    path: list[tuple[int, Iterator[int]]] = []

    def enter(step: int) -> None:
        place[step] = low[step] = len(place)
        waiting.append(step)
        is_waiting.add(step)
        path.append((step, iter(onward[step])))

    enter(start)
    while path:
        step, ways = path[-1]
        following = next(ways, None)
        if following is None:
            path.pop()
            if path:
                low[path[-1][0]] = min(low[path[-1][0]], low[step])
            if low[step] == place[step]:
                loop = [waiting.pop()]
                while loop[-1] != step:
                    loop.append(waiting.pop())
                is_waiting.difference_update(loop)
                found.append(sorted(loop))
        elif following not in place:
            enter(following)
        elif following in is_waiting:
            low[step] = min(low[step], place[following])
    return found[::-1]


def without_way_out(onward: Sequence[Iterable[int]], leaves: Sequence[bool], start: int = 0) -> list[list[int]]:
    """The loops that can be reached from a step and that nothing leads out of; `leaves[i]`: some journeys end at step i."""
    return [
        loop
        for loop in components(onward, start)
        if not any(leaves[step] for step in loop) and {to for step in loop for to in onward[step]} <= set(loop)
    ]
