"""What is installed is whole: the built wheel, alone in a clean environment, away from the checkout."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from running import ROOT, environment

NO_CAIRO = """
import importlib.abc
import sys


class NoCairo(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in ("cairocffi", "cairosvg"):
            raise OSError('no library called "cairo-2" was found')


sys.meta_path.insert(0, NoCairo())
"""
"""A machine without libcairo: importing what needs it fails as it does there."""


def run(*words: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a program with nothing of the checkout in reach."""
    env = {key: value for key, value in environment().items() if key != "PYTHONPATH"} | more
    return subprocess.run(
        [*map(str, words)], cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the source distribution and the wheel, the wheel built from the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment with the wheel and what it says that it needs; its folder of programs."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    done = run(programs / "python", "-m", "pip", "install", "--quiet", *built.glob("*.whl"), cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return programs


def test_what_is_in_the_wheel(built: Path) -> None:
    """The wheel has the package with schema, themes, languages, templates of maps and pages, types and licence, and puts
    nothing beside it.
    """
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"cjmap"}
    assert "cjmap/schemas/journey.schema.json" in names
    assert "cjmap/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    themes = {path.name for path in (ROOT / "cjmap" / "themes").iterdir()}
    assert {name.rsplit("/", 1)[1] for name in names if name.startswith("cjmap/themes/")} == themes
    tongues = {path.name for path in (ROOT / "cjmap" / "languages").iterdir()}
    assert {name.rsplit("/", 1)[1] for name in names if name.startswith("cjmap/languages/")} == tongues
    pages = {path.relative_to(ROOT).as_posix() for path in (ROOT / "cjmap").rglob("*.j2")}
    assert pages and pages <= set(names)
    templates = {path.name for path in (ROOT / "samples" / "templates").glob("*.yaml")}
    assert {name.rsplit("/", 1)[1] for name in names if name.startswith("cjmap/samples/templates/")} == templates


def test_what_is_in_the_source_distribution(built: Path) -> None:
    """The source distribution has what is needed to build and to test."""
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {name.split("/", 1)[1] for name in tar.getnames() if "/" in name}
    assert {"pyproject.toml", "README.md", "LICENSE", "schemas/journey.schema.json", "tests/test_wheel.py"} <= names


def test_the_wheel_works(installed: Path, tmp_path: Path) -> None:
    """New, check, schema and render in every format work from the wheel, and the library does."""
    program = installed / "cjmap"
    assert run(program, "new", cwd=tmp_path).returncode == 0
    assert run(program, "new", "--list", cwd=tmp_path).stdout.count("\n") >= 6
    assert run(program, "check", "--strict", "journey.yaml", cwd=tmp_path).stdout == "1 file, no errors\n"
    for ending in ("svg", "pdf", "png", "dot"):
        done = run(program, "render", "journey.yaml", "-o", f"map.{ending}", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, f"wrote map.{ending}\n")
    assert run(program, "schema", cwd=tmp_path).stdout == (tmp_path / "journey.schema.json").read_text(encoding="utf-8")
    code = "import cjmap; print(cjmap.__file__, cjmap.render(cjmap.load('journey.yaml'))[:4])"
    library = run(installed / "python", "-c", code, cwd=tmp_path).stdout
    assert str(ROOT) not in library
    assert "<" in library


def test_without_libcairo(installed: Path, tmp_path: Path) -> None:
    """On a machine without libcairo SVG and DOT are drawn, and PDF and PNG end with the one line that says what to install."""
    (tmp_path / "sitecustomize.py").write_text(NO_CAIRO)
    program = installed / "cjmap"
    run(program, "new", cwd=tmp_path)
    for ending, code in (("svg", 0), ("dot", 0), ("pdf", 3), ("png", 3)):
        done = run(program, "render", "journey.yaml", "-o", f"map.{ending}", cwd=tmp_path, PYTHONPATH=".")
        assert done.returncode == code
        assert len(done.stderr.splitlines()) == 1
        assert (tmp_path / f"map.{ending}").exists() == (code == 0)
        if code:
            assert all(word in done.stderr for word in ("apt", "brew", "Windows"))
