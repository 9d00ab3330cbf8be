"""A scorecard → the keys of the signs that are drawn in it, and no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.language import messages
from cjmap.layout.kit.legend import Drawn, LegendKey
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.scorecard.axis import dot, is_hollow, on_axis, target_mark, value_before, way, whisker
from cjmap.layout.scorecard.entries import Scorecard, ScoreEntry
from cjmap.model import Success
from cjmap.scene import Node, Rect
from cjmap.theme import Theme

WHISKER = 30.0
BAR, BAR_HEIGHT = 60.0, 7.0
WAY = 26.0


def score_keys(theme: Theme, card: Scorecard) -> Iterator[LegendKey]:
    """The keys in the order of the marks of a cell."""
    words = messages().scorecard
    placed = [entry for entry in card.entries if on_axis(entry.metric, entry.metric.value) is not None]
    if any(entry.interval for entry in placed):
        yield LegendKey(words.interval, WHISKER, lambda x, y: _whisker(theme, x, y))
    if any(not entry.interval and not is_hollow(entry.metric) for entry in placed):
        yield LegendKey(words.value, 12, lambda x, y: [dot(theme, x + 6, y, theme.ink, hollow=False)])
    if any(not entry.interval and is_hollow(entry.metric) for entry in placed):
        yield LegendKey(words.hollow, 12, lambda x, y: [dot(theme, x + 6, y, theme.ink, hollow=True)])
    if any(on_axis(entry.metric, entry.metric.target) is not None for entry in placed):
        yield LegendKey(words.target, 10, lambda x, y: target_mark(theme, x + 5, y + 2))
    yield from _signs(theme, card.entries)
    if any(any(entry.metric.answers) for entry in placed):
        yield LegendKey(words.answers, BAR, lambda x, y: _answers(theme, x, y))
    if any(value_before(entry.metric) is not None for entry in placed):
        yield LegendKey(words.before, WAY, lambda x, y: way(theme, x + 4, x + WAY, y))


def _signs(theme: Theme, entries: Sequence[ScoreEntry]) -> Iterator[LegendKey]:
    """What the signs of good and bad follow from: a target, or without one the scale."""
    words, told = messages().scorecard, messages().description
    for level, by_target, by_scale, by_either in (
        (Success.POSITIVE, told.target_met, words.good_half, words.met_or_good),
        (Success.NEGATIVE, told.target_missed, words.bad_half, words.missed_or_bad),
    ):
        aimed = {entry.metric.target is not None for entry in entries if entry.metric.assessed is level}
        if aimed:
            text = by_either if len(aimed) > 1 else by_target if aimed == {True} else by_scale
            yield LegendKey(text, 12, _sign(theme, level))


def _sign(theme: Theme, level: Success) -> Drawn:
    return lambda x, y: [success_sign(theme, level, x + 6, y)]


def _whisker(theme: Theme, x: float, y: float) -> list[Node]:
    return [*whisker(x, x + WHISKER, y, theme.ink), dot(theme, x + WHISKER / 2, y, theme.ink, hollow=False)]


def _answers(theme: Theme, x: float, y: float) -> list[Node]:
    shares = (
        theme.negative, theme.tinted(theme.negative, 0.7), theme.tinted(theme.neutral, 0.4),
        theme.tinted(theme.positive, 0.7), theme.positive,
    )  # fmt: skip
    part = BAR / len(shares)
    return [Rect(x + at * part, y - BAR_HEIGHT / 2, part - 1, BAR_HEIGHT, colour) for at, colour in enumerate(shares)]
