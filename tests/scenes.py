"""Small scenes and pictures that the tests of the writers share."""

from __future__ import annotations

from io import BytesIO

from PIL import Image as Pixels

from cjmap.scene import Circle, Font, Group, Image, Node, Path, Rect, Scene, Text

BODY = Font(12)
FONTS = (
    Font(26, bold=True),
    Font(15),
    BODY,
    Font(12, bold=True),
    Font(12, italic=True),
    Font(10.5, bold=True, spacing=0.7),
)
INK = "#1b2430"

HOSTILE = (
    "<script>alert('1')</script> ]]> & \"q\" \u202e\N{RIGHT-TO-LEFT MARK} \x00\x1b[31m \ud800 \ufffe \U0001fffe \ufdd0"
)
"""What could break out of a text: markup, quotes, an override of the direction, and characters that no file may hold."""

DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#ff0000"/>
<text x="2" y="12" font-size="8" font-weight="bold">Logo</text></svg>"""


def text(words: str, y: float = 20, font: Font = BODY, x: float = 10) -> Text:
    """A text at the left; its measured width does not matter to writers."""
    return Text(x, y, words, font, INK, 0)


def scene(*children: Node, **more: object) -> Scene:
    """A scene of 400 × 200 px."""
    values: dict[str, object] = {
        "width": 400, "height": 200, "background": "#ffffff", "children": children, "id": "map", "title": "A map",
        "description": "What it tells.", "language": "en", "families": ("Inter", "Segoe UI", "sans-serif"),
    }  # fmt: skip
    return Scene(**(values | more))


def everything(**more: object) -> Scene:
    """One of each thing that a scene can hold."""
    return scene(
        Rect(0, 0, 100, 40, "#f7f9fb", "#dfe4ea", radius=6, dash=(4, 3)),
        Circle(50, 60, 8, "#177373"),
        Path((("M", 0, 0), ("L", 10, 10), ("C", 1, 2, 3, 4, 5, 6), ("Z",)), stroke=INK, round_cap=True),
        Group((text("A card"), text("and more", 40)), id="card", label="Card", data={"stage": "one"}),
        Group((text("Opens", 80),), link="https://example.org/a?b=1&c=2"),
        *(text(f"Set in font number {i}", 100 + 14 * i, font) for i, font in enumerate(FONTS)),
        Image(200, 10, 40, 40, png_file(), "image/png", round_clip=True),
        Image(250, 10, 40, 40, jpeg_file(), "image/jpeg"),
        Image(300, 10, 40, 20, DRAWING, "image/svg+xml"),
        Image(350, 10, 40, 40, DRAWING, "image/svg+xml", round_clip=True),
        **more,
    )


def picture(width: int = 60, height: int = 40, mode: str = "RGB") -> Pixels.Image:
    """A picture that is red on its left half and blue on its right."""
    image = Pixels.new("RGB", (width, height), (255, 0, 0))
    image.paste((0, 0, 255), (width // 2, 0, width, height))
    return image.convert(mode)


def png_file(width: int = 60, height: int = 40, mode: str = "RGB") -> bytes:
    return _saved(picture(width, height, mode), "PNG")


def jpeg_file(width: int = 60, height: int = 40, mode: str = "RGB", **more: object) -> bytes:
    return _saved(picture(width, height, mode), "JPEG", quality=95, subsampling=0, **more)


def _saved(image: Pixels.Image, form: str, **more: object) -> bytes:
    file = BytesIO()
    image.save(file, form, **more)
    return file.getvalue()
