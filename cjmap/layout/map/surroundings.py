"""What all parts of the map share beside the kit's context: its look, which of its rows is drawn; and what a part is."""

from __future__ import annotations

from collections.abc import Callable

from cjmap.layout.kit.context import Context
from cjmap.layout.kit.legend import Sign
from cjmap.layout.kit.reading_order import Row
from cjmap.layout.map.look import Look, one_row
from cjmap.model import Success
from cjmap.records import dataclass, field


@dataclass(frozen=True, slots=True)
class MapShown:
    """What of a journey its map shows: the personas in the head or elsewhere; one persona (an id, or empty) before the others,
    who are pale.
    """

    people_in_head: bool = True
    highlight: str = ""


WHOLE = MapShown()


@dataclass(frozen=True)
class MapContext(Context):
    """The surroundings of a part of the map. `journey` holds the stages of the row that is drawn, `whole` all of them where
    there are several rows. `grid` has full columns, without gaps: a stage's `x` is its left border.
    """

    look: Look = one_row(1920.0)

    plot: float = 300.0
    """From the best to the worst level of the curve, in px."""

    people_in_head: bool = True
    """Whether the head shows the personas, who have no page of their own."""

    row: int = 1
    last: bool = True
    """Which row of stages it is, from 1, and whether it is the last."""

    @property
    def first(self) -> bool:
        """Whether it is the first row of stages."""
        return self.row == 1

    cached_judged: list[bool] = field(default_factory=list)
    """What `judged` has found."""

    @property
    def judged(self) -> bool:
        """Whether anything is said anywhere of how a step went, so that its absence is worth a sign."""
        if not self.cached_judged:
            stages = (self.whole or self.journey).stages
            steps = (step for stage in stages for step in (stage, *stage.touchpoints))
            self.cached_judged.append(any(step.assessed is not Success.NOT_ASSESSED for step in steps))
        return self.cached_judged[0]

    highlight: str = ""
    """The persona whose curve is drawn at full strength, the others pale behind it; empty where all are alike."""

    @property
    def left(self) -> float:
        """Where the columns begin, in px."""
        return self.grid.left

    @property
    def right(self) -> float:
        """Where they end."""
        return self.grid.right


@dataclass(frozen=True)
class Zone:
    """A measured part of the map: its height in px, what paints it with its top at a y, the signs that it shows, for the
    legend, and how far below its top it may be cut so that nothing is torn.
    """

    height: float
    paint: Callable[[float], Row]
    signs: frozenset[Sign] = frozenset()
    tops: tuple[float, ...] = ()


NO_ZONE = Zone(0.0, lambda top: Row(0))
