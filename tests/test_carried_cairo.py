"""PDF and PNG on a machine without libcairo: drawn with the one that the wheels of pygraphviz carry."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader
from running import GOOD, cjmap

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="libraries are hidden by the linker's path")

ARABIC = GOOD.replace("Buying a laptop", "شراء حاسوب") + "language: ar\n"


def hidden(folder: Path, *names: str) -> dict[str, str]:
    """An environment in which those libraries of the system cannot be opened: what is found first is no library."""
    for name in names:
        (folder / name).touch()
    return {"LD_LIBRARY_PATH": str(folder)}


def drawn(folder: Path, text: str, name: str, env: dict[str, str]) -> bytes:
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    done = cjmap("render", "a.yaml", "-o", name, cwd=folder, env=env)
    assert (done.returncode, done.stderr.decode()) == (0, f"wrote {name}\n")
    return (folder / name).read_bytes()


@pytest.mark.parametrize("text", [GOOD, ARABIC], ids=["latin", "arabic"])
def test_pdf(text: str, tmp_path: Path) -> None:
    """A PDF says the same with either libcairo, in the same fonts, which are inside."""
    there = PdfReader(BytesIO(drawn(tmp_path, text, "there.pdf", {})))
    carried = PdfReader(BytesIO(drawn(tmp_path, text, "carried.pdf", hidden(tmp_path, "libcairo.so.2"))))
    assert carried.pages[0].extract_text() == there.pages[0].extract_text()
    fonts = [
        sorted(font.get_object()["/BaseFont"].split("+")[-1] for font in file.pages[0]["/Resources"]["/Font"].values())
        for file in (there, carried)
    ]
    assert fonts[0] == fonts[1]


def test_png(tmp_path: Path) -> None:
    """A PNG is the same picture with either libcairo."""
    there = Image.open(BytesIO(drawn(tmp_path, ARABIC, "there.png", {}))).convert("RGBA")
    carried = Image.open(BytesIO(drawn(tmp_path, ARABIC, "carried.png", hidden(tmp_path, "libcairo.so.2")))).convert(
        "RGBA"
    )
    assert there.size == carried.size
    assert max(high for _, high in ImageChops.difference(there, carried).getextrema()) <= 2


def test_a_build(tmp_path: Path) -> None:
    """A build draws with it too, and knows that nothing has changed since."""
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    env = hidden(tmp_path, "libcairo.so.2")
    said = [cjmap("build", "a.yaml", "-o", "out", "-f", "pdf", cwd=tmp_path, env=env).stderr.decode() for _ in range(2)]
    assert "1 map drawn" in said[0] and "1 unchanged" in said[1]


def test_without_any(tmp_path: Path) -> None:
    """Where neither can be opened, a line says what is missing and what to install, with exit code 3; SVG needs none."""
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    env = hidden(tmp_path, "libcairo.so.2", "libX11.so.6")
    done = cjmap("render", "a.yaml", "-o", "a.pdf", cwd=tmp_path, env=env)
    said = done.stderr.decode()
    assert done.returncode == 3 and said.count("\n") == 1
    assert "libX11.so.6" in said and "apt install libcairo2" in said
    assert cjmap("render", "a.yaml", "-o", "a.svg", cwd=tmp_path, env=env).returncode == 0
