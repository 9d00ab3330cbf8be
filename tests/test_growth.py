"""What a map of twice the size asks for: about twice as much of what is done most often, and never more the more there is."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from places import groups

import cjmap
from cjmap.layout import lay_out, lay_out_all
from cjmap.layout.map.obstacles import Boxes, Courses
from cjmap.layout.map.pages import cutting, strips
from cjmap.layout.slide import head
from cjmap.model import Journey
from cjmap.options.medium import Medium
from cjmap.pipeline import check
from cjmap.read import findings
from cjmap.read.ids import near_names

TWICE = 2.4
"""The most that twice as much may take: what is near a cut or a label differs a little from size to size."""


class Counted:
    """A function in whose place this stands, and how often it was called."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.calls = 0

    def __call__(self, *args: Any, **more: Any) -> Any:
        self.calls += 1
        return self.function(*args, **more)

    def __get__(self, owner: object, kind: type) -> Callable[..., Any]:
        """Stands in place of a method, too."""
        return partial(self, owner)

    def grown(self, work: Callable[[int], object], size: int) -> tuple[int, int]:
        """How often it is called by work of that size, and of twice that size."""
        found = []
        for one in (size, 2 * size):
            self.calls = 0
            work(one)
            found.append(self.calls)
        return found[0], found[1]


def counted(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> Counted:
    """Count the calls of a function of a module, or of a method of a class."""
    one = Counted(getattr(owner, name))
    monkeypatch.setattr(owner, name, one)
    return one


def pains(count: int) -> Journey:
    items = "".join(f"      - Pain point {number} of many, told at some length\n" for number in range(count))
    return cjmap.load(f"title: A\nstages:\n  - name: S\n    pain_points:\n{items}")


def felt(people_: int, steps: int) -> Journey:
    """Personas who all feel the same but at the last step."""
    persons = ", ".join(f"P{number}" for number in range(people_))
    touchpoints = "".join(f"      - {{name: T{number}, emotion: {number % 5 - 2}}}\n" for number in range(steps))
    own = "      - {name: U, emotion: {p0: 1, p1: 2}}\n"
    return cjmap.load(f"title: A\npersonas: [{persons}]\nstages:\n  - name: S\n    touchpoints:\n{touchpoints}{own}")


def said(steps: int, people: int = 0) -> Journey:
    """Touchpoints with a feeling and a quote each, of personas who feel the same but at the last step."""
    touchpoints = "".join(
        f"      - {{name: T{number}, emotion: {number % 5 - 2}, feeling: So it went, quotes: Some words of number {number}}}\n"
        for number in range(steps)
    )
    persons = ", ".join(f"P{number}" for number in range(people))
    own = "      - {name: U, emotion: {p0: 1, p1: 2}}\n" if people else ""
    return cjmap.load(f"title: A\npersonas: [{persons}]\nstages:\n  - name: S\n    touchpoints:\n{touchpoints}{own}")


def branching(count: int) -> str:
    """Touchpoints of which one leads back."""
    steps = "".join(f"      - T{number}\n" for number in range(count))
    return (
        f"title: A\nstages:\n  - name: S\n    touchpoints:\n{steps}      - {{name: U, next: [T1, {{end: success}}]}}\n"
    )


def measured(stages: int, count: int) -> Journey:
    """Stages that are not alike, with so many metrics each."""
    cards = (
        ", ".join(f"M {n}: {{value: {n}, target: 5}}" for n in range(count + stage % 3)) for stage in range(stages)
    )
    return cjmap.load(
        "title: A\nstages:\n" + "".join(f"  - {{name: S{n}, metrics: {{{one}}}}}\n" for n, one in enumerate(cards))
    )


@pytest.mark.parametrize(("where", "name"), [(strips, "edges"), (cutting, "_part")])
def test_cuts_look_at_what_is_near(where: ModuleType, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stage of twice as many sheets asks twice as often for boxes, and for what of a thing lies on a sheet."""
    asked = counted(monkeypatch, where, name)
    few, many = asked.grown(lambda count: lay_out_all(pains(count), medium=Medium("a4")), 150)
    assert 0 < many <= TWICE * few


def test_a_row_that_is_tried_is_only_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each row of 20 stages is painted once, however many divisions into rows and sheets were tried."""
    painted = counted(monkeypatch, import_module("cjmap.layout.map.stage_row"), "in_reading_order")
    sheets = lay_out_all(measured(20, 9), medium=Medium("a4"))
    rows = sum(group.id.endswith("lanes") for sheet in sheets for group in groups(sheet))
    assert 1 < len(sheets) <= rows == painted.calls


def test_what_stands_in_a_lane_is_measured_once_a_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many stages are measured twice as often, and each in a few widths."""
    asked = counted(monkeypatch, import_module("cjmap.layout.map.flowing"), "metric_piece")
    few, many = asked.grown(lambda count: lay_out(measured(count, 40)), 20)
    assert 0 < many <= TWICE * few
    assert many <= 40 * 41 * 8


def test_a_poster_of_many_sheets_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A poster of few sheets is tried at several scales, one of many sheets is laid out once."""
    laid = counted(monkeypatch, import_module("cjmap.layout.map.pages.poster"), "assembled")
    few, many = laid.grown(lambda count: lay_out_all(measured(count, 100), medium=Medium("a4", tile=True)), 16)
    assert few > many == 1


def test_texts_of_a_curve_look_at_what_is_near(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of twice as many personas, who have a strip each, and of twice as many steps, lines and boxes are asked twice as often."""
    for name, owner in (("met", Courses), ("hit", Boxes)):
        asked = counted(monkeypatch, owner, name)
        for work in (lambda count: lay_out(said(5, count)), lambda count: lay_out(said(count))):
            few, many = asked.grown(work, 10)
            assert 0 < many <= TWICE * few


def test_posters_look_at_what_is_near(monkeypatch: pytest.MonkeyPatch) -> None:
    """A poster of twice as many rows of sheets clips twice as many grounds and lines."""
    asked = counted(monkeypatch, cutting, "clipped")
    few, many = asked.grown(lambda count: lay_out_all(pains(count), medium=Medium("a4", tile=True)), 150)
    assert 0 < many <= TWICE * few


@pytest.mark.parametrize("view", ["map", "slide"])
def test_a_persona_is_not_looked_for_at_each_point(view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many steps there are, the personas are gone through equally often."""
    asked = counted(monkeypatch, Journey, "persona")
    medium = Medium(slide="16:9") if view == "slide" else Medium()
    few, many = asked.grown(lambda steps: lay_out_all(felt(4, steps), medium=medium), 10)
    assert few == many


def test_a_slide_tries_as_many_personas_as_could_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 400 personas no more are measured for a slide than of 200."""
    measured = counted(monkeypatch, head, "_person")
    few, many = measured.grown(lambda count: lay_out_all(felt(count, 2), medium=Medium(slide="16:9")), 200)
    assert 0 < many == few


def test_dot_goes_through_the_steps_equally_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a journey branches is asked once, and not once a step."""
    asked = counted(monkeypatch, Journey, "steps")
    few, many = asked.grown(lambda count: cjmap.render(cjmap.load(branching(count)), "dot"), 20)
    assert few == many


def test_near_names_are_compared_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many unknown names and known ones a file has, no more than a fixed number of them are compared."""
    compared = 0

    def near(words: str, known: Collection[str]) -> list[str]:
        nonlocal compared
        compared += len(known)
        return near_names(words, known)

    monkeypatch.setattr(findings, "near_names", near)
    persons = "".join(f"  - Persona {number}\n" for number in range(600))
    steps = "".join(f"      - {{name: T, persona: persna-{number}}}\n" for number in range(50))
    found = check(
        f"title: A\npersonas:\n{persons}stages:\n  - name: S\n    touchpoints:\n{steps}", "map.yaml"
    ).diagnostics
    said = [one.label for one in found if one.code == "unknown-persona"]
    assert len(said) == 50 and said[0].startswith("did you mean")
    assert 0 < compared <= findings.MOST_COMPARED
