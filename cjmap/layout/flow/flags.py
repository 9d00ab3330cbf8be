"""Ends of a journey → flags: raised for success, fallen for failure, a dropped line for giving up, a full stop for none."""

from __future__ import annotations

from cjmap.layout.marks import polygon
from cjmap.model import End
from cjmap.scene import Node, Path, Rect, Segment
from cjmap.theme import Theme

FLAG = 22.0
"""The width and the height of a flag in px."""


def colour(theme: Theme, end: str) -> str:
    """The colour of an end (`success`, `failure`, `abandoned`, `open`)."""
    return {
        End.SUCCESS.value: theme.positive,
        End.FAILURE.value: theme.negative,
        End.ABANDONED.value: theme.negative,
    }.get(end, theme.soft)


def flag(theme: Theme, end: str, x: float, y: float) -> list[Node]:
    """The flag of an end; (x, y) is the middle of its left edge, where the line of a way comes in."""
    ink = colour(theme, end)
    if end == End.SUCCESS:
        return [
            Path((("M", x + 4, y + 10), ("L", x + 4, y - 11)), stroke=ink, stroke_width=2, round_cap=True),
            Path((("M", x, y + 10), ("L", x + 8, y + 10)), stroke=ink, stroke_width=2, round_cap=True),
            _cloth(x + 4, y - 11, ink),
        ]
    if end == End.FAILURE:
        return [
            Path((("M", x, y + 8), ("L", x + 22, y + 8)), stroke=ink, stroke_width=2, round_cap=True),
            Path((("M", x + 3, y + 8), ("L", x + 17, y - 6)), stroke=ink, stroke_width=2, round_cap=True),
            polygon([(x + 17, y - 6), (x + 20.5, y + 5.5), (x + 9, y + 2)], fill=ink),
        ]
    if end == End.ABANDONED:
        drop: tuple[Segment, ...] = (
            ("M", x, y - 6), ("L", x + 6, y - 6), ("C", x + 12, y - 6, x + 12, y - 6, x + 12, y + 3),
        )  # fmt: skip
        return [
            Path(drop, stroke=ink, stroke_width=2, dash=(3.5, 2.5), round_cap=True),
            polygon([(x + 7, y + 3), (x + 17, y + 3), (x + 12, y + 10)], fill=ink),
        ]
    return [Rect(x + 2, y - 5, 10, 10, ink, radius=2)]


def _cloth(x: float, y: float, ink: str) -> Path:
    """A flag in the wind, its upper corner at the pole."""
    return Path(
        (
            ("M", x, y), ("C", x + 6, y - 3, x + 10, y + 3.5, x + 17, y + 0.5), ("L", x + 17, y + 10),
            ("C", x + 10, y + 13, x + 6, y + 6.5, x, y + 9.5), ("Z",),
        ),
        ink,
    )  # fmt: skip
