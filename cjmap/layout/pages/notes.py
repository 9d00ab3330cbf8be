"""A journey → the numbers of all its remarks, in the order of its story, so that they are the same however it is divided."""

from __future__ import annotations

from collections.abc import Iterable

from cjmap.language import words
from cjmap.layout.map.context import Notes
from cjmap.model import TOUCHPOINT_LANES, Item, Journey, Persona, Step


def notes_of(journey: Journey) -> Notes:
    """Number what the map marks: remarks on personas, then stage by stage, then on what is said of the whole."""
    notes = Notes()
    lanes = [lane.id for lane in journey.lanes if lane.own or lane.id in TOUCHPOINT_LANES]
    cards = any(lane.id == "touchpoints" for lane in journey.lanes)
    for persona in journey.personas:
        _take(notes, _listed(persona))
    for stage in journey.stages:
        _step(notes, stage, lanes, shown=True)
        for touchpoint in stage.touchpoints:
            _step(notes, touchpoint, lanes, shown=cards)
    for key in words().findings:
        _take(notes, getattr(journey, key))
    _take(notes, journey.notes)
    return notes


def _listed(persona: Persona) -> list[Item]:
    return [item for key in words().persona_lists for item in getattr(persona, key)]


def _step(notes: Notes, step: Step, lanes: Iterable[str], shown: bool) -> None:
    if shown and step.note:
        notes.number(step.note)
    for lane in lanes:
        _take(notes, step.items.get(lane, ()))


def _take(notes: Notes, items: Iterable[Item]) -> None:
    for item in items:
        if item.note:
            notes.number(item.note)
