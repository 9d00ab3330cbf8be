"""Plain data and the compiled schema → whether the data surely follows it, quickly and without the validator.

Most files are right, and this finds it out in a tenth of the time, without loading jsonschema. It says yes only where every
keyword is one of those below; whatever it is not sure of, jsonschema judges.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from cjmap.read.nodes import Node

Part = Mapping[str, Any]

_KNOWN = {
    "type", "properties", "required", "additionalProperties", "propertyNames", "items", "minItems", "maxItems", "pattern",
    "enum", "minimum", "maximum", "if", "then", "else", "def",
}  # fmt: skip


def surely_right(value: object, part: Part) -> bool:
    """Whether a value surely follows a part of the schema."""
    judge = _JUDGES.get(type(value))
    return judge is not None and part.keys() <= _KNOWN and judge(value, part)


def _keys_and_values(value: dict[str, object], part: Part) -> bool:
    if not _is(part, "object") or "enum" in part:
        return False
    if "if" in part and "string" not in part["if"].get("type", ()):
        form = _form(value, part)
        if not form or not surely_right(value, form):
            return False
    known, other = part.get("properties", {}), part.get("additionalProperties", True)
    for key, inner in value.items():
        rule = known.get(key, other)
        if rule is not True and (rule is False or not surely_right(inner, rule)):
            return False
    names = part.get("propertyNames")
    return all(key in value for key in part.get("required", ())) and (
        names is None or all(surely_right(key, names) for key in value)
    )


def _form(value: dict[str, object], part: Part) -> Part | None:
    """The branch that holds where `if` asks for certain keys to be keys and values themselves; None where it asks for more."""
    asked = part["if"]
    if asked.keys() != {"properties"} or any(rule != {"type": "object"} for rule in asked["properties"].values()):
        return None
    holds = all(isinstance(value[key], dict) for key in asked["properties"] if key in value)
    branch: Part | None = part.get("then" if holds else "else")
    return branch


def _list(value: list[object], part: Part) -> bool:
    items = part.get("items", True)
    return (
        _is(part, "array")
        and "enum" not in part
        and ("if" not in part or part["if"].keys() == {"properties"} or part["if"].get("type") == "string")
        and part.get("minItems", 0) <= len(value) <= part.get("maxItems", len(value))
        and (items is True or all(surely_right(item, items) for item in value))
    )


def _text(value: str, part: Part) -> bool:
    if value.isspace() or not _is(part, "string") or ("enum" in part and value not in part["enum"]):
        return False
    if "if" in part and not _text_form(value, part):
        return False
    return "pattern" not in part or re.search(part["pattern"], value) is not None


def _text_form(value: str, part: Part) -> bool:
    """Whether a text follows `then` where `if` asks for a text; where `if` asks about keys, it is all the same to a text."""
    if part["if"] == {"type": "string"}:
        return surely_right(value, part["then"])
    return bool(part["if"].keys() == {"properties"})


def _number(value: float, part: Part) -> bool:
    whole = _is(part, "integer") and value == int(value)
    return (
        (_is(part, "number") or whole)
        and ("enum" not in part or any(value == word and not isinstance(word, bool) for word in part["enum"]))
        and ("if" not in part or part["if"] == {"type": "string"})
        and part.get("minimum", value) <= value <= part.get("maximum", value)
    )


def _nothing_or_flag(value: object, part: Part) -> bool:
    name = "null" if value is None else "boolean"
    asks_other = "if" not in part or part["if"] == {"type": "string"} or part["if"].keys() == {"properties"}
    return _is(part, name) and asks_other and ("enum" not in part or any(word is value for word in part["enum"]))


def _is(part: Part, name: str) -> bool:
    types = part.get("type")
    return types is None or name == types or (isinstance(types, list) and name in types)


_JUDGES: dict[type, Callable[[Any, Part], bool]] = {
    dict: _keys_and_values, list: _list, str: _text, int: _number, float: _number, bool: _nothing_or_flag,
    type(None): _nothing_or_flag,
}  # fmt: skip


Schema = dict[str, Any]

MOST_PROBLEMS = 500
"""More problems than this are not looked for: a file with so many is no journey file."""

_ANNOTATIONS = {"$schema", "$defs", "title", "description", "examples", "default"}
_NAMED = ("properties",)
_NESTED = ("items", "additionalProperties", "propertyNames", "if", "then", "else")
_SAME = {"journey_items": "items", "journey_item": "item", "journey_item_keys": "item_keys"}
"""Definitions that have a key more than others, and in all that is said of a file are these."""


def schema_text() -> str:
    """The JSON Schema as it is published, for editors."""
    package = Path(__file__).parents[1]
    paths = [folder / "schemas" / "journey.schema.json" for folder in (package, package.parent)]
    return next((path for path in paths if path.is_file()), paths[0]).read_text(encoding="utf-8")


@cache
def published() -> Schema:
    """The schema as it is published, to be read only."""
    schema: Schema = json.loads(schema_text())
    return schema


@cache
def keys_of(owner: str = "journey") -> tuple[str, ...]:
    """The keys of a journey, or of a definition such as `stage_keys`, in the order of the format."""
    part = published() if owner == "journey" else published()["$defs"][owner]
    return tuple(part["properties"])


@cache
def key_kinds() -> Mapping[str, frozenset[str]]:
    """Every key of the format → the definitions that hold where it stands, be it a key of several things."""
    found: dict[str, set[str]] = {}
    for part in (published(), *published()["$defs"].values()):
        for key, value in part.get("properties", {}).items():
            found.setdefault(key, set()).add(value.get("$ref", "").rpartition("/")[2])
    return {key: frozenset(kinds) for key, kinds in found.items()}


@cache
def compiled() -> Schema:
    """The schema with every reference written out and no annotations: quick to validate with, a graph of shared parts.

    Each part that came from a definition carries its name as `def`.
    """
    schema = published()
    return {**_written_out(schema, schema["$defs"], {}), "def": "journey"}


def _written_out(schema: Schema, definitions: Schema, done: dict[str, Schema]) -> Schema:
    out: Schema = {}
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        if name not in done:
            part = {**_written_out(definitions[name], definitions, done), "def": _SAME.get(name, name)}
            for branch in ("then", "else"):
                if branch in part:
                    part[branch].setdefault("def", _SAME.get(name, name))
            done[name] = part
        out.update(done[name])
    for key, value in schema.items():
        if key in _NAMED:
            out[key] = {name: _written_out(part, definitions, done) for name, part in value.items()}
        elif key in _NESTED and isinstance(value, dict):
            out[key] = _written_out(value, definitions, done)
        elif key not in _ANNOTATIONS and key != "$ref":
            out[key] = value
    return out


def _validator(part: Mapping[str, Any] | None) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(compiled() if part is None else part)


class SchemaViolation(NamedTuple):
    """One thing the schema has against a file.

    `rule` is the schema's keyword (`type`, `enum`, …), `schema` the part of the schema that says so, `node` the value it is
    about, `key` the key it stands at (of the list, for an entry of one), `wrong` the value as the schema saw it.
    """

    rule: str
    schema: Mapping[str, Any]
    node: Node
    key: str
    wrong: object

    @property
    def definition(self) -> str:
        """What stands at this place: a name of the schema's definitions, or the key."""
        return str(self.schema.get("def", self.key))

    @property
    def is_of_key(self) -> bool:
        """Whether it is about the name of a key of the value."""
        return self.node.kind == "mapping" and isinstance(self.wrong, str)


def problems(root: Node, part: Mapping[str, Any] | None = None, at: str = "") -> list[SchemaViolation]:
    """Everything the schema has against a tree, or a part of the schema against a value at a key."""
    if surely_right(root.data, compiled() if part is None else part):
        return []
    found = []
    for error in islice(_validator(part).iter_errors(root.data), MOST_PROBLEMS):
        node, key = root, at
        for step in error.absolute_path:
            if isinstance(step, int):
                node = node.items[step]
            else:
                node, key = node.entries[step].value, step
        found.append(SchemaViolation(error.validator, error.schema, node, key, error.instance))
    return [problem for problem in found if not _is_theme(problem)]


def _is_theme(problem: SchemaViolation) -> bool:
    """Whether a name that the schema does not know is that of a plug-in's theme."""
    asked = problem.rule == "enum" and problem.definition in ("theme", "base")
    if not asked or not isinstance(problem.wrong, str):
        return False
    from cjmap.theme import THEMES  # late: the schema knows our own

    return problem.wrong in THEMES


class Visit(NamedTuple):
    """A node of the tree and the part of the schema that holds for it."""

    node: Node
    schema: Mapping[str, Any]
    key: str
    entry: bool
    """Whether it is an entry of a list."""

    @property
    def definition(self) -> str:
        return str(self.schema.get("def", self.key))


def visits(root: Node, start: Visit | None = None) -> Iterator[Visit]:
    """Every node with its part of the schema, in the order of the file, as far as the schema knows it.

    What is below a node is looked up after it was given out: its keys may be set right before. `start` is another beginning.
    """
    waiting = [start or Visit(root, compiled(), "", entry=False)]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(reversed(list(_below(here))))


def _below(visit: Visit) -> Iterator[Visit]:
    node, schema = visit.node, visit.schema
    if node.kind == "sequence" and "items" in schema:
        for item in node.items:
            yield Visit(item, schema["items"], visit.key, entry=True)
    elif node.kind == "mapping":
        schema = keys_and_values(node, schema)
        known, other = schema.get("properties", {}), schema.get("additionalProperties")
        for key, entry in node.entries.items():
            part = known.get(key, other)
            if isinstance(part, dict):
                yield Visit(entry.value, part, key, entry=False)


def has_unknown_keys(visit: Visit) -> bool:
    """Whether a mapping has keys that its place does not know."""
    if visit.node.kind != "mapping":
        return False
    schema = keys_and_values(visit.node, visit.schema)
    return schema.get("additionalProperties") is False and not visit.node.entries.keys() <= schema["properties"].keys()


def keys_and_values(node: Node, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The part of the schema that names the keys of a mapping, where the schema has one for each of two forms."""
    form = schema.get("if", {})
    if "else" not in schema:
        return schema
    objects = form["properties"]
    matches = all(key not in objects or entry.value.kind == "mapping" for key, entry in node.entries.items())
    branch: Mapping[str, Any] = schema["then"] if matches else schema["else"]
    return branch
