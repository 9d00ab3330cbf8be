"""Another way of writing a date → the days or months it can mean in the form of the format, and what it lacks."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator, Sequence

from cjmap.late import pattern

_TOKENS = pattern(r"\d+|[^\d\s,/()\-]+", re.ASCII)
_MOMENT = pattern(r"(\d{4}-\d{1,2}-\d{1,2})[t ]\d{1,2}:\d{2}[\d:.,]*(?: ?z| ?[+-][\d:]+)?", re.ASCII)
_FILLERS = {
    "of", "the", "st", "nd", "rd", "th", "er", "º", "ª", "de", "del", "di", "der", "den", "am", "le", "el", "г", "год", "года",
    "年", "月", "日", "년", "월", "일", "ngày", "tháng", "thg", "năm", "วันที่", "พ.ศ", "ค.ศ", "в", "r", "roku",
}  # fmt: skip
_THAI = pattern("[\u0e00-\u0e7f]")
_BUDDHIST = 543
"""How far Thai years are ahead."""
_LACKS = {
    r"^[^\d]*\d{1,4}[^\d]+\d{1,2}[^\d]+\d{1,4}[^\d]*$": "no such day",
    r"\b(?:q[1-4]|[1-4]q|h[12]|[12]h)\b|quart|trimest|kwarta": "a quarter is no date: write its last month",
    r"квартал|四半期|季度|분기": "a quarter is no date: write its last month",
    r"\bw(?:eek|k)? ?\d{1,2}\b|\bkw ?\d{1,2}\b": "a week is no date: write one of its days",
    r"^\d{4}$": "the month is missing",
    r"^\d{1,2}[./-] ?\d{1,2}\.?$": "the year is missing",
}
"""Forms of what is no date, and what to say of them."""
_NEARBY = {"today", "now", "yesterday", "heute", "jetzt", "aujourd'hui", "hoy", "oggi", "vandaag", "hoje", "сегодня", "今日",
           "今天", "오늘"}  # fmt: skip


def readings(words: str) -> tuple[str, ...]:
    """Every day, `2026-05-18`, or month, `2026-05`, that a date in another form can mean; () where it is none."""
    words = _ascii_digits(words.strip().casefold())
    if moment := _MOMENT.fullmatch(words):
        words = moment[1]
    numbers: list[str] = []
    months: list[int] = []
    for token in _TOKENS.findall(words):
        if token.isdigit():
            numbers.append(token)
        elif (word := _word(token)) and word not in _FILLERS:
            named = _month(word)
            months += [named] if named or not _is_weekday(word) else []
    if 0 in months or len(months) > 1:
        return ()
    thai = bool(_THAI.search(words))
    dotted = "/" not in words and "-" not in words
    found = _with_name(numbers, months[0], thai) if months else _in_numbers(numbers, dotted, thai)
    return tuple(dict.fromkeys(found))


def lack(words: str) -> str:
    """What a text that is no date lacks, as a label beside it; empty where that is unclear."""
    lower = _ascii_digits(words.strip().casefold())
    if lower in _NEARBY:
        return "write the day itself"
    labels = (label for form, label in _LACKS.items() if re.search(form, lower, re.ASCII))
    return next(labels, "") or ("the year is missing" if _has_month(lower) and not re.search(r"\d{4}", lower) else "")


def _has_month(lower: str) -> bool:
    names = (_word(word) for word in _TOKENS.findall(lower) if not word[0].isdigit())
    return any(name not in _FILLERS and _month(name) for name in names)


def _ascii_digits(words: str) -> str:
    """Words with the digits of every script as ours, wide letters as narrow ones, and no marks of direction."""
    seen = (char for char in unicodedata.normalize("NFKC", words) if unicodedata.category(char) != "Cf")
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in seen)


def _word(token: str) -> str:
    """A word without the signs around it, and without the sign for a year, month or day of East Asia before it."""
    word = token.strip(".'’،")
    return word if word in _FILLERS else word.lstrip("年月日")


def _month(word: str) -> int:
    from cjmap.language.months import month  # late: no file without a wrong date needs it

    return month(word)


def _is_weekday(word: str) -> bool:
    from cjmap.language.months import is_weekday

    return is_weekday(word)


def _with_name(numbers: Sequence[str], month: int, thai: bool) -> Iterator[str]:
    """`18 May 2026`, `May 2026`; `18 May 26` is the 18th or the 26th."""
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if len(years) == 1 and len(numbers) <= 2:
        yield from _day(_year(years[0], thai), month, *days)
    elif not years and len(days) == len(numbers) == 2:
        for year, day in (reversed(days), days):
            yield from _day(f"20{year}", month, day) if len(year) == 2 else ()


def _in_numbers(numbers: Sequence[str], dotted: bool, thai: bool) -> Iterator[str]:
    """`18.05.2026`, `2026/5/18`, `05/2026`, `20260518`; `03/04/2026` is a day in April or in March."""
    if len(numbers) == 1 and len(numbers[0]) in (6, 8) and numbers[0][:2] in ("19", "20"):
        whole = numbers[0]
        yield from _day(whole[:4], whole[4:6], *([whole[6:]] if whole[6:] else []))
    elif len(numbers) == 2:
        month, year = sorted(numbers, key=len)
        if len(month) <= 2 and len(year) == 4:
            yield from _day(_year(year, thai), month)
    elif len(numbers) == 3:
        yield from _of_three(numbers, dotted, thai)


def _of_three(numbers: Sequence[str], dotted: bool, thai: bool) -> Iterator[str]:
    first, second, third = numbers
    if len(first) == 4:
        one, other = [*_day(_year(first, thai), second, third)], [*_day(_year(first, thai), third, second)]
        yield from one or other
        return
    year = _year(third if len(third) == 4 else f"20{third:0>2}", thai)
    if len(third) not in (2, 4) or max(len(first), len(second)) > 2:
        return
    day_first, month_first = [*_day(year, second, first)], [*_day(year, first, second)]
    if dotted:
        yield from day_first or month_first
        return
    yield from day_first
    yield from month_first
    if len(first) == len(third) == 2:
        yield from _day(f"20{first}", second, third)


def _year(year: str, thai: bool = False) -> str:
    return str(int(year) - _BUDDHIST) if thai and int(year) > 2400 else year


def _day(year: str, month: str | int, day: str | int | None = None) -> Iterator[str]:
    """A day, or a month where no day is given, that there is; years of other calendars are none of ours."""
    try:
        found = datetime.date(int(year), int(month), 1 if day is None else int(day))
    except ValueError:
        return
    if 1900 <= found.year < 2200:
        yield found.isoformat() if day is not None else found.isoformat()[: len("2026-10")]
