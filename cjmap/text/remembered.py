"""What was found out about font files ↔ a file in the user's cache folder, read with mistrust: a claim, never a fact.

Where it is not whole, or of another version, nothing is remembered, and everything is found out anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

MOST_BYTES = 1 << 27


def home(path: str) -> Path | None:
    """A path with `~` for the person's own folder; None where there is none, or the path is relative."""
    try:
        whole = Path(path).expanduser()
    except RuntimeError:
        return None
    return whole if whole.is_absolute() else None


def place(variable: str, otherwise: str) -> Path | None:
    """The folder that an environment variable names, where that is an absolute path; else the other."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else home(otherwise)


def cache_file(name: str) -> Path | None:
    """Where something is remembered under a name; None where a person has no folder for such things."""
    if sys.platform == "darwin":
        folder = home("~/Library/Caches")
    elif sys.platform == "win32":
        folder = place("LOCALAPPDATA", "~\\AppData\\Local")
    else:
        folder = place("XDG_CACHE_HOME", "~/.cache")
    return Path(folder) / "cjmap" / name if folder else None


def recalled(name: str, version: str) -> Any:
    """What `remember` wrote under a name, as JSON gives it; None where it is not there, or is not that to the byte."""
    file = cache_file(name)
    try:
        about = file.stat() if file else None
        if file is None or about is None or not stat.S_ISREG(about.st_mode) or about.st_size > MOST_BYTES:
            return None
        digest, _, data = file.read_bytes().partition(b"\n")
        return json.loads(data) if digest == seal(name, version, data) else None
    except (OSError, ValueError, RecursionError):
        return None


def remember(name: str, version: str, what: Any) -> None:
    """Write what JSON can say, whole or not at all; where that cannot be, it is found out again the next time."""
    file = cache_file(name)
    if file is None:
        return
    data = json.dumps(what, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    temporary = file.with_name(f".{name}.{os.urandom(6).hex()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(seal(name, version, data) + b"\n" + data)
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError:
        return


def seal(name: str, version: str, data: bytes) -> bytes:
    """What tells that a file is whole, and of whom: `version` is that of whatever found out what it says."""
    return hashlib.sha256(f"{name} {version}\n".encode() + data).hexdigest().encode()
