"""The words that cjmap adds, and the forms of numbers, dates and lists: whole in every language, and used everywhere."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from string import Formatter

import icu
import pytest
from babel.core import Locale
from babel.lists import format_list
from babel.numbers import format_percent
from conftest import Golden
from generated import FOLDERS
from hypothesis import given
from hypothesis import strategies as st
from running import environment

import cjmap.language
from cjmap.language import Language, current_language, files, is_known, language, languages, messages, use_language
from cjmap.language.cldr import QUOTATION_MARKS
from cjmap.language.forms import English
from cjmap.layout import VIEWS, lay_out, lay_out_all
from cjmap.layout.strip import strip
from cjmap.model import Journey
from cjmap.options.medium import Medium
from cjmap.options.views import NothingToShow
from cjmap.read import read as read_file
from cjmap.render.contents import ContentsEntry, sheets
from cjmap.render.dot import dot
from cjmap.scene import Group, Node, Scene, Text
from cjmap.theme import THEMES
from cjmap.transform.persona import for_persona

OURS = {
    "en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "tr", "ar", "he", "fa", "hi", "th", "vi", "ja", "ko", "zh-Hans",
    "zh-Hant",
}  # fmt: skip
DOCS = Path(__file__).parent.parent / "docs" / "languages.md"
PLURALS = {"zero", "one", "two", "few", "many", "other"}
SAYS_THE_NUMBER = {"zero", "one", "two"}
"""The forms in which a word may say the number itself."""

SAME = {
    "Touchpoints": {"de", "nl"}, "Emotion": {"de"}, "Highlights": {"de"}, "Quotes": {"nl"}, "Neutral": {"de", "es"},
    "neutral": {"de", "es"}, "{count} neutral": {"de", "es"}, "{count} positive": {"fr", "it"}, "{count} negative": {"it"},
    "Version": {"de", "fr"}, "Personas": {"de", "es", "fr", "it", "pt"}, "Actions": {"fr"}, "Motivations": {"fr"},
    "Frustrations": {"fr"}, "Importance": {"fr"}, "Slide {caption}.": {"it", "pt"},
    "{title}, slide {caption}": {"it", "pt"}, "Storyboard": {"de", "fr", "it", "nl", "pt"}, "importance {value}": {"fr"},
    "abcdefghijklmnopqrstuvwxyz": {"de", "fr", "nl", "pt"}, "{count} touchpoint": {"it", "nl"},
    "{count} touchpoints": {"nl"}, "{count} persona": {"es", "fr", "it", "nl", "pl", "pt", "tr"},
    "{count} personas": {"es", "fr", "it", "pt"},
}  # fmt: skip
"""English words that are words of other languages too."""

EVERYWHERE = {"n = {count}", "Net Promoter Score", "Net Promoter Score (NPS)"}
"""What is the same in all languages, as it is in formulas and in names."""

Said = dict[str, str | dict[str, str]]


def said(tag: str) -> dict[str, Said]:
    """The file of a language: table → word → what it is, plural forms as a table."""
    return tomllib.loads((files.FOLDER / f"{tag}.toml").read_text(encoding="utf-8"))


def texts(tag: str) -> Iterator[tuple[str, str, str]]:
    """Every text of a language: where it stands, which plural form it is, and the text."""
    for table, all_of_it in said(tag).items():
        for key, text in all_of_it.items():
            if isinstance(text, str):
                yield f"{table}.{key}", "", text
            else:
                for form, one in text.items():
                    yield f"{table}.{key}", form, one


WITHOUT_PLURAL = {"ja", "ko", "th", "vi", "zh-Hans", "zh-Hant"}
"""Languages whose nouns do not change, whatever an edition of CLDR tells apart in its rules."""

ENGLISH = {(place, form): text for place, form, text in texts("en")}


def places(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def locale(tag: str) -> Locale:
    return Locale.parse(tag.replace("-", "_"))


def test_the_languages() -> None:
    """The languages are those that are promised."""
    assert set(languages()) == OURS


@pytest.mark.parametrize("tag", sorted(OURS))
def test_every_word_is_there(tag: str) -> None:
    """A language has every table and every word of English, and none besides; none is empty or has spaces at its ends."""
    shape = {table: set(all_of_it) for table, all_of_it in said(tag).items()}
    assert shape == {table: set(all_of_it) for table, all_of_it in said("en").items()}
    for place, _, text in texts(tag):
        assert text or place == "signs.next_sentence", place
        assert text == text.strip() or place.startswith("signs."), place
        assert "\n" not in text, place


def untranslated(tag: str) -> list[str]:
    """What a language does not say itself, by table and word."""
    own = said(tag)
    return [f"{table}.{key}" for table, words in said("en").items() for key in words if key not in own.get(table, {})]


def test_what_is_untranslated_is_listed(golden: Golden) -> None:
    """docs/languages.md lists the words that a language says in English, not translated; `--accept` writes it anew."""
    lines = [f"- {tag}: {', '.join(missing)}" for tag in sorted(OURS) if (missing := untranslated(tag))]
    text, marks = DOCS.read_text(encoding="utf-8"), ("<!-- untranslated -->\n", "\n<!-- /untranslated -->")
    before, after = text.split(marks[0])[0], text.split(marks[1])[1]
    golden.check(DOCS, before + marks[0] + ("\n".join(lines) or "Nothing.") + marks[1] + after)


@pytest.mark.parametrize("tag", sorted(OURS))
def test_every_place_is_there(tag: str) -> None:
    """A template has the places of the English one, each once; a plural form may say the number in the word, as may English."""
    for place, form, text in texts(tag):
        wanted = places(ENGLISH.get((place, "other")) or ENGLISH[place, form])
        if form in SAYS_THE_NUMBER and places(text) != wanted:
            wanted.remove("count")
        assert places(text) == wanted, f"{place} {form}: {text}"


@pytest.mark.parametrize("tag", sorted(OURS))
def test_every_plural_form_is_there(tag: str) -> None:
    """What is counted has just the forms that CLDR's rule of the language can ask for, and one where nouns have no plural."""
    wanted = {"other"} if tag in WITHOUT_PLURAL else {"other", *locale(tag).plural_form.tags}
    for table, all_of_it in said(tag).items():
        for key, text in all_of_it.items():
            if isinstance(text, dict):
                assert set(text) == wanted, f"{table}.{key}"


@pytest.mark.parametrize("tag", sorted(OURS - {"en"}))
def test_every_word_is_translated(tag: str) -> None:
    """No word stays English, but for those that the language shares with it."""
    for place, form, text in texts(tag):
        bare = re.sub(r"\{\w+\}", "", text)
        if text == ENGLISH.get((place, form)) and any(map(str.isalpha, bare)) and text not in EVERYWHERE:
            assert tag in SAME.get(text, ()), f"{place}: {text}"


def test_no_shared_word_is_out_of_date() -> None:
    """The list of shared words has only such as are shared."""
    found = {
        (text, tag) for tag in OURS - {"en"} for place, form, text in texts(tag) if text == ENGLISH.get((place, form))
    }
    assert {(text, tag) for text, tags in SAME.items() for tag in tags} <= found


@pytest.mark.parametrize("tag", sorted(OURS))
def test_a_language_can_be_spoken(tag: str) -> None:
    """The words of each language are read, and are those of its file."""
    with use_language(tag) as here:
        assert here is current_language()
        assert (here.tag, here.has_messages) == (tag, True)
        assert messages().legend.importance == said(tag)["legend"]["importance"]
        assert here.direction == ("rtl" if tag in {"ar", "he", "fa"} else "ltr")
        for count in range(30):
            assert here.number(count) in messages().numbers.maps(count) or count < 3


# Which language a tag is


@pytest.mark.parametrize(
    ("tag", "lanes"),
    [
        ("de-CH", "de"), ("de_at", "de"), ("DE", "de"), ("pt-PT", "pt"), ("pt-BR", "pt"), ("en-GB", "en"), ("fr-CA", "fr"),
        ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh-SG", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"), ("zh-Hans-HK", "zh-Hans"), ("cmn", "zh-Hans"), ("yue", "zh-Hant"), ("iw", "he"),
        ("ru-Cyrl", "ru"), ("de-Latn-DE-1996", "de"), ("es-419", "es"), ("ar-AE", "ar"), ("prs", "fa"),
    ],
)  # fmt: skip
def test_regions_and_scripts(tag: str, lanes: str) -> None:
    """A tag with a region, a script or an old name has the words of the language that is nearest."""
    assert is_known(tag)
    assert language(tag).messages.lanes == said(lanes)["lanes"]


@pytest.mark.parametrize(
    "tag", ["hu", "ur", "sw", "sr-Latn", "fil", "ru-Latn", "zh-Latn", "xx", "", "-", "x-private", "😀"]
)
def test_languages_without_words(tag: str) -> None:
    """Words and forms are English where there are none: half a translation would look odd."""
    here = language(tag)
    assert not here.has_messages and not is_known(tag)
    assert here.messages == language("en").messages
    assert here.percent(Decimal("0.785")) == "78.5%"


@pytest.mark.parametrize(
    ("direction", "tags"),
    [
        ("rtl", "ar ar-EG he iw fa ur ps ckb ku-Arab sd ug yi dv syr arc nqo az-Arab pa-Arab uz-Arab ks arz UR-pk"),
        ("ltr", "en de ja az uz pa ku ur-Latn ar-Latn yi-Latn tr hi xx tlh"),
    ],
)
def test_directions(direction: str, tags: str) -> None:
    """A language is written as its own script is, unless its tag names another."""
    assert {language(tag).direction for tag in tags.split()} == {direction}


@given(st.text(max_size=20))
def test_any_tag_is_a_language(tag: str) -> None:
    """Whatever is written as a tag, something is spoken."""
    with use_language(tag) as here:
        assert here.messages.lanes
        assert here.number(3)


# Forms


def test_english_forms_are_those_of_cldr() -> None:
    """The forms of English, which are written here so that nothing is loaded for them, are those of CLDR."""
    english, british = English(), Locale.parse("en_GB")
    for names in (["a"], ["a", "b"], ["a", "b", "c"], list("abcde")):
        assert english.listed(names) == format_list(names, locale=british)
    for count in range(120):
        assert english.plural(count) == british.plural_form(count)
    assert english.percent("78.5") == format_percent(Decimal("0.785"), locale=british, decimal_quantization=False)
    assert english.marks == marks("en_GB")


@pytest.mark.parametrize(
    ("tag", "percent", "number", "date", "quoted"),
    [
        ("en", "78.5%", "−4.20", "2026-03-01", "“a”"),
        ("en-US", "78.5%", "−4.20", "2026-03-01", "“a”"),
        ("de", "78,5\u00a0%", "−4,20", "01.03.2026", "„a“"),
        ("de-CH", "78.5%", "−4.20", "01.03.2026", "„a“"),
        ("fr", "78,5\u00a0%", "−4,20", "1 mars 2026", "«\u00a0a\u00a0»"),
        ("tr", "%78,5", "−4,20", "1 Mar 2026", "“a”"),
        ("pt-PT", "78,5%", "−4,20", "01/03/2026", "«a»"),
        ("pt-BR", "78,5%", "−4,20", "1 de mar. de 2026", "“a”"),
        ("fa", "۷۸٫۵٪", "\u200e−۴٫۲۰", "۱ مارس ۲۰۲۶", "«\u2066a\u2069»"),
        ("ar-EG", "٧٨٫٥٪\u061c", "\u061c−٤٫٢٠", "٠١\u200f/٠٣\u200f/٢٠٢٦", "”\u2066a\u2069“"),
        ("ar-AE", "78.5\u200e%\u200e", "\u200e−4.20", "01\u200f/03\u200f/2026", "”\u2066a\u2069“"),
        ("ja", "78.5%", "−4.20", "2026/03/01", "「a」"),
        ("zh-TW", "78.5%", "−4.20", "2026年3月1日", "「a」"),
    ],
)
def test_forms(tag: str, percent: str, number: str, date: str, quoted: str) -> None:
    """Percentages, numbers, dates and quotation marks are those of the language in its region."""
    here = language(tag)
    assert here.percent(Decimal("0.785")) == percent
    assert here.written("−4.20") == here.number(Decimal("-4.20")) == number
    assert here.date("2026-03-01") == date
    assert here.named("a") == quoted


def test_what_is_no_day_stays() -> None:
    """A date that an author wrote in words of their own is not touched."""
    assert language("de").date("spring 2026") == "spring 2026"
    assert language("de").date("2026-02-30") == "2026-02-30"
    assert language("de").date("2026-13") == "2026-13"


@pytest.mark.parametrize(
    ("tag", "month"),
    [
        ("en", "2026-03"),
        ("de", "März 2026"),
        ("fr", "mars 2026"),
        ("ja", "2026年3月"),
        ("ar", "مارس 2026"),
        ("fa", "مارس ۲۰۲۶"),
    ],
)
def test_months(tag: str, month: str) -> None:
    """A month is written in the form of the language, in English as it stands in the file."""
    assert language(tag).date("2026-03") == month


def marks(name: str) -> tuple[str, str]:
    """The quotation marks that ICU has from CLDR."""
    data, kind = icu.LocaleData(name), icu.ULocaleDataDelimiterType
    return data.getDelimiter(kind.QUOTATION_START), data.getDelimiter(kind.QUOTATION_END)


def test_quotation_marks_are_those_of_cldr() -> None:
    """Every language of ours has CLDR's quotation marks in every region, but for the spaces of French."""
    ours = {tag.replace("-", "_") for tag in OURS}
    for name in icu.Locale.getAvailableLocales():
        if any(name == tag or name.startswith(f"{tag}_") for tag in ours):
            assert tuple(sign.strip() for sign in language(name).forms.marks) == marks(name), name
    assert {tag.split("-")[0] for tag in QUOTATION_MARKS} <= {tag.split("-")[0] for tag in OURS}


def test_capitals() -> None:
    """Capitals are those of the language."""
    assert language("tr").capitals("istek") == "İSTEK"
    assert language("de").capitals("Ziele") == "ZIELE"


@pytest.mark.parametrize(
    ("tag", "thousand", "more"),
    [
        ("en", "1204", "112000.5"),
        ("de", "1.204", "112.000,5"),
        ("hi", "1,204", "1,12,000.5"),
        ("es", "1204", "112.000,5"),
        ("es-MX", "1,204", "112,000.5"),
        ("pl", "1204", "112\u00a0000,5"),
        ("pt", "1.204", "112.000,5"),
        ("fr", "1\u202f204", "112\u202f000,5"),
        ("fa", "۱٬۲۰۴", "۱۱۲٬۰۰۰٫۵"),
    ],
)
def test_thousands(tag: str, thousand: str, more: str) -> None:
    """Digits stand in the groups of the language, in some from five digits on; in English they are not parted."""
    here = language(tag)
    assert here.number(1204) == thousand
    assert here.written("112000.5") == more
    assert len(here.written("0.12345")) == len("0.12345")


def test_thousands_in_a_region() -> None:
    """The sign between the groups is that of CLDR for the region: Switzerland has one of its own."""
    sign, other = (locale(tag).number_symbols["latn"]["group"] for tag in ("de-CH", "de"))
    assert sign != other
    assert language("de-CH").number(1204) == f"1{sign}204"
    assert language("de-CH").written("112000.5") == f"112{sign}000.5"


def test_what_is_quoted() -> None:
    """A quote that brings its own quotation marks gets no others."""
    for own in ("“a”", "„a“", "«a»", "'a'", "「a」"):
        assert language("de").quoted(own) == own
    assert language("en").quoted("’tis") == "“’tis”"
    assert language("ja").quoted("『無料』と書いてあるのに") == "「『無料』と書いてあるのに」"


def test_the_marks_of_a_quote() -> None:
    """Quotation marks have the direction of the quote, and those that no mirror turns change their places for it."""
    assert language("en").quoted("לא שמעתי") == "”לא שמעתי“"
    assert language("ar").quoted("Gate closed") == "“Gate closed”"
    assert language("fa").quoted("Gate closed") == "«Gate closed»"
    assert language("en").quoted("Three minutes, فقط") == "“Three minutes, فقط”"


def test_a_name_in_a_sentence_turns_nothing() -> None:
    """What is filled in stands apart where it is written the other way."""
    assert language("en").messages.description.stage(number=1, name="دفع") == "Stage 1: \u2067دفع\u2069."
    assert "\u2066Check-out\u2069" in language("ar").messages.description.stage(number=1, name="Check-out")


# Files


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('goals = "Goals" # of', 'goals = Goals # of', "xx.toml: "),
        ('importance = "Importance"', 'importance = "I"\nmore = "x"', 'xx.toml: in [legend] "more" is none of cjmap\'s messages'),
        ('importance = "Importance"', "importance = 3", 'xx.toml: in [legend] "importance" is a text, not 3'),
        ("[signs]", '[more]\na = "b"\n[signs]', 'xx.toml: "more" is none of cjmap\'s messages'),
        ('other = "{count} maps"', "", 'xx.toml: in [numbers] "maps" has plural forms, of which one is other'),
        ('goals = "Goals" # of', "goals = 3 # of", "xx.toml: [lanes] is a table of texts"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """What is wrong in the file of a language is said with the file's name."""
    text = (files.FOLDER / "en.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "xx.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(message)):
        files.read("xx", English(), tmp_path)


LACKING = """
[lanes]
goals = "Ziele"

[numbers]
maps = {other = "{count} Karten"}
"""
"""The file of a language with three words."""


def test_a_missing_word_is_english(tmp_path: Path) -> None:
    """A word, a table or an entry that the file of a language lacks is that of English, in the forms and the order of English."""
    (tmp_path / "de.toml").write_text(LACKING, encoding="utf-8")
    german, english = files.read("de", language("de").forms, tmp_path), language("en").messages
    assert german.lanes == english.lanes | {"goals": "Ziele"}
    assert list(german.lanes) == list(english.lanes)
    assert (german.numbers.maps(2), german.numbers.more(1)) == ("2 Karten", english.numbers.more(1))
    assert german.legend.importance == english.legend.importance
    assert german.best_edge.keys() == english.best_edge.keys()
    price = Decimal("4.20")
    assert german.description.stage(number=price, name="a") == english.description.stage(number=price, name="a")


@pytest.mark.parametrize(
    ("said", "gone"), [("[signs]", "signs"), ('importance = "Importance"', "importance"), ('felt = "Felt', "felt")]
)
def test_english_lacks_nothing(tmp_path: Path, said: str, gone: str) -> None:
    """A word that English lacks is named, with its table."""
    text = (files.FOLDER / "en.toml").read_text(encoding="utf-8")
    kept = text[: text.index("[signs]")] if gone == "signs" else re.sub(f"(?m)^{re.escape(said)}.*$", "", text)
    (tmp_path / "en.toml").write_text(kept, encoding="utf-8")
    with pytest.raises(ValueError, match=rf'en\.toml: (in \[legend\] )?"{gone}" is missing'):
        files.read("en", English(), tmp_path)


def test_english_loads_nothing() -> None:
    """A map in English is drawn without CLDR; one in German is not."""
    program = """
import sys
from cjmap.language import messages, use_language
with use_language(sys.argv[1]):
    messages().numbers.maps(3)
print("babel" in sys.modules)
"""
    for tag, loaded in (("en", "False"), ("en-GB", "False"), ("hu", "False"), ("de", "True")):
        done = subprocess.run(
            [sys.executable, "-c", program, tag], env=environment(), capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == loaded, tag


# Drawings

JOURNEY = """
title: αα
scenario: α α
state: to-be
owner: β
version: "3"
evidence: γ
date: 2026-03-01
reviewed: 2026-04-01
review_every: 2 years
personas:
  - {id: m, name: μ μ, role: ρ, age: "22", quote: δ δ., goals: [ε], needs: [ζ], motivations: [η], frustrations: [θ],
     channels: [ι]}
  - {id: j, name: φ, role: ρ}
goals: [{text: ε, owner: β, basis: researched}]
highlights: [α]
pain_points: [{text: β, severity: high}, {text: β, severity: medium}, {text: β, severity: low}]
opportunities: [γ]
notes: [δ]
metrics:
  nps: {label: λ, promoters: 50, passives: 30, detractors: 20}
  css: {label: λ, counts: [1, 2, 3, 10, 20], target: 4}
  exs: {label: λ, counts: [1, 2, 3, 10, 20], as: top2}
  λλ: {value: 4.2, unit: μ, better: lower}
  λμ: {value: 4.2, unit: μ, better: lower, target: 3}
  λν:
stages:
  - name: σ
    id: s1
    phase: π
    owner: β
    duration: 2 δ
    metrics: {css: {label: λ, counts: [0, 0, 0, 0, 0]}}
    touchpoints:
      - {id: ad, name: τ, channel: [κ, ρ], emotion: {m: 1, j: -1}, feeling: {m: α, j: β}, importance: 5, moment_of_truth: true,
         basis: assumed, note: ν, next: [{to: shop, share: 40%}, {to: ad, share: 10%}, {end: abandoned, share: 20%, when: ω},
         {to: cart, share: 0.3}]}
      - {id: shop, name: ττ, success: negative, feeling: β, pain_points: [α, β], quotes: [γ], next: [{to: cart},
         {to: ad, when: ω}]}
      - {id: lost, name: τυ, success: neutral, next: [{to: circle}]}
      - {id: circle, name: υ, success: negative, next: [{to: circle2}]}
      - {id: circle2, name: υυ, success: negative, next: [{to: circle}]}
  - name: σσ
    id: s2
    success: positive
    touchpoints:
      - {id: cart, name: υτ, success: positive, goals: [α, α, α, α, α], actions: [β], thoughts: [γ], highlights: [δ],
         opportunities: [ε], tracked_by: [ζ], next: [{end: success, share: 90%}, {end: failure, share: 0.02%},
         {to: circle, share: 9.98%}]}
      - {id: bye, name: υω, next: []}
      - {id: bye2, name: ωυ, feeling: φ, next: [{end: failure}]}
  - name: σσσ
    id: s3
    emotion: 2
"""
"""A journey with everything that cjmap has a word for; its author writes Greek letters alone."""

LEVELS = ("positive", "neutral", "negative")
MANY = (
    "title: αα\nstate: as-is\nreviewed: 2026-04-01\nreview_every: 3 months\nhighlights: ["
    + ", ".join(["α " * 40] * 60)
    + "]\nstages:\n"
    + "".join(
        f"  - id: s{stage}\n    name: σ\n    touchpoints:\n"
        + "".join(
            f"      - {{id: t{stage}-{one}, name: τ, emotion: 1, success: {LEVELS[stage % 3]}, pain_points: [α, β, γ, δ]}}\n"
            for one in range(1 + 19 * (stage == 1))
        )
        for stage in range(30)
    )
    + "  - {id: last, name: σ}\n"
)
"""A journey with more stages, touchpoints and remarks than pictures have room for."""

LOSING = """
title: αα
reviewed: 2026-04-01
review_every: 4 weeks
stages:
  - name: σ
    touchpoints:
      - {id: a, name: α, success: negative, next: [{to: b, share: 50%}, {to: z, share: 50%}]}
      - {id: b, name: β, success: negative, next: [{end: abandoned, share: 90%}, {end: success, share: 10%}]}
      - {id: z, name: ζ, next: [{end: success}]}
""" + "".join(f"      - {{id: n{one}, name: ν, next: [{{to: z}}]}}\n" for one in range(9))
"""A journey in which many give up at a step that could be passed by, and of which many steps are never reached."""

GIVING_UP = """
title: αα
reviewed: 2026-04-01
review_every: 5 days
stages:
  - name: σ
    touchpoints:
      - {id: a, name: α, next: [{end: abandoned, share: 90%}, {end: success, share: 10%}]}
"""
"""A journey in which many give up at once."""

SHARED = """
title: α
personas: {αα: {name: α}, ββ: {name: β}}
stages:
  - name: γ
    touchpoints:
      - {name: δ, persona: αα, emotion: 1, next: [{to: ε, share: 50%}, {to: ζ, share: 50%}]}
      - {name: ε, persona: ββ, emotion: 1}
      - {name: ζ, persona: αα, emotion: 2, next: []}
  - {name: η, touchpoints: [{name: θ, persona: ββ}]}
"""
"""A journey of two personas, each with steps of their own, which ends without an outcome."""

WEIGHED = (
    """
title: α
personas: {αα: {name: α}, ββ: {name: β}}
stages:
  - name: σ
    pain_points: [{text: β, severity: high}, {text: γ, owner: γ}]
    opportunities: δ
    tracked_by: ε
    importance: 2
    touchpoints:
      - {name: τ, importance: 5, emotion: {αα: -2, ββ: -1}, success: negative}
      - {name: υ, importance: 5, emotion: -1, success: negative}
"""
    + "".join(f"      - {{name: ν, id: n{one}, importance: 5, emotion: -1, success: negative}}\n" for one in range(9))
    + """
      - {name: φ, importance: 4, emotion: -1, success: neutral}
      - {name: χ, emotion: 1}
      - {name: ψ, importance: 4}
  - {name: ω, touchpoints: [{name: π, importance: 3, success: positive}]}
  - {name: κ, touchpoints: λ}
"""
)
"""A journey with much to fix first, whose stages and touchpoints lack an importance, an emotion or a success."""

WATCHED = """
title: α
stages:
  - {name: σ, importance: 2, emotion: -1, success: negative}
  - {name: τ, importance: 5, emotion: 1, success: positive}
"""
"""A journey of stages alone, of which none is to be fixed first."""

FIRST = WATCHED.replace("importance: 2", "importance: 5")
GOOD = "title: α\nstages: [{name: σ, touchpoints: [{name: τ, importance: 5, emotion: 1, success: positive}]}]\n"
UNJUDGED = "title: α\nstages: [{name: σ, touchpoints: [{name: τ, importance: 5}]}]\n"


def in_channels(*steps: str, head: str = "") -> str:
    """A journey of one stage with touchpoints written in YAML's braces."""
    lines = "".join(f"      - {{name: τ, id: s{number}, {one}}}\n" for number, one in enumerate(steps))
    return f"title: α\n{head}stages:\n  - name: σ\n    touchpoints:\n{lines}"


ONE, OTHER = "channel: κ", "channel: ρ"
PEOPLE = "personas: {αα: {name: α}, ββ: {name: β}}\n"
IN_CHANNELS = (
    in_channels(ONE, f"{OTHER}, success: negative"),
    in_channels(ONE, f"{OTHER}, success: negative", "success: positive", ONE),
    in_channels(ONE, f"{ONE}, success: positive"),
    in_channels(ONE, f"{ONE}, success: positive", "success: neutral"),
    in_channels(ONE, f"{ONE}, success: positive", f"{OTHER}, success: negative", f"{OTHER}, success: negative"),
    in_channels(ONE, f"{ONE}, success: positive", f"{OTHER}, success: positive", f"{ONE}, success: positive"),
    in_channels(*(f"channel: {letter}" for letter in "αβγδεζηθικλμνξ"), ONE, OTHER),
    in_channels(
        "persona: αα, channel: κ", "persona: αα, channel: ρ, success: negative", "persona: ββ, channel: κ",
        "persona: ββ, channel: ω, success: negative", "channel: κ, importance: 3", head=PEOPLE,
    ),
    in_channels(*(f"channel: {'κρ'[at % 2]}, success: {LEVELS[at % 3]}" for at in range(60))),
    in_channels(*(f"channel: {'κρ'[at % 2]}" for at in range(4))),
)  # fmt: skip
"""Journeys in few channels and in many, with hand-overs that nobody, one or all fail at, of one and of several personas."""


def measures(whole: str, *stages: str) -> str:
    """A journey with metrics of the whole and of stages, written in YAML's braces."""
    lines = "".join(f"  - {{name: σ, id: s{number}, metrics: {{{one}}}}}\n" for number, one in enumerate(stages))
    return f"title: α\nmetrics: {{{whole}}}\nstages:\n{lines}"


MEASURED = (
    measures(
        "css: {label: λ, counts: [4, 11, 23, 51, 30], target: 3, previous: {counts: [6, 14, 25, 40, 21]}}",
        "css: {label: λ, value: 1.5}, exs: {label: λ, value: 4.5}", "css: {label: λ, value: 3.4, previous: 3.1}",
    ),
    measures("", "css: {label: λ, counts: [4, 11, 23, 51, 30], target: 3}"),
    measures("css: {label: λ, value: 2.5, target: 4}, nps: {label: λ, value: 3, target: 40}", "css: {label: λ, value: 2}"),
    measures(
        "", "css: {label: λ, value: 2.5, target: 4}, nps: {label: λ, value: 50, target: 40}",
        "css: {label: λ, value: 4.5, target: 4}",
    ),
    measures("", "css: {label: λ, value: 2.5, target: 4}", "css: {label: λ, value: 1.5, target: 4}"),
    measures("css: {label: λ, value: 2.5}", "css: {label: λ, value: 3.5}"),
    measures("css: {label: λ}", "css: {label: λ}"),
    measures("λλ: {value: 5 μ, target: 3 ν}", "λλ: {value: 5 μ, target: 3 ν}"),
)  # fmt: skip
"""Journeys whose targets are met, missed or cannot be compared, with counts and without, now and before."""

SPARSE = """
title: α
stages:
  - {name: σ, pain_points: β}
  - {name: τ, highlights: γ}
  - {name: υ}
"""
"""A journey with few pain points and highlights, which share a lane."""

SOME_HANG = """
title: α
stages:
  - name: σ
    touchpoints:
      - {name: τ, emotion: -2, pain_points: [{text: β, severity: high}, γ]}
      - {name: υ, emotion: 1}
  - {name: ω, touchpoints: [{name: φ, emotion: 1, image: tall.svg}], highlights: γ}
  - {name: χ, touchpoints: [{name: ψ, emotion: 1}], pain_points: δ}
  - {name: κ, touchpoints: [{name: λ, emotion: 1}], highlights: α}
"""
"""A journey some of whose pain points hang at the curve, with a picture."""

TOO_MUCH = f"""
title: {"αβγ " * 60}
evidence: {"αβγ " * 250}
personas: [{", ".join(f"{{name: {letter * 3} {'βγδ ' * 150}}}" for letter in "αβγδεζ")}]
stages:
  - {{name: {"ωψχ " * 60}, touchpoints: [{{name: {"φυτ " * 400}, emotion: -2, pain_points: [{"γδε " * 300}]}}]}}
opportunities: [{"δεζ " * 400}]
highlights: [{"δεζ " * 400}]
"""
"""A journey that says far more than a brief has room for."""

NAMED = """
title: α
personas: [{name: β}, {name: γ}]
metrics: {css: {value: 3}, nps: {value: 7}, exs: {value: 3}}
stages: [{name: ω, touchpoints: [φ, χ]}]
"""
"""A journey of personas for whom no step is assessed, with measures."""

JOURNEYS = (
    JOURNEY, MANY, LOSING, GIVING_UP, SHARED, WEIGHED, WATCHED, FIRST, GOOD, UNJUDGED, *IN_CHANNELS, *MEASURED, SPARSE,
    SOME_HANG, TOO_MUCH, NAMED,
)  # fmt: skip

MEDIA = [
    Medium("a4"), Medium("a4", tile=True), Medium(persona_page=True), Medium(per_stage=True), Medium(slide="16:9"),
    Medium(slide="4:3", per_stage=True),
]  # fmt: skip

ONE_BY_ONE = ("matrix.letters", "scorecard.bounds", "scorecard.interval")
"""An alphabet, of which no drawing has all letters in a row, and what is said of intervals (tests/test_scorecard_view.py)."""

OWN = re.compile(r"cjmap|CSS|NPS|ExS|δ\.yaml| and ")
"""What is the same in every language, the name of the file, and what is of the forms of English."""

ATTRIBUTE = re.compile(r'\blabel="((?:[^"\\]|\\.)*)"')


def read(text: str) -> Journey:
    """A journey, in the folder of the pictures that one of them names."""
    reading = read_file(text, "δ.yaml", *FOLDERS)
    assert reading.journey is not None, reading.diagnostics
    return reading.journey


@pytest.fixture
def marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """English with a Russian word of its own for each of ours; the table of them."""
    marks: dict[str, str] = {}
    lines = []
    for table, all_of_it in said("en").items():
        lines.append(f"[{table}]")
        for key, text in all_of_it.items():
            mark = "ж" + f"{len(marks):03}".translate({ord("0") + digit: "абвгдезийк"[digit] for digit in range(10)})
            if isinstance(text, dict):
                marked = ", ".join(f'{form} = "{_marked(one, mark)}"' for form, one in text.items())
                lines.append(f"{key} = {{{marked}}}")
            else:
                lines.append(f'{key} = "{_marked(text, mark)}"')
            if "ж" in lines[-1]:
                marks[f"{table}.{key}"] = mark
    (tmp_path / "en.toml").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    language.cache_clear()
    yield marks
    language.cache_clear()


def _marked(text: str, mark: str) -> str:
    """Our word, then the places of the template; punctuation alone stays."""
    if not any(map(str.isalpha, re.sub(r"\{\w+\}", "", text))):
        return text
    return " ".join((mark, *(f"{{{place}}}" for place in places(text))))


def shown(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Group):
            yield node.label
            yield from shown(node.children)
        elif isinstance(node, Text):
            yield node.text


def told(scene: Scene) -> Iterator[str]:
    """All that a picture says."""
    yield from (scene.title, scene.description, scene.caption, *scene.metadata.values())
    yield from shown(scene.children)


def drawings(journey: Journey) -> Iterator[Scene]:
    """The journey in every view and medium."""
    for view in VIEWS:
        with suppress(NothingToShow):
            yield lay_out(journey, view)
    for medium in MEDIA:
        yield from lay_out_all(journey, medium=medium)
    with use_language(journey.language):
        yield strip(journey, THEMES["default"])
    if len(journey.personas) > 1:
        yield lay_out(for_persona(journey, journey.personas[0].id))


def contents() -> Iterator[str]:
    """What the contents of an atlas say."""
    for sheet in sheets(messages().numbers.atlas, [ContentsEntry("α", "β")] * 90):
        yield from told(sheet.scene)


def graph(journey: Journey) -> str:
    """A journey as DOT, with the words that the tests have put in the place of English ones."""
    with use_language("en"):
        return dot(journey, THEMES["default"]).decode()


@pytest.mark.usefixtures("marked", "pictures")
def test_every_word_of_a_drawing_is_of_the_language() -> None:
    """No drawing has a letter that is neither its author's nor of the language's words."""
    for journey in map(read, JOURNEYS):
        for scene in drawings(journey):
            for line in told(scene):
                assert not re.search("[A-Za-z]", OWN.sub("", line)), f"{scene.id}: {line}"
        for label in ATTRIBUTE.findall(graph(journey)):
            assert not re.search("[A-Za-z]", re.sub(r"\\.", "", label)), label
    with use_language("en"):
        listed = list(contents())
    for line in listed:
        assert not re.search("[A-Za-z]", line), line


@pytest.mark.usefixtures("pictures")
def test_every_word_is_used(marked: dict[str, str]) -> None:
    """Each word that languages have to translate is on some drawing, or read out with it."""
    scenes = (scene for text in JOURNEYS for scene in drawings(read(text)))
    graphs = [graph(read(text)) for text in JOURNEYS]
    lines = (line for scene in scenes for line in told(scene))
    with use_language("en"):
        everything = " ".join((*lines, *graphs, messages().numbers.contents, *contents()))
    unused = [place for place, mark in marked.items() if mark not in everything.lower() and place not in ONE_BY_ONE]
    assert not unused, " ".join(unused)


@pytest.mark.parametrize("tag", ["de", "fa", "ja", "tr"])
def test_numbers_and_dates_of_a_drawing(tag: str) -> None:
    """Scores, shares, counts, stage numbers and dates follow the language; what an author wrote as text stays."""
    journey = read(JOURNEY.replace("state: to-be", f"state: to-be\nlanguage: {tag}"))
    here = language(tag)
    said_so = " ".join(told(lay_out(journey))) + " ".join(told(lay_out(journey, "flow")))
    for expected in (here.written("4.2"), here.written("40%"), here.date("2026-04-01"), here.number(100), "2 δ"):
        assert expected in said_so, expected
    assert f"{here.messages.map.version}" in said_so


def test_a_language_is_spoken_only_within() -> None:
    """What is drawn within another drawing's language leaves that as it was, also where drawing fails."""
    with use_language("de"):
        with pytest.raises(KeyError), use_language("fr"):
            raise KeyError
        assert isinstance(current_language(), Language) and current_language().tag == "de"
        assert cjmap.language.messages() is current_language().messages


@pytest.mark.parametrize(("former", "name"), sorted(cjmap.language.FORMER_NAMES.items()))
def test_former_names_work_and_warn(former: str, name: str) -> None:
    """What had another name in the last edition is still there under it, and says what it is called now."""
    with pytest.warns(DeprecationWarning, match=f"cjmap.language.{former} is now {name}"):
        assert getattr(cjmap.language, former) is getattr(cjmap.language, name)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(cjmap.language, "nothing")  # noqa: B009
