"""The options one by one → what a person reads of each: its name, what it is for, and the words that it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from cjmap.options import FONTS, LANES, TEXTS, RenderOptions
from cjmap.options.formats import FORMATS, Format
from cjmap.options.medium import PAGES, SLIDES, Medium, listed
from cjmap.options.views import VIEWS
from cjmap.records import MISSING, dataclass, fields

Names = Callable[[], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Option:
    """An option: the field that it sets, in `RenderOptions` or `Medium`, a sentence about it, made when it is read, and the
    names that its value is one of, where it is not free.
    """

    name: str
    about: Callable[[], str]
    choices: Names | None = None
    metavar: str | None = None

    @property
    def default(self) -> object:
        """What it is where nobody says anything."""
        return _DEFAULTS[self.name]

    @property
    def is_of_medium(self) -> bool:
        """Whether it is a part of the medium."""
        return any(part.name == self.name for part in fields(Medium))


_DEFAULTS = {
    part.name: part.default for kind in (RenderOptions, Medium) for part in fields(kind) if part.default is not MISSING
}


def _themes() -> Iterable[str]:
    from cjmap.theme import THEMES  # late: reads a folder

    return THEMES


def _those(can: Callable[[Format], object]) -> str:
    """The formats that can do something, as they are called in a sentence: `SVG`, `PDF and PNG`."""
    return listed(name.upper() for name, entry in FORMATS.usable() if can(entry))


OPTIONS: Mapping[str, Option] = {
    option.name: option
    for option in (
        Option("format", lambda: f"{listed(FORMATS, 'or')}.", lambda: FORMATS, "NAME"),
        Option("view", lambda: f"What is drawn: {listed(VIEWS, 'or')}.", lambda: VIEWS, "NAME"),
        Option("persona", lambda: "Only this persona's journey.", metavar="ID"),
        Option("others", lambda: "With --persona: the other personas stay, pale."),
        Option(
            "theme", lambda: f"Theme in place of the file's own: {listed(_themes(), 'or')}.", _themes, metavar="NAME"
        ),
        Option("scale", lambda: "Pixels of a PNG per px of the map.", metavar="NUMBER"),
        Option("width", lambda: "As wide as that, in px: for screens, READMEs, wikis.", metavar="PX"),
        Option(
            "lanes", lambda: "plain: each lane in a row of its own, nothing at the curve.", lambda: LANES[1:], "HOW"
        ),
        Option(
            "text",
            lambda: (
                f"live, or outline: the texts of {_those(lambda one: one.outlined)} as shapes, the same picture on any "
                "machine."
            ),
            lambda: TEXTS,
            "HOW",
        ),
        Option(
            "fonts",
            lambda: (
                f"embed: the fonts of the text are in the {_those(lambda one: one.with_fonts)}, for browsers without Inter."
            ),
            lambda: FONTS[1:],
            "HOW",
        ),
        Option(
            "id",
            lambda: (
                f"What the ids of {_those(lambda one: one.has_ids)} begin with, where a page has two of the same map."
            ),
            metavar="PREFIX",
        ),
        Option(
            "page",
            lambda: f"{listed(PAGES, 'or')}: on as many sheets as it takes, no text under 6 pt.",
            lambda: PAGES,
            "SIZE",
        ),
        Option("tile", lambda: "One poster on sheets of that size, with marks to cut and tape it by."),
        Option("persona_page", lambda: "The personas on a page of their own, in front."),
        Option("slide", lambda: f"A slide, {listed(SLIDES, 'or')}, with fewer words.", lambda: SLIDES, "SHAPE"),
        Option("per_stage", lambda: "One picture a stage, each complete in itself."),
    )
}
"""The options by name, in the order in which they are told."""


def options_of(said: Mapping[str, object]) -> RenderOptions:
    """The options that somebody said by name; None where nothing was. ValueError as of `RenderOptions` and `Medium`."""
    given = {name: said[name] for name in OPTIONS if said.get(name) is not None}
    medium = Medium(**{name: given.pop(name) for name in tuple(given) if OPTIONS[name].is_of_medium})  # type: ignore[arg-type]
    return RenderOptions(medium=medium, **given)  # type: ignore[arg-type]
