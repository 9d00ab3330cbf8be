"""This machine → the font files that are installed on it: where fontconfig's settings say, else in the system's own folders."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from cjmap.records import dataclass, field
from cjmap.text.shipped import home, user_folder

ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
MOST_FILES, MOST_BYTES = 20_000, 1 << 28
"""What is looked at: so many files, none larger than that."""

SETTINGS_FILE, SETTINGS_FOLDERS = "FONTCONFIG_FILE", "FONTCONFIG_PATH"
SETTINGS = "/etc/fonts/fonts.conf"

DATA, CONFIG = ("XDG_DATA_HOME", "~/.local/share"), ("XDG_CONFIG_HOME", "~/.config")
"""Where a person's own files are (XDG Base Directory Specification): a variable, and the folder without it."""

MAC = ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts")
OTHER = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
WINDOWS = (("WINDIR", "C:\\Windows", "Fonts"), ("LOCALAPPDATA", "~\\AppData\\Local", "Microsoft\\Windows\\Fonts"))


def font_files() -> dict[Path, os.stat_result]:
    """The font files of this machine by their real path; what cannot be read is passed over.

    FONTCONFIG_FILE and FONTCONFIG_PATH count on every system. Settings that are empty or broken name no folder.
    """
    found: dict[Path, os.stat_result] = {}
    seen: set[tuple[int, int]] = set()
    for folder in _folders():
        for path in _files(folder, seen):
            if len(found) >= MOST_FILES:
                return found
            try:
                real = path.resolve()
                about = real.stat()
            except (OSError, RuntimeError):  # links that lead in a circle
                continue
            if stat.S_ISREG(about.st_mode) and 0 < about.st_size <= MOST_BYTES:
                found[real] = about
    return found


def _files(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """The font files below a folder; links are followed, each folder is entered once."""
    for here, folders, names in os.walk(folder, followlinks=True):
        try:
            about = Path(here).stat()
        except OSError:
            folders.clear()
            continue
        if about.st_ino and (about.st_dev, about.st_ino) in seen:
            folders.clear()
            continue
        seen.add((about.st_dev, about.st_ino))
        yield from (Path(here, name) for name in names if name.lower().endswith(ENDINGS))


def _folders() -> list[Path]:
    if SETTINGS_FILE in os.environ or SETTINGS_FOLDERS in os.environ:
        return _of_settings()
    if sys.platform == "darwin":
        return [*filter(None, map(home, MAC))]
    if sys.platform == "win32":
        candidates = ((user_folder(variable, otherwise), below) for variable, otherwise, below in WINDOWS)
        return [folder / below for folder, below in candidates if folder]
    return _of_settings() if Path(SETTINGS).is_file() else [*filter(None, map(home, OTHER))]


def _of_settings() -> list[Path]:
    """The folders that fontconfig's settings name (fonts-conf(5)), in their order."""
    settings = _Settings()
    if start := _first_settings():
        settings.read(start)
    return settings.folders


def _first_settings() -> Path | None:
    folders = [folder for folder in os.environ.get(SETTINGS_FOLDERS, "").split(os.pathsep) if folder]
    named = os.environ.get(SETTINGS_FILE)
    if named is None:
        names = [Path(folder, "fonts.conf") for folder in folders] or [Path(SETTINGS)]
    else:
        names = [Path(folder, named) for folder in ("", *folders)] if named else []
    return next((name for name in names if name.is_file()), None)


@dataclass
class _Settings:
    """What is read of the files of settings: the folders that they name, each file once."""

    folders: list[Path] = field(default_factory=list)
    seen: set[Path] = field(default_factory=set)

    def read(self, path: Path) -> None:
        """Take in a file, or the numbered files of a folder; what is missing or broken says nothing."""
        import xml.etree.ElementTree as ET

        try:
            if path.is_dir():
                for file in sorted(path.glob("[0-9]*.conf")):
                    self.read(file)
                return
            real = path.resolve()
            if real in self.seen:
                return
            self.seen.add(real)
            top = ET.fromstring(path.read_bytes())
        except (
            OSError,
            RuntimeError,
            ET.ParseError,
            ValueError,
            LookupError,
        ):  # LookupError: there is no such encoding
            return
        for element in top:
            self.take(element.tag, (element.text or "").strip(), element.get("prefix", ""), path.parent)

    def take(self, tag: str, text: str, prefix: str, folder: Path) -> None:
        """Take in one element of a file that is in `folder`."""
        if tag == "reset-dirs":
            self.folders.clear()
        elif tag == "dir" and text and (named := _named(text, prefix, DATA, folder)):
            self.folders.append(named)
        elif tag == "include" and text and (named := _named(text, prefix, CONFIG, folder)):
            self.read(named)


def _named(text: str, prefix: str, own: tuple[str, str], folder: Path) -> Path | None:
    """The folder that an element names; None where there is none."""
    if prefix == "xdg":
        base = user_folder(*own)
        return base / text if base else None
    if text.startswith("~"):
        return home(text)
    return Path(text).absolute() if prefix in ("cwd", "default") else folder / text
