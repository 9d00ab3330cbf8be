"""The parts of a file → how each is written: in a line or in a block, with or without quotation marks."""

from __future__ import annotations

from cjmap.late import pattern
from cjmap.read.format.parts import CollectionEntry, Part
from cjmap.read.mistakes.spaces import has_odd_spaces
from cjmap.read.mistakes.wide import has_wide_signs
from cjmap.read.nodes import value_of

WIDTH = 120
"""Characters of a line, past which `[ ]` and `{ }` become blocks and a text over several lines stays one."""

_FOLD = "\a "
"""Where ruamel.yaml is to end a line of a `>` block."""

_PLAIN = pattern(r"[^\W\d_][^:#\t\n\"]*")
_WORD = pattern(r"[^\W\d_]\w*")
_RISKY = pattern(r"\?|-[^\d.\s]|\.\.\.")
"""The beginnings of a text that YAML takes, but that the format wants in quotation marks."""

_CLOSE = pattern(r"#[^\s#]")
"""A comment whose sign stands close to its first word."""

_UNPRINTABLE = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u2028\u2029\ud800-\udfff]")
_OTHER_MEANINGS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""Words that some reader of YAML takes for something else than a text."""

_ENDS = (",", ";")
"""At the end of a plain text these are taken for mistakes, so that a text in quotation marks keeps them."""


def shape(root: Part) -> None:
    """Decide the form of everything in a file, in place. The file itself is a block."""
    root.flow = False
    _shape_entries(root, 0)


def _shape_entries(part: Part, column: int) -> None:
    for entry in part.entries:
        if entry.key:
            _shape_text(entry.key, column, is_key=True)
            entry.key.rows = ()
        _shape(entry, column)


def _shape(entry: CollectionEntry, column: int) -> None:
    """Decide the form of a value; its key or hyphen stands in that column."""
    value = entry.value
    start = column + 2 + (len(entry.key.words) + _more(entry.key) if entry.key else 0)
    if value.kind == "scalar":
        value.rows = () if entry.cut else value.rows
        _shape_text(value, start)
        close = any(_CLOSE.match(comment) for comment in entry.beside[-1:])
        if close and not entry.cut and not value.style and isinstance(value_of(value.words), str):
            value.style = "'"  # else the comment would seem to be the rest of the text
    elif not value.entries:
        entry.above += value.below
        value.below = []
    else:
        value.flow = value.flow and _fits(value, start)
        if value.flow:
            _shape_flow(value)
        else:
            _shape_entries(value, column + 2)


def _shape_text(part: Part, column: int, is_key: bool = False, in_flow: bool = False) -> None:
    """Decide how a text is written."""
    words = part.words
    if part.style in ("|", ">"):
        if part.style == ">" and "\n\t" in part.words:  # ruamel.yaml would join such lines with others
            part.style, part.words = "|", part.words.replace(_FOLD[0], "")
        return
    if _UNPRINTABLE.search(words):
        part.style = '"'
    elif "\n" in words:
        part.style = "|" if not (is_key or in_flow) and _is_block(words) else '"'
    elif not part.style:
        part.style = "'" if _is_risky(words) else ""
    elif _needs_none(words, in_flow) and not (is_key and has_wide_signs(words)):
        part.style = ""
    else:
        part.style = "'"
    if part.rows and not in_flow and not words.endswith(_ENDS) and column + len(words) + _more(part) > WIDTH:
        part.style, part.words = ">", _FOLD.join(part.rows)


def _is_risky(words: str) -> bool:
    return bool(_RISKY.match(words)) and isinstance(value_of(words), str)


def _needs_none(words: str, in_flow: bool) -> bool:
    """Whether a text in quotation marks is surely the same without: words that begin with a letter, and no sign of YAML's."""
    if (
        not (_WORD if in_flow else _PLAIN).fullmatch(words)
        or words.casefold() in _OTHER_MEANINGS
        or words.endswith(_ENDS)
    ):
        return False
    return words == words.strip() and not has_odd_spaces(words)


def _is_block(words: str) -> bool:
    """Whether a text of several lines can stand in a `|` block."""
    rows = words.removesuffix("\n").split("\n")
    return bool(rows[0]) and bool(rows[-1]) and not any(row != row.strip() or "\t" in row for row in rows)


def _more(part: Part) -> int:
    """Characters that a text takes beyond its words."""
    return 2 + part.words.count("'") if part.style else 0


def _shape_flow(part: Part) -> None:
    """Decide how texts in `[ ]` and `{ }` are written, and leave out the blank lines between them."""
    for entry in part.entries:
        entry.above = []
        if entry.key:
            _shape_text(entry.key, 0, is_key=True, in_flow=True)
        if entry.value.kind == "scalar":
            _shape_text(entry.value, 0, in_flow=True)
        else:
            _shape_flow(entry.value)


def _fits(part: Part, column: int) -> bool:
    """Whether `[ ]` or `{ }` may stay: on one line, for words and numbers, without a comment in it."""
    return _width(part) <= WIDTH - column


def _width(part: Part) -> int:
    """Characters of a part in one line; far too many where it must not be one."""
    if part.kind == "alias":
        return len(part.words) + 1
    if part.kind == "scalar":
        quoted = not _needs_none(part.words, in_flow=True) if part.style else _is_risky(part.words)
        if (
            (quoted and " " in part.words)
            or not (part.words or part.style)
            or "\n" in part.words
            or _UNPRINTABLE.search(part.words)
        ):
            return 10 * WIDTH
        return len(part.words) + (2 + part.words.count("'") if quoted else 0)
    if part.below or any(entry.beside or any(entry.above) for entry in part.entries):
        return 10 * WIDTH
    return sum((_width(entry.key) + 2 if entry.key else 0) + _width(entry.value) + 2 for entry in part.entries)
