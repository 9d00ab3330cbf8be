"""A scene → the CSS rules that bring the fonts of its live texts: of each what the texts show of it, as data."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cjmap.records import dataclass, field
from cjmap.render.families import family_list
from cjmap.scene import Group, Node, Scene, Text
from cjmap.text.fonts import INTER, OPTICAL_SIZES, FontInstance
from cjmap.text.shaping import shape
from cjmap.text.shipped import BOLD_WEIGHT, DIGESTS, REGULAR_WEIGHT
from cjmap.text.subset import Share, woff2
from cjmap.text.substitutes import families_of


class _Face(NamedTuple):
    """A font that a rule brings, in all its weights and sizes."""

    family: str
    italic: bool
    file: str
    number: int


@dataclass(slots=True)
class _Shown:
    """What the texts show of a font: one of its cuts, the characters, and at which weights and sizes."""

    cut: FontInstance
    characters: set[str] = field(default_factory=set)
    weights: set[float] = field(default_factory=set)
    optical_sizes: set[float] = field(default_factory=set)

    @property
    def share(self) -> Share:
        """What is to be cut out of its file."""
        sizes = self.optical_sizes or {OPTICAL_SIZES[0]}
        return Share(
            self.cut.file,
            self.cut.number,
            "".join(sorted(self.characters)),
            (min(self.weights), max(self.weights)),
            (min(sizes), max(sizes)),
        )


def font_rules(scene: Scene) -> dict[str, str]:
    """The families that a file brings, each with its rules: of those that came with this program and that the texts name, Inter
    and those of other scripts.

    MissingLibrary where they cannot be packed. A font of the author's own, of the machine, or of emoji is not among them.
    """
    shown: dict[_Face, _Shown] = {}
    for text in _texts(scene.children):
        _look_at(text, scene, shown)
    rules: dict[str, str] = {}
    for face in sorted(shown):
        rules[face.family] = rules.get(face.family, "") + _rule(face, shown[face].share)
    return rules


def _look_at(text: Text, scene: Scene, shown: dict[_Face, _Shown]) -> None:
    named = {INTER, *families_of(text.text, scene.language)}
    for run in shape(text.text, text.font, text.direction or scene.direction).runs:
        cut = run.cut
        if cut.family not in named or cut.file.name not in DIGESTS:
            continue
        face = _Face(cut.family, cut.italic, cut.file.name, cut.number)
        here = shown.setdefault(face, _Shown(cut))
        here.characters.update(run.text)
        here.weights.add(float(BOLD_WEIGHT if cut.bold else REGULAR_WEIGHT))
        if cut.optical_size:
            here.optical_sizes.add(cut.optical_size)


def _texts(nodes: Sequence[Node]) -> Iterator[Text]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _texts(node.children)
        elif isinstance(node, Text) and node.text.strip():
            yield node


def _rule(face: _Face, share: Share) -> str:
    style = "font-style:italic;" if face.italic else ""
    weight = " ".join(f"{one:g}" for one in dict.fromkeys(share.weights))
    data = b64encode(woff2(share)).decode()
    return (
        f"@font-face{{font-family:{family_list([face.family])};{style}font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )
