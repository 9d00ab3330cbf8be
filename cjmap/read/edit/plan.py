"""An operation and an address → the changes of a draft that make it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cjmap.read.edit import entries
from cjmap.read.edit.address import END, Address, Path, parsed
from cjmap.read.edit.draft import Draft
from cjmap.read.edit.locate import SHORT, Spot, located
from cjmap.read.edit.operations import Delete, Insert, Move, NoSuchPlace, NotEdited, Set
from cjmap.read.edit.values import mapping, node_of, sequence
from cjmap.read.format.order import order
from cjmap.read.nodes import Node
from cjmap.read.schema import keys_and_values


def set_value(draft: Draft, address: Address, operation: Set) -> None:
    """Give an address a value."""
    node = _value(operation.value)
    spot = located(draft.tree.root, address)
    if spot.missing:
        add(draft, spot, node, address)
    else:
        draft.replace(spot.path, node)


def insert(draft: Draft, address: Address, operation: Insert) -> None:
    """Put an entry into a list, or a key that is not there yet."""
    node = _value(operation.value)
    spot = located(draft.tree.root, address)
    if spot.missing:
        add(draft, spot, node, address)
        return
    if spot.entry:  # before a list of one that is written as a single value
        draft.wrap(spot.path)
        draft.add_item(spot.path, 0, node)
    elif spot.path and isinstance(spot.path[-1], int):
        draft.add_item(spot.path[:-1], spot.path[-1], node)
    else:
        raise NotEdited(f"{address} is there already; set it, or insert an entry into it: {address}/{END}")


def delete(draft: Draft, address: Address, operation: Delete) -> None:
    """Take a key or an entry out."""
    spot = there(draft, address)
    if spot.entry:
        draft.lift(spot.path)
    else:
        draft.remove(spot.path)


def move(draft: Draft, address: Address, operation: Move) -> None:
    """Put an entry of a list somewhere else."""
    spot, goal = there(draft, address), parsed(operation.to)
    if not spot.entry and not (spot.path and isinstance(spot.path[-1], int)):
        raise NotEdited(f"{address} is no entry of a list; only those can be moved")
    if not goal.steps or not (goal.thing or goal.steps[:-1]):
        raise NoSuchPlace(f"{goal} is no position in a list; one is {goal}/0")
    home = located(draft.tree.root, Address(goal.thing, goal.id, goal.steps[:-1]))
    path: Path = (*spot.path, 0) if spot.entry else spot.path
    if home.path == path[:-1] and not home.missing and not home.entry and goal.steps[-1] == str(path[-1]):
        return
    if home.path[: len(spot.path)] == spot.path and (home.path != path[:-1] or home.missing or home.entry):
        raise NotEdited(f"{address} cannot be moved into itself")
    if spot.entry:
        draft.wrap(spot.path)
    draft.hand_over(path)
    if draft.careful:
        draft.spell_out(path)
    part = draft.page.at(path[:-1])
    cutting = entries.cut(draft.page, part, int(path[-1]))
    spaced = draft.page.spaced(part) if home.path == path[:-1] else None
    node = draft.remove(path, above=cutting is not None)
    target = _after_removal(home.path, path)
    home = Spot(target, draft.tree.at(target), home.schema, home.missing, home.entry)
    _put(draft, home, goal, node, (cutting, spaced))


def add(draft: Draft, spot: Spot, node: Node, address: Address) -> None:
    """Add what is missing of an address, with a value at its end."""
    step, *rest = spot.missing
    for key in reversed(rest):
        node = sequence(node) if key in ("0", END) else mapping(key, node)
    here = draft.tree.at(spot.path)
    as_list = here.kind == "sequence" or (spot.may_be_list and not spot.entry and (step == END or step.isdigit()))
    if as_list and here.empty:
        draft.replace(spot.path, sequence(node))
    elif as_list:
        if here.kind != "sequence":
            draft.wrap(spot.path)
        draft.add_item(spot.path, len(draft.tree.at(spot.path).items) if step == END else int(step), node)
    elif here.empty:
        draft.replace(spot.path, mapping(step, node))
    else:
        if here.kind == "scalar":
            draft.wrap(spot.path, spot.short)
        known = keys_and_values(draft.tree.at(spot.path), spot.schema).get("properties", {})
        draft.add_key(spot.path, _rank(draft.tree.at(spot.path).entries, known, step), step, node)


def _put(draft: Draft, home: Spot, goal: Address, node: Node, text: tuple[entries.Cutting | None, bool | None]) -> None:
    """Put a moved entry into its new list, which is made where there is none."""
    last, here, path = goal.steps[-1], draft.tree.at(home.path), home.path
    if home.missing and last in ("0", END):
        add(draft, home, sequence(), goal)
        path = (*path, *home.missing)
    elif not home.missing and here.kind != "sequence" and (home.may_be_list and not home.entry):
        draft.replace(path, sequence()) if here.empty else draft.wrap(path)
    elif home.missing or here.kind != "sequence":
        raise NoSuchPlace(f"{goal} is no position in a list")
    here = draft.tree.at(path)
    count = len(here.items)
    if last != END and not (last.isascii() and last.isdigit() and int(last) <= count):
        raise NoSuchPlace(f'{goal}: "{last}" is no position; the list has {count} entries without the one that moves')
    draft.add_item(path, count if last == END else int(last), node, *text)


def there(draft: Draft, address: Address) -> Spot:
    """The spot of an address that must be there."""
    spot = located(draft.tree.root, address)
    if spot.missing:
        known = list(spot.node.entries) or [str(at) for at in range(len(spot.node.items))]
        there = f"choose one of {', '.join(known[:12])}" if known else "nothing is there"
        raise NoSuchPlace(f'{address}: unknown key or position "{spot.missing[0]}"; {there}')
    if not spot.path:
        raise NoSuchPlace(f"{address}: the whole file is no part of it")
    if (
        not spot.entry
        and spot.node.kind == "scalar"
        and address.steps
        and address.steps[-1] == SHORT.get(_definition(draft, address))
    ):
        raise NotEdited(f"{address} is all that is written here; delete what it is the name of")
    return spot


def _definition(draft: Draft, address: Address) -> str:
    """What the value is called that a key of an address is written as alone; empty where the key is written."""
    owner = (
        located(draft.tree.root, Address(address.thing, address.id, address.steps[:-1]))
        if len(address.steps) > 1 or address.thing
        else None
    )
    return owner.definition if owner and owner.node.kind == "scalar" else ""


def _value(value: Any) -> Node:
    if value is None:
        raise NotEdited("nothing is no value; use Delete instead")
    return node_of(value)


def _rank(there: Iterable[str], known: Iterable[str], key: str) -> int:
    """The position of a new key among those that are there: behind the last one that house style has before it."""
    ranks = {name: at for at, name in enumerate(order(known))}
    own = ranks.get(key, len(ranks))
    keys = list(there)
    before = [at for at, name in enumerate(keys) if ranks.get(name, len(ranks)) <= own]
    if key not in ranks:
        return len(keys)
    best = max(before, key=lambda at: (ranks.get(keys[at], -1), at), default=None)
    return 0 if best is None else best + 1


def _after_removal(path: Path, gone: Path) -> Path:
    """A path as it is once an entry of a list is gone."""
    depth = len(gone) - 1
    at, last = (path[depth], gone[-1]) if len(path) > depth else (None, None)
    if path[:depth] == gone[:-1] and isinstance(at, int) and isinstance(last, int) and at > last:
        return (*path[:depth], at - 1, *path[depth + 1 :])
    return path
