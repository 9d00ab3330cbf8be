"""The machine's own fonts: found where they are, always the same one chosen, remembered, and never trusted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from running import GOOD, environment
from tiny_fonts import SANS, SERIF, collected, saved, settings, surroundings, tiny, varied

from cjmap.text import scanned, shipped, system
from cjmap.text.installed import font_files
from cjmap.text.system import SystemFont

KA, KHA, GA = "\u0f40", "\u0f41", "\u0f42"
"""Three letters of Tibetan, which no packaged font has."""

Machine = Callable[..., Path]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Makes this process know fonts in these folders alone, as if it had just begun; gives the folder of the first."""

    def with_folders(*folders: Path) -> Path:
        for name, value in surroundings(tmp_path, *folders).items():
            monkeypatch.setenv(name, value)
        begun_anew()
        return folders[0] if folders else tmp_path

    yield with_folders
    begun_anew()


def begun_anew() -> None:
    for known in (system.covering, system._faces, system.digest):
        known.cache_clear()


def found(characters: str, bold: bool = False, han: str = "") -> SystemFont:
    font = system.covering(characters, bold, han)
    assert font
    return font


def test_a_letter_is_found_where_it_is(machine: Machine, tmp_path: Path) -> None:
    """A font is found by the letters it has, in folders in folders too; a letter of no font is in none."""
    saved(tmp_path / "fonts" / "deep", {"a.ttf": tiny(KA, "One Sans"), "b.TTF": tiny(KHA, "Other Sans")})
    machine(tmp_path / "fonts")
    assert found(KA).family == "One Sans"
    assert found(KHA).family == "Other Sans"
    assert system.covering(GA) is None
    assert system.covering(KA + KHA) is None
    assert system.covering("") is None


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (tiny(KA, "B Sans"), tiny(KA, "A Serif")),
        (tiny(KA, "B Sans"), tiny(KA, "A Mono")),
        (tiny(KA, "B", serifs=SANS), tiny(KA, "A", serifs=SERIF)),
        (tiny(KA, "B Sans"), tiny(KA, "A Sans", "Italic")),
        (tiny(KA, "Noto Sans Tibetan"), tiny(KA, "DejaVu Sans")),
        (tiny(KA, "DejaVu Sans"), tiny(KA, "A Sans")),
        (tiny(KA, "A Sans"), tiny(KA, "B Sans")),
        (tiny(KA, "A Sans"), tiny(KA, "A Sans", "Bold", 700)),
        (tiny(KA, "A Sans"), tiny(KA, "A Sans", "Light", 300)),
        (tiny(KA, "B Sans"), tiny("", "A Sans", empty=KA)),
        (tiny(KA, "B Sans"), tiny(KA, "Adobe Blank")),
    ],
)
def test_the_better_font(better: TTFont, worse: TTFont, turned: bool, machine: Machine, tmp_path: Path) -> None:
    """Plain letters go before others, known names before unknown ones; the order of files and folders is nothing."""
    pair = [better, worse][:: -1 if turned else 1]
    folders = [saved(tmp_path / name, {f"{name}.ttf": font}) for name, font in zip("xy", pair, strict=True)]
    machine(*folders)
    assert found(KA).file.read_bytes() == (folders[turned] / f"{'xy'[turned]}.ttf").read_bytes()


def test_fonts_of_one_name_are_told_apart_by_their_content(machine: Machine, tmp_path: Path) -> None:
    """Which of two fonts of the same name is taken does not depend on where they are."""
    fonts = [tiny(KA, side=500), tiny(KA, side=700)]
    chosen = set()
    for number, pair in enumerate((fonts, fonts[::-1])):
        folder = saved(tmp_path / str(number), {"a.ttf": pair[0], "b.ttf": pair[1]})
        machine(folder)
        chosen.add(found(KA).file.read_bytes())
    assert len(chosen) == 1


def test_bold(machine: Machine, tmp_path: Path) -> None:
    """Bold letters take the bold file of the family; a family without one, its own; a variable font serves for both."""
    fonts = {"r.ttf": tiny(KA), "b.ttf": tiny(KA, style="Bold", weight=700), "z.ttf": tiny(KA, "Z Sans", weight=700)}
    machine(saved(tmp_path / "fonts", fonts))
    assert [found(KA, bold).weight for bold in (False, True)] == [400, 700]
    machine(saved(tmp_path / "one", {"r.ttf": tiny(KA)}))
    assert found(KA, True).weight == 400
    machine(saved(tmp_path / "variable", {"v.ttf": varied(tiny(KA), 300, 900), "w.ttf": tiny(KHA, weight=300)}))
    assert found(KA) == found(KA, True)
    assert found(KA).variable and not found(KHA).variable


def test_a_face_of_a_collection(machine: Machine, tmp_path: Path) -> None:
    """Of a file with several fonts, the one that has the letter is named by its number."""
    (tmp_path / "fonts").mkdir()
    collected(tmp_path / "fonts" / "all.ttc", [tiny(KHA, "One Sans"), tiny(KA, "Two Sans")])
    machine(tmp_path / "fonts")
    assert [(found(character).number, found(character).family) for character in (KA, KHA)] == [
        (1, "Two Sans"),
        (0, "One Sans"),
    ]


@pytest.mark.parametrize(
    ("han", "family"), [("Jpan", "Any JP"), ("Kore", "Any KR"), ("Hans", "Any SC"), ("Hant", "Any TC"), ("", "Any JP")]
)
def test_chinese_characters(han: str, family: str, machine: Machine, tmp_path: Path) -> None:
    """Chinese characters are drawn in a font with the forms of the language, whatever comes first by name."""
    fonts = {f"{name}.ttf": tiny("\u9aa8", f"Any {name}") for name in ("JP", "KR", "SC", "TC")}
    machine(saved(tmp_path / "fonts", fonts))
    assert found("\u9aa8", han=han).family == family


@pytest.mark.parametrize("character", ["\ue000", "\U000f0001", "\u200d", "\ufe0f", "\u00ad", "\x07", "\ud800"])
def test_what_is_not_looked_for(character: str, machine: Machine, tmp_path: Path) -> None:
    """Characters for private use, and those that are not seen, are in no font, even where one has something there."""
    in_fonts = character if character != "\ud800" else ""
    machine(saved(tmp_path / "fonts", {"a.ttf": tiny(KA + in_fonts)}))
    assert system.covering(character) is None


def test_blanks_have_no_ink(machine: Machine, tmp_path: Path) -> None:
    """A space is drawn by a font that has nothing to draw for it."""
    machine(saved(tmp_path / "fonts", {"a.ttf": tiny(KA, empty="\u2003")}))
    assert found("\u2003").family == "Tiny Sans"


def test_fonts_are_looked_at_once(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A font that was looked at is not looked at again, until it is another file; what is new is found, what is gone is not."""
    seen: list[str] = []
    look = scanned._faces_of
    monkeypatch.setattr(scanned, "_faces_of", lambda path: (seen.append(Path(path).name), look(path))[1])
    folder = machine(saved(tmp_path / "fonts", {"a.ttf": tiny(KA), "b.ttf": tiny(KHA)}))
    assert found(KA) and sorted(seen) == ["a.ttf", "b.ttf"]
    seen.clear()
    machine(folder)
    assert found(KA) and seen == []
    saved(folder, {"b.ttf": tiny(KHA + GA), "c.ttf": tiny("\u0f44")})
    (folder / "a.ttf").unlink()
    machine(folder)
    assert found(GA) and found("\u0f44") and system.covering(KA) is None
    assert sorted(seen) == ["b.ttf", "c.ttf"]


def sealed(data: bytes) -> bytes:
    return shipped.seal(scanned.FILE, hb.version_string(), data)


def cache(tmp_path: Path) -> Path:
    file = shipped.cache_file(scanned.FILE)
    assert file and file.is_relative_to(tmp_path)
    return file


def lie(**values: object) -> Callable[[bytes], bytes]:
    """What is remembered, saying something else of every font; by default that it has every character."""

    def changed(raw: bytes) -> bytes:
        kept = json.loads(raw.partition(b"\n")[2])
        for _, faces in kept.values():
            for face in faces:
                for name, value in (values or {"coverage": "\0\U0010fffd"}).items():
                    face[scanned.Face._fields.index(name)] = value
        data = json.dumps(kept).encode()
        return sealed(data) + b"\n" + data

    return changed


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw.replace(b"Sans", b"Sins"),
        lambda raw: b"\x00" * 100,
        lambda raw: sealed(b"[]") + b"\n[]",
        lambda raw: sealed(b'{"a":[[1,2],[[1]]]}') + b'\n{"a":[[1,2],[[1]]]}',
        lambda raw: sealed(b"[" * 100_000) + b"\n" + b"[" * 100_000,
        lie(),
        lie(coverage=5),
        lie(number="0"),
        lie(number=10**30),
        lie(family=None),
        lie(family="a\ud800"),
        lie(lightest="x", heaviest=[]),
    ],
)
def test_a_damaged_memory(damage: Callable[[bytes], bytes], machine: Machine, tmp_path: Path) -> None:
    """Whatever stands where the fonts are remembered, what is found is the same."""
    folder = machine(saved(tmp_path / "fonts", {"a.ttf": tiny(KA, "One Sans"), "b.ttf": tiny(KHA, "Other Sans")}))
    right = [system.covering(character) for character in (KA, KHA, GA)]
    file = cache(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    machine(folder)
    assert [system.covering(character) for character in (KA, KHA, GA)] == right


def test_a_memory_that_is_no_file(machine: Machine, tmp_path: Path) -> None:
    """Where something stands that is read without end, fonts are found all the same."""
    folder = machine(saved(tmp_path / "fonts", {"a.ttf": tiny(KA)}))
    file = cache(tmp_path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    os.mkfifo(file)
    machine(folder)
    assert found(KA)


def test_where_nothing_can_be_remembered(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the folder is no folder, is not to be written to, or is not known, fonts are found all the same."""
    folder = machine(saved(tmp_path / "fonts", {"a.ttf": tiny(KA)}))
    (tmp_path / "home" / "cjmap").write_text("a file")
    assert found(KA)
    machine(folder)
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, "nowhere")
    assert found(KA)
    assert not Path("nowhere").exists()


def test_broken_fonts_are_passed_over(machine: Machine, tmp_path: Path) -> None:
    """Files that are no fonts, or are cut off anywhere, stop nothing; nor do links that lead in a circle."""
    folder = saved(tmp_path / "fonts", {"good.ttf": tiny(KA)})
    whole = (folder / "good.ttf").read_bytes()
    for length in range(0, len(whole), 37):
        (folder / f"cut-{length:05}.ttf").write_bytes(whole[:length])
    (folder / "noise.otf").write_bytes(bytes(range(256)) * 50)
    (folder / "many.ttc").write_bytes(b"ttcf\0\1\0\0\xff\xff\xff\xff" + b"\0" * 64)
    (folder / "folder.ttf").mkdir()
    (folder / "gone.ttf").symlink_to("nowhere.ttf")
    (folder / "circle").symlink_to(folder)
    machine(folder)
    font = found(KA)
    assert font.family == "Tiny Sans"
    assert system.covering(KHA) is None
    assert len([path for path in font_files() if path.name == "good.ttf"]) == 1


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("<dir>{here}/one</dir><include>more.conf</include>", {"1.ttf", "2.ttf"}),
        ("<include>conf.d</include>", {"2.ttf"}),
        ("<dir>{here}/one</dir><reset-dirs/><dir>{here}/two</dir>", {"2.ttf"}),
        ('<dir prefix="relative">one</dir>', {"1.ttf"}),
        ('<dir prefix="xdg">fonts</dir>', {"3.ttf"}),
        ('<include ignore_missing="yes">nowhere.conf</include><dir>{here}/nowhere</dir>', set()),
        ("<include>fonts.conf</include><dir>{here}/one</dir>", {"1.ttf"}),
        ("", set()),
    ],
)
def test_settings(written: str, names: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fontconfig's settings say where fonts are: folders, in its own words for them, and other files of settings."""
    for number, name in enumerate(("one", "two", "data/fonts"), 1):
        saved(tmp_path / name, {f"{number}.ttf": tiny(KA)})
    settings(tmp_path / "more.conf", tmp_path / "two")
    (tmp_path / "conf.d").mkdir()
    settings(tmp_path / "conf.d" / "50-two.conf", tmp_path / "two")
    settings(tmp_path / "conf.d" / "one.conf", tmp_path / "one")
    file = settings(tmp_path / "fonts.conf", more=written.format(here=tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("FONTCONFIG_FILE", str(file))
    assert {path.name for path in font_files()} == names


@pytest.mark.parametrize(
    "content", [None, b"", b"<fontconfig>", b"\xff\xfe\x00", b"<?xml version='1.0' encoding='x'?><a/>"]
)
def test_empty_settings_mean_no_fonts(content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings that are not there, empty or broken name no folder: then there are no fonts but ours."""
    file = tmp_path / "fonts.conf"
    if content is not None:
        file.write_bytes(content)
    for value in (str(file), "", os.devnull):
        monkeypatch.setenv("FONTCONFIG_FILE", value)
        assert font_files() == {}


def test_a_latin_map_asks_for_no_font(tmp_path: Path) -> None:
    """A map in Latin letters, drawn, checked for missing letters and remembered, loads nothing that looks for fonts."""
    (tmp_path / "a.yaml").write_text(GOOD.replace("Buying", "Größe, çœur, Łódź …"), encoding="utf-8")
    code = (
        "import sys, cjmap.pipeline as p; from pathlib import Path\n"
        "drawing = p.Drawing(p.load('a.yaml'))\n"
        "assert drawing.draw() and drawing.missing_glyphs() == {}\n"
        "assert drawing.missing_glyph_diagnostics('a.yaml', '', p.RenderOptions('pdf')) == []\n"
        "print(*(name for name in ('cjmap.text.system', 'cjmap.text.scanned', 'icu') if name in sys.modules))\n"
    )
    env = environment(**surroundings(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=tmp_path, env=env, check=False, timeout=60
    )
    assert (done.stdout, done.stderr) == (b"\n", b"")
    assert not (tmp_path / "home" / "cjmap").exists()
