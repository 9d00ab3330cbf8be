"""Maps drawn in several threads of one process: each is the same as alone."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from drawing import draw

from cjmap.read import read
from cjmap.render import cairo
from cjmap.render.libcairo import ALONE
from cjmap.scene import Scene

SAID = {"en": "Pays at the till", "ar": "العميل يقرأ", "ja": "顧客は支払う", "hi": "ग्राहक भुगतान", "th": "ลูกค้าอ่านรีวิว"}


def drawn(language: str, format_: str) -> bytes:
    text = SAID[language]
    journey = read(f"title: {text}\nlanguage: {language}\nstages:\n  - name: {text}\n    touchpoints: {text}\n").journey
    assert journey is not None
    return draw(journey, format_)


@pytest.mark.parametrize("format_", ["svg", "pdf", "png", "dot"])
def test_threads_keep_their_languages(format_: str) -> None:
    """Maps in several languages that are drawn at the same time are what each is by itself."""
    order = [*SAID] * 4
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda language: drawn(language, format_), order))
    assert together == [drawn(language, format_) for language in order]


@pytest.mark.parametrize("format_", ["pdf", "png"])
def test_cairo_draws_one_at_a_time(format_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a thread draws with cairo's faces no other does: FreeType makes and ends them in one thread at a time."""
    free: list[bool] = []
    draw_scene = cairo.Painter.draw

    def watched(self: cairo.Painter, scene: Scene) -> None:
        other = threading.Thread(target=lambda: free.append(ALONE.acquire(blocking=False)))
        other.start()
        other.join()
        draw_scene(self, scene)

    monkeypatch.setattr(cairo.Painter, "draw", watched)
    assert drawn("ar", format_)
    assert free == [False]
