"""Views of sections: one picture, sheets of paper and slides, whole sections, even sheets, type that is never too small."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import GOOD, ROOT, cjmap

import cjmap as library
from cjmap.diagnostics import RenderError
from cjmap.language import use_language
from cjmap.layout.kit.block import Block, behind, heading, paragraph
from cjmap.layout.kit.carriers import PAPER_LEAST, SLIDE_LAST, SLIDE_LEAST, _runs, _share, pictures
from cjmap.layout.kit.composition import BETWEEN, MARGIN, Composition
from cjmap.model import Journey
from cjmap.options.medium import PAGES, PX_PER_MM, SLIDES, Medium
from cjmap.options.views import NothingToShow, View
from cjmap.scene import Font, Group, Node, Rect, Scene, Text
from cjmap.theme import THEMES, Theme

JOURNEY = library.load(GOOD)
THEME = THEMES["default"]
SMALLEST = 10.5
WORDS = "What somebody said of this step, in some more words than fit on a line of a narrow sheet. " * 3


def section(number: int, height: float, theme: Theme, width: float) -> Block:
    """A card that is at least so high, and says which it is."""
    text = paragraph(f"Section {number}. {WORDS}", Font(SMALLEST), theme.ink, width - 20)
    padded = Block(width, text.height + 20, lambda x, y: text.paint(x + 10, y + 10))
    return behind(padded, lambda x, y, w, h: [Rect(x, y, w, h, theme.card)], height)


def composer(
    heights: Sequence[float], portrait: bool = False, least: float = 0.0
) -> Callable[[Journey, Theme, float], Composition]:
    """A view of as many sections, each at least so high, that is never narrower than `least`."""

    def compose(journey: Journey, theme: Theme, room: float) -> Composition:
        width = max(room, least)
        head = heading(paragraph("3 of 16 need work", Font(26, bold=True), theme.ink, width))
        foot = paragraph("laptop.yaml", Font(SMALLEST), theme.soft, width)
        sections = tuple(section(at, height, theme, width) for at, height in enumerate(heights))
        return Composition(head, sections, foot, "What it shows.", portrait)

    return compose


def drawn(heights: Sequence[float], medium: Medium, **more: object) -> tuple[Scene, ...]:
    with use_language("en"):
        return pictures(composer(heights, **more), JOURNEY, THEME, medium, 1560.0)  # type: ignore[arg-type]


def texts(nodes: Sequence[Node]) -> Iterator[Text]:
    for node in nodes:
        if isinstance(node, Group):
            yield from texts(node.children)
        elif isinstance(node, Text):
            yield node


def cards(scene: Scene) -> list[Rect]:
    return [node for node in scene.children if isinstance(node, Rect)]


def sections_of(scene: Scene) -> list[int]:
    return [int(text.text.split()[1].strip(".")) for text in texts(scene.children) if text.text.startswith("Section")]


def test_one_picture_of_its_own_size() -> None:
    """Without a medium there is one picture as wide as the view says, its sections 18 px apart, 28 px of margin around."""
    (scene,) = drawn([100, 200], Medium())
    first, second = cards(scene)
    assert (scene.width, first.x, first.width) == (1560, MARGIN, 1560 - 2 * MARGIN)
    assert second.y - first.y - first.height == BETWEEN
    last = max(text.y for text in texts(scene.children))
    assert scene.height - MARGIN > last > scene.height - MARGIN - 14


@pytest.mark.parametrize("page", [page for page in PAGES if page != "fit"])
def test_a_short_view_fills_one_sheet(page: str) -> None:
    """What fits on one sheet stands on one, lying on its long side, with type as large as it has room for."""
    (scene,) = drawn([200, 200, 200, 200], Medium(page))
    paper = [side * PX_PER_MM for side in PAGES[page]]
    assert [scene.width * scene.zoom, scene.height * scene.zoom] == pytest.approx(paper)
    assert scene.zoom * SMALLEST >= PAPER_LEAST
    last = max(card.y + card.height for card in cards(scene))
    full = last > 0.75 * (scene.height - 2 * MARGIN)
    assert full or scene.zoom == pytest.approx(2)
    assert scene.caption == ""


@pytest.mark.parametrize("page", ["a4", "a3"])
@pytest.mark.parametrize("count", [10, 17, 40])
def test_a_long_view_is_cut_between_sections(page: str, count: int) -> None:
    """Every section stands whole on one sheet, in order, inside the margins, and no text is under 6 pt; the captions count."""
    scenes = drawn([180.0] * count, Medium(page))
    assert [one for scene in scenes for one in sections_of(scene)] == list(range(count))
    for number, scene in enumerate(scenes, 1):
        assert min(text.font.size for text in texts(scene.children)) * scene.zoom >= PAPER_LEAST - 1e-6
        for card in cards(scene):
            assert card.y + card.height <= scene.height - MARGIN + 0.01
            assert card.x + card.width <= scene.width - MARGIN + 0.01
        assert scene.caption == f"{number} of {len(scenes)}"
        assert scene.id == f"page-{number}"
        assert sum(text.text == scene.caption for text in texts(scene.children)) == 1
    assert len(scenes) > 1
    fills = [len(cards(scene)) for scene in scenes]
    assert max(fills) - min(fills) <= 1


def test_further_sheets_begin_with_a_line() -> None:
    """The first sheet has the whole head; a further one a heading of one line, the foot stands at the bottom of the last."""
    first, *others = drawn([180.0] * 17, Medium("a4"))
    assert any(text.text == "3 of 16 need work" for text in texts(first.children))
    for scene in others:
        head = next(node for node in scene.children if isinstance(node, Group))
        assert head.role == "heading" and [text.text for text in texts([head])] == [JOURNEY.title]
    feet = [text for text in texts(others[-1].children) if text.text == "laptop.yaml"]
    assert len(feet) == 1 and feet[0].y > others[-1].height - MARGIN - 14
    assert not any(text.text == "laptop.yaml" for scene in (first, *others[:-1]) for text in texts(scene.children))


def test_a_portrait_view_stands() -> None:
    """A view that says so has its paper on the short side; slides lie all the same."""
    (sheet,) = drawn([300, 300], Medium("a4"), portrait=True)
    assert sheet.width * sheet.zoom == pytest.approx(210 * PX_PER_MM)
    assert drawn([300], Medium(slide="16:9"), portrait=True)[0].width <= 1280


@pytest.mark.parametrize("shape", SLIDES)
@pytest.mark.parametrize("count", [1, 3, 9])
def test_slides(shape: str, count: int) -> None:
    """Slides have the size of their shape, each has the whole head, and no text is under 10.5 px."""
    scenes = drawn([150.0] * count, Medium(slide=shape))
    assert [one for scene in scenes for one in sections_of(scene)] == list(range(count))
    for scene in scenes:
        assert (scene.width * scene.zoom, scene.height * scene.zoom) == pytest.approx(SLIDES[shape])
        assert min(text.font.size for text in texts(scene.children)) * scene.zoom >= SLIDE_LEAST - 1e-6
        assert any(text.text == "3 of 16 need work" for text in texts(scene.children))


def test_a_section_that_is_higher_than_a_slide() -> None:
    """Type goes under 10.5 px where a section would not be whole otherwise, and never under 8 px."""
    for scene in drawn([100, 640, 100], Medium(slide="16:9")):
        size = min(text.font.size for text in texts(scene.children)) * scene.zoom
        assert SLIDE_LAST - 1e-6 <= size < SLIDE_LEAST
        assert all(card.y + card.height <= scene.height - MARGIN for card in cards(scene))


@pytest.mark.parametrize("medium", [Medium("a4"), Medium(slide="4:3")])
def test_what_is_too_large_is_refused(medium: Medium) -> None:
    """A section that is higher than a sheet, or wider with the least text, is a sentence that says so, and no picture."""
    with pytest.raises(RenderError, match="too large for a s"):
        drawn([100, 4000], medium)
    with pytest.raises(RenderError, match="too large for a s"):
        drawn([100], medium, least=2000.0)


HEIGHTS = st.lists(st.floats(1, 300), min_size=1, max_size=7)


@given(HEIGHTS, st.floats(0, 80), st.floats(0, 80), st.floats(320, 700))
def test_as_few_sheets_as_can_be(heights: list[float], first: float, further: float, limit: float) -> None:
    """Of all divisions the one with the fewest sheets is taken, all parts once and in order, none beyond the sheet."""
    runs = _runs(heights, (first, further), limit)

    def fits(ends: Sequence[int]) -> bool:
        starts = [0, *ends[:-1]]
        heads = [first, *[further] * (len(ends) - 1)]
        shares = (_share(heights[start:end], head, limit) for start, end, head in zip(starts, ends, heads, strict=True))
        return all(share <= 1 for share in shares)

    count = len(heights)
    possible = [
        size + 1 for size in range(count) for cuts in combinations(range(1, count), size) if fits([*cuts, count])
    ]
    assert len(runs) == min(possible, default=0)
    if runs:
        assert [at for start, end in runs for at in range(start, end)] == list(range(count))
        assert fits([end for _, end in runs])


# A view of a package's own

PACKAGE = """
from cjmap.layout import View
from cjmap.layout.kit.block import paragraph
from cjmap.layout.kit.composition import Composition
from cjmap.options.views import NothingToShow
from cjmap.scene import Font


def compose(journey, theme, width):
    goals = [item.text for item in journey.goals]
    if not goals:
        raise NothingToShow("aims", "goals", "the journey has no goal")
    rows = tuple(paragraph(goal, Font(15), theme.ink, width) for goal in goals)
    head = paragraph(f"{len(goals)} goals", Font(26, bold=True), theme.ink, width)
    return Composition(head, rows, paragraph(journey.file, Font(10.5), theme.soft, width), "Goals.")


AIMS = View("aims", compose=compose, width=800.0)
"""

AIMED = GOOD + "goals: [Sell more, Ask less]\n"


@pytest.fixture
def aims(tmp_path: Path) -> dict[str, str]:
    """The environment in which a package brings the view `aims`, which shows the goals of a journey."""
    folder = tmp_path / "installed"
    papers = folder / "aims-1.0.dist-info"
    papers.mkdir(parents=True)
    (folder / "aims.py").write_text(PACKAGE)
    (papers / "METADATA").write_text("Metadata-Version: 2.1\nName: aims\nVersion: 1.0\n")
    (papers / "entry_points.txt").write_text("[cjmap.views]\naims = aims:AIMS\n")
    (tmp_path / "some.yaml").write_text(AIMED)
    (tmp_path / "none.yaml").write_text(GOOD)
    return {"PYTHONPATH": os.pathsep.join((str(ROOT), str(folder)))}


def test_render_goes_on_with_the_others(tmp_path: Path, aims: dict[str, str]) -> None:
    """A map that has nothing to show is one line with the missing key and exit code 1; the others are drawn."""
    done = cjmap("render", "none.yaml", "some.yaml", "--view", "aims", "-o", "out/", cwd=tmp_path, env=aims)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "cjmap: none.yaml: the view aims has nothing to show: the journey has no goal; add goals",
        "wrote out/some.svg",
    ]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["some.svg"]
    assert 'width="800"' in (tmp_path / "out" / "some.svg").read_text()


@pytest.mark.parametrize("words", [("--page", "a4"), ("--slide", "16:9"), ("--width", "600")])
def test_a_view_of_sections_is_drawn_for_any_medium(
    tmp_path: Path, aims: dict[str, str], words: tuple[str, ...]
) -> None:
    """A package's view that says `compose` alone has sheets, slides and other widths."""
    done = cjmap("render", "some.yaml", "--view", "aims", *words, "-o", "a.svg", cwd=tmp_path, env=aims)
    assert done.returncode == 0, done.stderr
    assert "Sell more" in (tmp_path / "a.svg").read_text()


@pytest.mark.parametrize("words", [("--page", "a4", "--tile"), ("--per-stage",), ("--lanes", "plain")])
def test_what_it_has_not_is_refused_in_words(tmp_path: Path, aims: dict[str, str], words: tuple[str, ...]) -> None:
    """What only the map has is wrong usage that names what has it."""
    done = cjmap("render", "some.yaml", "--view", "aims", *words, cwd=tmp_path, env=aims)
    assert done.returncode == 2 and b"the view aims has no " in done.stderr and b"draw map, or leave" in done.stderr


def test_build_passes_over_and_counts(tmp_path: Path, aims: dict[str, str]) -> None:
    """A build draws the maps that have something to show, counts the others, and asks none of them again until it changes."""
    build = ("build", "some.yaml", "none.yaml", "--view", "aims", "-f", "svg,pdf", "--atlas", "--prune")
    done = cjmap(*build, cwd=tmp_path, env=aims)
    assert (done.returncode, done.stderr.decode().splitlines()[-1]) == (
        0, "output: 1 map drawn, 1 map with nothing to show in aims",
    )  # fmt: skip
    names = {path.name for path in (tmp_path / "output").iterdir()}
    assert {"some.aims.svg", "some.aims.pdf", "atlas.pdf", "index.html"} <= names
    assert not any(name.startswith("none") for name in names)
    again = cjmap(*build, cwd=tmp_path, env=aims).stderr.decode().splitlines()[-1]
    assert again == "output: 0 maps drawn, 1 unchanged, 1 map with nothing to show in aims"
    (tmp_path / "none.yaml").write_text(AIMED)
    done = cjmap(*build, cwd=tmp_path, env=aims)
    assert done.stderr.decode().splitlines()[-1] == "output: 1 map drawn, 1 unchanged"
    (tmp_path / "none.yaml").write_text(GOOD)
    done = cjmap(*build, cwd=tmp_path, env=aims)
    assert "1 map with nothing to show in aims" in done.stderr.decode().splitlines()[-1]
    assert not (tmp_path / "output" / "none.aims.svg").exists()


def test_the_library_raises_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """From Python it is an exception that has the view, the key and the words, and is a ValueError."""

    def compose(journey: Journey, theme: Theme, width: float) -> Composition:
        raise NothingToShow("map", "importance", "no touchpoint has importance")

    monkeypatch.setattr("cjmap.layout.VIEWS", {"map": View("map", compose=compose)})
    with pytest.raises(ValueError, match="add importance") as caught:
        library.render(JOURNEY)
    assert isinstance(caught.value, NothingToShow)
    assert (caught.value.view, caught.value.key) == ("map", "importance")
