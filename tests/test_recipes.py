"""The recipes of CONTRIBUTING.md are true: each adds its thing to a copy of the tree, in as many places as it says."""

from __future__ import annotations

import compileall
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from running import ROOT, environment

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DATA = tomllib.loads((ROOT / "tests" / "recipes.toml").read_text(encoding="utf-8"))
RECIPES: list[dict[str, Any]] = DATA["recipe"]

COPIED = ("cjmap", "schemas", "samples/templates", "docs/languages.md", "tests/*.py", "pyproject.toml")
"""What a recipe and its checks need of the tree."""

PROGRAMS = {
    "cjmap": ("-m", "cjmap"),
    "python": (),
    "pytest": ("-m", "pytest", "-q", "-p", "no:cacheprovider"),
}

FUTURE = "from __future__ import annotations\n"
CODE = ("cjmap/", "schemas/", "samples/templates/")
"""Where the things of recipes are; what else a recipe names is documentation, samples and tests."""


def section(name: str) -> str:
    """The text of a recipe in CONTRIBUTING.md."""
    found = re.search(rf"^### {re.escape(name)}\n(.*?)(?=^##|\Z)", CONTRIBUTING, re.MULTILINE | re.DOTALL)
    assert found, f"CONTRIBUTING.md has no recipe of that name: {name}"
    return found[1]


def steps(name: str) -> str:
    """What a recipe asks for; what it says behind its numbered steps is for some cases only."""
    lines = section(name).split("\n")
    numbered = [at for at, line in enumerate(lines) if re.match(r"\d\. ", line)]
    end = next((at for at in range(numbered[-1], len(lines)) if not lines[at].strip()), len(lines))
    return "\n".join(lines[:end])


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree, with what Python has compiled of it."""
    copy = tmp_path_factory.mktemp("recipes") / "tree"
    for pattern in COPIED:
        for source in ROOT.glob(pattern):
            target = copy / source.relative_to(ROOT)
            if source.is_dir():
                shutil.copytree(source, target)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)
    compileall.compile_dir(copy / "cjmap", quiet=2)
    return copy


@contextmanager
def followed(tree: Path, recipe: Mapping[str, Any]) -> Iterator[None]:
    """Within, the copy is what it is after a recipe was followed; afterwards it is as before."""
    new, entries = recipe.get("new", []), recipe.get("entry", [])
    written = {one["file"] for one in (*entries, *recipe["run"]) if "file" in one and (ROOT / one["file"]).is_file()}
    try:
        for one in new:
            assert not (tree / one["file"]).exists()
            (tree / one["file"]).write_text(one["text"].lstrip("\n"), encoding="utf-8")
        for one in entries:
            path = tree / one["file"]
            path.write_text(entered(path.read_text(encoding="utf-8"), one), encoding="utf-8")
        yield
    finally:
        for one in new:
            (tree / one["file"]).unlink(missing_ok=True)
        for name in written:
            shutil.copy2(ROOT / name, tree / name)


def entered(text: str, entry: Mapping[str, str]) -> str:
    """A text with an entry made in it, at the one place that is named."""
    start = text.index(entry.get("section", ""))
    mark = entry.get("after") or entry["before"]
    head, tail = text[:start], text[start:]
    assert mark in tail, f"{entry['file']} has no {mark!r}"
    assert "section" in entry or tail.count(mark) == 1, f"{entry['file']} has {mark!r} more than once"
    new = mark + entry["text"] if "after" in entry else entry["text"] + mark
    text = head + tail.replace(mark, new, 1)
    return text.replace(FUTURE, f"{FUTURE}\n{entry['import']}\n", 1) if "import" in entry else text


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe["name"])
def test_a_recipe_works(recipe: dict[str, Any], tree: Path, tmp_path: Path) -> None:
    """Who follows a recipe and changes nothing else has what it adds: what runs says and writes what it must."""
    for name, text in (DATA["inputs"] | recipe.get("input", {})).items():
        (tmp_path / name).write_text(text.lstrip("\n"), encoding="utf-8")
    with followed(tree, recipe):
        for run in recipe["run"]:
            _run(run, tree, tmp_path)


def _run(run: Mapping[str, Any], tree: Path, inputs: Path) -> None:
    """Run a line with the copy: the tests in it, a program of Python or the command line on the inputs."""
    program, *words = shlex.split(run["words"])
    folder = tree if program == "pytest" else inputs
    done = subprocess.run(
        [sys.executable, *PROGRAMS[program], *words],
        capture_output=True,
        cwd=folder,
        env=environment(PYTHONPATH=str(tree), PYTHONDONTWRITEBYTECODE="1"),
        timeout=120,
        check=False,
    )
    said = (done.stdout + done.stderr).decode().replace("\r\n", "\n")
    assert done.returncode == run.get("code", 0), f"{run['words']}: {said}"
    assert "Traceback" not in said
    for text in run.get("says", ()):
        assert text in said, f"{run['words']}: {said}"
    for text in run.get("holds", ()):
        assert text in (folder / run["file"]).read_text(encoding="utf-8"), f"{run['words']}: {text}"


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe["name"])
def test_a_recipe_says_what_it_touches(recipe: dict[str, Any]) -> None:
    """A recipe begins with how many new files and entries it takes, and names just the files and tables that it touches."""
    new, entries = recipe.get("new", []), recipe.get("entry", [])
    counts = ((len(new), "file", "files"), (len(entries), "entry", "entries"))
    takes = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count)
    text = " ".join(steps(recipe["name"]).split())
    assert text.startswith(f"*{takes}.* "), f"takes {takes}"
    named = {word for word in re.findall(r"`([\w./-]+)`", text) if word.startswith(CODE)}
    touched = {one["file"] for one in entries if f"`{one['file']}`" in text}
    folders = {folder for one in (*new, *entries) for folder in named if one["file"].startswith(folder)}
    assert named == touched | folders
    for one in (*new, *entries):
        assert any(one["file"].startswith(folder) for folder in named), f"does not name {one['file']}"
    for one in entries:
        table = one["table"]
        assert (f"`{table}`" if re.fullmatch(r"[\w\[\]]+", table) else table).lower() in text.lower(), (
            f"does not name {table}"
        )


def test_every_recipe_for_a_thing_of_ours_is_tried() -> None:
    """A recipe that says how many files and entries it takes is tried, and none is tried twice."""
    said = re.findall(r"^### (.+)\n+\*\d+ (?:file|entr)", CONTRIBUTING, re.MULTILINE)
    assert sorted(said) == sorted(recipe["name"] for recipe in RECIPES)
