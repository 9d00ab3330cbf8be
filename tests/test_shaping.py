"""A text as glyphs: as wide as it was measured, as a browser sets it, every byte of it accounted for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenes import BODY, FONTS, HOSTILE

from cjmap.language import use_language
from cjmap.scene import Font
from cjmap.text import room, suited, width
from cjmap.text.fonts import drawn, inter, packaged
from cjmap.text.instances import instance_file
from cjmap.text.scripts import PACKAGED
from cjmap.text.shaping import GlyphRun, outline, printable, shape

TITLE = Font(26, bold=True)
SPACED = Font(10.5, bold=True, spacing=0.7)

WORDS = {
    "Arab": "مرحبا",
    "Beng": "গ্রাহক",
    "Deva": "ग्राहक",
    "Hebr": "שלום",
    "Khmr": "អតិថិជន",
    "Taml": "வாடிக்கை",
    "Thai": "ลูกค้า",
    "Jpan": "お客様カ\u30fcド",
    "Kore": "고객",
    "Hans": "客户",
    "Hant": "客戶",
    "Emoji": "😀",
}
"""A word of each script that Inter lacks."""


def runs(words: str, direction: str = "ltr", language: str = "en") -> tuple[GlyphRun, ...]:
    """The runs of a line in a map of that language."""
    with use_language(language):
        return shape(words, BODY, direction).runs


def texts(words: str, direction: str = "ltr", language: str = "en") -> list[str]:
    """The texts of the runs of a line, from left to right."""
    return [run.text for run in runs(words, direction, language)]


def missing(words: str) -> set[str]:
    """The characters in whose place a substitute is drawn."""
    return {run.text for run in runs(words) if run.marks}


def test_small_text_is_as_wide_as_measured() -> None:
    """Texts up to 14 px are drawn as wide as the layout measured them, letter-spacing included."""
    for font in (BODY, Font(12, bold=True), Font(12, italic=True), SPACED):
        assert shape("AVATAR To Wave", font).width == pytest.approx(width("AVATAR To Wave", font))


def test_large_text_takes_the_tighter_cut() -> None:
    """A larger text is set in the tighter cut that browsers take for its size, so it is never wider than measured."""
    words = "Buying a first laptop"
    assert shape(words, TITLE).width < width(words, TITLE)


def test_kerning() -> None:
    """Letters are kerned: a pair is not as wide as its letters."""
    assert shape("AV", BODY).width < shape("A", BODY).width + shape("V", BODY).width


def test_spaced_letters_do_not_join() -> None:
    """Where letters are spaced, `->` stays two signs; elsewhere it is Inter's arrow."""
    minus = drawn(inter(SPACED)).get_nominal_glyph(ord("-"))
    assert shape("->", SPACED).runs[0].glyphs[0][0] == minus
    assert shape("->", Font(10.5, bold=True)).runs[0].glyphs[0][0] != minus


@given(st.text(max_size=30), st.sampled_from(FONTS), st.sampled_from(("ltr", "rtl")))
def test_clusters_cover_everything(words: str, font: Font, direction: str) -> None:
    """The runs of a line cover every letter of the text once, and their clusters every byte and glyph of them."""
    line = shape(words, font, direction)
    assert sorted("".join(run.text for run in line.runs)) == sorted(printable(words))
    assert sum(run.width for run in line.runs) == pytest.approx(line.width)
    for run in line.runs:
        assert sum(length for length, _ in run.clusters) == len(run.text.encode())
        assert sum(count for _, count in run.clusters) == len(run.glyphs)
        assert all(length > 0 and count > 0 for length, count in run.clusters)
        assert all(glyph for glyph, _, _ in run.glyphs)


def test_marks_belong_to_their_letter() -> None:
    """A letter and its combining mark are one cluster."""
    assert [length for length, _ in runs("ae\u0301b")[0].clusters] == [1, 3, 1]


def test_right_to_left_clusters_run_backward() -> None:
    """Text from right to left says that its clusters run against its glyphs."""
    assert runs("שלום")[0].backward
    assert not runs("shalom")[0].backward


@pytest.mark.parametrize("script", WORDS)
def test_every_script_has_its_font(script: str) -> None:
    """A word of each script is drawn by the font that was installed for it, letters within it by no other."""
    (run,) = runs(WORDS[script])
    assert run.cut.family.startswith("Noto")
    assert not run.marks
    assert not missing(WORDS[script])


@pytest.mark.parametrize("script", PACKAGED)
def test_packaged_fonts_are_there(script: str) -> None:
    """Every font of the table is a file of an installed package."""
    found = packaged(script)
    assert found is not None
    assert found.family == PACKAGED[script]


def test_each_letter_takes_the_first_font_that_has_it() -> None:
    """Spaces, digits and Latin words between letters of another script are drawn in Inter."""
    found = runs("ลูกค้า 12 Apple คน")
    assert [run.cut.family for run in found] == ["Noto Sans Thai", "Inter", "Inter", "Noto Sans Thai"]
    assert [run.text for run in found[1:3]] == [" 12 ", "Apple "]


def test_punctuation_of_a_script_among_other_letters() -> None:
    """A danda or an Arabic comma is drawn by a font that came with this program, wherever it stands."""
    assert all(runs(sign)[0].cut.family.startswith("Noto Sans ") for sign in ("।", "،", "៖"))


def test_languages_have_their_own_forms() -> None:
    """The same Chinese character is drawn in the forms of the map's language, else in those of the script beside it."""
    families = {
        tag: runs("直", language=tag)[0].cut.family[-2:] for tag in ("ja", "ko", "zh", "zh-Hant", "zh-HK", "en")
    }
    assert families == {"ja": "JP", "ko": "KR", "zh": "SC", "zh-Hant": "TC", "zh-HK": "HK", "en": "SC"}
    assert runs("直す")[0].cut.family == "Noto Sans CJK JP"


def test_directions() -> None:
    """Latin words and numbers stay in their order within text from right to left, and the other way round (UAX #9)."""
    arabic = "مرحبا"
    assert texts(f"{arabic} Apple Pay 12%.", "rtl", "ar") == [".", "Apple Pay 12%", " ", arabic]
    assert texts(f"Pay {arabic}, Max") == ["Pay ", arabic, ", Max"]
    assert texts(f"{arabic} 12%", "rtl")[0] == "12%"
    assert texts("Pay (12%).", "rtl") == [".", "Pay (12%)"]


def test_joiners_stay_within_a_word() -> None:
    """A Persian word with a joiner that parts its letters is one run, and so is a Devanagari word with one that joins."""
    assert len(runs("می\u200cخواهم", "rtl", "fa")) == 1
    assert len(runs("क्\u200dष")) == 1


@pytest.mark.parametrize(
    "sequence",
    ["\U0001f469\U0001f3fd\u200d\U0001f680", "\U0001f1e9\U0001f1ea", "❤\ufe0f", "1\ufe0f\u20e3", "\U0001f44d\U0001f3ff",
     "\U0001f46b\U0001f3fb",
     "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "\U0001f468\u200d\U0001f469\u200d\U0001f467"],
)  # fmt: skip
def test_emoji_are_one_symbol(sequence: str) -> None:
    """A sequence of emoji, a skin tone, a flag, a key: one cluster, as wide as one emoji."""
    (run,) = runs(sequence)
    assert run.cut.family == "Noto Emoji"
    assert run.clusters == ((len(sequence.encode()), len(run.glyphs)),)
    assert run.width == pytest.approx(width("😀", BODY))


def test_signs_that_are_text_stay_text() -> None:
    """A heart is a letter of Inter, but with the sign for emoji after it an emoji."""
    assert runs("❤")[0].cut.family == "Inter"
    assert runs("❤\ufe0f")[0].cut.family == "Noto Emoji"


def test_no_slant_where_there_are_no_italics() -> None:
    """Scripts without italics stand upright, and joined letters are not spaced; emoji change nothing."""
    slanted = Font(12, italic=True, spacing=0.7)
    assert suited("quote", slanted) is slanted
    assert suited("quote 😀", slanted) is slanted
    assert suited("مرحبا quote", slanted) == Font(12)


def test_a_character_that_no_font_has() -> None:
    """It is named, and drawn as a frame with its number; the text is still there, and there is room for what is drawn."""
    letter = "\U0001fad8\U000f1234"[1]
    (run,) = runs(letter)
    assert missing(f"ok {letter}") == {letter}
    assert run.text == letter
    points = [segment[-2:] for segment in run.marks if segment[0] != "Z"]
    assert min(x for x, _ in points) > 0
    assert max(x for x, _ in points) < run.width <= room(letter, BODY)


def test_missing_characters_are_named() -> None:
    """Characters that our fonts compose, and those that show nothing, are not missing."""
    assert missing("Łódź e\u0301 Привет Ελλάδα →✓ \u202e\u00ad\u2009 日本 ok 😀") == set()


def test_unprintable_characters() -> None:
    """Control characters and half surrogates become U+FFFD, line breaks and tabs a space, everything else stays."""
    assert printable("a\tb\nc\x00\ud800\u202e") == "a b c��\u202e"
    assert printable(printable(HOSTILE)) == printable(HOSTILE)


def test_outlines_stand_where_the_glyphs_do() -> None:
    """The outline of a text reaches as far as the text is wide, above the baseline and not far below it."""
    points = [segment[-2:] for segment in outline("Hamburg", BODY) if segment[0] != "Z"]
    assert 0 <= min(x for x, _ in points) < 2
    assert 0 <= shape("Hamburg", BODY).width - max(x for x, _ in points) < 2
    assert -12 < min(y for _, y in points) < -8
    assert 0 < max(y for _, y in points) < 4


def test_instances_are_plain_fonts_with_a_name() -> None:
    """A weight and cut as a file is an ordinary font that is named for what it is."""
    assert "Inter-Bold".encode("utf-16-be") in instance_file(inter(Font(12, bold=True)))
    assert "Inter26pt-BoldItalic".encode("utf-16-be") in instance_file(inter(Font(26, bold=True, italic=True)))
    assert b"fvar" not in instance_file(inter(BODY))


def test_instances_of_large_fonts_hold_what_is_drawn() -> None:
    """Of a font with many thousand glyphs only those that are drawn are in the file, under the same numbers."""
    run = runs("お客様")[0]
    drawn_ones = frozenset(glyph for glyph, _, _ in run.glyphs)
    data = instance_file(run.cut, drawn_ones)
    assert b"CFF2" not in data[:500]
    assert b"CFF " in data[:500]
    assert len(data) < 2_000_000
    import uharfbuzz as hb

    face = hb.Font(hb.Face(data))
    own = drawn(run.cut)
    for glyph in drawn_ones:
        assert face.get_glyph_h_advance(glyph) == own.get_glyph_h_advance(glyph)
