"""What an author meant where YAML reads something else, and the line as it should be written."""

from cjmap.read.traps.cut import cut_text
from cjmap.read.traps.quoting import quoted, quoted_line
from cjmap.read.traps.signs import BULLETS
from cjmap.read.traps.torn import torn_entries

__all__ = ["BULLETS", "cut_text", "quoted", "quoted_line", "torn_entries"]
