"""The code of a diagnostic → what it means, in the words of `cjmap explain`, of SARIF's rules and of the documentation.

Everything that cjmap says about a journey file has one of these codes. They are stable: programs may rely on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cjmap import plugins
from cjmap.codes.code import Code, fault
from cjmap.codes.keys import KEYS
from cjmap.codes.looks import LOOKS
from cjmap.codes.metrics import METRICS
from cjmap.codes.names import NAMES
from cjmap.codes.rule import Rule
from cjmap.codes.transitions import TRANSITIONS
from cjmap.codes.writing import WRITING

__all__ = ["CODES", "FORMER", "GROUPS", "RULES", "Code", "Rule", "current"]

GROUPS: dict[str, dict[str, Code]] = {
    "Writing": WRITING,
    "Keys and values": KEYS,
    "Ids and personas": NAMES,
    "The order of the journey": TRANSITIONS,
    "Scores, metrics and reviews": METRICS,
    "Lanes and looks": LOOKS,
    "cjmap itself": {
        "internal-error": fault(
            "A rule has failed, and not all of the file is checked",
            """A rule of cjmap, or of a package that is installed beside it, has come to something that it cannot deal with.
            The message names the rule, the package and the cause. All other rules have looked at the file, and what they
            found is true; what this one would have found is not known, so the map is not drawn. The file need not be wrong.
            Please report it to those who make that package; without the package, or with another version of it, the file can
            be checked meanwhile.""",
        )
    },
}
"""The codes in the order in which they are documented: a heading, and name → code."""

FORMER: Mapping[str, str] = {"printed-remark": "printed-comment"}
"""Names that codes had in the edition before → their names now: still taken where people write a code, never printed."""

RULES: plugins.Table[Rule] = plugins.Table(plugins.RULES, {}, "cjmap.codes.Rule", lambda one: isinstance(one, Rule))
"""The rules of plug-ins, with their codes; ours are in `cjmap/read/rules/`."""


class _Codes(Mapping[str, Code]):
    """Ours by name, also by a former one, then those of plug-ins, which are looked for when ours are not enough."""

    own: Mapping[str, Code] = {name: code for group in GROUPS.values() for name, code in group.items()}

    def __getitem__(self, name: str) -> Code:
        name = current(name)
        if name in self.own:
            return self.own[name]
        for codes in self._others():
            if name in codes:
                return codes[name]
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        yield from self.own
        yield from dict.fromkeys(name for codes in self._others() for name in codes if name not in self.own)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @staticmethod
    def _others() -> Iterator[Mapping[str, Code]]:
        return (rule.codes for _, rule in RULES.usable())


CODES: Mapping[str, Code] = _Codes()
"""Every code by its name; a new one is an entry in the file of its group."""


def current(name: str) -> str:
    """The name of a code now, for one that it has or had."""
    return FORMER.get(name, name)
