"""Text of unknown origin → HTML, in which it is only ever text; and the colours of a theme → CSS."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape as html_escape

from cjmap.theme import THEMES, Theme, mix

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that an HTML page may not hold (HTML, 3.2.1), most line breaks with them."""

SCHEME = re.compile(r"[^/?#]*:")

ROLES = (
    *("ink", "soft", "rule", "band", "background", "card", "card_border", "accent", "positive", "neutral", "negative"),
    *("opportunity", "star"),
)
"""The colours of a theme that the page and its pictures use, by their names there."""


def escape(text: str) -> str:
    """A text for an element or an attribute in double quotes."""
    return html_escape(UNPRINTABLE.sub("\ufffd", text))


def isolated(text: str) -> str:
    """An author's text in the page: whichever way it runs and whatever it turns around, it does so to itself alone."""
    return f"<bdi>{escape(text)}</bdi>"


def local(address: str) -> str:
    """An address in an attribute, which leads to something beside the page: never a script, never another host."""
    address = UNPRINTABLE.sub("", address).strip().replace("\\", "%5C").replace("\n", "").replace("\t", "")
    if SCHEME.match(address) or address.startswith("//"):
        address = "./" + address.lstrip("/")
    return html_escape(address)


def source_hash(text: str) -> str:
    """How a policy names the one script or style that may be there (CSP 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


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
    yield "accent-ground", mix(theme.accent, theme.card, 0.1)
    yield "control", mix(theme.soft, theme.card, 0.75)
    for number, colour in enumerate(theme.personas, 1):
        yield f"persona-{number}", colour


def _properties(values: dict[str, str]) -> str:
    return "\n".join(f"  --{name}: {colour};" for name, colour in values.items())
