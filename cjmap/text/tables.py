"""A font file → its tables by name, and tables → a font file (OpenType, table directory)."""

from __future__ import annotations

import struct
from collections.abc import Mapping

COUNT = struct.Struct(">H")
TABLE = struct.Struct(">4sIII")
HEAD = 12
"""The bytes before the directory: the kind of outlines, how many tables there are, and what speeds up the search for one."""


def tables_of(data: bytes) -> dict[bytes, bytes]:
    """The tables of a font file."""
    found = {}
    for number in range(COUNT.unpack_from(data, 4)[0]):
        name, _, start, length = TABLE.unpack_from(data, HEAD + number * TABLE.size)
        found[name] = data[start : start + length]
    return found


def font_file(kind: bytes, tables: Mapping[bytes, bytes]) -> bytes:
    """A font file; what speeds up the search for a table, and checksums, which nobody here asks for, are left out."""
    head = kind + struct.pack(">HHHH", len(tables), 0, 0, 0)
    offset = HEAD + len(tables) * TABLE.size
    directory, bodies = [head], []
    for name in sorted(tables):
        body = tables[name]
        directory.append(TABLE.pack(name, 0, offset, len(body)))
        bodies.append(body + bytes(-len(body) % 4))
        offset += len(bodies[-1])
    return b"".join(directory + bodies)
