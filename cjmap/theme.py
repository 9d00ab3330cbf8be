"""A theme's name and an author's wishes → every colour and size of a drawing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cjmap.model import Success, ThemeChoice
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
        """The text colour for a ground: white, or the dark one of ink and background, whichever contrasts more."""
        dark = min(self.ink, self.background, key=luminance)
        return max(("#ffffff", dark), key=lambda colour: contrast(colour, ground))


DEFAULT = Theme(
    name="default",
    background="#ffffff",
    ink="#1b2430",
    soft="#566271",
    rule="#e1e6ec",
    band="#f7f9fb",
    card="#ffffff",
    card_border="#dfe4ea",
    accent="#2f4b7c",
    positive="#177373",
    neutral="#626b78",
    negative="#bf1f08",
    opportunity="#3b5ba9",
    star="#b7791f",
    personas=("#2f4b7c", "#a3531d", "#6b4c9a", "#00707a", "#8a2c5b", "#4d6b1f"),
)

THEMES: dict[str, Theme] = {
    theme.name: theme
    for theme in (
        DEFAULT,
        Theme(
            name="dark",
            background="#12181f",
            ink="#e9eef4",
            soft="#a9b6c4",
            rule="#2d3845",
            band="#18202a",
            card="#1f2935",
            card_border="#33404e",
            accent="#7da2e3",
            positive="#45c4b4",
            neutral="#aeb8c4",
            negative="#ff8573",
            opportunity="#8fb0f0",
            star="#f0b94d",
            personas=("#8fb0f0", "#f0a36b", "#c3a1ef", "#5fc9d3", "#f08db8", "#b3d07a"),
            tint=0.08,
            item_tint=0.18,
        ),
        Theme(
            name="print",
            background="#ffffff",
            ink="#000000",
            soft="#333333",
            rule="#bbbbbb",
            band="#ffffff",
            card="#ffffff",
            card_border="#777777",
            accent="#000000",
            positive="#000000",
            neutral="#555555",
            negative="#000000",
            opportunity="#000000",
            star="#000000",
            personas=("#000000", "#5c5c5c", "#2e2e2e", "#707070", "#454545", "#1a1a1a"),
            tint=0.0,
            item_tint=0.0,
            outlined=True,
        ),
        replace(
            DEFAULT,
            name="traffic-light",
            accent="#33475b",
            positive="#1a7432",
            neutral="#8a5a00",
            negative="#c41e2a",
            stage_by_success=True,
        ),
        Theme(
            name="high-contrast",
            background="#ffffff",
            ink="#000000",
            soft="#2b2f36",
            rule="#8a9099",
            band="#ffffff",
            card="#ffffff",
            card_border="#2b2f36",
            accent="#00205b",
            positive="#004747",
            neutral="#3d434b",
            negative="#850000",
            opportunity="#00205b",
            star="#6b4400",
            personas=("#00205b", "#6b2b00", "#45206e", "#004747", "#660036", "#2f4600"),
            tint=0.04,
            item_tint=0.06,
        ),
    )
}
"""The themes by name; a new one is a new entry."""


def themed(choice: ThemeChoice, name: str = "") -> Theme:
    """The theme of a journey: the one named, else the author's, with the author's own colours and font over it.

    KeyError where the name is none of THEMES.
    """
    theme = THEMES[name or choice.base]
    own = {
        key: getattr(choice, key).lower()
        for key in ("accent", "positive", "neutral", "negative")
        if getattr(choice, key)
    }
    families = tuple(dict.fromkeys((choice.font, *FAMILIES))) if choice.font else FAMILIES
    return replace(theme, families=families, **own)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0–255, of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(colour: str, ground: str, share: float) -> str:
    """`share` (0–1) of a colour laid over a ground, as `#rrggbb`."""
    parts = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{int(a * share + b * (1 - share) + 0.5):02x}" for a, b in parts)


def luminance(colour: str) -> float:
    """Relative luminance, 0–1, of an sRGB colour (WCAG 2.2, definition of relative luminance)."""
    parts = (part / 255 for part in channels(colour))
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1–21, of two colours (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
