"""A solved flow → what all drawings of it ask: which ways most people take, what rests on assumed shares, shares in words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal

from cjmap.chain.result import Flow, FlowWay

_WIDE = Context(prec=400)
"""Digits enough for the largest float."""


def likely_ways(flow: Flow) -> list[FlowWay]:
    """The ways along the most likely way through; of several between the same two steps that of the greatest share."""
    steps = {step.key: step for step in flow.steps}
    goals = [*((key, "") for key in flow.likely[1:]), ("", flow.likely_end)]
    found = []
    for source, goal in zip(flow.likely, goals, strict=False):
        ways = [way for way in steps[source].ways if (way.target, way.end) == goal]
        if ways:
            found.append(max(ways, key=lambda way: way.share))
    return found


def resting_on_assumed(flow: Flow) -> set[str]:
    """The keys of the steps, and the ends, that some way with an assumed share leads to, at once or later.

    All begin at the first step, whatever is assumed.
    """
    ways = {step.key: step.ways for step in flow.steps}
    waiting = [way for step in flow.steps if step.reach for way in step.ways if way.assumed]
    found: set[str] = set()
    while waiting:
        way = waiting.pop()
        goal = way.target or way.end
        if goal not in found:
            found.add(goal)
            waiting += ways.get(goal, ())
    return found - {flow.start}


Said = Callable[[str], str]
"""Puts a number, written with a point, into words."""


def percentage(number: str) -> str:
    """A number as a percentage, in the form of the language that is spoken."""
    from cjmap.language import spoken  # a check needs no words

    return spoken().written(f"{number}%")


def percent(share: float, said: Said = percentage) -> str:
    """A probability as a percentage with at most one place, never rounded to nothing or to all: `33.3%`, `<0.1%`."""
    if 0 < share < 0.0005:
        return "<" + said("0.1")
    if 0.9995 <= share < 1 - 1e-9:
        return ">" + said("99.9")
    return said(f"{half_up(share * 100, 1)}".removesuffix(".0"))


def half_up(number: float, places: int) -> Decimal:
    """A number rounded as people do it, 12.5 to 13, whatever its last binary digits are."""
    return Decimal(f"{number:.12f}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)


def marked(percentage: str, assumed: bool) -> str:
    """A percentage, marked with ~ where it is assumed."""
    return f"~{percentage}" if assumed else percentage
