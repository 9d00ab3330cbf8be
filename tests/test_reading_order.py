"""The order of a map's elements is its reading order, for screen readers and for whoever copies its text."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from places import drawn, groups, texts

import cjmap
from cjmap.language import language, use_language
from cjmap.layout import lay_out
from cjmap.read import read
from cjmap.render.svg import svg

SAMPLES = sorted(Path("samples").glob("*.yaml"))

STORY = """
title: Two stages
personas: {maya: Maya}
pain_points: Of it all
stages:
  - name: First
    phase: Before
    goals: Goal of first
    touchpoints:
      - {name: Sees, emotion: 1, feeling: Glad, quotes: Quote of sees, pain_points: Pain of sees}
      - {name: Asks, emotion: -1, feeling: Sad, pain_points: Pain of asks}
    opportunities: Idea of first
  - name: Second
    touchpoints:
      - {name: Pays, quotes: Quote of pays}
"""

IN_ORDER = (
    "Two stages", "Maya", "Of it all", "Before", "First", "Sees", "Glad", "Quote of sees", "Pain of sees", "Asks",
    "Sad", "Pain of asks", "Goal of first", "Idea of first", "Second", "Pays", "Quote of pays",
)  # fmt: skip


def test_texts_come_in_reading_order() -> None:
    """Title, persona, findings, then stage by stage each touchpoint with all its lanes and what holds for the whole of it."""
    said = [text.text.strip("“”").casefold() for text in texts(drawn(STORY))]
    places = [said.index(words.casefold()) for words in IN_ORDER]
    assert places == sorted(places)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_decoration_says_nothing(path: Path) -> None:
    """What only decorates holds no text; it and what its surroundings say are told to be hidden, and nothing else."""
    scene = lay_out(cjmap.load(path))
    hidden = [group for group in groups(scene) if group.role == "decoration"]
    assert hidden and not any(texts(group) for group in hidden)
    root = ElementTree.fromstring(svg(scene))
    covered = [group for group in groups(scene) if group.role == "said" and not group.label]
    assert len(root.findall(".//{*}g[@aria-hidden='true']")) == len(hidden) + len(covered)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_headings_have_levels(path: Path) -> None:
    """The title is the one heading of the first level, each stage has one of the second, and every section has a name."""
    journey = cjmap.load(path)
    root = ElementTree.fromstring(cjmap.render(journey))
    levels = [element.get("aria-level") for element in root.findall(".//*[@role='heading']")]
    assert levels.count("1") == 1
    assert levels.count("2") >= len(journey.stages)
    stages = root.findall(".//*[@data-stage]")
    stage_of = language(journey.language).messages.numbers.stage_of
    names = [stage_of(number=number, count=len(stages)) for number in range(1, len(stages) + 1)]
    assert all(element.get("aria-label", "").startswith(one) for one, element in zip(names, stages, strict=True))


@pytest.mark.parametrize(
    ("tag", "names", "said"),
    [
        ("en", ["1. Find", "2. Buy"], ["Find", "Buy"]),
        ("en", ["1 Find", "2 Buy"], ["Find", "Buy"]),
        ("en", ["(1) Find", "2) Buy"], ["Find", "Buy"]),
        ("en", ["I. Find", "Stage 2: Buy"], ["Find", "Buy"]),
        ("de", ["Phase 1 – Suche", "Phase 2 – Kauf"], ["Suche", "Kauf"]),
        ("ja", ["①探す", "２．買う"], ["探す", "買う"]),
        *(
            ("en", names, names)
            for names in (
                ["0. Before", "1. Find"], ["Week 1: Find", "Week 2: Buy"], ["1-on-1 call", "Pay"], ["1.5 km", "“2. Buy”"],
                ["1", "Stage 2"], ["1st contact", "2nd contact"], ["2. Find", "1. Buy"],
            )
        ),
    ],
)  # fmt: skip
def test_a_number_is_said_once(tag: str, names: list[str], said: list[str]) -> None:
    """Where the name of a stage brings its number, the label of the stage does not say it again; another number stays."""
    journey = read(f"title: T\nlanguage: {tag}\nstages: {names}\n").journey
    assert journey
    root = ElementTree.fromstring(cjmap.render(journey))
    labels = [element.get("aria-label", "") for element in root.findall(".//*[@data-stage]")]
    with use_language(tag) as spoken:
        number = spoken.messages.numbers.stage_of
        begin = [
            spoken.messages.signs.labelled(label=number(number=place, count=len(names)), text=name)
            for place, name in enumerate(said, 1)
        ]
        told = [spoken.messages.description.stage(number=place, name=name) for place, name in enumerate(said, 1)]
    assert [label[: len(one)] for label, one in zip(labels, begin, strict=True)] == begin
    description = root.findtext("{*}desc") or ""
    assert all(sentence in description for sentence in told)


@pytest.mark.browser
def test_a_screen_reader_walks_stage_by_stage(tmp_path: Path) -> None:
    """What a browser tells assistive programs has a heading a stage, in journey order, and each touchpoint by its name."""
    from browser import chromium

    journey = cjmap.load("samples/laptop.yaml")
    page_file = tmp_path / "map.html"
    page_file.write_text(
        f"<!doctype html><meta charset=utf-8><title>t</title>{cjmap.render(journey)}", encoding="utf-8"
    )
    with chromium(tmp_path / "browser") as context:
        page = context.new_page()
        page.goto(page_file.as_uri())
        told = page.locator("svg").aria_snapshot()
    headings = re.findall(r'heading "\d+ ([^"]+)" \[level=2\]', told)
    assert headings == [stage.name for stage in journey.stages]
    told = told[told.index(f"1 {journey.stages[0].name}") :]
    for part in [words for stage in journey.stages for words in (stage.name, *(one.name for one in stage.touchpoints))]:
        assert part in told, f"{part} is not told, or not in its place"
        told = told[told.index(part) + len(part) :]
