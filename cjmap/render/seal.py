"""The bytes of a finished file → the same with a digest of them inside, by which cjmap knows what it wrote, to the byte.

The digest (SHA-256, in hexadecimal digits) stands near the end, where readers of the format pass over it: in a comment, or in
a chunk of a PNG that only cjmap knows. It is of all bytes of the file but those of the piece that it stands in.
"""

from __future__ import annotations

import hashlib
import os
import re
from typing import BinaryIO

from cjmap.late import pattern
from cjmap.render.pictures import chunk

PIECE = pattern(
    rb"<!--cjmap ([0-9a-f]{64})-->\n|%cjmap ([0-9a-f]{64})\n|// cjmap ([0-9a-f]{64})\n|\0\0\0\x40cjMP([0-9a-f]{64}).{4}",
    re.DOTALL,
)
"""What the digest stands in: in XML, HTML and Markdown, in a PDF, in a Graphviz file, in a PNG."""

NEAR_END = 512
"""In so many bytes at the end of a file its digest stands, if anywhere."""

PNG_END = 12
"""Bytes of the last chunk of a PNG, which is empty (PNG 3rd edition, 11.2.4)."""

AT_ONCE = 1 << 20


def sealed_xml(data: bytes) -> bytes:
    """An SVG or an HTML page, with a comment before the end of its root element."""
    return _inserted(data, data.rindex(b"</"), b"<!--cjmap %s-->\n" % _digest(data))


def sealed_markdown(data: bytes) -> bytes:
    """A Markdown file, with a comment of HTML as its last line, after a blank one."""
    data += b"\n"
    return _inserted(data, len(data), b"<!--cjmap %s-->\n" % _digest(data))


def sealed_dot(data: bytes) -> bytes:
    """A Graphviz file, with a comment as its last line."""
    return _inserted(data, len(data), b"// cjmap %s\n" % _digest(data))


def sealed_png(data: bytes) -> bytes:
    """A PNG with one more chunk: its name says that it may be passed over, is private, and holds for these pixels alone."""
    return _inserted(data, len(data) - PNG_END, chunk(b"cjMP", _digest(data)))


def seal_pdf(end: bytearray, before: hashlib._Hash) -> None:
    """Put the comment into the end of a PDF, where nothing counts the bytes any more; `before` has the rest, and is used up."""
    before.update(end)
    offset = end.rindex(b"startxref\n")
    end[offset:offset] = b"%%cjmap %s\n" % before.hexdigest().encode()


def is_sealed(file: BinaryIO) -> bool:
    """Whether a file is, to the byte, one that cjmap wrote. Raises OSError."""
    size = file.seek(0, os.SEEK_END)
    start = file.seek(max(0, size - NEAR_END))
    end = file.read(NEAR_END)
    pieces = list(PIECE.finditer(end))
    if not pieces:
        return False
    piece, digest = pieces[-1], hashlib.sha256()
    left = start + piece.start()
    file.seek(0)
    while data := file.read(min(left, AT_ONCE)):
        digest.update(data)
        left -= len(data)
    digest.update(end[piece.end() :])
    return digest.hexdigest().encode() in piece.groups()


def was_sealed(file: BinaryIO) -> bool:
    """Whether cjmap wrote a file that may have been changed since. Raises OSError."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - NEAR_END))
    return PIECE.search(file.read(NEAR_END)) is not None


def _inserted(data: bytes, offset: int, piece: bytes) -> bytes:
    return data[:offset] + piece + data[offset:]


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
