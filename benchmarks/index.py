"""The index of 500 maps → how long it takes to write, to open in Chromium, and to filter.

    python benchmarks/index.py [NUMBER_OF_MAPS]

Every map is another one. A filter is measured from the key press to the new page: script, style, layout and paint.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from browser import visitors

from cjmap.gallery import MapCard, card, index_page, relative_link
from cjmap.pipeline import load

STAGES = ("Awareness", "Consideration", "Comparison", "Purchase", "Delivery", "Onboarding", "Service", "Loyalty")
CHANNELS = ("Web", "App", "Store", "Phone", "E-mail", "Chat", "Social", "Post", "Word of mouth", "Partner")
STEPS = ("Asks a friend", "Reads reviews", "Compares prices", "Fills in a form", "Waits for an answer", "Pays", "Calls")
PEOPLE = [
    f"{first} {last}" for first in ("Maya", "Tom", "Inés", "Noor", "Jun", "Ada") for last in ("Chen", "Okafor", "Weber")
]
OPENING_RUNS, FILTER_RUNS = 5, 7

PAINTED = """
async (change) => {
  const started = performance.now();
  new Function(change)();
  document.body.getBoundingClientRect();
  await new Promise((done) => requestAnimationFrame(() => { const port = new MessageChannel();
    port.port1.onmessage = done; port.port2.postMessage(null); }));
  return performance.now() - started;
}
"""
"""Runs a change and answers with the ms until its frame is painted: a message is delivered after the frame."""

FILTERS = {
    "a letter typed": "type('m')",
    "a second letter": "type('ma')",
    "a word": "type('maya web')",
    "nothing found": "type('qqqq')",
    "all again": "type('')",
    "a persona": "choose('persona', 1)",
    "and an owner": "choose('owner', 2)",
    "and a channel": "choose('channel', 3)",
    "overdue only": "form.elements.overdue.click()",
    "cleared": "document.getElementById('clear').click()",
}

DRIVER = """
const form = document.getElementById('filters');
const changed = (element) => element.dispatchEvent(new Event('input', {bubbles: true}));
const type = (text) => { form.elements.words.value = text; changed(form.elements.words); };
const choose = (name, at) => { form.elements[name].selectedIndex = at; changed(form.elements[name]); };
"""


def journey(number: int) -> str:
    """A journey file, another one for each number."""
    chance = random.Random(number)
    people = chance.sample(PEOPLE, chance.randint(1, 3))
    lines = [
        f"title: Journey {number} of {people[0]}",
        f"state: {chance.choice(('as-is', 'to-be'))}",
        f"owner: Team {chance.randint(1, 20)}",
        f"reviewed: {chance.randint(2015, 2026)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}",
        "review_every: 2 years",
        "personas:",
        *(f"  - name: {name}" for name in people),
        "stages:",
    ]
    for stage in STAGES[: chance.randint(4, 8)]:
        lines += [f"  - name: {stage}", "    touchpoints:"]
        for _ in range(chance.randint(1, 3)):
            lines += [
                f"      - name: {chance.choice(STEPS)}",
                f"        channel: {chance.choice(CHANNELS)}",
                f"        emotion: {chance.randint(-2, 2)}",
            ]
        lines += ["    pain_points:", f"      - {{text: Slow, severity: {chance.choice(('low', 'medium', 'high'))}}}"]
    return "\n".join(lines) + "\n"


def cards(number: int) -> Iterator[MapCard]:
    for place in range(number):
        file = f"team-{place % 20}/journey-{place}"
        drawings = [(ending.upper(), relative_link(f"{file}.{ending}")) for ending in ("svg", "pdf", "png", "dot")]
        yield card(load(journey(place)), f"{file}.yaml", drawings)


def opened(page: Page, address: str) -> float:
    """Ms from asking for the page until it is loaded, its script has run and it is painted."""
    page.goto("about:blank")
    started = time.perf_counter()
    page.goto(address, wait_until="load")
    page.evaluate(PAINTED, "")
    return (time.perf_counter() - started) * 1000


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    started = time.perf_counter()
    made = list(cards(number))
    print(f"{number} cards, read and drawn   {(time.perf_counter() - started) * 1000:8.0f} ms")
    started = time.perf_counter()
    text = index_page(made, "Journey maps")
    print(f"the page, {len(text.encode()) / 1e6:.1f} MB           {(time.perf_counter() - started) * 1000:8.0f} ms")
    with TemporaryDirectory() as folder, visitors() as browser:
        file = Path(folder, "index.html")
        file.write_text(text, encoding="utf-8")
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        times = [opened(page, file.as_uri()) for _ in range(OPENING_RUNS)]
        print(f"opened in Chromium          {median(times):8.0f} ms (the slowest of {OPENING_RUNS}: {max(times):.0f})")
        runs: dict[str, list[float]] = {words: [] for words in FILTERS}
        said = {}
        for _ in range(FILTER_RUNS):
            for words, change in FILTERS.items():
                runs[words].append(page.evaluate(PAINTED, DRIVER + change))
                said[words] = page.inner_text("#count")
    for words, found in runs.items():
        print(f"{words:27} {median(found):8.0f} ms (the slowest of {FILTER_RUNS}: {max(found):.0f})   {said[words]}")


if __name__ == "__main__":
    main()
