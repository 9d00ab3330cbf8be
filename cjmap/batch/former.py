"""A file that an earlier build drew, and that is there and no map any more → what is to be said of it; its drawings stay."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from cjmap.batch.draw import Failure
from cjmap.batch.ordinary import read_ordinary
from cjmap.batch.prune import is_left_out
from cjmap.batch.targets import Order
from cjmap.diagnostics import Diagnostic
from cjmap.pipeline import check


@dataclass(frozen=True, slots=True)
class Former:
    """What is said of such a file, by the path that one would type: what is wrong with it, or why it cannot be read.

    Neither, where it is passed over on purpose now.
    """

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    text: str = ""
    failure: Failure | None = None


def former(order: Order, source: Path) -> Former:
    """Look at such a file, which is in a folder that was looked through."""
    path = _shown(source)
    if is_left_out(order, source):
        return Former(path)
    try:
        found = check(read_ordinary(source), path, str(source.parent))
    except OSError as error:
        return Former(path, failure=Failure(path, error=error))
    return Former(path, found.diagnostics, found.text) if found.journey is None else Former(path)


def _shown(path: Path) -> str:
    try:
        return os.path.relpath(path)
    except ValueError:  # another disk
        return str(path)
