"""The files of a preview → their newest contents in its maps, and a word to everyone who listens; for as long as it runs."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Container
from pathlib import Path

from cjmap.batch.ignore import Exclude
from cjmap.preview.folder import Folder
from cjmap.preview.shelf import Map, by_picture
from cjmap.preview.stream import Hub
from cjmap.preview.watch import FileWatcher

OFTEN, FEW = 0.04, 50
"""Seconds between two looks at no more than so many files."""

SELDOM = 0.08
"""Seconds between two looks at many files."""

SOON = 0.03
"""Seconds until the next look where a save is about to be told."""


class Follower:
    """Keeps the maps of a file or a folder as they are on the disk.

    `changed` is called with the maps that have a new content or new pictures, or came, or went, before the listeners
    hear of them. It is called from the thread that watches and must not take long.
    """

    def __init__(self, target: Path, hub: Hub, changed: Callable[[list[Map]], None], exclude: Exclude) -> None:
        self.target = target
        self.folder = Folder(target, exclude) if target.is_dir() else None
        self.maps: dict[str, Map] = {}
        self._hub = hub
        self._changed = changed
        self._watcher = FileWatcher()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="cjmap-follower", daemon=True)
        self._take(self.folder.found() if self.folder else {target.name: target})

    def start(self) -> None:
        """Watch from now on."""
        self._thread.start()

    def close(self) -> None:
        """Watch no more."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while not self._ended.wait(self._pause()):
            self.look(time.monotonic())

    def _pause(self) -> float:
        if self._watcher.unsettled:
            return SOON
        return OFTEN if len(self.maps) <= FEW else SELDOM

    def look(self, now: float) -> None:
        """Look once at everything, and tell what is new."""
        touched: dict[str, Map] = {}
        if self.folder and self.folder.due(now):
            touched |= self._take(self.folder.found())
        contents = self._watcher.changes(now)
        for one in list(self.maps.values()):
            if one.path in contents:
                one.raw = contents[one.path]
                touched[one.name] = one
        for shown_by in self._pictures(contents, now).values():
            for one in shown_by:
                one.painted += 1
                touched[one.name] = one
        if touched:
            self._changed(list(touched.values()))
            self._hub.tell(one.address for one in touched.values())

    def _take(self, found: dict[str, Path]) -> dict[str, Map]:
        """Take these files for the maps there are; those that came, and those that went.

        One that somebody has looked at stays, whatever became of its file: its page still tells.
        """
        now = time.monotonic()
        came = {name: Map(name, path) for name, path in found.items() if name not in self.maps}
        went = {name: one for name, one in self.maps.items() if name not in found and not one.shown}
        for one in came.values():
            one.raw = self._watcher.add(one.path, now, self.target if self.folder else None)
        for one in went.values():
            one.raw = None
        names = sorted({*found, *self.maps} - went.keys())
        self.maps = {name: came.get(name) or self.maps[name] for name in names}
        return came | went

    def _pictures(self, contents: Container[Path], now: float) -> dict[Path, list[Map]]:
        """The pictures that have changed, with the maps that show them; those that no map shows are forgotten.

        One that is new here counts as changed: it may have been saved between its drawing and now.
        """
        pictures = by_picture(self.maps.values())
        self._watcher.keep({one.path for one in self.maps.values()} | pictures.keys())
        new = [picture for picture in pictures if picture not in self._watcher]
        for picture in new:
            self._watcher.add(picture, now)
        return {picture: maps for picture, maps in pictures.items() if picture in contents or picture in new}
