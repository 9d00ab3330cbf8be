"""A file before and after an edit, and the tree that it must have → why the edit is not to be accepted, if it is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from cjmap.diagnostics import Diagnostic
from cjmap.model import JOURNEY_LISTS
from cjmap.read import read
from cjmap.read.edit.address import written
from cjmap.read.edit.expected import ExpectedTree, difference
from cjmap.read.edit.operations import NotEdited
from cjmap.read.format.comments import comments
from cjmap.read.format.parts import SourceText
from cjmap.read.nodes import Node
from cjmap.read.outline import Outline, OutlinePart, outline_of
from cjmap.read.resolve import index_of, transitions_of
from cjmap.read.source import parse
from cjmap.read.values import given, many, text


def difference_to(after: str, expected: ExpectedTree) -> str | None:
    """The address of the first value that a text does not say as the tree that it must have; None where there is none."""
    source = parse(after, "")
    if source.root is None or any(one.is_error for one in source.diagnostics):
        return "the file"
    path = difference(expected.root, source.root)
    return None if path is None else written(path) or "the file"


def keeps_comments(before: SourceText, after: SourceText) -> None:
    """Raises NotEdited where a comment is lost."""
    lost = Counter(comments(before)) - Counter(comments(after))
    if lost:
        raise NotEdited(f"a comment would be lost: {next(iter(lost))}")


def keeps_transitions(before: Node, expected: ExpectedTree, reworded: bool) -> None:
    """Raises NotEdited where a `next`, or an `at`, that stays would lead to another step than before.

    One that says something else now leads where it should, unless that is only to follow a name: `reworded`.
    """
    old, new = outline_of(before), outline_of(expected.root)
    goals, known = _goals(new), index_of(old)
    parts = {id(part.node): part for part in new.parts()}
    for reference in _references(old):
        node = expected.became.get(id(reference.node))
        here = goals.get(id(node)) if node is not None else None
        goal = known.find(reference.words) if reference.words else None
        if here is None or goal is None or (here[0] != reference.words and not reworded):
            continue
        kept = parts.get(id(expected.became.get(id(goal.node))))
        if kept is not here[1]:
            raise NotEdited(
                f'"{reference.words}" in {reference.place} would lead to another step, or to none, than before'
            )


def _goals(outline: Outline) -> dict[int, tuple[str, OutlinePart | None]]:
    """For each reference to a step, by the id of its node, its words and the step it leads to."""
    known = index_of(outline)
    return {id(one.node): (one.words, known.find(one.words) if one.words else None) for one in _references(outline)}


class _Reference(NamedTuple):
    """An entry of a `next`, or a value of an `at`: its node, what it calls a step, and where it stands, in words."""

    node: Node
    words: str
    place: str


def _references(outline: Outline) -> Iterator[_Reference]:
    for part in outline.steps:
        for transition in transitions_of(part.get("next")) or []:
            yield _Reference(transition.node, transition.to, f'the next of "{part.name}"')
    for key in (*JOURNEY_LISTS, "notes"):
        for item in many(outline.get(key)):
            for node in many(given(item.entries, "at")):
                yield _Reference(node, text(node), f"the {key}")


def adds_no_errors(before: str, after: str, folder: str) -> None:
    """Raises NotEdited with the errors that a file has only afterwards."""
    found = _errors(after, folder)
    old = Counter((one.code, one.message) for one in (_errors(before, folder) if found else ()))
    new = []
    for one in found:
        if old[one.code, one.message]:
            old[one.code, one.message] -= 1
        else:
            new.append(one)
    if new:
        raise NotEdited(f"the file would have errors afterwards: {new[0].message}", tuple(new))


def _errors(text: str, folder: str) -> list[Diagnostic]:
    return [one for one in read(text, "journey.yaml", folder).diagnostics if one.is_error]
