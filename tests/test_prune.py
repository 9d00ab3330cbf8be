"""`build --prune` removes what is no longer drawn, and never what may still be wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import BAD, GOOD, cjmap, in_process


def write(folder: Path, **texts: str) -> Path:
    """Journey files by their names, where `__` stands for a folder's end."""
    for name, text in texts.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def build(folder: Path, *words: str, code: int = 0) -> list[str]:
    """Build with `--prune`; the lines that were said."""
    done = in_process("build", "--prune", *words, cwd=folder)
    assert done.returncode == code, done.stderr.decode()
    return done.stderr.decode().splitlines()


def outputs(folder: Path) -> list[str]:
    top = folder / "output"
    return sorted(
        path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file() and path.name[0] not in ".i"
    )


SPOILT = {
    "misspelt": GOOD.replace("stages:", "stagse:"),
    "capitals": GOOD.replace("stages:", "Stages:"),
    "another word": GOOD.replace("stages:", "phases:"),
    "empty": "",
    "blank": "\n\n",
    "a comment": "# nothing\n",
    "no YAML": "title: [\n",
    "no text": "\0\0\0",
    "one key": "title: A\n",
    "a list": "- a\n",
}
"""What may become of a map by a slip of the hand."""


@pytest.mark.parametrize("text", SPOILT.values(), ids=SPOILT)
@pytest.mark.parametrize("others", [0, 1])
def test_what_was_a_map_and_is_there_is_an_error(tmp_path: Path, text: str, others: int) -> None:
    """A file that the last build drew and that is no map now is an error, at a line, and its drawing stays."""
    write(tmp_path, a=GOOD, **{f"b{number}": GOOD for number in range(others)})
    build(tmp_path)
    before = (tmp_path / "output" / "a.svg").read_bytes()
    write(tmp_path, a=text)
    for _ in range(2):
        said = build(tmp_path, code=1)
        assert any(line.startswith("error[") for line in said)
        assert any("--> a.yaml" in line for line in said)
        assert said[-1].endswith("1 possibly meant as a map: a.yaml")
        assert (tmp_path / "output" / "a.svg").read_bytes() == before
    write(tmp_path, a=GOOD)
    assert build(tmp_path)[-1] == f"output: 0 maps drawn, {others + 1} unchanged"


def test_nothing_is_removed_where_something_cannot_be_read(tmp_path: Path) -> None:
    """Where a file or folder cannot be read, nothing is removed, and it is said; with it right again, what is gone goes."""
    write(tmp_path, a=GOOD, gone=GOOD)
    build(tmp_path)
    (tmp_path / "gone.yaml").unlink()
    said = build(tmp_path, ".", "nowhere.yaml", code=3)
    assert "cjmap: nothing was removed: not everything could be read or written" in said
    assert outputs(tmp_path) == ["a.svg", "gone.svg"]
    assert build(tmp_path)[-1] == "output: 0 maps drawn, 1 unchanged, 1 file removed"


def test_nothing_is_removed_where_no_map_is_found(tmp_path: Path) -> None:
    """Where no map is found at all, as in a wrong folder, nothing is removed, and it is said."""
    write(tmp_path, a=GOOD)
    build(tmp_path)
    (tmp_path / "a.yaml").unlink()
    for words in ([], ["--dry-run"]):
        would = "would be" if words else "was"
        assert f"cjmap: nothing {would} removed: no map was found" in build(tmp_path, *words)
        assert outputs(tmp_path) == ["a.svg"]


def test_a_dry_run(tmp_path: Path) -> None:
    """With `--dry-run`, what would be removed is said, and no file is drawn, written, removed or touched."""
    write(tmp_path, a=GOOD, gone=GOOD, edited=GOOD)
    build(tmp_path)
    (tmp_path / "gone.yaml").unlink()
    (tmp_path / "edited.yaml").unlink()
    (tmp_path / "output" / "edited.svg").write_text("mine")
    write(tmp_path, a=GOOD.replace("Buying", "Selling"), new=GOOD, wrong=BAD)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*")}
    said = build(tmp_path, "--dry-run", code=1)
    assert said[-3:] == [
        "cjmap: output/edited.svg: kept: edited since it was rendered, and its map is gone",
        "cjmap: output/gone.svg: would be removed",
        "output: 1 with errors, 1 file would be removed",
    ]
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*")} == before
    done = cjmap("build", "--dry-run", cwd=tmp_path)
    assert (done.returncode, done.stderr.decode().splitlines()[-1]) == (
        2,
        "cjmap: --dry-run shows what --prune would remove: give both",
    )


@pytest.mark.parametrize(
    ("first", "then", "left"),
    [
        (["-f", "svg,dot"], ["-f", "svg"], ["a.svg", "maps/b.svg"]),
        (["--view", "map,flow"], [], ["a.svg", "maps/b.svg"]),
        (["--atlas"], [], ["a.svg", "maps/b.svg"]),
        ([], ["-f", "dot"], ["a.dot", "maps/b.dot"]),
    ],
)
def test_another_layout_leaves_nothing_behind(
    tmp_path: Path, first: list[str], then: list[str], left: list[str]
) -> None:
    """What a map is no longer drawn as under other wishes stays without `--prune`, and goes with it."""
    write(tmp_path, a=GOOD, maps__b=GOOD)
    build(tmp_path, *first)
    made = outputs(tmp_path)
    assert in_process("build", *then, cwd=tmp_path).returncode == 0
    assert set(made) <= set(outputs(tmp_path))
    build(tmp_path, *then)
    assert outputs(tmp_path) == left
    assert build(tmp_path, *then) == ["output: 0 maps drawn, 2 unchanged"]


def test_another_tree_leaves_nothing_behind(tmp_path: Path) -> None:
    """Maps that are drawn to another place, since the paths of the project changed, leave nothing in the old one."""
    write(tmp_path, maps__a=GOOD, maps__sub__b=GOOD)
    build(tmp_path)
    assert outputs(tmp_path) == ["maps/a.svg", "maps/sub/b.svg"]
    (tmp_path / "output" / "maps" / "sub" / "b.svg").write_text("mine")
    (tmp_path / "cjmap.toml").write_text('paths = ["maps"]')
    said = build(tmp_path)
    assert "cjmap: output/maps/sub/b.svg: kept: edited since it was rendered, and no longer drawn here" in said[0]
    assert outputs(tmp_path) == ["a.svg", "maps/sub/b.svg", "sub/b.svg"]
    assert build(tmp_path) == ["output: 0 maps drawn, 2 unchanged"]


def test_a_map_with_errors_keeps_all_its_drawings(tmp_path: Path) -> None:
    """Of a map that cannot be drawn now, no drawing goes, those in another format neither."""
    write(tmp_path, a=GOOD, b=GOOD)
    build(tmp_path, "-f", "svg,dot")
    write(tmp_path, a=BAD)
    build(tmp_path, "-f", "svg", code=1)
    assert outputs(tmp_path) == ["a.dot", "a.svg", "b.svg"]


def test_what_is_passed_over_keeps_its_drawing(tmp_path: Path) -> None:
    """A map that Git ignores since it was drawn is named once, and its drawing stays."""
    write(tmp_path, a=GOOD, b=GOOD)
    build(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("b.yaml\n")
    assert build(tmp_path) == [
        "cjmap: b.yaml: drawn by the last build, and excluded now; its drawing is kept",
        "output: 0 maps drawn, 1 unchanged, 1 file ignored by Git",
    ]
    assert build(tmp_path) == ["output: 0 maps drawn, 1 unchanged, 1 file ignored by Git"]
    assert outputs(tmp_path) == ["a.svg", "b.svg"]
