"""Cards → the index: one HTML page with all of them, that asks nothing of anyone and works as a plain list without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from cjmap.gallery.cards import SEVERITIES, UNRATED, MapCard
from cjmap.gallery.colours import colours
from cjmap.gallery.facets import STATES, facets
from cjmap.gallery.portfolio import BrokenMap, ordered_broken, portfolio
from cjmap.html import own_text, rendered, source_hash

PAIN_WORDS = {severity: severity for severity in SEVERITIES} | {UNRATED: "not rated"}
"""What pain points of each severity are called, the worst first."""

TEMPLATE = "gallery/index.html.j2"


SIGNS = {"negative": "▼", "neutral": "■", "positive": "▲", "not-assessed": "○"}
"""The signs of how touchpoints went, the worst first."""

LEVEL_WORDS = {"negative": "negative", "neutral": "neutral", "positive": "positive", "not-assessed": "not assessed"}


def index_page(
    cards: Sequence[MapCard],
    title: str,
    template: str = TEMPLATE,
    broken: Sequence[BrokenMap] = (),
    **more: object,
) -> str:
    """The whole page. It holds its own style and script, and a policy that allows these two and nothing else.

    The same cards give the same page: what depends on the day, such as which reviews are overdue, its script finds out.
    The worst map stands first, those to be below a line of their own, and the `broken` ones, which do not render, last.
    A template that extends ours fills its blocks with `more`.
    """
    found = portfolio(cards)
    return rendered(
        template,
        title=title,
        cards=found.cards,
        portfolio=found,
        broken=ordered_broken(broken),
        signs=SIGNS,
        levels=LEVEL_WORDS,
        facets=facets(found.cards),
        states=STATES,
        severities=PAIN_WORDS,
        style=style(),
        script=script(),
        policy=policy(),
        **more,
    )


@cache
def style() -> str:
    """The page's style."""
    return "\n" + colours() + own_text("gallery/page.css")


@cache
def script() -> str:
    """The page's script."""
    return "\n" + own_text("gallery/page.js")


@cache
def policy() -> str:
    """What the page allows itself (CSP 3): its style, its script, pictures that are in it."""
    return (
        f"default-src 'none'; img-src data:; style-src {source_hash(style())}; script-src {source_hash(script())};"
        " base-uri 'none'; form-action 'none'"
    )
