"""`cjmap render` for paper: one file where one will do, numbered ones for several pictures, and words about what was done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from running import GOOD, ROOT, cjmap

LAPTOP = ROOT / "samples" / "laptop.yaml"


def written(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_several_pictures_are_numbered(tmp_path: Path) -> None:
    """Several pictures of a map are numbered files; one from before, beyond them, is left alone."""
    (tmp_path / "out-9.svg").write_text("mine")
    done = cjmap("render", LAPTOP, "--page", "a4", "-o", "out.svg", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert written(tmp_path) == {"out-1.svg", "out-2.svg", "out-9.svg"}
    said = done.stderr.decode()
    assert "2 pages" in said and "wrote out-1.svg" in said and "wrote out-2.svg" in said
    first = (tmp_path / "out-1.svg").read_text(encoding="utf-8")
    assert "<title" in first and "Buying a first laptop (1 of 2)" in first


def test_one_picture_keeps_its_name(tmp_path: Path) -> None:
    """A map that fits on one sheet is a file of the name that was asked for, and no number is said."""
    (tmp_path / "good.yaml").write_text(GOOD)
    done = cjmap("render", "good.yaml", "--page", "a4", "-o", "out.png", cwd=tmp_path)
    assert (done.returncode, done.stderr.decode()) == (0, "wrote out.png\n")


def test_a_pdf_is_one_file(tmp_path: Path) -> None:
    """A PDF has all pages in it, also on standard output."""
    done = cjmap("render", LAPTOP, "--page", "a3", "-f", "pdf", "-o", "-", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith(b"%PDF")
    assert written(tmp_path) == set()


def test_what_is_continued_is_said(tmp_path: Path) -> None:
    """A stage that no page has room for is named, with the number of pages that it goes on over; no other is."""
    pains = "".join(f"          - Something goes wrong for the {number}th time\n" for number in range(300))
    step = f"    touchpoints:\n      - name: B\n        pain_points:\n{pains}"
    (tmp_path / "long.yaml").write_text(f"title: A\nstages:\n  - name: Long\n{step}  - C\n")
    done = cjmap("render", "long.yaml", "--page", "a4", "-o", "out.pdf", cwd=tmp_path)
    assert "the stage 'Long' has no room on one page, and goes on over " in done.stderr.decode()
    assert "'C'" not in done.stderr.decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--page", "a5"], "choose one of fit, a4, a3, a2, letter, tabloid"),
        (["--tile"], "tile needs the size of the sheets"),
        (["--tile", "--page", "fit"], "tile needs the size of the sheets"),
        (["--slide", "16:9", "--page", "a4"], "a slide is no sheet of paper"),
        (["--slide", "16:9", "--persona-page"], "a slide shows the personas in short"),
        (["--per-stage", "--page", "a4"], "pages are cut between stages as it is"),
        (["--page", "a4", "-f", "dot"], "dot has no pages"),
        (["--view", "flow", "--page", "a4", "--tile"], "the view flow has no posters; draw map"),
        (["--view", "flow", "--slide", "16:9", "--per-stage"], "the view flow has no picture a stage; draw map"),
        (["--page", "a4", "-o", "-"], "these are 2 pictures, and standard output takes one"),
        (["--page", "a4", "-f", "svg", "-o", os.devnull], f"these are 2 pictures, and {os.devnull} takes one"),
    ],
)
def test_wrong_usage(tmp_path: Path, words: list[str], said: str) -> None:
    """Options that have nothing to do with each other are wrong usage, and nothing is written."""
    done = cjmap("render", LAPTOP, *words, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    assert written(tmp_path) == set()


def test_numbers_that_clash(tmp_path: Path) -> None:
    """A map whose file has the name that a picture of another map may get is refused before anything is written."""
    for name in ("map.yaml", "map-2.yaml"):
        (tmp_path / name).write_text(GOOD)
    done = cjmap("render", "map.yaml", "map-2.yaml", "--page", "a4", cwd=tmp_path)
    assert done.returncode == 2
    assert "map-2.svg of map-2.yaml may also be one of several pictures of map.yaml" in done.stderr.decode()
    assert written(tmp_path) == {"map.yaml", "map-2.yaml"}
    done = cjmap("render", "map.yaml", "map-2.yaml", "--page", "a4", "-f", "pdf", cwd=tmp_path)
    assert done.returncode == 0


def test_pages_of_a_build(tmp_path: Path) -> None:
    """A build draws PDFs on pages of the size that the project or the command line says; another size draws them anew."""
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.yaml").write_bytes(LAPTOP.read_bytes())
    (tmp_path / "cjmap.toml").write_text('paths = ["maps"]\nformats = ["svg", "pdf"]\npage = "a3"\n')
    assert cjmap("build", cwd=tmp_path).returncode == 0
    pdf, svg = tmp_path / "output" / "a.pdf", tmp_path / "output" / "a.svg"
    large, drawn = pdf.read_bytes(), svg.read_bytes()
    assert "1 unchanged" in cjmap("build", cwd=tmp_path).stderr.decode()
    assert cjmap("build", "--page", "a4", cwd=tmp_path).returncode == 0
    assert pdf.read_bytes() != large and svg.read_bytes() == drawn
