"""What a slide has no room for → the line that names it, each kind with how much of it there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import spoken, words
from cjmap.layout.map.ways import Ways
from cjmap.layout.slide.sheet import MARGIN, SMALL, Sheet
from cjmap.layout.slide.short import labelled, short
from cjmap.model import Journey, Step
from cjmap.scene import Group, Node

ALSO = 20.0
"""The height of the line."""

NO_ITEMS = ("touchpoints", "emotion", "metrics", "owner")
"""Lanes that are no lists of items."""

WAYS, NOTES, FEELINGS, OWNER = "ways", "notes", "feelings", "owner"
"""What is counted beside lists: ways that do not simply go on, remarks, what is said at the curve, and who looks after a step."""

JOURNEY_LISTS = ("goals", "highlights", "pain_points", "opportunities")
"""The lists that a journey as a whole may have."""

Rest = Sequence[tuple[str, int]]
"""What is left out, by lane, WAYS, NOTES or FEELINGS, and how much of it."""


def lane_title(sheet: Sheet, lane: str) -> str:
    """The title of a lane, or of what is counted like one."""
    beside = {WAYS: words().numbers.ways, NOTES: words().map.notes, FEELINGS: words().numbers.feelings}
    if lane in beside:
        return beside[lane]
    return (sheet.lanes[lane].title if lane in sheet.lanes else "") or words().lanes.get(lane, lane)


def also_line(sheet: Sheet, rest: Rest, y: float) -> Node:
    """As many of the kinds as one line names; how many kinds more there are."""
    aside = words().signs.aside
    named = [aside(text=lane_title(sheet, lane), aside=spoken().number(count)) for lane, count in rest]
    for kept in range(len(named), -1, -1):
        said = [*named[:kept], *([words().numbers.more(len(named) - kept)] if kept < len(named) else [])]
        line = short(words().numbers.also(lists=spoken().row(said)), SMALL, sheet.theme.soft, sheet.right - MARGIN, 1)
        if line.whole:
            break
    data = {f"rest-{number}": f"{lane} {count}" for number, (lane, count) in enumerate(rest, 1)}
    return Group(tuple(labelled(line, MARGIN, y)), data=data)


def held(sheet: Sheet, steps: Sequence[Step], journey: Journey | None) -> dict[str, int]:
    """How much there is of each kind that a slide need not show: lists, metrics, feelings and owners of these steps, ways from
    them, remarks; with a journey also what is of the whole of it.
    """
    found: dict[str, int] = {}
    for lane in sheet.lanes:
        if lane == "metrics":
            found[lane] = sum(len(one.metrics) for one in steps)
        elif lane not in NO_ITEMS:
            found[lane] = sum(len(one.items.get(lane, ())) for one in steps)
    if "emotion" in sheet.lanes:
        found[FEELINGS] = sum(len({*one.feeling.values()}) for one in steps)
    if OWNER in sheet.lanes:
        found[OWNER] = sum(bool(one.owner) for one in steps)
    if journey:
        for lane in (*JOURNEY_LISTS, "metrics"):
            found[lane] = found.get(lane, 0) + len(getattr(journey, lane))
    ways = Ways(sheet.journey, sheet.theme)
    found[WAYS] = sum(ways.count(step) for step in steps)
    found[NOTES] = sum(bool(step.note) for step in steps) + sum(len(one.notes) for one in (journey,) if one)
    return {kind: count for kind, count in found.items() if count}


def less(rest: Rest, kind: str, shown: int) -> Rest:
    """What is left out when so many of a kind are shown after all."""
    left = ((one, count - shown if one == kind else count) for one, count in rest)
    return tuple((one, count) for one, count in left if count)


def missing(there: dict[str, int], shown: dict[str, int]) -> Iterator[tuple[str, int]]:
    """What of all that is there no list on the slide shows or counts."""
    for kind, count in there.items():
        if count > shown.get(kind, 0):
            yield kind, count - shown.get(kind, 0)
