"""The font files that we write, held against what fontTools makes of the same: tables, names, widths and outlines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from scenes import BODY, INK, scene

from cjmap.render.pdf import pdf
from cjmap.scene import Font, Text
from cjmap.text.composed import Cluster, composed
from cjmap.text.fonts import FontInstance, inter, packaged
from cjmap.text.instances import HEAD, TABLE, font_file, instance_file, tables_of

Outline = list[tuple[str, tuple[tuple[float, float], ...]]]

ROUNDED = 1.01
"""How far, in units of the font, a number may be from one that was not rounded, where its parts were: within a unit, and
what places on an axis lose that have 14 bits.
"""

FONTS = [
    Font(size, bold=bold, italic=italic)
    for size in (14, 17.5, 26, 32)
    for bold in (False, True)
    for italic in (False, True)
]
SCRIPTS = ("Arab", "Hebr", "Deva", "Thai", "Jpan")


def cut_of(script: str, bold: bool = False) -> FontInstance:
    face = packaged(script)
    assert face
    return face.cut(Font(12, bold=bold))


CUTS = [*(inter(font) for font in FONTS), *(cut_of(script, bold) for script in SCRIPTS for bold in (False, True))]
COMPOSABLE = [inter(FONTS[0]), inter(FONTS[-1]), cut_of("Arab", True), cut_of("Deva"), cut_of("Thai", True)]


@cache
def original(cut: FontInstance) -> TTFont:
    """The font file of a cut, with all its weights."""
    return TTFont(cut.file, fontNumber=cut.number, lazy=True)


def read(data: bytes) -> TTFont:
    """A font with every table read, as it is written: nothing that fontTools would compute anew."""
    font = TTFont(BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    font.ensureDecompiled()
    return font


def outlines(
    font: TTFont, numbers: Sequence[int], place: dict[str, float] | None = None
) -> list[tuple[float, Outline]]:
    """The width and outline of some glyphs of a font, at a place on its axes."""
    glyphs, order = font.getGlyphSet(location=place), font.getGlyphOrder()
    found = []
    for number in numbers:
        pen = DecomposingRecordingPen(glyphs)
        glyphs[order[number]].draw(pen)
        found.append((glyphs[order[number]].width, pen.value))
    return found


def assert_alike(ours: list[tuple[float, Outline]], theirs: list[tuple[float, Outline]]) -> None:
    """Widths are equal but for rounding, and so is every point of the same lines and curves."""
    for (width, outline), (other_width, other) in zip(ours, theirs, strict=True):
        assert abs(width - other_width) <= ROUNDED
        assert [(kind, len(points)) for kind, points in outline] == [(kind, len(points)) for kind, points in other]
        pairs = [pair for one, two in zip(outline, other, strict=True) for pair in zip(one[1], two[1], strict=True)]
        assert all(abs(a - b) <= ROUNDED for one, two in pairs if one and two for a, b in zip(one, two, strict=True))


numbers = st.frozensets(st.integers(0, 0xFFFF), min_size=1, max_size=40)


def some_of(cut: FontInstance, wanted: frozenset[int]) -> frozenset[int]:
    """Numbers of glyphs that a cut has."""
    return frozenset(number % original(cut)["maxp"].numGlyphs for number in wanted)


@given(st.sampled_from(CUTS), numbers)
def test_glyphs_of_an_instance_are_those_of_the_variable_font(cut: FontInstance, wanted: frozenset[int]) -> None:
    """Whichever glyphs of a weight, slant and size are asked for: each has the width and the outline that the variable font
    has there, under its own number, and stands for the same characters.
    """
    glyphs = some_of(cut, wanted)
    made = read(instance_file(cut, glyphs))
    assert_alike(outlines(made, sorted(glyphs)), outlines(original(cut), sorted(glyphs), cut.variations))
    known = original(cut)
    same = {
        code: known.getGlyphID(name) for code, name in known.getBestCmap().items() if known.getGlyphID(name) in glyphs
    }
    assert {code: made.getGlyphID(name) for code, name in (made.getBestCmap() or {}).items()} == same


@pytest.mark.parametrize("font", [Font(14), Font(20, bold=True), Font(32, bold=True, italic=True)])
def test_an_instance_is_what_the_instancer_makes(font: Font) -> None:
    """A whole cut of Inter has the characters, the numbers of glyphs, the measures and the weight that fontTools' instancer
    gives it; only its names are our own.
    """
    cut = inter(font)
    letters = [*range(0x20, 0x250), *range(0x370, 0x500), 0x2022, 0x2192]
    options = Options(retain_gids=True, notdef_outline=True, layout_features=[], hinting=False, glyph_names=False)
    theirs = TTFont(cut.file)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(theirs)
    instantiateVariableFont(theirs, cut.variations, inplace=True)
    ours = read(instance_file(cut))
    assert not {"fvar", "gvar", "avar", "HVAR", "MVAR", "STAT"} & set(ours.keys())
    assert ours["OS/2"].usWeightClass == theirs["OS/2"].usWeightClass == cut.variations["wght"]
    for table, names in {
        "head": ("unitsPerEm", "macStyle", "flags"),
        "hhea": ("ascent", "descent", "lineGap"),
        "OS/2": ("sTypoAscender", "sTypoDescender", "usWinAscent", "usWinDescent", "sxHeight", "sCapHeight"),
        "post": ("underlinePosition", "underlineThickness", "italicAngle"),
    }.items():
        assert [getattr(ours[table], name) for name in names] == [getattr(theirs[table], name) for name in names]
    their_cmap, our_cmap = theirs.getBestCmap(), ours.getBestCmap()
    glyphs = [theirs.getGlyphID(name) for name in their_cmap.values()]
    assert [ours.getGlyphID(our_cmap[code]) for code in their_cmap] == glyphs
    assert_alike(outlines(ours, glyphs), outlines(theirs, glyphs))


@pytest.mark.parametrize("cut", CUTS)
def test_an_instance_is_named_for_what_it_is(cut: FontInstance) -> None:
    """A reader of names finds family, style, both, and a PostScript name of the signs that one may have, and no other name."""
    names = read(instance_file(cut, frozenset({1})))["name"]
    family, style = names.getDebugName(1), names.getDebugName(2)
    assert family.startswith(cut.family) and style == cut.style
    assert names.getDebugName(4) == f"{family} {style}"
    script = names.getDebugName(6)
    assert script == f"{family}-{style}".replace(" ", "")
    assert len(script) < 64 and not set(script) & set("[](){}<>/% ")
    assert sorted(record.nameID for record in names.names) == [1, 2, 4, 6]


def assert_laid_out(data: bytes) -> None:
    """The directory names each table once, in order; each is where it says, at a multiple of four, and nothing lies between."""
    directory = [TABLE.unpack_from(data, HEAD + at * TABLE.size) for at in range(len(tables_of(data)))]
    assert [name for name, *_ in directory] == sorted({name for name, *_ in directory})
    end = HEAD + len(directory) * TABLE.size
    for _, _, start, length in sorted(directory, key=lambda entry: entry[2]):
        assert start == end and start % 4 == 0
        end = start + length + -length % 4
    assert end == len(data)


@given(st.sampled_from(CUTS), numbers)
def test_a_file_is_laid_out_as_a_font_is(cut: FontInstance, wanted: frozenset[int]) -> None:
    """The tables of a file stand as OpenType wants them, and fontTools, which writes all of them anew, changes no content."""
    data = instance_file(cut, some_of(cut, wanted))
    assert_laid_out(data)
    assert font_file(data[:4], tables_of(data)) == data
    font, again = read(data), BytesIO()
    font.save(again)
    written = tables_of(again.getvalue())
    assert written.keys() == tables_of(data).keys()
    for name in written.keys() - {
        b"head",
        b"CFF ",
        b"glyf",
        b"loca",
        b"hmtx",
        b"hhea",
        b"cmap",
    }:  # has other forms for these
        assert written[name] == tables_of(data)[name], name


@st.composite
def clusters(draw: st.DrawFn) -> tuple[FontInstance, frozenset[int], list[Cluster]]:
    """A cut, some of its glyphs, and clusters of these."""
    cut = draw(st.sampled_from(COMPOSABLE))
    glyphs = some_of(cut, draw(numbers))
    part = st.tuples(st.sampled_from(sorted(glyphs)), st.integers(-3000, 3000), st.integers(-3000, 3000))
    cluster = st.tuples(st.integers(0, 5000), st.lists(part, max_size=8).map(tuple))
    return cut, glyphs, draw(st.lists(cluster, min_size=1, max_size=12))


@given(clusters())
def test_composed_glyphs_are_their_parts(given: tuple[FontInstance, frozenset[int], list[Cluster]]) -> None:
    """A glyph that is made of others has, as fontTools draws it, their outlines where they stand, and the width it is told."""
    cut, glyphs, wanted = given
    data, first = composed(instance_file(cut, glyphs), wanted)
    assert first is not None
    assert_laid_out(data)
    font = read(data)
    parts = dict(zip(sorted(glyphs), outlines(font, sorted(glyphs)), strict=True))
    found = outlines(font, range(first, first + len(wanted)))
    for (width, outline), (advance, cluster) in zip(found, wanted, strict=True):
        expected = [
            (kind, tuple(point and (point[0] + x, point[1] + y) for point in points))
            for number, x, y in cluster
            for kind, points in parts[number][1]
        ]
        assert (width, outline) == (advance, expected)


@given(clusters())
def test_composed_fonts_say_what_is_in_them(given: tuple[FontInstance, frozenset[int], list[Cluster]]) -> None:
    """The sizes that a font tells of its glyphs are those that fontTools counts, or, of points and contours, no fewer."""
    cut, glyphs, wanted = given
    data, _ = composed(instance_file(cut, glyphs), wanted)
    font = read(data)
    maxp, hhea = dict(vars(font["maxp"])), dict(vars(font["hhea"]))
    font["maxp"].recalc(font)
    font["hhea"].recalc(font)
    for name in ("maxCompositePoints", "maxCompositeContours", "maxComponentElements", "maxComponentDepth"):
        assert maxp[name] >= getattr(font["maxp"], name), name
    assert maxp["numGlyphs"] == len(font.getGlyphOrder()) == hhea["numberOfHMetrics"]
    assert maxp["maxPoints"] >= font["maxp"].maxPoints
    assert hhea["advanceWidthMax"] == font["hhea"].advanceWidthMax
    assert hhea["minLeftSideBearing"] <= font["hhea"].minLeftSideBearing
    assert hhea["minRightSideBearing"] <= font["hhea"].minRightSideBearing
    assert hhea["xMaxExtent"] >= font["hhea"].xMaxExtent
    boxes = [glyph for glyph in map(font["glyf"].__getitem__, font.getGlyphOrder()) if glyph.numberOfContours]
    head = font["head"]
    assert all(head.xMin <= one.xMin and head.yMin <= one.yMin for one in boxes)
    assert all(head.xMax >= one.xMax and head.yMax >= one.yMax for one in boxes)
    for name, (_, bearing) in font["hmtx"].metrics.items():
        glyph = font["glyf"][name]
        assert not glyph.numberOfContours or bearing == glyph.xMin, name


@pytest.mark.parametrize("words", ["Hamburg", "مرحبا بالعالم", "क्षत्रिय हिन्दी", "สวัสดี", "שלום"])
def test_fonts_in_a_pdf_are_sound(words: str) -> None:
    """Of each TrueType font in a PDF fontTools finds every table whole, with the checksum that is said of it."""
    given = scene(Text(20, 24, words, BODY, INK, 0), Text(20, 48, words, Font(12, bold=True), INK, 0))
    (page,) = PdfReader(BytesIO(pdf(given))).pages
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        own = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        data = own["/FontDescriptor"].get_object()["/FontFile2"].get_object().get_data()
        assert {"glyf", "head", "hhea", "hmtx", "loca", "maxp"} <= set(_checked(data))


def _checked(data: bytes) -> list[str]:
    """The tables of a font whose checksums are true."""
    font = TTFont(BytesIO(data), checkChecksums=2)
    return [table for table in font.reader.tables if font.reader[table]]
