"""A text as glyphs: as wide as it was measured, as a browser sets it, every byte of it accounted for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenes import BODY, FONTS, HOSTILE

from cjmap.scene import Font
from cjmap.text import width
from cjmap.text.instances import instance_file
from cjmap.text.shaping import drawn, missing, outline, printable, shape

TITLE = Font(26, bold=True)
SPACED = Font(10.5, bold=True, spacing=0.7)


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
    minus = drawn(SPACED).get_nominal_glyph(ord("-"))
    assert shape("->", SPACED).glyphs[0][0] == minus
    assert shape("->", Font(10.5, bold=True)).glyphs[0][0] != minus


@given(st.text(max_size=30), st.sampled_from(FONTS))
def test_clusters_cover_everything(words: str, font: Font) -> None:
    """The clusters cover every byte of the text and every glyph, once."""
    run = shape(words, font)
    assert sum(length for length, _ in run.clusters) == len(run.text.encode())
    assert sum(count for _, count in run.clusters) == len(run.glyphs)
    assert all(length > 0 and count > 0 for length, count in run.clusters)


def test_marks_belong_to_their_letter() -> None:
    """A letter and its combining mark are one cluster."""
    assert [length for length, _ in shape("ae\u0301b", BODY).clusters] == [1, 3, 1]


def test_right_to_left_clusters_run_backward() -> None:
    """Text from right to left says that its clusters run against its glyphs."""
    assert shape("שלום", BODY).backward
    assert not shape("shalom", BODY).backward


def test_missing_characters_are_named() -> None:
    """Characters without a glyph in Inter are named; those it composes, and those that show nothing, are not."""
    assert missing("日本 ok 😀") == {"日", "本", "😀"}
    assert missing("Łódź e\u0301 Привет Ελλάδα →✓ \u202e\u00ad\u2009") == set()


def test_unprintable_characters() -> None:
    """Control characters and half surrogates become U+FFFD, line breaks and tabs a blank, everything else stays."""
    assert printable("a\tb\nc\x00\ud800\u202e") == "a b c\ufffd\ufffd\u202e"
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
    assert "Inter-Bold".encode("utf-16-be") in instance_file(Font(12, bold=True))
    assert "Inter26pt-BoldItalic".encode("utf-16-be") in instance_file(Font(26, bold=True, italic=True))
    assert b"fvar" not in instance_file(BODY)
    assert instance_file(Font(10)) is instance_file(BODY)
