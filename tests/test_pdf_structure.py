"""The PDF to those who cannot see it: its elements follow the story, stage by stage, and hold all that is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path as File
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenes import BODY, everything, png_file, scene, text
from told import Element, told

from cjmap.layout import lay_out
from cjmap.pipeline import load
from cjmap.render.atlas import AtlasPage, atlas
from cjmap.render.pdf import pdf
from cjmap.scene import Font, Group, Image, Node, Paragraph, Path, Rect, Role, Text

SAMPLE = File(__file__).parent.parent / "samples" / "laptop.yaml"
RULE = Path((("M", 0, 0), ("L", 40, 0)), stroke="#000000")
URI = "https://example.org/"


def part(role: Role, *children: Node, link: str = "", **data: str) -> Group:
    return Group(children, role=role, link=link, data=data)


def stage(name: str, y: float, *items: str) -> Group:
    """A stage: its heading on a chevron, a fact, and an item of two texts for each word."""
    heading = part("heading", Rect(5, y, 90, 20, "#eeeeee"), text("1", y + 14), text(name, y + 14, Font(15, True), 30))
    entries = [
        part("item", Rect(5, y + 30, 20, 9, "#eeeeee"), text(item, y + 40), RULE, text(f"{item} feels", y + 60, x=90))
        for item in items
    ]
    return part("section", heading, part("", RULE, text(f"Goal of {name}", y + 25)), *entries, stage=name)


def outline(*nodes: Node) -> list[str]:
    """What is told of a scene, one element a line, without the document itself."""
    return [line[2:] for line in told(pdf(scene(*nodes))).outline().splitlines()[1:]]


def test_the_story_is_told_stage_by_stage() -> None:
    """Title, then each stage as a section with its heading and a list of its items, in the order of the scene."""
    given = (part("decoration", RULE), part("heading", text("The map", 20, Font(26, True))), stage("Buy", 40, "Pays"))
    assert outline(*given, stage("Use", 120, "Opens", "Reads")) == [
        "H1", "  Span The map",
        "Sect", "  H2", "    Span 1 Buy", "  P Goal of Buy",
        "  L", "    LI", "      LBody", "        P Pays", "        P Pays feels",
        "Sect", "  H2", "    Span 1 Use", "  P Goal of Use",
        "  L", "    LI", "      LBody", "        P Opens", "        P Opens feels",
        "    LI", "      LBody", "        P Reads", "        P Reads feels",
    ]  # fmt: skip


def test_pages_are_parts_of_one_document() -> None:
    """Several scenes are one document, a part for each."""
    top = told(pdf(scene(stage("Buy", 40)), scene(stage("Use", 40)), scene(text("End"))))
    assert top.name == "Document"
    assert [(child.name, child.lines) for child in top.children] == [
        ("Part", ["1 Buy", "Goal of Buy"]), ("Part", ["1 Use", "Goal of Use"]), ("Part", ["End"]),
    ]  # fmt: skip


def below(words: str, y: float, paragraph: Paragraph | None, x: float = 10) -> Text:
    """The second line of a paragraph of two."""
    return replace(text(words, y, x=x), paragraph=paragraph, index=1)


TWO = Paragraph("A line which goes on", 100, ("A line", "which goes on"))


@pytest.mark.parametrize(
    ("second", "one"),
    [
        (below("which goes on", 37, TWO), True),
        (below("which goes on", 44, TWO), True),
        (text("which goes on", 37), False),
        (below("which goes on", 37, TWO, x=40), False),
        (below("which goes on", 37, replace(TWO)), False),
        (part("", below("which goes on", 37, TWO)), False),
    ],
)
def test_lines_of_a_paragraph(second: Node, one: bool) -> None:
    """The lines of one paragraph are one, and a space parts their words; those of another are another."""
    assert outline(replace(text("A line", 20), paragraph=TWO), second) == (
        ["P A line which goes on"] if one else ["P A line", "P which goes on"]
    )


def test_a_blank_is_where_the_line_ends() -> None:
    """The space that parts two lines is no gap at the start of the second, wherever the lines are anchored."""
    whole = Paragraph("one two three", 50, ("one two", "three"))
    for anchor in ("start", "middle", "end"):
        first, last = (
            Text(200, 20 + 17 * index, words, BODY, "#000000", 0, anchor, paragraph=whole, index=index)
            for index, words in enumerate(whole.lines)
        )
        assert outline(first, last) == ["P one two three"]


def test_headings_are_as_deep_as_their_sections() -> None:
    """The heading of a section in a section is one level down, to the sixth at most."""
    node = part("heading", text("Deep"))
    for _ in range(8):
        node = part("section", part("heading", text("Title")), node)
    names = [element.name for element in told(pdf(scene(node))).all() if element.name.startswith("H")]
    assert names == ["H2", "H3", "H4", "H5", "H6", "H6", "H6", "H6", "H6"]


def test_what_is_not_read() -> None:
    """Lines, grounds, pictures and decorations are in no element, nor is a text of spaces."""
    picture = Image(0, 0, 20, 20, png_file(), "image/png")
    assert outline(RULE, picture, part("decoration", text("cut here"), part("item", text("x"))), text("  ")) == []


def test_items_are_one_list_while_they_follow_each_other() -> None:
    """Lines between items leave them one list; a text between them ends it."""
    items = [part("item", text(word, 20 * number)) for number, word in enumerate(("a", "b", "c"), 1)]
    found = outline(items[0], RULE, part("decoration", RULE), items[1], text("between", 90), items[2])
    assert [line.strip() for line in found if not line.startswith("    ")] == ["L", "LI", "LI", "P between", "L", "LI"]


def links(top: Element) -> list[tuple[str, str]]:
    return [(element.words, element.address) for element in top.all() if element.name == "Link"]


def test_links_are_elements_of_paragraphs() -> None:
    """A link is in the structure, with its words and the area that opens it, wherever in a map it stands."""
    nodes = [
        part("", text("plain", 20), text("link", 36), link=URI),
        part("section", part("heading", text("Title", 50), part("", text("more", 50, x=90), link=URI)), link=""),
        part("item", text("whole item", 70), RULE, text("its rest", 90), link=URI),
        part("decoration", part("", text("cut here", 110), link=URI)),
    ]
    top = told(pdf(scene(*nodes)))
    assert links(top) == [("plain link", URI), ("more", URI), ("whole item its rest", URI), ("cut here", URI)]
    assert top.outline().splitlines()[1:9] == [
        "  P", "    Link plain link", "  Sect", "    H2", "      Span Title", "      Link more", "  L", "    LI",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "cover",
    [
        Rect(0, 0, 400, 200, "#ffffff"),
        Rect(-9, -9, 500, 500, "#eeeeee"),
        Path((("M", 0, 0), ("L", 400, 0), ("L", 400, 200), ("L", 0, 200), ("Z",)), "#ffffff"),
    ],
)
def test_a_ground_among_the_parts(cover: Node) -> None:
    """Something that covers the whole page, drawn among the parts, leaves all elements and links as they are."""
    top = told(pdf(scene(text("before"), part("section", cover, part("", text("link", 40), link=URI)))))
    assert top.lines == ["before", "link"]
    assert links(top) == [("link", URI)]


ROLES: Sequence[Role] = ("", "", "section", "heading", "item", "decoration")
LEAVES = st.sampled_from(["text", "rule", "cover"])
TREES = st.recursive(
    LEAVES,
    lambda inner: st.tuples(st.sampled_from(ROLES), st.sampled_from(["", "", URI]), st.lists(inner, max_size=4)),
    max_leaves=14,
)


def grown(tree: Any, names: Iterator[int]) -> Node:
    """A node from what was drawn by lot; each text has a number of its own, in painting order."""
    if tree == "text":
        number = next(names)
        return text(f"w{number}", 10 + number * 13 % 180)
    if isinstance(tree, str):
        return RULE if tree == "rule" else Rect(0, 0, 400, 200, "#ffffff")
    role, link, inner = tree
    return Group(tuple(grown(child, names) for child in inner), role=role, link=link)


def texts(nodes: Sequence[Node], hidden: bool = False) -> Iterator[tuple[str, bool]]:
    """The texts of nodes, and whether they are hidden: in a decoration, but for links, which anybody can follow."""
    for node in nodes:
        if isinstance(node, Group):
            yield from texts(node.children, (hidden or node.role == "decoration") and not node.link)
        elif isinstance(node, Text):
            yield node.text, hidden


@given(st.lists(TREES, max_size=4), st.lists(TREES, max_size=3))
def test_any_parts_in_any_order(first: list[Any], second: list[Any]) -> None:
    """However roles and links lie in each other: all that is to be read is told once, in painting order."""
    names = iter(range(1000))
    scenes = [scene(*(grown(tree, names) for tree in trees)) for trees in (first, second)]
    said = [found for one in scenes for found in texts(one.children)]
    decoration = {word for word, hidden in said if hidden}  # cairo 1.18 counts its words to what is around it
    words = re.findall(r"w\d+", " ".join(told(pdf(*scenes)).lines))
    assert [word for word in words if word not in decoration] == [word for word, hidden in said if not hidden]


def test_a_map_is_told_whole() -> None:
    """Of a real map, every word is told in the order of its scene, and its stages are its sections in their order."""
    journey = load(SAMPLE)
    given = lay_out(journey)
    top = told(pdf(given))
    said = "".join(word for word, _ in texts(given.children))
    assert "".join(" ".join(top.lines).split()) == "".join(said.split())
    headed = [section.children[0].lines for section in top.children if section.name == "Sect" and section.children]
    stages = [f"{number} {stage.name}" for number, stage in enumerate(journey.stages, 1)]
    assert [lines[0] for lines in headed if lines[0] in stages] == stages


def test_an_atlas_is_one_document() -> None:
    """Its contents are a list of links, each with title, subtitle and number of a map, and each page is a part."""
    top = told(atlas([AtlasPage(everything(), f"Map {number}", f"Team {number}") for number in range(3)], "All"))
    assert [child.name for child in top.children] == ["Part"] * 4
    assert top.children[0].outline().splitlines()[:4] == ["Part", "  H1", "    Span All", "  P 3 maps"]
    assert [words for words, _ in links(top.children[0])] == [f"Map {n} Team {n} {n + 2}" for n in range(3)]
    assert [element.name for element in top.children[0].all()].count("L") == 1
