"""What a build did, as plain data: which maps were drawn and which not, what there is to say, what was removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from cjmap.batch.draw import Failure
from cjmap.diagnostics import Diagnostic
from cjmap.options.views import VIEWS
from cjmap.records import dataclass, field


class Watcher(Protocol):
    """Who is told how a build goes on."""

    def begin(self, what: str, number: int) -> AbstractContextManager[Callable[[], None]]:
        """A stretch of work on that many maps begins: what to call after each of them."""

    def say(self, text: str) -> None:
        """One thing that was done, for who wants to know everything."""


@dataclass(slots=True)
class Built:
    """What a build did. `diagnostics` are of all maps, sorted by path; `texts` has every file they are about.

    `wrong` are the maps with errors, `empty` has the views in which a map has nothing to show, by its path. `removed` are the
    outputs that were taken away, or with `dry_run` would be; `kept` those that would have been, had nobody changed them since,
    with the reason; `waiting` is why nothing was removed. `unsaved` is why the cache could not be written: the next build draws
    more than it need.
    """

    drawn: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    wrong: list[Path] = field(default_factory=list)
    empty: dict[Path, tuple[str, ...]] = field(default_factory=dict)
    diagnostics: Sequence[Diagnostic] = ()
    texts: dict[str, str] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    notices: dict[str, list[Path]] = field(default_factory=dict)
    removed: list[Path] = field(default_factory=list)
    kept: dict[Path, str] = field(default_factory=dict)
    waiting: str = ""
    unsaved: OSError | None = None

    @property
    def empty_views(self) -> tuple[str, ...]:
        """The views in which some map has nothing to show, in their order."""
        found = {view for views in self.empty.values() for view in views}
        return tuple(view for view in VIEWS if view in found)
