"""A map as an element of someone else's page: what the page says of its own texts does not reach the picture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import visitors
from playwright.sync_api import Page, ViewportSize

import cjmap
from cjmap.render.numbers import APART

pytestmark = pytest.mark.browser

HOSTILE = (
    "letter-spacing: 7px", "word-spacing: 9px", "text-transform: uppercase", "direction: rtl", "font: italic 900 40px serif",
    "font-style: italic", "font-weight: 900", "font-variant: small-caps", "font-stretch: condensed", "font-kerning: none",
    "font-feature-settings: 'zero', 'ss01', 'tnum'", "font-variation-settings: 'wght' 900", "font-size-adjust: 0.9",
    "font-variant-ligatures: none", "font-variant-numeric: slashed-zero", "font-optical-sizing: none", "font-synthesis: none",
    "line-height: 5", "text-indent: 50px", "text-align: right", "text-shadow: 3px 3px red", "text-anchor: end",
    "text-rendering: optimizeSpeed", "dominant-baseline: hanging", "writing-mode: vertical-rl", "text-orientation: upright",
    "white-space: pre", "word-break: break-all", "tab-size: 20", "hyphens: auto", "text-decoration: underline line-through red",
    "text-emphasis: dot", "-webkit-text-stroke: 2px red", "-webkit-text-fill-color: red", "color: red", "fill: red",
    "fill-opacity: 0.3", "fill-rule: evenodd", "clip-rule: evenodd", "stroke: blue", "stroke-width: 9", "stroke-opacity: 0.2",
    "stroke-dasharray: 3", "stroke-dashoffset: 4", "stroke-linecap: square", "stroke-linejoin: bevel", "stroke-miterlimit: 1",
    "marker: url(#m)", "paint-order: stroke", "shape-rendering: crispEdges", "image-rendering: pixelated",
    "color-interpolation: linearRGB", "color-scheme: dark", "quotes: none", "unicode-bidi: bidi-override",
)  # fmt: skip

BY_POLICY = ("letter-spacing: 7px", "word-spacing: 9px", "font-style: italic", "direction: rtl")
"""What does not reach a picture either whose styles the page's policy forbids."""

MARKER = (
    "<svg width=0 height=0><marker id=m markerWidth=9 markerHeight=9><rect width=9 height=9 fill=red /></marker></svg>"
)
PAGE = (
    "<!doctype html>{policy}<style nonce=x>html, body {{ margin: 0; background: #fff }} #d > svg {{ position: absolute; top: 0; "
    "left: 0 }}\n#d {{ {style} }}</style>" + MARKER + "<div id=d>{picture}</div>"
)
POLICY = "<meta http-equiv=Content-Security-Policy content=\"style-src 'nonce-x'\">"

WINDOW: ViewportSize = {"width": 1300, "height": 900}

MAPS = {
    "ltr": """
title: A hostile page, 10 1/2 fi 😀
personas: [{name: Maya, goals: [One goal, "A goal  of two blanks"], quote: A quote}, {name: Tom}]
stages:
  - name: First
    touchpoints:
      - name: Looks at 12 offers
        channel: Web
        importance: 4
        emotion: {maya: 1, tom: -1}
        feeling: Glad
        moment_of_truth: true
        quotes: Hello there
        pain_points: [{text: It hurts, severity: high, link: "https://a.example"}]
        next: [{to: Pays, share: 60%}, {end: failure}]
      - {name: Pays, emotion: {maya: 2, tom: 1}, basis: assumed}
  - {name: Second مرحبا 12, emotion: 1, metrics: {nps: {promoters: 4, passives: 3, detractors: 1}}}
""",
    "rtl": """
title: رحلة 12 (x)
language: ar
stages:
  - name: أولا
    touchpoints: [{name: يدفع 5 Visa, emotion: 1, feeling: سعيد}]
""",
    "small": "title: 12 fi\nstages: [{name: A b, emotion: 1}, B]\n",
}


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with visitors() as browser:
        yield browser.new_page(viewport=WINDOW)


def seen(page: Page, picture: str, style: str = "", policy: str = "") -> bytes:
    page.set_content(PAGE.format(picture=picture, style=style, policy=policy))
    return page.screenshot()


@pytest.mark.parametrize("direction", MAPS)
@pytest.mark.parametrize("view", ["map", "flow"])
def test_nothing_of_a_page_reaches_the_picture(page: Page, direction: str, view: str) -> None:
    """In a page that turns, spaces, slants and paints all that it can, every pixel is that of the picture in a plain page."""
    picture = str(cjmap.render(cjmap.load(MAPS[direction]), view=view))
    plain = seen(page, picture)
    assert seen(page, picture, "; ".join(HOSTILE)) == plain
    assert seen(page, picture, "direction: ltr; text-align: left") == plain


def test_each_wish_of_a_page_alone(page: Page) -> None:
    """Nor does any one of these alone; one that says nothing against them does heed such."""
    picture = str(cjmap.render(cjmap.load(MAPS["small"])))
    page.set_viewport_size({"width": 1300, "height": 400})
    bare = picture.replace(APART, "").replace(' direction="ltr"', "", 1)
    plain = seen(page, picture)
    assert seen(page, bare) == plain
    assert [wish for wish in HOSTILE if seen(page, picture, wish) != plain] == []
    for wish in (*BY_POLICY, "text-transform: uppercase", "stroke: blue"):
        assert seen(page, bare, wish) != plain
    page.set_viewport_size(WINDOW)


@pytest.mark.parametrize("direction", MAPS)
def test_a_page_that_forbids_styles(page: Page, direction: str) -> None:
    """Where a policy forbids the style of the picture, its attributes still keep out what would move its texts."""
    picture = str(cjmap.render(cjmap.load(MAPS[direction])))
    plain = seen(page, picture, policy=POLICY)
    assert seen(page, picture, "; ".join(BY_POLICY), POLICY) == plain == seen(page, picture)


def test_a_page_may_hide_the_picture(page: Page) -> None:
    """What a page hides, such as a closed panel, stays hidden."""
    picture = str(cjmap.render(cjmap.load(MAPS["ltr"])))
    assert seen(page, picture, "visibility: hidden") == seen(page, "")
