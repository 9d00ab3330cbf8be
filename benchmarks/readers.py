"""The samples, opened in other programs → what each of them shows and where: the table of docs/slides.md.

    python benchmarks/readers.py                    every sample in every program that is on this machine
    python benchmarks/readers.py laptop restaurant  some samples
    python benchmarks/readers.py --write            and put the table into the page

Needs numpy, Pillow, fonttools, and what of these is to be looked at: chromium with playwright, inkscape, rsvg-convert, resvg-py,
soffice, poppler-utils, mutool, and node with pdfjs-dist (found by NODE_PATH). Exit code 1 where something is missing or
moved further than it may.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reading.coloured import Colour, Coloured, only_shapes, only_texts, pictures
from reading.fonts import VARIABLE, plain_files
from reading.programs import PROGRAMS, Program
from reading.running import Drawn, Fonts, opened
from reading.seen import FEWEST, SCALE, SHARE, Picture, coded, ink_of, is_there, kept, off

from cjmap import load
from cjmap.layout import lay_out_all
from cjmap.options.medium import SLIDES, Medium
from cjmap.render import FORMATS
from cjmap.scene import Scene, Text
from cjmap.theme import FAMILIES

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = {path.stem: path for path in sorted((ROOT / "samples").glob("*.yaml"))}

MEDIA = (Medium(), Medium(slide="16:9"))

PAGE = ROOT / "docs" / "slides.md"
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"
"""The table stands between these lines."""

HEAD = """| program | file | fonts | texts | moved at most | moved, 95 % | shapes and pictures | missing |
| --- | --- | --- | --- | --- | --- | --- | --- |"""


@dataclass
class Run:
    """One program, with Inter at hand or without, and what it showed of all drawings."""

    program: Program
    version: str
    own: bool
    texts: int = 0
    shapes: int = 0
    missing: list[str] = field(default_factory=list)
    moved: list[tuple[float, str]] = field(default_factory=list)

    def moves(self) -> tuple[float, float]:
        """The largest move of a text in px, and the one that 95 % do not exceed."""
        values = sorted(value for value, _ in self.moved)
        if len(values) < 2:
            return (values or [0.0])[-1], (values or [0.0])[-1]
        return values[-1], statistics.quantiles(values, n=20)[-1]

    def tell(self) -> None:
        """Say what is missing, and what moved furthest."""
        print(self.row(), file=sys.stderr)
        for value, words in sorted(self.moved, reverse=True)[:8]:
            print(f"    {value:6.2f} px {words}", file=sys.stderr)
        for words in self.missing[:12]:
            print(f"    missing: {words}", file=sys.stderr)

    @property
    def holds(self) -> bool:
        return not self.missing and self.moves()[0] <= self.program.limit

    def row(self) -> str:
        """The row of the table."""
        fonts = "in the file" if self.program.format == "pdf" else "Inter" if self.own else "others"
        begin = f"| {self.program.name} {self.version} | {self.program.format.upper()} | {fonts} |"
        most, usual = self.moves()
        mark = "" if self.holds else " **over the bar**"
        return (
            f"{begin} {self.texts:,} | {most:.1f} px{mark} | {usual:.1f} px | {self.shapes:,} | {len(self.missing)} |"
        )


def drawings(name: str) -> Iterator[tuple[str, Scene]]:
    """The map of a sample, and its slides, in Inter even where the author asks for another font."""
    journey = load(SAMPLES[name])
    for medium in MEDIA:
        for number, scene in enumerate(lay_out_all(journey, medium=medium), 1):
            yield f"{name} {number} {medium.slide}".strip(), replace(scene, families=FAMILIES)


def is_plain_slide(scene: Scene) -> bool:
    """Whether a drawing is a slide without pictures that are SVG files themselves."""
    inside = {image.media_type for image in pictures(scene)}
    return (scene.width, scene.height) in SLIDES.values() and "image/svg+xml" not in inside


def written(scene: Scene, name: str, format_: str, folder: Path) -> Drawn:
    """A scene as a file."""
    draw = FORMATS[format_].from_scene
    assert draw is not None
    file = folder / f"{name}{FORMATS[format_].ending}"
    file.write_bytes(draw(scene, 1.0))
    return Drawn(file, scene.width, scene.height)


def examine(name: str, scene: Scene, runs: Sequence[Run], inter: Path) -> None:
    """Show a scene in every program, once its texts and once its shapes, and look for each thing."""
    texts, shapes = only_texts(scene), only_shapes(scene)
    draw = FORMATS["png"].from_scene
    assert draw is not None
    reference = opened(draw(shapes.scene, float(SCALE)))
    codes = coded(reference)
    with tempfile.TemporaryDirectory() as folder:
        files = {
            form: [written(one.scene, part, form, Path(folder)) for part, one in (("texts", texts), ("shapes", shapes))]
            for form in {run.program.format for run in runs}
        }
        for run in runs:
            if run.program.only_plain_slides and not is_plain_slide(scene):
                continue
            fonts = Fonts(Path(folder), inter if run.own else None)
            of_texts, of_shapes = run.program.show(files[run.program.format], fonts)
            _texts(run, name, texts, of_texts)
            _shapes(run, name, shapes, kept(of_shapes, codes))
            for image in pictures(shapes.scene):
                run.shapes += 1
                if not is_there(of_shapes, reference, image):
                    run.missing.append(f"{name}: the picture at {image.x:g}, {image.y:g}")


def _texts(run: Run, name: str, coloured: Coloured, picture: Picture) -> None:
    inks = ink_of(picture, coloured)
    run.texts += len(coloured.places)
    for colour, text in coloured.places.items():
        assert isinstance(text, Text)
        if colour not in inks:
            run.missing.append(f"{name}: the text {text.text!r}")
        elif (moved := off(text, inks[colour], run.own)) is not None:
            run.moved.append((moved, f"{name}: {text.text!r}"))


def _shapes(run: Run, name: str, coloured: Coloured, counts: Mapping[Colour, tuple[int, int]]) -> None:
    for colour, (count, found) in counts.items():
        if colour in coloured.places and count >= FEWEST:
            run.shapes += 1
            if found < SHARE * count:
                run.missing.append(f"{name}: {found} of {count} pixels of {str(coloured.places[colour])[:160]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("samples", nargs="*", help="names of samples; all of them where none is named")
    parser.add_argument("--verbose", action="store_true", help="say what is missing, and what moved furthest")
    parser.add_argument("--write", action="store_true", help="put the table into docs/slides.md")
    parser.add_argument("--only", metavar="PROGRAM", default="", help="programs whose names hold this")
    parser.add_argument("--variable", action="store_true", help="install Inter as its one variable file")
    wanted = parser.parse_args()
    scenes = dict(pair for name in wanted.samples or SAMPLES for pair in drawings(name))
    versions = {program: program.version() for program in PROGRAMS if wanted.only in program.name}
    runs = [
        Run(program, version, own)
        for program, version in versions.items()
        if version
        for own in ((True, False) if program.format == "svg" else (True,))
    ]
    with tempfile.TemporaryDirectory() as folder:
        inter = VARIABLE if wanted.variable else plain_files(Path(folder, "Inter"))
        for name, scene in scenes.items():
            if wanted.verbose:
                print(name, file=sys.stderr, flush=True)
            examine(name, scene, runs, inter)
    table = [HEAD, *(run.row() for run in runs)]
    table += [f"| {one.name} | {one.format.upper()} | not here | | | | | |" for one in versions if not versions[one]]
    print("\n".join(table))
    if wanted.verbose:
        for run in runs:
            run.tell()
    if wanted.write:
        write("\n".join(table))
    return 0 if all(run.holds for run in runs) else 1


def write(table: str) -> None:
    """Put the table into the page."""
    begin, old = PAGE.read_text(encoding="utf-8").split(BEGIN)
    PAGE.write_text(f"{begin}{BEGIN}\n{table}\n{END}{old.split(END)[1]}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
