"""Plain data → JSON with two spaces a level, which is YAML too: `load` reads it back."""

from __future__ import annotations

import json
from collections.abc import Iterable

from cjmap.late import pattern
from cjmap.write.data import Data, Number

_NUMBER = pattern(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
"""A number as JSON has it; others, such as `+4` and `.5`, are texts there, which say the same."""

_UNREADABLE = pattern("[\x7f-\x9f\ufeff\ufffe\uffff\u2028\u2029\ud800-\udfff]")
"""Characters that JSON may hold as they are and YAML may not."""


def json_text(data: Data) -> str:
    """The text of a file."""
    return f"{_written(data, '')}\n"


def _written(data: Data, indent: str) -> str:
    inner = f"{indent}  "
    if isinstance(data, Number):
        return data.words if _NUMBER.fullmatch(data.words) else _quoted(data.words)
    if isinstance(data, str):
        return _quoted(data)
    if isinstance(data, dict):
        entries = (f"{_quoted(key)}: {_written(value, inner)}" for key, value in data.items())
        return _block("{", entries, "}", indent) if data else "{}"
    if isinstance(data, list):
        return _block("[", (_written(value, inner) for value in data), "]", indent) if data else "[]"
    return json.dumps(data)


def _block(start: str, entries: Iterable[str], end: str, indent: str) -> str:
    lines = ",\n".join(f"{indent}  {entry}" for entry in entries)
    return f"{start}\n{lines}\n{indent}{end}"


def _quoted(words: str) -> str:
    return _UNREADABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(words, ensure_ascii=False))
