"""The headline band of a map: what was found, what hurts most, what to do next; or what its scores say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from geometry import flat
from hypothesis import given
from hypothesis import strategies as st
from map_parts import WIDTH, band_of, context, journey
from places import texts, words

from cjmap.layout.kit.legend import SEVERITY
from cjmap.layout.map.band import BESIDE_FROM, GAP, band_zone, column_widths
from cjmap.layout.map.headlines import Headline, headlines
from cjmap.layout.map.inline import balanced
from cjmap.layout.map.look import one_row
from cjmap.model import Item, Journey, Success
from cjmap.scene import Group, Rect, Text
from cjmap.text import unbroken, wrap
from cjmap.transform.persona import for_persona

pytestmark = pytest.mark.usefixtures("english")

STAGES = """
stages:
  - name: First
    touchpoints:
      - {name: Sees it, emotion: 1, importance: 2, feeling: Curious}
      - {name: Asks, emotion: 2, importance: 5, feeling: Glad}
      - {name: Waits, emotion: -1, importance: 5, feeling: Cross}
  - name: Second
    touchpoints:
      - {name: Pays, emotion: 2, importance: 3}
      - {name: Fails, emotion: -2, importance: 3}
      - {name: Complains, success: negative, importance: 5}
"""
FOUND = (
    "highlights: [It works]\npain_points: [{text: It is slow, severity: high, owner: Ann, status: open}]\n"
    "opportunities: [{text: Hurry, owner: Bob, status: planned}]\n"
)


HOW = ("low", "high", "medium", "high")


def facts(ctx_or_text: object, width: float = WIDTH) -> list[str]:
    """What stands beside the titles of the band, as it is read to those who cannot see it."""
    ctx = context(ctx_or_text if isinstance(ctx_or_text, Journey) else journey(str(ctx_or_text)), width)
    band = band_of(ctx)
    said = [one for one in flat(band.children) if isinstance(one, Group) and one.role == "said"]
    return [one.label for one in said if ": " in one.label and "Severity" not in one.label]


def at(one: Journey, key: str, *steps: str) -> Journey:
    """The journey with the findings of a list speaking of steps."""
    return replace(one, **{key: tuple(replace(item, at=steps) for item in getattr(one, key))})


def test_three_columns_with_their_findings() -> None:
    """Each with its title and a rule of its colour on top, in the order of what is read first."""
    ctx = context(journey(f"title: t\n{FOUND}{STAGES}"))
    band = band_of(ctx)
    said = words(band)
    order = [
        said.index(part)
        for part in ("What we found", "It works", "What hurts most", "It is slow", "What to do next", "Hurry")
    ]
    assert order == sorted(order)
    rules = [node for node in flat(band.children) if isinstance(node, Rect) and node.height == 3]
    assert [rule.fill for rule in rules] == [ctx.theme.positive, ctx.theme.negative, ctx.theme.opportunity]
    assert rules[0].x == 40 and rules[-1].x + rules[-1].width == pytest.approx(WIDTH - 40)


def test_facts_stand_beside_the_titles() -> None:
    """The highest mean score above the middle, and the negative touchpoints of the highest importance that occurs."""
    assert facts(f"title: t\n{FOUND}{STAGES}") == ["Best on the curve: 1.2, 2.1", "Important and negative: 1.3, 2.3"]


def test_the_mean_counts_where_personas_differ() -> None:
    """A touchpoint that one persona loves and the other hates is not the best; it is negative for the one who hates it."""
    text = (
        "title: t\npersonas: {a: Ann, b: Bob}\nhighlights: [x]\npain_points: [y]\nstages:\n  - name: S\n    touchpoints:\n"
        "      - {name: A, emotion: {a: 2, b: -2}, success: {a: positive, b: negative}, importance: 5}\n"
        "      - {name: B, emotion: {a: 1, b: 1}, importance: 1}\n      - {name: C, emotion: {a: 2, b: -1}, importance: 5}\n"
    )
    assert facts(text) == ["Best on the curve: 1.2", "Important and negative: 1.1, 1.3"]
    assert facts(for_persona(journey(text), "a")) == ["Best on the curve: 1.1, 1.3"]


def test_nothing_is_best_that_is_not_above_the_middle() -> None:
    """Where all scores are bad, or the curve is hidden, nothing is called best."""
    bad = "stages: [{name: S, touchpoints: [{name: A, emotion: -1, importance: 5}, {name: B, emotion: 0}]}]\n"
    assert facts(f"title: t\n{FOUND}{bad}") == ["Important and negative: 1.1"]
    hidden = f"title: t\nlanes: [{{id: emotion, hidden: yes}}]\n{FOUND}{STAGES}"
    assert facts(hidden) == ["Important and negative: 1.3, 2.3"]


def test_no_importance_no_important_steps() -> None:
    """What nobody called important is not said to be."""
    assert facts(f"title: t\n{FOUND}stages: [{{name: S, touchpoints: [{{name: A, emotion: -1}}]}}]\n") == []


def test_a_stage_with_its_own_score_has_its_number() -> None:
    """The curve has one point for it, so the band names the stage."""
    assert facts("title: t\nhighlights: [x]\nstages: [A, {name: B, emotion: 2, touchpoints: [C, D]}]\n") == [
        "Best on the curve: 2"
    ]


@pytest.mark.parametrize("count", [4, 7])
def test_more_numbers_are_counted(count: int) -> None:
    """Up to four of the best are named; of the others it is said how many there are."""
    steps = ", ".join(f"{{name: T{at}, emotion: 2}}" for at in range(count))
    (said,) = facts(f"title: t\nhighlights: [x]\nstages: [{{name: S, touchpoints: [{steps}]}}]\n")
    assert said == "Best on the curve: 1.1, 1.2, 1.3, 1.4" + (", and 3 more" if count == 7 else "")


def test_words_go_before_numbers() -> None:
    """Where a column is narrow, the words beside its title go, and who listens hears them; the numbers stay."""
    text = f"title: t\n{FOUND}{STAGES}"
    for width, shown in ((WIDTH, True), (900.0, False)):
        said = words(band_of(context(journey(text), width)))
        assert ("Best on the curve" in said) == shown
        assert "1.2" in said and "2.3" in said
        assert facts(text, width)[0] == "Best on the curve: 1.2, 2.1"


def test_findings_that_say_where_have_their_own_numbers() -> None:
    """Then the numbers stand beside each finding, in the order of the map, and the title has none."""
    one = journey(f"title: t\n{FOUND}{STAGES}")
    steps = [step.key for step in one.steps()]
    told = at(one, "highlights", steps[3], steps[0])
    band = band_of(context(told))
    assert [label for label in facts(told) if label.startswith("Best")] == []
    (item,) = [one for one in flat(band.children) if isinstance(one, Group) and one.label.startswith("It works")]
    assert item.label == "It works, 1.1, 2.1"
    assert "1.1 · 2.1" in words(item)
    assert facts(told)[-1] == "Important and negative: 1.3, 2.3"


def test_a_number_of_another_persona_s_step_is_not_said() -> None:
    """On the map of one persona a finding means only the steps that are on it, with the numbers that all maps have."""
    text = (
        "title: t\npersonas: {a: Ann, b: Bob}\nhighlights: [x]\n"
        "stages: [{name: S, touchpoints: [{name: A, persona: a}, {name: B, persona: b}]}]\n"
    )
    one = for_persona(journey(text), "b")
    told = at(one, "highlights", *(step.key for step in journey(text).steps()))
    said = [text.text for text in texts(band_of(context(told)))]
    assert "1.2" in said and not any("1.1" in one for one in said)


def test_the_owner_of_a_lone_finding_stands_in_the_title_s_line() -> None:
    """Where no numbers do; of one beside numbers it stands behind the last line."""
    band = texts(band_of(context(journey(f"title: t\n{FOUND}{STAGES}"))))
    place = {text.text: text for text in band}
    assert abs(place["Bob · planned"].y - place["What to do next"].y) < 1 and place["Bob · planned"].anchor == "end"
    assert place["Ann · open"].y == place["It is slow"].y
    assert place["Ann · open"].x > place["It is slow"].x + place["It is slow"].width


def test_more_than_two_findings_are_ranked_and_counted() -> None:
    """The two most severe pain points, the first two of other lists, and how many more there are."""
    graded = ", ".join(
        f"{{text: {text}, severity: {how}}}" for text, how in zip(("b2", "c3", "d4", "e5"), HOW, strict=True)
    )
    items = f"[a1, {graded}]"
    said = words(band_of(context(journey(f"title: t\npain_points: {items}\nhighlights: [one, two, three]\n{STAGES}"))))
    assert [part in said for part in ("c3", "e5", "a1", "b2", "d4", "and 3 more")] == [
        True,
        True,
        False,
        False,
        False,
        True,
    ]
    assert [part in said for part in ("one", "two", "three", "and 1 more")] == [True, True, False, True]


def test_two_findings_stand_side_by_side_where_there_is_room() -> None:
    """From a width of 560 px of their column on."""
    text = f"title: t\nhighlights: [Alpha, Beta]\n{STAGES}"
    for width, beside in ((BESIDE_FROM + 79, False), (BESIDE_FROM + 81, True)):
        place = {text.text: text for text in texts(band_of(context(journey(text), width)))}
        assert (place["Alpha"].y == place["Beta"].y) == beside
        assert (place["Alpha"].x < place["Beta"].x) == beside


def test_without_findings_the_scores_speak() -> None:
    """Two columns with sign, number, name and feeling; nothing where there are no scores either."""
    ctx = context(journey(f"title: t\n{STAGES}"))
    said = words(band_of(ctx))
    for part in (
        "Best on the curve",
        "1.2 Asks · Glad",
        "2.1 Pays",
        "Important and negative",
        "1.3 Waits · Cross",
        "2.3 Complains",
    ):
        assert part in said
    assert band_zone(ctx).signs == {Success.POSITIVE, Success.NEGATIVE}
    bare = context(journey("title: t\nstages: [{name: S, touchpoints: [A, B]}]\n"))
    assert band_zone(bare).height == 0 and headlines(bare) == []


def test_the_band_reports_its_signs() -> None:
    """Bars of severity and the signs beside numbers are explained in the legend."""
    assert band_zone(context(journey(f"title: t\n{FOUND}{STAGES}"))).signs == {
        SEVERITY,
        Success.POSITIVE,
        Success.NEGATIVE,
    }
    assert band_zone(context(journey("title: t\nopportunities: [x]\nstages: [A]\n"))).signs == set()


def test_the_band_is_a_section() -> None:
    """It has a name and a heading a column; its rules only decorate."""
    band = band_of(context(journey(f"title: t\n{FOUND}{STAGES}")))
    (section,) = [one for one in band.children if isinstance(one, Group) and one.id]
    assert (section.id, section.label, section.role) == ("findings", "Findings", "section")
    heads = [one for one in flat(section.children) if isinstance(one, Group) and one.role == "heading"]
    assert [words(one) for one in heads] == ["What we found", "What hurts most", "What to do next"]
    assert not any(isinstance(node, Text) for node in flat((band.children[0],)))


WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=14), min_size=1, max_size=40).map(" ".join)


@given(WORDS, st.floats(60, 900))
def test_balanced_lines_are_as_few_and_as_even_as_can_be(text: str, width: float) -> None:
    """A balanced text has no more lines than before, and would have more if it were 4 px narrower, or break a word."""
    font = one_row(WIDTH).head
    found = balanced(text, font, width)
    lines = wrap(text, font, width)
    assert found <= width
    assert len(wrap(text, font, found)) == len(lines)
    narrower = wrap(text, font, max(1.0, found - 4))
    assert len(narrower) > len(lines) or found - 4 < unbroken(text, font)


@given(st.lists(WORDS, min_size=1, max_size=3), st.floats(500, 3000))
def test_columns_fill_the_width(written: list[str], width: float) -> None:
    """However long their texts are, columns and gaps are as wide as the map, and none is much narrower than the others."""
    ctx = context(journey("title: t\nstages: [A]\n"))
    shown = [Headline("x", "#000000", (Item(text),)) for text in written]
    widths = column_widths(ctx, shown, width)
    free = width - GAP * (len(shown) - 1)
    assert sum(widths) == pytest.approx(free)
    assert min(widths) >= min(220, free / len(shown)) - 0.1
