"""The one door to fonts: how wide a text is, where its lines break, and which glyphs draw it."""

from cjmap.text.breaking import wrap
from cjmap.text.widths import reach, room, width

__all__ = ["reach", "room", "width", "wrap"]
