"""The edit core: one operation changes the fewest characters, and nothing but what it is meant to change."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from edits import Choice, chosen, plain, renaming
from hypothesis import given, settings
from hypothesis import strategies as st
from running import ROOT
from sprinkled import made, sources, sprinkled
from strategies import Maker, Shape, shapes
from yaml_text import dumped

from cjmap.model import EVERYONE
from cjmap.read import read
from cjmap.read.edit import Delete, Insert, Move, NotEdited, Operation, Rename, Set, edit
from cjmap.read.edit.page import Page
from cjmap.read.format import formatted
from cjmap.read.format.comments import comments
from cjmap.read.nodes import Node
from cjmap.read.source import parse

SAMPLES = sorted((ROOT / "samples").rglob("*.yaml"))
SOURCES = sources()
ITEMS = "title: T\nstages:\n  - name: A\n    pain_points:\n"


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went, and those that came."""
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [line[2:] for line in lines if line[0] == "-"], [line[2:] for line in lines if line[0] == "+"]


def tree(text: str) -> Node | None:
    """The tree of a text without mistakes of writing."""
    source = parse(text, "")
    wrong = source.root is None or source.root.kind != "mapping" or any(one.is_error for one in source.diagnostics)
    return None if wrong else source.root


def comments_of(text: str) -> Counter[str]:
    return Counter(comments(Page(text).parts))


def some_file(random: Random) -> str:
    """A file as people write them: generated, or one of ours, with comments, anchors and every form of text."""
    text = made(random) if random.random() < 0.5 else random.choice(SOURCES)
    return sprinkled(text, random) if random.random() < 0.7 else text


def tried(text: str, address: str, operation: Operation, **more: Any) -> str | None:
    """The edited text; None where it is refused, which is never for a fault of the edit core."""
    try:
        return edit(text, address, operation, **more)
    except NotEdited as reason:
        assert "fault of cjmap" not in str(reason) and "beyond" not in str(reason), (address, operation, str(reason))
        return None


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_emotion_of_every_touchpoint(path: Any) -> None:
    """Setting the emotion of a touchpoint changes one line, and of the journey nothing but that emotion."""
    text, folder = path.read_text(encoding="utf-8"), str(path.parent)
    before = read(text, path.name, folder).journey
    assert before
    _, high = before.scales.emotion
    for number, stage in enumerate(before.stages):
        for place, touchpoint in enumerate(stage.touchpoints):
            after = edit(text, f"touchpoint:{touchpoint.id}/emotion", Set(high), folder=folder)
            gone, come = changed(text, after)
            assert len(gone) <= 1 and len(come) <= 1 + ("- " + touchpoint.name in (gone or [""])[0])
            now = read(after, path.name, folder).journey
            assert now
            found = now.stages[number].touchpoints[place]
            assert found.emotion == {EVERYONE: high}
            same = {"emotion": touchpoint.emotion, "assessed": touchpoint.assessed, "derived": touchpoint.derived}
            same["assessed_by"] = touchpoint.assessed_by
            assert replace(found, **same) == touchpoint
            assert [one.key for one in now.steps()] == [one.key for one in before.steps()]


@given(st.randoms(use_true_random=False))
def test_random_operation(random: Random) -> None:
    """An edit makes of a file what the operation makes of its data, whatever its style, and loses no comment outside of it."""
    text = some_file(random)
    root = tree(text)
    choice = chosen(plain(root), random, Set, Set, Insert, Delete, Move) if root else None
    after = tried(text, choice.address, choice.operation, shared="here") if choice else None
    if root is None or choice is None or after is None:
        return
    wanted, found = plain(root), tree(after)
    choice.apply(wanted)
    if not (isinstance(choice.operation, Set) and "next" in text):  # a name goes with the ways that lead to it
        assert found and plain(found) == wanted
    lost = set(comments_of(text) - comments_of(after))
    assert not lost or lost <= set(comments_within(text, choice))
    assert not lost or isinstance(choice.operation, Set | Delete)


def comments_within(text: str, choice: Choice) -> list[str]:
    """The comments in the lines of an entry."""
    page = Page(text)
    entry = page.entry(list(page.along(choice.path))[-1][1])
    lines = range(entry.start[0], page.last_of(entry) + 1)
    return [page.lines[line][page.signs[line].index("#") :].rstrip() for line in lines if "#" in page.signs[line]]


@settings(max_examples=12)
@given(st.randoms(use_true_random=False))
def test_random_renaming(random: Random) -> None:
    """A thing with another id leaves the journey as it was but for that id, and every comment where it is."""
    text = some_file(random)
    root = tree(text)
    choice = renaming(root, random) if root else None
    if choice is None:
        return
    address, operation = choice
    before = read(text).journey
    after = tried(text, address, operation, shared="here")
    if after is None:
        return
    assert comments_of(text) == comments_of(after)
    kind, _, old = address.partition(":")
    new = operation.id.casefold()
    now = read(after).journey
    if before and now:
        assert _named(now, kind, new) == _named(before, kind, old)
        assert tried(after, f"{kind}:{new}", Rename(old), shared="here") is not None


def _named(journey: Any, kind: str, name: str) -> str:
    """Everything that a journey says, one id of a kind aside, and whether it was given."""
    words = repr(replace(journey, file="", lanes=())).replace("id_given=False", "id_given=True")
    for form in {
        "persona": ("id='{}'", "'{}'"),
        "stage": ("id='{}'", "stage='{}'"),
        "touchpoint": ("id='{}'", "touchpoint='{}'"),
    }[kind]:
        words = words.replace(form.format(name), form.format("\0"))
    return words if kind != "persona" else str(sorted(words))


@given(shapes(stages=4, touchpoints=8, personas=2), st.randoms(use_true_random=False))
def test_there_and_back(shape: Shape, random: Random) -> None:
    """What is inserted and deleted again, or moved and moved back, leaves the text as it was, with comments beside its lines."""
    text = formatted(dumped(Maker(shape).journey()))
    lines = [
        f"{line}  # {at}" if re.search(r"(: .*\w|- \w+|:)$", line) else line for at, line in enumerate(text.split("\n"))
    ]
    text = "\n".join(lines) if tree("\n".join(lines)) else text
    root = tree(text)
    assert root
    choice = chosen(plain(root), random, Insert, Move)
    after = tried(text, choice.address, choice.operation) if choice else None
    if choice is None or after is None:
        return
    if isinstance(choice.operation, Insert):
        assert tried(after, choice.address, Delete()) == text
    else:
        assert isinstance(choice.operation, Move)
        assert tried(after, choice.operation.to, Move(choice.address)) == text
