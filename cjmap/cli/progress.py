"""How far a build is → a bar on a terminal, a few plain lines elsewhere, all on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from cjmap.cli.terminal import say

LINES = 10
"""How many lines tell of one stretch of work where there is no terminal."""

LEAST = 20
"""Maps below which such a stretch goes without them."""


class Progress:
    """Tells how a build goes on; with `verbose`, of every single thing in a line of its own instead of a bar."""

    def __init__(self, verbose: bool) -> None:
        self.verbose = verbose
        self.bar = not verbose and sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")

    def say(self, text: str) -> None:
        """A line about one thing, for who wants to know everything."""
        if self.verbose:
            say(text)

    @contextmanager
    def begin(self, what: str, number: int) -> Iterator[Callable[[], None]]:
        """Tell of a stretch of work on that many maps; what to call after each of them."""
        if self.bar:
            with click.progressbar(length=number, label=what, file=sys.stderr, show_pos=True) as bar:
                yield lambda: bar.update(1)
        else:
            yield _Lines(what, 0 if self.verbose else number).step


class _Lines:
    """Counts, and says so now and then."""

    def __init__(self, what: str, number: int) -> None:
        self.what = what
        self.number = number
        self.done = 0

    def step(self) -> None:
        self.done += 1
        if self.number < LEAST:
            return
        before, now = ((done * LINES) // self.number for done in (self.done - 1, self.done))
        if now > before:
            say(f"{self.what}: {self.done} of {self.number} maps")
