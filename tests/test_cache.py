"""What earlier builds wrote is remembered in one file, which is read with mistrust."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import FIXABLE, GOOD, WARNED, cjmap, environment

from cjmap.batch import fingerprint
from cjmap.batch.cache import FILE, FIRST, VERSION, Cache, inside, is_intact, load, save
from cjmap.batch.draw import Job, OutputTarget, Plan, drawn
from cjmap.batch.record import Output, RecordedMap
from cjmap.batch.staging import PREFIX, clear, staging
from cjmap.batch.state import Looker
from cjmap.options import RenderOptions
from cjmap.read import read


def made(folder: Path, text: str = WARNED) -> tuple[Job, RecordedMap]:
    """A map drawn into `folder/output`, and what is to be remembered of it."""
    (folder / "a.yaml").write_text(text)
    output = folder / "output"
    job = Job(folder / "a.yaml", "a.yaml", "../a.yaml", (OutputTarget("a.svg", RenderOptions("svg")),))
    with staging(output) as place:
        entry = drawn(job, Plan(output, place)).entry
        assert entry
        save(output, Cache({"a.yaml": entry}, {"index.html": Output("x", "y")}), ["a.yaml"], place)
    return job, entry


def test_there_and_back(tmp_path: Path) -> None:
    """What was saved is loaded as it was: diagnostics with notes and fixes, cards, outputs and pages."""
    _, entry = made(tmp_path)
    torn = read(FIXABLE + "stages: []\n", "a.yaml").diagnostics
    assert any(one.fix for one in torn)
    assert any(one.notes for one in torn)
    everything = replace(entry, diagnostics=tuple(replace(one, path="") for one in torn), images={"caf\udce9.png": "d"})
    output = tmp_path / "output"
    with staging(output) as place:
        save(output, Cache({"b\udce9.yaml": everything}), ["b\udce9.yaml"], place)
    assert load(output) == Cache({"a.yaml": entry, "b\udce9.yaml": everything}, {"index.html": Output("x", "y")})


def test_two_builds_save_in_turn(tmp_path: Path) -> None:
    """A build adds what it has done to what another has saved meanwhile, and takes away only what it has removed."""
    _, entry = made(tmp_path)
    output = tmp_path / "output"
    first, second = load(output), load(output)
    with staging(output) as place:
        first.maps["b.yaml"] = entry
        save(output, first, ["b.yaml"], place)
        second.maps["c.yaml"] = entry
        del second.maps["a.yaml"]
        save(output, second, ["c.yaml", "a.yaml"], place)
    assert sorted(load(output).maps) == ["b.yaml", "c.yaml"]


def changed(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    def apply(raw: bytes) -> bytes:
        kept = json.loads(raw)
        del kept["digest"]
        change(kept)
        rest = json.dumps(kept).encode()[1:]
        return FIRST + fingerprint.digest(rest).encode() + b'",' + rest

    return apply


def entry_with(**values: object) -> Callable[[bytes], bytes]:
    return changed(lambda kept: kept["maps"]["a.yaml"].update(values))


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda raw: b"",
    "truncated": lambda raw: raw[: len(raw) // 2],
    "one byte short": lambda raw: raw[:-1],
    "no JSON": lambda raw: b"\x00\xff" + raw,
    "another version": changed(lambda kept: kept.update(version=VERSION + 1)),
    "no version": changed(lambda kept: kept.pop("version")),
    "a list": lambda raw: b"[" + raw + b"]",
    "a number": lambda raw: b"3",
    "nested deep": lambda raw: b"[" * 100_000,
    "maps that are a list": changed(lambda kept: kept.update(maps=[])),
    "no pages": changed(lambda kept: kept.pop("pages")),
    "pages of one text": changed(lambda kept: kept.update(pages={"index.html": ["x"]})),
    "an entry that is none": changed(lambda kept: kept["maps"].update({"a.yaml": None})),
    "no outputs": entry_with(outputs=None),
    "outputs of numbers": entry_with(outputs={"a.svg": [1, 2]}),
    "no card": entry_with(card={}),
    "a card of another kind": entry_with(card=[1]),
    "a wrong severity": entry_with(diagnostics=[{"severity": "terrible"}]),
    "a wrong place": changed(lambda kept: kept["maps"]["a.yaml"]["diagnostics"][0].update(span=[1, 2, 3])),
    "a wrong note": changed(lambda kept: kept["maps"]["a.yaml"]["diagnostics"][0].update(notes=[["x", None]])),
    "a wrong fix": changed(lambda kept: kept["maps"]["a.yaml"]["diagnostics"][0].update(fix=[1])),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_cache(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """A cache that is not exactly what was saved says nothing."""
    made(tmp_path)
    file = tmp_path / "output" / FILE
    file.write_bytes(damage(file.read_bytes()))
    assert load(tmp_path / "output") == Cache()


def test_a_turned_bit(tmp_path: Path) -> None:
    """Whichever bit of the record turns, it says nothing."""
    made(tmp_path)
    file = tmp_path / "output" / FILE
    raw = file.read_bytes()
    assert load(tmp_path / "output") != Cache()
    chance = random.Random(5)
    for place in [*range(120), *(chance.randrange(len(raw)) for _ in range(200)), len(raw) - 1]:
        torn = bytearray(raw)
        torn[place] ^= 1 << chance.randrange(8)
        file.write_bytes(torn)
        assert load(tmp_path / "output") == Cache(), place


FORGED: dict[str, object] = {
    "title": "<script>alert(1)</script>",
    "file": "<img src=x onerror=alert(1)>",
    "owner": "<script>alert(1)</script>",
    "state": "<script>alert(1)</script>",
    "language": '"><script>alert(1)</script>',
    "personas": ["<script>alert(1)</script>"],
    "channels": ["</option><script>alert(1)</script>"],
    "picture": "<svg><script>alert(1)</script></svg>",
    "picture ": '<svg onload="alert(1)"></svg>',
    "picture  ": '<svg><path onclick="alert(1)"/></svg>',
    "picture   ": "</div><script>alert(1)</script>",
}
"""What somebody may write into a record, with the right digest."""


@pytest.mark.parametrize(("key", "value"), FORGED.items(), ids=FORGED)
def test_a_forged_record(tmp_path: Path, key: str, value: object) -> None:
    """What a record says of a map goes into the index as text, whoever wrote it: nothing of it runs, and no map is lost."""
    made(tmp_path)
    (tmp_path / "b.yaml").write_text(GOOD)
    file = tmp_path / "output" / FILE
    file.write_bytes(
        changed(lambda kept: kept["maps"]["a.yaml"]["card"].update({key.strip(): value}))(file.read_bytes())
    )
    assert cjmap("build", cwd=tmp_path).returncode == 0
    page = (tmp_path / "output" / "index.html").read_text()
    assert "<script>alert" not in page
    assert re.search(r"<[^<>]*\son\w+=", page) is None
    assert page.count('<li class="card"') == 2


@pytest.mark.parametrize("name", ["truncated", "another version", "a wrong place"])
def test_a_build_with_a_damaged_cache(tmp_path: Path, name: str) -> None:
    """A build with a damaged cache draws all anew, says what there is to say, and leaves a cache that is right."""
    made(tmp_path)
    file = tmp_path / "output" / FILE
    file.write_bytes(DAMAGE[name](file.read_bytes()))
    for summary in ("1 map drawn, 1 warning", "0 maps drawn, 1 unchanged, 1 warning"):
        done = cjmap("build", cwd=tmp_path)
        assert done.stderr.startswith(b"warning[stale]")
        assert done.stderr.decode().splitlines()[-1] == f"output: {summary}"


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    """Where the cache cannot be written, maps are drawn all the same, it is said, and the build has not failed."""
    (tmp_path / "a.yaml").write_text(GOOD)
    (tmp_path / "output" / FILE / "inside").mkdir(parents=True)
    for _ in range(2):
        done = cjmap("build", cwd=tmp_path)
        assert done.returncode == 0
        assert done.stderr.decode().splitlines() == [
            f"cjmap: output/{FILE}: this is a folder, not a file; the next build redraws everything",
            "output: 1 map drawn",
        ]


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever stands in the file, loading it ends well, and nothing is believed."""
    folder = tmp_path_factory.mktemp("output")
    (folder / FILE).write_bytes(data)
    assert load(folder) == Cache()


def test_only_the_very_bytes_are_fresh(tmp_path: Path) -> None:
    """An output is fresh only with the bytes that were written; a map only as the very file, with its content and pictures."""
    job, entry = made(tmp_path)
    output = tmp_path / "output"

    def left(job: Job = job, entry: RecordedMap = entry) -> Job | None:
        return Looker(output).state(job, entry).left

    def wanting(*options: object) -> Job:
        return replace(job, targets=(OutputTarget("a.svg", RenderOptions(*options)),))

    assert left() is None
    assert left(job=wanting("svg", "map", "dark")) == wanting("svg", "map", "dark")
    assert left(job=replace(job, source="../b.yaml")) is not None
    assert left(entry=replace(entry, images={"a.png": "x"})) is not None
    assert left(entry=replace(entry, outputs={})) == job
    assert left(entry=replace(entry, stale=False)) == replace(job, targets=())
    assert left(job=wanting("svg", "flow")) is not None
    svg = output / "a.svg"
    data = svg.read_bytes()
    svg.write_bytes(data + b"\n")
    assert left() == job
    svg.write_bytes(data)
    assert left() is None
    (tmp_path / "a.yaml").write_text(WARNED + "\n")
    assert left() == job
    (tmp_path / "a.yaml").unlink()
    assert left() == job


@pytest.mark.parametrize("part", ["program", "drawing"])
def test_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """Another cjmap, other fonts or other libraries draw every map anew."""
    job, entry = made(tmp_path)
    monkeypatch.setattr(fingerprint, part, lambda *_: "another")
    assert Looker(tmp_path / "output").state(job, entry).left == job


def test_what_the_program_is() -> None:
    """The program is known by the content of its own files: a change without a new version number counts."""
    code = "from cjmap.batch.fingerprint import program, drawing; print(program(), drawing('svg'), drawing('pdf'))"
    patched = f"import cjmap; cjmap.__version__ = '99'; {code}"
    said = [
        subprocess.run([sys.executable, "-c", one], env=environment(), capture_output=True, check=True).stdout.split()
        for one in (code, code, patched)
    ]
    assert said[0] == said[1]
    assert len({*said[0], *said[2]}) == 6


@pytest.mark.parametrize(
    "name", ["../a.svg", "/etc/passwd", "sub/../../a.svg", "", ".", "..", "a\0b", "out/a.svg", "x/../.."]
)
def test_no_output_is_outside(tmp_path: Path, name: str) -> None:
    """No name in a cache leads a build out of the output folder, be it by a link."""
    output = tmp_path / "output"
    (output / "x").mkdir(parents=True)
    (output / "out").symlink_to(tmp_path)
    assert inside(output, name) is None
    assert inside(output, "x/a.svg") == output / "x" / "a.svg"


def test_prune_believes_no_cache(tmp_path: Path) -> None:
    """A cache that names files of somebody else does not get them removed, even with the right digest."""
    made(tmp_path, GOOD)
    mine = tmp_path / "mine.svg"
    mine.write_text("mine")
    file = tmp_path / "output" / FILE
    outside = {"../mine.svg": ["x", fingerprint.digest(b"mine")], str(mine): ["x", fingerprint.digest(b"mine")]}
    file.write_bytes(entry_with(outputs=outside)(file.read_bytes()))
    (tmp_path / "b.yaml").write_text(GOOD)
    (tmp_path / "a.yaml").unlink()
    assert cjmap("build", "--prune", cwd=tmp_path).returncode == 0
    assert sorted(load(tmp_path / "output").maps) == ["b.yaml"]
    assert mine.read_text() == "mine"


def test_what_a_dead_build_left(tmp_path: Path) -> None:
    """The place for half-written files is cleared away by the next build when its owner is dead, and only then."""
    code = (
        "import sys, time; from pathlib import Path; from cjmap.batch.staging import staging\n"
        "with staging(Path(sys.argv[1])) as place: (place / 'half').touch(); print(flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        clear(tmp_path)
        assert len(list(tmp_path.glob(f"{PREFIX}*/half"))) == 1
        process.kill()
    clear(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_digests_of_files(tmp_path: Path) -> None:
    """A file that is not there is not whole."""
    (tmp_path / "a").write_bytes(b"x")
    assert is_intact(tmp_path, "a", Output("", fingerprint.digest(b"x")))
    assert not is_intact(tmp_path, "b", Output("", fingerprint.digest(b"")))
