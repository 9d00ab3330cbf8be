"""`cjmap build`: what it draws, what it leaves, what it removes, and what it says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import BAD, GOOD, UNMEASURED, WARNED, Done, cjmap, environment, in_process

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63606060f80f0001040100"
    "5fe5c34b0000000049454e44ae426082"
)
"""A picture of one pixel."""

PICTURED = GOOD.replace("name: Tom}", "name: Tom, image: tom.png}")


def write(folder: Path, **texts: str) -> Path:
    """Journey files by their names, where `__` stands for a folder's end."""
    for name, text in texts.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def build(folder: Path, *words: str, code: int = 0) -> list[str]:
    """Build a folder in this process; the lines that were said."""
    return lines(in_process("build", *words, cwd=folder), code)


def build_apart(folder: Path, *words: str, code: int = 0, **env: str) -> list[str]:
    """The same in a process of its own: where others are started, its environment is another, or wrong use is told."""
    return lines(cjmap("build", *words, cwd=folder, env=env), code)


def lines(done: Done | subprocess.CompletedProcess[bytes], code: int) -> list[str]:
    """What a build that ended with that code said."""
    assert done.stdout == b""
    assert done.returncode == code, done.stderr.decode()
    return done.stderr.decode(errors="surrogateescape").replace(os.sep, "/").splitlines()


def outputs(folder: Path) -> dict[str, bytes]:
    """The files below `output` that people look at, by their places."""
    top = folder / "output"
    paths = (path for path in top.rglob("*") if path.is_file() and path.name != ".cjmap-cache.json")
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in paths}


def stamps(folder: Path) -> dict[str, int]:
    """When each file below `output` was put in its place, by an order that only grows."""
    return {str(path): path.stat().st_ino for path in (folder / "output").rglob("*") if path.is_file()}


def test_the_structure_of_the_folders(tmp_path: Path) -> None:
    """Every map is drawn in every format to the place it has among the sources, and the index leads to all of them."""
    write(tmp_path, a=GOOD, shop__online__b=GOOD.replace("Buying", "Returning"))
    assert build(tmp_path, "-f", "svg,dot") == ["output: 2 maps drawn"]
    made = outputs(tmp_path)
    assert sorted(made) == ["a.dot", "a.svg", "index.html", "shop/online/b.dot", "shop/online/b.svg"]
    page = made["index.html"].decode()
    for link in ("a.svg", "a.dot", "shop/online/b.svg", "shop/online/b.dot"):
        assert f'href="{link}"' in page
    assert "Returning a laptop" in page


def test_the_same_bytes_as_render_however_many_work(tmp_path: Path) -> None:
    """One process, several, and `cjmap render` write the same bytes."""
    names = [f"m{number}" for number in range(9)]
    write(tmp_path, **{name: GOOD.replace("Buying", f"Buying {name}") for name in names})
    build_apart(tmp_path, "-f", "svg,pdf,dot", "--jobs", "3", "--atlas")
    parallel = outputs(tmp_path)
    build_apart(tmp_path, "-f", "svg,pdf,dot", "--jobs", "1", "--atlas", "--force")
    assert outputs(tmp_path) == parallel
    for format_ in ("svg", "pdf", "dot"):
        cjmap("render", *(f"{name}.yaml" for name in names), "-o", "rendered", "-f", format_, cwd=tmp_path)
        for name in names:
            assert (tmp_path / "rendered" / f"{name}.{format_}").read_bytes() == parallel[f"{name}.{format_}"]


def test_nothing_changed(tmp_path: Path) -> None:
    """Where nothing has changed, no file is touched, whatever the times of the sources say."""
    write(tmp_path, **{f"m{number}": GOOD for number in range(5)})
    build(tmp_path, "--atlas")
    before = stamps(tmp_path)
    for path in tmp_path.glob("*.yaml"):
        os.utime(path, (0, 4_000_000_000))
    assert build(tmp_path, "--atlas") == ["output: 0 maps drawn, 5 unchanged"]
    assert stamps(tmp_path) == before


def test_one_changed(tmp_path: Path) -> None:
    """One changed file is drawn again, the others stay, and the index follows."""
    write(tmp_path, a=GOOD, b=GOOD)
    build(tmp_path)
    status = (tmp_path / "a.yaml").stat()
    before = stamps(tmp_path)
    (tmp_path / "a.yaml").write_text(GOOD.replace("Buying", "Selling"))
    os.utime(tmp_path / "a.yaml", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert build(tmp_path) == ["output: 1 map drawn, 1 unchanged"]
    after = stamps(tmp_path)
    changed = {Path(path).name for path in after if after[path] != before[path]}
    assert changed == {"a.svg", "index.html", ".cjmap-cache.json"}
    assert b"Selling a laptop" in outputs(tmp_path)["index.html"]


@pytest.mark.parametrize("words", [["--theme", "dark"], ["-f", "svg,pdf"], ["--force"]])
def test_other_wishes(tmp_path: Path, words: list[str]) -> None:
    """Another theme, one more format, or `--force` draws what has not changed; the same wishes again do not."""
    write(tmp_path, a=GOOD)
    build(tmp_path)
    assert build(tmp_path, *words) == ["output: 1 map drawn"]
    if words != ["--force"]:
        assert build(tmp_path, *words) == ["output: 0 maps drawn, 1 unchanged"]


def test_formats_in_turn(tmp_path: Path) -> None:
    """What is asked for in one format after the other is fresh in each, and `--force` leaves the bytes as they are."""
    write(tmp_path, a=GOOD)
    build(tmp_path, "-f", "svg")
    build(tmp_path, "-f", "dot")
    made = outputs(tmp_path)
    assert build(tmp_path, "-f", "svg") == ["output: 0 maps drawn, 1 unchanged"]
    build(tmp_path, "-f", "dot", "--force")
    assert outputs(tmp_path) == made


def test_a_changed_picture(tmp_path: Path) -> None:
    """A map is drawn again when a picture it shows changes; without the picture it has an error, and is not called fresh."""
    write(tmp_path, a=PICTURED, b=GOOD)
    (tmp_path / "tom.png").write_bytes(PNG)
    build(tmp_path)
    assert build(tmp_path) == ["output: 0 maps drawn, 2 unchanged"]
    (tmp_path / "tom.png").write_bytes(PNG + b"\0")
    assert build(tmp_path) == ["output: 1 map drawn, 1 unchanged"]
    (tmp_path / "tom.png").unlink()
    said = build(tmp_path, code=1)
    assert said[0] == 'error[bad-image]: picture not found: "tom.png"'
    assert said[-1] == "output: 0 maps drawn, 1 unchanged, 1 with errors"
    assert b"a.svg" not in outputs(tmp_path)["index.html"]


@pytest.mark.parametrize("damage", [b"", None])
def test_an_output_that_is_no_longer_whole(tmp_path: Path, damage: bytes | None) -> None:
    """An output that is empty or removed is not called fresh, but drawn again."""
    write(tmp_path, a=GOOD, b=GOOD)
    build(tmp_path, "--atlas")
    made = outputs(tmp_path)
    for name in ("a.svg", "index.html", "atlas.pdf"):
        path = tmp_path / "output" / name
        if damage is None:
            path.unlink()
        else:
            path.write_bytes(damage)
    assert build(tmp_path, "--atlas") == ["output: 1 map drawn, 1 unchanged"]
    assert outputs(tmp_path) == made


def test_maps_with_errors(tmp_path: Path) -> None:
    """A map with errors stops no other: all is said in the order of the paths, and the exit code is 1 as long as it stays."""
    write(tmp_path, **{f"m{number}": GOOD for number in range(6)}, b__wrong=BAD, a__warned=WARNED, z=BAD)
    for drawn in ("7 maps drawn", "0 maps drawn, 7 unchanged"):
        said = build(tmp_path, "--jobs", "2", code=1)
        assert [line.split()[1] for line in said if "-->" in line] == [
            "a/warned.yaml:15:11", "b/wrong.yaml:9:9", "z.yaml:9:9",
        ]  # fmt: skip
        assert said[-1] == f"output: {drawn}, 2 with errors, 1 warning"
    assert "z.svg" not in outputs(tmp_path)


def test_a_map_that_gets_an_error(tmp_path: Path) -> None:
    """The drawing of a map that has got an error stays, but no page shows it; put right again, it is fresh at once."""
    write(tmp_path, a=GOOD, b=GOOD.replace("Buying", "Selling"))
    build(tmp_path)
    made = outputs(tmp_path)
    write(tmp_path, a=BAD)
    build(tmp_path, "--prune", code=1)
    now = outputs(tmp_path)
    assert now["a.svg"] == made["a.svg"]
    assert b"Buying a laptop" not in now["index.html"]
    write(tmp_path, a=GOOD)
    assert build(tmp_path) == ["output: 0 maps drawn, 2 unchanged"]
    assert outputs(tmp_path) == made


def test_strict(tmp_path: Path) -> None:
    """With `--strict`, a warning is exit code 1, also where it is about a map that has not changed; the map is drawn."""
    write(tmp_path, a=WARNED)
    for _ in range(2):
        build(tmp_path, "--strict", code=1)
        assert "a.svg" in outputs(tmp_path)
    build(tmp_path)


def test_warnings_are_said_again(tmp_path: Path) -> None:
    """What was said of a map when it was drawn is said of it in just the same words while it does not change."""
    torn = GOOD.replace("title:", "# é\ntitle:").replace(
        "name: Reads reviews", "name: Reads reviews\n        channel: [2,400]"
    )
    write(tmp_path, a=WARNED, b=torn)
    first, second = (build(tmp_path) for _ in range(2))
    assert sum("warning[" in line for line in first) == 2
    assert second[:-1] == first[:-1]


def test_the_day_a_review_is_over(tmp_path: Path) -> None:
    """A map is stale from the day on that its review is over, though nothing has changed and no drawing does."""
    write(tmp_path, a=WARNED)
    days = {"before": str(1_600_000_000), "after": str(1_700_000_000)}
    assert build_apart(tmp_path, SOURCE_DATE_EPOCH=days["before"]) == ["output: 1 map drawn"]
    made = stamps(tmp_path)
    said = build_apart(tmp_path, SOURCE_DATE_EPOCH=days["after"])
    assert said[0].startswith("warning[stale]")
    assert build_apart(tmp_path, SOURCE_DATE_EPOCH=days["after"]) == said
    assert build_apart(tmp_path, SOURCE_DATE_EPOCH=days["before"])[0].startswith("output: 0 maps drawn")
    assert {path: made[path] for path in made if "cache" not in path}.items() <= stamps(tmp_path).items()
    assert "SOURCE_DATE_EPOCH" in build_apart(tmp_path, code=2, SOURCE_DATE_EPOCH="soon")[-1]


def test_prune(tmp_path: Path) -> None:
    """`--prune` removes what was drawn of maps that are gone, with folders that are empty then, and nothing else."""
    write(tmp_path, a=GOOD, old__b=GOOD, old__c=GOOD, drafts__d=GOOD)
    build(tmp_path, "-f", "svg,dot")
    output = tmp_path / "output"
    (output / "drafts" / "mine.svg").write_text("mine")
    (output / "old" / "c.svg").write_text("edited")
    for name in ("old/b", "old/c", "drafts/d"):
        (tmp_path / f"{name}.yaml").unlink()
    assert build(tmp_path, "-f", "svg,dot") == ["output: 0 maps drawn, 1 unchanged"]
    assert b"old/b.svg" not in outputs(tmp_path)["index.html"], "what is gone is in no page"
    assert "old/b.svg" in outputs(tmp_path), "nothing is removed unasked"
    said = build(tmp_path, "--prune", "-f", "svg,dot")
    assert said == [
        "cjmap: output/old/c.svg: kept: edited since it was rendered, and its map is gone",
        "output: 0 maps drawn, 1 unchanged, 5 files removed",
    ]
    assert sorted(outputs(tmp_path)) == ["a.dot", "a.svg", "drafts/mine.svg", "index.html", "old/c.svg"]
    assert build(tmp_path, "--prune", "-f", "svg,dot") == ["output: 0 maps drawn, 1 unchanged"]


def test_a_part_of_the_maps(tmp_path: Path) -> None:
    """Who builds some of the maps loses none of the others, in the pages or on the disk, and prunes none."""
    (tmp_path / "cjmap.toml").write_text('paths = ["maps"]')
    write(tmp_path, maps__a=GOOD, maps__sub__b=GOOD.replace("Buying", "Selling"))
    build(tmp_path)
    made = outputs(tmp_path)
    assert build(tmp_path, "maps/sub", "--prune") == ["output: 0 maps drawn, 1 unchanged"]
    assert outputs(tmp_path) == made
    write(tmp_path, maps__a=GOOD.replace("Buying", "Lending"))
    build(tmp_path, "maps/sub/b.yaml")
    page = outputs(tmp_path)["index.html"]
    assert b"Selling" in page
    assert b"Buying" not in page, "a map that has changed since it was drawn is in no page"


@pytest.mark.parametrize(
    ("files", "words", "message"),
    [
        (["a.yaml", "a.yml"], [], "a.yaml and a.yml would both be written to output/a.svg"),
        (["a.yaml", "A.yaml"], [], "A.yaml and a.yaml would both be written to output/a.svg"),
        (["atlas.yaml"], ["-f", "pdf", "--atlas"], "the page atlas.pdf and atlas.yaml would both be written to output/atlas.pdf"),
        (["a.svg"], ["a.svg", "-o", "."], "a.svg would overwrite the journey file a.svg"),
    ],
)  # fmt: skip
def test_clashes(tmp_path: Path, files: list[str], words: list[str], message: str) -> None:
    """Where two things would be written to one place, nothing is drawn, and both are named."""
    for name in files:
        (tmp_path / name).write_text(GOOD)
    assert build_apart(tmp_path, *words, code=2)[-1] == f"cjmap: {message}"
    assert not (tmp_path / "output").exists()


def test_nothing_to_draw(tmp_path: Path) -> None:
    """A folder without a journey file is wrong usage, a file that is not there the machine's; each in one line."""
    assert build_apart(tmp_path, code=2)[-1] == "cjmap: there is no journey file in ."
    write(tmp_path, a=GOOD)
    assert build(tmp_path, "a.yaml", "b.yaml", code=3) == [
        "cjmap: b.yaml: there is no such file or folder", "output: 1 map drawn",
    ]  # fmt: skip
    assert build_apart(tmp_path, "-f", "svg,jpg", code=2)[-1].startswith("cjmap: Invalid value for '-f' / '--format'")


def test_what_is_passed_over(tmp_path: Path) -> None:
    """With `-v` every file that is drawn, written or passed over is a line; the output is never a source."""
    write(tmp_path, a=GOOD, other="key: value\n", output__copy=GOOD)
    assert build(tmp_path, "-v") == [
        "output: skipped: the output folder",
        "other.yaml: skipped: not a journey file",
        "a.yaml: drawn as a.svg",
        "output/index.html: written",
        "output: 1 map drawn, 1 other YAML file skipped, 1 YAML file in the output folder skipped",
    ]


def test_progress_without_a_terminal(tmp_path: Path) -> None:
    """Where there is no terminal, a long build is told of in a few plain lines."""
    write(tmp_path, **{f"m{number}": GOOD for number in range(20)})
    said = build_apart(tmp_path, "-f", "dot")
    assert said == [*(f"Drawing: {number} of 20 maps" for number in range(2, 22, 2)), "output: 20 maps drawn"]


def test_a_page_of_somebody_else(tmp_path: Path) -> None:
    """An index.html that no build has written is not written over; one of an earlier build is, also without its cache."""
    write(tmp_path, a=GOOD)
    (tmp_path / "index.html").write_text("<h1>My site</h1>")
    assert "index.html was not written by cjmap" in build(tmp_path, "-o", ".", code=3)[0]
    assert (tmp_path / "index.html").read_text() == "<h1>My site</h1>"
    build(tmp_path)
    (tmp_path / "output" / ".cjmap-cache.json").unlink()
    write(tmp_path, b=GOOD)
    build(tmp_path)
    assert b"b.svg" in outputs(tmp_path)["index.html"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_odd_names(tmp_path: Path) -> None:
    """Files with blanks, quotes, line breaks, other scripts or bytes that are no text in their names are drawn and linked."""
    names = [b"a b", b"'q'\"<&>", "über/地図".encode(), b"line\nbreak", b"caf\xe9", b"50%#?", b"-x", b"..y"]
    for name in names:
        path = tmp_path / os.fsdecode(name + b".yaml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(GOOD)
    assert (
        build_apart(tmp_path, "-f", "svg,dot")[-1] == f"output: {len(names) - 1} maps drawn, 1 other YAML file skipped"
    )
    assert build_apart(tmp_path, "-f", "svg,dot") == [
        f"output: 0 maps drawn, {len(names) - 1} unchanged, 1 other YAML file skipped"
    ]
    made = outputs(tmp_path)
    for name in names[:-1]:
        assert os.fsdecode(name + b".svg") in made
    page = made["index.html"].decode()
    for link in (
        "a%20b.svg",
        "%27q%27%22%3C%26%3E.svg",
        "%C3%BCber/",
        "line%0Abreak.svg",
        "caf%E9.svg",
        "50%25%23%3F.svg",
    ):
        assert link in page


def test_files_elsewhere(tmp_path: Path) -> None:
    """Maps and output may be anywhere, and be named from anywhere."""
    here = tmp_path / "here"
    here.mkdir()
    write(tmp_path, maps__a=GOOD, maps__sub__b=GOOD)
    build(here, "../maps", "-o", "../out/put")
    assert build(tmp_path, str(tmp_path / "maps"), "-o", "out/put")[-1] == "out/put: 0 maps drawn, 2 unchanged"
    assert (tmp_path / "out" / "put" / "sub" / "b.svg").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be asked to end there")
def test_told_to_end(tmp_path: Path) -> None:
    """A build that is told to end takes its processes and its temporary files with it, and says nothing."""
    write(tmp_path, **{f"m{number}": GOOD.replace("Buying", f"Buying {number}") for number in range(60)})
    command = [sys.executable, "-m", "cjmap", "build", "-f", "svg,pdf", "--jobs", "2"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE) as process:
        assert process.stderr
        process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        said = process.stderr.read().decode().splitlines()  # ends when the last process that could write has ended
    assert process.returncode == 128 + signal.SIGTERM
    assert [line for line in said if not line.startswith("Drawing")] == []
    assert list((tmp_path / "output").glob(".cjmap-writing-*")) == []


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """After kills that no process can answer, every output is whole, and one build makes all right and clears up."""
    names = [f"m{number}" for number in range(24)]
    write(tmp_path, **{name: GOOD.replace("Buying", f"Buying {name}") for name in names})
    build_apart(tmp_path, "-f", "svg,pdf", "-o", "right")
    right = {path.name: path.read_bytes() for path in (tmp_path / "right").glob("*.[sp][vd][gf]")}
    (tmp_path / "right").rename(tmp_path / ".right")
    command = [sys.executable, "-m", "cjmap", "build", "-f", "svg,pdf", "--jobs", "2"]
    for moment in range(8):
        with subprocess.Popen(command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE) as process:
            time.sleep(0.15 + 0.05 * moment)
            process.kill()
            assert process.stderr
            process.stderr.read()  # its workers have ended too
        for name, data in outputs(tmp_path).items():
            assert name not in right or data == right[name], f"{name} is not whole"
    build_apart(tmp_path, "-f", "svg,pdf")
    made = outputs(tmp_path)
    assert {name: made[name] for name in right} == right
    assert sorted(made) == sorted([*right, "index.html"])


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Builds that write into one folder at the same time leave every output whole, and lose none in cache or index."""
    folders = ("one", "two", "three")
    (tmp_path / "cjmap.toml").write_text(f"paths = {list(folders)}")
    for folder in folders:
        write(tmp_path / folder, **{f"m{number}": GOOD.replace("Buying", f"Buying {folder}") for number in range(6)})
    commands = [[sys.executable, "-m", "cjmap", "build", folder, "--jobs", "2"] for folder in (*folders, *folders)]
    running = [
        subprocess.Popen(command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE) for command in commands
    ]
    for process in running:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said.decode()
    assert build_apart(tmp_path) == ["output: 0 maps drawn, 18 unchanged"]
    made = outputs(tmp_path)
    build_apart(tmp_path, "-o", "output2")
    assert made == {
        path.relative_to(tmp_path / "output2").as_posix(): path.read_bytes()
        for path in (tmp_path / "output2").rglob("*") if path.is_file() and not path.name.startswith(".")
    }  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be kept from writing there")
def test_no_room(tmp_path: Path) -> None:
    """Where files may not grow that large, each is named in a line, nothing half is left, and the exit code is 3."""
    write(tmp_path, a=GOOD, b=GOOD)
    limited = "import resource, cjmap.cli; resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900)); cjmap.cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", limited, "build", "-f", "svg,dot"], cwd=tmp_path, capture_output=True, check=False,
        env=environment(PYTHONDONTWRITEBYTECODE="1", **UNMEASURED),
    )  # fmt: skip
    assert done.returncode == 3
    said = done.stderr.decode().splitlines()
    assert "cjmap: output/a.svg: the file would be larger than is allowed here" in said
    assert outputs(tmp_path) == {}
    assert list((tmp_path / "output").glob(".cjmap-writing-*")) == []
    assert build(tmp_path, "-f", "svg,dot")[-1] == "output: 2 maps drawn"


def test_where_no_file_can_be(tmp_path: Path) -> None:
    """A folder in place of an output stops that map alone; a file in place of the output folder stops the build."""
    write(tmp_path, a=GOOD, b=GOOD)
    (tmp_path / "output" / "a.svg").mkdir(parents=True)
    assert build(tmp_path, code=3) == ["cjmap: output/a.svg: this is a folder, not a file", "output: 1 map drawn"]
    (tmp_path / "file").touch()
    assert build_apart(tmp_path, "-o", "file", code=3) == ["cjmap: file: something else has this name already"]


def test_without_libcairo(tmp_path: Path) -> None:
    """Where a library is missing, it is said once, SVG is drawn all the same, and the exit code is 3."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.modules['cairocffi'] = None\nimport importlib.abc\n"
        "class No(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'cairocffi': raise OSError('no library called cairo')\n"
        "del sys.modules['cairocffi']\nsys.meta_path.insert(0, No())\n"
    )
    write(tmp_path, **{f"m{number}": GOOD for number in range(5)})
    path = os.pathsep.join([str(tmp_path), environment()["PYTHONPATH"]])
    said = build_apart(tmp_path, "-f", "svg,pdf", "--jobs", "2", code=3, PYTHONPATH=path)
    assert sum("need the library cairo" in line for line in said) == 1
    assert "m3.svg" in outputs(tmp_path)
    page = outputs(tmp_path)["index.html"]
    assert b"m3.svg" in page
    assert b"m3.pdf" not in page


def test_what_is_unexpected_of_drawings_is_said(tmp_path: Path) -> None:
    """A build says what a drawing is not as one would expect, once for all maps of which the same is to be said."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text("title: A map\ntheme: {font: Georgia}\nstages: S\n", encoding="utf-8")
    done = cjmap("build", "-f", "svg,pdf", cwd=tmp_path)
    said = done.stderr.decode()
    assert done.returncode == 0
    words = 'cjmap: a.yaml: the font "Georgia" is for SVG with text; PDF, PNG and outlines are drawn in Inter (and 1 more map)'
    assert words in said
    assert said.count("Georgia") == 1
