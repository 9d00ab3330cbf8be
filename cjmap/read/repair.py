"""Words that are no value of the format → the value an author meant, where one reading is possible."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from cjmap.late import pattern
from cjmap.read import ids
from cjmap.read.dates import lack, readings
from cjmap.read.dictionary import LENGTHS
from cjmap.read.mistakes.quoting import quoted
from cjmap.read.numerals import narrow, percentage
from cjmap.read.values import comma_number

_NUMBER = pattern(r"[+-]?\d+(\.\d+)?", re.ASCII)
_PERIOD = pattern(r"(?:every |alle |jede[ns]? |tous les |cada |ogni )?(\d{1,4}|[a-zéèäöü]+)? ?-?([^\W\d_]+)\.?")
_AMOUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12}
_ADVERBS = {"yearly": "1 year", "annually": "1 year", "annual": "1 year", "monthly": "1 month", "weekly": "1 week",
            "daily": "1 day", "quarterly": "3 months", "half-yearly": "6 months", "biannually": "6 months",
            "jährlich": "1 year", "halbjährlich": "6 months", "vierteljährlich": "3 months", "monatlich": "1 month",
            "quarter": "3 months"}  # fmt: skip
_HOST = pattern(r"(www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|de|at|ch|eu|uk|io|fr|it|es|nl|jp|edu|gov)\b)\S*", re.I)
_MAIL = pattern(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")
COLOURS = {
    "black": "#000000", "white": "#ffffff", "gray": "#808080", "grey": "#808080", "silver": "#c0c0c0", "red": "#ff0000",
    "maroon": "#800000", "orange": "#ffa500", "yellow": "#ffff00", "olive": "#808000", "lime": "#00ff00",
    "green": "#008000", "teal": "#008080", "cyan": "#00ffff", "aqua": "#00ffff", "blue": "#0000ff", "navy": "#000080",
    "purple": "#800080", "magenta": "#ff00ff", "fuchsia": "#ff00ff", "pink": "#ffc0cb", "brown": "#a52a2a",
    "gold": "#ffd700", "crimson": "#dc143c", "coral": "#ff7f50", "turquoise": "#40e0d0", "indigo": "#4b0082",
    "violet": "#ee82ee",
}  # fmt: skip


def as_date(words: str) -> str:
    """Another way of writing a date → `2026-10-01`, `2026-10`; empty where it could be two days, or is none."""
    found = readings(words)
    return found[0] if len(found) == 1 else ""


def date_lack(words: str) -> str:
    """What keeps words from being a date: that they can be several, or lack a part."""
    found = readings(words)
    return f"{' or '.join(found)}?" if found else lack(words)


def as_period(words: str) -> str:
    """`yearly`, `2 Years`, `every 6 months` → `1 year`, `2 years`, `6 months`."""
    words = " ".join(words.lower().split())
    if words in _ADVERBS:
        return _ADVERBS[words]
    match = _PERIOD.fullmatch(words)
    unit = LENGTHS.get(match[2], "") if match else ""
    if not match or not unit:
        return ""
    digits = match[1] or "1"
    amount = int(digits) if digits.isdecimal() else _AMOUNTS.get(digits, 0)
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


def link_lack(words: str) -> str:
    """What keeps words from being an address."""
    if found := re.search(r"(?:https?://|mailto:)[^\s<>()\[\]\"]+", words, re.I):
        if words.startswith(found[0]) and re.search(r"\s", words):
            return "a space is no part of an address: write %20 for it, or take out what follows"
        more = words.replace(found[0], "").strip(' <>()[]"')
        return f"write {found[0]}" + (", and the rest into text or note" if more else "")
    if re.match(r"(?i)https?[:/\\]", words):
        return "an address begins with https://, a colon and two slashes"
    if re.match(r"(?i)(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$", words):
        return f"write https://{words}"
    return "a space is no part of an address" if re.search(r"\s", words) else ""


def as_language(words: str) -> str:
    """`German`, `Deutsch`, `en_US`, `en-US.UTF-8` → `de`, `de`, `en-US`, `en-US`."""
    from cjmap.read.dictionary import LANGUAGE_NAMES

    words = words.strip()
    if found := re.fullmatch(r"([A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})+)(?:\.[\w-]+)?", words, re.ASCII):
        return found[1].replace("_", "-")
    parted = re.fullmatch(r"(.+?) ?\(([A-Za-z]{2})\)|(.+?)\.?", words, re.ASCII | re.DOTALL)
    if parted and parted[1]:
        tag, region = LANGUAGE_NAMES.get(parted[1].casefold(), ""), parted[2].upper()
        return f"{tag}-{'GB' if region == 'UK' else region}" if tag else ""
    return LANGUAGE_NAMES.get(words.casefold().strip(" ."), "")


def as_share(words: str) -> str:
    """`30`, `30 percent`, `0,3` → `30%`, `0.3`; empty for what is no share."""
    words = percentage(words) or narrow(words)
    if comma_number(words):
        words = words.replace(",", ".")
    if found := re.fullmatch(r"(\d{1,4}) ?(?:/|⁄|of|out of|in) ?(\d{1,4})", words, re.ASCII):
        share = Fraction(int(found[1]) * 100, int(found[2]) or 1)
        words = f"{float(share):g}%" if share <= 100 and (share * 100).denominator == 1 else ""
    match = re.fullmatch(r"(\d{1,3}(?:\.\d+)?) ?(%)?", words, re.ASCII)
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
