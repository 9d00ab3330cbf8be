"""docs/slides.md: its commands do what it says, and it has a row for each program that is measured."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from running import ROOT, cjmap

PAGE = (ROOT / "docs" / "slides.md").read_text(encoding="utf-8")
SAMPLE = ROOT / "samples" / "laptop.yaml"


def test_its_commands_run(tmp_path: Path) -> None:
    """Every command of the page draws the files that it names, in the sizes that the page says."""
    (tmp_path / "journey.yaml").write_bytes(SAMPLE.read_bytes())
    (block,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    commands = [shlex.split(line, comments=True) for line in block.splitlines()]
    assert commands
    for program, *words in commands:
        assert program == "cjmap"
        done = cjmap(*words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        out = tmp_path / words[words.index("-o") + 1]
        (*_, first) = out, *sorted(tmp_path.glob(f"{out.stem}-*{out.suffix}"))[:1]
        if out.suffix == ".svg" and "--slide" in words:
            wide = 1280 if "16:9" in words else 960
            assert f'width="{wide}" height="720"' in first.read_text(encoding="utf-8")
        first.unlink()


def test_no_program_is_forgotten() -> None:
    """Each program that the measurement knows has a row in the table of the page."""
    source = (ROOT / "benchmarks" / "reading" / "programs.py").read_text(encoding="utf-8")
    names = re.findall(r'Program\(\s*"([^"]+)"', source)
    assert len(names) >= 8
    table = PAGE.split("<!-- measured -->")[1].split("<!-- /measured -->")[0]
    assert [name for name in names if f"\n| {name} " not in table] == []
