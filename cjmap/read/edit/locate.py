"""An address and the tree of a file → the value it names, or the last one on the way and what is missing from there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cjmap.read import ids
from cjmap.read.edit.address import END, Address, Path, written
from cjmap.read.edit.operations import NoSuchPlace
from cjmap.read.ids import did_you_mean, near_names
from cjmap.read.nodes import Node
from cjmap.read.outline import Outline, OutlinePart, one_persona, outline_of
from cjmap.read.schema import compiled, keys_and_values
from cjmap.records import dataclass

SHORT = {
    "journey": "", "persona": "name", "personas": "name", "stage": "name", "stages": "name", "touchpoint": "name",
    "touchpoints": "name", "item": "text", "items": "text", "transition": "to", "next": "to", "lane": "id", "lanes": "id",
    "metric": "value", "theme": "base",
}  # fmt: skip
"""What a text means where keys and values may stand, by the schema's name for them."""

_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Spot:
    """What an address names: `path` is what is there of it, `missing` the rest, `schema` what holds for the value at `path`.

    `entry` is true where the value at `path` stands alone in the place of a list, and the address means it as its entry 0.
    """

    path: Path
    node: Node
    schema: Mapping[str, Any]
    missing: tuple[str, ...] = ()
    entry: bool = False

    @property
    def definition(self) -> str:
        return str(self.schema.get("def", ""))

    @property
    def short(self) -> str:
        """The key that a text here stands for, empty where it stands for none."""
        return SHORT.get(self.definition, "")

    @property
    def may_be_list(self) -> bool:
        """Whether a list may stand here."""
        return "items" in self.schema


def located(root: Node, address: Address) -> Spot:
    """The spot that an address names. Raises NoSuchPlace where nothing leads to it."""
    path: Path = ()
    if address.thing:
        path = thing(outline_of(root), address)[1]
    spot = Spot((), root, compiled())
    for step in path:
        spot = _step(spot, str(step)) or spot
    if path and spot.may_be_list:
        spot = Spot(spot.path, spot.node, spot.schema["items"], entry=True)
    for at, step in enumerate(address.steps):
        following = _step(spot, step)
        if following is None:
            rest = address.steps[at:]
            _may_be_missing(spot, rest, address)
            return Spot(spot.path, spot.node, spot.schema, rest, spot.entry)
        spot = following
    return spot


def things(outline: Outline) -> Iterator[tuple[OutlinePart, Path]]:
    """Every persona, stage and touchpoint with the path to it."""
    people = outline.root.entries.get("personas")
    if people is not None and people.value.kind == "mapping" and not one_persona(people.value):
        yield from ((part, ("personas", key)) for part, key in zip(outline.personas, people.value.entries, strict=True))
    else:
        yield from ((part, _in_list(("personas",), outline.root, at)) for at, part in enumerate(outline.personas))
    for at, stage in enumerate(outline.stages):
        path = _in_list(("stages",), outline.root, at)
        yield stage, path
        for index, touchpoint in enumerate(stage.touchpoints):
            yield touchpoint, path + _in_list(("touchpoints",), stage.node, index)


def thing(outline: Outline, address: Address) -> tuple[OutlinePart, Path]:
    """The persona, stage or touchpoint of an address, and the path to it. Raises NoSuchPlace where there is none."""
    wanted = ids.folded(address.id)
    there = [(part, path) for part, path in things(outline) if part.kind == address.thing]
    for part, path in there:
        if part.id == wanted:
            return part, path
    known = [part.id for part, _ in there]
    near = (
        did_you_mean(near_names(address.id, known)) or f"choose one of {_listed(known)}"
        if known
        else "the file has none"
    )
    raise NoSuchPlace(f'unknown {address.thing} "{address.id}"; {near}')


def _in_list(path: Path, node: Node, at: int) -> Path:
    """The path to an entry of a list, or to what stands in its place."""
    key = path[-1]
    value = node.entries[str(key)].value
    return (*path, at) if value.kind == "sequence" else path


def _step(spot: Spot, step: str) -> Spot | None:
    """One step further; None where there is nothing."""
    node, path, schema = spot.node, spot.path, spot.schema
    if node.kind == "sequence":
        if not step.isascii() or not step.isdigit() or int(step) >= len(node.items):
            return None
        return Spot((*path, int(step)), node.items[int(step)], schema.get("items", {}))
    if node.kind == "mapping" and step in node.entries:
        keys = keys_and_values(node, schema)
        below = keys.get("properties", {}).get(step, keys.get("additionalProperties"))
        return Spot((*path, step), node.entries[step].value, below if isinstance(below, dict) else {})
    if step == "0" and spot.may_be_list and not spot.entry and not node.empty and _is_one(spot):
        return Spot(path, node, schema["items"], entry=True)
    if node.kind == "scalar" and step == spot.short and not node.empty:
        return Spot(path, node, schema.get("properties", {}).get(step, {}), entry=False)
    return None


def _is_one(spot: Spot) -> bool:
    """Whether keys and values in the place of a list are one entry of it, not names of the author's own."""
    if spot.definition == "personas" and spot.node.kind == "mapping":
        return one_persona(spot.node)
    return spot.definition != "metrics" or spot.node.kind != "mapping"


def _may_be_missing(spot: Spot, rest: tuple[str, ...], address: Address) -> None:
    """Raises NoSuchPlace where the first of some missing steps cannot be added to a value."""
    node, step = spot.node, rest[0]
    here = written(spot.path) or "the file"
    if node.kind == "sequence" or (spot.may_be_list and not spot.entry and (step == END or step.isdigit())):
        count = len(node.items) if node.kind == "sequence" else 0 if node.empty else 1
        if len(rest) == 1 and (step == END or (step.isascii() and step.isdigit() and int(step) <= count)):
            return
        there = "it is empty" if not count else f"it has {count} of them, from 0 to {count - 1}"
        raise NoSuchPlace(f'{address}: {here} is a list and has no entry "{step}"; {there}')
    if node.kind == "scalar" and not node.empty and not spot.short:
        raise NoSuchPlace(f'{address}: {here} is one value and has no key "{step}"')
    known = keys_and_values(node, spot.schema).get("properties", {}) if node.kind == "mapping" else {}
    if len(rest) > 1 and known and step not in known:
        near = did_you_mean(near_names(step, [*node.entries, *known])) or f"it has {_listed(list(node.entries))}"
        raise NoSuchPlace(f'{address}: {here} has no key "{step}"; {near}')


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(f'"{name}"' for name in names[:_MOST_NAMED]) + more
