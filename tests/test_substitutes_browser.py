"""Maps in a browser that has none of our families: digits and blanks beside an emoji or other letters are those of all texts."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import CHROMIUM, QUIET
from drawn_scripts import FONTS_CONF
from playwright.sync_api import Page, sync_playwright
from scenes import BODY, INK, scene

from cjmap.render.svg import svg
from cjmap.scene import Font, Text
from cjmap.text.fonts import packaged
from cjmap.theme import FAMILIES

pytestmark = pytest.mark.browser

SCRIPTS = ("Sans", "Thai", "Arab", "Deva", "Hebr", "Beng", "Jpan")
"""Whose fonts the machine has beside one for coloured emoji."""

NUMBER = "12 345 + 67"
TEXTS = {
    "en": (
        f"😀 {NUMBER} ok", f"{NUMBER} 👍🏽", f"1️⃣ #️⃣ {NUMBER}", f"© ™ {NUMBER} ©️ ™️", f"❤️ ❤ ☎ ☎️ {NUMBER}",
        f"🇩🇪 {NUMBER} 👩‍👩‍👧 🏳️‍🌈", f"★ {NUMBER} ✅ ⭐", f"Ждём {NUMBER} 😡",
    ),
    "th": (f"เวลา {NUMBER} นาที", f"{NUMBER}นาที"),
    "ar": (f"مرحبا {NUMBER} بك",),
    "he": (f"שלום {NUMBER} עולם",),
    "hi": (f"नमस्ते {NUMBER} दुनिया",),
    "bn": (f"নমস্কার {NUMBER} বিশ্ব",),
    "ja": (f"世界 {NUMBER} カフェ", f"{NUMBER}円 😀"),
}  # fmt: skip

STYLE = "<style>svg { text-rendering: geometricPrecision }</style>"
MEASURE = """(text, part) => {
  const start = text.textContent.indexOf(part)
  return [...part].map((_, at) => text.getSubStringLength(start + at, 1))
}"""


def emoji_file() -> Path:
    """The machine's font of coloured emoji."""
    found = subprocess.run(
        ["fc-match", "-f", "%{file}", "Noto Color Emoji"], capture_output=True, text=True, check=True
    ).stdout
    assert "NotoColorEmoji" in found, "fonts-noto-color-emoji is missing"
    return Path(found)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page of a browser without Inter, Segoe UI, Helvetica or Arial."""
    folder = tmp_path_factory.mktemp("browser")
    (folder / "fonts").mkdir()
    faces = [found.regular for found in map(packaged, SCRIPTS) if found]
    for file in (emoji_file(), *faces):
        (folder / "fonts" / file.name).symlink_to(file)
    conf = folder / "fonts.conf"
    usual = "<include ignore_missing='yes'>/etc/fonts/conf.d</include>"
    conf.write_text(FONTS_CONF.format(folders=f"<dir>{folder / 'fonts'}</dir>{usual}", cache=folder / "cache"))
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*QUIET, "--font-render-hinting=none"],
            env={**os.environ, "FONTCONFIG_FILE": str(conf)},
        )  # fmt: skip
        yield opened.new_page(viewport={"width": 500, "height": 300})
        opened.close()


def shown(page: Page, words: str, language: str = "en") -> list[float]:
    """How wide each character of the number in a text is."""
    text = Text(10, 40, words, Font(40), INK, 0)
    page.set_content(STYLE + svg(scene(text, language=language, families=FAMILIES)).decode())
    found: list[float] = page.eval_on_selector("svg text", MEASURE, NUMBER)
    return found


def fonts(page: Page) -> dict[str, int]:
    """How many glyphs of each family the text of the page is drawn with."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "svg text"})["nodeId"]
    found = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"]: round(font["glyphCount"]) for font in found}


@pytest.mark.parametrize(("language", "words"), [(tag, words) for tag, all_ in TEXTS.items() for words in all_])
def test_digits_are_those_of_all_texts(page: Page, language: str, words: str) -> None:
    """Digits, blanks and signs beside an emoji or letters of another script are as wide as in a plain text of the map."""
    assert shown(page, words, language) == pytest.approx(shown(page, NUMBER, language), abs=0.05)


def test_emoji_are_coloured(page: Page) -> None:
    """What is an emoji, with a skin tone, as a flag, a keycap or joined ones, comes from the machine's font of emoji."""
    for words, count in (("😀", 1), ("👍🏽", 1), ("🇩🇪", 1), ("1️⃣", 1), ("©️", 1), ("❤️", 1), ("👩‍🚀", 1), ("✅⭐", 2)):
        page.set_content(svg(scene(Text(10, 40, words, BODY, INK, 0), families=FAMILIES)).decode())
        assert fonts(page) == {"Noto Color Emoji": count}, words
