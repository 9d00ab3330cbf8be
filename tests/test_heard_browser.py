"""What a browser hands to a screen reader of a drawing: stage by stage, each touchpoint in words, nothing empty or in pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from browser import violations, visitors
from playwright.sync_api import Page

import cjmap
from cjmap.language import language, languages
from cjmap.options.medium import Medium

pytestmark = pytest.mark.browser

JOURNEY = """
title: A journey with a title that is so long that it takes several lines of the head of its map, however wide it may be drawn
language: {tag}
personas: [{{name: Maya Chen, quote: I just want one that lasts}}, {{name: Tom}}]
pain_points: [{{text: The code and the silence, severity: high}}]
metrics: {{nps: {{promoters: 4, passives: 3, detractors: 1, target: 30}}}}
stages:
  - name: First
    goals: Learn what it costs
    touchpoints:
      - name: Reads reviews, asks friends about them and compares the specifications of all
        channel: [Web, Shop]
        importance: 4
        success: {{maya-chen: negative, tom: positive}}
        emotion: {{maya-chen: -2, tom: 1}}
        feeling: {{maya-chen: Lost}}
        moment_of_truth: true
        note: A note
        quotes: Twelve tabs open and I still cannot tell them apart, whatever I do and whomever I ask
        pain_points: [{{text: Tables differ, severity: medium, owner: Shop, link: "https://a.example"}}]
        metrics: {{Calls: {{value: 3, target: 2, better: lower}}}}
      - name: Pays
        next: [{{end: success}}]
  - {{name: Second, emotion: 2, feeling: Glad}}
"""
"""Everything that is drawn as a sign, texts of several lines, scores of two people."""

MEDIA = (Medium("a4"), Medium(slide="16:9"), Medium(slide="16:9", per_stage=True), Medium(per_stage=True))


QUOTE = "“Twelve tabs open and I still cannot tell them apart, whatever I do and whomever I ask”"


class Part(NamedTuple):
    """One part of the tree that a browser builds for assistive programs."""

    depth: int
    role: str
    name: str


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with visitors() as browser:
        yield browser.new_page()


def shown(page: Page, picture: str | bytes) -> list[Part]:
    """The tree of a picture in a page, in reading order; what only holds others left out."""
    page.set_content(f"<!doctype html><html lang=en><title>t</title><main><h1>A page</h1>{picture!s}</main>")
    found = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    nodes = {node["nodeId"]: node for node in found}

    def walk(node: dict[str, Any], depth: int) -> Iterator[Part]:
        role, name = (node.get(key, {}).get("value", "") for key in ("role", "name"))
        told = not node.get("ignored") and role not in ("generic", "InlineTextBox")
        if told:
            yield Part(depth, role, name)
        for child in node.get("childIds", ()):
            if child in nodes:
                yield from walk(nodes[child], depth + told)

    tree = list(walk(found[0], 0))
    start = next(at for at, part in enumerate(tree) if part.role == "graphics-document")
    return tree[start:]


def inside(tree: list[Part], at: int) -> list[Part]:
    """What is in the part at a place."""
    end = next((n for n in range(at + 1, len(tree)) if tree[n].depth <= tree[at].depth), len(tree))
    return tree[at + 1 : end]


def drawings(tag: str = "en") -> list[str | bytes]:
    journey = cjmap.load(JOURNEY.format(tag=tag))
    pictures: list[str | bytes] = [cjmap.render(journey, view=view) for view in ("map", "flow")]
    for medium in MEDIA:
        pictures += cjmap.render_all(journey, medium=medium)
    return [*pictures, cjmap.render(journey, text="outline")]


def test_axe_finds_nothing(page: Page) -> None:
    """Map, flow, sheets, slides and outlines break no rule of accessibility."""
    for picture in drawings():
        shown(page, picture)
        assert violations(page) == []


def test_a_map_is_heard_stage_by_stage(page: Page) -> None:
    """A stage says which of how many it is; then come its touchpoints, before its lanes, each all in words."""
    tree = shown(page, drawings()[0])
    stages = [at for at, part in enumerate(tree) if part.name.startswith("Stage ")]
    assert [tree[at].name for at in stages] == [
        "Stage 1 of 2: First, negative", "Stage 2 of 2: Second, positive, feeling Glad, Emotion: Very positive"
    ]  # fmt: skip
    first = [part for part in inside(tree, stages[0]) if part.depth == tree[stages[0]].depth + 1]
    assert [part.name.partition(",")[0] for part in first] == [
        "1 First", "1 negative", "Reads reviews", "Pays", "Goals",
    ]  # fmt: skip
    assert first[2].name == (
        "Reads reviews, asks friends about them and compares the specifications of all, Web, Shop, Importance: 4 of 5, "
        "Maya Chen: negative, Tom: positive, moment of truth, feeling Maya Chen: Lost, "
        "Emotion: Very negative (Maya Chen) and Positive (Tom)"
    )


def test_signs_are_said(page: Page) -> None:
    """Severity, whether a target is met, and the number of a note are said with what they stand beside."""
    names = [part.name for part in shown(page, drawings()[0])]
    assert "The code and the silence, Severity: high" in names
    assert "Tables differ, Severity: medium, Shop" in names
    assert any(name.startswith("NPS: +38, target met, target ≥ 30") for name in names)
    assert "Calls: 3, target missed, target ≤ 2" in names
    assert "Notes: 1" in names


def test_no_text_is_heard_in_pieces(page: Page) -> None:
    """A text of several lines is one, and its lines are not said beside it."""
    for picture in drawings():
        tree = shown(page, picture)
        for at, part in enumerate(tree):
            if part.role == "graphics-symbol":
                assert inside(tree, at) == [], part
        pieces = [part.name for part in tree if part.role == "StaticText"]
        assert not [one for one in pieces if one != QUOTE and one in QUOTE and len(one) > 9]
    assert [part.role for part in shown(page, drawings()[0]) if part.name == QUOTE] == ["graphics-symbol"]


def test_no_part_is_empty(page: Page) -> None:
    """Whatever has a name and is no touchpoint or text holds something: no lane is announced in vain."""
    lanes = set(language("en").messages.lanes.values())
    for picture in drawings():
        tree = shown(page, picture)
        for at, part in enumerate(tree):
            if part.name in lanes and part.role == "graphics-object":
                assert inside(tree, at), part
            assert part.role != "graphics-object" or part.name


@pytest.mark.parametrize("tag", languages())
def test_every_language_says_it_all(page: Page, tag: str) -> None:
    """In each language the touchpoint says importance and emotion, the item its severity, the metric that its target is met."""
    said = language(tag).messages
    names = " ".join(part.name for part in shown(page, drawings(tag)[0]))
    plain = re.sub("[\u2066-\u2069]", "", names)
    for words in (
        said.legend.importance, said.description.moment_of_truth, said.lanes["emotion"], said.legend.very_negative,
        said.legend.severity, said.severity["high"], said.description.target_met, said.description.target_missed,
    ):  # fmt: skip
        assert words in plain


def test_a_description_begins_with_what_was_found(page: Page) -> None:
    """The description of a map begins with the findings: the author's, then how the stages went and where it hurt most."""
    for picture in drawings()[:2]:
        (told,) = re.findall("<desc[^>]*>([^<]*)", str(picture))
        assert told.startswith(
            "What hurts most: The code and the silence. Measures of the whole journey: NPS: +38, target met."
        )
        assert told.index("2 stages: 1 positive, 1 negative.") < told.index("The journey of Maya Chen and Tom.")


def test_text_is_copied_in_order(page: Page) -> None:
    """What is selected and copied of a map comes in its order, each line of a text after the one before it."""
    shown(page, drawings()[0])
    page.evaluate("getSelection().selectAllChildren(document.querySelector('svg'))")
    copied = " ".join(str(page.evaluate("getSelection().toString()")).split())
    flat = copied.replace(" ", "")
    parts = (
        "First",
        "Readsreviews,asksfriendsabout",
        "Twelvetabsopen",
        "whomeverIask",
        "Pays",
        "Learnwhatitcosts",
        "Second",
    )
    places = [flat.index(part, flat.index("First")) for part in parts]
    assert places == sorted(places)
