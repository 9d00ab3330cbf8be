"""The brief: what it says of a journey, where it stands, and that all of it is on one page, whatever the file says."""

from __future__ import annotations

import re
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
from cjmap.layout import lay_out, lay_out_all
from cjmap.layout.brief.facts import counted, facts_of, message_of
from cjmap.layout.brief.page import HEIGHT, MARGIN, WIDTH
from cjmap.model import Journey
from cjmap.options import Medium, RenderOptions
from cjmap.options.medium import PAGES, PX_PER_MM
from cjmap.options.views import NothingToShow
from cjmap.scene import Circle, Group, Scene, Text
from cjmap.scene import Path as Outline
from cjmap.theme import THEMES

FOLDER = Path(__file__).parent / "golden" / "brief"
SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))
GOLDEN = ("customer-analytics", "umrah-app")
MORE = re.compile(r"and (\d+) more on the map")


def journey(*touchpoints: str, head: str = "") -> Journey:
    """A journey of one stage with touchpoints written in YAML's braces."""
    lines = "".join(f"      - {{{one}}}\n" for one in touchpoints)
    return cjmap.load(f"title: A way\n{head}stages:\n  - name: All\n    touchpoints:\n{lines}")


def sample(name: str) -> Journey:
    return cjmap.load(SAMPLES[0].parent / f"{name}.yaml")


def words(scene: Scene) -> list[str]:
    """Every text as it was given, each once per paragraph."""
    return [
        node.paragraph.text if node.paragraph else node.text
        for node in flat(scene.children)
        if isinstance(node, Text) and not node.index
    ]


def group(scene: Scene, name: str) -> Group:
    (found,) = [node for node in flat(scene.children) if isinstance(node, Group) and node.id == name]
    return found


def discs(scene: Scene) -> list[Circle]:
    """The discs of the ranks on the curve."""
    return [one for one in flat(group(scene, "curve").children) if isinstance(one, Circle) and one.radius == 10]


def test_title_is_the_severest_pain_point_of_the_whole_journey() -> None:
    """The message is the severest pain point as written, the first of several; without one the journey's title."""
    pains = "pain_points: [Slow, {text: Wet, severity: medium}, {text: Cold, severity: high}, {text: Hot, severity: high}]\n"
    assert words(lay_out(journey("name: a, emotion: 1", head=pains), "brief"))[2] == "Cold"
    assert words(lay_out(journey("name: a, emotion: 1"), "brief"))[2] == "A way"


@pytest.mark.parametrize(("repeats", "size"), [(1, 26.0), (3, 26.0), (4, 20.0)])
def test_a_long_message_is_smaller(repeats: int, size: float) -> None:
    """Over three lines at 26 px the message has 20 px."""
    text = " ".join(["Forty-two letters of a message that is one line of it"] * repeats)
    scene = lay_out(journey("name: a, emotion: 1", head=f"pain_points: {text}\n"), "brief")
    found = [one.font.size for one in flat(scene.children) if isinstance(one, Text) and one.font.size >= 20]
    assert set(found) == {size}


def test_a_message_without_room_is_a_count() -> None:
    """Where neither pain point nor title has room, the message is a count, and no sentence is cut."""
    long = "Very long words " * 60
    made = cjmap.load(f"title: {long}\nstages: [{{name: A, success: negative}}, {{name: B, success: positive}}]\n")
    scene = lay_out(made, "brief")
    assert "1 of 2 touchpoints is negative" in words(scene)
    assert not any(one.paragraph and one.paragraph.shortened for one in flat(scene.children) if isinstance(one, Text))


def test_worst_moments_are_called_out_where_they_are_felt(english: None) -> None:
    """Discs 1 to 3 stand on the points of the worst by importance, then emotion; beside the names are the map's numbers."""
    made = journey(
        "name: a, importance: 3, emotion: -2, success: negative", "name: b, importance: 5, emotion: -1, success: negative",
        "name: c, importance: 5, emotion: -2, success: negative", "name: d, importance: 1, emotion: 2, success: positive",
    )  # fmt: skip
    scene = lay_out(made, "brief")
    column = (WIDTH - 2 * MARGIN) / 4
    found = {round((one.x - MARGIN) / column - 0.5, 2): one.y for one in discs(scene)}
    assert sorted(found) == [0.0, 1.0, 2.0]
    assert found[0.0] == found[2.0] > found[1.0]
    ranks = {
        one.text: one.x for one in flat(group(scene, "curve").children) if isinstance(one, Text) and one.text in "123"
    }
    assert {text: round((x - MARGIN) / column - 0.5) for text, x in ranks.items()} == {"1": 2, "2": 1, "3": 0}
    shown = [node.id for node in flat(scene.children) if isinstance(node, Group) and node.id.startswith("moment-")]
    assert shown == ["moment-1-3", "moment-1-2", "moment-1-1"]
    assert {"The 3 worst moments", "1.3", "1.2", "1.1"} <= set(words(scene))


def stars(nodes: Group) -> list[Outline]:
    return [one for one in flat(nodes.children) if isinstance(one, Outline) and len(one.segments) == 11]


def test_a_moment_of_truth_has_a_star() -> None:
    """It is a star on the curve; one of the worst moments has its disc there, and a star on its card."""
    made = journey("name: a, emotion: 2, moment_of_truth: true", "name: b, emotion: -2, moment_of_truth: true")
    scene = lay_out(made, "brief")
    assert len(stars(group(scene, "curve"))) == len(stars(group(scene, "moment-1-2"))) == 1
    assert "Moment of truth" in words(scene)
    assert "Moment of truth" not in words(lay_out(journey("name: a, emotion: 2"), "brief"))


def test_calls_out_that_would_hide_each_other_stand_apart() -> None:
    """No two discs lie on each other, and all are inside of the panel."""
    steps = [f"name: t{at}, importance: 5, emotion: -2, success: negative" for at in range(60)]
    scene = lay_out(journey(*steps), "brief")
    found = discs(scene)
    assert len(found) == 3
    for at, one in enumerate(found):
        assert all((one.x - two.x) ** 2 + (one.y - two.y) ** 2 >= 20**2 for two in found[:at])


def test_a_moment_without_a_score_has_no_point() -> None:
    """A negative touchpoint that nobody scored has its card and no disc on the curve."""
    scene = lay_out(journey("name: a, emotion: 1", "name: b, success: negative"), "brief")
    assert discs(scene) == [] and group(scene, "moment-1-2")


@pytest.mark.parametrize(
    ("levels", "heading"),
    [
        (["negative"] * 2, "The 2 worst moments"),
        (["negative"], "The worst moment"),
        (["positive"], "Nothing is negative on this map"),
    ],
)
def test_heading_counts_the_moments(levels: list[str], heading: str) -> None:
    """The heading says how many of the worst there are; where none is negative, that."""
    scene = lay_out(journey(*(f"name: t{at}, success: {one}" for at, one in enumerate(levels))), "brief")
    assert heading in words(scene)


def test_nobody_judged_is_not_nothing_negative() -> None:
    """Where no success is known, the page does not claim that nothing is negative."""
    scene = lay_out(journey("name: a", head="highlights: Good tea\n"), "brief")
    assert "Good tea" in words(scene) and "Nothing is negative on this map" not in words(scene)


def test_figures_are_those_of_the_journey_then_of_a_stage(english: None) -> None:
    """Four measures of the whole journey at the most; with fewer than two those of the last stage with a known one."""
    made = (
        "title: T\nmetrics: {%s}\nstages:\n  - {name: A, metrics: {nps: 5}}\n"
        "  - {name: B, metrics: {css: 4.2, exs: 3}}\n  - {name: C, metrics: {Own: 9}}\n"
    )
    several = cjmap.load(made % "css: 4, nps: 20, exs: 4, A: 5, B: 6")
    assert [one.metric.key for one in facts_of(several, THEMES["default"]).figures] == ["css", "nps", "exs", "A"]
    one = facts_of(cjmap.load(made % "Waits: 7"), THEMES["default"]).figures
    assert [(each.metric.key, each.stage and each.stage.name) for each in one] == [
        ("Waits", None),
        ("css", "B"),
        ("exs", "B"),
    ]


def test_a_figure_claims_no_interval() -> None:
    """A known metric says its target and whether it is met, its answers, and nothing of an interval."""
    scene = lay_out(journey("name: a", head="metrics: {css: {value: 3.7, target: 3.8, n: 386}, nps: 12}\n"), "brief")
    said = words(scene)
    assert {"3.7", "target ≥ 3.8 missed", "n = 386", "no target", "n not given"} <= set(said)
    assert not any("95" in one or "interval" in one for one in said)


def test_next_steps_of_the_worst_stages_come_first(english: None) -> None:
    """Opportunities of the whole journey, then of the stages of the worst moments, then of the rest."""
    made = cjmap.load(
        "title: T\nopportunities: Whole\nstages:\n  - {name: A, success: positive, opportunities: Fine}\n"
        "  - {name: B, success: negative, opportunities: Bad}\n"
    )
    assert [one.item.text for one in facts_of(made, THEMES["default"]).next_steps] == ["Whole", "Bad", "Fine"]
    assert {"no owner · no status", "no owner · no status · B"} <= set(words(lay_out(made, "brief")))


def test_what_has_no_room_is_counted() -> None:
    """Of a long list as many entries stand whole as fit, in order; the rest is a number, and they add up."""
    many = "\n".join(f"  - Entry {at} of what works" for at in range(200))
    scene = lay_out(journey("name: a, emotion: 1", head=f"highlights:\n{many}\n"), "brief")
    shown = [one for one in words(scene) if one.startswith("Entry")]
    (more,) = [int(found[1]) for one in words(scene) if (found := MORE.fullmatch(one))]
    assert shown == [f"Entry {at} of what works" for at in range(len(shown))]
    assert len(shown) > 10 and len(shown) + more == 200


def test_nothing_to_show_names_what_is_missing() -> None:
    """Without emotion, success, finding and metric there is no brief, and the error names keys."""
    with pytest.raises(NothingToShow, match=r"the view brief has nothing to show: .*; add emotion or success"):
        lay_out(journey("name: a"), "brief")


def test_evidence_is_always_said() -> None:
    """The last lines say what the map rests on, that nobody said, or where it is too long that it is on the map."""
    assert "Evidence: not said" in words(lay_out(journey("name: a, emotion: 1"), "brief"))
    told_ = journey("name: a, emotion: 1", head="evidence: Nine interviews\n")
    assert "Evidence: Nine interviews" in words(lay_out(told_, "brief"))
    long = journey("name: a, emotion: 1", head=f"evidence: {'Interviews ' * 300}\n")
    assert "Evidence: see the map" in words(lay_out(long, "brief"))


@pytest.mark.parametrize("page", ["a4", "a3", "letter"])
def test_a_sheet_is_filled_upright(page: str) -> None:
    """On paper it is one sheet on its short side, as large as the sheet, to a tenth of a px."""
    (scene,) = lay_out_all(sample("night-train"), "brief", "", Medium(page=page))
    long, short = PAGES[page]
    assert scene.width * scene.zoom == pytest.approx(short * PX_PER_MM, abs=0.1)
    assert scene.height * scene.zoom == pytest.approx(long * PX_PER_MM, abs=0.1)
    assert not findings(scene) and outside(scene) == []


@pytest.mark.parametrize(
    "medium", [Medium(slide="16:9"), Medium(page="a4", tile=True), Medium(persona_page=True), Medium(per_stage=True)]
)
def test_a_page_is_nothing_else(medium: Medium) -> None:
    """Slides, posters, pages of personas and pictures a stage are refused in words."""
    with pytest.raises(ValueError, match=r"the view brief has no (slides|posters|page of personas|picture a stage)"):
        RenderOptions(view="brief", medium=medium)


def test_each_part_is_heard() -> None:
    """Curve, moments and lists have labels with what their signs say; the description tells message, count and moments."""
    scene = lay_out(sample("customer-analytics"), "brief")
    assert group(scene, "moment-6-1").label.startswith("6.1, Imports 1,200 customers from a spreadsheet, ")
    assert group(scene, "curve").label.startswith("10 stages: ")
    for part in (
        "Price page and import",
        "of 16 touchpoints are negative",
        "6.1, Imports",
        "What works:",
        "Next steps:",
    ):
        assert part in scene.description
    hidden = [node for node in flat(scene.children) if isinstance(node, Group) and node.role == "decoration"]
    assert [one for each in hidden for one in flat(each.children) if isinstance(one, Text) and len(one.text) > 3] == []


@pytest.mark.parametrize("name", GOLDEN)
def test_scene(name: str, golden: Golden) -> None:
    """Every part of the page stands where it stood when someone last looked at it."""
    golden.check(FOLDER / f"{name}.txt", told(lay_out(sample(name), "brief")))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_samples(file: Path) -> None:
    """The brief of every sample is one page of A4 without faults, in every theme and font."""
    made = cjmap.load(file)
    for theme in THEMES:
        (scene,) = lay_out_all(made, "brief", theme)
        assert (scene.width, scene.height) == (WIDTH, HEIGHT)
        assert [(theme, face, one) for face in FACES for one in findings(scene, face)] == []
        assert outside(scene) == []


@pytest.mark.usefixtures("pictures")
@given(journeys())
def test_any_journey(data: dict[str, Any]) -> None:
    """Any journey is one page of just that size without faults, no text on it is cut, and drawing again gives the same."""
    made = journey_of(data)
    try:
        scene = lay_out(made, "brief")
    except NothingToShow:
        with use_language(made.language):
            assert not any(step.emotion for step in made.steps()) and not made.highlights
        return
    assert (scene.width, scene.height) == (WIDTH, HEIGHT)
    assert [(face, one) for face in FACES for one in findings(scene, face)] == []
    assert outside(scene) == []
    assert lay_out(made, "brief") == scene
    paragraphs_: dict[int, tuple[int, int]] = {}
    for node in flat(scene.children):
        if isinstance(node, Text) and node.paragraph:
            lines = sum(bool(one) for one in node.paragraph.lines)
            drawn = paragraphs_.get(id(node.paragraph), (0, 0))[0]
            paragraphs_[id(node.paragraph)] = drawn + 1, lines
    assert all(drawn % lines == 0 for drawn, lines in paragraphs_.values())
    with use_language(made.language):
        facts = facts_of(made, THEMES["default"])
        assert {message_of(facts), made.title, counted(facts)} & set(words(scene))
