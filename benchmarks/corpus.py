"""A number → a folder of that many journey files, all different, the same on every run.

    python benchmarks/corpus.py FOLDER [NUMBER_OF_MAPS]

They are as long as the samples: 4 to 7 stages, 8 to 20 touchpoints, 2 to 9 kB. One in ten shows a picture.
"""

from __future__ import annotations

import random
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

STAGES = ("Awareness", "Consideration", "Comparison", "Purchase", "Delivery", "Onboarding", "Service", "Loyalty")
PHASES = ("Presales", "Sale", "Aftersales")
CHANNELS = ("Web", "App", "Store", "Phone", "E-mail", "Chat", "Social", "Post", "Word of mouth", "Partner")
FEELINGS = ("Curious", "Reassured", "Overwhelmed", "Proud", "Annoyed", "Calm", "Lost", "Relieved")
VERBS = ("Reads", "Compares", "Asks about", "Waits for", "Pays for", "Returns", "Cancels", "Recommends", "Looks up")
THINGS = (
    "the reviews", "two offers", "a price", "an answer", "the invoice", "the parcel", "a spare part", "the contract",
    "opening hours", "a repair", "the manual", "an appointment", "the warranty", "a student discount",
)  # fmt: skip
WORDS = (
    "page", "price", "answer", "minutes", "form", "letter", "again", "late", "clear", "twice", "nobody", "sales", "code",
    "login", "hotline", "voucher", "size", "colour", "delivery", "stock", "warranty", "because", "without", "after",
)  # fmt: skip
PEOPLE = (
    "Maya Chen",
    "Tom Weber",
    "Inés García",
    "Noor Haddad",
    "Jun Tanaka",
    "Ada Okafor",
    "Zofia Żak",
    "Олена Бондар",
)
ITEMS = ("goals", "thoughts", "quotes", "pain_points", "opportunities", "highlights")
FOLDERS = ("", "retail", "retail/online", "service", "b2b/onboarding")
PICTURE = "images/logo.png"


def write(folder: Path, number: int = 500) -> list[Path]:
    """Write the corpus into a folder, which is made; the paths of its journey files."""
    picture = folder / PICTURE
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(png(64))
    paths = []
    for place in range(number):
        below = FOLDERS[place % len(FOLDERS)]
        path = folder / below / f"journey-{place:04}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(journey(place, below.count("/") + bool(below)), encoding="utf-8")
        paths.append(path)
    return paths


def journey(seed: int, depth: int = 0) -> str:
    """The text of one journey file that lies `depth` folders below the corpus."""
    return "\n".join(_lines(random.Random(seed), seed, depth)) + "\n"


def png(side: int) -> bytes:
    """A plain square as a PNG file (PNG 3rd edition, 5)."""
    rows = b"".join(b"\0" + b"\x40\x80\xc0" * side for _ in range(side))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def _lines(chance: random.Random, seed: int, depth: int) -> Iterator[str]:
    yield "format: 1"
    yield f"title: 'Journey {seed}: {_sentence(chance, 4)}'"
    yield f"scenario: {_sentence(chance, 12)}"
    yield f"owner: {chance.choice(('CX research', 'Service design', 'Insights'))}"
    yield f"reviewed: 2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    yield "review_every: 100 years"
    yield f"evidence: {chance.randint(20, 900)} answers and {chance.randint(3, 30)} interviews"
    if seed % 10 == 0:
        yield f"theme: {{logo: {'../' * depth}{PICTURE}}}"
    yield "personas:"
    for name in chance.sample(PEOPLE, chance.choice((1, 1, 2))):
        yield f"  - name: {name}"
        yield f"    role: {_sentence(chance, 5)}"
        yield f"    quote: {_sentence(chance, 9)}"
        yield f"    goals: [{_sentence(chance, 4)}, {_sentence(chance, 5)}]"
    yield "stages:"
    for place, name in enumerate(sorted(chance.sample(STAGES, chance.randint(4, 7)), key=STAGES.index)):
        yield f"  - name: {name}"
        yield f"    phase: {PHASES[min(place // 3, 2)]}"
        yield "    touchpoints:"
        for touchpoint in range(chance.randint(2, 3)):
            yield from _touchpoint(chance, touchpoint)
        for lane in chance.sample(ITEMS, 2):
            yield f"    {lane}: [{_sentence(chance, 6)}, {_sentence(chance, 8)}]"
        yield f"    metrics: {{css: {chance.randint(10, 50) / 10}}}"


def _touchpoint(chance: random.Random, place: int) -> Iterator[str]:
    yield f"      - name: {chance.choice(VERBS)} {chance.choice(THINGS)} ({place + 1})"
    yield f"        channel: {chance.choice(CHANNELS)}"
    yield f"        importance: {chance.randint(1, 5)}"
    yield f"        emotion: {chance.randint(-4, 4) / 2}"
    yield f"        feeling: {chance.choice(FEELINGS)}"
    yield f"        success: {chance.choice(('positive', 'neutral', 'negative'))}"
    if chance.random() < 0.5:
        yield f"        {chance.choice(ITEMS[:3])}: {_sentence(chance, 9)}"
    if chance.random() < 0.3:
        yield "        pain_points:"
        yield f"          - {{text: {_sentence(chance, 7)}, severity: {chance.choice(('low', 'medium', 'high'))}}}"


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize()


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 500)
