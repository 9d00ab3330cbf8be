"""The samples in other languages: each at home in its own script, and one that mixes scripts in every field."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from running import ROOT

from cjmap import load

SAMPLES = sorted((ROOT / "samples").glob("*.yaml"))
MIXED = ROOT / "samples" / "airport-transfer.yaml"
AT_HOME = {
    "ja": ("hot-spring-inn", {"CJK", "HIRAGANA", "KATAKANA"}),
    "ar": ("umrah-app", {"ARABIC"}),
    "de": ("moving-house", {"LATIN"}),
    "hi": ("farm-loan", {"DEVANAGARI"}),
    "th": ("food-delivery-merchant", {"THAI"}),
}
"""The sample of each language, and the scripts that it is written in, by the first word of Unicode's names."""

NOT_TEXT = {
    "format", "state", "date", "reviewed", "review_every", "language", "id", "to", "end", "share", "importance", "success",
    "emotion", "persona", "basis", "moment_of_truth", "severity", "link", "value", "target", "n", "better", "counts",
    "promoters", "passives", "detractors",
}  # fmt: skip
"""Keys whose values are numbers, dates, addresses, ids, or words of the format."""

ENTRIES = {"personas", "metrics", "lanes", "feeling"}
"""Keys that hold keys of the author's own: names of metrics and lanes, which are printed, and ids of personas."""


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(sign).split()[0] for sign in text if sign.isalpha()}


def _texts(node: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a file with the key that it stands under; names of metrics and lanes count as `names of …`."""
    if isinstance(node, dict):
        for key, value in node.items():
            own = field in ENTRIES
            if own and field in ("metrics", "lanes"):
                yield f"names of {field}", str(key)
            if own or key not in NOT_TEXT:
                yield from _texts(value, (f"a {field}" if isinstance(value, dict) else field) if own else str(key))
    elif isinstance(node, list):
        for each in node:
            yield from _texts(each, "" if isinstance(each, dict) else field)
    elif isinstance(node, str):
        yield field, node


def _of(path: Path) -> list[tuple[str, str]]:
    return list(_texts(yaml.safe_load(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("language", AT_HOME)
def test_a_sample_is_written_in_its_own_script(language: str) -> None:
    """A sample says which language it is in, and three quarters of its letters are of that language's script."""
    name, scripts = AT_HOME[language]
    path = ROOT / "samples" / f"{name}.yaml"
    assert load(path).language == language
    letters = Counter(
        unicodedata.name(sign).split()[0] for _, text in _of(path) for sign in text if sign.isalpha() and sign != "ー"
    )
    assert sum(letters[script] for script in scripts) > 0.75 * letters.total()


def test_the_german_sample_has_long_compounds() -> None:
    """Five words of the German sample have 24 letters or more, and some say by soft hyphens where they may be parted."""
    text = " ".join(text for _, text in _of(ROOT / "samples" / "moving-house.yaml"))
    assert "\u00ad" in text
    text = text.replace("\u00ad", "")
    assert len({word for word in re.findall(r"\w+", text) if len(word) >= 24}) >= 5


def test_the_arabic_sample_holds_other_directions_and_marks() -> None:
    """The Arabic sample has Latin names, percentages, brackets and vowel marks within its texts, and a way back."""
    path = ROOT / "samples" / "umrah-app.yaml"
    texts = [text for _, text in _of(path)]
    for wanted in (r"[ء-ي] [A-Z][a-z]+", r"\(\d+%\)", r"\([A-Z]", "[َُِّْ]"):
        assert any(re.search(wanted, text) for text in texts), wanted
    steps = list(load(path).steps())
    place = {step.id: number for number, step in enumerate(steps)}
    ways = [(step, way) for step in steps for way in step.next or () if way.touchpoint]
    assert any(place[way.touchpoint] < place[step.id] for step, way in ways)


def test_texts_without_blanks_are_long() -> None:
    """The Japanese and the Thai sample have texts of more than 30 letters in a row."""
    for name in ("hot-spring-inn", "food-delivery-merchant"):
        runs = [run for _, text in _of(ROOT / "samples" / f"{name}.yaml") for run in text.split()]
        assert sum(len(run) > 30 for run in runs) >= 5


def test_every_field_of_the_mixed_sample_holds_two_scripts() -> None:
    """Every key of the mixed sample that holds text holds one that is written in two scripts."""
    most: dict[str, int] = defaultdict(int)
    for field, text in _of(MIXED):
        most[field] = max(most[field], len(_scripts(text)))
    assert {field for field, count in most.items() if count < 2} == set()
    assert len(most) > 30


def test_the_mixed_sample_holds_every_script() -> None:
    """The mixed sample holds the scripts that maps were seen in, and emoji with skin tones, joiners and flags."""
    text = MIXED.read_text(encoding="utf-8")
    assert _scripts(text) >= {
        "LATIN", "CYRILLIC", "GREEK", "HEBREW", "ARABIC", "DEVANAGARI", "BENGALI", "TAMIL", "THAI", "KHMER", "HANGUL",
        "HIRAGANA", "KATAKANA", "CJK",
    }  # fmt: skip
    # Signs of Vietnamese, Persian, Urdu, Simplified and Traditional Chinese alone.
    assert set("ạễپہ转機") <= set(text)
    for wanted in ("[\U0001f3fb-\U0001f3ff]", "\u200d", "[\U0001f1e6-\U0001f1ff]{2}", "\ufe0f"):
        assert re.search(wanted, text), wanted


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_letters_are_written_in_one_way(path: Path) -> None:
    """No sample writes a letter with a mark in two ways: all are in Unicode's composed form."""
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
