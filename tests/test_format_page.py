"""docs/format.md: every key of the schema and no other, examples that are right or wrong as it says, drawings of them."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import Golden
from format_page import (
    DRAWINGS,
    FILE,
    IMAGE,
    OBJECTS,
    PAGE,
    SCHEMA,
    Block,
    Row,
    anchor,
    blocks,
    choices,
    code,
    definition,
    keys,
    marked,
    plain,
    required,
    rows,
    sections,
    table,
    whole,
)

import cjmap
from cjmap.cli import COMMANDS, commands
from cjmap.images import MAX_BYTES
from cjmap.images.picture import MAX_PIXELS
from cjmap.images.vector import MAX_ELEMENTS
from cjmap.model import DEFAULT_LANES
from cjmap.read import Reading, read
from cjmap.read.check import MOST_STAGES, MOST_TOUCHPOINTS
from cjmap.read.rules.measures import MOST_ANSWERS
from cjmap.read.source import MOST_BYTES
from cjmap.read.tree import MOST_ALIASED, MOST_LEVELS
from cjmap.theme import TEXT_CONTRAST

TODAY = datetime.date(2026, 11, 22)
ROWS = rows()

VALUES = {
    "text": "text",
    "required_text": "text",
    "texts": "text, or list of texts",
    "id": "id",
    "date": "date",
    "period": "length of time",
    "language": "language tag",
    "colour": "colour",
    "image": "picture",
    "link": "address",
    "persona_ids": "persona id, or list of ids",
    "step_ids": "touchpoint or stage, or list of these",
    "previous": "number, percentage or text; or keys and values",
    "emotion": "number, or ",
    "importance": "number, or ",
    "feeling": "text; or per persona",
    "quantity": "number, percentage or text",
    "count": "whole number",
    "share": "share",
    "range": "two numbers",
    "items": "items",
    "journey_items": "items",
    "metrics": "metrics",
    "next": "transitions",
    "own_lanes": "own lanes",
    "scales": "scales",
    "personas": "personas",
    "stages": "stages",
    "touchpoints": "touchpoints",
    "lanes": "lanes",
    "theme": "theme",
}
"""The definition that a key refers to → how the page's words for its value begin; all others are words to choose from."""

HOSTS = {
    "": "{it}",
    "scales": "title: A\nstages: [B]\nscales:\n  {it}",
    "persona_keys": "title: A\nstages: [B]\npersonas:\n  - {it}",
    "stage_keys": "title: A\npersonas: {{maya: Maya, tom: Tom}}\nstages:\n  - {it}\n  - Leave it",
    "touchpoint_keys": "title: A\npersonas: {{maya: Maya, tom: Tom}}\nstages:\n  - name: B\n    touchpoints:\n      - {it}\n"
    "      - Pays",
    "journey_item_keys": "title: A\npersonas: {{maya: Maya, tom: Tom}}\nstages: [Pays]\npain_points:\n  - {it}",
    "previous": "title: A\nstages: [B]\nmetrics:\n  {name}:\n    value:\n    previous:\n      {it}",
    "transition_keys": "title: A\nstages:\n  - name: B\n    touchpoints:\n      - name: C\n        next:\n          - {it}\n"
    "          - {{to: Pays, share: 30%}}\n      - Pays",
    "metric": "title: A\nstages: [B]\nmetrics:\n  {name}:\n    {it}",
    "lane_keys": "title: A\nstages:\n  - {{name: B, quotes: C, lanes: {{Backstage: D}}}}\nlanes:\n  - touchpoints\n  - {it}",
    "theme": "title: A\nstages: [B]\ntheme:\n  {it}",
}
"""A small journey around each kind of object, with room for its keys."""

BESIDE = {
    "": {"title": "A", "personas": "{maya: Maya, tom: Tom}", "stages": "[{name: B, touchpoints: [C], emotion: 1}]"},
    "persona_keys": {"name": "Maya"},
    "stage_keys": {"name": "C"},
    "touchpoint_keys": {"name": "C"},
    "journey_item_keys": {"text": "C"},
    "transition_keys": {"to": "Pays", "share": "70%"},
    "lane_keys": {"id": "quotes"},
}
"""What an object needs beside the key that is tried."""

SCORES = {"promoters": "nps", "passives": "nps", "detractors": "nps", "counts": "css", "scale": "css", "as": "css"}
"""Keys that only some metrics have, and one of these."""

LIMITS = {
    "size of a journey file": f"{MOST_BYTES >> 20} MiB",
    "journeys in a file": "1",
    "stages": f"{MOST_STAGES:,}",
    "touchpoints": f"{MOST_TOUCHPOINTS:,}",
    "levels of lists and keys inside each other": f"{MOST_LEVELS:,}",
    "lists, keys and texts that YAML's `*aliases` repeat": f"{MOST_ALIASED:,}",
    "answers in a count": f"{MOST_ANSWERS:,}",
    "size of a picture file": f"{MAX_BYTES >> 20} MiB",
    "pixels of a PNG or JPEG": f"{MAX_PIXELS:,}",
    "elements of an SVG picture": f"{MAX_ELEMENTS:,}",
}


def reading(text: str, name: str = "journey") -> Reading:
    """What cjmap says of an example, as if it were a file in the folder of the drawings."""
    return read(text, f"{name}.yaml", str(DRAWINGS), TODAY)


def test_every_object_of_the_schema_has_a_section() -> None:
    """Whatever in a journey file has fixed keys of its own is explained in a section."""
    fixed = {name for name, part in SCHEMA["$defs"].items() if part.get("additionalProperties") is False}
    assert fixed - {"item_keys"} == {owner for owner in OBJECTS.values() if owner}


def test_items_of_the_journey_have_one_key_more() -> None:
    """What an item of a step says is what one of the whole journey says, but for what it speaks of."""
    of_a_step, of_the_journey = (SCHEMA["$defs"][name] for name in ("item_keys", "journey_item_keys"))
    assert {key: part for key, part in of_the_journey["properties"].items() if key != "at"} == of_a_step["properties"]
    assert {**of_the_journey, "properties": 0} == {**of_a_step, "properties": 0}


@pytest.mark.parametrize("owner", OBJECTS.values())
def test_keys_are_those_of_the_schema(owner: str) -> None:
    """A section explains every key of its object once, in the order of the schema, and no other."""
    assert [row.key for row in ROWS if row.owner == owner] == list(keys(owner))


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_key(row: Row) -> None:
    """The value of a key, what leaving it out means, and whether it can be left out are those of the schema."""
    part = keys(row.owner)[row.key]
    default = [json.dumps(value).strip('"') for key, value in whole(part).items() if key == "default"]
    words = plain(row.value).replace("`", "")
    if definition(part) != "theme":
        assert sorted(code(row.value)) == sorted(choices(part))
    if definition(part) in VALUES:
        assert words.startswith(VALUES[definition(part)])
    else:
        assert choices(part) or part["type"] == ["array", "null"]
    assert ("per persona" in words) == (definition(part) in ("success", "emotion", "feeling"))
    assert (row.left_out == "**required**") == (row.key in required(row.owner))
    assert code(row.left_out) == default
    assert re.match(r"[A-Z].*\.$", row.meaning)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_example_of_a_key(row: Row) -> None:
    """The example of a key, put where that key stands, is right without a warning."""
    (example,) = code(row.example)
    assert example.startswith(f"{row.key}: ")
    beside = dict(BESIDE.get(row.owner, {}))
    metric = SCORES.get(row.key, "Deposit")
    if metric == "nps":
        beside = dict.fromkeys(("promoters", "passives", "detractors"), "10")
    elif row.key in ("scale", "as"):
        beside = {"value": "4"}
    if row.owner == "transition_keys" and row.key == "end":
        del beside["to"]
    lines = [example, *(f"{key}: {value}" for key, value in beside.items() if key != row.key)]
    host = HOSTS[row.owner]
    indent = " " * (len(host.partition("{it}")[0].rpartition("\n")[2]))
    said = reading(host.format(it=f"\n{indent}".join(lines), name=metric) + "\n")
    assert [(one.code, one.message) for one in said.diagnostics] == []


def test_words_for_the_choices_of_a_theme() -> None:
    """The themes that the page names are those of the schema, where a theme is a name too."""
    names = choices(keys("")["theme"])
    assert sorted(code(dict(sections())["Theme"])[: len(names)]) == sorted(names)


def test_lanes_in_their_order() -> None:
    """The page names our lanes in the order in which they are drawn."""
    assert tuple(code(dict(sections())["Lanes"])[: len(DEFAULT_LANES)]) == DEFAULT_LANES


def test_no_other_keys() -> None:
    """A word in backticks is a key, a word to choose, a command, or stands in an example that is right."""
    known = {key for owner in OBJECTS.values() for key in keys(owner)} | set(COMMANDS)
    known |= {word for owner in OBJECTS.values() for part in keys(owner).values() for word in choices(part)}
    known |= {word for block in [*marked("drawing"), *marked("right")] for word in re.findall(r"[\w-]+", block.text)}
    known |= {word for row in ROWS for word in re.findall(r"[\w-]+", row.example)}
    known |= {f"{unit}s" for unit in re.findall("[a-z]+", SCHEMA["$defs"]["period"]["pattern"])}
    known |= set(SCHEMA["$defs"]["language"]["examples"])
    text = " ".join(body for _, body in sections())
    assert [word for word in code(text) if re.fullmatch(r"[a-z][a-z_]+", word) and word not in known] == []


def test_every_example_is_marked() -> None:
    """What an example file is to show stands above it, and each is complete; of each kind there are some."""
    assert all(block.kind == "yaml" and block.mark in ("drawing", "right", "wrong") for block in blocks())
    assert all(bool(block.name) == (block.mark != "right") for block in blocks())
    assert min(map(len, map(marked, ("drawing", "right", "wrong")))) > 5


@pytest.mark.parametrize("block", [*marked("drawing"), *marked("right")], ids=str)
def test_right_example(block: Block) -> None:
    """An example of how to write it is checked without an error or a warning."""
    assert [(one.code, one.message) for one in reading(block.text).diagnostics] == []


@pytest.mark.parametrize("block", marked("wrong"), ids=str)
def test_wrong_example(block: Block) -> None:
    """An example of a mistake gets the code that stands above it, and no other."""
    assert {one.code for one in reading(block.text).diagnostics} == {block.name}
    assert block.before.rstrip().endswith(f"Wrong, [{block.name}](diagnostics.md#{block.name}):")


@pytest.mark.parametrize("block", marked("drawing"), ids=str)
def test_drawing(block: Block, golden: Golden) -> None:
    """The picture below an example is what cjmap draws of that very text; `--accept` draws it anew."""
    found = IMAGE.match(block.after.lstrip())
    assert found and found[2] == f"format/{block.name}.svg"
    assert len(found[1]) > 30, "who cannot see the picture is told what it shows"
    journey = reading(block.text, block.name).journey
    assert journey is not None
    golden.check(DRAWINGS / f"{block.name}.svg", str(cjmap.render(journey)))


def test_no_drawing_is_left_over() -> None:
    """Every drawing in the folder is one of the page, every picture of the page a drawing, every image is used."""
    names = [f"{block.name}.svg" for block in marked("drawing")]
    assert len(set(names)) == len(names)
    assert sorted(path.name for path in DRAWINGS.glob("*.*")) == sorted(names)
    assert [found[2] for found in IMAGE.finditer(PAGE)] == [f"format/{name}" for name in names]
    used = {found for block in marked("drawing") for found in re.findall(r"(?:image|logo): (\S+)", block.text)}
    assert {path.relative_to(DRAWINGS).as_posix() for path in DRAWINGS.glob("*/*")} == used


def test_every_key_is_drawn() -> None:
    """Each key of the file can be seen in use in an example that is drawn."""
    drawn = "\n".join(block.text for block in marked("drawing"))
    assert [str(row) for row in ROWS if not re.search(rf"(?:^|[ {{]){row.key}:", drawn, re.M)] == []


def test_ids_that_names_make() -> None:
    """The ids of the table are those that its names make, in that order."""
    pairs = [(code(name)[0], code(made)[0]) for name, made in table("Ids", "name")]
    steps = "".join(f"      - '{name}'\n" for name, _ in pairs)
    journey = cjmap.load(f"title: A\nstages:\n  - name: B\n    touchpoints:\n{steps}")
    assert [step.id for step in journey.stages[0].touchpoints] == [made for _, made in pairs]


def test_limits() -> None:
    """The page has every limit with the number that holds."""
    assert dict(table("Limits", "what")) == LIMITS
    assert f"{TEXT_CONTRAST}:1" in PAGE


def test_links_lead_somewhere() -> None:
    """Every link of the page leads to a heading of it, or to a page or picture beside it."""
    headings = [anchor(heading) for heading, _ in sections()]
    assert len(set(headings)) == len(headings)
    links = re.findall(r"\]\(([^)]+)\)", PAGE)
    assert {link[1:] for link in links if link.startswith("#")} <= set(headings)
    others = [link.partition("#") for link in links if not link.startswith("#")]
    assert others
    for name, _, heading in others:
        text = Path(FILE.parent, name).read_text("utf-8")
        assert not heading or re.search(rf"^#+ {heading}$", text, re.M), heading


@pytest.mark.parametrize(("command", "option"), re.findall(r"`cjmap (\w+) [^`]*?(--[a-z-]+)", PAGE))
def test_named_options_are_there(command: str, option: str) -> None:
    """Every option that the page names with its command is one of it."""
    assert option in CliRunner().invoke(commands, [command, "--help"]).output
