"""`cjmap flow`: what people read, what programs read, exit codes and streams."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from running import BAD, GOOD, ROOT, WARNED, cjmap, environment

BRANCHED = """title: Signing up for a bike
personas: {maya: Maya, tom: Tom}
stages:
  - name: Search
    touchpoints:
      - name: Sees the ad
        next:
          - {to: Signs up, share: 60%}
          - Asks Tom
          - {end: abandoned, when: Too dear}
      - {name: Asks Tom, persona: tom, success: negative}
      - name: Signs up
        next: [{to: Signs up, share: 20%, when: Card declined}, {to: Ride, share: 80%}]
      - Waits
  - Ride
"""

PAGE = """\
Signing up for a bike
Everyone starts at: 1.1 Sees the ad

How it ends
  reach the goal              0.0 %
  end in failure              0.0 %
  give up                    20.0 %
  stop without an outcome    80.0 %

Where people come       Reach  Visits
  Search
    1.1 Sees the ad   100.0 %    1.00  shares assumed
    1.2 Asks Tom       20.0 %    0.20  negative
    1.3 Signs up       80.0 %    1.00
    1.4 Waits           0.0 %    0.00
  2.1 Ride             80.0 %    0.80

Negative touchpoints on the way, each as often as it is visited: 0.20
Most likely way through: 1.1 Sees the ad → 1.3 Signs up → 2.1 Ride → stop without an outcome
What would save most: 1.1 Sees the ad → give up, 20.0 % of those there. If they went the other
  ways instead, 0.0 % would give up in the end, not 20.0 %.
Nobody comes to: 1.4 Waits
Shares assumed: where shares are missing, what the others leave is split evenly.
Everyone goes through the touchpoints of all personas here; --persona shows the journey of one.
"""


def test_page(tmp_path: Path) -> None:
    """A researcher reads ends, touchpoints and what is to be noticed; the warnings stand beside it."""
    (tmp_path / "bike.yaml").write_text(BRANCHED)
    done = cjmap("flow", "bike.yaml", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.decode() == PAGE
    assert "warning[unreachable]" in done.stderr.decode()


def test_json(tmp_path: Path) -> None:
    """A program reads start, ends and touchpoints first, in full precision, then the rest."""
    done = cjmap("flow", "-", "--format", "json", cwd=tmp_path, stdin=BRANCHED)
    found = json.loads(done.stdout)
    assert list(found)[:3] == ["start", "ends", "touchpoints"]
    assert found["start"] == "sees-the-ad"
    assert list(found["ends"]) == ["success", "failure", "abandoned", "open"]
    assert found["ends"]["open"] == pytest.approx(0.8, abs=1e-9)
    first, tom, signs, waits, ride = found["touchpoints"]
    assert list(first)[:4] == ["id", "reach", "visits", "assumed"]
    assert [one["assumed"] for one in found["touchpoints"]] == [True, False, False, False, False]
    assert signs["visits"] == pytest.approx(1, abs=1e-9)
    assert (waits["reach"], tom["kind"], ride["kind"], ride["id"]) == (0, "touchpoint", "stage", "ride")
    assert {"from": "sees-the-ad", "to": "signs-up", "end": None, "share": 0.6, "assumed": False, "when": ""} in found[
        "ways"
    ]
    assert found["unreachable"] == ["waits"]
    assert found["no_way_out"] == []
    assert found["likely"] == ["sees-the-ad", "signs-up", "ride"]
    assert found["best_improvement"]["saved"] == pytest.approx(0.2, abs=1e-9)


def test_one_persona(tmp_path: Path) -> None:
    """`--persona` tells the journey of one; an id that there is not is wrong usage with a near one."""
    (tmp_path / "bike.yaml").write_text(BRANCHED)
    one = cjmap("flow", "bike.yaml", "--persona", "Maya", "--format", "json", cwd=tmp_path)
    assert [each["id"] for each in json.loads(one.stdout)["touchpoints"]] == [
        "sees-the-ad",
        "signs-up",
        "waits",
        "ride",
    ]
    none = cjmap("flow", "bike.yaml", "--persona", "mya", cwd=tmp_path)
    assert (none.returncode, none.stdout) == (2, b"")
    assert 'did you mean "maya"' in none.stderr.decode()


def test_loops_without_a_way_out(tmp_path: Path) -> None:
    """Visits without end are `no end` for people and null for programs, and the page says how many are caught."""
    text = (
        "title: T\nstages:\n  - name: S\n    touchpoints: [{name: A, next: [B, {end: success}]}, {name: B, next: B}]\n"
    )
    page = cjmap("flow", "-", cwd=tmp_path, stdin=text).stdout.decode()
    assert "never get out of a loop    50.0 %" in page
    assert "No way out: 1.2 B" in page
    assert "no end" in page
    found = json.loads(cjmap("flow", "-", "--format", "json", cwd=tmp_path, stdin=text).stdout)
    assert [one["visits"] for one in found["touchpoints"]] == [1, None]
    assert found["no_way_out"] == [["b"]]


@pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (WARNED, 0), (BAD, 1)])
def test_exit_codes(tmp_path: Path, text: str, code: int) -> None:
    """A file with errors is not told of: they are listed on standard error instead, with exit code 1."""
    done = cjmap("flow", "-", "--format", "json", cwd=tmp_path, stdin=text)
    assert done.returncode == code
    assert bool(done.stdout) is (code == 0)
    assert bool(done.stderr) is (text != GOOD)


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there is the machine's refusal."""
    assert cjmap("flow", "none.yaml", cwd=tmp_path).returncode == 3


def test_text_is_untrusted(tmp_path: Path) -> None:
    """Control characters and overlong names of a file cannot upset a terminal or the table."""
    text = 'title: "T\\e[31m"\nstages:\n  - {name: "S\\u202e", touchpoints: ["' + "お" * 200 + '", "B"]}\n'
    page = cjmap("flow", "-", cwd=tmp_path, stdin=text).stdout.decode()
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert max(len(line) for line in page.splitlines()) <= 100


def test_files_without_branches_load_no_chain(tmp_path: Path) -> None:
    """Checking a file without `next` imports nothing of the graph; one with `next` no matrix library."""
    (tmp_path / "plain.yaml").write_text(GOOD)
    (tmp_path / "bike.yaml").write_text(BRANCHED)
    code = (
        "import sys, cjmap.cli\ntry: cjmap.cli.main()\n"
        "finally: print(sorted({'cjmap.chain', 'numpy'} & set(sys.modules)), file=sys.stderr)"
    )
    for name, loaded in (("plain.yaml", b"[]\n"), ("bike.yaml", b"['cjmap.chain']\n")):
        done = subprocess.run(
            [sys.executable, "-c", code, "check", name],
            capture_output=True,
            env=environment(),
            cwd=tmp_path,
            check=True,
        )
        assert done.stderr == loaded


def test_the_documentation_prints_what_is_printed(tmp_path: Path) -> None:
    """The page in docs/flow.md is what the command says of the file in docs/flow.md."""
    words = (ROOT / "docs" / "flow.md").read_text("utf-8")
    file, page = (
        words.split(f"<!-- {name} -->\n```")[1].split("\n", 1)[1].split("```")[0] for name in ("file", "page")
    )
    assert cjmap("flow", "-", cwd=tmp_path, stdin=file).stdout.decode() == page
