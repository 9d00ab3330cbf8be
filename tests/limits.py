"""The command line in a copy of this process, with less of something than it needs."""

from __future__ import annotations

import os
import resource
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

from cjmap import cli


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended (a negative number for a signal), and what it said on standard error."""

    code: int
    said: list[str]


def limited(folder: Path, limit: int, value: int, *words: str) -> Ended:
    """`cjmap WORDS` in a folder, under a limit of the system (`resource.RLIMIT_…`).

    A copy has all libraries loaded, so that it is the work that comes to the limit.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 99
        try:
            os.chdir(folder)
            for number in (1, 2):
                os.dup2(writing, number)
            sys.stdout, sys.stderr = (os.fdopen(number, "w", closefd=False) for number in (1, 2))
            sys.argv[1:] = words
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            before, most = resource.getrlimit(limit)
            resource.setrlimit(limit, (value, most))
            cli.main()
        except SystemExit as error:
            code = int(error.code or 0)
        except BaseException as error:
            # A traceback needs room too: without it Python may try to read a line of it for ever.
            resource.setrlimit(limit, (before, most))
            sys.stderr.write("".join(traceback.format_exception(error)))
        finally:
            sys.stderr.flush()
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as file:
        said = file.read().splitlines()
    return Ended(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said)


def in_use() -> int:
    """Bytes of address space that this process has."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
