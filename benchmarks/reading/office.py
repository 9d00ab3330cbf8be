"""Drawings on slides of LibreOffice Impress: as a picture, and broken into shapes, as who edits them does.

Impress exports the slides to PDF, which poppler shows.
"""

from __future__ import annotations

import shutil
import subprocess
from base64 import b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import mkdtemp

from reading.running import Drawn, Fonts, poppler, run, said
from reading.seen import Picture

CM = 2.54 / 96

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

BREAK = """
import os, signal, subprocess, sys, time, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

profile, *files = sys.argv[1:]
words = ["soffice", profile, "--headless", "--norestore", "--accept=pipe,name=cjmap;urp;"]
done = False
office = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
try:
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for attempt in range(400):
        try:
            there = resolver.resolve("uno:pipe,name=cjmap;urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            time.sleep(0.3)
    desktop, dispatcher = (
        there.ServiceManager.createInstanceWithContext("com.sun.star.frame." + name, there)
        for name in ("Desktop", "DispatchHelper")
    )
    for file in files:
        document = desktop.loadComponentFromURL("file://" + file, "_blank", 0, ())
        slide, view = document.DrawPages.getByIndex(0), document.CurrentController
        for attempt in range(20):
            view.select(slide.getByIndex(0))
            dispatcher.executeDispatch(view.Frame, ".uno:Break", "", 0, ())
            if slide.Count > 1:
                break
            time.sleep(0.5)
        else:
            sys.exit("the picture does not break into shapes")
        target = PropertyValue()
        target.Name, target.Value = "FilterName", "impress_pdf_Export"
        document.storeToURL("file://" + file.replace(".fodp", ".pdf"), (target,))
        document.close(True)
    done = True
finally:
    os.killpg(office.pid, signal.SIGKILL)
    if done:
        os._exit(0)  # the bridge to what was ended may end this too
"""
"""Breaks the one picture on the slide of each file and exports it; for a Python that has LibreOffice's `uno`.

From a thousand steps of drawing on Impress shows how far it is, which it cannot without a screen: it breaks slides here, and
no whole maps. And it loses what stands beside a picture that is an SVG file itself.
"""


def in_impress(drawings: Sequence[Drawn], fonts: Fonts) -> Iterator[Picture]:
    """Each SVG as a picture on a slide."""
    slides = _slides(drawings, fonts.scratch / "impress")
    folder = slides[0].parent
    run(fonts, "soffice", _profile(fonts), "--headless", "--convert-to", "pdf", "--outdir", folder, *slides)
    yield from _exported(slides, fonts)


def in_shapes(drawings: Sequence[Drawn], fonts: Fonts) -> Iterator[Picture]:
    """Each SVG broken into shapes and texts."""
    slides = _slides(drawings, Path(mkdtemp(dir=fonts.scratch)))
    script = fonts.scratch / "break.py"
    script.write_text(BREAK, encoding="utf-8")
    run(fonts, _python(), script, _profile(fonts), *slides)
    yield from _exported(slides, fonts)


def office_version() -> str:
    """The version of LibreOffice; empty where it or poppler is not here."""
    return said("soffice", "--version") if shutil.which("pdftoppm") else ""


def shapes_version() -> str:
    """That of LibreOffice, where there is a Python that can talk to it."""
    return office_version() if _python() else ""


def _python() -> str:
    """A Python that has `uno`, which comes with LibreOffice; empty where there is none."""
    for name in ("/usr/bin/python3", "python3"):
        path = shutil.which(name)
        if path and not subprocess.run([path, "-c", "import uno"], capture_output=True, check=False).returncode:
            return path
    return ""


def _slides(drawings: Sequence[Drawn], folder: Path) -> list[Path]:
    """A presentation of one slide for each drawing."""
    folder.mkdir(exist_ok=True)
    slides = []
    for number, drawn in enumerate(drawings):
        data = b64encode(drawn.file.read_bytes()).decode()
        slides.append(folder / f"{number}.fodp")
        text = IMPRESS.format(width=drawn.width * CM, height=drawn.height * CM, data=data)
        slides[-1].write_text(text, encoding="utf-8")
    return slides


def _profile(fonts: Fonts) -> str:
    return f"-env:UserInstallation={(fonts.scratch / 'office').as_uri()}"


def _exported(slides: Sequence[Path], fonts: Fonts) -> Iterator[Picture]:
    yield from poppler([Drawn(slide.with_suffix(".pdf"), 0, 0) for slide in slides], fonts)
