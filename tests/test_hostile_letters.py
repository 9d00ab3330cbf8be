"""Letters that no language writes so, or that turn others around: each map is drawn, whole and on its own."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from test_hostile import everywhere
from yaml_text import dumped

from cjmap.pipeline import Drawing
from cjmap.read import read

ODD = {
    "a thousand marks on an Arabic letter": "ا" + "\u0301" * 1000,
    "marks that nothing carries": "\u0301\u0e31\u0651\u094d",
    "what joins nothing": "👩\u200d" * 100,
    "skin tones alone": "🏽" * 150,
    "a percentage alone between scripts": "٪ 12% א 12%",
    "half of every pair": "🇩\u20e3\ufe0f\U000e0061\u061c",
    "what is no character": "\ufdd0\U0001fffe\ue000\U000f0000\u0378\ufffc\ufff9",
    "marks that turn, never ended": "\u202e" * 500 + "\u2067" * 500 + "x",
    "ends of what never began": "\u202c" * 100 + "\u2069" * 100 + "x",
}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", ODD)
def test_odd_letters_are_drawn(name: str, language: str) -> None:
    """Whatever letters stand in every field, in either direction, the map is drawn, and its PDF can be read."""
    journey = read(dumped({**everywhere(ODD[name]), "language": language})).journey
    assert journey is not None
    drawing = Drawing(journey)
    assert drawing.draw("svg").endswith(b"</svg>\n")
    assert drawing.draw("dot")
    assert drawing.draw("png", scale=0.1)
    assert PdfReader(BytesIO(drawing.draw("pdf"))).pages[0].extract_text()
