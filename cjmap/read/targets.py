"""The words of a target, and of a value → amounts with their units, and whether the value is where the target wants it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from cjmap.late import pattern
from cjmap.model import Better, Quantity

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
            said = next(filter(None, found.groups())).strip()
            return f"'{sign} {said}'" if amount(said) else ""
    return ""
