"""CommonMistakes of the hand, one at a time, in a good file: each is answered at its line, and no drawing is lost."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from slips import GOOD, KINDS, Slip, slipped

from cjmap.cli.build import command

EACH = 2
"""CommonMistakes of a kind; `benchmarks/slips.py` makes 500, of all kinds."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two maps that were built."""
    return prepared(tmp_path_factory.mktemp("project"))


def prepared(folder: Path) -> Path:
    """Write and build two maps into a folder."""
    for name in ("a", "b"):
        (folder / f"{name}.yaml").write_text(GOOD)
    assert built(folder) == ""
    return folder


def built(folder: Path) -> str:
    """What a build of a folder with `--prune` says but for its last line, in this process."""
    runner = CliRunner()
    done = runner.invoke(
        command, [str(folder), "-o", str(folder / "output"), "--prune", "--jobs", "1"], standalone_mode=False
    )
    assert done.exception is None, done.output
    return "\n".join(done.stderr.splitlines()[:-1])


def answered(folder: Path, slip: Slip, seed: int) -> str:
    """What is wrong with the answer to a slip; empty where it is right."""
    drawing = folder / "output" / "a.svg"
    before = drawing.read_bytes()
    made = slipped(slip, Random(seed))
    (folder / "a.yaml").write_text(made.text)
    said = built(folder)
    kept = drawing.is_file() and (drawing.read_bytes() == before or "error[" not in said)
    (folder / "a.yaml").write_text(GOOD)
    if not drawing.is_file():
        return f"the drawing is gone; said:\n{said}"
    drawing.write_bytes(before)
    lines = {int(line) for line in re.findall(r"--> \S*a\.yaml:(\d+):", said)}
    if kept and lines & set(made.lines):
        return ""
    return f"nothing is said at {list(made.lines)[:3]} but at {sorted(lines)}:\n{said}"


def test_the_file_is_right() -> None:
    """The file in which slips are made has no error and no warning, and every kind of slip has a place in it."""
    for name, slip in KINDS.items():
        assert re.search(slip.where, GOOD, re.M), name
        assert slipped(slip, Random(1)).text != GOOD, name


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_slip(project: Path, kind: str) -> None:
    """A slip is answered by a message at its line, and the drawing of the map stays."""
    for seed in range(EACH):
        assert answered(project, KINDS[kind], seed) == ""
