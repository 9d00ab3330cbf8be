"""A text and its diagnostics → the text with those lines written as they should be whose right form is certain."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from cjmap.diagnostics import Diagnostic, Fix
from cjmap.late import pattern
from cjmap.read import Reading
from cjmap.read.mistakes.signs import BULLETS
from cjmap.read.source import parse, split

_LINE = pattern("([^\r\n]*)(\r\n|[\r\n]|$)")
_MARK = "\ufeff"
_MOST_TRIED = 100
_MOST_READ = 300_000
"""Ways that are tried where all fixes together go wrong, and the characters that are read for them."""

_MANY = 900
"""Mistakes after which a file may hold more than were reported."""

_MOST_ROUNDS = 30
"""What one fix brings to light is fixed by the next round; a file that goes on changing is not written at all."""

_MOST_BESIDE = 50
"""Fixes of one line that are held against each other; a line with more is left alone."""

_LISTS = "list-in-text"
"""The one code whose fix may change what a file means that loads as it is."""

_WRITING = ("bad-character", "yaml-syntax")

_Line = tuple[str, str]


def repaired(first: Reading, again: Callable[[str], Reading]) -> tuple[Reading, tuple[str, ...]]:
    """Write all fixes until nothing changes: the file as it is read then, and the codes of what was repaired.

    `again` reads a text as the file was read. A second run changes nothing. What a file means that loads is left alone, but
    for lists that were written as texts: other fixes are withheld where the journey would not be the same afterwards.
    """
    reading, codes = first, dict[str, None]()
    for _ in range(_MOST_ROUNDS):
        for found in _steps(reading.diagnostics):
            text = _harmless(reading, found, again)
            if text != reading.text:
                reading = again(text)
                codes |= dict.fromkeys(_gone(found, reading.diagnostics))
                break
        else:
            return reading, tuple(codes)
    return first, ()


def _gone(diagnostics: Sequence[Diagnostic], left: Sequence[Diagnostic]) -> Iterator[str]:
    """The codes of what was repaired: of a line that others have changed, only where it is reported less often than before."""
    fixes = {one.fix for one in left}
    before, after = (Counter((one.fix.line, one.code) for one in some if one.fix) for some in (diagnostics, left))
    for one in diagnostics:
        if one.fix and one.fix not in fixes:
            place = one.fix.line, one.code
            if one.code == _LISTS or after[place] < before[place]:  # the lines below a list have other numbers now
                yield one.code


def _steps(diagnostics: Sequence[Diagnostic]) -> Iterator[list[Diagnostic]]:
    """What is repaired together: errors, then lists, and what warnings are about once nothing keeps the file from loading."""
    fixable = [one for one in diagnostics if one.fix]
    yield [one for one in fixable if one.is_error and one.code in _WRITING]  # what such a line means is seen only then
    yield [one for one in fixable if one.is_error and one.code != _LISTS]
    yield [one for one in fixable if one.code == _LISTS]
    if not any(one.is_error for one in diagnostics):
        yield [one for one in fixable if one.code != _LISTS]


def _harmless(reading: Reading, diagnostics: Sequence[Diagnostic], again: Callable[[str], Reading]) -> str:
    """The text with the fixes of some diagnostics, without those that would change a journey that loads."""
    text = fixed(reading.text, diagnostics)
    if text == reading.text or reading.journey is None or all(one.code == _LISTS for one in diagnostics):
        return text
    if again(text).journey == reading.journey:
        return text
    text = reading.text
    for one in diagnostics[: _tries(text)]:  # a fix keeps the number of lines, so that the others go on fitting
        after = fixed(text, [one])
        text = after if again(after).journey == reading.journey else text
    return text


def fixed(text: str, diagnostics: Sequence[Diagnostic]) -> str:
    """Write the lines of all fixes; line ends, a byte order mark and everything else stay as they are.

    A line is left alone where its fixes contradict each other, where it is not the line that the fix was made for, where a
    word, number or sign would be lost or changed (unless the fix says the same in other words), and where the line cannot be
    read or a new mistake of writing comes up afterwards.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    body = text[len(mark) :]
    lines = [(line, end) for line, end in _LINE.findall(body) if line or end]
    wanted = _agreed(diagnostics, [line for line, _ in lines])
    if not wanted:
        return text
    known = _faults(body)
    kept: dict[int, Fix] = {}
    waiting = [sorted(wanted.items())]
    for _ in range(1 if known.total() >= _MANY else _tries(body)):  # all; where that goes wrong, one half and the other
        if not waiting:
            break
        part = waiting.pop()
        if _holds(lines, {**kept, **dict(part)}, known):
            kept |= dict(part)
        elif len(part) > 1:
            waiting += [part[len(part) // 2 :], part[: len(part) // 2]]
    return mark + _written(lines, kept)


def _tries(text: str) -> int:
    """How many ways are tried for a text of that length."""
    return min(_MOST_TRIED, _MOST_READ // (len(text) + 1) + 4)


def _agreed(diagnostics: Sequence[Diagnostic], lines: Sequence[str]) -> dict[int, Fix]:
    """The fixes to be written, by their first line from 0: those that no other contradicts and that keep every word.

    Several that change other parts of the same line are written as one.
    """
    fixes: dict[Fix, str] = {one.fix: one.code for one in diagnostics if one.fix}
    speaking: dict[int, list[Fix]] = {}
    for fix in fixes:
        for at in _rows(fix):
            speaking.setdefault(at, []).append(fix)
    wanted: dict[int, list[Fix]] = {}
    for fix, code in fixes.items():
        rows = _rows(fix)
        if (
            all(0 <= at < len(lines) for at in rows)
            and fix.before == "\n".join(lines[at] for at in rows)
            and fix.after != fix.before
            and _keeps(fix, code)
            and len(speaking[rows[0]]) <= _MOST_BESIDE
            and all(_apart(fix, other) for at in rows for other in speaking[at] if other != fix)
        ):
            wanted.setdefault(rows[0], []).append(fix)
    return {at: _together(several) for at, several in wanted.items()}


def _changed(fix: Fix) -> tuple[int, int, str]:
    """Where the part of a line begins and ends that a fix changes, and what takes its place."""
    start = _alike(fix.before, fix.after)
    before, after = fix.before[start:], fix.after[start:]
    same = _alike(before[::-1], after[::-1])
    return start, len(fix.before) - same, after[: len(after) - same]


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with that are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (this, that) in pairs if this != that), min(len(one), len(other)))


def _apart(one: Fix, other: Fix) -> bool:
    """Whether two fixes change parts of the same line between which something stays, so that both can be written."""
    if one.line != other.line or one.before != other.before or "\n" in one.before + one.after + other.after:
        return False
    (start, end, _), (begin, last, _) = _changed(one), _changed(other)
    return end < begin or last < start


def _together(several: Sequence[Fix]) -> Fix:
    """Fixes of one line that are apart, as one."""
    first = several[0]
    if len(several) == 1:
        return first
    after = first.before
    for start, end, words in sorted(map(_changed, several), reverse=True):
        after = after[:start] + words + after[end:]
    return Fix(first.line, first.before, after, any(fix.rewords for fix in several))


def _rows(fix: Fix) -> range:
    """The lines from 0 that a fix takes the place of."""
    return range(fix.line - 1, fix.line + fix.before.count("\n"))


def _keeps(fix: Fix, code: str) -> bool:
    """Whether a fix keeps every word, or says the same in others; the marks of a list that was written as a text may go."""
    before, after = kept_words(fix.before), kept_words(fix.after)
    if code != _LISTS:
        return fix.rewords or before == after
    rest = iter(before)
    return all(char in rest for char in after)


def kept_words(line: str) -> str:
    """The letters, digits, currency signs and pictures of a line in their order: what a fix must not change.

    Wide forms of letters and digits are the same as the narrow ones.
    """
    return "".join(char for char in unicodedata.normalize("NFKC", line).casefold() if _counts(char))


def _counts(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LN" or (category in ("Sc", "So") and char not in BULLETS)


def _faults(text: str) -> Counter[tuple[int, str]]:
    """Line from 0 and code of each mistake of writing in a text."""
    return Counter((found.span.line - 1 if found.span else -1, found.code) for found in parse(text, "").diagnostics)


def _holds(lines: Sequence[_Line], wanted: Mapping[int, Fix], known: Counter[tuple[int, str]]) -> bool:
    """Whether the written lines can be read and nothing new is wrong anywhere."""
    written = _written(lines, wanted)
    more = sum(fix.after.count("\n") - fix.before.count("\n") for fix in wanted.values())
    if len(split(written)) != len(split("".join(line + end for line, end in lines))) + more:
        return False  # an emptied line between CR and LF makes one line end of two
    faults = _faults(written)
    if known.total() >= _MANY:  # what comes after the last of them was not reported before
        last = max(at for at, _ in known)
        faults = Counter({place: count for place, count in faults.items() if place[0] <= last})
    if any("\n" in fix.before + fix.after for fix in wanted.values()):  # the lines below are others now
        return Counter(code for _, code in faults.elements()) <= Counter(code for _, code in known.elements())
    return faults.keys() <= known.keys() and not any(at in wanted and code != "duplicate-key" for at, code in faults)


def _written(lines: Sequence[_Line], wanted: Mapping[int, Fix]) -> str:
    out, at = [], 0
    while at < len(lines):
        fix = wanted.get(at)
        rows = len(_rows(fix)) if fix else 1
        line, end = lines[at][0], lines[at + rows - 1][1]
        out.append((fix.after.replace("\n", lines[at][1] or "\n") if fix else line) + end)
        at += rows
    return "".join(out)
