"""Maps with an SVG picture in which things multiply: stops by shapes, rules by elements, uses within uses."""

from __future__ import annotations

from collections.abc import Mapping

from growing.parts import LOGO, SVG, Shape, filled, picture, pictured


def nested_uses(size: int) -> str:
    drawn = "".join(f'<g id="u{i}"><use href="#u{i + 1}"/><use href="#u{i + 1}"/></g>' for i in range(12))
    return filled(size, SVG + drawn + '<rect id="u12" width="9" height="9"/>', lambda n: '<use href="#u0"/>', "</svg>")


PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""A PNG of one pixel."""

SHAPES: Mapping[str, Shape] = {
    "picture: gradient stops by shapes": pictured(
        lambda n: '<stop offset="0" stop-color="red"/>',
        lambda n: '<rect width="1" height="1" fill="url(#g)"/>',
        "</linearGradient></defs>",
        '<defs><linearGradient id="g">',
    ),
    "picture: gradients that refer to gradients": picture(
        "", lambda n: f'<linearGradient id="g{n}" href="#g{n + 1}"/><rect width="1" height="1" fill="url(#g{n})"/>'
    ),
    "picture: stops of radial gradients by letters": pictured(
        lambda n: '<stop offset="0" stop-color="red"/>',
        lambda n: '<text fill="url(#g)">ab</text>',
        "</radialGradient></defs>",
        '<defs><radialGradient id="g">',
    ),
    "picture: patterns by shapes": pictured(
        lambda n: '<rect width="1" height="1"/>',
        lambda n: '<rect width="1" height="1" fill="url(#g)"/>',
        "</pattern></defs>",
        '<defs><pattern id="g" width="10" height="10" patternUnits="userSpaceOnUse">',
    ),
    "picture: masks by shapes": pictured(
        lambda n: '<rect width="1" height="1"/>',
        lambda n: '<rect width="1" height="1" mask="url(#g)"/>',
        "</mask></defs>",
        '<defs><mask id="g">',
    ),
    "picture: clips by shapes": pictured(
        lambda n: '<rect width="1" height="1"/>',
        lambda n: '<rect width="1" height="1" clip-path="url(#g)"/>',
        "</clipPath></defs>",
        '<defs><clipPath id="g">',
    ),
    "picture: many masks": picture(
        '<defs><mask id="g"><circle r="9"/></mask></defs>', lambda n: '<rect width="1" height="1" mask="url(#g)"/>'
    ),
    "picture: many opacities": picture("", lambda n: '<g opacity=".5"><rect width="1" height="1"/></g>'),
    "picture: filters by shapes": pictured(
        lambda n: '<feOffset dx="1" dy="1"/>',
        lambda n: '<rect width="1" height="1" filter="url(#g)"/>',
        "</filter></defs>",
        '<defs><filter id="g">',
    ),
    "picture: many filters": picture(
        '<defs><filter id="g"><feOffset dx="1"/><feFlood flood-color="red"/></filter></defs>',
        lambda n: '<rect width="1" height="1" filter="url(#g)"/>',
    ),
    "picture: markers by points": pictured(
        lambda n: '<rect width="1" height="1"/>',
        lambda n: "L9 1L1 9",
        '</marker><path d="M0 0',
        '<marker id="m" markerWidth="9" markerHeight="9">',
        '" marker-mid="url(#m)"/></svg>',
    ),
    "picture: uses of one group": pictured(
        lambda n: '<rect width="1" height="1"/>', lambda n: '<use href="#g"/>', "</g>", '<g id="g">'
    ),
    "picture: uses within uses": lambda size: {"map.yaml": LOGO.encode(), "logo.svg": nested_uses(size).encode()},
    "picture: a long outline": picture('<path stroke="red" d="M0 0', lambda n: f"L{n % 97} {n % 89}", '"/></svg>'),
    "picture: a long dashed outline": picture(
        '<path stroke="red" stroke-dasharray=".1" fill="none" d="M0 0', lambda n: f"L{n % 97} {n % 89}", '"/></svg>'
    ),
    "picture: a dashed outline of relative steps": picture(
        '<path stroke="red" stroke-dasharray=".01" fill="none" d="M0 0', lambda n: "h99h-99", '"/></svg>'
    ),
    "picture: a dashed polygon": picture(
        '<polygon stroke="red" stroke-dasharray=".1" fill="none" points="0,0',
        lambda n: f" {n % 97},{n % 89}",
        '"/></svg>',
    ),
    "picture: arcs": picture(
        '<path stroke="red" d="M0 0', lambda n: f"A9 {n % 9 + 1} 9 0 0 {n % 97} {n % 89}", '"/></svg>'
    ),
    "picture: dashes from a style sheet": pictured(
        lambda n: f".c{n}{{stroke-dasharray:.01}}",
        lambda n: '<line class="c1" x2="99" stroke="red"/>',
        "</style>",
        "<style>",
    ),
    "picture: rules by shapes": pictured(
        lambda n: f"rect{{fill:#0{n % 90 + 10}}}", lambda n: '<rect width="1" height="1"/>', "</style>", "<style>"
    ),
    "picture: rules for classes by shapes": pictured(
        lambda n: f".c{n}{{fill:red}}", lambda n: f'<rect class="c{n}" width="1" height="1"/>', "</style>", "<style>"
    ),
    "picture: deep rules by shapes": pictured(
        lambda n: f"g .c{n} *{{fill:red}}", lambda n: '<rect width="1" height="1"/>', "</style>", "<style>"
    ),
    "picture: classes of one shape": picture('<rect class="', lambda n: f"c{n} ", '" width="1" height="1"/></svg>'),
    "picture: a rule of many selectors": pictured(
        lambda n: f"{',' if n else ''}rect", lambda n: '<rect width="1" height="1"/>', "{fill:red}</style>", "<style>"
    ),
    "picture: letters": picture("<text>", lambda n: "a letter ", "</text></svg>"),
    "picture: letters with places": pictured(lambda n: "1 ", lambda n: "a", '">', '<text x="', "</text></svg>"),
    "picture: texts": picture("", lambda n: f'<text x="{n % 90}" y="9">ab</text>'),
    "picture: shapes": picture("", lambda n: f'<circle cx="{n % 90}" cy="9" r="3" stroke="red"/>'),
    "picture: groups in groups": picture("", lambda n: "<g>", "</svg>"),
    "picture: transformations": picture(
        '<g transform="', lambda n: "rotate(1)", '"><rect width="9" height="9"/></g></svg>'
    ),
    "picture: pictures": picture("", lambda n: f'<image width="9" height="9" href="data:image/png;base64,{PIXEL}"/>'),
    "picture: entities": picture("", lambda n: "&amp;&#65;"),
}
