"""The action's inputs and the project's config → what its steps need, as their outputs: where the drawings are, and keys.

    python .ci/action.py packages    # before cjmap is installed: which packages the cache has to have
    python .ci/action.py drawings    # afterwards: the folder for the drawings, what their cache is called, what to draw

Inputs and config are text that a pull request may have written: a key is a hash of it, and a folder or a name that a
runner would refuse, or that leads somewhere else, ends the action with one line.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path

PINNED = Path(__file__).resolve().parent / "pinned"
REFUSED = '":<>|*?\\'
"""What a runner refuses in the name of an artifact or of a file in one, besides controls."""

PATTERNS = "[]!~"
"""And what it takes for more than a letter in a path."""


def digest(*texts: str) -> str:
    """A short word for any texts."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def packages(given: Mapping[str, str]) -> dict[str, str]:
    """What the cache of packages is called: another one for other pins, another Python, another system."""
    pins = [file.read_text("utf-8") for file in sorted(PINNED.glob("*.txt"))]
    return {"packages": f"cjmap-packages-{digest(sys.version, sys.platform, given['VERSION'], *pins)}"}


def drawings(given: Mapping[str, str]) -> dict[str, str]:
    """The folder and the formats: those of the input, else those of the config, else those of `cjmap build`."""
    from cjmap.batch.config import config

    wishes = config(Path.cwd())
    output = given["OUTPUT"] or os.path.relpath(wishes.folder / (wishes.output or "output"))
    output = output.replace(os.sep, "/").rstrip("/")
    if not _is_own_folder(output):
        sys.exit(f"the output folder {output!r} must be one below this folder, of letters that an artifact can hold")
    artifact = given["ARTIFACT"]
    if not _is_plain(artifact, REFUSED + "/"):
        sys.exit(f"the artifact's name {artifact!r} must have none of {REFUSED} /")
    formats = given["FORMATS"].replace(" ", "") or ",".join(wishes.formats) or "svg"
    if not formats.isascii() or not formats.replace(",", "").isalpha():
        sys.exit(f"the formats {formats!r} must be names with commas between")
    key = f"cjmap-drawings-{digest(sys.platform, output, formats)}-"
    return {"output": output, "formats": formats, "artifact": artifact, "drawings": key}


def _is_own_folder(path: str) -> bool:
    """Whether a path is a folder below the current one, other than a hidden one, and nothing but its name."""
    inside = Path(path).resolve().is_relative_to(Path.cwd().resolve()) and path not in ("", ".")
    return (
        inside
        and not path.startswith(("/", "."))
        and ".." not in path.split("/")
        and _is_plain(path, REFUSED + PATTERNS)
    )


def _is_plain(text: str, refused: str) -> bool:
    return text.isprintable() and not set(text) & set(refused)


if __name__ == "__main__":
    try:
        found = {"packages": packages, "drawings": drawings}[sys.argv[1]](os.environ)
    except ValueError as error:  # what the config says cannot be; the build would say the same
        sys.exit(str(error))
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as outputs:
        outputs.writelines(f"{name}={value}\n" for name, value in found.items())
