"""A journey, a theme, a slide's size → the scenes of its slides: the whole journey, or one stage after the other."""

from cjmap.layout.slide.overview import lay_out_slides
from cjmap.layout.slide.stage import lay_out_stages

__all__ = ["lay_out_slides", "lay_out_stages"]
