"""Where things stand on a map, as numbers, on journeys made for each rule."""

from __future__ import annotations

from itertools import groupby, pairwise

import pytest
from geometry import findings, flat, outside
from places import (
    by_id,
    circles,
    drawn,
    first_rect,
    groups,
    lane,
    marks,
    paths,
    texts,
    words,
)

from cjmap.scene import Group, Path, Scene
from cjmap.text import width

TWO_STAGES = """
title: Two stages
stages:
  - name: One
    goals: Of the stage
    touchpoints:
      - {name: First, channel: Web, importance: 5, success: positive, goals: Of the first}
      - {name: Second}
      - {name: Third, success: negative}
  - name: Two
    touchpoints: [Fourth]
"""


STAGE_OF_FOUR = "  - {name: Stage, touchpoints: [A, B, C, D]}\n"


def test_columns() -> None:
    """Touchpoints stand from left to right in columns of 143 px, with one gap between any two cards."""
    cards = [first_rect(card) for card in _cards(drawn("title: t\nstages:\n" + STAGE_OF_FOUR * 5))]
    assert [card.width for card in cards] == pytest.approx([143.0 - 8] * 20)
    gaps = [after.x - before.x - before.width for before, after in pairwise(cards)]
    assert gaps == pytest.approx([8.0] * 19)


def test_cards_share_height_and_baseline() -> None:
    """Cards share a top, a height and the baseline of their names, however long one of them is."""
    scene = drawn(TWO_STAGES.replace("Third", "A very much longer name that takes several lines of its card"))
    cards = _cards(scene)
    assert len({(first_rect(card).y, first_rect(card).height) for card in cards}) == 1
    names = [next(text for text in texts(card) if text.font.size == 14) for card in cards]
    assert len({name.y for name in names}) == 1


def test_a_stage_spans_its_touchpoints() -> None:
    """A stage's chevron leads from its border to the next one's, its cards and items stand between the two."""
    scene = drawn(TWO_STAGES)
    cards = [first_rect(card) for card in _cards(scene)]
    left, right = cards[0].x - 4, cards[2].x + cards[2].width + 4
    assert _span(_chevron(scene, "one")) == pytest.approx((left, right - 3))
    whole = next(text for text in texts(lane(scene, "goals")) if text.text == "Of the stage")
    own = next(text for text in texts(lane(scene, "goals")) if text.text == "Of the first")
    assert whole.y < own.y
    assert left < whole.x == own.x < cards[0].x + 20


def test_a_stage_is_never_narrower_than_its_name() -> None:
    """The name of a stage stands on one line while it is not unusually long, and inside its chevron in any case."""
    scene = drawn("title: t\nstages:\n  - Supercalifragilistic name\n  - B\n  - " + "Long name " * 12)
    for stage, lines in (("supercalifragilistic-name", 1), ("b", 1)):
        names = [text for text in texts(_heading(by_id(scene, f"stage-{stage}"))) if text.font.size == 19]
        assert len(names) == lines
    for group in groups(scene):
        if group.id.startswith("stage-"):
            _, tip = _span(_chevron(scene, group.data["stage"]))
            names = texts(_heading(group))
            assert names and all(text.x + text.width <= tip - 11 for text in names)


def test_rows_grow_with_their_text() -> None:
    """A row with more text is higher, and what stands below it moves down by as much."""
    short, long = drawn(TWO_STAGES), drawn(TWO_STAGES.replace("Of the first", "word " * 60))
    grown = first_rect(_cards(long)[0]).y - first_rect(_cards(short)[0]).y
    assert grown > 5 * 17
    assert long.height - short.height == pytest.approx(grown)
    assert [text for text in texts(lane(long, "goals")) if text.text.startswith("word")][-1].y < first_rect(
        _cards(long)[0]
    ).y


@pytest.mark.parametrize("people", [0, 1, 2, 3, 5])
def test_personas_in_the_head(people: int) -> None:
    """No persona, no part of the head; each has a part with the name, and those of a line share their baseline."""
    names = [f"Person {number}" for number in range(people)]
    scene = drawn("title: t\nstages: [A, B, C, D, E]\npersonas:" + "".join(f"\n  - {name}" for name in names))
    parts = [group for group in groups(scene) if group.id.startswith("persona-")]
    shown = [next(text for text in texts(part) if text.text.startswith("Person ")) for part in parts]
    assert [text.text for text in shown] == names
    assert len({text.y for text in shown}) <= 1
    assert not outside(scene)


def test_stage_level_map() -> None:
    """Stages without touchpoints: a card with the stage's own facts, and its points of the curve."""
    scene = drawn(
        "title: t\nstages:\n  - {name: A, emotion: 1, channel: Web, importance: 5, pain_points: Slow}\n"
        "  - {name: B, emotion: -1, description: What happens}"
    )
    assert "Web" in words(by_id(scene, "stage-a")) and "What happens" in words(by_id(scene, "stage-b"))
    cards = [
        first_rect(Group((group,))) for group in groups(scene, lane="touchpoints") if not texts(group)[0].font.bold
    ]
    assert len({card.y for card in cards}) <= 1
    assert [(mark.step, mark.level) for mark in marks(scene)] == [("a", 0.5), ("b", -0.5)]
    assert words(by_id(scene, "stage-a")).split().count("Slow") == 1


LANES = """
title: t
lanes:
  - emotion
  - {id: Backstage, line_above: Line of visibility}
  - {id: goals, title: Aims}
  - {id: thoughts, hidden: true}
stages:
  - name: A
    touchpoints:
      - {name: B, emotion: 1, goals: g, thoughts: hush, quotes: q, owner: o, lanes: {Backstage: stock, Systems: crm}}
"""


def test_lanes_stand_in_their_order() -> None:
    """Lanes named at the top come first in that order, then ours, then the author's own; hidden ones, and those of which all
    hangs at the curve, are not there.
    """
    scene = drawn(LANES)
    titles = by_id(scene, "lanes")
    lanes = list(dict.fromkeys(group.data["lane"] for group in groups(titles) if "lane" in group.data))
    assert lanes == ["emotion", "backstage", "goals", "touchpoints", "owner", "systems"]
    tops = [min(text.y for group in groups(titles, lane=name) for text in texts(group)) for name in lanes]
    assert tops == sorted(tops)
    assert "q" in words(scene).replace("“", " ").replace("”", " ").split()
    assert "hush" not in words(scene)
    assert words(lane(scene, "goals")).startswith("Aims")


def test_a_line_above() -> None:
    """The labelled dashed line runs between its lane and the one before."""
    scene = drawn(LANES)
    label = next(text for text in texts(scene) if text.text == "Line of visibility")
    dashed = next(
        path
        for path in flat(scene.children)
        if isinstance(path, Path) and path.dash and abs(path.segments[0][2] - label.y) < 8
    )
    assert dashed.segments[0][1] > label.x + width(label.text, label.font)
    before = max(text.y for text in texts(lane(scene, "emotion")))
    after = min(text.y for text in texts(lane(scene, "backstage")))
    assert before < dashed.segments[0][2] < after


def test_notes_are_numbered() -> None:
    """Remarks have the numbers of their marks, in reading order, below the map; the same words share a number."""
    scene = drawn(
        "title: t\nstages:\n  - name: A\n    touchpoints:\n      - {name: B, note: first note}\n"
        "      - {name: C, note: second note}\n      - {name: D, note: first note}\n"
    )
    assert [words(card).split()[-1] for card in _cards(scene)] == ["1", "2", "1"]
    foot = texts(by_id(scene, "whole-journey"))
    said = [text.text for text in foot]
    assert said.index("1") < said.index("first note") < said.index("2") < said.index("second note")
    assert said.count("first note") == 1
    cards = [first_rect(card) for card in _cards(scene)]
    assert min(text.y for text in foot) > max(card.y + card.height for card in cards)


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ("success: positive", "Positive"),
        ("success: neutral", "Neutral"),
        ("success: negative", "Negative"),
        ("moment_of_truth: yes", "Moment of truth"),
        ("importance: 3", "Importance"),
        ("emotion: 1, basis: assumed", "Assumed, not researched"),
        ("pain_points: {text: x, severity: low}", "Severity"),
        ("next: {end: abandoned}", "Given up"),
    ],
)
def test_the_legend_has_only_what_is_there(more: str, key: str) -> None:
    """A sign is explained where it is on the map, and nowhere else."""
    bare, rich = (drawn(f"title: t\nstages: {{name: S, touchpoints: [{{name: A{one}}}]}}") for one in ("", f", {more}"))
    keys = {text.text for text in texts(by_id(bare, "legend"))}
    assert key not in keys
    assert key in {text.text for text in texts(by_id(rich, "legend"))}


def test_importance_dots() -> None:
    """Importance fills one to five dots along the author's scale; left out, there are none."""
    scene = drawn(
        "title: t\nscales: {importance: [0, 10]}\nstages:\n  - name: S\n    touchpoints:\n"
        + "".join(f"      - {{name: T{value}, importance: {value}}}\n" for value in (0, 2.5, 5, 7.5, 10))
        + "      - Without\n"
    )
    full = [
        sum(dot.fill == circles(_cards(scene)[4])[-1].fill for dot in circles(card) if dot.radius < 4)
        for card in _cards(scene)
    ]
    assert full == [1, 2, 3, 4, 5, 0]


def test_one_persona_alone() -> None:
    """With a persona chosen, the others, their steps, items and scores are gone, and what is everyone's stays."""
    text = """
title: t
personas: [{id: a, name: Ada}, {id: b, name: Bob}]
stages:
  - name: S
    touchpoints:
      - {name: Shared, emotion: {a: 1, b: -1}, goals: [all, {text: of Bob, persona: b}]}
      - {name: Only Bob, persona: b}
      - {name: Only Ada, persona: a, emotion: 2}
"""
    alone, both = drawn(text, persona="a"), drawn(text)
    assert [words(card) for card in _cards(alone)] == ["1.1 Shared", "1.3 Only Ada"]
    said = words(alone)
    assert "Bob" not in said and "Ada" in said and "all" in said
    assert [mark.level for mark in marks(alone)] == [0.5, 1.0]
    assert "Only Bob" in words(both) and "of Bob" in words(both)


def test_metrics_say_what_they_rest_on() -> None:
    """A metric shows its value, target with direction, n, how it was computed; one not measured says so."""
    scene = drawn(
        "title: t\nstages:\n  - name: S\n    metrics:\n      css: {counts: [4, 11, 23, 51, 30]}\n"
        "      Abandonment: {value: 62%, target: 55%, better: lower}\n      Later:\n"
    )
    said = words(lane(scene, "metrics")).replace("- ", "-")
    for part in ("3.8", "n = 119", "62%", "≤ 55%", "not measured"):
        assert part in said
    assert words(by_id(scene, "whole-journey")) == "CSS: mean of 5-point answers"
    card = groups(scene, metric="Abandonment")[0]
    assert card.data["success"] == "negative"


def test_branches_are_marks_above_the_cards() -> None:
    """Ways on with a share, back, and to an end stand above the card of their source in words; one simply to the next step has
    no mark.
    """
    text = """
title: t
stages:
  - name: S
    touchpoints:
      - Search
      - name: Compare
        next:
          - {to: search, share: 30%, when: Unsure}
          - {end: abandoned, share: 20%}
          - {to: pay, share: 50%}
      - {name: Pay, next: thanks}
      - Thanks
"""
    scene = drawn(text)
    items = {group.data["touchpoint"]: group for group in groups(scene) if group.role == "item"}
    strip = {name: Group(tuple(groups(item, lane="ways"))) for name, item in items.items()}
    said = words(strip["compare"])
    for part in ("30%", "1.1", "Unsure", "20%", "give up", "50%", "go on"):
        assert part in said
    assert [words(strip[name]) for name in ("search", "pay", "thanks")] == ["", "", ""]
    assert all(text.y < first_rect(_cards(scene)[1]).y for text in texts(strip["compare"]))


def test_footer_and_findings() -> None:
    """Edition, review, owner and evidence are in the footer; what was found on the whole journey stands above the stages."""
    scene = drawn(
        "title: t\nversion: 1.10\nreviewed: 2026-10-01\nowner: CX\nevidence: 9 interviews\nhighlights: It works\n"
        "pain_points: Slow\nstages: [A]\n"
    )
    foot = words(by_id(scene, "footer"))
    assert all(part in foot for part in ("1.10", "2026-10-01", "CX", "9 interviews"))
    found = by_id(scene, "findings")
    assert "It works" in words(found) and "Slow" in words(found)
    stage = [text.y for text in texts(by_id(scene, "stage-a"))]
    assert max(text.y for text in texts(found)) < min(stage)
    assert max(stage) < min(text.y for text in texts(by_id(scene, "footer")))


def test_phases_bracket_neighbours() -> None:
    """Neighbouring stages of one phase share a bracket; the same phase further on has another."""
    scene = drawn(
        "title: t\nstages:\n" + "".join(f"  - {{name: {n}, phase: {p}}}\n" for n, p in ("AX", "BX", "CY", "DX"))
    )
    brackets = [path for phase in "XY" for group in groups(scene, phase=phase) for path in paths(group)]
    spans = sorted((path.segments[0][1], path.segments[1][1]) for path in brackets)
    ends = [_chevron(scene, one).segments[:2] for one in "abcd"]
    assert [len(spans), spans[0][0] < ends[0][1][1], spans[0][1] > ends[1][0][1]] == [3, True, True]
    assert all(after[0] > before[1] for before, after in pairwise(spans))


def test_one_touchpoint() -> None:
    """The smallest map is a map: nothing cut, nothing on another, no wider than it needs to read."""
    for text in (
        "title: t\nstages: A\n",
        "title: t\nstages: {name: A, touchpoints: [{name: B, emotion: 2, feeling: Good}]}\n",
    ):
        scene = drawn(text)
        assert [finding for face in ("Inter", "Arial", "DejaVu Sans") for finding in findings(scene, face)] == []
        assert not outside(scene)


def test_five_thousand_touchpoints() -> None:
    """The largest map that a file may hold is laid out, every touchpoint in its own column, in rows of at most twelve."""
    stages = "".join(
        f"  - name: S{stage}\n    touchpoints: [{', '.join(f'T{stage}-{place}' for place in range(100))}]\n"
        for stage in range(50)
    )
    scene = drawn(f"title: t\nstages:\n{stages}")
    cards = [first_rect(card) for card in _cards(scene)]
    assert len(cards) == 5000
    rows = [[card.x for card in row] for _, row in groupby(cards, key=lambda card: card.y)]
    assert max(map(len, rows)) <= 12 and len(rows) == len({card.y for card in cards})
    assert all(after - before > 118 for row in rows for before, after in pairwise(row))
    assert scene.width == 2000


def _cards(scene: Scene) -> list[Group]:
    items = [group for group in groups(scene) if group.role == "item"]
    return [card for item in items for card in groups(item, lane="touchpoints")]


def _chevron(scene: Scene, stage: str) -> Path:
    return next(path for path in paths(by_id(scene, f"stage-{stage}")) if len(path.segments) > 5)


def _span(chevron: Path) -> tuple[float, float]:
    """The left and the right end of a chevron."""
    xs = [segment[-2] for segment in chevron.segments if segment[0] != "Z"]
    return min(xs), max(xs)


def _heading(stage: Group) -> Group:
    return next(group for group in stage.children if isinstance(group, Group) and group.role == "heading")
