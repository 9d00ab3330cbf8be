"""What is wrong in a file, as plain data: a code, a position, a sentence, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from cjmap.records import dataclass, replace


class Severity(StrEnum):
    """How bad a diagnostic is: an error stops the drawing, a warning does not, and a notice is no fault at all."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A position in a file: lines and columns count characters from 1; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Note:
    """A second position that belongs to a diagnostic, with a sentence about it."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Fix:
    """A line of the file as it should be written, or several from `line` on; only set where one reading is possible.

    `before` is what stands there, `after` what should, both without the last line break; between lines is a line feed. `rewords`
    says that other words or digits say the same, as in a date: `18.05.2026` and `2026-05-18`.
    """

    line: int
    before: str
    after: str
    rewords: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `message` stands alone; `label` is the few words beside the carets (`did you mean "pain_points"?`);
    `help` says what would be right. `span` is None when the whole file is meant.
    """

    code: str
    message: str
    path: str
    span: Span | None = None
    severity: Severity = Severity.ERROR
    label: str = ""
    help: str = ""
    notes: tuple[Note, ...] = ()
    fix: Fix | None = None

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    @property
    def is_notice(self) -> bool:
        return self.severity is Severity.NOTICE


Severities = Mapping[str, Severity | None]
"""How bad the codes are that a project says something about; None for one that is not to be said."""


def by_position(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort diagnostics by file, position and code, each said once."""
    unique = {(d.path, d.span or Span(0, 0, 0, 0), d.code, d.message): d for d in diagnostics}
    return tuple(unique[key] for key in sorted(unique))


def weighed(diagnostics: Iterable[Diagnostic], severities: Severities) -> tuple[Diagnostic, ...]:
    """The diagnostics with the severities that a project wishes for their codes, None for none at all; errors stay errors."""
    return tuple(_weighed(diagnostics, severities)) if severities else tuple(diagnostics)


def _weighed(diagnostics: Iterable[Diagnostic], severities: Severities) -> Iterator[Diagnostic]:
    for one in diagnostics:
        wanted = severities.get(one.code, one.severity)
        if one.is_error or wanted is one.severity:
            yield one
        elif wanted:
            yield replace(one, severity=wanted)


class JourneyError(Exception):
    """A journey file has errors; `diagnostics` holds all of them, warnings too, sorted by position."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = by_position(diagnostics)
        errors = [d for d in self.diagnostics if d.is_error]
        first = errors[0] if errors else None
        position = f"{first.path}:{first.span.line}:{first.span.column}: " if first and first.span else ""
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        super().__init__(f"{position}{first.message}{more}" if first else "the journey has errors")


class RenderError(Exception):
    """A picture cannot be drawn; the message is a sentence or two for the person who asked for it."""


class NoMemory(MemoryError):
    """There is not enough memory for something that may be smaller; the message says what."""


def no_memory(error: MemoryError) -> str:
    """What is said where there is not enough memory for a map."""
    return str(error) if isinstance(error, NoMemory) else "there is not enough memory for this map"


def is_silent(error: SystemError) -> bool:
    """Whether Python only says that something failed in silence: so it does where a library had no memory to say so."""
    words = str(error)
    return words == "error return without exception set" or words.endswith("without setting an exception")


class MissingLibrary(RenderError):
    """A library that not every machine has is not on this one; the message says in one line what to install."""
