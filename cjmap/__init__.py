"""Customer-journey maps as code: a YAML text → a checked journey → a map as SVG, PDF, PNG or Graphviz DOT."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.diagnostics import Diagnostic, JourneyError, Span
    from cjmap.model import Journey
    from cjmap.options.medium import Medium
    from cjmap.origin import Origin
    from cjmap.pipeline import load, render, render_all
    from cjmap.read.edit import Delete, Insert, Move, NoSuchPlace, NotEdited, Rename, Set, SharedValue, edit
    from cjmap.write import dumps

__version__ = "0.1.0"

__all__ = [
    "Delete", "Diagnostic", "Insert", "Journey", "JourneyError", "Medium", "Move", "NoSuchPlace", "NotEdited", "Origin",
    "Rename", "Set", "SharedValue", "Span", "__version__", "dumps", "edit", "load", "render", "render_all",
]  # fmt: skip

_HOMES = {
    "Delete": "cjmap.read.edit",
    "Diagnostic": "cjmap.diagnostics",
    "Insert": "cjmap.read.edit",
    "Journey": "cjmap.model",
    "JourneyError": "cjmap.diagnostics",
    "Medium": "cjmap.options.medium",
    "Move": "cjmap.read.edit",
    "NoSuchPlace": "cjmap.read.edit",
    "NotEdited": "cjmap.read.edit",
    "Origin": "cjmap.origin",
    "Rename": "cjmap.read.edit",
    "Set": "cjmap.read.edit",
    "SharedValue": "cjmap.read.edit",
    "Span": "cjmap.diagnostics",
    "dumps": "cjmap.write",
    "edit": "cjmap.read.edit",
    "load": "cjmap.pipeline",
    "render": "cjmap.pipeline",
    "render_all": "cjmap.pipeline",
}


def __getattr__(name: str) -> object:
    """A public name, from its module when it is first asked for: `import cjmap` alone loads nothing heavy."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)


class _Package(ModuleType):
    """Keeps the public names: the import system binds a loaded module to its package, the folder `render` too."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
