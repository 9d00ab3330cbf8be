"""Random inputs → how many of them end in a traceback, hang, or leave a picture of a map with errors; none may.

    python tests/fuzz.py                  20,000 inputs: bytes, structures of YAML, documents like a journey
    python tests/fuzz.py 500 --seed 7     fewer, and others

Each input goes through `cjmap check` and `cjmap render`, as a file, in this process. What fails is kept and named.
"""

from __future__ import annotations

import argparse
import multiprocessing
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import FrameType

import breakage
from click.testing import CliRunner
from looks import with_pictures
from yaml_text import dumped

from cjmap.cli import commands

LONGEST = 2.0
"""Seconds of CPU that one input may take, checked and drawn."""

CHUNK = 250


class Hang(BaseException):
    """An input took too long; no `except Exception` may swallow it."""


def document(random: Random) -> bytes:
    """A journey with a few things put wrong."""
    return breakage.text(random).encode("utf-8", "surrogatepass")


def structure(random: Random) -> bytes:
    """Any structure of YAML."""
    return dumped(breakage.structure(random)).encode("utf-8", "surrogatepass")


KINDS: dict[str, tuple[Callable[[Random], bytes], int]] = {
    "documents": (document, 6),
    "structures": (structure, 2),
    "bytes": (breakage.raw, 2),
}
"""The kinds of input, and how many of ten are of that kind."""


def inputs(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """So many inputs, the same for the same seed."""
    random = Random(seed)
    names = [name for name, (_, share) in KINDS.items() for _ in range(share)]
    for _ in range(count):
        name = random.choice(names)
        yield name, KINDS[name][0](random)


def fault(raw: bytes, folder: Path) -> tuple[str, str]:
    """What is wrong with the answer to one input (empty if nothing), and what came of it: `drawn` or `refused`."""
    file, out = folder / "journey.yaml", folder / "map.svg"
    file.write_bytes(raw)
    out.unlink(missing_ok=True)
    start = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_REAL, 2 * LONGEST)
        codes = []
        for words in (["check", str(file)], ["render", str(file), "-o", str(out)]):
            result = CliRunner().invoke(commands, words, standalone_mode=False)
            if result.exception is not None:
                return "".join(traceback.format_exception(result.exception)), ""
            codes.append(result.return_value or 0)
    except Hang:
        return f"no answer within {2 * LONGEST:g} s", ""
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    took = time.process_time() - start
    drawn = out.exists()
    if took > LONGEST:
        return f"took {took:.1f} s", ""
    if codes[0] not in (0, 1) or codes[0] != codes[1]:
        return f"check and render end with {codes}", ""
    if drawn != (codes[1] == 0):
        return f"a picture was {'' if drawn else 'not '}written, and the exit code is {codes[1]}", ""
    return "", "drawn" if drawn else "refused"


def _run(job: tuple[int, int, str]) -> tuple[Counter[str], list[str]]:
    """One chunk of inputs in a process of its own: what came of them, and what failed."""
    seed, count, kept = job
    signal.signal(signal.SIGALRM, _too_long)
    tally: Counter[str] = Counter()
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        with_pictures(Path(folder))
        for number, (kind, raw) in enumerate(inputs(seed, count)):
            wrong, came = fault(raw, Path(folder))
            tally[f"{kind} {came or 'FAILED'}"] += 1
            if wrong:
                name = Path(kept) / f"{seed}-{number}.yaml"
                name.write_bytes(raw)
                failures.append(f"{name}: {wrong}")
    return tally, failures


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise Hang


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", nargs="?", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    kept = tempfile.mkdtemp(prefix="cjmap-fuzz-")
    sizes = [min(CHUNK, given.count - start) for start in range(0, given.count, CHUNK)]
    jobs = [(given.seed * 1_000_000 + number, size, kept) for number, size in enumerate(sizes)]
    tally: Counter[str] = Counter()
    failures: list[str] = []
    with multiprocessing.Pool(given.jobs) as pool:
        for counts, wrong in pool.imap_unordered(_run, jobs):
            tally += counts
            failures += wrong
    for name, count in sorted(tally.items()):
        print(f"{count:7,} {name}")
    print(f"{tally.total():7,} inputs, {len(failures)} failures")
    print("\n".join(failures[:20]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
