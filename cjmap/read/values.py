"""A node of the tree → the plain value an author meant, or None where it is left out or is no such value."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from math import isfinite
from typing import NamedTuple

from cjmap.late import pattern
from cjmap.model import Better, Quantity
from cjmap.read.nodes import Entry, Node

UNFIT = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")
"""Characters that no drawing can hold (XML 1.0, section 2.2), tab and line feed apart, and foreign line breaks."""

_BREAK = pattern("\r\n|[\r\x85\u2028\u2029]")
_NUMBER = r"[+\-−]?(?:\d+(?:\.\d*)?|\.\d+)"
_QUANTITY = pattern(rf"({_NUMBER}) ?(%?)", re.ASCII)
_YES = {"true": True, "yes": True, "false": False, "no": False}
_COMMA_NUMBER = pattern(r"[+\-−]?\d+,\d+(?: ?%)?", re.ASCII)
_PERIOD = pattern(r"([1-9]\d{0,3}) (day|week|month|year)s?", re.ASCII)


def clean(words: str) -> str:
    """Words as they are printed: tabs as spaces, any line break as a line feed, what cannot be printed as U+FFFD."""
    if UNFIT.search(words):
        words = UNFIT.sub("\ufffd", _BREAK.sub("\n", words))
    return words.replace("\t", " ").strip()


def text(node: Node | None) -> str:
    """A text as it is printed; empty where it is left out or is no text."""
    return clean(node.words) if node is not None and node.kind == "scalar" and not node.empty else ""


def given(entries: dict[str, Entry], key: str) -> Node | None:
    """The value of a key, None where it is left out."""
    entry = entries.get(key)
    return None if entry is None or entry.value.empty else entry.value


def many(node: Node | None) -> list[Node]:
    """The entries of a list, or the one that stands in its place; entries left out are dropped."""
    if node is None or node.empty:
        return []
    return [item for item in node.items if not item.empty] if node.kind == "sequence" else [node]


def texts(node: Node | None) -> tuple[str, ...]:
    """A text or a list of texts."""
    return tuple(words for words in map(text, many(node)) if words)


def number(node: Node | None) -> float | None:
    """A number that is written without quotation marks."""
    if node is None or isinstance(node.data, bool) or not isinstance(node.data, int | float):
        return None
    try:
        value = float(node.data)
    except OverflowError:
        return None
    return value if isfinite(value) else None


def count(node: Node | None) -> int | None:
    """A whole number from 0."""
    value = number(node)
    return int(value) if value is not None and value >= 0 and value == int(value) else None


def flag(node: Node | None) -> bool | None:
    """Yes or no."""
    return _YES.get(node.words.lower()) if node is not None and node.kind == "scalar" else None


def quantity(node: Node | None) -> Quantity | None:
    """A number, a percentage, or a text that is only printed."""
    words = text(node)
    return quantity_of(words) if words else None


def quantity_of(words: str) -> Quantity:
    """The same of words that are there."""
    match = _QUANTITY.fullmatch(words)
    if not match:
        return Quantity(words)
    sign = "−" if words[0] == "-" else words[0]
    return Quantity(sign + words[1:], Decimal(match[1].replace("−", "-")), bool(match[2]))


def comma_number(words: str) -> bool:
    """Whether this is a number with a comma: `3,1`, and `2,400` too."""
    return bool(_COMMA_NUMBER.fullmatch(words))


def without_comma(words: str) -> tuple[str, str]:
    """`3,1` → (`3.1`, ``); `2,400`, which may mean either → (`2.400`, `2400`)."""
    thousands = words.replace(",", "") if re.fullmatch(r"[+\-−]?[1-9]\d{0,2},\d{3}(?: ?%)?", words, re.ASCII) else ""
    return words.replace(",", "."), thousands


def share(node: Node | None) -> Decimal | None:
    """A share, 0 to 1, from `0.3` or `30 %`."""
    if node is None or node.kind != "scalar":
        return None
    match, plain = _QUANTITY.fullmatch(node.words), number(node)
    if match and "−" not in match[1]:
        value = Decimal(match[1]) / 100 if match[2] else Decimal(match[1])
    elif plain is not None:  # 5e-1
        value = Decimal(str(plain))
    else:
        return None
    return value if 0 <= value <= 1 else None


def date(node: Node | None) -> datetime.date | None:
    """A date written as year-month-day, or the first day of a month, `2026-10`."""
    return first_day(text(node))


def first_day(words: str) -> datetime.date | None:
    """The day of `2026-10-01`, the first one of `2026-10`; None of what is no date."""
    if not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", words, re.ASCII):
        return None
    try:
        return datetime.date.fromisoformat(words if len(words) == len("2026-10-01") else f"{words}-01")
    except ValueError:
        return None


def after(day: datetime.date, words: str) -> datetime.date | None:
    """The day that lies `2 years` (or days, weeks, months) after another; None where the calendar ends before it.

    A month later is the same day of the next month, or its last day where it is shorter.
    """
    match = _PERIOD.fullmatch(words)
    if not match:
        return None
    amount, unit = int(match[1]), match[2]
    try:
        if unit in {"day", "week"}:
            return day + datetime.timedelta(days=amount * (7 if unit == "week" else 1))
        months = day.year * 12 + day.month - 1 + amount * (12 if unit == "year" else 1)
        first = datetime.date(months // 12, months % 12 + 1, 1)
        last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return first.replace(day=min(day.day, last.day))


def walk(node: Node) -> Iterator[Node]:
    """Every node of a tree in the order of the file, each once even where aliases repeat it."""
    seen: set[int] = set()
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if id(here) in seen:
            continue
        seen.add(id(here))
        yield here
        waiting.extend(reversed(here.items))
        waiting.extend(entry.value for entry in reversed(here.entries.values()))


SIGNS = {">=": "≥", "≥": "≥", ">": ">", "<=": "≤", "≤": "≤", "<": "<"}
"""The signs that may stand before a target, and how they are printed."""

_SIGNED = pattern(r"(>=|<=|[<>≥≤]) ?(.*)", re.DOTALL)
_CURRENCY = "[$¢£¤¥฿\u20a0-\u20cf]"
_AMOUNT = pattern(rf"({_CURRENCY}?) ?([+\-−]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)) ?((?:[%°‰]|{_CURRENCY}|[^\W\d_])\D*)?")
"""A sign of money, a number, and a unit, which begins with a letter or a sign of its own."""


_MEANT = {
    ">=": r"(?:=>|⩾|＞＝|at least|min(?:\.|imum)?:?|from|ab|mindestens|au moins|al menos|ten minste|almeno|≧) ?(.+)"
    r"|(.+?) ?(?:\+|or (?:more|higher|above|better)|and (?:up|above)|以上|이상)",
    "<=": r"(?:=<|⩽|＜＝|at most|max(?:\.|imum)?:?|up to|bis|höchstens|au plus|como máximo|≦) ?(.+)"
    r"|(.+?) ?(?:-|or (?:less|lower|below|fewer)|and below|以下|이하)",
    ">": r"(?:＞|more than|over|above|über|mehr als|plus de|más de) ?(.+)",
    "<": r"(?:＜|less than|under|below|unter|weniger als|moins de|menos de) ?(.+)|(.+?) ?(?:未満|미만|未满)",
}
"""Other ways of saying a sign."""


_LONGEST = 200


class Amount(NamedTuple):
    """A number and its unit: `%`, `min`, `€`, or none."""

    number: Decimal
    unit: str = ""


class Target(NamedTuple):
    """What is to be reached.

    `quantity` is what is printed behind `sign` (≥, >, ≤, <; empty where the target is a text that nothing is held against);
    `amount` is what a value is held against, None of a text; `better` is the direction that the sign or the author says,
    `signed` whether the author wrote the sign.
    """

    quantity: Quantity
    amount: Amount | None
    sign: str
    better: Better
    signed: bool


def amount(words: str) -> Amount | None:
    """`62%`, `60 min`, `€5`, `4.2` → number and unit; None of all that is more than that."""
    found = _AMOUNT.fullmatch(words)
    if not found or (found[1] and found[3]):
        return None
    return Amount(Decimal(found[2].replace("−", "-")), found[1] or (found[3] or "").strip().removesuffix("."))


def parted(words: str) -> tuple[str, str]:
    """`>= 90%` → (`≥`, `90%`); a text without a sign → (``, itself)."""
    found = _SIGNED.fullmatch(words)
    return (SIGNS[found[1]], found[2].strip()) if found else ("", words)


def says(sign: str) -> Better:
    """Which direction a sign says is better."""
    return Better.LOWER if sign in ("<", "≤") else Better.HIGHER


def met(value: Decimal, target: Target) -> bool:
    """Whether a value is where a target that has an amount wants it."""
    goal = target.amount.number if target.amount else value
    return {"≥": value >= goal, ">": value > goal, "≤": value <= goal, "<": value < goal}[target.sign]


def meant(words: str) -> str:
    """`at least 90 %`, `=> 90%`, `90%+`, `max. 5` → the target as it is to be written; empty where nothing is sure."""
    lower = " ".join(words[:_LONGEST].lower().split())
    for sign, form in _MEANT.items():
        if found := re.fullmatch(form, lower):
            number = next(filter(None, found.groups())).strip()
            return f"'{sign} {number}'" if amount(number) else ""
    return ""
