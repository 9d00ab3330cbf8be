"""Plain data → a YAML file as people leave it: keys in any order, any indentation, every quotation mark, comments everywhere."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from yaml_text import dumped

_PLAIN = re.compile(r"[^\W\d_]([\w ,.;()/!]*[\w)])?")
_FLOW_PLAIN = re.compile(r"[^\W\d_][\w ]*\w")
_OTHER = ("yes", "no", "on", "off", "true", "false", "null", "nan", "inf")
_PRINTABLE = re.compile("[^\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_COMMENTS = ("- a: b", "key: value", "a #b", "[", "words", "  far", "")


class Untidy:
    """Writes one file; `beside` and `above` have the key that each comment was put at."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0
        self.beside: dict[str, str] = {}
        self.above: dict[str, str] = {}

    def file(self, data: dict[str, Any]) -> str:
        lines = ["# yaml-language-server: $schema=journey.schema.json", ""] if self.random.random() < 0.5 else []
        lines += self._entries(data, 0)
        if self._chance(0.3):
            lines.append(self._comment())
        return "\n".join(lines) + "\n"

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _comment(self) -> str:
        self.count += 1
        return f"# r{self.count} {self.random.choice(_COMMENTS)}".rstrip()

    def _entries(self, data: Any, indent: int) -> list[str]:
        """The lines of a set of keys or a list, as a block."""
        lines: list[str] = []
        items = list(data.items()) if isinstance(data, dict) else [(None, one) for one in data]
        if isinstance(data, dict):
            self.random.shuffle(items)
        for place, (key, value) in enumerate(items):
            lines += [""] * self.random.choice((0, 0, 0, 1, 3))
            if self._chance(0.15):
                comment = self._comment()
                lines.append(" " * indent + comment)
                if place and key is not None:  # above the first key, it may be the whole entry's
                    self.above[comment] = key
            start = "-" if key is None else f"{self._text(key, indent, is_key=True)}:"
            lines += self._entry(start, value, indent, key)
        if self._chance(0.1):
            lines.append(" " * indent + self._comment())
        return lines

    def _entry(self, start: str, value: Any, indent: int, key: str | None) -> list[str]:
        """The lines of one entry, at times with a comment beside it."""
        comment = self._comment() if self._chance(0.15) else ""
        if comment and key is not None:
            self.beside[comment] = key
        beside = f"  {comment}" if comment else ""
        if not isinstance(value, dict | list) or not value or (len(str(value)) < 200 and self._chance(0.4)):
            block = self._block(value, indent)
            if block:
                return [f"{' ' * indent}{start} {block[0]}{beside}", *block[1:]]
            return [f"{' ' * indent}{start} {self._value(value, indent)}{beside}".rstrip()]
        no_deeper = isinstance(value, list) and key is not None and self._chance(0.3)
        more = 0 if no_deeper else self.random.choice((1, 2, 2, 3, 4))
        inner = self._entries(value, indent + more)
        if key is None and not comment and more > 1 and inner[0][indent + more :][:1] not in ("", "#", " "):
            return [f"{' ' * indent}-{' ' * (more - 1)}{inner[0].strip()}", *inner[1:]]
        return [f"{' ' * indent}{start}{beside}", *inner]

    def _value(self, value: Any, indent: int) -> str:
        """A value in one line, or over two: a text, or all in brackets, with a comment behind an opening one at times."""
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self._text(key, 0)}: {self._value(one, 0)}" for key, one in value.items()) + "}"
        if isinstance(value, list):
            first = f" {self._comment()}\n{' ' * (indent + 1)}" if value and indent and self._chance(0.2) else ""
            return f"[{first}{', '.join(self._value(one, 0) for one in value)}]"
        return self._text(value, indent)

    def _text(self, value: Any, indent: int, is_key: bool = False) -> str:
        """A scalar in one of the styles that can hold it; a text at times over two lines, where it has an indentation."""
        if not isinstance(value, str):
            return "" if value is None and indent else dumped(value).strip()
        ways = [dumped(value).strip()]
        if _PRINTABLE.fullmatch(value) and value.strip():
            ways.append("'" + value.replace("'", "''") + "'")
        if (_PLAIN if indent else _FLOW_PLAIN).fullmatch(value) and value.lower() not in _OTHER:
            ways += [value, value]
        chosen = self.random.choice(ways)
        words = chosen.split(" ")
        if is_key or not indent or value not in chosen or "" in words or len(words) == 1 or self._chance(0.7):
            return chosen
        if any(word.startswith(("#", "-", "?", ":")) or word.endswith(":") for word in words):
            return chosen
        at = self.random.randrange(1, len(words))
        return f"{' '.join(words[:at])}\n{' ' * (indent + 5)}{' '.join(words[at:])}"

    def _block(self, value: Any, indent: int) -> list[str]:
        """A text of several lines as a `|` block, where it can be one; no lines where it cannot."""
        rows = value.split("\n") if isinstance(value, str) else []
        if (
            len(rows) < 2
            or self._chance(0.5)
            or not all(_PRINTABLE.fullmatch(row) and row == row.strip() for row in rows)
        ):
            return []
        more = self.random.choice((1, 2, 5))
        return ["|-", *(" " * (indent + more) + row for row in rows)]
