"""The language that is spoken: nothing asks for words outside of one, and nothing that is remembered is of another."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

import pytest
from running import GOOD, ROOT

from cjmap import pipeline
from cjmap.language import current_language, current_tag, messages, use_language
from cjmap.options import Medium, RenderOptions

ASKING = {"current_language", "messages", "current_tag"}
"""The functions of `cjmap.language` whose answer is of the language that is spoken."""

KEYS = {"tag", "language", "_language"}
"""What a parameter is called by which a cache knows the language."""


@pytest.mark.parametrize("ask", [current_language, messages])
def test_words_outside_of_a_language_are_an_error(ask: object) -> None:
    """Whoever asks for words where no language is set is told how to set one, and does not get English."""
    assert callable(ask)
    with pytest.raises(RuntimeError, match="use_language"):
        ask()
    with use_language("de"):
        assert ask()
    with pytest.raises(RuntimeError, match="use_language"):
        ask()
    assert current_tag() == "en"


DRAWN = [
    RenderOptions("svg"),
    RenderOptions("pdf"),
    RenderOptions("dot"),
    RenderOptions("svg", "flow"),
    RenderOptions("pdf", medium=Medium(page="a4")),
    RenderOptions("svg", medium=Medium(slide="16:9")),
]


@pytest.mark.parametrize("options", DRAWN, ids=str)
def test_no_drawing_leaves_its_language_behind(options: RenderOptions) -> None:
    """German, Japanese and German again, in one process: the third drawing has the bytes of the first, the second others."""

    def drawn(tag: str) -> list[bytes]:
        text = f"language: {tag}\n{GOOD}".replace("Pays", "支払い 直す").replace("Reads reviews", "Liest 25% von 骨")
        text = text.replace("      - name: 支払い 直す\n", "      - name: 支払い 直す\n        channel: [Web, App]\n")
        return list(pipeline.Drawing(pipeline.load(text)).files(options, notice=str))

    first, other, again = drawn("de"), drawn("ja"), drawn("de")
    assert first == again
    assert first != other


Name = tuple[str, str]
"""A module and what it calls something."""


@cache
def modules() -> dict[str, tuple[ast.Module, dict[str, Name]]]:
    """Every module of the package with the functions that it has or imports, under the names that they have there."""
    found = {}
    for path in sorted((ROOT / "cjmap").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        tree = ast.parse(path.read_text("utf-8"))
        named = {one.name: (module, one.name) for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}
        for one in ast.walk(tree):
            if isinstance(one, ast.ImportFrom) and one.module and one.module.startswith("cjmap"):
                named |= {alias.asname or alias.name: (one.module, alias.name) for alias in one.names}
        found[module] = tree, named
    return found


def home(name: Name) -> Name:
    """Where a function stands that packages hand on."""
    _, named = modules().get(name[0], (None, {}))
    further = named.get(name[1], name)
    return name if further == name else home(further)


@cache
def functions() -> dict[Name, tuple[ast.FunctionDef, frozenset[Name]]]:
    """Every function of the package, with those of the package that it names."""
    found = {}
    for module, (tree, named) in modules().items():
        for one in ast.walk(tree):
            if isinstance(one, ast.FunctionDef):
                names = [part for part in ast.walk(one) if isinstance(part, ast.Name)]
                own = {part.id for part in names if isinstance(part.ctx, ast.Store)}
                used = {part.id for part in names} - own
                used |= {
                    part.attr
                    for part in ast.walk(one)
                    if isinstance(part, ast.Attribute) and ast.unparse(part.value) == "self"
                } & {name for name, (place, _) in named.items() if place == module}
                found[module, one.name] = one, frozenset(home(named[name]) for name in used if name in named)
    return found


@cache
def depending() -> frozenset[Name]:
    """The functions whose answer depends on the language that is spoken, by themselves or by what they call."""
    found = {("cjmap.language", name) for name in ASKING}
    while more := {name for name, (_, called) in functions().items() if name not in found and called & found}:
        found |= more
    return frozenset(found)


@cache
def lasting() -> frozenset[Name]:
    """The functions of modules and classes, which are there as long as the program is."""
    found = set()
    for module, (tree, _) in modules().items():
        classes = [one for one in ast.walk(tree) if isinstance(one, ast.ClassDef)]
        for body in (tree.body, *(one.body for one in classes)):
            found |= {(module, one.name) for one in body if isinstance(one, ast.FunctionDef)}
    return frozenset(found)


def cached() -> Iterator[tuple[Name, ast.FunctionDef]]:
    """The functions that remember what they answered for longer than a call of the function that they are made in."""
    for name, (function, _) in functions().items():
        if name not in lasting():
            continue
        if any("cache" in ast.unparse(one).split("(")[0].split(".")[-1].split("_") for one in function.decorator_list):
            yield name, function


def test_caches_know_the_language() -> None:
    """A function that remembers what it answered in some language has that language among what it is asked with."""
    for name, function in cached():
        parameters = {one.arg for one in (*function.args.args, *function.args.kwonlyargs)}
        assert name not in depending() or parameters & KEYS, f"{'.'.join(name)} remembers words of a language"


def test_what_depends_on_the_language_is_found() -> None:
    """The search finds functions that ask for words, those that only call such, and caches."""
    assert ("cjmap.layout.slide.short", "_wrapped") in depending()
    assert ("cjmap.text.widths", "width") in depending()
    assert len(list(cached())) > 30
