"""The journey of one persona: their own verdicts and numbers, and of stages of others nothing but where they stand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pygraphviz
import pytest
from places import groups, texts
from running import cjmap as run

import cjmap
from cjmap import chain
from cjmap.layout import for_persona, lay_out, lay_out_all
from cjmap.layout.kit.description import describe
from cjmap.layout.kit.grid import grid, others_width
from cjmap.layout.strip import strip
from cjmap.model import Journey, Success
from cjmap.options.medium import Medium
from cjmap.theme import THEMES

pytestmark = pytest.mark.usefixtures("english")

TEXT = """
title: Moving a team to the new phone system
personas: {ann: {name: Ann Lee}, bob: {name: Bob Stone}, zoe: Zoe}
highlights: {text: Bob alone, persona: bob}
metrics: {nps: {promoters: 1, passives: 1, detractors: 5}}
stages:
  - name: Preparation
    description: All of it is Bob's
    metrics: {css: 2.1}
    pain_points: Forms
    touchpoints: [{name: Writes a request, persona: bob, emotion: -1}, {name: Signs it, persona: bob}]
  - name: Choice
    phase: Before
    touchpoints:
      - {name: Compares offers, persona: ann, emotion: 1}
      - {name: Asks IT, persona: bob, success: negative}
      - {name: Decides, success: {ann: positive}, emotion: {bob: -2}}
      - {name: Waits, emotion: {bob: -2}}
  - {name: Test, persona: bob, success: negative}
  - name: Work
    persona: ann
    touchpoints:
      - {name: First call, next: [{to: Asks IT, share: 30%}, {end: success, share: 70%}]}
  - name: Handover
    touchpoints: [{name: Hands over, persona: bob}]
    quotes: [Everyone's, {text: Ann's own, persona: ann}]
"""
OTHERS = ["Preparation", "Test", "Handover"]


@pytest.fixture(name="journey")
def _journey() -> Journey:
    return cjmap.load(TEXT)


def levels(journey: Journey) -> dict[str, Success]:
    return {step.name: step.assessed for stage in journey.stages for step in (stage, *stage.touchpoints)}


def test_success_is_their_own(journey: Journey) -> None:
    """A stage's success follows from the touchpoints that are theirs; what was said of another or felt by another says nothing
    of them.
    """
    ann, bob = (levels(for_persona(journey, one)) for one in ("ann", "bob"))
    assert journey.stages[1].assessed is Success.NEGATIVE
    assert ann["Choice"] is Success.POSITIVE and bob["Choice"] is Success.NEGATIVE
    assert (ann["Decides"], bob["Decides"]) == (Success.POSITIVE, Success.NEGATIVE)
    assert (ann["Waits"], bob["Waits"]) == (Success.NOT_ASSESSED, Success.NEGATIVE)


def test_a_stage_of_others_keeps_its_place_alone(journey: Journey) -> None:
    """Name, number and phase of a stage of others stay; verdict, description, numbers and everyone's items go; what names the
    persona stays.
    """
    ann = for_persona(journey, "ann")
    assert [stage.name for stage in ann.stages] == [stage.name for stage in journey.stages]
    first, *_, last = (stage for stage in ann.stages if stage.others)
    assert first == replace(first, touchpoints=(), metrics=(), description="", items={}, assessed=Success.NOT_ASSESSED)
    assert [item.text for item in last.items["quotes"]] == ["Ann's own"]
    assert [stage.name for stage in ann.stages if stage.others] == OTHERS
    assert ann.metrics == journey.metrics and ann.highlights == ()


def test_whose_a_touchpoint_is(journey: Journey) -> None:
    """A touchpoint that names nobody is theirs whose stage it is; one that names somebody is theirs in any stage."""
    assert [stage.name for stage in for_persona(journey, "bob").stages if stage.others] == ["Work"]
    text = "title: t\npersonas: {a: A, b: B}\nstages: {name: S, persona: b, touchpoints: [T, {name: U, persona: a}]}"
    assert [one.name for one in for_persona(cjmap.load(text), "a").stages[0].touchpoints] == ["U"]


def test_ways_lead_to_what_is_theirs(journey: Journey) -> None:
    """A stage of others is no step, and a way to a step of others leads to the next one that is theirs."""
    ann = for_persona(journey, "ann")
    flow = chain.flow(ann)
    assert [step.name for step in flow.steps] == ["Compares offers", "Decides", "Waits", "First call"]
    (back, _) = flow.steps[-1].edges
    assert back.target == "touchpoint:decides"


def test_a_stage_of_others_is_narrow(journey: Journey) -> None:
    """It is as wide as a word of its name, and what the others have is shared out among them."""
    ann = for_persona(journey, "ann")
    narrow, wide = grid(ann).stages[0], grid(ann).stages[1]
    assert narrow.width == pytest.approx(others_width(ann.stages[0]) - 12, abs=1)
    assert narrow.width < 200 < wide.width


@pytest.mark.parametrize("medium", [Medium(), Medium("a4"), Medium(slide="16:9")])
def test_every_picture_says_not_theirs(journey: Journey, medium: Medium) -> None:
    """Map, sheets and slides say it once for each stage of others that has nothing of the persona, and to those who hear it."""
    scenes = lay_out_all(for_persona(journey, "ann"), medium=medium)
    said = [text.text for scene in scenes for text in texts(scene)].count("not theirs")
    assert said == len(OTHERS)
    assert all(f"{name}, not theirs." in " ".join(scene.description for scene in scenes) for name in OTHERS)
    labels = [group.label for scene in scenes for group in groups(scene) if group.id.startswith("stage-")]
    assert sum(label.endswith("not theirs") for label in labels) == len(OTHERS)


def test_flow_dot_and_strip_say_it_too(journey: Journey) -> None:
    """So do the flow view, DOT, the strip, and the slides a stage, which leave out those that would be empty."""
    ann = for_persona(journey, "ann")
    assert [text.text for text in texts(lay_out(ann, "flow"))].count("not theirs") == len(OTHERS)
    assert cjmap.render(ann, "dot").count("not theirs") == len(OTHERS)
    assert strip(ann, THEMES["default"]).description.count("not theirs") == len(OTHERS)
    slides = lay_out_all(ann, medium=Medium(slide="16:9", per_stage=True))
    assert len(slides) == 3 and "not theirs" in slides[-1].description
    assert describe(ann).count("not theirs") == len(OTHERS)


def test_dot_of_a_persona_is_drawn(journey: Journey) -> None:
    """Stock Graphviz takes it, and stages stand in their order."""
    graph = pygraphviz.AGraph(string=cjmap.render(for_persona(journey, "ann"), "dot"))
    graph.layout(prog="dot")
    order = ["stage-preparation", "touchpoint-decides", "stage-test", "touchpoint-first-call", "stage-handover"]
    high = [float(graph.get_node(name).attr["pos"].split(",")[1]) for name in order]
    assert high == sorted(high, reverse=True) and len({*high}) == len(high)


def test_the_command_says_what_is_left_out(tmp_path: Path) -> None:
    """`cjmap flow --persona` names the stages that are not counted, in words and as JSON."""
    (tmp_path / "map.yaml").write_text(TEXT)
    text = run("flow", "map.yaml", "--persona", "ann", cwd=tmp_path).stdout.decode()
    assert "Not theirs, and left out of the count: Preparation, Test, Handover" in " ".join(text.split())
    plain = json.loads(run("flow", "map.yaml", "--persona", "ann", "--format", "json", cwd=tmp_path).stdout)
    assert plain["not_theirs"] == ["preparation", "test", "handover"]


def test_nothing_is_theirs() -> None:
    """A persona without any step has a map, a flow, slides and DOT that say so, and no verdict of others."""
    journey = for_persona(
        cjmap.load("title: t\npersonas: {a: A, b: B}\nstages: {name: S, persona: b, success: negative}"), "a"
    )
    assert [step.name for step in chain.flow(journey).steps] == []
    for view in ("map", "flow"):
        assert "not theirs" in [text.text for text in texts(lay_out(journey, view))]
    for per_stage in (False, True):
        (slide,) = lay_out_all(journey, medium=Medium(slide="16:9", per_stage=per_stage))
        assert any("not theirs" in text.text for text in texts(slide))
    assert "not theirs" in cjmap.render(journey, "dot")
