"""One journey file → its drawings, written whole, and what is to be remembered of them; the work of one process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap import pipeline
from cjmap.batch.deadline import TooLong, deadline, too_long
from cjmap.batch.files import read_ordinary
from cjmap.batch.fingerprint import digest, images, made_by, reading
from cjmap.batch.own import NotOurs, put
from cjmap.batch.record import Output, RecordedMap
from cjmap.diagnostics import Diagnostic, no_memory
from cjmap.options import RenderOptions
from cjmap.options.formats import FORMATS
from cjmap.options.views import NothingToShow
from cjmap.plugins import BrokenPlugin
from cjmap.records import dataclass, field, replace

if TYPE_CHECKING:
    from cjmap.model import Journey


@dataclass(frozen=True, slots=True)
class OutputTarget:
    """One drawing of a map: its path in the output folder, with `/` between folders, and how it is drawn."""

    name: str
    options: RenderOptions


@dataclass(frozen=True, slots=True)
class Job:
    """A journey file and the drawings that are wanted of it.

    `path` is what the file is called by who named it, `relative` where it stands below all that was named, `source` where
    it is, seen from the output folder. `digests` are the digests of what earlier builds wrote, by the names of the drawings.
    """

    path: Path
    relative: str
    source: str
    targets: tuple[OutputTarget, ...]
    digests: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """What holds for all maps of a build. `staging` is where files are written before they stand in `output`.

    With `force`, drawings are written over somebody else's files. `deadline` is how many seconds of CPU time each map has.
    """

    output: Path
    staging: Path
    force: bool = False
    deadline: float = 0.0


@dataclass(frozen=True, slots=True)
class Failure:
    """Why something was not drawn or written: a sentence about `name`, or what the machine refused."""

    name: str
    message: str = ""
    error: OSError | None = None
    in_the_map: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job. There is an entry where the map has no error; the text where something is said of it.

    `notices` are what a reader would not expect of the drawings, each once.
    """

    relative: str
    entry: RecordedMap | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    text: str = ""
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()


def drawn(job: Job, plan: Plan) -> Outcome:
    """Read, check, draw and write one map in all that is wanted of it, in the time that it has."""
    name = str(job.path)
    try:
        with deadline(plan.deadline):
            return _drawn(job, plan)
    except OSError as error:
        failure = Failure(name, error=error)
    except TooLong:
        failure = Failure(name, too_long(plan.deadline), in_the_map=True)
    except MemoryError as error:
        failure = Failure(name, no_memory(error))
    except BrokenPlugin as error:
        failure = Failure("", str(error))
    except Exception as error:  # whatever is wrong in us, the other maps are drawn, and it is said of which map
        failure = Failure(name, f"cjmap itself failed on this map ({type(error).__name__}: {error}); please report it")
    return Outcome(job.relative, failures=(failure,))


def _drawn(job: Job, plan: Plan) -> Outcome:
    raw = read_ordinary(job.path)
    folder = str(job.path.parent)
    found = pipeline.check(raw, str(job.path), folder)
    text = found.text if found.diagnostics else ""
    if found.journey is None:
        return Outcome(job.relative, None, found.diagnostics, text)
    pictures = images(folder, pictures_of(found.journey), {})
    entry = _entry(job, found.journey, found.diagnostics, reading(job.path.name, digest(raw), pictures), pictures)
    outputs: dict[str, Output] = {}
    notices: list[str] = []
    empty: dict[str, str] = {}
    failures = tuple(_drawings(job, plan, found.journey, entry.reading, (outputs, empty), notices.append))
    entry = replace(entry, outputs=outputs, empty=empty)
    return Outcome(job.relative, entry, found.diagnostics, text, failures, tuple(dict.fromkeys(notices)))


def pictures_of(journey: Journey) -> list[str]:
    """The names of all pictures that a journey shows, each once, as its file calls them."""
    steps = (step for stage in journey.stages for step in (stage, *stage.touchpoints))
    names = [*(persona.image for persona in journey.personas), *(step.image for step in steps), journey.theme.logo]
    return sorted({name for name in names if name})


def _entry(
    job: Job, journey: Journey, diagnostics: Sequence[Diagnostic], made_of: str, pictures: dict[str, str]
) -> RecordedMap:
    from cjmap.gallery import card

    about = card(journey, job.source, ())
    return RecordedMap(
        source=job.source,
        reading=made_of,
        due=about.review_due,
        stale=is_over(about.review_due),
        images=pictures,
        diagnostics=tuple(replace(one, path="") for one in diagnostics),
        card=about,
    )


def is_over(due: str) -> bool:
    """Whether a day, as `YYYY-MM-DD`, is past; an empty one never is."""
    return bool(due) and due < pipeline.today().isoformat()


def _drawings(
    job: Job,
    plan: Plan,
    journey: Journey,
    made_of: str,
    done: tuple[dict[str, Output], dict[str, str]],
    notice: Callable[[str], None],
) -> Iterator[Failure]:
    """Write each drawing and enter it in the first of `done`, or in the second where the map has nothing to show in its view;
    what stops one does not stop the next.
    """
    from cjmap.render import RenderError

    outputs, empty = done
    drawing = pipeline.Drawing(journey)
    for target in job.targets:
        try:
            data = drawing.draw(target.options, notice)
            missing_glyphs = _missing_glyphs(drawing, target)
            put(plan.output, target.name, data, plan.staging, job.digests.get(target.name, ""), plan.force)
        except NothingToShow:
            empty[target.name] = made_by(made_of, target.options)
        except RenderError as error:
            yield _not_drawn(job, error)
        except NotOurs as error:
            yield Failure("", str(error))
        except OSError as error:
            yield Failure(str(plan.output / target.name), error=error)
        except MemoryError as error:
            yield Failure(str(job.path), no_memory(error))
        else:
            outputs[target.name] = Output(
                made_by(made_of, target.options, missing_glyphs), digest(data), missing_glyphs
            )


def _missing_glyphs(drawing: pipeline.Drawing, target: OutputTarget) -> tuple[str, ...]:
    """What a drawing shows that no packaged font has; nothing where the reader of the format draws the text."""
    if not FORMATS[target.options.format].needs_scene:
        return ()
    return tuple(drawing.missing_glyphs(target.options))


def _not_drawn(job: Job, error: Exception) -> Failure:
    """A library that is missing is said once for all maps, a damaged picture of each map that shows it."""
    from cjmap.render import MissingLibrary

    missing = isinstance(error, MissingLibrary)
    return Failure("" if missing else str(job.path), str(error), in_the_map=not missing)


def warmed(options: Iterable[RenderOptions]) -> None:
    """Load all that drawing so needs, so that processes made from this one find it in place."""
    from cjmap.render import RenderError

    found = pipeline.check("title: A\nstages:\n  - name: B\n    touchpoints: C\n", "<text>", is_file=False)
    if found.journey is None:
        return
    drawing = pipeline.Drawing(found.journey)
    for one in options:
        try:
            drawing.draw(one)
        except (RenderError, NothingToShow):  # each map says so for itself
            continue


def seen_from(folder: Path, path: Path) -> str:
    """Where a file is, seen from a folder, with `/` between folders; absolute where they have no disk in common."""
    try:
        return os.path.relpath(path.absolute(), folder.absolute()).replace(os.sep, "/")
    except ValueError:
        return path.absolute().as_posix()
