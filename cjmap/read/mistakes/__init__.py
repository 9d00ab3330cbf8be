"""What an author meant where YAML reads something else, and the line as it should be written."""

from cjmap.read.mistakes.cut import cut_text, wide_comment
from cjmap.read.mistakes.marks import listed_rows
from cjmap.read.mistakes.quoting import quoted, quoted_line
from cjmap.read.mistakes.signs import BULLETS
from cjmap.read.mistakes.torn import torn_entries
from cjmap.read.mistakes.wide import WIDE_COLONS, WIDE_COMMAS, behind_dash, in_wide_brackets, straight_brackets

__all__ = [
    "BULLETS",
    "WIDE_COLONS",
    "WIDE_COMMAS",
    "behind_dash",
    "cut_text",
    "in_wide_brackets",
    "listed_rows",
    "quoted",
    "quoted_line",
    "straight_brackets",
    "torn_entries",
    "wide_comment",
]
