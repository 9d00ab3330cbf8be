"""The channels of a journey → what the view says of them: its title, the comparison that limits it, its sentences."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.language import current_language, messages
from cjmap.layout.channels.handovers import Channels, ChannelWay, is_negative
from cjmap.layout.kit.block import DOT, joined
from cjmap.layout.kit.context import Context
from cjmap.model import Journey, Step, Success

TOGETHER = " + "
"""Between the channels of one touchpoint."""


def title_of(channels: Channels) -> str:
    """The message: how many hand-overs are followed by a negative touchpoint, or that there is no hand-over."""
    words, hand_overs = messages().channels, channels.hand_overs
    if channels.count == 1:
        said = channels.steps - len(channels.silent)
        told = words.one_channel_said if channels.silent else words.one_channel
        (name,) = {step.channel[0]: None for row in channels.rows[:1] for step in row.steps[:1]}
        return told(said, channel=name)
    if not hand_overs:
        return words.no_hand_over
    if all(one.after.assessed is Success.NOT_ASSESSED for one in hand_overs):
        return words.not_assessed(len(hand_overs))
    bad = sum(one.negative for one in hand_overs)
    if not bad:
        return words.none_negative(len(hand_overs))
    return words.negative(bad, all=len(hand_overs)) if len(hand_overs) > 1 else words.only_negative


def limits_of(journey: Journey, channels: Channels) -> str:
    """What the title is to be held against, what is not known, and which journey it is."""
    language = current_language()
    state = messages().states[journey.state] if journey.state_given else ""
    told = [language.sentence(one) for one in _limits(journey, channels)]
    return language.sentences([*told, joined((journey.title, state, journey.owner), DOT)])


def _limits(journey: Journey, channels: Channels) -> Iterator[str]:
    words = messages().channels
    if channels.hand_overs and any(step.assessed is not Success.NOT_ASSESSED for step in journey.steps()):
        yield _compared(channels)
    if channels.apart and channels.hand_overs:
        yield current_language().parts(_of_persona(journey, channels, one.id) for one in journey.personas)
    unknown = sum(one.after.assessed is Success.NOT_ASSESSED for one in channels.hand_overs)
    if unknown:
        yield messages().description.went[Success.NOT_ASSESSED](unknown)
    if channels.silent:
        yield words.silent(len(channels.silent))


def _compared(channels: Channels) -> str:
    """How the steps went on which a channel goes on."""
    words, steady = messages().channels, channels.steady
    if not steady:
        return words.every_step_said if channels.silent else words.every_step
    bad = sum(one.negative for one in steady)
    return words.without(bad, all=len(steady)) if bad else words.without_none(len(steady))


def _of_persona(journey: Journey, channels: Channels, persona: str) -> str:
    theirs = [one for one in channels.hand_overs if persona in one.people]
    bad = sum(is_negative(one.after, (persona,)) for one in theirs)
    return messages().channels.of_persona(name=journey.persona(persona).name, bad=bad, all=len(theirs))


def from_to(way: ChannelWay) -> str:
    """The channels of a hand-over: from those of one touchpoint to those of the next."""
    return messages().channels.from_to(source=_named(way.before), target=_named(way.after))


def _named(step: Step) -> str:
    return joined(step.channel, TOGETHER)


def people_of(journey: Journey, way: ChannelWay) -> str:
    """The names of those whose hand-over it is; empty where all go the same way."""
    return current_language().listed([journey.persona(one).name for one in way.people if one])


def described(ctx: Context, channels: Channels) -> str:
    """The view in sentences, for a screen reader: title, limits, each hand-over."""
    language = current_language()
    told = [language.sentence(title_of(channels)), language.sentence(limits_of(ctx.journey, channels))]
    return language.sentences([*told, *(language.sentence(hand_over_words(ctx, one)) for one in channels.hand_overs)])


def hand_over_words(ctx: Context, way: ChannelWay) -> str:
    """A hand-over in words: its number, its channels, whose it is, the touchpoint that follows and how it went."""
    return current_language().row(
        (
            messages().signs.labelled(label=current_language().number(way.number), text=from_to(way)),
            people_of(ctx.journey, way),
            ctx.step_number(way.after),
            way.after.name,
            messages().success_in_text[way.after.assessed],
        )
    )
