"""Files with as many mistakes, comments and oddities of writing as there is room for."""

from __future__ import annotations

from collections.abc import Mapping

from growing.parts import HEAD, ITEMS, ONE, Shape, both, filled, text


def aliases(size: int) -> str:
    """A few items that are named again and again, as often as the limit of nodes allows."""
    items = "".join(f"      - Item {i}\n" for i in range(90))
    return filled(
        min(size, 20_000),
        HEAD + f"stages:\n  - name: S\n    pain_points: &items\n{items}    touchpoints:\n",
        lambda n: f"      - {{name: T{n}, pain_points: *items}}\n",
    )


SHAPES: Mapping[str, Shape] = {
    "faults: unknown keys": text(ONE, lambda n: f"      - {{name: T{n}, emotoin: {n % 5 - 2}}}\n"),
    "faults: keys near to personas": both(
        (HEAD + "personas:\n", lambda n: f"  - Persona {n}\n"),
        ("stages:\n  - name: S\n    touchpoints:\n", lambda n: f"      - {{name: T{n}, persona: persna-{n}}}\n"),
    ),
    "faults: scores of unknown personas": both(
        (HEAD + "personas:\n", lambda n: f"  - Persona {n}\n"),
        ("stages:\n  - name: S\n    touchpoints:\n", lambda n: f"      - {{name: T{n}, emotion: {{persna-{n}: 1}}}}\n"),
    ),
    "faults: ways to near touchpoints": text(
        ONE, lambda n: f"      - {{name: Touchpoint {n}, next: [Touchpiont {n}]}}\n"
    ),
    "faults: ways that add up to more": text(
        ONE, lambda n: f"      - {{id: t{n}, name: T{n}, next: [{{to: t0, share: 80%}}, {{to: t1, share: 80%}}]}}\n"
    ),
    "faults: duplicate ids": text(ONE, lambda n: "      - {id: same, name: Same}\n"),
    "faults: numbers off the scale": text(
        ONE, lambda n: f"      - {{name: T, emotion: {n + 9}, importance: {n + 9}}}\n"
    ),
    "faults: similar lanes": text(ITEMS + "lanes:\n", lambda n: f"      Back{'abcdefgh'[n % 8]}stage{n}: x\n"),
    "faults: colons in texts": text(ITEMS + "pain_points:\n", lambda n: f"      - text: Problem {n}: it is\n"),
    "faults: unclosed quotes": text(ITEMS + "pain_points:\n", lambda n: f"      - 'Problem {n}\n"),
    "faults: tabs": text(ITEMS + "pain_points:\n", lambda n: f"\t  - Problem {n}\n"),
    "faults: odd indentation": text(ITEMS + "pain_points:\n", lambda n: f"{' ' * (5 + n * 7 % 5)}- Problem {n}\n"),
    "faults: cut texts": text(ITEMS + "pain_points:\n", lambda n: f"      - Problem #{n}\n      - In #{n} it was\n"),
    "faults: torn texts": text(ITEMS + "pain_points: [", lambda n: f"2,{n + 400}, 'a, "),
    "faults: equal keys": text(HEAD + "stages: [S]\nmetrics:\n", lambda n: "  Same: 1\n"),
    "faults: unknown keys of the file": text(HEAD + "stages: [S]\n", lambda n: f"stage{n}: x\n"),
    "faults: unused lanes": text(
        HEAD + "stages: [{name: S, lanes: {Back 1: x}}]\nlanes:\n", lambda n: f"  - Bakc {n}\n"
    ),
    "faults: a word for a number": text(ONE, lambda n: f"      - {{name: T{n}, emotion: joyful {n}}}\n"),
    "faults: keys without a space": text(ONE, lambda n: f"      - name:T{n}\n"),
    "names that give one id": text(ONE, lambda n: "      - Same\n"),
    "names without a letter": text(ONE, lambda n: "      - '!?'\n"),
    "comments": text(HEAD + "stages: [S]\n", lambda n: f"# comment {n}\n"),
    "comments between items": text(ITEMS + "pain_points:\n", lambda n: f"      # comment {n}\n      - P{n} # it is\n"),
    "blank lines": text(ITEMS + "pain_points:\n", lambda n: f"      - P{n}\n\n\n"),
    "aliases": lambda size: {"map.yaml": aliases(size).encode()},
    "brackets in brackets": text("title: ", lambda n: "[", ""),
    "tags": text(ITEMS + "pain_points:\n", lambda n: f"      - !t{n} P\n"),
}
