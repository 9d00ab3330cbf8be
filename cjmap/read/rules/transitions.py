"""`next`: every `to` leads somewhere, the shares add up, every step can be reached, and no loop holds people for ever."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from cjmap.diagnostics import Note, Span
from cjmap.model import End
from cjmap.read.findings import listed, shown
from cjmap.read.ids import did_you_mean
from cjmap.read.rules.journey import File
from cjmap.read.rules.parts import StepView
from cjmap.read.rules.view import TransitionView

ROUNDING = Decimal("0.005")
"""How far shares may miss 100 %, for each was rounded."""

MOST_NAMED = 4
"""Of a longer loop not all are named."""


def _with_next(file: File) -> list[tuple[StepView, tuple[TransitionView, ...]]]:
    return [(part, part.next) for part in file.journey.parts if part.next is not None]


def unknown_touchpoints(file: File) -> None:
    """A `to` that is the id or name of no touchpoint and no stage."""
    for _, transitions in _with_next(file):
        for transition in transitions:
            if not transition.to or file.journey.find(transition.to):
                continue
            near = file.findings.near(transition.to, file.journey.step_names)
            file.findings.error(
                "unknown-touchpoint", transition.goal, f"unknown touchpoint or stage {shown(transition.to)}",
                label=did_you_mean(near) or "leads nowhere",
                help="write the id or the whole name of a touchpoint, or of a stage for its first touchpoint",
            )  # fmt: skip


def unknown_steps(file: File) -> None:
    """An item of the whole journey that speaks of no touchpoint and no stage, or by a name of several."""
    for step in file.journey.step_references:
        if not file.journey.find(step.value):
            near = file.findings.near(step.value, file.journey.step_names)
            file.findings.error(
                "unknown-touchpoint", step.span, f"unknown touchpoint or stage {shown(step.value)}",
                label=did_you_mean(near) or "not a step of this file",
                help="write the id or the whole name of a touchpoint or stage, or a list of these",
            )  # fmt: skip
            continue
        same = file.journey.same_name(step.value)
        if len(same) > 1:
            _say_ambiguous(file, step.span, step.value, same)


def ambiguous_names(file: File) -> None:
    """A `to` that is the name of several touchpoints."""
    for _, transitions in _with_next(file):
        for transition in transitions:
            same = file.journey.same_name(transition.to) if transition.to else []
            if len(same) > 1:
                _say_ambiguous(file, transition.goal, transition.to, same)


def _say_ambiguous(file: File, span: Span, words: str, same: Sequence[StepView]) -> None:
    file.findings.warning(
        "ambiguous-name", span, f"{len(same)} {same[0].kind}s are called {shown(words)}; the first one is meant",
        label="which one?", help=f'their ids are {", ".join(part.id for part in same[:12])}',
        notes=[Note("the first one is here", same[0].span)],
    )  # fmt: skip


def whole_entries(file: File) -> None:
    """An entry that says neither `to` nor `end`, or both."""
    for _, transitions in _with_next(file):
        for transition in transitions:
            to, end = transition.has("to"), transition.has("end")
            leads = (
                to
                or end
                or transition.is_text
                or (transition.is_flow and (transition.mentions("to") or transition.mentions("end")))
            )
            if transition.is_blank or not leads:
                span = transition.goal if transition.is_blank else transition.first_key
                file.findings.error(
                    "missing-key", file.findings.head(span), 'an entry of next needs "to" or "end"', label="leads nowhere",
                    help=f"write to: and a touchpoint, or end: {', '.join(End)}",
                )  # fmt: skip
            elif to and end:
                file.findings.error(
                    "bad-value", transition.key_span("end"), 'an entry of next has "to" or "end", not both',
                    label="ends, or goes on?", help="make two entries of it, or take one of the two out",
                )  # fmt: skip


def stages_with_touchpoints(file: File) -> None:
    """`next` at a stage that has touchpoints, each of which says itself where it leads."""
    for stage in file.journey.stages:
        if stage.touchpoints and stage.has("next"):
            last = stage.touchpoints[-1]
            file.findings.error(
                "bad-value", stage.key_span("next"), 'a stage with touchpoints has no "next" of its own',
                label="goes to a touchpoint", help=f"move it to the last touchpoint, {shown(last.name)}",
                notes=[Note("the last touchpoint is here", file.findings.head(last.span))],
            )  # fmt: skip


def shares(file: File) -> None:
    """Shares of one `next` that add up to more than 100 %, or all given and to less."""
    for part, transitions in _with_next(file):
        given_shares = [transition.share.value for transition in transitions if transition.share]
        total = sum(given_shares, Decimal(0))
        span = part.key_span("next")
        if total > 1 + ROUNDING:
            file.findings.error(
                "shares-over-100", span, f"shares at {shown(part.name)} add up to {_percent(total)} %", label="more than 100 %",
                help="the shares of one next add up to 100 % at most", notes=_too_much(file, transitions),
            )  # fmt: skip
        elif (
            given_shares
            and all(transition.has("share") for transition in transitions)
            and len(given_shares) == len(transitions)
            and total < 1 - ROUNDING
        ):
            file.findings.warning(
                "shares-under-100", span, f"shares at {shown(part.name)} add up to {_percent(total)} %", label="less than 100 %",
                help=f"the rest ends here without an outcome; to say how, add {{end: abandoned, share: {_percent(1 - total)}%}}",
            )  # fmt: skip


def _too_much(file: File, transitions: Sequence[TransitionView]) -> list[Note]:
    """The span of the share that goes beyond 100 %, where there is another one before it."""
    total = Decimal(0)
    for number, transition in enumerate(transitions):
        total += transition.share.value if transition.share else 0
        if total > 1 + ROUNDING and number and transition.share:
            return [Note(f"with this one it is {_percent(total)} %", file.findings.head(transition.share.span))]
    return []


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}"


def _leads_somewhere(file: File) -> bool:
    """Whether there is a `next` in the file and every entry of each is an end or leads to a step."""
    with_next = _with_next(file)
    goals = [
        (transition.end or (transition.to and file.journey.find(transition.to)))
        for _, transitions in with_next
        for transition in transitions
    ]
    return bool(with_next) and all(goals)


def unreachable(file: File) -> None:
    """A touchpoint nobody can come to, where every `to` of the file leads somewhere."""
    if not _leads_somewhere(file):
        return
    from cjmap.read.rules.reach import unreachable as unreached  # late: a file without branches does without

    before = {step: one for one, step in pairwise(file.journey.steps)}
    for part in unreached(file.journey):
        one = before.get(part)
        past = [Note("the one before goes on past it", one.key_span("next"))] if one and one.has("next") else []
        file.findings.warning(
            "unreachable", file.findings.head(part.span), f"nobody can reach {shown(part.name)}", label="nothing leads here",
            help="every touchpoint before it goes somewhere else; name it in a next, or let the one before go on to it",
            notes=past,
        )  # fmt: skip


def no_way_out(file: File) -> None:
    """A loop that people come into and that nothing leads out of: a touchpoint that leads to itself, or several."""
    if not _leads_somewhere(file):
        return
    from cjmap.read.rules.reach import closed

    for loop in closed(file.journey):
        last = next((part for part in reversed(loop) if part.has("next")), loop[-1])
        names = [shown(part.name) for part in loop]
        of = listed(
            names if len(names) <= MOST_NAMED else [*names[: MOST_NAMED - 1], f"{len(names) - MOST_NAMED + 1} more"],
            "and",
        )
        other = next((part for part in loop if part is not last), None)
        file.findings.warning(
            "no-way-out", last.key_span("next"),
            f"nothing leads out of the loop of {of}" if other else f"{of} leads only to itself",
            label="leads back into the loop" if other else "leads back to itself",
            help="let one of them lead on to another touchpoint, or end, as in {end: abandoned, share: 10%}" if other
            else "let it lead on to another touchpoint too, or end, as in {end: abandoned, share: 10%}",
            notes=[Note("the loop goes on from here", file.findings.head(other.span))] if other else [],
        )  # fmt: skip
