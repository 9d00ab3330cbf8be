"""The atlas: all maps in one PDF, with contents that lead to them."""

from __future__ import annotations

import weakref
from dataclasses import fields
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from scenes import HOSTILE, everything, scene, text

from cjmap.layout import lay_out
from cjmap.pipeline import load
from cjmap.render import RenderError
from cjmap.render.atlas import AtlasPage, atlas
from cjmap.scene import Image, Scene

pytestmark = pytest.mark.usefixtures("english")

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))[:4]

SIMPLE = scene(text("A map."))


class Kept(Scene):
    """A scene of which can be told whether anyone still has it."""

    __slots__ = ("__weakref__",)


def numbered(number: int, title: str = "", owner: str = "") -> AtlasPage:
    """A page that says its number, in a size of its own."""
    return AtlasPage(
        scene(text(f"This is map {number}."), width=400 + number), title or f"Map {number}", owner or f"Team {number}"
    )


def read(pages: list[AtlasPage], title: str = "All maps") -> PdfReader:
    return PdfReader(BytesIO(atlas(pages, title)))


def links(reader: PdfReader, page: int) -> list[tuple[float, Any]]:
    """The links of a page from top to bottom: how high they stand, and the page that each leads to, 0 the first."""
    targets = {name: reader.get_destination_page_number(target) for name, target in reader.named_destinations.items()}
    found = [annotation.get_object() for annotation in reader.pages[page].get("/Annots", [])]
    return [
        (float(link["/Rect"][3]), targets[link["/Dest"]])
        for link in sorted(found, key=lambda link: -link["/Rect"][3])
        if "/Dest" in link
    ]


def test_every_map_has_a_page_of_its_own_size() -> None:
    """After the contents come the maps in their order, each on a page as large as it is."""
    reader = read([numbered(number) for number in range(3)])
    assert [page.extract_text().strip() for page in reader.pages[1:]] == [f"This is map {n}." for n in range(3)]
    assert [float(page.mediabox.width) for page in reader.pages[1:]] == [
        pytest.approx((400 + n) * 0.75) for n in range(3)
    ]
    assert float(reader.pages[0].mediabox.height) == pytest.approx(841.89, abs=0.01)


def test_contents_lead_to_the_maps() -> None:
    """Each line of the contents says title, owner and page of a map, and is a link to just that page."""
    count = 100
    reader = read([numbered(number) for number in range(count)])
    front = len(reader.pages) - count
    assert front > 1
    targets = [target for page in range(front) for _, target in links(reader, page)]
    assert targets == list(range(front, front + count))
    words = " ".join(" ".join(page.extract_text().split()) for page in reader.pages[:front])
    for number in (0, 1, 57, 99):
        assert f"Map {number} Team {number} {front + 1 + number}" in words


def test_a_link_lies_on_its_line() -> None:
    """The link to a map is where its title is."""
    reader = read([numbered(number) for number in range(8)])
    heights: dict[str, float] = {}

    def visit(words: str, matrix: list[float], place: list[float], _font: object, _size: float) -> None:
        if words.strip():
            heights[words.strip()] = matrix[5] + place[5] * matrix[3]

    reader.pages[0].extract_text(visitor_text=visit)
    boxes = [annotation.get_object()["/Rect"] for annotation in reader.pages[0]["/Annots"]]
    for number, box in enumerate(sorted(boxes, key=lambda box: -box[3])):
        assert float(box[1]) < heights[f"Map {number}"] < float(box[3])


def test_bookmarks_name_maps_and_stages() -> None:
    """The outline has the contents, each map, and below it its stages, where they are on the page."""
    journeys = [load(path) for path in SAMPLES]
    reader = read([AtlasPage(lay_out(journey), journey.title, journey.owner) for journey in journeys])
    outline = reader.outline
    assert isinstance(outline[0], Destination) and outline[0].title == "Contents"
    maps = [entry for entry in outline[1:] if isinstance(entry, Destination)]
    below = [entry for entry in outline[1:] if isinstance(entry, list)]
    assert [entry.title for entry in maps] == [journey.title for journey in journeys]
    assert [reader.get_destination_page_number(entry) for entry in maps] == [1, 2, 3, 4]
    for place, (journey, stages) in enumerate(zip(journeys, below, strict=True), 1):
        named = [f"{number} {' '.join(stage.name.split())}" for number, stage in enumerate(journey.stages, 1)]
        assert [mark.title for mark in stages] == named
        page = reader.pages[place].mediabox
        for mark in stages:
            assert reader.get_destination_page_number(mark) == place
            assert 0 < float(mark.top) < float(page.height)
        assert [mark.left for mark in stages] == sorted(mark.left for mark in stages)


def test_pages_are_labelled() -> None:
    """A reader's program calls the contents i, ii, … and the maps by the numbers that the contents print."""
    reader = read([numbered(number) for number in range(40)])
    front = len(reader.pages) - 40
    assert reader.page_labels == ["i", "ii"][:front] + [str(front + 1 + number) for number in range(40)]


def test_the_file_says_what_it_is_and_never_when() -> None:
    """Its title is that of the atlas; the same pages give the same bytes."""
    pages = [numbered(1), AtlasPage(everything(), "Everything")]
    assert dict(read(pages).metadata or {}).keys() == {"/Title", "/Producer"}
    assert read(pages).metadata["/Title"] == "All maps"
    assert atlas(pages, "All maps") == atlas(pages, "All maps")


def test_texts_of_maps_can_be_searched_and_their_links_work() -> None:
    """A map in an atlas has the same texts and addresses as in a PDF of its own."""
    page = read([AtlasPage(everything(), "Everything")]).pages[1]
    assert "A card" in page.extract_text()
    assert [a.get_object()["/A"]["/URI"] for a in page["/Annots"]] == ["https://example.org/a?b=1&c=2"]


@pytest.mark.parametrize("title", ["", HOSTILE, "A very long title " * 400, "Wordwithoutablank" * 60, "お試し שלום"])
def test_any_title_has_its_line(title: str) -> None:
    """Whatever a map is called, it has its page, its link and its bookmark, and all lines stay on the paper."""
    reader = read([numbered(0), AtlasPage(scene(text("This one.")), title, title), numbered(2)])
    front = len(reader.pages) - 3
    targets = [target for page in range(front) for _, target in links(reader, page)]
    assert list(dict.fromkeys(targets)) == [front, front + 1, front + 2]
    assert all(0 < height < 842 for page in range(front) for height, _ in links(reader, page))
    assert len(reader.outline) == 4


def test_without_maps_there_are_contents() -> None:
    """An atlas of nothing is one page that says so."""
    reader = read([])
    assert len(reader.pages) == 1
    assert "0 maps" in reader.pages[0].extract_text()


def test_scenes_are_made_one_at_a_time() -> None:
    """A scene that is a function is made when its page is drawn, once, and not kept afterwards."""
    made: list[weakref.ref[Scene]] = []
    alive: list[int] = []

    def make() -> Scene:
        alive.append(sum(reference() is not None for reference in made))
        fresh = Kept(**{field.name: getattr(SIMPLE, field.name) for field in fields(Scene)})
        made.append(weakref.ref(fresh))
        return fresh

    atlas((AtlasPage(make, str(number)) for number in range(5)), "All")
    assert len(made) == 5
    assert max(alive) <= 1


def test_a_picture_that_cannot_be_drawn_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    """A map that cannot be drawn stops the atlas with its own message and nothing else."""
    broken = Image(0, 0, 10, 10, b"<svg", "image/svg+xml")
    with pytest.raises(RenderError, match="cannot be drawn"):
        atlas([numbered(1), AtlasPage(scene(broken), "Broken")], "All")
    assert capfd.readouterr() == ("", "")
