"""The samples and templates: free of warnings, drawn in every format, and the gallery is what the code draws now."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from drawing import draw
from gallery import COMMANDS, drawn_by
from running import ROOT

from cjmap import load
from cjmap.cli import new
from cjmap.read import read
from cjmap.render import FORMATS
from cjmap.theme import THEMES

SAMPLES = sorted((ROOT / "samples").glob("*.yaml"))
TEMPLATES = sorted((ROOT / "samples" / "templates").glob("*.yaml"))
GALLERY = ROOT / "output"
GOLDEN_FORMATS = ("svg", "dot")
TODAY = datetime.date(2026, 11, 22)
IN_TEN_YEARS = datetime.date(2036, 11, 22)
BEGINS = {
    "svg": (b"<svg", b"<?xml"), "pdf": (b"%PDF-",), "png": (b"\x89PNG\r\n\x1a\n",), "dot": (b"digraph", b"//"),
    "md": (b"# ",), "html": (b"<!DOCTYPE html>",),
}  # fmt: skip
SCALE = 0.5
"""Small pictures: what is tested does not depend on their size."""


def _name(path: Path) -> str:
    return path.stem


every_file = pytest.mark.parametrize("path", [*SAMPLES, *TEMPLATES], ids=lambda path: f"{path.parent.name}-{path.stem}")


@every_file
@pytest.mark.parametrize("today", [TODAY, IN_TEN_YEARS], ids=str)
def test_has_no_warning(path: Path, today: datetime.date) -> None:
    """A sample or template has neither errors nor warnings, now and, where it promises no further review, for ever."""
    reading = read(path.read_bytes(), path.name, str(path.parent), today)
    assert reading.journey is not None, reading.diagnostics
    if today > TODAY and reading.journey.review_every:
        assert {diagnostic.code for diagnostic in reading.diagnostics} == {"stale"}
    else:
        assert reading.diagnostics == ()


@every_file
@pytest.mark.parametrize("format", FORMATS)
def test_is_drawn_in_every_format(path: Path, format: str) -> None:
    """Each sample and template is drawn in each format, and twice the same; one of a view alone in that view."""
    view = next(iter(FORMATS[format].views), "map")
    first = draw(load(path), format, view, scale=SCALE)
    assert first.startswith(BEGINS[format])
    assert draw(load(path), format, view, scale=SCALE) == first


@pytest.mark.parametrize("format", GOLDEN_FORMATS)
@pytest.mark.parametrize("path", SAMPLES, ids=_name)
def test_gallery_is_what_the_code_draws_now(path: Path, format: str) -> None:
    """The committed picture of a sample equals, byte for byte, the one that is drawn now."""
    committed = GALLERY / f"{path.stem}{FORMATS[format].ending}"
    # Compared as a plain truth value: a difference of 100 kB of SVG helps nobody.
    same = committed.read_bytes() == draw(load(path), format)
    assert same, f"{committed.name} is not what is drawn now: look at the new picture, then commit it"


def test_gallery_holds_only_the_samples() -> None:
    """No picture stays in the gallery when its sample is gone, or the command of the page that drew it."""
    names = {path.stem for path in SAMPLES}
    others = {path.name for path in GALLERY.glob("*.*") if path.stem not in names and path.suffix != ".md"}
    assert {name for name in others if not any(drawn_by(command, name) for command in COMMANDS)} == set()


def test_every_target_is_told_of() -> None:
    """What the drawing was made after is shown beside what is drawn, and what differs is said of each picture."""
    targets = GALLERY / "targets"
    told = re.findall(r"^\| (`[^|]+`) \|", (targets / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(re.findall(r"`([^`]+)`", " ".join(told))) == sorted(path.stem for path in targets.glob("*.jpg"))


@pytest.mark.parametrize("path", SAMPLES, ids=_name)
def test_sample_is_listed(path: Path) -> None:
    """Each sample has its line in the README beside it, and its first line names the schema for editors."""
    assert f"[{path.name}]({path.name})" in (ROOT / "samples" / "README.md").read_text(encoding="utf-8")
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schemas/journey.schema.json"


def test_a_template_for_each_stage_model() -> None:
    """There is a template for each stage model, the plain one first, each with a sentence about it."""
    assert new.names() == [
        "starter", "b2b-onboarding", "blueprint", "customer-analytics", "glossary", "importance", "public-service",
        "stage-level", "study", "survey", "understanding",
    ]  # fmt: skip
    assert all(new.about(name) for name in new.names())


@pytest.mark.parametrize("name", new.names())
def test_a_file_started_from_a_template_has_no_warning(name: str) -> None:
    """What a new file is started with needs no correction, and its first line names the schema beside it."""
    text = new.started(name)
    assert text.startswith("# yaml-language-server: $schema=journey.schema.json\n")
    assert read(text, "journey.yaml", "", TODAY).diagnostics == ()


def _steps_without(key: str, path: Path) -> list[str]:
    return [step.name for step in load(path).steps() if not getattr(step, key)]


def test_the_samples_show_what_they_are_there_for() -> None:
    """Between them the samples show gaps, assumed scores, loops, every end, stages alone and lines of visibility."""
    journeys = {path.stem: load(path) for path in SAMPLES}
    assert _steps_without("emotion", ROOT / "samples" / "restaurant.yaml") == ["Gets a mail with the pasta recipe"]
    assert sum(step.basis == "assumed" for step in journeys["restaurant"].steps()) == 1
    assert not any(stage.touchpoints for stage in journeys["stage-level"].stages)
    lines = [lane.line_above for lane in journeys["clinic-blueprint"].lanes if lane.line_above]
    assert lines == ["Line of interaction", "Line of visibility", "Line of internal interaction"]
    loyalty = list(journeys["streaming-loyalty"].steps())
    ways = [way for step in loyalty for way in step.next or ()]
    assert {way.end for way in ways if way.end} == {"success", "failure", "abandoned"}
    place = {step.id: number for number, step in enumerate(loyalty)}
    back = [
        way for step in loyalty for way in step.next or () if way.touchpoint and place[way.touchpoint] < place[step.id]
    ]
    assert len(back) >= 4


def test_the_samples_wear_every_theme_and_brands_of_their_own() -> None:
    """Each theme is worn by a sample; some have colours of their own, one a font, and no picture is left over."""
    journeys = [load(path) for path in SAMPLES]
    assert {journey.theme.base for journey in journeys} == set(THEMES)
    branded = [journey for journey in journeys if journey.theme.accent and journey.theme.logo]
    assert len(branded) >= 3
    assert len({journey.theme.accent for journey in branded}) == len(branded)
    assert any(journey.theme.font for journey in journeys)
    used = {journey.theme.logo for journey in journeys}
    used |= {persona.image for journey in journeys for persona in journey.personas}
    assert used - {""} == {f"images/{path.name}" for path in (ROOT / "samples" / "images").iterdir()}


def test_the_pair_is_one_journey_before_and_after() -> None:
    """The as-is and the to-be sample pair by their ids; nothing gets worse, most gets better, and guesses say so."""
    before, after = (load(ROOT / "samples" / f"burst-pipe-{state}.yaml") for state in ("as-is", "to-be"))
    assert (before.state, after.state) == ("as-is", "to-be")
    assert [stage.id for stage in before.stages] == [stage.id for stage in after.stages]
    assert [persona.id for persona in before.personas] == [persona.id for persona in after.personas]
    then = {step.id: step for step in before.steps()}
    now = {step.id: step for step in after.steps()}
    assert set(now) < set(then)
    pairs = [
        (then[name].emotion[who], felt) for name, step in now.items() for who, felt in step.emotion.items()
        if who in then[name].emotion
    ]  # fmt: skip
    assert all(felt >= was for was, felt in pairs)
    assert sum(felt > was for was, felt in pairs) > len(pairs) / 2
    assert [step.id for step in now.values() if not step.basis] == ["ceiling"]
    plan = [item for step in now.values() for item in step.items.get("the-plan", ())]
    assert len(plan) >= 8
    assert all(item.owner and item.status for item in plan)
