"""Where lines end: by the rules of each script, at what an author wrote to allow or forbid it, and never inside a grapheme."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import icu
import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import environment
from words import LANGUAGES, LONG_WORDS

from cjmap.language import use_language
from cjmap.scene import Font
from cjmap.text import reach, room, wrap
from cjmap.text.breaking import graphemes, torn
from cjmap.text.opportunities import AT_ONCE, pieces

FONT = Font(16)

WRAPPED = {
    "Japanese breaks between phrases": (
        "ja", 130, "予約の確認メールが届かないので、サポートに電話する。「またか」と思う。",
        "予約の確認|メールが|届かないので、|サポートに|電話する。|「またか」と|思う。",
    ),
    "Japanese phrases wider than the column break inside": (
        "ja", 70, "コーヒーショップでキャッシュレス決済を使った", "コーヒー|ショップ|でキャッ|シュレス|決済を|使った",
    ),
    "Japanese dates and numbers stay whole": (
        "ja", 140, "第3段階は2024年5月1日の10:30〜11:00です。", "第3段階は|2024年5月1日の|10:30〜11:00|です。",
    ),
    "Japanese keeps its blank": ("ja", 200, "予約　確認 電話", "予約　確認 電話"),
    "Simplified Chinese": (
        "zh-Hans", 120, "我在网上预订了房间，但是没有收到确认邮件。“怎么回事？”",
        "我在网上预订了|房间，但是没有|收到确认邮件。|“怎么回事？”",
    ),
    "Traditional Chinese": (
        "zh-Hant", 120, "我在網上預訂了房間，但沒有收到「確認」郵件。", "我在網上預訂了|房間，但沒有收|到「確認」郵|件。",
    ),
    "Chinese keeps a number and its unit": ("zh-Hans", 64, "等了又等30分钟", "等了又等|30分钟"),
    "Thai": ("th", 120, "ลูกค้าไม่ได้รับอีเมลยืนยันการจอง", "ลูกค้าไม่ได้รับ|อีเมลยืนยันการ|จอง"),
    "Khmer": ("km", 120, "អតិថិជនមិនបានទទួលអ៊ីមែលបញ្ជាក់ការកក់", "អតិថិជន|មិនបានទទួល|អ៊ីមែលបញ្ជាក់|ការកក់"),
    "Lao": ("lo", 120, "ລູກຄ້າບໍ່ໄດ້ຮັບອີເມວຢືນຢັນການຈອງ", "ລູກຄ້າບໍ່ໄດ້ຮັບອີ|ເມວຢືນຢັນການ|ຈອງ"),
    "Burmese": ("my", 120, "ဖောက်သည်သည် အီးမေးလ်လက်ခံမရရှိပါ", "ဖောက်သည်|သည် အီး|မေးလ်လက်ခံ|မရရှိပါ"),
    "Korean breaks at its blanks": (
        "ko", 110, "고객이 예약 확인 이메일을 받지 못했다", "고객이 예약|확인 이메일을|받지 못했다",
    ),
    "a Korean word wider than the column breaks inside": ("ko", 40, "고객이 예약확인", "고객|이|예약|확인"),
    "Hindi": ("hi", 110, "ग्राहक को पुष्टिकरण ईमेल नहीं मिला।", "ग्राहक को|पुष्टिकरण ईमेल|नहीं मिला।"),
    "Arabic": ("ar", 110, "لم يتلق العميل رسالة تأكيد الحجز", "لم يتلق|العميل رسالة|تأكيد الحجز"),
    "Persian": ("fa", 90, "می‌خواهم ۵۰٪ تخفیف بگیرم؟", "می‌خواهم|۵۰٪|تخفیف|بگیرم؟"),
    "Hebrew": (
        "he", 110, "הלקוח לא קיבל את אישור ההזמנה בדוא״ל 10:30", "הלקוח לא|קיבל את|אישור|ההזמנה|בדוא״ל 10:30",
    ),
    "Vietnamese": (
        "vi", 110, "Khách hàng không nhận được email xác nhận", "Khách hàng|không nhận|được email|xác nhận",
    ),
    "emoji sequences": ("en", 50, "👩‍👩‍👧👍🏽🇩🇪🇫🇷👨‍💻 done", "👩‍👩‍👧|👍🏽|🇩🇪|🇫🇷|👨‍💻|done"),
    "German compounds at soft hyphens": (
        "de", 130, "Donau\u00addampf\u00adschiff\u00adfahrts\u00adgesellschaft mit Rückmeldung",
        "Donaudampf-|schifffahrts-|gesellschaft mit|Rückmeldung",
    ),
    "a German compound without them only if it is wider than the column": (
        "de", 110, "Die Donaudampfschifffahrtsgesellschaft ruht", "Die|Donaudampf|schifffahrtsge|sellschaft|ruht",
    ),
    "French signs that stand apart": ("fr", 60, "Vous êtes sûr ? « Oui »", "Vous|êtes|sûr ?|« Oui »"),
}  # fmt: skip
"""By what it shows: language, px, text, lines."""


@pytest.mark.parametrize("shown", WRAPPED)
def test_lines_of_each_script(shown: str) -> None:
    """A known text in each script has the lines that its readers expect."""
    tag, width, text, lines = WRAPPED[shown]
    with use_language(tag):
        assert "|".join(wrap(text, FONT, width, 0)) == lines


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("3,5\u00a0% um 10:30", "3,5\u00a0%|um|10:30"),
        ("km\u202fh zero\u200bwidth", "km\u202fh|zero\u200b|width"),
        ("5–10 Tage 2024-05-01 24/7 -5", "5–10|Tage|2024-05-01|24/7|-5"),
        ("well-known and/or 漢字", "well-|known|and/|or|漢字"),
        ("漢\u2060字 a \u2060b", "漢\u2060字|a \u2060b"),
        ("漢\u00a0字\u200b「あ」", "漢\u00a0字\u200b|「あ」"),
        ("キャッシュレス", "キャッシュレス"),
        ("拭き布をお渡しします", "拭き|布をお渡しします"),
        ("翌日に料理長の名前で", "翌日に|料理長の|名前で"),
        ("サービス料は使われていない", "サービス料は|使われていない"),
        ("立ち上がれない長い階段", "立ち|上がれない|長い|階段"),
        ("ページ１２３", "ページ|１２３"),
        ("ต่างๆ กรุงเทพฯ", "ต่างๆ|กรุงเทพฯ"),
    ],
)
def test_what_stays_together(text: str, parts: str) -> None:
    """Numbers with their signs, dates, and what an author joined by signs for it stay together; other parts may part."""
    with use_language("ja"):
        assert "|".join(piece.text for piece in pieces(text)) == parts


def test_the_language_of_the_map_decides_on_chinese_characters_alone() -> None:
    """Chinese characters without kana are broken between phrases in a Japanese map, and between any two in others."""
    text = "初回利用案内"
    with use_language("ja"):
        assert [piece.text for piece in pieces(text)] == ["初回", "利用", "案内"]
    with use_language("zh-Hans"):
        assert [piece.text for piece in pieces(text)] == list(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Donau\u00ad\u00addampf", ["Donau~", "dampf"]),
        ("e-\u00admail", ["e-", "mail"]),
        ("\u00adfoo\u00ad bar\u00ad.", ["foo", "bar."]),
        ("(\u00adfoo)", ["(foo)"]),
        ("\u00ad", []),
        ("Kun\u00adde 客", ["Kun~", "de", "客"]),
        ("мага\u00adзин", ["мага~", "зин"]),
    ],
)
def test_soft_hyphens_are_seen_only_where_a_line_ends(text: str, parts: list[str]) -> None:
    """A soft hyphen parts a word, is shown as a hyphen at a line's end if there is none, and is left out of all else."""
    assert [piece.text + "~" * piece.hyphen for piece in pieces(text)] == parts


def test_a_soft_hyphen_needs_room_for_the_hyphen_only_if_the_line_ends_there() -> None:
    """A word whose last syllable is narrower than a hyphen is whole where it fits; one px less, and it is not."""
    whole = room("Verbandl", FONT)
    assert room("Verband-", FONT) > whole
    assert wrap("Verband\u00adl", FONT, whole, 100) == ("Verbandl",)
    assert len(wrap("Verband\u00adl", FONT, whole - 1, 100)) > 1


def test_a_broken_word_keeps_its_signs() -> None:
    """Where a word is broken inside, a closing sign is not left alone for the next line."""
    for text in ("Entscheidung!", "決済決済決済。", "(((Entscheidung"):
        lines = wrap(text, FONT, room(text, FONT) - 1, 100)
        assert len(lines) == 2
        assert lines[1][0] not in "!。" and lines[0][-1] != "("


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("👩‍👩‍👧🇩🇪🇫🇷👍🏽1️⃣", ["👩‍👩‍👧", "🇩🇪", "🇫🇷", "👍🏽", "1️⃣"]),
        ("क्षत्रिय", ["क्ष", "त्रि", "य"]),
        ("\u1100\u1161\u11a8각", ["\u1100\u1161\u11a8", "각"]),
        ("ที่น้ำ", ["ที่", "น้ำ"]),
        ("e\u0301a", ["e\u0301", "a"]),
    ],
)
def test_graphemes(text: str, clusters: list[str]) -> None:
    """A grapheme is what a reader takes for one character: an emoji sequence, a conjunct, a syllable of jamo, a marked letter."""
    assert list(graphemes(text)) == clusters


def test_torn_words_are_known() -> None:
    """A text is torn where a line ends inside a word, and not where it ends between two, with or without a space."""
    assert not torn("ลูกค้าไม่ได้รับ", ("ลูกค้า", "ไม่ได้รับ"))
    assert torn("ลูกค้าไม่ได้รับ", ("ลูก", "ค้าไม่ได้รับ"))
    assert not torn("Donau\u00addampf fährt", ("Donau-", "dampf", "fährt"))
    assert torn("Dampf fährt", ("Dam", "pf fährt"))
    assert not torn("well-known", ("well-", "known"))


WORDS = [
    *(word for sentence in LANGUAGES.values() for word in sentence.split()),
    *LONG_WORDS,
    "👩‍👩‍👧", "🇩🇪", "👍🏽", "⚠️", "क्षत्रिय", "「また」", "（水）", "「『", "！？", "Donau\u00addampf\u00adschiff", "か゚", "각",
    "10:30", "5–10", "3,5\u00a0%", "zero\u200bwidth", "a\u2060b", "𠮷野家", "أهلاً", "ﷺ",
]  # fmt: skip
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from((" ", "", "　", "\n"))), max_size=12).map(
    lambda words: "".join(word + space for word, space in words)
)
TAGS = st.sampled_from(("en", "ja", "zh-Hans", "ko", "th", "ar"))
CLOSING = frozenset("、。，！？）」』ーゃゅょっャュョッ।؟!?;:,.")


def _characters(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())


@given(TEXTS, TAGS, st.integers(1, 400))
def test_no_letter_is_lost_and_no_grapheme_split(text: str, tag: str, width: int) -> None:
    """The lines, one after the other, are the text without spaces and soft hyphens, and end between its graphemes."""
    with use_language(tag):
        lines = wrap(text, FONT, width, 0)
    whole = _characters(text)
    places, place = {0}, 0
    for cluster in graphemes(whole):
        place += len(cluster)
        places.add(place)
    place = 0
    for line in lines:
        characters = _characters(line)
        place += len(characters) if whole.startswith(characters, place) else len(characters) - 1
        assert place in places
        assert line == line.strip()
        assert "\u00ad" not in line
    assert place == len(whole)
    assert "".join(_characters(line) for line in lines).replace("-", "") == whole.replace("-", "")


@given(TEXTS, TAGS, st.integers(1, 400))
def test_every_line_fits(text: str, tag: str, width: int) -> None:
    """No line is wider than its column, but for a single grapheme that is; half a px is what a space may be kerned by."""
    with use_language(tag):
        for line in wrap(text, FONT, width, 20):
            fits = room(line, FONT) <= width + 0.5 and reach(line, FONT) <= width + 20.5
            assert fits or len(list(graphemes(line))) == 1


@given(TEXTS, TAGS, st.integers(130, 400))
def test_no_line_starts_with_a_closing_sign(text: str, tag: str, width: int) -> None:
    """In a column that has room for it, no line starts with a closing sign or a small kana, unless a word does."""
    with use_language(tag):
        for paragraph in text.split("\n"):
            starts = {word[0] for word in paragraph.split()}
            for line in wrap(paragraph, FONT, width, 0)[1:]:
                assert line[0] not in CLOSING - starts


@given(st.text(st.characters(codec=None), max_size=40), TAGS, st.integers(1, 200))
def test_any_characters_can_be_wrapped(text: str, tag: str, width: int) -> None:
    """Whatever characters a text has, halves of surrogate pairs and marks without a letter too, each is in the lines."""
    with use_language(tag):
        lines = wrap(text, FONT, width, 0)
    kept = [character for character in text if not character.isspace() and character not in "\u00ad\x1c\x1d\x1e\x1f-"]
    found = [
        character
        for line in lines
        for character in line
        if not character.isspace() and character not in "\x1c\x1d\x1e\x1f-"
    ]
    assert found == kept


def test_long_texts_are_looked_at_in_parts() -> None:
    """A text longer than what is looked at at once has the phrases of its sentences, across where it is parted too."""
    sentence = "予約の確認メールが届かないのでサポートに電話する"
    count = 3 * AT_ONCE // len(sentence)
    with use_language("ja"):
        once = [piece.text for piece in pieces(sentence + "。")]
        assert [piece.text for piece in pieces((sentence + "。") * count)] == once * count


def test_threads_do_not_disturb_each_other() -> None:
    """Texts wrapped in several threads at once have the lines that they have one after the other."""
    texts = [sentence * 3 for sentence in LANGUAGES.values()] * 20

    def lines(number: int) -> tuple[str, ...]:
        return wrap(texts[number] + str(number), FONT, 90 + number, 0)

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lines, range(len(texts))))
    assert together == [lines(number) for number in range(len(texts))]


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_plain_letters_need_no_icu() -> None:
    """Latin, Greek and Cyrillic texts with soft hyphens, dashes, arrows and marks are broken without loading ICU."""
    text = "Größe – Donau\u00addampf Đà Nẵng e\u0301 πελάτης Покупка → ✓ « oui » 3,5\u00a0%"
    code = f"""
import sys
from cjmap.scene import Font
from cjmap.text.breaking import graphemes, wrap
wrap({text!r}, Font(16), 60), list(graphemes({text!r}))
print("icu" in sys.modules)
"""
    assert _python(code) == "False"


def test_other_scripts_say_what_to_install_where_icu_is_missing() -> None:
    """Without ICU, a text that needs it is refused in words that name it, rather than broken by other rules."""
    code = """
import sys
sys.modules["icu"] = None
from cjmap.text.opportunities import pieces
from cjmap.diagnostics import MissingLibrary
print(len(pieces("Plain letters")))
try:
    pieces("ลูกค้า")
except MissingLibrary as error:
    print("ICU" in str(error))
"""
    assert _python(code).split() == ["2", "True"]


def test_lines_end_where_unicode_allows() -> None:
    """In texts of many scripts no line ends where UAX #14 (strict) has no opportunity, in a column wider than a word."""
    for tag, sentence in LANGUAGES.items():
        text = unicodedata.normalize("NFC", sentence)
        iterator = icu.BreakIterator.createLineInstance(icu.Locale("zh@lb=strict"))
        iterator.setText(text)
        allowed, place = set(iterator), 0
        with use_language(tag):
            for line in wrap(text, FONT, 240, 0):
                place = text.index(line, place) + len(line)
                assert place in allowed or place + 1 in allowed, (tag, line)


def test_the_command_line_says_what_to_install(tmp_path: Path) -> None:
    """Without ICU a map in other scripts is no traceback but one line that names it; one in plain letters is drawn."""
    for name, title in (("plain", "A map"), ("thai", "ลูกค้า")):
        (tmp_path / f"{name}.yaml").write_text(f"title: {title}\nstages: S\n", encoding="utf-8")
    start = "import sys; sys.modules['icu'] = None; from cjmap.cli import main; main()"
    done = {
        name: subprocess.run(
            [sys.executable, "-c", start, "render", f"{name}.yaml"],
            capture_output=True, text=True, check=False, cwd=tmp_path, env=environment(),
        )
        for name in ("plain", "thai")
    }  # fmt: skip
    assert done["plain"].returncode == 0
    assert done["thai"].returncode == 3
    assert done["thai"].stderr.count("\n") == 1
    assert "pip install pyicu-wheels" in done["thai"].stderr
    assert not (tmp_path / "thai.svg").exists()
