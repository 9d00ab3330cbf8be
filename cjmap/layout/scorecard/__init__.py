"""A journey, a theme and a width → its scorecard: what was measured of the whole and of each stage, with targets and answers."""

from cjmap.layout.scorecard.view import compose

__all__ = ["compose"]
