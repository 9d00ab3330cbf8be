"""The view of channels: which steps are hand-overs, what is counted, and where rows, marks and lines stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Golden
from generated import journey_of
from geometry import FACES, findings, flat, flattened, outside
from hypothesis import given
from strategies import journeys
from test_golden import told

import cjmap
from cjmap.language import use_language
from cjmap.layout import lay_out
from cjmap.layout.channels import compose
from cjmap.layout.channels.columns import bands_of, frame_of
from cjmap.layout.channels.handovers import ONCE, channel_key, channels_of
from cjmap.layout.channels.message import limits_of, title_of
from cjmap.layout.finish import directed
from cjmap.layout.kit.carriers import pictures
from cjmap.layout.kit.composition import Composition
from cjmap.model import Journey
from cjmap.options import Medium
from cjmap.options.views import NothingToShow
from cjmap.scene import Circle, Group, Rect, Scene, Text
from cjmap.scene import Path as Outline
from cjmap.theme import THEMES, themed
from cjmap.transform.persona import for_persona

FOLDER = Path(__file__).parent / "golden" / "channels"
CASES = sorted(file.stem for file in FOLDER.glob("*.yaml"))
SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))


def journey(*touchpoints: str, head: str = "") -> Journey:
    """A journey of one stage with touchpoints written in YAML's braces."""
    lines = "".join(f"      - {{{one}}}\n" for one in touchpoints)
    return cjmap.load(f"title: A way\n{head}stages:\n  - name: All\n    touchpoints:\n{lines}")


def drawn(made: Journey, width: float = 1960.0, theme: str = "") -> Scene:
    """The view as one picture of that width."""
    with use_language(made.language):
        return directed(pictures(compose, made, themed(made.theme, theme), Medium(), width)[0])


def words(scene: Scene) -> list[str]:
    return [node.text for node in flat(scene.children) if isinstance(node, Text)]


def item(scene: Scene, touchpoint: str) -> Group:
    """The group of a touchpoint."""
    groups = (node for node in flat(scene.children) if isinstance(node, Group))
    (found,) = [one for one in groups if one.data.get("touchpoint") == touchpoint]
    return found


def pairs(made: Journey) -> list[tuple[str, str, bool]]:
    """Every way: from which to which touchpoint, and whether it is a hand-over."""
    return [(one.before.name, one.after.name, bool(one.number)) for one in channels_of(made).ways]


def test_hand_over_is_between_neighbours_without_a_channel_in_common() -> None:
    """Neighbours that share any of their channels, by folded names, are none; those that share nothing are one."""
    made = journey(
        "name: a, channel: Web", "name: b, channel: [ＷＥＢ, App]", "name: c, channel: [Phone,  app ]", "name: d, channel: Shop",
    )  # fmt: skip
    assert pairs(made) == [("a", "b", False), ("b", "c", False), ("c", "d", True)]
    assert [one.name for one in channels_of(made).rows] == ["Web", "App", "Phone", "Shop"]


def test_missing_channel_breaks_the_line() -> None:
    """A touchpoint without a channel has no way to or from it, and is counted and said."""
    made = journey("name: a, channel: Web", "name: b", "name: c, channel: Web", "name: d, channel: Web")
    assert pairs(made) == [("c", "d", False)]
    assert [one.name for one in channels_of(made).silent] == ["b"]
    scene = drawn(made)
    assert "no channel said" in words(scene)
    assert "1 touchpoint does not say where it happens." in " ".join(words(scene))


def test_each_persona_has_their_own_ways() -> None:
    """Steps of one persona part the ways: each goes from own step to own step, and those who go together are one hand-over."""
    made = journey(
        "name: a, channel: Web",
        "name: b, channel: Phone, persona: mia, success: negative",
        "name: c, channel: Web, success: positive",
        "name: d, channel: App, success: {mia: negative, tom: positive}",
        head="personas: [{name: Mia, id: mia}, {name: Tom, id: tom}]\n",
    )
    found = channels_of(made)
    assert [(one.before.name, one.after.name, one.people, one.number) for one in found.ways] == [
        ("a", "b", ("mia",), 1), ("a", "c", ("tom",), 0), ("b", "c", ("mia",), 2), ("c", "d", ("mia", "tom"), 3),
    ]  # fmt: skip
    with use_language("en"):
        assert "Mia: 2 of 3; Tom: 0 of 1." in limits_of(made, found)


@pytest.mark.parametrize(
    ("touchpoints", "title", "limits"),
    [
        (
            ["channel: Web", "channel: App, success: negative", "channel: Web", "channel: Web, success: negative"],
            "1 of 2 hand-overs between channels is followed by a negative touchpoint",
            "Without a hand-over, 1 of 1 is negative. 1 not assessed. A way",
        ),
        (
            ["channel: Web", "channel: App, success: negative", "channel: Web, success: negative"],
            "2 of 2 hand-overs between channels are followed by a negative touchpoint",
            "Every step is a hand-over. A way",
        ),
        (
            ["channel: Web", "channel: App, success: negative"],
            "The only hand-over between channels is followed by a negative touchpoint",
            "Every step is a hand-over. A way",
        ),
        (
            ["channel: Web", "channel: App, success: neutral", "success: neutral"],
            "The only hand-over between channels is not followed by a negative touchpoint",
            "Where both channels are said, every step is a hand-over. 1 touchpoint does not say where it happens. A way",
        ),
        (
            ["channel: Web", "channel: App", "channel: Web"],
            "2 hand-overs between channels",
            "2 not assessed. A way",
        ),
        (["channel: Web"] * 9, "All 9 touchpoints are in Web", "A way"),
        (
            ["channel: Web", "success: neutral", "channel: web"],
            "All 2 touchpoints that say where they happen are in Web",
            "1 touchpoint does not say where it happens. A way",
        ),
        (["channel: [Web, App]", "channel: App"], "No hand-over between channels", "A way"),
    ],
)  # fmt: skip
def test_title_is_made_of_counts(touchpoints: list[str], title: str, limits: str, english: None) -> None:
    """The title says how many hand-overs are followed by a negative touchpoint, the line below what to hold it against."""
    made = journey(*(f"name: t{at}, {one}" for at, one in enumerate(touchpoints)))
    assert title_of(channels_of(made)) == title
    assert limits_of(made, channels_of(made)) == limits


def test_no_channel_is_nothing_to_show() -> None:
    """A journey without a channel raises an error that names the missing key."""
    with pytest.raises(
        NothingToShow, match="the view channels has nothing to show: no touchpoint says where it happens"
    ):
        lay_out(journey("name: a", "name: b"), "channels")


def test_marks_stand_in_the_rows_of_their_channels() -> None:
    """A mark has the height of its channel's name and the middle of its column; several are joined by a bar 14 wide."""
    scene = drawn(
        journey("name: a, channel: Web, success: positive", "name: b, channel: [App, Web], success: negative")
    )
    heights = {}
    for node in flat(scene.children):
        if isinstance(node, Group) and "channel" in node.data:
            (name,) = [one for one in flat(node.children) if isinstance(one, Text) and one.text == node.data["channel"]]
            heights[name.text] = name.y
    halos = {key: [one for one in flat(item(scene, key).children) if isinstance(one, Circle)] for key in "ab"}
    halos["b"] = [one for one in halos["b"] if one.radius == 14]  # no number of a hand-over
    assert [one.y for one in halos["a"]] == pytest.approx([heights["Web"]], abs=9)
    assert sorted(one.y for one in halos["b"]) == pytest.approx([heights["Web"], heights["App"]], abs=9)
    (bar,) = [one for one in flat(scene.children) if isinstance(one, Rect) and one.width == 14 and one.height > 20]
    x = halos["b"][0].x
    assert (bar.x + 7, bar.y, bar.y + bar.height) == pytest.approx((x, *sorted(one.y for one in halos["b"])))
    assert heights["App"] - heights["Web"] >= 62


def test_size_of_a_mark_is_its_importance() -> None:
    """Half the size of a mark is 7 px for the least and 14 px for the most important touchpoint, 10.5 where nobody said."""
    scene = drawn(
        journey("name: a, channel: Web, importance: 1", "name: b, channel: Web, importance: 5", "name: c, channel: Web")
    )
    radii = [next(one.radius for one in flat(item(scene, key).children) if isinstance(one, Circle)) for key in "abc"]
    assert radii == [10.5, 17.5, 14.0]
    assert "Middle size: no importance said" in words(scene)


def test_lines_are_solid_or_dotted() -> None:
    """A channel that goes on is one solid level line, a hand-over a dotted one, from mark to mark."""
    scene = drawn(journey("name: a, channel: Web", "name: b, channel: Web", "name: c, channel: App"))
    lines = [one for one in flat(scene.children) if isinstance(one, Outline) and one.stroke_width == 2.6]
    level, jump = [one for one in lines if max(x for x, _ in flattened(one)) - min(x for x, _ in flattened(one)) > 30]
    x, y = {}, {}
    for key in "abc":
        halo = [one for one in flat(item(scene, key).children) if isinstance(one, Circle)][-1 if key != "c" else 2]
        x[key], y[key] = halo.x, halo.y
    assert (level.dash, level.segments) == ((), (("M", x["a"], y["a"]), ("L", x["b"], y["b"])))
    assert jump.dash == (3.0, 5.5)
    assert jump.segments[0] == ("M", x["b"], y["b"]) and jump.segments[-1][-2:] == (x["c"], y["c"])


def test_used_once_share_a_row() -> None:
    """Of more than twelve channels those used once stand in one last row, named at their marks; of twelve each has its own."""
    names = [f"name: t{at}, channel: C{at}" for at in range(12)]
    assert len(channels_of(journey(*names)).rows) == 12
    many = journey(*names, "name: u, channel: [X, Y]", "name: v, channel: C0")
    rows = channels_of(many).rows
    assert [one.key for one in rows] == ["c0", ONCE]
    assert len(rows[1].steps) == 12
    said = words(drawn(many))
    assert "Used once" in said and "X, Y" in said and said.count("C5") >= 1


def test_numbers_are_those_of_the_map() -> None:
    """Touchpoints have the map's numbers in the digits of the language, in a part of a journey those of the whole."""
    made = cjmap.load(FOLDER / "two-personas.yaml")
    assert {"1.1", "1.2", "2.3", "3.1"} <= set(words(drawn(made)))
    assert {"1.1", "1.2", "1.4"} <= set(words(drawn(for_persona(made, "ben"))))
    assert "1.3" not in words(drawn(for_persona(made, "ben")))


def test_legend_says_only_what_is_drawn() -> None:
    """Without importance, hand-overs or several channels at once their keys are not there."""
    said = set(
        words(drawn(journey("name: a, channel: Web, success: positive", "name: b, channel: Web, success: positive")))
    )
    assert {"Positive", "Same channel goes on"} <= said
    gone = {"Negative", "Size: importance", "Middle size: no importance said", "Several channels at once"}
    assert not said & {*gone, "Hand-over: no channel in common", "The hand-overs", "Hand-overs", "Moment of truth"}


def test_narrow_contents_have_more_bands() -> None:
    """Every step stands in just one band, in order, and no column is narrower than its least where there is room."""
    made = cjmap.load(SAMPLES[0].parent / "night-train.yaml")
    counts = []
    for width in (1900.0, 1200.0, 900.0, 700.0):
        frame = frame_of(width)
        with use_language("en"):
            bands = bands_of(made, frame)
        steps = [step.key for band in bands for one in band for step in one.stage.touchpoints or (one.stage,)]
        assert steps == [step.key for step in made.steps()]
        assert all(sum(one.width for one in band) <= frame.room + 0.1 for band in bands)
        assert all(one.width / max(1, len(one.stage.touchpoints)) >= 104 for band in bands for one in band)
        counts.append(len(bands))
    assert counts == sorted(counts) and counts[-1] > counts[0]


def test_sections_are_as_high_as_they_say() -> None:
    """Nothing of a section is painted above its top or below its height, so that sections can stand on any sheet."""
    made = cjmap.load(FOLDER / "two-personas.yaml")
    with use_language("en"):
        view: Composition = compose(made, THEMES["default"], 900.0)
        for block in (view.head, *view.sections, view.foot):
            assert block.height > 0
            for node in flat(block.paint(0.0, 1000.0)):
                if isinstance(node, Text | Circle):
                    assert 1000 <= node.y <= 1000 + block.height
                elif isinstance(node, Rect):
                    assert node.y + 0.01 >= 1000 and node.y + node.height <= 1000 + block.height + 0.01


def test_each_touchpoint_is_told() -> None:
    """A touchpoint's label has its number, name, channels, success and hand-over; what it shows is said by it alone."""
    scene = drawn(cjmap.load(FOLDER / "two-personas.yaml"))
    one = item(scene, "orders")
    assert one.label.startswith("1.2, Orders, Web, App, ") and one.label.endswith("hand-over 1")
    assert "negative" in one.label
    assert [child.role for child in one.children if isinstance(child, Group)] == ["said"]
    hidden = [node for node in flat(scene.children) if isinstance(node, Group) and node.role == "decoration"]
    assert not any(isinstance(node, Text) for group in hidden for node in flat(group.children))
    assert "1: Social → Web + App" in scene.description


@pytest.mark.parametrize("name", CASES)
def test_scene(name: str, golden: Golden) -> None:
    """Every part of the view stands where it stood when someone last looked at it."""
    golden.check(FOLDER / f"{name}.txt", told(lay_out(cjmap.load(FOLDER / f"{name}.yaml"), "channels")))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_samples(file: Path) -> None:
    """The view of every sample is free of faults in every theme, wide and narrow."""
    made = cjmap.load(file)
    for theme, width in (*((one, 1960.0) for one in THEMES), ("", 740.0)):
        scene = drawn(made, width, theme)
        assert [(theme, face, one) for face in FACES for one in findings(scene, face)] == []
        assert outside(scene) == []


@pytest.mark.usefixtures("pictures")
@given(journeys())
def test_any_journey(data: dict[str, Any]) -> None:
    """Any journey is free of faults; ways and hand-overs are those of the rule, and drawing again gives the same."""
    made = journey_of(data)
    found = channels_of(made)
    if not found.count:
        with pytest.raises(NothingToShow):
            drawn(made)
        return
    for one in found.ways:
        common = {channel_key(each) for each in one.before.channel} & {channel_key(each) for each in one.after.channel}
        assert bool(one.number) == (not common) == (not one.shared)
    assert [one.number for one in found.hand_overs] == list(range(1, len(found.hand_overs) + 1))
    for width in (1960.0, 740.0):
        scene = drawn(made, width)
        assert [(face, each) for face in FACES for each in findings(scene, face)] == []
        assert outside(scene) == []
        assert drawn(made, width) == scene
        shown = [
            node.data["touchpoint"]
            for node in flat(scene.children)
            if isinstance(node, Group) and "touchpoint" in node.data
        ]
        assert shown == [one.id for stage in made.stages for one in stage.touchpoints]
