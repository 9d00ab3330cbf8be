"""The one door to fonts and to ICU: how wide a text is, where its lines break, and which glyphs draw it."""

from cjmap.text.breaking import unbroken, wrap
from cjmap.text.scripts import suited
from cjmap.text.widths import reach, room, width

__all__ = ["reach", "room", "suited", "unbroken", "width", "wrap"]
