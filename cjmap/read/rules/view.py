"""The keys and values of one part of a file → values of the right Python type, each with the span where it stands.

A value of a wrong kind, and one that the schema refuses, is in no view: it is reported already, and no rule looks out for it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Set
from decimal import Decimal
from functools import cached_property
from typing import Generic, NoReturn, TypeVar

from cjmap.diagnostics import Span
from cjmap.model import End, MetricKind, Quantity
from cjmap.read import metrics, values
from cjmap.read.nodes import Entry, Node
from cjmap.read.resolve import WrittenTransition
from cjmap.read.values import Amount, Target
from cjmap.records import dataclass

T = TypeVar("T")

Refused = Set[int | Span]
"""What the schema has something against: values by their `id`, keys by their span."""


@dataclass(frozen=True, slots=True)
class Value(Generic[T]):
    """A value and its span; `words` is its text as it stands in the file, `is_plain` whether it has no quotation marks."""

    value: T
    span: Span
    words: str = ""
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class PerPersona(Generic[T]):
    """A score or feeling: of the persona whose id is its key, of everyone where it has none. `value` is None where it is none."""

    persona: Value[str] | None
    value: T | None


class MappingView:
    """Keys and values of one part of a file; `span` is where they stand. A view never changes."""

    span: Span
    _entries: dict[str, Entry]
    _refused: Refused

    def __init__(self, entries: dict[str, Entry], span: Span, refused: Refused) -> None:
        self.__dict__.update(span=span, _entries=entries, _refused=refused)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set: a rule looks, and changes nothing")

    def has(self, key: str) -> bool:
        """Whether the author wrote something at a key, be it right or wrong."""
        return values.given(self._entries, key) is not None

    def mentions(self, key: str) -> bool:
        """Whether a key is there, be it with nothing behind it."""
        return key in self._entries

    def key_span(self, key: str) -> Span:
        """Where a key stands; where it does not, the part itself."""
        entry = self._entries.get(key)
        return entry.span if entry else self.span

    def text(self, key: str) -> Value[str] | None:
        """The text at a key, as it is printed."""
        return text_of(self._node(key))

    def texts(self, key: str) -> tuple[Value[str], ...]:
        """The texts of a list, or the one that stands in its place."""
        return tuple(found for node in self._nodes(key) if (found := text_of(node)))

    def number(self, key: str) -> Value[float] | None:
        """The number at a key."""
        return valued(self._node(key), values.number)

    def count(self, key: str) -> Value[int] | None:
        """The whole number from 0 at a key."""
        return valued(self._node(key), values.count)

    def flag(self, key: str) -> Value[bool] | None:
        """Yes or no."""
        return valued(self._node(key), values.flag)

    def date(self, key: str) -> Value[datetime.date] | None:
        """The day at a key, of a month its first one; None where there is no such day."""
        return valued(self._node(key), values.date)

    def keys_at(self, key: str) -> tuple[Value[str], ...]:
        """The names of the keys that stand at a key, such as those of the personas who have a score."""
        node = self._node(key)
        entries = node.entries if node is not None else {}
        return tuple(Value(values.clean(words), entry.span, words) for words, entry in entries.items())

    def items(self, key: str) -> tuple[ItemView, ...]:
        """The items of a list such as `pain_points`, or the one that stands in its place, without those that have no text."""
        found = ((node, text_of(node) or text_of(self._right(node.entries, "text"))) for node in self._nodes(key))
        return tuple(ItemView(node, content, self._refused) for node, content in found if content)

    def _node(self, key: str) -> Node | None:
        """What is written at a key, if the schema has nothing against it."""
        return self._right(self._entries, key)

    def _right(self, entries: dict[str, Entry], key: str) -> Node | None:
        node = values.given(entries, key)
        return node if node is not None and self._is_right(node) else None

    def _nodes(self, key: str) -> Iterator[Node]:
        return filter(self._is_right, values.many(self._node(key)))

    def _below(self, key: str) -> MappingView:
        """The keys and values at a key; a view of nothing where there are none."""
        node = self._node(key)
        return MappingView(node.entries if node is not None else {}, self.key_span(key), self._refused)

    def _is_right(self, node: Node) -> bool:
        return id(node) not in self._refused

    def _per_persona(self, key: str, read: Callable[[Node], T | None]) -> tuple[PerPersona[T], ...]:
        node = self._node(key)
        if node is None:
            return ()
        if node.kind != "mapping":
            return (PerPersona(None, read(node)),)
        return tuple(
            PerPersona(Value(words, entry.span, words), read(entry.value) if self._is_right(entry.value) else None)
            for words, entry in node.entries.items()
        )


def text_of(node: Node | None) -> Value[str] | None:
    """A text as it is printed; None where there is none."""
    return valued(node, lambda node: values.text(node) or None)


def valued(node: Node | None, read: Callable[[Node], T | None]) -> Value[T] | None:
    """What a node means with its span; None where it means no such thing."""
    value = read(node) if node is not None else None
    return None if node is None or value is None else Value(value, node.span, node.words, node.plain)


class ItemView(MappingView):
    """One item of a list; `content` is its text. What else it says is asked for by its keys."""

    content: Value[str]

    def __init__(self, node: Node, content: Value[str], refused: Refused) -> None:
        super().__init__(node.entries, node.span, refused)
        self.__dict__.update(content=content)


class TransitionView(MappingView):
    """One entry of a `next`: `to` is the text of where it leads, `end` an outcome, `goal` the span of what says either.

    `is_blank` is true of a goal without a character, `is_text` where the entry is a text and no keys and values, `is_flow` where
    it stands in `{ }`; `first_key` is the span of its first key.
    """

    to: str
    end: End | None
    goal: Span
    is_blank: bool
    is_text: bool
    is_flow: bool
    first_key: Span

    def __init__(self, transition: WrittenTransition, refused: Refused) -> None:
        node, goal = transition.node, transition.goal
        super().__init__(node.entries, node.span, refused)
        self.__dict__.update(
            to=transition.to,
            end=transition.end,
            goal=goal.span,
            is_blank=goal.kind == "scalar" and not goal.words.strip(),
            is_text=node.kind != "mapping",
            is_flow=node.flow,
            first_key=next((entry.span for entry in node.entries.values()), node.span),
        )

    @cached_property
    def share(self) -> Value[Decimal] | None:
        """The share of those who go that way, 0 to 1."""
        return valued(self._node("share"), values.share)


class MetricView(MappingView):
    """One metric; `span` is that of its name, `kind` tells the known ones from the author's own."""

    name: str
    kind: MetricKind
    _named: metrics.Named

    def __init__(self, named: metrics.Named, refused: Refused) -> None:
        super().__init__(named.entries, named.span, refused)
        self.__dict__.update(name=named.name, kind=named.kind, _named=named)

    @cached_property
    def value(self) -> Value[Quantity] | None:
        """The value that the author gave."""
        node = metrics.value_node(self._named)
        return valued(node, values.quantity) if node is not None and self._is_right(node) else None

    @cached_property
    def target(self) -> Value[Target] | None:
        """What the value is to reach."""
        node = None if self.is_previous else self._node("target")
        return valued(node, lambda _: metrics.target(self._named))

    @cached_property
    def counts(self) -> Value[tuple[Value[int] | None, ...]] | None:
        """How often each answer was given, worst first; None for one that is no such number."""
        node = self._node("counts")
        if node is None or node.kind != "sequence":
            return None
        return Value(tuple(valued(item, values.count) for item in node.items), node.span)

    @cached_property
    def answers(self) -> metrics.Answers | None:
        """The answer counts with the value that follows from them; None where there are none that are right."""
        return metrics.answers(self._named)

    @cached_property
    def scale(self) -> int | None:
        """How many answers there are to choose from; None where the author wrote a scale that there is not."""
        node = self._named.setting("scale")
        return metrics.scale(self._named) if node is None or values.number(node) in metrics.SCALES else None

    @cached_property
    def previous(self) -> MetricView | None:
        """The edition before of it, as a metric that has its scale; None where the author says nothing of one."""
        earlier = metrics.before(self._named)
        return MetricView(earlier, self._refused) if earlier and self._node("previous") is not None else None

    @property
    def is_previous(self) -> bool:
        """Whether it is the edition before of a metric."""
        return self._named.later is not None

    @property
    def is_top2(self) -> bool:
        """Whether its value is the percentage of the two best answers."""
        return metrics.top2(self._named)

    @property
    def printed(self) -> Quantity | None:
        """The value that is printed: the author's, else the one that is computed from the counts."""
        return metrics.metric(self._named).value

    def computed(self, decimals: int = 0) -> Quantity | None:
        """The value that follows from the counts, with at least so many decimals; None where nobody answered."""
        return metrics.computed(self._named, self.answers, decimals) if self.answers else None

    def is_comparable(self, value: Amount, goal: Amount) -> bool:
        """Whether value and target have the same unit; a number without one has that of the metric."""
        return metrics.comparable(self._named, value, goal)
