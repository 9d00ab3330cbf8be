"""An output folder → the files of which the last build drew maps into it."""

from __future__ import annotations

from pathlib import Path

from cjmap.batch import cache
from cjmap.batch.prune import source_of


def recorded_maps(output: Path) -> frozenset[Path]:
    """The journey files that the record of the last build names, absolute and without `..`, there or not."""
    return frozenset(source_of(output, entry) for entry in cache.load(output).maps.values() if "\0" not in entry.source)
