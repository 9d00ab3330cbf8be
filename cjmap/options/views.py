"""The views of a journey, each with what it can be laid out for; a new one is a module in `layout/` and an entry here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cjmap import plugins
from cjmap.late import Late
from cjmap.plugins import Table, named
from cjmap.records import dataclass

if TYPE_CHECKING:
    from cjmap.model import Journey
    from cjmap.options.medium import Medium, Wishes
    from cjmap.scene import Scene
    from cjmap.theme import Theme


OF_THE_MAP = ("tile", "persona_page", "per_stage")
"""The parts of a `Medium` that views made of sections have not."""


class NothingToShow(ValueError):
    """What a view raises of a journey that has nothing for it; `key` is the key of the file that would give it something.

    `words` say in a sentence what is missing, such as `no touchpoint has importance and emotion`.
    """

    def __init__(self, view: str, key: str, words: str) -> None:
        self.view, self.key, self.words = view, key, words
        super().__init__(f"the view {view} has nothing to show: {words}; add {key}")


@dataclass(frozen=True, slots=True)
class View:
    """A view, and the functions that lay it out: None is what it cannot be laid out for.

    `whole` makes one picture of its own size, `fitted` one as it is wished, `pages` those of a medium that is no slide,
    `slides` those of the whole journey on slides of a shape, `stages` one slide a stage. A view that says `compose` alone, and
    the `width` in px of its picture, has pictures, pages and slides made of its sections. `formats` are the names of those
    that it can be drawn in; where there are none, in all. `unheeded` names the parts of a `Medium` that its pages cannot have.
    """

    name: str
    whole: Callable[[Journey, Theme], Scene] | None = None
    fitted: Callable[[Journey, Theme, Wishes], Scene] | None = None
    pages: Callable[..., tuple[Scene, ...]] | None = None
    """Of a journey, a theme and a medium; where the view is `fitted`, and something is wished, of the wishes too."""

    slides: Callable[[Journey, Theme, str], tuple[Scene, ...]] | None = None
    stages: Callable[[Journey, Theme, str], tuple[Scene, ...]] | None = None
    compose: Callable[[Journey, Theme, float], Any] | None = None
    """To a `cjmap.layout.kit.composition.Composition`, which stands above this."""

    width: float = 1560.0
    formats: tuple[str, ...] = ()
    unheeded: tuple[str, ...] = ()

    @property
    def refused(self) -> tuple[str, ...]:
        """The parts of a `Medium` that it has not."""
        return OF_THE_MAP if self.compose else self.unheeded

    def lays_out(self, medium: Medium) -> bool:
        """Whether it can be laid out for a medium."""
        if any(getattr(medium, part) for part in self.refused):
            return False
        if self.compose:
            return True
        if medium.slide:
            return bool(self.stages if medium.per_stage else self.slides)
        return medium.alone or bool(self.pages)

    def heeds(self, wishes: Wishes) -> bool:
        """Whether its one picture can be as it is wished; one of sections heeds a width."""
        return bool(self.fitted) or not (wishes.plain or wishes.highlight or (wishes.width and not self.compose))

    def is_drawn_as(self, format: str) -> bool:
        """Whether it can be drawn in a format."""
        return not self.formats or format in self.formats


_OWN = named(
    (
        View(
            "map",
            Late("cjmap.layout.map:lay_out_map"),
            fitted=Late("cjmap.layout.map:lay_out_fitted_map"),
            pages=Late("cjmap.layout.map.pages:lay_out_pages"),
            slides=Late("cjmap.layout.slide:lay_out_slides"),
            stages=Late("cjmap.layout.slide:lay_out_stages"),
        ),
        View(
            "flow",
            Late("cjmap.layout.flow:lay_out_flow"),
            pages=Late("cjmap.layout.flow:lay_out_flow_pages"),
            slides=Late("cjmap.layout.flow:lay_out_flow_slides"),
            unheeded=OF_THE_MAP,
        ),
        View("matrix", compose=Late("cjmap.layout.matrix:compose"), width=1560.0),
        View("channels", compose=Late("cjmap.layout.channels:compose"), width=1960.0),
        View("scorecard", compose=Late("cjmap.layout.scorecard:compose"), width=1600.0),
        View(
            "brief",
            Late("cjmap.layout.brief:lay_out_brief"),
            pages=Late("cjmap.layout.brief:lay_out_brief_sheet"),
            unheeded=OF_THE_MAP,
        ),
        View("personas", compose=Late("cjmap.layout.personas:compose"), width=1000.0),
        View("table", compose=Late("cjmap.layout.table:compose"), width=1560.0),
    )
)

VIEWS: Table[View] = Table(plugins.VIEWS, _OWN, "cjmap.layout.View", lambda one: isinstance(one, View))
"""The views by name."""

FIRST_VIEW = next(iter(VIEWS))
"""The view that is drawn where none is named, and of which names of files and ids say nothing."""
