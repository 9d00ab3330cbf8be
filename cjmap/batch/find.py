"""Files and folders → the journey files they mean, known by their content, and where each stands below them all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cjmap.batch.ignore import Rules, is_ignored, rules_above, rules_in

ENDINGS = (".yaml", ".yml")
"""What a file is called that is looked into."""

MOST_BYTES = 8 << 20
"""Bytes that are read at most: far past the limit of a journey file, and an end for a device that has none."""

Say = Callable[[str], None]
Refused = Callable[[OSError], None]


@dataclass(frozen=True, slots=True)
class Found:
    """A journey file: its path as it was named, and as it stands below the folder that holds all that was named."""

    path: Path
    relative: PurePosixPath


def find(
    paths: Sequence[Path], *, say: Say | None = None, refused: Refused | None = None, skip: Sequence[Path] = (),
    base: Path | None = None,
) -> list[Found]:  # fmt: skip
    """The journey files that the paths mean, each once, sorted by where they stand below `base`.

    A file is taken as it is, whether it is there or not. In a folder, hidden ones, those that the repository ignores,
    links to folders and the folders of `skip` are passed over, and so is every YAML file that is no journey; `say` is
    told of each in a sentence. `base` is `common_folder(paths)` where it is not given. `refused` is told of what cannot
    be read; without it, OSError is raised.
    """
    base = base or common_folder(paths)
    skipped = frozenset(os.path.realpath(one) for one in skip)
    found: dict[Path, Found] = {}
    for path in paths:
        inside = _inside(path, skipped, say or _nobody, refused or _raise) if path.is_dir() else (path,)
        for one in inside:
            place = _named(one)
            found.setdefault(place, Found(one, _relative(place, base)))
    return sorted(found.values(), key=lambda one: (str(one.relative), str(one.path)))


def common_folder(paths: Sequence[Path]) -> Path:
    """The innermost folder that holds all paths: that of a file, a folder itself; the current one for none."""
    folders = [_named(path if path.is_dir() else path.parent) for path in paths or [Path()]]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on Windows, two disks have nothing in common
        return folders[0]


def read_start(path: Path) -> bytes:
    """The bytes of a file, up to far more than a journey file may have. Raises OSError."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES)


def _named(path: Path) -> Path:
    """The absolute path without `..`, as it is named: links are not followed."""
    return Path(os.path.normpath(path.absolute()))


def _relative(path: Path, base: Path) -> PurePosixPath:
    """Where a file stands below the base; one that is elsewhere is known by its name alone."""
    return PurePosixPath(path.relative_to(base).as_posix() if path.is_relative_to(base) else path.name)


def _inside(root: Path, skipped: frozenset[str], say: Say, refused: Refused) -> Iterator[Path]:
    """The journey files below a folder."""
    from cjmap.read import is_journey

    real = Path(os.path.realpath(root))
    passed = skipped - {str(real)}  # who writes maps into the very folder does not lose what is in it
    rules: dict[Path, Rules] = {real: rules_above(str(real))}
    for name, folders, files in os.walk(root, onerror=refused):
        at = real / Path(name).relative_to(root)
        here = rules_in(str(at), rules.pop(at))
        folders[:] = sorted(_entered(Path(name), at, folders, here, passed, say))
        rules |= {at / folder: here for folder in folders}
        for file in sorted(files):
            path = Path(name, file)
            if file.startswith(".") or not file.lower().endswith(ENDINGS):
                continue
            if is_ignored(here, str(at / file), is_folder=False):
                say(f"{path}: passed over, for Git ignores it")
            elif not path.is_file():
                say(f"{path}: passed over, for it is no ordinary file")
            elif _holds_journey(path, is_journey, refused):
                yield path
            else:
                say(f"{path}: passed over, for it is no journey file: it has no stages")


def _entered(
    name: Path, at: Path, folders: Sequence[str], rules: Rules, skipped: frozenset[str], say: Say
) -> Iterator[str]:
    """Those of a folder's folders that are looked into. os.walk itself follows no links."""
    for folder in folders:
        path = at / folder
        if folder.startswith(".") or path.is_symlink():
            continue
        if str(path) in skipped:
            say(f"{name / folder}: passed over, for maps are written there")
        elif is_ignored(rules, str(path), is_folder=True):
            say(f"{name / folder}: passed over, for Git ignores it")
        else:
            yield folder


def _holds_journey(path: Path, is_journey: Callable[[bytes], bool], refused: Refused) -> bool:
    try:
        return is_journey(read_start(path))
    except OSError as error:
        refused(error)
        return False


def _nobody(_text: str) -> None:
    """Says nothing."""


def _raise(error: OSError) -> None:
    raise error
