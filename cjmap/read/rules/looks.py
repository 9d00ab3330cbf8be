"""The looks: colours that can be read, pictures that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cjmap.diagnostics import Span
from cjmap.levels import side
from cjmap.model import THEME_COLOURS, Success
from cjmap.read.rules.journey import File
from cjmap.read.rules.parts import PersonaView
from cjmap.read.rules.view import MappingView
from cjmap.records import dataclass

if TYPE_CHECKING:
    from cjmap.theme import Theme

LEAST_LOOKS = 7
"""So many personas at the least have looks beyond the six colours of a theme: fewer need no second look."""

_TINT_OF: Mapping[str, str] = {Success.POSITIVE: "highlights", Success.NEGATIVE: "pain_points"}
"""The list whose items stand on a tint of a level's colour."""

_TINTED = tuple(_TINT_OF.values())


def contrast(file: File) -> None:
    """A colour of the author's own that cannot be read where it carries text (WCAG 2.2, 1.4.3)."""
    journey = file.journey
    of_personas = [found for persona in journey.personas if (found := persona.text("color"))]
    if not of_personas and not journey.has("theme"):
        return
    from cjmap import theme

    choice = journey.theme_choice
    own = {key: found for key in THEME_COLOURS if (found := journey.theme.text(key))}
    if choice is None or not (own or of_personas):
        return
    look = theme.themed(choice)
    seen = _seen(file)
    for key, found in own.items():
        colour = found.value.lower()
        _say(file, found.span, key, [*_written(look, key, colour, seen), *_behind(look, key, colour, seen)])
    for found in of_personas:
        _say(file, found.span, "color", _on_grounds(found.value.lower(), _names(look, seen)))


Pair = tuple[str, str, str]
"""In words, the colour of a text, and what is behind it."""

Grounds = Mapping[str, str]
"""What is behind a text, in words, and its colour."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is on a map: levels that stand somewhere and those of scores, metrics, lists with a tint, names or feelings of single
    personas at the curve, and feelings without a score, which are in the colour of whose they are.
    """

    levels: frozenset[str]
    felt: frozenset[str]
    measured: bool
    lists: frozenset[str]
    apart: bool
    unscored: bool
    alone: bool


def _seen(file: File) -> _Seen:
    journey = file.journey
    steps = journey.parts
    emotions = [one.value for step in steps for one in step.emotion if one.value is not None]
    felt = {side(score, journey.scales).value for score in emotions}
    levels = felt | {one.value.value for step in steps for one in step.success if one.value}
    apart = any(
        (step.emotion and step.personas) or any(one.persona for one in step.emotion + step.feeling) for step in steps
    )
    everything: list[MappingView] = [journey, *steps]
    measured = any(one.has("metrics") for one in everything)
    levels |= {Success.POSITIVE.value, Success.NEGATIVE.value} if measured else set()
    lists = {key for key in _TINTED if any(one.has(key) for one in everything)}
    unscored = any(step.has("feeling") and not step.has("emotion") for step in steps)
    alone = len(journey.personas) < 2
    return _Seen(frozenset(levels), frozenset(felt), measured, frozenset(lists), apart and not alone, unscored, alone)


def _curve(look: Theme) -> dict[str, str]:
    return {
        "the upper half of the curve": look.tinted(look.positive, look.tint),
        "the lower half of the curve": look.tinted(look.negative, look.tint),
    }


def _names(look: Theme, seen: _Seen) -> dict[str, str]:
    """What is behind texts in the colour of a persona."""
    behind = {"the background": look.background} if seen.apart or seen.unscored else {}
    return behind | _curve(look) if seen.apart else behind


def _on_grounds(colour: str, grounds: Grounds) -> list[Pair]:
    return [(f"text in {colour} on {words} ({ground})", colour, ground) for words, ground in grounds.items()]


def _written(look: Theme, key: str, colour: str, seen: _Seen) -> list[Pair]:
    """Where texts of the map are written in the colour of a level, or in that of the map."""
    grounds: dict[str, str] = {}
    if key == "accent" and seen.unscored and seen.alone:
        grounds["the background"] = look.background
    if key in seen.levels:
        grounds["the background"] = look.background
    if key in seen.felt:
        grounds |= _curve(look)
    if key in seen.levels and key != "neutral" and seen.measured:
        grounds["a card"] = look.card
    return _on_grounds(colour, grounds)


def _behind(look: Theme, key: str, colour: str, seen: _Seen) -> Iterator[Pair]:
    """Where a tint of the colour of a level is behind texts of the map; on the colour itself stands what can be read there."""
    grounds = ((look.tint, "the curve", seen.felt), (look.item_tint, "its items", seen.lists & {_TINT_OF.get(key, "")}))
    for share, words, there in grounds if key in _TINT_OF else ():
        if there:
            ground = look.tinted(colour, share)
            yield f"text in {look.soft} on its tint behind {words} ({ground})", look.soft, ground


def _say(file: File, span: Span, key: str, pairs: list[Pair]) -> None:
    """One warning for a colour, about its worst pair."""
    from cjmap import theme

    if not pairs:
        return
    ratio, words = min((theme.contrast(text_colour, ground), words) for words, text_colour, ground in pairs)
    if ratio < theme.TEXT_CONTRAST:
        shown = f"{int(ratio * 10) / 10:.1f}:1"
        file.findings.warning(
            "low-contrast", span, f'"{key}" is hard to read: {words} has a contrast of {shown}', label=shown,
            help=f"text needs {theme.TEXT_CONTRAST}:1; take a darker or lighter colour",
        )  # fmt: skip


def alike_personas(file: File) -> None:
    """Personas that cannot be told apart: more than there are looks, or one whose colour is that of another."""
    people = file.journey.personas
    if len(people) < LEAST_LOOKS and not any(persona.has("color") for persona in people):
        return
    from cjmap import theme

    choice = file.journey.theme_choice
    if choice:
        _near_colours(file, people[: theme.PERSONA_LOOKS], theme.THEMES[choice.base].personas)
    if len(people) > theme.PERSONA_LOOKS:
        file.findings.warning(
            "alike-personas", people[theme.PERSONA_LOOKS].span,
            f"there are {len(people)} personas, and looks for {theme.PERSONA_LOOKS}: from this one on they look like the first",
            label="looks like the first", help="draw some of them in a map of their own",
        )  # fmt: skip


def _near_colours(file: File, people: Sequence[PersonaView], palette: Sequence[str]) -> None:
    """One warning for each persona whose own colour is that of one before them, or a colour of the theme that another has."""
    from cjmap.theme import alike

    own = [persona.text("color") for persona in people]
    colours = [written.value.lower() if written else palette[at % len(palette)] for at, written in enumerate(own)]
    for index, (persona, written) in enumerate(zip(people, own, strict=True)):
        if not written:
            continue
        others = (at for at, other in enumerate(own) if at < index or (at > index and not other))
        near = next((at for at in others if alike(colours[at], colours[index])), None)
        if near is not None:
            name = people[near].name
            file.findings.warning(
                "alike-personas", written.span, f'"{persona.name}" and "{name}" have colours that are taken for one:'
                f" {colours[index]} and {colours[near]}", label=f"like {name}",
                help="take one that is lighter, darker or of another hue; without a color a persona has the next of the theme",
            )  # fmt: skip


def images(file: File) -> None:
    """A picture that is not there or cannot be used."""
    names = tuple(file.journey.images)
    if not names:
        return
    from cjmap.images import ImageError, load

    for name in names:
        try:
            load(file.folder, name.value)
        except ImageError as error:
            file.findings.error(
                "bad-image", name.span, _lower(str(error)), label="no picture",
                help="name a PNG, JPEG or SVG file beside this one, at most 2 MiB",
            )  # fmt: skip


def _lower(sentence: str) -> str:
    """A sentence as messages begin: without a capital, but for a word in capitals."""
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence
