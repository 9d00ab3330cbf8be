"""Letters that no language writes so, or that turn others around: each map is drawn, whole and on its own."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from running import cjmap
from test_hostile import everywhere
from tiny_fonts import saved, surroundings, tiny
from yaml_text import dumped

from cjmap.language.isolation import isolated
from cjmap.language.tags import Direction
from cjmap.options import RenderOptions
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
    assert drawing.draw(RenderOptions("svg")).endswith(b"</svg>\n")
    assert drawing.draw(RenderOptions("dot"))
    assert drawing.draw(RenderOptions("png", scale=0.1))
    assert PdfReader(BytesIO(drawing.draw(RenderOptions("pdf")))).pages[0].extract_text()


TURNING = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
"""What turns the direction of what follows until it is ended, by what ends it."""

EDGES = "\u202b\u202c\u2069"
"""What a line of one text may have around it."""

TURNERS = ("\u202egnp.exe", "a\u2069\u202eb", "\u2066a\u2069\u202e", "\u2069x\u2066", "\u202dאב", "\u2067" * 200 + "א")


def is_closed(text: str, alone: bool = False) -> bool:
    """Whether everything in a text that turns what follows is ended in it; and, unless it stands alone, nothing is ended
    that did not begin there.
    """
    open_: list[int] = []
    for letter in text:
        for kind, signs in enumerate(TURNING):
            open_ += [kind] if letter in signs else []
        if letter == "\u2069" and 1 in open_:
            while open_.pop() != 1:
                pass
        elif letter == "\u2069" and not alone:
            return False
        elif letter == "\u202c" and open_[-1:] == [0]:
            open_.pop()
    return not open_


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("text", TURNERS)
def test_a_text_turns_itself_alone(text: str, language: str) -> None:
    """Where an author's text stands among others, its marks of direction end with it, in a picture and in a graph."""
    journey = read(dumped({**everywhere(text), "language": language})).journey
    assert journey is not None
    drawing = Drawing(journey)
    root = ElementTree.fromstring(drawing.draw(RenderOptions("svg")))
    said = [*(element.text or "" for element in root.iter()), *(one.get("aria-label", "") for one in root.iter())]
    said += re.findall(
        r"(?:[^\\]|\\[^nlr])+",
        "\n".join(re.findall(r'label="((?:[^"\\]|\\.)*)"', drawing.draw(RenderOptions("dot")).decode())),
    )
    own = re.compile(f"[{EDGES}]*{re.escape(text)}( {re.escape(text)})?[{EDGES}]*")
    assert [one for one in said if text in one and not own.fullmatch(one) and not is_closed(one, alone=True)] == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("text", TURNERS)
def test_isolates_are_ended(text: str, direction: Direction) -> None:
    """A text with marks of direction of its own stands in an isolate from which none of them leads out."""
    assert is_closed(isolated(text, direction))
    assert is_closed(isolated(f"{isolated(text, direction)}, {isolated('א', direction)}", direction))


def test_marks_of_direction_take_no_time() -> None:
    """As many marks as a file may have are closed, and carried from line to line, in time and room that grow with them."""
    many = "\u2066" * 20_000 + "\u202c" * 20_000 + "word " * 20_000
    journey = read(dumped({"title": "t", "stages": [{"name": "A", "goals": many, "touchpoints": [many]}]})).journey
    assert journey is not None
    assert len(Drawing(journey).draw(RenderOptions("svg"))) < 5_000_000
    assert len(Drawing(journey).draw(RenderOptions("dot"))) < 1_000_000


KA = "\u0f40"
"""A letter of Tibetan, which no packaged font has."""

DAMAGE: dict[str, tuple[bytes, bytes]] = {
    "a table that is not named in letters": (b"OS/2", b"\xc2\x00\xff\x80"),
    "no widths": (b"hmtx", b"zzzz"),
    "no header of widths": (b"hhea", b"zzzz"),
    "no header": (b"head", b"zzzz"),
    "no number that says it is a font": (b"\x5f\x0f\x3c\xf5", b"\0\0\0\0"),
    "no places of glyphs": (b"loca", b"zzzz"),
}
"""What is changed in a font file."""


@pytest.mark.parametrize("name", DAMAGE)
@pytest.mark.parametrize("words", [("a.pdf",), ("a.png",), ("a.svg", "--text", "outline")], ids=lambda words: words[0])
def test_a_damaged_font_ends_nothing(tmp_path: Path, name: str, words: tuple[str, ...]) -> None:
    """A font of the machine that is damaged draws what it can, or nothing; the map is drawn."""
    folder = saved(tmp_path / "fonts", {"a.ttf": tiny(KA)})
    whole = (folder / "a.ttf").read_bytes()
    before, after = DAMAGE[name]
    assert before in whole
    (folder / "a.ttf").write_bytes(whole.replace(before, after, 1))
    (folder / "of-nothing.ttf").touch()
    (folder / "a-folder.ttf").mkdir()
    os.mkfifo(folder / "waits.ttf")
    (folder / "circle.ttf").symlink_to("circle.ttf")
    (tmp_path / "a.yaml").write_text(f"title: {KA}\nstages: {KA}{KA}\n", encoding="utf-8")
    done = cjmap("render", "a.yaml", "-o", *words, cwd=tmp_path, env=surroundings(tmp_path, folder))
    assert done.returncode == 0
    assert (tmp_path / words[0]).stat().st_size > 1000
