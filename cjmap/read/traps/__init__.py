"""What an author meant where YAML reads something else, and the line as it should be written."""

from cjmap.read.traps.cut import cut_text, wide_remark
from cjmap.read.traps.marks import listed_rows
from cjmap.read.traps.quoting import quoted, quoted_line
from cjmap.read.traps.signs import BULLETS
from cjmap.read.traps.torn import torn_entries
from cjmap.read.traps.wide import WIDE_COLONS, WIDE_COMMAS, behind_dash, in_wide_brackets, straight_brackets

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
    "wide_remark",
]
