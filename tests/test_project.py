"""What a project's config says of files and codes → what check, fmt, build, render and preview do and say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from running import BAD, GOOD, WARNED
from running import in_process as cjmap

from cjmap.batch.find import find
from cjmap.batch.ignore import Exclude
from cjmap.preview.problems import ShownDiagnostic, weighed_problems

SLIPPED = GOOD.replace("stages:", "Stages:")
NOTICED = "title: T\nsteps: [A]\n"


def write(folder: Path, **files: str) -> None:
    """`a__b=` is the file a/b.yaml."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.mark.parametrize(
    ("pattern", "held", "kept"),
    [
        ("deploy/**", ["deploy/a.yaml", "deploy/b/c.yaml"], ["deploy", "x/deploy/a.yaml", "deployed/a.yaml"]),
        ("deploy", ["deploy", "deploy/a.yaml"], ["x/deploy", "deploy.yaml"]),
        ("deploy/", ["deploy", "deploy/a.yaml"], ["x/deploy"]),
        ("**/ci.yaml", ["ci.yaml", "a/b/ci.yaml"], ["a/xci.yaml"]),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b/c.yaml"], ["ab", "a/xb", "x/a/b"]),
        ("*.yml", ["a.yml"], ["a/b.yml", "a.yaml", "a.ymlx"]),
        ("a?c/[xy]*.yaml", ["abc/x1.yaml"], ["a/c/x.yaml", "abc/z.yaml"]),
        ("[!a]/b", ["x/b"], ["a/b"]),
        ("[]a]", ["]", "a"], ["b"]),
        ("Deploy", ["Deploy/a"], ["deploy/a"]),
        ("a.b", ["a.b"], ["axb"]),
        ("**", ["a", "a/b"], []),
        ("日本/*", ["日本/語.yaml"], ["日本"]),
    ],
)
def test_patterns(tmp_path: Path, pattern: str, held: list[str], kept: list[str]) -> None:
    """`*` and `?` stay within a name, `**` stands for folders, and what a pattern matches is out with all that is in it."""
    exclude = Exclude(tmp_path, [pattern])
    assert [name for name in (*held, *kept) if exclude.holds(tmp_path / name)] == held
    assert not exclude.holds(tmp_path.parent / "deploy" / "a.yaml")


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    """The last line of check, fmt and build counts what is passed over, what Git leaves out and what the config excludes."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("old/\nsecret.yaml\n")
    (tmp_path / "cjmap.toml").write_text('exclude = ["deploy/**", "one.yaml"]')
    write(tmp_path, a=GOOD, secret=BAD, old__b=BAD, one=BAD, deploy__c=BAD, deploy__more__d=BAD, ci="stages: [a]\n")
    write(tmp_path, **{".hidden": BAD}, doc=NOTICED)
    passed = (
        "2 other YAML files skipped, 1 file and 1 folder ignored by Git, 2 files and 1 folder excluded, "
        "1 possibly meant as a map: doc.yaml"
    )
    assert said("check", ".", cwd=tmp_path) == f"1 map, {passed}"
    assert said("fmt", ".", cwd=tmp_path) == f"1 map, {passed}"
    assert said("build", ".", cwd=tmp_path) == f"output: 1 map drawn, {passed}"
    assert said("check", "--format", "json", ".", cwd=tmp_path) == f"1 map, {passed}"
    assert cjmap("check", "a.yaml", cwd=tmp_path).stderr == b"", "nothing was passed over"


def said(*words: str, cwd: Path, code: int = 0) -> str:
    """The last line on standard error."""
    done = cjmap(*words, cwd=cwd)
    assert done.returncode == code, done.stderr.decode()
    return done.stderr.decode().splitlines()[-1]


def test_an_excluded_file_that_is_named(tmp_path: Path) -> None:
    """Who names an excluded file means it; a hook that names all files does not."""
    (tmp_path / "cjmap.toml").write_text('exclude = ["a.yaml"]')
    write(tmp_path, a=BAD, b=GOOD)
    assert cjmap("check", "a.yaml", cwd=tmp_path).returncode == 1
    assert said("check", "--skip-others", "a.yaml", "b.yaml", cwd=tmp_path) == "1 map, 1 file excluded"


def test_without_a_path(tmp_path: Path) -> None:
    """Without a path, check and fmt look through the config's folders from anywhere in the project; check else through this."""
    write(tmp_path, maps__a="stages: [A]\ntitle: T\n", more__b=BAD)
    assert b"in 2 files" in cjmap("check", cwd=tmp_path).stdout
    assert said("fmt", cwd=tmp_path, code=2).endswith("no config has paths to format here")
    (tmp_path / ".git").mkdir()
    (tmp_path / "cjmap.toml").write_text('paths = ["maps"]')
    for folder in (tmp_path, tmp_path / "more"):
        assert cjmap("check", cwd=folder).stdout == b"1 file, no errors\n"
    assert said("fmt", cwd=tmp_path / "more") == "1 formatted, 0 files are in house style already"
    assert (tmp_path / "maps" / "a.yaml").read_text() == "title: T\nstages: [A]\n"


def test_suspected_files(tmp_path: Path) -> None:
    """A file with three signs is an error and checked in full; with two it is a notice that never fails anything."""
    write(tmp_path, a=SLIPPED.replace("success:", "sucess:"), b=GOOD, doc=NOTICED)
    done = cjmap("check", ".", "--format", "json", cwd=tmp_path)
    found = [(one["path"], one["code"], one["severity"], one["line"]) for one in json.loads(done.stdout)["diagnostics"]]
    assert done.returncode == 1
    assert ("a.yaml", "not-a-journey", "error", 5) in found
    assert ("a.yaml", "unknown-key", "error", 5) in found
    assert [one for one in found if one[0] == "doc.yaml"] == [("doc.yaml", "not-a-journey", "notice", 2)]
    assert cjmap("build", ".", cwd=tmp_path).returncode == 1
    before = (tmp_path / "a.yaml").read_bytes()
    for words in (["fmt", "."], ["check", "--fix", "."]):
        cjmap(*words, cwd=tmp_path)
        assert (tmp_path / "a.yaml").read_bytes() == before
    (tmp_path / "a.yaml").unlink()
    for words in (["check", "--strict", "."], ["build", "--strict", "."]):
        assert cjmap(*words, cwd=tmp_path).returncode == 0
    for format_, word in (
        ("github", "::notice file=doc.yaml,"),
        ("sarif", '"level": "note"'),
        ("junit", "notice[not-a-"),
    ):
        report = cjmap("check", "--strict", "--format", format_, ".", cwd=tmp_path)
        assert word in report.stdout.decode()
        assert report.returncode == 0
    assert b"1 file, no errors" in cjmap("check", ".", cwd=tmp_path).stdout


@pytest.mark.parametrize("text", ["", "# nothing\n", "title: T\n", SLIPPED, "a: 1\n", GOOD.replace("title", "heading")])
def test_what_the_last_build_drew(tmp_path: Path, text: str) -> None:
    """A file that the last build drew is an error in every command, whatever became of it, and its drawing stays."""
    write(tmp_path, a=GOOD, b=GOOD)
    cjmap("build", ".", cwd=tmp_path)
    write(tmp_path, a=text)
    done = cjmap("check", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert re.search(
        r"error\[not-a-journey\]: the last build drew this file as a map, but .*\n --> a.yaml:\d", done.stdout.decode()
    )
    again = cjmap("build", ".", cwd=tmp_path)
    assert again.returncode == 1
    assert b"error[not-a-journey]" in again.stderr
    assert (tmp_path / "output" / "a.svg").exists()


def test_the_record_is_in_the_configs_output(tmp_path: Path) -> None:
    """What the last build drew is known from the output folder that the config names."""
    (tmp_path / "cjmap.toml").write_text('output = "site"')
    write(tmp_path, a=GOOD, b=GOOD)
    cjmap("build", cwd=tmp_path)
    write(tmp_path, a="")
    assert cjmap("check", cwd=tmp_path).returncode == 1


def test_a_map_that_is_left_out_now(tmp_path: Path) -> None:
    """A map of the last build that Git or the config leaves out is named once."""
    write(tmp_path, a=GOOD, b=GOOD, c__d=GOOD)
    cjmap("build", ".", cwd=tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("a.yaml\n")
    (tmp_path / "cjmap.toml").write_text('exclude = ["c"]')
    for words in (["check", "."], ["build", "."]):
        done = cjmap(*words, cwd=tmp_path)
        lines = [line for line in done.stderr.decode().splitlines() if "excluded now" in line]
        assert lines == [
            f"cjmap: {name}: drawn by the last build, and excluded now; its drawing is kept"
            for name in ("a.yaml", "c/d.yaml")
        ]
        assert done.returncode == 0


def test_nothing_stops_the_others(tmp_path: Path) -> None:
    """What cannot be read is said, everything else is checked and formatted, and the exit code is 3."""
    write(tmp_path, a="stages: [A]\ntitle: T\n", c=BAD)
    (tmp_path / "b.yaml").symlink_to("nowhere.yaml")
    done = cjmap("check", ".", cwd=tmp_path)
    assert done.returncode == 3
    assert b"b.yaml: there is no such file" in done.stderr
    assert b"c.yaml:" in done.stdout and b"in 2 files" in done.stdout
    done = cjmap("fmt", ".", cwd=tmp_path)
    assert done.returncode == 3
    assert (tmp_path / "a.yaml").read_text() == "title: T\nstages: [A]\n"


def test_severity_of_codes(tmp_path: Path) -> None:
    """What the config says of a code holds in check, build and render: not said, a warning, or an error that is drawn."""
    write(tmp_path, a=WARNED)
    commands = (["check", "."], ["build", "."], ["render", "a.yaml", "-o", "a.svg"], ["flow", "a.yaml"])
    for wish, code, word in (("ignore", 0, b""), ("warning", 0, b"warning[stale]"), ("error", 1, b"error[stale]")):
        (tmp_path / "cjmap.toml").write_text(f'[severity]\nstale = "{wish}"\n')
        for words in commands:
            done = cjmap(*words, cwd=tmp_path)
            assert done.returncode == (0 if words[0] == "flow" else code), (wish, words)
            assert word in done.stdout + done.stderr
            assert (b"[stale]" in done.stdout + done.stderr) == bool(word)
        assert (tmp_path / "a.svg").exists() and (tmp_path / "output" / "a.svg").exists()
    (tmp_path / "cjmap.toml").write_text('[severity]\nstale = "ignore"\n')
    assert cjmap("check", "--strict", ".", cwd=tmp_path).returncode == 0


def test_severity_of_notices(tmp_path: Path) -> None:
    """A notice can be made a warning, an error, or nothing; what the last build drew stays an error."""
    write(tmp_path, a=GOOD, doc=NOTICED)
    for wish, code in (("ignore", 0), ("warning", 0), ("error", 1)):
        (tmp_path / "cjmap.toml").write_text(f'[severity]\nnot-a-journey = "{wish}"\n')
        assert cjmap("check", ".", cwd=tmp_path).returncode == code
        assert cjmap("build", ".", cwd=tmp_path).returncode == code
    (tmp_path / "cjmap.toml").write_text('[severity]\nnot-a-journey = "ignore"\n')
    write(tmp_path, a="")
    assert cjmap("check", ".", cwd=tmp_path).returncode == 1


def test_severity_in_the_preview() -> None:
    """The preview shows what the config lets it show, errors first, and no error milder than it is."""
    problems = (
        ShownDiagnostic("error", "unknown-key", "", ""),
        ShownDiagnostic("warning", "stale", "", ""),
        ShownDiagnostic("warning", "torn-text", "", ""),
    )
    config = {"stale": None, "unknown-key": None}
    assert [one.code for one in weighed_problems(problems, config)] == ["unknown-key", "torn-text"]


def test_many_of_one_code(tmp_path: Path) -> None:
    """Of more than twenty warnings of one code ten are shown and the others counted, for people; programs hear of all."""
    for number in range(23):
        write(tmp_path, **{f"a{number:02}": WARNED})
    text = cjmap("check", ".", cwd=tmp_path).stdout.decode()
    assert text.count("warning[stale]") == 10
    assert text.endswith("\n\n… and 13 more stale\n\n23 warnings in 23 files\n")
    assert cjmap("build", ".", cwd=tmp_path).stderr.decode().count("warning[stale]") == 10
    for format_, each in (("json", '"code": "stale"'), ("github", "::warning "), ("junit", "warning[stale]")):
        assert cjmap("check", "--format", format_, ".", cwd=tmp_path).stdout.decode().count(each) == 23
    for path in list(tmp_path.glob("a*.yaml"))[3:]:
        path.unlink()
    assert cjmap("check", ".", cwd=tmp_path).stdout.decode().count("warning[stale]") == 3


def test_a_search_of_the_preview_knows_the_config(tmp_path: Path) -> None:
    """What the config excludes is in no preview, and a map that its author breaks stays in it."""
    from cjmap.preview.folder import Folder

    write(tmp_path, a=GOOD, out__b=GOOD, doc=NOTICED)
    folder = Folder(tmp_path, Exclude(tmp_path, ["out"]))
    assert list(folder.found()) == ["a.yaml"]
    write(tmp_path, a="")
    assert list(folder.found()) == ["a.yaml"]
    assert find([tmp_path], exclude=Exclude(tmp_path, ["out"])).found == []
