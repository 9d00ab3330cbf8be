"""The families of a text, those of other scripts, and those that a file brings → the one list that its texts name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cjmap.late import pattern
from cjmap.text.fonts import INTER
from cjmap.text.shaping import printable

GENERIC_FAMILIES = frozenset({"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui"})
PLAIN_FAMILY = pattern(r"[A-Za-z][A-Za-z0-9-]*")


def family_list(families: Sequence[str]) -> str:
    """A CSS font-family list; names that are no plain words are quoted (CSS Syntax 3, strings)."""
    return ", ".join(map(_family, families))


def _family(name: str) -> str:
    if name in GENERIC_FAMILIES or PLAIN_FAMILY.fullmatch(name):
        return name
    return "'" + printable(name).replace("\\", "\\\\").replace("'", "\\'") + "'"


def in_order(ours: Sequence[str], others: Sequence[str], brought: Collection[str]) -> tuple[str, ...]:
    """Ours, then those of other scripts; what a file brings right behind Inter, for it has no characters but those shown."""
    first = ours[: ours.index(INTER) + 1] if INTER in ours else ours
    return tuple(dict.fromkeys((*first, *(family for family in others if family in brought), *ours, *others)))
