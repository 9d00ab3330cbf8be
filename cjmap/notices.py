"""A journey and its pictures in a format → what a reader would not expect: missing glyphs, other fonts, parted stages."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from cjmap.diagnostics import Diagnostic, Severity
from cjmap.language import use_language
from cjmap.language.forms import ENGLISH
from cjmap.model import Journey
from cjmap.options import RenderOptions
from cjmap.options.formats import FORMATS
from cjmap.scene import Group, Node, Scene, Text
from cjmap.text.fonts import strange_opened
from cjmap.theme import FAMILIES

NAMED = 3
"""So many characters of a script are named, the others counted."""

EXTRA = "pip install 'cjmap[fonts]'"


def missing_glyphs(scenes: Sequence[Scene]) -> dict[str, str]:
    """What Inter and the packaged fonts lack of some pictures: grapheme clusters, and the family that draws each; empty where
    none does.
    """
    from cjmap.text.missing import missing_glyphs as missing_in_texts

    found: dict[str, str] = {}
    for scene in scenes:
        with use_language(scene.language):
            found |= missing_in_texts(_texts(scene.children))
    return found


def missing_glyph_diagnostics(clusters: Collection[str], path: str, source: str) -> Iterator[Diagnostic]:
    """A warning for each script of which no font here has some characters: they are drawn as frames with their numbers.

    `clusters` are those beyond the packaged fonts; `source` is the text of the journey file, which is called `path`.
    """
    from cjmap.read.where import first_position
    from cjmap.text.missing import without_font

    for kind, characters in _by_kind(without_font(clusters)).items():
        span, count = first_position(source, characters)
        more = f", and in {count - 1} more place{'s' if count > 2 else ''}" if count > 1 else ""
        yield Diagnostic(
            "no-font",
            f"no font here has {_named(characters)}; PDF, PNG and outlines show {_numbers(len(characters))}",
            path,
            span,
            Severity.WARNING,
            label=f"here{more}" if span else "",
            help=_remedy(kind, characters[0]),
        )


def on_fonts(families: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each font of this machine that draws something, since another machine may draw it otherwise."""
    from cjmap.text.missing import is_in_extra, script_name

    drawn: dict[str, list[str]] = {}
    for cluster, family in families.items():
        if family:
            drawn.setdefault(family, []).append(cluster)
    for family in sorted(drawn):
        scripts = sorted({script_name(cluster[0]) for cluster in drawn[family]} - {""})
        what = f"what is written in {ENGLISH.listed(scripts)}" if scripts else _shown(drawn[family])
        same = f"; {EXTRA} makes it the same on all" if all(is_in_extra(one[0]) for one in drawn[family]) else ""
        yield f"{what} is drawn in {family}, a font of this machine; other machines may draw it differently{same}"


def on_strange_fonts(scenes: Sequence[Scene]) -> Iterator[str]:
    """A sentence for each font file that is called like one of ours and is another: with it, nothing is sure to look alike."""
    if not strange_opened():
        return
    from cjmap.text.itemize import strange_files  # late: only what Inter lacks is taken apart

    found: dict[str, str] = {}
    for scene in scenes:
        with use_language(scene.language):
            found |= strange_files(set(_texts(scene.children)))
    for name in sorted(found):
        digest = f"SHA-256 {found[name][:12]}…"
        yield (
            f"the font {name} is not the one that this cjmap is made with, but {digest};"
            " other machines may draw the map differently"
        )


def _by_kind(characters: Iterable[str]) -> dict[str, list[str]]:
    """Characters by what would draw them: the name of a script, or of a font for signs; empty for what no font is for."""
    from cjmap.text.missing import font_for, script_name

    found: dict[str, list[str]] = {}
    for character in characters:
        found.setdefault(script_name(character) or font_for(character), []).append(character)
    return found


def _remedy(kind: str, character: str) -> str:
    """What helps: to install a font; for a character that no font is for, other words."""
    from cjmap.text.missing import font_for, is_in_extra

    if is_in_extra(character):
        return f"{EXTRA} brings the fonts for Chinese, Japanese and Korean"
    font = font_for(character)
    if font:
        what = "a font that has it" if font == kind else f"a font for {kind}"
        return f"install {what}, such as {font}, which is free, and draw the map again"
    if unicodedata.category(character) == "Co":
        return (
            "it is for private use: other machines show something else there, or nothing; write in words what it means"
        )
    return "Unicode knows no such character; it may have come along when text was pasted: type what belongs there"


def _named(characters: Sequence[str]) -> str:
    ordered = sorted(characters, key=lambda character: (not character.isalpha(), character))
    some = [_name(character) for character in ordered[:NAMED]]
    return ENGLISH.listed([*some, *([f"{len(characters) - NAMED} more"] if characters[NAMED:] else [])])


def _name(character: str) -> str:
    """`"ཀ" (Tibetan letter ka, U+0F40)`; the number alone where a terminal cannot show more. A mark stands at a circle."""
    number = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").capitalize()
    shown = f"◌{character}" if unicodedata.category(character).startswith("M") else character
    return f'"{shown}" ({name}, {number})' if name else number


def _numbers(count: int) -> str:
    return "its number in a frame" if count == 1 else "their numbers in frames"


def _shown(clusters: Collection[str]) -> str:
    some = [f'"{cluster}"' for cluster in sorted(clusters)]
    return ENGLISH.listed([*some[:NAMED], *([f"{len(some) - NAMED} more"] if some[NAMED:] else [])])


def _texts(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _texts(node.children)
        elif isinstance(node, Text):
            yield node.text


def notices(
    journey: Journey,
    scenes: Sequence[Scene],
    options: RenderOptions,
    families: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """What layout has to say of the pictures, then what the format and the medium make of them.

    `families` is what `missing_glyphs` says of the pictures where they have glyphs drawn in them; None where the letters
    are left to the fonts of a reader.
    """
    yield from dict.fromkeys(words for scene in scenes for words in scene.notices)
    yield from on_strange_fonts(scenes)
    if families is not None:
        yield from _on_font(scenes[0])
        yield from on_fonts(families)
    if shrunk := FORMATS[options.format].shrunk:
        yield from _on_shrinking(options.format, shrunk(scenes[0]))
    if not (options.medium.alone or options.medium.tile):
        yield from _on_stages(journey, scenes)


def _on_font(scene: Scene) -> Iterator[str]:
    font = scene.families[0]
    if font.casefold() != FAMILIES[0].casefold():
        yield f'the font "{font}" is for SVG with text; PDF, PNG and outlines are drawn in {FAMILIES[0]}'


def _on_shrinking(format: str, share: float) -> Iterator[str]:
    if share < 1:
        yield f"the map is larger than a page of a {format.upper()} can be, and is drawn at {share:.1%} of its size"


def _stages_on(scene: Scene) -> set[str]:
    """The ids of the stages of which something is on a page."""
    groups = (node for node in scene.children if isinstance(node, Group))
    return {node.data["stage"] for node in groups if "stage" in node.data}


def _on_stages(journey: Journey, scenes: Sequence[Scene]) -> Iterator[str]:
    """Stages that no page has room for."""
    pages = Counter(stage for scene in scenes for stage in _stages_on(scene))
    for stage in journey.stages:
        count = pages[stage.id]
        if count > 1:
            yield f"the stage {stage.name!r} has no room on one page, and goes on over {count}"
