"""The media that a map is laid out for, from the options, and how their millimetres become px."""

from cjmap.options.medium import FIT, PAGES, SLIDES, Medium

__all__ = ["FIT", "PAGES", "PX_PER_MM", "SLIDES", "Medium"]

PX_PER_MM = 96 / 25.4
