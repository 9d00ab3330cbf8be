"""Dates: days that there are, and reviews that are due."""

from __future__ import annotations

import re

from cjmap.read.findings import shown
from cjmap.read.rules.file import File
from cjmap.read.values import after, date, text

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")


def real_days(file: File) -> None:
    """`2026-02-30`, `2026-13`."""
    for visit in file.at("date"):
        words = visit.node.words
        if _FORM.fullmatch(words) and date(visit.node) is None:
            what = "day" if len(words) == len("2026-10-01") else "month"
            file.findings.error(
                "bad-value", visit.node.span, f"there is no {what} {shown(words)}", label=f"no such {what}",
                help="a date is year-month-day, such as 2026-10-01, or a month, such as 2026-10",
            )  # fmt: skip


def stale(file: File) -> None:
    """A review that no longer holds on the day of the check."""
    every = text(file.whole.get("review_every"))
    node = file.whole.get("reviewed") or file.whole.get("date")
    day = date(node)
    due = after(day, every) if day and every else None
    if node is not None and day and due and file.today and due < file.today:
        said = f"on {text(node)}" if text(node) == day.isoformat() else f"in {text(node)}"
        file.findings.warning(
            "stale", node.span, f"the last review was {said}, and a review holds {every}",
            label=f"was due on {due.isoformat()}", help="hold the map against reality, then write the day into reviewed",
        )  # fmt: skip
