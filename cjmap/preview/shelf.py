"""A file or a folder → its maps, each with its newest content and its last good one, and their drawings."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from cjmap.options import RenderOptions
from cjmap.preview.drawing import Answer, PreviewJob
from cjmap.preview.worker import Worker
from cjmap.records import dataclass

CACHED_BYTES = 64 * 1024 * 1024
CACHED = 64
"""How much of what was drawn is kept: what several windows show of one save is drawn once."""


@dataclass(eq=False, slots=True)
class Map:
    """One journey file. `name` is its path from the root with slashes, `raw` its content, None while it is not there.

    `good` is the last content without errors, `pictures` the files it shows, `painted` counts their changes.
    `shown` is how it was last looked at, None before that.
    """

    name: str
    path: Path
    raw: bytes | None = None
    good: bytes | None = None
    pictures: tuple[Path, ...] = ()
    painted: int = 0
    shown: RenderOptions | None = None

    @property
    def address(self) -> str:
        """The path of its page."""
        return "/map/" + quoted(self.name)

    def job(self, raw: bytes | None, wanted: RenderOptions | None) -> PreviewJob | None:
        """The job to draw a content of it."""
        return None if raw is None else PreviewJob(raw, str(self.path), str(self.path.parent), wanted)


class Drawings:
    """Draws maps through the worker, and keeps the newest drawings."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[PreviewJob, int], Answer] = OrderedDict()
        self._bytes = 0

    def newest(self, one: Map, wanted: RenderOptions, urgency: int) -> Answer | None:
        """The answer for what the file says now, None where it is not there. Raises Crash."""
        return self._drawn(one, wanted, urgency, good=False)

    def last_good(self, one: Map, wanted: RenderOptions, urgency: int) -> Answer | None:
        """The answer for the last content without errors, None where there was none. Raises Crash."""
        return self._drawn(one, wanted, urgency, good=True)

    def _drawn(self, one: Map, wanted: RenderOptions, urgency: int, good: bool) -> Answer | None:
        def make() -> PreviewJob | None:
            return one.job(one.good if good else one.raw, wanted)

        job, painted = make(), one.painted
        if job is None:
            return None
        if kept := self._found(job, painted):
            return kept
        done = self._worker.do((one.name, wanted, good, painted), urgency, make, lambda begun: begun == make())
        if done is None:
            return None
        job, answer = done
        self._keep(job, painted, answer)
        learn(one, job.raw, answer)
        return answer

    def _found(self, job: PreviewJob, painted: int) -> Answer | None:
        with self._lock:
            answer = self._kept.get((job, painted))
            if answer:
                self._kept.move_to_end((job, painted))
            return answer

    def _keep(self, job: PreviewJob, painted: int, answer: Answer) -> None:
        with self._lock:
            if (job, painted) in self._kept:
                return
            self._kept[job, painted] = answer
            self._bytes += _size(job, answer)
            while len(self._kept) > CACHED or (self._bytes > CACHED_BYTES and len(self._kept) > 1):
                (old, _), gone = self._kept.popitem(last=False)
                self._bytes -= _size(old, gone)


def learn(one: Map, raw: bytes, answer: Answer) -> None:
    """Remember of an answer what the next ones need: that the content was good, and the pictures to watch."""
    if raw is not one.raw and raw != one.raw:
        return  # an older content
    if answer.good:
        one.good = raw
    pictures = tuple(dict.fromkeys(one.path.parent / name for name in answer.pictures if "\0" not in name))
    one.pictures = pictures if answer.good else tuple(dict.fromkeys((*one.pictures, *pictures)))


def quoted(name: str) -> str:
    """A path as part of an address; names of a disk need not be UTF-8."""
    return quote(os.fsencode(name), safe="/")


def by_picture(maps: Iterable[Map]) -> dict[Path, list[Map]]:
    """Each picture that is watched, and the maps that show it."""
    found: dict[Path, list[Map]] = {}
    for one in maps:
        for picture in one.pictures:
            found.setdefault(picture, []).append(one)
    return found


def _size(job: PreviewJob, answer: Answer) -> int:
    return len(job.raw) + len(answer.data or b"")
