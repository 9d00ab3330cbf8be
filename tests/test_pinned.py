"""What is installed with cjmap is pinned: each requirement once, by version and hashes, and everybody installs from there."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from running import ROOT

PINNED = ROOT / ".ci" / "pinned"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
WANTED = {
    "build": PROJECT["build-system"]["requires"],
    "cjmap": PROJECT["project"]["dependencies"],
    "fonts": EXTRAS["fonts"],
    "test": EXTRAS["test"],
    "dev": EXTRAS["dev"],
    "release": ["build", "twine"],
}
"""What each file has to have, as pyproject.toml names it."""

PLACES = [
    {"python_full_version": f"{version}.1", "python_version": version, "sys_platform": system, "os_name": name}
    for version in ("3.11", "3.12", "3.13", "3.14")
    for system, name in (("linux", "posix"), ("darwin", "posix"), ("win32", "nt"))
]  # fmt: skip


def entries(name: str) -> list[tuple[str, list[str]]]:
    """The lines of a file and of those that it begins with: a requirement, and its hashes."""
    text = (PINNED / f"{name}.txt").read_text("utf-8")
    first = re.match(r"-r (\w+)\.txt\n", text)
    below = entries(first[1]) if first else []
    found = re.findall(r"^(\w\S*(?: ; .*?)?)((?: \\\n +--hash=sha256:[0-9a-f]{64})+)$", text, re.MULTILINE)
    assert len(found) == len(re.findall(r"^\w", text, re.MULTILINE)), f"{name}.txt has lines of another form"
    return [*below, *((one, hashes.split(" \\\n")[1:]) for one, hashes in found)]


def pins(name: str, place: dict[str, str]) -> dict[str, str]:
    """The package and version that pip takes from a file at a place."""
    found: dict[str, str] = {}
    for line, _ in entries(name):
        one = Requirement(line)
        if one.marker is None or one.marker.evaluate(place):
            (version,) = one.specifier
            assert version.operator == "=="
            assert found.setdefault(canonicalize_name(one.name), version.version) == version.version
    return found


@pytest.mark.parametrize("name", WANTED)
def test_every_requirement_is_pinned(name: str) -> None:
    """On each system and Python that we are for, what pyproject.toml asks for is there in one version that it allows."""
    for place in PLACES:
        found = pins(name, place)
        for line in WANTED[name]:
            one = Requirement(line)
            if one.name != "cjmap" and (one.marker is None or one.marker.evaluate(place)):
                assert one.specifier.contains(found[canonicalize_name(one.name)]), line


def test_what_they_need_is_pinned_too() -> None:
    """All that the pinned packages need in their turn is there, as far as they are here to be asked."""
    found = pins("dev", {})
    needed = set()
    for name, version in found.items():
        try:
            here = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        if here.version == version:
            needed |= {
                canonicalize_name(one.name) for one in map(Requirement, here.requires or []) if _holds(one.marker)
            }
    assert len(needed) > 30
    assert needed <= set(found)


def _holds(marker: Marker | None) -> bool:
    return marker is None or marker.evaluate({"extra": ""})


def test_the_files_name_no_place() -> None:
    """A file has packages, versions and hashes; where they come from is the business of who installs."""
    for file in PINNED.iterdir():
        text = file.read_text("utf-8")
        assert not re.search(r"https?:|--index|--find-links|@ ", text), file.name
    wheels = {one.split("==")[0]: hashes for one, hashes in entries("dev")}
    assert len(wheels["numpy"]) > 40
    assert len(set(map(str, wheels.values()))) == len(wheels)


def lowest() -> dict[str, str]:
    """What the script prints as the lowest versions."""
    done = subprocess.run(
        [sys.executable, ROOT / ".ci" / "pin.py", "--lowest"], capture_output=True, text=True, check=True
    )
    return {canonicalize_name(one.name): str(one.specifier) for one in map(Requirement, done.stdout.splitlines())}


def test_the_lowest_versions() -> None:
    """The lowest versions are the bounds of pyproject.toml, taken literally."""
    wanted = [Requirement(line) for several in WANTED.values() for line in several]
    said = {canonicalize_name(one.name): f"=={bound.version}" for one in wanted for bound in one.specifier}
    assert len(said) > 25
    assert lowest() == said


def test_everybody_installs_what_is_pinned() -> None:
    """README, `.ci/run`, the action, the image and the workflows install packages with their hashes, and then only cjmap."""
    files = [ROOT / name for name in ("README.md", ".ci/run", "action.yml", "Dockerfile", "docs/ci.md")]
    files += [file for file in (ROOT / ".github" / "workflows").iterdir() if file.name != "versions.yml"]
    for file in files:
        for line in re.findall(r"pip\"? install (.*)", file.read_text("utf-8")):
            for options in re.split(r"&&.*?pip install ", line):
                assert "--require-hashes -r" in options or "--no-deps" in options or _by_hand(options), (
                    f"{file}: {options}"
                )


def _by_hand(options: str) -> bool:
    """What is said to be installed otherwise: the newest, by a person or by who asks for a version of cjmap."""
    return bool(re.match(r"\.`|'cjmap\[fonts\]'|--quiet \"cjmap\[fonts\]==\$VERSION\"", options))


def test_fonts_are_raised_by_hand() -> None:
    """Nothing raises a version by itself that pyproject.toml names exactly; everything else is looked at every week."""
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    assert {one["package-ecosystem"] for one in updates} == {"pip", "github-actions", "docker"}
    (pip,) = [one for one in updates if one["package-ecosystem"] == "pip"]
    assert Path(ROOT / pip["directory"].strip("/")) == PINNED
    exact = {Requirement(line).name for several in WANTED.values() for line in several if "==" in line.split(";")[0]}
    assert exact <= {one["dependency-name"] for one in pip["ignore"]}
