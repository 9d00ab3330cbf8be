"""A size in bytes → the files of one shape of input: `map.yaml`, and the picture that it names where it has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count

Files = Mapping[str, bytes]
Shape = Callable[[int], Files]

HEAD = "title: A shape\n"
LOGO = "title: A shape\ntheme: {logo: logo.svg}\nstages: [{name: Buy, touchpoints: [Pays]}]\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">'
DOG = "The quick brown fox jumps over the lazy dog, number"


def filled(size: int, head: str, part: Callable[[int], str], tail: str = "") -> str:
    """`head`, as many parts as there is room for, `tail`."""
    pieces, room = [head], size - len(head) - len(tail.encode())
    for number in count():
        piece = part(number)
        room -= len(piece.encode())
        if room < 0:
            break
        pieces.append(piece)
    return "".join([*pieces, tail])


def text(head: str, part: Callable[[int], str], tail: str = "") -> Shape:
    """A map that grows in one place."""
    return lambda size: {"map.yaml": filled(size, head, part, tail).encode()}


def both(first: tuple[str, Callable[[int], str]], second: tuple[str, Callable[[int], str]], tail: str = "") -> Shape:
    """A map in which two things grow, each up to half of the size."""
    return lambda size: {"map.yaml": (filled(size // 2, *first) + filled(size // 2, *second) + tail).encode()}


def picture(head: str, part: Callable[[int], str], tail: str = "</svg>") -> Shape:
    """A map with a picture that grows in one place."""
    return lambda size: {"map.yaml": LOGO.encode(), "logo.svg": filled(size, SVG + head, part, tail).encode()}


def pictured(
    first: Callable[[int], str], second: Callable[[int], str], between: str = "", head: str = "", tail: str = "</svg>"
) -> Shape:
    """A map with a picture in which two things grow."""

    def files(size: int) -> Files:
        drawn = filled(size // 2, SVG + head, first, between) + filled(size // 2, "", second, tail)
        return {"map.yaml": LOGO.encode(), "logo.svg": drawn.encode()}

    return files


def squares(size: int, make: Callable[[int], str]) -> str:
    """What `make` makes of the largest number for which there is room."""
    number = 1
    while len(make(number * 2).encode()) < size:
        number *= 2
    step = number
    while step := step // 2:
        if len(make(number + step).encode()) < size:
            number += step
    return make(number)


def square(make: Callable[[int], str]) -> Shape:
    """A map of so many by so many things."""
    return lambda size: {"map.yaml": squares(size, make).encode()}


def step(number: int) -> str:
    return (
        f"      - {{name: Step {number} of the way, channel: Web, importance: 3, emotion: {number * 7 % 5 - 2},"
        f" feeling: Mood {number}, pain_points: Problem {number} that somebody met,"
        f" quotes: What they said about it in {number}}}\n"
    )


def stages_of(parts: int, part: Callable[[int], str]) -> Callable[[int], str]:
    """A new stage every so many parts."""
    return lambda n: (f"  - name: Stage {n // parts}\n    touchpoints:\n" if n % parts == 0 else "") + part(n)


ONE = HEAD + "stages:\n  - name: S\n    touchpoints:\n"
ITEMS = HEAD + "stages:\n  - name: S\n    "
TITLES = "title: A shape\n"


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


def aliases(size: int) -> str:
    """A few items that are named again and again, as often as the limit of nodes allows."""
    items = "".join(f"      - Item {i}\n" for i in range(90))
    return filled(
        min(size, 20_000),
        HEAD + f"stages:\n  - name: S\n    pain_points: &items\n{items}    touchpoints:\n",
        lambda n: f"      - {{name: T{n}, pain_points: *items}}\n",
    )


def nested_uses(size: int) -> str:
    drawn = "".join(f'<g id="u{i}"><use href="#u{i + 1}"/><use href="#u{i + 1}"/></g>' for i in range(12))
    return filled(size, SVG + drawn + '<rect id="u12" width="9" height="9"/>', lambda n: '<use href="#u0"/>', "</svg>")


def dated(n: int) -> str:
    return f"  - {{name: S{n}, emotion: {n % 5 - 2}}}\n"


NEAR = "personas, stages, title, touchpoint".split(", ")
WORD = "Donaudampfschifffahrtsgesellschaftskapitän"

SHAPES: Mapping[str, Shape] = {
    # how large a map is
    "touchpoints with everything": text(HEAD + "stages:\n", stages_of(9, step)),
    "touchpoints of one stage with everything": text(ONE, step),
    "touchpoints of one stage, names alone": text(ONE, lambda n: f"      - Touchpoint {n} of many\n"),
    "touchpoints in 100 stages, names alone": text(HEAD + "stages:\n", stages_of(50, lambda n: f"      - T{n} of many\n")),
    "200 stages with descriptions": text(HEAD + "stages:\n", lambda n: f"  - {{name: S{n}, description: {DOG * 9} {n}}}\n"),
    "moments of truth": text(ONE, lambda n: f"      - {{name: T{n}, moment_of_truth: true, emotion: 2}}\n"),
    "a phase of its own for each stage": text(HEAD + "stages:\n", lambda n: f"  - {{name: S{n}, phase: {DOG * 9} {n}}}\n"),
    # lists
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
    "channels of one touchpoint": text(ONE + "      - name: T\n        channel:\n", lambda n: f"          - Channel {n}\n"),
    "a channel of its own for each touchpoint": text(ONE, lambda n: f"      - {{name: T{n}, channel: Channel {n}}}\n"),
    # personas and the curve
    "personas, names alone": text(HEAD + "stages: [S]\npersonas:\n", lambda n: f"  - Persona {n}\n"),
    "personas with everything": text(
        HEAD + "stages: [S]\npersonas:\n",
        lambda n: f"  - {{name: Persona {n}, role: Role {n}, quote: {DOG}, bio: {DOG}, goals: [A {n}, B {n}], needs: N{n}}}\n",
    ),
    "200 personas by scored touchpoints": lambda size: {
        "map.yaml": filled(
            size,
            HEAD + "personas:\n" + "".join(f"  - Persona {i}\n" for i in range(200)) + "stages:\n  - name: S\n    touchpoints:\n",
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
            lambda n: f"      - {{name: Touchpoint {n}, emotion: {n % 5 - 2}, feeling: Feels {n} good, quotes: {DOG}}}\n",
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
    "long feelings at the curve": text(ONE, lambda n: f"      - {{name: T{n}, emotion: {n % 5 - 2}, feeling: {DOG} {n}}}\n"),
    "feelings without a score": text(ONE, lambda n: f"      - {{name: T{n}, feeling: Feels like number {n}}}\n"),
    "stage scores": text(HEAD + "stages:\n", lambda n: f"  - {{name: S{n}, emotion: {n % 5 - 2}, feeling: {DOG * 8} {n}}}\n"),
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
            lambda n: f"      - {{name: T{n}, success: {{a: positive, b: negative, c: neutral, d: positive, e: negative}}}}\n",
        ).encode()
    },
    # lanes and metrics
    "own lanes by stages": square(lanes),
    "own lanes of one stage": text(ITEMS + "lanes:\n", lambda n: f"      Lane {n}: x\n"),
    "declared lanes with lines": text(
        HEAD + "stages: [{name: S, lanes: {L0: x}}]\nlanes:\n", lambda n: f"  - {{id: l{n}, title: L {n}, line_above: Line {n}}}\n"
    ),
    "metrics by stages": square(measured),
    "metrics of one stage": text(ITEMS + "metrics:\n", lambda n: f"      Metric {n}: {{value: {n}%, target: 55%}}\n"),
    "metrics of the journey": text(HEAD + "stages: [S]\nmetrics:\n", lambda n: f"  Metric {n}: {n}\n"),
    "metrics of touchpoints with counts": text(
        ONE, lambda n: f"      - {{name: T{n}, metrics: {{nps: {{promoters: {n}, passives: 60, detractors: 56}}}}}}\n"
    ),
    "owners and durations": text(ONE, lambda n: f"      - {{name: T{n}, owner: Owner {n}, duration: {n} min}}\n"),
    # order
    "branches back and forth": lambda size: {"map.yaml": branches(size).encode()},
    "two ways from each touchpoint": text(
        ONE, lambda n: f"      - {{id: t{n}, name: T{n}, next: [{{to: t{n // 2}, share: 40%}}, {{end: success, share: 60%}}]}}\n"
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
        ONE, lambda n: f"      - {{id: t{n}, name: T{n}, next: [{{to: t0, when: {DOG}}}, {{end: success, when: {DOG}}}]}}\n"
    ),
    "a ring of touchpoints": lambda size: {
        "map.yaml": filled(size, ONE, lambda n: f"      - {{id: t{n}, name: T{n}, next: [t{n + 1}, t{n + 2}, t{max(0, n - 40)}]}}\n",
        "      - {id: last, name: Last}\n").encode()
    },
    # words
    "a text without blanks": text(ITEMS + "description: ", lambda n: WORD),
    "a title without blanks": text("stages: [S]\ntitle: ", lambda n: WORD),
    "a text of many lines": text(ITEMS + "description: |\n", lambda n: f"        Line {n}\n"),
    "a text of one line": text(ITEMS + "description: ", lambda n: f"{DOG} {n} "),
    "pain points without blanks": text(ITEMS + "pain_points:\n", lambda n: f"      - {WORD}{n}{WORD}{WORD}\n"),
    "a name without blanks": text(HEAD + "stages:\n  - name: ", lambda n: WORD),
    "a touchpoint's name without blanks": text(ONE + "      - ", lambda n: WORD),
    "a persona's name without blanks": text(HEAD + "stages: [S]\npersonas: [{name: ", lambda n: WORD, "}]\n"),
    "a feeling without blanks": text(ONE + "      - name: T\n        emotion: 1\n        feeling: ", lambda n: WORD),
    "a lane's title without blanks": text(HEAD + "stages: [{name: S, pain_points: x}]\nlanes: [{id: pain_points, title: ", lambda n: WORD, "}]\n"),
    "Thai": text("title: T\nlanguage: th\nstages:\n  - name: S\n    pain_points:\n", lambda n: f"      - ลูกค้าไม่เข้าใจว่าต้องทำอย่างไรต่อไปหลังจากชำระเงินแล้ว {n}\n"),
    "Thai in one text": text("title: T\nlanguage: th\nstages:\n  - name: S\n    description: ", lambda n: "ลูกค้าไม่เข้าใจว่าต้องทำอย่างไรต่อไป"),
    "Arabic": text("title: T\nlanguage: ar\nstages:\n  - name: S\n    touchpoints:\n", lambda n: f"      - {{name: العميل يدفع {n}, emotion: {n % 5 - 2}, quotes: لا أفهم ما يجب فعله بعد الدفع}}\n"),
    "Arabic in one text": text("title: T\nlanguage: ar\nstages:\n  - name: S\n    description: ", lambda n: "لا أفهم ما يجب فعله بعد الدفع "),
    "Japanese": text("title: T\nlanguage: ja\nstages:\n  - name: S\n    pain_points:\n", lambda n: f"      - お客様は支払い後に何をすればよいか分からない{n}\n"),
    "Japanese in one text": text("title: T\nlanguage: ja\nstages:\n  - name: S\n    description: ", lambda n: "お客様は支払い後に何をすればよいか分からない"),
    "Hindi": text("title: T\nlanguage: hi\nstages:\n  - name: S\n    touchpoints:\n", lambda n: f"      - {{name: ग्राहक भुगतान {n}, emotion: {n % 5 - 2}, quotes: मुझे समझ नहीं आता कि आगे क्या करना है}}\n"),
    "Emoji": text(ITEMS + "pain_points:\n", lambda n: f"      - 😡 {n} 👩‍👩‍👧 🇩🇪 ☎️ and words\n"),
    "all of Unicode": text(ITEMS + "description: a ", lambda n: chr(0xA1 + n * 7 % 0xD000)),
    "marks upon marks": text(ITEMS + "description: a", lambda n: "\u0301"),
    "directions within directions": text(ITEMS + "description: a", lambda n: "שלום (abc) [12] "),
    # writing
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
    "faults: numbers off the scale": text(ONE, lambda n: f"      - {{name: T, emotion: {n + 9}, importance: {n + 9}}}\n"),
    "faults: similar lanes": text(ITEMS + "lanes:\n", lambda n: f"      Back{'abcdefgh'[n % 8]}stage{n}: x\n"),
    "faults: colons in texts": text(ITEMS + "pain_points:\n", lambda n: f"      - text: Problem {n}: it is\n"),
    "faults: unclosed quotes": text(ITEMS + "pain_points:\n", lambda n: f"      - 'Problem {n}\n"),
    "faults: tabs": text(ITEMS + "pain_points:\n", lambda n: f"\t  - Problem {n}\n"),
    "faults: odd indentation": text(ITEMS + "pain_points:\n", lambda n: f"{' ' * (5 + n * 7 % 5)}- Problem {n}\n"),
    "faults: cut texts": text(ITEMS + "pain_points:\n", lambda n: f"      - Problem #{n}\n      - In #{n} it was\n"),
    "faults: torn texts": text(ITEMS + "pain_points: [", lambda n: f"2,{n + 400}, 'a, "),
    "faults: equal keys": text(HEAD + "stages: [S]\nmetrics:\n", lambda n: "  Same: 1\n"),
    "faults: unknown keys of the file": text(HEAD + "stages: [S]\n", lambda n: f"stage{n}: x\n"),
    "faults: unused lanes": text(HEAD + "stages: [{name: S, lanes: {Back 1: x}}]\nlanes:\n", lambda n: f"  - Bakc {n}\n"),
    "faults: a word for a number": text(ONE, lambda n: f"      - {{name: T{n}, emotion: joyful {n}}}\n"),
    "faults: keys without a space": text(ONE, lambda n: f"      - name:T{n}\n"),
    "names that give one id": text(ONE, lambda n: "      - Same\n"),
    "names without a letter": text(ONE, lambda n: "      - '!?'\n"),
    "remarks": text(HEAD + "stages: [S]\n", lambda n: f"# remark {n}\n"),
    "remarks between items": text(ITEMS + "pain_points:\n", lambda n: f"      # remark {n}\n      - P{n} # it is\n"),
    "blank lines": text(ITEMS + "pain_points:\n", lambda n: f"      - P{n}\n\n\n"),
    "aliases": lambda size: {"map.yaml": aliases(size).encode()},
    "brackets in brackets": text("title: ", lambda n: "[", ""),
    "tags": text(ITEMS + "pain_points:\n", lambda n: f"      - !t{n} P\n"),
    # pictures
    "picture: gradient stops by shapes": pictured(
        lambda n: '<stop offset="0" stop-color="red"/>', lambda n: '<rect width="1" height="1" fill="url(#g)"/>',
        "</linearGradient></defs>", '<defs><linearGradient id="g">',
    ),
    "picture: gradients that refer to gradients": picture(
        "", lambda n: f'<linearGradient id="g{n}" href="#g{n + 1}"/><rect width="1" height="1" fill="url(#g{n})"/>'
    ),
    "picture: stops of radial gradients by letters": pictured(
        lambda n: '<stop offset="0" stop-color="red"/>', lambda n: '<text fill="url(#g)">ab</text>',
        "</radialGradient></defs>", '<defs><radialGradient id="g">',
    ),
    "picture: patterns by shapes": pictured(
        lambda n: '<rect width="1" height="1"/>', lambda n: '<rect width="1" height="1" fill="url(#g)"/>',
        "</pattern></defs>", '<defs><pattern id="g" width="10" height="10" patternUnits="userSpaceOnUse">',
    ),
    "picture: masks by shapes": pictured(
        lambda n: '<rect width="1" height="1"/>', lambda n: '<rect width="1" height="1" mask="url(#g)"/>',
        "</mask></defs>", '<defs><mask id="g">',
    ),
    "picture: clips by shapes": pictured(
        lambda n: '<rect width="1" height="1"/>', lambda n: '<rect width="1" height="1" clip-path="url(#g)"/>',
        "</clipPath></defs>", '<defs><clipPath id="g">',
    ),
    "picture: many masks": picture(
        '<defs><mask id="g"><circle r="9"/></mask></defs>', lambda n: '<rect width="1" height="1" mask="url(#g)"/>'
    ),
    "picture: many opacities": picture("", lambda n: '<g opacity=".5"><rect width="1" height="1"/></g>'),
    "picture: filters by shapes": pictured(
        lambda n: '<feOffset dx="1" dy="1"/>', lambda n: '<rect width="1" height="1" filter="url(#g)"/>',
        "</filter></defs>", '<defs><filter id="g">',
    ),
    "picture: many filters": picture(
        '<defs><filter id="g"><feOffset dx="1"/><feFlood flood-color="red"/></filter></defs>',
        lambda n: '<rect width="1" height="1" filter="url(#g)"/>',
    ),
    "picture: markers by points": pictured(
        lambda n: '<rect width="1" height="1"/>', lambda n: "L9 1L1 9", '</marker><path d="M0 0',
        '<marker id="m" markerWidth="9" markerHeight="9">', '" marker-mid="url(#m)"/></svg>',
    ),
    "picture: uses of one group": pictured(
        lambda n: '<rect width="1" height="1"/>', lambda n: '<use href="#g"/>', "</g>", '<g id="g">'
    ),
    "picture: uses within uses": lambda size: {"map.yaml": LOGO.encode(), "logo.svg": nested_uses(size).encode()},
    "picture: a long outline": picture('<path stroke="red" d="M0 0', lambda n: f"L{n % 97} {n % 89}", '"/></svg>'),
    "picture: a long dashed outline": picture(
        '<path stroke="red" stroke-dasharray=".1" fill="none" d="M0 0', lambda n: f"L{n % 97} {n % 89}", '"/></svg>'
    ),
    "picture: a dashed outline of relative steps": picture(
        '<path stroke="red" stroke-dasharray=".01" fill="none" d="M0 0', lambda n: "h99h-99", '"/></svg>'
    ),
    "picture: a dashed polygon": picture(
        '<polygon stroke="red" stroke-dasharray=".1" fill="none" points="0,0', lambda n: f" {n % 97},{n % 89}", '"/></svg>'
    ),
    "picture: arcs": picture('<path stroke="red" d="M0 0', lambda n: f"A9 {n % 9 + 1} 9 0 0 {n % 97} {n % 89}", '"/></svg>'),
    "picture: dashes from a style sheet": pictured(
        lambda n: f".c{n}{{stroke-dasharray:.01}}", lambda n: '<line class="c1" x2="99" stroke="red"/>', "</style>", "<style>"
    ),
    "picture: rules by shapes": pictured(
        lambda n: f"rect{{fill:#0{n % 90 + 10}}}", lambda n: '<rect width="1" height="1"/>', "</style>", "<style>"
    ),
    "picture: rules for classes by shapes": pictured(
        lambda n: f".c{n}{{fill:red}}", lambda n: f'<rect class="c{n}" width="1" height="1"/>', "</style>", "<style>"
    ),
    "picture: deep rules by shapes": pictured(
        lambda n: f"g .c{n} *{{fill:red}}", lambda n: '<rect width="1" height="1"/>', "</style>", "<style>"
    ),
    "picture: classes of one shape": picture('<rect class="', lambda n: f"c{n} ", '" width="1" height="1"/></svg>'),
    "picture: a rule of many selectors": pictured(
        lambda n: f"{',' if n else ''}rect", lambda n: '<rect width="1" height="1"/>', "{fill:red}</style>", "<style>"
    ),
    "picture: letters": picture("<text>", lambda n: "a letter ", "</text></svg>"),
    "picture: letters with places": pictured(
        lambda n: "1 ", lambda n: "a", '">', '<text x="', "</text></svg>"
    ),
    "picture: texts": picture("", lambda n: f'<text x="{n % 90}" y="9">ab</text>'),
    "picture: shapes": picture("", lambda n: f'<circle cx="{n % 90}" cy="9" r="3" stroke="red"/>'),
    "picture: groups in groups": picture("", lambda n: "<g>", "</svg>"),
    "picture: transformations": picture('<g transform="', lambda n: "rotate(1)", '"><rect width="9" height="9"/></g></svg>'),
    "picture: pictures": picture(
        "", lambda n: '<image width="9" height="9" href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="/>'
    ),
    "picture: entities": picture("", lambda n: "&amp;&#65;"),
}
