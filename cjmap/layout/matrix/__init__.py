"""A journey, a theme and a width → its matrix: importance against emotion, what to fix first, and a list of all touchpoints."""

from __future__ import annotations

from cjmap.layout.matrix.view import compose

__all__ = ["compose"]
