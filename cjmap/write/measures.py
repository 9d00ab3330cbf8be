"""Metrics → their plain data: what their author gave, and nothing that is computed from it."""

from __future__ import annotations

from collections.abc import Iterable

from cjmap.model import Better, Metric, MetricKind, Quantity
from cjmap.read import values
from cjmap.read.metrics import GROUPS, LABELS
from cjmap.records import replace
from cjmap.write.data import Data, Keys, Number, filled, quantity


def measures(metrics: Iterable[Metric]) -> Keys:
    """The metrics of a part; one that is not measured is a name without a value."""
    return {metric.key: _measure(metric) for metric in metrics}


def _measure(metric: Metric) -> Data:
    label = "" if metric.label == LABELS.get(metric.kind, metric.key) else metric.label
    keys = filled(
        {
            "value": _value(metric),
            **_target(metric),
            "label": label,
            "unit": metric.unit,
            "period": metric.period,
            "source": metric.source,
            **_answers(metric),
            "scale": Number(str(metric.points)) if metric.points else None,
            "as": str(metric.as_),
            "previous": _previous(metric.previous) if metric.previous else None,
        }
    )
    return _alone(keys)


def _previous(metric: Metric) -> Data:
    """The edition before, without what it has from the metric: scale, kind of value, unit, name, which is better."""
    return _alone(filled({"value": _value(metric), "period": metric.period, **_answers(metric)}))


def _answers(metric: Metric) -> Keys:
    """What the value rests on: how many answers, or how often each was given."""
    counts = metric.answers if metric.kind is not MetricKind.NPS else metric.counts
    return {
        "n": None if metric.n is None or metric.answers else Number(str(metric.n)),
        "counts": [Number(str(count)) for count in counts],
        **_groups(metric),
    }


def _alone(keys: Keys) -> Data:
    """A metric of which only the value is said is written as that."""
    return keys["value"] if keys.keys() == {"value"} else keys or None


def _value(metric: Metric) -> Data:
    """The value where the author gave one, or where it follows from nothing else."""
    if metric.value is None or (metric.answers and not metric.value_given):
        return None
    return quantity(_points(metric, metric.value))


def _points(metric: Metric, value: Quantity) -> Quantity:
    """A Net Promoter Score without the sign that is printed before it."""
    signed = metric.kind is MetricKind.NPS and value.exact is not None and value.words.startswith("+")
    return replace(value, words=value.words[1:]) if signed else value


def _target(metric: Metric) -> Keys:
    """The target, with its sign where that says more than which direction is better."""
    better = "" if metric.better == Better.HIGHER else str(metric.better)
    if metric.target is None:
        return {"better": better}
    if metric.sign in (">", "<"):
        return {"target": f"{metric.sign} {metric.target.words}"}
    signed, _ = values.parted(metric.target.words)
    return {"target": quantity(metric.target), "better": "" if signed else better}


def _groups(metric: Metric) -> Keys:
    """The three groups of a Net Promoter Score that was given so, best first."""
    if metric.kind is not MetricKind.NPS or metric.counts or not metric.answers:
        return {}
    groups = dict(zip(GROUPS, metric.answers, strict=True))
    return {group: Number(str(groups[group])) for group in reversed(GROUPS)}
