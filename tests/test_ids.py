"""The ids of pictures: no two drawings of one title share any, whoever's, however and on whatever they are drawn."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import GOOD
from running import cjmap as command

import cjmap
from cjmap.layout.finish import picture_id, slug
from cjmap.model import Journey, Stage
from cjmap.options import PREFIX
from cjmap.options.medium import Medium

MEDIA = (
    Medium("a4"),
    Medium("a3"),
    Medium("a4", tile=True),
    Medium(persona_page=True),
    Medium(per_stage=True),
    Medium(slide="16:9"),
    Medium(slide="4:3"),
    Medium(slide="16:9", per_stage=True),
)


def ids_of(picture: str | bytes) -> set[str]:
    """All ids of a picture, each of which is there once, and every one that is named in it."""
    root = ElementTree.fromstring(picture)
    found = [element.get("id", "") for element in root.iter() if element.get("id")]
    assert len(found) == len(set(found))
    assert {root.get("aria-labelledby"), root.get("aria-describedby")} <= set(found)
    return set(found)


def test_no_two_drawings_of_a_title_share_an_id() -> None:
    """As-is and to-be, views, themes, personas, sheets, slides and stages of one title have ids of their own each."""
    journeys = [cjmap.load(GOOD), cjmap.load(GOOD + "state: to-be\n")]
    drawn = [
        cjmap.render(journey, view=view, theme=theme, persona=persona)
        for journey, view, theme, persona in product(
            journeys, ("map", "flow"), ("", "dark", "high-contrast"), ("", "maya", "tom")
        )
    ]
    for medium in MEDIA:
        drawn += cjmap.render_all(journeys[0], medium=medium)
    ids = [one for picture in drawn for one in ids_of(picture)]
    assert len(drawn) > 40
    assert len(ids) == len(set(ids))


def test_a_plain_map_is_called_by_its_title() -> None:
    """The ids of the map of everyone as it is, in the default theme, begin with its title alone."""
    assert all(
        one.startswith(("buying-a-laptop--", "buying-a-laptop__")) for one in ids_of(cjmap.render(cjmap.load(GOOD)))
    )


TITLES = st.text(st.sampled_from("ab- _1é½"), min_size=1, max_size=6)
CHOICES = st.tuples(
    st.sampled_from(("as-is", "to-be")),
    st.sampled_from(("map", "flow")),
    st.sampled_from(("default", "dark")),
    st.sampled_from((Medium(), *MEDIA)),
    st.text(st.sampled_from("ab-_1é½"), max_size=5),
)


@given(TITLES, CHOICES, CHOICES)
def test_ids_tell_choices_apart(title: str, one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """Two ways to draw a title have one id only where they are the same, and every id could have been a caller's."""

    def named(state: str, view: str, theme: str, medium: Medium, lens: str) -> str:
        return picture_id(Journey(title, (Stage("s", "S"),), state=state, lens=lens), view, theme, medium)

    ids = named(*one), named(*other)
    assert (ids[0] == ids[1]) == (one == other)
    assert PREFIX.fullmatch(ids[0])


@given(TITLES, TITLES, st.sampled_from(("stage-a", "stage-b--legend", "legend")))
def test_no_title_runs_into_what_follows(title: str, other: str, group: str) -> None:
    """No id of a map is one of a map whose title goes on where its own ends."""
    if slug(title) != slug(other):
        assert not {f"{slug(title)}--{group}"} & {f"{slug(other)}--{one}" for one in ("legend", "stage-a", group)}


@pytest.mark.parametrize("id_", ["shop", "Shop-2", "a_b-c"])
def test_a_caller_names_the_ids(id_: str) -> None:
    """With `id` every id begins with it; of several pictures each has its own."""
    journey = cjmap.load(GOOD)
    assert all(re.match(f"{id_}(--|__)", one) for one in ids_of(cjmap.render(journey, view="flow", id=id_)))
    sheets = cjmap.render_all(journey, medium=Medium(slide="16:9", per_stage=True), id=id_)
    ids = [one for sheet in sheets for one in ids_of(sheet)]
    assert len(ids) == len(set(ids)) and all(one.startswith(f"{id_}_stage-") for one in ids)


@pytest.mark.parametrize("id_", ["", "1a", "a b", "a--b", "é", "-a", "a-", 'a"b', "a\n"])
def test_no_id_can_break_out(id_: str) -> None:
    """What is no id is refused, with what would be right; nothing at all is none."""
    if not id_:
        assert cjmap.render(cjmap.load(GOOD), id=id_) == cjmap.render(cjmap.load(GOOD))
        return
    with pytest.raises(ValueError, match="begins with a letter"):
        cjmap.render(cjmap.load(GOOD), id=id_)


def test_id_on_the_command_line(tmp_path: Path) -> None:
    """`--id` is what ids begin with; one that cannot be, another format, or several files are wrong usage in one line."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD)
    assert command("render", "a.yaml", "--id", "shop", cwd=tmp_path).returncode == 0
    assert all(one.startswith("shop") for one in ids_of((tmp_path / "a.svg").read_text()))
    for wrong, said in (
        (("a.yaml", "--id", "1"), b"begins with a letter"),
        (("a.yaml", "--id", "x", "-f", "png"), b"id is for svg"),
        (("a.yaml", "b.yaml", "--id", "x", "-o", "out"), b"one FILE"),
    ):
        done = command("render", *wrong, cwd=tmp_path)
        assert done.returncode == 2 and said in done.stderr


def test_a_file_in_angle_brackets_is_a_file(tmp_path: Path) -> None:
    """A file that is called as standard input is called in messages is still a file, and its map names it."""
    (tmp_path / "<stdin>").write_text(GOOD)
    assert command("render", "<stdin>", "-o", "a.svg", cwd=tmp_path).returncode == 0
    assert "&lt;stdin&gt;" in (tmp_path / "a.svg").read_text()
    assert b"stdin" not in command("render", "-", "-o", "-", cwd=tmp_path, stdin=GOOD).stdout
