"""Files of drawings → how the programs of this machine show them, as pictures of SCALE pixels to a px."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import Any

import numpy as np

from reading.office import in_impress, in_shapes, office_version, shapes_version
from reading.running import DPI, Drawn, Fonts, opened, poppler, run, said
from reading.seen import SCALE, Picture

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

PDFJS = """
const [,, library, file, out, scale] = process.argv;
const { readFileSync, writeFileSync } = await import("node:fs");
const { getDocument } = await import(library);
const document = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
const page = await document.getPage(1);
const viewport = page.getViewport({ scale: Number(scale) });
const { canvas, context } = document.canvasFactory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
await page.render({ canvas, canvasContext: context, viewport }).promise;
writeFileSync(out, canvas.toBuffer("image/png"));
"""


@dataclass(frozen=True)
class Program:
    """A program that shows files of a format; `version` is empty where it is not on this machine.

    `limit` is how far a text may be off in px; `only_plain_slides` that it takes no whole maps, and no pictures
    that are SVG themselves.
    """

    name: str
    format: str
    version: Callable[[], str]
    show: Callable[[Sequence[Drawn], Fonts], Iterator[Picture]]
    limit: float = 3.0
    only_plain_slides: bool = False


def _by_command(*words: str) -> Callable[[Sequence[Drawn], Fonts], Iterator[Picture]]:
    """A command that writes a PNG; `IN` and `OUT` stand for the files."""

    def show(drawings: Sequence[Drawn], fonts: Fonts) -> Iterator[Picture]:
        out = fonts.scratch / "out.png"
        for drawn in drawings:
            run(fonts, *(word.replace("IN", str(drawn.file)).replace("OUT", str(out)) for word in words))
            yield opened(out)
            out.unlink()

    return show


@contextmanager
def _browser(fonts: Fonts) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, CHROMIUM)))
        flags = ["--no-sandbox", "--disable-lcd-text", "--force-color-profile=srgb"]
        browser = playwright.chromium.launch(executable_path=path, args=flags, env={**fonts.environment})
        yield browser
        browser.close()


def _chromium(drawings: Sequence[Drawn], fonts: Fonts) -> Iterator[Picture]:
    """The SVG itself as the page, at 100 % on a screen of SCALE pixels to a px."""
    with _browser(fonts) as browser:
        for drawn in drawings:
            size = {"width": int(np.ceil(drawn.width)), "height": int(np.ceil(drawn.height))}
            page = browser.new_page(viewport=size, device_scale_factor=SCALE)
            page.goto(drawn.file.as_uri())
            yield opened(page.screenshot())
            page.close()


def _chromium_version() -> str:
    if not util.find_spec("playwright"):
        return ""
    return next(filter(None, (said(name, "--version") for name in CHROMIUM)), "")


def _resvg(drawings: Sequence[Drawn], fonts: Fonts) -> Iterator[Picture]:
    import resvg_py

    folders = [str(fonts.folder)] if fonts.folder else []
    for drawn in drawings:
        data = resvg_py.svg_to_bytes(
            svg_path=str(drawn.file), zoom=SCALE, font_dirs=folders, sans_serif_family="Liberation Sans"
        )
        yield opened(bytes(data))


def _resvg_version() -> str:
    if not util.find_spec("resvg_py"):
        return ""
    import resvg_py

    return str(getattr(resvg_py, "__resvg_version__", metadata.version("resvg_py")))


def _pdfjs(drawings: Sequence[Drawn], fonts: Fonts) -> Iterator[Picture]:
    script, out = fonts.scratch / "show.mjs", fonts.scratch / "pdfjs.png"
    script.write_text(PDFJS, encoding="utf-8")
    for drawn in drawings:
        run(fonts, "node", script, _pdfjs_file(), drawn.file, out, str(SCALE * 4 / 3))
        yield opened(out)


def _pdfjs_file() -> str:
    """Where Node finds pdf.js, which may be named by NODE_PATH; empty where it does not."""
    if not shutil.which("node"):
        return ""
    code = "try { console.log(require.resolve('pdfjs-dist/legacy/build/pdf.mjs')) } catch {}"
    return subprocess.run(["node", "-e", code], capture_output=True, text=True, check=False).stdout.strip()


def _pdfjs_version() -> str:
    file = _pdfjs_file()
    if not file:
        return ""
    found = re.search(r'"version": *"([^"]+)"', (Path(file).parents[2] / "package.json").read_text(encoding="utf-8"))
    return found[1] if found else "?"


PROGRAMS = (
    Program("Chromium", "svg", _chromium_version, _chromium),
    Program(
        "Inkscape", "svg", lambda: said("inkscape", "--version"),
        _by_command("inkscape", "--export-type=png", f"--export-dpi={DPI}", "--export-filename=OUT", "IN"),
    ),
    Program(
        "librsvg", "svg", lambda: said("rsvg-convert", "--version"),
        _by_command("rsvg-convert", "--zoom", str(SCALE), "--output", "OUT", "IN"),
    ),
    Program("resvg", "svg", _resvg_version, _resvg),
    Program("LibreOffice Impress", "svg", office_version, in_impress, limit=6.0),
    Program("LibreOffice Impress, slides as shapes", "svg", shapes_version, in_shapes, limit=6.0, only_plain_slides=True),
    Program("poppler", "pdf", lambda: said("pdftoppm", "-v"), poppler),
    Program("MuPDF", "pdf", lambda: said("mutool", "-v"), _by_command("mutool", "draw", "-r", str(DPI), "-o", "OUT", "IN", "1")),
    Program("pdf.js", "pdf", _pdfjs_version, _pdfjs),
)  # fmt: skip
"""The programs that drawings are opened in, in the order of the table."""
