"""The journey as a graph: what stands in it, and that every Graphviz reads it without a word."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pygraphviz
import pytest
from running import ROOT, environment

from cjmap import load
from cjmap.language import use_language
from cjmap.model import End, Journey, Scales, Stage, Step, Success, ThemeChoice, Touchpoint, Transition
from cjmap.render.dot import dot
from cjmap.render.dot_edges import wrapped
from cjmap.theme import THEMES, themed

pytestmark = pytest.mark.usefixtures("english")

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

ENGINES = ("dot", "neato", "fdp")
INSTALLED = {engine: [engine, "-Tsvg"] for engine in ENGINES if shutil.which(engine)}
CARRIED = {
    engine: [
        sys.executable,
        "-c",
        "import sys, pygraphviz; graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode());"
        f"sys.stdout.buffer.write(graph.draw(format='svg', prog={engine!r}))",
    ]
    for engine in ENGINES
}
"""Graphviz, as it comes with a Python package: no program of that name is needed here."""

SVG = "{http://www.w3.org/2000/svg}"


def parsed(journey: Journey, theme: str = "default") -> Any:
    return pygraphviz.AGraph(string=dot(journey, themed(journey.theme, theme)).decode())


def drawn(source: bytes, engines: Sequence[str] = ("dot",)) -> ET.Element:
    """The picture that Graphviz makes of a graph, said nothing meanwhile; by every Graphviz there is here."""
    commands = [places[engine] for engine in engines for places in (INSTALLED, CARRIED) if engine in places]
    pictures = [_picture(command, source) for command in commands]
    return pictures[0]


def _picture(command: list[str], source: bytes) -> ET.Element:
    done = subprocess.run(command, input=source, capture_output=True, env=environment(), timeout=60, check=False)
    said = [line for line in done.stderr.decode().splitlines() if "Fontconfig" not in line]  # the machine's own fonts
    assert (done.returncode, said) == (0, [])
    return ET.fromstring(done.stdout)


def texts(picture: ET.Element) -> list[str]:
    return [element.text or "" for element in picture.iter(f"{SVG}text")]


def shown(picture: ET.Element) -> dict[str, str]:
    """What stands in each node, edge and cluster of a picture, by its name, without blanks and line breaks."""
    groups = [group for group in picture.iter(f"{SVG}g") if group.get("class") in ("node", "edge", "cluster")]
    found: dict[str, str] = {}
    for group in groups:
        name = group.findtext(f"{SVG}title") or ""
        found[name] = found.get(name, "") + squashed("".join(one.text or "" for one in group.iter(f"{SVG}text")))
    return found


def squashed(text: str) -> str:
    return "".join(text.split())


def visible(text: str) -> str:
    """An author's text as it may be drawn: what no picture can hold is a question mark in a rhomb."""
    return squashed("".join("\ufffd" if one in "\x00\x1b\ud800" else one for one in text))


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
    assert graph.get_node("stage-use").attr["label"] == r"○ 3  Use\n~87.5%"


def test_every_stage_has_a_rank() -> None:
    """The touchpoints of a stage are one row, below the rows of the stages before it, also where a way goes past one."""
    past = replace(BRANCHING.stages[0].touchpoints[1], next=(Transition(stage="use"), Transition(touchpoint="pays")))
    search = replace(BRANCHING.stages[0], touchpoints=(BRANCHING.stages[0].touchpoints[0], past))
    graph = parsed(replace(BRANCHING, stages=(search, *BRANCHING.stages[1:])))
    assert edges(graph)["touchpoint-asks", "stage-use"]["minlen"] == "2"
    graph.layout(prog="dot")
    rows = [["reads", "asks"], ["pays", "leaves"]]
    heights = [{graph.get_node(f"touchpoint-{one}").attr["pos"].split(",")[1] for one in row} for row in rows]
    assert [len(height) for height in heights] == [1, 1]
    last = float(graph.get_node("stage-use").attr["pos"].split(",")[1])
    assert float(heights[0].pop()) > float(heights[1].pop()) > last


def test_success_is_shape_and_sign_and_colour() -> None:
    """The four levels differ in the look of their boxes, in sign and in colour, so that none of them stands alone."""
    graph = parsed(BRANCHING)
    steps = ["reads", "asks", "pays", "leaves"]
    attributes = [graph.get_node(f"touchpoint-{step}").attr for step in steps]
    assert len({one["style"] for one in attributes}) == 4
    assert len({one["color"] for one in attributes}) == 4
    assert [one["label"][0] for one in attributes] == ["▼", "○", "▲", "■"]


def test_a_card_says_what_is_known() -> None:
    """Channels, duration, importance and reach stand below the name; a moment of truth has a star and a double border."""
    graph = parsed(BRANCHING)
    assert graph.get_node("touchpoint-reads").attr["label"] == r"▼ 1.1 Reads\nWeb, App · 5 min\n●●●●●   100%"
    assert graph.get_node("touchpoint-pays").attr["label"] == r"▲ 2.1 Pays ★\n~87.5%"
    assert graph.get_node("touchpoint-pays").attr["peripheries"] == "2"


def test_ends_are_flags() -> None:
    """Every end that a way leads to is a node, with its sign, its words and how many come to it."""
    graph = parsed(BRANCHING)
    ends = {name: graph.get_node(name).attr for name in graph.nodes() if name.startswith("end")}
    assert {name: one["label"] for name, one in ends.items()} == {
        "end-success": r"⚑ Goal reached\n~77.8%",
        "end-abandoned": r"↓ Given up\n0%",
        "end-open": r"Ends here\n~22.2%",
    }
    assert len({(one["shape"], one["style"]) for one in ends.values()}) == 3


def test_the_order_is_edges() -> None:
    """Each way on is an edge: by the author's order where there is one, else to the following step, across stages."""
    assert set(edges(parsed(BRANCHING))) == {
        ("touchpoint-reads", "touchpoint-pays"),
        ("touchpoint-reads", "touchpoint-reads"),
        ("touchpoint-reads", "end-open"),
        ("touchpoint-asks", "touchpoint-pays"),
        ("touchpoint-pays", "stage-use"),
        ("touchpoint-leaves", "end-abandoned"),
        ("stage-use", "end-success"),
        ("stage-use", "touchpoint-reads"),
    }


def test_ways_back_are_dashed() -> None:
    """A way back, or to the same step, is dashed and does not turn the picture around; any other way is a whole line."""
    for attributes in edges(parsed(BRANCHING)).values():
        back = attributes["kind"] in ("back", "again")
        assert (attributes.get("style") == "dashed", attributes.get("constraint") == "false") == (back, back)


def test_the_most_likely_way_stands_out() -> None:
    """The ways of the most likely way through have the accent colour, and no other one has it."""
    found = edges(parsed(BRANCHING))
    accent = {names for names, attributes in found.items() if attributes["color"] == THEMES["default"].accent}
    likely = {names for names, attributes in found.items() if attributes["likely"] == "true"}
    steps = ["touchpoint-reads", "touchpoint-pays", "stage-use", "end-success"]
    assert accent == likely == set(pairwise(steps))


def test_everything_is_there_as_plain_data() -> None:
    """Nodes and edges carry what they show as attributes of their own, numbers with a point, for gvpr, Gephi and others."""
    graph = parsed(BRANCHING)
    names = ("kind", "stage", "success", "importance", "reach", "visits", "assumed")
    reads = graph.get_node("touchpoint-reads").attr
    assert [reads[name] for name in names] == ["touchpoint", "search", "negative", "5", "1", "2.222222", "false"]
    assert graph.get_node("stage-use").attr["kind"] == "stage"
    assert graph.get_node("end-success").attr["kind"] == "end"
    again = edges(graph)["touchpoint-reads", "touchpoint-reads"]
    assert [again[name] for name in ("kind", "share", "when", "assumed", "likely")] == [
        "again", "0.2", "Still unsure", "false", "false",
    ]  # fmt: skip
    assert edges(graph)["stage-use", "end-success"]["assumed"] == "true"


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
    left = found["touchpoint-reads", "end-open"]
    words = [one.replace("\u00a0", "") for one in (taken["label"], again["xlabel"], left["label"])]
    assert words == ["70%", r"20% · Still\nunsure", "10%"]
    assert float(taken["penwidth"]) > float(again["penwidth"]) > float(left["penwidth"])


def test_an_assumed_share_is_marked() -> None:
    """A share that nobody gave has a ~ before it, and so has the reach of what it leads to."""
    graph = parsed(BRANCHING)
    assert edges(graph)["stage-use", "end-success"]["label"].strip("\u00a0") == "~50%"
    assert "~" in graph.get_node("end-success").attr["label"]


def test_words_within_a_row_have_no_room_of_their_own() -> None:
    """Graphviz aborts on labels within a rank and on ways back: those words are an `xlabel`, all others a `label`."""
    found = edges(parsed(BRANCHING))
    assert {names for names, attributes in found.items() if attributes.get("xlabel")} == {
        ("touchpoint-reads", "touchpoint-reads"),
        ("stage-use", "touchpoint-reads"),
    }


@pytest.mark.parametrize(
    ("share", "words"), [("1", "100%"), ("0.125", "12.5%"), ("0.33333", "33.3%"), ("0.0002", "<0.1%")]
)
def test_shares_are_rounded_for_reading(share: str, words: str) -> None:
    """A share has at most one decimal place, and is never rounded to nothing."""
    edges = (Transition(touchpoint="b", share=Decimal(share)), Transition(end=End.FAILURE))
    steps = (touchpoint("a", next=edges), touchpoint("b"))
    source = dot(journey(Stage("s", "S", touchpoints=steps)), THEMES["default"]).decode()
    assert f'xlabel="\u00a0{words}\u00a0"' in source


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
    """Whatever a text holds, each engine draws just that text and says nothing; texts beside it stay as they are."""
    stages = [hostile(text, place) for place, text in enumerate(HOSTILE)]
    whole = journey(*stages, title=" ".join(HOSTILE), scenario=HOSTILE[0], theme=ThemeChoice(font='A "b" \\ & <i>'))
    graph = parsed(whole)
    assert len(graph.nodes()) == 4 * len(HOSTILE) + 1
    assert len(graph.edges()) == 2 * 4 * len(HOSTILE)
    found = shown(drawn(dot(whole, THEMES["default"]), ENGINES))
    for place, text in enumerate(HOSTILE):
        if "\u202e" in text or "\u2067" in text:
            continue  # closed where its line ends: see below
        first, said = f"touchpoint-お試し-{place}-1", visible(text)
        assert found[first].startswith(f"■{place + 1}.2{said}★{said},{said}·{said}")
        assert found[f"cluster-s{place}"] == f"{said}○{place + 1}{said}"
        assert found[f"{first}->end-failure"] == f"~50%·{said}"


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
        assert "▲ 2.1 Pays ★" in texts(drawn(dot(BRANCHING, themed(BRANCHING.theme, name)), ENGINES))


@pytest.mark.parametrize("path", sorted((ROOT / "samples").glob("*.yaml")), ids=lambda path: path.stem)
def test_samples_are_drawn_in_silence(path: Path) -> None:
    """Every sample is drawn by `dot`, `neato` and `fdp`, old and new, without a warning."""
    sample = load(path)
    found = shown(drawn(dot(sample, themed(sample.theme)), ENGINES))
    assert all(squashed(step.name) in found[f"{_kind(step)}-{step.id}"] for step in sample.steps())


def _kind(step: Step) -> str:
    return "stage" if isinstance(step, Stage) else "touchpoint"


@pytest.mark.parametrize("seed", range(12))
def test_tangled_journeys_do_not_abort(seed: int) -> None:
    """Thirty touchpoints with ways in all directions, with words on each, are drawn whole, where labels often abort."""
    whole = tangle(seed)
    picture = drawn(dot(whole, THEMES["default"]))
    assert len([group for group in picture.iter(f"{SVG}g") if group.get("class") == "node"]) >= 30


def tangle(seed: int) -> Journey:
    """Thirty touchpoints in stages of one to six, each with up to three ways to anywhere."""
    choose = random.Random(seed)
    ids = [f"t{number}" for number in range(30)]
    stages: list[Stage] = []
    while ids:
        size = choose.randint(1, 6)
        steps = tuple(touchpoint(one, next=_anywhere(choose)) for one in ids[:size])
        stages.append(Stage(f"s{len(stages)}", "Stage", touchpoints=steps))
        ids = ids[size:]
    return journey(*stages)


def _anywhere(choose: random.Random) -> tuple[Transition, ...]:
    goals = [
        Transition(touchpoint=f"t{choose.randrange(30)}", when="Still unsure") for _ in range(choose.randint(0, 2))
    ]
    return (*goals, Transition(end=choose.choice(list(End)), share=Decimal("0.25")))


def test_the_same_bytes_every_time() -> None:
    """Two runs with other hash seeds write the same bytes."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from test_dot import *;"
        "held = use_language('en'); held.__enter__(); sys.stdout.buffer.write(dot(BRANCHING, THEMES['default']))"
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
    assert graph.get_node("stage-use").attr["label"] == r"▲ 1  Use\n100%"
    assert list(edges(graph)) == [("stage-use", "end-open")]


def test_names_without_blanks_are_broken() -> None:
    """A Japanese name is broken where its script breaks it, its characters counted as wide as they are."""
    with use_language("ja"):
        lines = wrapped("▼ 予約サイト「たびのわ」で口コミ214件を読み比べる", 26).splitlines()
    assert len(lines) == 2
    assert all(len(line) <= 20 for line in lines)
    assert lines[0] != "▼"
