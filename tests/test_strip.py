"""The strip of a map: its cells, how they are drawn, in which order a page shows maps, and how an atlas's contents have them."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import Golden
from generated import journey_of
from geometry import flat, outside
from hypothesis import given
from pypdf import PdfReader
from running import cjmap as command
from scenes import scene, text
from strategies import journeys
from test_golden import told

import cjmap
from cjmap.gallery import BrokenMap, MapCard, card, index_page
from cjmap.gallery.cards import PICTURE
from cjmap.gallery.colours import CELL, colours
from cjmap.gallery.portfolio import portfolio
from cjmap.language import use_language
from cjmap.layout.finish import directed
from cjmap.layout.strip import CELLS, HEIGHT, TINT, cells_of, strip, strip_of
from cjmap.model import Journey, Success
from cjmap.render.atlas import AtlasPage, atlas
from cjmap.render.contents import SUBTITLE_LEFT, SUBTITLE_WIDTH, ContentsEntry, sheets
from cjmap.render.svg import inline
from cjmap.scene import Circle, Group, Rect, Scene, Text
from cjmap.scene import Path as Outline
from cjmap.theme import THEMES

pytestmark = pytest.mark.usefixtures("english")

FOLDER = Path(__file__).parent / "golden" / "strip"
SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))
GOLDEN = ("burst-pipe-as-is", "clinic-blueprint")
LOOK = THEMES["default"]


def cells(drawn: Scene) -> list[Rect]:
    """The grounds of the cells, from left to right."""
    return [one for one in flat(drawn.children) if isinstance(one, Rect) and one.radius == 3]


def cards(**of_title: str) -> list[MapCard]:
    """Cards of one stage each, by their titles and the signs of their cells."""
    return [MapCard(title, f"{title}.yaml", cells=(signs,), weighed=True) for title, signs in of_title.items()]


def test_a_cell_is_a_step() -> None:
    """Important and negative is to be fixed first, important and neutral is not, nor is negative alone; a star is a moment."""
    made = cjmap.load(
        "title: T\nstages:\n  - name: A\n    touchpoints:\n"
        "      - {name: a, importance: 5, success: negative, moment_of_truth: true}\n"
        "      - {name: b, importance: 3, success: negative}\n      - {name: c, importance: 5, success: neutral}\n"
        "      - {name: d}\n  - {name: B, importance: 4, emotion: -1}\n  - {name: C, success: positive}\n"
    )
    assert cells_of(made) == ("!*-=?", "!", "+")


def test_cells_stand_22_apart_and_stages_7_more() -> None:
    """A cell is 20 × 22 px, the next one begins 22 further on, that of the next stage 7 px after the end of one."""
    found = cells(strip_of(("+-", "=", "!"), LOOK))
    assert [(one.x, one.y, one.width, one.height) for one in found] == [
        (0, 13, 20, 22), (22, 13, 20, 22), (49, 13, 20, 22), (76, 13, 20, 22),
    ]  # fmt: skip


def test_signs_differ_in_grey() -> None:
    """▼ stands on its full colour, ▲ and ■ in theirs on a pale ground, ○ in a dashed cell; each has a shape of its own."""
    drawn = strip_of(("-", "=", "+", "?"), LOOK)
    found = cells(drawn)
    pale = [LOOK.tinted(colour, TINT) for colour in (LOOK.neutral, LOOK.positive)]
    assert [one.fill for one in found] == [LOOK.negative, *pale, ""]
    assert found[3].dash and found[3].stroke == LOOK.soft
    signs = [one for one in drawn.children if one not in found]
    assert [type(one) for one in signs] == [Outline, Rect, Outline, Circle]
    assert signs[0].fill == LOOK.background != LOOK.negative


def test_fix_first_has_a_bar_and_a_moment_a_star() -> None:
    """A bar of ink 4 px high stands below what is to be fixed first alone, a star above a moment of truth alone."""
    drawn = strip_of(("-", "!", "+*"), LOOK)
    bars = [one for one in drawn.children if isinstance(one, Rect) and one.fill == LOOK.ink]
    assert [(one.x, one.y, one.width, one.height) for one in bars] == [(27, 38, 20, 4)]
    stars = [one for one in drawn.children if isinstance(one, Outline) and one.fill == LOOK.star]
    assert len(stars) == 1 and all(y < 13 for segment in stars[0].segments if len(segment) > 2 for y in segment[2:])


@pytest.mark.parametrize(("count", "width", "step"), [(20, 20, 22), (21, 10, 12), (34, 10, 12)])
def test_many_cells_are_narrow(count: int, width: float, step: float) -> None:
    """Of more than 20 touchpoints cells are 12 px apart, and only negative ones have a sign."""
    drawn = strip_of(("+" * (count - 1) + "-",), LOOK)
    found = cells(drawn)
    assert [one.x for one in found] == [step * at for at in range(count)]
    assert {one.width for one in found} == {width}
    assert len(drawn.children) - len(found) == (count if width == 20 else 1)


def test_over_34_a_stage_is_one_cell() -> None:
    """Each stage is one cell with the worst of its touchpoints; over 40 stages neighbours share one."""
    found = strip_of(("+" * 30, "+=?", "=-", "-!+*"), LOOK)
    assert [one.fill for one in cells(found)] == [LOOK.tinted(LOOK.positive, TINT), "", LOOK.negative, LOOK.negative]
    assert len(cells(strip_of(("+-",) * 200, LOOK))) == 40


def test_a_strip_has_no_texts_and_says_what_it_shows() -> None:
    """It is a picture of shapes alone, which a page may hold, and its description names the stages with their success."""
    made = cjmap.load(SAMPLES[0].parent / "laptop.yaml")
    drawn = strip(made, LOOK)
    assert not any(isinstance(one, Text) for one in flat(drawn.children))
    assert PICTURE.fullmatch(inline(drawn))
    assert drawn.description.startswith(f"{len(made.stages)} stages: {made.stages[0].name}, ")


def test_every_colour_of_a_strip_has_a_dark_one() -> None:
    """The page knows each colour of a strip by name, so that it turns with the page; its grounds are those of the strip."""
    named = colours()
    used = set(re.findall(r'(?:fill|stroke)="(#\w{6})"', inline(strip_of(("!*-=+?",), LOOK))))
    assert CELL == TINT and used and all(f'"{colour}"]' in named for colour in used)


def test_maps_stand_by_what_is_to_be_fixed() -> None:
    """By the share of assessed touchpoints to fix first, then of negative ones, then by title; those to be come last."""
    made = cards(b="!+++", a="!+++", half="!+", unknown="!???", worse="!--+", fine="++", none="??")
    planned = MapCard("planned", "p.yaml", state="to-be", cells=("!!",), weighed=True)
    found = portfolio([planned, *made])
    assert [one.title for one in found.as_is] == ["unknown", "half", "worse", "a", "b", "fine", "none"]
    assert [one.title for one in found.cards][-1] == "planned"
    assert (found.fix_first, found.touchpoints) == (5, 22)


def test_page_says_counts_and_order() -> None:
    """The page has the message, each map's counts, those to be below a line of their own, and broken maps last."""
    made = [
        *cards(one="!-=+?"), MapCard("two", "two.yaml", cells=("-",)),
        MapCard("planned", "p.yaml", state="to-be", cells=("+",), weighed=True),
    ]  # fmt: skip
    page = index_page(made, "Maps", broken=[BrokenMap("z.yaml", 1), BrokenMap("bad/<b>.yaml", 2)])
    seen = re.sub(r"\s+", " ", re.sub(r"<style>.*</style>|<script>.*</script>|<[^>]*>", "", page, flags=re.DOTALL))
    parts = [
        "1 of 6 touchpoints in 2 as-is maps are important and negative. Worst map first.", "two", "– to fix first",
        "one", "1 of 4 to fix first", "▼ 2 negative", "■ 1 neutral", "▲ 1 positive", "○ 1 not assessed",
        "To-be maps: planned, not counted above", "planned", "0 of 1 to fix first",
        "bad/&lt;b&gt;.yaml does not render: 2 errors", "z.yaml does not render: 1 error",
    ]  # fmt: skip
    one, two = seen.index("1 of 4 to fix first"), seen.index("– to fix first")
    assert one < two, "what is to be fixed comes before what is only negative"
    places = [seen.find(part) for part in (*parts[:1], *parts[3:])]
    assert -1 not in places and places == sorted(places)
    assert "does not render" not in index_page(made, "Maps")
    assert "To-be maps" not in index_page(made[:2], "Maps")


def test_a_card_keeps_its_cells() -> None:
    """Cells survive being kept; what is no cell is refused, as is a text where true or false is meant."""
    made = card(cjmap.load(SAMPLES[0].parent / "laptop.yaml"), "l.yaml", [])
    assert made.weighed and made.fix_first == 3 and made.levels["negative"] == made.negative
    assert MapCard.from_json(made.to_json()) == made
    for wrong in ({"cells": ["<"]}, {"cells": ["*"]}, {"cells": "+"}, {"weighed": "yes"}):
        with pytest.raises(ValueError, match="not a card"):
            MapCard.from_json(made.to_json() | wrong)


def test_a_build_tells_which_maps_do_not_render(tmp_path: Path) -> None:
    """The index of a build has the good maps, and below them those with errors with how many; once they are right, none."""
    (tmp_path / "good.yaml").write_text("title: Good\nstages: [{name: A, importance: 5, success: negative}]\n")
    bad = tmp_path / "bad.yaml"
    bad.write_text("title: Bad\nstages: [{name: A, success: great}]\n")
    assert command("build", ".", cwd=tmp_path).returncode == 1
    page = (tmp_path / "output" / "index.html").read_text(encoding="utf-8")
    assert "<bdi>../bad.yaml</bdi> does not render: 1 error<" in page and "<strong>1</strong> of 1 to fix first" in page
    bad.write_text("title: Bad\nstages: [{name: A, success: positive}]\n")
    assert command("build", ".", cwd=tmp_path).returncode == 0
    page = (tmp_path / "output" / "index.html").read_text(encoding="utf-8")
    assert "does not render" not in page and page.count('<li class="card"') == 2


def strips(pages: Any) -> list[Group]:
    return [
        node
        for page in pages
        for node in flat(page.scene.children)
        if isinstance(node, Group) and node.role == "decoration"
    ]


def test_contents_show_the_strip_below_the_subtitle() -> None:
    """The strip stands in the column of the subtitles, scaled to it, and no line lies on another."""
    wide = strip_of(("+" * 20, "-" * 8), LOOK)
    entries = [
        ContentsEntry(f"Map {at}", f"m{at}.yaml", wide if at % 2 else strip_of(("+-",), LOOK)) for at in range(30)
    ]
    pages = sheets("Maps", entries)
    found = strips(pages[:1])
    for one in found:
        left = min(node.x for node in flat(one.children) if isinstance(node, Rect))
        right = max(node.x + node.width for node in flat(one.children) if isinstance(node, Rect))
        assert left >= SUBTITLE_LEFT - 0.1 and right <= SUBTITLE_LEFT + SUBTITLE_WIDTH + 0.1
    for page in pages:
        assert outside(page.scene) == []
        tops = [line[1] for line in page.lines]
        heights = [line[3] for line in page.lines]
        assert all(abs(top + high - below) < 0.01 for top, high, below in zip(tops, heights, tops[1:], strict=False))
        assert all(high >= HEIGHT * 0.5 for high in heights)


def test_strips_run_as_the_page_is_read() -> None:
    """In contents from right to left the strip is mirrored and begins at the right; a map's own language does not matter."""
    with use_language("ar"):
        drawn = directed(strip_of(("+", "-"), LOOK))
        assert [one.fill for one in sorted(cells(drawn), key=lambda one: -one.x)][-1] == LOOK.negative
        (page,) = sheets("", [ContentsEntry("T", "f", drawn)])
    (one,) = strips([page])
    right = max(node.x + node.width for node in flat(one.children) if isinstance(node, Rect))
    assert right == pytest.approx(793.7 - SUBTITLE_LEFT, abs=0.1)


def test_an_atlas_has_strips() -> None:
    """The contents of an atlas have the same texts and links with strips as without."""
    plain = [AtlasPage(scene(text("A map.")), f"Map {at}", f"m{at}.yaml") for at in range(3)]
    with_strips = [
        AtlasPage(one.scene, one.title, one.subtitle, strip=lambda: strip_of(("+!",), LOOK)) for one in plain
    ]
    readers = [PdfReader(BytesIO(atlas(pages, "All"))) for pages in (plain, with_strips)]
    assert len({" ".join(one.pages[0].extract_text().split()) for one in readers}) == 1
    assert [len(one.pages[0]["/Annots"]) for one in readers] == [3, 3]


@pytest.mark.parametrize("name", GOLDEN)
def test_scene(name: str, golden: Golden) -> None:
    """Every cell stands where it stood when someone last looked at it."""
    golden.check(FOLDER / f"{name}.txt", told(strip(cjmap.load(SAMPLES[0].parent / f"{name}.yaml"), LOOK)))


def counts(made: Journey) -> dict[Success, int]:
    return {level: sum(step.assessed is level for step in made.steps()) for level in Success}


@pytest.mark.usefixtures("pictures")
@given(journeys())
def test_any_journey(data: dict[str, Any]) -> None:
    """Of any journey there is a cell a step with its success; the strip is shapes that lie beside each other, a few kB."""
    made = journey_of(data)
    every = "".join(cells_of(made)).replace("*", "")
    assert len(every) == len(list(made.steps()))
    shown = {level: sum(CELLS[sign] is level for sign in every) for level in Success}
    assert shown == counts(made)
    drawn = strip(made, LOOK)
    assert outside(drawn) == [] and len(inline(drawn)) < 20_000 and PICTURE.fullmatch(inline(drawn))
    found = cells(drawn)
    assert all(one.x + one.width < other.x for one, other in pairwise(found))
