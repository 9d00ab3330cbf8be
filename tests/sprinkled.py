"""A YAML file → the same with what people's files hold besides: comments, spaces at line ends, anchors, every form of text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from strategies import FEATURES, Maker, Shape
from untidy import Untidy

from cjmap.read import read
from cjmap.read.format import NotFormatted, formatted

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("samples", "samples/templates", "tests/invalid")

_VALUE = re.compile(r"( *(?:- +)?)([A-Za-z_]+): +([^\s'\"\[{|>&*!#][^'\"#:]*)")
_ENTRY = re.compile(r"( *- +)([^\s'\"\[{|>&*!#][^'\"#:]*)")
_OPENS = re.compile(r" *(?:- +)?[A-Za-z_]+:\s*")
_COMMENTS = (" #note", "  # note", " # note", "\t# note", " #4711", "  #", " # a: b", "  ## 'x'", " #")
_ROWS = (
    "one two ",
    "three",
    "",
    "  deeper #4",
    "- no entry",
    "key: no key",
    "'quoted",
    "end  ",
    "\ttab",
    "# no comment",
    "…",
)
_HEADS = [f"{sign}{chomp}" for sign in "|>" for chomp in ("", "-", "+")]


def sources() -> list[str]:
    """The files of this repository that are written like journey files."""
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.yaml"))]
    return [path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff") for path in paths]


def made(random: Random) -> str:
    """A generated journey, untidily written."""
    sizes = random.randint(1, 4), random.randint(0, 8), random.randint(0, 3)
    shape = Shape(*sizes, richness=0.3, features=frozenset(FEATURES), seed=random.randrange(1 << 32))
    return Untidy(random).file(Maker(shape).journey())


def sprinkled(text: str, random: Random) -> str:
    """The file with one to eight things that people's files hold besides."""
    lines = re.split("\r\n|\r|\n", text)
    for _ in range(random.randint(1, 8)):
        random.choice(_WAYS)(lines, random)
    end = random.choice(("\n", "\n", "\r\n"))
    return ("\ufeff" if random.random() < 0.1 else "") + end.join(lines)


def answer(text: str) -> str:
    """What house style makes of a file: `formatted`, `refused`, or what is wrong with it. A refusal says why, and where.

    That the file says the same and keeps its comments is held by `formatted` itself; journeys are compared once more.
    """
    try:
        after = formatted(text)
    except NotFormatted as reason:
        placed = re.search(r"line \d", str(reason)) or reason.diagnostics or "no keys" in str(reason)
        return "refused" if placed and "fault of cjmap" not in str(reason) else f"refused: {reason}"
    before, again = read(text), read(after)
    if sorted(one.code for one in again.diagnostics) != sorted(one.code for one in before.diagnostics):
        # the command shows what is wrong, and writes nothing
        return "refused" if before.diagnostics else "other messages"
    if again.journey != before.journey:
        return "another journey"
    return "formatted" if formatted(after) == after else "another form at the second run"


def _some(lines: list[str], random: Random, pattern: re.Pattern[str]) -> tuple[int, re.Match[str]] | None:
    found = [(at, match) for at, line in enumerate(lines) if (match := pattern.fullmatch(line))]
    return random.choice(found) if found else None


def _spaces(lines: list[str], random: Random) -> None:
    for at in random.sample(range(len(lines)), min(3, len(lines))):
        lines[at] += random.choice((" ", "   ", "\t"))


def _beside(lines: list[str], random: Random) -> None:
    for at in random.sample(range(len(lines)), min(3, len(lines))):
        lines[at] += random.choice(_COMMENTS) if lines[at].strip() else ""


def _above(lines: list[str], random: Random) -> None:
    at = random.randrange(len(lines))
    lines.insert(at, " " * random.choice((0, 2, 3, 4, 6, 9)) + random.choice(("# a comment", "#close", "#", "", "   ")))


def _anchor(lines: list[str], random: Random) -> None:
    found = [(at, match) for at, line in enumerate(lines) if (match := _VALUE.fullmatch(line))]
    random.shuffle(found)
    for at, match in found:
        later = [(row, one) for row, one in found if row > at and one[2] == match[2]]
        if later:
            row, one = random.choice(later)
            lines[at] = f"{match[1]}{match[2]}: &a{at} {match[3]}"
            lines[row] = f"{one[1]}{one[2]}: *a{at}"
            return


def _block(lines: list[str], random: Random) -> None:
    if not (some := _some(lines, random, random.choice((_VALUE, _ENTRY)))):
        return
    at, match = some
    keyed = match.re is _VALUE
    indent = len(match[1]) if keyed else len(match[1]) - len(match[1].lstrip(" "))
    more = random.choice((1, 2, 4))
    head = random.choice(_HEADS)
    if random.random() < 0.4:
        head = random.choice((f"{head[0]}{more}{head[1:]}", f"{head}{more}"))
    head += random.choice(("", "", " ", "  # note", " #note"))
    rows = ["first", *(random.choice(_ROWS) for _ in range(random.randint(1, 4)))]
    start = f"{match[1]}{match[2]}:" if keyed else match[1].rstrip()
    lines[at : at + 1] = [f"{start} {head}", *(" " * (indent + more) * bool(row) + row for row in rows)]


def _quotes(lines: list[str], random: Random) -> None:
    if some := _some(lines, random, random.choice((_VALUE, _ENTRY))):
        at, match = some
        mark, words = random.choice("'\""), match[match.re.groups]
        start = match[0][: len(match[0]) - len(words)]
        first, _, rest = words.partition(" ")
        if random.random() < 0.3 and rest.strip():
            words = f"{first} {random.choice(('', ' '))}\n{' ' * (len(match[1]) + 3)}{rest}"
        lines[at : at + 1] = f"{start}{mark}{words}{mark}{random.choice(('', '', *_COMMENTS))}".split("\n")


def _flow(lines: list[str], random: Random) -> None:
    some = _some(lines, random, _VALUE)
    if some and "," not in some[1][3]:
        at, match = some
        inner = " " * (len(match[1]) + 4)
        comment = random.choice(("", " # note", "  #close"))
        rows = [
            f"{match[1]}{match[2]}: [{comment}",
            f"{inner}{match[3].strip()},{comment}",
            f"{inner}'b c'",
            f"{inner}]",
        ]
        lines[at : at + 1] = rows


def _deeper(lines: list[str], random: Random) -> None:
    """A block below a key or a hyphen further to the right than the others."""
    if not (some := _some(lines, random, _OPENS)):
        return
    at, match = some
    indent = len(match[0]) - len(match[0].lstrip(" "))
    more = random.choice((1, 2, 3))
    for row in range(at + 1, len(lines)):
        text = lines[row]
        if text.strip() and len(text) - len(text.lstrip(" ")) <= indent:
            return
        lines[row] = " " * more + text if text.strip() else text


_WAYS: tuple[Callable[[list[str], Random], None], ...] = (
    _spaces, _beside, _above, _anchor, _block, _block, _quotes, _flow, _deeper,
)  # fmt: skip
