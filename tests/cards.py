"""A journey and four cards that the tests of the index share, one of them made of everything that could break out of a page."""

from __future__ import annotations

from cjmap.gallery import MapCard, card
from cjmap.pipeline import load

HOSTILE = "</script><script>boom()</script><img src=x onerror=boom()> \u202e \"' \u2028 &amp; \x00 \ud800"
LAPTOP = """\
title: Buying a laptop
owner: CX research
reviewed: 2024-01-31
review_every: 1 month
personas: [{name: Maya Chen}, {name: Tom}]
pain_points: {text: Too slow, severity: high}
stages:
  - name: Choice
    channel: Web
    pain_points: [No table, {text: No price, severity: low}]
    touchpoints:
      - {name: Reads, channel: [Web, Blog], success: negative, emotion: -1}
      - {name: Asks, channel: Chat, success: positive, emotion: 2, pain_points: {text: Waits, severity: high}}
  - {name: Paying, success: negative}
"""
CARDS = (
    card(load(LAPTOP), "shop/laptop.yaml", [("SVG", "shop/laptop.svg"), ("PDF", "shop/laptop.pdf")]),
    MapCard("Café visit", "cafe.yaml", ("Tom",), "Retail", "to-be", "2026-02-01", "2026-03-01", ("Store",)),
    MapCard("Returning shoes", "shoes.yaml", ("MAYA  CHEN",), "", "as-is", "2026-01-01", "2026-02-28", ("Post", "Web")),
    MapCard(HOSTILE, HOSTILE, (HOSTILE,), HOSTILE, "as-is", "", "", (HOSTILE,), 0, {}, "", (("SVG", HOSTILE),)),
)
