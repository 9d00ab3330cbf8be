"""The colours of two themes → CSS for a page, light and dark."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.theme import THEMES, Theme, mix

ROLES = (
    *("ink", "soft", "rule", "band", "background", "card", "card_border", "accent", "positive", "neutral", "negative"),
    *("opportunity", "star"),
)
"""The colours of a theme that the page and its pictures use, by their names there."""

CELL = 0.16
"""How much of its colour is in the ground of a cell of a strip (`layout.strip.TINT`)."""


def colours() -> str:
    """The page's colours as CSS, light, and dark for readers who have chosen so; its pictures are drawn in the light ones
    and turn with it.
    """
    light_values, dark_values = (dict(_named(THEMES[name])) for name in ("default", "dark"))
    names = {colour: name for name, colour in reversed(light_values.items())}
    turned = "\n".join(
        f'  .picture [{paint}="{colour}"] {{ {paint}: var(--{name}); }}'
        for colour, name in sorted(names.items())
        for paint in ("fill", "stroke")
    )
    return (
        f":root {{\n{_properties(light_values)}\n}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{_properties(dark_values)}\n  }}\n{turned}\n}}\n"
    )


def _named(theme: Theme) -> Iterator[tuple[str, str]]:
    """The colours of a theme, and the grounds that are mixed of them, by name."""
    for role in ROLES:
        yield role.replace("_", "-"), getattr(theme, role)
    yield "good-ground", mix(theme.positive, theme.card, theme.tint)
    yield "bad-ground", mix(theme.negative, theme.card, theme.tint)
    yield "positive-cell", theme.tinted(theme.positive, CELL)
    yield "neutral-cell", theme.tinted(theme.neutral, CELL)
    yield "accent-ground", mix(theme.accent, theme.card, 0.1)
    yield "control", mix(theme.soft, theme.card, 0.75)
    for number, colour in enumerate(theme.personas, 1):
        yield f"persona-{number}", colour


def _properties(values: dict[str, str]) -> str:
    return "\n".join(f"  --{name}: {colour};" for name, colour in values.items())
