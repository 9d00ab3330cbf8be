"""A Scene as PDF and PNG: the same places as in the SVG, text that is text, links that work, the same bytes always."""

from __future__ import annotations

import builtins
import re
import struct
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pixels
from PIL import ImageChops
from pypdf import PdfReader
from running import environment
from scenes import BODY, DRAWING, FONTS, HOSTILE, everything, jpeg_file, png_file, scene, text

from cjmap.render import FORMATS, MissingLibrary, RenderError, declarations, faces, libcairo
from cjmap.render.faces import FUNCTIONS
from cjmap.render.pdf import pdf
from cjmap.render.png import png
from cjmap.scene import Circle, Font, Group, Image, Node, Path, Rect, Scene, Text
from cjmap.text.fonts import drawn, inter
from cjmap.text.shaping import printable

ONE_OF_EACH = everything()


def read(given: Scene) -> PdfReader:
    return PdfReader(BytesIO(pdf(given)))


def said(given: Scene) -> list[str]:
    """The lines of text that a reader finds in the PDF."""
    return [line.strip() for line in read(given).pages[0].extract_text().splitlines() if line.strip()]


def pixels(given: Scene, scale: float = 1) -> Pixels.Image:
    return Pixels.open(BytesIO(png(given, scale)))


def ink(image: Pixels.Image) -> tuple[int, int, int, int]:
    """The box of what is darker than half."""
    box = image.convert("L").point(lambda value: 255 * (value < 128)).getbbox()
    assert box
    return box


def fonts(reader: PdfReader) -> dict[str, bool]:
    """The names of the fonts of a PDF, and whether each is inside."""
    found: dict[str, bool] = {}
    for entry in reader.pages[0]["/Resources"]["/Font"].values():
        font = entry.get_object()
        font = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        found[font["/BaseFont"]] = any(key.startswith("/FontFile") for key in font["/FontDescriptor"])
    return found


def test_text_is_found_whole() -> None:
    """Every text of the scene can be found in the PDF as it was written, in every font of the type scale."""
    lines = [f"Waves AVATAR office 10:30 {number}" for number in range(len(FONTS))]
    nodes = [text(line, 30 * (number + 1), FONTS[number]) for number, line in enumerate(lines)]
    assert said(scene(*nodes, height=400)) == lines


@pytest.mark.parametrize(
    "words",
    ["ffi fl 12x3 10:30", "Nguyễn Łódź", "Привет, Ελλάδα", "“quoted” — dash…", "Ma\u00f1ana & <b>", "a]]>b (c) \\d"],
)
def test_any_script_of_inter_is_found(words: str) -> None:
    """Ligatures, accents, other alphabets and signs come back as what they were."""
    assert said(scene(text(words))) == [words]


def test_a_joined_sign_is_found_as_written() -> None:
    """Where Inter draws several characters as one sign, the file says what was written there."""
    contents = read(scene(text("on -> off"))).pages[0].get_contents()
    assert contents is not None
    assert b"/ActualText <feff002d003e>" in contents.get_data()


def test_only_inter_is_inside() -> None:
    """All fonts are embedded, all are cuts of Inter, and bold and italic are fonts of their own."""
    found = fonts(read(scene(*(text("Hamburg", 30 * (i + 1), font) for i, font in enumerate(FONTS)))))
    assert all(found.values())
    names = {name.split("+")[1] for name in found}
    assert names == {"Inter26pt-Bold", "Inter15pt-Regular", "Inter-Regular", "Inter-Bold", "Inter-Italic"}


def test_the_page_is_the_map() -> None:
    """One page, as large as the scene at 96 px an inch."""
    reader = read(scene(width=1992, height=1055))
    assert len(reader.pages) == 1
    assert [float(side) for side in reader.pages[0].mediabox] == [0, 0, 1494, 791.25]


def test_a_huge_map_is_made_smaller() -> None:
    """A page is at most 14,400 pt a side, and keeps its shape."""
    box = read(scene(width=38_400, height=3_840)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == (14_400, 1_440)


def test_metadata() -> None:
    """Title, author, subject and keywords are in the file; when it was made is not."""
    known = {"author": "Änne", "subject": "A day", "keywords": "cx, map"}
    data = read(scene(title="Ein Weg\x00", metadata=known)).metadata
    assert data
    assert (data.title, data.author, data.subject, data["/Keywords"]) == ("Ein Weg\ufffd", "Änne", "A day", "cx, map")
    assert "/CreationDate" not in data and "/ModDate" not in data


def links(given: Scene) -> list[tuple[str, list[float]]]:
    notes = [note.get_object() for note in read(given).pages[0].get("/Annots", [])]
    return [(note["/A"]["/URI"], [float(side) for side in note["/Rect"]]) for note in notes]


def test_links_are_where_they_are_drawn() -> None:
    """Each link of the scene is an area of the page that opens its address."""
    cards = [
        Group((Rect(x, 40, 80, 20, "#eeeeee"), text("go", 54, x=x)), link=f"https://example.org/{x}") for x in (20, 200)
    ]
    found = links(scene(*cards))
    assert [address for address, _ in found] == ["https://example.org/20", "https://example.org/200"]
    for (_, area), x in zip(found, (20, 200), strict=True):
        expected = [x * 0.75, 150 - 45, (x + 80) * 0.75, 150 - 30]
        assert area == pytest.approx(expected, abs=1)


def test_links_are_escaped() -> None:
    """No character of an address can end it or begin another; addresses of other kinds are none, nor a link in a link."""
    hostile = "https://example.org/a'b(c)d\\e f\"g<h>ü' rect=[0 0 1 1]"
    ((address, _),) = links(scene(Group((Group((text("x"),), link="https://inner.example"),), link=hostile)))
    assert re.fullmatch(r"https://example\.org/[A-Za-z0-9%=\[\]]+", address)
    assert address.startswith("https://example.org/a%27b%28c%29d%5Ce%20f%22g%3Ch%3E%C3%BC%27%20rect")
    assert links(scene(Group((text("x"),), link="javascript:alert(1)"))) == []


def test_hostile_text_stays_text() -> None:
    """Markup, overrides and control characters in a text are drawn as text."""
    lines = said(scene(text(HOSTILE)))
    assert len(lines) == 1
    assert lines[0].startswith("<script>alert('1')</script> ]]> & \"q\"")


@given(st.text(max_size=20), st.sampled_from(FONTS))
def test_any_text_can_be_drawn(words: str, font: Font) -> None:
    """No text, of any characters, stops a PDF or PNG from being drawn."""
    given = scene(text(words, font=font), title=words, metadata={"author": words}, width=100, height=40)
    assert pdf(given).startswith(b"%PDF")
    assert png(given, 0.5).startswith(b"\x89PNG")
    assert printable(words) == printable(printable(words))


def test_same_bytes_everywhere() -> None:
    """PDF and PNG do not depend on the moment, the hash seed, the time zone or the locale."""
    code = "import sys; sys.path.insert(0, 'tests'); from scenes import everything; from cjmap.render.pdf import pdf; "
    code += "from cjmap.render.png import png; sys.stdout.buffer.write(pdf(everything()) + png(everything()))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env=environment(**env), cwd=environment()["PYTHONPATH"],
            capture_output=True, check=True,
        ).stdout
        for env in ({"PYTHONHASHSEED": "0", "TZ": "UTC"}, {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"})
    }  # fmt: skip
    assert seen == {pdf(ONE_OF_EACH) + png(ONE_OF_EACH)}


@pytest.mark.parametrize("scale", [0.5, 1, 2, 3.3])
def test_the_size_of_a_png(scale: float) -> None:
    """A PNG has `scale` pixels a px, and says so, so that a slide shows it in its own size."""
    image = pixels(scene(), scale)
    assert image.size == (round(400 * scale), round(200 * scale))
    assert image.info["dpi"] == pytest.approx((96 * scale, 96 * scale), abs=0.1)


@pytest.mark.parametrize(
    ("size", "scale", "largest"),
    [((20_000, 100), 2, "1.63"), ((100, 32_767), 1.01, "1"), ((30_000, 30_000), 1, "0.54"), ((4e7, 10), 1, "")],
)
def test_a_png_too_large(size: tuple[float, float], scale: float, largest: str) -> None:
    """Beyond what cairo or memory can hold, the message names the largest scale that works."""
    with pytest.raises(RenderError, match="--scale") as caught:
        png(scene(width=size[0], height=size[1]), scale)
    assert str(caught.value).endswith(f"The largest --scale that works is {largest}." if largest else "PDF or SVG.")


def test_the_largest_scale_works() -> None:
    """The scale that the message names is one that works."""
    assert pixels(scene(width=20_000, height=10), 1.63).width == 32_600


@pytest.mark.parametrize("scale", [0, -1, float("nan"), float("inf")])
def test_no_scale(scale: float) -> None:
    """A scale that is no number above 0 is refused in words."""
    with pytest.raises(RenderError, match="above 0"):
        png(scene(), scale)


def test_without_background() -> None:
    """A scene without a background is transparent where nothing is drawn."""
    assert pixels(scene(background="")).getpixel((1, 1)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("node", "inside", "outside", "colour"),
    [
        (Rect(10, 10, 30, 20, "#ff0000"), (11, 11), (41, 11), (255, 0, 0)),
        (Rect(10, 10, 30, 20, "#ff0000", radius=8), (25, 20), (10, 10), (255, 0, 0)),
        (Rect(10, 10, 30, 20, stroke="#00ff00", stroke_width=4), (10, 20), (25, 20), (0, 255, 0)),
        (Circle(50, 50, 10, "#0000ff"), (50, 58), (41, 41), (0, 0, 255)),
        (Path((("M", 0, 0), ("L", 40, 0), ("L", 0, 40), ("Z",)), "#ff0000"), (5, 5), (35, 35), (255, 0, 0)),
        (Path((("M", 10, 50), ("L", 90, 50)), stroke="#ff0000", stroke_width=4), (50, 50), (50, 55), (255, 0, 0)),
        (Image(10, 10, 40, 20, png_file(), "image/png"), (12, 12), (52, 12), (255, 0, 0)),
        (Image(10, 10, 40, 20, jpeg_file(), "image/jpeg"), (47, 27), (47, 33), (0, 0, 254)),
        (Image(10, 10, 40, 40, DRAWING, "image/svg+xml"), (45, 15), (55, 15), (255, 0, 0)),
        (Image(10, 10, 40, 40, png_file(), "image/png", round_clip=True), (12, 30), (12, 12), (255, 0, 0)),
    ],
)
def test_each_primitive(
    node: Node, inside: tuple[int, int], outside: tuple[int, int], colour: tuple[int, int, int]
) -> None:
    """Each primitive has its colour where it is, and nothing where it is not."""
    image = pixels(scene(node))
    assert image.getpixel(inside) == pytest.approx(colour, abs=2)
    assert image.getpixel(outside) == (255, 255, 255)


@pytest.mark.parametrize(("anchor", "start"), [("start", 100), ("middle", 73), ("end", 47)])
def test_anchors(anchor: Any, start: float) -> None:
    """A text starts, is centred or ends at its place, on its baseline."""
    left, top, _, bottom = ink(pixels(scene(Text(100, 50, "HHHHHH", BODY, "#000000", 0, anchor)), 1))
    assert left == pytest.approx(start, abs=2)
    assert (top, bottom) == pytest.approx((41, 50), abs=1)


def test_a_jpeg_stays_a_jpeg() -> None:
    """A JPEG is in the PDF as the file it is, unless it must be turned or has many more pixels than are seen."""
    data = jpeg_file(60, 40)
    assert data in pdf(scene(Image(0, 0, 60, 40, data, "image/jpeg")))
    large = jpeg_file(600, 400)
    assert large not in pdf(scene(Image(0, 0, 60, 40, large, "image/jpeg")))


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16"])
def test_every_kind_of_png(mode: str) -> None:
    """PNGs of every kind of pixel are drawn, round or not."""
    data = png_file(mode="L") if mode == "I;16" else png_file(mode=mode)
    if mode == "I;16":
        file = BytesIO()
        Pixels.new("I;16", (60, 40), 30_000).save(file, "PNG")
        data = file.getvalue()
    image = pixels(scene(Image(0, 0, 60, 40, data, "image/png"), Image(100, 0, 60, 60, data, "image/png", True)))
    assert image.getpixel((10, 10)) != (255, 255, 255)
    assert image.getpixel((110, 30)) != (255, 255, 255)


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg", "image/svg+xml"])
def test_a_damaged_picture(media_type: Any) -> None:
    """A picture that turns out to be damaged is an error in words."""
    with pytest.raises(RenderError, match="picture"):
        pdf(scene(Image(0, 0, 9, 9, b"<svg", media_type)))


def test_drawings_are_vectors_in_inter() -> None:
    """An SVG picture stays vectors, and its text is text in Inter, whatever this machine has by way of fonts."""
    reader = read(scene(Image(0, 0, 400, 200, DRAWING, "image/svg+xml")))
    assert "Logo" in reader.pages[0].extract_text()
    assert b"/Subtype /Image" not in pdf(scene(Image(0, 0, 400, 200, DRAWING, "image/svg+xml")))


def test_outlines_and_letters_agree(request: pytest.FixtureRequest) -> None:
    """Where cairo cannot take Inter's file, texts are outlines in the very same places, and no other font is used."""
    words = scene(*(text("Hamburg AV", 40 * (i + 1), font) for i, font in enumerate(FONTS)), height=300)
    letters = pixels(words, 2)
    request.getfixturevalue("no_freetype")
    outlines = pixels(words, 2)
    assert ink(letters) == pytest.approx(ink(outlines), abs=1)
    difference = ImageChops.difference(letters, outlines).convert("L")
    assert sum(difference.histogram()[128:]) < 20
    assert "/Font" not in read(words).pages[0].get("/Resources", {})


def test_another_font_is_noticed() -> None:
    """A face with other glyph numbers or widths than Inter's is not taken for it."""
    cairo, cut = libcairo.library(), inter(BODY)
    glyphs = [drawn(cut).get_nominal_glyph(ord(letter)) or 0 for letter in "Hagm"]
    assert not faces.is_ours(cairo.ToyFontFace("DejaVu Sans"), cut, glyphs)
    ours = faces.inter_face(cut)
    assert faces.is_ours(ours, cut, glyphs)
    assert not faces.is_ours(ours, inter(Font(12, bold=True)), glyphs)


def test_without_libcairo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libcairo, PDF and PNG say in one line what to install on each system; SVG works."""
    real: Callable[..., Any] = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "cairocffi":
            raise OSError("no library called 'cairo' was found")
        return real(name, *rest)

    libcairo.library.cache_clear()
    monkeypatch.setattr(builtins, "__import__", missing)
    for name in ("pdf", "png"):
        draw = FORMATS[name].from_scene
        assert draw
        with pytest.raises(MissingLibrary) as caught:
            draw(scene(), 1)
        message = str(caught.value)
        assert "\n" not in message
        assert all(word in message for word in ("apt install libcairo2", "brew install cairo", "Windows"))
    draw = FORMATS["svg"].from_scene
    assert draw and draw(ONE_OF_EACH, 1).startswith(b"<svg")
    monkeypatch.undo()
    libcairo.library.cache_clear()


def test_the_table_of_formats() -> None:
    """Every format has one function, an ending and a media type of its own."""
    assert list(FORMATS) == ["svg", "pdf", "png", "dot", "md", "html"]
    for name, entry in FORMATS.items():
        assert entry.name == name and entry.ending == f".{name}"
        assert (entry.from_scene is None) != (entry.from_journey is None)
        assert entry.needs_scene == (name not in ("dot", "md", "html"))
    assert len({entry.media_type for entry in FORMATS.values()}) == 6


def test_a_png_has_sound_chunks() -> None:
    """The resolution is a chunk of its own, right after the header, with its checksum."""
    data = png(scene(text("x")), 2)
    assert data[37:41] == b"pHYs"
    assert struct.unpack(">II", data[41:49]) == (7559, 7559)
    pixels(scene(), 2).verify()


LOADED = """
import sys
from cjmap.render import declarations, faces, libcairo
{before}
cairo = libcairo.library()
faces._freetype()
surface = cairo.PDFSurface(None, 10, 10)
cairo.Context(surface).paint()
surface.finish()
print("pycparser" in sys.modules, cairo.ffi is getattr(declarations, "cairo", None))
"""
"""Loads cairocffi, draws with it, and tells whether C was parsed and whose declarations it has."""


def loaded(before: str = "") -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(before=before)],
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
    )
    return done.stdout.split()


def test_no_c_is_parsed_for_a_pdf() -> None:
    """The declarations that are shipped are those of the cairocffi that they name, and with it nothing is parsed."""
    if version("cairocffi") in str(declarations.__doc__):
        assert loaded() == ["False", "True"]
    assert declarations.OF["freetype"] == sha256(FUNCTIONS.encode()).hexdigest()


@pytest.mark.parametrize(
    "before",
    [
        'declarations.OF["cairo"] = declarations.OF["freetype"] = "of another version"',
        "del declarations.cairo, declarations.freetype",
    ],
    ids=["of another version", "not to be read"],
)
def test_other_declarations_are_parsed(before: str) -> None:
    """Where the declarations that are shipped are of no use, cairocffi and we parse our own, and all is drawn."""
    assert loaded(before) == ["True", "False"]
