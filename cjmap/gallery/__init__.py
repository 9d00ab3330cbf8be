"""Journeys → one HTML page that shows them all as cards, with a search and filters, and needs nothing but itself."""

from cjmap.gallery.cards import MapCard, card, relative_link
from cjmap.gallery.page import index_page, script, style

__all__ = ["MapCard", "card", "index_page", "relative_link", "script", "style"]
