"""Hypothesis strategy: journeys whose order is a random graph, as plain data; every choice comes from one seed."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import strategies as st
from words import label, long_label, sentence

ENDS = ("success", "failure", "abandoned")


def graphs(touchpoints: int = 60, edges: int = 120, stages: int = 10) -> st.SearchStrategy[dict[str, Any]]:
    """Journeys of up to so many touchpoints and ways: on, back, to themselves, to the same one twice, to ends, to nowhere."""
    return st.builds(
        _journey, st.integers(0, touchpoints), st.integers(0, edges), st.integers(1, stages), st.integers(0, 2**32 - 1)
    )


def _journey(touchpoints: int, edges: int, stages: int, seed: int) -> dict[str, Any]:
    random = Random(seed)
    people = [f"p{number}" for number in range(random.randint(0, 4))]
    counts = [0] * stages
    for _ in range(touchpoints):
        counts[random.randrange(stages)] += 1
    found: list[dict[str, Any]] = []
    steps: list[dict[str, Any]] = []
    for number, count in enumerate(counts, 1):
        stage: dict[str, Any] = {"name": label(random), "id": f"s{number}"}
        if random.random() < 0.3:
            stage["phase"] = random.choice(("Before", "After"))
        inside = [_touchpoint(random, f"t{number}-{place}", people) for place in range(count)]
        if inside:
            stage["touchpoints"] = inside
        steps += inside or [stage]
        found.append(stage)
    _ways(random, steps, edges)
    data = {"title": label(random), "scenario": sentence(random), "stages": found}
    if people:
        data["personas"] = {one: {"name": label(random), "role": sentence(random)} for one in people}
    if random.random() < 0.4:
        data["theme"] = random.choice(("dark", "print", "traffic-light", "high-contrast"))
    return data


def _touchpoint(random: Random, identity: str, people: list[str]) -> dict[str, Any]:
    step: dict[str, Any] = {"name": long_label(random) if random.random() < 0.05 else label(random), "id": identity}
    choices = {
        "channel": lambda: [label(random) for _ in range(random.randint(1, 3))],
        "importance": lambda: random.randint(1, 5),
        "success": lambda: random.choice(("positive", "neutral", "negative")),
        "emotion": lambda: random.randint(-2, 2),
        "moment_of_truth": lambda: True,
        "duration": lambda: "10 min",
    }
    step |= {key: choose() for key, choose in choices.items() if random.random() < 0.4}
    if people and random.random() < 0.3:
        step["persona"] = random.sample(people, random.randint(1, len(people)))
    return step


def _ways(random: Random, steps: list[dict[str, Any]], edges: int) -> None:
    """So many ways, most of them to a step nearby; of a step all, some or none have shares, up to 100 % together."""
    for _ in range(edges):
        place = random.randrange(len(steps))
        near = steps[min(len(steps) - 1, max(0, place + random.choice((-2, -1, 0, 1, 1, 1, 2, 3))))]
        goal = random.choice(steps) if random.random() < 0.3 else near
        way = {"to": goal["id"]} if random.random() < 0.8 else {"end": random.choice(ENDS)}
        if random.random() < 0.5:
            way["when"] = sentence(random) if random.random() < 0.5 else label(random)
        steps[place].setdefault("next", []).append(way)
    for step in steps:
        ways, left = step.get("next", []), 100
        for way in ways if random.random() < 0.8 else []:
            share = random.randint(0, left) if random.random() < 0.5 else left // len(ways)
            if random.random() < 0.9:
                way["share"], left = f"{share}%", left - share
        if not ways and random.random() < 0.05:
            step["next"] = []
