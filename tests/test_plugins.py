"""Packages that bring something to cjmap: those of docs/extending.md, installed in a folder on the path."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from running import GOOD, ROOT, cjmap, environment

PAGE = ROOT / "docs" / "extending.md"

LONG = GOOD.replace("Buying a laptop", "How somebody who has never bought a laptop before buys the very first one")


def install(folder: Path, version: str = "1.0", **more: str) -> dict[str, str]:
    """Put the package of the page into a folder; the environment in which it is installed. `more` are further entry points,
    `group__name="module:thing"`.
    """
    for language, code in re.findall(r"^```(toml|python)\n(.*?)^```$", PAGE.read_text(), re.M | re.S):
        first, rest = code.split("\n", 1)
        file = folder / first.removeprefix("# ")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(rest)
        assert language in ("toml", "python")
    said = tomllib.loads((folder / "pyproject.toml").read_text())["project"]
    groups = {name: dict(points) for name, points in said["entry-points"].items()}
    for key, place in more.items():
        group, _, name = key.partition("__")
        groups.setdefault(f"cjmap.{group}", {})[name] = place
    papers = folder / f"cjmap_ocean-{version}.dist-info"
    papers.mkdir()
    (papers / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {said['name']}\nVersion: {version}\n")
    lines = [
        f"[{group}]\n" + "".join(f"{name} = {at}\n" for name, at in points.items()) for group, points in groups.items()
    ]
    (papers / "entry_points.txt").write_text("\n".join(lines))
    return {"PYTHONPATH": os.pathsep.join((str(ROOT), str(folder)))}


@pytest.fixture
def ocean(tmp_path: Path) -> dict[str, str]:
    """The environment in which the package of the page is installed."""
    return install(tmp_path / "installed")


def test_a_theme(tmp_path: Path, ocean: dict[str, str]) -> None:
    """A plug-in's theme is right in a journey file and on the command line, and draws; without the package it is an error."""
    (tmp_path / "a.yaml").write_text(GOOD + "theme: ocean\n")
    (tmp_path / "b.yaml").write_text(GOOD + "theme: {base: ocean, font: Arial}\n")
    for words in (("check", "a.yaml", "b.yaml"), ("render", "a.yaml", "b.yaml", "-o", "out/")):
        done = cjmap(*words, cwd=tmp_path, env=ocean)
        assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()
    assert all("#006d8f" in (tmp_path / "out" / f"{name}.svg").read_text() for name in "ab")
    (tmp_path / "plain.yaml").write_text(GOOD)
    assert cjmap("render", "plain.yaml", "--theme", "ocean", "-o", "-", cwd=tmp_path, env=ocean).stdout.count(
        b"#006d8f"
    )
    assert cjmap("check", "a.yaml", cwd=tmp_path).returncode == 1
    listed = cjmap("check", "-", cwd=tmp_path, stdin=GOOD + "theme: {base: [ocean]}\n", env=ocean)
    assert listed.returncode == 1 and b"base" in listed.stdout
    wrong = cjmap("check", "-", cwd=tmp_path, stdin=GOOD + "theme: ocen\n", env=ocean)
    assert b'"ocean"' in wrong.stdout


def test_a_format(tmp_path: Path, ocean: dict[str, str]) -> None:
    """A plug-in's format is drawn by its name and by its ending, and from Python comes as what it is."""
    (tmp_path / "a.yaml").write_text(GOOD)
    assert cjmap("render", "a.yaml", "-o", "a.outline", cwd=tmp_path, env=ocean).returncode == 0
    assert (tmp_path / "a.outline").read_text() == "Buying a laptop\n- Search\n- Buy\n"
    refused = cjmap("render", "a.yaml", "-f", "outline", "--page", "a4", cwd=tmp_path, env=ocean)
    assert refused.returncode == 2 and b"outline has no pages" in refused.stderr
    code = "import cjmap; print(type(cjmap.render(cjmap.load('a.yaml'), 'outline')).__name__)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(**ocean), capture_output=True, check=True
    )
    assert done.stdout == b"str\n", done.stderr


def test_a_view(tmp_path: Path, ocean: dict[str, str]) -> None:
    """A plug-in's view is drawn in the formats that it names, alone in a build of several, and refused in the others."""
    (tmp_path / "a.yaml").write_text(GOOD)
    assert cjmap("render", "a.yaml", "--view", "stages", "-o", "a.svg", cwd=tmp_path, env=ocean).returncode == 0
    assert "Search" in (tmp_path / "a.svg").read_text()
    done = cjmap("render", "a.yaml", "--view", "stages", "-f", "png", cwd=tmp_path, env=ocean)
    assert (done.returncode, b"svg or pdf, not as png" in done.stderr) == (2, True)
    (tmp_path / "a.svg").unlink()
    assert cjmap("build", "--view", "map,stages", "-f", "svg,png", cwd=tmp_path, env=ocean).returncode == 0
    assert {path.name for path in (tmp_path / "output").glob("a.*")} == {"a.svg", "a.png", "a.stages.svg"}
    assert cjmap("build", "--view", "stages", "-f", "png", cwd=tmp_path, env=ocean).returncode == 2


def test_a_rule(tmp_path: Path, ocean: dict[str, str]) -> None:
    """A plug-in's rule looks at every file, and its code is explained, weighed by the project, and known to SARIF."""
    (tmp_path / "a.yaml").write_text(LONG)
    done = cjmap("check", "a.yaml", "--strict", cwd=tmp_path, env=ocean)
    assert done.returncode == 1 and b"warning[long-title]" in done.stdout
    assert b"room for 60" in cjmap("explain", "long-title", cwd=tmp_path, env=ocean).stdout
    assert b"long-title" in cjmap("explain", cwd=tmp_path, env=ocean).stdout
    sarif = json.loads(cjmap("check", "a.yaml", "--format", "sarif", cwd=tmp_path, env=ocean).stdout)
    assert [rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]] == ["long-title"]
    (tmp_path / "cjmap.toml").write_text('[severity]\nlong-title = "ignore"\n')
    assert cjmap("check", "a.yaml", "--strict", cwd=tmp_path, env=ocean).returncode == 0
    assert b"unknown code 'long-title'" in cjmap("check", "a.yaml", cwd=tmp_path).stderr


def test_a_report(tmp_path: Path, ocean: dict[str, str]) -> None:
    """A plug-in's report is one of those of `check`."""
    (tmp_path / "a.yaml").write_text(LONG)
    done = cjmap("check", "a.yaml", "--format", "lines", cwd=tmp_path, env=ocean)
    assert done.stdout == b"a.yaml: long-title\n"


def test_help_lists_them(tmp_path: Path, ocean: dict[str, str]) -> None:
    """Help names what plug-ins bring beside ours, and goes on where one of them is broken."""
    broken = install(tmp_path / "broken", formats__torn="ocean.nothing:there")
    for env in (ocean, broken):
        words = " ".join(cjmap("render", "--help", cwd=tmp_path, env=env).stdout.decode().split())
        assert all(name in words for name in ("outline", "table or stages", "or ocean"))
    assert b"lines" in cjmap("check", "--help", cwd=tmp_path, env=ocean).stdout


def test_what_is_broken_is_one_line(tmp_path: Path) -> None:
    """A plug-in that cannot be loaded, or is something else, is said with its package in one line, and exit code 3."""
    env = install(tmp_path / "installed", formats__torn="ocean.nothing:there", views__odd="ocean.lines:lines")
    (tmp_path / "a.yaml").write_text(GOOD)
    for words in (("-f", "torn"), ("--view", "odd")):
        done = cjmap("render", "a.yaml", *words, cwd=tmp_path, env=env)
        assert done.returncode == 3
        assert done.stderr.count(b"\n") == 1 and b"cjmap-ocean 1.0" in done.stderr
    assert cjmap("render", "a.yaml", cwd=tmp_path, env=env).returncode == 0


@pytest.mark.parametrize("words", [("check", "a.yaml"), ("build",)])
def test_a_broken_rule_is_said_once(tmp_path: Path, words: tuple[str, ...]) -> None:
    """A rule that cannot be loaded stops the command in one line, for nobody knows what it would have found."""
    env = install(tmp_path / "installed", rules__torn="ocean.nothing:there")
    for name in "abcd":
        (tmp_path / f"{name}.yaml").write_text(GOOD)
    done = cjmap(*words, cwd=tmp_path, env=env)
    assert done.returncode == 3
    assert done.stderr.count(b"torn (cjmap.rules of cjmap-ocean 1.0) cannot be loaded") == 1


def test_another_version_draws_anew(tmp_path: Path) -> None:
    """A build draws nothing again while the plug-ins are the same, and everything with another version of one."""
    (tmp_path / "a.yaml").write_text(GOOD)
    env = install(tmp_path / "installed")
    assert b"1 map drawn" in cjmap("build", cwd=tmp_path, env=env).stderr
    assert b"1 unchanged" in cjmap("build", cwd=tmp_path, env=env).stderr
    assert b"1 map drawn" in cjmap("build", cwd=tmp_path, env=install(tmp_path / "newer", "1.1")).stderr


def test_without_plugins_nothing_is_looked_up(tmp_path: Path) -> None:
    """Where no package brings anything, a map is drawn without the library that reads entry points."""
    (tmp_path / "a.yaml").write_text(GOOD)
    code = "import sys, cjmap; cjmap.render(cjmap.load('a.yaml')); print('importlib.metadata' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, check=True
    )
    assert done.stdout == b"False\n", done.stderr


def test_a_rule_that_fails_costs_one_error(tmp_path: Path) -> None:
    """It is said with its package at the first line, in every report; what it found before stays, and other rules are asked."""
    env = install(tmp_path / "installed", rules__torn="ocean.torn:torn", rules__mute="ocean.torn:mute")
    (tmp_path / "installed" / "ocean" / "torn.py").write_text(
        "from cjmap.codes import Rule\n"
        "def fails(file):\n"
        "    file.findings.warning('long-title', file.journey.stages[0].span, 'said before')\n"
        "    raise ZeroDivisionError('by design')\n"
        "torn = Rule(fails, {})\n"
        "mute = Rule(lambda file: file.findings.warning('unheard-of', file.journey.span, 'x'), {})\n"
    )
    (tmp_path / "a.yaml").write_text(LONG)
    (tmp_path / "cjmap.toml").write_text('[severity]\nlong-title = "ignore"\n')
    done = cjmap("check", "a.yaml", "--format", "json", cwd=tmp_path, env=env)
    found = json.loads(done.stdout)["diagnostics"]
    assert done.returncode == 1
    assert {(one["code"], one["line"]) for one in found} == {("internal-error", 1)}
    assert {one["message"] for one in found} == {
        'the rule "torn" of cjmap-ocean 1.0 failed: ZeroDivisionError: by design',
        'the rule "mute" of cjmap-ocean 1.0 failed: it does not explain its code "unheard-of"',
    }
    (tmp_path / "cjmap.toml").write_text("")
    sarif = json.loads(cjmap("check", "a.yaml", "--format", "sarif", cwd=tmp_path, env=env).stdout)
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]].count("long-title") == 2
    assert cjmap("build", cwd=tmp_path, env=env).returncode == 1


@pytest.mark.parametrize("wish", ["ignore", "warning"])
def test_a_failing_rule_cannot_be_silenced(tmp_path: Path, ocean: dict[str, str], wish: str) -> None:
    """The project may say how bad a plug-in's code is, but not that a rule may fail."""
    (tmp_path / "a.yaml").write_text(LONG)
    (tmp_path / "cjmap.toml").write_text('[severity]\nlong-title = "error"\n')
    assert cjmap("check", "a.yaml", cwd=tmp_path, env=ocean).stdout.startswith(b"error[long-title]")
    (tmp_path / "cjmap.toml").write_text(f'[severity]\ninternal-error = "{wish}"\n')
    done = cjmap("check", "a.yaml", cwd=tmp_path, env=ocean)
    assert done.returncode == 2 and b"internal-error is an error" in done.stderr


def test_an_importer_and_an_exporter(tmp_path: Path, ocean: dict[str, str]) -> None:
    """A plug-in's kinds of files are read and written by their names and by their endings, and stand in the help."""
    (tmp_path / "a.outline").write_text("Buying: a laptop\n- Search\n- 404\n")
    done = cjmap("import", "a.outline", cwd=tmp_path, env=ocean)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.yaml").read_text() == "format: 1\ntitle: 'Buying: a laptop'\n\nstages:\n  - Search\n  - 404\n"
    assert cjmap("check", "a.yaml", cwd=tmp_path).returncode == 0
    (tmp_path / "b.yaml").write_text(GOOD)
    assert cjmap("export", "b.yaml", "-o", "b.steps", cwd=tmp_path, env=ocean).returncode == 0
    assert (tmp_path / "b.steps").read_text() == "Reads reviews\nPays\n"
    assert (
        cjmap("export", "b.yaml", "-f", "steps", "-o", "-", cwd=tmp_path, env=ocean).stdout == b"Reads reviews\nPays\n"
    )
    for words in (("import", "a.outline", "-o", "-"), ("export", "b.yaml", "-f", "steps", "--force")):
        assert cjmap(*words, cwd=tmp_path).returncode == 2
        assert cjmap(*words, cwd=tmp_path, env=ocean).returncode == 0
    assert b"outline (a title" in cjmap("import", "--help", cwd=tmp_path, env=ocean).stdout
    assert b"steps (the names" in cjmap("export", "--help", cwd=tmp_path, env=ocean).stdout
    other = cjmap("import", "b.yaml", "--from", "outline", "-o", "c.yaml", cwd=tmp_path, env=ocean)
    assert (other.returncode, other.stderr.count(b"\n")) == (1, 1) and b"this is no outline" in other.stderr
    (tmp_path / "empty.outline").write_text("A title\n")
    empty = cjmap("import", "empty.outline", cwd=tmp_path, env=ocean)
    assert empty.returncode == 1 and b"error[missing-key]" in empty.stderr and not (tmp_path / "empty.yaml").exists()


@pytest.mark.parametrize(
    ("group", "made", "words"),
    [
        ("importers", "Importer('torn', '', ('.torn',), {})", ("import", "a.torn")),
        ("exporters", "Exporter('torn', '', '.torn', {})", ("export", "a.yaml", "-o", "a.torn")),
        ("reporters", "Reporter('torn', {})", ("check", "a.yaml", "--format", "torn")),
    ],
)
@pytest.mark.parametrize("does", ["lambda *given: given[9]", "lambda *given: 7", "lambda *given: exit(7)"])
def test_what_fails_is_one_line(tmp_path: Path, group: str, made: str, words: tuple[str, ...], does: str) -> None:
    """A plug-in that raises, or gives something else, is said with its package in one line, with exit code 3."""
    env = install(tmp_path / "installed", **{f"{group}__torn": "ocean.torn:torn"})
    home = {"reporters": "report"}.get(group, group)
    (tmp_path / "installed" / "ocean" / "torn.py").write_text(
        f"from cjmap.{home} import {made.partition('(')[0]}\ntorn = {made.format(does)}\n"
    )
    (tmp_path / "a.yaml").write_text(GOOD)
    if group == "importers":
        (tmp_path / "a.yaml").rename(tmp_path / "a.torn")
    there = sorted(path.name for path in tmp_path.iterdir())
    done = cjmap(*words, cwd=tmp_path, env=env)
    assert (done.returncode, done.stderr.count(b"\n"), done.stdout) == (3, 1, b"")
    assert f"torn (cjmap.{group} of cjmap-ocean 1.0) failed".encode() in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == there
