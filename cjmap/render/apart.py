"""What a picture says against the page that it may be an element of: all that texts and shapes would inherit from there.

Only browsers inherit it. What is said is what holds in a file of its own, so it changes nothing there. Whether the picture is
visible, and what a pointer does, stays the page's.
"""

from __future__ import annotations

STYLE = ";".join(
    (
        "font:16px sans-serif", "letter-spacing:0", "word-spacing:0", "text-transform:none", "text-indent:0",
        "text-shadow:none", "text-anchor:start", "text-rendering:auto", "dominant-baseline:auto",
        "writing-mode:horizontal-tb", "white-space:normal", "fill:#000", "fill-opacity:1", "fill-rule:nonzero",
        "stroke:none", "stroke-width:1", "stroke-opacity:1", "stroke-dasharray:none", "stroke-dashoffset:0",
        "stroke-linecap:butt", "stroke-linejoin:miter", "stroke-miterlimit:4", "marker:none", "paint-order:normal",
        "shape-rendering:auto", "image-rendering:auto",
    )
)  # fmt: skip
"""The one style of a picture; `font` sets all that is of fonts."""

APART = f' font-style="normal" letter-spacing="0" word-spacing="0" style="{STYLE}"'
"""The attributes of the picture. A page whose policy forbids styles still has those before the style."""
