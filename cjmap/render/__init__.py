"""A Scene, or for Graphviz a Journey → the bytes of a file; one entry in a table a format (`cjmap/options/formats.py`)."""

from cjmap.diagnostics import MissingLibrary, RenderError
from cjmap.options import LIVE, OUTLINE, TEXTS
from cjmap.options.formats import FORMATS, Format

__all__ = ["FORMATS", "LIVE", "OUTLINE", "TEXTS", "Format", "MissingLibrary", "RenderError", "WrongScale"]


class WrongScale(RenderError):
    """There can be no picture at the scale that was asked for; the message says which would do."""
