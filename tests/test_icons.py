"""The icons of channels: which words they are found by, in every language, and how they are drawn."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from geometry import flattened
from hypothesis import given
from hypothesis import strategies as st
from running import environment

import cjmap
from cjmap.language import languages
from cjmap.layout.kit import icons
from cjmap.layout.kit.icons import OTHER, channel_icon, channel_mark, folded, icon, icon_names
from cjmap.scene import Path as Outline

WORDS = tomllib.loads(icons.WORDS.read_text(encoding="utf-8"))
SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))

WITHOUT = {
    "Loudspeaker רמקול", "Service সেবা", "Employer", "Everyday life", "Offline", "Remote",
}  # fmt: skip
"""The channels of the samples that have no icon: no sign of ours stands for them."""


def name(word: str, tag: str = "en") -> str:
    """The name of a channel's icon; empty where it has none."""
    found = channel_icon(word, tag)
    return found.name if found else ""


def test_every_language_has_words_for_every_icon() -> None:
    """The table has a section for each language of ours, and each has at least three words for every icon but OTHER."""
    assert set(WORDS) == set(languages())
    wanted = set(icon_names()) - {OTHER}
    assert len(wanted) >= 20
    for tag, table in WORDS.items():
        assert set(table) == wanted, tag
        assert [key for key, listed in table.items() if len(set(listed.split(","))) < 3] == [], tag


@pytest.mark.parametrize("tag", sorted(WORDS))
def test_words_find_their_icon(tag: str) -> None:
    """Each word of a language finds the icon that it is listed for, in small and in capital letters: none means two."""
    for key, listed in WORDS[tag].items():
        for word in listed.split(","):
            assert name(word, tag) == key, word
            assert name(f"  {word.strip().upper()}! ", tag) == key, word


@pytest.mark.parametrize(
    ("channel", "tag", "found"),
    [
        ("Video call", "en", "video call"), ("Call", "en", "phone"), ("Web shop", "en", "web"), ("Shop", "en", "store"),
        ("Call centre", "en", "phone"), ("Mobile ad", "en", "advert"), ("Mobile app", "en", "app"), ("Post", "en", "post"),
        ("Text message", "en", "sms"), ("TV ad", "en", "advert"), ("TV", "en", "screen"), ("Telefon 115", "de", "phone"),
        ("家族の会話", "ja", "word of mouth"), ("口コミサイト", "ja", "review site"), ("口コミ", "ja", "word of mouth"),
        ("手机短信", "zh-Hans", "sms"), ("แอปร้านค้า", "th", "app"), ("ร้านค้า", "th", "store"),
    ],
)  # fmt: skip
def test_longest_word_wins(channel: str, tag: str, found: str) -> None:
    """Of all known words in a channel the longest says which icon it has."""
    assert name(channel, tag) == found


@pytest.mark.parametrize(
    ("one", "tag", "found"),
    [
        ("ＷＥＢ", "en", "web"), ("Teléfono", "es", "phone"), ("telefono", "es", "phone"), ("TÉLÉPHONE", "fr", "phone"),
        ("İNTERNET", "tr", "web"), ("Fılıal", "de", "store"), ("الهاتف", "ar", "phone"), ("هاتف", "ar", "phone"),
        ("فون", "en", ""), ("وب‌سایت", "fa", "web"), ("फोन", "hi", "phone"), ("फ़ोन", "hi", "phone"), ("ｱﾌﾟﾘ", "ja", "app"),
        ("LINE公式アカウント", "ja", "chat"), ("Sklep", "pl", "store"), ("điện thoại", "vi", "phone"),
    ],
)  # fmt: skip
def test_letters_are_folded(one: str, tag: str, found: str) -> None:
    """Case, accents, width, dots of i, the Arabic article and joiners make no difference."""
    assert name(one, tag) == found


def test_words_are_whole() -> None:
    """A word within another is none, in scripts that put spaces between words."""
    assert name("Apparel") == name("Happy hour") == name("Webster") == name("Posture") == ""


def test_language_of_the_journey_first() -> None:
    """What a word means in the journey's language counts, then English, then any other language."""
    assert name("Mobile", "en") == "app"
    assert name("Messe", "de") == name("Messe", "en") == "event"
    assert name("Post", "de") == name("post", "nl") == "post"
    assert name("banco", "it") == "store"
    assert name("Web", "ru") == "web"
    assert name("электронная почта", "en") == "e-mail"
    assert name("電話", "zh-TW") == name("电话", "zh-CN") == name("電話", "sw") == "phone"


def test_ambiguous_words_of_several_languages() -> None:
    """Words that mean different things in different languages mean in each what they mean there."""
    assert (name("Mail", "en"), name("correo", "es")) == ("e-mail", "post")
    assert (name("carta", "es"), name("carta", "it")) == ("post", "document")
    assert (name("comune", "it"), name("film", "pl")) == ("place", "video call")


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    """Whatever a channel is called, looking for its icon ends, and finds the same one again for the folded text."""
    found = channel_icon(text, "en")
    assert found is None or channel_icon(folded(text), "en") is not None


def test_unknown_channels_have_none() -> None:
    """A channel of which no word is known has no icon, and of several the first that has one is taken."""
    assert channel_icon("Everyday life", "en") is None
    assert channel_icon("", "en") is None
    assert channel_mark("en", ["Employer", "SMS", "Web"]) == icon("sms")
    assert channel_mark("en", []) is None


def test_samples() -> None:
    """Of all channels of the samples these alone have no icon."""
    found: set[str] = set()
    for file in SAMPLES:
        journey = cjmap.load(file)
        for step in (*journey.stages, *journey.steps()):
            found.update(one for one in step.channel if channel_icon(one, journey.language) is None)
    assert found == WITHOUT


@pytest.mark.parametrize("size", [12.0, 16.0, 20.0, 64.0])
def test_icons_stay_in_their_square(size: float) -> None:
    """Each icon is one path of lines without fill, in any size within its square, with the width of the lines counted."""
    for one in map(icon, icon_names()):
        (path,) = one.nodes(100.0, 50.0, size, "#123456")
        assert isinstance(path, Outline)
        assert (path.fill, path.stroke, path.round_cap) == ("", "#123456", True)
        assert {segment[0] for segment in path.segments} <= {"M", "L", "C", "Z"}
        half = path.stroke_width / 2
        for x, y in flattened(path):
            assert x - half >= 100 - 0.01 and x + half <= 100 + size + 0.01, one.name
            assert y - half >= 50 - 0.01 and y + half <= 50 + size + 0.01, one.name


def test_no_two_icons_are_alike() -> None:
    """Every icon has an outline of its own, and lines of 1.5 px at 16 px."""
    outlines = [icon(one).outline for one in icon_names()]
    assert len(set(outlines)) == len(outlines)
    (path,) = icon("web").nodes(0, 0, 16, "#000000")
    assert isinstance(path, Outline) and path.stroke_width == 1.5


def test_only_languages_that_are_asked_for_are_parsed() -> None:
    """A known word of the journey's language parses that language alone."""
    icons._words.cache_clear()
    assert name("Telefon", "de") == "phone"
    assert icons._words.cache_info().currsize == 1


def test_table_is_read_when_it_is_asked_for() -> None:
    """Importing the icons reads neither words nor outlines."""
    kept = "icons.{}.cache_info().currsize"
    code = f"from cjmap.layout.kit import icons; print({kept.format('_sections')}, {kept.format('_outlines')})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment())
    assert run.stdout.split() == ["0", "0"]
