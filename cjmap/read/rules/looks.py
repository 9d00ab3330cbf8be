"""The looks: colours that can be read, pictures that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjmap import theme
from cjmap.model import ThemeChoice
from cjmap.read.build import theme as choice
from cjmap.read.nodes import Node
from cjmap.read.rules.file import File
from cjmap.read.values import given, text

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_TEXTS = {"positive": "positive", "neutral": "neutral", "negative": "negative", "accent": "accent"}


def contrast(file: File) -> None:
    """A colour of the author's own that cannot be read where it carries text (WCAG 2.2, 1.4.3)."""
    node = file.whole.get("theme")
    said = choice(node)
    if said.base not in theme.THEMES or not all(_COLOUR.fullmatch(colour) for colour in _colours(said)):
        return
    look = theme.themed(said)
    entries = node.entries if node is not None else {}
    for key in _TEXTS:
        own = given(entries, key)
        if own is not None:
            for name, ground in _grounds(look, getattr(look, key), key):
                _compare(file, own, key, getattr(look, key), name, ground)
            if key == "accent" or look.stage_by_success:
                _compare(file, own, key, getattr(look, key), "the text on it", look.on(getattr(look, key)))
    for persona in file.whole.personas:
        own = persona.get("color")
        if own is not None and _COLOUR.fullmatch(own.words):
            _compare(file, own, "color", own.words, "the background", look.background)


def _colours(said: ThemeChoice) -> Iterator[str]:
    return (colour for colour in (said.accent, said.positive, said.neutral, said.negative) if colour)


def _grounds(look: theme.Theme, colour: str, key: str) -> Iterator[tuple[str, str]]:
    """What is behind a text of a colour, each with its name."""
    yield "the background", look.background
    if key in {"positive", "negative"}:
        yield "its tint behind the curve", look.tinted(colour, look.tint)
        yield "the tint of its items", look.tinted(colour, look.item_tint)


def _compare(file: File, node: Node, key: str, colour: str, name: str, ground: str) -> None:
    ratio = theme.contrast(colour, ground)
    if ratio < theme.TEXT_CONTRAST:
        file.findings.warning(
            "low-contrast", node.span, f'"{key}" {colour} cannot be read well on {name}, {ground}: the contrast is {_down(ratio)}:1',
            label=f"{_down(ratio)}:1", help=f"text needs {theme.TEXT_CONTRAST}:1; take a darker or lighter colour",
        )  # fmt: skip


def _down(ratio: float) -> str:
    """A ratio with one decimal, never rounded up to what it does not reach."""
    return f"{int(ratio * 10) / 10:.1f}"


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
                "bad-image", node.span, str(error), label="no picture",
                help="name a PNG, JPEG or SVG file beside this one, at most 2 MiB",
            )  # fmt: skip
