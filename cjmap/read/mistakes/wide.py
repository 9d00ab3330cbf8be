"""A line with the characters of an East Asian keyboard, or `=`, in the places of YAML's → the line with YAML's own characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cjmap.late import pattern
from cjmap.read.mistakes.line import SPACES, anatomy, known_keys, neighbour, text_keys
from cjmap.read.mistakes.mistake import Mistake
from cjmap.read.mistakes.spaces import INVISIBLE, WIDE_SPACES, plain_spaces

WIDE_COLONS = "：﹕︓꞉∶"
WIDE_COMMAS = "，、﹐﹑､،︐"
WIDE_DASHES = "－﹣"
_SIGN = pattern(f"[{WIDE_COLONS}{WIDE_COMMAS}{WIDE_DASHES}＝=＃﹟［｛｜]")
_SPACE = f"[ \t{WIDE_SPACES}{INVISIBLE}]"
_LEAD = pattern(rf"{_SPACE}*(?:-{_SPACE}+|[{WIDE_DASHES}](?![{WIDE_DASHES}]){_SPACE}*)*")
_KEY = pattern(rf"([^\s{WIDE_COLONS}:,#'\"=＝{{\[][^\s{WIDE_COLONS}:=＝]*){_SPACE}*(:=|=>|[{WIDE_COLONS}＝=]){_SPACE}*")
_COMMENT = pattern(rf"{_SPACE}*([＃﹟])(?=\s|[＃﹟]|$)")
_BLOCK = pattern(r"[|>｜＞][-+0-9]{0,2}\s*")
_TWINS = str.maketrans(
    {"［": "[", "］": "]", "｛": "{", "｝": "}", **dict.fromkeys(WIDE_COLONS, ": "), **dict.fromkeys(WIDE_COMMAS, ", ")}
)
_SPACED = pattern(r"(?<! ) *([,:]) +")
_BRACKETS = str.maketrans("［］｛｝", "[]{}")
_ENTRY = pattern(
    rf"[{WIDE_DASHES}](?![{WIDE_DASHES}]|\d){_SPACE}*(?=\S)|[{WIDE_DASHES}]{_SPACE}+(?=[^\s{WIDE_DASHES}])"
)
"""The dash before a list entry; close to a digit it is a minus sign."""
_PAIRS = frozenset(one + other for ones, others in (("[［", "]］"), ("{｛", "}｝")) for one in ones for other in others)
_NAMED = frozenset(("personas", "metrics", "lanes", "success", "emotion", "feeling"))
"""Keys below which an author's own names are keys."""


def has_wide_signs(text: str) -> bool:
    """Whether a text holds a character that may stand in the place of one of YAML's."""
    return bool(_SIGN.search(text))


def straight_brackets(words: str) -> str:
    """A list or keys in wide brackets → the same in YAML's; empty where it is none, or one text in brackets."""
    if words[:1] + words[-1:] not in _PAIRS or not re.search(f"[,{WIDE_COMMAS}{WIDE_COLONS}]", words):
        return ""
    after = _SPACED.sub(r"\1 ", plain_spaces(words).translate(_TWINS))
    return after if after != words else ""


def in_wide_brackets(words: str) -> bool:
    """Whether a whole text stands in brackets or braces of which one at least is wide."""
    inside = words[1:-1]
    return words[:1] + words[-1:] in _PAIRS and bool(inside.strip()) and not re.search(r"[\[\]{}［］｛｝]", inside)


def behind_dash(words: str) -> str:
    """What stands behind the wide dash with which a text begins as a list entry does; empty where it begins otherwise."""
    dash = _ENTRY.match(words)
    return words[dash.end() :] if dash else ""


def wide_entry(lines: Sequence[str], row: int, column: int) -> Mistake | None:
    """A text below a key that begins with a wide dash: the only entry of a list, which YAML reads as one text."""
    text = lines[row]
    dash = _ENTRY.match(text, column)
    owner = anatomy(_owner(lines, row, column))
    if not dash or text[:column].strip(SPACES) or not owner.opens or not owner.key or owner.key in text_keys():
        return None
    message = f'a list entry begins with "-" and a space, not with "{text[column]}"'
    after = f"{text[:column]}-{plain_spaces(dash[0][1:]) or ' '}{text[dash.end() :]}"
    return Mistake(row, column, column + 1, message, after=after)


def bracket_readings(text: str, start: int, end: int) -> Iterator[str]:
    """The line with the brackets, commas and colons between two columns as YAML's own; or the brackets alone."""
    words = text[start:end]
    brackets = words.translate(_BRACKETS)
    if words.translate(_TWINS) != words:
        yield text[:start] + _SPACED.sub(r"\1 ", plain_spaces(words).translate(_TWINS)) + text[end:]
    if brackets != words:
        yield text[:start] + brackets + text[end:]


def wide_line(lines: Sequence[str], row: int) -> Mistake | None:
    """The line with YAML's characters, where other ones stand at its beginning or behind its key."""
    text = lines[row]
    if comment := _COMMENT.match(text):
        at = comment.start(1)
        message = f'a comment begins with "#", not with "{text[at]}"'
        return Mistake(row, at, at + 1, message, after=f"{plain_spaces(text[:at])}#{text[at + 1 :]}")
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    before = re.sub(f"[{WIDE_DASHES}]{_SPACE}*", lambda found: f"-{plain_spaces(found[0][1:]) or ' '}", text[:start])
    key = _KEY.match(text, start)
    if key and not _is_key(lines, row, start, key):
        key = None
    dash = re.search(f"[{WIDE_DASHES}]", text[:start])
    if not key and not dash:
        return None
    after = plain_spaces(before) + (_keyed(text, key) if key else text[start:])
    if dash:
        sign, at = dash[0], dash.start()
        message = f'a list entry begins with "-" and a space, not with "{sign}"'
    elif key:
        sign, at = key[2], key.start(2)
        wide = (
            f'the colon after "{key[1]}" is a wide one' if sign in WIDE_COLONS else f'"{sign}" stands after "{key[1]}"'
        )
        message = f"{wide}; a key needs the ordinary colon and a space"
    return Mistake(row, at, at + len(sign), message, after=after.rstrip() if text == text.rstrip() else after)


def wide_lines(lines: Sequence[str], rows: Iterable[int]) -> Iterator[Mistake]:
    """The same for several lines, but for those in `|` and `>` blocks."""
    block = -1
    for row in rows:
        text = plain_spaces(lines[row])
        indent = len(text) - len(text.lstrip())
        if block >= 0 and (indent > block or not text.strip()):
            continue
        mistake = wide_line(lines, row)
        line = anatomy(mistake.after if mistake and mistake.after is not None else lines[row])
        block = line.indent if _BLOCK.fullmatch(line.words) else -1
        if mistake:
            yield mistake


def _keyed(text: str, key: re.Match[str]) -> str:
    """A key, an ordinary colon and its value."""
    value = text[key.end() :]
    words = value.rstrip()
    words = {"｜": "|", "＞": ">"}.get(words) or straight_brackets(words) or words
    return f"{key[1]}: {words}{value[len(value.rstrip()) :]}"


def _is_key(lines: Sequence[str], row: int, start: int, key: re.Match[str]) -> bool:
    """Whether what stands before a character is a key: one of ours, or a name where names are keys."""
    if key[1] in known_keys():
        return True
    if key[2] not in WIDE_COLONS:
        return False
    owner = _owner(lines, row, start)
    if owner and _word(owner) in _NAMED:
        return True
    below = neighbour(lines, row, 1)
    return (
        not lines[row][key.end() :].strip()
        and below >= 0
        and _content(lines[below]) > start
        and _word(lines[below]) in known_keys()
    )


def _owner(lines: Sequence[str], row: int, column: int) -> str:
    """The line that opens the block in which a column of a line is."""
    above = neighbour(lines, row)
    while above >= 0 and _content(lines[above]) >= column:
        above = neighbour(lines, above)
    return lines[above] if above >= 0 else ""


def _content(text: str) -> int:
    lead = _LEAD.match(text)
    return lead.end() if lead else 0


def _word(text: str) -> str:
    """The key of a line, with whatever character behind it."""
    key = _KEY.match(text, _content(text))
    return key[1] if key else anatomy(text).key
