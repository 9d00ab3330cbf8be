"""The schema of journey files: complete, in step with the messages, and judged alike by both ways of validating."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cjmap.model import (
    DEFAULT_LANES,
    EMOTIONS,
    JOURNEY_LISTS,
    PER_PERSONA,
    THEME_COLOURS,
    TOUCHPOINT_LANES,
    Basis,
    Better,
    Computed,
    End,
    ItemSeverity,
    JourneyState,
    Persona,
    Success,
    ThemeChoice,
)
from cjmap.read import read, schema_text
from cjmap.read.expected import EXPECTED, OWNERS
from cjmap.read.metrics import SCALES
from cjmap.read.schema import compiled, problems, surely_right, visits
from cjmap.read.source import parse
from cjmap.theme import THEMES

HERE = Path(__file__).parent
SCHEMA = HERE.parent / "schemas" / "journey.schema.json"
SAMPLES = sorted((HERE.parent / "samples").rglob("*.yaml"))
BROKEN = sorted((HERE / "invalid").glob("*.yaml"))
PUBLISHED = json.loads(schema_text())


def parts(schema: object) -> list[dict[str, Any]]:
    """Every part of a schema that is itself a schema, with those of `properties`."""
    if isinstance(schema, list):
        return [found for part in schema for found in parts(part)]
    if not isinstance(schema, dict):
        return []
    return [schema, *(found for key, part in schema.items() if key != "examples" for found in parts(part))]


def test_is_a_schema() -> None:
    """The schema is one of Draft 2020-12."""
    Draft202012Validator.check_schema(PUBLISHED)


def test_explains_every_key() -> None:
    """An editor finds a title and a description at every key of the file."""
    definitions = PUBLISHED["$defs"]
    for part in parts(PUBLISHED):
        for key, value in part.get("properties", {}).items() if isinstance(part.get("properties"), dict) else ():
            if value == {"type": "object"} or not isinstance(value, dict):
                continue
            target = definitions.get(value.get("$ref", "").rpartition("/")[2], {})
            assert value.get("title") or target.get("title"), key
            assert value.get("description") or target.get("description"), key


def test_examples_are_right() -> None:
    """What the schema shows as an example or a default, it takes."""
    for part in parts(PUBLISHED):
        checked = {**part, "$defs": PUBLISHED["$defs"]}
        for example in [*part.get("examples", []), *([part["default"]] if "default" in part else [])]:
            assert Draft202012Validator(checked).is_valid(example), (part.get("title"), example)


def listed() -> list[tuple[list[Any], list[Any]]]:
    """Every list of the schema that has its home in the model or in a folder of ours: as it is, and as it is to be."""
    definitions = PUBLISHED["$defs"]
    theme, metric, lanes = definitions["theme"], definitions["metric"]["properties"], definitions["lane"]
    judged = [level for level in Success if level is not Success.NOT_ASSESSED]
    return [
        (PUBLISHED["properties"]["state"]["enum"], [*JourneyState, None]),
        (definitions["severity"]["enum"], [*ItemSeverity, None]),
        (definitions["basis"]["enum"], [*Basis, None]),
        (definitions["transition_keys"]["properties"]["end"]["enum"], [*End, None]),
        (definitions["success_value"]["enum"], [*judged, None]),
        (definitions["success"]["then"]["enum"], judged),
        (definitions["emotion_value"]["then"]["enum"], [*EMOTIONS]),
        (definitions["emotion"]["then"]["enum"], [*EMOTIONS]),
        (definitions["importance"]["then"]["enum"], [*ItemSeverity]),
        (metric["better"]["enum"], [*Better, None]),
        (metric["as"]["enum"], [Computed.MEAN, Computed.TOP2, None]),
        (metric["scale"]["enum"], [*SCALES, None]),
        (theme["then"]["enum"], [*THEMES]),
        (theme["properties"]["base"]["enum"], [*THEMES, None]),
        (theme["examples"], [*THEMES]),
        (lanes["examples"], [*DEFAULT_LANES]),
    ]


def test_lists_are_those_of_the_model(golden: Any) -> None:
    """Words, lanes and themes are the same in the schema and where they have their home; `--accept` writes them there anew."""
    text = schema_text()
    for there, wanted in listed():
        text = text.replace(json.dumps(there), json.dumps(wanted))
    golden.check(SCHEMA, text)
    assert golden.accept or [there for there, _ in listed()] == [wanted for _, wanted in listed()]


def test_keys_are_those_of_the_model() -> None:
    """What the model has of personas, themes, lanes and lists of a journey are keys of the schema, and the other way round."""
    definitions = PUBLISHED["$defs"]
    assert set(definitions["theme"]["properties"]) == set(ThemeChoice.__dataclass_fields__)
    assert set(THEME_COLOURS) < set(definitions["theme"]["properties"])
    assert set(definitions["persona_keys"]["properties"]) == set(Persona.__dataclass_fields__) - {"id_given", "span"}
    assert set(JOURNEY_LISTS) < set(PUBLISHED["properties"])
    lists = {"$ref": "#/$defs/items"}
    for step in ("stage_keys", "touchpoint_keys"):
        keys = definitions[step]["properties"]
        assert set(PER_PERSONA) < set(keys)
        assert [key for key, value in keys.items() if value.items() >= lists.items()] == list(TOUCHPOINT_LANES)


def test_meant_words_are_right_ones() -> None:
    """What a word of habit or of another language is taken for is a word of that place."""
    for name, expected in EXPECTED.items():
        assert set(expected.meant.values()) <= set(expected.words), name


def test_every_place_has_words() -> None:
    """Whatever can be wrong in a file has an entry in the table of what is expected there."""
    seen: set[int] = set()
    waiting: list[tuple[str, Any]] = [("journey", compiled())]
    while waiting:
        key, part = waiting.pop()
        if id(part) in seen or not isinstance(part, dict):
            continue
        seen.add(id(part))
        name = part.get("def", key)
        if {"pattern", "enum", "type"} & set(part) and part != {"type": "object"}:
            assert name in EXPECTED or name == "journey", name
        if "properties" in part and "if" not in part and "additionalProperties" in part:
            assert name in OWNERS, name
        waiting += [(inner, value) for inner, value in part.get("properties", {}).items()]
        waiting += [(key, part[inner]) for inner in ("items", "additionalProperties", "else") if inner in part]


@pytest.mark.parametrize("path", [*SAMPLES, *BROKEN], ids=lambda path: path.stem)
def test_quick_answer_is_that_of_the_validator(path: Path) -> None:
    """A file is surely right exactly where jsonschema finds nothing."""
    root = parse(path.read_bytes(), str(path)).root
    if root is not None:
        assert surely_right(root.data, compiled()) is Draft202012Validator(PUBLISHED).is_valid(root.data)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 12) | st.floats(-3, 101, allow_nan=False) | st.text(max_size=3)
    | st.sampled_from(["happy", "positive", "low", "30%", "2026-10-01", "as-is", "yes", "#2f4b7c", "https://a.example"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(sorted({key for part in parts(PUBLISHED) for key in part.get("properties", {})} | {"maya", "x y"})),
        inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(PUBLISHED["properties"])), VALUES)
def test_quick_answer_is_sound(key: str, value: object) -> None:
    """Nothing is surely right that jsonschema would refuse, and the written-out schema judges as the published one."""
    data = {"title": "A map", "stages": ["One"], key: value}
    right = Draft202012Validator(PUBLISHED).is_valid(data)
    assert Draft202012Validator(compiled()).is_valid(data) is right
    assert right or not surely_right(data, compiled())


def test_problems_name_their_node() -> None:
    """A problem holds the very node that is wrong, the key it stands at, and the definition of that place."""
    root = parse("title: A\nstages:\n  - name: B\n    touchpoints: {name: C, emotion: {maya: happy}}\n", "a.yaml").root
    assert root is not None
    (problem,) = problems(root)
    assert (problem.node.words, problem.key, problem.definition, problem.rule) == (
        "happy",
        "maya",
        "emotion_value",
        "enum",
    )


def test_visits_every_known_place() -> None:
    """Each value of a file is visited with the definition that holds for it."""
    root = parse(
        "title: A\npersonas: {maya: {name: Maya, goals: [B]}}\nstages: {name: C, lanes: {D: E}}\n", "a.yaml"
    ).root
    assert root is not None
    found = {visit.node.words: visit.definition for visit in visits(root) if visit.node.kind == "scalar"}
    assert found == {"A": "required_text", "Maya": "required_text", "B": "item", "C": "required_text", "E": "items"}


def test_reads_an_editors_view() -> None:
    """Numbers, yes and no, and dates are texts where text is expected, as they stand in the file."""
    journey = read("title: 404\nowner: yes\nversion: 3.10\nevidence: 2026-01-05\nstages: [007, 12:30, no]\n").journey
    assert journey is not None
    assert (journey.title, journey.owner, journey.version, journey.evidence) == ("404", "yes", "3.10", "2026-01-05")
    assert [stage.name for stage in journey.stages] == ["007", "12:30", "no"]
