"""A place that YAML has just read → the trap an author fell into there; a cheap look first, for hardly a good file has one.

What judges a place is in `traps/`, which is loaded by the first place that looks suspicious: most files never need it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from cjmap.diagnostics import Span
from cjmap.late import pattern
from cjmap.read.nodes import Node
from cjmap.read.schema import Visit, keys_and_values

if TYPE_CHECKING:
    from cjmap.read.traps.trap import Trap

LISTS = {"items": "text", "touchpoints": "name", "stages": "name", "personas": "name", "next": "to", "lanes": "id"}
"""The lists of which a single entry may stand alone, and the key that says the most in an entry."""
ENTRIES = {"item": "text", "touchpoint": "name", "stage": "name", "persona": "name", "way": "to", "lane": "id"}
"""The entries of these lists, and that key."""
METRICS = "metrics"
_NAMED = {"stages", "touchpoints", "personas"}
"""Lists that may be written as one text, names with commas between them."""

NUMBERS = {"range", "counts"}
"""Lists of numbers, in which no comma tears a text."""

_SIGNS = pattern("[＃﹟［｛］｝－﹣]|[,;]$")
"""What a text has that may have been meant as a list or as a comment, or that is printed in vain."""
_SIGNS_OF_KEYS = pattern("[:=＝：﹕︓꞉∶＃﹟［｛］｝－﹣]|[,;]$")
"""The same where there may be keys and values instead."""
_TEARING = pattern(r"""[(\[{"“”„«»（「『【]|\d$|[，、﹐﹑､،︐]""")
"""What an entry of a list in `[ ]` has that a comma may have torn, or that holds several."""

BLANKS = " \t"
BLOCKS = ("|", ">")
_HEADER = 5
"""Characters that the header of a block has at most."""


def has_odd_spaces(text: str) -> bool:
    """Whether a text holds characters that look like a space, or like nothing, and are no spaces to YAML."""
    if text.isascii():
        return False
    from cjmap.read.traps.blanks import has_odd_blanks

    return has_odd_blanks(text)


def odd_start(lines: Sequence[str], line: int, words: str) -> Trap | None:
    """A key or text that begins with a character that only looks like a space."""
    if words.isascii():
        return None
    from cjmap.read.traps.blanks import odd_start

    return odd_start(lines, line, words)


def close_comment(lines: Sequence[str], line: int, column: int) -> Trap | None:
    """A `#` close behind a closing quotation mark or bracket, or behind the sign of a block."""
    if "#" not in lines[line][column : column + _HEADER]:
        return None
    from cjmap.read.traps.readings import close_remark

    return close_remark(lines, line, column)


def is_cut(line: str, end: int, data: object) -> bool:
    """Whether ` #` ends a text that may have gone on: with one space before it, or close to a word.

    `data` is the value: a text, or None where nothing is left before the mark; a number or true and false go on with nothing.
    """
    rest = line[end:]
    mark = rest.lstrip(BLANKS)
    spaces = len(rest) - len(mark)
    if not spaces or mark[:1] != "#":
        return False
    close = mark[1:2] not in ("", "#", *BLANKS)
    if data is None:
        return close
    return isinstance(data, str) and (close or spaces == 1)


def single_line(lines: Sequence[str], line: int) -> Trap | None:
    """A file of one text, which signs of another keyboard have kept from being a key and its value."""
    from cjmap.read.traps.wide import wide_line

    return wide_line(lines, line)


def entry(lines: Sequence[str], line: int, column: int, words: str, whole: bool) -> list[Trap | None]:
    """A text that begins with another sign than the hyphen and space of a list entry; `whole` says that it is on one line."""
    sign = words[:1]
    if sign.isalnum() or sign in ("", '"', "'") or (sign == "-" and words[1:2].isdigit()):
        return []
    from cjmap.read.traps.signs import BULLETS, bulleted
    from cjmap.read.traps.wide import WIDE_DASHES, wide_entry

    found = [bulleted(lines, line, column)] if sign in BULLETS else []
    return [*found, wide_entry(lines, line, column)] if sign in WIDE_DASHES and whole else found


def key(lines: Sequence[str], line: int, column: int, words: str, plain: bool, in_flow: bool) -> list[Trap | None]:
    """A key: signs of another keyboard in it, none before its colon, a value close to its colon, a `?` before it."""
    found: list[Trap | None] = []
    if plain and not in_flow and (not words.isascii() or "=" in words):
        from cjmap.read.traps.wide import has_wide_signs, wide_line

        found = [wide_line(lines, line)] if has_wide_signs(words) else []
    if plain and not words:
        from cjmap.read.traps.readings import no_key

        return [*found, no_key(lines, line, column)]
    if plain and not in_flow and (words[:1] == "-" or ":" in words or "{" in words or "[" in words):
        from cjmap.read.traps.readings import key_traps

        return [*found, key_traps(lines, line, column, words)]
    if lines[line].find("?", 0, column) >= 0:
        from cjmap.read.traps.readings import question

        return [*found, question(lines, line, column)]
    return found


def swallowed(lines: Sequence[str], first: int, column: int, last: int, in_quotes: bool) -> list[Trap]:
    """A text over several lines that holds what look like keys or list entries of their own."""
    from cjmap.read.traps import readings

    return readings.swallowed(lines, first, column, last, in_quotes)


def tagged(lines: Sequence[str], line: int, column: int, in_flow: bool) -> Trap:
    """A value with a tag: a text that begins with an exclamation mark."""
    from cjmap.read.traps import readings

    return readings.tagged(lines, line, column, in_flow)


def anchored(lines: Sequence[str], line: int, column: int, in_flow: bool) -> Trap:
    """A text with an anchor that nothing refers to: a text that begins with `&`."""
    from cjmap.read.traps import readings

    return readings.anchored(lines, line, column, in_flow)


def unknown_alias(lines: Sequence[str], line: int, column: int, in_flow: bool, inside: bool) -> Trap:
    """An alias of no anchor: a text that begins with an asterisk; or an alias inside of what it stands for."""
    from cjmap.read.traps import readings

    return readings.unknown_alias(lines, line, column, in_flow, inside)


def list_as_key(lines: Sequence[str], line: int, column: int) -> Trap:
    """A list in the place of a key: a text that begins with a bracket (`[Optional]: …`, `{{name}}`)."""
    from cjmap.read.traps import readings

    return readings.list_as_key(lines, line, column)


def duplicate(lines: Sequence[str], words: str, key: Span, first: Span, known: Container[str]) -> Trap:
    """A key that is there twice; or the first key of the next list entry, whose hyphen is missing."""
    from cjmap.read.traps import readings

    return readings.duplicate(lines, words, key, first, known)


def second_document(lines: Sequence[str], line: int) -> Trap:
    """A line of three hyphens in the middle of the file; or another map below it."""
    from cjmap.read.traps import readings

    return readings.second_document(lines, line)


def too_deep(line: int, column: int, most: int) -> Trap:
    """More levels than the format allows."""
    from cjmap.read.traps import readings

    return readings.too_deep(line, column, most)


def too_many(line: int, column: int, most: int) -> Trap:
    """Aliases that stand for more than the format allows."""
    from cjmap.read.traps import readings

    return readings.too_many(line, column, most)


def may_slip(visit: Visit) -> bool:
    """Whether YAML may have read something else at a place than its author meant: what `slips.py` is to look at."""
    node = visit.node
    if node.cut or node.empty:
        return True
    if node.kind == "scalar":
        return _text_may_slip(visit)
    if node.kind == "sequence":
        lists = node.flow and visit.definition not in NUMBERS
        return lists and (node.span.line != node.span.end_line or any(map(_may_be_torn, node.items)))
    return _mapping_may_slip(visit)


def _text_may_slip(visit: Visit) -> bool:
    node, schema = visit.node, visit.schema
    if node.span.line != node.span.end_line or visit.key == METRICS or visit.definition in _NAMED:
        return True
    with_keys = "properties" in schema or "else" in schema
    return node.plain and bool((_SIGNS_OF_KEYS if with_keys else _SIGNS).search(node.words))


def _mapping_may_slip(visit: Visit) -> bool:
    node = visit.node
    if "<<" in node.entries or (visit.key == METRICS and visit.entry):
        return True
    if node.flow:
        return any(entry.value.empty for entry in node.entries.values())
    main = ENTRIES.get(visit.definition) or LISTS.get(visit.definition)
    if main is None or main in node.entries:
        return False
    known = keys_and_values(node, visit.schema).get("properties", {})
    return bool(known) and next(iter(node.entries), "") not in known


def _may_be_torn(item: Node) -> bool:
    return item.cut or bool(_TEARING.search(item.words))
