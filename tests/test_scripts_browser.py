"""Maps in many scripts in a browser: every text is as wide as it was measured, and every letter of it has a font."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from drawn_scripts import SCRIPTS, browser, journey, lines_of, show, widths, widths_off
from playwright.sync_api import Page

from cjmap.render.svg import svg

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.mark.parametrize("script", SCRIPTS)
def test_widths_are_those_of_a_browser(script: str, page: Page) -> None:
    """A browser with the same fonts sets every text within 1 % of its predicted width, and no letter as a box."""
    scene = journey(SCRIPTS[script]["language"], SCRIPTS[script]["texts"])
    lines = lines_of(scene)
    show(page, scene, svg(scene).decode())
    assert widths_off([line.width for line in lines], widths(page)) <= 0.01
    runs = [run for line in lines for run in line.runs]
    assert not any(run.marks for run in runs)
    assert all(glyph for run in runs for glyph, _, _ in run.glyphs)
