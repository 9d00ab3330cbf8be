"""The edit core on awkward files: every form that an author may write a value in, and what may not be done."""

from __future__ import annotations

import pytest
from running import BAD, FIXABLE, GOOD, ROOT

import cjmap
from cjmap.read.edit import Delete, Insert, Move, NoSuchPlace, NotEdited, Operation, Rename, Set, SharedValue, edit

STEP = "title: T\nstages:\n  - name: A\n    touchpoints:\n      - "
SHARED = """title: T
stages:
- name: A
  touchpoints:
  - name: X
    emotion: &low -1  # low
    pain_points: &p
    - one
    - two
  - name: Y
    emotion: *low
    pain_points: *p
"""


def stepped(step: str) -> str:
    """A file with that touchpoint in it."""
    return STEP + step + "\n"


@pytest.mark.parametrize(
    ("before", "key", "value", "after"),
    [
        ("X", "emotion", 2, "name: X\n        emotion: 2"),
        ("'X: y'  # note", "emotion", 2, "name: 'X: y'  # note\n        emotion: 2"),
        ("name: X\n        emotion: -1  # low", "emotion", 2, "name: X\n        emotion: 2  # low"),
        ("name: X\n        emotion:  # none yet", "emotion", 2, "name: X\n        emotion: 2  # none yet"),
        ("{name: X, 'emotion': 1}", "emotion", 2, "{name: X, 'emotion': 2}"),
        ("{name: X}", "emotion", 2, "{name: X, emotion: 2}"),
        ("name: X\n        emotion: {maya: 1}", "emotion", 2, "name: X\n        emotion: 2"),
        ("name: X\n        success: positive\n        note: n", "emotion", 2,
         "name: X\n        success: positive\n        emotion: 2\n        note: n"),
        ("note: n\n        name: X", "emotion", 2, "note: n\n        name: X\n        emotion: 2"),
        ('name: "X"', "name", "Y", 'name: "Y"'),
        ("name: 'X: y'", "name", "Shop", "name: Shop"),
        ("name: X", "name", "Y: z", "name: 'Y: z'"),
        ('name: "X: y"', "name", "Y: z", 'name: "Y: z"'),
        ("name: X", "name", "yes", "name: 'yes'"),
        ("name: X", "duration", "3.10", "name: X\n        duration: '3.10'"),
        ("name: X", "moment_of_truth", True, "name: X\n        moment_of_truth: true"),
        ("name: X", "note", "one\ntwo", "name: X\n        note: |-\n          one\n          two"),
        ("name: X\n        note: |\n            one\n            two", "note", "three",
         "name: X\n        note: |\n            three"),
        ("name: X\n        note: >-  # why\n          one\n          two", "note", "a\nb",
         "name: X\n        note: |-  # why\n          a\n          b"),
        ("name: X\n        note: one\n          two  # why", "note", "three", "name: X\n        note: three  # why"),
        ("name: X\n        note: |\n          one", "note", 5, "name: X\n        note: 5"),
        ("name: X\n        goals:\n          - a  # a\n          # last\n        note: n", "goals", ["b", "c: d"],
         "name: X\n        goals:\n          - b\n          - 'c: d'\n          # last\n        note: n"),
        ("name: X\n        goals: a  # why", "goals", ["b", "c"],
         "name: X\n        goals:  # why\n          - b\n          - c"),
        ("name: X\n        metrics: {css: 1}", "metrics/nps", {"value": 3, "n": 8},
         "name: X\n        metrics: {css: 1, nps: {value: 3, n: 8}}"),
    ],
)  # fmt: skip
def test_set(before: str, key: str, value: object, after: str) -> None:
    """A value is set in the form of the old one, in quotation marks only if it needs them, a new key in its usual place."""
    assert edit(stepped(before), f"stages/0/touchpoints/0/{key}", Set(value)) == stepped(after)


@pytest.mark.parametrize(
    ("before", "address", "operation", "after"),
    [
        ("goals: a", "goals/-", Insert("b"), "goals:\n  - a\n  - b"),
        ("goals: a", "goals/0", Insert("b"), "goals:\n  - b\n  - a"),
        ("goals: []  # none", "goals/0", Insert("b"), "goals:  # none\n  - b"),
        ("goals:", "goals/0", Insert("b"), "goals:\n  - b"),
        ("goals: [a, b]", "goals/1", Insert("c, d"), "goals: [a, 'c, d', b]"),
        ("goals: [\n  a,  # first\n  b  # last\n  ]", "goals/-", Insert("c"), "goals: [\n  a,  # first\n  b,  # last\n  c\n  ]"),
        ("goals: [\n  a,  # first\n  b,\n]", "goals/1", Insert("c"), "goals: [\n  a,  # first\n  c,\n  b,\n]"),
        ("goals:\n  # about a\n  - a\n  # about b\n  - b", "goals/1", Insert("c"),
         "goals:\n  # about a\n  - a\n  - c\n  # about b\n  - b"),
        ("goals:\n  - a\n\n  - b", "goals/-", Insert("c"), "goals:\n  - a\n\n  - b\n\n  - c"),
        ("goals:\n  -\n    text: a\n    note: n", "goals/-", Insert({"text": "b", "severity": "low"}),
         "goals:\n  -\n    text: a\n    note: n\n  -\n    text: b\n    severity: low"),
        ("goals:\n  - {text: a, severity: low}", "goals/-", Insert({"text": "b", "severity": "high"}),
         "goals:\n  - {text: a, severity: low}\n  - {text: b, severity: high}"),
        ("goals: a", "goals/0", Delete(), "goals: []"),
        ("goals:  # all\n  # about a\n  - a  # one", "goals/0", Delete(), "goals: []  # all\n  # about a"),
        ("goals:\n  - a\n  # about b\n  - b\n    # more of b\n  - c", "goals/1", Delete(), "goals:\n  - a\n  # about b\n  - c"),
        ("goals:\n  - a\n\n  - b\n\n  - c", "goals/1", Delete(), "goals:\n  - a\n\n  - c"),
        ("goals:\n  - text: a\n    # why\n    severity: low\n    note: n", "goals/0/severity", Delete(),
         "goals:\n  - text: a\n    # why\n    note: n"),
        ("goals:\n  - severity: low\n    text: a", "goals/0/severity", Delete(), "goals:\n  - text: a"),
        ("goals: [a, b, c]", "goals/0", Delete(), "goals: [b, c]"),
        ("goals: [a, b, c]", "goals/2", Delete(), "goals: [a, b]"),
        ("goals: [a]", "goals/0", Delete(), "goals: []"),
        ("goals:\n  - a\n  # about b\n  - b  # second\n  - c", "goals/1", Move("goals/0"),
         "goals:\n  # about b\n  - b  # second\n  - a\n  - c"),
        ("goals: [a, b, c]", "goals/0", Move("goals/2"), "goals: [b, c, a]"),
        ("goals:\n  # why\n  - text: a  # one\n    note: |\n      b\nnotes:\n      - c", "goals/0", Move("notes/0"),
         "goals: []\nnotes:\n      # why\n      - text: a  # one\n        note: |\n          b\n      - c"),
        ("goals: [a, b]", "goals/1", Move("notes/0"), "goals: [a]\nnotes:\n  - b"),
    ],
)  # fmt: skip
def test_lists(before: str, address: str, operation: Operation, after: str) -> None:
    """Entries come, go and move with their comments, in the form of the list and with its blank lines."""
    assert edit(f"title: T\nstages: A\n{before}\n", address, operation) == f"title: T\nstages: A\n{after}\n"


def test_frame_of_a_file_stays() -> None:
    """A byte order mark, line ends, tabs in comments and an end without a line end stay as they are."""
    text = "\ufefftitle: T\t# a\tb\r\nstages:\r\n- A\r\n- name: B  # c"
    assert edit(text, "stage:b/note", Set("x\ny")) == text + "\r\n  note: |-\r\n    x\r\n    y"
    assert edit(text, "stages/1", Delete()) == text[: text.index("\r\n- name")]
    assert edit(text, "title", Set("漢: 字")) == text.replace("title: T", "title: '漢: 字'")
    assert edit("title: T\rstages: A\r", "notes/0", Insert("x")) == "title: T\rstages: A\rnotes:\r  - x\r"


def test_move_between_stages() -> None:
    """A touchpoint goes to another stage with its comments, as far in as that one is; to one that is only a name, too."""
    text = "title: T\nstages:\n- name: A\n  touchpoints:\n  # about X\n  - name: X  # x\n    goals: g\n  - Y\n- B\n"
    assert edit(text, "touchpoint:x", Move("stage:b/touchpoints/0")) == (
        "title: T\nstages:\n- name: A\n  touchpoints:\n  - Y\n"
        "- name: B\n  touchpoints:\n  # about X\n  - name: X  # x\n    goals: g\n"
    )
    assert edit(text, "stage:b", Move("stages/0")) == text.replace("- B\n", "").replace("- name: A", "- B\n- name: A")


def test_renaming() -> None:
    """Another id goes wherever the old one is: into `persona`, the keys of scores, `next`; a made id becomes a written one."""
    text = (
        GOOD + "      - name: Leaves\n        persona: [maya, Tom]\n        next: [reads-reviews, {to: pays}, Pays]\n"
    )
    after = edit(text, "persona:maya", Rename("m"))
    assert after == text.replace("id: maya", "id: m").replace("{maya: 2", "{m: 2").replace("[maya,", "[m,")
    after = edit(text, "touchpoint:reads-reviews", Rename("reads"))
    assert after == text.replace("reads-reviews", "reads").replace(
        "name: Reads reviews\n", "name: Reads reviews\n        id: reads\n"
    )
    keyed = "title: T\npersonas:\n  maya: M\nstages:\n  - {name: A, feeling: {maya: Glad}, goals: {text: g, persona: maya}}\n"
    assert edit(keyed, "persona:maya", Rename("9")) == keyed.replace("maya", "9").replace("persona: 9", "persona: '9'")
    steps = "stages:\n  - {name: A, touchpoints: {name: B, id: pays}}\n"
    found = "title: T\ngoals: {text: g, at: [pays, B]}\nnotes: {text: n, at: A}\n" + steps
    assert edit(found, "touchpoint:pays", Rename("b")) == found.replace("[pays", "[b").replace("id: pays", "id: b")
    lanes = "title: T\nlanes: [{id: back-stage, title: B}]\nstages:\n  - {name: A, lanes: {Back stage: x}}\n  - B\n"
    assert edit(lanes, "lane:back-stage", Rename("Front")) == lanes.replace("back-stage", "Front").replace(
        "Back stage", "Front"
    )


def test_name_goes_with_its_ways() -> None:
    """A step that is called otherwise is still where the same ways lead to."""
    text = "title: T\nstages:\n  - {name: A, touchpoints: [{name: X, next: [live chat]}, B, Live chat]}\n"
    after = text.replace("live chat", "Talk").replace("Live chat", "Talk")
    assert edit(text, "touchpoint:live-chat/name", Set("Talk")) == after
    assert edit(text, "touchpoint:x/next/0", Set("B")) == text.replace("live chat", "B")
    assert edit(text, "touchpoint:x/next/0/to", Set("B")) == text.replace("live chat", "B")


def test_name_goes_with_what_speaks_of_it() -> None:
    """A step that is called otherwise is still what an item of the whole journey speaks of."""
    text = "title: T\npain_points: {text: p, at: live chat}\nstages:\n  - {name: A, touchpoints: [Live chat]}\n"
    after = text.replace("live chat", "Talk").replace("Live chat", "Talk")
    assert edit(text, "touchpoint:live-chat/name", Set("Talk")) == after


def test_shared_values() -> None:
    """What an anchor shares is changed after a choice: everywhere, or as a copy in one place."""
    for address in ("touchpoint:x/emotion", "touchpoint:y/emotion"):
        with pytest.raises(SharedValue) as asked:
            edit(SHARED, address, Set(2))
        assert asked.value.places == ("stages/0/touchpoints/0/emotion", "stages/0/touchpoints/1/emotion")
        assert edit(SHARED, address, Set(2), shared="all") == SHARED.replace("-1", "2")
    alone = SHARED.replace("&low -1", "-1")
    assert edit(SHARED, "touchpoint:y/emotion", Set(2), shared="here") == alone.replace("*low", "2")
    assert edit(SHARED, "touchpoint:x/emotion", Set(2), shared="here") == alone.replace("-1", "2").replace("*low", "-1")
    assert edit(SHARED, "touchpoint:y/pain_points/0", Set("x"), shared="here") == SHARED.replace(
        " *p", "\n    - x\n    - two"
    )
    assert edit(SHARED, "touchpoint:y/pain_points/0", Set("x"), shared="all") == SHARED.replace("one", "x")


def test_anchor_that_goes() -> None:
    """A shared value that is deleted where it is written out is written out where it stays."""
    with pytest.raises(SharedValue):
        edit(SHARED, "touchpoint:x", Delete())
    head = SHARED[: SHARED.index("  - name: X")]
    whole = "  - name: Y\n    emotion: -1\n    pain_points:\n    - one\n    - two\n"
    assert edit(SHARED, "touchpoint:x", Delete(), shared="here") == head + whole


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "is no address"), ("/title", "is no address"), ("title/", "is no address"), ("stages/~2", "is no address"),
        ("step:pays", 'none of persona:ID, stage:ID, touchpoint:ID, lane:ID'),
        ("touchpoint:pay", 'unknown touchpoint "pay"; did you mean "pays"?'),
        ("touchpoint:zzz", 'choose one of "reads-reviews", "pays"'),
        ("stages/2/name", "stages is a list and has no entry \"2\"; it has 2 of them, from 0 to 1"),
        ("stages/x", 'stages is a list and has no entry "x"'),
        ("stage:buy/touchpoint/0", 'has no key "touchpoint"; did you mean "touchpoints"'),
        ("title/x", 'title is one value and has no key "x"'),
        ("stages/0/touchpoints/0/emotion/maya", "one value"),
    ],
)  # fmt: skip
def test_addresses(address: str, words: str) -> None:
    """An address that names nothing is answered with what is there."""
    with pytest.raises(NoSuchPlace) as error:
        edit(GOOD, address, Set("x"))
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("address", "operation", "words"),
    [
        ("touchpoint:pays/emotion", Set(7), "not on the emotion scale"),
        ("touchpoint:pays/feling", Set("x"), '"feling" is not a key'),
        ("touchpoint:pays/name", Delete(), 'needs "name"'),
        ("touchpoint:pays/name", Insert("x"), "is there already"),
        ("touchpoint:pays/note", Delete(), 'unknown key or position "note"; choose one of name, emotion'),
        ("touchpoint:pays/emotion", Move("touchpoint:pays/success"), "is no entry of a list"),
        ("stages/1", Move("stages/1/touchpoints/0"), "into itself"),
        ("stages/1", Move("stages/5"), '"5" is no position'),
        ("touchpoint:pays", Rename("reads-reviews"), "already the id"),
        ("touchpoint:pays", Rename("a b"), "is no id"),
        ("touchpoint:pays/name", Rename("x"), "has no id"),
        ("lane:x", Rename("y"), "the file has none"),
        ("lane:actions", Rename("y"), "lane of every map"),
        ("title", Set(None), "use Delete instead"),
        ("title", Set(float("nan")), "no value"),
        ("title", Set({1: 2}), "no value"),
        ("persona:tom", Delete(), 'tom'),
    ],
)  # fmt: skip
def test_refused(address: str, operation: Operation, words: str) -> None:
    """What would make errors, or cannot be done, is refused with the reason."""
    with pytest.raises(NotEdited) as error:
        edit(GOOD, address, operation)
    assert words in str(error.value)


def test_way_that_would_lead_elsewhere() -> None:
    """An edit is refused where a `next` that it does not mean would then lead to another step."""
    text = "title: T\nstages:\n  - name: A\n    touchpoints:\n      - {name: X, next: [pay]}\n      - B\n      - Pay\n"
    with pytest.raises(NotEdited, match="would lead to another step"):
        edit(text, "touchpoint:b/name", Set("Pay"))


def test_files_with_errors() -> None:
    """A file with errors elsewhere is edited, one with mistakes of writing is not: these come first."""
    after = edit(BAD, "touchpoint:pays/note", Set("x"))
    assert "        note: x\n" in after and "sucess" in after
    with pytest.raises(NotEdited) as refused:
        edit(FIXABLE, "title", Set("x"))
    assert refused.value.diagnostics
    with pytest.raises(NotEdited):
        edit("- a\n", "title", Set("x"))


def test_public_names() -> None:
    """The edit core is part of the library."""
    assert cjmap.edit(GOOD, "title", cjmap.Set("X")) == GOOD.replace("Buying a laptop", "X")
    with pytest.raises(cjmap.NotEdited):
        cjmap.edit(GOOD, "title", cjmap.Delete())
    with pytest.raises(ValueError, match="ask, all, here"):
        cjmap.edit(GOOD, "title", cjmap.Set("X"), shared="none")


def test_documentation(capsys: pytest.CaptureFixture[str]) -> None:
    """The example of the documentation prints what stands below it."""
    page = (ROOT / "docs" / "editing.md").read_text(encoding="utf-8")
    program = page.partition("```python\n")[2].partition("```")[0]
    exec(compile(program, "docs/editing.md", "exec"), {})
    assert capsys.readouterr().out == page.partition("```yaml\n")[2].partition("```")[0] + "\n"
