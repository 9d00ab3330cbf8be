"""Seconds of CPU time → an exception in the block that needs more of them, whatever else the machine does meanwhile.

It comes from a timer of the system that only runs while this process works. Windows has none, and only the main thread hears
of it: there, and elsewhere than in that thread, no time is too long. In a process that draws for a build, a second timer ends
the process where a library does not let go, so that the exception could not come.
"""

from __future__ import annotations

import math
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

if sys.platform != "win32":
    import resource

Job = TypeVar("Job")
Result = TypeVar("Result")

AGAIN = 5.0
"""Seconds of CPU time after which the exception comes once more: a callback of a library may have swallowed it."""

GRACE = 15
"""Seconds of CPU time after the deadline after which a process that draws for a build is ended."""


class TooLong(BaseException):
    """The time is up. Nothing on the way out may take it for a fault in what it was doing."""


@contextmanager
def deadline(seconds: float) -> Iterator[Callable[[], None]]:
    """Raise TooLong where the block needs more CPU time than that; 0 is no end. What it gives begins the time anew."""
    if sys.platform == "win32" or not seconds or threading.current_thread() is not threading.main_thread():
        yield lambda: None
        return

    def restart() -> None:
        signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)

    before = signal.signal(signal.SIGPROF, _up)
    restart()
    try:
        yield restart
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def limited(job: Job, work: Callable[[Job], Result], seconds: float) -> Result:
    """Do a job in a process that draws for a build: past its time and some grace, the process ends."""
    _end_after(seconds)
    return work(job)


def _end_after(seconds: float) -> None:
    """End this process where it needs far more CPU time than that from now on; 0 is no end."""
    if sys.platform == "win32" or not seconds:
        return
    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    wanted = math.ceil(time.process_time() + seconds) + GRACE
    if most == resource.RLIM_INFINITY or wanted < most:
        resource.setrlimit(resource.RLIMIT_CPU, (wanted, most))


def was_ended(exit_code: int | None) -> bool:
    """Whether a process with that exit code was ended by `limited`."""
    return sys.platform != "win32" and exit_code == -signal.SIGXCPU


def too_long(seconds: float) -> str:
    """What is said of a map that needs more than its time."""
    return f"drawing this map takes more than {seconds:g} s of CPU time; --deadline gives it more"


def _up(_number: int, _frame: FrameType | None) -> None:
    raise TooLong
