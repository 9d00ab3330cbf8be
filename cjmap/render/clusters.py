"""A line of glyphs → its clusters from left to right, each with the characters that a reader of a PDF is to find in it.

Readers take the characters of a line by their positions and turn those of scripts from right to left around themselves. So that
is what they get: characters in the order in which they stand, as browsers and word processors write them. Few readers know all of
the Unicode Bidirectional Algorithm: to poppler, the space beside a number or a Latin word belongs to it, and is shown on its
other side, and a bracket beside a letter does not, unless a mark that is not seen stands between them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from cjmap.records import dataclass
from cjmap.text.composed import Cluster
from cjmap.text.fonts import drawn
from cjmap.text.scripts import IGNORABLE
from cjmap.text.shaping import GlyphRun, ShapedLine

TO_THE_LEFT, TO_THE_RIGHT = "\u200f", "\u200e"
"""Marks that count as a letter from right to left, and from left to right."""

LIKE_A_NUMBER = frozenset({"ES", "ET", "CS"})
"""Bidirectional classes (UAX #9) of what stands in and beside numbers: `+`, `%`, `:`."""

RIGHT_TO_LEFT = frozenset({"R", "AL"})
"""Those of letters from right to left."""

Glyphs = tuple[tuple[int, float, float], ...]
"""Glyphs with their positions in px of the line."""


@dataclass(frozen=True, slots=True)
class TextCluster:
    """A cluster of a run: its characters, its glyphs, and how far from the start of the line it stands on the baseline, in px:
    what is higher or lower, or apart from the one before, is another word to poppler.

    `cluster` is the same, at any size: the advance, and the positions of the glyphs from that of the cluster, in units of the
    font.
    """

    characters: str
    glyphs: Glyphs
    x: float
    cluster: Cluster


ClusteredLine = tuple[tuple[GlyphRun, tuple[TextCluster, ...]], ...]
"""The runs of a line in the fonts in which they are read, and the clusters of each."""


def is_plain(line: ShapedLine) -> bool:
    """Whether a line is one run of Inter from left to right, as nearly all lines in European letters are."""
    return len(line.runs) == 1 and _is_clear(line.runs[0])


def is_inter(run: GlyphRun) -> bool:
    """Whether a run is drawn with Inter; no other font knows optical sizes."""
    return bool(run.cut.optical_size)


def is_clear(run: GlyphRun, page: str) -> bool:
    """Whether the characters of a run of a line of several are found by its glyphs alone: Inter's, from left to right."""
    return page == "ltr" and _is_clear(run)


def _is_clear(run: GlyphRun) -> bool:
    if run.backward or run.marks or not is_inter(run):
        return False
    # What is not seen is drawn with the glyph of the space, which is wider than it.
    return run.text.isascii() or not re.search(IGNORABLE, run.text)


def clustered(line: ShapedLine, size: float, page: str) -> ClusteredLine:
    """A line that is set at a size in px, as it is read on a page whose texts run mostly in one direction.

    cairo leaves out what shows nothing, so that words would be read as one. So spaces, which are set in Inter, and the spaces
    in the place of what no font has, are taken from the font of the run beside them, and drawn together with that.
    """
    runs = [_beside(line.runs, index) if _is_space(run) else run for index, run in enumerate(line.runs)]
    return tuple((run, tuple(_text_clusters(runs, index, size, page))) for index, run in enumerate(runs))


def followed(line: ClusteredLine, space: GlyphRun, size: float, page: str) -> ClusteredLine:
    """The same with a further space at an end of it, on the left if that is from right to left: then the run that was the
    first may need another mark.
    """
    index, runs = (0 if space.backward else len(line)), [run for run, _ in line]
    runs.insert(index, space)
    runs[index] = _beside(runs, index)
    anew = tuple(
        (runs[number], tuple(_text_clusters(runs, number, size, page))) for number in range(index, len(runs))[:2]
    )
    return (*line[:index], *anew, *line[index + 1 :])


def _beside(runs: Sequence[GlyphRun], index: int) -> GlyphRun:
    """A space in the font of the run beside it, best of one in the same direction."""
    run = runs[index]
    sides = [one for one in (_first(reversed(runs[:index])), _first(runs[index + 1 :])) if one]
    beside = next((one for one in sides if one.backward == run.backward), sides[0] if sides else run)
    number = drawn(beside.cut).get_nominal_glyph(ord(" "))
    if number is None:
        return run
    return run._replace(cut=beside.cut, glyphs=tuple((number, x, y) for _, x, y in run.glyphs))


def _first(runs: Iterable[GlyphRun]) -> GlyphRun | None:
    """The first run that is no space."""
    return next((run for run in runs if not _is_space(run)), None)


def _is_space(run: GlyphRun) -> bool:
    return bool(run.marks) or run.text.isspace()


def _text_clusters(runs: Sequence[GlyphRun], index: int, size: float, page: str) -> Iterator[TextCluster]:
    """The clusters of a run of a line."""
    run = runs[index]
    before, after = _first(reversed(runs[:index])), _first(runs[index + 1 :])
    parts = list(_parts(run))
    if page == "rtl" and index and runs[index - 1].backward and not run.backward:
        yield _mark(TO_THE_LEFT, run)
    if page == "ltr" and run.backward and not (before and before.backward) and not _has(parts[0][0], RIGHT_TO_LEFT):
        yield _mark(TO_THE_LEFT, run)
    for number, (characters, glyphs, box) in enumerate(parts):
        if page == "rtl" and run.backward and (index or number) and _has(characters, LIKE_A_NUMBER):
            yield _mark(TO_THE_LEFT, run, glyphs)
        yield _at(run, characters, glyphs, box, size)
    if page == "ltr" and run.backward and not _is_space(run) and after and not after.backward:
        yield _mark(TO_THE_RIGHT, runs[index + 1])


def _mark(mark: str, run: GlyphRun, glyphs: Glyphs = ()) -> TextCluster:
    """A mark in front of some glyphs of a run, or of all of it."""
    return TextCluster(mark, (), (glyphs or run.glyphs)[0][1], (0, ()))


def _has(characters: str, classes: frozenset[str]) -> bool:
    return any(unicodedata.bidirectional(character) in classes for character in characters)


def _parts(run: GlyphRun) -> Iterator[tuple[str, Glyphs, tuple[float, float]]]:
    """The characters and glyphs of each cluster, from left to right, with its left end and its advance in px of the line."""
    data, start, parts = run.text.encode(), 0, []
    boxes = run.boxes or ((run.glyphs[0][1], run.width),) * len(run.clusters)
    for (length, count), box in zip(run.clusters, boxes, strict=True):
        parts.append((data[start : start + length].decode(), count, box))
        start += length
    at = 0
    for characters, count, box in reversed(parts) if run.backward else parts:
        # Readers turn the characters of one glyph around with the others.
        yield characters[::-1] if run.backward else characters, run.glyphs[at : at + count], box
        at += count


def _at(run: GlyphRun, characters: str, glyphs: Glyphs, box: tuple[float, float], size: float) -> TextCluster:
    """A cluster of a run that is set at a size in px; `box` is its left end and its advance."""
    left, advance = box
    scale = drawn(run.cut).face.upem / size
    parts = tuple((number, round((x - left) * scale), round(-y * scale)) for number, x, y in glyphs)
    return TextCluster(characters, glyphs, left, (round(advance * scale), parts))
