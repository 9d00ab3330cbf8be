"""The door to HTML: what templates may do, and that no text of unknown origin is ever anything but text."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st
from jinja2 import TemplateRuntimeError, UndefinedError, nodes
from running import ROOT

import cjmap.html as door
from cjmap.diagnostics import JourneyError
from cjmap.gallery import MapCard, card, index_page
from cjmap.html import local, own_text, rendered
from cjmap.pipeline import load
from cjmap.preview.site import TEMPLATE as IN_PREVIEW
from cjmap.render.page import TEMPLATE as OF_A_TABLE
from tests.cards import CARDS, HOSTILE

TEMPLATES = sorted(path.relative_to(ROOT / "cjmap").as_posix() for path in (ROOT / "cjmap").rglob("*.j2"))
OURS = {"style", "script", "policy", "card.picture"}
"""What goes into a page as it is: our own files, and the picture, which a card checks."""

PAGES = [("gallery/index.html.j2", {}), (IN_PREVIEW, {"edition": 1})]

TEXTS = st.one_of(
    st.text(st.sampled_from("<>\"'&=/;: \t\n\r\x00\x0b\u2028\u202e\ud800{}%#-!aon"), max_size=30),
    st.sampled_from([
        HOSTILE, "{{ 7 * 7 }}", "{% raw %}", "{# x", "</title><script>", "]]>", "<!--", "-->", "' onload=x", '" onload="x',
        "`onload=x`", "&lt;script&gt;", "&#60;script&#62;", "javascript:x", "//x", "</bdi></h2>", "\ufeff<", "＜script＞",
    ]),
)  # fmt: skip


class Seen(HTMLParser):
    """The elements of a page with the names of their attributes, in order, and its texts."""

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

    def handle_comment(self, data: str) -> None:
        self.elements.append(("!", data))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def of_text(text: str) -> list[MapCard]:
    """A card whose every text is the same, and one beside it, so that there are filters."""
    every = MapCard(
        text, text, (text,), text, "as-is", "2026-02-01", "", (text,), 1, {"high": 1}, "", ((text, text),), text
    )
    return [every, CARDS[1]]


@pytest.mark.parametrize(("template", "more"), PAGES)
@given(text=TEXTS)
@example(text=HOSTILE)
def test_no_text_opens_anything(template: str, more: dict[str, object], text: str) -> None:
    """Whatever a title, name, owner, channel, language, file or link says: the page has the elements and attributes of the
    same page with a harmless word, and its title is the text.
    """
    plain = Seen(index_page(of_text("x"), "x", template, **more))
    seen = Seen(index_page(of_text(f"x{text}"), f"x{text}", template, **more))
    assert seen.elements == plain.elements
    assert door.UNPRINTABLE.sub("\ufffd", f"x{text}") in seen.texts


@given(text=TEXTS)
def test_no_journey_opens_anything(text: str) -> None:
    """So it is with the texts of a journey file, all the way from its text to the index."""
    journey = "title: {0}\nowner: {0}\npersonas: [{{name: {0}}}]\nstages: [{{name: {0}, channel: {0}}}]\n"
    quoted = "".join(one if one.isalnum() and one.isascii() else f"\\u{ord(one):04x}" for one in f"x{text}x")
    try:
        of_it = card(load(journey.format(f'"{quoted}"')), "a.yaml", [("SVG", "a.svg")])
    except JourneyError:
        reject()  # a text that no journey may have
    plain = card(load(journey.format('"xx"')), "a.yaml", [("SVG", "a.svg")])
    beside = list(CARDS[1:3])
    assert Seen(index_page([of_it, *beside], "x")).elements == Seen(index_page([plain, *beside], "x")).elements


@pytest.mark.parametrize("template", TEMPLATES)
def test_only_our_own_goes_in_as_it_is(template: str) -> None:
    """No template switches escaping off, and what each calls safe is made by us; none asks for a clock or for chance."""
    tree = door._environment().parse(own_text(template))
    safe = {_named(one.node) for one in tree.find_all(nodes.Filter) if one.name == "safe"}
    assert safe <= OURS
    assert not list(tree.find_all((nodes.ScopedEvalContextModifier, nodes.EvalContextModifier, nodes.MarkSafe)))
    assert not {one.name for one in tree.find_all(nodes.Filter)} & {"random", "xmlattr"}


def _named(node: nodes.Node | None) -> str:
    """What a template calls a value: `card.picture`."""
    if isinstance(node, nodes.Getattr):
        return f"{_named(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""


def test_every_page_is_made_of_a_template() -> None:
    """There is a template for the index, for the preview of it and for a table; no Python file writes elements of a page."""
    assert {*(name for name, _ in PAGES), OF_A_TABLE} == set(TEMPLATES)
    written = [
        path for path in _sources() if any(tag in path.read_text("utf-8") for tag in ("</li>", "</div>", "</head>"))
    ]
    assert written == []


def _sources() -> Iterator[Path]:
    return (ROOT / "cjmap").rglob("*.py")


def test_a_missing_value_is_an_error() -> None:
    """A template that asks for what it is not given ends, and shows no hole instead."""
    with pytest.raises((UndefinedError, TemplateRuntimeError)):
        rendered("preview/page/index.html.j2", title="x", cards=[], facets=[])


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("a/b.svg", "a/b.svg"),
        ("javascript:x", "./javascript:x"),
        (" \x01java\nscript:x", "./javascript:x"),
        ("//x/y", "./x/y"),
        ("\\\\x", "%5C%5Cx"),
        ("a?b=c:d", "a?b=c:d"),
    ],
)
def test_addresses_stay_beside_the_page(address: str, safe: str) -> None:
    """An address never has a scheme or a host."""
    assert local(address) == safe
