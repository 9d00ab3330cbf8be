"""Dates: days that there are, and reviews that are due."""

from __future__ import annotations

from cjmap.read.findings import shown
from cjmap.read.rules.file import File
from cjmap.read.values import after, date, text


def real_days(file: File) -> None:
    """`2026-02-30`."""
    for visit in file.at("date"):
        words = visit.node.words
        digits = words.replace("-", "")
        if len(words) == 10 and words[4::3] == "--" and digits.isdecimal() and date(visit.node) is None:
            file.findings.error(
                "bad-value", visit.node.span, f"there is no day {shown(words)}", label="no such day",
                help="a date is year-month-day, such as 2026-10-01",
            )  # fmt: skip


def stale(file: File) -> None:
    """A review that no longer holds on the day of the check."""
    every = text(file.whole.get("review_every"))
    node = file.whole.get("reviewed") or file.whole.get("date")
    day = date(node)
    due = after(day, every) if day and every else None
    if node is not None and day and due and file.today and due < file.today:
        file.findings.warning(
            "stale", node.span, f"the last review was on {day.isoformat()}, and a review holds {every}",
            label=f"was due on {due.isoformat()}", help="hold the map against reality, then write the day into reviewed",
        )  # fmt: skip
