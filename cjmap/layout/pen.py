"""What lies between two scores → the pen that draws the line there."""

from __future__ import annotations

from cjmap.layout.segments import Kind
from cjmap.records import dataclass
from cjmap.theme import Theme

THIN = 1.3 / 2.4
"""The width of a line across steps without a score or of others, in widths of one between neighbours."""

DOTS = (1.5, 4.0)
DASHES = (6.0, 5.0)
STRENGTH = {Kind.SCORED: 1.0, Kind.UNSCORED: 0.7, Kind.OTHERS: 0.55}
"""How much of a line's colour is in it, over the ground."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How a stretch of a line is drawn: width in px, dashes in px."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()

    @classmethod
    def of(
        cls, theme: Theme, kind: Kind, colour: str, wide: float, assumed: bool = False, own: tuple[float, ...] = ()
    ) -> Pen:
        """The pen of a kind of stretch on a line of that colour and width; `own` are the dashes of its persona."""
        dash = DOTS if kind is Kind.UNSCORED else DASHES if assumed else own if kind is Kind.SCORED else ()
        strength = STRENGTH[kind]
        ink = colour if strength == 1 else theme.tinted(colour, strength)
        return cls(ink, wide if kind is Kind.SCORED else wide * THIN, dash)
