"""The table view: a row a stage, and the same words in the picture, in Markdown and in HTML, in which no text is markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import Golden
from generated import journey_of
from geometry import FACES, findings, flat, outside
from hypothesis import assume, example, given
from hypothesis import strategies as st
from running import ROOT
from running import cjmap as run
from scenes import HOSTILE
from strategies import journeys
from test_golden import told

import cjmap
from cjmap.html import UNPRINTABLE
from cjmap.language import use_language
from cjmap.layout import lay_out
from cjmap.layout.table import compose
from cjmap.layout.table.columns import GAP, columns_of
from cjmap.model import Journey, Success
from cjmap.options import RenderOptions, combined
from cjmap.options.views import NothingToShow
from cjmap.pipeline import Drawing
from cjmap.render.markdown import escaped, markdown
from cjmap.render.page import table_page
from cjmap.render.seal import is_sealed
from cjmap.scene import Group, Scene, Text
from cjmap.tables import table_of
from cjmap.theme import THEMES

FOLDER = Path(__file__).parent / "golden" / "table"
SAMPLES = ("customer-analytics", "stage-level")
THEME = THEMES["default"]

pytestmark = pytest.mark.usefixtures("pictures")

SHOP = """
title: A shop
stages:
  - name: Look
    importance: 4
    success: positive
    tracked_by: Web analytics
    metrics: {CSS: {value: 4.2, target: 4}}
    touchpoints:
      - {name: Ad, importance: 2, success: positive}
      - {name: Call, importance: 5, success: negative, moment_of_truth: true}
  - name: Buy
    touchpoints: [{name: Pay, importance: 3, success: negative}]
  - name: Own
"""

MARKUP = st.text(st.sampled_from("|`*_[]()<>&\\\n\r\t#-+.!~${}\"'= a1é\u2028\u202e"), min_size=1, max_size=30)


def shop(text: str = SHOP) -> Journey:
    """A journey written as YAML."""
    return cjmap.load(text + "\n# a text with a line break is YAML\n")


def rows(scene: Scene) -> list[Group]:
    """The rows of a picture."""
    return [one for one in flat(scene.children) if isinstance(one, Group) and one.id.startswith("row-")]


def texts(group: Group) -> list[str]:
    return [one.text for one in flat(group.children) if isinstance(one, Text)]


def as_markdown(journey: Journey) -> str:
    with use_language(journey.language):
        return markdown(journey)


def as_page(journey: Journey) -> str:
    with use_language(journey.language):
        return table_page(journey, THEME)


def cells(text: str) -> list[list[str]]:
    """The cells of a table in Markdown as a reader of it parts them: at each bar that is not escaped (GFM 4.10)."""
    lines = [line for line in text.split("\n") if line.startswith("|")]
    return [[one.strip() for one in re.split(r"(?<!\\)(?:\\\\)*\|", line)[1:-1]] for line in lines]


class Page(HTMLParser):
    """The elements of a page in order, and its texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, ...]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.elements.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_row_a_stage() -> None:
    """Every stage is a row with its number, touchpoints, importance, success, what tracks it and its metrics."""
    look, buy, own = rows(lay_out(shop(), "table"))
    assert texts(look) == [
        "1", "Look", "1.1", "Ad", "1.2", "Call", "4", "Positive", "Web analytics", "CSS: 4.2", "target ≥ 4",
    ]  # fmt: skip
    assert texts(buy) == ["2", "Buy", "2.1", "Pay", "3", "highest of its", "touchpoints", "Negative"]
    assert texts(own) == ["3", "Own", "no importance", "Not assessed"]


def test_whose_importance_it_is() -> None:
    """Where no stage has an importance of its own, the heading says that they are of touchpoints, and no row does."""
    journey = shop(SHOP.replace("    importance: 4\n", ""))
    with use_language("en"):
        table = table_of(journey)
        assert table.is_of_touchpoints and table.columns[2] == "Importance (highest of its touchpoints)"
        assert [row.importance for row in table.rows] == [5, 3, None]
        assert not table_of(shop()).is_of_touchpoints
    assert "highest of its" not in texts(rows(lay_out(journey, "table"))[0])


def test_columns_stand_side_by_side() -> None:
    """Columns fill the width with 20 px between them, wide or narrow; those without content in any row are left out."""
    with use_language("en"):
        table, bare = table_of(shop()), table_of(shop("title: A\nstages: [{name: B, touchpoints: C}]\n"))
    for width in (700.0, 1504.0):
        for one, count in ((table, 6), (bare, 4)):
            columns = columns_of(one, width)
            assert len(columns) == count == len(columns_of(one, width))
            assert columns[-1].x + columns[-1].width == pytest.approx(width)
            for before, after in pairwise(columns):
                assert after.x == pytest.approx(before.x + before.width + GAP)
    assert columns_of(table, 1504.0)[3].width == 120 and columns_of(table, 700.0)[3].width == 92


@pytest.mark.parametrize("width", [700.0, 1504.0])
def test_any_width(width: float) -> None:
    """The table is laid out for any width of the content, a section a stage, and no section is wider."""
    journey = cjmap.load(ROOT / "samples" / "customer-analytics.yaml")
    with use_language("en"):
        made = compose(journey, THEME, width)
    assert len(made.sections) == len(journey.stages)
    assert max(block.width for block in (made.head, *made.sections, made.foot)) <= width + 0.01


def test_the_title_counts() -> None:
    """The message says how many stages are negative of how many, that none is, or that nobody said."""
    with use_language("en"):
        assert table_of(shop()).title == "1 of 3 milestones is negative"
        assert table_of(shop()).limits == ("A shop", "1 is not assessed")
        assert table_of(shop(SHOP.replace("negative", "positive"))).title == "None of 3 milestones is negative"
        assert table_of(shop("title: A\nstages: [{name: B, touchpoints: C}]\n")).title == "1 milestone, not assessed"


def test_names_that_bring_their_numbers() -> None:
    """Where every stage's name begins with its number, none is put before it."""
    with use_language("en"):
        table = table_of(shop("title: A\nstages: [{name: 1. Look, touchpoints: B}, {name: 2. Buy}]\n"))
        assert [row.number for row in table.rows] == ["", ""]
        assert [row.number for row in table_of(shop()).rows] == ["1", "2", "3"]


def test_nothing_to_show() -> None:
    """A journey of names alone is refused in every form, with the keys that would give it a table."""
    journey = shop("title: A\nstages: [B, C]\n")
    for draw in (lambda: lay_out(journey, "table"), lambda: as_markdown(journey), lambda: as_page(journey)):
        with pytest.raises(NothingToShow) as caught:
            draw()
        assert (caught.value.view, caught.value.key) == ("table", "touchpoints, importance or success")


def test_markdown() -> None:
    """The table as Markdown: a heading, facts, a row a stage with signs and words, and a legend of the signs that occur."""
    assert as_markdown(shop()) == (
        "# 1 of 3 milestones is negative\n\nA shop · 1 is not assessed\n\n"
        "| Milestone | Touchpoints | Importance | Success level | Tracked by | Metrics |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 1. Look | 1.1 ▲ Ad; 1.2 ▼ Call ★ | 4 of 5 | ▲ positive | Web analytics | CSS: 4.2 (target ≥ 4) |\n"
        "| 2. Buy | 2.1 ▼ Pay | 3 of 5 (highest of its touchpoints) | ▼ negative |  |  |\n"
        "| 3. Own |  | no importance | ○ not assessed |  |  |\n\n"
        "▲ positive · ▼ negative · ○ not assessed · ★ moment of truth\n"
    )


@given(MARKUP)
@example("![x](http://a.b/c) <img src=x onerror=alert(1)> `code` a|b &lt; **b**\n| --- |")
def test_no_text_is_markdown(text: str) -> None:
    """Whatever a text says, each sign that could be markup within a line is escaped, it has one line, and reads as it was."""
    shown = escaped(text)
    assert not re.search(r"[\r\n\t\u2028\x0b\x0c\x85]", shown)
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", shown)
    assert not re.search(r"[\\`*_{}\[\]<>|~$&]", bare)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", shown) == " ".join(
        UNPRINTABLE.sub("\ufffd", text.replace("\n", " ")).split()
    )


@given(MARKUP.filter(lambda text: text.strip() and "\r" not in text and "\u202e" not in text))
def test_no_text_parts_a_cell(text: str) -> None:
    """Whatever names say, every row of the table has as many cells as the heading, and there is one row a stage."""
    quoted = "".join(one if one.isalnum() and one.isascii() else f"\\u{ord(one):04x}" for one in f"x{text}x")
    journey = shop(
        f'title: "{quoted}"\nstages: [{{name: "{quoted}", touchpoints: ["{quoted}"], tracked_by: "{quoted}"}}]\n'
    )
    found = cells(as_markdown(journey))
    assert [len(row) for row in found] == [5, 5, 5]
    assert as_markdown(journey).count("\n\n") == 3


@given(journeys())
def test_any_journey_in_three_forms(data: dict[str, Any]) -> None:
    """In any journey picture, Markdown and page have a row a stage and every touchpoint once."""
    journey = journey_of(data)
    with use_language(journey.language):
        table = table_of(journey)
        columns = table.columns
    assume(not table.is_empty)
    count = sum(len(stage.touchpoints) for stage in journey.stages)
    scene = lay_out(journey, "table")
    assert len(rows(scene)) == len(journey.stages)
    assert [(face, one) for face in FACES for one in findings(scene, face)] == []
    assert outside(scene) == []
    found = cells(as_markdown(journey))
    assert len(found) == len(journey.stages) + 2
    assert {len(row) for row in found} == {len(columns)}
    page = as_page(journey)
    assert (
        sum(element[0] == "th" and "scope" in element for element in Page(page).elements)
        == len(columns) + len(found) - 2
    )
    assert sum(len(row.steps) for row in table.rows) == count
    numbers = [one.number for row in table.rows for one in row.steps]
    assert re.findall(r'<li><span class="number">([^<]*)</span>', page) == numbers


def test_no_text_opens_anything_in_the_page() -> None:
    """The page of hostile texts has the elements of the page of harmless ones; it allows itself nothing but its style."""
    hostile = '<script>alert(1)</script> "x" &amp; <!-- </bdi></td> {{ 7 * 7 }}'
    plain, seen = (
        as_page(shop(SHOP.replace("Look", f"'{word}'").replace("Ad,", f"'{word}',"))) for word in ("x", hostile)
    )
    assert Page(seen).elements == Page(plain).elements
    assert hostile in Page(seen).texts
    assert HOSTILE not in seen
    assert "default-src 'none'; style-src 'sha256-" in seen and "<script" not in seen


def test_the_page_has_the_direction_of_its_language() -> None:
    """Language and direction of the page are the journey's; every text stands apart, so that none turns its neighbours."""
    page = as_page(shop("language: ar\n" + SHOP))
    assert '<html lang="ar" dir="rtl">' in page
    assert page.count("<bdi>") == page.count("</bdi>") > 10


@pytest.mark.parametrize("format_", ["md", "html"])
def test_formats_of_the_table_alone(format_: str) -> None:
    """Markdown and HTML are of the table: other views are refused in words, and a build leaves them out."""
    RenderOptions(format_, "table")
    with pytest.raises(ValueError, match=f"{format_} is for the view table, not for map"):
        RenderOptions(format_)
    drawn = combined(RenderOptions(), ["svg", format_], ["map", "table"])
    assert [(one.format, one.view) for one in drawn] == [("svg", "map"), ("svg", "table"), (format_, "table")]


@pytest.mark.parametrize("format_", ["md", "html"])
def test_what_was_written_is_known(format_: str, tmp_path: Path) -> None:
    """A file carries its seal, so that a build may write over it, and one that was edited does not."""
    data = Drawing(shop()).draw(RenderOptions(format_, "table"))
    file = tmp_path / f"a.{format_}"
    file.write_bytes(data)
    with file.open("rb") as opened:
        assert is_sealed(opened)
    file.write_bytes(data.replace(b"Look", b"Book"))
    with file.open("rb") as opened:
        assert not is_sealed(opened)


def test_from_the_command_line(tmp_path: Path) -> None:
    """`cjmap render --view table` writes Markdown and HTML by their endings, and says in words what it does not."""
    (tmp_path / "a.yaml").write_text(SHOP.lstrip(), encoding="utf-8")
    for ending, begins in ((".md", "# 1 of 3"), (".html", "<!DOCTYPE html>")):
        done = run("render", "a.yaml", "--view", "table", "-o", f"a{ending}", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / f"a{ending}").read_text("utf-8").startswith(begins)
    refused = run("render", "a.yaml", "-o", "b.md", cwd=tmp_path)
    assert refused.returncode == 2 and b"md is for the view table" in refused.stderr


def test_a_legend_of_what_is_drawn() -> None:
    """The legend has the signs of the table and no others."""
    scene = lay_out(shop("title: A\nstages: [{name: B, success: negative}]\n"), "table")
    (legend,) = [one for one in flat(scene.children) if isinstance(one, Group) and one.id == "legend"]
    assert texts(legend) == ["Negative"]
    with use_language("en"):
        assert table_of(shop()).levels == (Success.POSITIVE, Success.NEGATIVE, Success.NOT_ASSESSED)


@pytest.mark.parametrize("name", SAMPLES)
def test_scene(name: str, golden: Golden) -> None:
    """The table of a sample, as its goldens say."""
    journey = cjmap.load(ROOT / "samples" / f"{name}.yaml")
    golden.check(FOLDER / f"{name}.txt", told(lay_out(journey, "table")))
    golden.check(FOLDER / f"{name}.md.txt", as_markdown(journey))


def test_every_golden_has_its_sample() -> None:
    """No golden is left behind."""
    assert sorted(file.name for file in FOLDER.iterdir()) == sorted(
        name for one in SAMPLES for name in (f"{one}.txt", f"{one}.md.txt")
    )
