"""A build writes over what cjmap wrote, to the byte, and over nothing else."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import pytest
from running import GOOD, cjmap

from cjmap import pipeline
from cjmap.model import Journey
from cjmap.options import RenderOptions
from cjmap.render.seal import is_sealed, was_sealed

FORMATS = ("svg", "pdf", "png", "dot")
OUTPUTS = ("a.svg", "a.pdf", "a.png", "a.dot", "index.html", "atlas.pdf")
CHANGED = GOOD.replace("Buying", "Selling")


def write(folder: Path, text: str) -> None:
    """A map, and another one, so that there is always something for the pages."""
    (folder / "a.yaml").write_text(text)
    (folder / "b.yaml").write_text(GOOD)


def build(folder: Path, *words: str, code: int = 0) -> list[str]:
    """Build in every format, with an atlas; the lines that were said."""
    done = cjmap("build", "-f", ",".join(FORMATS), "--atlas", *words, cwd=folder)
    assert done.returncode == code, done.stderr.decode()
    return done.stderr.decode().splitlines()


def drawn(folder: Path) -> dict[str, bytes]:
    return {name: (folder / "output" / name).read_bytes() for name in OUTPUTS}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is written of the changed map where nothing stands in the way."""
    folder = tmp_path_factory.mktemp("fresh")
    write(folder, CHANGED)
    build(folder)
    return drawn(folder)


def test_somebody_elses_files_stay(tmp_path: Path, fresh: dict[str, bytes]) -> None:
    """Files of the outputs' names that cjmap has not written stay, each is named, and `--force` takes their places."""
    write(tmp_path, CHANGED)
    (tmp_path / "output").mkdir()
    for name in OUTPUTS:
        (tmp_path / "output" / name).write_text(f"mine: {name}")
    for _ in range(2):
        said = build(tmp_path, "--prune", code=3)
        for name in OUTPUTS:
            assert (tmp_path / "output" / name).read_text() == f"mine: {name}"
            line = f"cjmap: output/{name} was not written by cjmap, so it is kept; "
            assert line + "move it away, or overwrite it with --force" in said
    build(tmp_path, "--force")
    assert drawn(tmp_path) == fresh


def test_edited_files_stay(tmp_path: Path, fresh: dict[str, bytes]) -> None:
    """What somebody has changed since it was written stays, with the record of the build or without, and is named."""
    write(tmp_path, GOOD)
    build(tmp_path)
    edits = {name: data.replace(b"a", b"b", 1) for name, data in drawn(tmp_path).items()}
    for name, data in edits.items():
        (tmp_path / "output" / name).write_bytes(data)
    (tmp_path / "a.yaml").write_text(CHANGED)
    for _ in range(2):
        said = build(tmp_path, code=3)
        assert sum("was edited since cjmap wrote it, so it is kept" in line for line in said) == len(OUTPUTS)
        assert drawn(tmp_path) == edits
        (tmp_path / "output" / ".cjmap-cache.json").unlink(missing_ok=True)
    build(tmp_path, "--force")
    assert drawn(tmp_path) == fresh


@pytest.mark.parametrize("text", [GOOD, CHANGED])
def test_a_lost_record(tmp_path: Path, fresh: dict[str, bytes], text: str) -> None:
    """Without the record, as in a fresh clone, all that cjmap has written is known as such and drawn anew."""
    write(tmp_path, text)
    build(tmp_path)
    (tmp_path / "output" / ".cjmap-cache.json").unlink()
    (tmp_path / "a.yaml").write_text(CHANGED)
    assert build(tmp_path) == ["output: 2 maps drawn"]
    assert drawn(tmp_path) == fresh


def test_what_render_drew_is_ours(tmp_path: Path) -> None:
    """A drawing of `cjmap render` is written over by a build, one beside its source too; a picture of one's own is not."""
    (tmp_path / "a.yaml").write_text(CHANGED)
    (tmp_path / "b.yaml").write_text(GOOD)
    (tmp_path / "b.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    cjmap("render", "b.yaml", "-o", "a.svg", cwd=tmp_path)
    done = cjmap("build", "-o", ".", cwd=tmp_path)
    assert done.returncode == 3
    assert "Selling a laptop" in (tmp_path / "a.svg").read_text()
    assert len((tmp_path / "b.svg").read_text()) < 60
    assert [line for line in done.stderr.decode().splitlines() if "a.svg" in line] == []


def test_links_stay(tmp_path: Path) -> None:
    """A link in the place of an output stays, and what it points at too; `--force` replaces the link and nothing else."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "a.svg").write_text("mine")
    write(tmp_path, GOOD)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.yaml").write_text(GOOD)
    output = tmp_path / "output"
    output.mkdir()
    (output / "a.svg").symlink_to(mine / "a.svg")
    (output / "index.html").symlink_to(mine / "nothing")
    (output / "sub").symlink_to(mine)
    said = cjmap("build", cwd=tmp_path).stderr.decode()
    assert "output/a.svg is a link, and cjmap makes none" in said
    assert "output/index.html is a link" in said
    assert "output/sub/c.svg is behind a link that leads out of output" in said
    assert [path.name for path in mine.iterdir()] == ["a.svg"]
    (output / "sub").unlink()
    assert cjmap("build", "--force", cwd=tmp_path).returncode == 0
    assert (mine / "a.svg").read_text() == "mine"
    assert [path.name for path in mine.iterdir()] == ["a.svg"]
    assert not (output / "a.svg").is_symlink()


@pytest.mark.parametrize("format_", FORMATS)
def test_a_seal(format_: str) -> None:
    """A drawing carries its seal, which no change of a single byte leaves whole; the piece it stands in is all it adds."""
    data = pipeline.Drawing(journey()).draw(RenderOptions(format_))
    assert is_sealed(BytesIO(data))
    chance = random.Random(3)
    places = {0, len(data) - 1, *(len(data) - 1 - chance.randrange(150) for _ in range(20))}
    for place in places | {chance.randrange(len(data)) for _ in range(20)}:
        torn = bytearray(data)
        torn[place] ^= 1 << chance.randrange(8)
        if format_ == "png" and len(data) - 16 <= place < len(data) - 12:
            continue  # the checksum of the piece itself
        assert not is_sealed(BytesIO(bytes(torn))), place
    assert not is_sealed(BytesIO(data[:-1]))
    assert not is_sealed(BytesIO(data + b"\n"))
    assert was_sealed(BytesIO(data.replace(b"1", b"2", 1)))


@pytest.mark.parametrize("data", [b"", b"x", b"<!--cjmap " + b"0" * 64 + b"-->\n</svg>\n"])
def test_what_has_no_seal(data: bytes) -> None:
    """Nothing, anything and a seal that somebody made up are not ours."""
    assert not is_sealed(BytesIO(data))


def journey() -> Journey:
    found = pipeline.check(GOOD, "a.yaml").journey
    assert found
    return found
