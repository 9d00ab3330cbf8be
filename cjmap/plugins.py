"""Installed packages that bring something to cjmap → tables of ours and theirs; theirs are looked for when ours have it not."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

FORMATS, VIEWS, RULES, THEMES, REPORTERS, IMPORTERS, EXPORTERS = GROUPS = (
    "cjmap.formats",
    "cjmap.views",
    "cjmap.rules",
    "cjmap.themes",
    "cjmap.reporters",
    "cjmap.importers",
    "cjmap.exporters",
)
"""The groups of entry points (PyPA, entry points specification); what stands in each is said in docs/extending.md."""

T = TypeVar("T")

_LONGEST = 300
"""Characters of an exception that are told."""


class BrokenPlugin(RuntimeError):
    """What a package declares for cjmap cannot be had; the message names the package and what is wrong."""


@cache
def found(group: str) -> Mapping[str, EntryPoint]:
    """What is declared in a group, by name in alphabetical order; of two packages with one name the first on the path counts."""
    if not _is_declared():
        return {}
    from importlib.metadata import entry_points

    first: dict[str, EntryPoint] = {}
    for point in entry_points(group=group):
        first.setdefault(point.name, point)
    return dict(sorted(first.items()))


@cache
def _is_declared() -> bool:
    """Whether any package on the path brings something: told from its file of entry points alone, since the library that reads
    them takes longer to load than a map to draw.
    """
    return any(b"[cjmap." in data for folder in dict.fromkeys(sys.path) for data in _declarations(folder))


def _declarations(folder: str) -> Iterator[bytes]:
    try:
        inside = [entry.path for entry in os.scandir(folder or ".") if entry.name.endswith((".dist-info", ".egg-info"))]
    except OSError:  # a zip, or a folder that is not there
        return
    for place in inside:
        try:
            yield Path(place, "entry_points.txt").read_bytes()
        except OSError:
            continue


def loaded(group: str, name: str) -> Any:
    """What stands behind a name of a group. BrokenPlugin where it cannot be imported."""
    point = found(group)[name]
    try:
        return point.load()
    except (Exception, SystemExit) as error:  # whatever the package does when it is imported
        raise _broken(point, f"cannot be loaded ({reason(error)})") from error


def package(group: str, name: str) -> str:
    """The distribution and version that declare a name; the address that is declared where no distribution is known."""
    point = found(group)[name]
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


def reason(error: BaseException) -> str:
    """`KeyError: 'x'`: an exception in one line, whatever is in it."""
    from traceback import format_exception_only  # late: only where something fails

    return " ".join("".join(format_exception_only(error)).split())[:_LONGEST]


def _broken(point: EntryPoint, why: str) -> BrokenPlugin:
    return BrokenPlugin(f"{point.name} ({point.group} of {package(point.group, point.name)}) {why}")


@contextmanager
def blamed(group: str, name: str, but: type[Exception] = MemoryError) -> Iterator[None]:
    """BrokenPlugin where a function of a plug-in raises anything in the block, `but` what it may; ours may raise what they do."""
    try:
        yield
    except (BrokenPlugin, MemoryError, but):
        raise
    except (Exception, SystemExit) as error:
        if name not in found(group):
            raise
        raise _broken(found(group)[name], f"failed ({reason(error)})") from error


def distributions() -> dict[str, str]:
    """The packages that bring something, with their versions: with other ones, a drawing may be another."""
    points = (point for group in GROUPS for point in found(group).values())
    return {point.dist.name: point.dist.version for point in points if point.dist}


def forget() -> None:
    """Look again at what is installed, for who has just installed something."""
    found.cache_clear()
    _is_declared.cache_clear()


class Table(Mapping[str, T], Generic[T]):
    """Entries of ours by name, then those of plug-ins; nothing of a plug-in is loaded before its name is used.

    `fits` says whether something is such an entry, and `kind` what that is called.
    """

    def __init__(self, group: str, own: Mapping[str, T], kind: str, fits: Callable[[object], bool]) -> None:
        self.group = group
        self.own = own
        self.kind = kind
        self.fits = fits

    def __getitem__(self, name: str) -> T:
        if name in self.own:
            return self.own[name]
        return _entry(self, name)

    def __contains__(self, name: object) -> bool:
        return name in self.own or name in found(self.group)

    def __iter__(self) -> Iterator[str]:
        yield from self.own
        yield from (name for name in found(self.group) if name not in self.own)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def usable(self) -> Iterator[tuple[str, T]]:
        """All entries but those of plug-ins that cannot be loaded, for who only wants to say what there is."""
        for name in self:
            with suppress(BrokenPlugin):
                yield name, self[name]


def _entry(table: Table[T], name: str) -> T:
    """The entry of a plug-in. KeyError where there is none of that name, BrokenPlugin where it is none of that kind."""
    if name not in found(table.group):
        raise KeyError(name)
    entry: T = loaded(table.group, name)
    if not table.fits(entry):
        raise _broken(found(table.group)[name], f"is not a {table.kind} but {type(entry).__name__}")
    if getattr(entry, "name", name) != name:
        raise _broken(found(table.group)[name], f"calls itself {entry.name!r}")  # type: ignore[attr-defined]
    return entry


def named(entries: Iterable[T]) -> Mapping[str, T]:
    """Entries by their own names."""
    return {entry.name: entry for entry in entries}  # type: ignore[attr-defined]
