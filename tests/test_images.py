"""Picture files: what is accepted, what is refused and how, what a drawing may keep."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from base64 import b64encode
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image as Pixels
from running import environment
from scenes import DRAWING, jpeg_file, png_file

from cjmap.images import ImageError, load
from cjmap.images.stylesheet import declarations, reaches_out, rules
from cjmap.render.pictures import chunk

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">'


def drawing(folder: Path, inside: str, head: str = HEAD) -> str:
    """What is left of an SVG picture with this inside."""
    (folder / "x.svg").write_text(f"{head}{inside}</svg>", encoding="utf-8")
    return load(str(folder), "x.svg").data.decode()


def refusal(folder: Path, name: str, data: bytes | None = None) -> str:
    """Why a picture is refused."""
    if data is not None:
        (folder / name).write_bytes(data)
    with pytest.raises(ImageError) as caught:
        load(str(folder), name)
    assert caught.value.help
    return caught.value.message


def oriented(value: int) -> bytes:
    exif = Pixels.Exif()
    exif[0x0112] = value
    return jpeg_file(60, 40, exif=exif)


@pytest.mark.parametrize(
    ("data", "media_type", "size"),
    [
        (png_file(), "image/png", (60, 40)),
        (png_file(7, 5, "1"), "image/png", (7, 5)),
        (png_file(mode="RGBA"), "image/png", (60, 40)),
        (png_file(mode="P"), "image/png", (60, 40)),
        (jpeg_file(), "image/jpeg", (60, 40)),
        (jpeg_file(mode="L"), "image/jpeg", (60, 40)),
        (jpeg_file(progressive=True), "image/jpeg", (60, 40)),
        (oriented(6), "image/jpeg", (40, 60)),
        (oriented(3), "image/jpeg", (60, 40)),
        (DRAWING, "image/svg+xml", (40, 20)),
    ],
)
def test_each_kind(tmp_path: Path, data: bytes, media_type: str, size: tuple[int, int]) -> None:
    """PNG, JPEG and SVG are known by their content, whatever the file is called, and have the size they are seen in."""
    (tmp_path / "picture.dat").write_bytes(data)
    found = load(str(tmp_path), "picture.dat")
    assert (found.media_type, (found.width, found.height)) == (media_type, size)
    assert media_type == "image/svg+xml" or found.data == data


@pytest.mark.parametrize("name", ["../out.png", "sub/../../out.png", "/etc/passwd", "C:\\x.png", "\\\\host\\x.png"])
def test_nothing_outside(tmp_path: Path, name: str) -> None:
    """A name that leads out of the folder is refused without a look at what is there."""
    (tmp_path / "out.png").write_bytes(png_file())
    inside = tmp_path / "inside"
    inside.mkdir()
    assert "outside" in refusal(inside, name) or "root of a disk" in refusal(inside, name)


def test_a_link_that_leads_out(tmp_path: Path) -> None:
    """A symbolic link is followed only inside; one to itself is answered."""
    (tmp_path / "out.png").write_bytes(png_file())
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.png").symlink_to(tmp_path / "out.png")
    (inside / "loop.png").symlink_to(inside / "loop.png")
    assert "outside" in refusal(inside, "link.png")
    assert "loop.png" in refusal(inside, "loop.png")


def test_the_repository_is_the_bound(tmp_path: Path) -> None:
    """Inside a repository, a picture may be in any folder of it."""
    (tmp_path / ".git").mkdir()
    maps = tmp_path / "maps"
    maps.mkdir()
    (tmp_path / "out.png").write_bytes(png_file())
    assert load(str(maps), "../out.png").width == 60
    assert "outside the repository" in refusal(maps, "../../out.png")


@pytest.mark.parametrize("name", ["https://example.org/a.png", "data:image/png;base64,AA", "file:///etc/passwd"])
def test_no_address_is_fetched(tmp_path: Path, name: str) -> None:
    """An address is refused as one."""
    assert "address" in refusal(tmp_path, name)


def test_not_there_or_no_file(tmp_path: Path) -> None:
    """What is not there, a folder, a name that is none, and what is not an ordinary file are told apart."""
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe.png")
    assert refusal(tmp_path, "none.png") == 'Picture not found: "none.png"'
    assert "folder" in refusal(tmp_path, "folder")
    assert "not an ordinary file" in refusal(tmp_path, "pipe.png")
    assert "not a file name" in refusal(tmp_path, "a\0b")
    assert "not a file name" in refusal(tmp_path, " ")


def test_too_large(tmp_path: Path) -> None:
    """More than 2 MiB, or more pixels than any machine should hold, are refused with the number."""
    assert "2.0 MiB" in refusal(tmp_path, "a.png", png_file() + bytes(2 * 1024 * 1024))
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = b"IHDR" + header
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    bomb += bytes(4) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    assert "60,000 × 60,000 pixels" in refusal(tmp_path, "b.png", bomb)


@pytest.mark.parametrize("whole", [png_file(), png_file(mode="P"), jpeg_file(), jpeg_file(progressive=True), DRAWING])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.98])
def test_truncated(tmp_path: Path, whole: bytes, share: float) -> None:
    """A file that ends too early is damaged, wherever it ends."""
    assert "damaged or incomplete" in refusal(tmp_path, "x", whole[: int(len(whole) * share)])


def test_a_changed_byte_in_a_png(tmp_path: Path) -> None:
    """A PNG whose checksum is wrong is damaged."""
    data = bytearray(png_file())
    data[45] ^= 1
    assert "damaged" in refusal(tmp_path, "x.png", bytes(data))


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"%PDF-1.5", b"hello", b"\x1f\x8b\x08", b"<html></html>", b"\xff\xfe<\0"]
)
def test_other_files(tmp_path: Path, data: bytes) -> None:
    """What is no PNG, JPEG or SVG is refused, a compressed SVG with what to do."""
    assert '"x.svg"' in refusal(tmp_path, "x.svg", data)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)" width="1" height="1"/>',
        '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml">alert</div></foreignObject>',
        '<image href="https://alert.example/a.png" width="1" height="1"/>',
        '<image xlink:href="file:///alert" width="1" height="1"/>',
        '<image href="data:image/svg+xml;base64,alert" width="1" height="1"/>',
        '<use href="https://alert.example/a.svg#x"/>',
        '<use xlink:href="alert.svg#x"/>',
        '<a href="javascript:alert(1)"><rect width="1" height="1"/></a>',
        '<rect fill="url(https://alert.example/a.svg#x)" width="1" height="1"/>',
        '<rect style="fill:red;background:url(&quot;//alert&quot;)" width="1" height="1"/>',
        '<rect style="fill:\\75rl(//alert)" width="1" height="1"/>',
        "<style>@import url(https://alert.example/a.css);</style>",
        "<style>@font-face{font-family:alert;src:url(//x)}</style>",
        "<style>rect{fill:url(//alert)}</style>",
        "<style>@media all{@import 'alert';}</style>",
        "<style>.a{fill:red}<g/>rect{fill:url(//alert)}</style>",
        "<style><style>rect{fill:url(//alert)}</style></style>",
        "<style><![CDATA[rect{fill:url(//alert)}]]></style>",
        "<style>rect{fill:url(//alert)]]&gt;}</style>",
        "<style>rect{fill:/*]]&gt;*/url(//alert)}</style>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onload" to="alert(1)"/>',
        '<alert xmlns="http://other.example"/>',
        '<rect xml:base="http://alert.example" width="1" height="1"/>',
        "<!-- alert --><?alert x?>",
    ],
)
def test_drawings_can_only_draw(tmp_path: Path, inside: str) -> None:
    """Scripts, handlers, foreign content, animations and references to elsewhere are gone from an SVG picture."""
    left = drawing(tmp_path, inside + '<circle r="1"/>')
    assert "alert" not in left.lower()
    assert "circle" in left


HOSTILE = [
    r"fill:\75rl(//alert)",
    r"fill:u\72 l(//alert)",
    r"fill\3a url\28//alert\29:red",
    r"x\7d y\7b z:alert",
    r"fill:\000075\000072\00006c(//alert)",
    "fill:URL( //alert )",
    "fill:url('//alert')",
    'fill:url("//alert"',
    "fill:url(//alert",
    "fill:url('#g' '//alert')",
    "fill:url(#g//alert url(//alert)",
    "fill:url(#g) url(//alert)",
    "fill:src('//alert')",
    "fill:image('//alert')",
    "fill:image-set('//alert' 1x)",
    "fill:-webkit-image-set(url(//alert) 1x)",
    "fill:cross-fade(url(//alert),#fff)",
    "fill:rgb(url(//alert))",
    "fill:calc((((url(//alert)))))",
    "fill:" + "calc(" * 900 + "url(//alert)" + ")" * 900,
    "fill:" + "(" * 9000 + "alert",
    "-moz-binding:url(#alert)",
    "behavior:url(#alert)",
    "src:url(#alert)",
    "width:expression(alert(1))",
    r"width:e\78pression(alert(1))",
    "width:expr/**/ession(alert(1))",
    "fill:javascript:alert(1)",
    "font-family:'javascript:alert(1)'",
    "filter:progid:DXImageTransform.Microsoft.AlphaImageLoader(src='//alert')",
    "--alert:url(//alert)",
    "--x:{alert:b}",
    "fill:var(--x,url(//alert))",
    "fill:attr(alert)",
    "fill:attr(href type(<url>),alert)",
    "fill:env(alert)",
    "fill:element(#alert)",
    "fill:paint(alert)",
    "font-family:'alert",
    "fill:red<alert>",
    "fill:[alert]",
    "fill:u+0?alert",
    "fill:@alert",
    "alert",
    "alert:",
]
"""Declarations that are not to be in a picture, whatever else is."""


@pytest.mark.parametrize("declaration", HOSTILE)
def test_styles_only_paint(tmp_path: Path, declaration: str) -> None:
    """What fetches, runs or is not known to paint is gone from a style attribute and from a rule; what stands before it stays."""
    quoted = escape(declaration, {'"': "&quot;"})
    for inside in (f'<rect style="stroke:blue;{quoted}"/>', f"<style>rect{{stroke:blue;{quoted}}}</style>"):
        left = drawing(tmp_path, inside)
        assert "alert" not in left.lower()
        assert "stroke:blue" in left


@pytest.mark.parametrize(
    ("style", "left"),
    [
        ("fill:#1b2c3d;stroke-width:.5px", "fill:#1b2c3d;stroke-width:.5px"),
        ("transform:translate(1px, 2px) rotate(-45deg)", "transform:translate(1px, 2px) rotate(-45deg)"),
        ("font-family:'Noto Sans', \"Inter\",serif", "font-family:'Noto Sans', \"Inter\",serif"),
        ("a:1;\r\n b:'c'", "a:1;b:'c'"),
        ("fill:url('#g') red ; mask:url(#m)", "fill:url('#g') red;mask:url(#m)"),
        ('fill:url("#g")', 'fill:url("#g")'),
        ("fill:red !important", "fill:red !important"),
        ("FILL:Red;;", "fill:Red"),
        ("--paint:#fff;fill:var(--paint, rgba(0,0,0,.5))", "--paint:#fff;fill:var(--paint, rgba(0,0,0,.5))"),
        ("-inkscape-font-specification:'Sans, Bold';line-height:125%", None),
        ("font:12px/1.2 'a;b:c'", "font:12px/1.2 'a;b:c'"),
        (r"\66ill:\72 ed", "fill:red"),
        ("fill:red/* ; */;stroke:/**/blue", "fill:red;stroke:blue"),
    ],
)
def test_harmless_styles_stay(style: str, left: str | None) -> None:
    """A style that only paints stays as it was written, but for comments, escapes and what is around its values."""
    assert ";".join(f"{name}:{value}" for name, value in declarations(style)) == (left or style)


@given(st.text("url()#'\"\\/*;:{}@!,-ax\n 75", max_size=40))
@example("a:url('#x')")
@example(r"\5:5")
@example(r"a\3b b:url\28 x)")
def test_nothing_but_its_own_is_ever_named(text: str) -> None:
    """However a style is written, what is left of it has no escape and no comment that hides something, reads the same
    again, and each address in it is one of the picture.
    """
    for left in (declarations(text), *(rule.properties for rule in rules(f".a{{{text}}}"))):
        again = ";".join(f"{name}:{value}" for name, value in left)
        assert declarations(again) == left
        assert not reaches_out(again)


def test_very_many_styles_are_too_much(tmp_path: Path) -> None:
    """Thousands of long styles of which none is like the other are refused, and as many of one kind are not."""
    one = '<rect style="fill:red;stroke:blue;font-family:Inter;opacity:.5;x:{}"/>'
    assert "<rect" in drawing(tmp_path, one.format(1) * 6000)
    assert "too large a drawing" in refusal(
        tmp_path, "x.svg", f"{HEAD}{''.join(map(one.format, range(6000)))}</svg>".encode()
    )


def test_css_is_read_only_where_there_is_some(tmp_path: Path) -> None:
    """A drawing without a style, or a photograph, does not load the library that reads CSS."""
    (tmp_path / "plain.svg").write_text(f'{HEAD}<rect fill="url(#g)" transform="scale(2)"/></svg>')
    (tmp_path / "styled.svg").write_text(f'{HEAD}<rect style="fill:red"/></svg>')
    (tmp_path / "photo.png").write_bytes(png_file())
    code = (
        "import sys; from cjmap.images import load; "
        "[load('.', name) and print('tinycss2' in sys.modules) for name in ('plain.svg', 'photo.png', 'styled.svg')]"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False", "True"]


def test_drawings_keep_what_draws(tmp_path: Path) -> None:
    """Gradients, uses, styles and embedded pixels of the drawing itself stay."""
    pixels = f'<image width="1" height="1" href="data:image/png;base64,{b64encode(png_file()).decode()}"/>'
    left = drawing(
        tmp_path,
        '<style>.a{fill:url(#g)}</style><linearGradient id="g"/><rect id="r" class="a" style="stroke: url(\'#g\')"/>'
        '<use xlink:href="#r"/>' + pixels,
    )
    for part in (".a{fill:url(#g)}", "stroke:url('#g')", '<use href="#r"', "data:image/png;base64,"):
        assert part in left


@pytest.mark.parametrize(
    "declaration",
    ['<!DOCTYPE svg [<!ENTITY a "b">]>', '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
)
def test_entities_are_refused(tmp_path: Path, declaration: str) -> None:
    """A drawing that declares entities is refused; a plain DOCTYPE is not."""
    assert "entities" in refusal(tmp_path, "x.svg", f"{declaration}{HEAD}</svg>".encode())
    (tmp_path / "y.svg").write_bytes(b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/y.dtd">' + DRAWING)
    assert load(str(tmp_path), "y.svg").width == 40


@pytest.mark.parametrize(
    "inside",
    [
        "<g>" * 200 + "</g>" * 200,
        "<g/>" * 11_000,
        '<g id="a"><use href="#a"/></g>',
        "".join(f'<g id="g{i}">{f"""<use href="#g{i + 1}"/>""" * 10}</g>' for i in range(9)),
        "<text>" + "a" * 30_000 + "</text>",
        '<path d="' + "L1 1 " * 100_000 + '"/>',
        *(
            "".join(f"<{kind} id='n{i}'>" + f"<path {key}='url(#n{i + 1})'/>" * 10 + f"</{kind}>" for i in range(9))
            + f"<path {key}='url(#n0)'/>"
            for kind, key in (("pattern", "fill"), ("mask", "mask"), ("clipPath", "clip-path"))
        ),
        "<style>rect{fill:url(#p)}</style><pattern id='p'>" + "<g/>" * 99 + "</pattern>" + "<rect/>" * 99,
        "<pattern id='p'><rect style='fill:url(#p)'/></pattern><rect fill='url(#p)'/>",
        "<pattern id='p'>" + "<g/>" * 99 + "</pattern><g fill='url(#p)'>" + "<rect/>" * 99 + "</g>",
        "<pattern id='p' width='900' height='900' patternUnits='userSpaceOnUse'/>" + "<rect fill='url(#p)'/>" * 9,
        "<pattern id='p' width='9' height='9' patternUnits='userSpaceOnUse'/>"
        + "<g transform='scale(90)'><rect fill='url(#p)'/></g>" * 9,
        "<path id='w' d='" + "h.1" * 20_000 + "'/><text><textPath href='#w'>" + "a" * 9000 + "</textPath></text>",
        "<style>" + "*{x:y}" * 900 + "</style>" + "<g/>" * 600,
        "<circle r='1e9' stroke-dasharray='0.01'/>",
        "<circle r='1e30'/>",
        "<mask id='m'/><circle r='1e5' mask='url(#m)'/>",
        "<text font-size='9999'>a</text>",
        "<g font-size='1000%'>" * 4 + "<text>a</text>" + "</g>" * 4,
        "<g transform='scale(1000)'>" * 9 + "</g>" * 9,
        "<g transform='" + "scale(1)" * 2000 + "'/>",
        "<style>" + "/*" * 30_000 + "</style>",
        "<linearGradient id='p'>" + "<stop/>" * 500 + "</linearGradient>" + "<rect fill='url(#p)'/>" * 500,
        "<radialGradient id='p'>" + "<stop/>" * 500 + "</radialGradient><g stroke='url(#q)'>" + "<rect/>" * 500 + "</g>"
        "<linearGradient id='q' href='#p'/>",
        "".join(f"<linearGradient id='g{i}' href='#g{i + 1}'/>" for i in range(200)) + "<rect fill='url(#g0)'/>",
        "<style>rect{fill:url(#p)}</style><linearGradient id='p'>"
        + "<stop/>" * 500
        + "</linearGradient>"
        + "<rect/>" * 500,
        "<marker id='m'><g/><g/></marker><path marker-mid='url(#m)' d='" + "L1 1 " * 10_000 + "'/>",
    ],
)
def test_drawings_that_take_forever(tmp_path: Path, inside: str) -> None:
    """Drawings that nest, repeat or circle beyond bounds are refused before anything is drawn."""
    assert "too large a drawing" in refusal(tmp_path, "x.svg", f"{HEAD}{inside}</svg>".encode())


def test_a_detailed_logo_is_no_attack(tmp_path: Path) -> None:
    """What drawing programs write stays as it is: classes, clips in clips, a pattern of a photograph, gradients, dashes."""
    pixels = b64encode(png_file(300, 200)).decode()
    inside = (
        "<style>.a,.b{fill:#123456}.c{clip-path:url(#k)}g .d>rect{fill:url(#p);stroke-dasharray:3 2}</style>"
        '<clipPath id="k"><rect width="900" height="900"/></clipPath><linearGradient id="g"><stop/></linearGradient>'
        '<pattern id="p" width="1" height="1" patternContentUnits="objectBoundingBox"><use href="#i" transform="scale(.01)"/>'
        f'</pattern><image id="i" width="300" height="200" href="data:image/png;base64,{pixels}"/>'
        + '<g class="c"><g class="c d"><rect fill="url(#g)" width="9" height="9"/>' * 3
        + "".join(f'<path class="a" d="M{i} {i}c1-2 3-4 5-6z"/>' for i in range(1500))
        + "</g></g>" * 3
    )
    left = drawing(tmp_path, inside, HEAD.replace("0 0 10 10", "0 0 900 900"))
    assert ".a,.b{fill:#123456}" in left and "g .d&gt;rect{fill:url(#p);stroke-dasharray:3 2}" in left
    assert left.count("<path") == 1500


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".a{fill:red}", ".a{fill:red}"),
        (".a{fill:red} /* { */ #b , rect.c{ stroke : blue ; }", ".a{fill:red}#b , rect.c{stroke:blue}"),
        (".a{fill:red;background:url(//x);stroke:url(#g)}", ".a{fill:red;stroke:url(#g)}"),
        (".a:hover{fill:red}.b{fill:blue}", ".b{fill:blue}"),
        ("a b c d{fill:red}a>b c{fill:blue}", "a>b c{fill:blue}"),
        ("@charset 'x';@font-face{src:x}.a{fill:red}", ".a{fill:red}"),
        ("@media print{.a{fill:red}}", ""),
        (".a{fill:red}/* open", ".a{fill:red}"),
        ("[x]{fill:red}.a{}", ""),
        ("'n'{fill:red}url(n){fill:red}n(n){fill:red}5{fill:red}#5{fill:red}", ""),
        ("a/**/b{fill:red}a/**/.b{fill:red}", "a.b{fill:red}"),
        (r"\61{fill:red}.\31{fill:red}", "a{fill:red}"),
        ("@media all{@import 'x';.b{fill:red}}.a{fill:red}", ".a{fill:red}"),
        (".a{fill:red;.b{fill:blue}stroke:blue}", ".a{fill:red;stroke:blue}"),
        ("<!-- .a{fill:red} -->", ".a{fill:red}"),
        (".a{fill:red", ".a{fill:red}"),
        (".a{font-family:'x\n}.b{fill:red}", ".b{fill:red}"),
        (".a{}}.b{fill:red}", ""),
        ("*, a>*{fill:red}", "*, a>*{fill:red}"),
        ("</style><script>", ""),
    ],
)
def test_style_sheets_only_paint(sheet: str, left: str) -> None:
    """Of a style sheet stay the rules for names, classes and ids, and in them what stays inside the picture."""
    assert "".join(rule.text for rule in rules(sheet)) == left


@pytest.mark.parametrize("side", [10, 5000, 1_000_000])
def test_no_drawing_is_larger_than_cairo_can_draw(tmp_path: Path, side: int) -> None:
    """A drawing that says it is very large keeps its shape and is drawn in at most 4,096 px."""
    (tmp_path / "x.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side // 2}"/>')
    found = load(str(tmp_path), "x.svg")
    assert (found.width, found.height) == pytest.approx((min(side, 4096), min(side, 4096) / 2))


def test_a_jpeg_of_many_scans(tmp_path: Path) -> None:
    """A JPEG that goes over its pixels again and again is refused; one of the usual ten scans is not."""
    whole = jpeg_file(progressive=True)
    last = whole[whole.rindex(b"\xff\xda") : -2]
    assert load(str(_written(tmp_path, whole)), "x").width == 60
    assert "very many scans" in refusal(tmp_path, "y", whole[:-2] + last * 40 + whole[-2:])


def test_a_header_of_a_png_comes_first(tmp_path: Path) -> None:
    """A PNG says how large it is at its beginning, once: no second header can hide a larger picture behind a small one."""
    whole = png_file()
    header = b"IHDR" + struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    second = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    assert load(str(_written(tmp_path, whole[:33] + second + whole[33:])), "x").width == 60
    assert "damaged" in refusal(tmp_path, "y", whole[:8] + chunk(b"tEXt", b"") + whole[8:])


def _written(folder: Path, data: bytes) -> Path:
    (folder / "x").write_bytes(data)
    return folder


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="20" height="10"', (20, 10)),
        ('width="1in" height="72pt"', (96, 96)),
        ('viewBox="0 0 30 10"', (30, 10)),
        ('viewBox="0,0,30,10" width="60"', (60, 20)),
        ('viewBox="0 0 30 10" width="100%" height="100%"', (30, 10)),
        ('viewBox="0 0 30 10" height="5mm"', (15 * 96 / 25.4, 5 * 96 / 25.4)),
    ],
)
def test_the_size_of_a_drawing(tmp_path: Path, attributes: str, size: tuple[float, float]) -> None:
    """A drawing is as large as it says, else as its view box; afterwards it says both."""
    left = drawing(tmp_path, "", f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>')
    found = load(str(tmp_path), "x.svg")
    assert (found.width, found.height) == pytest.approx(size)
    assert "viewBox" in left and "width" in left and "height" in left


@pytest.mark.parametrize(
    "attributes", ["", 'width="100%"', 'viewBox="0 0 0 10"', 'width="-3" height="2"', 'viewBox="a b"']
)
def test_a_drawing_without_a_size(tmp_path: Path, attributes: str) -> None:
    """A drawing that says nothing of its size is refused."""
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()
    assert "how large" in refusal(tmp_path, "x.svg", data)
