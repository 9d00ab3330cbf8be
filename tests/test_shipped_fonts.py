"""The fonts that cjmap is made with: known by their digests, taken from a folder where their packages are gone."""

from __future__ import annotations

import os
import shutil
import tomllib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from running import GOOD, ROOT, cjmap

from cjmap.text import shipped
from cjmap.text.scripts import PACKAGED

THAI = GOOD.replace("Reads reviews", "อ่านรีวิว").replace("Buying", "購入")

GONE = """
import importlib.util

there = importlib.util.find_spec
gone = ("fontpkg_inter", "manimgx_fonts", "manimgx_fonts_cjk")
importlib.util.find_spec = lambda name, package=None: None if name in gone else there(name, package)
"""


def test_the_files_are_those_of_this_program() -> None:
    """Every font that a table names is here, and is the very file that its digest is of."""
    named = {
        shipped.UPRIGHT,
        shipped.ITALIC,
        shipped.CHINESE,
        *(f"{one.replace(' ', '')}[wght].ttf" for one in PACKAGED.values()),
    }
    assert shipped.digests() == dict(shipped.DIGESTS)
    assert named == shipped.DIGESTS.keys()


def test_the_packages_are_held_to_one_version() -> None:
    """No other version of a package of fonts can be installed with this program."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["fonts"]]
    fonts = [one for one in wanted if one.startswith(("fontpkg", "manimgx"))]
    assert len(fonts) == 3 and all("==" in one for one in fonts)


def drawn(folder: Path, name: str, env: dict[str, str] | None = None) -> tuple[bytes, str]:
    (folder / "a.yaml").write_text(THAI, encoding="utf-8")
    done = cjmap("render", "a.yaml", "-o", name, cwd=folder, env=env)
    said = done.stderr.decode()
    assert done.returncode == 0, said
    return (folder / name).read_bytes(), said.removesuffix(f"wrote {name}\n")


def folder_of_fonts(place: Path) -> Path:
    place.mkdir()
    for name in (shipped.UPRIGHT, shipped.ITALIC, shipped.CHINESE, "NotoSansThai[wght].ttf"):
        file = shipped.font_file(name)
        assert file
        shutil.copy(file, place / name)
    return place


def packages_gone(place: Path) -> dict[str, str]:
    """An environment in which no package of fonts is installed."""
    place.mkdir()
    (place / "sitecustomize.py").write_text(GONE, encoding="utf-8")
    return {"PYTHONPATH": os.pathsep.join((str(place), str(ROOT)))}


@pytest.mark.parametrize("name", ["a.svg", "a.pdf", "a.png"])
def test_without_the_packages(name: str, tmp_path: Path) -> None:
    """With a folder of the same fonts and without their packages, the bytes are the same, and nothing is said."""
    env = packages_gone(tmp_path / "gone") | {shipped.FOLDER: str(folder_of_fonts(tmp_path / "fonts"))}
    assert drawn(tmp_path, name, env) == drawn(tmp_path, name)


def test_without_any_fonts(tmp_path: Path) -> None:
    """Without Inter nothing is drawn, and one line says what brings it."""
    (tmp_path / "a.yaml").write_text(THAI, encoding="utf-8")
    done = cjmap("render", "a.yaml", "-o", "a.svg", cwd=tmp_path, env=packages_gone(tmp_path / "gone"))
    said = done.stderr.decode()
    assert done.returncode == 3 and said.count("\n") == 1
    assert "pip install fontpkg-inter" in said and shipped.FOLDER in said
    assert not (tmp_path / "a.svg").exists()


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    """A variable that names no folder is told, not passed over."""
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    done = cjmap("render", "a.yaml", "-o", "a.svg", cwd=tmp_path, env={shipped.FOLDER: "nowhere"})
    assert done.returncode == 3
    assert done.stderr.decode() == "cjmap: CJMAP_FONTS is set to 'nowhere', which is no folder with fonts\n"


def other(place: Path, name: str) -> Path:
    """A folder with a font that is called like one of ours and is another."""
    folder_of_fonts(place)
    font = TTFont(place / name)
    font["head"].fontRevision = 99.0
    font.save(place / name)
    return place


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [(shipped.UPRIGHT, GOOD, True), ("NotoSansThai[wght].ttf", THAI, True), ("NotoSansThai[wght].ttf", GOOD, False)],
)
def test_another_file(name: str, text: str, told: bool, tmp_path: Path) -> None:
    """A map that another file of that name measures says so with its digest; a map without its letters says nothing."""
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    done = cjmap(
        "render", "a.yaml", "-o", "a.svg", cwd=tmp_path, env={shipped.FOLDER: str(other(tmp_path / "fonts", name))}
    )
    words = f"the font {name} is not the one that this cjmap is made with, but SHA-256 "
    assert (words in done.stderr.decode()) == told
    assert (tmp_path / "a.svg").exists()


def test_a_build_knows(tmp_path: Path) -> None:
    """A build draws anew what was drawn with another file; a project's config names the folder."""
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    other(tmp_path / "fonts", shipped.UPRIGHT)
    said = [cjmap("build", "a.yaml", cwd=tmp_path).stderr.decode() for _ in range(2)]
    (tmp_path / "cjmap.toml").write_text('fonts = "fonts"\n', encoding="utf-8")
    said += [cjmap("build", "a.yaml", cwd=tmp_path).stderr.decode() for _ in range(2)]
    assert ["1 map drawn" in one for one in said] == [True, False, True, False]
    assert shipped.UPRIGHT in said[2]
    (tmp_path / "cjmap.toml").write_text('fonts = "none"\n', encoding="utf-8")
    done = cjmap("build", "a.yaml", cwd=tmp_path)
    assert done.returncode == 2 and "there is no folder none" in done.stderr.decode()
