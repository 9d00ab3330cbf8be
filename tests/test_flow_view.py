"""The flow view: where cards, ways, words and flags stand, on journeys made for each rule and on random graphs."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import flows
import pytest
from conftest import Golden
from drawing import draw
from flows import DrawnEdge, cards, edges, items
from geometry import FACES, findings, flat, outside
from graphs import graphs
from hypothesis import given
from running import cjmap as run
from test_golden import told
from yaml_text import dumped

import cjmap
from cjmap import chain
from cjmap.diagnostics import MissingLibrary, RenderError
from cjmap.language import use_language
from cjmap.layout import lay_out
from cjmap.layout.flow import placing
from cjmap.layout.flow.finished import WIDEST
from cjmap.layout.flow.graph import PLAIN, graph, rounded, stroke
from cjmap.read import read
from cjmap.records import replace
from cjmap.scene import Group, Rect, Scene, Text
from cjmap.scene import Path as Outline
from cjmap.theme import THEMES

FOLDER = Path(__file__).parent / "golden" / "flow"
CASES = sorted(file.stem for file in FOLDER.glob("*.yaml"))

SHOP = """
title: A shop
personas: [Maya Chen, Tom]
stages:
  - name: Look
    touchpoints:
      - name: Ad
        channel: Social
        next: [{to: Compare, share: 60%}, {to: Pay, share: 30%, when: In a hurry}, {end: abandoned, share: 10%}]
      - {name: Compare, success: negative, next: [{to: Ask, share: 25%}, {to: Pay, share: 75%}]}
      - name: Ask
        next: [{to: Pay, share: 50%}, {to: Compare, share: 30%}, {to: Ask, share: 20%, when: No answer}]
  - name: Buy
    touchpoints:
      - {name: Pay, moment_of_truth: true, next: [{to: Use, share: 0.9}, {to: Ad, share: 0.1}]}
  - name: Own
    touchpoints:
      - name: Use
        next: [{end: success, share: 70%}, {end: failure, share: 20%}, {end: abandoned, share: 5%, when: Bored}]
"""


def flow(text: str, theme: str = "") -> Scene:
    """The flow view of a journey written as YAML."""
    return lay_out(cjmap.load(text + "\n# a text with a line break is YAML\n"), "flow", theme)


def edge(scene: Scene, source: str, goal: str) -> DrawnEdge:
    """The one way between two touchpoints, or to an end."""
    key = goal if goal in ("success", "failure", "abandoned", "open") else f"touchpoint:{goal}"
    (found,) = [one for one in edges(scene) if (one.source, one.goal) == (f"touchpoint:{source}", key)]
    return found


def said(group: Group) -> list[str]:
    return [node.text for node in flat(group.children) if isinstance(node, Text)]


def journey_of(data: dict[str, Any]) -> cjmap.Journey:
    reading = read(dumped(data), "journey.yaml")
    assert reading.journey is not None, [one for one in reading.diagnostics if one.is_error]
    return reading.journey


@given(graphs())
def test_any_graph_is_free_of_faults(data: dict[str, Any]) -> None:
    """On any graph no card, word or way lies on another, no way runs under a card that is not its end, and all is readable."""
    scene = lay_out(journey_of(data), "flow")
    assert flows.faults(scene) == []
    assert [(face, finding) for face in FACES for finding in findings(scene, face)] == []
    assert outside(scene) == []
    assert scene.notices == ()


@given(graphs())
def test_every_step_and_every_way_is_there(data: dict[str, Any]) -> None:
    """Each stage is a section under a heading, in journey order, with a card for each of its steps; each way has its line."""
    journey = journey_of(data)
    known = chain.flow(journey)
    scene = lay_out(journey, "flow")
    sections = [node for node in flat(scene.children) if isinstance(node, Group) and "stage" in node.data]
    assert [one.data["stage"] for one in sections if one.role == "section"] == [stage.id for stage in journey.stages]
    assert list(items(scene)) == [step.key for step in known.steps]
    wanted = sorted(
        (one.source, one.target) for step in known.steps for one in step.edges if one.target not in ("", step.key)
    )
    assert sorted((one.source, one.goal) for one in edges(scene) if ":" in one.goal) == wanted
    hidden = [node for node in flat(scene.children) if isinstance(node, Group) and node.role == "decoration"]
    assert not any(isinstance(node, Text) for one in hidden for node in flat(one.children))


@given(graphs(touchpoints=25, edges=50))
def test_stages_stand_in_their_order(data: dict[str, Any]) -> None:
    """Every card stands inside its own stage, and the stages follow each other without sharing a column."""
    journey = journey_of(data)
    scene = lay_out(journey, "flow")
    places = cards(scene)
    grounds = [node for node in flat(scene.children) if isinstance(node, Rect) and node.radius == 8]
    assert len(grounds) >= len(journey.stages)
    for ground, after in pairwise(grounds):
        assert ground.x + ground.width < after.x if after.y == ground.y else ground.y + ground.height < after.y
    last = 0
    for stage in journey.stages:
        keys = [f"touchpoint:{one.id}" for one in stage.touchpoints] or [f"stage:{stage.id}"]
        found = {index for key in keys for index, ground in enumerate(grounds) if _holds(ground, places[key])}
        assert len([1 for key in keys for ground in grounds if _holds(ground, places[key])]) == len(keys)
        assert min(found) >= last and found == set(range(min(found), max(found) + 1))
        last = max(found) + 1


def _holds(ground: Rect, card: Rect) -> bool:
    across = ground.x < card.x and card.x + card.width < ground.x + ground.width
    return across and ground.y < card.y and card.y + card.height < ground.y + ground.height


@given(graphs(touchpoints=20, edges=40))
def test_a_picture_is_no_strip(data: dict[str, Any]) -> None:
    """The flow of up to 20 steps is at most two and a half times as wide as it is high."""
    journey = journey_of(data)
    if len(list(journey.steps())) <= 20:
        scene = lay_out(journey, "flow")
        assert scene.width <= WIDEST * scene.height


@pytest.mark.parametrize("steps", [1, 2, 5, 9, 14, 20])
def test_a_row_of_steps_is_no_strip(steps: int) -> None:
    """A single stage of ever so many touchpoints in a row is cut into bands within the stage."""
    scene = flow(
        "title: t\nstages:\n  - name: S\n    touchpoints: [" + ", ".join(f"T{one}" for one in range(steps)) + "]"
    )
    assert scene.width <= WIDEST * scene.height
    assert len(cards(scene)) == steps


@given(graphs(touchpoints=20, edges=40))
def test_without_graphviz_it_is_a_picture_too(data: dict[str, Any]) -> None:
    """Placed by the order of the ways alone, a flow is as free of faults."""
    whole = graph(journey_of(data), chain.flow(journey_of(data)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(placing, "MOST_STEPS", 0)
        scene = lay_out(journey_of(data), "flow")
    assert len(cards(scene)) == len(whole.vertices)
    assert flows.faults(scene) == []


@given(graphs(touchpoints=20, edges=40))
def test_drawing_again_gives_the_same(data: dict[str, Any]) -> None:
    """The same journey drawn twice is the same, byte for byte."""
    assert draw(journey_of(data), "svg", "flow") == draw(journey_of(data), "svg", "flow")


def test_columns_and_rows() -> None:
    """A step stands right of those that lead to it; the most likely way runs straight along one height."""
    scene = flow(SHOP)
    places = {key.removeprefix("touchpoint:"): card for key, card in cards(scene).items()}
    assert [places[one].x for one in ("ad", "compare", "ask", "pay", "use")] == sorted(
        card.x for card in places.values()
    )
    likely = [
        edge(scene, *pair) for pair in (("ad", "compare"), ("compare", "pay"), ("pay", "use"), ("use", "success"))
    ]
    assert len({round(y, 6) for one in likely for _, y in one.points}) == 1
    assert {one.line.stroke for one in likely} == {THEMES["default"].accent}
    assert edge(scene, "compare", "ask").line.stroke != THEMES["default"].accent
    assert places["ask"].y > places["compare"].y + places["compare"].height


def test_a_skip_arches_above() -> None:
    """A way past a card of its row runs above the row, in one line from gap to gap."""
    scene = flow("title: t\nstages:\n  - name: S\n    touchpoints:\n"
                 "      - {name: A, next: [{to: B, share: 80%}, {to: C, share: 20%}]}\n      - B\n      - C")  # fmt: skip
    skip = edge(scene, "a", "c")
    top = cards(scene)["touchpoint:b"].y
    assert min(y for _, y in skip.points) < top
    assert not skip.dashed


def test_a_step_back_runs_below_and_dashed() -> None:
    """A way to an earlier step leaves on the right, runs back below the row in dashes, and arrives on the left."""
    scene = flow(SHOP)
    back = edge(scene, "pay", "ad")
    pay, ad = (cards(scene)[f"touchpoint:{one}"] for one in ("pay", "ad"))
    assert back.dashed and not edge(scene, "ad", "pay").dashed
    assert max(y for _, y in back.points) > pay.y + pay.height
    assert back.points[0][0] == pytest.approx(pay.x + pay.width)
    assert back.head is not None and back.head.segments[1][1] == pytest.approx(ad.x)


@pytest.mark.parametrize(("volume", "wide"), [(0.0, 1.0), (0.001, 1.0), (0.5, 5.5), (1.0, 11.0), (1.3, 11.0)])
def test_width_follows_volume(volume: float, wide: float) -> None:
    """The width of a line is in proportion to how many of all take it, never under 1 px and never over 11."""
    assert stroke(volume) == pytest.approx(wide)


def test_widths_on_the_picture() -> None:
    """Each line is as thick as reach times share of its own way, which its label does not change."""
    scene = flow(SHOP)
    reach = {step.id: step.reach for step in chain.flow(cjmap.load(SHOP)).steps}
    assert edge(scene, "compare", "ask").line.stroke_width == pytest.approx(stroke(0.25 * reach["compare"]))
    assert edge(scene, "pay", "use").line.stroke_width == pytest.approx(stroke(0.9 * reach["pay"]))
    assert reach["compare"] < 1


def test_the_reach_that_an_author_gives() -> None:
    """A reach in the file is on the card in place of the one that follows from the shares, and in the widths of its lines."""
    journey = cjmap.load(SHOP)
    stage = journey.stages[0]
    compare = replace(stage.touchpoints[1], reach=Decimal("0.4"))
    given_stage = replace(stage, touchpoints=(stage.touchpoints[0], compare, stage.touchpoints[2]))
    scene = lay_out(replace(journey, stages=(given_stage, *journey.stages[1:])), "flow")
    assert "40%" in said(items(scene)["touchpoint:compare"])
    assert edge(scene, "compare", "ask").line.stroke_width == pytest.approx(stroke(0.25 * 0.4))


def test_lines_are_alike_where_nobody_knows() -> None:
    """Where the file gives no order, no line is thicker than another."""
    scene = flow("title: t\nstages:\n  - name: S\n    touchpoints: [A, B, C]")
    assert {one.line.stroke_width for one in edges(scene)} == {PLAIN}


@pytest.mark.parametrize(("language", "number"), [("en", "1.2"), ("fa", "۱٫۲"), ("de", "1.2")])
def test_numbers_on_cards(language: str, number: str) -> None:
    """Every card has the number that its touchpoint has on the map, in the digits of the language."""
    scene = flow(f"{SHOP}\nlanguage: {language}")
    assert number.replace("٫", ".") in [one.replace("٫", ".") for one in said(items(scene)["touchpoint:compare"])]


def test_every_end_below_a_card_has_a_line_of_its_own() -> None:
    """The lines to several ends below one card leave it side by side, none on another."""
    scene = flow(
        "title: t\nstages:\n  - name: S\n    touchpoints:\n"
        "      - name: A\n        next: [{to: B, share: 10%}, {end: success, share: 50%}, "
        "{end: failure, share: 30%}, {end: abandoned}]\n"
        "      - B"
    )
    card = cards(scene)["touchpoint:a"]
    bottom = card.y + card.height
    lines = [
        node for node in flat(scene.children)
        if isinstance(node, Outline) and not node.fill and node.segments[0][0] == "M" and node.segments[0][2] == bottom
    ]  # fmt: skip
    sides = sorted(
        (node.segments[0][1] - node.stroke_width / 2, node.segments[0][1] + node.stroke_width / 2) for node in lines
    )
    assert len(sides) == 3
    assert all(right + 3 <= left for (_, right), (left, _) in pairwise(sides))


def test_words_at_the_ways() -> None:
    """A way says its percentage and its condition beside its card; the only way on says nothing."""
    scene = flow(SHOP)
    beside = {(key.removeprefix("touchpoint:"), text.text) for key, text in flows.beside(scene)}
    assert {("ad", "60%"), ("ad", "30%"), ("ad", "In a hurry"), ("ask", "20%")} <= beside
    assert "20% again · No answer" in " ".join(said(items(scene)["touchpoint:ask"]))
    linear = flow("title: t\nstages:\n  - name: S\n    touchpoints: [A, B, C]")
    assert flows.beside(linear) == []


def test_a_file_that_gives_no_order() -> None:
    """Where no step says what comes next, no share, no likeliest way and no end is drawn, but that there is no order."""
    scene = flow("title: t\nstages:\n  - name: S\n    touchpoints: [A, B, C]")
    texts = [node.text for node in flat(scene.children) if isinstance(node, Text)]
    assert "The file gives no order: the steps stand as they are read." in texts
    assert not any("%" in text for text in texts)
    assert "100%" not in " ".join(group.label for group in items(scene).values())


def test_ends_are_flags_with_their_words() -> None:
    """Ends hang below their card, right of it in the last column; what the shares leave over ends without an outcome."""
    scene = flow(SHOP)
    ad, use = cards(scene)["touchpoint:ad"], cards(scene)["touchpoint:use"]
    words = {(key.removeprefix("touchpoint:"), text.text): text for key, text in flows.beside(scene)}
    assert words["ad", "10%"].y > ad.y + ad.height
    for text in ("70%", "20%", "5%"):
        assert words["use", text].x > use.x + use.width
    assert ("use", "ends here") in words
    theme = THEMES["default"]
    fills = {node.fill for node in flat(items(scene)["touchpoint:use"].children) if isinstance(node, Outline | Rect)}
    assert {theme.positive, theme.negative} <= fills


def test_reach_on_every_card() -> None:
    """Each card says how many come to it, marked where that rests on shares that nobody gave."""
    scene = flow(SHOP)
    assert "100%" in said(items(scene)["touchpoint:ad"])
    assert "90%" in said(items(scene)["touchpoint:pay"])
    assumed = flow(
        "title: t\nstages:\n  - name: S\n    touchpoints:\n      - {name: A, next: [B, C]}\n      - B\n      - C"
    )
    assert "~50%" in said(items(assumed)["touchpoint:b"])
    assert "100%" in said(items(assumed)["touchpoint:a"])
    shares = [text for _, text in flows.beside(assumed) if text.text == "~50%"]
    assert len(shares) == 2 and all(text.font.italic for text in shares)


def test_whom_nobody_comes_to() -> None:
    """A step that nobody reaches has a dashed outline, and is named in the foot."""
    scene = flow(
        "title: t\nstages:\n  - name: S\n    touchpoints:\n      - {name: A, next: C}\n      - Lonely\n      - C"
    )
    assert cards(scene)["touchpoint:lonely"].dash
    assert not cards(scene)["touchpoint:c"].dash
    assert "Nobody comes to: 1.2 Lonely" in [node.text for node in flat(scene.children) if isinstance(node, Text)]


def test_totals_in_the_foot() -> None:
    """The foot says how many come to each end; together that is everyone."""
    scene = flow(SHOP)
    (foot,) = [node for node in flat(scene.children) if isinstance(node, Group) and node.id == "outcome"]
    shares = chain.flow(cjmap.load(SHOP)).ends
    with use_language("en"):
        assert {rounded(share) for share in shares.values()} <= set(said(foot))
    assert {"reach the goal", "fail", "give up", "end without an outcome"} <= set(said(foot))


def test_what_rests_on_given_shares_alone() -> None:
    """Where no way with an assumed share leads to, neither the card nor the end is marked as assumed."""
    scene = flow(
        "title: t\nstages:\n  - name: S\n    touchpoints:\n"
        "      - name: A\n        next: [{to: C, share: 30%}, {to: B}, {end: abandoned}]\n"
        "      - {name: B, next: [{end: failure}]}\n      - {name: C, success: negative, next: [{end: success}]}"
    )
    assert "30%" in said(items(scene)["touchpoint:c"])
    assert "~35%" in said(items(scene)["touchpoint:b"])
    (foot,) = [node for node in flat(scene.children) if isinstance(node, Group) and node.id == "outcome"]
    assert {"30%", "~35%"} <= set(said(foot))


def test_few_negative_touchpoints_are_not_none() -> None:
    """An average that would be rounded to nothing is said to be less than the least."""
    scene = flow(
        "title: t\nstages:\n  - name: S\n    touchpoints:\n      - {name: A, next: [{to: B, share: 2%}, {end: success}]}\n"
        "      - {name: B, success: negative}"
    )
    (foot,) = [node for node in flat(scene.children) if isinstance(node, Group) and node.id == "outcome"]
    assert "Negative touchpoints on the way: ~<0.1 on average" in said(foot)


def test_what_a_screen_reader_says() -> None:
    """A card is an item that says its step, how many come, and where its ways lead."""
    label = items(flow(SHOP))["touchpoint:ad"].label
    assert (
        label
        == "Ad, Social, not assessed, 100% come here; leads to Compare 60%; leads to Pay 30% (In a hurry); give up 10%"
    )


def test_stages_without_touchpoints_are_steps() -> None:
    """A stage alone has a card of its own in its column."""
    scene = flow("title: t\nstages:\n  - {name: A, success: positive, next: [{end: success}]}\n  - B")
    assert list(cards(scene)) == ["stage:a", "stage:b"]
    assert "Goal reached" in said(items(scene)["stage:a"])


def test_a_loop_without_a_way_out() -> None:
    """Where nobody gets out the foot says so, and names the loop."""
    texts = [node.text for node in flat(flow("title: t\nstages: [{name: S, touchpoints: [{name: A, next: A}]}]").children)
             if isinstance(node, Text)]  # fmt: skip
    assert {"never come to an end", "100%", "No way out of: 1.1 A"} <= set(texts)


@pytest.mark.parametrize(
    ("share", "words", "short"),
    [
        (0.0, "0%", "0%"), (0.0001, "<0.1%", "<0.1%"), (1 / 3, "33.3%", "33%"), (0.7, "70%", "70%"), (0.0123, "1.2%", "1.2%"),
        (0.9996, ">99.9%", ">99.9%"), (1.0, "100%", "100%"), (1 - 1e-12, "100%", "100%"),
        (0.125, "12.5%", "13%"), (0.0625, "6.3%", "6.3%"),
    ],
)  # fmt: skip
def test_percentages(share: float, words: str, short: str) -> None:
    """A share is never rounded to nothing or to all, and half a place is rounded up, as `cjmap flow` does."""
    with use_language("en"):
        assert (chain.percent(share), rounded(share)) == (words, short)


def replaced(program: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a program of our own answer in place of Graphviz."""
    (folder / "program.py").write_text(program, encoding="utf-8")
    monkeypatch.setattr(placing, "PROGRAM", folder / "program.py")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
def test_what_graphviz_aborts_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An abort of Graphviz, which comes again every time, costs nothing but its hand in the picture, and is told."""
    replaced("import os; os.abort()", tmp_path, monkeypatch)
    told_to: list[str] = []
    assert draw(cjmap.load(BRANCHED), "svg", "flow", notice=told_to.append).startswith(b"<")
    assert told_to == ["Graphviz stopped while it placed the flow; the flow is placed without it"]
    assert flows.faults(flow(BRANCHED)) == []


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import sys; sys.exit(9)", "Graphviz was ended"),
        ("print('0 here there')", "otherwise than it was asked"),
        ("print('0 1 2')", "otherwise than it was asked"),
        ("import time; time.sleep(60)", "Graphviz had not placed the flow after 0.5 seconds"),
        (
            "print('libX11.so.6: no such file', end=''); raise SystemExit(3)",
            "cannot be loaded here: libX11.so.6: no such",
        ),
    ],
)
def test_whatever_else_becomes_of_graphviz(
    program: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What may be otherwise on another machine, or the next time, gives no other picture but none, and one line that says why."""
    replaced(program, tmp_path, monkeypatch)
    monkeypatch.setattr(placing, "PATIENCE", 0.5)
    with pytest.raises(RenderError, match=said):
        flow(BRANCHED)


BRANCHED = """
title: t
stages:
  - name: S
    touchpoints:
      - {name: A, next: [{to: B, share: 60%}, {to: C, share: 40%}]}
      - {name: B, next: D}
      - {name: C, next: D}
      - D
"""


def test_without_pygraphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pygraphviz is missing no other picture is drawn: a line says what to install."""
    monkeypatch.setattr(placing, "find_spec", lambda name: None)
    with pytest.raises(MissingLibrary, match="pip install pygraphviz"):
        flow(BRANCHED)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems find libraries otherwise")
def test_without_a_library_of_the_system(tmp_path: Path) -> None:
    """Without libX11 the flow view says what is missing and what installs it, with exit code 3, and writes nothing."""
    (tmp_path / "journey.yaml").write_text(BRANCHED, encoding="utf-8")
    (tmp_path / "libX11.so.6").touch()  # found first, and no library
    done = run("render", "journey.yaml", "--view", "flow", cwd=tmp_path, env={"LD_LIBRARY_PATH": str(tmp_path)})
    assert done.returncode == 3
    said = done.stderr.decode()
    assert said.count("\n") == 1 and "libX11.so.6" in said and "apt install libx11-6" in said
    assert not list(tmp_path.glob("*.svg"))


def test_the_same_with_and_without_dot(tmp_path: Path) -> None:
    """No program of the machine has a say: with nothing on the path, and Graphviz's own variables astray, nothing changes."""
    file = tmp_path / "journey.yaml"
    file.write_text(BRANCHED, encoding="utf-8")
    here = draw(cjmap.load(file), "svg", "flow")
    env = {key: value for key, value in os.environ.items() if key in ("SYSTEMROOT", "PYTHONPATH", "LD_LIBRARY_PATH")}
    env |= {"PATH": "", "GVBINDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    words = [sys.executable, "-m", "cjmap", "render", str(file), "--view", "flow", "-o", "-", "-f", "svg"]
    there = subprocess.run(words, env=env, capture_output=True, timeout=120, check=False)
    assert there.stderr == b""
    assert there.stdout == here


def test_what_graphviz_is_told() -> None:
    """Graphviz gets numbers alone: no label, no cluster, no equal ranks, and nothing of an author's words."""
    whole = graph(cjmap.load(BRANCHED), chain.flow(cjmap.load(BRANCHED)))
    text = placing.begin(whole).text
    assert "0->1[minlen=1,weight=100]" in text
    assert not any(word in text for word in ("cluster", "rank=", "xlabel", "subgraph"))
    assert text.count("label") == 1 and 'label=""' in text


def test_a_long_journey_is_not_given_to_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above a number of steps no process is begun, and nothing is said: it is the rule, not a failure."""
    monkeypatch.setattr(placing, "MOST_STEPS", 3)
    monkeypatch.setattr(subprocess, "Popen", None)
    assert flow(BRANCHED).notices == ()


@pytest.mark.parametrize("name", CASES)
def test_scene(name: str, golden: Golden) -> None:
    """Every part of a flow stands where it stood when someone last looked at it."""
    golden.check(FOLDER / f"{name}.txt", told(lay_out(cjmap.load(FOLDER / f"{name}.yaml"), "flow")))


@pytest.mark.parametrize(
    "file", sorted((Path(__file__).parent.parent / "samples").glob("*.yaml")), ids=lambda file: file.stem
)
def test_samples(file: Path) -> None:
    """The flow of every sample is free of faults in every theme."""
    journey = cjmap.load(file)
    for theme in ("", *THEMES):
        scene = lay_out(journey, "flow", theme)
        assert scene.width <= WIDEST * scene.height
        assert flows.faults(scene) == []
        assert [(face, finding) for face in FACES for finding in findings(scene, face)] == []
        assert outside(scene) == []
