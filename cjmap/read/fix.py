"""A text and its diagnostics → the text with those lines written as they should be whose right form is certain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from cjmap.diagnostics import Diagnostic, Fix
from cjmap.read.decode import split
from cjmap.read.source import parse
from cjmap.read.traps import BULLETS

_LINE = re.compile("([^\r\n]*)(\r\n|[\r\n]|$)")
_MARK = "\ufeff"
_MOST_TRIED = 100
"""Lines that are tried one by one where all together go wrong."""


def fixed(text: str, diagnostics: Sequence[Diagnostic]) -> str:
    """Write the lines of all fixes; line ends, a byte order mark and everything else stay as they are.

    A line is left alone where its fixes differ, where it is not the line that the fix was made for, where a word, number
    or sign would be lost or changed (unless the fix says the same in other words), and where the line cannot be read or a
    new mistake of writing comes up afterwards.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    body = text[len(mark) :]
    lines = [(line, end) for line, end in _LINE.findall(body) if line or end]
    wanted = _agreed(diagnostics, [line for line, _ in lines])
    if not wanted:
        return text
    known = _faults(body)
    if _holds(lines, wanted, known):
        return mark + _written(lines, wanted)
    kept: dict[int, str] = {}
    for at, after in sorted(wanted.items())[:_MOST_TRIED]:
        if _holds(lines, {**kept, at: after}, known):
            kept[at] = after
    return mark + _written(lines, kept)


def _agreed(diagnostics: Sequence[Diagnostic], lines: Sequence[str]) -> dict[int, str]:
    """The lines to be written, by their index: those on which all fixes agree and which keep every word."""
    fixes: dict[int, set[Fix]] = {}
    for diagnostic in diagnostics:
        if diagnostic.fix:
            fixes.setdefault(diagnostic.fix.line - 1, set()).add(diagnostic.fix)
    agreed = {at: next(iter(found)) for at, found in fixes.items() if len(found) == 1 and 0 <= at < len(lines)}
    return {
        at: fix.after
        for at, fix in agreed.items()
        if fix.before == lines[at]
        and fix.after != fix.before
        and (fix.rewords or kept_words(fix.before) == kept_words(fix.after))
    }


def kept_words(line: str) -> str:
    """The letters, digits, currency signs and pictures of a line in their order: what a fix must not change."""
    return "".join(char for char in line.casefold() if _counts(char))


def _counts(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LN" or (category in ("Sc", "So") and char not in BULLETS)


def _faults(text: str) -> set[tuple[int, str]]:
    """Line and code of each mistake of writing in a text."""
    return {(found.span.line - 1 if found.span else -1, found.code) for found in parse(text, "").diagnostics}


def _holds(lines: Sequence[tuple[str, str]], wanted: Mapping[int, str], known: set[tuple[int, str]]) -> bool:
    """Whether the written lines can be read and nothing new is wrong anywhere."""
    written = _written(lines, wanted)
    if len(split(written)) != len(split("".join(line + end for line, end in lines))):
        return False  # an emptied line between CR and LF makes one line end of two
    faults = _faults(written)
    return faults <= known and not any(at in wanted and code != "duplicate-key" for at, code in faults)


def _written(lines: Sequence[tuple[str, str]], wanted: Mapping[int, str]) -> str:
    return "".join(wanted.get(at, line) + end for at, (line, end) in enumerate(lines))
