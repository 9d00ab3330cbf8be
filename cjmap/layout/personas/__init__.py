"""A journey, a theme and a width → its personas, one sheet each below the other."""

from cjmap.layout.personas.view import compose

__all__ = ["compose"]
