"""Fonts of a few characters, made for a test, and the settings of fontconfig that name their folders and no others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

SANS, SERIF = 11, 2
"""Serif styles of the PANOSE classification."""


def square(side: int) -> Glyph:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, side), (side, side), (side, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def tiny(
    letters: str,
    family: str = "Tiny Sans",
    style: str = "Regular",
    weight: int = 400,
    serifs: int = 0,
    side: int = 600,
    empty: str = "",
) -> TTFont:
    """A font with a square of that side for each letter, and nothing at all for those that are `empty`.

    `serifs` is the serif style of the PANOSE classification, where the font says it.
    """
    names = {letter: f"g{ord(letter):04X}" for letter in letters + empty}
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(letter): name for letter, name in names.items()})
    shapes = {name: TTGlyphPen(None).glyph() for name in order}
    builder.setupGlyf(shapes | {names[letter]: square(side) for letter in letters})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (side + 100, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": f"{family}-{style}".replace(" ", "")})
    builder.setupOS2(usWeightClass=weight, fsSelection=1 if style == "Italic" else 64)
    builder.font["OS/2"].panose.bFamilyType = 2 if serifs else 0
    builder.font["OS/2"].panose.bSerifStyle = serifs
    builder.setupPost()
    return builder.font


def varied(font: TTFont, lightest: int, heaviest: int) -> TTFont:
    """The font as a variable one of all weights between these two; all of them look the same."""
    builder = FontBuilder(font=font)
    builder.setupFvar([("wght", lightest, 400, heaviest, "Weight")], [])
    return builder.font


def saved(folder: Path, fonts: Mapping[str, TTFont]) -> Path:
    """The folder with those fonts in it, by the names of their files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, font in fonts.items():
        font.save(folder / name)
    return folder


def collected(file: Path, fonts: Iterable[TTFont]) -> None:
    """Several fonts in one file."""
    collection = TTCollection()
    collection.fonts = list(fonts)
    collection.save(file)


def settings(file: Path, *folders: Path, more: str = "") -> Path:
    """Settings of fontconfig that name these folders."""
    named = "".join(f"<dir>{folder}</dir>" for folder in folders)
    file.write_text(f'<?xml version="1.0"?>\n<fontconfig>{named}{more}</fontconfig>\n', encoding="utf-8")
    return file


def surroundings(folder: Path, *folders: Path) -> dict[str, str]:
    """Environment variables for a process that knows the fonts in these folders alone, and remembers them in `folder`."""
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    where = settings(folder / "fonts.conf", *folders)
    cache = {name: str(home) for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_CACHE_HOME")}
    return {"FONTCONFIG_FILE": str(where), **cache}
