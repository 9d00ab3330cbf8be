"""A PDF of several pictures: pages of the size of paper, bookmarks, labels, language, and the same bytes always."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pixels
from pypdf import PdfReader
from pypdf.generic import Destination
from running import environment
from scenes import HOSTILE, everything, scene, text

from cjmap.language.isolation import closed
from cjmap.options.medium import FIT, PAGES, PX_PER_MM
from cjmap.render import FORMATS
from cjmap.render.atlas import AtlasPage, atlas
from cjmap.render.catalog import complete
from cjmap.render.pdf import pdf, shrunk
from cjmap.render.png import png
from cjmap.render.svg import svg
from cjmap.scene import Circle, Group, Node, Rect, Scene
from cjmap.text.shaping import printable

MADE = Path(__file__).parent / "pdf"
"""PDFs of two pages as two versions of cairo write them, with nothing added."""

SHEETS = sorted(PAGES.keys() - {FIT})
PT_PER_MM = 72 / 25.4
NAMES = {
    "brackets": "(a) \\ b)) \\(", "nothing": "\x00", "emoji": "\N{GRINNING FACE}", "right to left": "שלום (א",
    "control": "a\r\nb\tc\x1b", "quotes": "name='x' dest=\"y\"", "long": "Ein langer Weg " * 700, "mixed": HOSTILE,
}  # fmt: skip


def read(*scenes: Scene) -> PdfReader:
    return PdfReader(BytesIO(pdf(*scenes)), strict=True)


def stage(name: str, x: float = 30, y: float = 40, label: str = "") -> Group:
    """A stage whose heading stands on a shape with its corner at that place, and one item below it."""
    heading = Group((Rect(x, y, 90, 24, "#dddddd"), text(name, y + 15, x=x + 8)), role="heading")
    item = Group((Circle(x - 5, y + 60, 20, "#dddddd"), text("An item", y + 60, x=x)), role="item")
    return Group((heading, item), label=label or name, data={"stage": "one"}, role="section")


def part(number: int, count: int, *names: str, zoom: float = 1.0) -> Scene:
    """One of several pictures, each a little higher than the one before."""
    stages = (stage(name, 30 + 120 * place) for place, name in enumerate(names))
    return scene(*stages, height=200 + 10 * number, zoom=zoom, caption=f"{number} of {count}")


def completed(end: bytes, start: int, language: str) -> bytes:
    changed = bytearray(end)
    complete(changed, start, language)
    return bytes(changed)


def tree(reader: PdfReader) -> list[Any]:
    """The bookmarks: (title, page, left, top) in points, those below one in a list after it."""

    def entry(mark: Destination | list[Any]) -> Any:
        if isinstance(mark, list):
            return [entry(one) for one in mark]
        return mark.title, reader.get_destination_page_number(mark), float(mark.left), float(mark.top)

    return [entry(mark) for mark in reader.outline]


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("zoom", [1.0, 0.6137, 1 / 3, 2.5])
def test_a_page_is_a_sheet_of_paper(sheet: str, zoom: float) -> None:
    """A picture that fills a sheet at its zoom is a page of just that size."""
    across, down = PAGES[sheet]
    given = scene(text("x"), width=across * PX_PER_MM / zoom, height=down * PX_PER_MM / zoom, zoom=zoom)
    box = read(given).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((across * PT_PER_MM, down * PT_PER_MM), abs=0.01)


def test_what_is_drawn_is_zoomed() -> None:
    """On a page at half the size, everything stands at half its place, links too."""
    card = Group((Rect(100, 40, 80, 20, "#eeeeee"), text("go", 54, x=110)), link="https://example.org/")
    (note,) = (note.get_object() for note in read(scene(card, zoom=0.5)).pages[0]["/Annots"])
    assert [float(side) for side in note["/Rect"]] == pytest.approx([37.5, 75 - 22.5, 67.5, 75 - 15], abs=1)


def test_zoom_counts_for_what_is_too_large() -> None:
    """A picture that is small enough on paper is not made smaller, one that zoom makes too large is."""
    assert shrunk(scene(width=38_400, zoom=0.5)) == 1
    assert shrunk(scene(width=19_200, zoom=2)) == 0.5
    assert float(read(scene(width=19_200, height=100, zoom=2)).pages[0].mediabox.width) == 14_400


@pytest.mark.parametrize("zoom", [1.0, 0.5, 1.25])
def test_pictures_are_zoomed(zoom: float) -> None:
    """SVG and PNG are as large as their zoom says: the one in px, the other in pixels at the resolution it names."""
    given = scene(text("x"), zoom=zoom)
    head = svg(given).decode().partition(">")[0]
    assert f'width="{400 * zoom:g}" height="{200 * zoom:g}" viewBox="0 0 400 200"' in head
    image = Pixels.open(BytesIO(png(given, 2)))
    assert image.size == (800 * zoom, 400 * zoom)
    assert image.info["dpi"] == pytest.approx((192, 192), abs=0.1)


def test_each_scene_is_a_page() -> None:
    """Pages follow each other in the order of the scenes, each with its own size and texts."""
    reader = read(*(scene(text(f"Number {number}"), width=100 * number) for number in (3, 1, 2)))
    assert [page.extract_text().strip() for page in reader.pages] == ["Number 3", "Number 1", "Number 2"]
    assert [float(page.mediabox.width) for page in reader.pages] == [225, 75, 150]


def test_one_page_has_a_bookmark_for_each_stage() -> None:
    """A map on one page has its stages as bookmarks, called as their headings are, at their top left corners."""
    parts = (stage("Buy"), Group((text("Findings", 100),), label="Findings", role="section"), stage("Use", 200.5, 80))
    assert tree(read(scene(*parts))) == [
        ("Buy", 0, pytest.approx(22.5, abs=0.01), pytest.approx(150 - 30, abs=0.01)),
        ("Use", 0, pytest.approx(150.38, abs=0.01), pytest.approx(150 - 60, abs=0.01)),
    ]


def test_several_pages_have_bookmarks_and_stages_below() -> None:
    """Of several pages, each has a bookmark that says which it is and what is on it, and below it its stages."""
    reader = read(part(1, 2, "Buy", "Pay", zoom=0.5), part(2, 2, "Use", zoom=0.5))
    assert tree(reader) == [
        ("1 of 2: Buy, Pay", 0, 0, 0.375 * 210), [("Buy", 0, 11.25, 0.375 * 170), ("Pay", 0, 56.25, 0.375 * 170)],
        ("2 of 2: Use", 1, 0, 0.375 * 220), [("Use", 1, 11.25, 0.375 * 180)],
    ]  # fmt: skip


def test_bookmarks_of_pages_are_open() -> None:
    """The stages of a few pages are seen at once, those of the many maps of an atlas when they are asked for."""
    pages = [part(1, 2, "Buy", "Pay"), part(2, 2, "Use")]
    assert read(*pages).root_object["/Outlines"]["/First"]["/Count"] == 2
    maps = PdfReader(BytesIO(atlas([AtlasPage(page, page.caption) for page in pages], "All")), strict=True)
    assert maps.root_object["/Outlines"]["/Last"]["/Count"] == -1


def test_pages_without_caption_or_stages_are_numbered() -> None:
    """A page that says nothing of itself is called by its number."""
    assert [mark[0] for mark in tree(read(scene(), scene(text("x"))))] == ["1", "2"]


@pytest.mark.parametrize(
    ("group", "name", "place"),
    [
        (Group((Circle(50, 60, 20, "#dddddd"),), label="Buy", data={"stage": "a"}, role="section"), "Buy", (30, 40)),
        (Group((text("Buy now", 62, x=20),), label="Buy", data={"stage": "a"}, role="section"), "Buy", (20, 50)),
        (Group((stage("Buy", 30, 40),)), "Buy", (30, 40)),
        (Group((stage("two  words", label="Label"),), role="section"), "two words", (30, 40)),
    ],
)
def test_any_stage_has_its_place(group: Node, name: str, place: tuple[float, float]) -> None:
    """A stage is found inside of other groups, and without a heading is called by its label and stands where its parts do."""
    assert tree(read(scene(group))) == [(name, 0, place[0] * 0.75, 150 - place[1] * 0.75)]


def test_pages_are_labelled_with_their_captions() -> None:
    """A reader's program calls a page what stands on it; one map alone has no labels."""
    assert read(part(1, 3, "a"), part(2, 3, "b"), part(3, 3, "c")).page_labels == ["1 of 3", "2 of 3", "3 of 3"]
    assert "/PageLabels" not in read(scene()).root_object


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_any_name_stays_a_name(name: str) -> None:
    """No character of a caption, stage or title can end it, be another thing, spoil the file or turn the next; none is lost."""
    given = scene(stage(name), caption=name, title=name, metadata={"author": name, "subject": name, "keywords": name})
    reader = read(given, given)
    words = printable(" ".join(name.split()))
    assert [label["/P"] for label in reader.root_object["/PageLabels"]["/Nums"][1::2]] == [words, words]
    assert [mark.title for mark in reader.outline if isinstance(mark, Destination)] == [f"{words}: {closed(words)}"] * 2
    assert [mark.title for below in reader.outline if isinstance(below, list) for mark in below] == [words] * 2
    assert reader.metadata
    assert {reader.metadata[key] for key in ("/Title", "/Author", "/Subject", "/Keywords")} == {printable(name)}


@pytest.mark.parametrize("language", ["en", "de", "pt-BR", "zh-Hant-TW"])
def test_language_and_title_are_in_the_file(language: str) -> None:
    """A reader's program shows the title, not the file's name, and a screen reader knows which language to speak."""
    root = read(scene(text("x"), language=language)).root_object
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("language", ["", "e", "en) /Foo (", "en\n", "日本", "en_GB"])
def test_no_language_is_none(language: str) -> None:
    """What is no language tag is not written, and the rest is."""
    root = read(scene(text("x"), language=language)).root_object
    assert "/Lang" not in root and "/Foo" not in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("version", ["1.16", "1.18"])
@pytest.mark.parametrize("kept", [0, 1, 400])
def test_each_kind_of_file_is_completed(version: str, kept: int) -> None:
    """Whether a file ends with a plain table or a compressed one, it says more afterwards and nothing else has changed."""
    data = (MADE / f"cairo-{version}.pdf").read_bytes()
    whole = data[:kept] + completed(data[kept:], kept, "en-GB")
    before, after = (PdfReader(BytesIO(one), strict=True) for one in (data, whole))
    root = dict(after.root_object)
    assert (root.pop("/Lang"), root.pop("/ViewerPreferences")) == ("en-GB", {"/DisplayDocTitle": True})
    assert root.keys() == before.root_object.keys() >= {"/Outlines", "/PageLabels", "/StructTreeRoot"}
    assert tree(after) == tree(before) != []
    assert after.metadata == before.metadata
    for number, place in after.xref[0].items():
        assert whole[place:].startswith(b"%d 0 obj" % number)
    assert [page.get_contents().get_data() for page in after.pages] == [
        page.get_contents().get_data() for page in before.pages
    ]


def spoilt(data: bytes) -> dict[str, bytes]:
    """What the end of a file could be instead."""
    return {
        "nothing": b"",
        "cut": data[:-9],
        "longer": data + b"\n",
        "no table": data.replace(b"/Type /XRef", b"/Type /XREF").replace(b"\nxref\n", b"\nXREF\n"),
        "no catalog": data.replace(b"/Type /Catalog", b"/Type /CATALOG").replace(b"/ObjStm", b"/OBJSTM"),
        "damaged": re.sub(rb"stream\nx.", b"stream\n??", data).replace(b"/Type /Catalog", b"/Type /CATALOG"),
        "known": completed(data, 0, "en"),
    }


@pytest.mark.parametrize("version", ["1.16", "1.18"])
@pytest.mark.parametrize("kind", list(spoilt(b"")))
def test_another_file_is_left_alone(version: str, kind: str) -> None:
    """A file that ends in no way that is known stays as it is, byte for byte."""
    end = spoilt((MADE / f"cairo-{version}.pdf").read_bytes())[kind]
    assert completed(end, 0, "de") == end


def test_the_file_says_nothing_of_its_time() -> None:
    """No page, however many there are, brings a date into the file."""
    data = read(part(1, 2, "a"), part(2, 2, "b")).metadata
    assert data
    assert data.keys() == {"/Title", "/Producer"}


def test_same_bytes_of_several_pages() -> None:
    """Several pages and an atlas do not depend on the process, the hash seed, the locale or the time zone."""
    code = (
        "import sys; sys.path.insert(0, 'tests'); import test_pdf as t; "
        "sys.stdout.buffer.write(t.pdf(*t.some()) + t.atlas([t.AtlasPage(one, one.caption) for one in t.some()], 'All'))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env=environment(**env), cwd=environment()["PYTHONPATH"],
            capture_output=True, check=True,
        ).stdout
        for env in ({"PYTHONHASHSEED": "0", "TZ": "UTC"}, {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"})
    }  # fmt: skip
    assert seen == {pdf(*some()) + atlas([AtlasPage(one, one.caption) for one in some()], "All")}


def some() -> list[Scene]:
    return [part(1, 3, "Buy", "Pay"), everything(caption="2 of 3"), part(3, 3, "Use")]


@pytest.mark.parametrize(("languages", "said"), [(["de", "de"], "de"), (["de", "fr"], "en"), ([], "en")])
def test_the_language_of_an_atlas(languages: list[str], said: str) -> None:
    """An atlas is in the language of its maps, or in that of its contents where those differ."""
    data = atlas([AtlasPage(scene(text("x"), language=one), one) for one in languages], "All")
    root = PdfReader(BytesIO(data), strict=True).root_object
    assert root["/Lang"] == said
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_maps_of_an_atlas_are_zoomed() -> None:
    """A page of an atlas is as large as its scene's zoom says, and its bookmarks stand where its stages do."""
    data = atlas([AtlasPage(scene(stage("Buy"), zoom=0.5), "One"), AtlasPage(scene(stage("Use")), "Two")], "All")
    reader = PdfReader(BytesIO(data), strict=True)
    assert [float(page.mediabox.width) for page in reader.pages[1:]] == [150, 300]
    assert [mark for mark in tree(reader) if isinstance(mark, list)] == [
        [("Buy", 1, 11.25, 60)], [("Use", 2, 22.5, 120)],
    ]  # fmt: skip


def test_the_table_draws_several() -> None:
    """Of the formats, PDF alone can hold several pictures, and does."""
    assert [name for name, entry in FORMATS.items() if entry.from_scenes] == ["pdf"]
    draw = FORMATS["pdf"].from_scenes
    assert draw and draw(some(), 2.0) == pdf(*some())
