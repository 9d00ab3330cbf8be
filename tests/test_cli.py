"""The command line as people and scripts meet it: exit codes, streams, files, help."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from running import BAD, FIXABLE, GOOD, ROOT, WARNED, cjmap, environment

HEAVY = ("yaml", "jsonschema", "cairocffi", "cairosvg", "graphviz", "uharfbuzz", "fontpkg_inter")
FORMATS = {"svg": b"<svg", "pdf": b"%PDF-", "png": b"\x89PNG\r\n", "dot": b"digraph"}


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    """A folder with a good, a bad and a warned journey file."""
    for name, text in (("good", GOOD), ("bad", BAD), ("warned", WARNED)):
        (tmp_path / f"{name}.yaml").write_text(text)
    return tmp_path


# Usage


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], *([name, "--help"] for name in ("new", "check", "render", "schema"))]
)
def test_help_loads_nothing_heavy(tmp_path: Path, words: list[str]) -> None:
    """Help and version come at once: no reader, font or drawing library is imported for them."""
    code = (
        "import sys, cjmap.cli\ntry: cjmap.cli.main()\n"
        f"finally: print(sorted(set({HEAVY}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, env=environment(), check=True)
    assert done.stderr == b"[]\n"
    assert done.stdout


@pytest.mark.parametrize("name", ["new", "check", "render", "schema"])
def test_help_teaches_by_example(tmp_path: Path, name: str) -> None:
    """The help of every command shows how it is called."""
    words = cjmap(name, "--help", cwd=tmp_path).stdout.decode()
    assert words.count(f"  cjmap {name}") >= 2
    assert "Examples:" in words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rendr", "good.yaml"], 'did you mean "render"?'),
        (["xyzzy"], "choose one of new, check, fmt, render, "),
        (["fmt"], "no config has paths to format here"),
        (["check", "--stict", "good.yaml"], "--strict"),
        (["check", "--format", "jsn", "good.yaml"], 'did you mean "json"?'),
        (["render", "good.yaml", "--theme", "drak"], 'did you mean "dark"?'),
        (["render", "good.yaml", "--view", "mpa"], "map"),
        (["render", "good.yaml", "-f", "gif"], "choose one of svg, pdf, png, dot"),
        (["render", "good.yaml", "-o", "map.gif"], "choose one of .svg, .pdf, .png, .dot"),
        (["render", "good.yaml", "-o", "map"], "choose one of .svg, .pdf, .png, .dot"),
        (["render", "good.yaml", "-o", "map.svg", "-f", "pdf"], "-f is pdf"),
        (["render", "good.yaml", "--persona", ""], "'--persona': it is empty"),
        (["render", "good.yaml", "-o", ""], "'--output': it is empty"),
        (["render", "good.yaml", "--scale", "0"], "above 0"),
        (["render", "good.yaml", "--scale", "nan"], "above 0"),
        (["render", "good.yaml", "-f", "png", "--scale", "900"], "The largest --scale that works is"),
        (["render", "good.yaml", "--persona", "mya"], 'did you mean "maya"?'),
        (["render", "good.yaml", "warned.yaml", "-o", "-"], "one map"),
        (["render", "good.yaml", "warned.yaml", "-o", "map.svg"], "looks like a file"),
        (["render", "good.yaml", "-o", "good.yaml", "-f", "svg"], "would overwrite the journey file good.yaml"),
        (["render", "good.yaml", "-o", "warned.yaml", "-f", "svg"], "warned.yaml is a journey file"),
        (["render", "good.yaml", "-o", "link.svg"], "link.svg is a journey file"),
        (["new", "--template", "startr"], 'did you mean "starter"?'),
        (["new", "good.yaml"], "--force overwrites it"),
        (["check", "empty"], "no journey file in empty"),
    ],
)  # fmt: skip
def test_wrong_usage(maps: Path, words: list[str], said: str) -> None:
    """Wrong usage is exit code 2, with what would be right on standard error; nothing is written, nothing printed."""
    (maps / "empty").mkdir()
    (maps / "link.svg").symlink_to("warned.yaml")
    before = {name: (maps / name).read_bytes() for name in files(maps)}
    done = cjmap(*words, cwd=maps)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    assert {name: (maps / name).read_bytes() for name in files(maps)} == before


def test_hostile_words_are_not_obeyed(tmp_path: Path) -> None:
    """Terminal escapes in a name come out as their numbers."""
    done = cjmap("check", "\x1b[2J\u202e.yaml", cwd=tmp_path)
    assert done.returncode == 3
    assert b"\x1b" not in done.stderr
    assert "<U+001B>[2J<U+202E>.yaml" in done.stderr.decode()


# check


@pytest.mark.parametrize(
    ("words", "code", "last"),
    [
        (["good.yaml"], 0, "1 file, no errors"),
        (["warned.yaml"], 0, "1 warning in 1 file"),
        (["--strict", "warned.yaml"], 1, "1 warning in 1 file"),
        (["--strict", "good.yaml"], 0, "1 file, no errors"),
        (["bad.yaml"], 1, "1 error in 1 file"),
        (["good.yaml", "./good.yaml", "bad.yaml"], 1, "1 error in 2 files"),
        (["."], 1, "1 error, 1 warning in 3 files"),
        (["missing.yaml", "good.yaml"], 3, "1 file, no errors"),
        (["bad.yaml", "missing.yaml"], 3, "1 error in 1 file"),
    ],
)
def test_check_says_it_on_standard_output(maps: Path, words: list[str], code: int, last: str) -> None:
    """The report is on standard output, its last line counts, and the exit code is the worst of all files."""
    done = cjmap("check", *words, cwd=maps)
    assert done.returncode == code
    assert done.stdout.decode().splitlines()[-1] == last
    assert done.stderr.decode() == ("cjmap: missing.yaml: there is no such file or folder\n" if code == 3 else "")


def test_a_mistake_is_shown_where_it_is(maps: Path) -> None:
    """A report has the code, the place, the line, carets and the near name."""
    words = cjmap("check", "bad.yaml", cwd=maps).stdout.decode()
    assert words.startswith("error[unknown-key]: ")
    assert "--> bad.yaml:9:9" in words
    assert '9 |         sucess: negative\n  |         ^^^^^^ did you mean "success"?' in words


def test_check_json(maps: Path) -> None:
    """JSON is one object on standard output, also of several files and of none with a mistake."""
    done = cjmap("check", "--format", "json", ".", cwd=maps)
    found = json.loads(done.stdout)["diagnostics"]
    assert [(one["path"], one["code"], one["severity"]) for one in found] == [
        ("bad.yaml", "unknown-key", "error"),
        ("warned.yaml", "stale", "warning"),
    ]
    assert json.loads(cjmap("check", "--format", "json", "good.yaml", cwd=maps).stdout) == {"diagnostics": []}


def test_check_reads_standard_input(tmp_path: Path) -> None:
    """`-` is standard input, and is called so."""
    done = cjmap("check", "-", cwd=tmp_path, stdin=BAD)
    assert done.returncode == 1
    assert "--> <stdin>:9:9" in done.stdout.decode()


def test_a_folder_is_searched_by_content(maps: Path) -> None:
    """In a folder journey files are known by content, broken ones too, in the order of their paths, hidden ones not."""
    (maps / "sub" / "deep").mkdir(parents=True)
    (maps / "sub" / "deep" / "z.yml").write_text("title: [\nstages:\n")
    (maps / "other.yaml").write_text("services:\n  web: 1\n")
    (maps / "notes.txt").write_text(BAD)
    for hidden in (".git", ".venv"):
        (maps / hidden).mkdir()
        (maps / hidden / "x.yaml").write_text(BAD)
    found = json.loads(cjmap("check", "--format", "json", ".", cwd=maps).stdout)["diagnostics"]
    assert list(dict.fromkeys(one["path"] for one in found)) == ["bad.yaml", str(Path("sub/deep/z.yml")), "warned.yaml"]


def test_today_is_that_of_the_environment(maps: Path) -> None:
    """Whether a review is stale follows SOURCE_DATE_EPOCH where it is set, and a wrong one is wrong usage."""
    at_that_time = cjmap("check", "--strict", "warned.yaml", cwd=maps, env={"SOURCE_DATE_EPOCH": "1590000000"})
    assert at_that_time.returncode == 0
    wrong = cjmap("check", "warned.yaml", cwd=maps, env={"SOURCE_DATE_EPOCH": "soon"})
    assert wrong.returncode == 2
    assert "SOURCE_DATE_EPOCH" in wrong.stderr.decode()


# check --fix


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_fix_changes_one_line_and_nothing_else(tmp_path: Path, newline: str, mark: bytes) -> None:
    """A repaired file keeps its byte order mark, line ends and mode; the difference is printed, and what remains."""
    target = tmp_path / "a.yaml"
    target.write_bytes(mark + FIXABLE.replace("\n", newline).encode())
    target.chmod(0o640)
    done = cjmap("check", "--fix", "a.yaml", cwd=tmp_path)
    fixed = GOOD.replace("title: Buying a laptop", "title: 'Buying: a laptop'")
    assert target.read_bytes() == mark + fixed.replace("\n", newline).encode()
    assert target.stat().st_mode & 0o777 == 0o640
    lines = done.stdout.decode().splitlines()
    assert "-title: Buying: a laptop" in lines
    assert "+title: 'Buying: a laptop'" in lines
    assert lines[-1] == "1 file, no errors"
    assert (done.returncode, done.stderr) == (0, b"")


def test_fix_leaves_what_has_more_than_one_reading(maps: Path) -> None:
    """A file with nothing to write otherwise is not touched, and its mistakes are reported."""
    before = (maps / "bad.yaml").stat().st_mtime_ns
    done = cjmap("check", "--fix", "bad.yaml", cwd=maps)
    assert done.returncode == 1
    assert b"+++" not in done.stdout
    assert (maps / "bad.yaml").stat().st_mtime_ns == before


def test_fix_of_standard_input(tmp_path: Path) -> None:
    """The repaired text of standard input goes to standard output, all else beside it."""
    done = cjmap("check", "--fix", "-", cwd=tmp_path, stdin=FIXABLE)
    assert done.stdout.decode() == GOOD.replace("title: Buying a laptop", "title: 'Buying: a laptop'")
    assert "+title: 'Buying: a laptop'" in done.stderr.decode()
    assert done.stderr.decode().splitlines()[-1] == "1 file, no errors"
    assert cjmap("check", "--fix", "-", cwd=tmp_path, stdin=GOOD).stdout.decode() == GOOD


def test_fix_with_json(tmp_path: Path) -> None:
    """JSON stays one object: the difference goes to standard error."""
    (tmp_path / "a.yaml").write_text(FIXABLE)
    done = cjmap("check", "--fix", "--format", "json", "a.yaml", cwd=tmp_path)
    assert json.loads(done.stdout) == {"diagnostics": []}
    assert "+title: 'Buying: a laptop'" in done.stderr.decode()


# render


@pytest.mark.parametrize("name", FORMATS)
def test_render_by_ending_and_by_name(maps: Path, name: str) -> None:
    """The format follows the ending; named with -f, the map stands in the current folder under its file's name."""
    below = maps / "below"
    below.mkdir()
    by_ending = cjmap("render", "good.yaml", "-o", f"map.{name.upper()}", cwd=maps)
    by_name = cjmap("render", "../good.yaml", "-f", name, cwd=below)
    assert (by_ending.returncode, by_name.returncode, by_ending.stdout + by_name.stdout) == (0, 0, b"")
    assert by_name.stderr.decode() == f"wrote good.{name}\n"
    data = (below / f"good.{name}").read_bytes()
    assert FORMATS[name] in data[:200]
    assert (maps / f"map.{name.upper()}").read_bytes() == data


@pytest.mark.parametrize("name", FORMATS)
def test_render_through_pipes(maps: Path, name: str) -> None:
    """Standard input to standard output is the same map, byte for byte, but for the name of the file that it does not have."""
    piped = cjmap("render", "good.yaml", "-f", name, "-o", "-", cwd=maps)
    cjmap("render", "good.yaml", "-f", name, cwd=maps)
    assert piped.stdout == (maps / f"good.{name}").read_bytes()
    assert piped.stderr == b""
    through = cjmap("render", "-", "-f", name, cwd=maps, stdin=GOOD)
    assert FORMATS[name] in through.stdout[:200]
    assert b"stdin" not in through.stdout


def test_render_without_anything_is_svg(maps: Path) -> None:
    """Without -o and -f, the map is an SVG in the current folder."""
    assert cjmap("render", "good.yaml", cwd=maps).returncode == 0
    assert "good.svg" in files(maps)


def test_render_refuses_a_map_with_errors(maps: Path) -> None:
    """Of a file with errors no map is written, and the report is on standard error."""
    done = cjmap("render", "bad.yaml", cwd=maps)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "error[unknown-key]" in done.stderr.decode()
    assert "bad.svg" not in files(maps)


def test_render_says_warnings_and_draws(maps: Path) -> None:
    """Warnings go to standard error, and the map is drawn."""
    done = cjmap("render", "warned.yaml", "-f", "dot", "-o", "-", cwd=maps)
    assert done.returncode == 0
    assert done.stdout.startswith(b"digraph")
    assert "warning[stale]" in done.stderr.decode()


def test_render_of_many_goes_on(maps: Path) -> None:
    """Several maps go into a folder that is made; one that fails does not stop the others, and the worst code wins."""
    names = ["bad.yaml", "missing.yaml", "good.yaml", "warned.yaml"]
    done = cjmap("render", *names, "-o", "new/folder", "-f", "dot", cwd=maps)
    assert done.returncode == 3
    assert files(maps / "new") == {"folder/good.dot", "folder/warned.dot"}
    assert "cjmap: missing.yaml: there is no such file or folder" in done.stderr.decode()


def test_render_of_one_into_a_folder(maps: Path) -> None:
    """One file goes into a folder too, where OUT is one or ends like one."""
    (maps / "there").mkdir()
    assert cjmap("render", "good.yaml", "-o", "there", cwd=maps).returncode == 0
    assert cjmap("render", "good.yaml", "-o", "made/", "-f", "dot", cwd=maps).returncode == 0
    assert {"there/good.svg", "made/good.dot"} <= files(maps)


@pytest.mark.parametrize("other", ["sub/good.yaml", "sub/GOOD.yaml", "sub/good.yml"])
def test_two_maps_never_share_a_file(maps: Path, other: str) -> None:
    """Two files that would be written to one place are wrong usage, before the first is written."""
    (maps / "sub").mkdir()
    (maps / other).write_text(GOOD)
    done = cjmap("render", "good.yaml", other, "-o", "out", cwd=maps)
    assert done.returncode == 2
    assert "would both be written to" in done.stderr.decode()
    assert not (maps / "out").exists()


def test_a_persona_of_some_maps(maps: Path) -> None:
    """A persona is known per map: one that lacks it is wrong usage and the others are drawn; capitals do not matter."""
    (maps / "nobody.yaml").write_text("title: Nobody\nstages: Alone\n")
    done = cjmap("render", "nobody.yaml", "good.yaml", "--persona", "Maya", "-f", "dot", "-o", "out", cwd=maps)
    assert done.returncode == 2
    assert files(maps / "out") == {"good.dot"}


def test_a_theme_changes_the_colours(maps: Path) -> None:
    """A theme named on the command line goes before the file's own."""
    plain = cjmap("render", "good.yaml", "-f", "dot", "-o", "-", cwd=maps).stdout
    dark = cjmap("render", "good.yaml", "-f", "dot", "-o", "-", "--theme", "Dark", cwd=maps).stdout
    assert plain != dark


def test_scale_is_of_the_picture(maps: Path) -> None:
    """A PNG at scale 2 is twice as wide as one at 1."""
    widths = []
    for scale in ("1", "2"):
        data = cjmap("render", "good.yaml", "-f", "png", "-o", "-", "--scale", scale, cwd=maps).stdout
        widths.append(int.from_bytes(data[16:20], "big"))
    assert widths[1] == 2 * widths[0]


def test_a_picture_is_not_poured_into_a_terminal(maps: Path) -> None:
    """Bytes that are no text are refused where standard output is a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "cjmap", "render", "good.yaml", "-f", "png", "-o", "-"]
    done = subprocess.run(command, cwd=maps, env=environment(), stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert b"terminal" in done.stderr


# new and schema


def test_new_is_checked_and_drawn(tmp_path: Path) -> None:
    """What `new` writes has no warning, is drawn as it is, and has the schema that its first line names beside it."""
    done = cjmap("new", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    assert files(tmp_path) == {"journey.yaml", "journey.schema.json"}
    text = (tmp_path / "journey.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=journey.schema.json\n")
    assert "# about:" not in text
    assert cjmap("check", "--strict", "journey.yaml", cwd=tmp_path).returncode == 0
    assert (tmp_path / "journey.schema.json").read_bytes() == cjmap("schema", cwd=tmp_path).stdout


def test_every_template_is_listed_and_works(tmp_path: Path) -> None:
    """The list has each template with a sentence, and each makes a file that is checked without a warning."""
    listed = dict(line.split(maxsplit=1) for line in cjmap("new", "--list", cwd=tmp_path).stdout.decode().splitlines())
    assert len(listed) >= 6
    assert all(len(sentence) > 20 for sentence in listed.values())
    for name in listed:
        assert cjmap("new", f"{name}.yaml", "--template", name, cwd=tmp_path).returncode == 0
    done = cjmap("check", "--strict", ".", cwd=tmp_path)
    assert done.stdout.decode() == f"{len(listed)} files, no errors\n"


def test_new_overwrites_only_when_told(maps: Path) -> None:
    """An existing file is kept, with exit code 2, until --force; a schema that is not ours is kept even then."""
    (maps / "journey.schema.json").write_text('{"title": "Another"}')
    assert cjmap("new", "good.yaml", cwd=maps).returncode == 2
    assert (maps / "good.yaml").read_text() == GOOD
    done = cjmap("new", "good.yaml", "--force", cwd=maps)
    assert done.returncode == 0
    assert (maps / "good.yaml").read_text(encoding="utf-8") != GOOD
    assert (maps / "journey.schema.json").read_text() == '{"title": "Another"}'
    assert "journey.schema.json was not written by cjmap" in done.stderr.decode()


def test_new_refreshes_our_schema(tmp_path: Path) -> None:
    """An older schema of ours is replaced."""
    schema = json.loads(cjmap("schema", cwd=tmp_path).stdout)
    (tmp_path / "journey.schema.json").write_text(json.dumps({"title": schema["title"]}))
    cjmap("new", cwd=tmp_path)
    assert json.loads((tmp_path / "journey.schema.json").read_text(encoding="utf-8")) == schema


def test_new_on_standard_output(tmp_path: Path) -> None:
    """`new -` prints the file and writes nothing."""
    done = cjmap("new", "-", cwd=tmp_path)
    assert done.stdout.decode().startswith("# yaml-language-server")
    assert files(tmp_path) == set()


def test_schema_is_that_of_the_checkout(tmp_path: Path) -> None:
    """`schema` prints the one copy of the schema."""
    assert cjmap("schema", cwd=tmp_path).stdout == (ROOT / "schemas" / "journey.schema.json").read_bytes()


# Streams and the machine


@pytest.mark.parametrize("words", [["render", "folder"], ["render", "missing.yaml"], ["check", "missing.yaml"]])
def test_a_file_that_cannot_be_read(maps: Path, words: list[str]) -> None:
    """A file that is missing, or is a folder where a file is meant, is exit code 3 and one line."""
    (maps / "folder").mkdir()
    done = cjmap(*words, cwd=maps)
    assert (done.returncode, done.stdout) == (3, b"")
    assert len(done.stderr.decode().splitlines()) == 1


@pytest.mark.parametrize("words", [["schema"], ["check", "good.yaml"], ["render", "good.yaml", "-o", "-"], ["--help"]])
def test_a_full_standard_output(maps: Path, words: list[str]) -> None:
    """Where standard output takes no more, that is exit code 3 and one line."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "cjmap", *words]
        done = subprocess.run(command, cwd=maps, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 3
    assert done.stderr.decode() == "cjmap: the disk is full\n"


@pytest.mark.parametrize("words", [["schema"], ["check", "bad.yaml"], ["render", "good.yaml", "-o", "-"]])
def test_a_broken_pipe_is_quiet(maps: Path, words: list[str]) -> None:
    """Where nobody reads any more, the command ends with exit code 3 and without a word."""
    ours, theirs = os.pipe()
    os.close(ours)
    command = [sys.executable, "-m", "cjmap", *words]
    done = subprocess.run(command, cwd=maps, env=environment(), stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    assert (done.returncode, done.stderr) == (3, b"")


def test_colour_only_on_a_terminal(maps: Path) -> None:
    """A terminal gets colours, unless NO_COLOR is set; a pipe never does."""
    seen = []
    for env in ({"TERM": "xterm"}, {"TERM": "xterm", "NO_COLOR": "1"}):
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "cjmap", "check", "bad.yaml"]
        subprocess.run(command, cwd=maps, env=environment(**env), stdout=theirs, check=False)
        os.close(theirs)
        seen.append(os.read(ours, 100_000))
        os.close(ours)
    assert b"\x1b[1;31m" in seen[0]
    assert b"\x1b" not in seen[1]
    assert b"\x1b" not in cjmap("check", "bad.yaml", cwd=maps, env={"TERM": "xterm"}).stdout


def test_a_narrow_encoding_is_no_error(maps: Path) -> None:
    """A terminal that knows only some characters gets numbers for those that it lacks."""
    (maps / "bad.yaml").write_text(BAD.replace("sucess", "日success"), encoding="utf-8")
    done = cjmap("check", "bad.yaml", cwd=maps, env={"PYTHONIOENCODING": "latin-1"})
    assert done.returncode == 1
    assert rb"\u65e5success" in done.stdout


# Completion


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("cjmap re", {"render"}),
        ("cjmap render good.yaml --theme d", {"default", "dark"}),
        ("cjmap render good.yaml --persona ", {"maya", "tom"}),
        ("cjmap render good.yaml -f p", {"pdf", "png"}),
        ("cjmap new --template st", {"starter", "stage-level", "study"}),
        ("cjmap check --format j", {"json", "junit"}),
    ],
)
def test_words_complete_themselves(maps: Path, line: str, wanted: set[str]) -> None:
    """The shell's Tab knows commands, formats, themes, templates, and the personas of the file that is typed."""
    words = line.split()
    count = len(words) if line.endswith(" ") else len(words) - 1
    env = {"_CJMAP_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(count)}
    found = {row.split(",", 1)[1] for row in cjmap(cwd=maps, env=env).stdout.decode().splitlines()}
    assert found == wanted


def test_letters_that_are_not_drawn_are_not_named(tmp_path: Path) -> None:
    """What stands only in a remark of the file is on no map: nothing is said of its letters."""
    (tmp_path / "map.yaml").write_text(f"# \ue8b8\n{GOOD}", encoding="utf-8")
    done = cjmap("render", "map.yaml", "-o", "map.pdf", cwd=tmp_path)
    assert done.stderr == b"wrote map.pdf\n"


def test_a_shrunken_pdf_is_said(tmp_path: Path) -> None:
    """A map larger than a page of a PDF can be is drawn smaller, and that is said with its scale."""
    touchpoints = "".join(f"      - {{name: Step {number}, emotion: 1}}\n" for number in range(900))
    (tmp_path / "long.yaml").write_text(f"title: Long\nstages:\n  - name: One\n    touchpoints:\n{touchpoints}")
    done = cjmap("render", "long.yaml", "-o", "long.pdf", cwd=tmp_path)
    assert done.returncode == 0
    assert b"long.yaml: the map is larger than a page of a PDF can be, and is drawn at 87." in done.stderr


@pytest.mark.parametrize(
    ("font", "ending", "said"),
    [("Georgia", "pdf", True), ("Georgia", "png", True), ("Georgia", "svg", False), ("inter", "pdf", False)],
)
def test_a_font_of_their_own_is_for_svg(tmp_path: Path, font: str, ending: str, said: bool) -> None:
    """Where a PDF or PNG is not in the author's font, the command says so; an SVG names that font first."""
    (tmp_path / "a.yaml").write_text(f"{GOOD}theme: {{font: {font}}}\n", encoding="utf-8")
    done = cjmap("render", "a.yaml", "-o", f"a.{ending}", cwd=tmp_path)
    assert done.returncode == 0
    words = f'cjmap: a.yaml: the font "{font}" is for SVG with text; PDF, PNG and outlines are drawn in Inter\n'
    assert done.stderr.decode() == (words if said else "") + f"wrote a.{ending}\n"
    if ending == "svg":
        assert f'font-family="{font}, Inter' in (tmp_path / "a.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words", ["check loop.yaml", "fmt loop.yaml", "render loop.yaml", "render a.yaml -o loop.yaml"]
)
def test_a_link_that_leads_to_itself_is_one_line(words: str, tmp_path: Path) -> None:
    """A link in a circle, as a file to read or to write, is the machine's refusal or wrong usage in one line."""
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "a.yaml").write_text(GOOD)
    done = cjmap(*words.split(), cwd=tmp_path)
    assert done.returncode in (2, 3), done.stderr
    assert b"Traceback" not in done.stderr
    assert b"loop" in done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
@pytest.mark.parametrize("words", ["check a.yaml", "render a.yaml -o a.svg", "--help", "check -"])
def test_closed_streams_are_no_fault(closed: str, words: str, tmp_path: Path) -> None:
    """Who closes standard output, error or input gets nothing there, and an exit code as of others."""
    (tmp_path / "a.yaml").write_text(GOOD)
    done = subprocess.run(
        f"exec {sys.executable} -m cjmap {words} {closed}", shell=True, cwd=tmp_path, env=environment(),
        capture_output=True, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr
    assert done.returncode == (0 if words != "check -" else 3 if "<&-" in closed else 1)
