"""The preview under load → how long a save takes until the new map is on the screen; nothing may break on the way.

    python benchmarks/preview.py [SAVES_IN_A_MINUTE] [NUMBER_OF_MAPS]

The real command, real saves (in place, by a new name, with errors, deleted and back), two browsers; then a folder.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from corpus import write
from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from browser import CHROMIUM, QUIET, visitors
from running import ROOT

TITLE = "Buying a first laptop"
GOOD = (ROOT / "samples" / "laptop.yaml").read_text(encoding="utf-8")
WATCH = """() => {
  window.seen = [];
  const title = document.getElementById("title");
  const note = () => requestAnimationFrame(() => window.seen.push([title.textContent, Date.now()]));
  new MutationObserver(note).observe(document.getElementById("sheet"), { attributes: true });
}"""


@contextmanager
def preview(path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command at work, and its address; it must end with exit code 0 and without another word."""
    process = subprocess.Popen(
        [sys.executable, "-m", "cjmap", "preview", "--no-open", "--port", "0", str(path)],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr
    address = process.stderr.readline().split(" (")[0].rpartition(" ")[2]
    try:
        yield process, address
    finally:
        process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=30)
    assert process.returncode == 0, process.returncode
    assert not rest.strip(), rest


def save(path: Path, number: int, text: str) -> None:
    """Save in turn in place, by a new name, and by a delete and a new file."""
    if number % 3 == 0:
        path.write_text(text, encoding="utf-8")
        return
    beside = path.with_suffix(".tmp")
    beside.write_text(text, encoding="utf-8")
    if number % 30 == 1:
        path.unlink()
    beside.replace(path)


def saves(pages: list[Page], path: Path, number: int, apart: float) -> None:
    """Save so many times and say how long each took to be seen; the last one must be seen by everyone."""
    for page in pages:
        page.evaluate(WATCH)
    when = {}
    begun = time.monotonic()
    for one in range(number):
        title = f"Save {one} of {number}"
        text = GOOD.replace(TITLE, title)
        if number > 100 and one % 50 == 25:
            text = text.replace("stages:", "stagse:")
        save(path, one, text)
        when[title] = time.time() * 1000
        time.sleep(max(0.0, begun + (one + 1) * apart - time.monotonic()))
    took = time.monotonic() - begun
    for page in pages:
        page.wait_for_function("title => document.getElementById('title').textContent === title", arg=title)
    print(f"{number} saves in {took:.1f} s, one every {apart * 1000:.0f} ms:")
    for place, page in enumerate(pages, 1):
        first = dict(reversed(page.evaluate("window.seen")))  # when each title was seen first
        seen = [first[title] - when[title] for title in when if title in first]
        print(
            f"  browser {place}: {len(seen)} of them seen, after {median(seen):.0f} ms in the median, "
            f"{quantiles(seen, n=20)[-1]:.0f} ms for 95 %, {max(seen):.0f} ms at most"
        )


def memory(pid: int) -> float:
    """MiB of memory of a process and its children."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    children = [one for task in tasks for one in task.read_text().split()]
    pages = sum(int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in (str(pid), *children))
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def seconds(pid: int) -> float:
    """CPU seconds of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def one_file(folder: Path, number: int) -> None:
    """A file in two browsers: saves as a person makes them, then as many as were asked for in a minute."""
    path = folder / "map.yaml"
    path.write_text(GOOD, encoding="utf-8")
    with preview(path) as (process, address), visitors() as first:
        second = first.browser_type.launch(executable_path=CHROMIUM, args=list(QUIET))
        pages = [first.new_page(), second.new_page()]
        for page in pages:
            page.goto(address)
            page.wait_for_selector("#sheet svg")
        saves(pages[:1], path, 30, 0.5)
        before = memory(process.pid)
        saves(pages, path, number, 60 / number)
        print(f"  memory of server and drawing: {before:.0f} MiB before, {memory(process.pid):.0f} MiB after")
        idle = seconds(process.pid)
        time.sleep(5)
        print(f"  idle, it takes {(seconds(process.pid) - idle) / 5:.1%} of a core")
        second.close()


def many_files(folder: Path, number: int) -> None:
    """A folder: until its index is whole, until a save is on it, and what it costs to watch."""
    paths = write(folder, number)
    begun = time.monotonic()
    with preview(folder) as (process, address), visitors() as browser:
        print(f"{number} maps: the address is there after {time.monotonic() - begun:.2f} s,")
        page = browser.new_page()
        page.goto(address)
        while json.load(urllib.request.urlopen(address + "state"))["left"]:
            time.sleep(0.1)
        print(f"  the index is whole after {time.monotonic() - begun:.1f} s")
        page.wait_for_function("number => document.querySelectorAll('.card').length === number", arg=number)
        text = paths[7].read_text(encoding="utf-8").splitlines()
        place = next(place for place, line in enumerate(text) if line.startswith("title:"))
        text[place] = "title: Now here"
        begun = time.monotonic()
        paths[7].write_text("\n".join(text) + "\n", encoding="utf-8")
        page.wait_for_function(
            "() => [...document.querySelectorAll('h2')].some(({textContent}) => textContent === 'Now here')"
        )
        print(f"  a saved map is on it after {time.monotonic() - begun:.2f} s")
        page.locator("h2 a", has_text="Now here").click()
        page.wait_for_selector("#sheet svg")
        page.evaluate(WATCH)
        idle = seconds(process.pid)
        time.sleep(5)
        print(
            f"  idle, it takes {(seconds(process.pid) - idle) / 5:.1%} of a core; {memory(process.pid):.0f} MiB of memory"
        )
        times = []
        for one in range(20):
            text[place] = f"title: Now {one}"
            begun_ms = time.time() * 1000
            paths[7].write_text("\n".join(text) + "\n", encoding="utf-8")
            page.wait_for_function("title => window.seen.some(([seen]) => seen === title)", arg=f"Now {one}")
            times.append(page.evaluate("window.seen.at(-1)[1]") - begun_ms)
            time.sleep(0.4)
        print(
            f"  a save of the open map is seen after {median(times):.0f} ms in the median, {max(times):.0f} ms at most"
        )


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]]
    with TemporaryDirectory() as folder:
        one_file(Path(folder), asked[0] if asked else 1000)
    with TemporaryDirectory() as folder:
        many_files(Path(folder), asked[1] if len(asked) > 1 else 500)
