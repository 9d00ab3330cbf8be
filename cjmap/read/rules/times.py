"""Dates: days that there are, and reviews that are due."""

from __future__ import annotations

from cjmap.read.findings import shown
from cjmap.read.rules.journey import File
from cjmap.read.values import after


def real_days(file: File) -> None:
    """`2026-02-30`, `2026-13`."""
    for date in file.journey.dates:
        if date.value is None:
            what = "day" if len(date.words.strip()) == len("2026-10-01") else "month"
            file.findings.error(
                "bad-value", date.span, f"there is no {what} {shown(date.words)}", label=f"no such {what}",
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
        said = f"on {words}" if words == day.value.isoformat() else f"in {words}"
        file.findings.warning(
            "stale", day.span, f"the last review was {said}, and a review holds {every.value}",
            label=f"was due on {due.isoformat()}", help="hold the map against reality, then write the day into reviewed",
        )  # fmt: skip
