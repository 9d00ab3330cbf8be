"""What every lane of one map shares: the journey, its theme, its columns, its personas' colours, the numbers of its notes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cjmap.language import spoken
from cjmap.layout.map.grid import Grid, StageColumns
from cjmap.layout.numbers import brings_numbers
from cjmap.model import EVERYONE, Journey, Persona, Step
from cjmap.text.breaking import graphemes
from cjmap.theme import Theme


@dataclass(slots=True)
class Notes:
    """Remarks in the order in which their marks appear on the map; the same words share a number."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        """The number of a remark, 1 for the first."""
        return self.numbers.setdefault(text, len(self.numbers) + 1)


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a lane; only `notes` grows while the lanes are laid out from top to bottom."""

    journey: Journey
    theme: Theme
    grid: Grid
    notes: Notes
    colours: dict[str, str]
    """Persona id → `#rrggbb`."""

    whole: Journey | None = None
    """The journey of which `journey` is a part, where it is one."""

    pad: float = 9.0
    """Px above and below what stands in a lane."""

    dense: bool = False
    """Whether the items of a wide stage stand beside each other: a sheet is not as high as it likes."""

    @property
    def count(self) -> int:
        """How many stages the whole journey has."""
        return len((self.whole or self.journey).stages)

    @property
    def common_colour(self) -> str:
        """The colour of the line that is everyone's: that of the only persona where there is one."""
        return next(iter(self.colours.values())) if len(self.colours) == 1 else self.theme.accent

    def number(self, place: int) -> str:
        """The number that the stage at a place is drawn with, from 1; empty where the names of all bring their own."""
        stages = (self.whole or self.journey).stages
        return "" if brings_numbers([stage.name for stage in stages]) else spoken().number(place)

    def uncut(self, place: StageColumns) -> StageColumns:
        """The place of a stage as far as a text across it may reach."""
        return replace(place, width=min(place.width, self.grid.until(place.x) - place.x)) if self.grid.cuts else place

    def persona(self, persona_id: str) -> Persona:
        return self.journey.persona(persona_id)

    def initials(self, persona_id: str) -> str:
        return initials(self.persona(persona_id).name)

    def by_persona(self) -> bool:
        """Whether the curve is drawn once a persona: where any score is a persona's own, or a scored step is."""
        if len(self.journey.personas) < 2:
            return False
        felt = (step for stage in (self.whole or self.journey).stages for step in (stage, *stage.touchpoints))
        return any(step.emotion and (EVERYONE not in step.emotion or step.personas) for step in felt)

    def level(self, step: Step, persona_id: str) -> float | None:
        """The emotion of a persona (EVERYONE: of all of them together) at a step, −1 to 1; None where it is not scored."""
        if persona_id == EVERYONE:
            score = next(iter(step.emotion.values()), None)
        elif step.personas and persona_id not in step.personas:
            score = None
        else:
            score = step.emotion.get(persona_id, step.emotion.get(EVERYONE))
        return None if score is None else self.journey.scales.level(score)


def persona_colours(journey: Journey, theme: Theme) -> dict[str, str]:
    """A colour for each persona: their own in the journey's theme, else the next of the theme's; the only one has the accent."""
    palette = theme.personas if len(journey.personas) > 1 else (theme.accent,)
    at_home = theme.name == journey.theme.base
    return {
        persona.id: (persona.color if at_home else "") or palette[place % len(palette)]
        for place, persona in enumerate(journey.personas)
    }


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name, `MC` of Maya Chen; Arabic ones do not join."""
    words = [word for word in name.split() if word[0].isalnum()] or name.split()
    letters = [_initial(word) for word in (words[:1] + words[1:][-1:])]
    return ("\u200c" if any("\u0600" <= letter <= "\u08ff" for letter in letters) else "").join(
        spoken().capitals(letter) for letter in letters
    )


def _initial(word: str) -> str:
    """The first letter of a word with its marks; in Thai and Lao the consonant after a vowel that is only written before
    it, in Arabic the letter after the article.
    """
    before = word[0] in "\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4" and len(word) > 1
    article = word.startswith("\u0627\u0644") and len(word) > 3
    return next(graphemes(word[1:] if before else word[2:] if article else word))
