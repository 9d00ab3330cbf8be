"""The flow of a journey: known chains give their known numbers, all others those of exact fractions."""

from __future__ import annotations

import math
import sys
from dataclasses import replace
from decimal import Decimal, localcontext
from random import Random

import pytest
from chains import exact, journey, random_journey, ruin, without
from hypothesis import given
from hypothesis import strategies as st

from cjmap.chain import ENDS, Flow, flow
from cjmap.chain.elimination import Elimination
from cjmap.model import End, Journey, Stage, Touchpoint, Transition

CLOSE = 1e-9
chains = st.integers(0, 2**32).map(Random)


def reaches(found: Flow) -> dict[str, float]:
    return {step.id: step.reach for step in found.steps}


def visits(found: Flow) -> dict[str, float]:
    return {step.id: step.visits for step in found.steps}


# Known chains


@pytest.mark.parametrize("states", [1, 2, 50, 2000])
def test_a_fair_gambler(states: int) -> None:
    """From 1 of N a fair gambler wins with 1/N, comes to i + 1 with 1/(i + 1), and is there 2·(1 − (i + 1)/N) times."""
    found = flow(ruin(states, "0.5"))
    whole = states + 1
    assert found.ends["success"] == pytest.approx(1 / whole, abs=CLOSE, rel=CLOSE)
    assert found.ends["failure"] == pytest.approx(1 - 1 / whole, abs=CLOSE)
    for state, step in enumerate(found.steps, 1):
        assert step.reach == pytest.approx(1 / state, abs=CLOSE, rel=CLOSE)
        assert step.visits == pytest.approx(2 * (1 - state / whole), abs=CLOSE, rel=CLOSE)


@pytest.mark.parametrize("up", ["0.4", "0.6", "0.9", "0.999"])
@pytest.mark.parametrize("states", [10, 2000])
def test_a_biased_gambler(states: int, up: str) -> None:
    """With r = (1 − p)/p, a gambler with 1 comes to i with (1 − r)/(1 − r^i) (Feller, vol. I, XIV.2)."""
    found = flow(ruin(states, up))
    with localcontext() as context:
        context.prec = 60
        ratio = (1 - Decimal(up)) / Decimal(up)
        expected = [float((1 - ratio) / (1 - ratio**state)) for state in range(1, states + 2)]
    assert found.ends["success"] == pytest.approx(expected[-1], abs=CLOSE, rel=CLOSE)
    assert [step.reach for step in found.steps] == pytest.approx(expected[:-1], abs=CLOSE, rel=CLOSE)


def test_three_steps_by_hand() -> None:
    """A loop of three, solved by hand.

    From a: b ½, c ½. From b: a ⅕, c ⅘. From c: a ½, success ¼, abandoned ¼.
    Visits: A = 1 + B/5 + C/2, B = A/2, C = A/2 + 4B/5 = 9A/10, so A = 1 + A/10 + 9A/20, A = 20/9, B = 10/9, C = 2.
    Ends: C/4 each. Coming to b: from a ½, and ½ to c, from where ½ are at a again: x = ½ + ¼x, x = ⅔.
    Coming to c: from a ½, and ½ to b, from where ⅘ go on to c and ⅕ to a: x = ½ + ½(⅘ + x/5), x = 1.
    Without c → abandoned, the ¼ goes to a and success as 2 to 1, and nobody gives up: ½ is saved.
    """
    found = flow(
        journey(
            {
                "a": {"b": "0.5", "c": "0.5"},
                "b": {"a": "0.2", "c": "0.8"},
                "c": {"a": "0.5", "success": "0.25", "abandoned": "0.25"},
            },
            negative=["b", "c"],
        )
    )
    assert visits(found) == pytest.approx({"a": 20 / 9, "b": 10 / 9, "c": 2}, abs=CLOSE)
    assert reaches(found) == pytest.approx({"a": 1, "b": 2 / 3, "c": 1}, abs=CLOSE)
    assert found.ends == pytest.approx({"success": 0.5, "failure": 0, "abandoned": 0.5, "open": 0}, abs=CLOSE)
    assert found.negative == pytest.approx(10 / 9 + 2, abs=CLOSE)
    assert found.best_edge is not None
    assert (found.best_edge.source, found.best_edge.end) == ("touchpoint:c", "abandoned")
    assert found.best_edge.saved == pytest.approx(0.5, abs=CLOSE)


@pytest.mark.parametrize("again", ["0", "0.5", "0.9", "0.999999", "0.999999999999"])
def test_trying_again(again: str) -> None:
    """Who tries again with share p visits 1/(1 − p) times."""
    found = flow(journey({"a": {"a": again, "success": str(1 - Decimal(again))}}))
    assert found.steps[0].visits == pytest.approx(float(1 / (1 - Decimal(again))), rel=CLOSE)
    assert found.steps[0].reach == 1
    assert found.ends["success"] == pytest.approx(1, abs=CLOSE)


@pytest.mark.parametrize("length", [10, 60, 2000])
def test_back_to_the_start(length: int) -> None:
    """A ladder of n steps that half of each fall off has its first visited 2^n times, even where no float is that large."""
    steps = {f"s{at}": {"s0": "0.5", f"s{at + 1}": "0.5"} for at in range(length - 1)}
    found = flow(journey({**steps, f"s{length - 1}": {"s0": "0.5", "failure": "0.25", "abandoned": "0.25"}}))
    expected = min(2**length, int(sys.float_info.max))
    assert found.steps[0].visits == pytest.approx(float(expected), rel=CLOSE)
    assert found.steps[-1].visits == pytest.approx(2, rel=CLOSE)
    assert all(step.reach == pytest.approx(1, abs=CLOSE) for step in found.steps)
    assert found.ends["abandoned"] == pytest.approx(0.5, abs=CLOSE)
    assert found.best_edge is not None
    assert found.best_edge.saved == pytest.approx(0.5, abs=CLOSE)


# What the format says of shares


def test_missing_shares() -> None:
    """Missing shares split the rest evenly and are marked; a way alone and the plain order are certain, not assumed."""
    found = flow(journey({"a": {"b": "0.4", "c": None, "abandoned": None}, "b": {"c": None}, "c": None}))
    first = found.steps[0]
    assert [(edge.share, edge.assumed) for edge in first.edges] == [(0.4, False), (0.3, True), (0.3, True)]
    assert [step.assumed for step in found.steps] == [True, False, False]
    assert found.ends == pytest.approx({"success": 0, "failure": 0, "abandoned": 0.3, "open": 0.7}, abs=CLOSE)


def test_shares_that_leave_nothing() -> None:
    """Where given shares make 100 %, the others get nothing; rounded up beyond it, they are brought down in proportion."""
    found = flow(journey({"a": {"b": "0.502", "c": "0.502", "abandoned": None}, "b": {"success": "1"}, "c": None}))
    assert [edge.share for edge in found.steps[0].edges] == [0.5, 0.5, 0]
    assert found.ends == pytest.approx({"success": 0.5, "failure": 0, "abandoned": 0, "open": 0.5}, abs=CLOSE)


def test_the_rest_is_open() -> None:
    """Shares that are too small, an empty `next` and the last touchpoint end without an outcome."""
    found = flow(journey({"a": {"b": "0.5", "c": "0.25"}, "b": {}, "c": None}))
    assert [(edge.end, edge.share, edge.given) for edge in found.steps[0].edges if not edge.target] == [
        ("open", 0.25, False)
    ]
    assert found.ends["open"] == pytest.approx(1, abs=CLOSE)


def test_two_ways_to_one_step() -> None:
    """Ways to the same step add up, and each is told apart."""
    twice = (
        Transition(touchpoint="b", when="by phone", share=Decimal("0.2")),
        Transition(touchpoint="b", when="by mail", share=Decimal("0.3")),
        Transition(end=End.ABANDONED),
    )
    steps = (Touchpoint("a", "A", next=twice), Touchpoint("b", "B"))
    found = flow(Journey("J", (Stage("s", "S", touchpoints=steps),)))
    assert [(edge.when, edge.share) for edge in found.steps[0].edges] == [
        ("by phone", 0.2),
        ("by mail", 0.3),
        ("", 0.5),
    ]
    assert reaches(found)["b"] == pytest.approx(0.5, abs=CLOSE)


def test_stages_without_touchpoints_are_steps() -> None:
    """A stage without touchpoints is a step among the others, also where a touchpoint has its id."""
    back = (Transition(touchpoint="pays", share=Decimal("0.5")), Transition(end=End.SUCCESS))
    stages = (
        Stage("one", "One"),
        Stage("two", "Two", touchpoints=(Touchpoint("pays", "P"),)),
        Stage("pays", "Q", next=back),
    )
    found = flow(Journey("J", stages))
    assert [(step.key, step.kind) for step in found.steps] == [
        ("stage:one", "stage"), ("touchpoint:pays", "touchpoint"), ("stage:pays", "stage"),
    ]  # fmt: skip
    assert [step.visits for step in found.steps] == pytest.approx([1, 2, 2], abs=CLOSE)
    assert found.start == "stage:one"
    assert found.likely == ("stage:one", "touchpoint:pays", "stage:pays")
    assert found.likely_end == "success"


# Loops without a way out, and steps that nobody comes to


def test_no_way_out() -> None:
    """What is caught in a loop is missing from the ends; its steps are visited without end, and reached by all who come in."""
    found = flow(
        journey(
            {
                "a": {"b": "0.4", "d": "0.6"},
                "b": {"c": None},
                "c": {"b": "1", "abandoned": None},
                "d": {"success": None},
                "e": {"f": None},
                "f": {"e": None},
            },
            negative=["c"],
        )
    )
    assert found.no_way_out == (("touchpoint:b", "touchpoint:c"),)
    assert found.unreachable == ("touchpoint:e", "touchpoint:f")
    assert sum(found.ends.values()) == pytest.approx(0.6, abs=CLOSE)
    assert visits(found) == {"a": 1, "b": math.inf, "c": math.inf, "d": pytest.approx(0.6), "e": 0, "f": 0}
    assert reaches(found) == pytest.approx({"a": 1, "b": 0.4, "c": 0.4, "d": 0.6, "e": 0, "f": 0}, abs=CLOSE)
    assert found.negative == math.inf


def test_a_journey_that_never_ends() -> None:
    """Where nothing ends, there is no likely way, no improvement, and every end has probability 0."""
    found = flow(journey({"a": {"b": None}, "b": {"a": None}}))
    assert set(found.ends.values()) == {0}
    assert (found.likely, found.likely_end, found.best_edge) == ((), "", None)


# The likely way, and what would save most


def test_likely_way() -> None:
    """The most likely way goes where most people go from each step, and where that is a step back, where the next most go."""
    found = flow(
        journey(
            {
                "a": {"b": "0.6", "c": "0.4"},
                "b": {"success": "0.3", "failure": "0.3", "a": "0.4"},
                "c": {"abandoned": "0.9", "a": "0.1"},
            }
        )
    )
    assert (found.likely, found.likely_end) == (("touchpoint:a", "touchpoint:b"), "success")


def test_likely_way_of_thousands() -> None:
    """A way through 3,000 steps, less likely than any float can say, is found all the same."""
    steps = {f"s{at}": {f"s{at + 1}": "0.3", "s0": "0.7"} for at in range(3000)}
    found = flow(journey({**steps, "s3000": None}))
    assert len(found.likely) == 3001


def test_the_only_way_out_is_no_improvement() -> None:
    """A way without which people would go round for ever saves nobody."""
    assert flow(journey({"a": {"a": "0.5", "abandoned": "0.5"}})).best_edge is None


def test_nothing_to_save() -> None:
    """Where nobody gives up, or all do whatever happens, there is nothing to improve."""
    assert flow(journey({"a": {"success": "0.5", "failure": "0.5"}})).best_edge is None
    assert (
        flow(journey({"a": {"b": "0.5", "c": "0.5"}, "b": {"abandoned": None}, "c": {"abandoned": None}})).best_edge
        is None
    )


# Every other chain


@given(chains)
def test_like_exact_fractions(random: Random) -> None:
    """Ends, reach and visits of any small graph are those of plain elimination with fractions, to 1e-12."""
    some = random_journey(random, 9)
    found, right = flow(some), exact(some)
    for end in ENDS:
        assert found.ends[end] == pytest.approx(float(right.end(end)), abs=1e-12)
    for at, step in enumerate(found.steps):
        assert step.reach == pytest.approx(float(right.reach(at)), abs=1e-12)
        often = right.visits(at)
        assert step.visits == pytest.approx(math.inf if often is None else float(often), rel=1e-12, abs=1e-12)
    caught = {step.key for step in found.steps if step.visits == math.inf}
    assert {step for loop in found.no_way_out for step in loop} == caught
    assert found.unreachable == tuple(step.key for at, step in enumerate(found.steps) if at not in right.reached)


@given(chains)
def test_what_saves_most(random: Random) -> None:
    """No way of any small graph saves more abandonments than the one that is named, and that one saves what is said."""
    some = random_journey(random, 7)
    found, now = flow(some), exact(some).end("abandoned")
    if found.no_way_out:
        return
    saved: dict[tuple[int, int], float] = {}
    for at, step in enumerate(found.steps):
        for number, _ in enumerate(edge for edge in step.edges if edge.given):
            changed = without(some, at, number) if at in exact(some).reached else None
            if changed:
                saved[at, number] = float(now - changed.end("abandoned"))
    most = max(saved.values(), default=0.0)
    if found.best_edge is None:
        assert most < 1e-9
    else:
        assert found.best_edge.saved == pytest.approx(most, abs=1e-12)


@given(chains, st.integers(1, 400))
def test_of_any_size(random: Random, most: int) -> None:
    """Ends add up to 1 where nothing holds people for ever; reach is at most 1 and at most the visits; names are whole."""
    found = flow(random_journey(random, most))
    total = math.fsum(found.ends.values())
    assert total == pytest.approx(1, abs=CLOSE) if not found.no_way_out else total <= 1 + CLOSE
    keys = {step.key for step in found.steps}
    for step in found.steps:
        assert 0 <= step.reach <= 1
        assert step.reach <= step.visits
        assert all(edge.target in keys if edge.target else edge.end in ENDS for edge in step.edges)
        assert math.fsum(edge.share for edge in step.edges) == pytest.approx(1, abs=CLOSE)
    assert len(set(found.likely)) == len(found.likely)


def test_the_full_matrix_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where many ways fill a loop, the full matrix gives what step-by-step elimination gives."""
    random = Random(5)
    names = [f"s{at}" for at in range(300)]
    steps = {name: {**dict.fromkeys(random.sample(names, 6)), "abandoned": "0.01", "success": "0.02"} for name in names}
    some = journey(steps)
    full: list[bool] = []
    reduce = Elimination._reduce
    monkeypatch.setattr(
        Elimination, "_reduce", lambda self, dense: (reduce(self, dense), full.append(self.block is not None))
    )
    found = flow(some)
    assert any(full)
    monkeypatch.setattr("cjmap.chain.elimination.DENSE_FROM", 10**6)
    plain = flow(some)
    assert not any(full[len(full) // 2 :])
    assert dict(found.ends) == pytest.approx(dict(plain.ends), abs=1e-12)
    assert reaches(found) == pytest.approx(reaches(plain), abs=1e-12)
    assert visits(found) == pytest.approx(visits(plain), rel=1e-12)
    assert found.best_edge is not None and plain.best_edge is not None
    assert replace(found.best_edge, saved=0) == replace(plain.best_edge, saved=0)
    assert found.best_edge.saved == pytest.approx(plain.best_edge.saved, abs=1e-12)


def test_surroundings_change_nothing() -> None:
    """Decimal settings of the program around are neither used nor changed."""
    some = ruin(40, "0.3")
    with localcontext() as context:
        context.prec = 3
        assert flow(some) == flow(some)
        assert context.prec == 3
        short = flow(some)
    assert short == flow(some)
