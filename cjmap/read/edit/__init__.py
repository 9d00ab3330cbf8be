"""The text of a journey file, an address in it and an operation → the text with the fewest characters changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cjmap.read.edit import plan, references, verify
from cjmap.read.edit.address import Address, parsed
from cjmap.read.edit.draft import Draft
from cjmap.read.edit.operations import (
    SHARING,
    Delete,
    Insert,
    Move,
    NoSuchPlace,
    NotEdited,
    Operation,
    Rename,
    Set,
    SharedValue,
    Sharing,
)
from cjmap.read.edit.page import Page
from cjmap.read.nodes import Node
from cjmap.read.source import parse

__all__ = [
    "Delete",
    "Insert",
    "Move",
    "NoSuchPlace",
    "NotEdited",
    "Operation",
    "Rename",
    "Set",
    "SharedValue",
    "Sharing",
    "edit",
]

_PLANS: Mapping[type, Callable[[Draft, Any, Any], None]] = {
    Set: references.set_value,
    Insert: plan.insert,
    Delete: plan.delete,
    Move: plan.move,
    Rename: references.rename,
}


def edit(text: str, address: str, operation: Operation, *, shared: Sharing = "ask", folder: str = "") -> str:
    """The text of a journey file after one operation at an address; all that is not meant stays as it is, comments too.

    `shared` says what becomes of a value that an anchor shares with other addresses; `folder` is where the file's pictures are.
    A file with errors can be edited, but not one with mistakes of writing. Raises NotEdited where the file would not say what
    it said but for the operation, where it would have errors that it has not now, or where the text cannot be changed so;
    NoSuchPlace where the address names nothing; SharedValue where `shared` is "ask" and a choice is needed.
    """
    if shared not in SHARING:
        raise ValueError(f'shared is one of {", ".join(SHARING)}, not "{shared}"')
    where = parsed(address)
    source = parse(text, "")
    if source.root is None or any(one.is_error for one in source.diagnostics):
        raise NotEdited("the file has mistakes of writing, which come first", source.diagnostics)
    if source.root.kind != "mapping":
        raise NotEdited("the file has no keys")
    after, draft = _changed(text, source.root, where, operation, shared)
    verify.keeps_transitions(
        source.root, draft.tree, reworded=isinstance(operation, Rename) or where.steps[-1:] == ("name",)
    )
    verify.adds_no_errors(text, after, folder)
    return after


def _changed(text: str, root: Node, where: Address, operation: Operation, shared: Sharing) -> tuple[str, Draft]:
    """The changed text, which says what it should."""
    reason = ""
    for careful in (False, True):
        try:
            draft = Draft(text, root, shared, careful)
            _PLANS[type(operation)](draft, where, operation)
            draft.prune()
            if not isinstance(operation, Delete | Set):
                verify.keeps_comments(Page(text).parts, draft.page.parts)
        except NotEdited:
            raise
        except ValueError as error:
            reason = f"its form is beyond this: {error}"
            continue
        other = verify.difference_to(draft.page.text, draft.tree)
        if other is None:
            return draft.page.text, draft
        reason = f"{other} would not say what it should; this is a fault of cjmap, please report it"
    raise NotEdited(reason)
