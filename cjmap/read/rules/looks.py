"""The looks: colours that can be read, pictures that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cjmap.model import THEME_COLOURS, Success
from cjmap.read.build import theme as choice
from cjmap.read.nodes import Node
from cjmap.read.outline import Outline, OutlinePart
from cjmap.read.rules.file import File
from cjmap.read.scores import emotion
from cjmap.read.values import given, text
from cjmap.records import dataclass

if TYPE_CHECKING:
    from cjmap.theme import Theme

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LEAST_LOOKS = 7
"""So many personas at the least have looks beyond the six colours of a theme: fewer need no second look."""

_TINT_OF: Mapping[str, str] = {Success.POSITIVE: "highlights", Success.NEGATIVE: "pain_points"}
"""The list whose items stand on a tint of a level's colour."""

_TINTED = tuple(_TINT_OF.values())


def contrast(file: File) -> None:
    """A colour of the author's own that cannot be read where it carries text (WCAG 2.2, 1.4.3)."""
    node = file.whole.get("theme")
    coloured = [part for part in file.whole.personas if part.get("color")]
    if not coloured and (node is None or node.kind != "mapping"):
        return
    from cjmap import theme

    said = choice(node)
    own = {key: getattr(said, key) for key in THEME_COLOURS}
    if said.base not in theme.THEMES or not all(_COLOUR.fullmatch(colour) for colour in own.values() if colour):
        return
    look = theme.themed(said)
    seen = _seen(file)
    for key, colour in own.items():
        place = given(node.entries, key) if node is not None else None
        if colour and place is not None:
            _say(
                file,
                place,
                key,
                [*_written(look, key, colour.lower(), seen), *_behind(look, key, colour.lower(), seen)],
            )
    for persona in coloured:
        place = persona.get("color")
        if place is not None and _COLOUR.fullmatch(place.words):
            _say(file, place, "color", _on_grounds(place.words.lower(), _names(look, seen)))


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
    whole = file.whole
    felt: set[str] = set()
    said: set[str] = set()
    apart = False
    for step in whole.parts():
        scores = step.get("emotion")
        own = scores is not None and scores.kind == "mapping"
        feeling = step.get("feeling")
        own = own or (feeling is not None and feeling.kind == "mapping")
        apart = apart or own or (scores is not None and step.get("persona") is not None)
        felt |= {_side(file, one) for one in _values(scores)}
        said |= {text(one) for one in _values(step.get("success"))}
    everything: list[Outline | OutlinePart] = [whole, *whole.parts()]
    measured = any(one.get("metrics") for one in everything)
    lists = {key for key in _TINTED if any(one.get(key) for one in everything)}
    levels = felt | said | ({"positive", "negative"} if measured else set())
    unscored = any(one.get("feeling") is not None and one.get("emotion") is None for one in whole.parts())
    alone = len(whole.personas) < 2
    return _Seen(frozenset(levels), frozenset(felt), measured, frozenset(lists), apart and not alone, unscored, alone)


def _values(node: Node | None) -> list[Node]:
    """What stands for everyone, or for each persona."""
    if node is None:
        return []
    return [entry.value for entry in node.entries.values()] if node.kind == "mapping" else [node]


def _side(file: File, node: Node) -> str:
    """The success level of the side on which a score lies; empty where it is none."""
    score = emotion(node, file.whole.scales)
    if score is None:
        return ""
    level = file.whole.scales.level(score)
    return "positive" if level > 0 else "negative" if level < 0 else "neutral"


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
    places = ((look.tint, "the curve", seen.felt), (look.item_tint, "its items", seen.lists & {_TINT_OF.get(key, "")}))
    for share, words, there in places if key in _TINT_OF else ():
        if there:
            ground = look.tinted(colour, share)
            yield f"text in {look.soft} on its tint behind {words} ({ground})", look.soft, ground


def _say(file: File, node: Node, key: str, pairs: list[Pair]) -> None:
    """One warning for a colour, about its worst pair."""
    from cjmap import theme

    if not pairs:
        return
    ratio, words = min((theme.contrast(text_colour, ground), words) for words, text_colour, ground in pairs)
    if ratio < theme.TEXT_CONTRAST:
        shown = f"{int(ratio * 10) / 10:.1f}:1"
        file.findings.warning(
            "low-contrast", node.span, f'"{key}" is hard to read: {words} has a contrast of {shown}', label=shown,
            help=f"text needs {theme.TEXT_CONTRAST}:1; take a darker or lighter colour",
        )  # fmt: skip


def alike_personas(file: File) -> None:
    """Personas that cannot be told apart: more than there are looks, or one whose colour is that of another."""
    people = file.whole.personas
    if len(people) < LEAST_LOOKS and not any(part.get("color") for part in people):
        return
    from cjmap import theme

    said = choice(file.whole.get("theme"))
    if said.base in theme.THEMES:
        _near_colours(file, people[: theme.PERSONA_LOOKS], theme.THEMES[said.base].personas)
    if len(people) > theme.PERSONA_LOOKS:
        file.findings.warning(
            "alike-personas", people[theme.PERSONA_LOOKS].said,
            f"there are {len(people)} personas, and looks for {theme.PERSONA_LOOKS}: from this one on they look like the first",
            label="looks like the first", help="draw some of them in a map of their own",
        )  # fmt: skip


def _colour(part: OutlinePart) -> str:
    """The colour that an author gave a persona, empty where it is none."""
    place = part.get("color")
    return place.words.lower() if place is not None and _COLOUR.fullmatch(place.words) else ""


def _near_colours(file: File, people: Sequence[OutlinePart], palette: Sequence[str]) -> None:
    """One warning for each persona whose own colour is that of one before them, or a colour of the theme that another has."""
    from cjmap.theme import alike

    colours = [_colour(part) or palette[place % len(palette)] for place, part in enumerate(people)]
    for place, part in enumerate(people):
        node = part.get("color")
        if node is None or not _colour(part):
            continue
        others = [at for at, one in enumerate(people) if at < place or (at > place and not _colour(one))]
        near = next((at for at in others if alike(colours[at], colours[place])), None)
        if near is not None:
            name = people[near].name
            file.findings.warning(
                "alike-personas", node.span, f'"{part.name}" and "{name}" have colours that are taken for one:'
                f" {colours[place]} and {colours[near]}", label=f"like {name}",
                help="take one that is lighter, darker or of another hue; without a color a persona has the next of the theme",
            )  # fmt: skip


def images(file: File) -> None:
    """A picture that is not there or cannot be used."""
    nodes = [visit.node for visit in file.at("image") if visit.node.kind == "scalar" and text(visit.node)]
    if not nodes:
        return
    from cjmap.images import ImageError, load

    for node in nodes:
        try:
            load(file.folder, text(node))
        except ImageError as error:
            file.findings.error(
                "bad-image", node.span, _lower(str(error)), label="no picture",
                help="name a PNG, JPEG or SVG file beside this one, at most 2 MiB",
            )  # fmt: skip


def _lower(sentence: str) -> str:
    """A sentence as messages begin: without a capital, but for a word in capitals."""
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence
