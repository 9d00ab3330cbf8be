"""A file of `cjmap/languages/` → the words of a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cjmap.language.forms import Forms
from cjmap.language.phrases import Counted, Phrase
from cjmap.language.words import SECTIONS, Words

FOLDER = Path(__file__).parent.parent / "languages"
"""One file a language, named by its tag; a new file is a new language."""


@cache
def languages() -> tuple[str, ...]:
    """The tags of the languages whose words there are, English first."""
    return tuple(sorted((file.stem for file in FOLDER.glob("*.toml")), key=lambda tag: (tag != "en", tag)))


def read(tag: str, forms: Forms, folder: Path | None = None) -> Words:
    """The words in the file of a tag in FOLDER, or in another folder.

    ValueError, which names the file, where it is no TOML, where a word is missing, or is none of ours.
    """
    import tomllib

    try:
        tables = tomllib.loads(((folder or FOLDER) / f"{tag}.toml").read_text(encoding="utf-8"))
        return Words(**_fields(Words, tables, forms))
    except ValueError as error:
        raise ValueError(f"{tag}.toml: {error}") from error


def _fields(kind: type, table: Mapping[str, Any], forms: Forms) -> dict[str, Any]:
    """What is said for each field of a table, as the field has it."""
    if not isinstance(table, dict):
        raise ValueError(f"a table of words is expected, not {table!r}")
    wanted: Mapping[str, str] = kind.__annotations__
    said = {key.replace("-", "_"): value for key, value in table.items()}
    for key in wanted:
        if key not in said:
            raise ValueError(f'"{key}" is missing')
    for key in said:
        if key not in wanted:
            raise ValueError(f'"{key}" is none of cjmap\'s words')
    return {key: _value(key, name, said[key], forms) for key, name in wanted.items()}


def _value(key: str, kind: str, said: Any, forms: Forms) -> Any:
    if kind in SECTIONS:
        try:
            return SECTIONS[kind](**_fields(SECTIONS[kind], said, forms))
        except ValueError as error:
            raise ValueError(f"in [{key}] {error}") from error
    if kind == "Counted":
        if not isinstance(said, dict) or "other" not in said or not _are_texts(said):
            raise ValueError(f'"{key}" has plural forms, of which one is other, not {said!r}')
        return Counted(said, forms)
    if kind.startswith("Mapping"):
        if not isinstance(said, dict) or not _are_texts(said):
            raise ValueError(f"[{key}] is a table of texts, not {said!r}")
        return {one: Phrase(text, forms) for one, text in said.items()} if "Phrase" in kind else said
    if not isinstance(said, str):
        raise ValueError(f'"{key}" is a text, not {said!r}')
    return Phrase(said, forms) if kind == "Phrase" else said


def _are_texts(table: Mapping[str, object]) -> bool:
    return all(isinstance(text, str) for text in table.values())
