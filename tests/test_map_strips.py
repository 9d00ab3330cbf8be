"""Five personas and more: a strip of the curve for each, with who it is beside it, and the scale said once."""

from __future__ import annotations

import pytest
from geometry import findings, flat
from map_curves import context, drawn_curve, lane_words, rows
from places import groups

import cjmap
from cjmap.layout.map.emotion import curve_of
from cjmap.layout.map.strips import is_many, label_width
from cjmap.model import Journey
from cjmap.scene import Scene, Text

pytestmark = pytest.mark.usefixtures("english")


def journey(count: int = 5, more: str = "") -> Journey:
    """A journey of so many personas, in which each feels something else."""
    people = ", ".join(f"{{id: p{n}, name: Name{n} Last, role: Role{n}}}" for n in range(count))
    scores = ", ".join(f"p{n}: {n % 5 - 2}" for n in range(count))
    quotes = ", ".join(f"{{text: word{n}, persona: p{n}}}" for n in range(count))
    return cjmap.load(
        f"title: t\npersonas: [{people}]\n{more}stages:\n  - name: S\n    touchpoints:\n"
        f"      - {{name: A, emotion: {{{scores}}}, quotes: [{quotes}]}}\n"
        f"      - {{name: B, emotion: {{p0: 2}}, moment_of_truth: true, feeling: {{p0: Glad}}}}\n"
        "    pain_points: {text: Hurt, severity: high}\n"
        "  - name: T\n    touchpoints: [{name: C, emotion: {p1: 1}}]\n"
    )


def words(scene: Scene) -> list[str]:
    return [one.text for one in flat(scene.children) if isinstance(one, Text)]


def test_from_five_on_each_has_a_strip() -> None:
    """Four share a curve, five have strips, and the label column is wide enough for who they are."""
    assert not is_many(journey(4)) and label_width(journey(4), 116.0) == 116.0
    assert is_many(journey()) and label_width(journey(), 116.0) == 270.0
    alike = cjmap.load("title: t\npersonas: [A, B, C, D, E]\nstages: [{name: S, emotion: 1}]")
    assert not is_many(alike)


def test_strips_are_as_high_as_their_texts_need() -> None:
    """A line with the scale, then strips of 101 px with 8 px between them, where nothing needs more."""
    ctx = context(journey())
    assert curve_of(ctx).zone.height == pytest.approx(26 + 5 * 101 + 4 * 8)


def test_who_each_strip_is_of_and_what_the_scale_means() -> None:
    """Each persona stands beside its strip once, with name and role; the words of the scale are said once, the numbers in each
    strip.
    """
    scene, _ = drawn_curve(context(journey()))
    said = words(scene)
    for n in range(5):
        assert said.count(f"Name{n} Last") == said.count(f"Role{n}") == 1
        assert [one.label for one in groups(scene, persona=f"p{n}") if one.role == "section"] == [f"Name{n} Last"]
    assert [said.count(one) for one in ("Very positive", "Neutral", "Very negative", "Emotion")] == [1] * 4
    assert said.count("+2") == said.count("−2") == 6 and "+1" not in said


def test_what_somebody_says_hangs_in_their_strip() -> None:
    """A quote is at the height of its persona's strip, and hangs once."""
    scene, curve = drawn_curve(context(journey()))
    assert sorted(lane_words(scene, "quotes")) == [f"“word{n}”" for n in range(5)]
    assert len(curve.hung) == 5
    tops = [
        next(one.y for one in flat(scene.children) if isinstance(one, Text) and one.text == f"Name{n} Last")
        for n in range(5)
    ]
    for n, top in enumerate(tops):
        quote = next(one for one in flat(scene.children) if isinstance(one, Text) and one.text == f"“word{n}”")
        assert top - 20 < quote.y < top + 101


def test_pain_points_stay_in_their_lane() -> None:
    """A stage's pain point, which hangs where all share a curve, is in nobody's strip."""
    strips, shared = journey(), journey(4)
    (strip,), (one,) = (text.stages[0].items["pain_points"] for text in (strips, shared))
    assert id(strip) not in curve_of(context(strips)).hung
    assert id(one) in curve_of(context(shared)).hung


def test_only_strips_with_a_point_are_tinted() -> None:
    """A moment of truth has a ring in the strip of whom it is, and tints no other."""
    scene, _ = drawn_curve(context(journey()))
    ctx = context(journey())
    star = ctx.theme.star
    rings = [one for one in flat(scene.children) if getattr(one, "stroke", "") == star]
    assert len(rings) == 1
    assert findings(scene) == []


def test_in_rows_a_persona_is_a_part_of_the_drawing_once() -> None:
    """Who a strip is of stands beside it in each row, with one id in the whole picture."""
    first, last = (drawn_curve(one)[0] for one in rows(journey(), [1]))
    assert [one.id for one in groups(first, persona="p0") if one.role == "section"] == ["persona-p0"]
    assert [one.id for one in groups(last, persona="p0") if one.role == "section"] == [""]


def test_a_highlighted_one_has_one_curve() -> None:
    """Asked for one of many, the curve is theirs, with the others pale behind it."""
    scene, _ = drawn_curve(context(journey(), highlight="p0"))
    assert {one.data["persona"] for one in groups(scene) if "level" in one.data} == {"p0"}
    assert lane_words(scene, "quotes") == ["“word0”"]
