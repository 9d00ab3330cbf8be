"""Names where there is little room: a word that names somebody, never broken, and initials of one's own."""

from __future__ import annotations

from itertools import combinations

import pytest
from colour import EYES, RED_GREEN, distance
from geometry import flat
from hypothesis import given
from hypothesis import strategies as st
from places import drawn, lane, texts

import cjmap
from cjmap.language import use_language
from cjmap.layout import lay_out_all
from cjmap.layout.kit.marks import persona_dashes, persona_marker
from cjmap.layout.kit.names import initials, initials_of, short_names
from cjmap.options.medium import Medium
from cjmap.pipeline import check
from cjmap.scene import Circle, Group, Node, Path, Rect
from cjmap.theme import PERSONA_LOOKS, THEMES, alike, contrast

pytestmark = pytest.mark.usefixtures("english")


def called(*names: str, tag: str = "en") -> list[str]:
    with use_language(tag):
        return list(short_names([(str(place), name) for place, name in enumerate(names)]).values())


@pytest.mark.parametrize(
    ("tag", "names", "short"),
    [
        ("en", ("Dr. Ann Lee", "Prof. Bob Stone", "The Commuter"), ["Ann", "Bob", "Commuter"]),
        ("en", ("👤 Maya", "A Student", "Mr J. Smith", "65+ traveller"), ["Maya", "Student", "Smith", "traveller"]),
        ("en", ("Maya Chen", "Maya Lee", "Tom Baker"), ["Maya Chen", "Maya Lee", "Tom"]),
        ("en", ("Persona A", "Persona B", "Dr.", "👤"), ["Persona A", "Persona B", "Dr.", "👤"]),
        ("de", ("Frau Müller", "Herr Dr. Schmidt", "Der Pendler"), ["Müller", "Schmidt", "Pendler"]),
        ("fr", ("M. Dupont", "Mme Roy", "Le Client"), ["Dupont", "Roy", "Client"]),
        ("es", ("Sra. García", "Sr. Ruiz", "El Viajero"), ["García", "Ruiz", "Viajero"]),
        ("it", ("Signora Rossi", "Il Cliente"), ["Rossi", "Cliente"]),
        ("pt", ("Dona Maria", "O Cliente"), ["Maria", "Cliente"]),
        ("nl", ("Dhr. Jansen", "Mevr. de Vries", "De klant"), ["Jansen", "de Vries", "klant"]),
        ("pl", ("Pan Kowalski", "Pani Nowak"), ["Kowalski", "Nowak"]),
        ("ru", ("г-н Иванов", "Д-р Петров"), ["Иванов", "Петров"]),
        ("tr", ("Sayın Demir", "Ayşe Hanım"), ["Demir", "Ayşe"]),
        ("ar", ("الدكتور أحمد علي", "أم محمد"), ["أحمد", "أم محمد"]),
        ("fa", ("آقای رضایی", "دکتر مریم"), ["رضایی", "مریم"]),
        ("he", ("ד״ר דנה לוי", "גב' כהן"), ["דנה", "כהן"]),
        ("hi", ("श्रीमती सुनीता पटेल", "डॉ. राम"), ["सुनीता", "राम"]),
        ("th", ("คุณ สมชาย", "นาย ใจดี"), ["สมชาย", "ใจดี"]),
        ("vi", ("Ông Nguyễn Văn Nam", "Nguyễn Ngọc Anh"), ["Nam", "Anh"]),
        ("ja", ("田中 さん", "佐々木 美咲"), ["田中", "佐々木"]),
        ("ko", ("김민수 씨", "이 선생님"), ["김민수", "이"]),
        ("zh-Hans", ("王 先生", "李 女士"), ["王", "李"]),
        ("zh-Hant", ("王 醫生", "李 小姐"), ["王", "李"]),
        ("hu", ("Kovács János úr", "Dr. Nagy Éva"), ["János", "Éva"]),
    ],
)
def test_what_names_nobody_is_skipped(tag: str, names: tuple[str, ...], short: list[str]) -> None:
    """Titles, articles, single letters and signs are no names, in any language that is spoken; where no word is left or two
    are called alike, it is the whole name.
    """
    assert called(*names, tag=tag) == short


@given(st.lists(st.text(alphabet="Dr. TheéА王👤-م1", max_size=12), max_size=6))
def test_every_name_is_called_something(names: list[str]) -> None:
    """Any name has a short one made of its own words, and two that differ are not called the same."""
    whole = [" ".join(name.split()) for name in names]
    for short, name in zip(called(*names), whole, strict=True):
        assert set(short.split()) <= set(name.split()) and (short or not any(map(str.isalpha, name)) or not name)
    folded = {name.casefold() for name in whole}
    if len(folded) == len(names):
        assert len(set(called(*names))) == len(names)


def test_initials_are_ones_own() -> None:
    """Initials that collide come from capitals inside, second letters and digits; others stay what they are."""
    assert initials_of(["DataAnalyst", "DataEngineer", "Developer"]) == ("DA", "DE", "De")
    assert initials_of(["Maya Chen", "Max Cole", "Tom Baker"]) == ("MCh", "MCo", "TB")
    assert initials_of(["User 1", "User 2"]) == ("U1", "U2")
    assert initials_of(["陈晓雨", "陈大文"]) == ("陈晓", "陈大")
    assert initials_of(["Maya Chen", "Dr. Ann Lee"]) == ("MC", "DL")


@given(st.lists(st.text(alphabet="AbcD 王م", min_size=1, max_size=8).filter(str.strip), max_size=9, unique=True))
def test_initials_differ_as_far_as_letters_go(names: list[str]) -> None:
    """Nobody whose initials were their own loses them, and others get new ones before they share."""
    plain = list(map(initials, names))
    found = initials_of(names)
    assert [one for one, before in zip(found, plain, strict=True) if plain.count(before) == 1] == [
        one for one in plain if plain.count(one) == 1
    ]
    assert len(set(found)) >= len(set(plain))


LONG = "Kundenzufriedenheitsbeauftragte"


def test_no_word_of_a_name_is_broken() -> None:
    """At the end of a line, at the edge of the map, a long name is broken between words alone."""
    people = f"personas: [{{id: a, name: Maya {LONG}}}, {{id: b, name: Maya von Hohenzollern-Sigmaringen}}]"
    steps = "[{name: One, emotion: {a: 1, b: 1}}, {name: Two, emotion: {a: 1, b: -1}}]"
    scene = drawn(f"title: t\n{people}\nstages: [{{name: S, touchpoints: {steps}}}]")
    said = [text.text for text in texts(lane(scene, "emotion"))]
    assert [line for line in said if line in f"Maya {LONG}"] == ["Maya", LONG]
    words = ("Maya von", "Hohenzollern-", "Sigmaringen")
    assert [line for line in said if line in words] == list(words)


PEOPLE = [f"p{number}" for number in range(PERSONA_LOOKS)]


def shape(number: int) -> list[tuple[object, ...]]:
    """A marker's outline without its colours."""
    return [_outline(node) for node in flat([persona_marker(number, 0, 0, "#000000", "#ffffff", False)])]


def _outline(node: Node) -> tuple[object, ...]:
    if isinstance(node, Circle):
        return "circle", node.radius
    if isinstance(node, Rect):
        return "rect", node.width, node.height
    return ("path", *node.segments) if isinstance(node, Path) else (type(node).__name__,)


@pytest.mark.parametrize("theme", list(THEMES))
def test_eighteen_are_told_apart(theme: str) -> None:
    """Any two of eighteen personas differ by marker, by line, or by a colour that every red-green blind eye tells apart, and
    each colour stands out from its grounds.
    """
    look = THEMES[theme]
    colours = [look.personas[number % len(look.personas)] for number in range(PERSONA_LOOKS)]
    for one, other in combinations(range(PERSONA_LOOKS), 2):
        if shape(one) == shape(other) and persona_dashes(one) == persona_dashes(other):
            assert min(distance(colours[one], colours[other], eye) for eye in ("normal", *RED_GREEN)) > 8
    for colour in colours:
        for ground in (look.background, look.tinted(look.positive, look.tint), look.tinted(look.negative, look.tint)):
            assert contrast(colour, ground) >= 3.0
    assert set(EYES) >= set(RED_GREEN)


def test_the_nineteenth_looks_like_the_first() -> None:
    """There are eighteen looks, and not one more."""
    looks = [(number % 6, str(shape(number)), persona_dashes(number)) for number in range(PERSONA_LOOKS + 1)]
    assert len(set(looks)) == PERSONA_LOOKS and looks[-1] == looks[0]


def test_markers_of_a_slide() -> None:
    """Each persona's points have the marker of their number, and their line its dashes; on a map so many have strips."""
    emotions = ", ".join(f"{one}: {place % 5 - 2}" for place, one in enumerate(PEOPLE))
    people = ", ".join(f"{{id: {one}, name: Name{one}}}" for one in PEOPLE)
    steps = f"[{{name: A, emotion: {{{emotions}}}}}, {{name: B, emotion: {{{emotions}}}}}]"
    journey = cjmap.load(f"title: t\npersonas: [{people}]\nstages: [{{name: S, touchpoints: {steps}}}]\n# yaml\n")
    for scene in lay_out_all(journey, medium=Medium(slide="16:9")):
        found = [node for node in flat(scene.children) if isinstance(node, Group) and "persona" in node.data]
        dashes = {
            group.data["persona"]: path.dash
            for group in found
            for path in group.children
            if isinstance(path, Path) and "level" not in group.data and not path.fill
        }
        assert dashes == {one: persona_dashes(number) for number, one in enumerate(PEOPLE)}


def messages(text: str) -> list[tuple[str, int]]:
    return [(one.code, one.span.line) for one in check(text, "map.yaml").diagnostics]


def test_who_cannot_be_told_apart() -> None:
    """A warning for an own colour that is another's, one before it or one of the theme; one at the nineteenth persona."""
    near = "title: t\npersonas:\n  - {name: A, color: '#7a1f5c'}\n  - {name: B, color: '#7d215f'}\nstages: S\n"
    assert messages(near) == [("alike-personas", 4)]
    assert messages(near.replace("#7d215f", "#1f5c7a")) == []
    of_theme = f"title: t\npersonas:\n  - A\n  - {{name: B, color: '{THEMES['default'].personas[0]}'}}\nstages: S\n"
    assert messages(of_theme) == [("alike-personas", 4)]
    many = "title: t\npersonas:\n" + "".join(f"  - P{number}\n" for number in range(PERSONA_LOOKS)) + "{}stages: S\n"
    assert messages(many.format("")) == []
    assert messages(many.format("  - Q\n")) == [("alike-personas", 3 + PERSONA_LOOKS)]


@pytest.mark.parametrize("theme", [name for name in THEMES if name != "print"])
def test_colours_of_a_theme_are_not_taken_for_one(theme: str) -> None:
    """What the warning takes for one colour is nearer than any two of a theme's; greys differ by their markers."""
    assert not any(alike(one, other) for one, other in combinations(THEMES[theme].personas, 2))
