"""A name, and the names that there are → nothing where it is one of them, else what is said; lists of names as words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cjmap.records import dataclass, fields


class UnknownName(ValueError):
    """A format, view, theme or persona that there is not; `choices` are the names there are."""

    def __init__(self, kind: str, name: str, choices: Iterable[str]) -> None:
        self.kind, self.name, self.choices = kind, name, tuple(choices)
        there = f"choose one of {', '.join(self.choices)}" if self.choices else f"there is no {kind} to choose"
        super().__init__(f"unknown {kind} {name!r}; {there}")


def check_name(kind: str, name: str, names: Iterable[str]) -> None:
    """Raise UnknownName where a name is none of those."""
    if not isinstance(name, str) or name not in names:
        raise UnknownName(kind, name, names)


def listed(names: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    words: Sequence[str] = tuple(names)
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


PX_PER_MM = 96 / 25.4

FIT = "fit"

PAGES: Mapping[str, tuple[float, float]] = {
    FIT: (0.0, 0.0),
    "a4": (297.0, 210.0),
    "a3": (420.0, 297.0),
    "a2": (594.0, 420.0),
    "letter": (279.4, 215.9),
    "tabloid": (431.8, 279.4),
}
"""Sheets of paper, lying on their long side: width and height in mm. `fit` is as large as the map."""

SLIDES: Mapping[str, tuple[float, float]] = {"16:9": (1280.0, 720.0), "4:3": (960.0, 720.0)}
"""Slides: width and height in px, those of a slide of 7.5 inches in the usual programs."""


@dataclass(frozen=True, slots=True)
class Medium:
    """What a map is drawn for. ValueError, naming what there is, where its parts cannot be together.

    `page` is a name in PAGES. With `tile` the sheets are parts of one poster, with marks to cut and tape it by.
    `persona_page` puts the personas on a page of their own, with all that the file says of them. `slide` is a name in
    SLIDES, or empty; with `per_stage` there is one picture a stage.
    """

    page: str = FIT
    tile: bool = False
    persona_page: bool = False
    slide: str = ""
    per_stage: bool = False

    def __post_init__(self) -> None:
        check_name("page", self.page, PAGES)
        if self.slide:
            check_name("slide", self.slide, SLIDES)
        on_paper = self.page != FIT
        if self.slide and (on_paper or self.tile):
            raise ValueError("a slide is no sheet of paper; leave out slide, or page and tile")
        if self.slide and self.persona_page:
            raise ValueError("a slide shows the personas in short; leave out slide or persona page")
        if self.tile and not on_paper:
            sizes = listed([name for name in PAGES if name != FIT], "or")
            raise ValueError(f"tile needs the size of the sheets; add a page of {sizes}")
        if self.per_stage and on_paper:
            raise ValueError("pages are cut between stages as it is; leave out per stage or page")

    @property
    def alone(self) -> bool:
        """Whether all is one picture of the map's own size."""
        return self == ALONE

    @property
    def asked(self) -> str:
        """The parts of it that somebody asked for, as words."""
        parts = (part.name for part in fields(self) if getattr(self, part.name) != part.default)
        return listed(part.replace("_", " ") for part in parts)


ALONE = Medium()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wished of one picture of the whole, which only some views heed.

    `width` is how wide it is to be in px, 0 for its own width; `plain` says that each lane keeps a row of its own and nothing
    of it hangs at the curve; `highlight` is the id of the persona whose journey stands out among the others, empty for none.
    """

    width: float = 0.0
    plain: bool = False
    highlight: str = ""


NO_WISHES = Wishes()
