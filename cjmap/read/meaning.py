"""The words of a text without quotation marks → what they mean: nothing, true or false, a number, or themselves."""

from __future__ import annotations

import re

from cjmap.late import pattern

_NUMBER = pattern(r"[-+]?(?:(\d+)|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d{1,3})?)", re.ASCII)
_MOST_DIGITS = 60
_WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def value_of(words: str) -> object:
    """What a text without quotation marks means: nothing, true or false, a decimal number (YAML 1.2, core schema), or itself.

    Numbers of other kinds (hexadecimal, octal, with underscores or colons, infinite) are the text as it stands.
    """
    if words in _WORDS:
        return _WORDS[words]
    if words[0] in "+-.0123456789" and len(words) <= _MOST_DIGITS and (found := _NUMBER.fullmatch(words)):
        if found[1]:
            return int(words)
        number = float(words)
        return words if number in (float("inf"), float("-inf")) else number
    return words
