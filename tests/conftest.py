"""What all tests share: the switch that accepts changed golden files, and how many examples a property is tried on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from generated import FOLDERS
from hypothesis import HealthCheck, settings
from looks import with_pictures

from cjmap.language import use_language
from cjmap.render import faces

EXAMPLES = os.environ.get("CJMAP_EXAMPLES", "")
"""How many examples each property is tried on: a few that are always the same, or as many new ones as are asked for."""

settings.register_profile(
    "cjmap",
    max_examples=int(EXAMPLES or 25),
    derandomize=not EXAMPLES,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("cjmap")


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The folder of generated journeys, with the pictures that they name."""
    FOLDERS.append(str(with_pictures(tmp_path_factory.mktemp("pictures"))))
    yield
    FOLDERS.clear()


MARKS = {"browser": {"browser", "page"}, "packages": {"action", "built", "installed"}}
"""Marker → the fixtures whose tests have it: those that look at a page as a person would, for which Chromium is needed, and
those that install or build packages, which takes minutes. Both are asked for with `-m`.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that are not run without being asked for, by what they use."""
    for item in items:
        for marker, fixtures in MARKS.items():
            if fixtures.intersection(getattr(item, "fixturenames", ())):
                item.add_marker(marker)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden files anew instead of comparing with them")


class Golden:
    """Compares a text with the golden file it is to be, or writes that file where `--accept` is given."""

    def __init__(self, accept: bool) -> None:
        self.accept = accept

    def check(self, path: Path, text: str) -> None:
        if self.accept:
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path.name} is missing; run pytest --accept and read what it wrote"
        assert text == path.read_text(encoding="utf-8"), f"{path.name} says something else; see pytest --accept"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(bool(request.config.getoption("--accept")))


@pytest.fixture
def no_freetype(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A libcairo that has no FreeType inside, as on Windows."""
    faces.inter_face.cache_clear()
    monkeypatch.setattr(faces, "_freetype", lambda: None)
    yield
    faces.inter_face.cache_clear()


@pytest.fixture(scope="module")
def english() -> Iterator[None]:
    """For tests of parts of a drawing, which are drawn within a language."""
    with use_language("en"):
        yield
