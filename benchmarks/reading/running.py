"""A file, a command → what the command shows of the file, as a picture of SCALE pixels to a px."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image as Pixels

from reading.seen import SCALE, Picture

Pixels.MAX_IMAGE_PIXELS = None

DPI = 96 * SCALE

FONTS_CONF = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>{more}<cachedir>{cache}</cachedir></fontconfig>
"""


@dataclass(frozen=True)
class Drawn:
    """One drawing as a file, and how large it is in px."""

    file: Path
    width: float
    height: float


@dataclass(frozen=True)
class Fonts:
    """Which fonts programs have: the machine's, and those of a folder. `scratch` is for the files of a run."""

    scratch: Path
    folder: Path | None

    @property
    def environment(self) -> dict[str, str]:
        """What a program that looks for its fonts with fontconfig is started with."""
        file = self.scratch / "fonts.conf"
        more = f"<dir>{self.folder}</dir>" if self.folder else ""
        file.write_text(FONTS_CONF.format(more=more, cache=self.scratch / "cache"), encoding="utf-8")
        return {**os.environ, "FONTCONFIG_FILE": str(file), "HOME": str(self.scratch)}


def said(*words: str) -> str:
    """The number in what a command says of its version; empty where there is no such command."""
    if not shutil.which(words[0]):
        return ""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    return found[0] if found else "?"


def run(fonts: Fonts, *words: str | Path) -> None:
    done = subprocess.run([*map(str, words)], capture_output=True, text=True, env=fonts.environment, check=False)
    if done.returncode:
        raise SystemExit(f"{words[0]} says: {done.stderr[-600:]}")


def opened(data: bytes | Path) -> Picture:
    """A picture's pixels, on white."""
    with Pixels.open(BytesIO(data) if isinstance(data, bytes) else data) as file:
        pixels = file.convert("RGBA")
    ground = Pixels.new("RGBA", pixels.size, "#ffffff")
    return np.asarray(Pixels.alpha_composite(ground, pixels).convert("RGB"))


def poppler(drawings: Sequence[Drawn], fonts: Fonts) -> Iterator[Picture]:
    out = fonts.scratch / "page"
    for drawn in drawings:
        run(fonts, "pdftoppm", "-singlefile", "-r", str(DPI), "-png", drawn.file, out)
        yield opened(out.with_suffix(".png"))
