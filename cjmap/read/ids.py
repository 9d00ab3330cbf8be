"""Names and words as authors write them → ids, the same word however it is written, and the nearest of those there are."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator

from cjmap.late import pattern

_ASCII_GAP = pattern(r"[^a-z0-9_-]+")
_HYPHENS = pattern(r"-{2,}")


def folded(words: str) -> str:
    """An id or a reference to one in the form that is compared: composed characters, no capitals, no spaces around it."""
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
    """The ids of those that have none, by name and position: the name as an id, else the position; all different."""
    return all_different((made(name) or f"{kind}-{position}" for name, position in names), taken)


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


_LONGEST = 60
_SEPARATORS = pattern(r"[\s_-]+")


def squashed(words: str) -> str:
    """A name without capitals, spaces, hyphens and underscores: `Pain points` → `painpoints`."""
    return _SEPARATORS.sub("", words.lower())


def near_names(words: str, known: Iterable[str]) -> list[str]:
    """Up to three known names, the nearest first; only one where the two differ by capitals, spaces and hyphens alone."""
    if len(words) > _LONGEST:
        return []
    by_form = {squashed(name): name for name in known}
    form = squashed(words)
    if form in by_form:
        return [by_form[form]]
    from difflib import get_close_matches

    return [by_form[name] for name in get_close_matches(form, by_form, n=3, cutoff=0.66)]


def one_typo(one: str, other: str) -> bool:
    """Whether two words differ by one letter that is added, lost or changed, or by two neighbours that are swapped."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return short[start:] == long[start + 1 :]
    swapped = one[start + 1 : start + 2] + one[start] == other[start : start + 2]
    return one[start + 1 :] == other[start + 1 :] or (swapped and one[start + 2 :] == other[start + 2 :])


_OWN_WORDS = frozenset(("states", "stakes", "stares", "stales", "staves", "pages", "images"))
"""English plurals that look like one of our keys and are words of their own."""


def is_near(words: str, name: str) -> bool:
    """Whether a word is a name, or that with one letter added, lost, changed or swapped with its neighbour.

    Capitals, spaces, hyphens and underscores do not count; a plural that is a word of its own is not near.
    """
    form, name = squashed(words), squashed(name)
    if form == name:
        return True
    if form in _OWN_WORDS or (form == f"{name}s" and name[-1:] != "s"):
        return False
    return one_typo(form, name)


def did_you_mean(names: list[str]) -> str:
    """`did you mean "a", "b" or "c"?`; empty without names."""
    words = [f'"{name}"' for name in names]
    if not words:
        return ""
    return f"did you mean {words[0]}?" if len(words) == 1 else f"did you mean {', '.join(words[:-1])} or {words[-1]}?"
