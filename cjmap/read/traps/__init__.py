"""What an author meant where YAML reads something else, and the line as it should be written."""

from cjmap.read.traps.cut import cut_text
from cjmap.read.traps.marks import listed_rows
from cjmap.read.traps.quoting import quoted, quoted_line
from cjmap.read.traps.signs import BULLETS
from cjmap.read.traps.torn import torn_entries
from cjmap.read.traps.wide import WIDE_COLONS, WIDE_COMMAS, straight_brackets

__all__ = [
    "BULLETS",
    "WIDE_COLONS",
    "WIDE_COMMAS",
    "cut_text",
    "listed_rows",
    "quoted",
    "quoted_line",
    "straight_brackets",
    "torn_entries",
]
