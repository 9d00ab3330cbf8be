"""The head of a map: title, what it is for, and whose it is, as many personas as there are."""

from __future__ import annotations

import pytest
from generated import journey_of
from geometry import FACES, findings, flat
from hypothesis import given
from hypothesis import strategies as st
from map_parts import SAMPLES, TOP, WIDTH, context, head, head_of, journey, three_parts
from places import groups, texts, words
from strategies import journeys

import cjmap
from cjmap.language import use_language
from cjmap.layout.map.look import one_row
from cjmap.layout.map.markers import MarkerLook, persona_shape
from cjmap.layout.map.people import LINES_MOST, RADIUS, RADIUS_CHIP
from cjmap.scene import Circle, Group, Image, Path, Rect, Text
from cjmap.transform.persona import for_persona

pytestmark = pytest.mark.usefixtures("english")

STAGES = "stages: [{name: S, touchpoints: [A, B]}]\n"
SCORED = "stages: [{name: S, touchpoints: [{name: A, emotion: {p0: 1, p1: -1}}, B]}]\n"
FULL = "role: Buyer, age: 40, quote: I want it now, goals: [One call], frustrations: [Waiting], channels: [Web]"


def people(count: int, more: str = FULL) -> str:
    """So many personas, as YAML."""
    return "personas: [" + ", ".join(f"{{id: p{at}, name: Person {at}, {more}}}" for at in range(count)) + "]\n"


def portraits(head_group: Group) -> list[float]:
    """The radius of each portrait or of the ground of initials, in painting order."""
    sections = [one for one in flat(head_group.children) if isinstance(one, Group) and "persona" in one.data]
    return [next(node.radius for node in flat(one.children) if isinstance(node, Circle)) for one in sections]


def drawn_head(text: str, width: float = WIDTH) -> Group:
    """The head of a journey written as YAML."""
    return head_of(context(journey(text), width))


def test_the_head_says_what_the_map_is_for_and_no_more() -> None:
    """State and goals stand in it; owner, version, evidence and file are said once, in the last line."""
    text = (
        "title: Buying\nscenario: A first one\nstate: to-be\nowner: CX\nversion: 7\nevidence: 9 interviews\n"
        f"goals: [Find places, Fix them]\n{STAGES}"
    )
    said = words(drawn_head(text))
    for part in ("Buying", "A first one", "to-be", "What this map is for", "Find places; Fix them"):
        assert part in said
    for part in ("CX", "7", "interviews"):
        assert part not in said
    whole = words(Group(three_parts(context(journey(text))).children))
    assert whole.count("9 interviews") == 1


def test_a_goal_of_which_more_is_known_keeps_it() -> None:
    """A goal with a note has its number, and one with an owner says who it is."""
    said = words(drawn_head(f"title: t\ngoals: [{{text: Find places, owner: Ann, note: by May}}, Fix them]\n{STAGES}"))
    assert said.index("Find places") < said.index("Ann") < said.index("1") < said.index("Fix them")


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_up_to_four_personas_stand_beside_the_title(count: int) -> None:
    """Each with name, role and quote right of the title, which keeps 45 % of the width; goals of up to three."""
    group = drawn_head(f"title: {'A long title ' * 12}\n{people(count)}{STAGES}")
    sections = [one for one in flat(group.children) if isinstance(one, Group) and "persona" in one.data]
    assert [one.data["persona"] for one in sections] == [f"p{at}" for at in range(count)]
    for at, section in enumerate(sections):
        said = words(section)
        assert f"Person {at}" in said and "Buyer · 40" in said and "“I want it now”" in said
        assert ("One call" in said) == (count < 4)
    title = [text for text in texts(group) if text.font == one_row(WIDTH).title]
    left = min((text.x for one in sections for text in texts(one)), default=WIDTH)
    assert max(text.x + text.width for text in title) < left
    room = title[0].paragraph.width if title[0].paragraph else 0.0
    assert room >= 0.45 * (WIDTH - 80) and (room == WIDTH - 80) == (count == 0)


@pytest.mark.parametrize("width", [1300.0, 1920.0, 2600.0])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_personas_leave_the_title_its_share(count: int, width: float) -> None:
    """However much there is to say of them, the title has 45 % of the width, or all of it above them."""
    more = f"quote: {'I want it now ' * 20}, " + ", ".join(
        f"{key}: [One, Two]" for key in ("goals", "needs", "motivations", "frustrations", "channels")
    )
    group = drawn_head(f"title: {'A long title ' * 12}\n{people(count, more)}{STAGES}", width)
    (title, *_) = [text for text in texts(group) if text.font.size > 30]
    assert title.paragraph and title.paragraph.width >= 0.45 * (width - 80) - 0.01


def test_lists_of_the_only_persona_are_short() -> None:
    """At most five lines each, and how many more there are; goals, frustrations and channels first."""
    items = ", ".join(f"Number {at}" for at in range(9))
    more = f"motivations: [{items}], channels: [{items}], frustrations: [Waiting], goals: [{items}], needs: [{items}]"
    group = drawn_head(f"title: t\n{people(1, more)}{STAGES}")
    said = [text.text for text in texts(group)]
    capitals = [one for one in said if one.isupper() and len(one) > 3]
    assert capitals[:3] == ["GOALS", "FRUSTRATIONS", "CHANNELS"]
    assert said.count("and 4 more") == len(capitals) - 1
    assert [said.count(f"Number {at}") for at in range(6)] == [len(capitals) - 1] * LINES_MOST + [0]
    assert len({text.x for text in texts(group) if text.text in capitals}) == len(capitals)


def test_a_long_item_is_shown_whole() -> None:
    """The first item of a list is never cut, however long it is; the others are counted."""
    long = " ".join(f"word{at}" for at in range(60))
    said = words(drawn_head(f"title: t\n{people(1, f'goals: [{long}, Second]')}{STAGES}"))
    assert "word59" in said and "and 1 more" in said and "Second" not in said


def test_a_persona_who_is_only_a_name_is_a_chip() -> None:
    """However many there are, with a small portrait; one of whom more is known keeps a large one."""
    assert portraits(drawn_head(f"title: t\npersonas: {{p0: Ann, p1: Bob, p2: {{name: Cy, role: Cook}}}}\n{STAGES}")) == [
        RADIUS_CHIP, RADIUS_CHIP, RADIUS,
    ]  # fmt: skip
    assert portraits(drawn_head(f"title: t\npersonas: {{p0: Ann}}\n{STAGES}")) == [RADIUS_CHIP]


@pytest.mark.parametrize("count", [5, 12, 40])
def test_many_personas_stand_beside_their_strips(count: int) -> None:
    """From five on none is in the head, unless nobody scored anything: then all are chips in rows within the width."""
    assert portraits(drawn_head(f"title: t\n{people(count)}{SCORED}")) == []
    group = drawn_head(f"title: t\n{people(count)}{STAGES}")
    assert portraits(group) == [RADIUS_CHIP] * count
    assert all(f"Person {at}" in words(group) for at in range(count))
    assert max(text.x + text.width for text in texts(group)) <= WIDTH - 40


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_portrait_has_the_marker_of_the_curve(count: int) -> None:
    """Two and more have the shape and the colour that their points have on the curve; the only one has none."""
    ctx = context(journey(f"title: t\n{people(count)}{SCORED if count > 1 else STAGES}"))
    for at, section in enumerate(
        one for one in flat(head_of(ctx).children) if isinstance(one, Group) and "persona" in one.data
    ):
        shapes = [node for node in flat(section.children) if isinstance(node, Circle | Rect | Path)]
        colour = ctx.colours[f"p{at}"]
        same = persona_shape(at, 0, 0, MarkerLook(1, colour, ctx.theme.background, ctx.theme.background))
        found = [
            one for one in shapes[1:] if type(one) is type(same) and (one.fill, one.stroke) == (same.fill, same.stroke)
        ]
        assert len(found) == (count > 1)


def test_the_map_of_one_persona_says_whose_it_is() -> None:
    """The persona stands in its head, be it as a name alone."""
    for more in (FULL, "color: '#2f4b7c'"):
        one = journey(f"title: t\n{people(7, more)}{SCORED}")
        assert "Person 3" in words(head_of(context(for_persona(one, "p3"))))


def test_the_logo_is_as_high_as_the_title() -> None:
    """In one row and in several."""
    path = next(one for one in SAMPLES if one.stem == "night-train")
    for rows in (False, True):
        ctx = context(cjmap.load(path), rows=rows)
        first = next(node for node in flat(head_of(ctx).children) if isinstance(node, Image))
        assert first.height <= ctx.look.title.size < first.height * 2


def test_a_narrow_map_has_its_personas_below_the_title() -> None:
    """Where the title would have less than its share."""
    group = drawn_head(f"title: Title\n{people(3)}{STAGES}", 700.0)
    title = next(text for text in texts(group) if text.text == "Title")
    assert all(text.y > title.y for text in texts(group) if text.text.startswith("Person"))


@pytest.mark.parametrize("rows", [False, True])
@pytest.mark.parametrize("width", [900.0, 1440.0, 1920.0, 2700.0])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_drawn_cleanly(path: object, width: float, rows: bool) -> None:
    """Nothing is cut, crossed, overlaid or too faint, in any width and font."""
    one = cjmap.load(path)
    with use_language(one.language):
        scene = three_parts(context(one, width, rows))
    assert [(face, finding) for face in FACES for finding in findings(scene, face)] == []


HARD = (
    "Donaudampfschifffahrtsgesellschaft" * 6,
    "รถไฟกลางคืนไปยังชายฝั่งสโลวีเนีย" * 5,
    "رحلة العميل من البحث حتى التوصية " * 8,
    "一度伝えたことが三度尋ねられる" * 8,
)


@pytest.mark.parametrize("tag", ["en", "ar", "th", "ja"])
@pytest.mark.parametrize("hard", HARD, ids=["one word", "Thai", "Arabic", "Japanese"])
@pytest.mark.parametrize("count", [0, 1, 3, 4, 40])
def test_hard_texts_are_drawn_cleanly(tag: str, hard: str, count: int) -> None:
    """Titles of 300 letters, words of 200 without a break and 40 personas, in scripts of every kind."""
    more = f"role: '{hard}', quote: '{hard}', goals: ['{hard}', b], channels: ['{hard}']"
    lists = "".join(
        f"{key}: [{', '.join(f'{{text: {hard} {at}, owner: {hard}, note: n{at}}}' for at in range(4))}]\n"
        for key in ("goals", "highlights", "pain_points", "opportunities", "notes")
    )
    one = journey(
        f"title: {hard}\nscenario: {hard}\nlanguage: {tag}\nevidence: {hard}\n{lists}{people(count, more)}{STAGES}"
    )
    with use_language(tag):
        scene = three_parts(context(one))
    assert [(face, finding) for face in FACES for finding in findings(scene, face)] == []


@pytest.mark.usefixtures("pictures")
@given(journeys(stages=4, touchpoints=9, personas=6), st.sampled_from((900.0, 1400.0, 2300.0)), st.booleans())
def test_random_journeys_are_drawn_cleanly(data: dict[str, object], width: float, rows: bool) -> None:
    """Whatever a file says, nothing in head, band and foot is cut or lies on something else."""
    one = journey_of(data)
    with use_language(one.language):
        scene = three_parts(context(one, width, rows))
    assert [(face, finding) for face in FACES for finding in findings(scene, face)] == []


def test_the_head_ends_below_all_of_it() -> None:
    """Its height is that of the lowest text in it, for one persona and for many."""
    for count in (0, 1, 3, 9):
        ctx = context(journey(f"title: t\nscenario: s\n{people(count)}{STAGES}"))
        low = max(text.y for text in texts(head_of(ctx)))
        assert TOP + head(ctx).height - 40 < low < TOP + head(ctx).height


def test_a_section_a_persona() -> None:
    """Each persona is a part of the drawing with a name, the title the first heading."""
    group = drawn_head(f"title: Title\n{people(2)}{STAGES}")
    assert [(one.id, one.label, one.role) for one in groups(group, persona="p1")] == [
        ("persona-p1", "Person 1", "section")
    ]
    first = next(one for one in flat(group.children) if isinstance(one, Group) and one.role == "heading")
    assert [text.text for text in first.children if isinstance(text, Text)] == ["Title"]
