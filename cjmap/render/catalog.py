"""The end of a PDF as cairo writes it → the same, saying in which language it is and that its title is to be shown.

cairo has no words for either, so they are written into its catalog (ISO 32000-1, 7.7.2), the last of the file's objects.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence

from cjmap.late import pattern
from cjmap.records import dataclass
from cjmap.scene import BEFORE, Circle, Group, Image, Node, Path, Rect, Scene, Text

LANGUAGE = pattern(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
"""A language tag (RFC 5646, 2.1, roughly), which needs no quoting."""

CATALOG = b"<< /Type /Catalog\n"
NAMES = (b"/Lang", b"/ViewerPreferences")

AFTER_TABLE = pattern(rb"xref\n0 \d+\n(?:\d{10} \d{5} [fn] \n)+trailer\n<<[^>]*>>\nstartxref\n(?P<table>\d+)\n%%EOF\n")
"""From where the objects of a PDF of cairo 1.16 end: a plain table of where each begins."""

AFTER_STREAM = pattern(
    rb"\d+ 0 obj\n<< /Type /XRef\n[^>]*/Size (?P<size>\d+)\n[^>]*/Root (?P<root>\d+) 0 R\n\s*/Info (?P<info>\d+) 0 R\n>>\n"
    rb"stream\n.*\nendstream\nendobj\nstartxref\n(?P<table>\d+)\n%%EOF\n",
    re.DOTALL,
)
"""The same of cairo 1.18: a table that is a stream; objects are in compressed streams themselves."""


def complete(end: bytearray, start: int, language: str) -> None:
    """Change the end of a file that begins at `start`, in bytes; it stays as it is where it looks other than cairo's.

    The language is a tag such as `en-GB`; none is said where it is no such tag.
    """
    said = b"   /ViewerPreferences << /DisplayDocTitle true >>\n"
    if LANGUAGE.fullmatch(language):
        said += f"   /Lang ({language})\n".encode()
    catalog = end.rfind(CATALOG)
    if catalog >= 0:
        _grow(end, catalog, said)
    else:
        _amend(end, start, said)


def _grow(end: bytearray, catalog: int, said: bytes) -> None:
    """Make the catalog longer, and let the table after it begin so much later."""
    close = end.find(b">>\nendobj\nxref\n", catalog)
    found = AFTER_TABLE.fullmatch(end, close + len(b">>\nendobj\n"))
    if close >= 0 and found and not any(name in end[catalog:close] for name in NAMES):
        table = slice(*found.span("table"))
        end[table] = b"%d" % (int(found["table"]) + len(said))
        end[catalog + len(CATALOG) : catalog + len(CATALOG)] = said


def _amend(end: bytearray, start: int, said: bytes) -> None:
    """Add a new version of the catalog, and a table that has it alone (ISO 32000-1, 7.5.6 and 7.5.8)."""
    close = end.rfind(b"\nendobj\n", 0, max(0, end.rfind(b"<< /Type /XRef\n")))
    found = AFTER_STREAM.fullmatch(end, close + len(b"\nendobj\n"))
    before, _, catalog = _last_objects(end).rpartition(CATALOG)
    if not found or not before or not catalog.endswith(b">>\n") or any(name in catalog for name in NAMES):
        return
    root, size, offset = int(found["root"]), int(found["size"]), start + len(end)
    end += b"%d 0 obj\n%s%s%sendobj\n" % (root, CATALOG, said, catalog)
    table = start + len(end)
    entries = b"".join(b"\1%s\0\0" % at.to_bytes(4) for at in (offset, table))
    end += b"%d 0 obj\n<< /Type /XRef\n   /Length %d\n   /Size %d\n" % (size, len(entries), size + 1)
    end += b"   /Index [%d 1 %d 1]\n   /W [1 4 2]\n   /Root %d 0 R\n" % (root, size, root)
    end += b"   /Info %s 0 R\n   /Prev %s\n>>\n" % (found["info"], found["table"])
    end += b"stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (entries, table)


def _last_objects(end: bytearray) -> bytes:
    """What is in the last compressed stream of objects; nothing where there is none."""
    _, _, stream = end[max(0, end.rfind(b"<< /Type /ObjStm\n")) :].partition(b"\nstream\n")
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


@dataclass(frozen=True, slots=True)
class StageHeading:
    """A stage as it can be seen: the words of its heading, and the top left corner of it in px of the scene."""

    name: str
    x: float
    y: float


def stages(scene: Scene) -> tuple[StageHeading, ...]:
    """The stages of a scene in reading order."""
    return tuple(_stages(scene.children))


def _stages(nodes: Sequence[Node]) -> Iterator[StageHeading]:
    for node in nodes:
        if not isinstance(node, Group):
            continue
        if node.role != "section" or "stage" not in node.data:
            yield from _stages(node.children)
            continue
        heading = next((child for child in node.children if isinstance(child, Group) and child.role == "heading"), None)
        points = [*_corners(heading.children if heading else node.children)] or [*_corners(node.children)]
        if points:
            name = " ".join(_words(heading.children)) if heading else ""
            yield StageHeading(name or node.label, min(x for x, _ in points), min(y for _, y in points))


def _words(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _words(node.children)
        elif isinstance(node, Text):
            yield from node.text.split()


def _corners(nodes: Sequence[Node]) -> Iterator[tuple[float, float]]:
    """Points of which none lies outside of the nodes by more than the handles of a curve, among them their extremes."""
    for node in nodes:
        if isinstance(node, Group):
            yield from _corners(node.children)
        elif isinstance(node, Path):
            for _, *points in node.segments:
                yield from zip(points[::2], points[1::2], strict=True)
        elif isinstance(node, Circle):
            yield node.x - node.radius, node.y - node.radius
        elif isinstance(node, Text):
            yield node.x - BEFORE[node.anchor] * node.width, node.y - node.font.size
        elif isinstance(node, Rect | Image):
            yield node.x, node.y
