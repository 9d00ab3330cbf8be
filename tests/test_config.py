"""`cjmap.toml` and `[tool.cjmap]` → what a build does, or what is wrong with them and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import GOOD, cjmap

from cjmap.batch.config import KEYS, Config, WrongConfig, config
from cjmap.diagnostics import Severity

WHOLE = """paths = ["maps", "more"]
output = "site"
formats = ["svg", "pdf"]
views = "map"
theme = "print"
page = "a3"
text = "outline"
width = 1200
lanes = "plain"
svg_fonts = "embed"
title = "Our journeys"
atlas = true
fonts = "fonts"
deadline = 30
exclude = "deploy/**"
severity = {stale = "ignore", unreachable = "error"}
"""


def test_every_key(tmp_path: Path) -> None:
    """Every key of the config is a field of it; one text stands for a list of one."""
    (tmp_path / "cjmap.toml").write_text(WHOLE)
    assert config(tmp_path) == Config(
        folder=tmp_path, paths=("maps", "more"), output="site", formats=("svg", "pdf"), views=("map",), theme="print",
        page="a3", text="outline", fonts="fonts", title="Our journeys", atlas=True, deadline=30, exclude=("deploy/**",),
        severity={"stale": None, "unreachable": Severity.ERROR}, width=1200.0, lanes="plain", svg_fonts="embed",
    )  # fmt: skip
    assert all(f"{key} = " in WHOLE for key in KEYS)


def test_which_file_holds(tmp_path: Path) -> None:
    """The nearest file upwards holds, as far as the top of the repository; a pyproject.toml without our table is none."""
    inner = tmp_path / "top" / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "cjmap.toml").write_text('title = "beyond"')
    assert config(inner) == Config()
    (tmp_path / "top" / ".git").mkdir()
    assert config(inner) == Config()
    (tmp_path / "top" / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.cjmap]\ntitle = "top"')
    assert config(inner).title == "top"
    (tmp_path / "top" / "a" / "pyproject.toml").write_text("[tool.other]\nx = 1")
    assert config(inner).title == "top"
    (tmp_path / "top" / "cjmap.toml").write_text('title = "own"')
    assert config(inner) == Config(folder=tmp_path / "top", title="own")
    assert config(inner / ".." / "..").title == "own"


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        (
            "cjmap.toml",
            'title = "x"\nformts = ["svg"]',
            2,
            """unknown key 'formts'; did you mean "formats" or "fonts"?""",
        ),
        ("cjmap.toml", "zzz = 1", 1, f"unknown key 'zzz'; choose one of {', '.join(KEYS)}"),
        ("pyproject.toml", '[tool.other]\nstile = 1\n[ tool . "cjmap" ]\n\n"stile" = 1', 5, "unknown key 'stile'"),
        ("cjmap.toml", 'formats = [\n  "svg",\n  "pfd",\n]', 3, """unknown format 'pfd'; did you mean "pdf"?"""),
        ("cjmap.toml", 'views = ["flwo"]', 1, "unknown view 'flwo'; did you mean \"flow\"?"),
        ("cjmap.toml", 'theme = "drak"', 1, """unknown theme 'drak'; did you mean "dark"?"""),
        ("cjmap.toml", "theme = 3", 1, "theme must be a text in quotes"),
        ("cjmap.toml", "\npaths = [1]", 2, 'paths must be a list of texts, such as ["a", "b"]'),
        ("cjmap.toml", "paths = {a = 1}", 1, 'paths must be a list of texts, such as ["a", "b"]'),
        ("cjmap.toml", 'atlas = "yes"', 1, "atlas must be true or false"),
        ("cjmap.toml", "atlas = 1", 1, "atlas must be true or false"),
        ("cjmap.toml", "deadline = -1", 1, "deadline must be a whole number of seconds"),
        ("cjmap.toml", "deadline = true", 1, "deadline must be a whole number of seconds"),
        ("cjmap.toml", 'width = "wide"', 1, "width must be a number of px, such as 1200"),
        ("cjmap.toml", "width = true", 1, "width must be a number of px, such as 1200"),
        ("cjmap.toml", "\nwidth = 100", 2, "the width must be a number from 320 to 10000, in px, not 100.0"),
        ("cjmap.toml", 'lanes = "merged"', 1, "unknown lanes 'merged'; choose one of plain"),
        ("cjmap.toml", 'svg_fonts = "all"', 1, "unknown svg_fonts 'all'; choose one of embed"),
        ("cjmap.toml", 'output = ""', 1, "output must not be empty"),
        (
            "cjmap.toml",
            'exclude = [\n  "a",\n  "../b",\n]',
            3,
            "'../b' is not a valid pattern: there is no folder '..'",
        ),
        (
            "cjmap.toml",
            'exclude = "a/**.yaml"',
            1,
            "'a/**.yaml' is not a valid pattern: ** stands alone between slashes",
        ),
        (
            "cjmap.toml",
            'exclude = "/a"',
            1,
            "'/a' is not a valid pattern: it must be a path from the folder of this file",
        ),
        ("cjmap.toml", 'exclude = "!a"', 1, "'!a' is not a valid pattern: ! is not supported"),
        ("cjmap.toml", 'exclude = "[a"', 1, "'[a' is not a valid pattern: a [ is never closed"),
        ("cjmap.toml", 'exclude = "[z-a]"', 1, "'[z-a]' is not a valid pattern: [z-a] is no range"),
        (
            "cjmap.toml",
            'exclude = "{a,b}"',
            1,
            "'{a,b}' is not a valid pattern: {a,b} is not supported; write two patterns",
        ),
        ("cjmap.toml", '[severity]\nstail = "ignore"', 2, """unknown code 'stail'; did you mean "stale"?"""),
        ("cjmap.toml", '[severity]\nstale = "eror"', 2, """stale cannot be 'eror'; did you mean "error"?"""),
        ("cjmap.toml", "[severity]\nstale = [1]", 2, "stale cannot be [1]; choose one of ignore, warning, error"),
        ("cjmap.toml", 'severity = "error"', 1, "severity must be a table: write [severity]"),
        (
            "pyproject.toml",
            '[tool.cjmap.severity]\nunknown-key = "warning"',
            2,
            "unknown-key is an error that stops the drawing, and cannot be a warning",
        ),
        ("cjmap.toml", "formats = []", 1, "formats must not be empty"),
        ("cjmap.toml", 'output = "a\\u0000b"', 1, "output must not be empty"),
        ("pyproject.toml", "[tool]\ncjmap = 3", 0, "tool.cjmap must be a table"),
        ("cjmap.toml", "title =", 0, "not valid TOML: Invalid value (at end of document)"),
        ("cjmap.toml", "a = " + "[" * 5000, 0, "brackets are nested too deeply"),
    ],
)
def test_what_cannot_be(tmp_path: Path, name: str, text: str, line: int, message: str) -> None:
    """What a config cannot say is an error with its file, its line, and what would be right."""
    (tmp_path / name).write_text(text)
    with pytest.raises(WrongConfig) as caught:
        config(tmp_path)
    place = f"{name}:{line}" if line else name
    assert str(caught.value).startswith(f"{place}: {message}")


def test_a_config_that_is_no_file(tmp_path: Path) -> None:
    """A config that is a folder, or a link to nothing, is not taken for none."""
    (tmp_path / "cjmap.toml").symlink_to("gone.toml")
    with pytest.raises(WrongConfig, match=r"cjmap\.toml: not a file"):
        config(tmp_path)


def test_not_utf_8(tmp_path: Path) -> None:
    """A config that is no UTF-8 is said to be none."""
    (tmp_path / "cjmap.toml").write_bytes(b'title = "caf\xe9"')
    with pytest.raises(WrongConfig, match="not saved as UTF-8"):
        config(tmp_path)


def test_a_build_does_what_the_config_says(tmp_path: Path) -> None:
    """Paths and output are below the config's folder, wherever in the project one is; what is typed goes before it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "cjmap.toml").write_text('paths = ["maps"]\noutput = "site"\nformats = ["dot"]\ntitle = "Ours & yours"')
    sub = tmp_path / "maps" / "sub"
    sub.mkdir(parents=True)
    (sub / "a.yaml").write_text(GOOD)
    (tmp_path / "maps" / "b.yaml").write_text(GOOD)
    (tmp_path / "not.yaml").write_text(GOOD)
    done = cjmap("build", cwd=sub)
    assert done.returncode == 0
    site = tmp_path / "site"
    assert outputs(site) == ["b.dot", "index.html", "sub/a.dot"]
    assert "Ours &amp; yours" in (site / "index.html").read_text()
    done = cjmap("build", "a.yaml", "-f", "svg", cwd=sub)
    assert done.returncode == 0
    assert outputs(site) == ["b.dot", "index.html", "sub/a.dot", "sub/a.svg"], (
        "a map has its place, whoever asks for it"
    )
    done = cjmap("build", tmp_path / "not.yaml", "-o", tmp_path / "other", cwd=tmp_path)
    assert outputs(tmp_path / "other") == ["index.html", "not.dot"]


def outputs(folder: Path) -> list[str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def test_a_wrong_config_is_wrong_usage(tmp_path: Path) -> None:
    """A build with a wrong config draws nothing and ends with exit code 2 and one line about it."""
    (tmp_path / "pyproject.toml").write_text('[tool.cjmap]\nthem = "dark"')
    (tmp_path / "a.yaml").write_text(GOOD)
    done = cjmap("build", cwd=tmp_path)
    assert done.returncode == 2
    assert (
        done.stderr.decode()
        .splitlines()[-1]
        .endswith("""pyproject.toml:2: unknown key 'them'; did you mean "theme"?""")
    )
    assert not (tmp_path / "output").exists()
