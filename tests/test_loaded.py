"""What a good Latin map loads: each module costs time in every run of a command, so that none may creep in unseen.

`pytest tests/test_loaded.py --accept` writes the lists anew: read the difference, and load late what only some maps need.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Golden
from running import environment

HERE = Path(__file__).parent
MAP = HERE.parent / "samples" / "laptop.yaml"

COMMANDS = {"check": ["check", str(MAP)], "svg": ["render", str(MAP), "-o", "map.svg"]}

LOADED = """
import sys
from cjmap.cli import main
sys.argv = ["cjmap", *sys.argv[1:]]
try:
    main()
finally:
    print(*sorted(name for name in sys.modules if name.partition(".")[0] == "cjmap"), sep="\\n", file=sys.stderr)
"""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_good_map_loads_what_it_needs(name: str, tmp_path: Path, golden: Golden) -> None:
    """The modules of ours that a command loads for a good map in Latin letters are those that are listed, and no others."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *COMMANDS[name]],
        cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = [line for line in done.stderr.splitlines() if line.partition(".")[0] == "cjmap"]
    golden.check(HERE / "loaded" / f"{name}.txt", "".join(f"{module}\n" for module in found))
