"""The text of a style sheet or of a style in an SVG picture → what it says of how elements are painted, and nothing else.

Kept are rules for elements, classes and ids, alone or inside one or two others, and in them the values that are made of known
parts; what picks elements in any other way, and what names something outside the picture, goes. What is kept is written
from what tinycss2 understood, so that every program understands the same: no escapes, no comments, nothing left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from cjmap.records import dataclass

if TYPE_CHECKING:
    from tinycss2.ast import Node

MAX_NESTED = 3
"""How many parts a selector may have, such as `g .a rect`."""

MAX_BRACKETS = 10
"""How deep brackets may lie in each other in a value."""

OWN_ADDRESS = re.compile(r"#[^\s'\"()\\%]+")
OWN_REFERENCE = re.compile(r"url\(\s*+(['\"]?)#([^\s'\"()\\]++)\1\s*+\)", re.IGNORECASE)
REACHES_OUT = re.compile(r"\\|(?:url|image|image-set|src|expression)\s*+\(|javascript:", re.IGNORECASE)
"""A reference, or a backslash, which can spell one."""

# fmt: off
FUNCTIONS = frozenset({
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix", "device-cmyk", "icc-color",
    "light-dark", "matrix", "matrix3d", "translate", "translatex", "translatey", "translatez", "translate3d", "scale", "scalex",
    "scaley", "scalez", "scale3d", "rotate", "rotatex", "rotatey", "rotatez", "rotate3d", "skew", "skewx", "skewy",
    "perspective", "blur", "brightness", "contrast", "drop-shadow", "grayscale", "hue-rotate", "invert", "opacity",
    "saturate", "sepia", "calc", "min", "max", "clamp", "abs", "round", "mod", "rem", "sin", "cos", "tan", "sqrt", "pow",
    "inset", "circle", "ellipse", "polygon", "path", "rect", "xywh", "var", "linear-gradient", "radial-gradient",
    "conic-gradient", "repeating-linear-gradient", "repeating-radial-gradient", "cubic-bezier", "steps",
})
# fmt: on
"""The functions of CSS that compute something from what stands in their brackets, and fetch nothing."""

PART = re.compile(r"(?:n|\*)?(?:h|\.n)*")
"""What a part of a selector may be: a name or `*`, and then ids (h) and classes (.n)."""

PLAIN = frozenset({"ident", "number", "percentage", "dimension", "hash", "whitespace"})
SIGNS = frozenset(",/+-*.")
PROPERTY = re.compile(r"(?!(?:-moz-binding|behavior|src)$)(?:--[\w-]+|-?[a-z_][\w-]*)")
"""The name of a property, but of those that do not paint."""


@dataclass(frozen=True, slots=True)
class StyleRule:
    """One rule: `keys` are what its selectors look for last, `.class`, `#id`, a name or `*`; `deep` that one looks around it."""

    text: str
    keys: tuple[str, ...]
    deep: bool
    properties: tuple[tuple[str, str], ...]


def reaches_out(value: str) -> bool:
    """Whether the value of an attribute names something that is not in the picture; a style has `declarations`."""
    return REACHES_OUT.search(OWN_REFERENCE.sub("", value)) is not None


@lru_cache(maxsize=1 << 14)
def declarations(text: str) -> tuple[tuple[str, str], ...]:
    """The names and values in a style attribute, without those that reach out."""
    from tinycss2 import parse_blocks_contents

    return tuple(_properties(parse_blocks_contents(text, skip_comments=True), _lines(text)))


def rules(text: str) -> Iterator[StyleRule]:
    """The rules that only paint, in their order."""
    from tinycss2 import parse_blocks_contents, parse_stylesheet, serialize

    lines = _lines(text)
    for node in parse_stylesheet(text, skip_comments=True):
        parts = _parts(node.prelude) if node.type == "qualified-rule" else []
        properties = tuple(_properties(parse_blocks_contents(node.content), lines)) if parts else ()
        selector = serialize(node.prelude).strip() if properties else ""
        if selector and "\\" not in selector:
            written = ";".join(f"{name}:{value}" for name, value in properties)
            keys = tuple(_key(several[-1]) for several in parts)
            yield StyleRule(f"{selector}{{{written}}}", keys, any(len(several) > 1 for several in parts), properties)


def _properties(nodes: Iterable[Node], lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The names and values of those declarations that only paint."""
    from tinycss2 import serialize

    for node in nodes:
        if node.type != "declaration" or not PROPERTY.fullmatch(node.lower_name) or not _only_paints(node.value):
            continue
        for string in _strings(node.value) if lines else ():
            mark = lines[string.source_line - 1][string.source_column - 1]
            if not re.search(r"['\"\\\n]", string.value):
                string.representation = f"{mark}{string.value}{mark}"  # tinycss2 would write " for both marks
        value = serialize(node.value).strip()
        if value and "\\" not in value:
            yield node.lower_name, (serialize(node.value) + "!important").strip() if node.important else value


def _only_paints(nodes: Sequence[Node], depth: int = 0) -> bool:
    """Whether a value is made of parts that are known to fetch nothing and to run nothing."""
    return depth <= MAX_BRACKETS and all(_is_known(node, depth) for node in nodes)


def _is_known(node: Node, depth: int) -> bool:
    match node.type:
        case "literal":
            return node.value in SIGNS
        case "string":
            return "javascript:" not in node.value.lower()
        case "url":
            return _is_own(node.value)
        case "function" if node.lower_name == "url":
            return all(
                one.type == "whitespace" or (one.type == "string" and _is_own(one.value)) for one in node.arguments
            )
        case "function" | "() block":
            named = node.type != "function" or node.lower_name in FUNCTIONS
            return named and _only_paints(_within(node), depth + 1)
    return node.type in PLAIN


def _is_own(address: str) -> bool:
    """Whether an address names an element of the picture."""
    return OWN_ADDRESS.fullmatch(address) is not None


def _within(node: Node) -> Sequence[Node]:
    """What stands in the brackets of a function or in others; nothing where a token has none."""
    return getattr(node, "arguments", None) or getattr(node, "content", None) or ()


def _strings(nodes: Iterable[Node]) -> Iterator[Node]:
    """The strings in a value, in brackets too."""
    for node in nodes:
        if node.type == "string":
            yield node
        yield from _strings(_within(node))


def _lines(text: str) -> list[str]:
    """The lines of a text that has single quotation marks, as tinycss2 counts them."""
    return re.split("\r\n|[\r\n\f]", text) if "'" in text else []


def _parts(prelude: Sequence[Node]) -> list[list[list[Node]]]:
    """What each selector of a rule looks for, from outside to inside; none where one is of a kind that is not kept."""
    selectors: list[list[list[Node]]] = [[[]]]
    for node in prelude:
        if node == ",":
            selectors.append([[]])
        elif node.type == "whitespace" or node == ">":
            selectors[-1].append([])
        else:
            selectors[-1][-1].append(node)
    found = [[part for part in several if part] for several in selectors]
    plain = all(0 < len(several) <= MAX_NESTED and all(map(_is_plain, several)) for several in found)
    return found if plain else []


def _is_plain(part: Sequence[Node]) -> bool:
    """Whether a part of a selector looks for names, classes and ids alone."""
    return PART.fullmatch("".join(map(_kind, part))) is not None


def _kind(node: Node) -> str:
    """What a token of a selector is, as PART has it."""
    match node.type:
        case "ident":
            return "n"
        case "hash" if node.is_identifier:
            return "h"
        case "literal":
            return str(node.value)
    return "?"


def _key(part: Sequence[Node]) -> str:
    """What a part of a selector looks for last."""
    last = part[-1]
    mark = "#" if last.type == "hash" else "." if len(part) > 1 else ""
    return mark + last.value if last.type != "literal" else "*"
