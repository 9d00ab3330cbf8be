"""The one door to fonts: how wide a text is, where its lines break, and which glyphs draw it."""

from cjmap.text.breaking import wrap
from cjmap.text.setting import direction_of, suited
from cjmap.text.widths import reach, room, width

__all__ = ["direction_of", "reach", "room", "suited", "width", "wrap"]
