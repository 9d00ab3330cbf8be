"""Jobs → answers, one at a time in a process of its own: whatever happens to a drawing, the server goes on."""

from __future__ import annotations

import heapq
import importlib
import itertools
import signal
import threading
import time
from collections.abc import Callable, Hashable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from cjmap.batch.workers import begin
from cjmap.preview.drawing import Answer, PreviewJob, answer
from cjmap.records import dataclass, field

LONGEST = 60.0
"""Seconds after which a drawing is given up."""

OVERTAKEN = 1.0
"""Seconds after which a drawing is given up once its file has been saved again."""

SCREEN, DOWNLOAD, CARD = range(3)
"""What goes first: what somebody is looking at, then what somebody waits for, then the index."""

_TICK = 0.1
_ENDED = "The preview has ended."
_WARM = ("cjmap.read", "cjmap.layout", "cjmap.render.svg", "cjmap.text.shaping", "cjmap.preview.problems")


class Crash(Exception):
    """The process that draws ended, or had to be ended; the message is a sentence for the person who looks at the map."""


@dataclass
class _Task:
    """A job that waits, with everyone who wants its answer. `make` gives the job when its turn comes: the newest file."""

    make: Callable[[], PreviewJob | None]
    current: Callable[[PreviewJob], bool]
    done: threading.Event = field(default_factory=threading.Event)
    result: tuple[PreviewJob, Answer] | None = None
    crash: str = ""


class Worker:
    """One process that draws, and a thread that hands it jobs by urgency; it is started anew when it has ended."""

    def __init__(self, work: Callable[[PreviewJob], Answer] = answer) -> None:
        self._work = work
        self._lock = threading.Condition()
        self._queue: list[tuple[int, int, Hashable]] = []
        self._waiting: dict[Hashable, _Task] = {}
        self._turns = itertools.count()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="cjmap-worker", daemon=True)
        self._thread.start()

    def do(
        self, key: Hashable, urgency: int, make: Callable[[], PreviewJob | None], current: Callable[[PreviewJob], bool]
    ) -> tuple[PreviewJob, Answer] | None:
        """The job that `make` gives when its turn comes and its answer, None where it gives none; waits for it.

        Those who ask with one key before its turn share one answer. A drawing whose job is no longer `current` is given
        up after a while. Raises Crash.
        """
        with self._lock:
            if self._closed:
                raise Crash(_ENDED)
            task = self._waiting.get(key)
            if task is None:
                task = self._waiting[key] = _Task(make, current)
            heapq.heappush(self._queue, (urgency, next(self._turns), key))
            self._lock.notify()
        task.done.wait()
        if task.crash:
            raise Crash(task.crash)
        return task.result

    def close(self) -> None:
        """End the process and let nobody wait."""
        with self._lock:
            self._closed = True
            self._lock.notify()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        try:
            self._start()
            while task := self._next():
                try:
                    job = task.make()
                    task.result = (job, self._asked(job, task.current)) if job else None
                except Crash as crash:
                    task.crash = str(crash)
                finally:
                    task.done.set()
        finally:
            self._stop()
            with self._lock:
                self._closed = True
                left = list(self._waiting.values())
                self._waiting.clear()
            for task in left:
                task.crash = _ENDED
                task.done.set()

    def _next(self) -> _Task | None:
        """The most urgent task, waited for; None once it is over."""
        with self._lock:
            while not self._closed:
                while self._queue:
                    _, _, key = heapq.heappop(self._queue)
                    if task := self._waiting.pop(key, None):
                        return task
                self._lock.wait()
            return None

    def _asked(self, job: PreviewJob, current: Callable[[PreviewJob], bool]) -> Answer:
        """Let the process do a job. Raises Crash."""
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self._start()
        pipe = self._pipe
        assert pipe
        began = time.monotonic()
        try:
            pipe.send(job)
            while not pipe.poll(_TICK):
                took = time.monotonic() - began
                if self._closed or took > LONGEST or (took > OVERTAKEN and not current(job)):
                    self._stop()
                    raise Crash(
                        "The file was saved again before the drawing was done."
                        if took <= LONGEST
                        else f"The drawing was stopped after {LONGEST:.0f} seconds."
                    )
            received = pipe.recv()
        except (EOFError, OSError) as error:
            code = self._stop()
            raise Crash(
                f"cjmap itself failed on this map (exit code {code}). It is not the fault of your file: "
                "please report it with what the terminal says."
            ) from error
        assert isinstance(received, Answer)
        return received

    def _start(self) -> None:
        self._stop()
        context = get_context("spawn")  # a fork would take the threads' locks with it
        ours, theirs = context.Pipe()
        process = context.Process(target=work_off, args=(theirs, self._work), name="cjmap-drawing", daemon=True)
        begin(process)
        theirs.close()
        self._process, self._pipe = process, ours

    def _stop(self) -> int | None:
        """End the process; its exit code."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe:
            pipe.close()
        if process is None:
            return None
        process.join(timeout=0.5)
        if process.is_alive():
            process.kill()
            process.join()
        return process.exitcode


def work_off(pipe: Connection, work: Callable[[PreviewJob], Answer]) -> None:
    """What the process does: answer jobs until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to every process of a terminal; the server ends this one
    for name in _WARM:
        importlib.import_module(name)
    while True:
        try:
            job = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(work(job))
