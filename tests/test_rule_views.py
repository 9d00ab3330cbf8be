"""What rules look at: typed views without what the schema refuses; and what it costs when a rule fails."""

from __future__ import annotations

import datetime
import inspect
from decimal import Decimal
from fractions import Fraction
from types import GeneratorType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.diagnostics import Severity, Span, weighed
from cjmap.model import MetricKind, Success
from cjmap.plugins import reason
from cjmap.read import read, rules
from cjmap.read.findings import MOST
from cjmap.read.rules import File, MappingView, PerPersona, Value
from cjmap.read.values import walk

RICH = """\
title: Buying a laptop
scenario: At home
language: de
reviewed: 2026-02-30
review_every: 2 years
scales: {emotion: [1, 5]}
theme: {base: dark, accent: '#123456'}
lanes: [emotion, {id: Backstage, hidden: yes}]
personas:
  maya: {name: Maya, color: '#aa0000', goals: [{text: Cheap, severity: high}], image: maya.png}
  tom: Tom
metrics: {nps: {counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2], target: '>= 40', n: 3}}
stages:
  - name: Search
    touchpoints:
      - {name: Reads, id: reads, persona: maya, emotion: {maya: 4, tom: 2}, feeling: glad, channel: [web, shop]}
      - {name: Asks, success: positive, importance: 3, metrics: {css: 3.1, Own: 12 min}, lanes: {Backstage: [Looks]}}
      - {name: Leaves, next: [{to: reads, share: 30%}, {end: abandoned, share: 0.7}], pain_points: [Slow, {text: Dear}]}
  - Buy
"""
WRONG = (
    "[a, b]",
    "{a: b}",
    "[[x]]",
    "{to: [x], share: {y: 1}}",
    "true",
    "-7.5",
    "9" * 80,
    "''",
    "'\u200b'",
    "~",
    "2026-13",
    "1,5",
    "45%",
)


def journey_of(text: str, monkeypatch: pytest.MonkeyPatch) -> rules.JourneyView:
    """The view that rules get of a file."""
    seen: list[File] = []
    with monkeypatch.context() as patch:
        patch.setattr(rules, "RULES", (seen.append,))
        read(text)
    return seen[0].journey


def scalars() -> list[Span]:
    """The places of all values of RICH that are in one line, and are no list and no keys and values."""
    from cjmap.read.source import parse

    root = parse(RICH, "a.yaml").root
    assert root
    return [node.span for node in walk(root) if node.kind == "scalar"]


def test_values_have_their_types_and_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is right is there as a number, a decimal, a date, an enum or a tuple, each with its place."""
    journey = journey_of(RICH, monkeypatch)
    reads, asks, leaves = journey.touchpoints
    assert journey.text("title") == Value("Buying a laptop", Span(1, 8, 1, 23), "Buying a laptop", True)
    assert [(one.persona and one.persona.value, one.value) for one in reads.emotion] == [("maya", 4.0), ("tom", 2.0)]
    assert asks.success == (PerPersona(None, Success.POSITIVE),)
    assert [lane.value for lane in asks.own_lanes] == ["Backstage"]
    assert leaves.next and [way.share and way.share.value for way in leaves.next] == [Decimal("0.3"), Decimal("0.7")]
    assert [item.content.value for item in leaves.items("pain_points")] == ["Slow", "Dear"]
    assert [text.value for text in reads.texts("channel")] == ["web", "shop"]
    (nps,) = journey.metrics
    assert (nps.kind, nps.value, nps.printed and nps.printed.exact) == (MetricKind.NPS, None, Decimal(100))
    assert nps.target and nps.target.value.sign == "≥"
    assert journey.date("reviewed") is None and [one.value for one in journey.dates] == [None]
    assert journey.find("Reads") is reads and journey.find("buy") is journey.stages[1]
    assert journey.theme_choice and journey.theme_choice.accent == "#123456"


def test_what_the_schema_refuses_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A value of a wrong kind, form or word has no place in a view, and its neighbours have."""
    wrong = (
        RICH.replace("id: reads", "id: [reads]").replace("importance: 3", "importance: huge").replace("dark", "drak")
    )
    wrong = wrong.replace("channel: [web, shop]", "channel: [web, {a: b}]").replace("[1, 5]", "[1, 5, 9]")
    journey = journey_of(wrong.replace("language: de", "language: '?'").replace("tom: Tom", "to m: Tom"), monkeypatch)
    reads, asks, _ = journey.touchpoints
    assert (reads.text("id"), asks.number("importance"), journey.text("language")) == (None, None, None)
    assert asks.has("importance") and [text.value for text in reads.texts("channel")] == ["web"]
    assert journey.theme_choice is None and not journey.scale("emotion").holds and journey.scale("importance").holds
    assert [persona.key and persona.key.value for persona in journey.personas] == ["maya", None]


def test_a_view_cannot_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that sets something of a view fails, whatever it is."""
    journey = journey_of(RICH, monkeypatch)
    for view in (journey, journey.stages[0], journey.touchpoints[0], journey.metrics[0]):
        with pytest.raises(AttributeError):
            view.span = Span(1, 1, 1, 1)


KINDS = (str, bool, int, float, Decimal, Fraction, datetime.date, Success, MetricKind, Span, type(None))


def judged(value: object, deep: int = 5) -> None:
    """All that can be reached from a view is of a kind that a rule may count on."""
    if isinstance(value, MappingView):
        for name, part in inspect.getmembers(type(value)):
            if not name.startswith("_") and not callable(part) and deep:
                judged(getattr(value, name), deep - 1)
    elif isinstance(value, list | tuple | filter | map | GeneratorType):
        for one in value:
            judged(one, deep)
    elif isinstance(value, dict):
        judged([*value.values()], deep)
    else:
        assert isinstance(value, KINDS) or type(value).__module__.startswith("cjmap."), value
        assert type(value).__name__ not in ("Node", "Entry", "Part")


@given(changes=st.lists(st.tuples(st.sampled_from(scalars()), st.sampled_from(WRONG)), min_size=1, max_size=4))
def test_no_wrong_value_reaches_a_rule(changes: list[tuple[Span, str]]) -> None:
    """Whatever stands in the place of any value, every rule does its work, and the views hold plain values alone."""
    lines = RICH.splitlines(keepends=True)
    for span, words in sorted({span.line: (span, words) for span, words in changes}.values()):
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + words + line[span.end_column - 1 :]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "RULES", (*rules.RULES, lambda file: judged(file.journey)))
        assert [one.message for one in read("".join(lines)).diagnostics if one.code == "internal-error"] == []


@pytest.mark.parametrize(
    "raised",
    [
        KeyError("x"),
        RecursionError(),
        AssertionError("a\nb"),
        SystemExit(7),
        type("Odd", (Exception,), {"__str__": 1})(),
    ],
)
def test_a_failing_rule_is_one_error(raised: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it found before stays, all other rules are asked, and an error in the first line names the rule and what it raised."""

    def half(file: File) -> None:
        file.findings.warning("stale", Span(2, 1, 2, 3), "said before")
        raise raised

    text = "title: A\nstages: [B]\nlanguage: hu\n"
    expected = [(one.code, one.span) for one in read(text).diagnostics]
    monkeypatch.setattr(rules, "RULES", (half, *rules.RULES))
    first, said, *others = read(text).diagnostics
    assert (first.code, first.severity, first.span) == ("internal-error", Severity.ERROR, Span(1, 1, 1, 9))
    assert first.message == f'the rule "half" of cjmap failed: {reason(raised)}' and "\n" not in first.message
    assert said.message == "said before"
    assert [(one.code, one.span) for one in others] == expected
    assert weighed([first], {"internal-error": None}) == (first,)


def test_a_failing_rule_is_told_beside_a_thousand_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where so much is wrong that nothing more is said, that a rule fails still is."""

    def loud(file: File) -> None:
        for line in range(MOST + 10):
            file.findings.error("bad-value", Span(line + 1, 1, line + 1, 2), "x")
        raise ValueError

    monkeypatch.setattr(rules, "RULES", (loud,))
    codes = [one.code for one in read("title: A\nstages: [B]\n").diagnostics]
    assert (len(codes), codes.count("internal-error")) == (MOST + 1, 1)


@pytest.mark.parametrize("finding", [("stale", (1, 1), "a"), ("stale", None, "a"), ("stale", Span(1, 1, 1, 2), 7)])
def test_a_finding_without_text_or_place_fails_where_it_is_made(
    finding: tuple[str, Span, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What no report could show is the fault of its rule, not of the report."""
    monkeypatch.setattr(rules, "RULES", (lambda file: file.findings.warning(*finding),))
    (only,) = read("title: A\nstages: [B]\n").diagnostics
    assert only.code == "internal-error" and "TypeError" in only.message


def test_memory_is_no_fault_of_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where memory runs out, the machine is to blame, and the command says so."""

    def greedy(file: File) -> None:
        raise MemoryError

    monkeypatch.setattr(rules, "RULES", (greedy,))
    with pytest.raises(MemoryError):
        read("title: A\nstages: [B]\n")
