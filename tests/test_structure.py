"""The package as others find it: names mean one thing, modules stand in an order, files and functions can be taken in at once."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import cjmap

ROOT = Path(cjmap.__file__).parent
TREES = {file.relative_to(ROOT.parent): ast.parse(file.read_bytes()) for file in sorted(ROOT.rglob("*.py"))}
MODULES = {".".join(file.with_suffix("").parts).removesuffix(".__init__"): tree for file, tree in TREES.items()}

MOST_LINES = 320
MOST_LINES_OF_A_FUNCTION = 40

SAME_NAME: dict[str, str] = {}
"""Names that stand for more than one class, and why."""

LONG_FILES: dict[str, str] = {
    "cjmap/model.py": "all that a journey is made of, which is read as one",
}
LONG_FUNCTIONS: dict[str, str] = {}


def imported(name: str, tree: ast.AST) -> Iterator[str]:
    """The modules of ours that a module imports anywhere, also where only a type checker sees it."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module
        else:
            yield from imported(name, node)


def test_a_name_stands_for_one_class() -> None:
    """No two classes are called the same, so that a name in a signature or a search means one thing."""
    classes = defaultdict(list)
    for file, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                classes[node.name].append(f"{file}:{node.lineno}")
    assert {name: where for name, where in classes.items() if len(where) > 1 and name not in SAME_NAME} == {}
    assert all(len(classes[name]) > 1 for name in SAME_NAME)


def test_modules_stand_in_an_order() -> None:
    """No module needs one that needs it, by imports in functions either: each can be read after those that it stands on."""
    graph = {name: {one for one in imported(name, tree) if one in MODULES} - {name} for name, tree in MODULES.items()}
    circle: list[str] = []
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1]
    assert circle == []


def test_a_file_is_read_in_one_go() -> None:
    """No file is longer than a few screens, but for those that are listed with a reason."""
    lines = {file.as_posix(): len((ROOT.parent / file).read_text("utf-8").splitlines()) for file in TREES}
    long = {name for name, count in lines.items() if count > MOST_LINES}
    assert long == set(LONG_FILES)


def test_a_function_is_seen_at_once() -> None:
    """No function is longer than a screen, but for those that are listed with a reason."""
    long = {
        f"{file.as_posix()}:{node.name}"
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > MOST_LINES_OF_A_FUNCTION
    }
    assert long == set(LONG_FUNCTIONS)
