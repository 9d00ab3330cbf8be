"""Hypothesis strategies: journeys over the whole of the format, as plain data.

A journey is made by a random generator from a seed and from `Shape`, how large it is and which of the format's keys it
may use: Hypothesis chooses and shrinks these, and a journey of sixty touchpoints still takes a millisecond to make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import strategies as st
from looks import OWN_COLOURS, PERSONA_COLOURS, PICTURES
from measures import metrics
from words import LANGUAGES, label, long_label, sentence

from cjmap.theme import THEMES

LISTS = ("goals", "actions", "thoughts", "quotes", "highlights", "pain_points", "opportunities", "tracked_by")
FACTS = (
    "channel", "importance", "success", "emotion", "feeling", "basis", "moment_of_truth", "persona", "owner", "duration",
    "description", "note", "metrics", "next", "lanes", "image", "reach",
)  # fmt: skip
"""The keys of a step that are no lists of items."""

FILE = (
    "format", "scenario", "state", "owner", "version", "evidence", "date", "reviewed", "review_every", "language", "scales",
    "theme", "notes", "top lanes", "file metrics", "findings", "persona lists", "phase", "ids", "stage score", "pictures", "at",
)  # fmt: skip
FEATURES = (*LISTS, *FACTS, *FILE)
"""What a journey may use; anything left out shrinks it."""

OWN_LANES = ("Frontstage", "Backstage", "Systems & data", "舞台裏", "404", "Physical evidence <b>")
WORDS_OF_EMOTION = ("very negative", "negative", "neutral", "positive", "very positive")


@dataclass(frozen=True)
class Shape:
    """How large a journey is; `richness` (0–1) is how often a step uses a key of `features`."""

    stages: int
    touchpoints: int
    personas: int
    richness: float
    features: frozenset[str]
    seed: int


def shapes(stages: int = 12, touchpoints: int = 60, personas: int = 5) -> st.SearchStrategy[Shape]:
    """Shapes up to these sizes."""
    return st.builds(
        Shape,
        st.integers(1, stages),
        st.integers(0, touchpoints),
        st.integers(0, personas),
        st.sampled_from((0.25, 0.0, 0.1, 0.5, 0.9)),
        st.one_of(st.just(frozenset(FEATURES)), st.frozensets(st.sampled_from(FEATURES))),
        st.integers(0, 2**32 - 1),
    )


def journeys(stages: int = 12, touchpoints: int = 60, personas: int = 5) -> st.SearchStrategy[dict[str, Any]]:
    """Valid journeys as the plain data of their files."""
    return shapes(stages, touchpoints, personas).map(lambda shape: Maker(shape).journey())


class Maker:
    """Makes one journey; every choice comes from the seed of its shape."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.random = Random(shape.seed)
        self.people = [f"p{number}" for number in range(1, shape.personas + 1)]
        self.present = self.people
        self.dark = False
        self.emotion = (-2.0, 2.0)
        self.importance = (1.0, 5.0)
        self.steps: list[tuple[dict[str, Any], str]] = []

    def uses(self, feature: str) -> bool:
        """Whether this place of the file has that feature."""
        return feature in self.shape.features and self.random.random() < self.shape.richness

    def journey(self) -> dict[str, Any]:
        random = self.random
        data: dict[str, Any] = {"title": long_label(random) if random.random() < 0.15 else label(random)}
        data |= self._head()
        if self.people:
            data["personas"] = self._personas()
        data["stages"] = self._stages()
        self._ways()
        for key in ("goals", "highlights", "pain_points", "opportunities"):
            if self.uses("findings"):
                data[key] = self._found()
        if self.uses("notes"):
            data["notes"] = self._found()
        if self.uses("file metrics"):
            data["metrics"] = metrics(self.random)
        if self.uses("top lanes"):
            data["lanes"] = self._lanes(data)
        return data

    def _head(self) -> dict[str, Any]:
        random = self.random
        data: dict[str, Any] = {}
        choices: dict[str, Callable[[], Any]] = {
            "format": lambda: 1,
            "scenario": lambda: sentence(random),
            "state": lambda: random.choice(("as-is", "to-be")),
            "owner": lambda: label(random),
            "version": lambda: random.choice(("2", 1.10, "draft 3")),
            "evidence": lambda: sentence(random),
            "date": lambda: "2026-01-05",
            "reviewed": lambda: "2026-10-01",
            "review_every": lambda: random.choice(("90 days", "6 weeks", "1 month", "2 years")),
            "language": lambda: random.choice((*LANGUAGES, "pt-BR", "zh-Hant")),
            "scales": self._scales,
            "theme": self._theme,
        }
        for key, choose in choices.items():
            if self.uses(key):
                data[key] = choose()
        return data

    def _scales(self) -> dict[str, list[float]]:
        scales = {}
        if self.random.random() < 0.8:
            self.emotion = self.random.choice(((1.0, 5.0), (-5.0, 5.0), (0.0, 100.0), (-0.5, 1.75)))
            scales["emotion"] = list(self.emotion)
        if self.random.random() < 0.8:
            self.importance = self.random.choice(((0.0, 10.0), (1.0, 3.0), (-1.0, 0.5)))
            scales["importance"] = list(self.importance)
        return scales

    def _theme(self) -> str | dict[str, str]:
        base = self.random.choice(tuple(THEMES))
        self.dark = base == "dark"
        if self.random.random() < 0.6:
            return base
        own = dict(OWN_COLOURS.get(base, {}))
        return {"base": base, **{key: own[key] for key in own if self.random.random() < 0.7}, "font": "Georgia"} | (
            {"logo": logo} if (logo := self._picture()) else {}
        )

    def _picture(self) -> str:
        return self.random.choice(tuple(PICTURES)) if self.uses("pictures") else ""

    def _personas(self) -> Any:
        random = self.random
        people = []
        for one in self.people:
            persona: dict[str, Any] = {"name": label(random)}
            for key in ("role", "age", "quote", "bio"):
                if self.uses("persona lists"):
                    persona[key] = sentence(random)
            for key in ("goals", "needs", "motivations", "frustrations", "channels"):
                if self.uses("persona lists"):
                    persona[key] = self._items()
            if self.uses("persona lists"):
                persona["color"] = random.choice(PERSONA_COLOURS[self.dark])
            if picture := self._picture():
                persona["image"] = picture
            people.append((one, persona))
        if random.random() < 0.5:
            return dict(people)
        return [{**persona, "id": one} for one, persona in people]

    def _stages(self) -> list[Any]:
        random, shape = self.random, self.shape
        counts = [0] * shape.stages
        for _ in range(shape.touchpoints):
            counts[random.randrange(shape.stages)] += 1
        stages: list[Any] = []
        for number, count in enumerate(counts, 1):
            stage = self._step(f"s{number}", unscored=count > 0)
            if self.uses("phase"):
                stage["phase"] = random.choice(("Before", "During", "After", label(random)))
            if count:
                if self.uses("stage score"):
                    stage["emotion"] = self._per_persona(lambda: self._between(self.emotion, WORDS_OF_EMOTION))
                scored = "emotion" in stage
                steps = [self._step(f"t{number}-{place}", scored) for place in range(count)]
                stage["touchpoints"] = [self._shortened(step) for step in steps]
            stages.append(self._shortened(stage))
        return stages

    def _step(self, identity: str, unscored: bool = False) -> dict[str, Any]:
        """A stage or touchpoint: of the two one alone is scored."""
        random = self.random
        name = long_label(random) if random.random() < 0.03 else label(random)
        step: dict[str, Any] = {"name": name}
        if self.uses("ids"):
            step["id"] = identity
        choices: dict[str, Callable[[], Any]] = {
            "channel": lambda: random.choice(
                (label(random), [label(random) for _ in range(random.randint(1, 3))], "Web")
            ),
            "persona": self._whose,
            "importance": lambda: self._between(self.importance, ("low", "medium", "high")),
            "success": lambda: self._per_persona(lambda: random.choice(("positive", "neutral", "negative"))),
            "emotion": lambda: self._per_persona(lambda: self._between(self.emotion, WORDS_OF_EMOTION)),
            "feeling": lambda: self._per_persona(lambda: label(random, 60)),
            "basis": lambda: random.choice(("researched", "assumed")),
            "moment_of_truth": lambda: random.choice((True, False, "yes", "no")),
            "owner": lambda: label(random),
            "duration": lambda: random.choice(("10 min", "2–3 days", label(random))),
            "description": lambda: sentence(random),
            "note": lambda: sentence(random),
            "metrics": lambda: metrics(random),
            "reach": lambda: random.choice(("62%", "5 %", 0.3, 1)),
            "lanes": lambda: {lane: self._items() for lane in random.sample(OWN_LANES, random.randint(1, 3))},
        }
        self.present = self.people
        for key, choose in choices.items():
            skipped = (key == "emotion" and unscored) or (key == "persona" and not self.people)
            if self.uses(key) and not skipped:
                step[key] = choose()
            if key == "persona" and key in step:
                self.present = step[key] if isinstance(step[key], list) else [step[key]]
        for key in LISTS:
            if self.uses(key):
                step[key] = self._items()
        if self.uses("image"):
            step["image"] = random.choice(tuple(PICTURES))
        return step

    def _shortened(self, step: dict[str, Any]) -> Any:
        """A step that is only a name is at times written as its name."""
        if "touchpoints" not in step:
            self.steps.append((step, step.get("id", "")))
        return step["name"] if set(step) == {"name"} and self.random.random() < 0.5 and not self._may_lead() else step

    def _may_lead(self) -> bool:
        return "next" in self.shape.features

    def _whose(self) -> Any:
        chosen = self.random.sample(self.people, self.random.randint(1, len(self.people)))
        return chosen[0] if len(chosen) == 1 and self.random.random() < 0.7 else chosen

    def _between(self, scale: tuple[float, float], words: tuple[str, ...]) -> Any:
        low, high = scale
        if self.random.random() < 0.2:
            return self.random.choice(words)
        return round(low + (high - low) * self.random.choice((0, 0.25, 0.5, 0.75, 1, self.random.random())), 2)

    def _per_persona(self, choose: Callable[[], Any]) -> Any:
        """A value for everyone, or one for some of those whose step it is."""
        if not self.present or self.random.random() < 0.5:
            return choose()
        return {one: choose() for one in self.random.sample(self.present, self.random.randint(1, len(self.present)))}

    def _items(self) -> Any:
        items = [self._item() for _ in range(self.random.choice((1, 1, 2, 3)))]
        return items[0] if len(items) == 1 and self.random.random() < 0.5 else items

    def _found(self) -> Any:
        """Items of the whole journey, some of which speak of steps."""
        items = self._items()
        names = [identity for _, identity in self.steps if identity]
        for item in items if isinstance(items, list) else [items]:
            if isinstance(item, dict) and names and self.uses("at"):
                item["at"] = self.random.choice((self.random.choice(names), self.random.sample(names, 1), names[:3]))
        return items

    def _item(self) -> Any:
        random = self.random
        if random.random() < 0.6:
            return sentence(random)
        more: dict[str, Callable[[], Any]] = {
            "severity": lambda: random.choice(("low", "medium", "high")),
            "owner": lambda: label(random),
            "status": lambda: label(random),
            "link": lambda: random.choice(
                ("https://example.org/a?b=1&c='2'", "mailto:a@example.org", "HTTP://x.example/(1)")
            ),
            "basis": lambda: random.choice(("researched", "assumed")),
            "source": lambda: label(random),
            "note": lambda: sentence(random),
        }
        item = {"text": sentence(random)} | {key: choose() for key, choose in more.items() if random.random() < 0.35}
        if self.people and random.random() < 0.3:
            item["persona"] = self._whose()
        return item

    def _lanes(self, data: dict[str, Any]) -> list[Any]:
        used = [lane for stage in data["stages"] for lane in _own_lanes(stage)]
        lanes: list[Any] = []
        for lane in self.random.sample([*LISTS, "touchpoints", "emotion", "metrics", "owner", *dict.fromkeys(used)], 4):
            wish: dict[str, Any] = {"id": lane}
            if self.random.random() < 0.5:
                wish["title"] = label(self.random)
            if self.random.random() < 0.5:
                wish["line_above"] = self.random.choice(("Line of visibility", label(self.random)))
            if self.random.random() < 0.1:
                wish["hidden"] = True
            if self.random.random() < 0.1:
                wish["apart"] = True
            lanes.append(lane if self.random.random() < 0.3 else wish)
        return lanes

    def _ways(self) -> None:
        """Ways on: to steps with an id, by it, and to ends; shares add up to at most 100 %."""
        targets = [identity for _, identity in self.steps if identity]
        for step, _ in self.steps:
            if not self.uses("next"):
                continue
            ways: list[Any] = []
            for _ in range(self.random.randint(0, 3)):
                way: dict[str, Any] = (
                    {"share": self.random.choice(("25%", "30 %", 0.3))} if self.random.random() < 0.6 else {}
                )
                if targets and self.random.random() < 0.7:
                    way["to"] = self.random.choice(targets)
                else:
                    way["end"] = self.random.choice(("success", "failure", "abandoned"))
                if self.random.random() < 0.4:
                    way["when"] = sentence(self.random)
                ways.append(way["to"] if set(way) == {"to"} else way)
            step["next"] = ways


def _own_lanes(step: Any) -> Iterator[str]:
    if isinstance(step, dict):
        yield from step.get("lanes", {})
        for touchpoint in step.get("touchpoints", ()):
            yield from _own_lanes(touchpoint)
