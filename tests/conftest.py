"""What all tests share: the switch that accepts changed golden files."""

from __future__ import annotations

from pathlib import Path

import pytest


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
