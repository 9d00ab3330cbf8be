"""The ignore files of a Git repository → whether a file or folder is passed over, as Git itself decides.

Only what belongs to the repository counts: `.gitignore` in each folder and `.git/info/exclude`, no person's own settings,
so that a map is found on every machine or on none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from cjmap.records import dataclass

Pattern = tuple[re.Pattern[str], bool]
"""What a path matches as a whole, with a `/` at its end where it is a folder; and whether it is then ignored."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """What one ignore file says of the paths below `folder`: of those that match, the last one decides."""

    folder: str
    lines: tuple[Pattern, ...]

    def judge(self, path: str, is_folder: bool) -> bool | None:
        """Whether a path below the folder is ignored; None where the file says nothing of it."""
        relative = os.path.relpath(path, self.folder).replace(os.sep, "/")
        name = f"{relative}/" if is_folder else relative
        return next((ignored for pattern, ignored in reversed(self.lines) if pattern.fullmatch(name)), None)


Rules = tuple[Patterns, ...]
"""The ignore files that hold in a folder, the outermost first: the innermost that says anything decides."""


def is_ignored(rules: Rules, path: str, is_folder: bool) -> bool:
    """Whether a path is passed over, given that its folder is not."""
    for patterns in reversed(rules):
        ignored = patterns.judge(path, is_folder)
        if ignored is not None:
            return ignored
    return False


def rules_above(folder: str) -> Rules:
    """What holds in a folder (an absolute path) from the top of its repository to the folder above it.

    Nothing, where it is in no repository, or where the repository ignores the very folder: who names it means it.
    """
    above = [folder, *map(str, Path(folder).parents)]
    top = next((at for at, one in enumerate(above) if _is_top(one)), None)
    if not top:
        return ()
    rules: Rules = ()
    for parent, child in zip(reversed(above[1 : top + 1]), reversed(above[:top]), strict=True):
        rules = rules_in(parent, rules)
        if is_ignored(rules, child, is_folder=True):
            return ()
    return rules


def rules_in(folder: str, above: Rules) -> Rules:
    """What holds in a folder, given what holds in the one above it. A repository inside another begins anew."""
    rules = above
    if _is_top(folder):
        exclude = _exclude_file(Path(folder, ".git"))
        rules = tuple(_read(exclude, folder)) if exclude else ()
    return (*rules, *_read(Path(folder, ".gitignore"), folder))


def _is_top(folder: str) -> bool:
    return Path(folder, ".git").exists()


def _exclude_file(git: Path) -> Path | None:
    """Where a repository keeps the ignore patterns of this copy; `.git` is a file in further working trees of one."""
    if git.is_dir():
        return git / "info" / "exclude"
    try:
        own = git.parent / os.fsdecode(git.read_bytes()).partition("gitdir:")[2].strip()
        common = own / "commondir"
        shared = own / os.fsdecode(common.read_bytes()).strip() if common.is_file() else own
    except (OSError, ValueError):  # ValueError: a NUL in what should be a path
        return None
    return shared / "info" / "exclude"


def _read(file: Path, folder: str) -> Iterator[Patterns]:
    """The patterns of an ignore file, where there is one. As for Git, a link or a folder of that name is none."""
    if not file.is_file() or file.is_symlink():
        return
    try:
        text = os.fsdecode(file.read_bytes())
    except OSError:  # Git goes on without it too
        return
    lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    if patterns := tuple(_patterns(lines)):
        yield Patterns(folder, patterns)


def _patterns(lines: list[str]) -> Iterator[Pattern]:
    """The patterns of some lines, as pathspec translates them; a line that Git could not read is none.

    pathspec asks whether a path or any folder above it matches. Here each folder is judged on the way down, as Git does,
    so that only the path itself counts: the whole of it has to match.
    """
    from pathspec import GitIgnoreSpec

    for line in lines:
        try:
            (pattern,) = GitIgnoreSpec.from_lines([_spelt_out(line)]).patterns
        except (ValueError, re.error):  # `!` alone, `[z-a]`
            continue
        if pattern.regex is not None and pattern.include is not None:
            yield pattern.regex, pattern.include


def _spelt_out(line: str) -> str:
    """The same pattern without the endings for which pathspec only looks at the beginning of a path."""
    mark, text = ("!", line[1:]) if line.startswith("!") else ("", line)
    if text.rstrip("/") in ("*", "**"):
        text = "?*" + text.lstrip("*")
    elif text.endswith("/**"):
        text += "/?*"
    return mark + text


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
            raise WrongPattern("** stands alone between slashes; for any part of a name write *")
        else:
            whole += "".join(_characters(part)) + ("" if last else "/")
    return whole + end


def _refuse_others(pattern: str) -> None:
    """Say of what other tools know that it means nothing here."""
    if pattern.startswith(("/", "~")) or re.match("[A-Za-z]:", pattern):
        raise WrongPattern("it must be a path from the folder of this file, such as deploy/**")
    if pattern.startswith("!"):
        raise WrongPattern("! is not supported; list each excluded path by itself")
    if "\\" in pattern:
        raise WrongPattern("folders are separated by / on every system")
    if re.search(r"\{[^{}]*,[^{}]*\}", pattern):
        raise WrongPattern("{a,b} is not supported; write two patterns")


def _characters(part: str) -> Iterator[str]:
    """One name of a pattern, piece by piece."""
    at = 0
    while at < len(part):
        character = part[at]
        at += 1
        if character == "*":
            yield "[^/]*"
        elif character == "?":
            yield "[^/]"
        elif character == "[":
            end = part.find("]", at + 2 if part.startswith("!", at) else at + 1)
            if end < 0:
                raise WrongPattern("a [ is never closed")
            yield _set(part[at:end])
            at = end + 1
        else:
            yield re.escape(character)


def _set(inside: str) -> str:
    """`[ab]` or `[!ab]`: one character, never a slash."""
    negated = inside.startswith("!")
    characters = re.sub(r"([\\\[\]^&~|])", r"\\\1", inside[negated:])
    one = f"(?![/])[{'^' if negated else ''}{characters}]"
    try:
        re.compile(one)
    except re.error as error:
        raise WrongPattern(f"[{inside}] is no range: its characters are in the wrong order") from error
    return one
