"""A journey file, what is known of it, and the disk → which of its drawings are fresh, and which are to be made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cjmap.batch.cache import is_intact
from cjmap.batch.draw import Job, is_over
from cjmap.batch.files import read_ordinary
from cjmap.batch.fingerprint import digest, images, made_by, reading
from cjmap.batch.record import Output, RecordedMap
from cjmap.records import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class State:
    """What is known to be right of a map: its drawings by name, of those that are wanted; the job that is left, if any.

    `empty` are the drawings that are wanted, and for which it has nothing to show. `entry` is what an earlier build said, where
    it still holds for the journey itself.
    """

    job: Job
    entry: RecordedMap | None
    fresh: Mapping[str, Output]
    left: Job | None
    empty: Mapping[str, str] = field(default_factory=dict)


class Looker:
    """Looks at maps; a picture that many of them name is read once."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.pictures: dict[tuple[str, str], str] = {}

    def state(self, job: Job, entry: RecordedMap | None) -> State:
        """What is fresh of a map, of which an earlier build said that entry."""
        if entry is None or not self.holds(job, entry):
            return State(job, None, {}, job)
        fresh = dict(self._fresh(job, entry))
        empty = {
            target.name: by
            for target in job.targets
            if (by := entry.empty.get(target.name, "")) and by == made_by(entry.reading, target.options)
        }
        missing = tuple(target for target in job.targets if target.name not in {*fresh, *empty})
        if is_over(entry.due) != entry.stale:  # no drawing shows it, but there is a warning more or less
            return State(job, entry, fresh, replace(job, targets=missing), empty)
        return State(job, entry, fresh, replace(job, targets=missing) if missing else None, empty)

    def holds(self, job: Job, entry: RecordedMap) -> bool:
        """Whether an entry is about this very file, with this content and these pictures, read by this program."""
        if entry.source != job.source:
            return False
        try:
            content = digest(read_ordinary(job.path))
        except OSError:
            return False
        pictures = images(str(job.path.parent), entry.images, self.pictures)
        return pictures == entry.images and entry.reading == reading(job.path.name, content, pictures)

    def _fresh(self, job: Job, entry: RecordedMap) -> dict[str, Output]:
        found = {}
        for target in job.targets:
            output = entry.outputs.get(target.name)
            missing_glyphs = output.missing_glyphs if output else ()
            wanted = made_by(entry.reading, target.options, missing_glyphs)
            if output and output.made_by == wanted and is_intact(self.output, target.name, output):
                found[target.name] = output
        return found
