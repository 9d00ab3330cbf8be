"""The name of a font file that this program is made with → the file: in a folder of the user's, else in a package.

The packages are exactly those of `pyproject.toml`; where one can no longer be had, a folder with the same files takes its place
(docs/languages.md). Whichever it is, a file is known by its digest.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cjmap.diagnostics import MissingLibrary

REGULAR_WEIGHT, BOLD_WEIGHT = 400, 700
"""Where fonts of ours are drawn on their axis of weights."""

FOLDER = "CJMAP_FONTS"
"""The environment variable that names a folder whose fonts come before those of the packages."""

UPRIGHT, ITALIC = "Inter[opsz,wght].ttf", "Inter-Italic[opsz,wght].ttf"
CHINESE = "NotoSansCJK-VF.otf.ttc"

PLACES: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys((UPRIGHT, ITALIC), ("fontpkg_inter", "files")),
    CHINESE: ("manimgx_fonts_cjk", ""),
}
"""The package of a file, and the folder in it; all others are in `OTHERS`."""

OTHERS = ("manimgx_fonts", "")

DIGESTS: Mapping[str, str] = {
    "Inter-Italic[opsz,wght].ttf": "acd98e64795781b2058f07b18475e0ecee2a0fe2b42a49e2f9e37d0d6bf66ce6",
    "Inter[opsz,wght].ttf": "29160a80ff49ddcab2c97711247e08b1fab27a484a329ce8b813d820dc559031",
    "NotoSansCJK-VF.otf.ttc": "d3d8256cdec8dbcb3552284bc6b20c734dd60c2ee9df83b5758e34807c4bac32",
    "NotoEmoji[wght].ttf": "de6c18832938afc99caf132b39d6a30a19bac7f2e812e28db2535b4608d27551",
    "NotoSansArabic[wght].ttf": "3fae4d7239d1faa55b234bda8091019a5251ff79df40d5e29367d84bed2a8138",
    "NotoSansArmenian[wght].ttf": "e979dfaed56ddb4bfd05121958b25425eb7593253d64b6b3654c77c11c5cda94",
    "NotoSansBengali[wght].ttf": "dc9defe97bb041876b6609e9029d9e1e228a686259acde2fe2a9f99d793ee17d",
    "NotoSansDevanagari[wght].ttf": "bf99bf762743ff3259e73196852520ab0ffe8d384238bff3e4806a84b981e972",
    "NotoSansEthiopic[wght].ttf": "93f223089e300b983dbfd693c7be619e0e76565a70d639e71a4fe0bfd72cf66f",
    "NotoSansGeorgian[wght].ttf": "42f4a8bf4fe0af8afd91ee3c19e81e14f1bc74ddbd9b6a59a4182f67a596adb4",
    "NotoSansGujarati[wght].ttf": "83d1bde74d64fb389f97a5e27b2699d8ee8bad4c15a02be347228e6c10011248",
    "NotoSansGurmukhi[wght].ttf": "8a3096ee2166f6383501e2df7b368fce88cfa4068c8d75bcb6af07da353a00ea",
    "NotoSansHebrew[wght].ttf": "9d81d81ad592644487b03843da73a87b99cd28a2c4da4a096e1db8fbd14fda61",
    "NotoSansKannada[wght].ttf": "b6b11505d76eddf916667d73adfec19095ec777742444dc662dae81471461f4e",
    "NotoSansKhmer[wght].ttf": "56f89948a84cc0b01962ed6af573ac4ac885bd7bb6e7e40f9afc72a435728b70",
    "NotoSansLao[wght].ttf": "fc138d605aa998d8407789ee6a7f5554aae8b54f5cd98d66dd2c33e79d15b67e",
    "NotoSansMalayalam[wght].ttf": "94cddc94a03fa9a5e8d1784090ba97b267def6933d60762081eaa003751142c5",
    "NotoSansMyanmar[wght].ttf": "e0b280aa3080aab922800c88fa9a2015a4bec3103bb8b70491a92e4a04f3a3a3",
    "NotoSansOriya[wght].ttf": "37f482d0179d0a50e3128d004f007ff1c1741ad5f6b0b2bcc7238b257ef1caa0",
    "NotoSansSinhala[wght].ttf": "3fd7c6a61cb6dfb8a2ca7af5b4078bd24e9c8ad9b55839a0177277db6e4d1326",
    "NotoSansSymbols[wght].ttf": "63724daeff6755a45933b9a5e3a3b41df5df8fe925c0f4c991f2f68c08a4182d",
    "NotoSansTamil[wght].ttf": "37e151cdec4a8cfb15c432f7bb164a83b98df69419d47e50b35aa7073963716b",
    "NotoSansTelugu[wght].ttf": "6c06de88b2d420d899543724a13765994191cd29860c6226efca098b51fec64b",
    "NotoSansThai[wght].ttf": "13f52f79b04f01f2751a81052a5dee2df639fd4e13f4ac30821ab45c8dd5f7e7",
    "NotoSans[wght].ttf": "fb53504de62e767a54695416123d68d67f71c9b69722175184ad56e7dd13547b",
}
"""SHA-256 of the files that this program is made and tested with: `python -m cjmap.text.shipped` prints those that are here."""

FILE, VERSION = "digests-1.json", "1"
"""Where digests are remembered: they hold as long as a file's size and times do."""


@cache
def font_file(name: str) -> Path | None:
    """A font file; None where neither the folder nor a package has it. MissingLibrary where what FOLDER names is no folder."""
    named = os.environ.get(FOLDER, "")
    if named and not Path(named).is_dir():
        raise MissingLibrary(f"{FOLDER} is set to {named!r}, which is no folder with fonts")
    if named and (own := Path(named).absolute() / name).is_file():
        return own
    from importlib.util import find_spec

    package, inner = PLACES.get(name, OTHERS)
    spec = find_spec(package)  # found without being run
    for folder in (spec and spec.submodule_search_locations) or ():
        file = Path(folder, inner, name)
        if file.is_file():
            return file
    return None


@cache
def inter_file(italic: bool) -> Path:
    """The file of Inter, without which nothing can be measured. MissingLibrary where it is not here."""
    file = font_file(ITALIC if italic else UPRIGHT)
    if file is None:
        name = ITALIC if italic else UPRIGHT
        raise MissingLibrary(
            f"the font Inter ({name}) is not here: `pip install fontpkg-inter` brings it, or {FOLDER} names a folder that has it"
        )
    return file


@cache
def digest(file: Path) -> str:
    """SHA-256 of a font file as hexadecimal digits, remembered for as long as the file is untouched. Raises OSError."""
    import hashlib

    about = file.stat()
    key = [about.st_size, about.st_mtime_ns, about.st_ctime_ns]
    kept = recalled(FILE, VERSION)
    kept = kept if isinstance(kept, dict) else {}
    entry = kept.get(str(file))
    if isinstance(entry, list) and len(entry) == 2 and entry[0] == key and isinstance(entry[1], str):
        return entry[1]
    with file.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    remember(
        FILE, VERSION, {**{path: one for path, one in kept.items() if Path(path).exists()}, str(file): [key, found]}
    )
    return found


def is_strange(file: Path) -> bool:
    """Whether a file that is called like one of ours is another. Raises OSError."""
    return file.name in DIGESTS and digest(file) != DIGESTS[file.name]


def digests() -> dict[str, str]:
    """The digest of every font file of ours that is here. Raises OSError."""
    files = {name: font_file(name) for name in DIGESTS}
    return {name: digest(file) for name, file in files.items() if file}


if __name__ == "__main__":
    print("".join(f'    "{name}": "{found}",\n' for name, found in digests().items()), end="")


MOST_BYTES = 1 << 27


def home(path: str) -> Path | None:
    """A path with `~` for the person's own folder; None where there is none, or the path is relative."""
    try:
        whole = Path(path).expanduser()
    except RuntimeError:
        return None
    return whole if whole.is_absolute() else None


def user_folder(variable: str, otherwise: str) -> Path | None:
    """The folder that an environment variable names, where that is an absolute path; else the other."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else home(otherwise)


def cache_file(name: str) -> Path | None:
    """Where something is remembered under a name; None where a person has no folder for such things."""
    if sys.platform == "darwin":
        folder = home("~/Library/Caches")
    elif sys.platform == "win32":
        folder = user_folder("LOCALAPPDATA", "~\\AppData\\Local")
    else:
        folder = user_folder("XDG_CACHE_HOME", "~/.cache")
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
