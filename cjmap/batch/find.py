"""Files and folders → the journey files they mean, known by their content, those that may be some, and how many are none."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypedDict, Unpack

from cjmap.batch.files import ENDINGS, read_ordinary
from cjmap.batch.ignore import Exclude, Rules, is_ignored, rules_above, rules_in
from cjmap.records import dataclass, field

if TYPE_CHECKING:
    from cjmap.read.kind import Judgement

MOST_JUDGED = (1 << 20) + 1
"""Bytes that are looked at to tell what a file is: one more than a journey file may have."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Found:
    """A file: its path as it was named, and as it stands below the folder that holds all that was named."""

    path: Path
    relative: PurePosixPath


@dataclass(frozen=True, slots=True)
class Suspected(Found):
    """A file that may be a journey file and is none as it stands: what is to be said of it."""

    judgement: Judgement


@dataclass(slots=True)
class LeftOut:
    """How many YAML files, and folders with all that is in them, were not looked at."""

    files: int = 0
    folders: int = 0


@dataclass(slots=True)
class Search:
    """What a search came upon. `found` are the journey files, `suspected` those that may be some, both sorted by path.

    `others` counts the YAML files that are none, hidden ones among them; `ignored` what Git leaves out, `excluded` what
    the config does, `written` those in folders into which maps are drawn. `outside` are the links that lead out of the
    folders that were searched: they are not followed. `unseen` are the files that the last build knows as maps, and that
    this search passed over unseen. `refused` is what could not be read.
    """

    found: list[Found] = field(default_factory=list)
    suspected: list[Suspected] = field(default_factory=list)
    others: int = 0
    ignored: LeftOut = field(default_factory=LeftOut)
    excluded: LeftOut = field(default_factory=LeftOut)
    written: LeftOut = field(default_factory=LeftOut)
    outside: list[Path] = field(default_factory=list)
    unseen: list[Path] = field(default_factory=list)
    refused: list[OSError] = field(default_factory=list)


class How(TypedDict, total=False):
    """How is searched, as `find` takes it."""

    say: Say
    skip: Sequence[Path]
    base: Path | None
    skip_others: bool


def find(
    paths: Sequence[Path], *, exclude: Exclude | None = None, recorded: Collection[Path] = (), **how: Unpack[How]
) -> Search:
    """The journey files that the paths mean, each once, and what else was met.

    A file that is named is taken as it is, whether it is there or not; with `skip_others` only if it would be found in its
    folder, hidden or not. In a folder, hidden files and folders, those that the repository ignores or `exclude` names, links to
    folders and the folders of `skip` are not looked at. `recorded` are the files of which the last build drew maps, absolute.
    `base` is `common_folder(paths)` where it is not given; `say` is told in a sentence of each file that is passed over.
    """
    search = _Search(paths, how, exclude or Exclude(), frozenset(recorded))
    for path in paths:
        if _holds(path.is_dir):
            search.look_through(path)
        elif how.get("skip_others") and _holds(path.is_file):
            search.look_at(path, typed=True)
        else:
            search.take(path)
    return search.done()


class _Search:
    """One search: what it looks for, and what it has met."""

    def __init__(self, paths: Sequence[Path], how: How, exclude: Exclude, recorded: Collection[Path]) -> None:
        self.say = how.get("say", _nobody)
        self.base = how.get("base") or common_folder(paths)
        self.exclude = exclude
        self.recorded = recorded
        self.roots = [path for path in paths if _holds(path.is_dir)]
        self.real = [Path(os.path.realpath(root)) for root in self.roots]
        self.skip = frozenset(os.path.realpath(one) for one in how.get("skip", ()))
        self.seen: set[Path] = set()
        self.result = Search()

    def done(self) -> Search:
        """The result, sorted, with the maps of the last build that were not looked at."""
        result = self.result
        for files in (result.found, result.suspected):
            files.sort(key=lambda one: (str(one.relative), str(one.path)))
        roots = [named(root) for root in self.roots]
        left = sorted(path for path in self.recorded if path not in self.seen and _holds(path.is_file))
        result.unseen = [path for path in left if any(path.is_relative_to(root) for root in roots)]
        return result

    def take(self, path: Path) -> None:
        """Enter a file as a journey file, once."""
        if (resolved := named(path)) not in self.seen:
            self.seen.add(resolved)
            self.result.found.append(Found(path, self.relative(resolved)))

    def relative(self, resolved: Path) -> PurePosixPath:
        """Where a file stands below the base; one that is elsewhere is known by its name alone."""
        return PurePosixPath(
            resolved.relative_to(self.base).as_posix() if resolved.is_relative_to(self.base) else resolved.name
        )

    def look_at(self, path: Path, typed: bool = False) -> None:
        """Read a file, and enter it as what it is."""
        from cjmap.read.kind import Kind, judged

        resolved = named(path)
        if resolved in self.seen:
            return
        if typed and self.exclude.holds(resolved):
            self.result.excluded.files += 1
            self.say(f"{path}: skipped: excluded by the config")
            return
        self.seen.add(resolved)
        try:
            judgement = judged(read_ordinary(path, MOST_JUDGED), resolved in self.recorded)
        except OSError as error:
            self.result.refused.append(error)
            return
        if judgement.kind is Kind.OURS:
            self.result.found.append(Found(path, self.relative(resolved)))
        elif judgement.kind is Kind.SUSPECTED:
            self.result.suspected.append(Suspected(path, self.relative(resolved), judgement))
        else:
            self.result.others += 1
            self.say(f"{path}: skipped: not a journey file")

    def look_through(self, root: Path) -> None:
        """Look at the YAML files below a folder. os.walk itself follows no links."""
        real = Path(os.path.realpath(root))
        passed = self.skip - {str(real)}  # who writes maps into the very folder does not lose what is in it
        rules: dict[Path, Rules] = {real: rules_above(str(real))}
        for name, folders, files in os.walk(root, onerror=self.result.refused.append):
            index = real / Path(name).relative_to(root)
            here = rules_in(str(index), rules.pop(index))
            folders[:] = sorted(self.entered(Path(name), index, folders, here, passed))
            rules |= {index / folder: here for folder in folders}
            for file in sorted(files):
                if file.lower().endswith(ENDINGS):
                    self.meet(Path(name, file), index / file, here)

    def entered(
        self, name: Path, index: Path, folders: Sequence[str], rules: Rules, skipped: Collection[str]
    ) -> Iterator[str]:
        """Those of a folder's folders that are looked into."""
        for folder in folders:
            path = index / folder
            if folder.startswith("."):
                continue
            if path.is_symlink():
                self.say(f"{name / folder}: skipped: a link to a folder")
            elif str(path) in skipped:
                self.result.written.files += _yaml_files(path)
                self.say(f"{name / folder}: skipped: the output folder")
            elif self.exclude.holds(named(name / folder)):
                self.result.excluded.folders += 1
                self.say(f"{name / folder}: skipped: excluded by the config")
            elif is_ignored(rules, str(path), is_folder=True):
                self.result.ignored.folders += 1
                self.say(f"{name / folder}: skipped: ignored by Git")
            else:
                yield folder

    def meet(self, path: Path, real: Path, rules: Rules) -> None:
        """Look at a YAML file of a folder, unless it is hidden, left out, or a link that leads out of all folders."""
        if path.name.startswith("."):
            self.result.others += 1
            self.say(f"{path}: skipped: hidden")
        elif self.exclude.holds(named(path)):
            self.result.excluded.files += 1
            self.say(f"{path}: skipped: excluded by the config")
        elif is_ignored(rules, str(real), is_folder=False):
            self.result.ignored.files += 1
            self.say(f"{path}: skipped: ignored by Git")
        elif path.is_symlink() and self.leads_out(path):
            self.result.outside.append(path)
        else:
            self.look_at(path)

    def leads_out(self, link: Path) -> bool:
        """Whether a link that leads to something leads out of every folder that is searched."""
        try:
            target = Path(os.path.realpath(link, strict=True))
        except OSError:  # reading it says why
            return False
        return not any(target.is_relative_to(root) for root in self.real)


def _yaml_files(folder: Path) -> int:
    """How many YAML files are somewhere in a folder."""
    return sum(name.lower().endswith(ENDINGS) for _, _, names in os.walk(folder) for name in names)


def common_folder(paths: Sequence[Path]) -> Path:
    """The innermost folder that holds all paths: that of a file, a folder itself; the current one for none."""
    folders = [named(path if _holds(path.is_dir) else path.parent) for path in paths or [Path()]]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on Windows, two disks have nothing in common
        return folders[0]


def named(path: Path) -> Path:
    """The absolute path without `..`, as it is named: links are not followed."""
    return Path(os.path.normpath(path.absolute()))


def _holds(asked: Callable[[], bool]) -> bool:
    """What a path answers about itself; not, where it may not be looked at."""
    try:
        return asked()
    except OSError:
        return False


def _nobody(_text: str) -> None:
    """Says nothing."""
