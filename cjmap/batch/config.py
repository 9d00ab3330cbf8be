"""`cjmap.toml`, or `[tool.cjmap]` in `pyproject.toml` → what a build of this project is to do, or what is wrong with it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cjmap.diagnostics import Severities, Severity
from cjmap.options import USUAL, refuse_unheeded
from cjmap.options.described import OPTIONS, Names, options_of
from cjmap.options.views import FIRST_VIEW
from cjmap.records import dataclass, field, replace

OWN_FILE, SHARED_FILE = "cjmap.toml", "pyproject.toml"


SHARED = ("theme", "page", "text", "width", "lanes", "fonts")
"""The options that all drawings of a build share; they are also keys here, by the names of `key_of`."""

_CALLED = {"fonts": "svg_fonts"}
"""Options whose names are those of other keys: `fonts` is a folder."""

SECONDS = range(1_000_001)
"""What a deadline may be; 0 is none."""


def key_of(option: str) -> str:
    """What an option is called in a config, and its field in `Config`."""
    return _CALLED.get(option, option)


class WrongConfig(ValueError):
    """What a config file says cannot be; the message names file, line, and what would be right."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a project wants of every build; empty where it leaves that to the command line.

    `folder` is where the config file is: `paths`, `exclude`, `output` and `fonts` are below it. `severity` says how bad the
    codes in it are.
    """

    folder: Path = Path()
    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    output: str = ""
    formats: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    theme: str = ""
    page: str = ""
    text: str = ""
    width: float = 0.0
    lanes: str = ""
    svg_fonts: str = ""
    fonts: str = ""
    title: str = ""
    atlas: bool = False
    deadline: int | None = None
    severity: Severities = field(default_factory=dict)

    @property
    def there(self) -> bool:
        """Whether there is a config at all."""
        return self.folder != Path()


@dataclass(frozen=True, slots=True)
class ConfigKey:
    """One key of the config: the type of its value, and the names that the value is one of, where it is not free."""

    kind: type
    names: Names | None = None


KEYS: Mapping[str, ConfigKey] = {
    "paths": ConfigKey(tuple),
    "exclude": ConfigKey(tuple),
    "output": ConfigKey(str),
    "formats": ConfigKey(tuple, OPTIONS["format"].choices),
    "views": ConfigKey(tuple, OPTIONS["view"].choices),
    **{key_of(name): ConfigKey(type(OPTIONS[name].default), OPTIONS[name].choices) for name in SHARED},
    "fonts": ConfigKey(str),
    "title": ConfigKey(str),
    "atlas": ConfigKey(bool),
    "deadline": ConfigKey(int),
    "severity": ConfigKey(dict),
}
"""The keys by name; each is a field of `Config`. A new one is a new entry and a new field."""

_KINDS = {
    tuple: 'a list of texts, such as ["a", "b"]',
    str: "a text in quotes",
    bool: "true or false",
    int: f"a whole number of seconds, from 0 to {SECONDS[-1]:,}",
    float: "a number of px, such as 1200",
    dict: 'a table: write [severity] and lines such as stale = "ignore" below it',
}

IGNORE = "ignore"
SEVERITIES: Mapping[str, Severity | None] = {IGNORE: None, "warning": Severity.WARNING, "error": Severity.ERROR}
"""What a code can be set to; None where it is not said at all."""


def config(start: Path) -> Config:
    """The config that holds in a folder: that of the nearest file upwards, as far as the top of the repository.

    Without a repository, only the folder itself is looked at. WrongConfig where it cannot be, with its
    path seen from that folder; OSError where the file cannot be read.
    """
    for folder in _upwards(start.absolute()):
        for name in (OWN_FILE, SHARED_FILE):
            file = folder / name
            shown = os.path.relpath(file, start)
            if not file.is_file():
                if name == OWN_FILE and os.path.lexists(file):
                    raise WrongConfig(f"{shown}: not a file, or a broken link; the config cannot be read")
                continue
            text = _text(file, shown)
            table = _table(_parsed(text, shown), name, shown)
            if table is not None:
                return replace(_checked(table, _Location(shown, text, name)), folder=folder)
    return Config()


def _upwards(start: Path) -> Iterator[Path]:
    """The folder, and where it is in a repository those above it up to the top."""
    above = [start, *start.parents]
    top = next((where for where, folder in enumerate(above) if (folder / ".git").exists()), 0)
    return iter(above[: top + 1])


def _text(file: Path, shown: str) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongConfig(f"{shown}: the file is not saved as UTF-8") from error


def _parsed(text: str, file: str) -> dict[str, object]:
    import tomllib  # late: most folders have no config

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongConfig(f"{file}: not valid TOML: {error}") from error
    except RecursionError as error:
        raise WrongConfig(f"{file}: brackets are nested too deeply") from error


def _table(data: Mapping[str, object], name: str, file: str) -> Mapping[str, object] | None:
    """The table that is ours; None where the file says nothing about us."""
    if name == OWN_FILE:
        return data
    tools = data.get("tool")
    ours = tools.get("cjmap") if isinstance(tools, dict) else None
    if ours is not None and not isinstance(ours, dict):
        raise WrongConfig(f"{file}: tool.cjmap must be a table: write [tool.cjmap] and the keys below it")
    return ours


@dataclass(frozen=True, slots=True)
class _Location:
    """A config file, for saying where in it something is wrong."""

    file: str
    text: str
    name: str

    def of(self, key: str, value: str = "") -> str:
        """`file:line`, of the value where it stands on a line of its own below its key; without the line, the file."""
        lines = self.text.splitlines()
        inside = self.name == OWN_FILE
        for number, line in enumerate(lines, 1):
            if header := re.match(r"\s*\[+\s*([^\]]*?)\s*\]+", line):
                table = re.sub(r"[\s\"']", "", header[1])
                if table == (key if self.name == OWN_FILE else f"tool.cjmap.{key}"):
                    return f"{self.file}:{number}"
                inside = table == "tool.cjmap"
            elif inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]", line):
                return f"{self.file}:{self._value(lines, number, value)}"
        return self.file

    def of_code(self, code: str) -> str:
        """`file:line` of a key of the table of severities; the file, where no line has it."""
        key = re.compile(rf"""(?:^|[\s{{,.])["']?{re.escape(code)}["']?\s*=""")
        found = (number for number, line in enumerate(self.text.splitlines(), 1) if key.search(line))
        return next((f"{self.file}:{number}" for number in found), self.file)

    @staticmethod
    def _value(lines: list[str], number: int, value: str) -> int:
        """The line of a value that belongs to the key in line `number`."""
        if not value:
            return number
        return next((where for where, line in enumerate(lines[number - 1 :], number) if value in line), number)


def _checked(table: Mapping[str, object], location: _Location) -> Config:
    from cjmap.read.ids import did_you_mean, near_names

    for key in table:
        if key not in KEYS:
            hint = did_you_mean(near_names(key, KEYS)) or f"choose one of {', '.join(KEYS)}"
            raise WrongConfig(f"{location.of(key)}: unknown key {key!r}; {hint}")
    values: dict[str, Any] = {key: _value(key, value, location) for key, value in table.items()}
    settings = Config(**values)
    _refuse_unheeded(settings, location)
    return settings


def _refuse_unheeded(settings: Config, location: _Location) -> None:
    """Raise WrongConfig where an option is wanted of formats none of which heeds it, or a format of views that it does not
    have; who types others decides for those.
    """
    views = settings.views or (FIRST_VIEW,)
    try:
        if settings.formats:
            refuse_unheeded(USUAL, settings.formats, views)
    except ValueError as error:
        raise WrongConfig(f"{location.of('views' if settings.views else 'formats')}: {error}") from error
    for name in SHARED if settings.formats else ():
        options = options_of({name: getattr(settings, key_of(name)) or None})
        try:
            refuse_unheeded(options, settings.formats, views)
        except ValueError as error:
            raise WrongConfig(f"{location.of(key_of(name))}: {error}") from error


def _value(key: str, value: object, location: _Location) -> object:
    """A value as the field of `Config` has it; a text where a list is wanted is a list of one."""
    from cjmap.read.ids import did_you_mean, near_names

    wanted = KEYS[key]
    if wanted.kind is dict:
        return _severities(value, location)
    if wanted.kind is tuple:
        value = tuple(value) if isinstance(value, list) else (value,)
    parts = value if isinstance(value, tuple) else (value,)
    kind = str if wanted.kind is tuple else wanted.kind
    if kind is float and type(value) is int:
        value, parts = float(value), (float(value),)
    if not all(type(part) is kind for part in parts) or (kind is int and value not in SECONDS):
        raise WrongConfig(f"{location.of(key)}: {key} must be {_KINDS[wanted.kind]}")
    if wanted.names:
        choices = wanted.names()
        for part in parts:
            if part not in choices:
                hint = did_you_mean(near_names(str(part), choices)) or f"choose one of {', '.join(choices)}"
                kind_of_name = key.removesuffix("s") if wanted.kind is tuple else key
                raise WrongConfig(f"{location.of(key, str(part))}: unknown {kind_of_name} {part!r}; {hint}")
    if not parts or any((not part and kind is str) or "\0" in str(part) for part in parts):
        raise WrongConfig(f"{location.of(key)}: {key} must not be empty")
    if kind is float:
        _refuse_number(key, value, location)
    if key == "exclude":
        _refuse_patterns(parts, location)
    return value


def _refuse_number(option: str, value: object, location: _Location) -> None:
    try:
        options_of({option: value})
    except ValueError as error:
        raise WrongConfig(f"{location.of(option)}: {error}") from error


def _refuse_patterns(patterns: Iterable[object], location: _Location) -> None:
    from cjmap.batch.ignore import WrongPattern, translated

    for pattern in patterns:
        try:
            translated(str(pattern))
        except WrongPattern as error:
            raise WrongConfig(
                f"{location.of('exclude', str(pattern))}: {str(pattern)!r} is not a valid pattern: {error}"
            ) from error


def _severities(value: object, location: _Location) -> Severities:
    """What the table says of each code. What is an error stops the drawing, whatever anyone says of it."""
    from cjmap.codes import CODES, current
    from cjmap.read.ids import did_you_mean, near_names

    if not isinstance(value, dict):
        raise WrongConfig(f"{location.of('severity')}: severity must be {_KINDS[dict]}")
    for code, wish in value.items():
        where = location.of_code(code)
        if code not in CODES:
            hint = did_you_mean(near_names(code, CODES)) or "cjmap explain lists all codes"
            raise WrongConfig(f"{where}: unknown code {code!r}; {hint}")
        if not isinstance(wish, str) or wish not in SEVERITIES:
            hint = did_you_mean(near_names(str(wish), SEVERITIES)) or f"choose one of {', '.join(SEVERITIES)}"
            raise WrongConfig(f"{where}: {code} cannot be {wish!r}; {hint}")
        if CODES[code].severity is Severity.ERROR and wish != "error":
            raise WrongConfig(f"{where}: {code} is an error that stops the drawing, and cannot be {_LOWERED[wish]}")
    return {current(code): SEVERITIES[wish] for code, wish in value.items()}


_LOWERED = {IGNORE: "ignored", "warning": "a warning"}
