"""The foot of a map: a legend of what is drawn, what is said of the whole journey, and what the map is."""

from __future__ import annotations

import pytest
from geometry import flat
from hypothesis import given
from hypothesis import strategies as st
from map_parts import SAMPLES, TOP, WIDTH, context, foot_of, journey
from places import texts, words

import cjmap
from cjmap.language import messages, use_language
from cjmap.layout.kit.block import Block
from cjmap.layout.kit.legend import (
    ASSUMED,
    DERIVED,
    FELT,
    GOES_BACK,
    GOES_ON,
    IMPORTANCE,
    MOMENT,
    SEVERITY,
    Sign,
)
from cjmap.layout.kit.segments import SegmentKind
from cjmap.layout.map.foot import foot_zone
from cjmap.layout.map.inline import Inline, arranged
from cjmap.layout.map.whole import how_computed
from cjmap.model import End, Success
from cjmap.scene import Circle, Group, Text

pytestmark = pytest.mark.usefixtures("english")

BARE = "title: t\nstages: [A]\n"
KEYS: dict[Sign, tuple[str, str]] = {
    Success.POSITIVE: ("Success", "Positive"),
    Success.NEUTRAL: ("Success", "Neutral"),
    Success.NEGATIVE: ("Success", "Negative"),
    Success.NOT_ASSESSED: ("Success", "Not assessed"),
    DERIVED: ("Success", "Follows from emotion"),
    IMPORTANCE: ("Marks", "Importance"),
    MOMENT: ("Marks", "Moment of truth"),
    SEVERITY: ("Marks", "Severity"),
    ASSUMED: ("Curve", "Assumed, not researched"),
    SegmentKind.UNSCORED: ("Curve", "Not scored"),
    SegmentKind.OTHERS: ("Curve", "Others' steps"),
    FELT: ("Curve", "Felt, not scored"),
    GOES_ON: ("Ways", "Goes on"),
    GOES_BACK: ("Ways", "Goes back"),
    End.ABANDONED: ("Ways", "Given up"),
    End.FAILURE: ("Ways", "Ends in failure"),
    End.SUCCESS: ("Ways", "Goal reached"),
}
"""Every sign with its group and its words, in the order of the legend."""


def section(foot: Group, name: str) -> Group | None:
    """The section with that id."""
    return next((one for one in flat(foot.children) if isinstance(one, Group) and one.id == name), None)


def legend(text: str, signs: set[Sign] | frozenset[Sign] = frozenset()) -> list[str]:
    """The words of a legend."""
    found = section(foot_of(context(journey(text)), signs), "legend")
    return [one.text for one in texts(found)] if found else []


@given(st.sets(st.sampled_from(list(KEYS)), min_size=1))
def test_the_legend_has_what_is_reported(signs: set[Sign]) -> None:
    """The keys of all signs that the parts report and no other, behind the names of their groups, always in one order."""
    reported = signs | {MOMENT}
    wanted: list[str] = []
    for sign, (group, name) in KEYS.items():
        if sign in reported:
            wanted += [name] if group in wanted else [group, name]
    with use_language("en"):
        assert legend(BARE, reported) == wanted


def test_reported_signs_are_explained() -> None:
    """The legend has what the parts say they show, and nothing else, whatever the file has."""
    text = "title: t\nstages: [{name: S, touchpoints: [{name: A, importance: 3, emotion: 1}]}]\n"
    assert legend(text, {GOES_BACK}) == ["Ways", "Goes back"]
    assert legend(text, set()) == []


@pytest.mark.parametrize("sign", list(KEYS), ids=str)
def test_every_key_has_a_sign_before_its_words(sign: Sign) -> None:
    """No key is words alone, and its sign ends where its words begin."""
    found = section(foot_of(context(journey(BARE)), {sign, MOMENT}), "legend")
    assert found
    nodes = [node for node in flat(found.children) if not isinstance(node, Group)]
    at = next(place for place, node in enumerate(nodes) if isinstance(node, Text) and node.text == KEYS[sign][1])
    assert not isinstance(nodes[at - 1], Text)


def test_how_metrics_are_computed_is_said_once() -> None:
    """At the right of the legend, kinds that are computed alike together; nothing of values that an author gave."""
    text = (
        "title: t\nmetrics: {nps: {promoters: 5, passives: 1, detractors: 2}}\nstages:\n  - name: S\n    metrics:\n"
        "      css: {counts: [1, 2, 3, 4, 5]}\n      exs: {counts: [1, 2, 3, 4, 5]}\n      Rate: 62%\n"
        "  - name: T\n    metrics: {css: {counts: [5, 4, 3, 2, 1]}}\n"
    )
    ctx = context(journey(text))
    assert how_computed(ctx) == "NPS: promoters minus detractors · CSS, ExS: mean of 5-point answers"
    said = texts(foot_of(ctx))
    (how,) = [one for one in said if "promoters minus" in one.text]
    positive = next(one for one in said if one.text == "Success")
    assert how.y == positive.y and how.anchor == "end" and how.x == pytest.approx(WIDTH - 40)


def test_measures_of_the_whole_journey() -> None:
    """Name, value, sign, target and n in one line; those that are only a name together, with one sign."""
    text = (
        "title: t\nmetrics:\n  nps: {promoters: 5, passives: 1, detractors: 2, target: 30}\n  css:\n  Rate:\n"
        "  Cost: {value: 30, unit: EUR}\nstages: [A]\n"
    )
    foot = foot_of(context(journey(text)))
    whole = section(foot, "whole-journey")
    assert whole and whole.label == "Whole journey"
    said = words(whole)
    for part in ("Whole journey NPS +38 target ≥ 30 · n = 8", "Cost 30 EUR", "CSS, Rate not measured"):
        assert part in said
    assert said.count("not measured") == 1
    (unknown,) = [one for one in flat(whole.children) if isinstance(one, Group) and "not measured" in one.label]
    assert len([node for node in flat(unknown.children) if isinstance(node, Circle)]) == 1


def test_notes_and_their_numbers() -> None:
    """The journey's own notes first, then the numbered ones in the order of their marks."""
    text = (
        "title: t\nnotes: [Of all]\nstages:\n  - name: S\n    touchpoints:\n"
        "      - {name: A, note: first}\n      - {name: B, note: second}\n"
    )
    said = [one.text for one in texts(foot_of(context(journey(text))))]
    places = [said.index(one) for one in ("Of all", "1", "first", "2", "second")]
    assert places == sorted(places)


def test_facts_stand_in_the_last_line() -> None:
    """Owner, evidence, version, date, review and its interval, file; at the right end the name of the program."""
    text = (
        "title: t\nowner: CX\nversion: 1.10\nevidence: 9 interviews\ndate: 2026-01-05\nreviewed: 2026-10-01\n"
        "review_every: 2 years\nstages: [A]\n"
    )
    foot = section(foot_of(context(journey(text))), "footer")
    assert foot and foot.role == "section" and foot.label == "About this map"
    first, mark = texts(foot)
    assert first.text == (
        "Owner: CX · 9 interviews · Version: 1.10 · 2026-01-05 · reviewed 2026-10-01 · review every 2 years"
    )
    assert (mark.text, mark.anchor, mark.x) == ("cjmap", "end", WIDTH - 40) and mark.y == pytest.approx(first.y)


@pytest.mark.parametrize(
    ("every", "said"),
    [
        ("1 day", "review every day"),
        ("2 weeks", "review every 2 weeks"),
        ("18 months", "review every 18 months"),
        ("1 year", "review every year"),
    ],
)
def test_review_intervals(every: str, said: str) -> None:
    """They are words of the language, counted."""
    foot = foot_of(context(journey(f"title: t\nreviewed: 2026-10-01\nreview_every: {every}\nstages: [A]\n")))
    assert words(foot).endswith(f"{said} cjmap")


def test_findings_without_room_stand_at_the_foot() -> None:
    """All of a list of which the band shows two; their bars of severity are in the legend. Shorter lists are said once."""
    pains = ", ".join(f"{{text: Pain {at}, severity: high}}" for at in range(30))
    text = f"title: t\npain_points: [{pains}]\nhighlights: [Good, Better]\nstages: [A]\n"
    foot = foot_of(context(journey(text)), {MOMENT})
    said = words(foot)
    assert all(f"Pain {at}" in said for at in range(30)) and "What hurts most" in said
    assert "Good" not in said and "Severity" in said


@given(
    st.lists(st.tuples(st.floats(5, 300), st.floats(5, 40), st.floats(0, 1)), min_size=1, max_size=30),
    st.floats(300, 900),
)
def test_parts_in_rows_keep_apart(sizes: list[tuple[float, float, float]], width: float) -> None:
    """Those of a row share a baseline and keep a gap, none runs over the width, and a row begins where the last one ends."""
    parts = [Inline(Block(wide, high, lambda x, y: []), high * share) for wide, high, share in sizes]
    places, height = arranged(parts, width, 12, 4)
    bases = [y + part.down for (_, y), part in zip(places, parts, strict=True)]
    assert max(y + part.block.height for (_, y), part in zip(places, parts, strict=True)) == pytest.approx(height)
    for at, ((x, y), part) in enumerate(zip(places, parts, strict=True)):
        assert x + part.width <= width + 0.01
        if x == 0:
            above = [top + other.block.height for (_, top), other in zip(places[:at], parts[:at], strict=True)]
            assert y >= max(above, default=-4) + 4 - 0.01
        else:
            before = places[at - 1][0] + parts[at - 1].width
            assert (x, bases[at]) == (pytest.approx(before + 12), pytest.approx(bases[at - 1]))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_foot_is_as_high_as_it_says(path: object) -> None:
    """All of its texts lie within it, and it ends at the last of them."""
    one = cjmap.load(path)
    with use_language(one.language):
        ctx = context(one)
        zone = foot_zone(ctx, frozenset())
        lines = [text.y for text in texts(foot_of(ctx))]
        assert messages().parts.footer
    assert min(lines) > TOP and TOP + zone.height - 16 < max(lines) < TOP + zone.height


def test_an_empty_foot_is_a_line() -> None:
    """A file that says nothing of itself has a rule and the name of the program; no legend, no other section."""
    foot = foot_of(context(journey(BARE)), {"a sign of somebody else"})
    assert section(foot, "legend") is None and section(foot, "whole-journey") is None
    assert [one.text for one in texts(foot)] == ["cjmap"]
