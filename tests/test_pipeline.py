"""The library: load, render, and what they refuse."""

from __future__ import annotations

import gc
import importlib
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from running import BAD, GOOD, WARNED, environment

import cjmap
from cjmap import pipeline
from cjmap.options import Medium, RenderOptions
from cjmap.pipeline import Drawing, check

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture
def journey() -> cjmap.Journey:
    return cjmap.load(GOOD)


def test_the_public_names() -> None:
    """The package has the names it promises, and no other is there before it is used."""
    assert sorted(cjmap.__all__) == dir(cjmap)
    for name in cjmap.__all__:
        assert getattr(cjmap, name) is not None
    with pytest.raises(AttributeError, match="nothing"):
        getattr(cjmap, "noth" + "ing")


def test_render_stays_a_function() -> None:
    """`cjmap.render` is the function also after the folder of that name has been imported, in any order."""
    importlib.import_module("cjmap.render.dot")
    assert callable(cjmap.render)
    code = (
        "import cjmap.render, cjmap; from cjmap.render import FORMATS; print(callable(cjmap.render), 'svg' in FORMATS)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, check=True)
    assert done.stdout == b"True True\n"


def test_importing_loads_nothing_heavy() -> None:
    """`import cjmap` alone imports none of the libraries."""
    code = "import cjmap, sys; print({'yaml', 'jsonschema', 'click', 'uharfbuzz', 'cairocffi'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, check=True)
    assert done.stdout == b"set()\n"


def test_a_text_of_several_lines_is_yaml(journey: cjmap.Journey) -> None:
    """YAML as text is a journey without a file."""
    assert journey.title == "Buying a laptop"
    assert journey.file == ""


@pytest.mark.parametrize("kind", [str, Path])
def test_a_text_of_one_line_is_a_path(tmp_path: Path, kind: type) -> None:
    """A path, as text or as a Path, is read; the journey knows the name of its file and not its folder."""
    (tmp_path / "a.yaml").write_text(GOOD)
    journey = cjmap.load(kind(tmp_path / "a.yaml"))
    assert (journey.file, journey.folder) == ("a.yaml", str(tmp_path))


def test_errors_come_as_diagnostics(tmp_path: Path) -> None:
    """A file with errors raises JourneyError with every diagnostic; its message names the first place."""
    file = tmp_path / "bad.yaml"
    file.write_text(BAD)
    with pytest.raises(cjmap.JourneyError) as caught:
        cjmap.load(file)
    assert [one.code for one in caught.value.diagnostics] == ["unknown-key"]
    assert str(caught.value).startswith(f"{file}:9:9: ")


def test_warnings_are_no_error() -> None:
    """A file with warnings alone is loaded."""
    assert cjmap.load(WARNED).title == "Buying a laptop"


def test_a_missing_file_is_the_systems_error(tmp_path: Path) -> None:
    """What the system refuses comes as it is."""
    with pytest.raises(FileNotFoundError):
        cjmap.load(tmp_path / "missing.yaml")
    with pytest.raises(OSError):
        cjmap.load("")


@pytest.mark.parametrize(
    ("name", "kind", "start"),
    [("svg", str, "<"), ("dot", str, "digraph"), ("pdf", bytes, b"%PDF"), ("png", bytes, b"\x89PNG")],
)
def test_render_gives_text_or_bytes(journey: cjmap.Journey, name: str, kind: type, start: str | bytes) -> None:
    """SVG and DOT are text, PDF and PNG bytes."""
    drawn = cjmap.render(journey, name)
    assert isinstance(drawn, kind)
    assert drawn[: len(start)] == start


def test_a_notebook_shows_the_map(journey: cjmap.Journey) -> None:
    """The journey's own picture for notebooks is its SVG."""
    assert journey._repr_svg_() == cjmap.render(journey)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"format": "gif"}, "svg, pdf, png, dot"),
        ({"format": ""}, "svg, pdf, png, dot"),
        ({"view": "mpa"}, "map"),
        ({"theme": "drak"}, "default, dark"),
        ({"persona": "mya"}, "maya, tom"),
        ({"scale": 0}, "above 0"),
        ({"scale": float("nan")}, "above 0"),
    ],
)
def test_unknown_names_are_told(journey: cjmap.Journey, wrong: dict[str, object], words: str) -> None:
    """A format, view, theme, persona or scale that there is not is a ValueError that names what is known."""
    with pytest.raises(ValueError, match=words):
        cjmap.render(journey, **wrong)


def test_a_persona_without_personas() -> None:
    """Where a map has no personas, the message says so."""
    with pytest.raises(ValueError, match="there is no persona to choose"):
        cjmap.render(cjmap.load("title: A\nstages: B\n"), persona="maya")


def test_one_persona_is_drawn_in_every_format() -> None:
    """A persona named draws that persona's journey, in a format with a scene and in one without."""
    journey = cjmap.load(GOOD.replace("name: Pays", "name: Pays\n        persona: maya"))
    for name in ("svg", "dot"):
        assert cjmap.render(journey, name, persona="maya") != cjmap.render(journey, name, persona="tom")


def test_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is the day of SOURCE_DATE_EPOCH in UTC, whatever the time zone, else the day it is."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert pipeline.today() == date(2001, 9, 9)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert abs((pipeline.today() - date.today()).days) <= 1


@pytest.mark.parametrize("words", ["soon", "1e9", str(10**30)])
def test_a_wrong_today(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """A SOURCE_DATE_EPOCH that is no number of seconds is a ValueError that shows it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", words)
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
        pipeline.today()


@pytest.mark.parametrize(
    ("format", "view", "medium"),
    [
        *((format, "map", {}) for format in ("svg", "pdf", "png", "dot")),
        *((format, "flow", {}) for format in ("svg", "pdf")),
        *(("pdf", "map", medium) for medium in ({"page": "a4"}, {"page": "a3", "tile": True}, {"slide": "16:9"})),
        ("svg", "map", {"slide": "16:9", "per_stage": True}),
    ],
    ids=str,
)
def test_a_drawing_leaves_no_garbage(format: str, view: str, medium: dict[str, Any]) -> None:
    """What was made for a drawing goes with it: nothing keeps itself alive until a search for garbage, which is put off."""
    options = RenderOptions.of(format=format, view=view, medium=Medium(**medium))
    raw = (SAMPLES / "streaming-loyalty.yaml").read_bytes()

    def once() -> None:
        journey = check(raw, "map.yaml", str(SAMPLES)).journey
        assert journey is not None
        Drawing(journey).files(options, str)

    once()  # with all that is loaded for it
    gc.collect()
    once()
    assert gc.collect() == 0
