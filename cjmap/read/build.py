"""The checked tree of a file → the Journey, with every id, reference, score and success level resolved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cjmap.levels import assess, assess_stage
from cjmap.model import (
    EVERYONE,
    TOUCHPOINT_LANES,
    Basis,
    Item,
    Journey,
    Persona,
    Scales,
    Severity,
    Stage,
    Success,
    ThemeChoice,
    Touchpoint,
)
from cjmap.read import ids, lanes, metrics
from cjmap.read.nodes import Entry, Node
from cjmap.read.order import Index, index, transitions
from cjmap.read.outline import Outline, Part
from cjmap.read.scores import emotion, importance
from cjmap.read.values import flag, given, many, text, texts

_FILE_TEXTS = ("scenario", "owner", "version", "evidence", "date", "reviewed", "review_every")
_FILE_LISTS = ("goals", "highlights", "pain_points", "opportunities", "notes")
_PERSONA_TEXTS = ("role", "age", "quote", "bio", "color", "image")
_PERSONA_LISTS = ("goals", "needs", "motivations", "frustrations", "channels")
_STEP_TEXTS = ("owner", "duration", "description", "note")
_THEME_COLOURS = ("accent", "positive", "neutral", "negative")


def build(whole: Outline, file: str, folder: str) -> Journey:
    """The journey of a file without errors; `file` is its name without folders."""
    root, known = whole.root.entries, index(whole)
    said: dict[str, Any] = {key: text(given(root, key)) for key in _FILE_TEXTS}
    said |= {key: items(given(root, key)) for key in _FILE_LISTS}
    stages = tuple(_stage(part, whole.scales, known) for part in whole.stages)
    return Journey(
        title=text(given(root, "title")),
        stages=stages,
        personas=tuple(map(_persona, whole.personas)),
        state=text(given(root, "state")) or "as-is",
        state_given=given(root, "state") is not None,
        language=text(given(root, "language")) or "en",
        scales=whole.scales,
        metrics=tuple(map(metrics.metric, metrics.named(given(root, "metrics")))),
        lanes=lanes.visible(whole, stages),
        theme=theme(given(root, "theme")),
        file=file,
        folder=folder,
        **said,
    )


def items(node: Node | None) -> tuple[Item, ...]:
    """A list of items, or the one that stands in its place."""
    return tuple(item for item in map(_item, many(node)) if item.text)


def theme(node: Node | None) -> ThemeChoice:
    """What an author said of the looks."""
    if node is None or node.kind != "mapping":
        return ThemeChoice(base=text(node) or "default")
    own = {key: text(given(node.entries, key)) for key in (*_THEME_COLOURS, "font", "logo")}
    return ThemeChoice(base=text(given(node.entries, "base")) or "default", **own)


def _item(node: Node) -> Item:
    if node.kind != "mapping":
        return Item(text(node))
    part = node.entries
    severity, basis = text(given(part, "severity")), text(given(part, "basis"))
    return Item(
        text=text(given(part, "text")),
        severity=Severity(severity) if severity else None,
        personas=_ids(given(part, "persona")),
        basis=Basis(basis) if basis else None,
        **{key: text(given(part, key)) for key in ("owner", "status", "link", "source", "note")},
    )


def _ids(node: Node | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(ids.folded, texts(node))))


def _persona(part: Part) -> Persona:
    said: dict[str, Any] = {key: text(part.get(key)) for key in _PERSONA_TEXTS}
    said |= {key: items(part.get(key)) for key in _PERSONA_LISTS}
    return Persona(id=part.id, name=part.name, **said)


def per_persona(node: Node | None) -> dict[str, Node]:
    """A value for everyone, or one per persona."""
    if node is None:
        return {}
    if node.kind != "mapping":
        return {EVERYONE: node}
    return {ids.folded(key): entry.value for key, entry in node.entries.items() if not entry.value.empty}


def _step(part: Part, scales: Scales, known: Index) -> dict[str, Any]:
    """What a stage and a touchpoint have in common, by the names of the model."""
    basis = text(part.get("basis"))
    emotions = {who: emotion(node, scales) for who, node in per_persona(part.get("emotion")).items()}
    lists = {lane: items(part.get(lane)) for lane in TOUCHPOINT_LANES}
    own = part.get("lanes")
    if own is not None:
        for words, entry in own.entries.items():
            lane = lanes.lane_id(words)
            lists[lane] = lists.get(lane, ()) + items(_value(entry))
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
        "items": {lane: found for lane, found in lists.items() if found},
        "metrics": tuple(map(metrics.metric, metrics.named(part.get("metrics")))),
        "next": transitions(part, known),
        **{key: text(part.get(key)) for key in _STEP_TEXTS},
    }


def _value(entry: Entry) -> Node | None:
    return None if entry.value.empty else entry.value


def _touchpoint(part: Part, scales: Scales, known: Index) -> Touchpoint:
    step = _step(part, scales, known)
    return Touchpoint(**step, **assess(step["success"], step["emotion"], scales))


def _stage(part: Part, scales: Scales, known: Index) -> Stage:
    touchpoints = tuple(_touchpoint(each, scales, known) for each in part.touchpoints)
    step = _step(part, scales, known)
    assessed: Mapping[str, Any] = (
        assess(step["success"], step["emotion"], scales)
        if step["success"] or not touchpoints
        else assess_stage(touchpoints, scales)
    )
    return Stage(**step, **assessed, phase=text(part.get("phase")), touchpoints=touchpoints)
