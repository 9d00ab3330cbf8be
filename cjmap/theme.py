"""A theme's name and an author's wishes → every colour and size of a drawing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from cjmap import plugins
from cjmap.model import THEME_COLOURS, Success, ThemeChoice
from cjmap.plugins import Table
from cjmap.records import MISSING, dataclass, fields, replace
from cjmap.scene import Font

FAMILIES = ("Inter", "Segoe UI", "Helvetica Neue", "Arial", "sans-serif")
"""The font families of a drawing, ours first, then those of readers' machines."""

TITLE = Font(26, bold=True)
HEADING = Font(15, bold=True)
LEAD = Font(15)
BODY = Font(12)
BOLD = Font(12, bold=True)
ITALIC = Font(12, italic=True)
SMALL = Font(10.5)
SMALL_BOLD = Font(10.5, bold=True)
CAPS = Font(10.5, bold=True, spacing=0.7)
"""The type scale: four sizes, two weights."""

FOLDER = Path(__file__).parent / "themes"
"""One file a theme: its colours by name, or only those in which it differs from its `base`."""

PERSONA_LOOKS = 18
"""So many personas are told apart by colour, marker and line; the next one looks like the first."""

NEAR = 0.06
"""Colours that are nearer to each other in OKLab (Ottosson 2020) are taken for one."""

TEXT_CONTRAST = 4.5
"""The least contrast of a text and what is behind it (WCAG 2.2, 1.4.3)."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour of a drawing, as `#rrggbb`.

    `ink` and `soft` are the two text colours, `rule` thin lines, `band` the ground of every second lane, `card` and
    `card_border` the cards; `accent` is the one colour that carries the map, `on_accent` text on it. `tint` says how much
    (0–1) of a success colour is mixed into the ground behind the curve and the items. `stage_by_success` fills the
    chevrons with the stage's success colour; `outlined` draws them as outlines, thin on ink.
    """

    name: str
    background: str
    ink: str
    soft: str
    rule: str
    band: str
    card: str
    card_border: str
    accent: str
    positive: str
    neutral: str
    negative: str
    opportunity: str
    star: str
    personas: tuple[str, ...]
    tint: float = 0.06
    item_tint: float = 0.11
    stage_by_success: bool = False
    outlined: bool = False
    families: tuple[str, ...] = FAMILIES

    def success(self, level: Success) -> str:
        """The colour of a success level; what is not assessed has the soft text colour."""
        return {Success.POSITIVE: self.positive, Success.NEUTRAL: self.neutral, Success.NEGATIVE: self.negative}.get(
            level, self.soft
        )

    def tinted(self, colour: str, share: float) -> str:
        """A ground with `share` (0–1) of a colour in it."""
        return mix(colour, self.background, share)

    def on(self, ground: str) -> str:
        """The text colour for a ground: white, or the dark one of ink and background, whichever contrasts more; black where
        neither can be read, as on grounds of middle lightness.
        """
        dark = min(self.ink, self.background, key=luminance)
        best = max(("#ffffff", dark), key=lambda colour: contrast(colour, ground))
        return best if contrast(best, ground) >= TEXT_CONTRAST else "#000000"


class _Own(Mapping[str, Theme]):
    """Our themes by name, `default` first; each is read when it is first asked for."""

    def __getitem__(self, name: str) -> Theme:
        if name not in self:
            raise KeyError(name)
        return _theme(name)

    def __contains__(self, name: object) -> bool:
        return name in _names()

    def __iter__(self) -> Iterator[str]:
        return iter(_names())

    def __len__(self) -> int:
        return len(_names())


THEMES: Mapping[str, Theme] = Table(plugins.THEMES, _Own(), "cjmap.theme.Theme", lambda one: isinstance(one, Theme))
"""The themes there are: a new one is a new file in FOLDER, or comes from a plug-in."""


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted((file.stem for file in FOLDER.glob("*.toml")), key=lambda name: (name != "default", name)))


@cache
def _theme(name: str) -> Theme:
    return read(name, FOLDER)


def read(name: str, folder: Path) -> Theme:
    """The theme whose file, `NAME.toml`, is in a folder; its base is there too, or one of ours. ValueError, in plain words, where
    the file cannot be a theme.
    """
    said = _said(name, folder, ())
    unsaid = [key for key, part in _KEYS.items() if part.default is MISSING and key not in said]
    if unsaid:
        raise ValueError(f'{name}.toml: "{unsaid[0]}" is missing; a theme gives it or names a base that does')
    return Theme(name=name, **said)


def _said(name: str, folder: Path, users: tuple[str, ...]) -> dict[str, Any]:
    """What a theme's file says, over what its base says; `users` are the themes built on it."""
    import tomllib

    try:
        own = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{name}.toml: {error}") from error
    base = own.pop("base", None)
    for key, value in own.items():
        if key not in _KEYS:
            raise ValueError(f'{name}.toml: "{key}" is not a key of a theme; choose one of base, {", ".join(_KEYS)}')
        holds, words = _KINDS[str(_KEYS[key].type)]
        if not holds(value):
            raise ValueError(f'{name}.toml: "{key}" must be {words}, not {value!r}')
    if "personas" in own:
        own["personas"] = tuple(own["personas"])
    if base is None:
        return own
    at = next((where for where in (folder, FOLDER) if (where / f"{base}.toml").is_file()), None)
    if base in (*users, name) or not at:
        raise ValueError(f'{name}.toml: the base "{base}" is no other theme, or is itself built on this one')
    return {**_said(base, at, (*users, name)), **own}


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and len(value) == 7 and value[0] == "#" and set(value[1:]) <= set("0123456789abcdef")


def _are_colours(value: object) -> bool:
    return isinstance(value, list) and value != [] and all(map(_is_colour, value))


def _is_share(value: object) -> bool:
    return isinstance(value, float) and 0 <= value <= 1


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


_KINDS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "str": (_is_colour, "a colour such as #2f4b7c, in lower case"),
    "tuple[str, ...]": (_are_colours, "a list of colours such as #2f4b7c, in lower case"),
    "float": (_is_share, "a number from 0.0 to 1.0"),
    "bool": (_is_switch, "true or false"),
}
"""What the fields of `Theme` hold, by their types: a test, and the same in words."""

_KEYS = {part.name: part for part in fields(Theme) if part.name not in ("name", "families")}
"""The keys of a theme's file."""


def themed(choice: ThemeChoice, name: str = "") -> Theme:
    """The theme of a journey: the one named, else the author's; always in the author's font.

    The author's own colours go with the theme that they were chosen for: another one has its own, which can be read on it.
    KeyError where the name is none of THEMES.
    """
    theme = THEMES[name or choice.base]
    families = tuple(dict.fromkeys((choice.font, *FAMILIES))) if choice.font else FAMILIES
    own = {key: getattr(choice, key).lower() for key in THEME_COLOURS if getattr(choice, key)}
    return replace(theme, families=families, **(own if theme.name == choice.base else {}))


@lru_cache(maxsize=1 << 10)
def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0–255, of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(maxsize=1 << 10)
def mix(colour: str, ground: str, share: float) -> str:
    """`share` (0–1) of a colour laid over a ground, as `#rrggbb`."""
    parts = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{int(a * share + b * (1 - share) + 0.5):02x}" for a, b in parts)


@lru_cache(maxsize=1 << 10)
def luminance(colour: str) -> float:
    """Relative luminance, 0–1, of an sRGB colour (WCAG 2.2, definition of relative luminance)."""
    r, g, b = map(linear, channels(colour))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def linear(part: int) -> float:
    """The light, 0–1, of a channel of sRGB, 0–255."""
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1–21, of two colours (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def alike(one: str, other: str) -> bool:
    """Whether two colours, `#rrggbb`, are so near to each other that they are taken for one."""
    return math.dist(_oklab(one), _oklab(other)) < NEAR


def _oklab(colour: str) -> tuple[float, ...]:
    """Lightness and two hues, each about 0–1, as evenly spaced as eyes see them (Ottosson 2020)."""
    r, g, b = map(linear, channels(colour))
    cones = (
        0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
        0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
        0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
    )
    long, middle, short = (part ** (1 / 3) for part in cones)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
