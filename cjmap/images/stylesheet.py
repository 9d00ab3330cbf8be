"""The text of a style sheet in an SVG picture → those of its rules that only say how elements are painted.

Kept are rules for elements, classes and ids, alone or inside one or two others; what picks elements in any other way, and
what names something outside the picture, goes. Every step takes a time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjmap.records import dataclass

MAX_NESTED = 3
"""How many parts a selector may have, such as `g .a rect`."""

PART = re.compile(r"(?:[A-Za-z][\w-]*|\*)?((?:[.#][\w-]+)*)")
KEY = re.compile(r"[.#]?[\w-]+")
AT_RULE = re.compile(r"@[^;{}]*+(?:;|\{[^{}]*+\})")

OWN_REFERENCE = re.compile(r"url\(\s*+(['\"]?)#([^\s'\"()\\]++)\1\s*+\)", re.IGNORECASE)
REACHES_OUT = re.compile(r"\\|(?:url|image|image-set|src|expression)\s*+\(|javascript:", re.IGNORECASE)
"""A reference, or a backslash, which can spell one."""


@dataclass(frozen=True, slots=True)
class StyleRule:
    """One rule: `keys` are what its selectors look for last, `.class`, `#id`, a name or `*`; `deep` that one looks around it."""

    text: str
    keys: tuple[str, ...]
    deep: bool
    properties: tuple[tuple[str, str], ...]


def reaches_out(value: str) -> bool:
    """Whether the value of an attribute or a property names something that is not in the picture."""
    return REACHES_OUT.search(OWN_REFERENCE.sub("", value)) is not None


def declarations(text: str) -> list[tuple[str, str]]:
    """The properties in a style attribute or between the braces of a rule, without those that reach out."""
    pairs = (part.partition(":") for part in text.split(";") if not reaches_out(part))
    return [(name.strip().lower(), value.strip()) for name, _, value in pairs if value.strip()]


def rules(text: str) -> Iterator[StyleRule]:
    """The rules that only paint, in their order; none where the sheet is more than rules."""
    plain = _without_at_rules(_without_remarks(text))
    if "@" in plain or "<" in plain:
        return
    for piece in plain.split("}"):
        head, brace, body = piece.partition("{")
        found = [_key(selector) for selector in head.split(",")]
        properties = declarations(body)
        if brace and "{" not in body and properties and all(found):
            written = ";".join(f"{name}:{value}" for name, value in properties)
            deep = any(len(selector.replace(">", " ").split()) > 1 for selector in head.split(","))
            yield StyleRule(f"{head.strip()}{{{written}}}", tuple(found), deep, tuple(properties))


def _key(selector: str) -> str:
    """What a selector looks for last; empty where it is none of the kinds that are kept."""
    parts = selector.replace(">", " ").split()
    found = [PART.fullmatch(part) for part in parts]
    if not parts or len(parts) > MAX_NESTED or not all(found):
        return ""
    keys = KEY.findall(parts[-1])
    return str(keys[-1]) if keys else "*"


def _without_remarks(text: str) -> str:
    kept, at = [], 0
    while (begin := text.find("/*", at)) >= 0:
        kept.append(text[at:begin])
        end = text.find("*/", begin + 2)
        if end < 0:
            return "".join(kept)
        at = end + 2
    return "".join([*kept, text[at:]])


def _without_at_rules(text: str) -> str:
    """Imports, fonts and conditions are left out; an `@` stays where it begins something else."""
    kept, at = [], 0
    while (begin := text.find("@", at)) >= 0:
        kept.append(text[at:begin])
        found = AT_RULE.match(text, begin)
        if not found:
            return text[begin:]
        at = found.end()
    return "".join([*kept, text[at:]])
