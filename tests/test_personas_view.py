"""The view of personas: whose sheet says what, where a persona's own curve stands, and what is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Golden
from generated import journey_of
from geometry import FACES, findings, flat, outside
from hypothesis import given
from strategies import journeys
from test_golden import told

import cjmap
from cjmap.language import use_language
from cjmap.layout import lay_out
from cjmap.layout.finish import directed
from cjmap.layout.kit.carriers import pictures
from cjmap.layout.kit.context import persona_colours
from cjmap.layout.personas import compose
from cjmap.layout.personas.felt import highs, lows
from cjmap.layout.personas.person import people_of
from cjmap.model import Journey
from cjmap.options import Medium
from cjmap.options.views import NothingToShow
from cjmap.scene import Circle, Group, Rect, Scene, Text
from cjmap.scene import Path as Outline
from cjmap.theme import THEMES, themed

FOLDER = Path(__file__).parent / "golden" / "personas"
SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))
GOLDEN = ("night-train", "umrah-app")

TWO = """\
title: T
personas:
  - {id: ann, name: Ann Ash, goals: [One], needs: [Two], channels: [Web, Semaphore], quote: Well}
  - {id: bo, name: Bo Birch, bio: Lives here}
pain_points: {text: Whole, severity: low}
stages:
  - name: First
    touchpoints:
      - {name: a, emotion: {ann: -2, bo: 1}, feeling: {ann: Lost}}
      - {name: b, emotion: {ann: 2, bo: 1}, persona: ann, pain_points: {text: Hers, persona: ann, severity: high}}
  - {name: Second, emotion: {ann: 0, bo: 2}, pain_points: Everyone}
"""


def sample(name: str) -> Journey:
    return cjmap.load(SAMPLES[0].parent / f"{name}.yaml")


def drawn(made: Journey, width: float = 1000.0, theme: str = "") -> Scene:
    """The view as one picture of that width."""
    with use_language(made.language):
        return directed(pictures(compose, made, themed(made.theme, theme), Medium(), width)[0])


def words(group: Scene | Group) -> list[str]:
    return [node.text for node in flat(group.children) if isinstance(node, Text)]


def sheet(scene: Scene, persona: str) -> Group:
    groups = (node for node in flat(scene.children) if isinstance(node, Group))
    (found,) = [one for one in groups if one.id == f"persona-{persona}"]
    return found


def test_each_persona_has_a_sheet_of_their_own() -> None:
    """Sheets stand below each other in the order of the file, each with what the file says of that persona alone."""
    scene = drawn(cjmap.load(TWO))
    ann, bo = sheet(scene, "ann"), sheet(scene, "bo")
    assert {"Ann Ash", "GOALS", "One", "NEEDS", "Two", "CHANNELS", "Semaphore", "“Well”"} <= set(words(ann))
    assert "Lives here" in words(bo) and not {"GOALS", "CHANNELS", "One"} & set(words(bo))
    grounds = [next(one for one in flat(each.children) if isinstance(one, Rect)) for each in (ann, bo)]
    assert grounds[0].y + grounds[0].height < grounds[1].y


def test_known_channels_have_icons() -> None:
    """A channel whose word is known has its icon, another a dot in the colour of its persona."""
    made = cjmap.load(TWO)
    ann = sheet(drawn(made), "ann")
    y = {one.text: one.y for one in flat(ann.children) if isinstance(one, Text) and one.text in ("Web", "Semaphore")}
    dots = [one for one in flat(ann.children) if isinstance(one, Circle) and one.radius == 2.6]
    colour = persona_colours(made, THEMES["default"])["ann"]
    assert [one.fill for one in dots if abs(one.y - y["Semaphore"]) < 8] == [colour]
    assert [one.fill for one in dots if abs(one.y - y["Web"]) < 8] == []


def test_pain_points_are_theirs(english: None) -> None:
    """Pain points that name a persona are hers alone; without such a point, those of their steps and of the whole."""
    ann, bo = people_of(cjmap.load(TWO), THEMES["default"]).persons
    assert [one.item.text for one in ann.pains] == ["Hers"]
    assert [one.item.text for one in bo.pains] == ["Whole", "Everyone"]
    assert {"1.2 b · No owner", "Whole journey · No owner", "2.1 Second · No owner"} <= set(
        words(drawn(cjmap.load(TWO)))
    )


def test_lows_and_highs_are_named_with_their_numbers(english: None) -> None:
    """The steps at which a persona feels worst and best, ties too, by their own scores and the numbers of the whole map."""
    ann, bo = people_of(cjmap.load(TWO), THEMES["default"]).persons
    assert [[one.name for one in ends] for ends in (lows(ann), highs(ann), lows(bo), highs(bo))] == [
        ["a"], ["b"], ["a"], ["Second"]
    ]  # fmt: skip
    said = words(sheet(drawn(cjmap.load(TWO)), "ann"))
    assert said.count("1.1") == 2 and said.count("1.2") == 2  # on the curve, and below it
    assert {"Lowest", "Highest", "Lost"} <= set(said)


def test_the_curve_is_the_personas_own() -> None:
    """A sheet has one line, in its persona's colour, through their scores alone."""
    made = cjmap.load(TWO)
    colours = persona_colours(made, THEMES["default"])
    for one in ("ann", "bo"):
        lines = [
            node for node in flat(sheet(drawn(made), one).children)
            if isinstance(node, Outline) and node.stroke_width == 2.6 and len(node.segments) > 1
        ]  # fmt: skip
        assert {line.stroke for line in lines} <= {colours[one]}
    assert [step.name for step in people_of_names(made)] == ["a", "b", "Second", "a", "Second"]


def people_of_names(made: Journey) -> list[Any]:
    with use_language("en"):
        return [step for one in people_of(made, THEMES["default"]).persons for step in one.own.steps()]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TWO, "1 of 3 touchpoints is negative for Ann Ash"),
        (TWO.replace("-2", "1"), "No touchpoint is negative for any of 2 personas"),
        ("title: T\npersonas: [{name: A}, {name: B}]\nstages: [One]\n", "2 personas"),
    ],
)
def test_title_is_made_of_counts(text: str, title: str) -> None:
    """The title says for whom most is negative and how much; that nothing is; or how many personas there are."""
    assert words(drawn(cjmap.load(text)))[0] == title


def test_others_are_counted_below_the_title() -> None:
    """The line below the title has the counts of the other personas."""
    text = next(one for one in words(drawn(cjmap.load(TWO))) if "Bo" in one)
    assert "Bo 0 of 2" in text


def test_no_persona_is_nothing_to_show() -> None:
    """Without a persona there is no view, and the error names the key."""
    with pytest.raises(NothingToShow, match=r"the view personas has nothing to show: .*; add personas"):
        lay_out(cjmap.load("title: T\nstages: [One]\n"), "personas")


def test_legend_says_only_what_is_drawn() -> None:
    """Without moments of truth, severity or assumed scores their keys are not there."""
    plain = words(drawn(cjmap.load("title: T\npersonas: [{name: A}]\nstages: [{name: One, emotion: 1}]\n")))
    assert "Positive" in plain and not {"Negative", "Moment of truth", "Severity", "Neutral"} & set(plain)
    assert "Severity" in words(drawn(cjmap.load(TWO)))


def test_sheets_are_as_high_as_they_say() -> None:
    """Nothing of a section is painted above its top or below its height, so that sections can stand on any sheet of paper."""
    with use_language("en"):
        made = compose(sample("night-train"), THEMES["default"], 714.0)
        assert made.portrait and len(made.sections) == 4
        for block in (made.head, *made.sections, made.foot):
            for node in flat(block.paint(0.0, 1000.0)):
                if isinstance(node, Text | Circle):
                    assert 1000 <= node.y <= 1000 + block.height


@pytest.mark.parametrize("name", GOLDEN)
def test_scene(name: str, golden: Golden) -> None:
    """Every part of the view stands where it stood when someone last looked at it."""
    golden.check(FOLDER / f"{name}.txt", told(lay_out(sample(name), "personas")))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_samples(file: Path) -> None:
    """The personas of every sample are free of faults in every theme, wide and narrow."""
    made = cjmap.load(file)
    for theme, width in (*((one, 1000.0) for one in THEMES), ("", 560.0)):
        scene = drawn(made, width, theme)
        assert [(theme, face, one) for face in FACES for one in findings(scene, face)] == []
        assert outside(scene) == []


@pytest.mark.usefixtures("pictures")
@given(journeys())
def test_any_journey(data: dict[str, Any]) -> None:
    """Any journey with personas has a sheet for each, free of faults; drawing again gives the same."""
    made = journey_of(data)
    if not made.personas:
        with pytest.raises(NothingToShow):
            drawn(made)
        return
    for width in (1000.0, 640.0):
        scene = drawn(made, width)
        assert [(face, one) for face in FACES for one in findings(scene, face)] == []
        assert outside(scene) == []
        assert drawn(made, width) == scene
        shown = [
            node.data["persona"]
            for node in flat(scene.children)
            if isinstance(node, Group) and node.id.startswith("persona-")
        ]
        assert shown == [one.id for one in made.personas]
