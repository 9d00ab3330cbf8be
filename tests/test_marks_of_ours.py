"""Nothing of ours is found by its words: a text of an author that looks like a mark, a template or a file's inside is a text."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from places import texts

import cjmap
from cjmap.language import languages, messages, use_language
from cjmap.layout import lay_out, lay_out_all
from cjmap.layout.kit.block import direction
from cjmap.options.medium import Medium
from cjmap.scene import Group, Scene

pytestmark = pytest.mark.usefixtures("english")

LOOKALIKES = (
    "# / #", "1 of 2", "2 of 3", "{name}", "{count} {0} {}", "%s %(name)s", "&amp; &#65; &lt;b&gt;", "…", "- 5 · 3",
    "\\N \\l \\n",
    "/Lang (xx) >> endobj xref", "<< /Type /Catalog", "</head><script>", "@media", "stage-1", "lanes", "<html>",
)  # fmt: skip
"""Page marks, places of templates, entities, signs of ours, escapes of DOT, insides of PDF and HTML, ids."""

TALL = """
title: {text}
scenario: {text}
personas:
  - name: {text}
    goals: [{goals}]
stages:
  - name: {text}
    touchpoints: [{text}]
"""


def drawn(text: str) -> tuple[Scene, ...]:
    """Sheets of a journey of whom a persona takes more than a sheet, with a text in all places of its head."""
    goals = ", ".join(f"Goal {number}" for number in range(400))
    return lay_out_all(
        cjmap.load(TALL.format(text=json.dumps(text), goals=goals)), medium=Medium("a4", persona_page=True)
    )


@pytest.mark.parametrize("text", LOOKALIKES)
def test_no_head_loses_a_text(text: str) -> None:
    """Title and scenario stand in the head of the first of many sheets, and the title in those of the others, whatever it is."""
    first, *others = drawn(text)
    assert len(others) > 1
    found = [" ".join(one.text for one in texts(Group(scene.children))) for scene in (first, *others)]
    assert found[0].count(text) >= 3
    assert all(text in one for one in found[1:])


def test_a_caption_keeps_its_room() -> None:
    """Each of several sheets has one caption, and no text of its head lies on it."""
    for scene in drawn("# / #"):
        (caption,) = [text for text in texts(Group(scene.children)) if text.text == scene.caption]
        beside = [text for text in texts(Group(scene.children)) if text.y < caption.y + 4 and text is not caption]
        assert all(text.x + text.width < caption.x - caption.width for text in beside if text.anchor == "start")


LANES = """
title: T
lanes:
  - {id: goals, line_above: Line of sight}
stages:
  - name: A
    touchpoints: [One]
    goals: [GOALS]
    actions: [ACTIONS]
"""


def test_a_cut_lane_keeps_its_own_title() -> None:
    """A lane that goes on on a further sheet does so below its own title, whatever lines are drawn above lanes."""
    many = ", ".join(["One more that takes some room on a sheet of paper"] * 600)
    scenes = lay_out_all(cjmap.load(LANES.replace("ACTIONS", many).replace("GOALS", "One")), medium=Medium("a4"))
    titles = [{text.text for text in texts(Group(scene.children))} & {"Goals", "Actions"} for scene in scenes]
    assert len(titles) > 2 and titles[0] == {"Goals", "Actions"}
    assert titles[1:-1] == [{"Actions"}] * len(titles[1:-1])


@pytest.mark.parametrize("tag", languages())
@pytest.mark.parametrize("text", ["{name} {count} {0}", "{", "}", "{text.__class__}", "%(x)s"])
def test_a_template_fills_no_text(tag: str, text: str) -> None:
    """What is put into a template of a language stays as it is, braces and all."""
    with use_language(tag):
        said = messages()
        assert text in said.signs.labelled(label=text, text="x")
        assert text in said.description.people(people=text)
        assert text in said.flow.names(3, names=text)


def test_an_authors_dot_joins_nothing() -> None:
    """A number with a sign is written from left to right in an Arabic map, also where a dot like ours stands in the text."""
    with use_language("ar"):
        assert direction("-5") == direction("-5 · 3") == "ltr"


@pytest.mark.parametrize("text", LOOKALIKES)
def test_a_pdf_keeps_its_catalog(text: str) -> None:
    """A PDF says its language and its title, and shows the title, whatever words of PDF stand in it."""
    journey = cjmap.load(TALL.format(text=json.dumps(text), goals=json.dumps(text)) + "language: de\n")
    file = pypdf.PdfReader(BytesIO(bytes(cjmap.render(journey, "pdf"))))
    assert file.root_object["/Lang"] == "de"
    assert file.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert file.metadata and file.metadata.title == text


@pytest.mark.parametrize("text", LOOKALIKES)
def test_all_texts_of_a_map_are_there(text: str) -> None:
    """A text that looks like one of ours is drawn wherever an author can put one."""
    quoted = json.dumps(text)
    places = ("goals", "actions", "thoughts", "highlights", "pain_points", "opportunities", "tracked_by", "owner")
    lines = "".join(f"\n        {place}: {quoted}" for place in (*places, "channel", "description", "note"))
    journey = cjmap.load(f"title: T\nstages:\n  - name: {quoted}\n    touchpoints:\n      - name: {quoted}{lines}\n")
    found = " ".join(one.text for one in texts(lay_out(journey)))
    assert found.count(text) >= 2 + len(places) + 3


def test_a_file_named_like_a_mark(tmp_path: Path) -> None:
    """A map names its file, also where that is called as a page is marked."""
    file = tmp_path / "# - #.yaml"
    file.write_text("title: T\nstages: One\n")
    assert "# - #.yaml" in str(cjmap.render(cjmap.load(file)))
