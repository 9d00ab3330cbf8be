"""The journey that a checked file becomes: words as written, ids, order, scores and levels resolved."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.model import EVERYONE, Basis, End, Item, ItemSeverity, Journey, Success, Transition
from cjmap.read import read
from cjmap.read.ids import all_different, made, well_formed


def journey(text: str) -> Journey:
    reading = read(text, "maps/a.yaml", "maps")
    assert reading.journey is not None, reading.diagnostics
    return reading.journey


def steps(*lines: str, head: str = "") -> Journey:
    """A journey of one stage with touchpoints, one a line."""
    return journey(
        f"title: A\n{head}stages:\n  - name: Buying\n    touchpoints:\n"
        + "".join(f"      - {line}\n" for line in lines)
    )


def level(line: str, head: str = "") -> Success:
    return steps(line, head=head).stages[0].touchpoints[0].assessed


@pytest.mark.parametrize(
    ("name", "made_id"),
    [
        ("Live chat!", "live-chat"), ("お試し", "お試し"), ("Straße 5", "strasse-5"), ("  A -- B  ", "a-b"),
        ("snake_case", "snake_case"),
        ("हिन्दी में", "हिन्दी-में"), ("Café", "café"), ("!?", ""), ("___", ""),
    ],
)  # fmt: skip
def test_an_id_from_a_name(name: str, made_id: str) -> None:
    """An id made from a name has its letters and digits, folded, in any script, and hyphens for everything else."""
    assert made(name) == made_id


@given(st.text())
def test_made_ids_may_be_written(name: str) -> None:
    """An id made from any name is one that an author could have written, and makes itself again."""
    assert made(name) == "" or (well_formed(made(name)) and made(made(name)) == made(name))


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"])), st.sets(st.sampled_from(["a", "a-2", "b-2"])))
def test_ids_are_all_different(wanted: list[str], taken: set[str]) -> None:
    """No two ids are the same, and none is one that an author wrote."""
    given_out = list(all_different(wanted, taken))
    assert len({*given_out, *taken}) == len(given_out) + len(taken)


def test_ids_of_a_file() -> None:
    """A second name gets -2, a written id comes first, and a name without a letter gets its place in the file."""
    found = journey(
        "title: A\nstages:\n  - {name: B, touchpoints: [Pays, Pays, '?']}\n"
        "  - {name: B, touchpoints: [{id: PAYS, name: C}, '!']}\n"
    )
    assert [stage.id for stage in found.stages] == ["b", "b-2"]
    assert [step.id for step in found.steps()] == ["pays-2", "pays-3", "touchpoint-3", "pays", "touchpoint-5"]


@pytest.mark.parametrize(
    "personas",
    [
        "{maya: {name: Maya}}",
        "{maya: Maya}",
        "[{name: Maya}]",
        "[Maya]",
        "{name: Maya}",
        "Maya",
        "{id: maya, name: Maya}",
    ],
)
def test_ways_to_write_a_persona(personas: str) -> None:
    """A persona is an id with a name or keys, an entry of a list, keys alone, or a name alone."""
    (only,) = journey(f"title: A\npersonas: {personas}\nstages: [B]\n").personas
    assert (only.id, only.name) == ("maya", "Maya")


@pytest.mark.parametrize(
    "stages", ["Buying", "[Buying]", "{name: Buying}", "[{name: Buying}]", "\n- name: Buying\n  id:\n"]
)
def test_ways_to_write_a_stage(stages: str) -> None:
    """A stage is keys or a name alone, in a list or by itself; a key without a value counts as left out."""
    (only,) = journey(f"title: A\nstages: {stages}\n").stages
    assert (only.id, only.name, only.touchpoints) == ("buying", "Buying", ())


def test_items() -> None:
    """An item is a text or says more; a single entry is a list of one; an empty entry is left out."""
    step = steps(
        "name: B\n        goals: One\n        pain_points:\n          - Two\n          -\n          - {text: Three,"
        " severity: high, owner: C, status: open, link: 'https://a.example/', persona: [MAYA], basis: assumed,"
        " source: D, note: E}",
        head="personas: {maya: Maya}\n",
    ).stages[0].touchpoints[0]  # fmt: skip
    assert step.items == {
        "goals": (Item("One"),),
        "pain_points": (
            Item("Two"),
            Item("Three", ItemSeverity.HIGH, "C", "open", "https://a.example/", ("maya",), Basis.ASSUMED, "D", "E"),
        ),
    }


def test_words_as_written() -> None:
    """Texts keep their words and line breaks; tabs are blanks."""
    found = journey('title: "A\\tB"\nscenario: |\n  One\n  <b>Two</b> *three*\nowner: 007\nstages: [no]\n')
    assert (found.title, found.scenario, found.owner) == ("A B", "One\n<b>Two</b> *three*", "007")
    assert found.stages[0].name == "no"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{name: B, success: negative, emotion: 2}", Success.NEGATIVE),
        ("{name: B, emotion: 0.5}", Success.POSITIVE),
        ("{name: B, emotion: 0}", Success.NEUTRAL),
        ("{name: B, emotion: very negative}", Success.NEGATIVE),
        ("{name: B, feeling: Fine}", Success.NOT_ASSESSED),
        ("{name: B, success: {maya: positive, tom: neutral}}", Success.NEUTRAL),
        ("{name: B, emotion: {maya: 2, tom: -1}}", Success.NEGATIVE),
    ],
)
def test_level_of_a_touchpoint(line: str, expected: Success) -> None:
    """Success is what is said, else the side of the emotion, else not assessed; the worst where personas differ."""
    assert level(line, head="personas: {maya: Maya, tom: Tom}\n") is expected


def test_level_by_persona() -> None:
    """Where levels are given per persona they are kept per persona, and a level that follows from an emotion is derived."""
    head = "personas: {maya: Maya, tom: Tom}\n"
    step = steps("{name: B, emotion: {maya: 2, TOM: -1}}", head=head).stages[0].touchpoints[0]
    assert (step.assessed_by, step.derived) == ({"maya": Success.POSITIVE, "tom": Success.NEGATIVE}, True)
    step = steps("{name: B, success: positive}", head=head).stages[0].touchpoints[0]
    assert (step.success, step.assessed_by, step.derived) == ({EVERYONE: Success.POSITIVE}, {}, False)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["{name: B, success: negative}", "{name: C, success: positive}"], Success.NEGATIVE),
        (["{name: B, success: negative, importance: 3}", "{name: C, success: positive}"], Success.NEGATIVE),
        (["{name: B, success: negative, importance: 2.9}", "{name: C, success: positive}"], Success.POSITIVE),
        (["{name: B, success: negative, importance: low}", "{name: C, success: neutral}"], Success.NEGATIVE),
        (["{name: B, success: neutral}", "C"], Success.NEUTRAL),
        (["B", "C"], Success.NOT_ASSESSED),
        (["{name: B, emotion: -1}", "{name: C, success: positive}"], Success.NEGATIVE),
    ],
)  # fmt: skip
def test_level_of_a_stage(lines: list[str], expected: Success) -> None:
    """A stage takes its level from its touchpoints: what is negative and matters, else the good, the bad, the neutral."""
    stage = steps(*lines).stages[0]
    assert (stage.assessed, stage.derived) == (expected, expected is not Success.NOT_ASSESSED)


@pytest.mark.parametrize("ends", ["[0.1, 0.7]", "[7.24, 12.32]", "[-3.0, 2.65]", "[0, 10]"])
def test_middle_of_a_scale(ends: str) -> None:
    """The middle of a scale is that of its decimal numbers: neutral is on neither side of it, and medium reaches it."""
    head = f"scales: {{emotion: {ends}, importance: {ends}}}\n"
    found = steps("{name: B, success: negative, importance: medium}", "{name: C, emotion: neutral}", head=head)
    _, felt = found.stages[0].touchpoints
    assert felt.assessed is Success.NEUTRAL
    assert found.scales.level(felt.emotion[EVERYONE]) == 0
    assert found.stages[0].assessed is Success.NEGATIVE
    assert (
        steps("{name: B, importance: high}", head=head).stages[0].touchpoints[0].importance
        == found.scales.importance[1]
    )


def test_level_of_a_stage_alone() -> None:
    """A stage without touchpoints goes by its own success, else its own emotion."""
    found = journey("title: A\nstages: [{name: B, emotion: -1}, {name: C, emotion: -1, success: positive}, D]\n").stages
    assert [stage.assessed for stage in found] == [Success.NEGATIVE, Success.POSITIVE, Success.NOT_ASSESSED]
    assert [stage.derived for stage in found] == [True, False, False]


@pytest.mark.parametrize(
    ("word", "score"),
    [("very negative", 0), ("negative", 2.5), ("neutral", 5), ("positive", 7.5), ("very positive", 10), ("3.5", 3.5)],
)
def test_emotion_words(word: str, score: float) -> None:
    """The words of an emotion are evenly spaced from the worst to the best."""
    step = steps(f"{{name: B, emotion: {word}}}", head="scales: {emotion: [0, 10]}\n").stages[0].touchpoints[0]
    assert step.emotion == {EVERYONE: score}


@pytest.mark.parametrize(("word", "score"), [("low", 0), ("medium", 50), ("high", 100), ("7", 7)])
def test_importance_words(word: str, score: float) -> None:
    """Low, medium and high are least, middle and most."""
    step = steps(f"{{name: B, importance: {word}}}", head="scales: {importance: [0, 100]}\n").stages[0].touchpoints[0]
    assert step.importance == score


def test_order() -> None:
    """A `next` leads to a touchpoint, to a stage's first one, to a stage without any, or to an end; shares are exact."""
    found = journey(
        "title: A\nstages:\n  - name: B\n    touchpoints:\n      - name: C\n        next:\n"
        "          - {to: Second, when: Late, share: 30 %}\n          - {to: third, share: 0.2}\n"
        "          - {to: c, share: 40%}\n"
        "          - {end: abandoned, share: 10%}\n      - {name: D, next: []}\n"
        "  - {name: Second, touchpoints: E}\n  - {name: Third, next: C}\n"
    )  # fmt: skip
    c, d, e, third = found.steps()
    assert c.next == (
        Transition(touchpoint="e", when="Late", share=Decimal("0.3")),
        Transition(stage="third", share=Decimal("0.2")),
        Transition(touchpoint="c", share=Decimal("0.4")),
        Transition(end=End.ABANDONED, share=Decimal("0.1")),
    )
    assert (d.next, e.next, third.next) == ((), None, (Transition(touchpoint="c"),))
    assert found.branches
    assert not journey("title: A\nstages: [B, C]\n").branches


def lane_ids(text: str) -> list[str]:
    return [lane.id for lane in journey(text).lanes]


def test_lanes() -> None:
    """A lane is there where something is in it: first those named, then ours in their order, then own ones as they come."""
    text = (
        "title: A\n{}stages:\n  - name: B\n    owner: C\n    quotes: D\n    lanes: {{Front desk: E, Back office: F}}\n"
        "    touchpoints: {{name: G, feeling: H, goals: I}}\n    metrics: [css]\n"
    )
    ours = ["goals", "touchpoints", "emotion", "quotes", "metrics", "owner"]
    assert lane_ids(text.format("")) == [*ours, "front-desk", "back-office"]
    wish = "lanes: [Back office, emotion, thoughts, {id: quotes, hidden: true}]\n"
    assert lane_ids(text.format(wish)) == [
        "back-office",
        "emotion",
        "goals",
        "touchpoints",
        "metrics",
        "owner",
        "front-desk",
    ]
    assert lane_ids("title: A\nstages: [B]\n") == []


def test_lane_titles() -> None:
    """A title is the author's, or the words of an own lane as they first stand; the same words are the same lane."""
    found = journey(
        "title: A\nlanes:\n  - {id: Goals, title: Ziele}\n  - {id: backstage, line_above: Line of visibility}\nstages:\n"
        "  - {name: B, goals: C, lanes: {Backstage: D}}\n  - {name: E, lanes: {BACKSTAGE: F}}\n"
    )
    assert [(lane.id, lane.title, lane.line_above, lane.own) for lane in found.lanes] == [
        ("goals", "Ziele", "", False),
        ("backstage", "Backstage", "Line of visibility", True),
    ]
    assert [stage.items["backstage"][0].text for stage in found.stages] == ["D", "F"]


def test_whole_file() -> None:
    """The head of a file is kept as it is written, with the file's name without folders."""
    found = journey(
        "title: A\nscenario: B\nstate: to-be\nowner: C\nversion: 2\nevidence: D\ndate: 2026-10-01\nreviewed: 2026-09-30\n"
        "review_every: 2 years\nlanguage: pt-BR\ngoals: E\nnotes: [F, G]\n"
        "theme: {base: dark, accent: '#88AAFF', font: Georgia}\nstages: H\n"
    )  # fmt: skip
    assert (found.file, found.folder, found.state, found.state_given) == ("a.yaml", "maps", "to-be", True)
    assert (found.date, found.reviewed, found.review_every, found.language) == (
        "2026-10-01",
        "2026-09-30",
        "2 years",
        "pt-BR",
    )
    assert (found.theme.base, found.theme.accent, found.theme.font) == ("dark", "#88AAFF", "Georgia")
    assert (found.goals, found.notes) == ((Item("E"),), (Item("F"), Item("G")))
    assert not journey("title: A\nstages: B\n").state_given
