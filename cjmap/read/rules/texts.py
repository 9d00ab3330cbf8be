"""Texts: nothing in them that cannot be printed, and something that they say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import chain

from cjmap.read.findings import shown
from cjmap.read.ids import did_you_mean
from cjmap.read.placeholders import is_placeholder
from cjmap.read.rules.journey import File, Statement
from cjmap.read.values import UNFIT, after

_UNSEEN = ("Cf", "Cc", "Zs", "Zl", "Zp")
_FILLERS = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Marks and letters that nothing is drawn of; other marks are, on a dotted circle."""

_ENDED_BY = {**dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"), **dict.fromkeys("\u2066\u2067\u2068", "\u2069")}
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")

_PRINTED_AS: Mapping[Statement, str] = {
    "item": "an item", "name": "a name", "heading": "the heading", "scenario": "the scenario", "feeling": "a feeling",
    "channel": "a channel",
}  # fmt: skip
_NEEDED = ("item", "name", "heading")
"""What cannot be left out."""


def control_characters(file: File) -> None:
    """A character that no drawing can hold; it is printed as U+FFFD."""
    for words, span in chain(file.journey.scalars, file.journey.keys):
        found = UNFIT.search(words)
        if found and found[0] not in "\r\x85\u2028\u2029":
            file.findings.warning(
                "control-character", file.findings.head(span), f"a character here cannot be printed (U+{ord(found[0]):04X})",
                label="printed as \ufffd", help="take the character out",
            )  # fmt: skip


def _is_seen(words: str) -> bool:
    return any(unicodedata.category(one) not in _UNSEEN and not _FILLERS.match(one) for one in words)


def unseen(file: File) -> None:
    """A name, an item or a heading without a character that can be seen: as good as none."""
    for kind, text in file.journey.statements:
        if kind in _NEEDED and text.words.strip() and not _is_seen(text.words):
            file.findings.error(
                "missing-key", file.findings.head(text.span), f"{_PRINTED_AS[kind]} of characters that cannot be seen is none",
                label="nothing to be seen here", help="write it, or take the line out",
            )  # fmt: skip


def turned(file: File) -> None:
    """A character that turns the direction of letters, and is not ended in its text: it would turn what stands behind it."""
    for words, span in file.journey.scalars:
        found = _TURNS.search(words)
        if found and not _is_balanced(words):
            file.findings.warning(
                "control-character", file.findings.head(span), f"an unseen character turns this text (U+{ord(found[0]):04X})",
                label="nothing ends it", help="take the character out: the direction of a text follows from its letters",
            )  # fmt: skip


def _is_balanced(words: str) -> bool:
    """Whether each character that turns letters is ended by the one for it, and no other is."""
    opened: list[str] = []
    for one in _TURNS.findall(words):
        if one in _ENDED_BY:
            opened.append(_ENDED_BY[one])
        elif not opened or opened.pop() != one:
            return False
    return not opened


def placeholders(file: File) -> None:
    """`N/A`, `TBD`, `未定`: an item, a name, a heading, a feeling or a channel that is only a placeholder."""
    for kind, text in file.journey.statements:
        if is_placeholder(text.words):
            file.findings.warning(
                "placeholder-text", file.findings.head(text.span), f"{shown(text.words)} is printed as {_PRINTED_AS[kind]}",
                label="a placeholder",
                help="write what the map is about" if kind == "heading" else
                "take it out, or write what belongs here; what is left out is not printed",
            )  # fmt: skip


ENGLISH = "en"
"""The language that needs no question: what knows the others is loaded late."""


def unknown_language(file: File) -> None:
    """`hu`, whose words nobody has written yet, and `jp`, which is no language."""
    for tag in file.journey.languages:
        if tag.value == ENGLISH:
            continue
        from cjmap.language import is_known, languages, meant

        if not is_known(tag.value):
            other = meant(tag.value)
            file.findings.warning(
                "unknown-language", tag.span,
                f"the words that cjmap adds to the map are in English, as it has none in {shown(tag.value)}",
                label="none of cjmap's languages",
                help=did_you_mean([other]) if other else f"cjmap has words in {', '.join(languages())}",
            )  # fmt: skip


def real_days(file: File) -> None:
    """`2026-02-30`, `2026-13`."""
    for date in file.journey.dates:
        if date.value is None:
            what = "day" if len(date.words.strip()) == len("2026-10-01") else "month"
            file.findings.error(
                "bad-value", date.span, f"{shown(date.words)} is no {what} of the calendar", label=f"no such {what}",
                help="a date is year-month-day, such as 2026-10-01, or a month, such as 2026-10",
            )  # fmt: skip


def stale(file: File) -> None:
    """A review that no longer holds on the day of the check."""
    journey = file.journey
    every = journey.text("review_every")
    day = journey.date("reviewed" if journey.has("reviewed") else "date")
    due = after(day.value, every.value) if day and every else None
    if day and every and due and file.today and due < file.today:
        words = day.words.strip()
        when = f"on {words}" if words == day.value.isoformat() else f"in {words}"
        file.findings.warning(
            "stale", day.span, f"the last review was {when}, and a review holds {every.value}",
            label=f"was due on {due.isoformat()}", help="hold the map against reality, then write the day into reviewed",
        )  # fmt: skip
