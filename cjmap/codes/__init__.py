"""The code of a diagnostic → what it means, in the words of `cjmap explain`, of SARIF's rules and of the documentation.

Everything that cjmap says about a journey file has one of these codes. They are stable: programs may rely on them.
"""

from __future__ import annotations

from cjmap.codes.code import Code
from cjmap.codes.keys import KEYS
from cjmap.codes.looks import LOOKS
from cjmap.codes.metrics import METRICS
from cjmap.codes.names import NAMES
from cjmap.codes.ways import WAYS
from cjmap.codes.writing import WRITING

__all__ = ["CODES", "GROUPS", "Code"]

GROUPS: dict[str, dict[str, Code]] = {
    "Writing": WRITING,
    "Keys and values": KEYS,
    "Ids and personas": NAMES,
    "The order of the journey": WAYS,
    "Scores, metrics and reviews": METRICS,
    "Lanes and looks": LOOKS,
}
"""The codes in the order in which they are documented: a heading, and name → code."""

CODES: dict[str, Code] = {name: code for group in GROUPS.values() for name, code in group.items()}
"""Every code by its name; a new one is an entry in the file of its group."""
