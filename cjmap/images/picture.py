"""What a checked picture is, and what is said of one that cannot be used."""

from __future__ import annotations

from typing import Literal

from cjmap.records import dataclass

MediaType = Literal["image/png", "image/jpeg", "image/svg+xml"]

MAX_PIXELS = 25_000_000
"""The most pixels of a picture: what a good phone takes twice over, and what any machine can hold decoded."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file: its bytes, safe to embed, and its size in px as it is seen."""

    data: bytes
    media_type: MediaType
    width: float
    height: float


class ImageError(Exception):
    """A picture cannot be used: `message` says why, `help` what would be right."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help
