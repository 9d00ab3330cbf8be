"""A journey, a theme and a width → its table: a row a stage with its touchpoints, importance, success, and what measures it."""

from __future__ import annotations

from cjmap.layout.table.view import compose

__all__ = ["compose"]
