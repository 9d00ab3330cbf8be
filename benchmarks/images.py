"""Pictures that mean harm → what the command says to each and how long it takes, checked and drawn in every format.

Each attack is a file that a map names as its logo and as the picture of a persona. It is drawn safely or refused with a
message; nothing of it may take longer than LIMIT, reach out, or leave a trace of what it wanted in the drawing.
"""

from __future__ import annotations

import argparse
import os
import resource
import struct
import subprocess
import sys
import tempfile
import zlib
from base64 import b64encode
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image as Pixels

ROOT = Path(__file__).resolve().parent.parent

LIMIT = 2.0
"""The most CPU seconds of a command, its start included."""

GIVEN_UP = 30.0
"""Seconds after which a command is ended."""

MOST = 2 * 1024 * 1024
SIDE = 5000
"""The largest picture file in bytes, and the side of the largest square of 25 million pixels."""

MAP = """title: A map
personas: [{id: ada, name: Ada, image: NAME}]
theme: {logo: NAME}
stages: [{name: Buy, touchpoints: [Pays]}]
"""

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "check": ("check", "map.yaml"),
    "svg": ("render", "map.yaml", "-o", "map.svg"),
    "pdf": ("render", "map.yaml", "-o", "map.pdf"),
    "png": ("render", "map.yaml", "-o", "map.png", "--scale", "1"),
}

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">'
DRAWN = '<rect width="10" height="10" fill="#345"/>'
CANARY = "canary"
"""What no drawing may hold: the word stands wherever an attack does something."""


def svg(inside: str, head: str = HEAD) -> bytes:
    return f"{head}{DRAWN}{inside}</svg>".encode()


def declared(entities: str, inside: str) -> bytes:
    return f"<!DOCTYPE svg [{entities}]>".encode() + svg(inside)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, bits: int, colour: int, interlaced: bool, extra: bytes = b"") -> bytes:
    """A PNG of one colour, as small as it can be packed."""
    samples = {0: 1, 2: 3, 4: 2, 6: 4}[colour]
    passes = [(0, 0, 1, 1)]
    if interlaced:
        passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    packer, data = zlib.compressobj(9), b""
    for x, y, across, down in passes:
        row = b"\0" + bytes((-(-(width - x) // across) * samples * bits + 7) // 8)
        for _ in range(-(-(height - y) // down)):
            data += packer.compress(row)
    data += packer.flush()
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, int(interlaced))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def noise() -> bytes:
    """A PNG of just under 2 MiB that cannot be packed."""
    file = BytesIO()
    Pixels.frombytes("RGB", (830, 830), os.urandom(830 * 830 * 3)).save(file, "PNG")
    return file.getvalue()


def many_chunks() -> bytes:
    """A PNG cut into as many chunks as fit."""
    whole = png(8, 8, 8, 2, False)
    return whole[:33] + chunk(b"tEXt", b"") * 170_000 + whole[33:]


def jpeg(side: int, **more: object) -> bytes:
    file = BytesIO()
    Pixels.new("RGB", (side, side), (200, 40, 40)).save(file, "JPEG", **more)
    return file.getvalue()


def many_scans() -> bytes:
    """A progressive JPEG of 25 million pixels whose last scan comes again and again, up to 2 MiB."""
    whole = jpeg(SIDE, progressive=True)[:-2]
    last = whole[whole.rindex(b"\xff\xda") :]
    return whole + last * ((MOST - len(whole) - 2) // len(last)) + b"\xff\xd9"


def jpeg_with_many_parts() -> bytes:
    """A JPEG with as many empty segments as fit."""
    whole = jpeg(16)
    return whole[:2] + b"\xff\xe5\x00\x02" * 500_000 + whole[2:]


def nested(kind: str, attribute: str) -> str:
    """Definitions each of which draws the next ten times: 10⁸ shapes."""
    box = 'width="10" height="10"' if kind in ("pattern", "mask") else ""
    parts = [
        f'<{kind} id="n{i}" {box}>' + f'<path d="M0 0L5 5L9 1Z" {attribute}="url(#n{i + 1})"/>' * 10 + f"</{kind}>"
        for i in range(8)
    ]
    return "".join(parts) + f'<path d="M0 0L5 5L9 1Z" {attribute}="url(#n0)"/>'


def embedded(data: bytes, times: int) -> str:
    """A picture inside the drawing, drawn again and again."""
    return (
        f'<image id="p" width="10" height="10" href="data:image/png;base64,{b64encode(data).decode()}"/>'
        + '<use href="#p"/>' * times
    )


BOMB = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))

ATTACKS: Mapping[str, Callable[[], bytes]] = {
    "PNG of 2 MiB, noise": noise,
    "PNG of 25 million pixels": lambda: png(SIDE, SIDE, 8, 2, False),
    "PNG of 25 million pixels, 16 bits, interlaced": lambda: png(SIDE, SIDE, 16, 6, True),
    "PNG of 25 million pixels, 16 bits of grey": lambda: png(SIDE, SIDE, 16, 0, False),
    "PNG of 10⁹ pixels": lambda: png(40_000, 25_000, 1, 0, False),
    "PNG of 170,000 chunks": many_chunks,
    "PNG with a text of 10⁹ letters": lambda: png(
        8, 8, 8, 2, False, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(10**9), 9))
    ),
    "PNG, truncated": lambda: noise()[:-1000],
    "JPEG of 25 million pixels": lambda: jpeg(SIDE),
    "JPEG of 25 million pixels, progressive": lambda: jpeg(SIDE, progressive=True),
    "JPEG of 50,000 scans": many_scans,
    "JPEG of 500,000 parts": jpeg_with_many_parts,
    "JPEG, truncated": lambda: jpeg(500)[:-1000],
    "JPEG, truncated, with an end": lambda: jpeg(500)[:-1000] + b"\xff\xd9",
    "SVG with a script": lambda: svg(f"<script>{CANARY}()</script>", HEAD[:-1] + f' onload="{CANARY}()">'),
    "SVG with references outside": lambda: svg(
        f'<image href="https://{CANARY}.example/a.png" width="1" height="1"/><use href="file:///etc/{CANARY}#a"/>'
        f"<style>@import url(//{CANARY});rect{{fill:url(//{CANARY})}}</style>"
    ),
    "SVG with foreign content": lambda: svg(
        f'<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">{CANARY}</body></foreignObject>'
    ),
    "SVG with an entity bomb": lambda: declared(f'<!ENTITY e0 "{CANARY}">{BOMB}', "&e9;"),
    "SVG with an entity of a file": lambda: declared('<!ENTITY e SYSTEM "file:///etc/passwd">', "<text>&e;</text>"),
    "SVG of 10⁶ elements": lambda: svg("<g/>" * 1_000_000),
    "SVG of 500,000 elements": lambda: svg("<g/>" * 500_000),
    "SVG of 500,000 elements, deep": lambda: svg("<g>" * 290_000 + "</g>" * 290_000),
    "SVG that uses itself 10⁶ times": lambda: svg(
        "".join(f'<g id="u{i}">{f"""<use href="#u{i + 1}"/>""" * 10}</g>' for i in range(6)) + f'<g id="u6">{DRAWN}</g>'
    ),
    "SVG with patterns in patterns": lambda: svg(nested("pattern", "fill")),
    "SVG with masks in masks": lambda: svg(nested("mask", "mask")),
    "SVG with clips in clips": lambda: svg(nested("clipPath", "clip-path")),
    "SVG with markers in markers": lambda: svg(nested("marker", "marker-mid")),
    "SVG with a pattern of itself": lambda: svg(
        '<pattern id="p" width="1" height="1"><rect width="1" height="1" fill="url(#p)"/></pattern>'
        '<rect width="9" height="9" fill="url(#p)"/>'
    ),
    "SVG with gradients in a circle": lambda: svg(
        '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><rect width="9" height="9" fill="url(#a)"/>'
    ),
    "SVG with a large picture 5,000 times": lambda: svg(embedded(png(SIDE, SIDE, 8, 2, False), 5000)),
    "SVG with 5,000 rules for 9,000 elements": lambda: svg(
        "<style>" + "".join(f"g>g{i}{{x:y}}" for i in range(4000)) + "</style>" + "<g/>" * 9000
    ),
    "SVG with a text along an outline": lambda: svg(
        '<path id="w" d="M0 0' + "L9 1" * 90_000 + '"/><text><textPath href="#w">' + "a" * 19_000 + "</textPath></text>"
    ),
    "SVG with a text along fine steps": lambda: svg(
        '<path id="w" d="M0 0'
        + "h.1" * 90_000
        + '"/><text font-size=".2"><textPath href="#w">'
        + "a" * 19_000
        + "</textPath></text>"
    ),
    "SVG with 3,000 rules for every element": lambda: svg(
        "<style>"
        + "".join(f"*:not(.a{i}){{x:y}}*.b{{x:y}}" for i in range(1500))
        + "</style>"
        + '<g class="b"/>' * 9000
    ),
    "SVG with a rule that looks everywhere": lambda: svg(
        "<style>x " + "* " * 20 + "rect{x:y}</style>" + "<g>" * 90 + DRAWN + "</g>" * 90
    ),
    "SVG of a million px a side": lambda: svg(
        '<g opacity="0.5"><circle r="5e5" stroke="#000"/><circle r="4e5" stroke="#000"/></g>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000000 1000000">',
    ),
    "SVG with a mask of a million px": lambda: svg(
        '<mask id="m"><circle r="5e5"/></mask><circle r="5e5" mask="url(#m)"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000000 1000000">',
    ),
    "SVG with a pattern of a million px": lambda: svg(
        '<pattern id="p" width="1e6" height="1e6" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern>'
        '<rect fill="url(#p)" width="10" height="10"/>'
    ),
    "SVG enlarged 10³⁰⁰ times": lambda: svg(
        '<g transform="scale(1000)">' * 90 + '<circle r="1" stroke="#000"/>' + "</g>" * 90
    ),
    "SVG with fine dashes on a large circle": lambda: svg('<circle r="1e9" stroke="#000" stroke-dasharray="0.01"/>'),
    "SVG with fine dashes": lambda: svg('<path d="M0 0H1e6" stroke="#000" stroke-dasharray="0.00001"/>'),
    "SVG with large numbers": lambda: svg(
        '<text font-size="1e30">a</text><path d="M1e300 1e300L-1e300 9" stroke="#000" stroke-width="1e200"/>'
        '<g transform="scale(1e300) rotate(1e300)"><circle r="1e300"/></g>'
    ),
    "SVG as full as it may be": lambda: svg(
        f'<path d="M0 0{"L9 1" * 45_000}" stroke="#000"/><text>{"a" * 1_500}</text>'
        + '<circle cx="5" cy="5" r="2" opacity="0.5"/>' * 4_200
    ),
    "SVG with a width of 2,000,000 digits": lambda: svg("", HEAD[:-1] + f' width="{"1" * 2_000_000}x">'),
    "SVG with 1,000,000 open remarks": lambda: svg("<style>" + "/*" * 1_000_000 + "</style>"),
    "SVG with 2,000,000 open rules": lambda: svg("<style>" + "@" * 2_000_000 + "</style>"),
    "SVG with a reference of 2,000,000 blanks": lambda: svg('<rect fill="url(#' + " " * 2_000_000 + '"/>'),
    "SVG with 2,000,000 transformations": lambda: svg('<g transform="' + "scale(1)" * 250_000 + '"/>'),
    "a file outside": lambda: b"",
    "a link to a file outside": lambda: b"",
    "a link to itself": lambda: b"",
    "an endless file": lambda: b"",
}
"""What to call an attack, and the file; the last ones are about where a file is."""

NAMES: Mapping[str, str] = {"a file outside": "../outside.png"}


def laid(folder: Path, attack: str) -> None:
    """A map in a folder of its own that names the picture of an attack."""
    name = NAMES.get(attack, "picture")
    (folder / "map.yaml").write_text(MAP.replace("NAME", f"'{name}'"), encoding="utf-8")
    picture, outside = folder / "picture", folder.parent / "outside.png"
    outside.write_bytes(jpeg(8))
    picture.unlink(missing_ok=True)
    match attack:
        case "a link to a file outside":
            picture.symlink_to(outside)
        case "a link to itself":
            picture.symlink_to(picture)
        case "an endless file":
            picture.symlink_to("/dev/zero")
        case _:
            picture.write_bytes(ATTACKS[attack]())


def run(folder: Path, words: tuple[str, ...]) -> tuple[float, int, str]:
    """CPU seconds, exit code and what was said; a code of −9 where it had to be ended."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "cjmap", *words],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            timeout=GIVEN_UP,
            check=False,
        )
        code, said = done.returncode, (done.stdout + done.stderr).decode()
    except subprocess.TimeoutExpired:
        code, said = -9, ""
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, code, said


def attacked(folder: Path, attack: str) -> bool:
    """Try one attack with every command and print a line about it; whether each answer was in time and harmless."""
    laid(folder, attack)
    cells, holds, reason = [], True, ""
    for name, words in COMMANDS.items():
        drawing = folder / words[-1] if name == "svg" else None
        for file in folder.glob("map.[!y]*"):
            file.unlink()
        seconds, code, said = run(folder, words)
        holds = holds and seconds <= LIMIT and code in (0, 1) and "Traceback" not in said
        if drawing and drawing.exists():
            holds = holds and CANARY not in drawing.read_text(encoding="utf-8")
        reason = reason or next((line for line in said.splitlines() if ': "' in line or "picture" in line.lower()), "")
        cells.append(f"{seconds:6.2f} {'drawn' if code == 0 else 'refused' if code == 1 else f'FAILED {code}':8}")
    print(f"{'holds' if holds else 'FAILS'}  {attack:46}{' '.join(cells)}  {reason[:110]}", flush=True)
    return holds


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("only", nargs="?", default="", help="part of an attack's name")
    only = parser.parse_args().only
    print(f"       {'CPU seconds of':46}{' '.join(f'{name:15}' for name in COMMANDS)}")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "maps"
        folder.mkdir()
        found = [attacked(folder, attack) for attack in ATTACKS if only in attack]
    return 0 if all(found) else 1


if __name__ == "__main__":
    sys.exit(main())
