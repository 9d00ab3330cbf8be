"""Jobs and what to do with each → what came of them, done by several processes at once.

Each process gets its jobs through a pipe of its own: where one dies, it is known over which job, and the others go on.
A process whose parent dies comes to the end of its pipe, and ends too.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from cjmap.records import dataclass

Job = TypeVar("Job")
Result = TypeVar("Result")

AHEAD = 2
"""Jobs that a process has at a time, so that it need not wait for the next one."""


def way() -> str:
    """How processes are made: as copies of this one where that is safe, else from nothing.

    A copy has every library loaded at once. It is safe as long as no thread can hold a lock at that moment: libcairo and
    HarfBuzz start none; on macOS the system's own libraries do, and Windows makes no copies.
    """
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


@dataclass(frozen=True, slots=True)
class Lost:
    """A job over which its process died: how that ended, a negative number for a signal."""

    exit_code: int | None


def spread(
    jobs: Sequence[Job], work: Callable[[Job], Result], processes: int, method: str = ""
) -> Iterator[tuple[Job, Result | Lost]]:
    """Each job with what `work` made of it, as they are done; Lost where the process died over it.

    `work`, jobs and results go through pipes, so they must be plain data and a function of a module.
    """
    team = _Team(jobs, work, method or way())
    try:
        while team.waiting and len(team.members) < processes:
            team.hire()
        while team.members:
            for pipe in wait([member.pipe for member in team.members]):
                yield from team.heard(pipe)
    finally:
        team.dismiss()


def begin(process: Any) -> None:
    """Start a process. Who ended it may have ended Python's tracker of resources with it: none is of ours, so that is no news."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "resource_tracker: ")
        process.start()


class _Member(Generic[Job]):
    """A process, our end of its pipe, and the jobs it has."""

    def __init__(self, process: Any, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe
        self.doing: deque[Job] = deque()


class _Team(Generic[Job, Result]):
    """The processes at work, and the jobs that nobody has yet."""

    def __init__(self, jobs: Sequence[Job], work: Callable[[Job], Result], method: str) -> None:
        self.context: Any = multiprocessing.get_context(method)
        self.copies = method == "fork"
        self.work = work
        self.waiting = deque(jobs)
        self.members: list[_Member[Job]] = []

    def hire(self) -> None:
        """Start a process and give it its first jobs."""
        ours, theirs = self.context.Pipe()
        # A copy has our ends of all pipes too: it closes them, since a pipe ends when its last holder does.
        inherited = [ours, *(member.pipe for member in self.members)] if self.copies else []
        process = self.context.Process(target=_serve, args=(theirs, self.work, inherited), daemon=True)
        begin(process)
        theirs.close()
        member: _Member[Job] = _Member(process, ours)
        self.members.append(member)
        for _ in range(AHEAD):
            self.hand(member)

    def hand(self, member: _Member[Job]) -> None:
        """Give a process one more job, where there is one."""
        if self.waiting:
            member.doing.append(self.waiting.popleft())
            with suppress(OSError):  # it is dead: heard of in a moment
                member.pipe.send(member.doing[-1])

    def heard(self, pipe: object) -> Iterator[tuple[Job, Result | Lost]]:
        """Take what a process has to say: a result, or that it is no more."""
        member = next(one for one in self.members if one.pipe is pipe)
        try:
            result: Result = member.pipe.recv()
        except (EOFError, OSError):
            yield from self.lost(member)
            return
        job = member.doing.popleft()
        self.hand(member)
        if not member.doing:
            self.members.remove(member)
            _end(member)
        yield job, result

    def lost(self, member: _Member[Job]) -> Iterator[tuple[Job, Result | Lost]]:
        """A process died: the job it was at is lost, its others go to the next, and another takes its place."""
        self.members.remove(member)
        _end(member)
        job = member.doing.popleft()
        self.waiting.extendleft(reversed(member.doing))
        if self.waiting:
            self.hire()
        yield job, Lost(member.process.exitcode)

    def dismiss(self) -> None:
        """End every process that is still there."""
        for member in self.members:
            member.process.terminate()
        for member in self.members:
            _end(member)


def _end(member: _Member[Any]) -> None:
    """Let a process end, which it does when its pipe does."""
    member.pipe.close()
    member.process.join()


def _serve(pipe: Connection, work: Callable[[Any], Any], inherited: Sequence[Connection]) -> None:
    """What a process does: jobs, until there are none. Ctrl-C and the like are the parent's to answer."""
    for one in inherited:
        one.close()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN if name == "SIGINT" else signal.SIG_DFL)
    while True:
        try:
            job = pipe.recv()
        except (EOFError, ConnectionError):
            return
        result = work(job)
        try:
            pipe.send(result)
        except ConnectionError:
            return
