"""The cards of the index: what they say of a map, how they are kept, and their pictures."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from cards import CARDS, HOSTILE

from cjmap.gallery import MapCard, card
from cjmap.pipeline import load


def test_a_card_counts_what_the_map_shows() -> None:
    """A card counts negative touchpoints, a bare stage as one, and pain points wherever they stand, by severity."""
    made = CARDS[0]
    assert (made.title, made.owner, made.state, made.personas) == (
        "Buying a laptop",
        "CX research",
        "as-is",
        ("Maya Chen", "Tom"),
    )
    assert made.negative == 2
    assert dict(made.pain_points) == {"high": 2, "low": 1, "unrated": 1}
    assert made.channels == ("Web", "Blog", "Chat")


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        ("reviewed: 2024-01-31\nreview_every: 1 month", "2024-02-29"),
        ("date: 2024-01-31\nreview_every: 2 years", "2026-01-31"),
        ("reviewed: 2024-01-31", ""),
        ("review_every: 2 years", ""),
        ("reviewed: 9999-01-31\nreview_every: 2 years", ""),
        ("reviewed: 2026-02\nreview_every: 1 month", "2026-03-01"),
    ],
)
def test_a_review_is_due_by_the_rule_of_check(lines: str, due: str) -> None:
    """A review holds from its day, or the edition's where there was none, for as long as the file says."""
    assert card(load(f"title: T\n{lines}\nstages: [A]\n"), "t.yaml", []).review_due == due


def test_a_month_of_review_survives_being_kept() -> None:
    """A card of a map that was reviewed in a month says that month, and goes on saying it."""
    made = card(load("title: T\nreviewed: 2026-02\nstages: [A]\n"), "t.yaml", [])
    assert made.reviewed == "2026-02"
    assert MapCard.from_json(made.to_json()) == made


@pytest.mark.parametrize("made", CARDS)
def test_a_card_survives_being_kept(made: MapCard) -> None:
    """A card written as JSON and read again is the same card."""
    if made.title == HOSTILE:
        made = replace(made, title="t", file="f", owner="o", personas=(), channels=(), links=())
    assert MapCard.from_json(json.loads(json.dumps(made.to_json()))) == made


@pytest.mark.parametrize(
    "change",
    [
        {"title": 1}, {"personas": "Maya"}, {"negative": "2"}, {"negative": True}, {"pain_points": {"huge": 1}},
        {"links": [["SVG"]]}, {"links": "SVG"}, {"review_due": "soon"}, {"more": 1}, {"reviewed": None},
    ],
)  # fmt: skip
def test_what_is_no_card_is_refused(change: dict[str, object]) -> None:
    """A kept card that is not what a card is made of is never believed."""
    with pytest.raises(ValueError):
        MapCard.from_json(CARDS[0].to_json() | change)
    with pytest.raises(ValueError):
        MapCard.from_json([])


def test_a_picture_is_small_and_without_ids() -> None:
    """The picture of a journey of 200 stages and 5,000 touchpoints is a few kB and has nothing that two could share."""
    stages = "".join(
        f"  - name: Stage {stage}\n    touchpoints:\n"
        + "".join(f"      - {{name: t{stage}-{n}, emotion: {(n * 7 + stage) % 5 - 2}}}\n" for n in range(25))
        for stage in range(200)
    )
    picture = card(load(f"title: T\nstages:\n{stages}"), "t.yaml", []).picture
    assert len(picture) < 12_000
    assert " id=" not in picture and "NaN" not in picture


def test_a_picture_says_what_it_shows() -> None:
    """Its words name the stages with their success, and where the emotion is best and worst."""
    said = "2 stages: Choice, negative; Paying, negative. The emotion is best at “Asks”, worst at “Reads”."
    assert f'aria-label="{said}"' in CARDS[0].picture
