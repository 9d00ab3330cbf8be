"""Many fonts in one PDF or PNG: every script is drawn as it was measured, and every word is found in its order."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from PIL import Image as Pixels
from PIL import ImageChops
from pypdf import PdfReader
from running import environment
from scenes import BODY, INK, scene

from cjmap.render import glyph_faces
from cjmap.render.clusters import clustered
from cjmap.render.pdf import pdf
from cjmap.render.png import png
from cjmap.render.svg import svg
from cjmap.scene import Font, Paragraph, Scene, Text
from cjmap.text.composed import composed
from cjmap.text.fonts import packaged
from cjmap.text.instances import instance_file
from cjmap.text.shaping import shape
from cjmap.text.substitutes import families_of

FORWARD = (
    "Đặt hàng ở Huế", "Привет, мир 12", "Ελλάδα καλή", "क्षत्रिय हिन्दी में प्रश्न", "ক্ষুদ্র বাংলা স্ত্রী", "தமிழ் மொழி கௌ",
    "สวัสดีชาวโลก น้ำ", "ភាសាខ្មែរ ស្រី ក្រុម", "안녕하세요 세계", "こんにちは世界 カフェ", "简体中文 客户", "繁體中文 顧客",
    "Pay 20 € (中文) now", "Pay with مرحبا بالعالم now", "Say שלום to all", "Đ हिन्दी Ω 世界 ok",
)  # fmt: skip
BACKWARD = (
    "שלום עולם", "שלום (עולם) 25% של Apple Pay 2024", "مرحبا بالعالم", "السلام عليكم لا إله", "مَرْحَبًا بكم",
    "دفع 25% عبر Apple Pay (اختياري) في 2024", "قیمت ۲۵٪ است", "می‌خواهم یہ ٹھیک ہے", "(١٢٣) رقم الهاتف +966 50 123",
    "من 3 إلى 5 أيام، أو 10-12 يومًا.", "«سلام» – «خوب»", "طلب #42: لاحقًا؟ نعم!", "الاثنين. نعم",
)  # fmt: skip
EMOJI = ("ok 😀", "👍🏽 yes", "👩‍💻", "🇩🇪")
UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\f]")
"""Marks of direction, which are no part of a word."""


def page(*words: str, direction: str = "ltr", font: Font = BODY) -> Scene:
    """A scene with a line below the other."""
    right = direction == "rtl"
    lines = (
        Text(380 if right else 20, 24 * (at + 1), line, font, INK, 0, "end" if right else "start")
        for at, line in enumerate(words)
    )
    height = 24 * len(words) + 24
    return scene(*lines, height=height, direction=direction, language="ar" if right else "en")


def read(given: Scene, folder: Path, *options: str) -> list[str]:
    """The lines that poppler finds in the PDF of a scene."""
    (folder / "map.pdf").write_bytes(pdf(given))
    done = subprocess.run(
        ["pdftotext", *options, "-enc", "UTF-8", str(folder / "map.pdf"), "-"], capture_output=True, check=True
    )
    lines = UNSEEN.sub("", done.stdout.decode()).splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


@pytest.mark.parametrize("words", FORWARD)
def test_every_word_is_found(words: str, tmp_path: Path) -> None:
    """A line of any script from left to right comes back as it was written, with every space."""
    assert read(page(words, "These words say how most of the page is read"), tmp_path)[0] == words


@pytest.mark.parametrize("words", BACKWARD)
def test_every_word_from_right_to_left_is_found(words: str, tmp_path: Path) -> None:
    """So does one from right to left, with numbers, percentages, brackets and Latin words in it, in the order of reading."""
    assert read(page(words, BACKWARD[0], direction="rtl"), tmp_path)[0] == words


def test_all_together(tmp_path: Path) -> None:
    """What else is on the page makes no difference."""
    assert read(page(*FORWARD), tmp_path) == list(FORWARD)
    assert read(page(*BACKWARD, direction="rtl"), tmp_path) == list(BACKWARD)


@pytest.mark.parametrize(
    ("direction", "words"), [("rtl", "مرحبا"), ("rtl", "Apple"), ("ltr", "世界"), ("ltr", "हिन्दी")]
)
def test_lines_of_a_paragraph_are_not_joined(direction: str, words: str) -> None:
    """Between the last word of a line and the first of the next there is a space, also where lines end on their left."""
    whole = Paragraph(f"{words} {words}", 100, (words, words))
    lines = [Text(200, 30 + 14 * index, words, BODY, INK, 0, "end", paragraph=whole, index=index) for index in (0, 1)]
    found: list[str] = []
    reader = PdfReader(BytesIO(pdf(scene(*lines, direction=direction))))
    reader.pages[0].extract_text(visitor_text=lambda text, *_: found.append(text.replace("\n", "")))
    assert "".join(found).count(" ") == 1


@pytest.mark.parametrize("words", [*FORWARD, *BACKWARD, *EMOJI])
def test_no_box_is_in_the_file(words: str) -> None:
    """No glyph is that for what a font lacks, every font is inside, and each glyph says which letters it is for."""
    reader = PdfReader(BytesIO(pdf(page(words, direction="rtl" if words in BACKWARD else "ltr"))))
    fonts = reader.pages[0]["/Resources"]["/Font"]
    contents = reader.pages[0].get_contents()
    assert contents is not None
    for font in fonts.values():
        assert "/ToUnicode" in font.get_object()
        assert b"<fffd>" not in font.get_object()["/ToUnicode"].get_object().get_data().lower()
    for number, shown in re.findall(rb"/f-(\d+-\d+) 1 Tf\n(.*?)T[jJ]", contents.get_data(), re.DOTALL):
        for codes in re.findall(rb"<([0-9a-f]+)>", shown):
            wide = fonts[f"/f-{number.decode()}"].get_object()["/Subtype"] == "/Type0"
            step = 4 if wide else 2
            assert all(int(codes[at : at + step], 16) for at in range(0, len(codes), step))


def test_each_script_is_in_its_font() -> None:
    """The fonts are named for what they are, and those of scripts that are not there are not inside."""
    reader = PdfReader(BytesIO(pdf(page("Hello", "مرحبا", "世界"))))
    names = {font.get_object()["/BaseFont"].split("+")[1] for font in reader.pages[0]["/Resources"]["/Font"].values()}
    assert names == {"Inter-Regular", "NotoSansArabic-Regular", "NotoSansCJKSC-Regular"}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_outlines_and_letters_agree(direction: str, request: pytest.FixtureRequest) -> None:
    """Drawn by FreeType or as HarfBuzz's outlines, every line looks the same; what no font has is drawn in both."""
    given = page(*(BACKWARD if direction == "rtl" else FORWARD), *EMOJI, "𒀀", direction=direction)
    characters = Pixels.open(BytesIO(png(given)))
    request.getfixturevalue("no_freetype")
    outlines = Pixels.open(BytesIO(png(given)))
    difference = ImageChops.difference(characters.convert("L"), outlines.convert("L")).histogram()
    assert sum(difference[64:]) == 0
    assert characters.convert("L").crop((0, given.height * 2 - 72, 800, given.height * 2)).getextrema()[0] < 128
    assert "/Font" not in PdfReader(BytesIO(pdf(given))).pages[0].get("/Resources", {})


def test_latin_letters_need_no_other_face(monkeypatch: pytest.MonkeyPatch) -> None:
    """A map in European letters makes no face beyond Inter's."""

    def unexpected(*_: object) -> None:
        raise AssertionError("a face was made")

    monkeypatch.setattr(glyph_faces, "made_face", unexpected)
    given = page("Hamburg", "Łódź", "Привет", "Ελλάδα")
    assert pdf(given).startswith(b"%PDF")
    assert png(given).startswith(b"\x89PNG")


def test_a_damaged_font_is_drawn_as_outlines(monkeypatch: pytest.MonkeyPatch) -> None:
    """A font that FreeType cannot read is no reason to draw nothing, or letters of another."""
    whole = png(page("مرحبا"))
    monkeypatch.setattr(glyph_faces, "composed", lambda _data, _clusters: (b"\0\1\0\0", None))
    drawn_otherwise = Pixels.open(BytesIO(png(page("مرحبا"))))
    difference = ImageChops.difference(Pixels.open(BytesIO(whole)).convert("L"), drawn_otherwise.convert("L"))
    assert sum(difference.histogram()[64:]) == 0


def test_nothing_depends_on_what_was_drawn_before() -> None:
    """The bytes are the same in a process that has drawn other pictures, in other languages, and in a new one."""
    code = (
        "import sys; sys.path.insert(0, 'tests'); import test_many_fonts as t; "
        "sys.stdout.buffer.write(t.pdf(t.page(*t.FORWARD)) + t.png(t.page(*t.FORWARD)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(PYTHONHASHSEED="3", LC_ALL="C"),
        cwd=environment()["PYTHONPATH"],
        capture_output=True,
        check=True,
    )
    pdf(page("世界の日本語", "ہے", *BACKWARD, direction="rtl"))
    assert pdf(page(*FORWARD)) + png(page(*FORWARD)) == done.stdout


def test_pages_share_their_fonts() -> None:
    """Of several pages in one script, its font is in the file once."""
    one, other = page("مرحبا بالعالم"), page("السلام عليكم")
    count = len(re.findall(rb"/FontName /[A-Z]+\+NotoSansArabic", pdf(one)))
    assert len(re.findall(rb"/FontName /[A-Z]+\+NotoSansArabic", pdf(one, other, one))) == count


def marked(words: str, direction: str, within: str) -> str:
    """The letters that a line is spelt with from left to right; marks of direction are < and >."""
    line = clustered(shape(words, BODY, direction), BODY.size, within)
    characters = "".join(one.characters for _, text_clusters in line for one in text_clusters)
    return characters.replace("\u200f", "<").replace("\u200e", ">")


def test_characters_stand_from_left_to_right() -> None:
    """A reader finds letters from left to right, those of one glyph turned around too, and marks where directions meet."""
    assert marked("אב 12 גד", "rtl", "rtl") == "דג <12 בא"
    assert marked("pay אב now", "ltr", "ltr") == "pay בא> now"
    assert marked("אב", "rtl", "ltr") == "בא"
    assert marked("a 世界 b", "ltr", "ltr") == "a 世界 b"
    assert marked("(אב)", "rtl", "rtl") == ")בא("


def test_clusters_become_glyphs() -> None:
    """A composed glyph covers what its parts do, is as wide as it is told, and says so in the tables of the font."""
    face = packaged("Taml")
    assert face
    cut = face.cut(BODY)
    (run,) = shape("கௌ", BODY).runs
    numbers = [number for number, _, _ in run.glyphs]
    cluster, width = tuple((number, 100 * at, -50) for at, number in enumerate(numbers)), 3210
    data, first = composed(instance_file(cut, frozenset(numbers)), [(width, cluster), (0, ((numbers[0], 0, 0),))])
    assert first is not None
    font = TTFont(BytesIO(data))
    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    assert len(order) == first + 2
    bounds = []
    for number, x, y in [(first, 0, 0), *cluster]:
        pen = BoundsPen(glyphs)
        glyphs[order[number]].draw(pen)
        left, bottom, right, top = pen.bounds
        bounds.append((left + x, bottom + y, right + x, top + y))
    whole, *parts = bounds
    assert whole == (
        *(min(part[at] for part in parts) for at in (0, 1)),
        *(max(part[at] for part in parts) for at in (2, 3)),
    )
    assert font["hmtx"][order[first]] == (width, whole[0])
    assert font["hhea"].advanceWidthMax >= width
    assert font["head"].xMax >= whole[2]
    assert "cmap" not in font


def test_where_no_glyphs_can_be_added() -> None:
    """A font whose outlines are of the other kind stays as it is, but for the letters that it says it has."""
    face = packaged("Jpan")
    assert face
    data, first = composed(instance_file(face.cut(BODY), frozenset({1, 2})), [(1000, ((1, 0, 0),))])
    assert first is None
    assert data[:4] == b"OTTO" and b"cmap" not in data[: 12 + 16 * data[5]]


@pytest.mark.parametrize(
    ("words", "language", "first"),
    [
        ("مرحبا", "ar", "Noto Sans Arabic"), ("שלום", "he", "Noto Sans Hebrew"), ("हिन्दी", "en", "Noto Sans Devanagari"),
        ("世界", "ja", "Noto Sans CJK JP"), ("世界", "zh-Hant", "Noto Sans CJK TC"), ("世界", "en", "Noto Sans CJK SC"),
        ("カフェ世界", "en", "Noto Sans CJK JP"), ("한국", "en", "Noto Sans CJK KR"),
    ],
)  # fmt: skip
def test_families_of_a_script(words: str, language: str, first: str) -> None:
    """A text names the families of every text, then the font that PDF and PNG take, then those of readers' machines."""
    found = svg(scene(Text(10, 20, words, BODY, INK, 0), language=language)).decode()
    (families,) = re.findall('font-family="([^"]*)"', found)
    assert families.startswith(f"Inter, 'Segoe UI', sans-serif, 'Noto Sans', 'DejaVu Sans', '{first}', ")


def test_latin_texts_name_no_more_families() -> None:
    """Letters that Inter has, accents and emoji-like signs among them, ask for no other family."""
    for words in ("Hamburg", "Łódź Привет Ελλάδα", "→ ✓ 12 €", "e\u0301 \u200f"):
        assert families_of(words, "en") == ()


def test_no_family_of_emoji_is_named() -> None:
    """No text names a family of emoji, whose digits and spaces would be taken where the families of all texts are missing."""
    for words in ("👍🏽 12", "1️⃣", "©️ 🇩🇪", "👩‍🚀 世界", "❤️ ☎ ★"):
        assert not any("emoji" in family.casefold() for family in families_of(words, "en"))


def test_an_svg_from_right_to_left() -> None:
    """The picture says its direction; texts keep their anchors, which all programs take alike, and turn by marks alone."""
    lines = (Text(300, 20, "مرحبا", BODY, INK, 0, "end"), Text(300, 40, "طلب 5!", BODY, INK, 0, "end"))
    found = svg(
        scene(*lines, Text(10, 60, "Apple!", BODY, INK, 0, direction="ltr"), direction="rtl", language="ar")
    ).decode()
    assert 'xml:lang="ar" direction="rtl"' in found.partition(">")[0] + ">"
    texts = re.findall("<text[^>]*>([^<]*)<", found)
    assert texts == ["مرحبا", "\u202bطلب 5!\u202c", "Apple!"]
    assert found.count('text-anchor="end" direction="ltr"') == 2
    assert found.count(' direction="ltr">') == 3


def test_a_quote_from_right_to_left_in_a_map_from_left_to_right() -> None:
    """Only a text in the other direction is turned; nothing else of the file is new."""
    given = svg(scene(Text(300, 20, "طلب 5!", BODY, INK, 0, "end", "rtl"), Text(10, 40, "Say!", BODY, INK, 0))).decode()
    assert "direction=" not in given.partition(">")[2]
    assert ">\u202bطلب 5!\u202c<" in given and ">Say!<" in given
