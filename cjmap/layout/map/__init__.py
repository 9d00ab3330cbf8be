"""A journey and a theme → the scene of its map, the view that the others stand beside."""

from __future__ import annotations

from cjmap.layout.map.assembly import lay_out_fitted_map, lay_out_map

__all__ = ["lay_out_fitted_map", "lay_out_map"]
