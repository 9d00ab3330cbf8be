"""The index of maps: what reaches its page, and what the page does in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import violations, visitors
from cards import CARDS
from playwright.sync_api import Browser, Page

from cjmap.gallery import index_page, relative_link

TODAY = "2026-03-01T12:00:00"
PAGE = index_page(CARDS, "Journey maps")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with visitors() as started:
        yield started


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("index") / "index.html"
    file.write_text(PAGE, encoding="utf-8", newline="\n")
    return file.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The index, opened from disk on a day in 2026 by a browser that must find nothing to complain about."""
    tab = browser.new_page(viewport={"width": 1280, "height": 2000})
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(error.message))
    tab.clock.set_fixed_time(TODAY)
    tab.goto(address)
    yield tab
    assert [url.split("#")[0] for url in asked if not url.startswith("data:")] in ([address], [address] * 2)
    assert not said
    tab.close()


def shown(page: Page) -> list[str]:
    """The first words of the titles of the cards that can be seen."""
    return [title.split()[0] for title in page.locator(".card:visible h2").all_text_contents()]


def said(page: Page) -> str:
    return page.inner_text("[role=status]")


# The page as text.


def test_the_same_cards_give_the_same_page() -> None:
    """A page depends on its cards alone, not on the day."""
    assert index_page(CARDS, "Journey maps") == PAGE


class Seen(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_text_stays_text() -> None:
    """Whatever a title, name, owner, channel or file says, no element and no address comes of it."""
    seen = Seen()
    seen.feed(PAGE)
    assert [tag for tag, _ in seen.found].count("script") == 1
    assert not any(tag in ("img", "iframe", "object") for tag, _ in seen.found)
    assert not any(name.startswith("on") for _, attributes in seen.found for name in attributes)
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff]", PAGE)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        " \x01java\nscript:alert(1)",
        "//evil.example/x",
        "\\\\evil.example/x",
        "https://evil.example",
    ],
)
def test_a_link_leads_nowhere_else(link: str, page: Page) -> None:
    """An address leads to a file beside the page, never to a script or another host."""
    text = index_page([replace(CARDS[1], links=(("SVG", link),))], "T")
    href = re.search(r'<h2 [^>]*><a href="([^"]*)"', text)
    assert href
    found = page.evaluate("(href) => new URL(href, 'https://here.example/').origin", href[1])
    assert found == "https://here.example"


@pytest.mark.parametrize("name", ["a b#c?d%.svg", "javascript:x.svg", "/etc/x", "ü/日本.svg", "\udcff.svg"])
def test_a_file_is_found_by_its_link(name: str, page: Page) -> None:
    """The link of a file is the way to that file, whatever its name is made of."""
    found = page.evaluate("(href) => new URL(href, 'https://here.example/').pathname", relative_link(name))
    assert found == "/" + relative_link(name)
    assert "#" not in relative_link(name) and ":" not in relative_link(name)


def test_ids_are_unique() -> None:
    """No two elements of the page share an id, however many maps there are."""
    ids = re.findall(r' id="([^"]*)"', index_page(CARDS * 3, "T"))
    assert ids and len(ids) == len(set(ids))


# The page in a browser.


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(page: Page, scheme: str, width: int) -> None:
    """axe-core finds no violation, in light and dark, on a phone and a desk, with filters set or not."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 5000})
    for words in ("", "laptop", "nothing like it"):
        page.fill("#words", words)
        assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_runs_over_the_side(page: Page, width: int) -> None:
    """The page is never wider than the window."""
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_overdue_reviews_are_marked_by_the_readers_day(page: Page) -> None:
    """A review is overdue from the day after it was due, in words, and counted in the result."""
    assert page.locator(".card:has(.overdue:visible) h2").all_text_contents() == ["Buying a laptop", "Returning shoes"]
    assert said(page) == "4 maps, 2 with an overdue review"
    assert "was due by 2024-02-29" in (page.locator(".card").nth(0).text_content() or "")
    assert "next by 2026-03-01" in (page.locator(".card", has_text="Café visit").text_content() or "")


def test_search_ignores_accents_and_capitals(page: Page) -> None:
    """Every word that is typed must be somewhere in the texts of a map."""
    page.fill("#words", "CAFE tom")
    assert shown(page) == ["Café"]
    assert said(page) == "1 of 4 maps"
    page.fill("#words", "owner")
    assert said(page) == "No map is like that"


def test_filters_add_up(page: Page) -> None:
    """A map is shown where it fits every filter; the same name in other capitals is the same persona."""
    page.get_by_label("Persona").select_option(label="MAYA CHEN")
    assert shown(page) == ["Buying", "Returning"]
    page.get_by_label("Owner").select_option(label="No owner")
    assert shown(page) == ["Returning"]
    page.get_by_label("Channel").select_option(label="Store")
    assert shown(page) == []
    page.get_by_role("button", name="Clear filters").click()
    assert len(shown(page)) == 4
    assert page.evaluate("document.activeElement.id") == "words"
    page.get_by_label("State").select_option(label="To-be")
    assert shown(page) == ["Café"]
    page.get_by_label("State").select_option(label="All")
    page.get_by_label("Review overdue only").check()
    assert shown(page) == ["Buying", "Returning"]


def test_maps_stand_in_the_order_of_a_portfolio(page: Page) -> None:
    """The worst map is first, those to be are below a line of their own, which is gone where no map below it is shown."""
    assert [one[:7] for one in shown(page)] == ["Buying", "</scrip", "Returni", "Café"]
    line = page.get_by_text("To-be maps: planned, not counted above")
    tops = [page.locator(".card").nth(at).bounding_box() for at in (2, 3)]
    below = line.bounding_box()
    assert tops[0] and tops[1] and below and tops[0]["y"] < below["y"] < tops[1]["y"]
    page.get_by_label("State").select_option(label="As-is")
    assert not line.is_visible()
    page.get_by_role("button", name="Clear filters").click()
    assert line.is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_strips_stay_in_their_cards(page: Page, width: int) -> None:
    """A strip is as high on every card, no wider than its card, and part of the title's link."""
    page.set_viewport_size({"width": width, "height": 900})
    strip = page.locator(".card .picture svg").first.bounding_box()
    inside = page.locator(".card").first.bounding_box()
    assert strip and inside and strip["height"] == pytest.approx(43, abs=0.5)
    assert inside["x"] <= strip["x"] and strip["x"] + strip["width"] <= inside["x"] + inside["width"]
    page.mouse.move(strip["x"] + 5, strip["y"] + 20)
    assert page.evaluate("document.querySelector('.card h2 a').matches(':hover')")


def test_the_address_keeps_the_filters(page: Page, browser: Browser) -> None:
    """Whoever opens the address that one reader has sees the same maps; a place in the page changes none of them."""
    page.fill("#words", "shoes")
    page.get_by_label("Owner").select_option(label="No owner")
    page.get_by_label("Review overdue only").check()
    page.wait_for_url(re.compile("overdue=yes"))
    copy = browser.new_page()
    copy.clock.set_fixed_time(TODAY)
    copy.goto(page.url)
    assert shown(copy) == ["Returning"]
    assert copy.get_by_label("Owner").input_value() == "none"
    copy.evaluate("location.hash = '#maps'")
    assert shown(copy) == ["Returning"]
    copy.evaluate("location.hash = '#owner=Retail'")
    copy.get_by_role("status").filter(has_text="1 of 4 maps").filter(has_not_text="overdue").wait_for()
    assert shown(copy) == ["Café"]
    copy.close()


def test_the_address_forgets_what_was_cleared(page: Page, address: str) -> None:
    """Without a filter the address is that of the file."""
    page.fill("#words", "x")
    page.wait_for_url(re.compile("#words=x$"))
    page.fill("#words", "")
    page.wait_for_url(address)
    assert page.url == address


def test_everything_is_reached_by_keys(page: Page) -> None:
    """Tab goes from the way to the maps through every filter to every link, and Enter there follows it."""
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("(document.activeElement.name || document.activeElement.getAttribute('href') || '')")
        )
    assert reached == [
        "#maps", "words", "persona", "owner", "channel", "state", "overdue",
        "shop/laptop.svg", "shop/laptop.svg", "shop/laptop.pdf", reached[10], reached[10],
    ]  # fmt: skip


def test_it_reads_as_a_list_of_maps(page: Page) -> None:
    """A screen reader finds a search, a status, and a list in which each map is a heading with its picture in words."""
    heard = page.locator("body").aria_snapshot()
    for line in (
        'search "Filter the maps"', "status: 4 maps", 'list "Maps"', 'heading "Buying a laptop" [level=2]',
        'img "2 stages: Choice, negative', 'link "SVG: Buying a laptop"', 'list "Drawings"', "strong: Review overdue",
    ):  # fmt: skip
        assert line in heard, heard


def test_without_scripts_it_is_a_plain_list(browser: Browser, address: str) -> None:
    """Where no script runs, every map is there and nothing that would do nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".card:visible").count() == 4
    assert not page.locator("form").is_visible()
    assert said(page) == "4 maps"
    assert "next by 2024-02-29" in (page.locator(".card").nth(0).text_content() or "")
    context.close()


def test_print_leaves_the_filters_out(page: Page) -> None:
    """Paper has the maps that were chosen, in light colours, and no controls."""
    page.emulate_media(color_scheme="dark")
    page.fill("#words", "laptop")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator("form").is_visible()
    assert page.locator(".card:visible").count() == 1
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 36, 48)"


def test_pictures_turn_dark_with_the_page(page: Page) -> None:
    """No colour of a light picture is left on the dark page."""
    page.emulate_media(color_scheme="dark")
    light = set(re.findall(r'(?:fill|stroke)="(#\w{6})"', CARDS[0].picture))
    seen = page.evaluate(
        "[...document.querySelectorAll('.picture svg *')].flatMap((e) =>"
        " [getComputedStyle(e).fill, getComputedStyle(e).stroke])"
    )
    as_rgb = {f"rgb({int(c[1:3], 16)}, {int(c[3:5], 16)}, {int(c[5:7], 16)})" for c in light}
    assert as_rgb and not as_rgb & set(seen)


def test_nothing_is_asked_of_anyone(browser: Browser, address: str) -> None:
    """The page loads nothing: one request, for itself; its policy refuses any other."""
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    refused = page.evaluate(
        "new Promise((done) => { addEventListener('securitypolicyviolation', (e) => done(e.effectiveDirective));"
        " const image = new Image(); image.src = 'https://elsewhere.example/x.png'; document.body.append(image); })"
    )
    assert refused == "img-src"
    assert [url for url in asked if url.startswith("http")] in (
        [],
        ["https://elsewhere.example/x.png"],
    )
    page.close()


def test_style_and_script_are_as_people_read_them() -> None:
    """The page holds the package's own style and script word for word."""
    folder = Path(__file__).parent.parent / "cjmap" / "gallery"
    for name in ("page.css", "page.js"):
        assert (folder / name).read_text(encoding="utf-8") in PAGE
