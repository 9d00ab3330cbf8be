"""A journey as a graph → how likely each touchpoint and each end is: an absorbing Markov chain, solved exactly."""

from __future__ import annotations

from cjmap.chain.analysis import flow
from cjmap.chain.result import (
    ENDS,
    Flow,
    FlowEdge,
    FlowStep,
    Improvement,
    NumberFormat,
    half_up,
    likely_edges,
    marked,
    percent,
    percentage,
    resting_on_assumed,
)

__all__ = [
    "ENDS",
    "Flow",
    "FlowEdge",
    "FlowStep",
    "Improvement",
    "NumberFormat",
    "flow",
    "half_up",
    "likely_edges",
    "marked",
    "percent",
    "percentage",
    "resting_on_assumed",
]
