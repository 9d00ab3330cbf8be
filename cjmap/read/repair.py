"""Words that are no value of the format → the value an author meant, where one reading is possible."""

from __future__ import annotations

import datetime
import re
import unicodedata

from cjmap.read import ids
from cjmap.read.traps import quoted
from cjmap.read.values import comma_number

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", re.ASCII)
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? ([a-z]+)\.?,? (\d{4})", re.ASCII)
_MONTH_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_PERIOD = re.compile(r"(?:every )?(\d{1,4}|a|an|one|two|three|six)? ?(day|week|month|year|yr|mo|d|w|m|y)s?", re.ASCII)
_AMOUNTS = {"": 1, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "six": 6}
_UNITS = {"yr": "year", "mo": "month", "d": "day", "w": "week", "m": "month", "y": "year"}
_ADVERBS = {"yearly": "1 year", "annually": "1 year", "monthly": "1 month", "weekly": "1 week", "daily": "1 day",
            "quarterly": "3 months"}  # fmt: skip
_HOST = re.compile(
    r"(www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|de|at|ch|eu|uk|io|fr|it|es|nl|jp|edu|gov)\b)\S*", re.I
)
_MAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")
COLOURS = {
    "black": "#000000", "white": "#ffffff", "gray": "#808080", "grey": "#808080", "silver": "#c0c0c0", "red": "#ff0000",
    "maroon": "#800000", "orange": "#ffa500", "yellow": "#ffff00", "olive": "#808000", "lime": "#00ff00",
    "green": "#008000", "teal": "#008080", "cyan": "#00ffff", "aqua": "#00ffff", "blue": "#0000ff", "navy": "#000080",
    "purple": "#800080", "magenta": "#ff00ff", "fuchsia": "#ff00ff", "pink": "#ffc0cb", "brown": "#a52a2a",
    "gold": "#ffd700", "crimson": "#dc143c", "coral": "#ff7f50", "turquoise": "#40e0d0", "indigo": "#4b0082",
    "violet": "#ee82ee",
}  # fmt: skip
_LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "czech": "cs", "danish": "da", "dutch": "nl", "english": "en", "finnish": "fi",
    "french": "fr", "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi", "hungarian": "hu", "italian": "it",
    "japanese": "ja", "korean": "ko", "norwegian": "no", "polish": "pl", "portuguese": "pt", "russian": "ru",
    "spanish": "es", "swedish": "sv", "thai": "th", "turkish": "tr", "ukrainian": "uk", "vietnamese": "vi",
    "deutsch": "de", "français": "fr", "español": "es", "italiano": "it", "português": "pt", "nederlands": "nl",
}  # fmt: skip


def as_date(words: str) -> str:
    """Another way of writing a date → `2026-10-01`; empty where it could be two days, or is none."""
    words = words.strip().lower().removesuffix("t00:00:00").strip()
    if match := _YEAR_FIRST.fullmatch(words):
        year, month, day = match.groups()
    elif match := _DOTTED.fullmatch(words):
        day, month, year = match.groups()
    elif match := _SLASHED.fullmatch(words):
        day, month, year = match.groups()
        if int(month) > 12:
            day, month = month, day
        elif int(day) <= 12 and day != month:
            return ""
    elif match := _DAY_MONTH.fullmatch(words):
        day, month, year = match[1], _month(match[2]), match[3]
    elif match := _MONTH_DAY.fullmatch(words):
        day, month, year = match[2], _month(match[1]), match[3]
    else:
        return ""
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _month(name: str) -> str:
    fits = [str(place) for place, month in enumerate(_MONTHS, 1) if len(name) >= 3 and month.startswith(name)]
    return fits[0] if len(fits) == 1 else "0"


def as_period(words: str) -> str:
    """`yearly`, `2 Years`, `every 6 months` → `1 year`, `2 years`, `6 months`."""
    words = " ".join(words.lower().split())
    if words in _ADVERBS:
        return _ADVERBS[words]
    match = _PERIOD.fullmatch(words)
    if not match:
        return ""
    amount = _AMOUNTS.get(match[1] or "") or int(match[1])
    unit = _UNITS.get(match[2], match[2])
    return f"{amount} {unit}{'s' if amount > 1 else ''}" if amount else ""


def as_colour(words: str) -> str:
    """`red`, `#abc`, `2f4b7c` → the colour in quotes."""
    words = words.strip().lower()
    if re.fullmatch(r"#?[0-9a-f]{6}", words, re.ASCII):
        return quoted("#" + words.removeprefix("#"))
    if re.fullmatch(r"#?[0-9a-f]{3}", words, re.ASCII):
        return quoted("#" + "".join(2 * char for char in words.removeprefix("#")))
    return quoted(COLOURS[words]) if words in COLOURS else ""


def as_link(words: str) -> str:
    """`www.shop.example`, `anna@shop.example` → an address with its beginning."""
    if _MAIL.fullmatch(words):
        return f"mailto:{words}"
    return f"https://{words}" if _HOST.fullmatch(words) else ""


def as_language(words: str) -> str:
    """`German`, `en_US` → `de`, `en-US`."""
    words = words.strip()
    if re.fullmatch(r"[A-Za-z]{2,3}(_[A-Za-z0-9]{2,8})+", words, re.ASCII):
        return words.replace("_", "-")
    return _LANGUAGES.get(words.lower(), "")


def as_share(words: str) -> str:
    """`30`, `30 percent`, `0,3` → `30%`, `0.3`; empty for what is no share."""
    words = words.strip().lower()
    if comma_number(words):
        words = words.replace(",", ".")
    match = re.fullmatch(r"(\d{1,3}(?:\.\d+)?) ?(%|percent|per cent|pct)?", words, re.ASCII)
    if not match or float(match[1]) > 100:
        return ""
    return f"{match[1]}%" if match[2] or float(match[1]) > 1 else match[1]


def as_number(words: str) -> str:
    """A number with a decimal comma, a plus, wide digits or quotation marks → the number as it should be."""
    words = unicodedata.normalize("NFKC", words.strip().strip("“”„«»‘’")).replace("−", "-")
    if comma_number(words):
        words = words.replace(",", ".")
    return words.removeprefix("+") if _NUMBER.fullmatch(words) else ""


def as_flag(words: str) -> str:
    """`Yes`, `TRUE` → `yes`, `true`."""
    return words.lower() if words.lower() in {"yes", "no", "true", "false"} else ""


def as_id(words: str) -> str:
    """`Pays by card!` → `pays-by-card`."""
    return ids.made(words)
