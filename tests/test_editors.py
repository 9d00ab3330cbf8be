"""What docs/editors.md tells people to write into their editors fits the schema and what cjmap prints.

That a real language server completes, explains and marks with the schema is shown by benchmarks/editors.py, which needs
Node and its packages.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from running import BAD, ROOT, WARNED, cjmap

from cjmap.cli import COMMANDS
from cjmap.read import schema_text

PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
SCHEMA = json.loads(schema_text())


def example(mark: str) -> str:
    """The code block below an HTML comment of the page."""
    found = re.search(rf"<!-- {mark} -->\n *```\w+\n(.*?)^ *```", PAGE, re.DOTALL | re.MULTILINE)
    assert found, f"docs/editors.md has no example {mark}"
    return found[1]


def keys(part: Any) -> list[tuple[str, dict[str, Any]]]:
    """Every key of the schema with its part, but for those that only tell two forms of a mapping apart."""
    if not isinstance(part, dict):
        return []
    own = [(name, value) for name, value in part.get("properties", {}).items() if value != {"type": "object"}]
    below = [found for key, value in part.items() if key not in ("examples", "if") for found in keys(value)]
    return own + below


def whole(part: dict[str, Any]) -> dict[str, Any]:
    """A part of the schema with what it refers to."""
    name = part.get("$ref", "").rpartition("/")[2]
    return {**(whole(SCHEMA["$defs"][name]) if name else {}), **part}


@pytest.mark.parametrize(("name", "part"), keys(SCHEMA))
def test_every_key_is_explained(name: str, part: dict[str, Any]) -> None:
    """At every key an editor has a title and a sentence to show."""
    said = whole(part)
    assert said["title"] and said["description"].strip().endswith((".", "…")), name


@pytest.mark.parametrize(("name", "part"), keys(SCHEMA))
def test_values_are_offered(name: str, part: dict[str, Any]) -> None:
    """Where only some words are right, an editor has them to offer, and texts such as ids and dates have an example."""
    said = whole(part)
    if said.get("pattern") not in (None, "\\S"):
        assert said.get("examples"), name
    if "then" in said and "enum" in said["then"]:
        assert set(said["then"]["enum"]) & set(said.get("examples", [])), name


def test_problem_matcher() -> None:
    """VS Code finds severity, code, message and place of every diagnostic in the report of cjmap check."""
    tasks = json.loads(example("vscode tasks"))["tasks"]
    assert {task["args"][0] for task in tasks} <= set(COMMANDS)
    head, place = (re.compile(one["regexp"], re.MULTILINE) for one in tasks[0]["problemMatcher"]["pattern"])
    for path in sorted((ROOT / "tests" / "invalid").glob("*.txt")):
        report = path.read_text(encoding="utf-8")
        heads = list(head.finditer(report))
        assert len(heads) == len(re.findall(r"^(?:error|warning)\[", report, re.MULTILINE)), path.name
        for one in heads:
            following = report[one.end() + 1 :].partition("\n")[0]
            assert place.fullmatch(following) or re.fullmatch(r" *--> [^:]+", following), path.name


def test_sublime_and_vim(tmp_path: Path) -> None:
    """The patterns for Sublime Text and Vim match the lines that cjmap check prints."""
    (tmp_path / "a.yaml").write_text(BAD)
    report = cjmap("check", "a.yaml", cwd=tmp_path).stdout.decode()
    build = json.loads(example("sublime"))
    assert re.search(build["file_regex"], report, re.MULTILINE)[1] == "a.yaml"
    vim = example("vim")
    assert "cjmap\\ check" in vim and "-->\\ %f:%l:%c" in vim
    assert re.search(r"^ *--> [^:]+:\d+:\d+$", report, re.MULTILINE)


def test_what_a_linter_reads(tmp_path: Path) -> None:
    """The JSON that the Neovim example reads has the keys it asks for, and one that is passed over gives none."""
    (tmp_path / "a.yaml").write_text(WARNED)
    (tmp_path / "b.yaml").write_text("a: 1\n")
    words = ("check", "--format", "json", "--skip-others")
    (found,) = json.loads(cjmap(*words, "a.yaml", cwd=tmp_path).stdout)["diagnostics"]
    assert set(re.findall(r"\bone\.(\w+)", example("neovim lint"))) <= set(found)
    assert json.loads(cjmap(*words, "b.yaml", cwd=tmp_path).stdout) == {"diagnostics": []}


def test_settings() -> None:
    """The settings name the schema as cjmap new calls it, and switch off the formatter that knows nothing of journeys."""
    settings = json.loads(example("vscode settings"))
    (schema,) = settings["yaml.schemas"]
    assert Path(schema).name == "journey.schema.json"
    assert settings["yaml.format.enable"] is False


def test_hooks() -> None:
    """The hooks that the page names are those of the repository."""
    wanted = {hook["id"] for repo in yaml.safe_load(example("pre-commit"))["repos"] for hook in repo["hooks"]}
    offered = {hook["id"]: hook["entry"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    assert wanted <= set(offered)
    assert all(entry.split()[1] in COMMANDS for entry in offered.values())


def test_commands_of_the_page() -> None:
    """Every command that the page names is one."""
    named = set(re.findall(r"(?:`|^)cjmap ([a-z]+)", PAGE, re.MULTILINE))
    assert {"new", "schema", "preview", "check", "fmt", "explain"} <= named <= set(COMMANDS)
