"""Folders → the journey files in them: known by content, and passed over as Git does."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import GOOD, cjmap

from cjmap.batch.find import common_folder, find
from cjmap.batch.ignore import is_ignored, rules_above, rules_in


def write(folder: Path, *names: str, text: str = GOOD) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def found(*paths: Path, **more: object) -> list[str]:
    return [str(one.relative) for one in find(list(paths), **more).found]


def test_by_content(tmp_path: Path) -> None:
    """A file is found for what it holds, even in broken YAML; other YAML is passed over, counted, and said."""
    write(tmp_path, "a.yaml", "sub/b.YML")
    write(tmp_path, "broken.yaml", text="title: [A\nstages:\n  - 'x\n")
    write(tmp_path, "lined.yaml", text="# yaml-language-server: $schema=journey.schema.json\nphases: [A]\n")
    write(tmp_path, "compose.yaml", text="services:\n  stages: 3\n")
    write(tmp_path, "notes.txt", "data.json")
    said: list[str] = []
    assert found(tmp_path, say=said.append) == ["a.yaml", "broken.yaml", "lined.yaml", "sub/b.YML"]
    assert said == [f"{tmp_path / 'compose.yaml'}: skipped: not a journey file"]


def test_a_named_file_is_taken_as_it_is(tmp_path: Path) -> None:
    """Who names a file means it: hidden, ignored, of another name, without stages, or not there at all."""
    (tmp_path / ".git").mkdir()
    write(tmp_path, ".gitignore", text="*\n")
    write(tmp_path, ".hidden.yaml", "a.txt")
    names = [tmp_path / name for name in (".hidden.yaml", "a.txt", "missing.yaml")]
    assert found(*names) == [".hidden.yaml", "a.txt", "missing.yaml"]
    assert found(tmp_path) == []


def test_each_once_below_what_holds_them_all(tmp_path: Path) -> None:
    """A file that is named twice is found once; places are told from the innermost folder that holds all that was named."""
    write(tmp_path, "maps/a.yaml", "maps/sub/b.yaml", "more/c.yaml")
    maps = tmp_path / "maps"
    assert found(maps) == ["a.yaml", "sub/b.yaml"]
    assert found(maps, maps / "a.yaml", maps / "sub" / ".." / "a.yaml") == ["a.yaml", "sub/b.yaml"]
    assert found(maps, tmp_path / "more") == ["maps/a.yaml", "maps/sub/b.yaml", "more/c.yaml"]
    assert found(maps / "sub" / "b.yaml") == ["b.yaml"]
    assert common_folder([maps / "sub" / "b.yaml", maps]) == maps


def test_the_order_is_that_of_the_places(tmp_path: Path) -> None:
    """Files are sorted by place, whatever order folders list them in and paths were named in."""
    write(tmp_path, "b.yaml", "a/z.yaml", "a.yaml", "c/a.yaml")
    assert found(tmp_path) == ["a.yaml", "a/z.yaml", "b.yaml", "c/a.yaml"]
    assert found(tmp_path / "c", tmp_path / "a.yaml", tmp_path / "a") == ["a.yaml", "a/z.yaml", "c/a.yaml"]


def test_hidden_and_skipped_folders(tmp_path: Path) -> None:
    """Hidden files and folders are passed over, and the folder maps are written to, unless it is the very one named."""
    write(tmp_path, "a.yaml", ".b.yaml", ".cache/c.yaml", "output/d.yaml")
    assert found(tmp_path, skip=[tmp_path / "output"]) == ["a.yaml"]
    assert find([tmp_path], skip=[tmp_path / "output"]).written.files == 1
    assert found(tmp_path / "output", skip=[tmp_path / "output"]) == ["d.yaml"]
    assert found(tmp_path, skip=[tmp_path]) == ["a.yaml", "output/d.yaml"]


def test_links(tmp_path: Path) -> None:
    """Links to folders are not followed, so that none leads in a circle; a linked file is a file, a broken link is refused."""
    write(tmp_path, "maps/a.yaml")
    (tmp_path / "maps" / "round").symlink_to(tmp_path / "maps")
    (tmp_path / "maps" / "linked.yaml").symlink_to(tmp_path / "maps" / "a.yaml")
    (tmp_path / "maps" / "broken.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (tmp_path / "maps" / "self.yaml").symlink_to("self.yaml")
    (tmp_path / "entry").symlink_to(tmp_path / "maps")
    search = find([tmp_path / "entry"])
    assert [str(one.relative) for one in search.found] == ["a.yaml", "linked.yaml"]
    assert [(Path(error.filename).name, error.errno) for error in search.refused] == [
        ("broken.yaml", errno.ENOENT), ("self.yaml", errno.ELOOP),
    ]  # fmt: skip


def test_links_that_lead_out(tmp_path: Path) -> None:
    """A link to a file outside of all folders that are searched is named, and neither read nor drawn."""
    write(tmp_path, "maps/a.yaml", "more/b.yaml", "secret.yaml")
    (tmp_path / "maps" / "b.yaml").symlink_to(tmp_path / "more" / "b.yaml")
    (tmp_path / "maps" / "s.yaml").symlink_to(tmp_path / "secret.yaml")
    search = find([tmp_path / "maps"])
    assert [one.path.name for one in search.found] == ["a.yaml"]
    assert [path.name for path in search.outside] == ["b.yaml", "s.yaml"]
    search = find([tmp_path / "maps", tmp_path / "more"])
    assert [str(one.relative) for one in search.found] == ["maps/a.yaml", "maps/b.yaml", "more/b.yaml"]
    assert [path.name for path in search.outside] == ["s.yaml"]
    for command in ("check", "build", "fmt"):
        done = cjmap(command, "maps", cwd=tmp_path)
        assert b"s.yaml: skipped: a link that leads out of the folder" in done.stderr
    assert not (tmp_path / "output" / "s.svg").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_file(tmp_path: Path) -> None:
    """A pipe, a socket and an endless device do not hold the search up: each is refused, and everything else is found."""
    os.mkfifo(tmp_path / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "socket.yaml"))
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    write(tmp_path, "folder.yaml/a.yaml")
    search = find([tmp_path])
    assert [str(one.relative) for one in search.found] == ["folder.yaml/a.yaml"]
    assert [Path(error.filename).name for error in search.refused] == ["pipe.yaml", "socket.yaml"]
    assert [path.name for path in search.outside] == ["zero.yaml"]
    done = cjmap("check", ".", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, b"1 file, no errors\n")
    assert b"pipe.yaml: not a regular file" in done.stderr
    assert b"socket.yaml: not a regular file" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_no_text(tmp_path: Path) -> None:
    """A name that is not UTF-8 is found, and can be opened."""
    name = os.fsdecode(b"caf\xe9\n.yaml")
    write(tmp_path, name)
    (one,) = find([tmp_path]).found
    assert one.relative == PurePosixPath(name)
    assert one.path.read_text() == GOOD


def test_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be read is told of, and the others are searched."""
    write(tmp_path, "a.yaml", "closed/b.yaml", "z.yaml")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    search = find([tmp_path])
    assert [str(one.relative) for one in search.found] == ["a.yaml", "z.yaml"]
    assert [Path(error.filename).name for error in search.refused] == ["closed"]


def repository(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    subprocess.run(["git", "init", "-q", folder], check=True)
    for name, text in files.items():
        write(folder, name, text=text)
    return folder


def test_ignored_by_git(tmp_path: Path) -> None:
    """Ignore files of every folder up to the top of the repository hold, the innermost first, and so does info/exclude."""
    top = repository(
        tmp_path / "top",
        {
            ".gitignore": "drafts/\n*.old.yaml\n/build\n",
            "maps/.gitignore": "!kept.old.yaml\nsecret.yaml\n",
            ".git/info/exclude": "mine.yaml\n",
        },
    )
    write(top, "maps/a.yaml", "maps/drafts/b.yaml", "maps/c.old.yaml", "maps/kept.old.yaml", "maps/secret.yaml")
    write(top, "maps/mine.yaml", "build/d.yaml", "maps/build/e.yaml")
    expected = ["a.yaml", "build/e.yaml", "kept.old.yaml"]
    assert found(top / "maps") == expected
    assert found(top) == [f"maps/{name}" for name in expected]
    assert found(top / "build") == ["d.yaml"], "who names an ignored folder means it"


def test_a_repository_inside(tmp_path: Path) -> None:
    """A repository inside another has its own rules; in a further working tree those of the one it belongs to hold."""
    top = repository(tmp_path / "top", {".gitignore": "a.yaml\n"})
    write(repository(top / "inner", {".gitignore": "b.yaml\n"}), "a.yaml", "b.yaml", "c.yaml")
    assert found(top) == ["inner/a.yaml", "inner/c.yaml"]
    write(top, ".git/info/exclude", text="c.yaml\n")
    run = ["git", "-C", str(top), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*run, "commit", "-q", "--allow-empty", "-m", "x"], check=True)
    subprocess.run([*run, "worktree", "add", "-q", str(tmp_path / "other")], check=True)
    write(tmp_path / "other", "a.yaml", "b.yaml", "c.yaml")
    assert found(tmp_path / "other") == ["a.yaml", "b.yaml"]


LINES = st.lists(
    st.sampled_from(
        [
            "a", "b", "/a", "a/", "!a", "!a/", "*", "!*", "*.yaml", "!b.yaml", "a/*", "!a/b", "a/**", "**/b", "!**/b/",
            "a/**/b", "/*", "!/a", "b/", "# a", "", "!", "\\!a", "\\#a", "a\\ ", "b ", "[ab]", "[!a]", "?", "a/b.yaml",
            "!a/b.yaml", "**", "[z-a]", "[", "*/", "!*/", "/", "//", "a//b", "!/a/b/", "b.yaml/", "\ufeffa", "a\r",
        ]
    ),
    max_size=5,
)  # fmt: skip
ENTRIES = ("a.yaml", "b.yaml", "a/b.yaml", "a/a/b.yaml", "a/b/a.yaml",
           "b/a/b.yaml", "a/b/a/b.yaml", "!a", "#a", "[", "a ")  # fmt: skip


@settings(max_examples=150 if os.environ.get("CJMAP_EXAMPLES") else 40)
@given(top=LINES, inner=LINES, exclude=LINES)
def test_as_git_decides(
    tmp_path_factory: pytest.TempPathFactory, top: list[str], inner: list[str], exclude: list[str]
) -> None:
    """Whatever stands in ignore files, what Git ignores is passed over, and nothing else."""
    root = tmp_path_factory.mktemp("root")
    repository(root, dict.fromkeys(ENTRIES, ""))
    for name, lines in ((".gitignore", top), ("a/.gitignore", inner), (".git/info/exclude", exclude)):
        (root / name).write_text("\n".join(lines), encoding="utf-8", newline="")
    assert kept(root) == kept_by_git(root), (top, inner, exclude)
    shutil.rmtree(root)


def kept(root: Path) -> set[str]:
    """The files that our rules do not ignore, nor a folder above them."""
    rules = {str(root): rules_in(str(root), rules_above(str(root)))}
    files: set[str] = set()
    for name, folders, inside in os.walk(root):
        here = rules_in(name, rules.pop(name)) if name != str(root) else rules.pop(name)
        folders[:] = [one for one in folders if one != ".git" and not is_ignored(here, f"{name}/{one}", True)]
        rules |= {f"{name}/{one}": here for one in folders}
        files |= {
            f"{name}/{one}"[len(str(root)) + 1 :] for one in inside if not is_ignored(here, f"{name}/{one}", False)
        }
    return files


def kept_by_git(root: Path) -> set[str]:
    done = subprocess.run(
        ["git", "-C", root, "-c", "core.excludesFile=", "ls-files", "-z", "--others", "--exclude-standard"],
        capture_output=True, check=True,
    )  # fmt: skip
    return {name for name in done.stdout.decode().split("\0") if name}


def test_check_finds_as_a_build_does(tmp_path: Path) -> None:
    """`cjmap check` of a folder passes the same files over."""
    (tmp_path / ".git").mkdir()
    write(tmp_path, ".gitignore", text="old/\n")
    write(tmp_path, "a.yaml", "old/b.yaml", text=GOOD + "unknown: 1\n")
    done = cjmap("check", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert b"a.yaml:" in done.stdout
    assert b"b.yaml" not in done.stdout
