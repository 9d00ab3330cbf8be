"""Maps that are large in one way: touchpoints, stages, items, notes."""

from __future__ import annotations

from collections.abc import Mapping

from growing.parts import DOG, HEAD, ITEMS, ONE, Shape, stages_of, step, text

SHAPES: Mapping[str, Shape] = {
    "touchpoints with everything": text(HEAD + "stages:\n", stages_of(9, step)),
    "touchpoints of one stage with everything": text(ONE, step),
    "touchpoints of one stage, names alone": text(ONE, lambda n: f"      - Touchpoint {n} of many\n"),
    "touchpoints in 100 stages, names alone": text(
        HEAD + "stages:\n", stages_of(50, lambda n: f"      - T{n} of many\n")
    ),
    "200 stages with descriptions": text(
        HEAD + "stages:\n", lambda n: f"  - {{name: S{n}, description: {DOG * 9} {n}}}\n"
    ),
    "moments of truth": text(ONE, lambda n: f"      - {{name: T{n}, moment_of_truth: true, emotion: 2}}\n"),
    "a phase of its own for each stage": text(
        HEAD + "stages:\n", lambda n: f"  - {{name: S{n}, phase: {DOG * 9} {n}}}\n"
    ),
    "pain points of one stage": text(ITEMS + "pain_points:\n", lambda n: f"      - {DOG} {n}\n"),
    "pain points of one touchpoint": text(
        ONE + "      - name: T\n        pain_points:\n", lambda n: f"          - {DOG} {n}\n"
    ),
    "short pain points of one stage": text(ITEMS + "pain_points:\n", lambda n: f"      - P{n}\n"),
    "pain points of the journey": text(HEAD + "stages: [S]\npain_points:\n", lambda n: f"  - {DOG} {n}\n"),
    "pain points with everything": text(
        ITEMS + "pain_points:\n",
        lambda n: f"      - {{text: {DOG} {n}, severity: high, owner: O{n}, status: open, source: S{n}, note: N{n}}}\n",
    ),
    "quotes of one touchpoint": text(ONE + "      - name: T\n        quotes:\n", lambda n: f"          - Q{n} it is\n"),
    "links": text(ITEMS + "opportunities:\n", lambda n: f"      - {{text: O{n}, link: 'https://example.org/{n}'}}\n"),
    "notes of touchpoints": text(ONE, lambda n: f"      - {{name: T{n}, note: Note {n} on this}}\n"),
    "notes of the journey": text(HEAD + "stages: [S]\nnotes:\n", lambda n: f"  - {DOG} {n}\n"),
    "an item spread over 100 stages": text(
        HEAD + "stages:\n", stages_of(20, lambda n: f"      - {{name: T{n}, thoughts: [A {n}, B {n}], goals: G {n}}}\n")
    ),
    "channels of one touchpoint": text(
        ONE + "      - name: T\n        channel:\n", lambda n: f"          - Channel {n}\n"
    ),
    "a channel of its own for each touchpoint": text(ONE, lambda n: f"      - {{name: T{n}, channel: Channel {n}}}\n"),
}
