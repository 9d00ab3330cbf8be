"""A random generator → the metrics of a place: known ones and own ones, numbers, percentages, texts, answer counts, targets."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from words import label, sentence


def metrics(random: Random) -> Any:
    """Metrics of all kinds, in all ways of writing them."""
    if random.random() < 0.1:
        return [f"Later {number}" for number in range(random.randint(1, 3))]
    kinds: dict[str, Callable[[], Any]] = {
        "css": lambda: random.choice(
            (3.1, "62%", {"counts": [4, 11, 23, 51, 30]}, {"scale": 7, "counts": [1, 0, 2, 3, 9, 4, 1], "as": "top2"}, None)
        ),
        "nps": lambda: random.choice(
            (
                -12, {"promoters": 98, "passives": 60, "detractors": 56}, {"counts": [0] * 11, "period": "Q3 2026"},
                {"value": 31, "target": 40, "n": 212, "source": sentence(random)},
            )
        ),
        "exs": lambda: {"value": 3.4, "target": random.choice((3, 4)), "label": label(random)},
        label(random): lambda: {"value": "62%", "target": "55%", "better": random.choice(("lower", "higher"))},
        "Time to answer " + label(random): lambda: random.choice(("~10 min", {"value": 9.5, "unit": "min"}, "5k/month")),
    }  # fmt: skip
    found = {name: kinds[name]() for name in random.sample(list(kinds), random.randint(1, len(kinds)))}
    for value in found.values():
        if isinstance(value, dict) and random.random() < 0.3:
            value["previous"] = _before(random, value)
    return found


def _before(random: Random, value: dict[str, Any]) -> Any:
    """The edition before of a metric that says more than its value."""
    if "counts" in value:
        return {"counts": value["counts"][::-1], "period": "Q1 2025"}
    if "promoters" in value:
        return {"promoters": 1, "passives": 2, "detractors": 3}
    kind = "60%" if str(value["value"]).endswith("%") else 3
    return random.choice((kind, {"value": kind, "n": 12}, {"value": kind, "period": "2025"}))
