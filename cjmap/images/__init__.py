"""The name of a picture in a journey file → its checked bytes and its size; no address is ever fetched.

What a file is, its content says, not its name. Everything is decided without decoding it into pixels.
"""

from __future__ import annotations

import os
import stat
from functools import lru_cache
from pathlib import Path, PureWindowsPath

from cjmap.images.picture import ImageError, MediaType, Picture

__all__ = ["ImageError", "MediaType", "Picture", "content", "load"]

MAX_BYTES = 2 * 1024 * 1024
"""The largest picture file: 2 MiB."""

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
GZIP = b"\x1f\x8b"
SPACES = b"\xef\xbb\xbf \t\r\n"

KINDS = "A picture is a PNG, JPEG or SVG file."
WHERE = (
    "Name a file by its path from the journey file, such as `images/maya.png`, inside the same repository or folder."
)


def load(folder: str, name: str) -> Picture:
    """The picture that a file in `folder` calls `name`. ImageError where it is not there, outside the repository of the
    folder (or the folder, where there is none), larger than 2 MiB, or no sound PNG, JPEG or SVG.
    """
    return _checked(content(folder, name), name)


@lru_cache(maxsize=8)
def _checked(data: bytes, name: str) -> Picture:
    """The picture that these bytes are; checking and drawing a map ask for the same ones more than once."""
    if data.startswith(PNG):
        from cjmap.images.raster import png_size

        return Picture(data, "image/png", *png_size(data, name))
    if data.startswith(JPEG):
        from cjmap.images.raster import jpeg_size

        return Picture(data, "image/jpeg", *jpeg_size(data, name))
    if data.lstrip(SPACES).startswith(b"<"):
        from cjmap.images.vector import clean

        return Picture(*clean(data, name))
    if data.startswith(GZIP):
        raise ImageError(f'"{name}" is compressed', "Save it as plain SVG, with the ending .svg instead of .svgz.")
    raise ImageError(f'"{name}" is not a PNG, JPEG or SVG picture', KINDS + " The content counts, not the ending.")


def content(folder: str, name: str) -> bytes:
    """The bytes of that file, whatever they are. ImageError where it is not there, outside, or larger than 2 MiB."""
    return _read(_location(folder, name), name)


def _location(folder: str, name: str) -> Path:
    """Where the file is, links followed. Nothing outside is looked at, so that no message tells what is there."""
    if "://" in name or name.startswith("data:"):
        raise ImageError(f'"{name}" is an address, and none is ever fetched', "Save the picture. " + WHERE)
    if not name.strip() or "\0" in name:
        raise ImageError("The name of the picture is not a file name", WHERE)
    if Path(name).is_absolute() or PureWindowsPath(name).anchor:
        raise ImageError(f'"{name}" starts at the root of a disk', WHERE)
    base = Path(os.path.realpath(folder))
    root = next((parent for parent in (base, *base.parents) if (parent / ".git").exists()), base)
    outside = ImageError(f'"{name}" is outside the {"folder" if root == base else "repository"}', WHERE)
    if not Path(os.path.normpath(base / name)).is_relative_to(root):
        raise outside
    try:
        file = Path(os.path.realpath(base / name))
    except (OSError, RuntimeError) as error:  # a link that leads to itself
        raise ImageError(f'"{name}" cannot be read', WHERE) from error
    if not file.is_relative_to(root):
        raise outside
    return file


def _read(file: Path, name: str) -> bytes:
    """The bytes of an ordinary file of at most 2 MiB."""
    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ImageError(f'"{name}" is a folder', WHERE)
        if not stat.S_ISREG(status.st_mode):
            raise ImageError(f'"{name}" is not an ordinary file', WHERE)
        if status.st_size > MAX_BYTES:
            size = status.st_size / 1024 / 1024
            raise ImageError(f'"{name}" has {size:.1f} MiB; a picture may have 2 MiB', "Save it smaller.")
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ImageError(f'Picture not found: "{name}"', WHERE) from error
    except OSError as error:
        raise ImageError(f'"{name}" cannot be read', "Check that the file may be read.") from error
