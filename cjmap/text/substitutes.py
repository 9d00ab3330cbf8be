"""Fonts that readers' machines put in the place of ours → their families, their widths, and the sign for what none has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from cjmap.scene import PathCommand
from cjmap.text.fonts import in_inter
from cjmap.text.scripts import (
    BESIDE_HAN,
    COMMON,
    HAN_FACES,
    PACKAGED,
    SANS,
    SHARED,
    SIMPLE,
    SYMBOLS,
    han,
    icu,
    is_emoji,
    needed,
    script_of,
)

HEIGHT, DEPTH = 0.8, 0.12
"""How far the frame reaches above the baseline and below it, in em."""

SIDE, STROKE, PAD = 0.06, 0.05, 0.1
"""The room beside the frame, the width of its line, and the room within it, in em."""

DIGIT_SIZE = 0.44
"""The size of the digits, in em of the text that they stand in: two rows have room above each other."""

CAPITALS = 0.727
"""The height of Inter's digits, in em."""


def rows(character: str) -> tuple[str, str]:
    """The number of a character, as Unicode writes it, in two rows: `0F` and `40`."""
    digits = f"{ord(character):04X}"
    middle = (len(digits) + 1) // 2
    return digits[:middle], digits[middle:]


def width(digits: Sequence[float]) -> float:
    """The advance of the sign in em, given the widths of the rows in em of the digits."""
    return max(digits) * DIGIT_SIZE + 2 * (SIDE + STROKE + PAD)


def frame(wide: float) -> Iterator[PathCommand]:
    """The frame of a sign of that advance, in em from its start, y downwards: an outline with a hole."""
    yield from _box(SIDE, -HEIGHT, wide - SIDE, DEPTH)
    hole = list(_corners(SIDE + STROKE, -HEIGHT + STROKE, wide - SIDE - STROKE, DEPTH - STROKE))
    yield from _outline([hole[0], *reversed(hole[1:])])


def row_places(wide: float, digits: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Where the rows of digits start, in em: in the middle of the frame, their baselines in its upper and lower half."""
    middle, half = (DEPTH - HEIGHT) / 2, (HEIGHT + DEPTH) / 2 - STROKE
    for number, length in enumerate(digits):
        centre = middle + (number - 0.5) * half * 0.88
        yield (wide - length * DIGIT_SIZE) / 2, centre + CAPITALS * DIGIT_SIZE / 2


def _box(left: float, top: float, right: float, bottom: float) -> Iterator[PathCommand]:
    yield from _outline(list(_corners(left, top, right, bottom)))


def _corners(left: float, top: float, right: float, bottom: float) -> Iterator[tuple[float, float]]:
    yield from ((left, top), (right, top), (right, bottom), (left, bottom))


def _outline(corners: Sequence[tuple[float, float]]) -> Iterator[PathCommand]:
    first, *others = corners
    yield ("M", *first)
    for corner in others:
        yield ("L", *corner)
    yield ("Z",)


FIRST = 0x20
"""The character of the first number."""

ARIAL = """
    278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278
    584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944
    667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500
    278 556 500 722 500 500 500 334 260 334 584 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 278
    333 556 556 556 556 260 556 333 737 370 556 584 333 737 552 400 549 333 333 333 576 537 278 333 333 365 556 834
    834 834 611 667 667 667 667 667 667 1000 722 667 667 667 667 278 278 278 278 722 722 778 778 778 778 778 584 778
    722 722 722 722 667 667 611 556 556 556 556 556 556 889 500 556 556 556 556 278 278 278 278 556 556 556 556 556
    556 556 549 611 556 556 556 556 500 556 500 667 556 667 556 667 556 722 500 722 500 722 500 722 500 722 615 722
    556 667 556 667 556 667 556 667 556 667 556 778 556 778 556 778 556 778 556 722 556 722 556 278 278 278 278 278
    278 278 222 278 278 735 444 500 222 667 500 500 556 222 556 222 556 292 556 334 556 222 722 556 722 556 722 556
    604 723 556 778 556 778 556 778 556 1000 944 722 333 722 333 722 333 667 500 667 500 667 500 667 500 611 278 611
    375 611 278 722 556 722 556 722 556 722 556 722 556 722 556 944 722 667 500 667 611 500 611 500 611 500 222
"""

ARIAL_BOLD = """
    278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333
    584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944
    667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556
    333 611 556 778 556 556 500 389 280 389 584 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 278
    333 556 556 556 556 280 556 333 737 370 556 584 333 737 552 400 549 333 333 333 576 556 278 333 333 365 556 834
    834 834 611 722 722 722 722 722 722 1000 722 667 667 667 667 278 278 278 278 722 722 778 778 778 778 778 584 778
    722 722 722 722 667 667 611 556 556 556 556 556 556 889 556 556 556 556 556 278 278 278 278 611 611 611 611 611
    611 611 549 611 611 611 611 611 556 611 556 722 556 722 556 722 556 722 556 722 556 722 556 722 556 722 719 722
    611 667 556 667 556 667 556 667 556 667 556 778 611 778 611 778 611 778 611 722 611 722 611 278 278 278 278 278
    278 278 278 278 278 785 556 556 278 722 556 556 611 278 611 278 611 385 611 479 611 278 722 611 722 611 722 611
    708 723 611 778 611 778 611 778 611 1000 944 722 389 722 389 722 389 667 556 667 556 667 556 667 556 611 333 611
    479 611 333 722 611 722 611 722 611 722 611 722 611 722 611 944 778 667 556 667 611 500 611 500 611 500 278
"""

DEJAVU = """
    318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 337
    838 838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 684 989
    685 611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521
    392 634 592 818 592 592 525 636 337 636 838 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 318
    401 636 636 636 636 337 500 500 1000 471 612 838 361 1000 500 500 838 401 401 500 636 636 318 500 401 471 612 969
    969 969 531 684 684 684 684 684 684 974 698 632 632 632 632 295 295 295 295 775 748 787 787 787 787 787 838 787
    732 732 732 732 611 605 630 613 613 613 613 613 613 982 550 615 615 615 615 278 278 278 278 612 634 612 612 612
    612 612 838 612 634 634 634 634 592 635 592 684 613 684 613 684 613 698 550 698 550 698 550 698 550 770 635 775
    635 632 615 632 615 632 615 632 615 632 615 775 635 775 635 775 635 775 635 752 634 916 695 295 278 295 278 295
    278 295 278 295 278 590 556 295 278 656 579 579 557 278 557 278 557 375 557 342 562 284 748 634 748 634 748 634
    813 748 634 787 612 787 612 787 612 1070 1023 695 411 695 411 695 411 635 521 635 521 635 521 635 521 611 392 611
    392 611 392 732 634 732 634 732 634 732 634 732 634 732 634 989 818 611 592 611 685 525 685 525 685 525 352
"""

DEJAVU_BOLD = """
    348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 696 696 696 696 400 400
    838 838 838 580 1000 774 762 734 830 683 683 821 837 372 372 775 637 995 837 850 733 850 770 720 682 812 774 1103
    771 724 725 457 365 457 838 500 500 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716 493 595
    478 712 652 924 645 652 582 712 365 712 838 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 348
    456 696 696 636 696 365 500 500 1000 564 646 838 415 1000 500 500 838 438 438 500 736 636 380 500 438 564 646
    1035 1035 1035 580 774 774 774 774 774 774 1085 734 683 683 683 683 372 372 372 372 838 837 850 850 850 850 850
    838 850 812 812 812 812 724 738 719 675 675 675 675 675 675 1048 593 678 678 678 678 343 343 343 343 687 712 687
    687 687 687 687 838 687 712 712 712 712 652 716 652 774 675 774 675 774 675 734 593 734 593 734 593 734 593 830
    716 838 716 683 678 683 678 683 678 683 678 683 678 821 716 821 716 821 716 821 716 837 712 974 790 372 343 372
    343 372 343 372 343 372 343 744 686 372 343 775 665 665 637 343 637 343 637 479 637 557 642 371 837 712 837 712
    837 712 983 837 712 850 687 850 687 850 687 1167 1094 770 493 770 493 770 493 720 595 720 595 720 595 720 595 682
    478 682 478 682 478 812 712 812 712 812 712 812 712 812 712 812 712 1103 924 724 652 724 725 582 725 582 725 582
    435
"""


FAMILIES: Mapping[str, tuple[str, ...]] = {
    "Arab": ("Segoe UI", "Geeza Pro", "Tahoma"),
    "Armn": ("Segoe UI", "Mshtakan"),
    "Beng": ("Nirmala UI", "Kohinoor Bangla", "Bangla Sangam MN", "Vrinda"),
    "Deva": ("Nirmala UI", "Kohinoor Devanagari", "Devanagari Sangam MN", "Mangal"),
    "Ethi": ("Ebrima", "Nyala", "Kefa"),
    "Geor": ("Segoe UI", "Helvetica"),
    "Gujr": ("Nirmala UI", "Kohinoor Gujarati", "Gujarati Sangam MN", "Shruti"),
    "Guru": ("Nirmala UI", "Gurmukhi Sangam MN", "Raavi"),
    "Hebr": ("Segoe UI", "Arial Hebrew"),
    "Khmr": ("Leelawadee UI", "Khmer UI", "Khmer Sangam MN"),
    "Knda": ("Nirmala UI", "Noto Sans Kannada UI", "Kannada Sangam MN", "Tunga"),
    "Laoo": ("Leelawadee UI", "Lao UI", "Lao Sangam MN"),
    "Mlym": ("Nirmala UI", "Malayalam Sangam MN", "Kartika"),
    "Mymr": ("Myanmar Text", "Myanmar Sangam MN"),
    "Orya": ("Nirmala UI", "Oriya Sangam MN", "Kalinga"),
    "Sinh": ("Nirmala UI", "Sinhala Sangam MN", "Iskoola Pota"),
    "Taml": ("Nirmala UI", "Tamil Sangam MN", "Latha"),
    "Telu": ("Nirmala UI", "Kohinoor Telugu", "Telugu Sangam MN", "Gautami"),
    "Thai": ("Leelawadee UI", "Thonburi", "Tahoma"),
    "Jpan": ("Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo"),
    "Kore": ("Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo"),
    "Hans": ("Noto Sans SC", "Microsoft YaHei", "PingFang SC"),
    "Hant": ("Noto Sans TC", "Microsoft JhengHei", "PingFang TC"),
    "HK": ("Noto Sans HK", "Microsoft JhengHei", "PingFang HK"),
    SANS: (),
    SYMBOLS: ("Segoe UI Symbol", "Apple Symbols"),
}
"""The families of readers' machines by script, those of SANS for letters of any other.

None is for emoji: their fonts have digits, `#`, `*` and spaces of their own, grey and three times as wide, which a reader who
lacks our families would see beside a single emoji. What draws an emoji finds the font for it without a name.
"""

PLAIN_CHARACTERS = ("Noto Sans", "DejaVu Sans")
"""Where a machine knows neither our families nor the generic one, as Chromium does on Linux without Arial, these draw digits
and spaces before the font of a script does, as they draw all other texts there."""


@lru_cache(maxsize=1 << 12)
def families_of(text: str, tag: str) -> tuple[str, ...]:
    """The families for the characters of a text that Inter lacks, in the order of the characters; none where it has them all.

    `tag` is that of the language of the text: the forms of Chinese characters depend on it.
    """
    if in_inter(needed(text)) and (SIMPLE.fullmatch(text) or not is_emoji(text)):
        return ()
    lacking = [
        character for character in text if needed(character) and not (is_emoji(character) or in_inter(character))
    ]
    scripts = dict.fromkeys(_script(character, text, tag) for character in lacking)
    for character in lacking:
        if script_of(character) == COMMON:
            of_character = _scripts(character, text, tag)
            if scripts.keys().isdisjoint(of_character):
                scripts[of_character[0]] = None
    known = [family for script in scripts if script for family in _families(script)]
    return tuple(dict.fromkeys((*PLAIN_CHARACTERS, *known)))


def _families(script: str) -> tuple[str, ...]:
    """What a script is drawn in here, then what readers have."""
    script = script if script in FAMILIES else SANS
    return (HAN_FACES[script][1] if script in HAN_FACES else PACKAGED[script], *FAMILIES[script])


def _script(character: str, text: str, tag: str) -> str:
    """What in FAMILIES a character asks for; nothing where it stands in many scripts."""
    script = script_of(character)
    return "" if script in SHARED else _own(script, text, tag)


def _scripts(character: str, text: str, tag: str) -> tuple[str, ...]:
    """The scripts in which a sign stands, such as `।` or `「` (UAX #24, Script_Extensions); those of symbols for any other."""
    names = (icu().Script(number).getShortName() for number in icu().Script.getScriptExtensions(ord(character)))
    found = dict.fromkeys(_own(name, text, tag) for name in sorted(names))
    return tuple(name for name in found if name in FAMILIES) or (SYMBOLS,)


def _own(script: str, text: str, tag: str) -> str:
    """A script as FAMILIES has it: Chinese characters, and what is written with them, in the forms of a country."""
    if script == "Hang":
        return "Kore"
    return han(text, tag) if script in ("Hani", *BESIDE_HAN) else script
