"""The preview as a person meets it: in headless Chromium, with mouse, fingers and keys, in light and dark."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from browser import chromium, violations
from playwright.sync_api import BrowserContext, Page, expect
from running import BAD, GOOD, ROOT, WARNED, cjmap

from cjmap.preview import Server, Site, bound

CLINIC = (ROOT / "samples" / "clinic-blueprint.yaml").read_text()
TITLE = "One clinic visit, three people"

Open = Callable[[Path], Page]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """One browser for all tests of this file."""
    window = {"width": 1200, "height": 800}
    with chromium(tmp_path_factory.mktemp("browser"), viewport=window, accept_downloads=True) as context:
        yield context


@pytest.fixture
def visit(browser: BrowserContext) -> Iterator[Open]:
    """Opens the preview of a path in a page of its own; no page may ask anyone else, or have anything to complain of."""
    running: list[tuple[Server, Site, Page]] = []
    wrong: list[str] = []

    def start(path: Path) -> Page:
        site = Site(path)
        server = bound(site, [0])
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        site.start()
        page = browser.new_page()
        running.append((server, site, page))
        here = (server.address, "data:", "blob:")
        page.on("request", lambda request: request.url.startswith(here) or wrong.append(f"asked {request.url}"))
        page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(server.address)
        return page

    yield start
    for server, site, page in running:
        page.close()
        server.shutdown()
        server.server_close()
        site.close()
    assert [line for line in wrong if "INTERNET_DISCONNECTED" not in line] == []


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A journey file of three personas."""
    path = tmp_path / "clinic.yaml"
    path.write_text(CLINIC)
    return path


@pytest.fixture
def page(visit: Open, file: Path) -> Page:
    """The page of that file, with its map."""
    opened = visit(file)
    expect(opened.locator("#sheet svg")).to_be_visible()
    return opened


def key(page: Page) -> str:
    """What names the drawing that is shown."""
    return str(page.locator("#sheet").get_attribute("data-key"))


def redrawn(page: Page, before: str) -> None:
    """Wait until another drawing is shown."""
    expect(page.locator("#sheet")).not_to_have_attribute("data-key", before)


def place(page: Page) -> dict[str, Any]:
    """Zoom and place: the width of the drawing, how far it is scrolled, and what the bar says."""
    found: dict[str, Any] = page.evaluate(
        """() => {
          const { scrollLeft, scrollTop } = document.getElementById("canvas");
          const { width, left, top } = document.querySelector("#sheet svg").getBoundingClientRect();
          const zoom = document.getElementById("zoom").textContent;
          return { scrollLeft, scrollTop, width, left, top, zoom };
        }"""
    )
    return found


def test_the_map_is_shown(page: Page) -> None:
    """The page shows the map in its own font, names it, fits its width, and says that it is up to date."""
    expect(page).to_have_title(f"{TITLE} – cjmap preview")
    expect(page.locator("#title")).to_have_text(TITLE)
    expect(page.get_by_role("status")).to_have_text("Up to date")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('12px Inter'))")
    sheet, canvas = page.locator("#sheet svg").bounding_box(), page.locator("#canvas").bounding_box()
    assert sheet
    assert canvas
    assert canvas["width"] - 60 < sheet["width"] <= canvas["width"]


def test_the_flow_view(page: Page) -> None:
    """The graph of the journey is one choice away: the ways between its touchpoints, and how it ends."""
    page.get_by_label("View").select_option("flow")
    expect(page.locator("#sheet svg")).to_contain_text("How it ends")
    expect(page.get_by_role("status")).to_have_text("Up to date")
    page.get_by_label("View").select_option("map")
    expect(page.locator("#sheet svg")).not_to_contain_text("How it ends")


def test_a_save_keeps_zoom_and_place(page: Page, file: Path) -> None:
    """A save draws the map anew; zoom, place and focus stay what they were."""
    page.locator("#canvas").focus()
    for _ in range(4):
        page.keyboard.press("+")
    page.evaluate("document.getElementById('canvas').scrollTo(321, 234)")
    before, drawn = place(page), key(page)
    assert (before["scrollLeft"], before["scrollTop"]) == (321, 234)
    file.write_text(CLINIC.replace(TITLE, "Renamed"))
    redrawn(page, drawn)
    expect(page.locator("#title")).to_have_text("Renamed")
    assert place(page) == before
    assert page.evaluate("document.activeElement.id") == "canvas"


def test_a_reload_keeps_zoom_place_and_wishes(page: Page) -> None:
    """Loading the page again shows the same part of the same map in the same theme."""
    drawn = key(page)
    page.get_by_label("Theme").select_option("dark")
    redrawn(page, drawn)
    page.keyboard.press("1")
    page.evaluate("document.getElementById('canvas').scrollTo(111, 222)")
    before, drawn = place(page), key(page)
    page.reload()
    expect(page.locator("#sheet")).to_have_attribute("data-key", drawn)
    assert place(page) == before


def test_errors_appear_and_vanish(page: Page, file: Path) -> None:
    """Errors stand over the last good map with place, carets and help, and go with the save that mends them."""
    drawn = key(page)
    file.write_text(CLINIC.replace("touchpoints:", "touchpoint:", 1).replace("title:", "titel:", 1))
    problems = page.get_by_role("region", name="2 errors")
    expect(problems).to_be_visible()
    expect(problems).to_contain_text('"titel" is not a key of a journey')
    expect(problems.locator("pre").first).to_contain_text('^^^^^ did you mean "title"?')
    expect(problems.locator("pre").first).to_contain_text("= help: a journey has")
    expect(problems).to_contain_text("The map behind is the last good one.")
    expect(page.get_by_role("status")).to_have_text("2 errors")
    expect(page).to_have_title(f"(2 errors) {TITLE} – cjmap preview")
    assert key(page) == drawn
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(problems).to_be_hidden()
    page.keyboard.press("e")
    expect(problems).to_be_visible()
    file.write_text(CLINIC)
    expect(problems).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("Up to date")


@pytest.mark.parametrize("width", [1000, 420])
def test_long_lines_of_help(page: Page, file: Path, width: int) -> None:
    """The panel of errors is never wider than the window, however long a line of it is: that line is scrolled."""
    page.set_viewport_size({"width": width, "height": 700})
    file.write_text(CLINIC.replace("title:", f"{'x' * 300}:", 1))
    problems = page.get_by_role("region", name=re.compile("errors?$"))
    expect(problems.locator("pre").first).to_contain_text("= help: ")
    box = problems.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.querySelectorAll('pre')].some(one => one.scrollWidth > one.clientWidth)")


def test_deletion_and_return(page: Page, file: Path) -> None:
    """While the file is gone, the page says so over the last map; when it is back, it shows it."""
    file.unlink()
    expect(page.get_by_role("region", name="Not there")).to_be_visible()
    expect(page.locator("#sheet svg")).to_be_visible()
    file.write_text(CLINIC.replace(TITLE, "Back"))
    expect(page.locator("#title")).to_have_text("Back")
    expect(page.get_by_role("region", name="Not there")).to_be_hidden()


def test_warnings_wait_until_they_are_asked_for(visit: Open, tmp_path: Path) -> None:
    """A warning is counted in the bar; its words come when they are asked for."""
    (tmp_path / "map.yaml").write_text(WARNED)
    page = visit(tmp_path / "map.yaml")
    expect(page.get_by_role("status")).to_have_text("1 warning")
    expect(page.locator("#problems")).to_be_hidden()
    page.get_by_role("button", name="Problems").click()
    expect(page.get_by_role("region", name="1 warning")).to_contain_text("review")


def test_persona_and_theme(page: Page) -> None:
    """A persona and a theme can be chosen, and stand in the address."""
    everyone = key(page)
    page.locator("#persona").select_option(label="Rosa Iglesias")
    redrawn(page, everyone)
    one = key(page)
    expect(page.locator("#sheet svg")).not_to_contain_text("Tariq Aziz")
    page.get_by_label("Theme").select_option("high-contrast")
    redrawn(page, one)
    assert page.url.endswith("?persona=rosa&theme=high-contrast") or page.url.endswith("theme=high-contrast")
    page.get_by_label("Theme").select_option("")
    page.locator("#persona").select_option("")
    expect(page.locator("#sheet")).to_have_attribute("data-key", everyone)


def test_a_persona_that_is_removed(page: Page, file: Path) -> None:
    """When the chosen persona is no longer in the file, all are shown, and the choice says so."""
    file.write_text(GOOD)
    expect(page.locator("#title")).to_have_text("Buying a laptop")
    page.locator("#persona").select_option("tom")
    file.write_text(GOOD.replace("tom", "tim").replace("Tom", "Tim"))
    expect(page.locator("#persona").locator("option")).to_have_text(["All", "Maya", "Tim"])
    expect(page.locator("#persona")).to_have_value("")


@pytest.mark.parametrize("format_", ["svg", "pdf", "png", "dot"])
def test_downloads(page: Page, file: Path, tmp_path: Path, format_: str) -> None:
    """Every format can be downloaded, as it is shown, under the name of its file."""
    page.get_by_label("Theme").select_option("print")
    page.locator("summary", has_text="Download").click()
    with page.expect_download() as found:
        page.get_by_role("link", name=format_.upper(), exact=True).click()
    assert found.value.suggested_filename == f"clinic-print.{format_}"
    done = cjmap("render", file, "-f", format_, "--theme", "print", "-o", "-", cwd=tmp_path)
    assert Path(found.value.path()).read_bytes() == done.stdout


def test_zoom_and_pan_with_keys(page: Page) -> None:
    """Plus, minus, 1, 0 and W zoom and fit, arrows move about, and all of it can be turned off."""
    fitting = place(page)["width"]
    page.keyboard.press("1")
    assert place(page)["zoom"] == "100 %"
    page.keyboard.press("+")
    assert place(page)["zoom"] == "125 %"
    page.keyboard.press("-")
    assert place(page)["zoom"] == "100 %"
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.getElementById('canvas').scrollLeft > 0")
    page.keyboard.press("0")
    whole = page.locator("#sheet svg").bounding_box()
    assert whole
    assert whole["y"] >= 40
    assert whole["y"] + whole["height"] <= 800
    page.keyboard.press("w")
    assert place(page)["width"] == fitting
    page.keyboard.press("?")
    page.get_by_label("Keys without Ctrl work").uncheck()
    assert violations(page) == []
    page.get_by_role("button", name="Close", exact=True).click()
    page.keyboard.press("1")
    assert place(page)["width"] == fitting
    page.evaluate("localStorage.clear()")


@pytest.mark.parametrize(("language", "edge"), [("en", "left"), ("he", "right")])
def test_the_start_of_reading(visit: Open, file: Path, language: str, edge: str) -> None:
    """At its own size a map shows from the side at which its language is read; a save that adds a stage moves nothing there."""
    file.write_text(f"language: {language}\n{CLINIC.replace('language: en', '')}")
    page = visit(file)
    expect(page.locator("#sheet svg")).to_be_visible()
    page.keyboard.press("1")
    seen = "edge => document.querySelector('#sheet svg').getBoundingClientRect()[edge]"
    before, drawn = page.evaluate(seen, edge), key(page)
    canvas = page.locator("#canvas").bounding_box()
    assert canvas
    side = canvas["x"] + (canvas["width"] if edge == "right" else 0)
    assert abs(before - side) <= 40
    wide = place(page)["width"]
    file.write_text(
        file.read_text().replace("stages:", "stages:\n  - {name: Before, touchpoints: [One, Two, Three]}", 1)
    )
    redrawn(page, drawn)
    assert place(page)["width"] == wide  # a map is composed for its window
    assert page.evaluate(seen, edge) == before


def test_zoom_and_pan_with_the_mouse(page: Page) -> None:
    """The wheel with Ctrl zooms about the pointer; dragging moves the map along with it."""
    page.mouse.move(700, 500)
    before = place(page)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    page.keyboard.up("Control")
    page.wait_for_function("width => document.querySelector('#sheet svg').clientWidth > width", arg=before["width"])
    after = place(page)
    for edge, at in (("left", 700), ("top", 500)):
        share_before = (at - before[edge]) / before["width"]
        assert abs((at - after[edge]) / after["width"] - share_before) < 0.005
    page.mouse.down()
    page.mouse.move(600, 450, steps=5)
    page.mouse.up()
    dragged = place(page)
    assert (after["left"] - dragged["left"], after["top"] - dragged["top"]) == (100, 50)


def test_zoom_with_two_fingers(page: Page) -> None:
    """Two fingers that move apart zoom the map by as much."""
    before = place(page)["width"]
    touch = page.context.new_cdp_session(page)
    touch.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 2})

    def fingers(kind: str, *across: int) -> None:
        points = [{"x": x, "y": 400, "id": number} for number, x in enumerate(across)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", 500, 700)
    for apart in range(10, 101, 10):
        fingers("touchMove", 500 - apart, 700 + apart)
    fingers("touchEnd")
    page.wait_for_function("width => document.querySelector('#sheet svg').clientWidth > width * 1.9", arg=before)
    assert abs(place(page)["width"] / before - 2) < 0.1
    touch.send("Emulation.setTouchEmulationEnabled", {"enabled": False})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders_anyone(visit: Open, file: Path, scheme: Any) -> None:
    """axe-core finds nothing on the map's page, its open menu, and the index with a broken map, in light and dark."""
    (file.parent / "bad.yaml").write_text(BAD)
    page = visit(file.parent)
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("#preview")).to_contain_text("One map cannot be drawn")
    expect(page.get_by_role("link", name=TITLE, exact=True)).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name=TITLE, exact=True).click()
    expect(page.locator("#sheet svg")).to_be_visible()
    page.keyboard.press("d")
    expect(page.get_by_role("link", name="SVG", exact=True)).to_be_focused()
    assert violations(page) == []
    page.emulate_media(color_scheme=None)


def test_the_index_leads_to_its_maps_and_follows_them(visit: Open, file: Path) -> None:
    """A card opens its map, the way back leads to the index, and a save changes the card while the search stays."""
    (file.parent / "bad.yaml").write_text(BAD)
    page = visit(file.parent)
    page.get_by_role("link", name=TITLE, exact=True).click()
    expect(page.locator("#sheet svg")).to_be_visible()
    page.get_by_role("link", name="Index").click()
    page.get_by_label("Search").fill("visit")
    file.write_text(CLINIC.replace(TITLE, "Another visit"))
    expect(page.get_by_role("link", name="Another visit", exact=True)).to_be_visible()
    expect(page.get_by_label("Search")).to_have_value("visit")
    page.get_by_role("link", name="bad.yaml").click()
    expect(page.get_by_role("region", name="1 error")).to_contain_text("sucess")
    expect(page.get_by_text("There is no map to show yet.")).to_be_visible()


def test_a_lost_connection(page: Page) -> None:
    """A lost connection is said, and the map looked at anew once it is back."""
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('pagehide')); dispatchEvent(new Event('pageshow'))")
    expect(page.get_by_role("status")).to_contain_text("Connection lost")
    page.context.set_offline(False)
    expect(page.get_by_role("status")).to_have_text("Up to date")


def test_texts_run_nothing(visit: Open, tmp_path: Path) -> None:
    """What looks like a script in a map, a message or a file's name is text."""
    evil = "<img src=x onerror=document.title='owned'><script>document.title='owned'</script>"
    (tmp_path / "<b>a.yaml").write_text(GOOD.replace("Buying a laptop", f'"{evil}"'))
    page = visit(tmp_path / "<b>a.yaml")
    expect(page.locator("h1")).to_have_text(evil)
    (tmp_path / "<b>a.yaml").write_text(f'"{evil}": 1\n' + GOOD)
    expect(page.locator("#problems h3").first).to_contain_text("<img src=x")
    expect(page.locator("#problems img")).to_have_count(0)
    assert "owned" not in page.title().replace(evil, "")


def test_a_foreign_page_sees_nothing(visit: Open, browser: BrowserContext, file: Path) -> None:
    """A page of another address can neither fetch, show, run, frame nor listen to anything of the preview."""
    ours = visit(file).url

    class Foreign(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!DOCTYPE html><title>foreign</title>")

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Foreign) as foreign:
        threading.Thread(target=foreign.serve_forever, args=(0.05,), daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{foreign.server_address[1]}/")
        outcome = page.evaluate(
            """async (ours) => {
              const base = new URL(ours).origin;
              const loads = (name, address) => new Promise((done) => {
                const made = document.createElement(name);
                made.onload = () => done("loaded");
                made.onerror = () => done("refused");
                made.src = made.data = address;
                document.body.append(made);
              });
              const hears = new Promise((done) => {
                const source = new EventSource(base + "/events");
                source.onopen = () => done("loaded");
                source.onerror = () => done("refused");
              });
              return {
                fetch: await fetch(base + "/state/clinic.yaml").then(() => "loaded", () => "refused"),
                image: await loads("img", base + "/download/clinic.yaml?format=svg"),
                script: await loads("script", base + "/static/page.js"),
                events: await hears,
              };
            }""",
            ours,
        )
        assert set(outcome.values()) == {"refused"}
        page.set_content(f'<iframe src="{ours}"></iframe>')
        page.wait_for_timeout(300)
        assert "clinic" not in "".join(frame.content() for frame in page.frames[1:] if not frame.is_detached())
        page.close()
        foreign.shutdown()
