"""Maps in which things multiply: personas by touchpoints, lanes by stages, ways by touchpoints."""

from __future__ import annotations

from collections.abc import Mapping

from growing.parts import DOG, HEAD, ITEMS, ONE, Shape, both, filled, square, squares, text


def branches(size: int) -> str:
    """Touchpoints each of which leads to every one of the next hundred."""
    return squares(size, lambda n: ONE + "".join(
        f"      - {{id: t{i}, name: T{i}, next: [{', '.join(f't{(i + j) % n}' for j in range(1, min(n, 60)))}]}}\n"
        for i in range(n)
    ))  # fmt: skip


def points(number: int) -> str:
    people = ", ".join(f"p{i}" for i in range(number))
    scored = (", ".join(f"p{i}: {(i * t) % 5 - 2}" for i in range(number)) for t in range(number))
    steps = "".join(f"      - {{name: T{t}, emotion: {{{one}}}}}\n" for t, one in enumerate(scored))
    return HEAD + f"personas: [{people}]\nstages:\n  - name: S\n    touchpoints:\n" + steps


def lanes(number: int) -> str:
    stages = (", ".join(f"Lane {i}: x" for i in range(number)) for _ in range(min(number, 200)))
    return HEAD + "stages:\n" + "".join(f"  - {{name: S{i}, lanes: {{{one}}}}}\n" for i, one in enumerate(stages))


def measured(number: int) -> str:
    stages = (", ".join(f"M {i}: {{value: {i}, target: 5}}" for i in range(number)) for _ in range(min(number, 200)))
    return HEAD + "stages:\n" + "".join(f"  - {{name: S{i}, metrics: {{{one}}}}}\n" for i, one in enumerate(stages))


SHAPES: Mapping[str, Shape] = {
    "personas, names alone": text(HEAD + "stages: [S]\npersonas:\n", lambda n: f"  - Persona {n}\n"),
    "personas with everything": text(
        HEAD + "stages: [S]\npersonas:\n",
        lambda n: (
            f"  - {{name: Persona {n}, role: Role {n}, quote: {DOG}, bio: {DOG}, goals: [A {n}, B {n}], needs: N{n}}}\n"
        ),
    ),
    "200 personas by scored touchpoints": lambda size: {
        "map.yaml": filled(
            size,
            HEAD
            + "personas:\n"
            + "".join(f"  - Persona {i}\n" for i in range(200))
            + "stages:\n  - name: S\n    touchpoints:\n",
            lambda n: f"      - {{name: Touchpoint {n}, emotion: {n % 5 - 2}, pain_points: {DOG * 7}}}\n",
        ).encode()
    },
    "personas by scored touchpoints": both(
        (HEAD + "personas:\n", lambda n: f"  - P{n}\n"),
        ("stages:\n  - name: S\n    touchpoints:\n", lambda n: f"      - {{name: T{n}, emotion: {n % 5 - 2}}}\n"),
    ),
    "personas by touchpoints with feelings": both(
        (HEAD + "personas:\n", lambda n: f"  - Persona {n} {DOG}\n"),
        (
            "stages:\n  - name: S\n    touchpoints:\n",
            lambda n: (
                f"      - {{name: Touchpoint {n}, emotion: {n % 5 - 2}, feeling: Feels {n} good, quotes: {DOG}}}\n"
            ),
        ),
    ),
    "personas by touchpoints of one persona each": both(
        (HEAD + "personas:\n", lambda n: f"  - P{n}\n"),
        (
            "stages:\n  - name: S\n    touchpoints:\n",
            lambda n: f"      - {{name: T{n}, emotion: {n % 5 - 2}, persona: p{n}}}\n",
        ),
    ),
    "scores per persona": square(points),
    "personas by items of one persona": both(
        (HEAD + "personas:\n", lambda n: f"  - P{n}\n"),
        ("stages:\n  - name: S\n    pain_points:\n", lambda n: f"      - {{text: T{n}, persona: p{n}}}\n"),
    ),
    "scored touchpoints": text(ONE, lambda n: f"      - {{name: T{n}, emotion: {n % 5 - 2}}}\n"),
    "long feelings at the curve": text(
        ONE, lambda n: f"      - {{name: T{n}, emotion: {n % 5 - 2}, feeling: {DOG} {n}}}\n"
    ),
    "feelings without a score": text(ONE, lambda n: f"      - {{name: T{n}, feeling: Feels like number {n}}}\n"),
    "stage scores": text(
        HEAD + "stages:\n", lambda n: f"  - {{name: S{n}, emotion: {n % 5 - 2}, feeling: {DOG * 8} {n}}}\n"
    ),
    "coinciding points of many personas": lambda size: {
        "map.yaml": filled(
            size,
            HEAD + "personas:\n",
            lambda n: f"  - P{n}\n",
            "stages: [{name: S, touchpoints: [{name: A, emotion: 1, feeling: Fine}, {name: B, emotion: 1}]}]\n",
        ).encode()
    },
    "successes per persona": lambda size: {
        "map.yaml": filled(
            size,
            HEAD + "personas: [a, b, c, d, e]\nstages:\n  - name: S\n    touchpoints:\n",
            lambda n: (
                f"      - {{name: T{n}, success: {{a: positive, b: negative, c: neutral, d: positive, e: negative}}}}\n"
            ),
        ).encode()
    },
    "own lanes by stages": square(lanes),
    "own lanes of one stage": text(ITEMS + "lanes:\n", lambda n: f"      Lane {n}: x\n"),
    "declared lanes with lines": text(
        HEAD + "stages: [{name: S, lanes: {L0: x}}]\nlanes:\n",
        lambda n: f"  - {{id: l{n}, title: L {n}, line_above: Line {n}}}\n",
    ),
    "metrics by stages": square(measured),
    "metrics of one stage": text(ITEMS + "metrics:\n", lambda n: f"      Metric {n}: {{value: {n}%, target: 55%}}\n"),
    "metrics of the journey": text(HEAD + "stages: [S]\nmetrics:\n", lambda n: f"  Metric {n}: {n}\n"),
    "metrics of touchpoints with counts": text(
        ONE, lambda n: f"      - {{name: T{n}, metrics: {{nps: {{promoters: {n}, passives: 60, detractors: 56}}}}}}\n"
    ),
    "owners and durations": text(ONE, lambda n: f"      - {{name: T{n}, owner: Owner {n}, duration: {n} min}}\n"),
    "branches back and forth": lambda size: {"map.yaml": branches(size).encode()},
    "two ways from each touchpoint": text(
        ONE,
        lambda n: (
            f"      - {{id: t{n}, name: T{n}, next: [{{to: t{n // 2}, share: 40%}}, {{end: success, share: 60%}}]}}\n"
        ),
    ),
    "ways of stages": text(
        HEAD + "stages:\n",
        lambda n: f"  - {{name: S{n}, next: [{', '.join(['S0'] * 1)}, {{end: failure, when: {DOG * 8}}}]}}\n",
    ),
    "ways to all from one touchpoint": both(
        (ONE + "      - {name: First, next: [", lambda n: f"{', ' if n else ''}t{n}"),
        ("]}\n", lambda n: f"      - {{id: t{n}, name: T{n}}}\n"),
    ),
    "ways with long conditions": text(
        ONE,
        lambda n: f"      - {{id: t{n}, name: T{n}, next: [{{to: t0, when: {DOG}}}, {{end: success, when: {DOG}}}]}}\n",
    ),
    "a ring of touchpoints": lambda size: {
        "map.yaml": filled(
            size,
            ONE,
            lambda n: f"      - {{id: t{n}, name: T{n}, next: [t{n + 1}, t{n + 2}, t{max(0, n - 40)}]}}\n",
            "      - {id: last, name: Last}\n",
        ).encode()
    },
}
