"""Builds that are killed at random moments, 200 of them → whether every output was always whole, and is right at the end.

    python benchmarks/kills.py [NUMBER_OF_KILLS]

Half of the kills hit the build alone, half all its processes at once; now and then a map changes between two of them.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))

import corpus

ROOT = Path(__file__).resolve().parent.parent
MAPS = 24
FORMATS = "svg,pdf"
LONGEST = 1.6
"""Seconds: a build of the maps takes less."""


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "cjmap", "build", "maps", "-f", FORMATS, "--jobs", "2", "--atlas", *words]


def run(folder: Path, *words: str) -> str:
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command(*words), cwd=folder, env=env, capture_output=True, check=True)
    return done.stderr.decode().splitlines()[-1]


def drawn(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def killed(folder: Path, moment: float, everything: bool) -> bool:
    """Start a build and kill it; whether it was still at work."""
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command(), cwd=folder, env=env, stderr=subprocess.PIPE, start_new_session=True) as process:
        time.sleep(moment)
        alive = process.poll() is None
        if everything and alive:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        assert process.stderr
        process.stderr.read()  # ends when its last process has ended
    return alive


def main(kills: int) -> None:
    chance = random.Random(1)
    with TemporaryDirectory() as name:
        folder = Path(name)
        paths = corpus.write(folder / "maps", MAPS)
        texts = {
            path: [path.read_text(), path.read_text().replace("title: 'Journey", "title: 'Voyage")] for path in paths
        }
        right: dict[str, set[bytes]] = {}
        for version in range(2):
            for path in paths:
                path.write_text(texts[path][version])
            run(folder, "-o", "right", "--force")
            for output, data in drawn(folder / "right").items():
                right.setdefault(output, set()).add(data)
        hits = 0
        for number in range(kills):
            for path in chance.sample(paths, 3):
                path.write_text(chance.choice(texts[path]))
            hits += killed(folder, chance.uniform(0, LONGEST), number % 2 == 0)
            for output, data in drawn(folder / "output").items():
                if output not in ("index.html", "atlas.pdf"):
                    assert data in right[output], f"kill {number}: {output} is not whole"
                assert data.rstrip().endswith((b"</svg>", b"%%EOF", b"</html>")), f"kill {number}: {output} is cut off"
            if number % 20 == 19:
                (folder / "output" / ".cjmap-cache.json").unlink(missing_ok=True)
        said = run(folder)
        left = sorted(path.name for path in (folder / "output").glob(".*"))
        run(folder, "-o", "fresh")
        assert drawn(folder / "output") == drawn(folder / "fresh"), "the last build is not right"
        assert left == [".cjmap-cache.json"], left
        print(f"{kills} kills, {hits} of them before the build had ended; then: {said}; all whole and right")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
