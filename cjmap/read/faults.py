"""What the schema has against a file → diagnostics in an author's words, with what would be right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from functools import cached_property
from typing import Any

from cjmap.read.expected import EXPECTED, OWNERS
from cjmap.read.findings import DiagnosticSink, shown
from cjmap.read.mistakes.quoting import quoted
from cjmap.read.nodes import Entry, Node
from cjmap.read.outline import Outline
from cjmap.read.repair import as_id
from cjmap.read.schema import SchemaViolation
from cjmap.read.values import number, walk
from cjmap.read.wrong_words import WrongWords

_LONGEST_LINE = 100
_TEXTS = {"text", "required_text", "feeling"}
_NEEDED = {"required_text", "stages", "stage", "touchpoint", "persona", "item", "transition", "lane"}
"""What cannot be left out where it stands."""
_EXAMPLES = {
    ("a journey", "title"): "title: Buying a first laptop",
    ("a journey", "stages"): "stages: [Awareness, Purchase]",
    ("a stage", "name"): "name: Awareness",
    ("a touchpoint", "name"): "name: Pays by card",
    ("a persona", "name"): "name: Maya Chen",
    ("an item", "text"): "text: Delivery takes nine days",
    ("an entry of lanes", "id"): "id: emotion",
}


class Faults:
    """Turns the problems of one file into diagnostics.

    `handled` holds what another check has already spoken about: `(id of a node, key or "")`; `candidates` the keys that the
    unknown ones of a mapping may mean, by its id.
    """

    def __init__(
        self,
        findings: DiagnosticSink,
        outline: Outline,
        handled: Set[tuple[int, str]],
        candidates: Mapping[int, Set[str]],
    ) -> None:
        self.findings = findings
        self.root = outline.root
        self.words = WrongWords(findings, outline.scales)
        self.handled = handled
        self.candidates = candidates

    def report(self, problems: Iterable[SchemaViolation]) -> None:
        """Adds a diagnostic for each problem, one a place."""
        reported: set[tuple[int, str]] = set()
        for problem in sorted(problems, key=lambda problem: problem.node.span):
            place = (id(problem.node), problem.rule if problem.rule in self._SAY else "")
            if problem.rule == "additionalProperties":
                continue  # of unknown keys is spoken already
            if problem.is_of_key:
                self._wrong_name(problem)
                continue
            if place in reported or (id(problem.node), "") in self.handled:
                continue
            reported.add(place)
            self._SAY.get(problem.rule, Faults._value)(self, problem)

    # keys

    def _missing(self, problem: SchemaViolation) -> None:
        node = problem.node
        for key in problem.schema["required"]:
            if key in node.entries or (id(node), key) in self.handled:
                continue
            if key not in self.candidates.get(id(node), ()):
                self._without(node, key, problem.definition)

    def _without(self, node: Node, key: str, definition: str) -> None:
        owner = OWNERS.get(definition, "this place")
        first = next(iter(node.entries.values()), None)
        span = self.findings.head(first.span if first else node.span)
        help_ = f"add a line such as {_EXAMPLES.get((owner, key), f'{key}: …')}"
        self.findings.error("missing-key", span, f'{owner} needs "{key}"', label=f'no "{key}" here', help=help_)

    # values

    def _value(self, problem: SchemaViolation) -> None:
        node, expected = problem.node, EXPECTED.get(problem.definition) or EXPECTED.get(problem.key)
        blank = node.empty or (node.kind == "scalar" and not node.words.strip())
        needed = node.empty or expected is None or problem.definition in _NEEDED
        if blank and needed:
            self._left_out(problem)
        elif blank and expected:
            self.findings.error("bad-value", node.span, f'"{problem.key}" must be {self.words.wanted(expected)}; this is empty',
                                label="nothing here", help="write it, or take the line out")  # fmt: skip
        elif expected is None or node.kind != "scalar":
            wanted = self.words.wanted(expected) if expected else "something else"
            self._wrong(problem, "wrong-type" if node.kind != "scalar" else "bad-value", wanted)
        else:
            self.words.say(problem, expected)

    def _left_out(self, problem: SchemaViolation) -> None:
        definition = problem.definition
        entry = self._parents.get(id(problem.node))
        span = entry.span if entry else self.findings.head(problem.node.span)
        if definition in {"stage", "touchpoint", "persona", "item", "transition", "lane"}:
            what = OWNERS[definition]
            self.findings.error(
                "missing-key", span, f"{what} needs a name, and this one is empty", label="nothing here",
                help=f"write {entry.words}: and a name after it" if entry else "write its name, or take the line out",
            )  # fmt: skip
        elif problem.key == "stages":
            self.findings.error("missing-key", span, "a journey needs at least one stage", label="no stage here",
                                help="write each stage on a line of its own: - Awareness")  # fmt: skip
        else:
            self.findings.error("missing-key", span, f'"{problem.key}" is needed and has no value', label="nothing here",
                                help=f"write {problem.key}: and a text after it")  # fmt: skip

    @cached_property
    def _parents(self) -> dict[int, Entry]:
        """The key that each value stands at; looked for only when something is wrong."""
        return {id(entry.value): entry for node in walk(self.root) for entry in node.entries.values()}

    def _wrong(self, problem: SchemaViolation, code: str, wanted: str, **more: Any) -> None:
        node = problem.node
        is_a = {"sequence": "a list", "mapping": "keys and values"}
        got = is_a.get(node.kind) or shown(node.words)
        subject = f'"{problem.key}"' if problem.key else "the file"
        if node.kind != "scalar":
            more.setdefault("help", self._list_help(problem) if node.kind == "sequence" else self._keys_help(problem))
        self.findings.error(code, self.findings.head(node.span), f"{subject} must be {wanted}; this is {got}", **more)

    def _list_help(self, problem: SchemaViolation) -> str:
        if problem.definition in {"item", "touchpoint", "stage", "persona", "transition", "lane"}:
            return "one hyphen is enough; or write each on a line of its own"
        if problem.definition not in _TEXTS:
            return ""
        words = [item.words for item in problem.node.items if item.kind == "scalar" and item.words]
        line = f"{problem.key}: {quoted(', '.join(words))}"
        return f"write one text: {line}" if words and len(line) < _LONGEST_LINE else "write one text"

    def _keys_help(self, problem: SchemaViolation) -> str:
        entries = list(problem.node.entries.values())
        if problem.definition not in _TEXTS or len(entries) != 1 or entries[0].value.kind != "scalar":
            return ""
        line = quoted(f"{entries[0].words}: {entries[0].value.words}")
        return (
            f"if it is one text, write {line}"
            if len(line) < _LONGEST_LINE
            else "if it is one text, put it in 'single quotes'"
        )

    def _too_few(self, problem: SchemaViolation) -> None:
        if problem.key == "stages":
            self._left_out(problem)
        else:
            ends = [item.words for item in problem.node.items if number(item) is not None]
            right = f"write [{ends[0]}, {ends[-1]}]" if problem.definition == "range" and len(ends) > 2 else ""
            self._wrong(problem, "bad-value", self.words.wanted(EXPECTED[problem.definition]), label=right)

    def _wrong_name(self, problem: SchemaViolation) -> None:
        for key, entry in problem.node.entries.items():
            if key == problem.wrong:
                right = as_id(key)
                self.findings.error(
                    "bad-value", entry.span, f"{shown(key)} is no id: an id has letters, digits, hyphens and underscores",
                    label=f'write "{right}"' if right else "", help='the name of the persona goes below it, into "name"',
                )  # fmt: skip

    _SAY: Mapping[str, Callable[[Faults, SchemaViolation], None]] = {
        "required": _missing,
        "minItems": _too_few,
        "maxItems": _too_few,
    }
