"""The `exclude` patterns of a config → whether a file or folder of the project is passed over.

A pattern is a path from the config's folder, with `/` on every system. `*` stands for any letters within a name, `?` for one,
`[ab]` for one of these and `[!ab]` for any other; `**` between slashes for any number of folders, also none. Capitals count.
What it matches is passed over with all that is in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path


class WrongPattern(ValueError):
    """What cannot be a pattern; the message says why, and what would be right."""


class Exclude:
    """The patterns of the config in a folder."""

    def __init__(self, folder: Path = Path(), patterns: Sequence[str] = ()) -> None:
        self.folder = Path(os.path.normpath(folder.absolute()))
        self.patterns = [re.compile(translated(pattern), re.DOTALL) for pattern in patterns]

    def holds(self, path: Path) -> bool:
        """Whether a path (absolute, without `..`) or a folder above it is passed over."""
        if self.patterns and not path.is_relative_to(self.folder):  # it may be called by another name, through a link
            path = Path(os.path.realpath(path.parent), path.name)
        if not self.patterns or not path.is_relative_to(self.folder):
            return False
        name = path.relative_to(self.folder).as_posix()
        return any(pattern.match(name) for pattern in self.patterns)


def translated(pattern: str) -> str:
    """A pattern as a regular expression that matches the beginning of all paths that it excludes. Raises WrongPattern."""
    _refuse_others(pattern)
    parts = pattern.removesuffix("/").split("/")
    whole, end = "", "(?:/|$)"
    for at, part in enumerate(parts):
        if not part or part in (".", ".."):
            raise WrongPattern(f"there is no folder {part!r}" if part else "two slashes have nothing between them")
        last = at == len(parts) - 1
        if part == "**":
            whole += ".+" if last else "(?:[^/]+/)*"
            end = "" if last else end
        elif "**" in part:
            raise WrongPattern("** stands alone between slashes; for any letters of a name write *")
        else:
            whole += "".join(_letters(part)) + ("" if last else "/")
    return whole + end


def _refuse_others(pattern: str) -> None:
    """Say of what other tools know that it means nothing here."""
    if pattern.startswith(("/", "~")) or re.match("[A-Za-z]:", pattern):
        raise WrongPattern("it must be a path from the folder of this file, such as deploy/**")
    if pattern.startswith("!"):
        raise WrongPattern("nothing is taken in again with !; name what is left out, each for itself")
    if "\\" in pattern:
        raise WrongPattern("folders are parted by /, on every system")
    if re.search(r"\{[^{}]*,[^{}]*\}", pattern):
        raise WrongPattern("{a,b} means nothing here; write two patterns")


def _letters(part: str) -> Iterator[str]:
    """One name of a pattern, piece by piece."""
    at = 0
    while at < len(part):
        letter = part[at]
        at += 1
        if letter == "*":
            yield "[^/]*"
        elif letter == "?":
            yield "[^/]"
        elif letter == "[":
            end = part.find("]", at + 2 if part.startswith("!", at) else at + 1)
            if end < 0:
                raise WrongPattern("a [ is never closed")
            yield _set(part[at:end])
            at = end + 1
        else:
            yield re.escape(letter)


def _set(inside: str) -> str:
    """`[ab]` or `[!ab]`: one letter, never a slash."""
    negated = inside.startswith("!")
    letters = re.sub(r"([\\\[\]^&~|])", r"\\\1", inside[negated:])
    one = f"(?![/])[{'^' if negated else ''}{letters}]"
    try:
        re.compile(one)
    except re.error as error:
        raise WrongPattern(f"[{inside}] cannot be: its letters stand in the wrong order") from error
    return one
