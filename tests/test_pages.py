"""Maps on sheets of paper: nothing is lost, cut or too small, and no sheet is there that need not be."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from cjmap.layout.pages.division import Division
from cjmap.layout.pages.sheets import LEAST_ZOOM, Sheets, UnitRun
from conftest import Golden
from generated import journey_of
from geometry import findings, flat, outside, texts
from hypothesis import assume, given, settings
from strategies import journeys
from test_golden import told

import cjmap
from cjmap.language import messages, use_language
from cjmap.layout import lay_out, lay_out_all
from cjmap.layout.kit.grid import MARGIN
from cjmap.options.medium import PAGES, PX_PER_MM, Medium
from cjmap.scene import Group, Scene, Text
from cjmap.theme import themed

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))
SIZES = [name for name in PAGES if name != "fit"]
SIX_POINTS = 8.0
pytestmark = pytest.mark.usefixtures("pictures", "english")


def pages(journey: cjmap.Journey, size: str, **more: bool) -> tuple[Scene, ...]:
    return lay_out_all(journey, medium=Medium(size, **more))


def sections(scene: Scene) -> list[Group]:
    """The stages on a sheet."""
    return [node for node in flat(scene.children) if isinstance(node, Group) and node.id.startswith("stage-")]


def is_sheet_mark(text: Text, scene: Scene) -> bool:
    """Whether a text says which sheet of a poster this is: `sheet 1 of 6 · row 1, column 1`."""
    return bool(scene.caption) and scene.caption in text.text and text.text != scene.caption


def check_paper(scenes: tuple[Scene, ...], size: str) -> None:
    """Each sheet has its size to the last digit, texts of at least 6 pt, and nothing in its margins or amiss."""
    width, height = (side * PX_PER_MM for side in PAGES[size])
    with use_language(scenes[0].language):
        captions = [
            messages().numbers.number_of(number=number, count=len(scenes)) for number in range(1, len(scenes) + 1)
        ]
    for scene, caption in zip(scenes, captions, strict=True):
        assert scene.width * scene.zoom == pytest.approx(width, abs=1e-6)
        assert scene.height * scene.zoom == pytest.approx(height, abs=1e-6)
        assert scene.zoom == scenes[0].zoom
        assert scene.caption == (caption if len(scenes) > 1 else "")
        assert findings(scene) == []
        assert outside(scene) == []
        for text in texts(scene):
            assert text.font.size * scene.zoom >= SIX_POINTS - 1e-6
            if is_sheet_mark(text, scene):
                continue  # in the margin of a poster's sheet, 5 mm from its edge
            left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * text.width
            assert left >= MARGIN - 1 and left + text.width <= scene.width - MARGIN + 1, text
            assert text.y - 0.7 * text.font.size >= MARGIN - 6 and text.y <= scene.height - MARGIN + 2, text


def check_stages(journey: cjmap.Journey, scenes: tuple[Scene, ...]) -> None:
    """Every stage is on one sheet, or it says on each further one that it is continued."""
    seen: Counter[str] = Counter()
    with use_language(journey.language):
        continued = messages().map.continued
    for scene in scenes:
        for section in sections(scene):
            assert (continued in section.label.rstrip(")）\u2069")[-len(continued) :]) == (seen[section.id] > 0), (
                section.label
            )
            seen[section.id] += 1
    assert set(seen) == {f"stage-{stage.id}" for stage in journey.stages}


def unchanging(text: Text) -> bool:
    """Whether a text says something of the file: what cjmap adds to a lane depends on what is on its sheet."""
    return text.text != messages().legend.felt


def letters(scenes: tuple[Scene, ...]) -> Counter[str]:
    """How often each letter is drawn; numbers of notes follow the order of the sheets."""
    drawn = "".join(text.text for scene in scenes for text in texts(scene) if unchanging(text))
    return Counter(sign for sign in drawn.upper() if unicodedata.category(sign)[0] in "LMS")


@pytest.mark.parametrize("size", SIZES)
def test_random_maps_on_paper(size: str) -> None:
    """On every size of paper any map is whole: no text under 6 pt, none cut or in a margin, every stage where it belongs."""

    @settings(max_examples=15 if size in ("a4", "a3") else 6)  # the others have the shape of one of these, or more room
    @given(journeys(stages=8, touchpoints=14, personas=4))
    def check(data: dict[str, Any]) -> None:
        journey = journey_of(data)
        scenes = pages(journey, size)
        check_paper(scenes, size)
        check_stages(journey, scenes)
        assert not letters((lay_out(journey),)) - letters(scenes)

    check()


@pytest.mark.parametrize("size", ["a4", "a2"])
def test_random_posters(size: str) -> None:
    """A poster shows each text of the map on one of its sheets, none cut, and the same letters as the map."""

    @settings(max_examples=25)
    @given(journeys(stages=8, touchpoints=30, personas=4))
    def check(data: dict[str, Any]) -> None:
        journey = journey_of(data)
        scenes = pages(journey, size, tile=True)
        check_paper(scenes, size)
        assert not letters((lay_out(journey),)) - letters(scenes)

    check()


@settings(max_examples=25)
@given(journeys(stages=6, touchpoints=20, personas=4))
def test_a_picture_for_each_stage(data: dict[str, Any]) -> None:
    """Each stage has a picture of its own, without a fault, and no other stage is in it."""
    journey = journey_of(data)
    scenes = lay_out_all(journey, medium=Medium(per_stage=True))
    assert [[node.id for node in sections(scene)] for scene in scenes] == [
        [f"stage-{stage.id}"] for stage in journey.stages
    ]
    for scene in scenes:
        assert findings(scene) == []
        assert outside(scene) == []


def fits(sheets: Sheets, first: int, end: int, closing: bool = False) -> bool:
    """Whether a run of stages fits on one sheet at the smallest scale, by itself or with the findings."""
    run = UnitRun(first, end)
    wide = sheets.parts.part(first, end).width <= sheets.room(LEAST_ZOOM)
    return wide and sheets.laid(run, LEAST_ZOOM, closing).fits


def fewest(sheets: Sheets, count: int) -> int:
    """The least number of sheets for stages and findings, all ways to divide them tried."""
    best = [0] + [count + 2] * count
    for end in range(1, count + 1):
        best[end] = min(best[first] + 1 for first in range(end) if fits(sheets, first, end))
    closed = [best[first] + 1 for first in range(count) if fits(sheets, first, count, closing=True)]
    return min([best[count] + 1, *closed])


@settings(max_examples=30)
@given(journeys(stages=6, touchpoints=12, personas=2))
def test_no_sheet_too_many(data: dict[str, Any]) -> None:
    """There is no way to divide stages and findings that takes fewer sheets, where each stage fits on one."""
    journey = journey_of(data)
    sheets = Sheets(journey, themed(journey.theme), tuple(side * PX_PER_MM for side in PAGES["a3"]), front=False)
    count = len(sheets.parts.units)
    assume(all(fits(sheets, place, place + 1) for place in range(count)))
    slots = Division(sheets, LEAST_ZOOM).slots()
    assert len(slots) + (not slots[-1].closing) == fewest(sheets, count)
    assert [slot.run.first for slot in slots[1:]] == [slot.run.end for slot in slots[:-1]]
    assert not any(slot.tall for slot in slots)


LONG = "Wort" * 1250
HOSTILE = {
    "a title of 5,000 characters": f"title: {LONG}\nstages: [A, B]\n",
    "a name of 5,000 characters": f"title: A\nstages:\n  - name: {LONG}\n    touchpoints: [B, C]\n  - D\n",
    "a touchpoint with 60 items": "title: A\nstages:\n  - name: B\n    touchpoints:\n      - name: C\n        pain_points:\n"
    + "".join(f"          - Something goes wrong for the {number}th time and nobody says why\n" for number in range(60)),
    "60 items of a stage with many touchpoints": "title: A\nstages:\n  - name: B\n    touchpoints: ["
    + ", ".join(f"T{number}" for number in range(20)) + "]\n    actions:\n"
    + "".join(f"      - Action {number} that takes its time\n" for number in range(60)),
    "a text without blanks that is higher than a sheet": f"title: A\nstages:\n  - name: B\n    description: {LONG * 3}\n",
    "personas higher than a sheet": f"title: A\npersonas:\n  - name: P\n    bio: {LONG * 2}\n  - name: Q\nstages: [B]\n",
    "findings higher than a sheet": "title: A\nstages: [B]\nhighlights:\n"
    + "".join(f"  - Finding {number} of a long list of findings, told at some length\n" for number in range(120)),
    "evidence of 5,000 characters": f"title: A\nevidence: {LONG}\nstages: [B]\n",
    "200 stages": "title: A\nstages:\n"
    + "".join(f"  - {{name: Stage {number}, emotion: {number % 5 - 2}}}\n" for number in range(200)),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("size", ["a4", "tabloid"])
def test_what_no_sheet_holds(name: str, size: str) -> None:
    """What is larger than a sheet goes on over the next ones, whole: no text is smaller, cut or lost."""
    journey = cjmap.load(HOSTILE[name])
    scenes = pages(journey, size)
    check_paper(scenes, size)
    check_stages(journey, scenes)
    assert not letters((lay_out(journey),)) - letters(scenes)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("size", SIZES)
def test_samples_on_paper(sample: Path, size: str) -> None:
    """Every sample is well on every size of paper, and the same again."""
    journey = cjmap.load(sample)
    scenes = pages(journey, size)
    check_paper(scenes, size)
    check_stages(journey, scenes)
    assert size != "a4" or scenes == pages(journey, size)  # once: what would differ does not depend on the size


@pytest.mark.parametrize("size", ["a3", "letter"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_posters_of_samples(sample: Path, size: str) -> None:
    """A poster of every sample has marks and words on each sheet, and no text that is cut."""
    scenes = pages(cjmap.load(sample), size, tile=True)
    check_paper(scenes, size)
    said = [text.text for scene in scenes for text in texts(scene) if is_sheet_mark(text, scene)]
    assert len(said) == len(scenes) > 1
    with use_language(scenes[0].language):
        assert said[0] == messages().numbers.sheet(caption=scenes[0].caption, row=1, column=1)


def test_personas_in_front() -> None:
    """The personas have a page of their own in front, and are on no other."""
    journey = cjmap.load(SAMPLES[0].with_name("restaurant.yaml"))
    for medium in (Medium(persona_page=True), Medium("a4", persona_page=True)):
        scenes = lay_out_all(journey, medium=medium)
        ids = [{node.id for node in flat(scene.children) if isinstance(node, Group)} for scene in scenes]
        people = {f"persona-{persona.id}" for persona in journey.personas}
        assert people <= ids[0]
        assert not any(people & others for others in ids[1:])
        assert [scene.id.rpartition("-")[2] for scene in scenes] == [
            str(number) for number in range(1, len(scenes) + 1)
        ]


def test_a_small_map_fills_its_sheet() -> None:
    """A map that fits on one sheet is enlarged, up to twice its size, and says of no number."""
    (scene,) = pages(cjmap.load("title: A\nstages:\n  - name: B\n    touchpoints: [C, D]\n"), "a4")
    assert scene.zoom == 2.0
    assert scene.caption == "" and scene.title == "A"


def test_what_a_page_says_of_itself() -> None:
    """A page has a title with its number, an id of its own, and tells its own stages by their numbers in the whole."""
    journey = cjmap.load(SAMPLES[0].with_name("laptop.yaml"))
    first, second = pages(journey, "a3")
    assert (first.title, second.title) == ("Buying a first laptop (1 of 2)", "Buying a first laptop (2 of 2)")
    assert first.id != second.id
    assert "Stage 1: Awareness" in first.description and "Stage 4" not in first.description
    assert "Stage 4: Onboarding" in second.description and "Stage 1" not in second.description
    assert first.metadata["title"] == "Buying a first laptop"


def test_personas_of_others_in_the_list_of_one() -> None:
    """An item of a persona's that names another persona says so on a poster, too, which draws each persona apart."""
    pains = [{"text": "Waits", "severity": "high", "persona": "bob"}]
    people = [{"name": "Ann", "frustrations": pains}, {"name": "Bob", "goals": ["To be done"]}]
    data = {"title": "T", "personas": people, "stages": [{"name": "S", "touchpoints": [{"name": "N"}]}]}
    (scene,) = lay_out_all(journey_of(data), medium=Medium(page="a3", tile=True))
    assert any(
        "Bob" in group.label and "Waits" in group.label for group in flat(scene.children) if isinstance(group, Group)
    )


def test_scene_of_pages(golden: Golden) -> None:
    """Every part of a paged map stands where it stood when someone last looked at it."""
    folder = Path(__file__).parent / "golden" / "pages"
    scenes = pages(cjmap.load(folder / "two-sheets.yaml"), "a4")
    golden.check(
        folder / "two-sheets.txt", "\n".join(f"{scene.caption} {scene.zoom:.4f} {told(scene)}" for scene in scenes)
    )
