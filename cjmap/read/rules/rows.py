"""Lanes: those named at the top are there, and an author's own have names of their own."""

from __future__ import annotations

from itertools import combinations

from cjmap.diagnostics import Note, Span
from cjmap.model import DEFAULT_LANES
from cjmap.read.findings import shown
from cjmap.read.lanes import lane_id, own_lanes, wishes
from cjmap.read.near import did_you_mean, squashed
from cjmap.read.rules.file import File
from cjmap.read.schema import compiled

SAME = 0.9
"""From this likeness on (difflib's ratio, 0 to 1), two names differ by a slip."""
_MOST_LANES = 60


def _own(file: File) -> dict[str, tuple[str, Span]]:
    """Each lane of the author's own by id: its name and the first place it stands at."""
    own: dict[str, tuple[str, Span]] = {}
    for words, span, _ in own_lanes(file.whole):
        own.setdefault(lane_id(words), (words, span))
    return own


def unknown_lanes(file: File) -> None:
    """A lane named at the top that is neither ours nor used anywhere."""
    own = _own(file)
    for wish in wishes(file.whole.get("lanes")):
        if wish.id not in own and wish.id not in DEFAULT_LANES:
            from cjmap.read.pointers import meant_keys  # late: most files have no such lane

            near = [name for name in meant_keys(wish.node.words) if name in DEFAULT_LANES][:1]
            near = near or file.findings.near(wish.node.words, [*DEFAULT_LANES, *(words for words, _ in own.values())])
            file.findings.error(
                "unknown-lane", wish.node.span, f"no stage or touchpoint has a lane {shown(wish.node.words)}",
                label=did_you_mean(near) or "no such lane",
                help=f"the lanes are {', '.join(DEFAULT_LANES)}, and those that stand under lanes in a stage or touchpoint",
            )  # fmt: skip


def named_twice(file: File) -> None:
    """A lane that the top of the file names twice."""
    first: dict[str, Span] = {}
    for wish in wishes(file.whole.get("lanes")):
        before = first.setdefault(wish.id, wish.node.span)
        if before != wish.node.span:
            file.findings.error(
                "duplicate-id", wish.node.span, f"the lane {shown(wish.node.words)} is named twice", label="twice",
                help="take one of the two out", notes=[Note("the first one is here", before)],
            )  # fmt: skip


def lanes_like_keys(file: File) -> None:
    """An own lane with the name of a key of a stage or touchpoint."""
    stage = compiled()["properties"]["stages"]["properties"]
    keys = {squashed(key): key for key in (*stage, *stage["touchpoints"]["properties"])}
    said: set[str] = set()
    for words, span, _ in own_lanes(file.whole):
        key = keys.get(squashed(words))
        if key and words not in said:
            said.add(words)
            file.findings.error(
                "lane-like-key", span, f'{shown(words)} is no lane of your own: "{key}" is a key of a stage and a touchpoint',
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
