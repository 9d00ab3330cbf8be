"""`Journey` → the plain data of its file, in the order of the format; what would follow from the rest is left out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from cjmap.model import (
    DEFAULT_LANES,
    EVERYONE,
    THEME_COLOURS,
    TOUCHPOINT_LANES,
    Item,
    Journey,
    JourneyState,
    Lane,
    Persona,
    Scales,
    Stage,
    Step,
    ThemeChoice,
    Touchpoint,
)
from cjmap.read.schema import keys_of
from cjmap.write.data import Data, Keys, Number, filled, number
from cjmap.write.measures import measures
from cjmap.write.names import Names

FORMAT, LANGUAGE, STATE = 1, "en", JourneyState.AS_IS
"""What a file means that says nothing of them; the number of the format is written all the same."""
_BEFORE_TOUCHPOINTS = DEFAULT_LANES[: DEFAULT_LANES.index("touchpoints")]
_BEHIND = tuple(lane for lane in TOUCHPOINT_LANES if lane not in _BEFORE_TOUCHPOINTS)
_MOST_DIGITS = 26


def plain(journey: Journey) -> Keys:
    """The keys and values of the file of a journey."""
    names = Names(journey)
    language = journey.language if journey.language_given or journey.language != LANGUAGE else ""
    state = str(journey.state) if journey.state_given or journey.state != STATE else ""
    return {
        "format": Number(str(FORMAT)),
        "title": journey.title,
        **filled(
            {
                "scenario": journey.scenario,
                "state": state,
                "owner": journey.owner,
                "version": journey.version,
                "evidence": journey.evidence,
                "date": journey.date,
                "reviewed": journey.reviewed,
                "review_every": journey.review_every,
                "language": language,
                "scales": _scales(journey.scales),
                "personas": _personas(journey.personas, names),
                "stages": [_stage(stage, names) for stage in journey.stages],
                "goals": _items(journey.goals, names),
                "highlights": _items(journey.highlights, names),
                "pain_points": _items(journey.pain_points, names),
                "opportunities": _items(journey.opportunities, names),
                "notes": _items(journey.notes, names),
                "metrics": measures(journey.metrics),
                "lanes": [_lane(lane, names) for lane in journey.declared_lanes],
                "theme": _theme(journey.theme),
            }
        ),
    }


def _scales(scales: Scales) -> Keys:
    """The scales that are not those of the format."""
    usual = Scales()
    return {
        key: [number(end) for end in ends]
        for key, ends, other in (
            ("emotion", scales.emotion, usual.emotion),
            ("importance", scales.importance, usual.importance),
        )
        if ends != other
    }


def _personas(personas: tuple[Persona, ...], names: Names) -> Data:
    """Ids and their personas where every id was given, else a list."""
    by_id = all(names.writes_id(one) and one.id not in keys_of("persona_keys") for one in personas)
    if by_id:
        return {one.id: _persona(one) for one in personas}
    return [_named(one, names) | _persona(one) for one in personas]


def _persona(one: Persona) -> Keys:
    return {
        "name": one.name,
        **filled(
            {
                "role": one.role,
                "age": one.age,
                "quote": one.quote,
                "bio": one.bio,
                "goals": _items(one.goals),
                "needs": _items(one.needs),
                "motivations": _items(one.motivations),
                "frustrations": _items(one.frustrations),
                "channels": _items(one.channels),
                "color": one.color,
                "image": one.image,
            }
        ),
    }


def _named(one: Persona | Step, names: Names) -> Keys:
    """The name, and the id where it does not follow from that."""
    return {"name": one.name, "id": one.id} if names.writes_id(one) else {"name": one.name}


def _stage(stage: Stage, names: Names) -> Data:
    described = filled({"phase": stage.phase, "description": stage.description})
    steps = filled({"touchpoints": [_touchpoint(one, names) for one in stage.touchpoints]})
    return _alone(_named(stage, names) | described | _values(stage, names, steps))


def _touchpoint(one: Touchpoint, names: Names) -> Data:
    described = filled({"description": one.description})
    return _alone(_named(one, names) | _values(one, names, {}) | described)


def _alone(keys: Keys) -> Data:
    """A part that has nothing but a name is written as its name."""
    return keys["name"] if keys.keys() == {"name"} else keys


def _values(step: Step, names: Names, touchpoints: Keys) -> Keys:
    """What a stage and a touchpoint have in common."""
    lanes = {lane: _items(step.items.get(lane, ())) for lane in TOUCHPOINT_LANES}
    return {
        **filled(
            {
                "channel": list(step.channel),
                "importance": None if step.importance is None else number(step.importance),
                "success": _per_persona({who: str(level) for who, level in step.success.items()}),
                "emotion": _per_persona({who: number(score) for who, score in step.emotion.items()}),
                "feeling": _per_persona(step.feeling),
                "basis": step.basis and str(step.basis),
                "moment_of_truth": step.moment_of_truth,
                "persona": list(step.personas),
                **{lane: lanes[lane] for lane in _BEFORE_TOUCHPOINTS},
            }
        ),
        **touchpoints,
        **filled(
            {
                **{lane: lanes[lane] for lane in _BEHIND},
                "metrics": measures(step.metrics),
                "owner": step.owner,
                "duration": step.duration,
                "note": step.note,
            }
        ),
        **_next(step, names),
        **filled({"image": step.image, "reach": _share(step.reach)}),
        **filled({"lanes": {words: _items(step.items.get(lane, ())) or None for lane, words in names.lanes_of(step)}}),
    }


def _per_persona(values: Mapping[str, Data]) -> Data:
    """A value for everyone, or one per persona."""
    return values[EVERYONE] if EVERYONE in values else dict(values)


def _items(items: tuple[Item, ...], names: Names | None = None) -> list[Data]:
    """A list of items; `names` finds what those of the whole journey speak of."""
    return [_item(item, names) for item in items]


def _item(item: Item, names: Names | None) -> Data:
    more = filled(
        {
            "severity": item.severity and str(item.severity),
            "owner": item.owner,
            "status": item.status,
            "link": item.link,
            "persona": list(item.personas),
            "basis": item.basis and str(item.basis),
            "source": item.source,
            "note": item.note,
            "at": list(filter(None, map(names.step, item.at))) if names else [],
        }
    )
    return {"text": item.text, **more} if more else item.text


def _next(step: Step, names: Names) -> Keys:
    """The transitions; an empty list ends the journey, and none says nothing."""
    if step.next is None:
        return {}
    transitions: list[Data] = []
    for transition in step.next:
        goal = names.step(transition.target)
        more = filled(
            {"end": transition.end and str(transition.end), "when": transition.when, "share": _share(transition.share)}
        )
        transitions.append({"to": goal, **more} if goal and more else goal or more)
    return {"next": transitions}


def _share(share: Decimal | None) -> Data:
    """A share as a percentage; with very many digits, which a percentage would round, as it is."""
    if share is None:
        return None
    if len(share.as_tuple().digits) > _MOST_DIGITS:
        return Number(f"{share:f}")
    words = f"{share * 100:f}"
    return f"{words.rstrip('0').rstrip('.') if '.' in words else words}%"


def _lane(lane: Lane, names: Names) -> Data:
    more = filled({"title": lane.title, "line_above": lane.line_above, "hidden": lane.hidden, "apart": lane.apart})
    words = names.lanes.get(lane.id, lane.id)
    return {"id": words, **more} if more else words


def _theme(theme: ThemeChoice) -> Data:
    own = filled({key: getattr(theme, key) for key in (*THEME_COLOURS, "font", "logo")})
    base = theme.base if theme.base != ThemeChoice().base else ""
    return filled({"base": base, **own}) if own else base
