"""A Scene as SVG: only what every program reads, every text only a text, the same bytes always."""

from __future__ import annotations

import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import environment
from scenes import HOSTILE, everything, scene, text

from cjmap.render.numbers import number
from cjmap.render.svg import family_list, svg
from cjmap.scene import Group, Rect, Scene
from cjmap.text.shaping import printable

NAMESPACE = "{http://www.w3.org/2000/svg}"
ONE_OF_EACH = everything()


def parsed(given: Scene) -> ElementTree.Element:
    return ElementTree.fromstring(svg(given))


def texts(root: ElementTree.Element) -> list[str]:
    return ["".join(element.itertext()) for element in root.iter(NAMESPACE + "text")]


def test_only_the_four_entities() -> None:
    """The only entities are those for & < > and the double quote."""
    found = set(re.findall(rb"&[^;]*;", svg(scene(text(HOSTILE), title=HOSTILE))))
    assert found <= {b"&amp;", b"&lt;", b"&gt;", b"&quot;"}


def test_says_its_size_name_and_language() -> None:
    """A file has a view box with width and height, a title and a description that it is labelled by, and a language."""
    root = parsed(scene(width=1992, height=1055.5, language="de"))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("1992", "1055.5", "0 0 1992 1055.5")
    assert root.get("role") == "graphics-document"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    by_id = {element.get("id"): element.text for element in root.iter()}
    assert by_id[root.get("aria-labelledby")] == "A map"
    assert by_id[root.get("aria-describedby")] == "What it tells."


def test_hostile_text_stays_text() -> None:
    """Whatever stands in a text, a title, a label, a data value or a font name changes nothing but that."""
    group = Group((text(HOSTILE),), id="g", label=HOSTILE, data={"stage": HOSTILE})
    hostile = scene(group, title=HOSTILE, description=HOSTILE, language='x"y', families=("Inter", HOSTILE))
    root = parsed(hostile)
    said = printable(HOSTILE)
    assert "\x00" not in said and "\ud800" not in said and "\u202e" in said
    assert [element.tag.removeprefix(NAMESPACE) for element in root.iter()] == [
        "svg",
        "title",
        "desc",
        "rect",
        "g",
        "text",
    ]
    assert texts(root) == [said]
    assert root[0].text == root[1].text == said
    assert root[3].get("aria-label") == root[3].get("data-stage") == said


@given(st.text())
def test_any_text_comes_back(words: str) -> None:
    """Any text is read from the file as it was, but for characters that XML cannot hold; blank ones draw nothing."""
    assert texts(parsed(scene(text(words)))) == (
        [printable(words)] if words.strip() and printable(words).strip() else []
    )


def test_ids_are_unique_and_prefixed() -> None:
    """Every id begins with that of the scene, and none is there twice, whatever a group is called."""
    groups = (Group((text("a"),), id=name) for name in ("title", "desc", "x"))
    ids = [element.get("id") for element in parsed(scene(*groups, id="shop")).iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 5
    assert all(found and found.startswith(("shop--", "shop__")) for found in ids)


def test_any_id_is_a_name() -> None:
    """An id with a sign that XML has not in names, as ½ may be in a journey's, is one, and no other id's."""
    names = ("½", "½3", "bd", "お試し", "a_b")
    ids = [group.get("id") for group in parsed(scene(*(Group((), id=name) for name in names))).iter(NAMESPACE + "g")]
    assert ids == ["map--.bd.", "map--.bd.3", "map--bd", "map--お試し", "map--a_b"]


def test_a_link_opens_apart() -> None:
    """A link is an `a` that opens apart and hands nothing over; a link inside a link is none."""
    inner = Group((text("inner"),), link="https://b.example")
    (link,) = parsed(scene(Group((text("outer"), inner), link="https://a.example/?x=1&y=2"))).iter(NAMESPACE + "a")
    assert link.attrib == {"href": "https://a.example/?x=1&y=2", "target": "_blank", "rel": "noopener"}


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", " JAVASCRIPT:x", "//evil", "file:///etc"])
def test_only_safe_links(link: str) -> None:
    """An address that is not http, https or mailto is no link."""
    assert not list(parsed(scene(Group((text("x"),), link=link))).iter(NAMESPACE + "a"))


def test_blanks_are_kept() -> None:
    """A text with two spaces in a row keeps them; others say nothing about it."""
    data = svg(scene(text("a  b"), text("a b"))).decode()
    assert data.count('xml:space="preserve"') == 1
    assert ">a  b</text>" in data


def test_a_group_that_says_nothing_is_only_its_children() -> None:
    """No element is written for a group without id, label, data and link."""
    assert b"<g" not in svg(scene(Group((Rect(0, 0, 1, 1, "#000000"),))))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (-0.001, "0"),
        (1, "1"),
        (1.5, "1.5"),
        (100, "100"),
        (-2.349, "-2.35"),
        (1e6, "1000000"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_numbers_are_short(value: float, words: str) -> None:
    """A number has at most two decimals, no zero too many, and zero no sign."""
    assert number(value) == words


def test_family_names_are_quoted() -> None:
    """A family name is quoted unless it is a plain word; a quote in it ends nothing."""
    assert family_list(("Inter", "Segoe UI", "sans-serif")) == "Inter, 'Segoe UI', sans-serif"
    assert family_list(("a'b\\c",)) == "'a\\'b\\\\c'"


def test_round_pictures_need_no_clip() -> None:
    """A picture cut round is itself a round file, with transparent corners; nothing in the SVG clips it."""
    data = svg(ONE_OF_EACH)
    assert b"clip" not in data
    assert data.count(b"data:image/png;base64,") == 1
    assert data.count(b"data:image/svg+xml;base64,") == 2


def test_one_element_a_line() -> None:
    """Every line is one element, so that two versions can be compared."""
    for line in svg(ONE_OF_EACH).decode().splitlines():
        assert re.fullmatch(r"<[^<>]*>|<(\w+)[^<>]*>[^<>]*</\1>", line)


def test_same_bytes_everywhere() -> None:
    """The bytes do not depend on the hash seed, the time zone or the locale."""
    code = "import sys; sys.path.insert(0, 'tests'); from scenes import everything; from cjmap.render.svg import svg; "
    code += "sys.stdout.buffer.write(svg(everything()))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env=environment(**env), cwd=environment()["PYTHONPATH"],
            capture_output=True, check=True,
        ).stdout
        for env in ({"PYTHONHASHSEED": "0", "TZ": "UTC"}, {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"})
    }  # fmt: skip
    assert seen == {svg(ONE_OF_EACH)}
