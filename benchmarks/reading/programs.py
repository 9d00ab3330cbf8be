"""Files of drawings → how the programs of this machine show them, as pictures of SCALE pixels to a px."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata, util
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image as Pixels

from reading.seen import SCALE, Picture

Pixels.MAX_IMAGE_PIXELS = None

DPI = 96 * SCALE
CM = 2.54 / 96
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

FONTS_CONF = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>{more}<cachedir>{cache}</cachedir></fontconfig>
"""

IMPRESS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:mimetype="application/vnd.oasis.opendocument.presentation"><office:styles/><office:automatic-styles>
<style:page-layout style:name="slide"><style:page-layout-properties fo:margin="0cm" fo:page-width="{width}cm"
 fo:page-height="{height}cm" style:print-orientation="landscape"/></style:page-layout>
<style:style style:name="plain" style:family="graphic"><style:graphic-properties draw:stroke="none" draw:fill="none"/>
</style:style></office:automatic-styles>
<office:master-styles><style:master-page style:name="slide" style:page-layout-name="slide"/></office:master-styles>
<office:body><office:presentation><draw:page draw:name="slide" draw:master-page-name="slide">
<draw:frame draw:style-name="plain" svg:x="0cm" svg:y="0cm" svg:width="{width}cm" svg:height="{height}cm">
<draw:image><office:binary-data>{data}</office:binary-data></draw:image></draw:frame>
</draw:page></office:presentation></office:body></office:document>
"""
"""A presentation of one slide, as large as the drawing that is on it as a picture."""

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
class Drawn:
    """One drawing as a file, and how large it is in px."""

    file: Path
    width: float
    height: float


@dataclass(frozen=True)
class Fonts:
    """Which fonts programs have: the machine's, and those of a folder. `scratch` is for the files of a run."""

    scratch: Path
    folder: Path | None

    @property
    def environment(self) -> dict[str, str]:
        """What a program that looks for its fonts with fontconfig is started with."""
        file = self.scratch / "fonts.conf"
        more = f"<dir>{self.folder}</dir>" if self.folder else ""
        file.write_text(FONTS_CONF.format(more=more, cache=self.scratch / "cache"), encoding="utf-8")
        return {**os.environ, "FONTCONFIG_FILE": str(file), "HOME": str(self.scratch)}


@dataclass(frozen=True)
class Program:
    """A program that shows files of a format; `version` is empty where it is not on this machine.

    `limit` is how far a text may be off in px.
    """

    name: str
    format: str
    version: Callable[[], str]
    show: Callable[[Sequence[Drawn], Fonts], Iterator[Picture]]
    limit: float = 3.0


def _said(*words: str) -> str:
    """The number in what a command says of its version; empty where there is no such command."""
    if not shutil.which(words[0]):
        return ""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    return found[0] if found else "?"


def _run(fonts: Fonts, *words: str | Path) -> None:
    done = subprocess.run([*map(str, words)], capture_output=True, text=True, env=fonts.environment, check=False)
    if done.returncode:
        raise SystemExit(f"{words[0]} says: {done.stderr[-600:]}")


def opened(data: bytes | Path) -> Picture:
    """A picture's pixels, on white."""
    with Pixels.open(BytesIO(data) if isinstance(data, bytes) else data) as file:
        pixels = file.convert("RGBA")
    ground = Pixels.new("RGBA", pixels.size, "#ffffff")
    return np.asarray(Pixels.alpha_composite(ground, pixels).convert("RGB"))


def _by_command(*words: str) -> Callable[[Sequence[Drawn], Fonts], Iterator[Picture]]:
    """A command that writes a PNG; `IN` and `OUT` stand for the files."""

    def show(drawings: Sequence[Drawn], fonts: Fonts) -> Iterator[Picture]:
        out = fonts.scratch / "out.png"
        for drawn in drawings:
            _run(fonts, *(word.replace("IN", str(drawn.file)).replace("OUT", str(out)) for word in words))
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
    return next(filter(None, (_said(name, "--version") for name in CHROMIUM)), "")


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


def _impress(drawings: Sequence[Drawn], fonts: Fonts) -> Iterator[Picture]:
    """The SVG as a picture on a slide of a presentation, which Impress exports to PDF, which poppler shows."""
    folder = fonts.scratch / "impress"
    folder.mkdir(exist_ok=True)
    slides = [folder / f"{number}.fodp" for number in range(len(drawings))]
    for slide, drawn in zip(slides, drawings, strict=True):
        data = b64encode(drawn.file.read_bytes()).decode()
        slide.write_text(IMPRESS.format(width=drawn.width * CM, height=drawn.height * CM, data=data), encoding="utf-8")
    profile = f"-env:UserInstallation={(fonts.scratch / 'office').as_uri()}"
    _run(fonts, "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *slides)
    for slide in slides:
        yield from _poppler([Drawn(slide.with_suffix(".pdf"), 0, 0)], fonts)


def _poppler(drawings: Sequence[Drawn], fonts: Fonts) -> Iterator[Picture]:
    out = fonts.scratch / "page"
    for drawn in drawings:
        _run(fonts, "pdftoppm", "-singlefile", "-r", str(DPI), "-png", drawn.file, out)
        yield opened(out.with_suffix(".png"))


def _pdfjs(drawings: Sequence[Drawn], fonts: Fonts) -> Iterator[Picture]:
    script, out = fonts.scratch / "show.mjs", fonts.scratch / "pdfjs.png"
    script.write_text(PDFJS, encoding="utf-8")
    for drawn in drawings:
        _run(fonts, "node", script, _pdfjs_file(), drawn.file, out, str(SCALE * 4 / 3))
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
        "Inkscape", "svg", lambda: _said("inkscape", "--version"),
        _by_command("inkscape", "--export-type=png", f"--export-dpi={DPI}", "--export-filename=OUT", "IN"),
    ),
    Program(
        "librsvg", "svg", lambda: _said("rsvg-convert", "--version"),
        _by_command("rsvg-convert", "--zoom", str(SCALE), "--output", "OUT", "IN"),
    ),
    Program("resvg", "svg", _resvg_version, _resvg),
    Program(
        "LibreOffice Impress", "svg",
        lambda: _said("soffice", "--version") if shutil.which("pdftoppm") else "",
        _impress, limit=6.0,
    ),
    Program("poppler", "pdf", lambda: _said("pdftoppm", "-v"), _poppler),
    Program("MuPDF", "pdf", lambda: _said("mutool", "-v"), _by_command("mutool", "draw", "-r", str(DPI), "-o", "OUT", "IN", "1")),
    Program("pdf.js", "pdf", _pdfjs_version, _pdfjs),
)  # fmt: skip
"""The programs that drawings are opened in, in the order of the table."""
