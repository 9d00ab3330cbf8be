"""What a drawing depends on → one number (SHA-256) that differs when any of it does. Times never count, only content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from functools import cache
from importlib import metadata
from pathlib import Path

import cjmap
from cjmap import plugins
from cjmap.images import ImageError, content
from cjmap.options import RenderOptions
from cjmap.options.formats import FORMATS

READING = ("pyyaml", "jsonschema")
PLACING = ("babel", "numpy", "pygraphviz", "pyicu-wheels", "tinycss2", "uharfbuzz")
SHOWING = ("jinja2",)


def digest(data: bytes) -> str:
    """SHA-256 of some bytes, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def combined(*parts: object) -> str:
    """One digest of texts, numbers, lists and mappings, which it tells apart however they are cut."""
    return digest(json.dumps(parts, sort_keys=True, separators=(",", ":")).encode())


@cache
def program() -> str:
    """This cjmap, its fonts, the libraries that read, place and make pages, and the plug-ins: its own files count as they are,
    not its number; a plug-in counts by its version.
    """
    from cjmap.read import schema_text
    from cjmap.text.shipped import digests

    own = _files(Path(cjmap.__file__).parent)
    return combined(
        cjmap.__version__,
        own,
        schema_text(),
        digests(),
        _versions((*READING, *PLACING, *SHOWING)),
        plugins.distributions(),
    )


@cache
def drawing(format_: str) -> str:
    """This cjmap with all the libraries that draw a format."""
    target = FORMATS[format_]
    engine: tuple[str, ...] = ()
    if target.engine:
        engine = target.engine()
    return combined(program(), format_, _versions(target.libraries), engine)


def images(folder: str, names: Iterable[str], remembered: dict[tuple[str, str], str]) -> dict[str, str]:
    """The digest of each picture that a journey file in `folder` names; of what is wrong with it where it cannot be had.

    `remembered` keeps them, since many maps share a logo.
    """
    found = {}
    for name in names:
        if (folder, name) not in remembered:
            try:
                remembered[folder, name] = digest(content(folder, name))
            except ImageError as error:
                remembered[folder, name] = combined("missing", str(error))
        found[name] = remembered[folder, name]
    return found


def made_by(reading: str, options: RenderOptions, missing_glyphs: Collection[str] = ()) -> str:
    """What makes one output: a reading (see `reading`) drawn as the options say; `missing_glyphs` is what it shows that no
    packaged font has.
    """
    return with_fonts(combined(drawing(options.format), reading, asdict(options)), missing_glyphs)


def with_fonts(made_by: str, missing_glyphs: Collection[str]) -> str:
    """What makes an output, with the fonts of this machine that draw in it what no packaged font has."""
    if not missing_glyphs:
        return made_by
    from cjmap.text.missing import fonts_of_system

    return combined(made_by, fonts_of_system(missing_glyphs))


def reading(name: str, source: str, pictures: Mapping[str, str]) -> str:
    """What makes a checked journey: the name of its file, the digest of its content, those of its pictures."""
    return combined(program(), name, source, dict(pictures))


def _files(folder: Path) -> dict[str, str]:
    """The digest of every file in a package, without what Python itself makes of them."""
    return {
        path.relative_to(folder).as_posix(): digest(path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def _versions(names: Iterable[str]) -> dict[str, str]:
    return {name: _version(name) for name in names}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # a library that is there without its papers
        return ""
