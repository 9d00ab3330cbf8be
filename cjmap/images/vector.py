"""The bytes of an SVG picture → an SVG that shows the same and can do nothing else, and its size.

What is kept: elements of SVG that draw. What goes: scripts and event handlers, foreign content, animations (which can set
any attribute), references to anywhere but the picture itself, fonts and style sheets from elsewhere.
"""

from __future__ import annotations

import math
import re
from base64 import b64decode
from binascii import Error as Base64Error
from typing import TYPE_CHECKING

from cjmap.images.effort import MAX_DEPTH, StyledDrawing
from cjmap.images.picture import ImageError, MediaType
from cjmap.images.stylesheet import OWN_ADDRESS, StyleRule, declarations, reaches_out, rules

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

MAX_ELEMENTS = 10_000
MAX_STYLE = 50_000
MAX_OWN_STYLES = 300_000
MAX_OUTLINE = 400_000
MAX_VALUE = 10_000
"""How much a drawing may hold before anything else is asked of it: elements; characters of its style sheets, of all its
different style attributes, of one outline, and of any other attribute. A picture inside the drawing is no longer than the
file.
"""

MAX_SIDE = 1_000_000.0
"""The most px that a drawing may say it is wide or high."""

LARGEST = 4096.0
"""The px that it is then drawn in, at the most: cairo ends a process that draws on a million px square (1.18)."""

# fmt: off
DROPPED = frozenset({
    "script", "foreignObject", "iframe", "audio", "video", "canvas", "object", "embed", "handler", "listener", "metadata",
    "animate", "animateColor", "animateMotion", "animateTransform", "set", "discard", "mpath", "font", "font-face",
    "cursor",
})
# fmt: on
"""Elements of SVG that do more than draw, or that come from elsewhere."""

SAME_SHAPE = 0.01
"""How far the shapes of a picture and of its view box may differ and still be one."""

REFERRING = frozenset({"use", "image"})
"""Elements that draw what they refer to; without that they are nothing."""

LENGTH = re.compile(r"\s*+\+?((?:\d++(?:\.\d++)?|\.\d++)(?:[eE][-+]?\d{1,3})?)\s*+(px|pt|pc|mm|cm|in|)\s*+")
UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""px in a unit (CSS Values 4, 6.2)."""

DATA_IMAGE = re.compile(r"\s*data:image/(png|jpe?g);base64,([A-Za-z0-9+/=\s]*)")
UNIT = re.compile(r"[0-9.]\s*(?:%|[a-df-z])", re.IGNORECASE)
"""A number with a unit. In a transformation SVG knows none, and CairoSVG takes it for something else than it says."""

DRAW_AGAIN = "Save it again as plain SVG, or as PNG."


def clean(data: bytes, name: str) -> tuple[bytes, MediaType, float, float]:
    """The picture made harmless, what it is, and its width and height in px.

    ImageError where it is not well-formed, no SVG, declares entities, or is larger or deeper than a drawing is.
    """
    from xml.etree.ElementTree import tostring

    root = _parse(data, name)
    space, local = _split(root.tag)
    if local != "svg" or space not in (SVG, ""):
        raise ImageError(f'"{name}" is XML, but not an SVG picture', "A picture is a PNG, JPEG or SVG file.")
    _check_extent(root, name)
    rules = _strip(root, space)
    width, height = _settle_size(root, name)
    if StyledDrawing(root, rules).too_much(rules):
        raise _too_much(name)
    return tostring(root, encoding="unicode").encode(), "image/svg+xml", width, height


def _parse(data: bytes, name: str) -> Element:
    """The tree of an XML file that declares no entities; nothing that it names is opened."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data)
    except DefusedXmlException as error:
        raise ImageError(f'"{name}" declares entities, which are not read', DRAW_AGAIN) from error
    except (ParseError, ValueError, LookupError) as error:
        raise ImageError(f'"{name}" is damaged or incomplete', DRAW_AGAIN) from error
    return root


def _split(tag: str) -> tuple[str, str]:
    """Namespace and name of an element or attribute."""
    space, _, local = tag.rpartition("}")
    return space[1:], local


def _check_extent(root: Element, name: str) -> None:
    count, level = 0, [root]
    for _ in range(MAX_DEPTH):
        count += len(level)
        level = [child for element in level for child in element]
        if not level:
            break
    if level or count > MAX_ELEMENTS:
        raise _too_much(name)
    style = 0
    for element in root.iter():
        style += len(_sheet(element)) if _split(element.tag)[1] == "style" else 0
        if style > MAX_STYLE or any(len(value) > _longest(key) for key, value in element.attrib.items()):
            raise _too_much(name)
    if sum(map(len, {element.get("style", "") for element in root.iter()})) > MAX_OWN_STYLES:
        raise _too_much(name)


def _sheet(style: Element) -> str:
    """The text of a style sheet, as browsers read it: elements in it are passed over."""
    return "".join([style.text or "", *(child.tail or "" for child in style)])


def _longest(key: str) -> float:
    """How long an attribute may be."""
    return math.inf if key in ("href", XLINK_HREF) else MAX_OUTLINE if key in ("d", "points") else MAX_VALUE


def _strip(root: Element, space: str) -> list[StyleRule]:
    """Take out of a tree what does more than draw, and make its names plain ones of SVG; the rules of its style sheets."""
    kept_rules: list[StyleRule] = []
    for element in list(root.iter()):
        if _split(element.tag)[1] == "style":
            own = list(rules(_sheet(element)))
            element[:] = []
            element.text = "".join(rule.text for rule in own)
            kept_rules += own
        for child in list(element):
            child_space, local = _split(child.tag)
            lost = local in REFERRING and not any(_kept(local, key, child.get(key, "")) for key in ("href", XLINK_HREF))
            if child_space != space or local in DROPPED or lost:
                element.remove(child)
        _, element.tag = _split(element.tag)
        attributes = dict(element.attrib)
        element.attrib.clear()
        for key, value in attributes.items():
            kept = _kept(element.tag, key, value)
            if kept is not None:
                element.set("href" if key == XLINK_HREF else key, kept)
    root.set("xmlns", SVG)
    return kept_rules


def _kept(tag: str, key: str, value: str) -> str | None:
    """What an attribute may say; None where it goes."""
    if key in ("href", XLINK_HREF):
        return value if OWN_ADDRESS.fullmatch(value) or (tag == "image" and _sound_image(value)) else None
    if key == "style":
        return ";".join(f"{name}:{said}" for name, said in declarations(value))
    if key.lower().endswith("transform") and UNIT.search(value):
        return None
    if key != SPACE and ("{" in key or ":" in key or key.lower().startswith("on") or key in ("src", "xmlns")):
        return None
    return None if reaches_out(value) else value


def _sound_image(value: str) -> bool:
    """Whether an address is itself a PNG or JPEG picture that is whole and not too large."""
    from cjmap.images.raster import jpeg_size, png_size

    found = DATA_IMAGE.fullmatch(value)
    if not found:
        return False
    try:
        data = b64decode(found[2])
        _ = png_size(data, "") if found[1] == "png" else jpeg_size(data, "")
    except (Base64Error, ImageError):
        return False
    return True


def _settle_size(root: Element, name: str) -> tuple[float, float]:
    """Width and height in px; they are written down, with a view box, so that every program sees the same."""
    box = _view_box(root.get("viewBox", ""))
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    if box:
        if not width and not height:
            width, height = box
        elif not height:
            height = width * box[1] / box[0]
        elif not width:
            width = height * box[0] / box[1]
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        raise ImageError(f'"{name}" does not say how large it is', "Give its svg element a viewBox.")
    if not box:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    if not box or abs(width * box[1] - height * box[0]) <= SAME_SHAPE * width * box[1]:
        root.set("preserveAspectRatio", "xMidYMid slice")  # browsers hand the box of the picture on to the file
    share = min(1.0, LARGEST / max(width, height))
    width, height = width * share, height * share
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    root.attrib.pop("x", None)
    root.attrib.pop("y", None)
    return width, height


def _view_box(words: str) -> tuple[float, float] | None:
    """Width and height of a view box; None where it has none."""
    try:
        _, _, width, height = map(float, words.replace(",", " ").split())
    except ValueError:
        return None
    return (width, height) if 0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE else None


def _length(words: str) -> float:
    """A length in px; 0 where it is none of its own, such as a percentage."""
    found = LENGTH.fullmatch(words)
    return float(found[1]) * UNITS[found[2]] if found else 0.0


def _too_much(name: str) -> ImageError:
    return ImageError(f'"{name}" is too large a drawing to be a picture on a map', DRAW_AGAIN)
