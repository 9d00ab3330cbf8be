"""A PDF → what a screen reader would tell of it: its elements in their order, each with its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, ContentStream, NameObject, TextStringObject

MOVES = (b"Tm", b"Td", b"TD", b"T*", b"cm", b"BT", b"ET")
"""What puts text in another place."""


@dataclass
class Element:
    """An element of the structure; words are in elements without children."""

    name: str
    words: str = ""
    children: list[Element] = field(default_factory=list)
    address: str = ""

    def outline(self, depth: int = 0) -> str:
        """The element and those in it, one a line, indented."""
        said = f"{'  ' * depth}{self.name}" + (f" {self.words}" if self.words else "")
        return "\n".join([said, *(child.outline(depth + 1) for child in self.children)])

    def all(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child.all()

    @property
    def lines(self) -> list[str]:
        """The words of the element and of those in it, as they follow each other."""
        return [element.words for element in self.all() if element.words]


def told(data: bytes) -> Element:
    """The one element at the top. Checks on the way that page and structure know each other (ISO 32000-1, 14.7.4)."""
    reader = PdfReader(BytesIO(data), strict=True)
    assert reader.root_object["/MarkInfo"]["/Marked"]
    root = reader.root_object["/StructTreeRoot"]
    top = root["/K"] if isinstance(root["/K"], list) else [root["/K"]]
    assert len(top) == 1
    numbers = root["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    words: dict[tuple[int, int], str] = {}
    for page in reader.pages:
        holders = parents[page["/StructParents"]].get_object() if "/StructParents" in page else []
        marked = list(_marked(reader, page))
        assert [number for number, _ in marked] == list(range(len(holders)))
        for (number, said), holder in zip(marked, holders, strict=True):
            assert number in _kids(holder.get_object())
            words[_id(page), number] = said
        for note in page.get("/Annots", []):
            holder = parents[note.get_object()["/StructParent"]].get_object()
            areas = [kid.raw_get("/Obj").idnum for kid in _kids(holder) if isinstance(kid, dict)]
            assert areas == [note.idnum] or not _kids(holder), "a link without words may have none"
    found = _element(top[0].get_object(), words, 0)
    assert not words, "all that is marked on a page is in an element"
    return found


def _id(page: Any) -> int:
    return int(page.indirect_reference.idnum)


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", ArrayObject()).get_object()
    return [kid.get_object() for kid in kids] if isinstance(kids, list) else [kids]


def _element(node: Any, words: dict[tuple[int, int], str], page: int) -> Element:
    """An element; takes its words out of those that are given."""
    page = _id(node["/Pg"]) if "/Pg" in node else page
    found = Element(node["/S"][1:])
    for kid in _kids(node):
        if isinstance(kid, int):
            found.words = " ".join(filter(None, (found.words, words.pop((page, kid)))))
        elif kid.get("/Type") == "/OBJR":
            found.address = kid["/Obj"].get("/A", {}).get("/URI", "")
        else:
            assert kid["/P"].get_object() == node
            found.children.append(_element(kid, words, page))
    return found


def _marked(reader: PdfReader, page: PageObject) -> Iterator[tuple[int, str]]:
    """The number and the words of each marked part of a page, in painting order."""
    contents = page.get_contents()
    if contents is None:
        return
    part: list[tuple[Any, bytes]] = []
    number, depth = -1, 0
    for operands, operator in contents.operations:
        if operator in (b"BDC", b"BMC"):
            depth += 1
            if operator == b"BDC" and "/MCID" in operands[1]:
                assert number < 0, "no marked part is inside of another"
                number, depth, part = operands[1]["/MCID"], 0, []
        if number >= 0:
            part.append((operands, operator))
        if operator == b"EMC":
            if number >= 0 and depth == 0:
                yield number, _words(reader, page, part[1:-1])
                number = -1
            depth -= 1


def _words(reader: PdfReader, page: PageObject, part: list[tuple[Any, bytes]]) -> str:
    """The words of some of a page's operations, as they follow each other wherever they stand: blanks must be said."""
    stream = ContentStream(None, reader)
    stream.operations = [(_raw(operands), operator) for operands, operator in part if operator not in MOVES]
    alone = PageObject(reader)
    alone.update(page)
    alone[NameObject("/Contents")] = stream
    return " ".join(alone.extract_text().split())


def _raw(operand: Any) -> Any:
    """An operand with its texts as the bytes that are in the file, which mean what the font says."""
    if isinstance(operand, TextStringObject):
        return ByteStringObject(operand.original_bytes)
    return ArrayObject(map(_raw, operand)) if isinstance(operand, list) else operand
