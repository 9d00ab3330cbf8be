"""A full disk and too little memory are one line and exit code 3, and what was there before is whole."""

from __future__ import annotations

import errno
import os
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import GOOD

from cjmap import pipeline
from cjmap.batch.draw import warmed
from cjmap.options import RenderOptions
from cjmap.render.atlas import AtlasPage, write_atlas
from cjmap.render.seal import is_sealed

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

if sys.platform != "linux":
    pytest.skip("the limits of a process are Linux's", allow_module_level=True)

import resource

from limits import in_use, limited

FORMATS = ("svg", "pdf", "png", "dot")
MEBIBYTE = 1 << 20


class Full(BytesIO):
    """A file that takes so many writes, and no more."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, data: ReadableBuffer, /) -> int:
        if not self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.room -= 1
        return super().write(data)


def pages() -> list[AtlasPage]:
    found = pipeline.check(GOOD, "a.yaml").journey
    assert found
    return [AtlasPage(pipeline.Drawing(found).scenes()[0], found.title)]


def test_every_write_of_an_atlas_may_fail() -> None:
    """Whichever write of a PDF fails, the error is told once the file is closed, and the process goes on."""
    room = 0
    while True:
        file = Full(room)
        try:
            write_atlas(pages(), "Maps", file)
        except OSError as error:
            assert error.errno == errno.ENOSPC
            room += 1 if room < 20 else room // 4
            continue
        break
    assert room > 20
    whole = BytesIO()
    write_atlas(pages(), "Maps", whole)
    assert file.getvalue() == whole.getvalue()


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two maps that are drawn in every format, and all that draws loaded."""
    folder = tmp_path_factory.mktemp("maps")
    warmed(map(RenderOptions, FORMATS))
    for name in ("a", "b"):
        (folder / f"{name}.yaml").write_text(GOOD)
    stages = "".join(f"  - {{name: Stage {number}, touchpoints: [One, Two, Three]}}\n" for number in range(30))
    (folder / "large.yml").write_text(f"title: A\nstages:\n{stages}")
    assert limited(folder, resource.RLIMIT_CORE, 0, *BUILD).code == 0
    return folder


BUILD = ("build", "a.yaml", "b.yaml", "-f", ",".join(FORMATS), "--atlas", "--jobs", "1")


def outputs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "output").iterdir()}


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        *((resource.RLIMIT_FSIZE, size) for size in (0, 1, 100, 3_000, 8_000, 12_000, 20_000)),
        *((resource.RLIMIT_AS, size * MEBIBYTE) for size in (0, 1, 2, 4)),
    ],
)
def test_too_little_of_something(maps: Path, limit: int, value: int) -> None:
    """Wherever a build comes to the end of a disk or of memory, each thing is one line, the exit code is 3, nothing is torn."""
    before = outputs(maps)
    for name in ("a", "b"):
        (maps / f"{name}.yaml").write_text(GOOD.replace("Buying", "Selling"))
    ended = limited(maps, limit, value + (in_use() if limit == resource.RLIMIT_AS else 0), *BUILD)
    assert ended.code == 3 or (ended.code == 0 and limit == resource.RLIMIT_AS), ended.said
    assert ended.said
    assert all(line.startswith(("cjmap: ", "output: ")) for line in ended.said), ended.said
    for name in ("a", "b"):
        (maps / f"{name}.yaml").write_text(GOOD)
    after = outputs(maps)
    assert sorted(after) == sorted(before)
    done = limited(maps, resource.RLIMIT_CORE, 0, *BUILD)
    assert (done.code, [line for line in done.said if line.startswith("cjmap")]) == (0, [])
    assert outputs(maps) == before


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("size", [0, 900])
def test_render_on_a_full_disk(maps: Path, format_: str, size: int) -> None:
    """The same holds for a single map, whose file stays as it was."""
    old = maps / f"old.{format_}"
    old.write_bytes(b"old")
    ended = limited(maps, resource.RLIMIT_FSIZE, size, "render", "large.yml", "-o", old.name)
    assert (ended.code, len(ended.said)) == (3, 1), ended.said
    assert old.read_bytes() == b"old"


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("size", [0, 1, 2])
def test_render_with_too_little_memory(maps: Path, format_: str, size: int) -> None:
    """However little memory there is, a map is drawn whole, or one line says that there was not enough."""
    old = maps / f"old.{format_}"
    old.write_bytes(b"old")
    ended = limited(maps, resource.RLIMIT_AS, in_use() + size * MEBIBYTE, "render", "large.yml", "-o", old.name)
    assert len(ended.said) == 1, ended.said
    assert ended.code in (0, 3)
    with old.open("rb") as file:
        assert is_sealed(file) if ended.code == 0 else file.read() == b"old"
