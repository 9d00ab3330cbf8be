"""The outline of a file → typed views of its personas, stages and touchpoints, without what the schema refuses."""

from __future__ import annotations

from functools import cached_property

from cjmap.model import Scales, Success
from cjmap.read import metrics, resolve, values
from cjmap.read.nodes import Node
from cjmap.read.outline import OutlinePart
from cjmap.read.rules.view import MappingView, MetricView, PerPersona, Refused, TransitionView, Value


class PartView(MappingView):
    """A persona, stage or touchpoint; `span` is where its id stands, or its name where the author gave no id.

    `kind` is what it is called in a sentence, `name` its name, empty where it has none. One that is written as
    something else, such as a list, is here too, with an id that others may name, and has nothing in it.
    """

    kind: str
    id: str
    name: str
    id_given: bool
    _part: OutlinePart

    def __init__(self, part: OutlinePart, refused: Refused) -> None:
        super().__init__(part.entries, part.id_span, refused)
        self.__dict__.update(kind=part.kind, id=part.id, name=part.name, id_given=part.written, _part=part)

    @cached_property
    def key(self) -> Value[str] | None:
        """The id that it stands below: that of a persona, where the personas are keys and values."""
        inside = self._entries.get("id")
        is_key = self.id_given and (inside is None or inside.value.span != self.span) and self.span not in self._refused
        return Value(self.id, self.span, self.id) if is_key else None


class PersonaView(PartView):
    """A persona."""


class StepView(PartView):
    """A stage or a touchpoint."""

    _scales: Scales

    def __init__(self, part: OutlinePart, scales: Scales, refused: Refused) -> None:
        super().__init__(part, refused)
        self.__dict__.update(_scales=scales)

    @cached_property
    def emotion(self) -> tuple[PerPersona[float], ...]:
        """The emotions, on the scale of the file."""
        return self._per_persona("emotion", lambda node: resolve.emotion(node, self._scales))

    @cached_property
    def success(self) -> tuple[PerPersona[Success], ...]:
        """The success levels that the author gave."""
        return self._per_persona("success", lambda node: Success(values.text(node)) if values.text(node) else None)

    @cached_property
    def feeling(self) -> tuple[PerPersona[str], ...]:
        """The feelings in words."""
        return self._per_persona("feeling", lambda node: values.text(node) or None)

    @cached_property
    def personas(self) -> tuple[Value[str], ...]:
        """The ids of the personas whose step this is, as they are written; none where it is everyone's."""
        return self.texts("persona")

    @cached_property
    def metrics(self) -> tuple[MetricView, ...]:
        """Its metrics."""
        return metrics_of(self._node("metrics"), self._refused)

    @cached_property
    def own_lanes(self) -> tuple[Value[str], ...]:
        """The names of the author's own lanes that it has something in."""
        return self.keys_at("lanes")

    @cached_property
    def next(self) -> tuple[TransitionView, ...] | None:
        """The transitions from it; None where it says nothing of them, and the next step follows."""
        found = resolve.transitions_of(self._node("next"))
        return None if found is None else tuple(TransitionView(transition, self._refused) for transition in found)


class TouchpointView(StepView):
    """A touchpoint."""


class StageView(StepView):
    """A stage with its touchpoints."""

    touchpoints: tuple[TouchpointView, ...]

    def __init__(self, part: OutlinePart, scales: Scales, refused: Refused) -> None:
        super().__init__(part, scales, refused)
        inside = (TouchpointView(one, scales, refused) for one in part.touchpoints)
        self.__dict__.update(touchpoints=tuple(inside))


def metrics_of(node: Node | None, refused: Refused) -> tuple[MetricView, ...]:
    return tuple(MetricView(named, refused) for named in metrics.named(node))
