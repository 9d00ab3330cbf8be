"""The flow view on sheets of paper and on slides: what is on which, how large, and where edges go on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import flows
import pytest
from flows import edges, items
from geometry import FACES, findings, flat, outside
from graphs import graphs
from hypothesis import given, settings
from test_flow_view import SHOP, journey_of

import cjmap
from cjmap import chain
from cjmap.layout import lay_out_all
from cjmap.model import Journey
from cjmap.options import Medium
from cjmap.options.medium import PX_PER_MM
from cjmap.scene import Scene, Text

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))
MEDIA = [Medium(page="a4"), Medium(page="letter"), Medium(slide="16:9"), Medium(slide="4:3")]
LEAST = {False: 8.0, True: 10.5}
"""The smallest text in px on paper (6 pt), and on a slide."""


def texts(scene: Scene) -> list[Text]:
    return [node for node in flat(scene.children) if isinstance(node, Text)]


def drawn(journey: Journey, medium: Medium) -> tuple[Scene, ...]:
    return lay_out_all(journey, "flow", "", medium)


def long(count: int) -> Journey:
    """A journey of so many touchpoints in stages of three, each of which most people leave for the next one."""
    stages = []
    for first in range(0, count, 3):
        stages.append(f"  - name: Stage {first // 3 + 1}\n    touchpoints:")
        for one in range(first, first + 3):
            goal = f"{{to: T{one + 1}, share: 80%}}" if one + 1 < count else "{end: success, share: 80%}"
            stages.append(f"      - {{name: T{one}, next: [{goal}, {{end: abandoned, share: 20%}}]}}")
    return cjmap.load("title: A long journey\nstages:\n" + "\n".join(stages) + "\n")


@settings(max_examples=25)
@given(graphs(touchpoints=30, edges=50))
def test_sheets_are_free_of_faults(data: dict[str, Any]) -> None:
    """On every sheet of any graph no card, word or line lies on another, and nothing is outside of the paper."""
    for medium in (Medium(page="a4"), Medium(slide="16:9")):
        for scene in drawn(journey_of(data), medium):
            assert flows.faults(scene) == []
            assert [(face, finding) for face in FACES for finding in findings(scene, face)] == []
            assert outside(scene) == []


@settings(max_examples=25)
@given(graphs(touchpoints=30, edges=50))
def test_every_step_is_on_one_sheet(data: dict[str, Any]) -> None:
    """Every step stands on one sheet and no other; every edge is on the sheets of both its steps, with the other's number."""
    journey = journey_of(data)
    known = chain.flow(journey)
    scenes = drawn(journey, Medium(page="a4"))
    sheet = {key: index for index, scene in enumerate(scenes) for key in items(scene)}
    assert sorted(key for scene in scenes for key in items(scene)) == sorted(step.key for step in known.steps)
    wanted = sorted(
        (one.source, one.target, index)
        for step in known.steps
        for one in step.edges
        if one.target not in ("", step.key)
        for index in {sheet[one.source], sheet[one.target]}
    )
    found = [(one.source, one.goal, index) for index, scene in enumerate(scenes) for one in edges(scene)]
    assert sorted(one for one in found if ":" in one[1]) == wanted


def test_a_continued_edge_says_where_it_goes() -> None:
    """An edge to another sheet ends in the number of its goal, and begins there with the number of its source."""
    journey = long(24)
    numbers = {key: f"{stage}.{own}" for key, (stage, own) in journey.step_numbers.items()}
    scenes = drawn(journey, Medium(slide="16:9"))
    over = 0
    for scene in scenes:
        here = items(scene)
        for one in edges(scene):
            if one.goal in numbers and one.goal not in here:
                over += 1
                y = one.points[0][1]
                beyond = [text for text in texts(scene) if text.text == numbers[one.goal] and abs(text.y - y) < 6]
                assert [text.x > max(x for x, _ in one.points) for text in beyond] == [True]
            if one.source not in here:
                y = one.points[0][1]
                before = [text for text in texts(scene) if text.text == numbers[one.source] and abs(text.y - y) < 6]
                assert [text.x < min(x for x, _ in one.points) for text in before] == [True]
    assert over == len([scene for scene in scenes if items(scene)]) - 1 > 0


@pytest.mark.parametrize("medium", MEDIA, ids=lambda one: one.asked + (one.slide or one.page))
@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_texts_are_legible(file: Path, medium: Medium) -> None:
    """On paper no text of a sample is under 6 pt, on a slide none under 10.5 px; each sheet is as large as was asked for."""
    for number, scene in enumerate(scenes := drawn(cjmap.load(file), medium), 1):
        assert min(text.font.size for text in texts(scene)) * scene.zoom >= LEAST[bool(medium.slide)] - 1e-6
        assert scene.caption == (f"{number} of {len(scenes)}" if len(scenes) > 1 else "") or file.stem in NOT_ENGLISH
        width = {"16:9": 1280, "4:3": 960}.get(medium.slide) or {"a4": 297, "letter": 279.4}[medium.page] * PX_PER_MM
        assert scene.width * scene.zoom == pytest.approx(width)
        assert flows.faults(scene) == []


NOT_ENGLISH = {file.stem for file in SAMPLES if cjmap.load(file).language.split("-")[0] != "en"}


def test_a_short_journey_is_one_sheet() -> None:
    """What has room is one sheet without a number, and the larger the less there is on it."""
    zooms = []
    for journey in (long(3), long(6), cjmap.load(SHOP)):
        (sheet,) = drawn(journey, Medium(page="a4"))
        assert sheet.caption == ""
        zooms.append(sheet.zoom)
    assert zooms[0] > zooms[1] > 1.0 > zooms[2] >= 8 / 10.5


def test_a_larger_paper_takes_fewer_sheets() -> None:
    """More room is more on a sheet: a large paper never takes more sheets than a small one, and a long journey several."""
    counts = [len(drawn(long(60), Medium(page=page))) for page in ("a4", "a3", "a2")]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1] >= 1


def test_legend_and_foot_are_on_the_sheets() -> None:
    """Every sheet has the legend, the last one how the journey ends, and no other."""
    scenes = drawn(long(30), Medium(page="a4"))
    ids = [[getattr(node, "id", "") for node in scene.children] for scene in scenes]
    assert all("legend" in one for one in ids)
    assert ["outcome" in one for one in ids] == [False] * (len(ids) - 1) + [True]
