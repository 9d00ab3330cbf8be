"""Themes, colours that can be read on them, and small pictures: what random journeys look like."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

OWN_COLOURS = {
    "default": {"accent": "#5b2a86", "positive": "#0b6e4f", "neutral": "#5a5a5a", "negative": "#9b1d20"},
    "dark": {"accent": "#c9b6ff", "positive": "#7ee0b5", "neutral": "#c8c8c8", "negative": "#ffa8a0"},
}
"""Colours of an author's own that can be read on the ground of the theme."""

PERSONA_COLOURS = {False: ("#7a1f5c", "#1f5c7a"), True: ("#f2a7d8", "#9fd3ef")}
"""On a light ground, and on a dark one."""

PICTURES = {
    "face.png": b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGMwTpsJRAwQCgAf7gTJ/qZDUgAAAABJRU5ErkJggg=="
    ),
    "wide.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 10"><rect width="90" height="10" fill="#345"/></svg>',
    "tall.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="90"><circle cx="5" cy="45" r="5"/></svg>',
}
"""Files that a journey may name; `with_pictures` writes them."""


def with_pictures(folder: Path) -> Path:
    """Write the pictures into a folder."""
    for name, data in PICTURES.items():
        (folder / name).write_bytes(data)
    return folder
