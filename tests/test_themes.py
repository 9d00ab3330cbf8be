"""Themes: files that say themselves what is wrong with them; colours that are read, told apart by all eyes, and by shape."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from colour import EYES, RED_GREEN, delta_e, distance, seen
from geometry import flat, grounds

import cjmap
from cjmap.layout import lay_out
from cjmap.layout.kit.marks import success_sign
from cjmap.layout.map.badges import FILLS, JUDGED, readable
from cjmap.layout.map.chart import AREA, AREA_DARK, AREA_OUTLINED, least_contrast
from cjmap.layout.map.chevrons import bar_colours, muted
from cjmap.layout.map.moments import TINT
from cjmap.layout.slide import lay_out_slides, lay_out_stages
from cjmap.layout.slide.chevrons import PALE
from cjmap.model import THEME_COLOURS, Journey, Persona, Stage, Success, ThemeChoice
from cjmap.pipeline import check
from cjmap.read import schema_text
from cjmap.scene import Circle, Node, Rect, Scene
from cjmap.scene import Path as Outline
from cjmap.theme import FAMILIES, FOLDER, THEMES, Theme, contrast, mix, read, themed

pytestmark = pytest.mark.usefixtures("english")

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parent / "samples").rglob("*.yaml"))
MAPS = [*SAMPLES, *sorted((HERE / "golden").glob("*.yaml"))]

LEAST = {"high-contrast": 7.0}
"""The least contrast of a text, where a theme promises more than 4.5:1 (WCAG 2.2, 1.4.3 and 1.4.6)."""

SIGNS = 3.0
"""The least contrast of a sign that carries meaning (WCAG 2.2, 1.4.11)."""

APART = 20.0
"""The least ΔE2000 of positive and negative."""

COLOURED = ("default", "dark", "high-contrast")
"""The themes in which hues tell positive from negative for every eye; in the others it is shape alone."""

SHARMA = (
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425), ((50, 3.1571, -77.2803), (50, 0, -82.7485), 2.8615),
    ((50, 2.8361, -74.0200), (50, 0, -82.7485), 3.4412), ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
    ((50, -1.1848, -84.8006), (50, 0, -82.7485), 1.0000), ((50, -0.9009, -85.5211), (50, 0, -82.7485), 1.0000),
    ((50, 0, 0), (50, -1, 2), 2.3669), ((50, -1, 2), (50, 0, 0), 2.3669),
    ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792), ((50, 2.49, -0.001), (50, -2.49, 0.0010), 7.1792),
    ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195), ((50, 2.49, -0.001), (50, -2.49, 0.0012), 7.2195),
    ((50, -0.001, 2.49), (50, 0.0009, -2.49), 4.8045), ((50, -0.001, 2.49), (50, 0.0010, -2.49), 4.8045),
    ((50, -0.001, 2.49), (50, 0.0011, -2.49), 4.7461), ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
    ((50, 2.5, 0), (73, 25, -18), 27.1492), ((50, 2.5, 0), (61, -5, 29), 22.8977),
    ((50, 2.5, 0), (56, -27, -3), 31.9030), ((50, 2.5, 0), (58, 24, 15), 19.4535),
    ((50, 2.5, 0), (50, 3.1736, 0.5854), 1.0000), ((50, 2.5, 0), (50, 3.2972, 0), 1.0000),
    ((50, 2.5, 0), (50, 1.8634, 0.5757), 1.0000), ((50, 2.5, 0), (50, 3.2592, 0.3350), 1.0000),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
    ((61.2901, 3.7196, -5.3901), (61.4292, 2.2480, -4.9620), 1.8731),
    ((35.0831, -44.1164, 3.7933), (35.0232, -40.0716, 1.5901), 1.8645),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((36.4612, 47.8580, 18.3852), (36.2715, 50.5065, 21.2231), 1.4146),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((90.9257, -0.5406, -0.9208), (88.6381, -0.8985, -0.7239), 1.5381),
    ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
)  # fmt: skip
"""Two colours in CIELAB and their CIEDE2000 (Sharma, Wu, Dalal 2005, table 1)."""


@pytest.mark.parametrize(("one", "other", "published"), SHARMA)
def test_the_distance_is_the_published_one(one: tuple[float, ...], other: tuple[float, ...], published: float) -> None:
    """ΔE2000 has the values that were published for checking it, either way round."""
    assert delta_e(one, other) == pytest.approx(published, abs=5e-5)
    assert delta_e(other, one) == pytest.approx(published, abs=5e-5)


def test_eyes_see_greys_as_they_are() -> None:
    """No colour blindness changes a grey, and white is white; the red-green ones bring red and green together."""
    for eye in EYES:
        assert seen("#ffffff", eye) == pytest.approx((100, 0, 0), abs=0.02)
        assert distance("#808080", "#808080", eye) == 0
        assert delta_e(seen("#808080", eye), seen("#808080", "normal")) < 0.05
    for eye in RED_GREEN:
        assert distance("#c00000", "#008000", eye) < distance("#c00000", "#008000") / 3


def test_every_theme_is_a_file() -> None:
    """The folder, the table and the schema know the same themes, `default` first; the others follow by name."""
    files = sorted(file.stem for file in FOLDER.iterdir())
    assert list(THEMES) == ["default", *(name for name in files if name != "default")]
    assert len(THEMES) == len(files)
    assert {"default", "dark", "print", "traffic-light", "high-contrast"} <= set(THEMES)
    assert json.loads(schema_text())["$defs"]["theme"]["then"]["enum"] == list(THEMES)
    assert all(THEMES[name].name == name and THEMES[name] is THEMES[name] for name in THEMES)


@pytest.mark.parametrize("name", ["", "drak", "../theme", "default.toml", "/etc/passwd"])
def test_other_names_are_no_theme(name: str) -> None:
    """A name that is none of the themes is a KeyError, and no file is looked for."""
    assert name not in THEMES
    with pytest.raises(KeyError):
        THEMES[name]


def test_a_base_gives_what_a_theme_leaves_out(tmp_path: Path) -> None:
    """A theme of one colour is its base with that colour, through as many bases as there are."""
    (tmp_path / "default.toml").write_bytes((FOLDER / "default.toml").read_bytes())
    (tmp_path / "dusk.toml").write_text('base = "default"\naccent = "#402060"\n')
    (tmp_path / "night.toml").write_text('base = "dusk"\npersonas = ["#000000"]\noutlined = true\n')
    night, default = read("night", tmp_path), THEMES["default"]
    assert (night.accent, night.personas, night.outlined) == ("#402060", ("#000000",), True)
    assert (night.name, night.positive, night.tint) == ("night", default.positive, default.tint)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", 'x.toml: "background" is missing; a theme gives it or names a base that does'),
        ('base = "nowhere"', 'x.toml: the base "nowhere" is no other theme, or is itself built on this one'),
        ('base = "x"', 'x.toml: the base "x" is no other theme, or is itself built on this one'),
        ('base = "y"', 'y.toml: the base "x" is no other theme, or is itself built on this one'),
        ('acent = "#000000"', 'x.toml: "acent" is not a key of a theme; choose one of base, background, ink'),
        ('name = "x"', 'x.toml: "name" is not a key of a theme'),
        ('accent = "blue"', "x.toml: \"accent\" must be a colour such as #2f4b7c, in lower case, not 'blue'"),
        ('accent = "#2F4B7C"', 'x.toml: "accent" must be a colour'),
        ("personas = []", 'x.toml: "personas" must be a list of colours'),
        ('personas = ["#00000"]', 'x.toml: "personas" must be a list of colours'),
        ("tint = 6", 'x.toml: "tint" must be a number from 0.0 to 1.0, not 6'),
        ("tint = 1.5", 'x.toml: "tint" must be a number from 0.0 to 1.0'),
        ("outlined = 1", 'x.toml: "outlined" must be true or false'),
        ("accent = #000000", "x.toml: Invalid value (at line 1, column 10)"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    """A file that cannot be a theme is refused with its name, the key, and what is to be there."""
    (tmp_path / "x.toml").write_text(text)
    (tmp_path / "y.toml").write_text('base = "x"\n')
    with pytest.raises(ValueError) as caught:
        read("x", tmp_path)
    assert str(caught.value).startswith(message)


def test_own_colours_go_with_their_theme() -> None:
    """An author's colours are drawn in the theme that they were chosen for; another has its own, and the font goes along."""
    own = ThemeChoice(base="default", accent="#AA0055", negative="#550000", font="Georgia")
    home, away = themed(own), themed(own, "dark")
    assert (home.accent, home.negative, home.positive) == ("#aa0055", "#550000", THEMES["default"].positive)
    assert (away.accent, away.negative) == (THEMES["dark"].accent, THEMES["dark"].negative)
    assert home.families == away.families == ("Georgia", *FAMILIES)
    people = (Persona("a", "Ada", color="#123456"), Persona("b", "Bo"))
    journey = Journey("T", (Stage("s", "S"),), people, theme=own)
    fills = [{node.fill for node in flat(_scene(journey, name)) if isinstance(node, Circle)} for name in ("", "dark")]
    assert ["#123456" in found for found in fills] == [True, False]


def _scene(journey: Journey, theme: str) -> tuple[Node, ...]:
    return lay_out(journey, "map", theme).children


def pairs(theme: Theme) -> Iterator[tuple[str, str]]:
    """Every colour of a text with every ground that it may stand on."""
    plain = (theme.background, theme.band, theme.card)
    curve = tuple(theme.tinted(colour, theme.tint) for colour in (theme.positive, theme.negative))
    items = tuple(
        theme.tinted(colour, theme.item_tint) for colour in (theme.positive, theme.negative, theme.opportunity)
    )
    chips = (*items, theme.tinted(theme.soft, theme.item_tint * 0.75))
    pill = theme.tinted(theme.accent, 0.1)
    pale = theme.tinted(theme.soft if theme.outlined else theme.accent, PALE)
    yield from itertools.product((theme.ink, theme.soft), (*plain, *curve, *chips, pill))
    yield theme.ink, pale
    judged = (theme.positive, theme.neutral, theme.negative, *theme.personas)
    yield from itertools.product(judged, (*plain, *curve))
    yield from itertools.product((theme.accent,), (*plain, *curve, pill))
    yield from ((theme.on(fill), fill) for fill in (theme.accent, *judged, theme.soft))
    yield from pairs_of_a_map(theme)


def pairs_of_a_map(theme: Theme) -> Iterator[tuple[str, str]]:
    """The colours of a map's texts with the grounds of its bar, its cards, its band and its curve."""
    levels = (theme.positive, theme.neutral, theme.negative)
    for stage in (Stage("s", "S"), *(Stage("s", "S", assessed=level) for level in Success)):
        ground, ink, _ = bar_colours(theme, stage)
        yield from ((ink, ground), (muted(ink, ground), ground))
    cards = {mix(theme.accent, theme.card, share) for share in FILLS}
    cards |= {mix(level, theme.card, JUDGED) for level in levels}
    yield from itertools.product((theme.ink, theme.soft), cards)
    yield from ((readable(theme.accent, card, theme.ink), card) for card in cards)
    yield from ((colour, theme.background) for colour in (theme.positive, theme.negative, theme.opportunity))
    least = least_contrast(theme)
    for colour, ground in itertools.product((theme.accent, theme.soft, *levels, *theme.personas), curve_grounds(theme)):
        yield theme.ink, ground
        for share in range(11):
            turned = mix(theme.ink, colour, share / 10)
            if (
                contrast(turned, ground) >= least
            ):  # a text turns towards ink as far as the faintest of its grounds asks for
                yield turned, ground


def curve_grounds(theme: Theme) -> set[str]:
    """What texts at the curve of a map lie on: its ground, the area, both at a moment of truth, and the ground there."""
    halves = {
        theme.tinted(colour, share)
        for colour in (theme.positive, theme.negative)
        for share in (theme.tint, theme.tint / 2)
    }
    dark = contrast(theme.background, "#000000") < contrast(theme.background, "#ffffff")
    area = AREA_DARK if dark else AREA
    areas = {theme.tinted(theme.ink, AREA_OUTLINED)} if theme.outlined else {
        theme.tinted(colour, area) for colour in (theme.positive, theme.negative)
    }  # fmt: skip
    half = 0.5 if theme.outlined else 1.0
    moments = {
        mix(theme.star, ground, share * half)
        for ground in (*halves, *areas, theme.background)
        for share in (0.11, 0.12, TINT)
    }
    return {theme.background, *halves, *areas, *moments}


@pytest.mark.parametrize("name", THEMES)
def test_every_text_can_be_read(name: str) -> None:
    """Each colour of a text has 4.5:1 on every ground that it may stand on, and 7:1 where the theme promises that."""
    least = LEAST.get(name, 4.5)
    faint = {(ink, ground): contrast(ink, ground) for ink, ground in pairs(THEMES[name])}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < least} == {}


@pytest.mark.parametrize("name", THEMES)
def test_every_sign_can_be_seen(name: str) -> None:
    """What a sign is drawn in has 3:1 on the grounds of cards, of the curve and of items."""
    theme = THEMES[name]
    curve = [theme.tinted(colour, theme.tint) for colour in (theme.positive, theme.negative)]
    signs = (theme.accent, theme.positive, theme.neutral, theme.negative, theme.star, *theme.personas)
    on_items = {theme.negative: theme.negative, theme.positive: theme.positive, theme.opportunity: theme.opportunity}
    faint = [
        pair for pair in itertools.product(signs, (theme.background, theme.card, *curve)) if contrast(*pair) < SIGNS
    ]
    faint += [
        (sign, colour) for sign, colour in on_items.items()
        if contrast(sign, theme.tinted(colour, theme.item_tint)) < SIGNS
    ]  # fmt: skip
    assert faint == []


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_every_drawn_text_can_be_read(path: Path) -> None:
    """In every theme, each text of a map and of its slides has the theme's contrast with the topmost shape that was painted
    under it, and no text stands on a ground that `pairs` does not know of.
    """
    journey = cjmap.load(path)
    for name in THEMES:
        least = LEAST.get(name, 4.5)
        look = themed(journey.theme, name)
        drawn = (
            lay_out(journey, "map", name),
            *lay_out_slides(journey, look, "16:9"),
            *lay_out_stages(journey, look, "4:3"),
        )
        found = {(text.fill, ground): text.text for scene in drawn for text, ground in grounds(scene)}
        if not any(persona.color for persona in journey.personas):
            assert set(found) <= set(pairs(look))
        assert {pair: words for pair, words in found.items() if contrast(*pair) < least} == {}, name


FULL = """title: Everything that carries text
personas: {personas}
metrics:
  nps: 45
  css: {{value: 2.1, target: 4}}
stages:
  - name: Good
    touchpoints:
      - {{name: One, success: positive, emotion: 1, feeling: {{ada: Glad}}, highlights: {{text: A, owner: B}}}}
      - {{name: Two, success: neutral, emotion: 0, feeling: {{ada: So}}, opportunities: {{text: A, owner: B}}}}
  - name: Bad
    touchpoints:
      - {{name: Three, success: negative, emotion: -2, feeling: {{ada: Sad}}, pain_points: {{text: A, owner: B}}}}
      - {{name: Four, feeling: {{ada: Hm}}, persona: ada}}
  - name: Neither
    success: neutral
theme:
  base: {base}
"""
"""A map with a text in each colour on each ground."""


@pytest.mark.parametrize("base", THEMES)
@pytest.mark.parametrize(
    "people", ["[{id: ada, name: Ada}]", "[{id: ada, name: Ada, color: 'OWN'}, {id: bo, name: Bo}]"]
)
def test_whatever_is_drawn_too_faint_was_said(base: str, people: str) -> None:
    """Whatever an author's own colours are, no text of a map is fainter than 4.5:1; where they make one of a flow or a slide so,
    `low-contrast` has warned of one of them.
    """
    random, faint, warned = Random(base), 0, 0
    for _ in range(40):
        keys = random.sample(THEME_COLOURS, random.randrange(1, 5))
        colours = [f"#{random.randrange(1 << 24):06x}" for _ in range(5)]
        text = FULL.format(base=base, personas=people.replace("OWN", colours.pop()))
        text += "".join(f"  {key}: '{colour}'\n" for key, colour in zip(keys, colours, strict=False))
        reading = check(text, "full.yaml")
        assert reading.journey is not None, reading.diagnostics
        said = any(one.code == "low-contrast" for one in reading.diagnostics)
        assert not is_faint(lay_out(reading.journey)), text
        look = themed(reading.journey.theme)
        others = (lay_out(reading.journey, "flow"), *lay_out_slides(reading.journey, look, "16:9"))
        drawn = any(is_faint(scene) for scene in others)
        assert said or not drawn, text
        faint, warned = faint + drawn, warned + said
    assert faint > 10
    assert warned - faint < 10


def is_faint(scene: Scene) -> bool:
    """Whether a text of a scene has less contrast than 4.5:1 with what is under it."""
    return any(contrast(one.fill, ground) < 4.5 for one, ground in grounds(scene))


@pytest.mark.parametrize("name", COLOURED)
@pytest.mark.parametrize("eye", ["normal", *RED_GREEN])
def test_positive_and_negative_are_two_colours_to_every_eye(name: str, eye: str) -> None:
    """With and without red-green blindness, positive and negative are 20 apart."""
    assert distance(THEMES[name].positive, THEMES[name].negative, eye) >= APART


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("derived", [False, True])
def test_success_is_told_by_shape(name: str, derived: bool) -> None:
    """Without any colour, the signs of the four success levels are four shapes, also where they are hollow."""
    shapes = {level: _shape(success_sign(THEMES[name], level, 0, 0, derived)) for level in Success}
    assert len(set(shapes.values())) == len(Success) == 4
    tip_up, tip_down = (shapes[level][2] for level in (Success.POSITIVE, Success.NEGATIVE))
    assert tip_up < 0 < tip_down


def _shape(node: Node) -> tuple[str, int, float]:
    """The kind of a sign, its corners, and where its one corner of the middle lies: above (−) or below (+)."""
    if isinstance(node, Outline):
        corners = [segment[1:] for segment in node.segments if segment[0] != "Z"]
        (middle,) = [y for x, y in corners if x == 0]
        return "path", len(corners), middle
    assert isinstance(node, Rect | Circle)
    return type(node).__name__, 0, 0.0


def test_the_page_about_themes_is_right() -> None:
    """docs/themes.md lists every theme, and its table says what `python -m tests.colour` prints."""
    page = (HERE.parent / "docs" / "themes.md").read_text(encoding="utf-8")
    for name, theme in THEMES.items():
        figures = (f"{distance(theme.positive, theme.negative, eye):.1f}" for eye in EYES)
        assert f"| `{name}` | {' | '.join(figures)} |" in page
        assert page.count(f"| `{name}` |") == 2


def test_mixing() -> None:
    """A share of a colour over a ground is rounded to the nearest of 256 steps."""
    assert mix("#ffffff", "#000000", 0.5) == "#808080"
    assert mix("#123456", "#abcdef", 1.0) == "#123456"
    assert mix("#123456", "#abcdef", 0.0) == "#abcdef"
