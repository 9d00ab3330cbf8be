"""`next`: every `to` leads somewhere, the shares add up, and every step can be reached."""

from __future__ import annotations

from decimal import Decimal

from cjmap.diagnostics import Note
from cjmap.model import End
from cjmap.read import order
from cjmap.read.findings import shown
from cjmap.read.near import did_you_mean
from cjmap.read.order import Way
from cjmap.read.outline import Part
from cjmap.read.rules.file import File
from cjmap.read.values import given

ROUNDING = Decimal("0.005")
"""How far shares may miss 100 %, for each was rounded."""


def _with_next(file: File) -> list[tuple[Part, list[Way]]]:
    found = [(part, order.ways(part.get("next"))) for part in file.whole.parts() if part.get("next") is not None]
    return [(part, ways) for part, ways in found if ways is not None]


def unknown_touchpoints(file: File) -> None:
    """A `to` that is the id or name of no touchpoint and no stage."""
    names: list[str] = []
    for _, ways in _with_next(file):
        for way in ways:
            if not way.to or file.known.find(way.to):
                continue
            names = names or file.known.names()
            near = file.findings.near(way.to, names)
            file.findings.error(
                "unknown-touchpoint", way.goal.span, f"no touchpoint or stage has the id or name {shown(way.to)}",
                label=did_you_mean(near) or "leads nowhere",
                help="write the id or the whole name of a touchpoint, or of a stage for its first touchpoint",
            )  # fmt: skip


def ambiguous_names(file: File) -> None:
    """A `to` that is the name of several touchpoints."""
    for _, ways in _with_next(file):
        for way in ways:
            same = file.known.same_name(way.to) if way.to else []
            if len(same) > 1:
                file.findings.warning(
                    "ambiguous-name", way.goal.span,
                    f"{len(same)} {same[0].kind}s are called {shown(way.to)}; the first one is meant",
                    label="which one?", help=f'their ids are {", ".join(part.id for part in same[:12])}',
                    notes=[Note("the first one is here", same[0].said)],
                )  # fmt: skip


def whole_entries(file: File) -> None:
    """An entry that says neither `to` nor `end`, or both."""
    for _, ways in _with_next(file):
        for way in ways:
            to, end = given(way.node.entries, "to"), given(way.node.entries, "end")
            first = next(iter(way.node.entries.values()), None)
            said = to is not None or end is not None or way.node.kind != "mapping"
            no_words = way.goal.kind == "scalar" and not way.goal.words.strip()
            if no_words or not (said or (way.node.flow and {"to", "end"} & set(way.node.entries))):
                span = way.goal.span if no_words else first.span if first else way.node.span
                file.findings.error(
                    "missing-key", file.findings.head(span), 'an entry of next needs "to" or "end"', label="leads nowhere",
                    help=f"write to: and a touchpoint, or end: {', '.join(End)}",
                )  # fmt: skip
            elif to is not None and end is not None:
                file.findings.error(
                    "bad-value", way.node.entries["end"].span, 'an entry of next has "to" or "end", not both',
                    label="ends, or goes on?", help="make two entries of it, or take one of the two out",
                )  # fmt: skip


def stages_with_touchpoints(file: File) -> None:
    """`next` at a stage that has touchpoints, each of which says itself where it leads."""
    for stage in file.whole.stages:
        if stage.touchpoints and stage.get("next") is not None:
            last = stage.touchpoints[-1]
            file.findings.error(
                "bad-value", stage.place("next"), 'a stage with touchpoints has no "next" of its own',
                label="goes to a touchpoint", help=f"move it to the last touchpoint, {shown(last.name)}",
                notes=[Note("the last touchpoint is here", file.findings.head(last.said))],
            )  # fmt: skip


def shares(file: File) -> None:
    """Shares of one place that add up to more than 100 %, or all given and to less."""
    for part, ways in _with_next(file):
        given_shares = [way.share for way in ways if way.share is not None]
        total = sum(given_shares, Decimal(0))
        span = part.place("next")
        if total > 1 + ROUNDING:
            file.findings.error(
                "shares-over-100", span, f"shares at {shown(part.name)} add up to {_percent(total)} %", label="more than 100 %",
                help="each share says how many go that way; together they are at most 100 %",
            )  # fmt: skip
        elif (
            given_shares
            and all(way.share_node for way in ways)
            and len(given_shares) == len(ways)
            and total < 1 - ROUNDING
        ):
            file.findings.warning(
                "shares-under-100", span, f"shares at {shown(part.name)} add up to {_percent(total)} %", label="less than 100 %",
                help=f"the rest ends here without an outcome; to say how, add {{end: abandoned, share: {_percent(1 - total)}%}}",
            )  # fmt: skip


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}"


def unreachable(file: File) -> None:
    """A touchpoint nobody can come to, where every `to` of the file leads somewhere."""
    with_next = _with_next(file)
    goals = [(way.end or (way.to and file.known.find(way.to))) for _, ways in with_next for way in ways]
    if not with_next or not all(goals):
        return
    for part in order.unreachable(file.whole, file.known):
        file.findings.warning(
            "unreachable", file.findings.head(part.said), f"nobody can reach {shown(part.name)}", label="no way leads here",
            help="every touchpoint before it goes somewhere else; name it in a next, or let the one before go on to it",
        )  # fmt: skip
