"""What is ready-made for CI does what it says: the action, the hook, the image, the workflows and the examples of docs/ci.md.

Nothing here talks to GitHub, GitLab or Docker. Scripts are taken out of the files and run as those would run them; only
what needs a machine of theirs is left out: fetching actions, and installing system libraries.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from running import BAD, GOOD, ROOT, WARNED, environment

import cjmap

ACTION = ROOT / "action.yml"
CI, RELEASE, VERSIONS = (ROOT / ".github" / "workflows" / name for name in ("ci.yml", "release.yml", "versions.yml"))
DEPENDABOT = ROOT / ".github" / "dependabot.yml"
FROM_GITHUB = [ACTION, *sorted((ROOT / ".github" / "workflows").iterdir())]
DOCKERFILE = ROOT / "Dockerfile"
GUIDE = ROOT / "docs" / "ci.md"
PROGRAMS = "Scripts" if sys.platform == "win32" else "bin"
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without this checkout in Python's path, and without a repository that a hook may have set."""
    env = environment(**more)
    return {key: value for key, value in env.items() if key != "PYTHONPATH" and not key.startswith("GIT_")}


def bash(script: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a script as GitHub does where a step says `shell: bash`."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=cwd, env=clean_environment(**env), capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip


def done(*words: str | Path, cwd: Path, **env: str) -> str:
    """What a program prints that must end well."""
    ended = subprocess.run(
        [*map(str, words)], cwd=cwd, env=clean_environment(**env), capture_output=True, text=True, encoding="utf-8",
        timeout=300, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def written(folder: Path, **texts: str) -> Path:
    """A folder with journey files of these names and texts."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout as a download of it would be: without what tests and builds leave behind."""
    folder = tmp_path_factory.mktemp("source") / "cjmap"
    folder.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder)
    for name in ("cjmap", "schemas", "samples", ".ci"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


# The forms of the files


def conforms(schema: str, file: Path, *options: str) -> None:
    """A file follows the schema that editors use for files of its kind (SchemaStore)."""
    done(sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *options, file, cwd=ROOT)


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("github-actions", ACTION), ("github-workflows", CI), ("github-workflows", RELEASE),
        ("github-workflows", VERSIONS), ("dependabot", DEPENDABOT),
    ],
    ids=["action", "ci", "release", "versions", "dependabot"],
)  # fmt: skip
def test_files_for_github_have_its_form(schema: str, file: Path) -> None:
    """The action and the workflows follow GitHub's schemas."""
    conforms(schema, file)


@pytest.mark.parametrize(
    ("mark", "schema"),
    [
        ("github", "github-workflows"),
        ("github-checkout", "github-workflows"),
        ("github-code-scanning", "github-workflows"),
        ("gitlab", "gitlab-ci"),
    ],
)
def test_examples_have_the_form_of_their_kind(mark: str, schema: str, tmp_path: Path) -> None:
    """The examples of the documentation follow the schemas of GitHub and GitLab."""
    (tmp_path / "example.yml").write_text(example(mark), encoding="utf-8")
    conforms(schema, tmp_path / "example.yml", *(["--data-transform", "gitlab-ci"] if mark == "gitlab" else []))


def example(mark: str) -> str:
    """The code block of docs/ci.md below an HTML comment."""
    found = re.search(rf"^<!-- {mark} -->\n```\w+\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found, f"docs/ci.md has no example {mark}"
    return found[1]


def test_examples_name_this_version() -> None:
    """Whoever copies an example gets the edition that the documentation belongs to."""
    named = re.findall(r"(?:cjmap@v|rev: v|ref: v|--branch v|git#v|cjmap:)(\d+\.\d+\.\d+)", GUIDE.read_text("utf-8"))
    assert len(named) >= 10
    assert set(named) == {cjmap.__version__}


def scripts(part: object) -> Iterator[str]:
    """Every script in a file for GitHub, however deep."""
    for key, value in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        if key == "run" and isinstance(value, str):
            yield value
        else:
            yield from scripts(value)


@pytest.mark.parametrize("file", FROM_GITHUB, ids=lambda file: file.stem)
def test_no_script_has_an_expression_in_it(file: Path) -> None:
    """What comes from outside reaches a script as a variable: in its text it could be a command."""
    found = list(scripts(yaml.safe_load(file.read_text("utf-8"))))
    assert len(found) >= 3
    assert [script for script in found if "${{" in script] == []


@pytest.mark.parametrize("file", FROM_GITHUB, ids=lambda file: file.stem)
def test_what_others_wrote_is_named_by_its_commit(file: Path) -> None:
    """Every action of another repository is a commit, with its version beside it, as a tag can be moved."""
    used = re.findall(r"uses: *(.*)", file.read_text("utf-8"))
    others = [one for one in used if not one.startswith("./")]
    assert others
    for one in others:
        assert re.fullmatch(r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*", one)
    pins = {
        tuple(re.split("[@ ]", one)[:2])
        for path in FROM_GITHUB
        for one in re.findall(r"uses: *(\w.*)", path.read_text())
    }
    assert len(pins) == len({action for action, _ in pins}), "two versions of one action"


@pytest.mark.parametrize("file", FROM_GITHUB[1:], ids=lambda file: file.stem)
def test_no_job_goes_on_for_ever_or_keeps_a_password(file: Path) -> None:
    """Every job ends in time, no checkout leaves the job's token in its folder, and jobs may only read unless they publish."""
    workflow = yaml.safe_load(file.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert ("uses" in job) != (0 < job.get("timeout-minutes", 0) <= 60), name
        for step in job.get("steps", []):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False, name


def test_versions_of_python() -> None:
    """CI tests each version of Python that the package says it is for, on the three systems."""
    matrix = yaml.safe_load(CI.read_text("utf-8"))["jobs"]["tests"]["strategy"]["matrix"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    said = [line.rsplit(" ", 1)[1] for line in project["classifiers"] if re.search(r":: 3\.\d+$", line)]
    assert set(said) <= set(matrix["python"])
    assert project["requires-python"] == f">={matrix['python'][0]}"
    assert [name.split("-")[0] for name in matrix["system"]] == ["ubuntu", "macos", "windows"]


# The action


class Action:
    """The action's scripts, each run with the inputs that a workflow gives it."""

    def __init__(self, here: Path, temporary: Path) -> None:
        self.plain = yaml.safe_load(ACTION.read_text("utf-8"))
        self.known = {
            "steps.python.outputs.python-path": sys.executable,
            "github.action_path": str(here),
            "runner.temp": str(temporary),
            "github.run_id": "17000000000",
            "github.run_attempt": "1",
        }
        self.temporary = temporary

    def filled(self, values: Mapping[str, str], **inputs: str) -> dict[str, str]:
        """Values of a step with what stands for their expressions."""
        given = {f"inputs.{key}": value["default"] for key, value in self.plain["inputs"].items()}
        given |= {f"inputs.{key}": value for key, value in inputs.items()} | self.known
        return {key: EXPRESSION.sub(lambda found: given[found[1]], str(value)) for key, value in values.items()}

    def step(self, name: str, cwd: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run one step; what it puts out is known to later ones."""
        (step,) = [one for one in self.plain["runs"]["steps"] if one["name"] == name]
        outputs = self.temporary / "outputs"
        outputs.write_text("")
        env = self.filled(step.get("env", {}), **inputs)
        system = {"linux": "Linux", "darwin": "macOS", "win32": "Windows"}[sys.platform]
        ended = bash(
            step["run"], cwd, RUNNER_TEMP=str(self.temporary), RUNNER_OS=system, GITHUB_OUTPUT=str(outputs), **env
        )
        for line in outputs.read_text("utf-8").splitlines():
            key, value = line.split("=", 1)
            self.known[f"steps.{step['id']}.outputs.{key}"] = value
        return ended

    def built(self, cwd: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Find out where to and what, then build."""
        named = self.step("Name the drawings", cwd, **inputs)
        return named if named.returncode else self.step("Build", cwd, **inputs)


@pytest.fixture(scope="session")
def action(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Action:
    """The action after its step that installs cjmap, which it does from its own folder."""
    ready = Action(source, tmp_path_factory.mktemp("runner"))
    for name in ("Name the packages", "Install cjmap"):
        ended = ready.step(name, source.parent)
        assert ended.returncode == 0, ended.stdout + ended.stderr
    return ready


def test_the_action_installs_what_it_comes_with(action: Action, tmp_path: Path) -> None:
    """Without a version the action installs its own code, apart from the workflow's Python."""
    program = Path(action.known["steps.install.outputs.program"])
    assert program.parent == action.temporary / "cjmap" / PROGRAMS
    assert done(program, "--version", cwd=tmp_path) == f"cjmap {cjmap.__version__}\n"


def test_the_action_checks(action: Action, tmp_path: Path) -> None:
    """Errors are annotations at their lines and fail the step; only the paths that are given are looked at."""
    written(tmp_path / "maps" / "first shop", good=GOOD)
    written(tmp_path / "maps" / "bad", bad=BAD)
    failed = action.step("Check", tmp_path)
    assert failed.returncode == 1
    assert "::error file=maps/bad/bad.yaml,line=9," in failed.stdout
    assert action.step("Check", tmp_path, paths="maps/first shop\n").returncode == 0
    assert action.step("Check", tmp_path, paths="maps/first shop\nmaps/bad\n").returncode == 1


def test_the_action_is_strict_where_it_is_told_to(action: Action, tmp_path: Path) -> None:
    """A warning is an annotation, and fails the step with `strict` alone."""
    written(tmp_path, warned=WARNED)
    mild, strict = (action.step("Check", tmp_path, strict=word) for word in ("false", "true"))
    assert (mild.returncode, strict.returncode) == (0, 1)
    assert [obeyed(ended.stdout)[0].split(",")[0] for ended in (mild, strict)] == [
        "::warning file=warned.yaml", "::error file=warned.yaml",
    ]  # fmt: skip


def test_the_action_builds(action: Action, tmp_path: Path) -> None:
    """One map with an error fails the step and stops no other; the index is there."""
    written(tmp_path / "maps", good=GOOD, bad=BAD)
    ended = action.built(tmp_path, paths="maps", output="out folder", formats="svg,dot")
    assert ended.returncode == 1
    names = {path.name for path in (tmp_path / "out folder").rglob("*") if path.is_file()}
    assert {"index.html", "good.svg", "good.dot"} <= names
    assert "bad.svg" not in names


def test_the_action_leaves_to_the_config_what_is_empty(action: Action, tmp_path: Path) -> None:
    """With its defaults the action checks and draws what cjmap.toml names, where and as that says."""
    written(tmp_path / "maps", good=GOOD)
    written(tmp_path / "drafts", draft=BAD)
    wishes = 'paths = ["maps"]\nformats = ["dot"]\noutput = "drawn"\n'
    (tmp_path / "cjmap.toml").write_text(wishes, encoding="utf-8")
    checked = action.step("Check", tmp_path)
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.endswith("1 file, no errors\n")
    assert action.built(tmp_path).returncode == 0
    assert {path.name for path in tmp_path.rglob("*.*") if path.suffix in {".svg", ".dot", ".html"}} == {
        "good.dot", "index.html",
    }  # fmt: skip
    assert (tmp_path / "drawn" / "good.dot").is_file()


def with_values(action: Action, **inputs: str) -> dict[str, list[str]]:
    """What the action's steps give to other actions, by the name of the value."""
    found: dict[str, list[str]] = {}
    for step in action.plain["runs"]["steps"]:
        for key, value in action.filled(step.get("with", {}), **inputs).items():
            found.setdefault(key, []).append(value)
    return found


ODD = {
    "defaults": {},
    "commas": {"output": "a, b", "formats": "svg, pdf,png", "artifact": "maps, drawn"},
    "long": {"output": "x" * 600, "formats": "svg," * 200 + "svg", "artifact": "maps"},
    "other letters": {"output": "地図/größe", "artifact": "地図"},
    **{f"output {word!r}": {"output": word} for word in (".", "..", "a/../..", "/tmp/x", "~", ".git", "a:b", "a\nb=c", "a*b")},
    **{f"output {word!r}": {"output": word} for word in ("!a", 'a"b', "a\u2028b", "a\\b", "a|b", "a?", "<a>", "a\rb", "[a]")},
    **{f"artifact {word!r}": {"artifact": word} for word in ("a/b", "a:b", "a\\b", "a\nb", "*", '"', "a\rb", "<", "|?")},
    **{f"formats {word!r}": {"formats": word} for word in ("svg\nprogram=x", "$(x)", "svg;pdf", ",", "svg\u2028")},
}  # fmt: skip
"""Inputs of the action, and what a config may say in their place."""


@pytest.mark.parametrize("inputs", ODD.values(), ids=ODD)
def test_a_runner_takes_all_that_the_action_gives_it(action: Action, inputs: dict[str, str], tmp_path: Path) -> None:
    """Keys of caches, names of artifacts and paths keep to the runner's limits, or the action ends with one line."""
    written(tmp_path, good=GOOD)
    for key in ("output", "formats", "drawings", "artifact"):
        action.known.pop(f"steps.drawings.outputs.{key}", None)
    named = action.step("Name the drawings", tmp_path, **inputs)
    if named.returncode:
        _, *said, _ = named.stdout.splitlines()
        assert len(said) == 1, named.stdout
        assert inputs not in (ODD["defaults"], ODD["commas"], ODD["other letters"])
        assert not [key for key in action.known if key.startswith("steps.drawings.")]
        return
    found = with_values(action, **inputs)
    assert len(found["key"]) == len(found["path"]) - 1 == 2
    for key in found["key"] + found["restore-keys"]:
        assert len(key) <= 512
        assert "," not in key
        assert re.fullmatch(r"[\w-]+", key)
    for path in [found["path"][1], found["path"][2]]:
        assert not set(path) & set('":<>|*?\r\n[]!~')
        assert (tmp_path / path).resolve().is_relative_to(tmp_path)
        assert (tmp_path / path).resolve() != tmp_path
    assert not set(found["name"][0]) & set('":<>|*?\r\n/\\')
    if not inputs:
        assert (found["path"][1], found["name"]) == ("output", ["maps"])


def test_a_config_leads_nowhere_else(action: Action, tmp_path: Path) -> None:
    """An output that a pull request's config puts outside of the repository is neither fetched, written nor uploaded."""
    written(tmp_path / "team", good=GOOD)
    for output in ("../else", "/tmp/else", "a\\nprogram=x", "##[add-mask]x"):
        (tmp_path / "team" / "cjmap.toml").write_text(f'output = "{output}"\n', encoding="utf-8")
        ended = action.built(tmp_path / "team")
        assert ended.returncode == 1
        assert "must be one below this folder" in ended.stdout
        assert obeyed(ended.stdout) == []


def obeyed(log: str) -> list[str]:
    """The lines that a runner takes for commands: none from `::stop-commands::` on up to the end that it names."""
    found, waiting = [], ""
    for line in log.splitlines():
        if waiting:
            waiting = "" if line == waiting else waiting
        elif line.startswith("::stop-commands::"):
            waiting = f"::{line.removeprefix('::stop-commands::')}::"
            assert re.fullmatch(r"::[0-9a-f]{32}::", waiting)
        elif line.lstrip().startswith("::") or "##[" in line:
            found.append(line)
    assert not waiting, "commands stay stopped"
    return found


def test_only_annotations_are_commands(action: Action, tmp_path: Path) -> None:
    """Of what the steps print, a runner obeys the annotations alone; each time another word ends the silence."""
    written(tmp_path / "maps", bad=BAD)
    stops = set()
    for ended in (action.step("Check", tmp_path), action.built(tmp_path), action.step("Check", tmp_path, paths="no")):
        assert ended.stderr == ""
        assert {line.split(" ")[0] for line in obeyed(ended.stdout)} <= {"::error"}
        stops.add(ended.stdout.splitlines()[0])
    assert len(stops) == 3


def test_no_input_is_a_command(action: Action, tmp_path: Path) -> None:
    """An input with the characters of a shell is the name of a file that is not there."""
    for words in ('"; touch owned; "', "$(touch owned)", "`touch owned`", "--format=json"):
        ended = action.step("Check", tmp_path, paths=words)
        assert ended.returncode == 3, ended.stdout
        assert "there is no such file or folder" in ended.stdout
    assert list(tmp_path.iterdir()) == []


def test_every_input_is_used_and_explained() -> None:
    """The action declares the inputs that it uses, and docs/ci.md names each with its default."""
    text = ACTION.read_text("utf-8")
    inputs = yaml.safe_load(text)["inputs"]
    assert set(re.findall(r"inputs\.(\w+)", text)) == set(inputs)
    rows = dict(re.findall(r"^\| `(\w+)` \| .* \| (.*) \|$", GUIDE.read_text("utf-8"), re.MULTILINE))
    assert set(inputs) == set(rows)
    for name, one in inputs.items():
        assert not one["default"] or one["default"] in rows[name]


# The hook


def git(*words: str, cwd: Path) -> str:
    """Git without anything that the person at this machine has set."""
    return done(
        "git", "-c", "user.name=Maya", "-c", "user.email=maya@example.org", "-c", "commit.gpgsign=false", *words, cwd=cwd,
        GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1",
    ).strip()  # fmt: skip


def repository(folder: Path) -> str:
    """Make a repository of a folder; its commit."""
    git("init", "--quiet", "--initial-branch=main", cwd=folder)
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message", "All of it", cwd=folder)
    return git("rev-parse", "HEAD", cwd=folder)


@pytest.mark.packages
def test_the_hook(source: Path, tmp_path: Path) -> None:
    """pre-commit installs the hook from the repository; it fails on a broken map and passes over other YAML."""
    provider = tmp_path / "cjmap"
    shutil.copytree(source, provider)
    config = yaml.safe_load(example("pre-commit"))
    config["repos"][0] |= {"repo": str(provider), "rev": repository(provider)}
    team = written(tmp_path / "team", good=GOOD, bad=BAD, other="on: push\n")
    (team / ".pre-commit-config.yaml").write_text(json.dumps(config), encoding="utf-8")
    repository(team)
    words = [sys.executable, "-m", "pre_commit", "run", "cjmap-check", "--color=never"]
    env = clean_environment(PRE_COMMIT_HOME=str(tmp_path / "home"), GIT_CONFIG_GLOBAL=os.devnull)
    told = {}
    for names in (["--all-files"], ["--files", "good.yaml", "other.yaml"]):
        ended = subprocess.run(
            [*words, *names], cwd=team, env=env, capture_output=True, text=True, timeout=300, check=False
        )
        told[names[0]] = (ended.returncode, ended.stdout)
    code, text = told["--all-files"]
    assert code == 1, text
    assert "error[unknown-key]" in text
    assert "1 error in 2 files" in text
    assert told["--files"][0] == 0, told["--files"][1]


# The image


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile, lines that go on joined, remarks left out."""
    text = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", DOCKERFILE.read_text("utf-8"), flags=re.MULTILINE))
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in text.splitlines() if line]


def test_the_image_is_slim_pinned_and_nobodys_root() -> None:
    """Both stages are of one slim image with its version; libcairo is inside; what runs is cjmap, as an ordinary user."""
    steps = instructions()
    bases = [words.split()[0] for name, words in steps if name == "FROM"]
    assert len(bases) == 2
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.\d+-slim-[a-z]+@sha256:[0-9a-f]{64}", bases[0])
    last = steps[max(at for at, (name, _) in enumerate(steps) if name == "FROM") :]
    assert [words for name, words in last if name == "USER"] == ["cjmap"]
    assert any(name == "RUN" and "apt-get install" in words and "libcairo2" in words for name, words in last)
    assert ("ENTRYPOINT", '["cjmap"]') in last
    assert "latest" not in DOCKERFILE.read_text("utf-8")


@pytest.mark.packages
def test_the_image_is_built_from_what_it_copies(source: Path, tmp_path: Path) -> None:
    """The install lines work in a folder with nothing but what the Dockerfile copies, and what they install draws."""
    context, home = tmp_path / "src", tmp_path / "opt"
    context.mkdir()
    steps = instructions()
    stage = steps[: [name for name, _ in steps].index("FROM", 1)]
    allowed = re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    for name, words in stage:
        if name == "COPY":
            *sources, target = words.split()
            assert set(sources) <= set(allowed), "the .dockerignore hides what is copied"
            for one in sources:
                if (source / one).is_dir():
                    shutil.copytree(source / one, context / target, dirs_exist_ok=True)
                else:
                    shutil.copy(source / one, context / target)
        elif name == "RUN":
            script = words.replace("/opt/cjmap/bin", f"{home.as_posix()}/{PROGRAMS}").replace(
                "/opt/cjmap", home.as_posix()
            )
            ended = bash(script, context, PATH=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
            assert ended.returncode == 0, ended.stdout + ended.stderr
    maps = written(tmp_path / "maps", good=GOOD)
    shutil.rmtree(context)
    done(home / PROGRAMS / "cjmap", "build", "-o", "output", "-f", "svg,pdf,png,dot", cwd=maps)
    assert {"good.svg", "good.pdf", "good.png", "good.dot", "index.html"} <= {
        one.name for one in (maps / "output").iterdir()
    }


# The release


def release(job: str, step: str) -> Mapping[str, Any]:
    """A step of the release by the id that it has."""
    (found,) = [
        one for one in yaml.safe_load(RELEASE.read_text("utf-8"))["jobs"][job]["steps"] if one.get("id") == step
    ]
    return found


def released(step: str, cwd: Path, tmp_path: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the release's build; Python is this one, and `sudo` does nothing."""
    programs = tmp_path / "programs"
    programs.mkdir(exist_ok=True)
    for name, text in (("sudo", "exit 0"), ("python", f'exec "{Path(sys.executable).as_posix()}" "$@"')):
        (programs / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    return bash(release("build", step)["run"], cwd, PATH=path, GITHUB_OUTPUT=str(tmp_path / "outputs"), **env)


def test_the_tag_must_be_the_version(source: Path, tmp_path: Path) -> None:
    """A release goes on where the tag is v and the version, and stops with the reason where it is another."""
    right = released("version", source, tmp_path, GITHUB_REF_NAME=f"v{cjmap.__version__}")
    assert right.returncode == 0, right.stderr
    assert (tmp_path / "outputs").read_text() == f"version={cjmap.__version__}\n"
    for tag in ("v99.0.0", cjmap.__version__, f"v{cjmap.__version__}rc1"):
        wrong = released("version", source, tmp_path, GITHUB_REF_NAME=tag)
        assert wrong.returncode == 1
        assert f"the tag is {tag}" in wrong.stdout


def test_the_notes_are_the_section_of_the_version(tmp_path: Path) -> None:
    """Release notes are what stands below the version's heading; without a word there, nothing is released."""
    changes = "# Changelog\n\n## 1.10.0\n\nNew.\n\n## 1.1.0 (2026-10-01)\n\n- A thing\n\n### Fixed\n\n- Another\n\n## 1.0.0\n\n"
    (tmp_path / "CHANGELOG.md").write_text(changes, encoding="utf-8")
    told = {one: released("notes", tmp_path, tmp_path, VERSION=one).returncode for one in ("1.0.0", "2.0.0", "1.1.0")}
    assert told == {"1.0.0": 1, "2.0.0": 1, "1.1.0": 0}
    assert (tmp_path / "notes.md").read_text("utf-8").strip() == "- A thing\n\n### Fixed\n\n- Another"


def test_this_version_has_notes(source: Path, tmp_path: Path) -> None:
    """The version that the package has now could be released: the changelog has something to say about it."""
    shutil.copy(source / "CHANGELOG.md", tmp_path)
    assert released("notes", tmp_path, tmp_path, VERSION=cjmap.__version__).returncode == 0


def test_nothing_is_published_before_everything_is_tested_and_built() -> None:
    """Wheel and image wait for tests and build, the notes for both; only those jobs may write, each what it publishes."""
    jobs = yaml.safe_load(RELEASE.read_text("utf-8"))["jobs"]
    assert jobs["wheel"]["needs"] == jobs["image"]["needs"] == ["tests", "build"]
    assert jobs["release"]["needs"] == ["wheel", "image"]
    writes = {
        name: {key for key, value in job.get("permissions", {}).items() if value == "write"} for name, job in jobs.items()
    }  # fmt: skip
    assert writes == {
        "tests": set(),
        "build": set(),
        "wheel": {"id-token"},
        "image": {"packages"},
        "release": {"contents"},
    }
    assert "password" not in str(jobs["wheel"])


def test_the_smoke_test_of_the_wheel(action: Action, source: Path, tmp_path: Path) -> None:
    """What the release asks of the built wheel holds."""
    folder = tmp_path / "checkout"
    shutil.copytree(source / ".ci", folder / ".ci")
    python = Path(action.known["steps.install.outputs.program"]).parent / "python"
    done(python, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder / "dist", source, cwd=folder)
    ended = released("smoke", folder, tmp_path, TMPDIR=str(tmp_path))
    assert ended.returncode == 0, ended.stdout + ended.stderr


# The examples of the documentation


def installs(script: str) -> list[str]:
    """What pip is told by a script, without where the files are."""
    lines = re.findall(r"\S*(pip install .*)", script)
    return [re.sub(r" --quiet|\S*(?=pinned/)| \S*(cjmap|source)$", "", line) for line in lines]


@pytest.mark.parametrize(("files", "code"), [({"good": GOOD}, 0), ({"good": GOOD, "bad": BAD}, 1)])
def test_the_example_for_gitlab(action: Action, files: dict[str, str], code: int, tmp_path: Path) -> None:
    """The job that checks writes the test page, says errors in the log too, and fails on them; the other draws."""
    jobs = yaml.safe_load(example("gitlab"))
    assert len(installs("\n".join(jobs[".cjmap"]["before_script"]))) == 2
    team = written(tmp_path / "team", **files)
    path = os.pathsep.join([str(Path(action.known["steps.install.outputs.program"]).parent), os.environ["PATH"]])
    check = bash("\n".join(jobs["check-maps"]["script"]), team, PATH=path)
    assert check.returncode == code
    assert ("error[unknown-key]" in check.stdout) == bool(code)
    assert "<testsuite " in (team / jobs["check-maps"]["artifacts"]["reports"]["junit"]).read_text("utf-8")
    draw = bash("\n".join(jobs["draw-maps"]["script"]), team, PATH=path)
    assert draw.returncode == code
    assert (team / jobs["draw-maps"]["artifacts"]["paths"][0] / "good.pdf").is_file()


@pytest.mark.parametrize(("files", "code"), [({"good": GOOD}, 0), ({"good": GOOD, "bad": BAD}, 1)])
def test_the_example_for_any_shell(action: Action, files: dict[str, str], code: int, tmp_path: Path) -> None:
    """The lines for any shell check and draw everything, and end with the code of what failed."""
    team = written(tmp_path / "team", **files)
    install, script = example("shell").split("failed=0", 1)
    assert installs(install) == [
        "pip install --require-hashes -r pinned/fonts.txt",
        "pip install --no-build-isolation --no-deps",
    ]
    program = Path(action.known["steps.install.outputs.program"]).as_posix()
    ended = bash("failed=0" + script.replace(".cjmap/bin/cjmap", f'"{program}"'), team)
    assert ended.returncode == code
    assert (team / "output" / "good.svg").is_file()


def test_the_example_for_docker() -> None:
    """The lines for Docker mount the folder that the image works in, and call commands that there are."""
    build, *lines = example("docker").splitlines()
    assert re.fullmatch(r"docker build --tag cjmap:\S+ https://github\.com/OWNER/cjmap\.git#v\S+", build)
    assert ("WORKDIR", "/maps") in instructions()
    for line, command in zip(lines, ("check", "build"), strict=True):
        assert re.search(rf'-v "\$PWD:/maps" cjmap:\S+ {command} ', line)


def test_the_example_for_code_scanning(action: Action, tmp_path: Path) -> None:
    """Errors of maps go into the report and do not fail the step; a wrong call does."""
    (job,) = yaml.safe_load(example("github-code-scanning"))["jobs"].values()
    (script,) = [step["run"] for step in job["steps"] if "sarif" in step.get("run", "")]
    assert len(installs("\n".join(scripts(job)))) == 2
    path = os.pathsep.join([str(Path(action.known["steps.install.outputs.program"]).parent), os.environ["PATH"]])
    team = written(tmp_path / "team", bad=BAD)
    assert bash(script, team, PATH=path).returncode == 0
    results = json.loads((team / "maps.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert [one["ruleId"] for one in results] == ["unknown-key"]
    (tmp_path / "empty").mkdir()
    assert bash(script, tmp_path / "empty", PATH=path).returncode != 0
