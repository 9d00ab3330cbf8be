"""How the shapes of input are made: a size in bytes → files, in which one thing or two are there as often as there is room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count

Files = Mapping[str, bytes]
Shape = Callable[[int], Files]

HEAD = "title: A shape\n"
LOGO = "title: A shape\ntheme: {logo: logo.svg}\nstages: [{name: Buy, touchpoints: [Pays]}]\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">'
DOG = "The quick brown fox jumps over the lazy dog number"


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
