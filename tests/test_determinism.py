"""The same file gives the same bytes: again, elsewhere, in another time zone, with other hashes, a year later."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from running import ROOT, environment

SAMPLES = ("laptop", "clinic-blueprint")
"""One persona and metrics; three personas, lanes of its own, and lines."""

YEAR_LATER = "1830297600"
"""2028-01-01, in seconds since 1970."""

SURROUNDINGS: Mapping[str, Mapping[str, str]] = {
    "again": {},
    "hash seed 0": {"PYTHONHASHSEED": "0"},
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "time zone": {"TZ": "Pacific/Kiritimati"},
    "locale": {"LC_ALL": "C", "LANG": "de_DE.UTF-8"},
    "a year later": {"SOURCE_DATE_EPOCH": YEAR_LATER},
    "no home": {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"},
    "other fonts": {"FONTCONFIG_PATH": "/nonexistent", "FONTCONFIG_FILE": "/nonexistent"},
}


DRIVER = """
import sys
from cjmap.cli import commands

for format in ("svg", "dot", "pdf", "png"):
    assert not commands.main(["render", *sys.argv[1:], "-o", "out", "-f", format], standalone_mode=False)
"""


def hashes(folder: Path, **more: str) -> dict[str, str]:
    """Draw the samples of a folder in all formats, in a process of its own, and what the files hash to."""
    names = [f"{sample}.yaml" for sample in SAMPLES]
    subprocess.run([sys.executable, "-c", DRIVER, *names], cwd=folder, env=environment(**more), check=True, timeout=60)
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted((folder / "out").iterdir())}


def with_samples(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for sample in SAMPLES:
        shutil.copy(ROOT / "samples" / f"{sample}.yaml", folder)
    return folder


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The hashes of a first run."""
    found = hashes(with_samples(tmp_path_factory.mktemp("once")))
    assert len(found) == 4 * len(SAMPLES)
    return found


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_same_bytes(name: str, once: dict[str, str], tmp_path: Path) -> None:
    """All four formats are byte for byte the same in another folder and under other surroundings."""
    assert hashes(with_samples(tmp_path / "elsewhere ü" / "deep"), **SURROUNDINGS[name]) == once


def test_a_faked_clock(once: dict[str, str], tmp_path: Path) -> None:
    """The clock of the machine is nowhere in a picture."""
    (tmp_path / "sitecustomize.py").write_text(f"import time\ntime.time = lambda: {YEAR_LATER}.0\n", encoding="utf-8")
    assert hashes(with_samples(tmp_path), PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}") == once
