"""Files and texts that mean harm, or have come to harm: every one is answered, and text stays text in all that is written."""

from __future__ import annotations

import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from drawing import draw
from pypdf import PdfReader
from running import cjmap
from words import HOSTILE, UNPRINTABLE
from yaml_text import dumped

from cjmap.read import read
from cjmap.report.text import as_text

GOOD = "title: Über\nstages:\n  - A\n"
BOMB = "".join(
    f"  - &{after} {{a: [{', '.join(['*' + before] * 9)}]}}\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)

REFUSED: dict[str, tuple[str | bytes, str]] = {
    "alias bomb": (f"title: t\nstages:\n  - &a {{name: A}}\n{BOMB}", "too-large"),
    "alias of itself": ("title: t\nstages: &a [*a]\n", "yaml-syntax"),
    "1,000 lists deep": (f"title: t\nstages: {'[' * 1000}{']' * 1000}\n", "too-large"),
    "1,000 keys deep": ("".join("  " * level + "a:\n" for level in range(1000)), "too-large"),
    "1,000 dashes deep": ("- " * 1000 + "x", "too-large"),
    "100,000 brackets": ("[" * 100_000, "too-large"),
    "2 MiB of a comment": (GOOD + "# " + "x" * (2 << 20), "too-large"),
    "2 MiB of a name": (GOOD.replace("A", "x" * (2 << 20)), "too-large"),
    "201 stages": ("title: t\nstages:\n" + "  - A\n" * 201, "too-large"),
    "5,001 touchpoints": ("title: t\nstages:\n  - name: A\n    touchpoints:\n" + "      - x\n" * 5001, "too-large"),
    "two documents": (GOOD + "---\n" + GOOD, "too-large"),
    "NUL": ("title: a\0b\nstages: [A]\n", "bad-character"),
    "escape": ("title: a\x1b[31mb\nstages: [A]\n", "bad-character"),
    "C1 control": ("title: a\x9bb\nstages: [A]\n", "bad-character"),
    "lone surrogate": ("title: a\ud800b\nstages: [A]\n", "bad-character"),
    "lone surrogate in bytes": (b"title: a\xed\xa0\x80b\nstages: [A]\n", "bad-encoding"),
    "UTF-16": (GOOD.encode("utf-16"), "bad-encoding"),
    "UTF-16, little end first, no mark": (GOOD.encode("utf-16-le"), "bad-encoding"),
    "UTF-16, big end first": (b"\xfe\xff" + GOOD.encode("utf-16-be"), "bad-encoding"),
    "Latin-1": (GOOD.encode("latin-1"), "bad-encoding"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "bad-encoding"),
    "nothing": (b"", "missing-key"),
    "a tag of Python": ("title: !!python/object/apply:os.system ['true']\nstages: [A]\n", "yaml-syntax"),
}
"""File → the code of the first error."""

ACCEPTED: dict[str, bytes] = {
    "byte order mark": GOOD.encode("utf-8-sig"),
    "CRLF": GOOD.replace("\n", "\r\n").encode(),
    "CR": GOOD.replace("\n", "\r").encode(),
    "no line break at the end": GOOD.rstrip().encode(),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_its_code(name: str) -> None:
    """A file past a limit, in another encoding, or with characters that no picture holds is one error that says so."""
    raw, code = REFUSED[name]
    reading = read(raw, "journey.yaml")
    assert reading.journey is None
    assert next(diagnostic.code for diagnostic in reading.diagnostics if diagnostic.is_error) == code


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted_and_the_same(name: str) -> None:
    """Marks and line breaks of other systems change nothing."""
    journey, plain = (read(raw, "journey.yaml").journey for raw in (ACCEPTED[name], GOOD))
    assert journey is not None and plain is not None
    assert draw(journey, "svg") == draw(plain, "svg")


@pytest.mark.parametrize("text", UNPRINTABLE)
def test_unprintable_characters_reach_nothing(text: str) -> None:
    """A character that no picture can hold, written as an escape such as "\\x1b", is named at its place and never drawn."""
    reading = read(dumped({"title": text, "stages": ["A"]}), "journey.yaml")
    (found,) = reading.diagnostics
    assert found.span is not None and found.span.line == 1
    assert _plain(as_text(reading.diagnostics, {"journey.yaml": reading.text}, False))
    if reading.journey is not None:
        for format_ in ("svg", "dot"):
            assert _plain(draw(reading.journey, format_).decode().replace("\t", ""))


def test_a_word_of_a_million_letters() -> None:
    """The longest word that a file can hold is broken into lines, with hyphens where it is on a card, and no letter is lost."""
    word = "abcdefghij" * 100_000
    journey = read(f"title: t\nstages:\n  - name: A\n    touchpoints: [{{name: B, description: {word}}}]\n").journey
    assert journey is not None
    lines = [
        element.text or ""
        for element in ElementTree.fromstring(draw(journey, "svg")).iter()
        if element.tag.endswith("}text")
    ]
    assert "".join(lines).replace("-", "").count("abcdefghij") == 100_000


def everywhere(text: str) -> dict[str, Any]:
    """A journey with a text in every field that takes one."""
    item = {"text": text, "owner": text, "status": text, "source": text, "note": text}
    lists = ("goals", "actions", "thoughts", "quotes", "highlights", "pain_points", "opportunities", "tracked_by")
    more = {
        "owner": text,
        "duration": text,
        "description": text,
        "note": text,
        "channel": [text, text],
        "feeling": text,
    }
    metrics = {"css": {"value": 3, "label": text, "period": text, "source": text}, text: {"value": text, "unit": text}}
    step = {"name": text, **more, **{key: [item] for key in lists}, "lanes": {text: [item]}, "metrics": metrics}
    ways = [{"to": "second", "when": text}, {"end": "failure", "when": text}]
    persona = {"name": text, "role": text, "age": text, "quote": text, "bio": text, "goals": [item], "channels": [item]}
    return {
        "title": text, "scenario": text, "owner": text, "version": text, "evidence": text,
        "personas": {"p": persona}, "theme": {"font": text},
        "lanes": [{"id": "goals", "title": text, "line_above": text}],
        "stages": [
            {**step, "id": "one", "phase": text, "touchpoints": [{**step, "id": "first", "emotion": 1, "next": ways}]},
            {"name": text, "touchpoints": [{"name": text, "id": "second"}]},
        ],
        "goals": [item], "notes": [item],
    }  # fmt: skip


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def drawn(text: str, format_: str) -> bytes:
    reading = read(dumped(everywhere(text)), "journey.yaml")
    assert reading.journey is not None, reading.diagnostics
    return draw(reading.journey, format_)


def test_svg_holds_only_text(text: str) -> None:
    """The elements and attributes of an SVG are those of the same map with harmless words: a text adds none."""
    root, plain = (ElementTree.fromstring(drawn(one, "svg")) for one in (text, "harmless"))
    names = {name for element in root.iter() for name in (element.tag, *element.attrib)}
    assert names <= {name for element in plain.iter() for name in (element.tag, *element.attrib)} | {_SPACE}
    links = {element.get("href") for element in root.iter() if element.tag.endswith("}a")}
    assert not any((link or "").startswith("javascript") for link in links)
    said = "".join(element.text or "" for element in root.iter())
    assert _letters(text) in _letters(said)


def test_dot_holds_only_text(text: str) -> None:
    """Graphviz sees the same nodes and edges as with harmless words, and each label is the text."""
    source = drawn(text, "dot")
    assert shutil.which("dot"), "the tests need Graphviz"
    found, plain = (_graph(one) for one in (source, drawn("harmless", "dot")))
    assert [len(found.get(key, ())) for key in ("objects", "edges")] == [
        len(plain.get(key, ())) for key in ("objects", "edges")
    ]
    assert [sorted(one) for one in found["objects"]] == [sorted(one) for one in plain["objects"]]


def test_pdf_holds_only_text(text: str) -> None:
    """A PDF has no action, script or form that the same map with harmless words has not, and its title is the text."""
    found, plain = (PdfReader(BytesIO(drawn(one, "pdf"))) for one in (text, "harmless"))
    assert _keys(found) == _keys(plain)
    assert found.metadata is not None
    assert _letters(text) in _letters(found.metadata.title or "")


def test_reports_hold_only_text(text: str, tmp_path: Path) -> None:
    """In a terminal a text of a file does nothing, in JSON it is a string, as key and as value."""
    data = {"title": "t", "state": text, "stages": [{"name": "A", "success": text}], text: text}
    (tmp_path / "journey.yaml").write_text(dumped(data), encoding="utf-8")
    for words in (("check", "journey.yaml"), ("render", "journey.yaml", "-o", "x.svg")):
        done = cjmap(*words, cwd=tmp_path)
        assert done.returncode == 1
        assert _plain(done.stdout.decode()) and _plain(done.stderr.decode())
    report = json.loads(cjmap("check", "--format", "json", "journey.yaml", cwd=tmp_path).stdout)
    assert len(report["diagnostics"]) >= 3
    assert all(isinstance(one["message"], str) for one in report["diagnostics"])
    assert not (tmp_path / "x.svg").exists()


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:x", "data:text/html,x", "file:///etc/passwd",
        "vbscript:x", "//example.org", "example.org", "ftp://example.org", "http:example", "https://a b", "mailto:", 'https://x/"onload="y',
    ],
)  # fmt: skip
def test_other_links_are_refused(link: str) -> None:
    """A link that is no http, https or mailto address is an error at its place."""
    data = {"title": "t", "stages": [{"name": "A", "goals": {"text": "x", "link": link}}]}
    reading = read(dumped(data), "journey.yaml")
    assert reading.journey is None
    (found,) = [diagnostic for diagnostic in reading.diagnostics if diagnostic.is_error]
    assert found.code == "bad-value" and "link" in found.message


@pytest.mark.parametrize(
    "link", ["https://example.org/?a=1&b='2'#c", "HTTP://example.org", "mailto:a@example.org", "https://例え.jp/ü"]
)
def test_good_links_work(link: str) -> None:
    """An http, https or mailto address is a link in SVG and PDF, in characters that every program takes."""
    journey = read(dumped({"title": "t", "stages": [{"name": "A", "goals": {"text": "x", "link": link}}]})).journey
    assert journey is not None
    (anchor,) = [one for one in ElementTree.fromstring(draw(journey, "svg")).iter() if one.tag.endswith("}a")]
    target = anchor.get("href") or ""
    assert target.isascii() and target.lower().startswith(link[:7].lower())
    page: Any = PdfReader(BytesIO(draw(journey, "pdf"))).pages[0]
    assert [note.get_object()["/A"]["/URI"] for note in page["/Annots"]] == [target]


PICTURES = {
    "a million px a side": ('viewBox="0 0 1e6 1e6"', '<g opacity=".5"><circle r="5e5" stroke="#000"/></g>', True),
    "letters of 20,000 px": ('viewBox="0 0 4000 10"', '<text transform="scale(40%)">ab</text>', True),
    "a number that is none": ('viewBox="0 0 9 9"', '<rect opacity="much" width="9" height="9"/>', False),
    "a point that is none": ('viewBox="0 0 9 9"', '<polygon points="1 2 a"/><circle r="1"/>', True),
}
"""What an SVG picture says that cairo or CairoSVG cannot do, and whether the rest is drawn."""


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("format_", ["svg", "pdf", "png"])
def test_a_picture_ends_no_process(tmp_path: Path, name: str, format_: str) -> None:
    """A picture that is too much for what draws it is drawn without it or refused in a sentence; an SVG only carries it."""
    attributes, inside, drawable = PICTURES[name]
    (tmp_path / "x.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>')
    (tmp_path / "a.yaml").write_text(
        "title: A\npersonas: [{name: Ada, image: x.svg}]\ntheme: {logo: x.svg}\nstages: B\n"
    )
    done = cjmap("render", "a.yaml", "-o", f"a.{format_}", cwd=tmp_path)
    assert done.returncode == (0 if drawable or format_ == "svg" else 1)
    assert (b"A picture of the map cannot be drawn" in done.stderr) is (done.returncode == 1)


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _letters(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign.isprintable())


def _plain(text: str) -> bool:
    """Whether a terminal shows a text and does nothing else."""
    return all(sign.isprintable() or sign in "\n\u200c\u200d" for sign in text)


def _graph(source: bytes) -> dict[str, Any]:
    """What Graphviz read, as plain data; it must not have said a word."""
    done = subprocess.run(["dot", "-Tdot_json"], input=source, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    graph: dict[str, Any] = json.loads(done.stdout)
    return graph


ACTING = {"/A", "/AA", "/JS", "/JavaScript", "/Launch", "/OpenAction", "/AcroForm", "/EmbeddedFiles", "/URI", "/Widget", "/Link",
          "/SubmitForm", "/GoToR", "/Rendition", "/RichMedia", "/XFA"}  # fmt: skip
"""Keys and kinds of PDF that make a reader's program do something."""


def _keys(reader: PdfReader) -> list[str]:
    """Every acting key and kind of the objects of a PDF, as often as it is there."""
    keys: list[str] = []
    trailer: Any = reader.trailer
    for number in range(1, int(trailer["/Size"])):
        found = reader.get_object(number)
        if isinstance(found, dict):
            keys += [*found, *(str(found[key]) for key in ("/S", "/Subtype") if key in found)]
    return sorted(key for key in keys if key in ACTING)
