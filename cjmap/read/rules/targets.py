"""Targets: what can be held against the value, in its unit, and says one direction; percentages as they are meant."""

from __future__ import annotations

from collections.abc import Callable

from cjmap.diagnostics import Span
from cjmap.model import MetricKind
from cjmap.read import values
from cjmap.read.findings import shown
from cjmap.read.metrics import measured
from cjmap.read.rules.journey import File
from cjmap.read.rules.view import MetricView, Value
from cjmap.read.values import Amount, Target, clean, comma_number

_WRITE = "write a number or a percentage, with >=, >, <= or < before it where that is meant"


def _directions(file: File, metric: MetricView) -> None:
    """`{target: '>= 90%', better: lower}`."""
    aim, better = metric.target, metric.text("better")
    if not aim or not better or not aim.value.signed or better.value == aim.value.better:
        return
    file.findings.error(
        "bad-value", better.span, f"the target {shown(clean(aim.words))} says that {aim.value.better} is better",
        label="and here it is another", help="the sign of a target says what is better; take the line or the sign out",
    )  # fmt: skip


def _assessable(file: File, metric: MetricView) -> None:
    """A target that no value can be held against: a text, or in another unit than the value."""
    aim = metric.target
    if not aim or any(written and written.is_plain and comma_number(written.words) for written in (aim, metric.value)):
        return  # of a comma is spoken already
    goal, words, value = aim.value.amount, clean(aim.words), metric.printed
    if goal is None:
        _unassessed(file, aim.span, f"the target {shown(words)} is a text: printed, and not assessed", _write(words))
        return
    amount = measured(value) if value else None
    if value and amount is None:
        _unassessed(
            file,
            aim.span,
            f"the value {shown(value.words)} is a text, which is not held against the target",
            "",
            "write the value as a number, with its unit where it has one",
        )
    elif value and amount and not metric.is_comparable(amount, goal):
        _units(file, aim, goal, value.words, amount)


def _units(file: File, aim: Value[Target], goal: Amount, value: str, amount: Amount) -> None:
    units = {amount.unit, goal.unit}
    if units != {"", "%"}:
        message = f"the value {shown(value)} and the target {shown(clean(aim.words))} have not the same unit"
        _unassessed(file, aim.span, message, "not assessed", "write both in the same unit, spelt alike")
        return
    plain = amount if goal.unit else goal
    if 0 <= plain.number <= 1:
        _fraction(file, aim.span, plain, "the value" if goal.unit else "the target", "not assessed")
        return
    with_sign = "the target" if goal.unit else "the value"
    file.findings.error(
        "bad-value", aim.span, f"the value {value} and the target {aim.value.quantity.words} cannot be compared",
        label=f"only {with_sign} has a %", help="write both with %, or both without",
    )  # fmt: skip


def _unassessed(file: File, span: Span, message: str, label: str, help_: str = _WRITE) -> None:
    file.findings.warning("unassessed-target", span, message, label=label or "not assessed", help=help_)


def _write(words: str) -> str:
    right = values.meant(words)
    return f"write {right}" if right else ""


def _small_percentages(file: File, metric: MetricView) -> None:
    """`{as: top2, target: 0.6}`: of a top-2-box, every number is a percentage."""
    if metric.kind in (MetricKind.OWN, MetricKind.NPS) or not metric.is_top2:
        return
    texts: list[tuple[str, Span, str]] = []
    if metric.value:
        texts.append(("the value", metric.value.span, clean(metric.value.words)))
    if metric.target:
        texts.append(("the target", metric.target.span, values.parted(clean(metric.target.words))[1]))
    for what, span, words in texts:
        found = values.amount(words)
        if found and not found.unit and 0 <= found.number <= 1:
            _fraction(file, span, found, what, f"read as {found.number} %")


def _fraction(file: File, span: Span, amount: Amount, what: str, label: str) -> None:
    hundred = f"{(amount.number * 100).normalize():f}"
    file.findings.warning(
        "fraction-for-percent", span, f"{what} {amount.number} stands beside a percentage", label=label,
        help=f"write {hundred}% if that is meant, or {amount.number}%",
    )  # fmt: skip


def _points(file: File, metric: MetricView) -> None:
    """`nps: 45%`: a Net Promoter Score is in points."""
    if metric.kind is not MetricKind.NPS:
        return
    for written in (metric.value, metric.target):
        if not written:
            continue
        text = clean(written.words)
        sign, words = values.parted(text)
        found = values.amount(words)
        if found and found.unit == "%":
            right = text.rstrip("% ")
            file.findings.warning(
                "nps-percent", written.span, f"{shown(text)} is read as points: a Net Promoter Score has no %",
                label=f"write {right}", help="it is the difference of two percentages, a number from −100 to 100",
                fix=None if sign else file.findings.replaced(written.span, right),
            )  # fmt: skip


RULES: tuple[Callable[[File, MetricView], None], ...] = (_directions, _assessable, _small_percentages, _points)
"""The rules of a target; a new one is a function and a line here."""
