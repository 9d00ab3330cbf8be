"""The keys of a file → a diagnostic for each that is none, and the tree with those set right whose meaning is sure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from cjmap.diagnostics import Note
from cjmap.read.expected import OWNERS
from cjmap.read.findings import DiagnosticSink, listed, shown
from cjmap.read.ids import did_you_mean, one_typo, squashed
from cjmap.read.nodes import Entry, Node
from cjmap.read.pointers import HELP, is_lane, is_measure, meant_keys
from cjmap.read.schema import Visit, compiled, keys_and_values, surely_right

_MANY = 8
"""Of more keys than this only the first are listed where a near name is known."""
_SHORT = 4
"""A word of so many letters is often another word with one letter changed: `text` and `next`."""
_LONGEST_VALUE = 40

_BELONGS = {
    "touchpoint": "a touchpoint", "stage": "a stage", "persona": "a persona", "item": "an item", "transition": "an entry of next",
    "metric": "a metric", "theme": "the theme", "lane": "an entry of lanes", "journey": "the top of the file",
    "journey item": "an item of the whole journey", "previous": "the previous value of a metric",
}  # fmt: skip


class Unknown(NamedTuple):
    """A key that its place does not have: the mapping, its part of the schema, what that is called, and the key."""

    node: Node
    schema: Mapping[str, Any]
    owner: str
    key: str
    entry: Entry

    @property
    def known(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.schema.get("properties", {})
        return found


class Keys:
    """Finds the unknown keys of one file.

    `handled` is what another check has already spoken about; `candidates` gathers for each mapping, by its id, the keys that
    its unknown ones may mean, `beside` the values whose right key is there too, with their part of the schema.
    """

    def __init__(self, findings: DiagnosticSink, handled: Collection[tuple[int, str]]) -> None:
        self.findings = findings
        self.handled = handled
        self.candidates: dict[int, set[str]] = {}
        self.beside: list[Visit] = []
        self.renamed = False

    def report(self, visit: Visit) -> None:
        """Adds a diagnostic for each unknown key of a mapping, and gives its value the key that was surely meant."""
        node = visit.node
        if (id(node), "") in self.handled:
            return
        schema = keys_and_values(node, visit.schema)
        owner = OWNERS.get(str(schema.get("def", visit.definition)), OWNERS.get(visit.definition, "this place"))
        meant: dict[str, str] = {}
        for key, entry in node.entries.items():
            if key in schema["properties"] or (id(node), key) in self.handled or self.findings.full:
                continue
            name = self._say(Unknown(node, schema, owner, key, entry))
            if name in meant.values():
                self.beside.append(Visit(entry.value, schema["properties"][name], name, entry=False))
            elif name:
                meant[key] = name
        if meant:
            _rename(node, meant)
            self.renamed = True

    def _say(self, unknown: Unknown) -> str:
        """Adds the diagnostic of a key; the key that it surely means, empty where there is none."""
        key, known = unknown.key, unknown.known
        required = unknown.schema.get("required", ())
        mistakes = [name for name in known if _is_same(key, name)]
        mistakes = mistakes or [name for name in known if _is_typo(key, name, name in required)]
        if len(mistakes) == 1:
            return self._near_ones(unknown, mistakes)
        meant = meant_keys(key)
        pointed = [name for name in meant if name in known]
        found = self._pointed(unknown, pointed) if pointed else None
        if found is not None or self._elsewhere(unknown):
            return found or ""
        names = mistakes or [name for name in self.findings.near(key, known) if name not in unknown.node.entries]
        if names:
            return self._near_ones(unknown, names)
        self._nowhere_near(unknown, meant)
        return ""

    def _nowhere_near(self, unknown: Unknown, meant: list[str]) -> None:
        key = unknown.key
        other = key if owners_of(key) else next((name for name in meant if owners_of(name)), "")
        if not other:
            self._error(unknown, "no such key", f"{unknown.owner} has {', '.join(unknown.known)}")
            return
        called = f'"{key}"' if other == key else f'it is called "{other}" here, which'
        self._error(unknown, "not here", f"{called} belongs to {listed(owners_of(other))}")

    def _pointed(self, unknown: Unknown, pointed: list[str]) -> str | None:
        """A word of another tool: the first key that is not there yet and takes such a value, else the first one.

        None where nothing is reported, because the word rather is a measure or a row of the author's own.
        """
        data = unknown.entry.value.data
        free = [name for name in pointed if name not in unknown.node.entries]
        fit = [name for name in free if surely_right(data, unknown.known[name])]
        if not fit and (is_measure(unknown.key) or is_lane(unknown.key)) and _has_rows(unknown):
            return None
        name = (fit or free or pointed)[0]
        self.candidates.setdefault(id(unknown.node), set()).add(name)
        if name in unknown.node.entries:
            self._twice(unknown, name)
            return ""
        both = ["emotion", "feeling"]
        names = both if name in both and set(both) <= set(pointed) else [name]
        help_ = f"{names[0]}: {HELP[names[0]]}" if names[0] in HELP else f"it is called {name} here"
        self._error(unknown, did_you_mean(names), help_)
        return name

    def _elsewhere(self, unknown: Unknown) -> bool:
        """A measure, or what is a row of the author's own."""
        key, value = unknown.key, unknown.entry.value
        if not _has_rows(unknown):
            return False
        if is_measure(key):
            short = value.kind == "scalar" and len(value.words) < _LONGEST_VALUE
            example = value.words if short and value.words else "…"
            self._error(unknown, 'goes below "metrics"', f"write metrics: {{{key}: {example}}}")
        elif is_lane(key):
            row = key.replace("_", " ").strip().capitalize()
            where = "" if "touchpoints" in unknown.known or "channel" in unknown.known else "in a stage or touchpoint, "
            help_ = f"{where}write lanes: {{{row}: …}}; the same name in other steps is the same row"
            self._error(unknown, 'a row of your own goes into "lanes"', help_)
        else:
            return False
        return True

    def _near_ones(self, unknown: Unknown, names: list[str]) -> str:
        """A key with a mistake; the right one is sure where only one is near, and not there too."""
        key, entry = unknown.key, unknown.entry
        self.candidates.setdefault(id(unknown.node), set()).update(names)
        if len(names) == 1 and names[0] in unknown.node.entries:
            self._twice(unknown, names[0])
            return ""
        same = len(names) == 1 and squashed(names[0]) == squashed(key)
        fix = self.findings.replaced(entry.span, names[0]) if same and self.findings.slice(entry.span) == key else None
        self._error(unknown, did_you_mean(names), _first_keys(unknown), fix=fix)
        sure = len(names) == 1 and _is_typo(key, names[0], names[0] in unknown.schema.get("required", ()))
        return names[0] if sure else ""

    def _twice(self, unknown: Unknown, name: str) -> None:
        """The right key is there too: both cannot be meant as they stand."""
        other = unknown.node.entries[name]
        label, help_ = (
            f'did you mean "{name}", which is here too?',
            f"put both below {name}, or take one of the two out",
        )
        if name == "stages" and squashed(unknown.key) == "phases":
            label, help_ = "a phase is given at each stage", f"write phase: … in the stages: {HELP['phase']}"
        else:
            self.beside.append(Visit(unknown.entry.value, unknown.known[name], name, entry=False))
        self._error(unknown, label, help_, notes=[Note(f'"{name}" is here', other.span)])

    def _error(self, unknown: Unknown, label: str, help_: str, **more: Any) -> None:
        message = f"{shown(unknown.key)} is not a key of {unknown.owner}"
        self.findings.error("unknown-key", unknown.entry.span, message, label=label, help=help_, **more)


def _first_keys(unknown: Unknown) -> str:
    known = list(unknown.known)
    more = ", …" if len(known) > _MANY else ""
    return f"{unknown.owner} has {', '.join(known[:_MANY])}{more}"


def _has_rows(unknown: Unknown) -> bool:
    """Whether this is the top of the file, a stage or a touchpoint, which have metrics and lanes."""
    return "metrics" in unknown.known and "lanes" in unknown.known


def _is_same(key: str, name: str) -> bool:
    """Whether two keys differ by capitals, spaces, hyphens and the s of an English plural alone."""
    one, other = squashed(key), squashed(name)
    return one == other or other in {f"{one}s", one.removesuffix("s")}


def _is_typo(key: str, name: str, needed: bool) -> bool:
    """Whether a key is surely another one with a mistake; of a short one only where that has to be there."""
    one, other = squashed(key), squashed(name)
    changed = len(one) == len(other) and sorted(one) != sorted(other)
    return _is_same(key, name) or (one_typo(one, other) and (needed or not changed or len(other) > _SHORT))


def _rename(node: Node, meant: Mapping[str, str]) -> None:
    """Gives values of a mapping other keys, in their places."""
    entries = list(node.entries.items())
    node.entries.clear()
    node.entries.update((meant.get(key, key), entry) for key, entry in entries)
    if isinstance(node.data, dict):
        node.data.clear()
        node.data.update((key, entry.value.data) for key, entry in node.entries.items())


def owners_of(key: str) -> list[str]:
    """What has a key of this name, in an author's words."""
    top = compiled()["properties"]
    owners = {
        "journey": compiled(), "stage": top["stages"], "touchpoint": top["stages"]["properties"]["touchpoints"],
        "persona": top["personas"]["else"], "item": top["personas"]["else"]["properties"]["goals"],
        "lane": top["lanes"], "theme": top["theme"],
        "transition": top["stages"]["properties"]["next"], "metric": top["metrics"]["additionalProperties"],
    }  # fmt: skip
    kin = {"journey item": ("item", top["goals"]), "previous": ("metric", owners["metric"]["properties"]["previous"])}
    names = {key, f"{key}s", key.removesuffix("s"), squashed(key)}
    found = [owner for owner, schema in owners.items() if names & set(schema["properties"])]
    found += [owner for owner, (like, schema) in kin.items() if like not in found and names & set(schema["properties"])]
    return [_BELONGS[owner] for owner in found]
