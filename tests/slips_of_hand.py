"""A journey file → the same with slips of the hand: signs of other keyboards, lost spaces, marks of lists, odd indentation."""

from __future__ import annotations

import re
from random import Random

_SIGNS = {
    ": ": (":", "：", " = ", ":\u00a0", "： ", " :"),
    "- ": ("－ ", "-", "– ", "* ", "• ", "-\u3000", "+ "),
    '"': ("“", "'", "”", ""),
    " ": ("\u3000", "\u00a0", "\t", "  ", ""),
    "#": ("＃", " #", "#4711"),
    ",": ("，", "、", " #12 "),
}


def slipped(text: str, random: Random) -> str:
    """The file with one to five slips; half of its texts stand without quotation marks."""
    lines = [re.sub(r'"(\w[\w ]*)"', r"\1", line) if random.random() < 0.5 else line for line in text.split("\n")]
    for _ in range(random.randint(1, 5)):
        at = random.randrange(len(lines))
        sign = random.choice([sign for sign in _SIGNS if sign in lines[at]] or [""])
        if sign:
            start = random.choice([found.start() for found in re.finditer(re.escape(sign), lines[at])])
            lines[at] = lines[at][:start] + random.choice(_SIGNS[sign]) + lines[at][start + len(sign) :]
        elif random.random() < 0.5:
            lines[at] = random.choice((" ", "\t", "")) + lines[at].lstrip() + random.choice((" #note", " #4711", ""))
        else:
            lines.insert(
                at, random.choice(("goals: 1. a\n  2. b", "notes: |\n  ✓ a\n  ✓ b", "title：x", "<<: *a", "quotes: -"))
            )
    return "\n".join(lines)
