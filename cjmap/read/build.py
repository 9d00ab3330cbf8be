"""The checked tree of a file → the Journey, with every id, reference, score and success level resolved."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypedDict

from cjmap.diagnostics import Span
from cjmap.levels import assess, assess_stage
from cjmap.model import (
    EVERYONE,
    THEME_COLOURS,
    TOUCHPOINT_LANES,
    Basis,
    Item,
    ItemSeverity,
    Journey,
    JourneyState,
    Metric,
    Persona,
    Scales,
    Stage,
    Success,
    ThemeChoice,
    Touchpoint,
    Transition,
)
from cjmap.origin import Document
from cjmap.read import ids, metrics, resolve
from cjmap.read.nodes import Entry, Node
from cjmap.read.outline import Outline, OutlinePart
from cjmap.read.resolve import Index, emotion, importance, index_of, transitions
from cjmap.read.values import flag, given, many, share, text, texts


class _StepValues(TypedDict):
    """What a stage and a touchpoint have in common, by the names of the model."""

    id: str
    name: str
    channel: tuple[str, ...]
    importance: float | None
    success: Mapping[str, Success]
    emotion: Mapping[str, float]
    feeling: Mapping[str, str]
    basis: Basis | None
    moment_of_truth: bool
    personas: tuple[str, ...]
    items: Mapping[str, tuple[Item, ...]]
    metrics: tuple[Metric, ...]
    owner: str
    duration: str
    description: str
    note: str
    next: tuple[Transition, ...] | None
    image: str
    reach: Decimal | None
    id_given: bool
    span: Span


def build(outline: Outline, file: str, folder: str, document: Document | None = None) -> Journey:
    """The journey of a file without errors; `file` is its name without folders, `document` where its parts tell to be from."""
    index, get = index_of(outline), outline.get
    stages = tuple(_stage(part, outline.scales, index) for part in outline.stages)
    return Journey(
        title=text(get("title")),
        stages=stages,
        personas=tuple(map(_persona, outline.personas)),
        scenario=text(get("scenario")),
        state=JourneyState(text(get("state")) or JourneyState.AS_IS),
        state_given=get("state") is not None,
        owner=text(get("owner")),
        version=text(get("version")),
        evidence=text(get("evidence")),
        date=text(get("date")),
        reviewed=text(get("reviewed")),
        review_every=text(get("review_every")),
        language=text(get("language")) or "en",
        language_given=get("language") is not None,
        scales=outline.scales,
        goals=items(get("goals"), index),
        highlights=items(get("highlights"), index),
        pain_points=items(get("pain_points"), index),
        opportunities=items(get("opportunities"), index),
        notes=items(get("notes"), index),
        metrics=tuple(map(metrics.metric, metrics.named(get("metrics")))),
        lanes=resolve.visible(outline, stages),
        declared_lanes=resolve.declared(outline),
        lane_names=resolve.names(outline),
        theme=theme(get("theme")),
        file=file,
        folder=folder,
        document=document,
        span=outline.root.span,
    )


def items(node: Node | None, index: Index | None = None) -> tuple[Item, ...]:
    """A list of items, or the one that stands in its place; `index` finds what those of the whole journey speak of."""
    return tuple(item for each in many(node) if (item := _item(each, index)).text)


def theme(node: Node | None) -> ThemeChoice:
    """The looks that an author chose."""
    if node is None or node.kind != "mapping":
        return ThemeChoice(base=text(node) or "default")
    own = {key: text(given(node.entries, key)) for key in (*THEME_COLOURS, "font", "logo")}
    return ThemeChoice(base=text(given(node.entries, "base")) or "default", **own)


def _item(node: Node, index: Index | None) -> Item:
    if node.kind != "mapping":
        return Item(text(node), span=node.span)
    part = node.entries
    severity, basis = text(given(part, "severity")), text(given(part, "basis"))
    return Item(
        text=text(given(part, "text")),
        severity=ItemSeverity(severity) if severity else None,
        owner=text(given(part, "owner")),
        status=text(given(part, "status")),
        link=text(given(part, "link")),
        personas=_ids(given(part, "persona")),
        basis=Basis(basis) if basis else None,
        source=text(given(part, "source")),
        note=text(given(part, "note")),
        at=resolve.spoken_of(texts(given(part, "at")), index) if index and "at" in part else (),
        span=node.span,
    )


def _ids(node: Node | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(ids.folded, texts(node))))


def _persona(part: OutlinePart) -> Persona:
    return Persona(
        id=part.id,
        name=part.name,
        role=text(part.get("role")),
        age=text(part.get("age")),
        quote=text(part.get("quote")),
        bio=text(part.get("bio")),
        goals=items(part.get("goals")),
        needs=items(part.get("needs")),
        motivations=items(part.get("motivations")),
        frustrations=items(part.get("frustrations")),
        channels=items(part.get("channels")),
        color=text(part.get("color")),
        image=text(part.get("image")),
        id_given=part.written,
        span=part.node.span,
    )


def per_persona(node: Node | None) -> dict[str, Node]:
    """A value for everyone, or one per persona."""
    if node is None:
        return {}
    if node.kind != "mapping":
        return {EVERYONE: node}
    return {ids.folded(key): entry.value for key, entry in node.entries.items() if not entry.value.empty}


def _step(part: OutlinePart, scales: Scales, index: Index) -> _StepValues:
    basis = text(part.get("basis"))
    emotions = {who: emotion(node, scales) for who, node in per_persona(part.get("emotion")).items()}
    return {
        "id": part.id,
        "name": part.name,
        "channel": texts(part.get("channel")),
        "importance": importance(part.get("importance"), scales),
        "success": {who: Success(text(node)) for who, node in per_persona(part.get("success")).items()},
        "emotion": {who: score for who, score in emotions.items() if score is not None},
        "feeling": {who: text(node) for who, node in per_persona(part.get("feeling")).items()},
        "basis": Basis(basis) if basis else None,
        "moment_of_truth": bool(flag(part.get("moment_of_truth"))),
        "personas": _ids(part.get("persona")),
        "items": _lists(part),
        "metrics": tuple(map(metrics.metric, metrics.named(part.get("metrics")))),
        "owner": text(part.get("owner")),
        "duration": text(part.get("duration")),
        "description": text(part.get("description")),
        "note": text(part.get("note")),
        "next": transitions(part, index),
        "image": text(part.get("image")),
        "reach": share(part.get("reach")),
        "id_given": part.written,
        "span": part.node.span,
    }


def _lists(part: OutlinePart) -> dict[str, tuple[Item, ...]]:
    """The items of every lane that has some, ours and the author's own."""
    lists = {lane: items(part.get(lane)) for lane in TOUCHPOINT_LANES}
    own = part.get("lanes")
    for words, entry in own.entries.items() if own is not None else ():
        lane = resolve.lane_id(words)
        lists[lane] = lists.get(lane, ()) + items(_value(entry))
    return {lane: found for lane, found in lists.items() if found}


def _value(entry: Entry) -> Node | None:
    return None if entry.value.empty else entry.value


def _touchpoint(part: OutlinePart, scales: Scales, index: Index) -> Touchpoint:
    step = _step(part, scales, index)
    return Touchpoint(**step, **assess(step["success"], step["emotion"], scales))


def _stage(part: OutlinePart, scales: Scales, index: Index) -> Stage:
    touchpoints = tuple(_touchpoint(each, scales, index) for each in part.touchpoints)
    step = _step(part, scales, index)
    own = step["success"] or not touchpoints
    assessed = assess(step["success"], step["emotion"], scales) if own else assess_stage(touchpoints, scales)
    return Stage(**step, **assessed, phase=text(part.get("phase")), touchpoints=touchpoints)
