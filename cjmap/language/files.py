"""A file of `cjmap/languages/` → the messages of a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cjmap.language.catalogue import SECTIONS, Messages
from cjmap.language.forms import ENGLISH, Counted, Forms, Phrase

FOLDER = Path(__file__).parent.parent / "languages"
"""One file a language, named by its tag; a new file is a new language."""


@cache
def languages() -> tuple[str, ...]:
    """The tags of the languages that have messages, English first."""
    return tuple(sorted((file.stem for file in FOLDER.glob("*.toml")), key=lambda tag: (tag != "en", tag)))


def read(tag: str, forms: Forms, folder: Path | None = None) -> Messages:
    """The messages in the file of a tag in FOLDER, or in another folder; those that it lacks are English, with its forms.

    ValueError, which names the file, where it is no TOML, has a message that is none of ours, or is English and lacks one.
    """
    try:
        tables = _tables(folder or FOLDER, tag)
        return Messages(**_fields(Messages, tables, {} if tag == "en" else _english(), forms))
    except ValueError as error:
        raise ValueError(f"{tag}.toml: {error}") from error


def _tables(folder: Path, tag: str) -> Mapping[str, Any]:
    import tomllib

    return tomllib.loads((folder / f"{tag}.toml").read_text(encoding="utf-8"))


@cache
def _english() -> Mapping[str, Any]:
    return _tables(FOLDER, "en")


def _fields(kind: type, table: Mapping[str, Any], english: Mapping[str, Any], forms: Forms) -> dict[str, Any]:
    """The value of each field of a table, as the field has it; in English where the table has none."""
    if not isinstance(table, dict):
        raise ValueError(f"a table of messages is expected, not {table!r}")
    wanted: Mapping[str, str] = kind.__annotations__
    given, fallback = _keyed(table), _keyed(english)
    for key in wanted:
        if key not in given and key not in fallback:
            raise ValueError(f'"{key}" is missing')
    for key in given:
        if key not in wanted:
            raise ValueError(f'"{key}" is none of cjmap\'s messages')
    return {
        key: _value(key, name, given[key], fallback.get(key, {}), forms)
        if key in given
        else _value(key, name, fallback[key], {}, ENGLISH)
        for key, name in wanted.items()
    }


def _keyed(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in table.items()}


def _value(key: str, kind: str, given: Any, english: Any, forms: Forms) -> Any:
    if kind in SECTIONS:
        try:
            return SECTIONS[kind](**_fields(SECTIONS[kind], given, english, forms))
        except ValueError as error:
            raise ValueError(f"in [{key}] {error}") from error
    if kind == "Counted":
        if not isinstance(given, dict) or "other" not in given or not _are_texts(given):
            raise ValueError(f'"{key}" has plural forms, of which one is other, not {given!r}')
        return Counted(given, forms)
    if kind.startswith("Mapping"):
        if not isinstance(given, dict) or not _are_texts(given):
            raise ValueError(f"[{key}] is a table of texts, not {given!r}")
        texts = {
            name: (given[name], forms) if name in given else (english[name], ENGLISH) for name in {**english, **given}
        }
        return {name: Phrase(text, own) if "Phrase" in kind else text for name, (text, own) in texts.items()}
    if not isinstance(given, str):
        raise ValueError(f'"{key}" is a text, not {given!r}')
    return Phrase(given, forms) if kind == "Phrase" else given


def _are_texts(table: Mapping[str, object]) -> bool:
    return all(isinstance(text, str) for text in table.values())
