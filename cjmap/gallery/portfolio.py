"""Cards → the portfolio that they are: the order of maps, what is planned apart, and how much is to be fixed first in all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cjmap.gallery.cards import MapCard
from cjmap.model import JourneyState
from cjmap.records import dataclass


@dataclass(frozen=True, slots=True)
class BrokenMap:
    """A map that does not render: its file, seen from the page, and how many errors it has."""

    file: str
    errors: int


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Maps in order: `as_is` as they are today, the worst first, then what is `planned`. `fix_first` of `touchpoints` of the
    first are important and negative; `weighed` says whether any of them has an importance at all.
    """

    as_is: tuple[MapCard, ...]
    planned: tuple[MapCard, ...]
    fix_first: int
    touchpoints: int
    weighed: bool

    @property
    def cards(self) -> tuple[MapCard, ...]:
        """All of them."""
        return (*self.as_is, *self.planned)


def portfolio(cards: Iterable[MapCard]) -> Portfolio:
    """The cards in order: by the share of assessed touchpoints that are to be fixed first, by that of the negative ones, by
    title; those to be after all others.
    """
    ordered = sorted(cards, key=_order)
    planned = tuple(one for one in ordered if _is_planned(one))
    as_is = tuple(one for one in ordered if not _is_planned(one))
    return Portfolio(
        as_is,
        planned,
        sum(one.fix_first for one in as_is),
        sum(sum(one.levels.values()) for one in as_is),
        any(one.weighed for one in as_is),
    )


def ordered_broken(broken: Iterable[BrokenMap]) -> Sequence[BrokenMap]:
    """Maps that do not render, by their files."""
    return sorted(broken, key=lambda one: one.file)


def _is_planned(card: MapCard) -> bool:
    return card.state == JourneyState.TO_BE


def _order(card: MapCard) -> tuple[bool, float, float, str, str]:
    assessed = max(1, card.assessed)
    bad = card.levels["negative"]
    return _is_planned(card), -card.fix_first / assessed, -bad / assessed, card.title, card.file
