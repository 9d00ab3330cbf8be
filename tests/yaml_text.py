"""Plain data → YAML in block style whose every text is in double quotes, so that it is read as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator


def dumped(data: object) -> str:
    """Plain data as YAML in block style; every text and key in double quotes, so that it is read as it is."""
    return "".join(_lines(data, ""))


def _lines(data: object, indent: str) -> Iterator[str]:
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from _entry(f"{indent}{_scalar(str(key))}:", value, indent)
    elif isinstance(data, list) and data:
        for value in data:
            yield from _entry(f"{indent}-", value, indent)
    else:
        yield f"{indent}{_scalar(data)}\n"


def _entry(start: str, value: object, indent: str) -> Iterator[str]:
    if isinstance(value, dict | list) and value:
        yield f"{start}\n"
        yield from _lines(value, indent + "  ")
    else:
        yield f"{start} {_scalar(value)}\n"


def _scalar(value: object) -> str:
    """One value as JSON writes it, which YAML reads; characters that a YAML file cannot hold are escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(sign if sign == "\t" or _allowed(sign) else f"\\u{ord(sign):04x}" for sign in text)


def _allowed(sign: str) -> bool:
    code = ord(sign)
    return 0x20 <= code < 0x7F or (
        code >= 0xA0 and not 0xD800 <= code < 0xE000 and code not in (0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)
    )
