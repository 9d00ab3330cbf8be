"""The journey as a graph: what stands in it, and that every Graphviz reads it without a word."""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pygraphviz
import pytest
from running import environment

from cjmap.model import End, Journey, Scales, Stage, Success, ThemeChoice, Touchpoint, Transition
from cjmap.render.dot import dot
from cjmap.theme import THEMES, themed

HOSTILE = (
    'a "quoted" {brace} [x] <b>bold</b>',
    "<b>all bold</b>",
    r"\N \G \E \T \H \L \n \l \\",
    "one | two > three",
    "ends in a backslash \\",
    "&amp; &lt; &#60; &",
    "]]> -- -> ;",
    "node",
    "007",
    "first\nsecond\r\nthird",
    "turned \u202eback\u202c and \u2067again",
    "open \u202eend",
    "control \x1b[31m \x00 \ud800",
    "#ff0000:blue",
    "日本語" * 20,
    "مرحبا بكم",
    "x" * 200,
    "%n ${HOME} $(id) `id`",
)

INSTALLED = [["dot"]] if shutil.which("dot") else []
CARRIED = [
    sys.executable,
    "-c",
    "import sys, pygraphviz; graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode());"
    "sys.stdout.buffer.write(graph.draw(format='svg', prog='dot'))",
]
"""Graphviz, as it comes with a Python package: no program of that name is needed here."""


def parsed(journey: Journey, theme: str = "default") -> Any:
    return pygraphviz.AGraph(string=dot(journey, themed(journey.theme, theme)).decode())


def drawn(source: bytes) -> list[str]:
    """The texts of the picture that Graphviz makes of a graph, said nothing meanwhile; by every Graphviz there is here."""
    texts: list[str] = []
    for command in ([*one, "-Tsvg"] for one in INSTALLED):
        texts = _texts(command, source)
    return _texts(CARRIED, source) or texts


def _texts(command: list[str], source: bytes) -> list[str]:
    done = subprocess.run(command, input=source, capture_output=True, env=environment(), timeout=60, check=False)
    said = [line for line in done.stderr.decode().splitlines() if "Fontconfig" not in line]  # the machine's own fonts
    assert (done.returncode, said) == (0, [])
    return [element.text or "" for element in ET.fromstring(done.stdout).iter("{http://www.w3.org/2000/svg}text")]


def touchpoint(id_: str, **more: Any) -> Touchpoint:
    return Touchpoint(**({"id": id_, "name": id_.title()} | more))


def journey(*stages: Stage, **more: Any) -> Journey:
    return Journey(**({"title": "A journey", "stages": stages} | more))


BRANCHING = journey(
    Stage(
        "search",
        "Search",
        phase="Presales",
        assessed=Success.NEGATIVE,
        touchpoints=(
            touchpoint(
                "reads",
                assessed=Success.NEGATIVE,
                importance=5.0,
                channel=("Web", "App"),
                duration="5 min",
                next=(
                    Transition(touchpoint="pays", share=Decimal("0.7")),
                    Transition(touchpoint="reads", share=Decimal("0.2"), when="Still unsure"),
                ),
            ),
            touchpoint("asks"),
        ),
    ),
    Stage(
        "buy",
        "Buy",
        assessed=Success.POSITIVE,
        touchpoints=(
            touchpoint("pays", assessed=Success.POSITIVE, moment_of_truth=True, next=(Transition(stage="use"),)),
            touchpoint("leaves", assessed=Success.NEUTRAL, next=(Transition(end=End.ABANDONED),)),
        ),
    ),
    Stage("use", "Use", next=(Transition(end=End.SUCCESS), Transition(touchpoint="reads", when="Again"))),
    scales=Scales(),
)


def edges(graph: Any) -> dict[tuple[str, str], dict[str, str]]:
    return {(edge[0], edge[1]): dict(edge.attr) for edge in graph.edges()}


def test_stages_are_clusters() -> None:
    """A stage with touchpoints is a cluster with its phase, number, name and sign; one without is a node."""
    graph = parsed(BRANCHING)
    clusters = {cluster.name: cluster for cluster in graph.subgraphs()}
    assert list(clusters) == ["cluster-search", "cluster-buy"]
    assert clusters["cluster-search"].nodes() == ["touchpoint-reads", "touchpoint-asks"]
    assert clusters["cluster-search"].graph_attr["label"] == r"Presales\l▼ 1  Search\l"
    assert graph.get_node("stage-use").attr["label"] == "○ 3  Use"


def test_success_is_shape_and_sign_and_colour() -> None:
    """The four levels differ in shape, in sign and in colour, so that none of them stands alone."""
    graph = parsed(BRANCHING)
    steps = ["reads", "asks", "pays", "leaves"]
    attributes = [graph.get_node(f"touchpoint-{step}").attr for step in steps]
    assert len({one["shape"] for one in attributes}) == 4
    assert len({one["color"] for one in attributes}) == 4
    assert [one["label"][0] for one in attributes] == ["▼", "○", "▲", "■"]


def test_a_card_says_what_is_known() -> None:
    """Channels, duration and importance stand below the name; a moment of truth has a star and a double border."""
    graph = parsed(BRANCHING)
    assert graph.get_node("touchpoint-reads").attr["label"] == r"▼ Reads\nWeb, App · 5 min\n●●●●●"
    assert graph.get_node("touchpoint-pays").attr["label"] == "▲ Pays ★"
    assert graph.get_node("touchpoint-pays").attr["peripheries"] == "2"


def test_the_order_is_edges() -> None:
    """Each way on is an edge: by the author's order where there is one, else to the following step, across stages."""
    assert set(edges(parsed(BRANCHING))) == {
        ("touchpoint-reads", "touchpoint-pays"),
        ("touchpoint-reads", "touchpoint-reads"),
        ("touchpoint-reads", "end"),
        ("touchpoint-asks", "touchpoint-pays"),
        ("touchpoint-pays", "stage-use"),
        ("touchpoint-leaves", "end-abandoned"),
        ("stage-use", "end-success"),
        ("stage-use", "touchpoint-reads"),
    }


def test_a_plain_journey_is_a_chain() -> None:
    """Without an order of its own, a journey is its steps one after the other, and no ending is invented."""
    stages = [Stage(one, one, touchpoints=(touchpoint(f"{one}1"), touchpoint(f"{one}2"))) for one in "ab"]
    names = [f"touchpoint-{one}" for one in ("a1", "a2", "b1", "b2")]
    graph = parsed(journey(*stages))
    assert list(edges(graph)) == list(pairwise(names))
    assert len(graph.nodes()) == 4


def test_shares_are_words_and_widths() -> None:
    """A share is written beside its edge, with the condition, and makes it as thick as it is large."""
    found = edges(parsed(BRANCHING))
    taken = found["touchpoint-reads", "touchpoint-pays"]
    again = found["touchpoint-reads", "touchpoint-reads"]
    left = found["touchpoint-reads", "end"]
    assert (taken["xlabel"], again["xlabel"], left["xlabel"]) == ("70%", "20% · Still unsure", "10%")
    assert float(taken["penwidth"]) > float(again["penwidth"]) > float(left["penwidth"])
    assert not any("label" in attributes for attributes in found.values())


@pytest.mark.parametrize(
    ("share", "words"), [("1", "100%"), ("0.125", "12.5%"), ("0.33333", "33.3%"), ("0.0005", "0.1%")]
)
def test_shares_are_rounded_for_reading(share: str, words: str) -> None:
    """A share has at most one decimal place, rounded half away from zero."""
    steps = (touchpoint("a", next=(Transition(touchpoint="b", share=Decimal(share)), Transition())), touchpoint("b"))
    source = dot(journey(Stage("s", "S", touchpoints=steps)), THEMES["default"]).decode()
    assert f'xlabel="{words}"' in source


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_every_theme_colours_it(theme: str) -> None:
    """The background and the colours of success are those of the theme."""
    source = dot(BRANCHING, THEMES[theme]).decode()
    assert THEMES[theme].background in source
    assert THEMES[theme].positive in source


def hostile(text: str, place: int) -> Stage:
    steps = tuple(
        touchpoint(
            f"お試し-{place}-{number}",
            name=text,
            channel=(text, text),
            duration=text,
            assessed=level,
            moment_of_truth=number == 1,
            next=(
                Transition(touchpoint=f"お試し-{place}-0", when=text, share=Decimal("0.5")),
                Transition(end=End.FAILURE, when=text),
            ),
        )
        for number, level in enumerate(Success)
    )  # fmt: skip
    return Stage(f"s{place}", text, phase=text, touchpoints=steps)


def test_hostile_text_is_only_text() -> None:
    """Whatever a text holds, Graphviz draws just that text and says nothing; other texts beside it stay as they are."""
    stages = [hostile(text, place) for place, text in enumerate(HOSTILE)]
    whole = journey(*stages, title=" ".join(HOSTILE), scenario=HOSTILE[0], theme=ThemeChoice(font='A "b" \\ & <i>'))
    graph = parsed(whole)
    assert len(graph.nodes()) == 4 * len(HOSTILE) + 1
    assert len(graph.edges()) == 2 * 4 * len(HOSTILE)
    texts = drawn(dot(whole, THEMES["default"]))
    for text in (
        "<b>all bold</b>", r"\N \G \E \T \H \L \n \l \\", "ends in a backslash \\", "007", "node", "]]> -- -> ;",
        "control \ufffd[31m \ufffd \ufffd", "%n ${HOME} $(id) `id`",
    ):  # fmt: skip
        assert f"▲ {text}" in texts
    assert "second" in texts


def test_turned_text_turns_nothing_else() -> None:
    """A direction mark that an author left open is closed where the text ends, before what follows on its line."""
    step = touchpoint("a", channel=("open \u202eend",), duration="5 min")
    source = dot(journey(Stage("s", "S", touchpoints=(step,))), THEMES["default"]).decode()
    assert "open \u202eend\u202c · 5 min" in source


def test_the_largest_journey_is_read() -> None:
    """Five thousand touchpoints in two hundred stages make a graph that can be read back whole."""
    stages = [
        Stage(f"s{stage}", "Stage", touchpoints=tuple(touchpoint(f"t{stage}-{number}") for number in range(25)))
        for stage in range(200)
    ]
    graph = parsed(journey(*stages))
    assert (len(graph.nodes()), len(graph.edges())) == (5000, 4999)


def test_branching_is_drawn_in_silence() -> None:
    """Loops, ways back, ways to stages and endings are drawn by Graphviz without a warning, in every theme."""
    for name in THEMES:
        assert "▲ Pays ★" in drawn(dot(BRANCHING, themed(BRANCHING.theme, name)))


def test_the_same_bytes_every_time() -> None:
    """Two runs with other hash seeds write the same bytes."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from test_dot import *;"
        "sys.stdout.buffer.write(dot(BRANCHING, THEMES['default']))"
    )
    command = [sys.executable, "-c", code, str(Path(__file__).parent)]
    runs = [
        subprocess.run(command, capture_output=True, check=True, env=environment(PYTHONHASHSEED=seed)).stdout
        for seed in "01"
    ]
    assert runs[0] == runs[1] == dot(BRANCHING, THEMES["default"])


def test_what_is_shown_follows_the_step() -> None:
    """A step that is assessed otherwise is drawn otherwise: nothing is remembered between two drawings."""
    changed = replace(BRANCHING, stages=(replace(BRANCHING.stages[2], assessed=Success.POSITIVE, next=()),))
    graph = parsed(changed)
    assert graph.get_node("stage-use").attr["label"] == "▲ 1  Use"
    assert list(edges(graph)) == [("stage-use", "end")]
