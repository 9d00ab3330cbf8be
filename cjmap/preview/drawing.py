"""The bytes of a journey file, and what is wanted of it → its drawing or what is wrong, as plain data for another process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap import pipeline
from cjmap.batch.draw import pictures_of
from cjmap.diagnostics import by_position
from cjmap.options import RenderOptions
from cjmap.options.formats import FORMATS
from cjmap.options.views import VIEWS, NothingToShow
from cjmap.preview.problems import ShownDiagnostic, as_problems, named_pictures
from cjmap.records import dataclass, replace

if TYPE_CHECKING:
    from cjmap.gallery import MapCard
    from cjmap.model import Journey


@dataclass(frozen=True, slots=True)
class PreviewJob:
    """One file to read and, where `wanted` is set, to draw.

    `path` is how messages call the file, `folder` where its pictures are looked up. With `card`, the file's name in the
    index, its card there is made too, with these links (words, address).
    """

    raw: bytes
    path: str
    folder: str
    wanted: RenderOptions | None = None
    card: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a job.

    `good` says whether the file is a map at all; `data` is the drawing, None where there is none; `failure` says in a
    sentence why a good map could not be drawn. `persona` is the one that was drawn: empty where the wanted one is gone.
    `pictures` are the names of the files that the map shows, as its author wrote them; of a broken one, those it cannot show.
    """

    good: bool = False
    problems: tuple[ShownDiagnostic, ...] = ()
    data: bytes | None = None
    failure: str = ""
    title: str = ""
    personas: tuple[tuple[str, str], ...] = ()
    persona: str = ""
    pictures: tuple[str, ...] = ()
    card: MapCard | None = None


def answer(job: PreviewJob) -> Answer:
    """Read, check and draw one file. What is wrong with it is part of the answer, never an exception."""
    reading = pipeline.check(job.raw, job.path, job.folder)
    journey = reading.journey
    if journey is None:
        problems = as_problems(reading.diagnostics, reading.text)
        return Answer(problems=problems, pictures=tuple(named_pictures(reading.diagnostics, reading.text)))
    said = list(reading.diagnostics)
    data, failure, persona = None, "", ""
    if job.wanted:
        persona = job.wanted.persona if any(one.id == job.wanted.persona for one in journey.personas) else ""
        wanted = replace(job.wanted, persona=persona, others=bool(persona) and job.wanted.others)
        drawing = pipeline.Drawing(pipeline.told(journey, wanted))
        data, failure = _drawn(drawing, wanted)
        if (download := _download(wanted)) and data is not None:
            said += drawing.missing_glyph_diagnostics(job.path, reading.text, download)
    return Answer(
        good=True,
        problems=as_problems(by_position(said), reading.text),
        data=data,
        failure=failure,
        title=journey.title,
        personas=tuple((one.id, one.name) for one in journey.personas),
        persona=persona,
        pictures=tuple(pictures_of(journey)),
        card=_card(journey, job) if job.card else None,
    )


def _download(wanted: RenderOptions) -> RenderOptions | None:
    """The first of the downloads that has its letters drawn in it: what is said of them holds for it, whatever is shown."""
    names = (name for name, entry in FORMATS.items() if entry.draws_glyphs and VIEWS[wanted.view].is_drawn_as(name))
    return next((replace(wanted, format=name, fonts="") for name in names), None)


def _drawn(drawing: pipeline.Drawing, wanted: RenderOptions) -> tuple[bytes | None, str]:
    """The bytes of a drawing, and why there are none."""
    from cjmap.render import RenderError

    try:
        return drawing.draw(wanted), ""
    except RenderError as error:  # a damaged picture, or a library that is missing
        return None, str(error)
    except NothingToShow as error:
        return None, f"{str(error)[:1].upper()}{str(error)[1:]}."


def _card(journey: Journey, job: PreviewJob) -> MapCard:
    from cjmap.gallery import card

    return card(journey, job.card, job.links)
