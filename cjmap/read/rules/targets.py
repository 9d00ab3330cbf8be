"""Targets: what can be held against the value, in its unit, and says one direction; percentages as they are meant."""

from __future__ import annotations

from collections.abc import Callable

from cjmap.model import Better, MetricKind
from cjmap.read import metrics, targets
from cjmap.read.findings import shown
from cjmap.read.metrics import Named
from cjmap.read.nodes import Node
from cjmap.read.rules.file import File
from cjmap.read.targets import Amount, Target
from cjmap.read.values import comma_number, given, text

_WRITE = "write a number or a percentage, with >=, >, <= or < before it where that is meant"


def _directions(file: File, entry: Named) -> None:
    """`{target: '>= 90%', better: lower}`."""
    aim, node = metrics.target(entry), given(entry.entries, "better")
    if aim is None or node is None or not aim.signed or text(node) not in set(Better) - {aim.better}:
        return
    words = text(given(entry.entries, "target"))
    file.findings.error(
        "bad-value", node.span, f"the target {shown(words)} says that {aim.better} is better", label="and here it is another",
        help="the sign of a target says what is better; take the line or the sign out",
    )  # fmt: skip


def _assessable(file: File, entry: Named) -> None:
    """A target that no value can be held against: a text, or in another unit than the value."""
    node, aim = given(entry.entries, "target"), metrics.target(entry)
    said = [one for one in (node, metrics.value_node(entry)) if one is not None]
    if node is None or aim is None or any(one.plain and comma_number(one.words) for one in said):
        return  # of a comma is spoken already
    value = metrics.metric(entry).value
    if aim.amount is None:
        _unassessed(
            file, node, f"the target {shown(text(node))} is a text: printed, and not assessed", _write(text(node))
        )
        return
    here = metrics.measured(value) if value else None
    if value and here is None:
        _unassessed(
            file,
            node,
            f"the value {shown(value.words)} is a text, which is not held against the target",
            "",
            "write the value as a number, with its unit where it has one",
        )
    elif value and here and not metrics.comparable(entry, here, aim.amount):
        _units(file, node, value.words, here, aim, aim.amount)


def _units(file: File, node: Node, value: str, here: Amount, aim: Target, goal: Amount) -> None:
    units = {here.unit, goal.unit}
    if units != {"", "%"}:
        said = f"the value {shown(value)} and the target {shown(text(node))} have not the same unit"
        _unassessed(file, node, said, "not assessed", "write both in one unit, in the same letters")
        return
    plain = here if goal.unit else goal
    if 0 <= plain.number <= 1:
        _fraction(file, node, plain, "the value" if goal.unit else "the target", "not assessed")
        return
    with_sign = "the target" if goal.unit else "the value"
    file.findings.error(
        "bad-value", node.span, f"the value {value} and the target {aim.quantity.words} cannot be compared",
        label=f"only {with_sign} has a %", help="write both with %, or both without",
    )  # fmt: skip


def _unassessed(file: File, node: Node, message: str, label: str, help_: str = _WRITE) -> None:
    file.findings.warning("unassessed-target", node.span, message, label=label or "not assessed", help=help_)


def _write(words: str) -> str:
    right = targets.meant(words)
    return f"write {right}" if right else ""


def _small_percentages(file: File, entry: Named) -> None:
    """`{as: top2, target: 0.6}`: of a top-2-box, every number is a percentage."""
    if entry.kind in (MetricKind.OWN, MetricKind.NPS) or not metrics.top2(entry):
        return
    aim = metrics.target(entry)
    said = {"the value": metrics.value_node(entry), "the target": given(entry.entries, "target")}
    amounts = {"the value": targets.amount(text(said["the value"])), "the target": _signless(said["the target"])}
    for what, node in said.items():
        found = amounts[what]
        if node is not None and found and not found.unit and 0 <= found.number <= 1 and (what == "the value" or aim):
            _fraction(file, node, found, what, f"read as {found.number} %")


def _signless(node: Node | None) -> Amount | None:
    return targets.amount(targets.parted(text(node))[1])


def _fraction(file: File, node: Node, found: Amount, what: str, label: str) -> None:
    hundred = f"{(found.number * 100).normalize():f}"
    file.findings.warning(
        "fraction-for-percent", node.span, f"{what} {found.number} stands beside a percentage", label=label,
        help=f"write {hundred}% if that is meant, or {found.number}%",
    )  # fmt: skip


def _points(file: File, entry: Named) -> None:
    """`nps: 45%`: a Net Promoter Score is in points."""
    if entry.kind is not MetricKind.NPS:
        return
    for node in (metrics.value_node(entry), given(entry.entries, "target")):
        sign, words = targets.parted(text(node))
        found = targets.amount(words)
        if node is not None and found and found.unit == "%":
            right = f"{text(node).rstrip('% ')}"
            file.findings.warning(
                "nps-percent", node.span, f"{shown(text(node))} is read as points: a Net Promoter Score has no %",
                label=f"write {right}", help="it is the difference of two percentages, a number from −100 to 100",
                fix=None if sign else file.findings.replaced(node.span, right),
            )  # fmt: skip


RULES: tuple[Callable[[File, Named], None], ...] = (_directions, _assessable, _small_percentages, _points)
"""The rules of a target; a new one is a function and a line here."""
