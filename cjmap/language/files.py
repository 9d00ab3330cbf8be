"""A file of `cjmap/languages/` → the words of a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cjmap.language.forms import ENGLISH, Forms
from cjmap.language.phrases import Counted, Phrase
from cjmap.language.words import SECTIONS, Words

FOLDER = Path(__file__).parent.parent / "languages"
"""One file a language, named by its tag; a new file is a new language."""


@cache
def languages() -> tuple[str, ...]:
    """The tags of the languages whose words there are, English first."""
    return tuple(sorted((file.stem for file in FOLDER.glob("*.toml")), key=lambda tag: (tag != "en", tag)))


def read(tag: str, forms: Forms, folder: Path | None = None) -> Words:
    """The words in the file of a tag in FOLDER, or in another folder; those that it lacks are English, with its forms.

    ValueError, which names the file, where it is no TOML, has a word that is none of ours, or is English and lacks one.
    """
    try:
        tables = _tables(folder or FOLDER, tag)
        return Words(**_fields(Words, tables, {} if tag == "en" else _english(), forms))
    except ValueError as error:
        raise ValueError(f"{tag}.toml: {error}") from error


def _tables(folder: Path, tag: str) -> Mapping[str, Any]:
    import tomllib

    return tomllib.loads((folder / f"{tag}.toml").read_text(encoding="utf-8"))


@cache
def _english() -> Mapping[str, Any]:
    return _tables(FOLDER, "en")


def _fields(kind: type, table: Mapping[str, Any], english: Mapping[str, Any], forms: Forms) -> dict[str, Any]:
    """What is said for each field of a table, as the field has it; in English where the table says nothing."""
    if not isinstance(table, dict):
        raise ValueError(f"a table of words is expected, not {table!r}")
    wanted: Mapping[str, str] = kind.__annotations__
    said, spare = _keyed(table), _keyed(english)
    for key in wanted:
        if key not in said and key not in spare:
            raise ValueError(f'"{key}" is missing')
    for key in said:
        if key not in wanted:
            raise ValueError(f'"{key}" is none of cjmap\'s words')
    return {
        key: _value(key, name, said[key], spare.get(key, {}), forms)
        if key in said
        else _value(key, name, spare[key], {}, ENGLISH)
        for key, name in wanted.items()
    }


def _keyed(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in table.items()}


def _value(key: str, kind: str, said: Any, english: Any, forms: Forms) -> Any:
    if kind in SECTIONS:
        try:
            return SECTIONS[kind](**_fields(SECTIONS[kind], said, english, forms))
        except ValueError as error:
            raise ValueError(f"in [{key}] {error}") from error
    if kind == "Counted":
        if not isinstance(said, dict) or "other" not in said or not _are_texts(said):
            raise ValueError(f'"{key}" has plural forms, of which one is other, not {said!r}')
        return Counted(said, forms)
    if kind.startswith("Mapping"):
        if not isinstance(said, dict) or not _are_texts(said):
            raise ValueError(f"[{key}] is a table of texts, not {said!r}")
        texts = {one: (said[one], forms) if one in said else (english[one], ENGLISH) for one in {**english, **said}}
        return {one: Phrase(text, own) if "Phrase" in kind else text for one, (text, own) in texts.items()}
    if not isinstance(said, str):
        raise ValueError(f'"{key}" is a text, not {said!r}')
    return Phrase(said, forms) if kind == "Phrase" else said


def _are_texts(table: Mapping[str, object]) -> bool:
    return all(isinstance(text, str) for text in table.values())
