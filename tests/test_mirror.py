"""Languages written from right to left: the whole drawing is mirrored in every view and medium, and each text keeps its order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from drawing import draw
from generated import journey_of
from geometry import FACES, findings, flat, outside, texts
from graphs import graphs
from hypothesis import given
from hypothesis import strategies as st
from places import by_id, drawn, first_rect, groups
from strategies import journeys
from test_flow_view import SHOP
from yaml_text import dumped

import cjmap
from cjmap.language import use_language
from cjmap.language.isolation import isolated, written
from cjmap.layout import lay_out, lay_out_all
from cjmap.layout.finish import mirrored
from cjmap.layout.kit.block import direction, facts, joined, paragraph
from cjmap.layout.kit.names import initials
from cjmap.options.medium import Medium
from cjmap.read import read
from cjmap.scene import Circle, Font, Group, Image, Node, Path, Rect, Scene, Text
from cjmap.theme import BODY, CAPS, ITALIC

pytestmark = pytest.mark.usefixtures("english", "pictures")

MEDIA = {
    "slides": Medium(slide="16:9"),
    "stages": Medium(slide="4:3", per_stage=True),
    "sheets": Medium(page="a4"),
    "poster": Medium(page="a3", tile=True),
}
RIGHT_TO_LEFT = st.sampled_from(("ar", "he", "fa", "ur"))

ARABIC = """
title: رحلة العميل
language: ar
personas: [{name: سلمى الخطيب}]
stages:
  - name: البحث
    channel: Web
    goals: [قراءة 38% من الآراء, Find a price]
    touchpoints:
      - {name: يقارن الأسعار, channel: [التطبيق, Web], duration: 5 min, emotion: 1, feeling: متفائل, next: pay}
      - {name: Reads reviews (3 of 5), emotion: -1}
  - {name: الدفع, touchpoints: [{name: يدفع بالبطاقة, id: pay, emotion: 2}], metrics: {NPS: {value: +47, n: 12}}}
"""


def places(node: Node) -> Iterator[float]:
    """Every x of a primitive that is a place in the picture, from left to right."""
    match node:
        case Rect() | Image():
            yield from (node.x, node.x + node.width)
        case Circle() | Text():
            yield node.x
        case Path():
            yield from sorted(float(x) for segment in node.segments for x in segment[1::2])


def marks(scene: Scene) -> list[tuple[object, ...]]:
    """Every primitive but for its places."""
    return [(type(node), getattr(node, "text", ""), getattr(node, "anchor", "")) for node in flat(scene.children)]


def lengths(scene: Scene) -> list[float]:
    """Every place from left to right in a scene, in painting order."""
    return [x for node in flat(scene.children) for x in places(node)]


def reading(scene: Scene) -> list[tuple[object, ...]]:
    """What is told in which order, places apart."""
    return [
        (node.id, node.label, tuple(node.data.items()), node.role, node.link)
        if isinstance(node, Group)
        else (type(node),)
        for node in flat(scene.children)
    ]


@given(journeys(stages=5, touchpoints=12))
def test_twice_is_the_same(data: dict[str, Any]) -> None:
    """What is mirrored twice is the same picture; once, each thing lies as far from the right as it lay from the left."""
    scene = lay_out(journey_of(data))
    once = mirrored(scene)
    assert marks(mirrored(once)) == marks(scene)
    assert lengths(mirrored(once)) == pytest.approx(lengths(scene))
    for node, other in zip(flat(scene.children), flat(once.children), strict=True):
        assert sorted(scene.width - x for x in places(node)) == pytest.approx(list(places(other)))
        if isinstance(node, Text) and isinstance(other, Text):
            assert other.anchor == {"start": "end", "middle": "middle", "end": "start"}[node.anchor]
            assert (other.text, other.y, other.font, other.direction) == (node.text, node.y, node.font, node.direction)
    assert reading(once) == reading(scene)


@given(journeys(stages=6, touchpoints=20), RIGHT_TO_LEFT)
def test_every_map_is_free_of_faults(data: dict[str, Any], language: str) -> None:
    """The map of any journey in such a language is free of faults, and told in the order in which it would be in English."""
    journey = journey_of(data | {"language": language})
    scene = lay_out(journey)
    assert scene.direction == "rtl"
    assert [(face, finding) for face in FACES for finding in findings(scene, face)] == []
    assert outside(scene) == []
    stages = [group.data["stage"] for group in groups(scene) if group.role == "section" and "stage" in group.data]
    assert stages == [stage.id for stage in journey.stages]


@pytest.mark.parametrize("medium", [medium for medium in MEDIA if medium != "poster"])
@given(data=journeys(stages=6, touchpoints=16), language=RIGHT_TO_LEFT)
def test_sheets_and_slides_are_free_of_faults(medium: str, data: dict[str, Any], language: str) -> None:
    """All sheets and slides are mirrored, and free of faults."""
    for scene in lay_out_all(journey_of(data | {"language": language}), medium=MEDIA[medium]):
        assert scene.direction == "rtl"
        assert [(face, finding) for face in FACES for finding in findings(scene, face)] == []


@given(graphs(touchpoints=12, edges=24, stages=4), RIGHT_TO_LEFT)
def test_flows_are_free_of_faults(data: dict[str, Any], language: str) -> None:
    """The flow view of any graph is mirrored, and free of faults."""
    journey = read(dumped(data | {"language": language}), "journey.yaml").journey
    assert journey is not None
    scene = lay_out(journey, "flow")
    assert scene.direction == "rtl"
    assert [(face, finding) for face in FACES for finding in findings(scene, face)] == []


def test_lanes_are_named_on_the_right() -> None:
    """The titles of lanes stand right of all stages, and each stage left of the one before; so do touchpoints."""
    scene = drawn(ARABIC)
    titles = [text for text in texts(scene) if text in flat(by_id(scene, "lanes").children)]
    stages = [by_id(scene, f"stage-{stage.id}") for stage in cjmap.load(ARABIC).stages]
    spans = [[x for node in flat(stage.children) for x in places(node)] for stage in stages]
    assert titles
    assert all(text.x - text.width > max(map(max, spans)) for text in titles if text.anchor == "end")
    assert all(max(later) < max(earlier) and min(later) < min(earlier) for earlier, later in pairwise(spans))
    cards = [first_rect(group) for group in groups(scene) if group.role == "item" and "touchpoint" in group.data]
    assert [card.x for card in cards] == sorted((card.x for card in cards), reverse=True)


@pytest.mark.parametrize("medium", MEDIA)
def test_parts_are_read_from_right_to_left(medium: str) -> None:
    """Sheets and slides keep their order and numbers; what comes first stands on the right of them."""
    scenes = lay_out_all(cjmap.load(ARABIC), medium=MEDIA[medium])
    plain = lay_out_all(cjmap.load(ARABIC.replace("language: ar", "language: en")), medium=MEDIA[medium])
    assert [scene.direction for scene in scenes] == ["rtl"] * len(scenes)
    assert len(scenes) == len(plain)
    title = next(text for text in texts(scenes[0]) if "رحلة العميل" in text.text)
    left = title.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[title.anchor] * title.width
    assert left + title.width / 2 > scenes[0].width / 2


def test_the_arrows_of_a_flow_turn() -> None:
    """A way of a flow leaves its card on the left, and ends with the tip of its head on the right of a card further left."""
    scene = lay_out(cjmap.load(SHOP + "\nlanguage: fa\n"), "flow")
    cards = {group.data["touchpoint"]: first_rect(group) for group in groups(scene) if "touchpoint" in group.data}
    (way,) = groups(scene, **{"from": "touchpoint:ad", "to": "touchpoint:compare"})
    head = next(node for node in flat(way.children) if isinstance(node, Path) and node.fill)
    assert min(places(head)) >= cards["compare"].x + cards["compare"].width - 1
    assert max(places(head)) <= cards["ad"].x + 1


def test_a_text_is_written_in_its_own_direction() -> None:
    """A text says its direction where the map has another, and all its lines have the same."""
    scene = drawn(ARABIC)
    said = {text.text.strip("\u2066\u2067\u2068\u2069"): text.direction for text in texts(scene)}
    assert said["Find a price"] == "ltr"
    assert said["يقارن الأسعار"] == ""
    english = drawn(ARABIC.replace("language: ar", "language: en"))
    assert {text.text: text.direction for text in texts(english)}["يقارن الأسعار"] == "rtl"
    block = paragraph("Ships in رحلة العميل الجديد إلى المتجر", BODY, "#000000", 60)
    lines = [node for node in block.paint(0, 0) if isinstance(node, Text)]
    assert len(lines) > 2
    assert {line.direction for line in lines} == {""}
    with use_language("ar"):
        lines = [
            node
            for node in paragraph("It all ships in رحلة العميل", BODY, "#000000", 60).paint(0, 0)
            if isinstance(node, Text)
        ]
        assert {line.direction for line in lines} == {"ltr"}


def test_a_map_in_latin_letters_says_nothing_of_directions() -> None:
    """Where all is written from left to right, no text has a direction of its own and nothing is set apart."""
    for text in texts(lay_out(cjmap.load(SHOP))):
        assert text.direction == ""
        assert not set(text.text) & set("\u2066\u2067\u2068\u2069")


def test_the_direction_of_most_words() -> None:
    """A text is written as the map is if half of its words are, though a foreign name begins it; else as it begins."""
    assert direction("مریم reads the sign") == ""
    assert direction("העגלה נשארה (gate-checked)") == "rtl"
    assert direction("Signs, והקריאה ברמקול מהירה") == ""
    with use_language("ur"):
        assert direction("CNIC کی نقل") == ""
        assert direction("CNIC and a copy کی") == "ltr"


def test_numbers_and_what_is_set_apart_have_no_direction() -> None:
    """A text is written in the direction of its words: numbers have none, nor has what is set apart in it."""
    assert written("\u2068Web\u2069 · \u05d0", "ltr") == "rtl"
    assert [written(text, "ltr") for text in ("12 % a", "א 12", "12 %", "お客", "")] == ["ltr", "rtl", "", "ltr", ""]


def test_what_goes_on_in_the_next_line_keeps_its_direction() -> None:
    """The next line of what stands apart is in the direction of all of it, whatever it begins with."""
    text = f"Ann · {isolated('Web app for המסע', 'ltr')}"
    lines = [node.text for node in paragraph(text, BODY, "#000000", 70, 0).paint(0, 0) if isinstance(node, Text)]
    assert lines[-1] == "\u2066המסע\u2069"


def test_numbers_keep_their_signs() -> None:
    """A number with a sign is written from left to right in any map."""
    with use_language("ar"):
        assert [direction(text) for text in ("+47", "−5%", "≥ 85%", "47")] == ["ltr", "ltr", "ltr", ""]
        assert direction("الهدف +47") == ""
    assert direction("+47") == ""


def test_facts_stand_in_the_order_of_the_map() -> None:
    """What stands beside each other between dots is set apart where it would turn its neighbours, and never else."""
    assert joined(["Web", "5 min"]) == "Web · 5 min"
    assert joined(["Web", "", "التطبيق"]) == "Web · \u2067التطبيق\u2069"
    assert direction(joined(["التطبيق", "Web"])) == ""
    with use_language("ar"):
        assert joined(["Web", "التطبيق", "5"]) == "\u2066Web\u2069 · التطبيق · 5"
        assert direction(joined(["Web", "5 min"])) == ""


def test_what_stands_apart_does_so_on_every_line() -> None:
    """A fact that is broken into lines is set apart on each of them."""
    with use_language("ar"):
        block = facts(["a rather long fact in Latin letters", "خمس دقائق"], BODY, "#000000", 90)
        lines = [node.text for node in block.paint(0, 0) if isinstance(node, Text)]
    assert len(lines) > 2
    assert all(line.count("\u2066") == line.count("\u2069") for line in lines)
    assert all(isolated(line, "rtl") == line for line in lines)


def test_scripts_without_italics_stand_upright() -> None:
    """Italics and spaced letters are for scripts that know them."""
    for text, font, wanted in (
        ("الأهداف", CAPS, Font(CAPS.size, bold=True)),
        ("「また来たい」", ITALIC, Font(ITALIC.size)),
        ("Goals", CAPS, CAPS),
        ("“Again”", ITALIC, ITALIC),
    ):
        (line,) = paragraph(text, font, "#000000", 200).paint(0, 0)
        assert isinstance(line, Text)
        assert line.font == wanted


def test_initials() -> None:
    """Initials of Arabic names do not join, and a vowel that is written before its consonant is none."""
    assert initials("Maya Chen") == "MC"
    assert initials("سلمى الخطيب") == "س\u200cخ"
    assert initials("सुनीता पटेल") == "सुप"
    assert initials("เมย์ ใจดี") == "มจ"
    assert initials("דנה לוי") == "דל"


def test_dot_turns_a_journey_in_one_row() -> None:
    """Graphviz is told the direction of the stages, and lets titles begin where they are read from."""
    row = "title: رحلة\nstages: [البحث, الدفع, الاستلام]\nlanguage: {}\n"
    for language, ranks, just, end in (("ar", "RL", "r", "\\r"), ("en", "LR", "l", "\\l")):
        source = draw(cjmap.load(row.format(language)), "dot").decode()
        assert f"rankdir={ranks}" in source
        assert f"labeljust={just}" in source
        assert f'label="رحلة{end}"' in source
