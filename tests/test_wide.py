"""Signs of other keyboards in the places of YAML's: each is answered at its line, and written as YAML's where that is sure."""

from __future__ import annotations

import pytest
from test_mistakes import MAP, mistaken

from cjmap.read import read
from cjmap.read.fix import repaired

JAPANESE = """\
＃ 自転車
title：自転車を買う
personas：
　maya：
　　name：マヤ
stages：
  － name：探す
    goals：
      － 店を知る
    touchpoints：
      － name：広告を見る
        channel：［Web，店］
        emotion：－１
        note：｜
          name：は名前
  － name：買う
metrics：
  css：3.1
"""
ORDINARY = """\
# 自転車
title: 自転車を買う
personas:
 maya:
  name: マヤ
stages:
  - name: 探す
    goals:
      - 店を知る
    touchpoints:
      - name: 広告を見る
        channel: [Web, 店]
        emotion: -1
        note: |
          name：は名前
  - name: 買う
metrics:
  css: 3.1
"""
DASHES = "－﹣–—‒―⸺〜−・"


def test_a_file_of_another_keyboard() -> None:
    """A file with wide signs throughout gets its message at the first line, and one at every other; one run makes it right."""
    before = read(JAPANESE)
    assert before.diagnostics[0].span and before.diagnostics[0].span.line == 1
    written = [
        number
        for number, (one, other) in enumerate(zip(*map(str.splitlines, (JAPANESE, ORDINARY)), strict=True), 1)
        if one != other
    ]
    assert {one.span.line for one in before.diagnostics if one.span} >= set(written)
    after, _ = repaired(before, read)
    assert after.text == ORDINARY
    assert after.diagnostics == ()


@pytest.mark.parametrize(
    ("line", "wrong", "right"),
    [
        (1, "title：Buying a bicycle", "title: Buying a bicycle"),
        (1, "title： Buying a bicycle", "title: Buying a bicycle"),
        (1, "title = Buying a bicycle", "title: Buying a bicycle"),
        (1, "title＝Buying a bicycle", "title: Buying a bicycle"),
        (1, "title => Buying a bicycle", "title: Buying a bicycle"),
        (1, "title :Buying a bicycle", "title: Buying a bicycle"),
        (1, "＃ a comment", "# a comment"),
        (2, "owner： 'Lab: north'", "owner: 'Lab: north'"),
        (2, "owner:\u00a0'Lab: north'", "owner: 'Lab: north'"),
        (2, "owner:\u3000Lab", "owner: Lab"),
        (3, "stages：", "stages:"),
        (4, "  － name: Awareness", "  - name: Awareness"),
        (4, "  －name：Awareness", "  - name: Awareness"),
        (4, "  -　name: Awareness", "  - name: Awareness"),
        (5, "    goals：", "    goals:"),
        (7, "      －Ride to work", "      - Ride to work"),
        (10, "　　　　　　　　channel: Web", "        channel: Web"),
        (10, "        channel: [Web， Phone］", "        channel: [Web, Phone]"),
        (10, "        channel: ［Web, Phone]", "        channel: [Web, Phone]"),
        (10, "        channel：［Web，Phone］", "        channel: [Web, Phone]"),
        (11, "        emotion: １", "        emotion: 1"),
        (11, "        emotion: “1”", "        emotion: 1"),
        (11, "        emotion: {maya： 1， tom： 2｝", "        emotion: {maya: 1, tom: 2}"),
        (13, "        channel = Phone", "        channel: Phone"),
        *((7, f"      {dash} Ride to work", "      - Ride to work") for dash in DASHES),
        *((12, f"      {dash} name: Asks a friend", "      - name: Asks a friend") for dash in "－–—‒―−"),
        *((2, f"owner:{space}Lab", "owner: Lab") for space in "\u1680\u2003\u2009\u202f\u205f\u200b\u2060\u00ad"),
    ],
)
def test_one_sign(line: int, wrong: str, right: str) -> None:
    """Such a sign has a message at its line with the line as it should be, which `--fix` writes."""
    people = "personas: {maya: {name: Maya}, tom: {name: Tom}}\n"
    before = read(mistaken(line, wrong) + people)
    assert any(one.span and one.span.line == line for one in before.diagnostics)
    assert any(one.fix and one.fix.after == right for one in before.diagnostics) or "write" in str(before.diagnostics)
    after, _ = repaired(before, read)
    assert after.text == mistaken(line, right) + people


@pytest.mark.parametrize(
    "line",
    [
        "owner: 東京：本社", "owner: Lab – north", "owner: 〜について", "owner: “Lab”", "owner: （社）研究",
        "owner: 『本』［新］", "owner: a＝b", "owner: ＃1", "note: 'name：x'",
    ],
)  # fmt: skip
def test_text_stays_text(line: str) -> None:
    """In a text these signs are letters like others, and nothing is said."""
    text = mistaken(2, line) if line.startswith("owner") else MAP + f"        {line}\n"
    assert read(text).diagnostics == ()


@pytest.mark.parametrize("sign", "，、､،")
def test_comma_of_another_keyboard(sign: str) -> None:
    """In a list of names in `[ ]` such a comma begins no entry, which is a warning; a text may have one."""
    (found,) = read(mistaken(10, f"        channel: [Web{sign}Shop, Phone]")).diagnostics
    assert (found.code, found.is_error, found.fix) == ("torn-text", False, None)
    assert "Web, Shop" in found.help
    assert (
        read(
            mistaken(5, f"    goals: [Web{sign}Shop, Phone]").replace(
                "      - Know what there is\n      - Ride to work\n", ""
            )
        ).diagnostics
        == ()
    )


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("  - name:Shop", "  - name: Shop"), ("  - name：Shop", "  - name: Shop"),
        ("  - name = Shop", "  - name: Shop"),
        ("  - name=Shop", "  - name: Shop"), ("  - {name：Shop}", "  - {name: Shop}"),
        ("  - {name:Shop}", "  - {name: Shop}"),
    ],
)  # fmt: skip
def test_key_of_a_whole_entry(wrong: str, right: str) -> None:
    """A whole stage that is a known key with another sign, or without its space, is an error that is written right."""
    before = read(f"title: T\nstages:\n{wrong}\n")
    assert [(one.code, one.span and one.span.line) for one in before.diagnostics] == [("missing-space", 3)]
    assert repaired(before, read)[0].text == f"title: T\nstages:\n{right}\n"


def test_equals_sign_in_a_text() -> None:
    """Where such a key is not known, an equals sign is part of a text."""
    assert read("title: T\nstages: [A]\ngoals: [name = x, a=b, source=Ads]\n").diagnostics == ()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("quotes:\n      － It rides", "quotes:\n      - It rides"),
        ("quotes:\n      －It rides", "quotes:\n      - It rides"),
        ("quotes:\n      ﹣　It rides", "quotes:\n      - It rides"),
        ("touchpoints:\n      － Asks", "touchpoints:\n      - Asks"),
        ("quotes: － It rides", "quotes: It rides"), ("channel: －Web", "channel: Web"),
    ],
)  # fmt: skip
def test_single_entry(wrong: str, right: str) -> None:
    """A wide dash before the only entry of a list has a message, and one run writes the entry as it should be."""
    text = f"title: T\nstages:\n  - name: A\n    {wrong}\n"
    before = read(text)
    assert [one.span and one.span.line for one in before.diagnostics] == [text.count("\n")]
    assert repaired(before, read)[0].text == text.replace(wrong, right)


@pytest.mark.parametrize(
    "words",
    ["channel: ［Web］", "channel: ｛Web｝", "channel: [Web｝", "tags: ［a］", "quotes: ｛It rides｝", "next: ［A］"],
)
def test_brackets_around_one(words: str) -> None:
    """A single name in wide brackets is a warning with both readings, as keys without a value in braces are answered."""
    found = read(f"title: T\nstages:\n  - name: A\n    {words}\n").diagnostics
    assert found and all(one.span and one.span.line == 4 and not one.fix for one in found)


@pytest.mark.parametrize(
    "text", ["Web ＃ not sure", "Web ＃1", "Web\u3000＃ x", "＃ later", "＃", "Web\n      and ＃ x"]
)
def test_comment_of_another_keyboard(text: str) -> None:
    """A wide `＃` where a narrow one would begin a comment is a warning at its place, without a fix; in quotes it is a text."""
    (found,) = read(f"title: T\nstages:\n  - name: A\n    owner: {text}\n").diagnostics
    assert (found.code, found.is_error, found.fix) == ("printed-comment", False, None)
    assert found.span and found.span.line == 4 + text.count("\n")
    assert found.span.column == len(f"    owner: {text}".split("\n")[-1].partition("＃")[0]) + 1
    quoted = " ".join(text.split())
    assert read(f"title: T\nstages:\n  - name: A\n    owner: '{quoted}'\n").diagnostics == ()


@pytest.mark.parametrize(
    "line",
    ["quotes: [－ a]", "quotes:\n      －5 ℃", "note:\n      － a", "note: － a", "quotes: ［a］", "quotes: a＃1"],
)
def test_signs_that_are_letters(line: str) -> None:
    """A minus sign, a dash in a free text or in `[ ]`, an item in wide square brackets are texts."""
    assert read(f"title: T\nstages:\n  - name: A\n    {line}\n").diagnostics == ()


def test_merge_keys() -> None:
    """`<<` is said not to be part of the format, at its place, wherever it stands; as a name in quotes it is one."""
    text = "title: T\nstages:\n  - &a {name: A}\n  - name: B\n    <<: *a\nmetrics:\n  <<: {css: 3}\n"
    found = [one for one in read(text).diagnostics if "merge keys" in one.message]
    assert [(one.code, one.span and one.span.line) for one in found] == [("unknown-key", 5), ("unknown-key", 7)]
    assert read("title: T\nstages: [A]\nmetrics: {'<<': 3}\n").diagnostics == ()


def test_lone_hyphen() -> None:
    """A hyphen alone behind a key is said to be no text."""
    before = read("title: T\nstages:\n  - name: A\n    quotes: -\n")
    (found,) = before.diagnostics
    assert found.span and (found.span.line, found.span.column) == (4, 13)
    assert '"-"' in found.message and "quotes" in found.message
    assert repaired(before, read)[0].text == "title: T\nstages:\n  - name: A\n    quotes:\n"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("css:3.1", "css: 3.1"), ("css：3.1", "css: 3.1"), ("nps = 40", "nps: 40"), ("満足度：３", "満足度: ３")],
)
def test_metric_and_its_value(wrong: str, right: str) -> None:
    """A known metric close to its value is no name; a name with a time or a ratio in it is one."""
    text = f"title: T\nstages: [A]\nmetrics:\n  {wrong}\n"
    before = read(text)
    assert [(one.code, one.span and one.span.line) for one in before.diagnostics] == [("missing-space", 4)]
    assert repaired(before, read)[0].text == text.replace(wrong, right)
    assert read("title: T\nstages: [A]\nmetrics: [SLA:24h, 1:2]\n").diagnostics == ()
