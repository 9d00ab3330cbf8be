"""Numbers, outlines, links and inherited properties → how an SVG file says them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import quote

from cjmap.late import pattern
from cjmap.scene import PathCommand

STYLE = ";".join(
    (
        "font:16px sans-serif", "font-synthesis:weight style small-caps", "letter-spacing:0", "word-spacing:0",
        "text-transform:none", "text-indent:0",
        "text-shadow:none", "text-anchor:start", "text-rendering:auto", "dominant-baseline:auto",
        "writing-mode:horizontal-tb", "white-space:normal", "fill:#000", "fill-opacity:1", "fill-rule:nonzero",
        "stroke:none", "stroke-width:1", "stroke-opacity:1", "stroke-dasharray:none", "stroke-dashoffset:0",
        "stroke-linecap:butt", "stroke-linejoin:miter", "stroke-miterlimit:4", "marker:none", "paint-order:normal",
        "shape-rendering:auto", "image-rendering:auto",
    )
)  # fmt: skip
"""The one style of a picture; `font` sets all that is of fonts, but for how what they lack is made up."""

APART = f' font-style="normal" letter-spacing="0" word-spacing="0" style="{STYLE}"'
"""The attributes of the picture. A page whose policy forbids styles still has those before the style."""


SCHEMES = pattern(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
KEPT = "%:/?#[]@!$&*+,;=~"
"""Characters of an address that stay; letters, digits and `-._` do in any case. Brackets and apostrophes could end a
text inside a PDF, so they are written as `%28`, `%29` and `%27`, which mean the same (RFC 3986, 2.1)."""


def address(link: str) -> str:
    """The link as a URI of plain ASCII; empty where it is none that a picture may open (http, https, mailto)."""
    link = link.strip()
    if not SCHEMES.match(link):
        return ""
    return quote(link.encode("utf-8", "replace"), safe=KEPT)


HUNDREDTHS = 100
"""Lengths are written with two decimals."""


@lru_cache(maxsize=1 << 16)
def number(value: float) -> str:
    """A length in its shortest form with at most two decimals, never `-0`."""
    words = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if words == "-0" else words


def path_data(segments: Sequence[PathCommand], x: float = 0.0, y: float = 0.0) -> str:
    """An outline moved by (x, y), each position seen from the one before: half as long as where it is in the picture."""
    return "".join(_steps(segments, x, y))


def _steps(segments: Sequence[PathCommand], x: float, y: float) -> Iterator[str]:
    right = down = 0  # where the pen is, in hundredths
    begin = (0, 0)  # where the outline began that it draws
    first = True
    for segment in segments:
        if segment[0] == "Z":
            yield "z"
            right, down = begin
            continue
        coordinates = [
            round((coordinate + (y if at % 2 else x)) * HUNDREDTHS) for at, coordinate in enumerate(segment[1:])
        ]
        yield segment[0] if first else segment[0].lower()
        yield " ".join(
            [_hundredths(coordinate - (down if at % 2 else right)) for at, coordinate in enumerate(coordinates)]
        )
        right, down = coordinates[-2:]
        begin = (right, down) if segment[0] == "M" else begin
        first = False


@lru_cache(maxsize=1 << 14)
def _hundredths(count: int) -> str:
    return number(count / HUNDREDTHS)
