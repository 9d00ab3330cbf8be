"""pyproject.toml → `.ci/pinned/*.txt`: one version of everything that is installed, with the hashes of all its files.

    python .ci/pin.py            # newest versions that fit together, for every system and Python (asks the index; needs uv)
    python .ci/pin.py --lowest   # prints the lowest versions that pyproject.toml allows, as constraints for pip

Each file holds what it needs beyond the one that it begins with: `pip install --require-hashes -r .ci/pinned/test.txt`
installs everything for the tests, and then `pip install --no-build-isolation --no-deps .` cjmap itself.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / ".ci" / "pinned"
EDITABLE = "editables"
"""What hatchling asks for besides itself where a package is installed with -e."""

RELEASE = ["build", "twine"]
BOUND = re.compile(r"([A-Za-z0-9._-]+)\s*(?:>=|==)\s*([^,;\s]+)\s*(;.*)?")


def layers(project: dict[str, Any]) -> dict[str, tuple[str, list[str]]]:
    """File → the file it begins with, and what else is wanted, as requirements."""
    extras = project["project"]["optional-dependencies"]
    others = {name: [one for one in wanted if not one.startswith("cjmap[")] for name, wanted in extras.items()}
    return {
        "build": ("", [*project["build-system"]["requires"], EDITABLE]),
        "cjmap": ("build", project["project"]["dependencies"]),
        "fonts": ("cjmap", others["fonts"]),
        "test": ("fonts", others["test"]),
        "dev": ("test", others["dev"]),
        "release": ("build", RELEASE),
    }


def lowest(project: dict[str, Any]) -> str:
    """Every lower bound as the one version that is allowed; what has none is left to pip."""
    wanted = [one for _, several in layers(project).values() for one in several]
    found = [match.groups("") for one in wanted if (match := BOUND.fullmatch(one))]
    return "".join(f"{name}=={version}{marker and f' {marker}'}\n" for name, version, marker in found)


def compiled(wanted: list[str], python: str, constraints: Path | None) -> list[str]:
    """The requirements and all that they need: `name==version ; marker` with its hashes, one text each."""
    options = (
        "--universal --fork-strategy fewest --generate-hashes --upgrade --no-config --no-header --no-annotate --quiet"
    )
    command = [sys.executable, "-m", "uv", "pip", "compile", "-", *options.split(), "--python-version", python]
    if constraints:
        command += ["--constraints", str(constraints)]
    done = subprocess.run(command, input="\n".join(wanted), capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr or "uv is missing: pip install uv")
    return re.findall(r"^\S.*(?:\n .*)*", done.stdout, re.MULTILINE)


def renew(project: dict[str, Any]) -> None:
    """Write all files anew, from one solution for all of them."""
    python = project["project"]["requires-python"].removeprefix(">=")
    with tempfile.TemporaryDirectory() as folder:
        everything = Path(folder) / "everything.txt"
        whole = compiled([one for _, wanted in layers(project).values() for one in wanted], python, None)
        everything.write_text("\n".join(whole), encoding="utf-8")
        wanted: dict[str, list[str]] = {"": []}
        held: dict[str, list[str]] = {"": []}
        for name, (base, more) in layers(project).items():
            wanted[name] = wanted[base] + more
            held[name] = compiled(wanted[name], python, everything)
            lines = [f"-r {base}.txt"] * bool(base) + [one for one in held[name] if one not in held[base]]
            (PINNED / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    read = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    if sys.argv[1:] == ["--lowest"]:
        print(lowest(read), end="")
    else:
        renew(read)
