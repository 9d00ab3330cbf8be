"""Five thousand files with everything that people's files hold → what house style makes of each, counted.

    python benchmarks/house_style.py [NUMBER_OF_FILES] [FIRST_NUMBER]

Samples, templates, broken files and generated journeys, each with comments, anchors, blocks, quotation marks, `[ ]` over
several lines, spaces at line ends, odd indentation, CRLF and byte order marks sprinkled in (`tests/sprinkled.py`). A file is
formatted and says the same, with every comment, and is left as it is the second time; or it is refused with a reason and a
place. Anything else is printed with its number, and makes the exit code 1.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from sprinkled import answer, made, sources, sprinkled


def main(count: int, first: int) -> int:
    texts, found, wrong = sources(), Counter[str](), 0
    start = time.process_time()
    for number in range(first, first + count):
        random = Random(number)
        text = sprinkled(made(random) if random.random() < 0.4 else random.choice(texts), random)
        said = answer(text)
        found[said] += 1
        if said not in ("formatted", "refused"):
            wrong += 1
            print(f"{number}: {said}", flush=True)
    for said, times in found.most_common():
        print(f"{times:>6}  {said}")
    print(f"{time.process_time() - start:.0f} s of CPU")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in (sys.argv[1:] + ["5000", "0"][len(sys.argv) - 1 :]))))
