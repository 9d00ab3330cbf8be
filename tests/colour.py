"""Two colours → how far apart they are seen, also by eyes that lack a cone; of every theme as a table on the command line.

`python -m tests.colour` prints how far positive and negative are apart in each theme.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping

from cjmap.theme import THEMES, channels

Lab = tuple[float, float, float]
Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]

NORMAL: Matrix = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
EYES: Mapping[str, Matrix] = {
    "normal": NORMAL,
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Linear RGB → linear RGB as it is seen (Machado, Oliveira, Fernandes 2009, severity 1.0)."""

XYZ: Matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
"""Linear sRGB → XYZ (IEC 61966-2-1)."""

WHITE = (0.95047, 1.0, 1.08883)
"""D65."""

RED_GREEN = ("deuteranopia", "protanopia")
"""The colour blindness of one man in twelve."""


def linear(colour: str) -> tuple[float, ...]:
    """Linear RGB, 0–1, of `#rrggbb` (IEC 61966-2-1)."""
    parts = (part / 255 for part in channels(colour))
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def seen(colour: str, eye: str) -> Lab:
    """CIELAB under D65 of a colour as one of EYES sees it; what leaves the range of a screen is cut to it."""
    rgb = tuple(min(1.0, max(0.0, part)) for part in _times(EYES[eye], linear(colour)))
    x, y, z = (_lightness(part / white) for part, white in zip(_times(XYZ, rgb), WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: Matrix, vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def _lightness(part: float) -> float:
    """CIE 15:2018, equation 8.6."""
    return math.cbrt(part) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29


def distance(one: str, other: str, eye: str = "normal") -> float:
    """ΔE2000 of two colours `#rrggbb` as one of EYES sees them."""
    return delta_e(seen(one, eye), seen(other, eye))


def delta_e(one: Lab, other: Lab) -> float:
    """CIEDE2000 of two colours in CIELAB (Sharma, Wu, Dalal 2005, equations 2 to 22)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    g = 0.5 * (1 - _chroma_term((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2))
    c1, h1 = _polar((1 + g) * a1, b1)
    c2, h2 = _polar((1 + g) * a2, b2)
    turn, middle = _hues(h1, h2, c1 * c2)
    hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1 - 0.17 * _cos(middle - 30) + 0.24 * _cos(2 * middle)
        + 0.32 * _cos(3 * middle + 6) - 0.20 * _cos(4 * middle - 63)
    )  # fmt: skip
    dl = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = hue / (1 + 0.015 * chroma * t)
    rotation = -math.sin(math.radians(60 * math.exp(-(((middle - 275) / 25) ** 2)))) * 2 * _chroma_term(chroma)
    return math.sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh)


def _chroma_term(chroma: float) -> float:
    return math.sqrt(chroma**7 / (chroma**7 + 25**7))


def _polar(a: float, b: float) -> tuple[float, float]:
    """Chroma, and hue in degrees from 0 to 360."""
    return math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360 if a or b else 0.0


def _hues(h1: float, h2: float, chromas: float) -> tuple[float, float]:
    """The way from one hue to another, and their middle, in degrees (equations 10 and 14)."""
    if not chromas:
        return 0.0, h1 + h2
    turn = h2 - h1
    if abs(turn) <= 180:
        return turn, (h1 + h2) / 2
    return turn - math.copysign(360, turn), (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def main() -> None:
    rows = [f"{'theme':16}{''.join(f'{eye:>14}' for eye in EYES)}"]
    for name, theme in THEMES.items():
        apart = (distance(theme.positive, theme.negative, eye) for eye in EYES)
        rows.append(f"{name:16}{''.join(f'{one:14.1f}' for one in apart)}")
    sys.stdout.write("ΔE2000 between positive and negative\n" + "\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
