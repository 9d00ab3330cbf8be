"""Data of a measured run (`COVERAGE_FILE`) → how much of each package of cjmap the tests run, lines and branches; 1 below 85 %.

    COVERAGE_PROCESS_START=$PWD/pyproject.toml COVERAGE_FILE=/tmp/measured/data .venv/bin/pytest -n auto
    COVERAGE_FILE=/tmp/measured/data .venv/bin/python .ci/measured.py

Every process of Python that the tests start leaves a file beside that one: they are put together here, from all runs so far.
"""

from __future__ import annotations

import json
import sys
import tempfile
import warnings
from collections import Counter, defaultdict
from pathlib import Path

import coverage

ROOT = Path(__file__).resolve().parent.parent
LEAST = 85.0


def combined() -> dict[str, dict[str, int]]:
    """File → its counts: statements and branches, and how many of them were run."""
    measured = coverage.Coverage(config_file=ROOT / "pyproject.toml", messages=False)
    with warnings.catch_warnings(action="ignore"):  # a process that a test ended left half a file
        measured.combine(keep=True)
    measured.save()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        measured.json_report(outfile=str(report))
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    return {Path(name).as_posix(): file["summary"] for name, file in files.items()}


def share(counts: Counter[str]) -> float:
    """Percent of statements and branches that were run; a package of nothing but names is whole."""
    there = counts["num_statements"] + counts["num_branches"]
    return 100 * (counts["covered_lines"] + counts["covered_branches"]) / there if there else 100.0


def main() -> int:
    packages: dict[str, Counter[str]] = defaultdict(Counter)
    files = {
        name: Counter({key: value for key, value in one.items() if isinstance(value, int)})
        for name, one in combined().items()
    }
    for name, counts in files.items():
        packages[name.rpartition("/")[0]] += counts
    for package, counts in sorted(packages.items()):
        print(f"{share(counts):6.1f} %  {package}")
        for name in sorted(files):
            if name.rpartition("/")[0] == package and share(files[name]) < LEAST:
                print(f"{'':10}{share(files[name]):6.1f} %  {name}")
    print(f"{share(sum(packages.values(), Counter())):6.1f} %  in all")
    weak = sorted(package for package, counts in packages.items() if share(counts) < LEAST)
    if weak:
        print(f"below {LEAST:.0f} %: {', '.join(weak)}", file=sys.stderr)
    return bool(weak)


if __name__ == "__main__":
    sys.exit(main())
