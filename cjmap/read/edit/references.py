"""A persona, stage, touchpoint or lane and a new id → the changes of a draft that give it that id wherever it is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cjmap.model import DEFAULT_LANES, PER_PERSONA
from cjmap.read import ids
from cjmap.read.edit import plan
from cjmap.read.edit.address import Address, Path
from cjmap.read.edit.draft import Draft
from cjmap.read.edit.locate import Spot, located, thing, things
from cjmap.read.edit.operations import NoSuchPlace, NotEdited, Rename, Set
from cjmap.read.edit.values import node_of
from cjmap.read.ids import did_you_mean, near_names
from cjmap.read.nodes import Node
from cjmap.read.outline import OutlinePart, outline_of
from cjmap.read.resolve import Index, index_of, lane_id, name_key
from cjmap.read.schema import Schema, compiled, keys_and_values
from cjmap.read.values import clean


class Mention(NamedTuple):
    """A node that may name something: a value, or, with `key`, the key of one."""

    path: Path
    words: str
    key: bool = False


PERSONAS = {"persona_ids": "value", **dict.fromkeys(PER_PERSONA, "keys")}
STEPS = {"next": "to", "transition": "to", "step_ids": "value"}
LANES = {"own_lanes": "keys", "lane": "id", "lanes": "id"}
"""Where ids stand, by the schema's names of kinds: as the value itself, as the keys, or as the value of a key or alone."""

_KINDS = {"persona": PERSONAS, "stage": STEPS, "touchpoint": STEPS, "lane": LANES}


def rename(draft: Draft, address: Address, operation: Rename) -> None:
    """Give a thing another id, and let everything that refers to it by its old id refer to it by the new one."""
    if not address.thing or address.steps:
        raise NoSuchPlace(f"{address} has no id; a persona:ID, stage:ID, touchpoint:ID or lane:ID can be renamed")
    if address.thing == "lane":
        _rename_lane(draft, address, operation.id)
        return
    outline = outline_of(draft.tree.root)
    part, path = thing(outline, address)
    new = ids.folded(operation.id)
    if not ids.well_formed(new):
        raise NotEdited(f'"{operation.id}" is no id: an id has letters, digits, hyphens and underscores')
    if any(other.id == new for other, _ in things(outline) if other.kind == part.kind and other is not part):
        raise NotEdited(f'"{operation.id}" is already the id of another {part.kind}')
    known = index_of(outline)
    if new != part.id:
        _mentions(draft, address.thing, lambda words: _refers(part, words, known), operation.id)
    _give_id(draft, part, path, operation.id)


def set_value(draft: Draft, address: Address, operation: Set) -> None:
    """Give an address a value; where it is the name of a step that a `next` refers to by it, that goes with it."""
    spot = located(draft.tree.root, address)
    outline = outline_of(draft.tree.root)
    known = index_of(outline)
    part = next((one for one in outline.parts() if _name_node(one) is spot.node), None)
    if part is not None and address.steps[-1:] == ("name",) and isinstance(operation.value, str):
        by_id = part.written and part.id

        def named(words: str) -> bool:
            first = part.touchpoints[0] if part.touchpoints else part
            by_other = part.kind == "stage" and (ids.folded(words) in known.by_id or name_key(words) in known.by_name)
            return known.find(words) is first and ids.folded(words) != by_id and not by_other

        _mentions(draft, part.kind, named, operation.value)
    plan.set_value(draft, address, operation)


def _name_node(part: OutlinePart) -> Node | None:
    """The value that is the name of a step."""
    if part.node.kind != "mapping":
        return part.node
    return part.entries["name"].value if "name" in part.entries else None


def _give_id(draft: Draft, part: OutlinePart, path: Path, new: str) -> None:
    """Write the id of a thing: as its key among the personas, in its `id`, or in an `id` that it did not have."""
    keyed = len(path) == 2 and path[0] == "personas" and isinstance(path[1], str)
    if "id" in part.entries and not part.entries["id"].value.empty:
        draft.replace((*path, "id"), node_of(new))
    elif not keyed:
        node = draft.tree.at(path)
        schema = compiled()["properties"]["personas" if part.kind == "persona" else "stages"]["items"]
        schema = schema["properties"]["touchpoints"]["items"] if part.kind == "touchpoint" else schema
        if "id" in node.entries:
            draft.replace((*path, "id"), node_of(new))
        else:
            plan.add(draft, Spot(path, node, schema, ("id",), entry=True), node_of(new), Address("", "", ()))
    if keyed:
        draft.rename_key(path, new)


def _rename_lane(draft: Draft, address: Address, new: str) -> None:
    old = lane_id(address.id)
    if old in DEFAULT_LANES:
        raise NotEdited(f'"{old}" is a lane of every map; give it another title instead')
    found = {lane_id(one.words) for one in _all_mentions(draft.tree.root, LANES) if one.words}
    if old not in found:
        own = sorted(found - set(DEFAULT_LANES))
        near = (
            did_you_mean(near_names(address.id, own)) or f"choose one of {', '.join(own)}"
            if own
            else "the file has none"
        )
        raise NoSuchPlace(f'unknown lane "{address.id}"; {near}')
    if not clean(new) or (lane_id(new) != old and lane_id(new) in {*found, *DEFAULT_LANES}):
        raise NotEdited(f'"{new}" is the name of another lane already' if clean(new) else "a lane needs a name")
    _mentions(draft, "lane", lambda words: lane_id(words) == old, new)


def _refers(part: OutlinePart, words: str, index: Index) -> bool:
    """Whether words name a thing by its id."""
    key = ids.folded(words)
    if key != part.id or part.kind == "persona":
        return key == part.id
    if part.kind == "touchpoint":
        return index.by_id.get(key) is part
    return key not in index.by_id and name_key(words) not in index.by_name


def _mentions(draft: Draft, kind: str, named: Callable[[str], bool], new: str) -> None:
    """Change every mention; a value that an anchor shares with mentions alone is changed once for all."""
    found = [one for one in _all_mentions(draft.tree.root, _KINDS[kind]) if named(clean(one.words))]
    values, keys = [one.path for one in found if not one.key], [one.path for one in found if one.key]
    shared = {path for path in values if draft.page.is_shared(path)}
    shared |= {path for path in keys if draft.page.is_shared(path[:-1])}
    draft.replace_all(
        [path for path in values if path not in shared], [path for path in keys if path not in shared], new
    )
    sharing, done = draft.shared, set()
    for path in (path for path in values if path in shared):
        node = draft.tree.at(path)
        if id(node) not in done:
            draft.shared = "all" if _sharing(draft, node) <= set(values) else sharing
            draft.replace(path, node_of(new))
            done.add(id(draft.tree.at(path)))
    parents = {path[:-1] for path in keys}
    for path in sorted((path for path in keys if path in shared), key=len, reverse=True):
        node = draft.tree.at(path[:-1])
        if path[-1] in node.entries:
            draft.shared = "all" if _sharing(draft, node) <= parents else sharing
            draft.rename_key(path, new)
    draft.shared = sharing


def _sharing(draft: Draft, node: Node) -> set[Path]:
    """Every path that shares a value."""
    return {path for path, other, _ in _walked(draft.tree.root) if other is node}


def _all_mentions(root: Node, kinds: dict[str, str]) -> Iterator[Mention]:
    """Every node of some kinds that names something."""
    for path, node, definition in _walked(root):
        how = kinds.get(definition)
        if how == "keys" and node.kind == "mapping":
            yield from (Mention((*path, key), key, key=True) for key in node.entries)
        elif how == "value" and node.kind == "sequence":
            yield from (Mention((*path, at), item.words) for at, item in enumerate(node.items) if item.kind == "scalar")
        elif how in ("value", "to", "id") and node.kind == "scalar" and not node.empty:
            yield Mention(path, node.words)
        elif how in ("to", "id") and node.kind == "mapping" and how in node.entries:
            value = node.entries[how].value
            if value.kind == "scalar" and not value.empty:
                yield Mention((*path, how), value.words)


def _walked(root: Node) -> Iterator[tuple[Path, Node, str]]:
    """Every value with its path and the schema's name for it, shared values at each of their paths."""
    waiting: list[tuple[Path, Node, Schema]] = [((), root, compiled())]
    while waiting:
        path, node, schema = waiting.pop()
        yield path, node, str(schema.get("def", ""))
        below: list[tuple[Path, Node, Schema]] = []
        if node.kind == "sequence":
            below = [((*path, at), item, schema.get("items", {})) for at, item in enumerate(node.items)]
        elif node.kind == "mapping":
            keys = keys_and_values(node, schema)
            known, other = keys.get("properties", {}), keys.get("additionalProperties")
            for key, entry in node.entries.items():
                part = known.get(key, other)
                below.append(((*path, key), entry.value, part if isinstance(part, dict) else {}))
        waiting += reversed(below)
