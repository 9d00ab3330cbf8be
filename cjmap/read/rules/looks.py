"""The looks: colours that can be read, pictures that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cjmap.read.build import theme as choice
from cjmap.read.nodes import Node
from cjmap.read.outline import Part
from cjmap.read.rules.file import File
from cjmap.read.values import given, text

if TYPE_CHECKING:
    from cjmap.theme import Theme

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LEAST_LOOKS = 7
"""So many personas at the least have looks beyond the six colours of a theme: fewer need no second look."""

_SUCCESS = ("positive", "neutral", "negative")


def contrast(file: File) -> None:
    """A colour of the author's own that cannot be read where it carries text (WCAG 2.2, 1.4.3)."""
    node = file.whole.get("theme")
    coloured = [part for part in file.whole.personas if part.get("color")]
    if not coloured and (node is None or node.kind != "mapping"):
        return
    from cjmap import theme

    said = choice(node)
    own = {key: getattr(said, key) for key in theme.OWN}
    if said.base not in theme.THEMES or not all(_COLOUR.fullmatch(colour) for colour in own.values() if colour):
        return
    look = theme.themed(said)
    for key, colour in own.items():
        place = given(node.entries, key) if node is not None else None
        if colour and place is not None:
            _say(file, place, key, [*_written(look, key, colour.lower()), *_behind(look, key, colour.lower())])
    for persona in coloured:
        place = persona.get("color")
        if place is not None and _COLOUR.fullmatch(place.words):
            colour = place.words.lower()
            _say(file, place, "color", [*_written(look, "persona", colour), *_behind(look, "persona", colour)])


Pair = tuple[str, str, str]
"""In words, the colour of a text, and what is behind it."""


def _written(look: Theme, key: str, colour: str) -> Iterator[Pair]:
    """Where texts are written in a colour."""
    grounds = {
        "the background": look.background,
        "the upper half of the curve": look.tinted(look.positive, look.tint),
        "the lower half of the curve": look.tinted(look.negative, look.tint),
    }
    if key in _SUCCESS:
        grounds["a card"] = look.card
    for words, ground in grounds.items():
        yield f"text in {colour} on {words} ({ground})", colour, ground


def _behind(look: Theme, key: str, colour: str) -> Iterator[Pair]:
    """Where a colour, or a tint of it, is behind texts."""
    if key not in _SUCCESS or look.stage_by_success:
        yield f"text in {look.on(colour)} on {colour}", look.on(colour), colour
    if key in ("positive", "negative"):
        for share, words in ((look.tint, "the curve"), (look.item_tint, "its items")):
            ground = look.tinted(colour, share)
            yield f"text in {look.soft} on its tint behind {words} ({ground})", look.soft, ground


def _say(file: File, node: Node, key: str, pairs: list[Pair]) -> None:
    """One warning for a colour, about its worst pair."""
    from cjmap import theme

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


def _colour(part: Part) -> str:
    """The colour that an author gave a persona, empty where it is none."""
    place = part.get("color")
    return place.words.lower() if place is not None and _COLOUR.fullmatch(place.words) else ""


def _near_colours(file: File, people: Sequence[Part], palette: Sequence[str]) -> None:
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
