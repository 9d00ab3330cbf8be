"""The same file gives the same bytes, whatever fonts a machine has besides those that cjmap brings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT

JAPANESE, MIXED = "hot-spring-inn", "airport-transfer"

WITHOUT_EXTRA = """
import importlib.util
import sys

found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *package: None if name == "manimgx_fonts_cjk" else found(name, *package)
from cjmap.cli import main

main()
"""
"""cjmap on a machine where the extra is not installed."""

NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'


def drawn(sample: str, file: Path, extra: bool, fonts: bool) -> tuple[bytes, str]:
    """A sample as a file, and what was said of it, with or without the extra and the fonts of the machine."""
    settings = file.with_suffix(".conf")
    settings.write_text(NO_FONTS, encoding="utf-8")
    environment = dict(os.environ) if fonts else {**os.environ, "FONTCONFIG_FILE": str(settings)}
    start = ("-m", "cjmap") if extra else ("-c", WITHOUT_EXTRA)
    done = subprocess.run(
        [sys.executable, *start, "render", f"samples/{sample}.yaml", "-f", file.suffix[1:], "-o", str(file)],
        capture_output=True, text=True, check=True, cwd=ROOT, env={**environment, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    return file.read_bytes(), done.stderr


@pytest.mark.parametrize("sample", [JAPANESE, MIXED])
@pytest.mark.parametrize("format_", ["svg", "pdf", "png"])
def test_fonts_of_the_machine_change_nothing(sample: str, format_: str, tmp_path: Path) -> None:
    """With the extra, every format is the same, byte for byte, on a machine with fonts and on one without any."""
    one, _ = drawn(sample, tmp_path / f"one.{format_}", extra=True, fonts=True)
    other, said = drawn(sample, tmp_path / f"other.{format_}", extra=True, fonts=False)
    assert one == other
    assert "no-font" not in said


@pytest.mark.parametrize("sample", [JAPANESE, MIXED])
def test_the_extra_changes_no_svg(sample: str, tmp_path: Path) -> None:
    """An SVG is the same without the extra: its reader's machine draws the letters, and there is room for them."""
    one, _ = drawn(sample, tmp_path / "one.svg", extra=True, fonts=False)
    other, said = drawn(sample, tmp_path / "other.svg", extra=False, fonts=False)
    assert one == other
    assert "no-font" not in said


def test_without_the_extra_what_to_install_is_said(tmp_path: Path) -> None:
    """A PDF without the fonts that it needs is drawn, with a warning that says which extra has them."""
    data, said = drawn(JAPANESE, tmp_path / "map.pdf", extra=False, fonts=False)
    assert data.startswith(b"%PDF")
    assert "warning[no-font]" in said
    assert "pip install 'cjmap[fonts]'" in said
