"""Lanes: those named at the top are there, and an author's own have names of their own."""

from __future__ import annotations

from itertools import combinations

from cjmap.diagnostics import Note, Span
from cjmap.model import DEFAULT_LANES
from cjmap.read.findings import shown
from cjmap.read.lanes import lane_id
from cjmap.read.near import did_you_mean, squashed
from cjmap.read.rules.journey import File
from cjmap.read.schema import compiled

SAME = 0.9
"""From this likeness on (difflib's ratio, 0 to 1), two names differ by a slip."""
_MOST_LANES = 60


def _own(file: File) -> dict[str, tuple[str, Span]]:
    """Each lane of the author's own by id: its name and the first place it stands at."""
    own: dict[str, tuple[str, Span]] = {}
    for lane in file.journey.own_lanes:
        own.setdefault(lane_id(lane.value), (lane.value, lane.span))
    return own


def unknown_lanes(file: File) -> None:
    """A lane named at the top that is neither ours nor used anywhere."""
    own = _own(file)
    for lane in file.journey.lanes:
        if lane.id not in own and lane.id not in DEFAULT_LANES:
            from cjmap.read.pointers import meant_keys  # late: most files have no such lane

            near = [name for name in meant_keys(lane.name.words) if name in DEFAULT_LANES][:1]
            near = near or file.findings.near(lane.name.words, [*DEFAULT_LANES, *(words for words, _ in own.values())])
            file.findings.error(
                "unknown-lane", lane.name.span, f"no stage or touchpoint has a lane {shown(lane.name.words)}",
                label=did_you_mean(near) or "no such lane",
                help=f"the lanes are {', '.join(DEFAULT_LANES)}, and those that stand under lanes in a stage or touchpoint",
            )  # fmt: skip


def named_twice(file: File) -> None:
    """A lane that the top of the file names twice."""
    first: dict[str, Span] = {}
    for lane in file.journey.lanes:
        before = first.setdefault(lane.id, lane.name.span)
        if before != lane.name.span:
            file.findings.error(
                "duplicate-id", lane.name.span, f"the lane {shown(lane.name.words)} is named twice", label="twice",
                help="take one of the two out", notes=[Note("the first one is here", before)],
            )  # fmt: skip


def lanes_like_keys(file: File) -> None:
    """An own lane with the name of a key of a stage or touchpoint."""
    stage = compiled()["properties"]["stages"]["properties"]
    keys = {squashed(key): key for key in (*stage, *stage["touchpoints"]["properties"])}
    said: set[str] = set()
    for lane in file.journey.own_lanes:
        key = keys.get(squashed(lane.value))
        if key and lane.value not in said:
            said.add(lane.value)
            file.findings.error(
                "lane-like-key", lane.span,
                f'{shown(lane.value)} is no lane of your own: "{key}" is a key of a stage and a touchpoint',
                label=f'write "{key}"', help=f'write {key}: outside of "lanes", or give the lane another name',
            )  # fmt: skip


def similar_lanes(file: File) -> None:
    """Two lanes whose names differ by a slip."""
    own = [(words, span) for words, span in _own(file).values()]
    said: set[str] = set()
    for (one, first), (other, span) in combinations(own[:_MOST_LANES], 2):
        if other not in said and _alike(one, other):
            said.add(other)
            file.findings.warning(
                "similar-lanes", span, f"{shown(other)} and {shown(one)} are two lanes", label="the same lane?",
                help=f"for one lane, write {shown(one)} in both places", notes=[Note("the first one is here", first)],
            )  # fmt: skip
    for words, span in own[:_MOST_LANES]:
        ours = next((lane for lane in DEFAULT_LANES if lane_id(words) != lane and _alike(words, lane)), "")
        if ours:
            file.findings.warning(
                "similar-lanes", span, f'{shown(words)} is a lane of your own, next to our lane "{ours}"', label="the same lane?",
                help=f'if it is ours, write {ours}: outside of "lanes"',
            )  # fmt: skip


def _alike(one: str, other: str) -> bool:
    from difflib import SequenceMatcher

    digits = ["".join(filter(str.isdigit, words)) for words in (one, other)]
    matcher = SequenceMatcher(None, squashed(one), squashed(other))
    return digits[0] == digits[1] and matcher.real_quick_ratio() >= SAME and matcher.ratio() >= SAME
