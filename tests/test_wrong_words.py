"""Values in another form than the format has: the message names the cause, and only one reading is a fix."""

from __future__ import annotations

import datetime
import re

import pytest
from babel.dates import format_date, format_skeleton
from hypothesis import given
from hypothesis import strategies as st

from cjmap.diagnostics import Diagnostic
from cjmap.language import languages
from cjmap.read import dates, read
from cjmap.read.fix import fixed
from cjmap.read.ids import one_typo
from cjmap.read.numerals import meaning, whole_number
from cjmap.read.placeholders import PLACEHOLDERS, is_placeholder

PLACES = {
    "emotion": "title: A\nstages:\n  - name: B\n    emotion: {}\n",
    "importance": "title: A\nstages:\n  - name: B\n    importance: {}\n",
    "share": "title: A\nstages:\n  - name: B\n    next:\n      - to: B\n      - to: C\n        share: {}\n  - C\n",
    "n": "title: A\nstages: [B]\nmetrics:\n  css:\n    value: 3\n    n: {}\n",
    "value": "title: A\nstages: [B]\nmetrics:\n  Visits: {}\n",
    "date": "title: A\ndate: {}\nstages: [B]\n",
    "language": "title: A\nlanguage: {}\nstages: [B]\n",
    "state": "title: A\nstate: {}\nstages: [B]\n",
    "link": "title: A\nstages:\n  - name: B\n    goals:\n      - text: C\n        link: {}\n",
    "review_every": "title: A\nreview_every: {}\nstages: [B]\n",
}


def only(key: str, words: str) -> Diagnostic:
    (found,) = read(PLACES[key].format(words), "a.yaml").diagnostics
    return found


@pytest.mark.parametrize(
    ("key", "words", "label"),
    [
        ("emotion", "2/5", "2 of 5"),
        ("emotion", "-4 😡", "-4 is not on the scale, -2 to 2"),
        ("emotion", "1 😡", "write 1"),
        ("emotion", "😡", 'a picture goes into "feeling"'),
        ("emotion", "1-2", "two numbers: write one"),
        ("emotion", "45 %", "a percentage, and no number of that kind"),
        ("emotion", "++", 'did you mean "very positive"?'),
        ("emotion", "sehr negativ", 'did you mean "very negative"?'),
        ("emotion", "happy", 'a word of your own goes into "feeling"'),
        ("emotion", "N/A", "leave the key out without a value"),
        ("emotion", "0x10", 'a word of your own goes into "feeling"'),
        ("importance", "~3", "write 3"),
        ("importance", "eight", "8 is not on the scale, 1 to 5"),
        ("importance", "4 (high)", "write 4"),
        ("importance", "hoch", 'did you mean "high"?'),
        ("importance", "3 of 7", "3 of 7"),
        ("share", "2/3", "2 of 3"),
        ("share", "a third", ""),
        ("n", "46%", "a percentage, and no number of that kind"),
        ("n", "~3", "write 3"),
        ("value", "1 234", "write 1234"),
        ("value", "٦٢٪", "write 62%"),
        ("value", "62％", "write 62%"),
        ("value", "62\u00a0%", "write 62%"),
        ("value", "1.234,5", "write 1234.5"),
        ("date", "03/04/2026", "2026-04-03 or 2026-03-04?"),
        ("date", "18 May 26", "2026-05-18 or 2018-05-26?"),
        ("date", "31.02.2026", "no such day"),
        ("date", "2026", "the month is missing"),
        ("date", "Q3 2026", "a quarter is no date: write its last month"),
        ("date", "18 May", "the year is missing"),
        ("date", "spring 2026", ""),
        ("link", "https://shop.example/a b", "a space is no part of an address: write %20 for it, or take out what follows"),
        ("link", "shop.example/a", "write https://shop.example/a"),
        ("link", "https//shop.example", "an address begins with https://, a colon and two slashes"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(key: str, words: str, label: str) -> None:
    """Words with more than one reading, or none, are answered with their cause and without a fix."""
    found = only(key, words)
    assert (found.label, found.fix) == (label, None)


@pytest.mark.parametrize(
    ("key", "words", "right"),
    [
        ("emotion", '"+1"', "1"),
        ("emotion", "–1", "-1"),
        ("emotion", "２", "2"),
        ("emotion", "1!", "1"),
        ("emotion", "one", "1"),
        ("importance", "5/5", "5"),
        ("importance", "4 von 5", "4"),
        ("importance", "High!", "high"),
        ("importance", "٤", "4"),
        ("share", "٤٥٪", "45%"),
        ("share", "1/4", "25%"),
        ("share", "30 percent", "30%"),
        ("share", "4,5 %", "4.5%"),
        ("n", "1'234", "1234"),
        ("n", "1 234 567", "1234567"),
        ("date", "18.05.2026", "2026-05-18"),
        ("date", "03.04.2026", "2026-04-03"),
        ("date", "18 May 2026", "2026-05-18"),
        ("date", "May 18, 2026", "2026-05-18"),
        ("date", "2026-5-8", "2026-05-08"),
        ("date", "2026/05/18", "2026-05-18"),
        ("date", "05/18/2026", "2026-05-18"),
        ("date", "04/04/2026", "2026-04-04"),
        ("date", "March 2025", "2025-03"),
        ("date", "03/2025", "2025-03"),
        ("date", "20260518", "2026-05-18"),
        ("date", "2026-05-18T09:30:00Z", "2026-05-18"),
        ("date", "18 พฤษภาคม 2569", "2026-05-18"),
        ("date", "٢٠٢٦-٠٥-١٨", "2026-05-18"),
        ("language", "English", "en"),
        ("language", "Deutsch", "de"),
        ("language", "日本語", "ja"),
        ("language", "English (UK)", "en-GB"),
        ("language", "en_US.UTF-8", "en-US"),
        ("state", "Current state", "as-is"),
        ("state", "As is", "as-is"),
        ("state", "to be", "to-be"),
        ("state", "Soll-Zustand", "to-be"),
        ("review_every", "2 Jahre", "2 years"),
        ("review_every", "every 6 months", "6 months"),
    ],
)  # fmt: skip
def test_one_reading_is_fixed(key: str, words: str, right: str) -> None:
    """Words with one reading are an error that says it, and `--fix` writes it: nothing more is to be said then."""
    text = PLACES[key].format(words)
    found = read(text, "a.yaml").diagnostics
    assert [each.label for each in found if each.is_error] == [f"write {right}"]
    after = fixed(text, found)
    assert after == PLACES[key].format(right)
    assert read(after, "a.yaml").journey


DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 12, 31))


@given(DAYS, st.sampled_from(languages()), st.sampled_from(["medium", "long", "full"]))
def test_a_day_in_any_language(day: datetime.date, tag: str, form: str) -> None:
    """A day as a language writes it is read as that day, alone where the month is in words."""
    said = format_date(day, form, locale=tag.replace("-", "_"))
    found = dates.readings(said)
    assert day.isoformat() in found
    assert len(found) == 1 or "/" in said


@given(DAYS, st.sampled_from(languages()), st.sampled_from(["yMMM", "yMMMM"]))
def test_a_month_in_any_language(day: datetime.date, tag: str, form: str) -> None:
    """A month as a language writes it is read as that month."""
    said = format_skeleton(form, day, locale=tag.replace("-", "_"))
    assert dates.readings(said) == (day.isoformat()[:7],)


@given(DAYS, st.sampled_from("/-"))
def test_slashes_have_one_or_two_readings(day: datetime.date, sign: str) -> None:
    """A day and a month in numbers are two dates, if both are at most 12 and differ; both are shown."""
    found = set(dates.readings(f"{day.day:02}{sign}{day.month:02}{sign}{day.year}"))
    assert day.isoformat() in found
    assert len(found) == (2 if day.day <= 12 and day.day != day.month else 1)


@given(st.text(max_size=20))
def test_no_words_make_a_reading_fail(words: str) -> None:
    """Whatever is written, reading it as a date or a number ends in values of the format, or none."""
    for found in dates.readings(words):
        assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", found, re.ASCII)
    assert isinstance(dates.lack(words), str)
    number = meaning(words)
    for right in (number.right if number else "", whole_number(words).removesuffix("%")):
        assert not right or float(right) is not None


@given(st.integers(-(10**9), 10**9), st.sampled_from(" '’_\u00a0\u202f٬"))
def test_thousands_in_parts(value: int, sign: str) -> None:
    """A number with its thousands parted is that number."""
    parted = f"{value:,}".replace(",", sign)
    assert whole_number(parted) in (str(value), "") if sign == "٬" else whole_number(parted) == str(value)


@given(st.text("abcde", min_size=2, max_size=8), st.data())
def test_one_typo(word: str, data: st.DataObject) -> None:
    """One letter more, less or other, or two neighbours swapped, is one slip, and either way round."""
    at = data.draw(st.integers(0, len(word) - 2))
    others = {
        word[:at] + "x" + word[at:], word[:at] + word[at + 1 :], word[:at] + "x" + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }  # fmt: skip
    for other in others - {word}:
        assert one_typo(word, other)
        assert one_typo(other, word)
    assert not one_typo(word, word)
    assert not one_typo(word, word + "xy")


@pytest.mark.parametrize("words", sorted(PLACEHOLDERS))
def test_placeholders(words: str) -> None:
    """Each is known in capitals, with spaces around it, in brackets, and with a point at its end."""
    for form in (words, words.upper(), f" {words} ", f"[{words}]", f"{words}."):
        assert is_placeholder(form)


@pytest.mark.parametrize(
    "words",
    ["No", "none of them", "Not available at night", "Nothing works", "Brand new", "Web", "OK", "keine Lust", "0", "1", "Unknown",
     "なしくずし", "нет времени", "無料", "Todoist", "a", "yes", "❤"],
)  # fmt: skip
def test_real_words_are_no_placeholders(words: str) -> None:
    """What may say something is left alone."""
    assert not is_placeholder(words)


@pytest.mark.parametrize("key", ["emotion", "importance"])
@pytest.mark.parametrize("value", [",", ";", ",,", "'", ":", "%", "/", "-", "+", ".", "*"])
def test_a_lone_sign_is_no_score(key: str, value: str) -> None:
    """A sign alone where a score belongs, as while one types, is an error or YAML's own, and never stops the check."""
    found = read(f"title: T\nstages:\n  - name: A\n    {key}: {value}\n", "map.yaml").diagnostics
    assert any(one.is_error and one.span and one.span.line == 4 for one in found) or value == "'"
