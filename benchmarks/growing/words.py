"""Maps with long words, many lines, and scripts that need more than Latin ones."""

from __future__ import annotations

from collections.abc import Mapping

from growing.parts import DOG, HEAD, ITEMS, ONE, Shape, text

WORD = "Donaudampfschifffahrtsgesellschaftskapitän"

SHAPES: Mapping[str, Shape] = {
    "a text without blanks": text(ITEMS + "description: ", lambda n: WORD),
    "a title without blanks": text("stages: [S]\ntitle: ", lambda n: WORD),
    "a text of many lines": text(ITEMS + "description: |\n", lambda n: f"        Line {n}\n"),
    "a text of one line": text(ITEMS + "description: ", lambda n: f"{DOG} {n} "),
    "pain points without blanks": text(ITEMS + "pain_points:\n", lambda n: f"      - {WORD}{n}{WORD}{WORD}\n"),
    "a name without blanks": text(HEAD + "stages:\n  - name: ", lambda n: WORD),
    "a touchpoint's name without blanks": text(ONE + "      - ", lambda n: WORD),
    "a persona's name without blanks": text(HEAD + "stages: [S]\npersonas: [{name: ", lambda n: WORD, "}]\n"),
    "a feeling without blanks": text(ONE + "      - name: T\n        emotion: 1\n        feeling: ", lambda n: WORD),
    "a lane's title without blanks": text(
        HEAD + "stages: [{name: S, pain_points: x}]\nlanes: [{id: pain_points, title: ", lambda n: WORD, "}]\n"
    ),
    "Thai": text(
        "title: T\nlanguage: th\nstages:\n  - name: S\n    pain_points:\n",
        lambda n: f"      - ลูกค้าไม่เข้าใจว่าต้องทำอย่างไรต่อไปหลังจากชำระเงินแล้ว {n}\n",
    ),
    "Thai in one text": text(
        "title: T\nlanguage: th\nstages:\n  - name: S\n    description: ", lambda n: "ลูกค้าไม่เข้าใจว่าต้องทำอย่างไรต่อไป"
    ),
    "Arabic": text(
        "title: T\nlanguage: ar\nstages:\n  - name: S\n    touchpoints:\n",
        lambda n: f"      - {{name: العميل يدفع {n}, emotion: {n % 5 - 2}, quotes: لا أفهم ما يجب فعله بعد الدفع}}\n",
    ),
    "Arabic in one text": text(
        "title: T\nlanguage: ar\nstages:\n  - name: S\n    description: ", lambda n: "لا أفهم ما يجب فعله بعد الدفع "
    ),
    "Japanese": text(
        "title: T\nlanguage: ja\nstages:\n  - name: S\n    pain_points:\n",
        lambda n: f"      - お客様は支払い後に何をすればよいか分からない{n}\n",
    ),
    "Japanese in one text": text(
        "title: T\nlanguage: ja\nstages:\n  - name: S\n    description: ",
        lambda n: "お客様は支払い後に何をすればよいか分からない",
    ),
    "Hindi": text(
        "title: T\nlanguage: hi\nstages:\n  - name: S\n    touchpoints:\n",
        lambda n: f"      - {{name: ग्राहक भुगतान {n}, emotion: {n % 5 - 2}, quotes: मुझे समझ नहीं आता कि आगे क्या करना है}}\n",
    ),
    "Emoji": text(ITEMS + "pain_points:\n", lambda n: f"      - 😡 {n} 👩‍👩‍👧 🇩🇪 ☎️ and words\n"),
    "all of Unicode": text(ITEMS + "description: a ", lambda n: chr(0xA1 + n * 7 % 0xD000)),
    "marks upon marks": text(ITEMS + "description: a", lambda n: "\u0301"),
    "directions within directions": text(ITEMS + "description: a", lambda n: "שלום (abc) [12] "),
}
