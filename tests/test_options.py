"""The options of a drawing: every combination draws or is refused in words, the same from library, command line and config."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from itertools import product
from pathlib import Path
from typing import Any, get_type_hints

import click
import pytest
from click.testing import CliRunner
from running import GOOD, ROOT

import cjmap
from cjmap import pipeline
from cjmap.batch.config import SHARED, WrongConfig, config, key_of
from cjmap.cli.render import command
from cjmap.late import Late
from cjmap.options import FONTS, LANES, LIVE, TEXTS, Other, RenderOptions, UnknownName, combined, refuse_unheeded
from cjmap.options.described import OPTIONS, options_of
from cjmap.options.formats import FORMATS
from cjmap.options.medium import PAGES, SLIDES, Medium
from cjmap.options.views import VIEWS
from cjmap.theme import THEMES

ALLOWED = {
    "a number from 320 to 10000",
    *filter(None, (*LANES, *FONTS)),
    *FORMATS,
    *VIEWS,
    *TEXTS,
    *PAGES,
    *SLIDES,
    *THEMES,
    "a number above 0",
    "a letter A to Z",
    "leave out",
}
"""What a refusal names one of at least."""

MEDIA = {
    "page": (None, "fit", "a4", "a9"),
    "tile": (None, True),
    "persona_page": (None, True),
    "slide": (None, "16:9", "3:2"),
    "per_stage": (None, True),
}

MORE: tuple[dict[str, object], ...] = (
    {}, {"text": "outline"}, {"id": "shop"}, {"width": 900.0}, {"lanes": "plain"}, {"others": True},
)  # fmt: skip

WRONG: tuple[dict[str, object], ...] = (
    {"text": "curves"}, {"id": "1"}, {"theme": "drak"}, {"scale": 0}, {"scale": float("inf")}, {"scale": "2"},
    {"format": "gif"}, {"view": "mpa"}, {"format": None}, {"view": ["map"]}, {"width": 100}, {"width": 20_000},
    {"width": "900"}, {"width": True}, {"width": float("nan")}, {"lanes": "none"}, {"fonts": "Inter"}, {"others": True},
    {"fonts": "embed", "text": "outline"}, {"format": "pdf", "fonts": "embed"}, {"format": "dot", "width": 900},
    {"view": "flow", "lanes": "plain"},
)  # fmt: skip


def media() -> Iterator[dict[str, object]]:
    """Every combination of the options for paper and slides, without those that are not said."""
    for values in product(*MEDIA.values()):
        yield {name: value for name, value in zip(MEDIA, values, strict=True) if value is not None}


def combinations() -> Iterator[dict[str, object]]:
    """Every combination of format, view, medium, and one more option."""
    for format_, view, medium, more in product(FORMATS, VIEWS, media(), MORE):
        yield {"format": format_, "view": view, **medium, **more}


def judged(said: dict[str, object]) -> RenderOptions | ValueError:
    """The options, or why there are none; any other error is one of the test."""
    try:
        return options_of(said)
    except ValueError as error:
        return error


def test_every_combination_draws_or_is_refused_in_words() -> None:
    """Every combination of options is a map, in the library, or a ValueError that names what would be right."""
    everything = GOOD.replace("emotion: -1\n", "emotion: -1\n        importance: 5\n")
    everything = everything.replace("      - name: Pays\n", "      - name: Pays\n        channel: Web\n")
    everything += "metrics: {css: 3}\n"
    drawing, drawn = pipeline.Drawing(cjmap.load(everything)), 0
    for said in combinations():
        options = judged(said)
        if isinstance(options, ValueError):
            assert any(words in str(options) for words in ALLOWED), (said, str(options))
        else:
            assert all(drawing.files(options)), said
            drawn += 1
    assert drawn > 50


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_one_wrong_option_is_refused_in_words(wrong: dict[str, object]) -> None:
    """A single option that is none of what there is is a ValueError that names it, also from `render`."""
    with pytest.raises(ValueError) as caught:
        cjmap.render(cjmap.load(GOOD), **wrong)
    assert any(words in str(caught.value) for words in ALLOWED)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"page": "a4", "slide": "16:9"}, "a slide is no sheet of paper"),
        ({"page": "a9"}, "choose one of fit, a4, a3, a2, letter, tabloid"),
        ({"slide": "3:2"}, "choose one of 16:9, 4:3"),
        ({"tile": True}, "a4, a3, a2, letter or tabloid"),
    ],
)
def test_a_medium_is_judged_in_itself(wrong: dict[str, Any], words: str) -> None:
    """A medium that cannot be is a ValueError where it is made, long before it is drawn for."""
    with pytest.raises(ValueError, match=words):
        Medium(**wrong)


def test_several_pictures_are_no_single_one() -> None:
    """`render` gives one picture, and says what gives all where there are several; a PDF of several pages is one."""
    journey = cjmap.load(GOOD)
    with pytest.raises(ValueError, match="render_all gives all"):
        cjmap.render(journey, medium=Medium(slide="16:9", per_stage=True))
    assert cjmap.render(journey, "pdf", medium=Medium(slide="16:9", per_stage=True))
    assert cjmap.render(journey, medium=Medium("a4")) == cjmap.render_all(journey, medium=Medium("a4"))[0]


def test_the_command_line_agrees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each combination that the library refuses is wrong usage in the same words; each other one is drawn with just these."""
    asked: list[RenderOptions] = []

    def files(_drawing: pipeline.Drawing, options: RenderOptions, _remark: object) -> list[bytes]:
        asked.append(options)
        return [b"drawn"]

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline.Drawing, "files", files)
    monkeypatch.setattr(pipeline.Drawing, "missing_glyph_diagnostics", lambda *_: [])
    monkeypatch.setattr(pipeline.Drawing, "scenes", lambda *_: [None])
    reading = pipeline.check(GOOD, "a.yaml")
    monkeypatch.setattr("cjmap.cli.render.checked", lambda *_: reading)
    Path("a.yaml").write_text(GOOD)
    runner = CliRunner()
    for said in combinations():
        options = judged(said)
        words = [word for name, value in said.items() for word in _typed(name, value)]
        done = runner.invoke(command, ["a.yaml", *words], standalone_mode=False)
        if isinstance(options, ValueError):
            assert isinstance(done.exception, click.UsageError), (said, done.exception)
            text = str(options).partition(";")[0] if isinstance(options, UnknownName) else str(options)
            assert text in done.exception.message, said
        else:
            assert not done.exception and asked.pop() == options, (said, done.exception)


def _typed(name: str, value: object) -> list[str]:
    word = f"--{name.replace('_', '-')}"
    return [word] if value is True else [word, str(value)]


def test_the_config_agrees(tmp_path: Path) -> None:
    """A config is refused, with the line, where no format that it names heeds what it wants; the words are the library's."""
    values: dict[str, tuple[object, ...]] = {
        "page": ("fit", "a4"), "text": TEXTS, "theme": ("dark",), "width": (900.0,), "lanes": ("plain",), "fonts": ("embed",),
    }  # fmt: skip
    assert values.keys() == set(SHARED)
    refused = 0
    for format_, view, name in product(FORMATS, VIEWS, values):
        for value in values[name]:
            said = f'"{value}"' if isinstance(value, str) else str(value)
            (tmp_path / "cjmap.toml").write_text(
                f'formats = ["{format_}"]\nviews = ["{view}"]\n{key_of(name)} = {said}\n'
            )
            try:
                refuse_unheeded(options_of({name: value}), [format_], [view])
            except ValueError as error:
                refused += 1
                with pytest.raises(WrongConfig) as caught:
                    config(tmp_path)
                line = 3 if FORMATS[format_].shows(view) else 2
                assert str(caught.value) == f"cjmap.toml:{line}: {error}"
            else:
                assert getattr(config(tmp_path), key_of(name)) == value
    assert refused > 5


def test_of_many_drawings_each_heeds_what_it_can() -> None:
    """Of drawings that are wanted alike each has what it heeds of the options, and none is wanted twice."""
    wanted = RenderOptions(theme="dark", text="outline", medium=Medium("a4"))
    drawn = combined(wanted, ("svg", "pdf", "dot"), ("map", "flow"))
    assert [(one.format, one.view, one.text, one.medium.page) for one in drawn] == [
        ("svg", "map", "outline", "fit"),
        ("pdf", "map", LIVE, "a4"),
        ("dot", "map", LIVE, "fit"),
        ("svg", "flow", "outline", "fit"),
        ("pdf", "flow", LIVE, "a4"),
    ]
    assert {one.theme for one in drawn} == {"dark"}


def test_what_is_wished_of_one_picture_goes_where_it_is_heeded() -> None:
    """Of drawings that are wanted alike, a width and plain lanes are those of the map's pictures that have no pages."""
    drawn = combined(RenderOptions(width=900, lanes="plain", fonts="embed"), ("svg", "pdf", "dot"), ("map", "flow"))
    assert [(one.format, one.view, one.width, one.lanes, one.fonts) for one in drawn] == [
        ("svg", "map", 900, "plain", "embed"),
        ("pdf", "map", 900, "plain", ""),
        ("dot", "map", 0, "", ""),
        ("svg", "flow", 0, "", "embed"),
        ("pdf", "flow", 0, "", ""),
    ]


def test_a_width_is_that_of_the_picture_and_its_ids_say_so() -> None:
    """A map is as wide as was asked; its ids, those of plain lanes, and those of others beside a persona differ."""
    journey = cjmap.load(GOOD)
    drawn = [
        str(cjmap.render(journey, **said))
        for said in ({}, {"width": 1500}, {"width": 1500.5}, {"lanes": "plain"}, {"persona": "tom"})
    ]
    drawn.append(str(cjmap.render(journey, persona="tom", others=True)))
    assert 'width="1500" ' in drawn[1]
    ids = [text.partition('<title id="')[2].partition('__title"')[0] for text in drawn]
    assert ids[0] + "_1500-wide" == ids[1] and ids[0] + "_1500-5-wide" == ids[2]
    assert ids[3:] == [f"{ids[0]}_plain", f"{ids[0]}_persona-tom", f"{ids[0]}_beside-tom"]
    with pytest.raises(UnknownName):
        cjmap.render(journey, persona="nobody", others=True)


def test_the_options_are_told_once() -> None:
    """The functions of the library and the table that the command line is made of have the options of the dataclass."""
    own = [part.name for part in fields(RenderOptions)]
    assert {"format", "view", *Other.__annotations__} == set(own)
    hints = get_type_hints(RenderOptions)
    assert all(kind in (hints[name], hints[name] | None) for name, kind in get_type_hints(Other).items())
    assert set(OPTIONS) == {*own, *(part.name for part in fields(Medium))} - {"medium"}


def test_help_is_made_of_the_tables() -> None:
    """Whatever names an option takes, its help lists them all, with the format, view, page and slide that are there."""
    for option in OPTIONS.values():
        missing = [name for name in (option.choices() if option.choices else ()) if name not in option.about()]
        assert missing == []
        assert option.about().endswith(".")


def test_what_a_table_names_is_there() -> None:
    """Every function that a table names by its place can be imported and called."""
    named = [
        getattr(entry, part.name)
        for table in (FORMATS, VIEWS)
        for entry in table.values()
        for part in fields(entry)
        if isinstance(getattr(entry, part.name), Late)
    ]
    assert len(named) > 10
    assert all(callable(one.function) for one in named)


def test_the_tables_say_what_there_is() -> None:
    """The formats and views have the powers that the documentation promises."""
    assert [name for name, one in FORMATS.items() if one.is_text] == ["svg", "dot", "md", "html"]
    assert {name: one.views for name, one in FORMATS.items() if one.views} == {"md": ("table",), "html": ("table",)}
    assert [name for name, one in FORMATS.items() if one.draws_glyphs] == ["pdf", "png"]
    assert [name for name, one in FORMATS.items() if one.from_scenes] == ["pdf"]
    assert [name for name, one in VIEWS.items() if one.pages and one.slides and one.stages] == ["map"]


KEYS = {"personas"}
"""Views that are called like a key of a file, which is compared where files are read."""

NAMES = {*FORMATS, *(VIEWS.keys() - KEYS), *TEXTS, *PAGES, *SLIDES, *(entry.ending for entry in FORMATS.values())}

TAGS = {"images"}
"""Folders that compare names of elements and kinds of picture files, which are no formats of ours."""


def _compared(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The names of formats, views and media that a module compares something with, or looks for something in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            parts: list[ast.AST] = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            parts = [node.value]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            parts = [*node.args] if node.func.attr in ("startswith", "endswith", "count", "index") else []
        else:
            continue
        for part in parts:
            held = [part, *getattr(part, "elts", ()), *getattr(part, "keys", ())]
            for one in held:
                if isinstance(one, ast.Constant) and one.value in NAMES:
                    yield node.lineno, str(one.value)


def test_no_name_is_compared() -> None:
    """What a format, view or medium can do stands in its table: no module asks which one it is by its name."""
    found = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in sorted((ROOT / "cjmap").rglob("*.py"))
        if path.relative_to(ROOT).parts[1] not in TAGS
        for line, name in _compared(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'format == "pdf"',
        'format in ("svg", "dot")',
        '"map" != view',
        'path.endswith(".svg")',
        'f({"svg": 1}) == "16:9"',
    ],
)
def test_a_compared_name_is_noticed(code: str) -> None:
    """A comparison with a name is found, however it is written."""
    assert list(_compared(ast.parse(code)))
