"""Journeys → files that are no longer journeys: structures without sense, and documents with a few things put wrong."""

from __future__ import annotations

from random import Random
from typing import Any

from strategies import FACTS, FEATURES, LISTS, Maker, Shape
from words import HOSTILE, ODD, UNPRINTABLE, label
from yaml_text import dumped

KEYS = (
    *LISTS, *FACTS, "title", "stages", "touchpoints", "personas", "name", "id", "text", "severity", "to", "end", "share",
    "theme", "scales", "lanes", "format", "review_every", "counts", "value", "target", "painpoints", "Name", "<<", "", "1",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 10**30, 1.5, -0.0, 1e308, "", " ", "\t", "positive", "low", "p1", "30%", "130 %", "3,5",
    "2026-02-30", "#12345g", "javascript:x", "../../etc/passwd", "https://x",
    [], {}, [[]], [None], {"": None}, *ODD, *HOSTILE, *UNPRINTABLE,
)  # fmt: skip
SNIPPETS = (
    ":", ": ", " #", "- ", "-", "[", "]", "{", "}", ",", "'", '"', "|", ">", "&a ", "*a", "!!python/object:os.system ",
    "%YAML 9.9\n", "---\n", "...\n", "\t", "@", "`", "? ", "<<: *a\n", "\x00",
    "\x1b[2J", "\ufeff", "\u2028", "\r", "\n", "\n\n  ", "é",
    "🚀", "\ud800",
)  # fmt: skip


def structure(random: Random, depth: int = 0) -> Any:
    """Any lists, keys and values, some of them those of the format."""
    kind = random.random()
    if depth > 4 or kind < 0.45:
        return random.choice(VALUES) if random.random() < 0.7 else label(random)
    size = random.randint(0, 4)
    if kind < 0.65:
        return [structure(random, depth + 1) for _ in range(size)]
    return {str(random.choice(KEYS)): structure(random, depth + 1) for _ in range(size)}


def document(random: Random) -> Any:
    """A journey in which some keys are renamed, some values replaced, some entries doubled or lost."""
    some = frozenset(random.sample(FEATURES, random.randint(0, len(FEATURES))))
    shape = Shape(
        random.randint(1, 4), random.randint(0, 6), random.randint(0, 3), random.random(), some, random.getrandbits(32)
    )
    data: Any = Maker(shape).journey()
    for _ in range(random.randint(0, 3)):
        data = _changed(data, random)
    return data


def _changed(data: Any, random: Random) -> Any:
    """The data with one thing put wrong, somewhere inside."""
    if isinstance(data, dict) and data and random.random() < 0.85:
        key = random.choice(list(data))
        changed = dict(data)
        kind = random.random()
        if kind < 0.6:
            changed[key] = _changed(data[key], random)
        elif kind < 0.75:
            changed[str(random.choice(KEYS))] = changed.pop(key)
        elif kind < 0.9:
            changed[str(random.choice(KEYS))] = structure(random, 2)
        else:
            del changed[key]
        return changed
    if isinstance(data, list) and data and random.random() < 0.85:
        place = random.randrange(len(data))
        return [*data[:place], _changed(data[place], random), *data[place + random.randint(0, 1) :]]
    return structure(random, 2)


def text(random: Random) -> str:
    """A document as text, at times with a few characters put wrong as well."""
    written = dumped(document(random))
    for _ in range(random.choice((0, 0, 1, 1, 2, 5))):
        place = random.randint(0, len(written))
        end = place + random.choice((0, 0, 1, 3, random.randint(0, 200)))
        written = written[:place] + random.choice(SNIPPETS) + written[end:]
    return written


def raw(random: Random) -> bytes:
    """Bytes: noise, or a text in some encoding with some bytes put wrong."""
    if random.random() < 0.2:
        return random.randbytes(random.randint(0, 300))
    written = text(random).encode(
        random.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "latin-1", "utf-32")), "replace"
    )
    changed = bytearray(written)
    for _ in range(random.choice((0, 1, 3, 20))):
        if changed:
            changed[random.randrange(len(changed))] = random.getrandbits(8)
    return bytes(changed)
