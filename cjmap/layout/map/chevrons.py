"""A stage and a theme → its chevron: the shape, and colours in which its words can be read."""

from __future__ import annotations

from cjmap.layout.kit.grid import StageColumns
from cjmap.model import Stage
from cjmap.scene import Path, PathCommand
from cjmap.theme import TEXT_CONTRAST, Theme, contrast, luminance, mix

NOTCH, GAP, ROUND = 11.0, 3.0, 6.0
"""How deep a chevron's notch is, what is left free before the next, the radius of the corners of the first."""

CURVE = 0.45
"""Of a corner's radius: how far from its start the handle of its curve lies."""

OUTLINE = 1.6
DIMMED = 0.42
"""How much of its colour a bar keeps on a dark ground: it is not to be the brightest thing there."""

PALE = 0.13
"""How much accent there is in a stage in which nothing is the drawn persona's."""

SECOND = 0.9
"""How much of the bar's text colour is in its second line."""


def bar_colours(theme: Theme, stage: Stage) -> tuple[str, str, str]:
    """Ground, text colour and outline of a stage's chevron; without an outline where that is empty."""
    if theme.outlined:
        return theme.background, theme.soft if stage.others else theme.ink, theme.ink
    if stage.others:
        return theme.tinted(theme.accent, PALE), theme.ink, ""
    fill = theme.success(stage.assessed) if theme.stage_by_success else theme.accent
    if luminance(theme.background) < luminance(theme.ink) and contrast(fill, theme.background) > TEXT_CONTRAST:
        fill = mix(fill, theme.background, DIMMED)
    return fill, theme.on(fill), ""


def muted(ink: str, fill: str) -> str:
    """The colour of the second line of a bar: a little less than that of the name, if it can be read then."""
    less = mix(ink, fill, SECOND)
    return less if contrast(less, fill) >= TEXT_CONTRAST else ink


def chevron(one: StageColumns, top: float, height: float, fill: str, outline: str, notched: bool) -> Path:
    """The shape of a stage in the bar; the very first one has round left corners in place of a notch."""
    left, tip = one.x, one.x + one.width - GAP
    low, half, right = top + height, top + height / 2, tip - NOTCH
    ahead: tuple[PathCommand, ...] = (("L", right, top), ("L", tip, half), ("L", right, low))
    if notched:
        shape: tuple[PathCommand, ...] = (
            ("M", left, top), *ahead, ("L", left, low), ("L", left + NOTCH, half), ("Z",),
        )  # fmt: skip
    else:
        r, k = ROUND, ROUND * CURVE
        shape = (
            ("M", left + r, top), *ahead, ("L", left + r, low),
            ("C", left + k, low, left, low - k, left, low - r), ("L", left, top + r),
            ("C", left, top + k, left + k, top, left + r, top), ("Z",),
        )  # fmt: skip
    return Path(shape, fill, outline, OUTLINE)
