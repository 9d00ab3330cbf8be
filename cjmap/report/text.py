"""Diagnostics → a report for people: each with its position, the line, carets below it, and what would be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import dedent

from cjmap.diagnostics import Diagnostic, Severity, Span
from cjmap.late import pattern
from cjmap.report.visible import cells, columns, lines_of, one_line, visible, whole_line

_LINE_BREAK = pattern("\r\n|[\r\n\x85\u2028\u2029]")  # what YAML counts as the end of a line (YAML 1.1, 4.2)

_WIDEST = 100
"""Columns of an excerpt; a longer line is shown as a window."""

MANY, FIRST = 20, 10
"""So many warnings of one code are all shown; of more of them, only the first."""

_BEFORE = 30
"""Characters of a window that stand before the span."""

_STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTICE: "1;36"}
_GUTTER = "1;34"
_BOLD = "1"

_Paint = Callable[[str, str], str]


def as_text(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], colour: bool) -> str:
    """The report; `texts` has an entry for every file that was looked at, and only those are counted."""
    return "\n\n".join([*blocks(diagnostics, texts, colour), closing(diagnostics, len(texts))]) + "\n"


def blocks(
    diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], colour: bool, every: bool = False
) -> Iterator[str]:
    """Each diagnostic as the report shows it, without a line end.

    Of a code that comes up very often and is no error, the first are shown and the others counted, unless `every` is wanted.
    """
    paint = _coloured if colour else _plain
    lines = {path: _LINE_BREAK.split(text) for path, text in texts.items()}
    more = {} if every else _too_many(diagnostics)
    shown = dict.fromkeys(more, 0)
    for diagnostic in diagnostics:
        if diagnostic.code in more and not diagnostic.is_error:
            shown[diagnostic.code] += 1
            if shown[diagnostic.code] > FIRST:
                continue
        yield "\n".join(map(whole_line, _block(diagnostic, lines.get(diagnostic.path, []), paint)))
    yield from (paint(f"… and {number} more {code}", _BOLD) for code, number in more.items())


def _too_many(diagnostics: Sequence[Diagnostic]) -> dict[str, int]:
    """The codes of which there are more than MANY that are no errors, and how many are not shown of each."""
    numbers = Counter(diagnostic.code for diagnostic in diagnostics if not diagnostic.is_error)
    return {code: number - FIRST for code, number in numbers.items() if number > MANY}


def closing(diagnostics: Sequence[Diagnostic], files: int) -> str:
    """The last line: `2 errors, 1 warning in 3 files`, or `3 files, no errors`; a file with a notice is none to count."""
    errors = sum(diagnostic.is_error for diagnostic in diagnostics)
    notices = {diagnostic.path for diagnostic in diagnostics if diagnostic.is_notice}
    warnings = sum(not (diagnostic.is_error or diagnostic.is_notice) for diagnostic in diagnostics)
    files -= len(notices)
    counts = [counted(number, word) for number, word in ((errors, "error"), (warnings, "warning")) if number]
    if not counts:
        return f"{counted(files, 'file')}, no errors"
    return ", ".join(counts) + (f" in {counted(files, 'file')}" if files else "")


def counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _block(diagnostic: Diagnostic, lines: Sequence[str], paint: _Paint) -> Iterator[str]:
    """The lines of one diagnostic."""
    spans = [span for span in (diagnostic.span, *(note.span for note in diagnostic.notes)) if span]
    gutter = max((len(str(span.line)) for span in spans), default=1)
    style = _STYLES[diagnostic.severity]
    head = paint(f"{diagnostic.severity.value}[{diagnostic.code}]", style)
    yield head + paint(f": {one_line(diagnostic.message)}", _BOLD)
    yield from _position(diagnostic.path, diagnostic.span, gutter, paint)
    if diagnostic.span:
        yield from _excerpt(lines, diagnostic.span, diagnostic.label, gutter, lambda text: paint(text, style))
    if diagnostic.fix and diagnostic.fix.after.strip() not in diagnostic.help:
        yield from _comment("write", dedent(diagnostic.fix.after).strip(), gutter, paint)
    if diagnostic.help:
        yield from _comment("help", diagnostic.help, gutter, paint)
    for note in diagnostic.notes:
        yield paint("note", _BOLD) + f": {one_line(note.message)}"
        yield from _position(diagnostic.path, note.span, gutter, paint)
        yield from _excerpt(lines, note.span, "", gutter, lambda text: paint(text, _GUTTER))


def _position(path: str, span: Span | None, gutter: int, paint: _Paint) -> Iterator[str]:
    """The line with the arrow: path, line and column."""
    at = f":{span.line}:{span.column}" if span else ""
    yield f"{' ' * gutter}{paint('-->', _GUTTER)} {visible(path)}{at}"


def _comment(word: str, text: str, gutter: int, paint: _Paint) -> Iterator[str]:
    """`= word: text`; further lines of the text are indented below it."""
    first, *others = lines_of(text)
    lead = f"{' ' * (gutter + 1)}{paint('=', _GUTTER)} {paint(word, _BOLD)}: "
    yield lead + visible(first)
    for other in others:
        yield " " * (gutter + len(word) + 5) + visible(other)


def _excerpt(lines: Sequence[str], span: Span, label: str, gutter: int, paint: Callable[[str], str]) -> Iterator[str]:
    """The first line of a span, and carets with their label below it; nothing where there is no such line."""
    if not 1 <= span.line <= len(lines):
        return
    line = lines[span.line - 1]
    first = min(max(span.column - 1, 0), len(line))
    last = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    last = min(max(last, first), len(line))
    before, marked, after = _window(line, first, last)
    empty = " " * (gutter + 1) + "|"
    carets = "^" * max(columns(marked), 1)
    yield empty
    yield f"{span.line:>{gutter}} | {before}{marked}{after}".rstrip()
    yield f"{empty} {' ' * columns(before)}{paint(f'{carets} {one_line(label)}'.rstrip())}"


def _window(line: str, first: int, last: int) -> tuple[str, str, str]:
    """What is shown of a line before, at and after the characters first … last: at most _WIDEST columns."""
    start = 0
    if last > _WIDEST or columns("".join(cells(line[:last]))) > _WIDEST:
        start = max(0, first - _BEFORE)
    shown = cells(line[start : start + _WIDEST])
    room = _WIDEST
    fitting = 0
    for cell in shown:
        room -= columns(cell)
        if room < 0:
            break
        fitting += 1
    at, end = first - start, last - start
    before = ("…" if start else "") + "".join(shown[:at])
    marked = "".join(shown[at : min(end, max(fitting, at + 1))])
    after = "".join(shown[end:fitting])
    return before, marked, after + ("…" if start + fitting < len(line) else "")


def _coloured(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


def _plain(text: str, style: str) -> str:
    return text
