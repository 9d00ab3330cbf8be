"""500 slips of the hand in a good file, each built with `--prune` → which are answered at their line, and whether a drawing goes.

    python benchmarks/slips.py [NUMBER_OF_SLIPS]

The kinds are those of `tests/slips.py`. The exit code is 1 where one slip was not answered, or a drawing was lost.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from slips import KINDS
from test_slips import answered, prepared


def main(number: int) -> int:
    """Make the slips; the exit code."""
    chance = random.Random(1)
    made: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {}
    with TemporaryDirectory() as name:
        folder = prepared(Path(name))
        for seed in range(number):
            kind = chance.choice(list(KINDS))
            made[kind] += 1
            if words := answered(folder, KINDS[kind], seed):
                wrong.setdefault(kind, []).append(words)
    for kind in KINDS:
        print(f"{made[kind] - len(wrong.get(kind, ())):4} of {made[kind]:3}  {kind}")
    for kind, all_words in wrong.items():
        print(f"\n{kind}: {all_words[0]}")
    print(f"\n{sum(made.values()) - sum(map(len, wrong.values()))} of {number} slips were answered at their line")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
