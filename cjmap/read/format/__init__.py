"""The text of a journey file → the same in house style: keys in the order of the format, quotation marks only where needed."""

from __future__ import annotations

from cjmap.diagnostics import Diagnostic
from cjmap.late import pattern
from cjmap.read.format.comments import attach, comments
from cjmap.read.format.order import arrange, space
from cjmap.read.format.parts import Part, SourceText
from cjmap.read.format.style import shape
from cjmap.read.format.writing import written
from cjmap.read.nodes import Node
from cjmap.read.source import parse

__all__ = ["NotFormatted", "formatted", "spelled"]

_BREAK = pattern("\r\n|[\r\n]")
_END = pattern(r"\n\n\Z")


class NotFormatted(ValueError):
    """A text that is left as it is; `diagnostics` are its mistakes of writing, none where it is for another reason."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        self.diagnostics = diagnostics
        super().__init__(message)


def formatted(text: str) -> str:
    """The text in house style, with its own line ends; it says the same, and every comment is kept.

    Formatting twice gives what formatting once gives. Raises NotFormatted where the text has mistakes of writing, or where
    the result would not say the same.
    """
    source = parse(text, "")
    if source.root is None or any(found.is_error for found in source.diagnostics):
        raise NotFormatted("it has mistakes of writing", source.diagnostics)
    if source.root.kind != "mapping":
        raise NotFormatted("it has no keys")
    before = _BREAK.sub("\n", source.text) + "\n"  # as it is read
    try:
        whole = SourceText(before, folds=True)
        attach(whole)
        after = spelled(whole.root)
        kept = sorted(comments(SourceText(after))) == sorted(comments(whole))
    except ValueError as error:
        raise NotFormatted(f"its form is beyond this command: {error}") from error
    found = parse(after, "")
    other = _other(source.root, found.root) if found.root else source.root
    if other or not kept:
        place = f"line {other.span.line}" if other else "its comments"
        raise NotFormatted(f"{place} would not say the same; this is a fault of cjmap, please report it")
    return after.replace("\n", "\r\n") if source.text.count("\r\n") * 2 > source.text.count("\n") else after


def spelled(root: Part) -> str:
    """The text of a file in house style from its parts, which are arranged and shaped in place.

    Raises ValueError where they cannot be written.
    """
    head = arrange(root)
    shape(root)
    space(root)
    return _END.sub("\n", written(root, head))


def _other(one: Node, other: Node) -> Node | None:
    """The first part of a tree that another does not say word for word, but for the order of keys; None where there is none."""
    done: set[tuple[int, int]] = set()
    waiting = [(one, other)]
    while waiting:
        one, other = waiting.pop()
        if (id(one), id(other)) in done:
            continue
        done.add((id(one), id(other)))
        data = [(type(node.data), node.data) if node.kind == "scalar" else None for node in (one, other)]
        if (one.kind, one.words) != (other.kind, other.words) or data[0] != data[1]:
            return one
        if len(one.items) != len(other.items) or one.entries.keys() != other.entries.keys():
            return one
        waiting += zip(one.items, other.items, strict=True)
        waiting += ((entry.value, other.entries[key].value) for key, entry in one.entries.items())
    return None
