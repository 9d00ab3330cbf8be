"""Five trips through the code → the files that each enters: what one has to open to follow it.

    python benchmarks/trips.py [CHECKOUT]     this one, or another, older one

A trip is followed by Python's own profiler. The first, of a journey file to its SVG, enters every file in which a function is
called. The others follow a value: they enter a file where a function is given it, or gives it back, by itself or as a field of
what it gives: the emotion of a touchpoint, a wrong value, a font, the option `--theme`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

ENTERED = '''
import json, os, sys, tempfile
from pathlib import Path

root = sys.argv[1]
sys.path.insert(0, root)
import cjmap
from cjmap.cli import commands

SMALL = """title: A trip
stages:
  - name: Buy
    touchpoints:
      - name: Pays
"""

def holds(value, marker):
    if type(value) is type(marker) and value == marker:
        return True
    if isinstance(value, (list, tuple)):
        return any(type(one) is type(marker) and one == marker for one in value[:50])
    if isinstance(value, dict):
        return any(type(one) is type(marker) and one == marker for one in list(value.values())[:50])
    names = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ()) or ()]
    fields = [getattr(value, name, None) for name in names if isinstance(name, str) and not name.startswith("__")]
    fields += list(getattr(value, "__dict__", {}).values()) if type(value).__module__.startswith("cjmap") else []
    return any(type(one) is type(marker) and one == marker for one in fields)

def entered(action, marker=None):
    files = set()
    def note(frame, event, result):
        code = frame.f_code
        if not code.co_filename.startswith(root + "/cjmap/") or code.co_name == "<module>":
            return
        if event == "call":
            values = list(frame.f_locals.values())
        elif event == "return":
            values = [result]
        else:
            return
        if marker is None or any(holds(value, marker) for value in values):
            files.add(os.path.relpath(code.co_filename, root))
    action()  # once without, so that nothing is counted that only loads
    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(None)
    return files

def command(*words):
    try:
        commands.main([*words], standalone_mode=False)
    except Exception as error:
        return error

def drawn(text, *words):
    def act():
        Path("map.yaml").write_text(text)
        command("render", "map.yaml", "-o", "map.svg", *words)
    return act

os.chdir(tempfile.mkdtemp())
sys.stdout = sys.stderr = open(os.devnull, "w")
felt = SMALL + "        emotion: 1.375\\n"
wrong = lambda: (Path("bad.yaml").write_text(SMALL + "        emotion: gladdish\\n"), command("check", "bad.yaml"))
from cjmap import theme
trips = {
    "a file to its SVG": entered(drawn(felt)),
    "an emotion to its curve": entered(drawn(felt), 1.375),
    "a wrong value to its message": entered(wrong, "gladdish"),
    "a font request": entered(drawn(felt), theme.SMALL_BOLD),
    "the option --theme": entered(drawn(SMALL, "--theme", "dark"), "dark"),
}
sys.stdout = sys.__stdout__
print(json.dumps({name: sorted(files) for name, files in trips.items()}))
'''


def trips(root: Path) -> dict[str, list[str]]:
    """The files of each trip in a checkout."""
    done = subprocess.run(
        [sys.executable, "-c", ENTERED, str(root)], capture_output=True, text=True, check=True, cwd=root
    )
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def main() -> None:
    root = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT
    for name, files in trips(root).items():
        print(f"{name}: {len(files)}")
        for file in files:
            print(f"    {file}")


if __name__ == "__main__":
    main()
