"""How much of a journey its brief says → the plans that are tried one after the other until a page has room for one."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.records import dataclass, replace

ALL = 99


@dataclass(frozen=True, slots=True)
class BriefPlan:
    """What stands above the lists: `title_lines` is the most that the message of the file may take before counts stand in its
    place, `details` how many pain points and metrics a moment shows, `people` and `figures` the most of each, `words` whether
    the scenario and quotes stand there, `names` whether those of the stages do, `moments` the most of these.
    """

    title_lines: int = 4
    details: int = ALL
    quotes: bool = True
    words: bool = True
    people: int = 6
    figures: int = ALL
    moments: int = ALL
    names: bool = True
    least: bool = False


FULL = BriefPlan()
"""All of it."""


def plans() -> Iterator[BriefPlan]:
    """The fullest first; each says less than the one before, and the last one next to nothing."""
    plan = FULL
    yield plan
    for change in (
        {"details": 4},
        {"details": 3},
        {"details": 2},
        {"quotes": False},
        {"details": 1},
        {"people": 2},
        {"words": False},
        {"details": 0},
        {"figures": 2},
        {"moments": 2},
        {"moments": 1, "people": 1},
        {"figures": 0},
        {"title_lines": 2},
        {"title_lines": 0},
        {"names": False},
        {"moments": 0},
        {"people": 0},
        {"least": True},
    ):
        plan = replace(plan, **change)
        yield plan
