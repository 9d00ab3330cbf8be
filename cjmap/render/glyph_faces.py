"""Scenes → cairo's faces for the fonts beyond Inter that their texts are set in, with just the glyphs that are drawn.

So the bytes of a picture never depend on what was drawn before, and a font of 65,000 glyphs costs what is shown of it. Maps
in European letters have none of this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from cjmap.language import current_tag
from cjmap.records import dataclass, field
from cjmap.render.clusters import ClusteredLine, clustered, is_clear, is_inter, is_plain
from cjmap.render.faces import inter_face, made_face
from cjmap.scene import Font, Group, Node, Scene, Text
from cjmap.text.composed import Cluster, composed, is_composable
from cjmap.text.fonts import FontInstance, drawn
from cjmap.text.instances import DamagedFont, instance_file
from cjmap.text.shaping import GlyphRun, ShapedLine, shape

ReadCluster = tuple[str, Cluster]
"""The characters of a cluster of glyphs, and these."""


@dataclass(frozen=True, slots=True)
class GlyphFace:
    """A face, None where there is none, and the glyph in it for the characters of a cluster, where it has one for them."""

    face: Any
    numbers: Mapping[ReadCluster, int] = field(default_factory=dict)


class GlyphFaces:
    """The faces of some scenes that are drawn together, found when the first of them is asked for.

    Where the text is to be read (`legible`), clusters have glyphs of their own.
    """

    def __init__(self, scenes: Sequence[Scene], legible: bool = False) -> None:
        self.scenes = scenes
        self.legible = legible
        self._clustered: dict[tuple[str, Font, str, str, str], ClusteredLine] = {}

    def of(self, run: GlyphRun, page: str) -> GlyphFace:
        """The face for a run of a line that is not plain, on a page whose texts run mostly in one direction."""
        found = None if self._is_shared(run, page) else self._faces.get(run.cut)
        # A space after a line may be all that Inter has in its direction: it is looked up here alone.
        return found or GlyphFace(inter_face(run.cut))

    def clustered(self, text: Text, line: ShapedLine, page: str) -> ClusteredLine:
        """A line that is not plain as it is read, worked out once: it is asked for its faces and to draw it."""
        key = text.text, text.font, text.direction, page, current_tag()
        return self._clustered.get(key) or self._clustered.setdefault(key, clustered(line, text.font.size, page))

    def _is_shared(self, run: GlyphRun, page: str) -> bool:
        """Whether a run is drawn with the face that all pictures share."""
        return is_clear(run, page) if self.legible else is_inter(run)

    def _read(self, text: Text, line: ShapedLine, page: str) -> ClusteredLine:
        """A line as it is read; where it is not to be read, its runs alone."""
        return self.clustered(text, line, page) if self.legible else tuple((run, ()) for run in line.runs)

    @cached_property
    def _faces(self) -> Mapping[FontInstance, GlyphFace]:
        glyphs: dict[FontInstance, set[int]] = {}
        clusters: dict[FontInstance, dict[ReadCluster, None]] = {}
        for scene in self.scenes:
            for text, line in _lines(scene, scene.children):
                for run, text_clusters in self._read(text, line, scene.direction):
                    if not self._is_shared(run, scene.direction):
                        glyphs.setdefault(run.cut, set()).update(number for number, _, _ in run.glyphs)
                        own = clusters.setdefault(run.cut, {})
                        own.update(dict.fromkeys((one.characters, one.cluster) for one in text_clusters))
        return {cut: _glyph_face(cut, used, clusters[cut]) for cut, used in glyphs.items()}


def _lines(scene: Scene, nodes: Sequence[Node]) -> Iterator[tuple[Text, ShapedLine]]:
    """The lines that are not plain, in painting order."""
    for node in nodes:
        if isinstance(node, Group):
            yield from _lines(scene, node.children)
        elif isinstance(node, Text) and node.text.strip():
            line = shape(node.text, node.font, node.direction or scene.direction)
            if not is_plain(line):
                yield node, line


def _glyph_face(cut: FontInstance, glyphs: set[int], clusters: dict[ReadCluster, None]) -> GlyphFace:
    """The face for a cut; where it is read, it has a space too, as a line may be followed by one."""
    clusters = {key: None for key in clusters if is_composable(key[1])}
    space = drawn(cut).get_nominal_glyph(ord(" "))
    if clusters and space is not None:
        glyphs.add(space)
        clusters[" ", (round(drawn(cut).get_glyph_h_advance(space)), ((space, 0, 0),))] = None
    try:
        file = instance_file(cut, frozenset(glyphs))
    except DamagedFont:
        return GlyphFace(None)
    data, first = composed(file, [cluster for _, cluster in clusters])
    face = made_face(data, cut, sorted(glyphs))
    if first is None:
        return GlyphFace(face)
    return GlyphFace(face, {key: first + number for number, key in enumerate(clusters)})
