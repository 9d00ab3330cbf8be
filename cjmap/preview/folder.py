"""A folder → the journey files in it, found anew when something came, went, or was renamed."""

from __future__ import annotations

import os
from pathlib import Path

from cjmap.batch.find import find, named
from cjmap.batch.ignore import Exclude
from cjmap.diagnostics import Severity

LEAST = 0.5
"""Seconds between two searches, however much happens in the folder."""

LONGEST = 5.0
"""Seconds after which it is searched in any case: a file may become a journey file where it stands."""


class Folder:
    """A folder that is searched when the names in it change."""

    def __init__(self, root: Path, exclude: Exclude) -> None:
        self.root = root
        self.exclude = exclude
        self.outside: list[Path] = []
        self._recorded: list[Path] = []
        self._names: dict[str, tuple[int, frozenset[str]]] = {}
        self._searched = float("-inf")

    def found(self) -> dict[str, Path]:
        """Every journey file by its path from the root with slashes, sorted; none that a link leads out to.

        What was one is one as long as it is there, so that what its author broke is said.
        """
        self._names = _names_below(self.root)
        if not self.root.is_dir():
            return {}
        search = find([self.root], base=self.root.absolute(), exclude=self.exclude, recorded=self._recorded)
        self.outside = search.outside
        broken = [one for one in search.suspected if one.judgement.severity is Severity.ERROR]
        found = {one.relative.as_posix(): one.path for one in (*search.found, *broken)}
        self._recorded = [named(path) for path in found.values()]
        return dict(sorted(found.items()))

    def due(self, now: float) -> bool:
        """Whether it is time to search again; `now` in seconds."""
        waited = now - self._searched
        if waited < LEAST or (waited < LONGEST and not self._renamed()):
            return False
        self._searched = now
        return True

    def _renamed(self) -> bool:
        """Whether a folder has other names in it than when it was searched. Its time tells where to look closer."""
        for folder, (when, names) in self._names.items():
            try:
                current = Path(folder).stat().st_mtime_ns
                if current != when and _names_in(folder) != names:
                    return True
            except OSError:
                return True
            self._names[folder] = (current, names)
        return not self._names and self.root.is_dir()


def _names_below(root: Path) -> dict[str, tuple[int, frozenset[str]]]:
    """The time and the names of every folder below a root, hidden ones left out."""
    found = {}
    for folder, folders, _ in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        try:
            when = Path(folder).stat().st_mtime_ns  # before the names: what comes in between is seen the next time
            found[folder] = (when, _names_in(folder))
        except OSError:
            continue
    return found


def _names_in(folder: str) -> frozenset[str]:
    with os.scandir(folder) as entries:
        return frozenset(entry.name for entry in entries)
