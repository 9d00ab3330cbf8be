"""SVGs that bring their fonts: what their texts show of them, in files that others read, the same bytes each time."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from running import GOOD, ROOT

import cjmap
from cjmap.diagnostics import MissingLibrary
from cjmap.scene import Font
from cjmap.text.shaping import shape
from cjmap.text.shipped import inter_file
from cjmap.text.subset import Share, woff2

RULE = re.compile(
    r"@font-face\{font-family:(?P<family>[^;]+);(?P<italic>font-style:italic;)?font-weight:(?P<weight>[\d ]+);"
    r"src:url\(data:font/woff2;base64,(?P<data>[^)]+)\) format\('woff2'\)\}"
)
LATIN = GOOD + "notes: [A note with a question?]\n"
ARABIC = "title: رحلة السوق\nlanguage: ar\nstages: [{name: بحث, emotion: 1, feeling: سعيد}]\n"


def drawn(text: str, **more: object) -> str:
    return str(cjmap.render(cjmap.load(text), fonts="embed", **more))  # type: ignore[arg-type]


def faces(svg: str) -> dict[tuple[str, bool, str], TTFont]:
    """The fonts that a file brings, by family, whether they are italic, and weights, as another reader of fonts has them."""
    return {
        (one["family"].strip("'"), bool(one["italic"]), one["weight"]): TTFont(BytesIO(b64decode(one["data"])))
        for one in RULE.finditer(svg)
    }


def shown(svg: str) -> list[tuple[str, bool, bool]]:
    """The texts of a file, and whether each is bold and italic."""
    return [
        (node.text or "", node.get("font-weight") == "700", node.get("font-style") == "italic")
        for node in etree.fromstring(svg.encode()).iter("{http://www.w3.org/2000/svg}text")
    ]


@pytest.mark.parametrize("text", [LATIN, ARABIC], ids=["latin", "arabic"])
def test_a_file_has_what_it_shows(text: str) -> None:
    """Every character of every text is in a font of its slant that the file brings, and each font is whole to another reader."""
    svg = drawn(text)
    found = faces(svg)
    for font in found.values():
        tags = set(font.keys()) - {"GlyphOrder"}
        assert all(font[tag] is not None for tag in tags)
    for words, _, italic in shown(svg):
        there = {chr(code) for (_, slanted, _), font in found.items() if slanted == italic or slanted is False
                 for code in font.getBestCmap()}  # fmt: skip
        assert {sign for sign in words if sign.isalnum() or sign == " "} <= there, words
    assert "".join(svg.split("<style>")[1].split("</style>")[0]) == "".join(one[0] for one in RULE.finditer(svg))
    assert svg.count("<style>") == 1


def test_a_font_has_nothing_else() -> None:
    """A font has the characters of its texts and no others, and of its axes what is used; unless asked for, there is none."""
    svg = drawn("title: abc\nstages: [{name: abc, goals: cab}]\n")
    (font,) = [font for (family, italic, _), font in faces(svg).items() if family == "Inter" and not italic]
    characters = {sign for words, *_ in shown(svg) for sign in words}
    assert {chr(code) for code in font.getBestCmap()} == characters
    assert {axis.axisTag: (axis.minValue, axis.maxValue) for axis in font["fvar"].axes}["wght"] == (400, 700)
    assert "<style" not in str(cjmap.render(cjmap.load(LATIN)))


def test_the_families_stay_as_they_are() -> None:
    """The file names the same families; those of other scripts that it brings stand right behind Inter."""
    plain, brought = (
        re.findall(r'font-family="([^"]+)"', svg) for svg in (str(cjmap.render(cjmap.load(ARABIC))), drawn(ARABIC))
    )
    assert [set(one.split(", ")) for one in plain] == [set(one.split(", ")) for one in brought]
    assert any(one.startswith("Inter, 'Noto Sans Arabic', ") for one in brought)
    own = drawn(LATIN + "theme: {font: Georgia}\n")
    assert 'font-family="Georgia, Inter, ' in own and {family for family, *_ in faces(own)} == {"Inter"}


def test_layout_features_stay() -> None:
    """A line set in the font that is brought is as wide as it was measured: kerning and forms in context are in it."""
    import uharfbuzz as hb

    words = "AVATAR To 3x4 -> ffi"
    for bold in (False, True):
        weight = 700.0 if bold else 400.0
        data = woff2(Share(inter_file(False), 0, "".join(sorted(set(words))), (weight, weight), (14.0, 14.0)))
        plain = TTFont(BytesIO(data))
        plain.flavor = None
        out = BytesIO()
        plain.save(out)
        font, line = hb.Font(hb.Face(out.getvalue())), hb.Buffer()
        line.add_str(words)
        line.guess_segment_properties()
        hb.shape(font, line)
        wide = sum(one.x_advance for one in line.glyph_positions) * 10 / font.face.upem
        assert wide == pytest.approx(shape(words, Font(10, bold=bold)).width, abs=0.05)


def test_the_bytes_are_the_same() -> None:
    """Drawn twice, a map with its fonts is the same file."""
    assert drawn(ARABIC) == drawn(ARABIC)


def test_a_whole_map_stays_small() -> None:
    """The fonts of a whole map in English are less than 60 kB of its file."""
    journey = cjmap.load(ROOT / "samples" / "laptop.yaml")
    more = len(str(cjmap.render(journey, fonts="embed"))) - len(str(cjmap.render(journey)))
    assert 10_000 < more < 60_000


def test_without_brotli_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the packer is missing, one line names what brings it."""
    monkeypatch.setitem(__import__("sys").modules, "brotli", None)
    with pytest.raises(MissingLibrary, match="pip install brotli") as caught:
        drawn(LATIN)
    assert "\n" not in str(caught.value)
