"""A good journey file and a slip of the hand in it → the file as somebody saves it, and the lines where that is to be said."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

GOOD = """title: Buying a laptop
scenario: From the first advertisement to recommending the shop
date: 2026-05-18
language: en
owner: Shop team
personas:
  - name: Maya
    role: Student
    goals:
      - Find one that lasts
  - name: Tom
    role: Designer
goals:
  - Sell without a call
  - Answer within a day
stages:
  - name: Search
    goals:
      - Know what fits
    touchpoints:
      - name: Reads reviews
        channel: Web
        importance: high
        emotion: -1
        feeling: Unsure
        pain_points:
          - Reviews contradict each other
          - Nobody says how old they are
      - name: Asks a friend
        channel: Chat
        emotion: 1
        quotes:
          - Take the small one
    metrics:
      csat: 4.1
  - name: Buy
    touchpoints:
      - name: Compares prices
        channel: Web
        emotion: 0
        thoughts:
          - Where is the catch?
          - Is it cheaper next week?
      - name: Pays
        channel: Web
        emotion: 2
        success: positive
    opportunities:
      - Show the price of the last month
      - One page instead of three
      - text: A list of what is in stock
        link: https://example.org/pay
    metrics:
      Conversion: {value: 62%, target: 70%}
  - name: Use
    touchpoints:
      - name: Calls for help
        channel: Phone
        emotion: -2
        pain_points:
          - Waits for 20 minutes
          - Tells the story three times
"""
"""A map without an error or a warning."""

Edit = Callable[[re.Match[str], Random], str]


@dataclass(frozen=True, slots=True)
class Slip:
    """A kind of slip: where it can happen (a pattern of whole lines) and what somebody writes instead.

    `lines` is how many lines from the first one on may be named; 0 where any may be, since it is about the whole file.
    """

    where: str
    edit: Edit
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Slipped:
    """A file with a slip, and the lines at which something must be said of it, from 1."""

    text: str
    lines: range


def slipped(slip: Slip, chance: Random) -> Slipped:
    """The file with the slip at one of the places where it can happen."""
    found = chance.choice(list(re.finditer(slip.where, GOOD, re.M)))
    new = slip.edit(found, chance)
    text = GOOD[: found.start()] + new + GOOD[found.end() :]
    first = GOOD.count("\n", 0, found.start()) + 1
    return Slipped(text, range(first, first + slip.lines) if slip.lines else range(1, text.count("\n") + 2))


def _value(*values: str) -> Edit:
    """One of these in the place of the value, which is the second group."""
    return lambda found, chance: found[1] + chance.choice(values)


def _key(*keys: str) -> Edit:
    """One of these in the place of the key, which is the second group."""
    return lambda found, chance: found[1] + chance.choice(keys) + found[3]


def _marked(*marks: str) -> Edit:
    """Two entries of a list, the second and fourth group below the first, with other marks than `- `."""

    def edit(found: re.Match[str], chance: Random) -> str:
        mark = chance.choice(marks)
        numbers = [mark.replace("1", str(number)).replace("a", "ab"[number - 1]) for number in (1, 2)]
        return f"{found[1]}{numbers[0]} {found[2]}\n{found[3]}{numbers[1]} {found[4]}"

    return edit


ENTRIES = r"^( +)- ([A-Z].*)\n( +)- ([A-Z].*)$"
TEXT = r"^( +(?:- )?name: |scenario: |title: )(.*)$"
ITEM = r"^( +- )([A-Z].*)$"
FEELING = r"^( +emotion: )(.*)$"
NAMES = r"^( +)(touchpoints|pain_points|thoughts|opportunities|emotion|channel)(:.*)$"

OTHERS = {
    "thoughts": "mindset",
    "emotion": "sentiment",
    "metrics": "kpi",
    "quotes": "customer quote",
    "feeling": "mood",
}
"""What other tools call our keys."""

KINDS: Mapping[str, Slip] = {
    "stages misspelt": Slip(r"^()(stages)(:)$", _key("stagse", "stage", "satges", "stagess", "tages")),
    "stages in capitals": Slip(r"^()(stages)(:)$", _key("Stages", "STAGES")),
    "stages of others": Slip(r"^()(stages)(:)$", _key("phases", "steps", "Phases")),
    "emptied": Slip(r"(?s)\A.*\Z", lambda found, chance: chance.choice(["", "\n", "# later\n"]), lines=0),
    "cut off": Slip(r"(?s)^stages:.*\Z", lambda _found, _chance: "", lines=0),
    "title lost": Slip(r"^title: .*\n", lambda _found, _chance: "", lines=0),
    "marks of a list": Slip(ENTRIES, _marked("1.", "1)", "a)", "+", "--", "✓", "→", "☐", "◦", "・", "－"), lines=2),
    "stages in one text": Slip(
        r"(?s)^stages:\n.*\Z",
        lambda _found, chance: chance.choice(["stages: Find; Buy; Use\n", "stages: A -> B -> C\n"]),
    ),
    "names in one text": Slip(
        r"^( +touchpoints:)\n(?: {6}.*\n)+", lambda found, _: f"{found[1]} Zoom, Notion, Email\n"
    ),
    "equals sign": Slip(r"^( *(?:- )?(?:name|title|channel))(: )(.*)$", lambda found, _: f"{found[1]} = {found[3]}"),
    "no space": Slip(r"^( *(?:- )?(?:name|channel|emotion|owner))(: )(.*)$", lambda found, _: f"{found[1]}:{found[3]}"),
    "wide colon": Slip(r"^( *(?:- )?[a-z_]+)(: ?)(.*)$", lambda found, _: f"{found[1]}：{found[3]}"),
    "wide dash": Slip(ITEM, lambda found, _: found[0].replace("- ", "－ ", 1)),
    "wide space": Slip(r"^( {6,})([a-z].*)$", lambda found, _: f"{found[1][:-2]}\u3000{found[2]}"),
    "wide brackets": Slip(r"^( +channel: )(.*)$", _value("［Web， Phone］", "[Web， Phone]", "｛Web｝")),
    "wide comment": Slip(r"^( +channel: )(.*)$", _value("Web ＃ not sure", "Web ＃1")),
    "placeholder": Slip(
        rf"{ITEM}|{TEXT}|^( +(?:channel|feeling): )(.*)$",
        lambda found, chance: (
            next(filter(None, (found[1], found[3], found[5])))
            + chance.choice(["N/A", "TBD", "'-'", "'?'", "none", "k. A.", "未定", "n/a"])
        ),
    ),
    "date of others": Slip(
        r"^(date: )(.*)$", _value("18.05.2026", "18 May 2026", "2026-5-8", "March 2025", "05/18/2026")
    ),
    "no date": Slip(r"^(date: )(.*)$", _value("2026-02-30", "soon", "2026-13")),
    "key misspelt": Slip(NAMES, lambda found, _: found[1] + found[2][:2] + found[2][3:] + found[3]),
    "key of others": Slip(
        r"^( +)(thoughts|emotion|metrics|quotes|feeling)(:)",
        lambda found, _: found[1] + OTHERS[found[2]] + found[3],
    ),
    "key with a space": Slip(NAMES, lambda found, _: f"{found[1]}{found[2][:4]} {found[2][4:]}{found[3]}"),
    "moment of truth": Slip(r"^( +)(success)(: .*)$", _key("moment that matters", "moment_that_matters")),
    "empty entry": Slip(r"^( +quotes:)\n.*$", lambda found, _: f"{found[1]} -"),
    "merge key": Slip(r"^( +)(channel)(: .*)$", lambda found, _: f"{found[1]}<<: *web"),
    "language by name": Slip(r"^(language: )(.*)$", _value("English", "Deutsch", "en_GB!")),
    "feeling out of range": Slip(FEELING, _value("2/5", "-4", "9", "-4 😡", "good", "+", "1,5")),
    "link": Slip(r"^( +link: )(.*)$", _value("https://example.org/a b", "example", "www.example.org pay")),
    "target": Slip(
        r"^(      Conversion: )(.*)$", _value("{value: 62%, target: about 90}", "{value: 62, target: <60 min}")
    ),
    "nps in percent": Slip(r"^( +csat: )(.*)$", lambda _found, _chance: "      nps: 45%"),
    "cut by a hash": Slip(ITEM, lambda found, _: f"{found[1]}See #4711 and {found[2]}".replace("See #", "See  #")),
    "colon in a text": Slip(ITEM, lambda found, _: f"{found[1]}Note: {found[2]}: later"),
    "quotation mark": Slip(ITEM, lambda found, chance: f"{found[1]}{chance.choice(QUOTES)}{found[2]}"),
    "bracket": Slip(ITEM, lambda found, chance: f"{found[1]}{chance.choice('[{')}{found[2]}", lines=3),
    "tab": Slip(r"^( {6,})([a-z].*)$", lambda found, _: f"{found[1][:-2]}\t{found[2]}", lines=2),
    "space too many": Slip(
        r"^( {8})(channel|emotion)(: .*)$", lambda found, _: f"{found[1]} {found[2]}{found[3]}", lines=2
    ),
    "level of others": Slip(r"^( +importance: )(.*)$", _value("very", "yes", "10", "hoch")),
    "another's id": Slip(r"^( +emotion: )(.*)$", _value("{maja: 1}", "{Maya: 1, Tomm: 2}")),
    "one key twice": Slip(r"^( +channel: .*)$", lambda found, _: f"{found[1]}\n{found[1]}", lines=2),
}
"""The kinds by name; each edit of one is a wrong file, or one that does not say what its author meant."""

QUOTES = ("'", '"')
