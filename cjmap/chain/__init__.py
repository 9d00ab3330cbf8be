"""A journey as a graph → how likely each touchpoint and each end is: an absorbing Markov chain, solved exactly."""

from __future__ import annotations

from cjmap.chain.analysis import flow
from cjmap.chain.result import (
    ENDS,
    Flow,
    FlowStep,
    FlowWay,
    Improvement,
    Said,
    half_up,
    likely_ways,
    marked,
    percent,
    percentage,
    resting_on_assumed,
)

__all__ = [
    "ENDS",
    "Flow",
    "FlowStep",
    "FlowWay",
    "Improvement",
    "Said",
    "flow",
    "half_up",
    "likely_ways",
    "marked",
    "percent",
    "percentage",
    "resting_on_assumed",
]
