"""Texts as outlines: the same picture without any font, and every word still there for who cannot see it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from importers import misread
from running import GOOD, cjmap
from scenes import BODY, FONTS, HOSTILE, everything, scene, text

import cjmap as package
from cjmap.render import FORMATS
from cjmap.render.numbers import path_data
from cjmap.render.svg import outlined, svg
from cjmap.scene import Group, Scene, Text
from cjmap.text.shaping import outline, printable, shape

SVG = "{http://www.w3.org/2000/svg}"
LINES = ("Hamburg", "Nguyễn", "日本語", "مرحبا بالعالم", "क्षत्रिय", "สวัสดี", "👍🏽", "𒀀")


def shapes(given: Scene) -> dict[str, list[tuple[float, float]]]:
    """The places of the outline of each text, by its words."""
    found = {}
    for element in ElementTree.fromstring(outlined(given)).iter(SVG + "path"):
        title = element.find(SVG + "title")
        if title is not None:
            found[title.text or ""] = places(element.get("d") or "")
    return found


def places(data: str) -> list[tuple[float, float]]:
    """Every place that an outline names, in the picture: all but the first are written as seen from where the pen is."""
    found, pen, begin = [], (0.0, 0.0), (0.0, 0.0)
    for letter, words in re.findall(r"([Mmlcz])([^Mmlcz]*)", data):
        numbers = [float(word) for word in words.split()]
        points = [(pen[0] + x, pen[1] + y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        pen = points[-1] if points else begin
        begin = pen if letter in "Mm" else begin
        found += points
    return found


def test_no_text_is_left_and_none_is_lost() -> None:
    """There is no text that a font draws; each line is one shape, with its words as its title, in the same order."""
    given = everything()
    live, outlines = (ElementTree.fromstring(data) for data in (svg(given), outlined(given)))
    assert not list(outlines.iter(SVG + "text"))
    assert b"font-family" not in outlined(given)
    said = [title.text for path in outlines.iter(SVG + "path") for title in path.iter(SVG + "title")]
    assert said == [element.text for element in live.iter(SVG + "text")]


def test_all_but_the_texts_is_the_same() -> None:
    """Shapes, groups, names and ids are those of the file with texts."""
    given = everything()
    without = [
        [line for line in data.decode().splitlines() if not re.match("<text|<path role", line)]
        for data in (svg(given), outlined(given))
    ]
    assert without[0] == without[1]


@pytest.mark.parametrize("words", LINES)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_each_outline_is_where_the_text_was_measured(words: str, direction: str, anchor: str) -> None:
    """A line of any script is drawn from its anchor, which is a side of the picture and not of the language."""
    given = Text(200, 50, words, BODY, "#112233", 0, anchor, direction)
    width = shape(words, BODY, direction).width
    left = 200 - {"start": 0, "middle": width / 2, "end": width}[anchor]
    segments = outline(words, BODY, direction)
    expected = [place for _, *numbers in segments for place in zip(numbers[::2], numbers[1::2], strict=True)]
    (found,) = shapes(scene(given)).values()
    assert len(found) == len(expected) > 0
    for (x, y), (across, down) in zip(found, expected, strict=True):
        assert (x, y) == pytest.approx((left + across, 50 + down), abs=0.0051)


def test_steps_do_not_add_up() -> None:
    """However long an outline is, no place in it is more than half a hundredth of a px from where it belongs."""
    wanted = [(index / 3, index / 7) for index in range(1000)]
    found = places(path_data([("M", *wanted[0]), *(("L", *place) for place in wanted[1:])]))
    assert all(place == pytest.approx(other, abs=0.0051) for place, other in zip(found, wanted, strict=True))
    assert all(x1 > x0 for (x0, _), (x1, _) in pairwise(found))


def test_an_outline_begins_where_the_one_before_was_closed() -> None:
    """After a closed outline the pen is where that began, and the next is seen from there."""
    square = [("M", 1.0, 1.0), ("L", 3.0, 1.0), ("L", 3.0, 3.0), ("Z",)]
    assert path_data([*square, ("M", 5.0, 5.0), ("L", 6.0, 5.0), ("Z",)]) == "M1 1l2 0l0 2zm4 4l1 0z"


@pytest.mark.parametrize("words", [HOSTILE, 'a "b" & <c>', "]]>"])
def test_hostile_words_stay_words(words: str) -> None:
    """No words can be more than the title of their shape."""
    (said,) = shapes(scene(text(words)))
    assert said == printable(words)


def test_importers_read_it() -> None:
    """There is nothing in the file that programs drop or misread, in any font of the type scale or any script."""
    lines = (text(words, 20 * (at + 1), font) for at, (words, font) in enumerate(zip(LINES, FONTS * 2, strict=False)))
    assert misread(outlined(everything())) == []
    assert misread(outlined(scene(Group(tuple(lines), id="all", label="All"), direction="rtl", language="ar"))) == []


def test_what_shows_nothing_is_no_shape() -> None:
    """A blank text has no outline, and is left out."""
    assert shapes(scene(text("   "), text("\u200b", 40))) == {}


def test_only_svg_has_texts_for_other_fonts() -> None:
    """Of the formats, SVG alone leaves its letters to the fonts of a reader and can have outlines instead."""
    assert [name for name, entry in FORMATS.items() if entry.outlined] == ["svg"]


def test_from_python() -> None:
    """`render` and `render_all` draw outlines; a format that has none, or a way that there is not, is an error in words."""
    journey = package.load(GOOD)
    drawn = package.render(journey, text="outline")
    assert isinstance(drawn, str) and "<text" not in drawn and "<title>Pays</title>" in drawn
    assert package.render_all(journey, text="outline") == [drawn]
    assert "<text" in str(package.render(journey, text="live"))
    with pytest.raises(ValueError, match="svg"):
        package.render(journey, "pdf", text="outline")
    with pytest.raises(ValueError, match="choose one of live, outline"):
        package.render(journey, text="curves")


def test_on_the_command_line(tmp_path: Path) -> None:
    """`--text outline` draws an SVG so; with formats that have no such texts it is refused before anything is drawn."""
    (tmp_path / "a.yaml").write_text(GOOD)
    assert cjmap("render", "a.yaml", "--text", "outline", cwd=tmp_path).returncode == 0
    assert b"<text" not in (tmp_path / "a.svg").read_bytes()
    for words in (("render", "a.yaml", "-o", "a.pdf"), ("render", "a.yaml", "-f", "dot"), ("build", "-f", "png")):
        done = cjmap(*words, "--text", "outline", cwd=tmp_path)
        assert done.returncode == 2
        assert b"text outline is for svg" in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"a.yaml", "a.svg"}


def test_a_build_has_outlines_where_it_can(tmp_path: Path) -> None:
    """The config of a project asks for outlines; what has been drawn otherwise is drawn anew, and nothing else."""
    (tmp_path / "a.yaml").write_text(GOOD)
    (tmp_path / "cjmap.toml").write_text('formats = ["svg", "dot"]\n')
    assert cjmap("build", cwd=tmp_path).returncode == 0
    assert b"<text" in (tmp_path / "output" / "a.svg").read_bytes()
    (tmp_path / "cjmap.toml").write_text('formats = ["svg", "dot"]\ntext = "outline"\n')
    said = cjmap("build", "-v", cwd=tmp_path).stderr.decode()
    assert "drawn as a.svg\n" in said
    assert b"<text" not in (tmp_path / "output" / "a.svg").read_bytes()
    assert "1 unchanged" in cjmap("build", cwd=tmp_path).stderr.decode()
    done = cjmap("build", "--text", "live", cwd=tmp_path)
    assert done.returncode == 0 and b"<text" in (tmp_path / "output" / "a.svg").read_bytes()
