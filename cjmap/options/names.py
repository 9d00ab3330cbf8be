"""A name, and the names that there are → nothing where it is one of them, else what is said; lists of names as words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class UnknownName(ValueError):
    """A format, view, theme or persona that there is not; `choices` are the names there are."""

    def __init__(self, kind: str, name: str, choices: Iterable[str]) -> None:
        self.kind, self.name, self.choices = kind, name, tuple(choices)
        there = f"choose one of {', '.join(self.choices)}" if self.choices else f"there is no {kind} to choose"
        super().__init__(f"unknown {kind} {name!r}; {there}")


def check_name(kind: str, name: str, names: Iterable[str]) -> None:
    """Raise UnknownName where a name is none of those."""
    if not isinstance(name, str) or name not in names:
        raise UnknownName(kind, name, names)


def listed(names: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    words: Sequence[str] = tuple(names)
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
