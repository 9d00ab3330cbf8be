"""The JSON Schema of journey files, and a parsed tree held against it → its problems, and what the schema means at each place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from cjmap.read.nodes import Node

Schema = dict[str, Any]

MOST_PROBLEMS = 500
"""More problems than this are not looked for: a file with so many is no journey file."""

_ANNOTATIONS = {"$schema", "$defs", "title", "description", "examples", "default"}
_ABOUT_SCALARS = {
    "pattern", "enum", "if", "then", "else", "minLength", "maxLength", "format", "not", "const", "allOf", "anyOf", "oneOf",
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
}  # fmt: skip
_NAMED = ("properties",)
_NESTED = ("items", "additionalProperties", "propertyNames", "if", "then", "else")


def schema_text() -> str:
    """The JSON Schema as it is published, for editors."""
    package = Path(__file__).parents[1]
    places = [folder / "schemas" / "journey.schema.json" for folder in (package, package.parent)]
    return next((place for place in places if place.is_file()), places[0]).read_text(encoding="utf-8")


@cache
def compiled() -> Schema:
    """The schema with every reference written out and no annotations: quick to validate with, a graph of shared parts.

    Each part that came from a definition carries its name as `def`.
    """
    schema = json.loads(schema_text())
    return {**_written_out(schema, schema["$defs"], {}), "def": "journey"}


def _written_out(schema: Schema, definitions: Schema, done: dict[str, Schema]) -> Schema:
    out: Schema = {}
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        if name not in done:
            done[name] = {**_written_out(definitions[name], definitions, done), "def": name}
        out.update(done[name])
    for key, value in schema.items():
        if key in _NAMED:
            out[key] = {name: _written_out(part, definitions, done) for name, part in value.items()}
        elif key in _NESTED and isinstance(value, dict):
            out[key] = _written_out(value, definitions, done)
        elif key not in _ANNOTATIONS and key != "$ref":
            out[key] = value
    out["plainly right"] = _plainly_right(out)
    return out


class _PlainlyRight(NamedTuple):
    """What a part of the schema takes without a closer look: any text, any number, or some words."""

    text: bool = False
    number: bool = False
    words: frozenset[str] = frozenset()

    def has(self, value: object) -> bool:
        kind = type(value)
        if kind is str:
            return self.text or value in self.words
        return self.number and (kind is int or kind is float)


def _plainly_right(part: Schema) -> _PlainlyRight:
    """What is sure to be right by `type`, `enum`, and `if` it is a text `then` an `enum`; nothing where a text or number has
    to be more than that."""
    types, about = part.get("type", ()), set(part) & _ABOUT_SCALARS
    for_texts = about == {"if", "then"} and part["if"].get("type") == "string" and "enum" in part["then"]
    words = part["then"]["enum"] if for_texts else part["enum"] if about == {"enum"} else ()
    return _PlainlyRight(
        text="string" in types and not about,
        number="number" in types and (for_texts or not about),
        words=frozenset(word for word in words if isinstance(word, str) and "string" in types),
    )


@cache
def _validator() -> Any:
    """The validator of the compiled schema.

    It looks at what is in a file, not at all that could be, and passes over texts and numbers that are plainly right: they are
    most of a file, and took most of the time.
    """
    from jsonschema import Draft202012Validator, validators

    extend: Any = validators.extend
    return extend(Draft202012Validator, {"properties": _properties, "items": _items})(compiled())


def _properties(validator: Any, properties: Schema, instance: Any, _: Schema) -> Iterator[Any]:
    if isinstance(instance, dict):
        for key, value in instance.items():
            part = properties.get(key)
            if part is not None and not part["plainly right"].has(value):
                yield from validator.descend(value, part, path=key, schema_path=key)


def _items(validator: Any, items: Schema, instance: Any, _: Schema) -> Iterator[Any]:
    if isinstance(instance, list):
        for place, value in enumerate(instance):
            if not items["plainly right"].has(value):
                yield from validator.descend(value, items, path=place)


class Problem(NamedTuple):
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


def problems(root: Node) -> list[Problem]:
    """Everything the schema has against a tree."""
    found = []
    for error in islice(_validator().iter_errors(root.data), MOST_PROBLEMS):
        node, key = root, ""
        for step in error.absolute_path:
            if isinstance(step, int):
                node = node.items[step]
            else:
                node, key = node.entries[step].value, step
        found.append(Problem(error.validator, error.schema, node, key, error.instance))
    return found


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


def visits(root: Node) -> Iterator[Visit]:
    """Every node with its part of the schema, in the order of the file, as far as the schema knows it."""
    waiting = [Visit(root, compiled(), "", entry=False)]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(reversed(list(_below(here))))


def _below(here: Visit) -> Iterator[Visit]:
    node, schema = here.node, here.schema
    if node.kind == "sequence" and "items" in schema:
        for item in node.items:
            yield Visit(item, schema["items"], here.key, entry=True)
    elif node.kind == "mapping":
        schema = keys_and_values(node, schema)
        known, other = schema.get("properties", {}), schema.get("additionalProperties")
        for key, entry in node.entries.items():
            part = known.get(key, other)
            if isinstance(part, dict):
                yield Visit(entry.value, part, key, entry=False)


def keys_and_values(node: Node, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The part of the schema that names the keys of a mapping, where the schema has one for each of two forms."""
    form = schema.get("if", {})
    if "else" not in schema:
        return schema
    objects = form["properties"]
    matches = all(key not in objects or entry.value.kind == "mapping" for key, entry in node.entries.items())
    return schema["then"] if matches else schema["else"]  # type: ignore[no-any-return]
