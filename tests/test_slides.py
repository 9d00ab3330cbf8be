"""Slides: free of faults for any journey in both sizes, nothing left out without a count, the most important first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import Golden
from generated import journey_of
from geometry import FACES, findings, flat, outside, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from places import groups, words
from running import ROOT
from strategies import journeys
from test_golden import told

import cjmap
from cjmap.language import use_language
from cjmap.layout import lay_out_all
from cjmap.layout.kit.transitions import BranchMarks
from cjmap.layout.slide import lay_out_slides, lay_out_stages
from cjmap.layout.slide.context import BODY, divided
from cjmap.layout.slide.short import short
from cjmap.model import Journey, Stage, Step
from cjmap.options.medium import SLIDES, Medium
from cjmap.render.svg import svg
from cjmap.scene import Circle, Group, Node, Rect, Scene, Text
from cjmap.scene import Path as Outline
from cjmap.theme import THEMES, themed

GOLDEN = Path(__file__).parent / "golden"
FILES = [*sorted((ROOT / "samples").rglob("*.yaml")), *sorted(GOLDEN.rglob("*.yaml"))]
pytestmark = pytest.mark.usefixtures("pictures")
LAYOUTS = {"overview": lay_out_slides, "stages": lay_out_stages}
SIZES = st.sampled_from(sorted(SLIDES))
LEAST = 12

Slides = tuple[Scene, ...]


def slides(journey: Journey, kind: str = "overview", size: str = "16:9", theme: str = "") -> Slides:
    with use_language(journey.language):
        return LAYOUTS[kind](journey, themed(journey.theme, theme), size)


def of(text: str, kind: str = "overview", size: str = "16:9") -> Slides:
    """The slides of a journey written as YAML."""
    return slides(cjmap.load(text + "\n# a text with a line break is YAML\n"), kind, size)


def faults(scene: Scene, faces: Collection[str] = FACES) -> list[str]:
    """What a reader in the room would trip over, with any of these fonts."""
    found = [f"{face}: {finding}" for face in faces for finding in findings(scene, face)]
    found += [f"outside: {node}" for node in outside(scene)]
    found += [f"{text.font.size} px: {text.text}" for text in texts(scene) if text.font.size < LEAST]
    return found + [f"below the legend: {node}" for node in _low(scene)]


def _low(scene: Scene) -> list[Node]:
    """What reaches down into the legend or the footer and belongs to neither."""
    feet = [node for node in scene.children if isinstance(node, Group) and node.id in ("legend", "footer")]
    assert feet[-1].id == "footer"
    top = min(text.y - text.font.size for foot in feet for text in flat(foot.children) if isinstance(text, Text))
    body = flat([node for node in scene.children if node not in feet])
    return [node for node in body if (bottom := _bottom(node)) is not None and bottom > top]


def _bottom(node: Node) -> float | None:
    if isinstance(node, Text):
        return node.y
    if isinstance(node, Rect):
        return node.y + node.height
    if isinstance(node, Circle):
        return node.y + node.radius
    return max(segment[-1] for segment in node.segments if len(segment) > 1) if isinstance(node, Outline) else None


@pytest.mark.parametrize("kind", LAYOUTS)
@settings(max_examples=25)
@given(data=journeys(personas=6), size=SIZES)
def test_every_slide_is_free_of_faults(kind: str, data: dict[str, Any], size: str) -> None:
    """No text is cut, spilled, crossed, on another, too faint, under 12 px or in the legend, in any reader's font."""
    scenes = slides(journey_of(data), kind, size)
    assert {(scene.width, scene.height) for scene in scenes} == {SLIDES[size]}
    assert [fault for scene in scenes for fault in faults(scene)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("theme", THEMES)
def test_samples_in_every_theme(path: Path, theme: str) -> None:
    """Samples, templates and golden maps give slides without a fault in every theme and size."""
    journey = cjmap.load(path)
    faces = (
        FACES if theme == "default" else ["Inter"]
    )  # a theme changes colours, which are looked at with this one alone
    for kind in LAYOUTS:
        for size in SLIDES:
            assert [fault for scene in slides(journey, kind, size, theme) for fault in faults(scene, faces)] == []


LONG = "W" * 300
UGLY: dict[str, dict[str, Any]] = {
    "200 stages": {"stages": [{"name": f"S{n}", "touchpoints": [{"name": "a", "emotion": n % 5 - 2}]} for n in range(200)]},
    "60 touchpoints": {
        "stages": [
            {
                "name": "One",
                "touchpoints": [
                    {"name": f"Step {n}", "emotion": n * 7 % 5 - 2, "feeling": f"f{n}", "quotes": f"q{n}"}
                    for n in range(60)
                ],
            }
        ]
    },
    "a long title": {"title": "Words and " * 50, "scenario": "more words " * 60, "stages": ["One"]},
    "long words": {
        "title": LONG,
        "owner": LONG,
        "personas": [{"name": f"{LONG}{n}", "role": LONG, "quote": LONG} for n in range(6)],
        "stages": [
            {
                "name": f"{LONG}{n}", "phase": LONG, "owner": LONG, "description": LONG, "metrics": {LONG[:40]: 3},
                "touchpoints": [{"name": LONG, "channel": LONG, "emotion": 2, "feeling": LONG, "moment_of_truth": True}],
                "pain_points": [{"text": LONG, "severity": "high", "owner": LONG}] * 4,
                "opportunities": [LONG] * 3,
            }
            for n in range(7)
        ],
        "pain_points": [LONG] * 3,
    },
    "twelve lanes": {
        "stages": [
            {
                "name": f"S{n}", "lanes": {f"Lane {lane} {'x' * 9 * lane}": ["a", "b"] for lane in range(12)},
                "goals": ["g"] * 20, "pain_points": ["p"] * 40, "metrics": {f"m{number}": 1 for number in range(12)},
            }
            for n in range(3)
        ]
    },
    "six lines": {
        "personas": {f"p{one}": {"name": f"Person {one}", "role": "Guest"} for one in range(6)},
        "stages": [
            {
                "name": f"S{n}",
                "touchpoints": [
                    {"name": f"t{k}", "emotion": {f"p{one}": (k * 7 + one * 3 + n) % 5 - 2 for one in range(6)}}
                    for k in range(4)
                ],
            }
            for n in range(5)
        ],
    },
    "nothing": {"stages": ["One"]},
}  # fmt: skip


@pytest.mark.parametrize("name", UGLY)
@pytest.mark.parametrize("size", SLIDES)
def test_ugly_journeys(name: str, size: str) -> None:
    """Far too many or far too long things are shortened and counted, not squeezed."""
    journey = journey_of({"title": "T", **UGLY[name]})
    assert [fault for scene in slides(journey, "overview", size) for fault in faults(scene)] == []
    assert [fault for scene in slides(journey, "stages", size)[:8] for fault in faults(scene)] == []


def shown(scenes: Sequence[Scene]) -> Counter[str]:
    """How many of each list are on the slides: those drawn, and those that are counted in words. The finding that is the title
    of all slides of a whole journey is one.
    """
    found: Counter[str] = Counter(title.data["finding"] for title in _titles(scenes))
    for scene in scenes:
        for group in groups(scene):
            data = group.data
            if "more" in data:
                with use_language(scene.language) as spoken:
                    assert words(group) == spoken.messages.numbers.more(int(data["more"]))
                found[data["lane"]] += int(data["more"])
            elif "lane" in data and (group.role == "item" or data["lane"] == "touchpoints"):
                found[data["lane"]] += 1
            elif data.get("lane") == "emotion":
                found["feelings"] += 1
            elif "metric" in data:
                found["metrics"] += 1
            for lane, count in (entry.rsplit(" ", 1) for key, entry in data.items() if key.startswith("rest-")):
                found[lane] += int(count)
    return +found


def _titles(scenes: Sequence[Scene]) -> list[Group]:
    """The findings that are titles, each once."""
    found = [one for scene in scenes for one in groups(scene) if "finding" in one.data]
    return found[-1:] if "stage" not in scenes[0].id.split("-") else found


def in_file(journey: Journey) -> Counter[str]:
    """How many of each list that is not hidden the journey has, of its ways that do not simply go on, and of its notes."""
    seen = {lane.id for lane in journey.lanes}
    found: Counter[str] = Counter()
    for stage in journey.stages:
        steps: tuple[Step, ...] = (stage, *stage.touchpoints)
        found["touchpoints"] += len(stage.touchpoints)
        found["metrics"] += sum(len(step.metrics) for step in steps)
        for step in steps:
            found.update({lane: len(items) for lane, items in step.items.items()})
    found = Counter({lane: count for lane, count in found.items() if lane in seen})
    ways = BranchMarks(journey, THEMES["default"])
    for step in (*journey.stages, *(one for stage in journey.stages for one in stage.touchpoints)):
        found["ways"] += ways.count(step)
        found["notes"] += bool(step.note)
        found["feelings"] += len({*step.feeling.values()}) if "emotion" in seen else 0
    for lane in ("goals", "highlights", "pain_points", "opportunities", "metrics", "notes"):
        found[lane] += len(getattr(journey, lane))
    return +found


@given(journeys(), SIZES)
def test_what_is_left_out_is_counted(data: dict[str, Any], size: str) -> None:
    """On the slides of a journey everything of the file is shown or counted: touchpoints, every list, metrics, feelings, owners,
    ways, notes.
    """
    journey = journey_of(data)
    stages = [stage for stage in journey.stages if stage.owner]
    assert shown(slides(journey, size=size)) == in_file(journey) + _people(journey, size) + _owners(journey, stages)


def _owners(journey: Journey, stages: Sequence[Stage]) -> Counter[str]:
    """Who looks after touchpoints and these stages, counted where the lane is not hidden."""
    steps = [*stages, *(one for stage in journey.stages for one in stage.touchpoints)]
    there = any(lane.id == "owner" for lane in journey.lanes)
    return +Counter(owner=sum(bool(step.owner) for step in steps) if there else 0)


def _people(journey: Journey, size: str) -> Counter[str]:
    """The personas that every slide of a journey counts instead of showing."""
    scenes = slides(journey, size=size)
    drawn = [len([one for one in groups(scene) if one.id.startswith("persona-")]) for scene in scenes]
    return +Counter(personas=sum(len(journey.personas) - count for count in drawn))


@given(journeys(stages=6, touchpoints=30), SIZES)
def test_what_a_stage_leaves_out_is_counted(data: dict[str, Any], size: str) -> None:
    """On the slides of its stages, every list of the file is shown or counted, and every touchpoint has its card."""
    journey = journey_of(data)
    scenes = slides(journey, "stages", size)
    wanted = in_file(journey) + _owners(journey, ())
    cards = Counter(one.data["touchpoint"] for scene in scenes for one in groups(scene) if "touchpoint" in one.data)
    if "touchpoints" in {lane.id for lane in journey.lanes}:
        assert cards == Counter(one.id for stage in journey.stages for one in stage.touchpoints)
    del wanted["touchpoints"]
    found = shown(scenes)
    del found["touchpoints"]
    assert found == wanted


@settings(max_examples=20)
@given(journeys(stages=12, touchpoints=20), SIZES)
def test_stages_are_divided_evenly(data: dict[str, Any], size: str) -> None:
    """Every stage is on one slide, in order; no two slides of a journey share an id, and each says which it is."""
    journey = journey_of(data)
    scenes = slides(journey, size=size)
    sections = [
        [one.data["stage"] for one in groups(scene) if one.role == "section" and "stage" in one.data]
        for scene in scenes
    ]
    assert [stage for some in sections for stage in some] == [stage.id for stage in journey.stages]
    assert max(map(len, sections)) - min(map(len, sections)) <= 1
    everything = (*scenes, *slides(journey, "stages", size))
    assert len({scene.id for scene in everything}) == len(everything)
    count = len(scenes)
    with use_language(journey.language) as spoken:
        captions = [spoken.messages.numbers.number_of(number=n, count=count) for n in range(1, count + 1)]
    assert [scene.caption for scene in scenes] == (captions if count > 1 else [""])


@pytest.mark.parametrize(("count", "most", "wanted"), [(1, 6, [1]), (6, 6, [6]), (7, 6, [3, 4]), (13, 6, [4, 4, 5])])
def test_fewest_slides(count: int, most: int, wanted: list[int]) -> None:
    """As few slides as can be, all equally full."""
    assert [len(part) for part in divided(count, most)] == wanted


@pytest.mark.parametrize(("size", "most"), [("16:9", 8), ("4:3", 6)])
def test_stages_have_room(size: str, most: int) -> None:
    """As many stages on a slide as have 120 px each; one more makes a second slide."""
    stages = "\n".join(f"  - Stage {number}" for number in range(most))
    (scene,) = of(f"title: t\nstages:\n{stages}", size=size)
    assert len(of(f"title: t\nstages:\n{stages}\n  - One more", size=size)) == 2
    lefts = [_left(one) for one in groups(scene) if one.role == "section" and "stage" in one.data]
    assert min(after - before for before, after in pairwise(lefts)) >= 120


def _left(section: Group) -> float:
    outline = next(node for node in flat(section.children) if isinstance(node, Outline))
    return outline.segments[0][1]


@given(journeys(stages=4, touchpoints=12), SIZES)
def test_drawing_again_gives_the_same(data: dict[str, Any], size: str) -> None:
    """The same file gives the same bytes again."""
    once, again = journey_of(data), journey_of(data)
    for kind in LAYOUTS:
        assert [svg(one) for one in slides(once, kind, size)] == [svg(one) for one in slides(again, kind, size)]


MANY = "\n".join(f"      - {{name: Step {number}, importance: {1 + number % 3}}}" for number in range(40))


def test_the_most_important_touchpoints_stay() -> None:
    """Where not all have room, moments of truth, then negative and important ones are shown, in their order."""
    (scene,) = of(
        f"title: t\nstages:\n  - name: Long\n    touchpoints:\n{MANY}\n"
        "      - {name: Fails, success: negative}\n      - {name: Decides, moment_of_truth: true}\n"
        "      - {name: Matters, importance: 5}\n    pain_points: [a, b, c]"
    )
    listed = [words(one) for one in groups(scene, lane="touchpoints") if "more" not in one.data]
    assert listed[-3:] == ["1.41 Fails", "1.42 Decides", "1.43 Matters"]
    assert sorted(listed, key=_number) == listed
    assert words(groups(scene, lane="touchpoints", more=str(43 - len(listed)))[0]) == f"and {43 - len(listed)} more"


def _number(name: str) -> int:
    return int(name.split(maxsplit=1)[0].removeprefix("1."))


def test_the_worst_pain_points_stay() -> None:
    """Pain points are sorted by severity, then those of negative and important steps come first."""
    items = "".join(f"      - {{text: Mild {number}, severity: low}}\n" for number in range(30))
    (scene,) = of(
        f"title: t\nstages:\n  - name: One\n    pain_points:\n{items}      - {{text: Worst, severity: high}}\n"
        "    touchpoints:\n      - name: a\n        success: negative\n        importance: 5\n"
        "        pain_points: {text: Of a bad step, severity: low}"
    )
    chips = [words(one) for one in groups(scene, lane="pain_points") if one.role == "item"]
    assert chips[:3] == ["Worst", "1.1 Of a bad step", "Mild 0"]


def test_the_worst_pain_point_is_shown() -> None:
    """Where there is room for one line alone, the first of a list is shortened, and never left out for being so."""
    journey = cjmap.load(ROOT / "samples" / "umrah-app.yaml")
    (scene,) = lay_out_all(journey, medium=Medium(slide="16:9"))
    (item,) = [one for one in groups(scene, lane="pain_points") if one.role == "item"]
    assert words(item).split("…")[0][:-1] in item.label
    assert "…" in words(item)
    worst = [one.text for stage in journey.stages for one in stage.items.get("pain_points", ())]
    assert any(text in item.label for text in worst)


@pytest.mark.parametrize("size", SLIDES)
def test_no_list_of_a_sample_is_only_counted(size: str) -> None:
    """However full the slide of a sample is, each of its lists shows the first of what it counts, each stage a touchpoint."""
    for path in sorted((ROOT / "samples").glob("*.yaml")):
        for scene in slides(cjmap.load(path), size=size):
            for lane in ("pain_points", "opportunities"):
                found = groups(scene, lane=lane)
                shown_ones = [one for one in found if one.role == "item"]
                assert shown_ones or not [one for one in found if "more" in one.data], f"{path.stem}: {lane}"
            for section in [one for one in groups(scene) if one.role == "section" and "stage" in one.data]:
                listed = [one for one in groups(section) if one.data.get("lane") == "touchpoints"]
                assert not listed or "more" not in listed[0].data, f"{path.stem}: touchpoints"


def test_the_curve_is_honest() -> None:
    """A step without a score is a gap, a line to an assumed score is dashed, a moment of truth keeps its face, in a ring."""
    (scene,) = of(
        "title: t\nstages:\n  - name: One\n    touchpoints:\n"
        "      - {name: a, emotion: 1}\n      - {name: b, emotion: 2}\n      - {name: c}\n"
        "      - {name: d, emotion: -2, moment_of_truth: true}\n      - {name: e, emotion: 0, basis: assumed}"
    )
    lines = [node for node in flat(scene.children) if isinstance(node, Outline) and node.stroke_width == 3.0]
    assert [bool(line.dash) for line in lines] == [False, True]
    marks = {one.data["step"]: one for one in groups(scene) if "level" in one.data and not words(one)}
    assert sorted(marks) == ["a", "b", "d", "e"]
    faces = {step: next(node for node in mark.children if isinstance(node, Circle)) for step, mark in marks.items()}
    mouths = {step: next(node for node in mark.children if isinstance(node, Outline)) for step, mark in marks.items()}
    assert _bend(mouths["d"]) < 0 < _bend(mouths["a"]) < _bend(mouths["b"])
    star = THEMES["default"].star
    (ring,) = [node for node in flat(_body(scene)) if isinstance(node, Circle) and node.stroke == star]
    assert (ring.x, ring.y) == (faces["d"].x, faces["d"].y)
    assert ring.radius - ring.stroke_width / 2 > faces["d"].radius + faces["d"].stroke_width / 2


def _body(scene: Scene) -> list[Node]:
    return [node for node in scene.children if not (isinstance(node, Group) and node.id == "legend")]


def _bend(mouth: Outline) -> float:
    """How far the middle of a mouth hangs below its corners."""
    return mouth.segments[1][2] - mouth.segments[0][2]


def test_a_ring_holds_all_markers_that_stand_together() -> None:
    """Personas who feel alike at a moment of truth share a ring, one who feels otherwise there has another; none else has any."""
    (scene,) = of(
        "title: t\npersonas: {a: {name: Ada}, b: {name: Bo}, c: {name: Cy}}\nstages:\n  - name: One\n    touchpoints:\n"
        "      - {name: x, emotion: {a: 1, b: 1, c: -2}, moment_of_truth: true}\n"
        "      - {name: y, emotion: {a: -1, b: 0, c: 2}}"
    )
    star = THEMES["default"].star
    rings = [node for node in flat(_body(scene)) if isinstance(node, Circle | Rect) and node.stroke == star]
    boxes = [
        (ring.x, ring.y, ring.x + ring.width, ring.y + ring.height)
        if isinstance(ring, Rect)
        else (ring.x - ring.radius, ring.y - ring.radius, ring.x + ring.radius, ring.y + ring.radius)
        for ring in rings
    ]
    inside = {
        (one.data["step"], one.data["persona"]): [number for number, box in enumerate(boxes) if _in(_middle(one), box)]
        for one in groups(scene)
        if "level" in one.data and not words(one)
    }
    assert len(rings) == 2
    assert inside["x", "a"] == inside["x", "b"] != inside["x", "c"]
    assert {step for (step, _), found in inside.items() if found} == {"x"}
    assert all(len(found) == 1 for (step, _), found in inside.items() if step == "x")


def _middle(mark: Group) -> tuple[float, float]:
    (node,) = mark.children
    if isinstance(node, Circle):
        return node.x, node.y
    if isinstance(node, Rect):
        return node.x + node.width / 2, node.y + node.height / 2
    assert isinstance(node, Outline)
    ends = [segment[-2:] for segment in node.segments if len(segment) > 1]
    return sum(x for x, _ in ends) / len(ends), sum(y for _, y in ends) / len(ends)


def _in(point: tuple[float, float], box: tuple[float, float, float, float]) -> bool:
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]


HURTS = (
    "title: Map\nscenario: All of it\nstages:\n  - name: Buy\n    touchpoints: [{name: Pays, pain_points: Small one}]\n"
)


@pytest.mark.parametrize(
    ("findings", "lane", "title"),
    [
        ("pain_points: [{text: Slow, severity: medium}, {text: Dear, severity: high}, {text: Far, severity: high}]",
         "pain_points", "Dear"),
        ("pain_points: [Plain, Other]\nhighlights: Good", "pain_points", "Plain"),
        ("highlights: [Good, Better]", "highlights", "Good"),
    ],
)  # fmt: skip
def test_a_finding_is_the_title(findings: str, lane: str, title: str) -> None:
    """The most severe pain point of the whole journey, of those alike the first, else the first highlight, is the title; the
    list below goes on without it, and the map's title and scenario stand under it.
    """
    (scene,) = of(f"{HURTS}{findings}")
    (found,) = _titles([scene])
    assert (found.data["finding"], words(found), found.role) == (lane, title, "heading")
    assert title not in [words(one) for one in groups(scene, lane=lane) if one.role == "item"]
    assert [text.font.size for text in texts(scene) if text.text in (title, "Map", "All of it")] == [28, 14, 12]
    assert scene.description.startswith(f"{title}. ")
    assert scene.title == "Map"


def test_a_long_finding_is_smaller_and_never_cut() -> None:
    """A finding is set on two lines of 28 px, else on three of 20 px, else the map's title is the title; it is never cut."""
    sizes = []
    for count in range(1, 60):
        text = "word " * count
        (scene,) = of(f"{HURTS}pain_points: [{{text: '{text.strip()}', severity: high}}]")
        found = _titles([scene])
        lines = [text for one in found for text in flat([one]) if isinstance(text, Text)]
        sizes.append((lines[0].font.size if lines else 0, len(lines)))
        assert not found or words(found[0]) == text.strip()
        if not found:
            assert next(line.font.size for line in texts(scene) if line.text == "Map") == 28
    assert list(dict.fromkeys(sizes)) == [(28, 1), (28, 2), (20, 2), (20, 3), (0, 0)]


STAGE = "title: Map\nstages:\n  - Before\n  - name: Buy\n"


@pytest.mark.parametrize(
    ("stage", "title"),
    [
        ("pain_points: [{text: Own, severity: medium}]\n    touchpoints:\n"
         "      - {name: Pays, pain_points: [{text: Worse, severity: high}]}", "Own"),
        ("pain_points: [{text: Own, severity: low}, No severity]\n    touchpoints:\n"
         "      - {name: Pays, pain_points: [{text: Bad, severity: medium}, {text: Worse, severity: high}]}", "Worse"),
        ("pain_points: [{text: Own, severity: low}]\n    touchpoints: [{name: Pays, highlights: Good}]", "Good"),
        ("pain_points: [{text: Own, severity: low}]", ""),
    ],
)  # fmt: skip
def test_a_finding_is_the_title_of_a_stage(stage: str, title: str) -> None:
    """The severe pain point of a stage, else of its touchpoints, else the first highlight is the title, and in no list; the
    stage's number and name stand above it. Without one the name is the title.
    """
    scene = of(f"{STAGE}    {stage}", "stages")[1]
    found = _titles([scene])
    assert [words(one) for one in found] == [title] * bool(title)
    assert title not in [words(one) for one in groups(scene) if one.role == "item"]
    name = next(text for text in texts(scene) if text.text == ("2 Buy" if title else "Buy") and text.y > 80)
    assert name.font.size == (14 if title else 28)
    if title:
        (line,) = [text for text in flat(found) if isinstance(text, Text)]
        assert line.y > name.y
        assert line.font.size == 28


def test_touchpoints_have_the_numbers_of_the_map() -> None:
    """Cards, lists, items and transitions name a touchpoint by its number, in the digits of the language."""
    text = (
        "title: t\nstages:\n  - Before\n  - name: Buy\n    goals: Of the stage\n    touchpoints:\n"
        "      - {name: Looks, channel: Web, next: [{to: pays, share: 60%}, {to: rests, share: 40%}]}\n"
        "      - {name: Rests}\n      - {name: Pays, pain_points: Dear, quotes: Hm}"
    )
    scene = of(text, "stages")[1]
    cards = [words(one) for one in groups(scene) if "touchpoint" in one.data and one.role == "item"]
    assert [card.split()[0] for card in cards] == ["2.1", "2.2", "2.3"]
    assert "60% · 2.3 Pays" in cards[0]
    items = {words(one) for one in groups(scene) if one.role == "item" and one.data.get("lane") != "ways"}
    assert {"Of the stage", "2.3 Dear", "2.3 “Hm”"} <= items
    (whole,) = of(text)
    assert [words(one) for one in groups(whole, lane="touchpoints")] == ["2.1 Looks", "2.2 Rests", "2.3 Pays"]
    assert "2.3 Dear" in {words(one) for one in groups(whole, lane="pain_points") if one.role == "item"}
    arabic = of(f"language: fa\n{text}", "stages")[1]
    assert any("۲.۱" in words(one) or "۲٫۱" in words(one) for one in groups(arabic) if "touchpoint" in one.data)


def test_a_stage_goes_on() -> None:
    """A stage with more touchpoints than fit goes on on a further slide that says so; its line does, too."""
    steps = "\n".join(f"      - {{name: Step {number}, emotion: {number % 2}}}" for number in range(8))
    scenes = of(f"title: t\nstages:\n  - name: Long\n    touchpoints:\n{steps}\n  - Short", "stages")
    assert [len([one for one in groups(scene) if "touchpoint" in one.data]) for scene in scenes] == [4, 4, 0]
    assert [scene.caption for scene in scenes] == ["1 of 3", "2 of 3", "3 of 3"]
    assert "Long (continued)" in words(scenes[1])
    assert "Long (continued)" not in words(scenes[0])
    assert all("Stage 1 of 2" in words(scene) for scene in scenes[:2])


def test_the_description_tells_what_is_shown() -> None:
    """The description of a slide says which it is, its stages, what is on it, and how many things are not."""
    (scene,) = of(
        f"title: t\nscenario: All of it\nstages:\n  - name: Long\n    touchpoints:\n{MANY}\n    pain_points: Hurts"
    )
    listed = [words(one) for one in groups(scene, lane="touchpoints") if "more" not in one.data]
    assert scene.description.startswith("Pain points: Hurts. ")
    assert "All of it. Stage 1: Long." in scene.description
    assert f"And {40 - len(listed)} more touchpoints." in scene.description
    assert all(f"{name} (" in scene.description for name in listed)


@pytest.mark.usefixtures("english")
def test_shortened_at_a_word() -> None:
    """A text that has no room ends at a word and the sign of an omission; one that has room stays as it is."""
    cut = short("The quick brown fox jumps over the lazy dog, again and again", BODY, "#000000", 150, 2)
    assert cut.lines == ("The quick brown fox", "jumps over the lazy…")
    assert not cut.whole
    assert cut.label == "The quick brown fox jumps over the lazy dog, again and again"
    whole = short("The quick\nbrown fox", BODY, "#000000", 150, 1)
    assert (whole.lines, whole.whole, whole.label) == (("The quick brown fox",), True, "")


@pytest.mark.parametrize("kind", LAYOUTS)
def test_scene(kind: str, golden: Golden) -> None:
    """Every part of a slide stands where it stood when someone last looked at it."""
    journey = cjmap.load(GOLDEN / "slides" / "two-stages.yaml")
    golden.check(GOLDEN / "slides" / f"{kind}.txt", "".join(told(scene) for scene in slides(journey, kind)))
