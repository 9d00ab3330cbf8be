"""Names as authors write them → ids that references and drawings can rely on."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator

from cjmap.late import pattern

_ASCII_GAP = pattern(r"[^a-z0-9_-]+")
_HYPHENS = pattern(r"-{2,}")


def folded(words: str) -> str:
    """An id or a reference to one in the form that is compared: composed characters, no capitals, no blanks around it."""
    words = words.strip()
    return (
        words.lower()
        if words.isascii()
        else unicodedata.normalize("NFC", unicodedata.normalize("NFC", words).casefold())
    )


def made(name: str) -> str:
    """The id that a name makes: `Live chat!` → `live-chat`; empty where the name has no letter or digit."""
    words = folded(name)
    words = _ASCII_GAP.sub("-", words) if words.isascii() else "".join(char if fits(char) else "-" for char in words)
    words = _HYPHENS.sub("-", words).strip("-")
    return words if any(char.isalnum() for char in words) else ""


def chosen(kind: str, names: Iterable[tuple[str, int]], taken: Collection[str]) -> Iterator[str]:
    """The ids of those that have none, by their names and places: made from the name, else from the place; all different."""
    return all_different((made(name) or f"{kind}-{place}" for name, place in names), taken)


def fits(char: str) -> bool:
    """Whether a character may stand in an id: letters and digits of any script with their marks, hyphen and underscore."""
    return char.isalnum() or char in "-_" or unicodedata.category(char).startswith("M")


def well_formed(words: str) -> bool:
    """Whether an id may be written like this."""
    return bool(words) and all(map(fits, words))


def all_different(wanted: Iterable[str], taken: Collection[str]) -> Iterator[str]:
    """Each wanted id, or with `-2`, `-3`, … behind it the first that is not taken and was not given out before."""
    gone = set(taken)
    behind: dict[str, int] = {}
    for name in wanted:
        number = behind.get(name, 1)
        chosen = name if number == 1 else f"{name}-{number}"
        while chosen in gone:
            number += 1
            chosen = f"{name}-{number}"
        behind[name] = number
        gone.add(chosen)
        yield chosen
