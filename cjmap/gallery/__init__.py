"""Journeys → one HTML page that shows them all as cards, with a search and filters, and needs nothing but itself."""

from cjmap.gallery.cards import MapCard, card, relative_link
from cjmap.gallery.page import index_page, script, style
from cjmap.gallery.portfolio import BrokenMap

__all__ = ["BrokenMap", "MapCard", "card", "index_page", "relative_link", "script", "style"]
