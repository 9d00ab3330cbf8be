"""The page of the gallery: its text, its commands, and which files they draw."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from running import ROOT

OUTPUT = ROOT / "output"
PAGE = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


def target(command: str) -> str:
    """The file that a command writes, as it names it."""
    words = shlex.split(command)
    return words[words.index("-o") + 1]


def drawn_by(command: str, name: str) -> bool:
    """Whether a file of that name is what a command draws: the one that it names, or one of its numbered pages."""
    path = Path(target(command))
    return re.fullmatch(rf"{re.escape(path.stem)}(-\d+)?{re.escape(path.suffix)}", name) is not None
