"""Cards → what they can be filtered by: for each facet the values there are, and which of them each card has."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from cjmap.gallery.cards import MapCard
from cjmap.model import JourneyState
from cjmap.records import dataclass

STATES: Mapping[str, str] = {JourneyState.AS_IS: "As-is", JourneyState.TO_BE: "To-be"}


@dataclass(frozen=True, slots=True)
class Facet:
    """Something by which maps are told apart.

    `values` are the words of each value in the order of the choice, `none` the words for maps without one; `of_card` has
    the numbers of each card's values, in the order of the cards.
    """

    key: str
    title: str
    none: str
    values: tuple[str, ...]
    of_card: tuple[tuple[int, ...], ...]

    @property
    def some_without(self) -> bool:
        """Whether there is a card that has no value."""
        return any(not numbers for numbers in self.of_card)


FACETS: Mapping[str, tuple[str, str, Callable[[MapCard], Iterable[str]]]] = {
    "persona": ("Persona", "No persona", lambda card: card.personas),
    "owner": ("Owner", "No owner", lambda card: [card.owner] if card.owner else []),
    "channel": ("Channel", "No channel", lambda card: card.channels),
    "state": ("State", "No state", lambda card: [STATES.get(card.state, card.state)]),
}
"""Each facet's key, its title, what maps without it are called, and a card's values; a new one is an entry."""


def facets(cards: Sequence[MapCard]) -> tuple[Facet, ...]:
    """The facets that tell any of these cards apart."""
    found = (
        _facet(key, title, none, [list(values(card)) for card in cards])
        for key, (title, none, values) in FACETS.items()
    )
    return tuple(facet for facet in found if len(facet.values) + facet.some_without > 1)


def folded(text: str) -> str:
    """Texts that differ by capitals or spaces alone are the same value (Unicode, D145)."""
    return unicodedata.normalize("NFC", " ".join(text.split()).casefold())


def _facet(key: str, title: str, none: str, of_cards: list[list[str]]) -> Facet:
    words: dict[str, str] = {}
    for value in sorted(value for values in of_cards for value in values):
        words.setdefault(folded(value), " ".join(value.split()))
    order = sorted(words, key=lambda value: (_characters(value), value))
    numbers = {value: number for number, value in enumerate(order)}
    of_card = tuple(tuple(sorted({numbers[folded(value)] for value in values})) for values in of_cards)
    return Facet(key, title, none, tuple(words[value] for value in order), of_card)


def _characters(value: str) -> str:
    """A value without accents, so that É stands with E in any language."""
    return "".join(
        character for character in unicodedata.normalize("NFKD", value) if not unicodedata.combining(character)
    )
