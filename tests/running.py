"""The command line as a process of its own, as tests call it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent

GOOD = """title: Buying a laptop
personas:
  - {id: maya, name: Maya}
  - {id: tom, name: Tom}
stages:
  - name: Search
    touchpoints:
      - name: Reads reviews
        success: negative
        emotion: -1
  - name: Buy
    touchpoints:
      - name: Pays
        emotion: {maya: 2, tom: 1}
"""
"""A journey file without an error or a warning."""

BAD = GOOD.replace("success: negative", "sucess: negative")
"""The same with one unknown key."""

WARNED = GOOD + "reviewed: 2020-01-01\nreview_every: 1 year\n"
"""The same with one warning: its review is stale."""

FIXABLE = GOOD.replace("title: Buying a laptop", "title: Buying: a laptop")
"""The same with one line that only one other line can mean."""


def environment(**more: str) -> dict[str, str]:
    """The environment of the tests, with this checkout first and nothing that turns colours or dates."""
    plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "SOURCE_DATE_EPOCH")}
    return plain | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "", "COLUMNS": "100"} | more


UNMEASURED = {"COVERAGE_PROCESS_START": ""}
"""For processes that may not write files: no coverage is measured in them, as they could not write it down."""


def cjmap(
    *words: str | Path, cwd: Path, stdin: str | bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run `cjmap WORDS` in a folder; what it printed is bytes. Whatever happens, a traceback is no answer."""
    done = subprocess.run(
        [sys.executable, "-m", "cjmap", *map(str, words)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        cwd=cwd,
        env=environment(**(env or {})),
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


class Done(NamedTuple):
    """What a command ended with, and what it printed."""

    returncode: int
    stdout: bytes
    stderr: bytes


def in_process(*words: str | Path, cwd: Path, stdin: str = "") -> Done:
    """Run a command in this process, which is many times as fast; an exception is no answer."""
    import click
    from click.testing import CliRunner

    from cjmap.cli import commands

    with contextlib.chdir(cwd):
        result = CliRunner().invoke(commands, [*map(str, words)], input=stdin, standalone_mode=False)
    if isinstance(result.exception, click.ClickException):
        return Done(result.exception.exit_code, b"", result.exception.format_message().encode())
    if result.exception:
        raise result.exception
    return Done(result.return_value, result.stdout_bytes, result.stderr_bytes)
