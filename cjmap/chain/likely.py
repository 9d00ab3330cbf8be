"""The shares of a journey → the way that most people take at every step, each step at most once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def likely(rows: Sequence[Mapping[int, float]], ends: Sequence[Mapping[str, float]]) -> tuple[list[int], str]:
    """The steps from step 0 on and the end they come to; none where no end can be reached.

    From each step it goes where the largest share goes, of equal ones to a step rather than an end, and to the earlier
    one; where it has been before, or where nothing leads on from, it takes the next largest.
    The most probable of all single ways would be another: with many forks on the way to the goal, that is often the way of
    those who give up at the first.
    """
    path, seen = [0], {0}
    choices = [_choices(rows[0], ends[0])]
    while path:
        to, end = next(choices[-1], (-1, ""))
        if end:
            return path, end
        if to < 0:  # nothing leads on from here
            path.pop()
            choices.pop()
        elif to not in seen:
            seen.add(to)
            path.append(to)
            choices.append(_choices(rows[to], ends[to]))
    return [], ""


def _choices(steps: Mapping[int, float], ends: Mapping[str, float]) -> Iterator[tuple[int, str]]:
    """Where the ways out of a step lead, the largest share first: the place of a step, or an end."""
    ways = [(-share, 0, to, "") for to, share in steps.items() if share > 0]
    ways += [(-share, len(steps) + place, -1, end) for place, (end, share) in enumerate(ends.items()) if share > 0]
    return ((to, end) for _, _, to, end in sorted(ways))
