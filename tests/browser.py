"""Headless Chromium as tests drive it: the one of the system, with a folder of its own, that asks nothing of the network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "chromium")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@contextmanager
def chromium(folder: Path, **options: Any) -> Iterator[BrowserContext]:
    """A browser that keeps its things in that folder; options are those of a context, such as the size of its window."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=CHROMIUM, headless=True, args=list(QUIET), **options
        )
        context.set_default_timeout(20_000)
        try:
            yield context
        finally:
            context.close()


@contextmanager
def visitors() -> Iterator[Browser]:
    """A browser of which every page or context that is asked for is a new visitor's, with nothing kept."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()


def violations(page: Page) -> list[tuple[str, list[Any]]]:
    """What axe-core finds: each rule, and where it is broken."""
    found = Axe().run(page).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]
