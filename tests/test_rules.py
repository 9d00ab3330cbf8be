"""What no schema can say: each rule finds its mistake at its place, and leaves alone what is right."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from cjmap.diagnostics import Diagnostic, Severity
from cjmap.read import read

TODAY = datetime.date(2026, 11, 22)
STAGES = "title: A\nstages:\n"


def found(text: str, today: datetime.date | None = TODAY, folder: str = "") -> tuple[Diagnostic, ...]:
    return read(text, "a.yaml", folder, today).diagnostics


def places(text: str, today: datetime.date | None = TODAY) -> list[tuple[str, int, int]]:
    return [(each.code, each.span.line, each.span.column) for each in found(text, today) if each.span]


def touchpoints(*lines: str) -> str:
    """A file with one stage and touchpoints, one a line, from line 4 on."""
    return STAGES + "  - name: Buying\n    touchpoints:\n" + "".join(f"      - {line}\n" for line in lines)


def metrics(*lines: str) -> str:
    """A file with the metrics of one stage, one a line, from line 5 on."""
    return STAGES + "  - name: Buying\n    metrics:\n" + "".join(f"      {line}\n" for line in lines)


def test_duplicate_id_names_both_places() -> None:
    """An id written twice is an error at the second place, with a note at the first; capitals make no difference."""
    (only,) = found(touchpoints("{id: pay, name: Pays}", "{id: PAY, name: Pays again}"))
    assert only.code == "duplicate-id"
    assert (only.span and only.span.line, [note.span.line for note in only.notes]) == (6, [5])


def test_ids_of_each_kind_are_apart() -> None:
    """A persona, a stage and a touchpoint may have the same id, and two names that make the same id are no error."""
    assert not found(
        "title: A\npersonas: {buy: Ann}\nstages: [{id: buy, name: B, touchpoints: [{id: buy, name: C}, Buy, buy]}]\n"
    )


@pytest.mark.parametrize("to", ["pays", "PAYS", "Pays by card", "pays BY card", "later", "Later on"])
def test_a_to_may_be_an_id_or_a_name(to: str) -> None:
    """A `to` is a touchpoint's id or name, else a stage's, in any capitals."""
    stages = (
        "  - {name: Now, touchpoints: [{name: Asks, next: [pays, later, {to: %s}]}, {id: pays, name: Pays by card}]}\n"
    )
    assert not found(STAGES + stages % to + "  - {id: later, name: Later on}\n")


def test_a_to_that_names_nothing() -> None:
    """A `to` that is no id and no name is an error at its words, with the nearest name."""
    (only,) = found(touchpoints("{name: Asks, next: Pais}", "Pays"))
    assert (only.code, only.label) == ("unknown-touchpoint", 'did you mean "Pays"?')
    assert only.span and (only.span.line, only.span.column) == (5, 28)


@pytest.mark.parametrize(
    ("shares", "code"),
    [
        (["70%", "30%"], None),
        (["33.3%", "33.3%", "33.3%"], None),
        (["33.4%", "33.4%", "33.6%"], None),
        (["0.1", "0.2", "0.7"], None),
        (["70%", "30.5%"], None),
        (["70%", "30.51%"], "shares-over-100"),
        (["70%", "29.5%"], None),
        (["70%", "29.49%"], "shares-under-100"),
        (["70%", ""], None),
        (["100%", "1%", ""], "shares-over-100"),
    ],
)
def test_shares_of_a_place(shares: list[str], code: str | None) -> None:
    """Shares over 100 % are an error, all given and under it a warning, half a point of rounding forgiven, in exact decimals."""
    entries = ", ".join(f"{{to: Pays, share: {share}}}" if share else "{to: Pays}" for share in shares)
    codes = [each.code for each in found(touchpoints(f"{{name: Asks, next: [{entries}]}}", "Pays"))]
    assert codes == ([code] if code else [])


def test_unreachable() -> None:
    """A touchpoint that every way goes round is a warning."""
    (only,) = found(touchpoints("{name: Asks, next: Pays}", "Waits", "Pays"))
    assert (only.code, only.severity, only.span and only.span.line) == ("unreachable", Severity.WARNING, 6)


def test_reached_by_one_persona() -> None:
    """A step is reached where it is on the way of any persona, from that persona's own first step."""
    text = touchpoints("{name: Asks, persona: ann, next: Pays}", "{name: Browses, persona: bob}", "Pays")
    assert not found("personas: {ann: Ann, bob: Bob}\n" + text)


def test_a_step_of_another_leads_to_ones_own_next() -> None:
    """A way to a step that is another persona's alone leads on to one's own next step, as in the drawing; not back over it."""
    personas, ends = "personas: {ann: Ann, bob: Bob}\n", "{name: Browses, persona: bob, next: {end: success}}"
    asks, pays = "{name: Asks, persona: ann, next: Browses}", "{name: Pays, persona: ann}"
    assert not found(personas + touchpoints(asks, ends, pays))
    assert [each.code for each in found(personas + touchpoints(asks, pays, ends))] == ["unreachable"]


def test_an_end_leads_nowhere() -> None:
    """What stands behind a touchpoint that ends the journey is reached only by another way."""
    assert [each.code for each in found(touchpoints("{name: Asks, next: []}", "Pays"))] == ["unreachable"]
    assert [each.code for each in found(touchpoints("{name: Asks, next: {end: success}}", "Pays"))] == ["unreachable"]


def test_going_back_is_ordinary() -> None:
    """Going back, skipping ahead and repeating are no mistakes."""
    assert not found(
        touchpoints("{name: A, next: [A, C]}", "{name: B, next: A}", "{name: C, next: [B, {end: failure}]}")
    )


@pytest.mark.parametrize("emotion", ["3", "-2.01", "100", "{ann: 2, bob: 2.5}"])
def test_emotion_off_its_scale(emotion: str) -> None:
    """A number beyond an end of the scale is an error at the number."""
    text = "personas: {ann: Ann, bob: Bob}\n" + touchpoints(f"{{name: Pays, emotion: {emotion}}}")
    assert [code for code, _, _ in places(text)] == ["out-of-range"]


def test_own_scales_hold() -> None:
    """A scale of the file's own takes the place of ours."""
    text = touchpoints("{name: Pays, emotion: 10, importance: 0}")
    assert not found("scales: {emotion: [0, 10], importance: [0, 1]}\n" + text)
    assert [each.code for each in found(text)] == ["out-of-range", "out-of-range"]


def test_a_scale_that_is_wrong_is_said_once() -> None:
    """Where a scale makes no sense, no score is held against another one."""
    assert [each.code for each in found("scales: {emotion: [2, -2]}\n" + touchpoints("{name: A, emotion: 9}"))] == [
        "bad-value"
    ]


def test_emotion_on_one_level() -> None:
    """A stage's emotion next to one of its touchpoints' is an error at the stage's, with a note at the touchpoint's."""
    (only,) = found(
        STAGES + "  - name: B\n    emotion: 1\n    touchpoints:\n      - C\n      - {name: D, emotion: 2}\n"
    )
    assert (only.code, only.span and only.span.line, only.notes[0].span.line) == ("emotion-twice", 4, 7)
    assert not found(STAGES + "  - {name: B, emotion: 1, touchpoints: [C, D]}\n")


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("nps: {value: 45, promoters: 60, passives: 25, detractors: 15}", []),
        ("nps: {value: 44, promoters: 60, passives: 25, detractors: 15}", ["metric-contradiction"]),
        ("nps: {value: 33, promoters: 1, passives: 2, detractors: 0}", []),
        ("nps: {value: 33.4, promoters: 1, passives: 2, detractors: 0}", ["metric-contradiction"]),
        ("nps: {value: 0, promoters: 0, passives: 0, detractors: 0}", ["metric-contradiction"]),
        ("nps: {promoters: 0, passives: 0, detractors: 0}", []),
        ("css: {counts: [0, 0, 0, 1, 1], value: 4.5}", []),
        ("css: {counts: [0, 0, 0, 1, 1], value: 5}", []),
        ("css: {counts: [0, 0, 0, 1, 1], value: 4.4}", ["metric-contradiction"]),
        ("css: {counts: [0, 0, 0, 1, 1], n: 2}", []),
        ("css: {counts: [0, 0, 0, 1, 1], n: 3}", ["metric-contradiction"]),
        ("exs: {counts: [1, 1, 1, 1, 6], as: top2, value: 70%}", []),
        ("css: {counts: [1, 2, 3, 4]}", ["bad-value"]),
        ("css: {counts: [1, 2, 3, 4, 5, 6, 7], scale: 7}", []),
        ("nps: {counts: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]}", []),
        ("nps: {counts: [1, 2, 3, 4, 5]}", ["bad-value"]),
        ("nps: {promoters: 3}", ["missing-key"]),
        ("css: {promoters: 3}", ["unknown-key"]),
        ("Returns: {scale: 5}", ["unknown-key"]),
        ("css: 5.1", ["out-of-range"]),
        ("css: {value: 5.1, scale: 7}", []),
        ("css: 62%", []),
        ("css: 162%", ["out-of-range"]),
        ("nps: -101", ["out-of-range"]),
        ("css: 3,1", ["decimal-comma"]),
        ("Visits: '3,1'", []),
        ("Visits: about 3,1 on average", []),
        ("Loss: {value: 62%, target: 55%, better: lower}", []),
        ("Loss: {value: 62%, target: 55}", ["bad-value"]),
        ("Loss: {value: 62%, target: 0.55}", ["fraction-for-percent"]),
        ("Loss: {value: 0.62, target: 55%}", ["fraction-for-percent"]),
        ("exs: {value: 62%, target: 0.6}", ["fraction-for-percent"]),
        ("exs: {counts: [1, 1, 1, 1, 4], as: top2, target: '>= 0.6'}", ["fraction-for-percent"]),
        ("Loss: {value: 62%, target: '< 55%'}", []),
        ("Loss: {value: 62%, target: '< 55%', better: lower}", []),
        ("Loss: {value: 62%, target: '< 55%', better: higher}", ["bad-value"]),
        ("Loss: {target: as low as can be}", ["unassessed-target"]),
        ("Loss: {value: about 9, target: 5}", ["unassessed-target"]),
        ("Wait: {value: 45 min, target: <60 min}", []),
        ("Wait: {value: 45, unit: min, target: <60 min}", []),
        ("Wait: {value: 45 min, unit: min, target: 60}", []),
        ("Wait: {value: 45 s, target: <60 min}", ["unassessed-target"]),
        ("Wait: {value: 45, target: <60 min}", ["unassessed-target"]),
        ("Wait: {target: <60 min}", []),
        ("css: {value: 4, target: '>= 6'}", ["out-of-range"]),
        ("nps: 45%", ["nps-percent"]),
        ("nps: {value: 45, target: '>= 50%'}", ["nps-percent"]),
        ("nps: 145%", ["nps-percent", "out-of-range"]),
        ("css: {n: 9999999999, value: 3}", ["out-of-range"]),
    ],
)  # fmt: skip
def test_metrics(line: str, codes: list[str]) -> None:
    """Counts fit their scale, a value follows from its counts as far as it was rounded, and numbers can be compared."""
    assert [code for code, _, _ in places(metrics(line))] == codes


def test_a_contradiction_prints_both() -> None:
    """The value in the file and the value of the counts both stand in the message."""
    (only,) = found(metrics("nps: {value: 30, promoters: 15, passives: 25, detractors: 60}"))
    assert only.message == "nps is 30 here, and the counts give −45"


def test_one_metric_once() -> None:
    """The same metric twice is an error at the second place, also where capitals differ for a known one."""
    assert places(metrics("css: 3", "CSS: 4")) == [("duplicate-id", 6, 7)]
    assert not found(metrics("Returns: 3", "returns: 4"))


@pytest.mark.parametrize(
    ("every", "today", "stale"),
    [
        ("1 month", "2024-02-29", False),
        ("1 month", "2024-03-01", True),
        ("2 weeks", "2024-02-14", False),
        ("2 weeks", "2024-02-15", True),
        ("1 year", "2025-01-31", False),
        ("1 year", "2025-02-01", True),
        ("30 days", "2024-03-01", False),
        ("30 days", "2024-03-02", True),
        ("9999 years", "9999-12-31", False),
    ],
)
def test_stale(every: str, today: str, stale: bool) -> None:
    """A review holds as long as the file says, by the calendar; a month later is the last day of a shorter month."""
    text = f"title: A\nstages: [B]\nreviewed: 2024-01-31\nreview_every: {every}\n"
    assert places(text, datetime.date.fromisoformat(today)) == ([("stale", 3, 11)] if stale else [])


def test_no_clock_of_its_own() -> None:
    """Without a day to hold it against, no review is stale."""
    assert not found("title: A\nstages: [B]\nreviewed: 1999-01-01\nreview_every: 1 day\n", today=None)


@pytest.mark.parametrize(("day", "right"), [("2024-02-29", True), ("2026-02-29", False), ("2026-00-10", False)])
def test_real_days(day: str, right: bool) -> None:
    """A date is a day of the calendar."""
    assert places(f"title: A\nstages: [B]\ndate: {day}\n") == ([] if right else [("bad-value", 3, 7)])


def test_similar_lanes() -> None:
    """Two own lanes that differ by a slip are a warning; the same words, or another number, are not."""
    text = STAGES + "  - {name: B, lanes: {%s: x}}\n  - {name: C, lanes: {%s: y}}\n"
    assert [each.code for each in found(text % ("Backstage", "Backstge"))] == ["similar-lanes"]
    assert not found(text % ("Backstage", "backstage"))
    assert not found(text % ("Team 1", "Team 2"))
    assert not found(text % ("Frontstage", "Backstage"))


def test_lane_names() -> None:
    """A lane at the top is ours or used; an own lane is no key of a stage or touchpoint; none is named twice."""
    text = STAGES + "  - {name: B, lanes: {Backstage: x}}\n"
    assert not found("lanes: [Backstage, emotion, pain_points]\n" + text)
    assert [each.code for each in found("lanes: [Onstage]\n" + text)] == ["unknown-lane"]
    assert [each.code for each in found("lanes: [emotion, {id: emotion, hidden: true}]\n" + text)] == ["duplicate-id"]
    assert [each.code for each in found(STAGES + "  - {name: B, lanes: {duration: x}}\n")] == ["lane-like-key"]


def test_keys_of_the_second_edition_are_names_of_lanes_too() -> None:
    """A lane that was called like a key before that was one is a lane, and stands beside the key."""
    lanes = "lanes: {Image: a, link: b, Tags: c, reach: d, Event: e}"
    text = STAGES + f"  - {{name: B, reach: 40%, {lanes}}}\n"
    assert not found(text)
    journey = read(text).journey
    assert journey and [lane.title for lane in journey.lanes] == ["Image", "link", "Tags", "reach", "Event"]
    assert journey.stages[0].reach == Decimal("0.4")


def test_items_of_the_journey_speak_of_steps() -> None:
    """`at` finds steps as `to` does, each once, in the order of the file; items of a step have no such key."""
    text = "title: A\nnotes: {text: n, at: [Pays, c, B, c]}\nstages:\n  - {name: B, touchpoints: [{name: Pays, id: p}]}\n  - C\n"
    journey = read(text).journey
    assert journey and journey.notes[0].at == ("touchpoint:p", "stage:c")
    assert [each.code for each in found(text.replace("[Pays,", "[Payss,"))] == ["unknown-touchpoint"]
    inside = STAGES + "  - {name: B, goals: {text: g, at: B}}\n"
    assert [each.code for each in found(inside)] == ["unknown-key"]
    persona = "title: A\npersonas: {m: {name: M, goals: {text: g, at: B}}}\nstages: [B]\n"
    assert [each.code for each in found(persona)] == ["unknown-key"]


def test_contrast_names_pair_and_ratio() -> None:
    """A colour of the author's own under 4.5:1 is a warning that names both colours and the ratio, rounded down."""
    (only,) = found("title: A\nstages: [{name: B, emotion: 1}]\ntheme: {positive: '#777777'}\n")
    assert only.code == "low-contrast"
    assert all(words in only.message for words in ("#777777", "#fbf2f0", "4.0:1"))
    assert not found("title: A\nstages: [B]\ntheme: {accent: '#2f4b7c', positive: '#177373', negative: '#bf1f08'}\n")


@pytest.mark.parametrize(
    ("rest", "colour"),
    [
        ("stages: [B]", "positive: '#777777'"),
        ("stages: [{name: B, success: negative}]", "positive: '#777777'"),
        ("stages: [{name: B, success: positive, emotion: 1}]", "accent: '#999999'"),
        ("stages: [{name: B, emotion: 1}]\npersonas: [{name: P, color: '#ffff00'}]", "base: default"),
        ("stages: [{name: B, emotion: 1}]\npersonas: [{name: P, color: '#ffff00'}, Q]", "base: default"),
    ],
)
def test_contrast_of_what_is_on_the_map(rest: str, colour: str) -> None:
    """A colour in which, or on which, no text of the map stands that is hard to read is no warning."""
    assert not found(f"title: A\n{rest}\ntheme: {{{colour}}}\n")


def test_pictures(tmp_path: Path) -> None:
    """A picture that is not there is an error at its name."""
    (only,) = found("title: A\nstages: [B]\ntheme: {logo: gone.png}\n", folder=str(tmp_path))
    assert (only.code, only.span and only.span.column) == ("bad-image", 15)


def test_newer_format_says_only_that() -> None:
    """Of a file made for a newer cjmap nothing else is judged."""
    assert [each.code for each in found("format: 2\nholograms: [1]\n")] == ["newer-format"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("title: A\nstages:\n" + "- B\n" * 200, True),
        ("title: A\nstages:\n" + "- B\n" * 201, False),
        ("title: A\nstages:\n- name: B\n  touchpoints:\n" + "  - C\n" * 5000, True),
        ("title: A\nstages:\n- name: B\n  touchpoints:\n" + "  - C\n" * 5001, False),
    ],
    ids=["200 stages", "201 stages", "5000 touchpoints", "5001 touchpoints"],
)
def test_limits(text: str, right: bool) -> None:
    """A map holds 200 stages and 5,000 touchpoints; past that the limit is named."""
    reading = read(text)
    assert [each.code for each in reading.diagnostics] == ([] if right else ["too-large"])
    assert (reading.journey is not None) is right


def test_all_in_one_run() -> None:
    """Mistakes of writing, of the schema and of the rules are all said at once, sorted by place."""
    codes = [
        code
        for code, _, _ in places(
            touchpoints("{name: A, emotion: 9}", "{nam: B}", "Pays: by card", "{name: C, next: D}")
        )
    ]
    assert codes == ["out-of-range", "unknown-key", "unquoted-text", "unknown-touchpoint"]


def test_no_error_no_journey_half_read() -> None:
    """A journey is there exactly where there is no error; warnings do not stop it."""
    assert read(touchpoints("{name: A, emotion: 9}")).journey is None
    warned = read(touchpoints("{name: A, next: []}", "B"))
    assert warned.journey is not None
    assert warned.diagnostics
