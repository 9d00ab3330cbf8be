"""A file or a folder, followed and drawn → what the page asks for: how a map is now, its drawing, the index."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.batch.config import Config
from cjmap.batch.ignore import Exclude
from cjmap.options import RenderOptions
from cjmap.preview.cards import Keeper
from cjmap.preview.drawing import Answer
from cjmap.preview.follow import Follower
from cjmap.preview.problems import weighed_problems
from cjmap.preview.shelf import Drawings, Map
from cjmap.preview.stream import Hub
from cjmap.preview.worker import DOWNLOAD, SCREEN, Crash, Worker
from cjmap.records import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

INDEX = "/"
"""The address of the index, and what listeners hear when it has changed."""

TEMPLATE = "preview/page/index.html.j2"
"""The index as the preview shows it."""


class NoDrawing(Exception):
    """There is nothing to download; the message says why."""


@dataclass(frozen=True, slots=True)
class MapState:
    """How a map is now: what the file says, and the drawing of its last good content.

    `state` is `good`, `broken` (errors), `gone` (no file) or `failed` (good, but it could not be drawn); `notice` says so
    in a sentence where it is not good.
    """

    state: str
    notice: str
    said: Answer
    shown: Answer


class Site:
    """Everything that is behind the pages of one preview."""

    def __init__(self, target: Path, settings: Config | None = None) -> None:
        self.settings = settings or Config()
        self.hub = Hub()
        self.worker = Worker()
        self.drawings = Drawings(self.worker)
        self._follower = Follower(target, self.hub, self._changed, Exclude(self.settings.folder, self.settings.exclude))
        self.is_folder = self._follower.folder is not None
        self.title = target.name or target.absolute().name or str(target)
        self._keeper = Keeper(self.worker, self.drawings, self.is_folder, lambda: self.hub.tell([INDEX]))
        self._index = (-1, "")

    def start(self) -> None:
        """Begin to follow the files and to make the cards."""
        if self.is_folder:
            self._keeper.changed(self.maps.values())
        self._follower.start()

    def close(self) -> None:
        """End every thread and process of it."""
        self._follower.close()
        self._keeper.close()
        self.hub.close()
        self.worker.close()

    @property
    def maps(self) -> Mapping[str, Map]:
        """The maps there are, by name."""
        return self._follower.maps

    @property
    def outside(self) -> Sequence[Path]:
        """The links of the folder that lead out of it: what is there is no map of it."""
        return self._follower.folder.outside if self._follower.folder else ()

    def _changed(self, maps: list[Map]) -> None:
        self._keeper.changed(maps)

    def look(self, one: Map, wanted: RenderOptions) -> MapState:
        """How a map is now, drawn as wanted."""
        one.shown = wanted
        none = Answer()
        try:
            said = self.drawings.newest(one, wanted, SCREEN)
        except Crash as crash:
            return MapState("failed", str(crash), none, self._last(one, wanted))
        if said is None:
            return MapState("gone", "The file is not there just now.", none, self._last(one, wanted))
        if self.settings.severity:
            said = replace(said, problems=weighed_problems(said.problems, self.settings.severity))
        if not said.good:
            return MapState("broken", "", said, self._last(one, wanted))
        if said.data is None:
            return MapState("failed", said.failure, said, none)
        return MapState("good", "", said, said)

    def download(self, one: Map, wanted: RenderOptions) -> tuple[bytes, str]:
        """The map as a file, of the last good content where the newest has errors, and whose it is. Raises NoDrawing."""
        try:
            answer = self.drawings.newest(one, wanted, DOWNLOAD)
            if answer is None or not answer.good:
                answer = self.drawings.last_good(one, wanted, DOWNLOAD)
        except Crash as crash:
            raise NoDrawing(str(crash)) from crash
        if answer is None or answer.data is None:
            raise NoDrawing(answer.failure if answer and answer.failure else "There is no good map to download yet.")
        return answer.data, answer.persona

    def _last(self, one: Map, wanted: RenderOptions) -> Answer:
        try:
            return self.drawings.last_good(one, wanted, SCREEN) or Answer()
        except Crash:
            return Answer()

    def index(self) -> str:
        """The index page of the maps that have a card."""
        from cjmap.gallery import index_page

        edition, entries = self._keeper.snapshot()
        if self._index[0] != edition:
            cards = [card for name in sorted(entries) if (card := entries[name].card)]
            self._index = (edition, index_page(cards, self.title, TEMPLATE, edition=edition))
        return self._index[1]

    def index_state(self) -> dict[str, object]:
        """How far the index is, and which maps are not on it, for the page."""
        edition, entries = self._keeper.snapshot()
        maps = self.maps
        broken = [
            {"name": name, "address": maps[name].address, "errors": entry.errors, "failure": entry.failure}
            for name, entry in sorted(entries.items())
            if not entry.card and name in maps
        ]
        return {"title": self.title, "maps": len(maps), "left": self._keeper.left, "edition": edition, "broken": broken}


def drawing_key(data: bytes | None) -> str:
    """What two drawings have in common only where they are the same."""
    return hashlib.blake2b(data, digest_size=12).hexdigest() if data else ""
