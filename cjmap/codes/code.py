"""What one code of a diagnostic means → plain data: how bad, a sentence, an explanation, and a file before and after."""

from __future__ import annotations

from textwrap import dedent

from cjmap.diagnostics import Severity
from cjmap.records import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One code. `wrong` and `right` are whole journey files: the first gives this code, the second gives nothing.

    `why` is one paragraph in an author's words. `saved_as` is the encoding in which `wrong` is saved. A code that is `drawn` is
    only given once the map is drawn as a PDF or PNG, one that is `found` only of files that are met in a folder. A code that
    no file is to blame for has no examples.
    """

    severity: Severity
    title: str
    why: str
    wrong: str = ""
    right: str = ""
    saved_as: str = "utf-8"
    drawn: bool = False
    found: bool = False


def error(title: str, why: str, wrong: str, right: str, saved_as: str = "utf-8") -> Code:
    """A code of errors; its texts may be indented like the source they stand in."""
    return Code(Severity.ERROR, title, " ".join(why.split()), _flush(wrong), _flush(right), saved_as)


def warning(title: str, why: str, wrong: str, right: str, drawn: bool = False) -> Code:
    """A code of warnings; its texts may be indented like the source they stand in."""
    return Code(Severity.WARNING, title, " ".join(why.split()), _flush(wrong), _flush(right), drawn=drawn)


def notice(title: str, why: str, wrong: str, right: str) -> Code:
    """A code of notices about files that are met in a folder; its texts may be indented like the source they stand in."""
    return Code(Severity.NOTICE, title, " ".join(why.split()), _flush(wrong), _flush(right), found=True)


def fault(title: str, why: str) -> Code:
    """A code of errors that are not in the file, but in what looks at it."""
    return Code(Severity.ERROR, title, " ".join(why.split()))


def _flush(example: str) -> str:
    return dedent(example.strip("\n").rstrip(" ")) if example.startswith("\n") else example
