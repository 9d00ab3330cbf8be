"""The maps of a folder → their cards, made one after the other while nobody waits for a drawing, and the index of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from cjmap.options.formats import FORMATS
from cjmap.options.views import FIRST_VIEW
from cjmap.preview.drawing import PreviewJob
from cjmap.preview.shelf import Drawings, Map, learn, quoted
from cjmap.preview.worker import CARD, SCREEN, Crash, Worker
from cjmap.records import dataclass

if TYPE_CHECKING:
    from cjmap.gallery import MapCard


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """What the index knows of a map: its card, or how many errors it has, or why it could not be drawn."""

    card: MapCard | None = None
    errors: int = 0
    failure: str = ""


class Keeper:
    """Keeps what was looked at drawn, and the cards of a folder up to date, in a thread of its own.

    `told` is called with how much of the index is still to be done whenever the index has news.
    """

    def __init__(self, worker: Worker, drawings: Drawings, cards: bool, told: Callable[[], None]) -> None:
        self._worker = worker
        self._drawings = drawings
        self._cards = cards
        self._told = told
        self._lock = threading.Condition()
        self._due: dict[str, Map] = {}
        self._closed = False
        self.entries: dict[str, FolderEntry] = {}
        self.edition = 0
        self._thread = threading.Thread(target=self._run, name="cjmap-keeper", daemon=True)
        self._thread.start()

    def changed(self, maps: Iterable[Map]) -> None:
        """These have a new content."""
        with self._lock:
            for one in maps:
                self._due[one.name] = one
            self._lock.notify()

    def close(self) -> None:
        """Do no more."""
        with self._lock:
            self._closed = True
            self._lock.notify()

    @property
    def left(self) -> int:
        """How many maps are still to be looked at."""
        with self._lock:
            return len(self._due)

    def snapshot(self) -> tuple[int, Mapping[str, FolderEntry]]:
        """The entries, by name, and their edition: a number that grows with every change."""
        with self._lock:
            return self.edition, dict(self.entries)

    def _run(self) -> None:
        while (one := self._next()) is not None:
            self._draw(one)
            entry = self._entry(one) if self._cards else None
            with self._lock:
                if self._cards:
                    self._enter(one.name, entry)
            if self._cards:
                self._told()

    def _next(self) -> Map | None:
        """The next map to look at: one that somebody sees before the others; None once it is over."""
        with self._lock:
            self._lock.wait_for(lambda: self._due or self._closed)
            if self._closed:
                return None
            name = next((name for name, one in self._due.items() if one.shown), next(iter(self._due)))
            return self._due.pop(name)

    def _draw(self, one: Map) -> None:
        """Draw a map as it was last looked at, if it was, so that its last good content is known even while nobody looks."""
        try:
            if wanted := one.shown:
                self._drawings.newest(one, wanted, SCREEN)
        except Crash:
            return  # who looks at it is told

    def _entry(self, one: Map) -> FolderEntry | None:
        """What the index is to know of a map now; None where it is not there."""
        try:
            done = self._worker.do(("card", one.name), CARD, lambda: _card_job(one), lambda job: job.raw == one.raw)
        except Crash as crash:
            return FolderEntry(failure=str(crash))
        if done is None:
            return None
        job, answer = done
        learn(one, job.raw, answer)
        if not answer.good:
            return FolderEntry(errors=sum(problem.severity == "error" for problem in answer.problems))
        return FolderEntry(answer.card)

    def _enter(self, name: str, entry: FolderEntry | None) -> None:
        if self.entries.get(name) == entry:
            return
        self.edition += 1
        if entry:
            self.entries[name] = entry
        else:
            self.entries.pop(name, None)


def _card_job(one: Map) -> PreviewJob | None:
    """The job to make a card whose links lead into the preview."""
    if one.raw is None:
        return None
    links = (FIRST_VIEW, one.address), *((name, f"/download/{quoted(one.name)}?format={name}") for name in FORMATS)
    return PreviewJob(one.raw, str(one.path), str(one.path.parent), card=one.name, links=links)
