"""The plain data of a journey → the texts that its map must show, and what of a text must not get lost."""

from __future__ import annotations

import unicodedata
from typing import Any


def letters(text: str) -> str:
    """What must not get lost: letters, marks, digits and signs, folded, without blanks and line breaks."""
    return "".join(sign for sign in text.upper() if unicodedata.category(sign)[0] in "LMNS")


def printed(data: dict[str, Any], hidden: set[str]) -> list[str]:
    """The texts of the file that a map must show."""
    found = [data["title"], data.get("scenario", "")]
    for stage in data["stages"]:
        found += _of_step(stage, hidden)
        for touchpoint in stage.get("touchpoints", ()) if isinstance(stage, dict) else ():
            found += _of_step(touchpoint, hidden, "touchpoints" not in hidden)
    for key in ("goals", "highlights", "pain_points", "opportunities", "notes"):
        found += _of_items(data.get(key, ()))
    return [text for text in found if isinstance(text, str)]


def _of_step(step: Any, hidden: set[str], card: bool = True) -> list[str]:
    """The texts of a stage or touchpoint; those of its card only where there is one."""
    if isinstance(step, str):
        return [step] if card else []
    found = [step["name"], step.get("duration", ""), step.get("description", "")] if card else []
    for key in ("goals", "actions", "thoughts", "quotes", "highlights", "pain_points", "opportunities", "tracked_by"):
        if key not in hidden:
            found += _of_items(step.get(key, ()))
    for lane, items in step.get("lanes", {}).items():
        if lane not in hidden:
            found += _of_items(items)
    if "emotion" not in hidden:
        feeling = step.get("feeling", "")
        found += feeling.values() if isinstance(feeling, dict) else [feeling]
    return [text for text in found if isinstance(text, str)]


def _of_items(items: Any) -> list[str]:
    listed = items if isinstance(items, list | tuple) else [items]
    found: list[str] = []
    for item in listed:
        found += [item["text"], item.get("owner", ""), item.get("note", "")] if isinstance(item, dict) else [item]
    return [text for text in found if isinstance(text, str)]
