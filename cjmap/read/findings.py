"""What the checks of one file find → diagnostics with its path, and fixes of its lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TypedDict, Unpack

from cjmap.diagnostics import Diagnostic, Fix, Note, Severity, Span
from cjmap.late import pattern
from cjmap.read.ids import near_names

_BREAK = pattern("\r\n|[\n\r\x85\u2028\u2029]")


MOST = 1_000
"""So many errors and so many warnings are reported of one file; no one reads more."""
MOST_ASKED = 100
MOST_COMPARED = 10_000
"""Looking for near names takes long: not more often than this in one file, and a word is held against so many names at
the most, all words together.
"""


class More(TypedDict, total=False):
    """What a diagnostic may have besides its code, span and message."""

    label: str
    help: str
    notes: Sequence[Note]
    fix: Fix | None


class DiagnosticSink:
    """The diagnostic sink of one file: gathers what its checks report. `text` is its decoded text."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.diagnostics: list[Diagnostic] = []
        self._count = dict.fromkeys(Severity, 0)
        self._asked = 0
        self._compared = 0

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file without their line breaks."""
        return _BREAK.split(self.text)

    def line(self, number: int) -> str:
        """One line by its number from 1; empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @property
    def full(self) -> bool:
        """Whether no further error is reported."""
        return self._count[Severity.ERROR] >= MOST

    def add(self, diagnostic: Diagnostic) -> None:
        """Adds a diagnostic, as long as there are not MOST of its severity."""
        if self._count[diagnostic.severity] < MOST:
            self._count[diagnostic.severity] += 1
            self.diagnostics.append(diagnostic)

    def error(self, code: str, span: Span, message: str, **more: Unpack[More]) -> None:
        """Adds an error."""
        self._say(Severity.ERROR, code, span, message, more)

    def warning(self, code: str, span: Span, message: str, **more: Unpack[More]) -> None:
        """Adds a warning."""
        self._say(Severity.WARNING, code, span, message, more)

    def _say(self, severity: Severity, code: str, span: Span, message: str, more: More) -> None:
        texts = (code, message, more.get("label", ""), more.get("help", ""))
        if not isinstance(span, Span) or not all(isinstance(text, str) for text in texts):
            raise TypeError(
                "a finding has a place, which is a Span, and texts"
            )  # in the rule that made it, not in a report
        self.add(
            Diagnostic(
                code,
                message,
                self.path,
                span,
                severity,
                label=more.get("label", ""),
                help=more.get("help", ""),
                notes=tuple(more.get("notes", ())),
                fix=more.get("fix"),
            )
        )

    def near(self, words: str, known: Collection[str]) -> list[str]:
        """Up to three known names like a word; none once that was asked too often, or among too many."""
        self._asked += 1
        self._compared += len(known)
        return near_names(words, known) if self._asked <= MOST_ASKED and self._compared <= MOST_COMPARED else []

    def head(self, span: Span) -> Span:
        """The part of a place that stands in its first line."""
        if span.end_line == span.line and span.end_column > span.column:
            return span
        if span.end_line == span.line:
            return Span(span.line, span.column, span.line, span.column + 1)
        end = len(self.line(span.line).rstrip()) + 1
        return Span(span.line, span.column, span.line, max(end, span.column + 1))

    def slice(self, span: Span) -> str:
        """What stands at a place of one line; empty for a place of several."""
        return self.line(span.line)[span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""

    def replaced(self, span: Span, words: str, rewords: bool = False) -> Fix | None:
        """The fix that writes the same otherwise at a place; None where it is longer than a line, or where words change.

        Words may change where `rewords` says that the other ones mean the same.
        """
        before, there = self.line(span.line), self.slice(span)
        other = _characters(there) != _characters(words)
        if not there or (other and not rewords) or before[span.end_column - 1 : span.end_column] == "#":
            return None  # without its quotation marks a value takes a comment that is close to them into itself
        return Fix(span.line, before, before[: span.column - 1] + words + before[span.end_column - 1 :], other)


def _characters(words: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", words).casefold()))


def shown(words: str, most: int = 40) -> str:
    """An author's words for a message: in one line, in quotation marks, cut where they are long."""
    words = " ".join(words.split())
    return f'"{words}"' if len(words) <= most else f'"{words[: most - 1]}…"'


def listed(words: Sequence[str], last: str = "or") -> str:
    """`a, b or c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
