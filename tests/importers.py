"""An SVG file → what in it the programs that people import it into would drop or misread.

PowerPoint, Keynote, Google Slides, Figma and Illustrator read SVG through converters that know presentation attributes of
plain shapes and no styles, classes, clips, masks, references, filters, percentages or entities. So a file may only hold
what ALLOWED names, and each value only what its pattern says. The one style, of the whole, says what holds without it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

from cjmap.render.numbers import STYLE

SVG = "{http://www.w3.org/2000/svg}"
SHORT = {"{http://www.w3.org/1999/xlink}": "xlink:", "{http://www.w3.org/XML/1998/namespace}": "xml:"}

LENGTH = r"\d+(\.\d{1,2})?"
PLACE = rf"-?{LENGTH}"
COLOUR = "#[0-9a-f]{6}"
PAINT = rf"{COLOUR}|none"
WORDS = r"[^\t\r\n]*"
ID = (
    "[a-z][A-Za-z0-9._\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff-]*"
)
"""A name that XML takes for an id (XML 1.0, NameChar), without colons, which belong to namespaces."""

QUOTED = r"'([^'\\]|\\['\\])*'"
FAMILY = rf"([A-Za-z][A-Za-z0-9-]*|{QUOTED})"
PICTURE = "data:image/(png|jpeg|svg\\+xml);base64,[A-Za-z0-9+/]+=*"


def _series(count: int) -> str:
    return " ".join([PLACE] * count)


NAMED = {
    "id": ID,
    "role": "[a-z]+(-[a-z]+)?( [a-z]+)?",
    "aria-label": WORDS,
    "aria-labelledby": ID,
    "aria-describedby": ID,
    "aria-level": "[1-9]",
    "aria-hidden": "true",
    "data-*": WORDS,
}
"""What a group is called and is: read by screen readers, and by importers that name layers."""

PAINTED = {
    "fill": PAINT,
    "stroke": COLOUR,
    "stroke-width": LENGTH,
    "stroke-dasharray": rf"{LENGTH}( {LENGTH})*",
}

ALLOWED: dict[str, dict[str, str]] = {
    "svg": {
        "width": LENGTH,
        "height": LENGTH,
        "viewBox": f"0 0 {LENGTH} {LENGTH}",
        "role": "graphics-document",
        "aria-labelledby": ID,
        "aria-describedby": ID,
        "xml:lang": WORDS,
        "direction": "ltr|rtl",
        "font-style": "normal",
        "letter-spacing": "0",
        "word-spacing": "0",
        "style": re.escape(STYLE),
    },
    "title": {"id": ID},
    "desc": {"id": ID},
    "g": NAMED,
    "a": {**NAMED, "href": r"(?i:https?://|mailto:)[!-~]+", "target": "_blank", "rel": "noopener"},
    "rect": {**PAINTED, "x": PLACE, "y": PLACE, "width": LENGTH, "height": LENGTH, "rx": LENGTH},
    "circle": {**PAINTED, "cx": PLACE, "cy": PLACE, "r": LENGTH},
    "path": {
        **PAINTED,
        "d": rf"M{_series(2)}(([ML]{_series(2)}|C{_series(6)}|Z)+|([ml]{_series(2)}|c{_series(6)}|z)+)",
        "role": "img",
        "aria-hidden": "true",
        "stroke-linejoin": "round",
        "stroke-linecap": "round",
    },
    "text": {
        "x": PLACE,
        "y": PLACE,
        "font-family": rf"({FAMILY}, )+'Helvetica Neue', Arial, sans-serif(, {FAMILY})*",
        "font-size": LENGTH,
        "font-weight": "400|700",
        "font-style": "italic",
        "letter-spacing": PLACE,
        "fill": COLOUR,
        "text-anchor": "middle|end",
        "direction": "ltr",
        "xml:space": "preserve",
        "aria-hidden": "true",
    },
    "image": {
        "x": PLACE,
        "y": PLACE,
        "width": LENGTH,
        "height": LENGTH,
        "xlink:href": PICTURE,
    },
}
"""Element → attribute → pattern of its whole value; `data-*` is any data attribute. Anything else is a finding."""

CONTAINERS = {"svg", "g", "a"}
"""The only elements with others inside, but for a title in what is a text's shape; `a` never in `a`."""

ROUNDED = 1e-4
"""How far the two scales of a picture may differ, as its sizes are written with two decimals."""

ENTITIES = {b"&amp;", b"&lt;", b"&gt;", b"&quot;", b"&apos;"}
"""Those of XML itself, which need no declaration."""


def misread(data: bytes) -> list[str]:
    """What a program may drop or misread in an SVG file, in words; empty where there is nothing."""
    found = [f"entity {entity!r}" for entity in set(re.findall(rb"&[^;]{0,40};?", data)) - ENTITIES]
    found += [f"{what} in the file" for what in ("<!", "<?", "@font-face", "var(--") if what.encode() in _markup(data)]
    root = ElementTree.fromstring(data)
    if root.tag != SVG + "svg":
        return [*found, f"the file is a {root.tag}"]
    found += _element(root, linked=False)
    return found or list(_document(root))


def _markup(data: bytes) -> bytes:
    """The file without its texts and values: what was said in a text does no harm."""
    return re.sub(rb'"[^"]*"|(?<=>)[^<]+', b"", data)


def _element(element: ElementTree.Element, linked: bool) -> Iterator[str]:
    """The findings of an element and of all in it."""
    tag = element.tag.removeprefix(SVG)
    if tag not in ALLOWED:
        yield f"<{tag}>"
        return
    for name, value in element.attrib.items():
        yield from _attribute(tag, name, value)
    inside = tag in CONTAINERS
    titled = tag == "path" and [child.tag for child in element] == [SVG + "title"]
    if len(element) and not inside and not titled:
        yield f"elements in <{tag}>"
    if inside and "".join([element.text or "", *(child.tail or "" for child in element)]).strip():
        yield f"bare text in <{tag}>"
    if linked and tag == "a":
        yield "<a> in <a>"
    for child in element:
        yield from _element(child, linked or tag == "a")


def _attribute(tag: str, name: str, value: str) -> Iterator[str]:
    for address, prefix in SHORT.items():
        name = name.replace(address, prefix)
    key = "data-*" if re.fullmatch("data-[a-z][a-z0-9-]*", name) else name
    pattern = ALLOWED[tag].get(key)
    if pattern is None:
        yield f"<{tag} {name}>"
    elif not re.fullmatch(pattern, value, re.DOTALL):
        yield f"<{tag} {name}={value[-80:]!r}>"


def _document(root: ElementTree.Element) -> Iterator[str]:
    """What only the whole shows: the size, the ids, what they are looked up by."""
    said = root.attrib
    wide, high = map(float, said["viewBox"].split()[2:])
    if abs(float(said["width"]) / wide - float(said["height"]) / high) > ROUNDED:
        yield f"the picture is not of the shape of what it shows: {said}"
    counted = Counter(element.attrib["id"] for element in root.iter() if "id" in element.attrib)
    yield from (f"id {one} is there {count} times" for one, count in counted.items() if count > 1)
    own = said.get("aria-labelledby", "").removesuffix("__title")
    yield from (
        f"id {one} is not the picture's own"
        for one in counted
        if not own or not one.startswith((f"{own}--", f"{own}__"))
    )
    for element in root.iter():
        for name in ("aria-labelledby", "aria-describedby"):
            if element.get(name, own) not in counted and name in element.attrib:
                yield f"{name} names {element.get(name)}, which is nowhere"
