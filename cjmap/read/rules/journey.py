"""The outline of a file, and what the schema says of each node → typed views of the journey and its parts, as rules get them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from cjmap.diagnostics import Span
from cjmap.model import PER_PERSONA, THEME_COLOURS, Scales, ThemeChoice
from cjmap.read import resolve, values
from cjmap.read.findings import DiagnosticSink
from cjmap.read.nodes import Node
from cjmap.read.outline import Outline
from cjmap.read.rules.parts import PersonaView, StageView, StepView, TouchpointView, metrics_of
from cjmap.read.rules.view import MappingView, MetricView, Refused, Value, text_of, valued
from cjmap.read.schema import Visit
from cjmap.records import dataclass

Statement = Literal["item", "name", "heading", "scenario", "feeling", "channel"]
"""What a text that says something is printed as."""

_REQUIRED: Mapping[str, Statement] = {"name": "name", "text": "item", "title": "heading"}
_THEME_TEXTS = (*THEME_COLOURS, "font", "logo")


ScaleKind = Literal["emotion", "importance"]


@dataclass(frozen=True, slots=True)
class ScaleView:
    """A scale: `ends` are those that hold, `written` the two numbers of the author, at `span`.

    `is_given` says that the author wrote something.
    """

    ends: tuple[float, float]
    span: Span
    written: tuple[Value[float], Value[float]] | None
    is_given: bool

    @property
    def holds(self) -> bool:
        """Whether values are to be held against it: not where the author wrote something that is no scale."""
        return not self.is_given or (self.written is not None and tuple(one.value for one in self.written) == self.ends)


@dataclass(frozen=True, slots=True)
class LaneView:
    """A lane that the top of the file names."""

    id: str
    name: Value[str]


class JourneyView(MappingView):
    """A whole file. What `dates`, `images` and their like give is wherever it may stand, also below keys that are misspelt."""

    personas: tuple[PersonaView, ...]
    stages: tuple[StageView, ...]
    scales: Scales
    _known: resolve.Index
    _visits: Mapping[str, Sequence[Visit]]

    def __init__(self, outline: Outline, visits: Mapping[str, Sequence[Visit]], refused: Refused) -> None:
        super().__init__(outline.root.entries, outline.root.span, refused)
        self.__dict__.update(
            personas=tuple(PersonaView(part, refused) for part in outline.personas),
            stages=tuple(StageView(part, outline.scales, refused) for part in outline.stages),
            scales=outline.scales,
            _known=resolve.index_of(outline),
            _visits=visits,
        )

    # its parts

    @cached_property
    def touchpoints(self) -> tuple[TouchpointView, ...]:
        """All touchpoints in the order of reading."""
        return tuple(touchpoint for stage in self.stages for touchpoint in stage.touchpoints)

    @cached_property
    def steps(self) -> tuple[StepView, ...]:
        """The touchpoints, and the stages that have none, in the order of reading."""
        return tuple(step for stage in self.stages for step in (stage.touchpoints or (stage,)))

    @cached_property
    def parts(self) -> tuple[StepView, ...]:
        """Every stage, each followed by its touchpoints."""
        return tuple(part for stage in self.stages for part in (stage, *stage.touchpoints))

    @cached_property
    def metrics(self) -> tuple[MetricView, ...]:
        """The metrics of the whole journey."""
        return metrics_of(self._node("metrics"), self._refused)

    @cached_property
    def lanes(self) -> tuple[LaneView, ...]:
        """The lanes that the top of the file names."""
        wishes = resolve.wishes(self._node("lanes"))
        return tuple(LaneView(wish.id, name) for wish in wishes if (name := text_of(wish.node)))

    @cached_property
    def own_lanes(self) -> tuple[Value[str], ...]:
        """The names of the author's own lanes in every stage and touchpoint."""
        return tuple(name for part in self.parts for name in part.own_lanes)

    @cached_property
    def theme(self) -> MappingView:
        """What the author says of the looks, where these are keys and values."""
        return self._below("theme")

    @cached_property
    def theme_choice(self) -> ThemeChoice | None:
        """The theme with the author's own colours; None where the author names one that there is not."""
        named, theme = self.text("theme"), self.theme
        base = named or theme.text("base")
        if not base and (theme.has("base") or (self.has("theme") and self._node("theme") is None)):
            return None
        own = {key: found.value for key in _THEME_TEXTS if (found := theme.text(key))}
        return ThemeChoice(base=base.value, **own) if base else ThemeChoice(**own)

    def scale(self, key: ScaleKind) -> ScaleView:
        """The scale of emotions or of importance."""
        scales = self._below("scales")
        node = scales._node(key)
        ends = [valued(item, values.number) for item in node.items] if node is not None else []
        written = (ends[0], ends[1]) if len(ends) == 2 and ends[0] and ends[1] else None
        effective = self.scales.emotion if key == "emotion" else self.scales.importance
        return ScaleView(effective, node.span if node is not None else scales.span, written, scales.has(key))

    # transitions

    def find(self, words: str) -> StepView | None:
        """The touchpoint, or the stage without touchpoints, that the words of a `to` mean; None where there is none."""
        part = self._known.find(words)
        return self._views.get(id(part)) if part else None

    def same_name(self, words: str) -> list[StepView]:
        """The touchpoints, or else the stages, of that very name where the words are a name and not an id."""
        return [view for part in self._known.same_name(words) if (view := self._views.get(id(part)))]

    @cached_property
    def step_names(self) -> list[str]:
        """Everything that a `to` may say."""
        return self._known.names()

    @cached_property
    def _views(self) -> Mapping[int, StepView]:
        return {id(view._part): view for view in self.parts}

    # wherever it stands

    @property
    def languages(self) -> Iterator[Value[str]]:
        """The languages that are named."""
        return self._texts("language")

    @property
    def images(self) -> Iterator[Value[str]]:
        """The names of picture files."""
        return self._texts("image")

    @property
    def dates(self) -> Iterator[Value[datetime.date | None]]:
        """Dates, of a month its first day; None where there is no such day."""
        for node in self._every("date"):
            if not node.empty:
                yield Value(values.date(node), node.span, node.words, node.plain)

    @property
    def emotions(self) -> Iterator[Value[float]]:
        """Numbers that stand for an emotion."""
        found = (valued(node, values.number) for node in self._every("emotion", "emotion_value"))
        return filter(None, found)

    @property
    def importances(self) -> Iterator[Value[float]]:
        """Numbers that stand for an importance."""
        return filter(None, (valued(node, values.number) for node in self._every("importance")))

    @property
    def persona_references(self) -> Iterator[Value[str]]:
        """Where the id of a persona has to stand: at `persona`, and as the key of a score or feeling."""
        for node in self._every("persona_ids"):
            for one in filter(self._is_right, values.many(node)):
                yield Value(values.text(one), one.span, one.words, one.plain)
        for node in self._every(*PER_PERSONA):
            for words, entry in node.entries.items():
                yield Value(words, entry.span, words)

    @property
    def step_references(self) -> Iterator[Value[str]]:
        """Where the id or name of a step stands that an item of the whole journey speaks of."""
        for node in self._every("step_ids"):
            yield from filter(None, map(text_of, filter(self._is_right, values.many(node))))

    @property
    def metric_lists(self) -> Iterator[tuple[MetricView, ...]]:
        """The metrics of each part that has some."""
        return (metrics_of(node, self._refused) for node in self._every("metrics"))

    @cached_property
    def statements(self) -> tuple[tuple[Statement, Value[str]], ...]:
        """The texts that are printed as an item, a name, a heading, the scenario, a feeling or a channel, and as which of these.

        Those without a character that can be seen are among them.
        """
        return tuple(self._values_stated())

    def _values_stated(self) -> Iterator[tuple[Statement, Value[str]]]:
        seen: set[int] = set()
        for kind, node in self._statements():
            if node.kind == "scalar" and not node.empty and id(node) not in seen and self._is_right(node):
                seen.add(id(node))
                yield kind, Value(values.text(node), node.span, node.words, node.plain)

    @property
    def scalars(self) -> Iterator[tuple[str, Span]]:
        """Every value that is no list and no keys and values, as it stands in the file, be it right or wrong, and its span."""
        for visits in self._visits.values():
            yield from ((visit.node.words, visit.node.span) for visit in visits if visit.node.kind == "scalar")

    @property
    def keys(self) -> Iterator[tuple[str, Span]]:
        """Every key as it stands in the file, and its span."""
        for visits in self._visits.values():
            for visit in visits:
                yield from ((words, entry.span) for words, entry in visit.node.entries.items())

    def _every(self, *definitions: str) -> Iterator[Node]:
        """Every node that some definitions of the schema hold for."""
        for definition in definitions:
            yield from filter(self._is_right, (visit.node for visit in self._visits.get(definition, ())))

    def _texts(self, definition: str) -> Iterator[Value[str]]:
        return filter(None, map(text_of, self._every(definition)))

    def _statements(self) -> Iterator[tuple[Statement, Node]]:
        for node in self._every("item", "items"):
            yield "item", node
        for node in self._every("stage", "stages", "touchpoint", "touchpoints", "persona", "personas"):
            yield "name", node
        for visit in self._visits.get("required_text", ()):
            if visit.key in _REQUIRED:
                yield _REQUIRED[visit.key], visit.node
        yield from (("scenario", visit.node) for visit in self._visits.get("text", ()) if visit.key == "scenario")
        kinds: tuple[tuple[str, Statement], ...] = (("texts", "channel"), ("feeling", "feeling"))
        for definition, kind in kinds:
            for node in self._every(definition):
                for one in (node, *node.items, *(entry.value for entry in node.entries.values())):
                    yield kind, one


@dataclass(frozen=True, slots=True)
class File:
    """What a rule gets: the journey, where to say what it finds, the folder in which pictures are looked up, and the day of the
    check, None where reviews are not held against one.
    """

    journey: JourneyView
    findings: DiagnosticSink
    folder: str = ""
    today: datetime.date | None = None
