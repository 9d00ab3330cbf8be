"""The scores of a row and its measures → a chart: where its levels, lines and points lie, from its own top down, in px."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from cjmap.layout.kit.curve import Box, CurveLine, lines_of, moved, points_of
from cjmap.layout.kit.grid import Column
from cjmap.layout.map.surroundings import MapContext
from cjmap.model import EVERYONE
from cjmap.records import dataclass, replace
from cjmap.theme import TEXT_CONTRAST, Theme, contrast, mix

LINE_ALONE, LINE_BESIDE = 3.4, 2.6
"""The width of a line that is alone, and of one beside others."""

LINE_ALONE_IN_ROWS, LINE_BESIDE_IN_ROWS = 2.8, 2.2
LINE_OF_STRIP = 2.8
FACE, FACE_OF_STRIP = 10.5, 8.2
"""The radius of the face of a step that is not important at all."""

READABLE, ENHANCED = TEXT_CONTRAST + 0.1, 7.1
"""The least contrast of a text at the curve, and that in a theme all of whose texts have as much (WCAG 2.2, 1.4.6)."""

AREA, AREA_DARK, AREA_OUTLINED = 0.15, 0.2, 0.07
"""How much of the colour is in the area between line and middle."""


@dataclass(frozen=True, slots=True)
class ChartSize:
    """The heights of a chart in px: `above` the best level, the `plot` from it to the worst, `below` that."""

    above: float
    plot: float
    below: float

    @property
    def height(self) -> float:
        return self.above + self.plot + self.below

    @property
    def middle(self) -> float:
        return self.above + self.plot / 2

    @property
    def worst(self) -> float:
        return self.above + self.plot


@dataclass(frozen=True)
class Chart:
    """One ground with its lines. `focus` is whose line has faces and an area (EVERYONE: that of all), None where each persona has
    markers; the lines of others beside a focus are pale and have no points. A `strip` is one of several below each other.
    """

    ctx: MapContext
    size: ChartSize
    lines: Sequence[CurveLine]
    focus: str | None
    strip: bool = False

    @property
    def left(self) -> float:
        return self.ctx.grid.left

    @property
    def right(self) -> float:
        return self.ctx.grid.right

    @property
    def stroke(self) -> float:
        """The width of a full line."""
        if self.strip:
            return LINE_OF_STRIP
        in_rows = self.ctx.look.in_rows
        if self.focus is None:
            return LINE_BESIDE_IN_ROWS if in_rows else LINE_BESIDE
        return LINE_ALONE_IN_ROWS if in_rows else LINE_ALONE

    @property
    def face(self) -> float:
        """The radius of a face without importance."""
        return FACE_OF_STRIP if self.strip else FACE

    def line_colour(self, persona: str) -> str:
        """The colour of a persona's line; that of everyone's has the accent, or the colour of the only persona."""
        return self.ctx.colours.get(persona, self.ctx.common_colour)

    @cached_property
    def moments(self) -> list[Column]:
        """The columns with a moment of truth; of a strip only those with a point."""
        return moment_columns(self.ctx, self.scored if self.strip else None)

    @property
    def scored(self) -> frozenset[str]:
        """The keys of the steps that have a point here."""
        return frozenset(point.column.step.key for line in self.lines for point in line.points if point.here)

    def half(self, above: bool) -> str:
        """The colour of the ground above the middle line, or below it."""
        theme = self.ctx.theme
        share = theme.tint if self.focus is None else theme.tint / 2
        return theme.tinted(theme.positive if above else theme.negative, share)

    def area(self, above: bool) -> str:
        """The colour of the area between line and middle; empty where there is none."""
        theme = self.ctx.theme
        if theme.outlined:
            return "" if above else theme.tinted(theme.ink, AREA_OUTLINED)
        dark = contrast(theme.background, "#000000") < contrast(theme.background, "#ffffff")
        return theme.tinted(theme.positive if above else theme.negative, AREA_DARK if dark else AREA)

    def moment(self, ground: str, share: float = 0.11) -> str:
        """A ground in a column with a moment of truth."""
        return mix(self.ctx.theme.star, ground, share / 2 if self.ctx.theme.outlined else share)

    def readable(self, colour: str, box: Box) -> str:
        """A colour turned towards ink until it can be read on all grounds that a text in that box may lie on."""
        above = (box[1] + box[3]) / 2 < self.size.middle
        grounds = [self.half(above)]
        if self.focus is not None and (area := self.area(above)):
            grounds.append(area)
        if any(one.x < box[2] and one.x + one.width > box[0] for one in self.moments):
            grounds += [self.moment(ground, 0.12) for ground in grounds]
        share, found, least = 0.0, colour, least_contrast(self.ctx.theme)
        while share < 1 and any(contrast(found, ground) < least for ground in grounds):
            share += 0.1
            found = mix(self.ctx.theme.ink, colour, min(1.0, share))
        return found


def least_contrast(theme: Theme) -> float:
    """The contrast that a text at the curve has at the least."""
    texts = (theme.ink, theme.soft, theme.accent, theme.positive, theme.neutral, theme.negative)
    return ENHANCED if all(contrast(one, theme.background) >= ENHANCED for one in texts) else READABLE


def moment_columns(ctx: MapContext, keys: frozenset[str] | None = None) -> list[Column]:
    """The columns of the moments of truth, from left to right, of some steps or of all."""
    stages = [one for one in ctx.grid.felt if one.step.moment_of_truth and one.step.key.startswith("stage:")]
    found = {one.step.key: one for one in (*ctx.grid.columns, *stages) if one.step.moment_of_truth}
    return sorted((one for key, one in found.items() if keys is None or key in keys), key=lambda one: one.x)


def chart_of(ctx: MapContext, size: ChartSize, persona: str = "", strip: bool = False) -> Chart:
    """The chart of a row: of all lines, with `persona` in its focus where one is given; a strip has that one's alone."""
    points = points_of(ctx, size.plot)
    apart = ctx.by_persona()
    focus = persona if apart and persona else None if apart else EVERYONE
    if focus:  # a line with faces goes through the middle of its columns, whoever else is there
        points = [replace(one, x=one.column.middle) if one.persona == focus else one for one in points]
    if strip:
        points = [one for one in points if one.persona == persona]
    return Chart(ctx, size, lines_of(ctx, moved(points, size.above)), focus, strip)
