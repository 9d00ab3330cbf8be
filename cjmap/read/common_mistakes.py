"""The tree of a file → the nodes where YAML read something else than the author meant, each with the line as it should be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from cjmap.diagnostics import Fix, Span
from cjmap.late import pattern
from cjmap.read.findings import DiagnosticSink, shown
from cjmap.read.lists import comma_at_end, cut_list, list_in_text, only_comment
from cjmap.read.mistakes.cut import cut_text, wide_comment
from cjmap.read.mistakes.quoting import quoted, quoted_line
from cjmap.read.mistakes.torn import torn_entries
from cjmap.read.mistakes.wide import WIDE_COLONS, WIDE_COMMAS
from cjmap.read.nodes import Entry, Node
from cjmap.read.schema import Visit, keys_and_values
from cjmap.read.suspicion import ENTRIES, LISTS, NUMBERS
from cjmap.records import replace

_KEY_AND_TEXT = pattern(rf"([A-Za-z_]+)(:|\s*[{WIDE_COLONS}]\s*|\s*(?:[=＝]|:=|=>)\s*)(\S.*)", re.DOTALL)
_NAME_AND_NUMBER = pattern(
    rf"(?:(?=(?:css|nps|exs|csat|ces)\b)|(?=[^:=]+[{WIDE_COLONS}]))([^\d:={WIDE_COLONS}]+?)(:|\s*[{WIDE_COLONS}=]\s*)([-+−]?\d.*)"
)
"""A metric and its value, which without a space behind the colon are the name of a metric alone."""
_NUMBER = pattern(r"[-+−]?\d+(?:[.,]\d+)?\s?%?")
_METRIC_AND_NUMBER = pattern(
    rf"((?:css|nps|exs|csat|ces)\b|[^\d:=]*[^\W\d](?=\s*:|\s+\S*[.%]))\s*:?\s+({_NUMBER.pattern})", re.IGNORECASE
)
"""A metric and its number in one text: of a known metric, with a colon, or a number that is a percentage or has a point."""
_LONGEST = 200
"""Characters of the name of a metric that is looked at."""
_WIDE_COMMA = pattern(f"[{WIDE_COMMAS}]")
_NAMES = {"stages", "touchpoints", "personas", "persona_ids", "step_ids", "texts", "lanes", "next", "metrics"}
"""Lists of names, in which a wide comma is hardly part of one."""
_FREE = {"text", "required_text", "texts", "feeling", "items", "item", "stages", "stage", "touchpoints", "touchpoint",
         "personas", "persona"}  # fmt: skip
"""Where a text may be of any words."""

_MOST_NAMED = 9
_PRINTED = _FREE | {"metric", "quantity"}


class CommonMistakes:
    """Finds the mistakes of one file; `handled` gathers what needs no other word: `(id of a node, key or "")`."""

    def __init__(self, findings: DiagnosticSink, handled: set[tuple[int, str]]) -> None:
        self.findings = findings
        self.handled = handled

    def report(self, visit: Visit) -> None:
        """Adds a diagnostic for each mistake of a node."""
        node = visit.node
        if node.cut:
            line = self.findings.line(node.span.end_line)
            self.findings.add(cut_text(self.findings.path, line, node, visit.definition in _FREE))
        elif node.empty:
            only_comment(self.findings, node)
        if node.kind == "scalar":
            self._no_space(visit)
            self._list(visit)
            self._comment(node)
        elif node.kind == "sequence":
            self._torn(visit)
        elif node.flow:
            self._merge(visit)
            self._no_value(visit)
        else:
            self._merge(visit)
            self._colon(visit)

    def _list(self, visit: Visit) -> None:
        """`goals: 1. Find  2. Buy` over two lines, `stages: Find; Buy; Use`: a list that is none."""
        if (id(visit.node), "") not in self.handled and (found := list_in_text(self.findings, visit)):
            self.findings.add(found)
            self.handled.add((id(visit.node), ""))
        elif visit.definition in _PRINTED and visit.node.plain:
            comma_at_end(self.findings, visit.node)

    def _comment(self, node: Node) -> None:
        """`channel: Web ＃ not sure`: the sign of another keyboard begins no comment."""
        found = wide_comment(self.findings.path, self.findings.line, node) if node.plain else None
        if found and (id(node), "") not in self.handled:
            self.findings.add(found)

    def _merge(self, visit: Visit) -> None:
        """`<<: *base`: how YAML takes over the keys of another mapping."""
        entry = visit.node.entries.get("<<")
        if entry is None or self.findings.slice(entry.span) != "<<":
            return
        self.handled.add((id(visit.node), "<<"))
        self.findings.error(
            "unknown-key", entry.span, 'merge keys ("<<") are not part of the format', label="no key",
            help="write out the keys that are the same in both",
        )  # fmt: skip

    def _no_space(self, visit: Visit) -> None:
        """`- name:Shop`: a key without the space behind its colon is a text."""
        node = visit.node
        one = visit.schema.get("else", visit.schema)  # where a single persona may stand for several
        found = self._key_and_text(node.words, one.get("properties", {})) if node.plain else None
        if (
            node.plain
            and visit.key == "metrics"
            and visit.definition in ("metrics", "text")
            and len(node.words) < _LONGEST
        ):
            found = _NAME_AND_NUMBER.fullmatch(node.words)
        if found:
            self.handled.add((id(node), ""))
            self._say_no_space(node.span, node.words, found)
        elif visit.key == "metrics" and visit.definition in ("metrics", "text") and len(node.words) < _LONGEST:
            self._no_metric(node)

    def _no_metric(self, node: Node) -> None:
        """`metrics: nps 40`: a text is the name of a metric that is not measured."""
        found = _METRIC_AND_NUMBER.fullmatch(node.words)
        if not found and not _NUMBER.fullmatch(node.words):
            return
        right = f"{found[1]}: {found[2]}" if found else f"nps: {node.words}"
        self.findings.warning(
            "number-as-text", self.findings.head(node.span), label=f"write {right}" if found else "a metric needs a name",
            message=f"{shown(node.words)} is the name of a metric here, which has no value",
            help=f"a metric and its value have a colon and a space between them, without a hyphen or [ ]: {right}",
        )  # fmt: skip

    def _key_and_text(self, words: str, known: Collection[str]) -> re.Match[str] | None:
        """A known key and its value where no colon and space part them; `=` for a colon only where it stands alone."""
        match = _KEY_AND_TEXT.match(words)
        if not match or match[1] not in known or match[3].startswith("//"):
            return None
        equals = match[2].strip() in ("=", "＝") and match[2] == match[2].strip()
        return None if equals and match[1] not in ENTRIES.values() else match

    def _say_no_space(self, span: Span, words: str, match: re.Match[str]) -> None:
        sign, right = match[2].strip(), f"{match[1]}: {match[3]}"
        fix = self.findings.replaced(span, right) if self.findings.slice(span) == words else None
        missing = f'a space is missing after the colon of "{match[1]}"'
        other = f'"{sign}" stands after "{match[1]}"; a key needs the ordinary colon and a space'
        self.findings.error(
            "missing-space", self.findings.head(span), missing if sign == ":" else other,
            label=f"write {shown(right)[1:-1]}", fix=fix,
            help="a colon and a space part a key from its value; if it is all one text, put it in 'single quotes'",
        )  # fmt: skip

    def _torn(self, visit: Visit) -> None:
        """`[Pay (card, cash)]`: a comma in `[ ]` begins the next entry."""
        if visit.definition in NUMBERS:
            return
        for span in torn_entries(visit.node):
            fix = self._quotes(span)
            write = f"write {fix.after.strip()}" if fix else "put the whole text in 'single quotes'"
            self.findings.warning(
                "torn-text", self.findings.head(span), f"a comma in [ ] tears {shown(self.findings.slice(span))} apart",
                label="one text?", help=f"{write}; or write one text a line, with a hyphen", fix=fix,
            )  # fmt: skip
        if visit.node.flow and not any(item.cut for item in visit.node.items):
            cut_list(self.findings, visit.node)
        if visit.definition in _NAMES and visit.node.flow:
            self._wide_commas(visit.node.items)

    def _wide_commas(self, items: Iterable[Node]) -> None:
        """`[Web，Store]`: only the comma of the English keyboard begins the next entry."""
        for item in items:
            if item.kind == "scalar" and item.plain and (found := _WIDE_COMMA.search(item.words)):
                several = ", ".join(filter(None, (name.strip() for name in _WIDE_COMMA.split(item.words))))
                self.findings.warning(
                    "torn-text", self.findings.head(item.span), f'"{found[0]}" begins no next entry in [ ]: this is one text',
                    label="one text?", help=f"for several, write {several}; for one, put it in 'single quotes'",
                )  # fmt: skip

    def _quotes(self, span: Span) -> Fix | None:
        """The fix that puts a span of one line in single quotes."""
        before = self.findings.line(span.line)
        if span.line != span.end_line or not self.findings.slice(span):
            return None
        return Fix(span.line, before, quoted_line(before, span.column, span.end_column))

    def _no_value(self, visit: Visit) -> None:
        """`{text: Yes, we can}`: a comma in `{ }` begins the next key. Who writes `null` means it."""
        node = visit.node
        known = keys_and_values(node, visit.schema).get("properties", {})
        start: Span | None = None
        run: list[Entry] = []
        for entry in (*node.entries.values(), None):
            if entry is not None and entry.value.empty and not (entry.value.words or entry.value.cut):
                self.handled |= {(id(node), entry.words), (id(entry.value), "")}
                if found := self._key_and_text(entry.words, known):
                    self.handled.add((id(node), found[1]))
                    self._say_no_space(entry.span, entry.words, found)
                else:
                    run.append(entry)
                continue
            if run:
                self._say_no_value(run, start, known)
            run = []
            start = entry.value.span if entry and entry.value.kind == "scalar" and entry.value.plain else None

    def _say_no_value(self, run: list[Entry], start: Span | None, known: Collection[str]) -> None:
        torn = start is not None and run[0].words not in known and start.line == run[-1].span.end_line
        if not torn or start is None:
            for entry in run:
                self.findings.error(
                    "missing-value", entry.span, f"{shown(entry.words)} has no value", label="a value is missing",
                    help=f"write {{{entry.words}: …}}, or take it out; inside {{ }} a comma begins the next key",
                )  # fmt: skip
            return
        span = Span(start.line, start.column, run[-1].span.end_line, run[-1].span.end_column)
        fix = self._quotes(span)
        self.findings.error(
            "missing-value", run[0].span, f"{shown(run[0].words)} has no value: inside {{ }} a comma begins the next key",
            label="part of the text before it?", fix=fix,
            help=f"write {fix.after.strip() if fix else quoted(self.findings.slice(span))}",
        )  # fmt: skip

    def _colon(self, visit: Visit) -> None:
        """`- Checkout: pays by card`: a colon and a space part a key from its value."""
        node, definition = visit.node, visit.definition
        if visit.key == "metrics" and visit.entry and len(node.entries) == 1:
            self._measured(visit)
            return
        main = ENTRIES.get(definition) or LISTS.get(definition)
        schema = keys_and_values(node, visit.schema)
        known = schema.get("properties", {})
        if not main or main in node.entries or not node.entries or not known:
            return
        first = next(iter(node.entries.values()))
        if first.words in known or self._mistaken_key(first.words, known):
            return
        if definition in LISTS and not any(key in known for key in node.entries):
            self._no_hyphens(visit, first, main)
        elif first.value.kind == "mapping" and len(node.entries) == 1:
            self._name_as_key(visit, first, main)
        elif first.value.kind == "scalar" and not first.value.empty:
            self._text_as_key(visit, first, main, known)

    def _measured(self, visit: Visit) -> None:
        """`- css: 3.1`: a list of metrics holds names."""
        (first,) = visit.node.entries.values()
        self.handled.add((id(visit.node), ""))
        before = self.findings.line(first.span.line)
        start = first.span.column - 1
        hyphen = before[:start].rstrip(" ")
        fix = None
        if hyphen.endswith("-") and not hyphen[:-1].strip(" "):
            fix = Fix(first.span.line, before, hyphen[:-1] + " " * (start - len(hyphen) + 1) + before[start:])
        self.findings.error(
            "wrong-type", first.span, f"a list of metrics holds names only, and {shown(first.words)} has a value",
            label="take the hyphen out", help=f"metrics with values have no hyphens: {first.words}: …", fix=fix,
        )  # fmt: skip

    def _mistaken_key(self, words: str, known: Collection[str]) -> bool:
        """Whether an unknown key is rather a known one with a mistake than the beginning of a text."""
        return not words[:1].isupper() and " " not in words and bool(self.findings.near(words, known))

    def _no_hyphens(self, visit: Visit, first: Entry, main: str) -> None:
        node, key = visit.node, visit.key
        self.handled.add((id(node), ""))
        scalar = first.value.kind == "scalar" and not first.value.empty
        example = f"- {quoted(f'{first.words}: {first.value.words}')}" if scalar else f"- {main}: {first.words}"
        if not scalar and len(node.entries) > 1:
            example = ", ".join(f"- {main}: {name}" for name in list(node.entries)[:_MOST_NAMED])
        if len(example) > 100:
            example = f"- {main}: …"
        self.findings.error(
            "wrong-type", first.span, f'"{key}" must be a list, and {shown(first.words)} is none of its keys',
            label="a list begins with a hyphen", help=f"write each entry on a line of its own: {example}",
        )  # fmt: skip

    def _name_as_key(self, visit: Visit, first: Entry, main: str) -> None:
        node = visit.node
        self.handled.add((id(node), ""))
        from cjmap.read.expected import OWNERS

        owner = OWNERS[visit.definition]
        self.findings.error(
            "unknown-key", first.span, f'{shown(first.words)} is not a key of {owner}; its {main} goes after "{main}:"',
            label=f"write {main}: {shown(first.words)[1:-1]}",
            help=f"and the keys below it as far to the right as {main}",
        )  # fmt: skip

    def _text_as_key(self, visit: Visit, first: Entry, main: str, known: Collection[str]) -> None:
        node, value = visit.node, first.value
        rest = [key for key in node.entries if key != first.words]
        if any(key not in known for key in rest) or value.span.line != first.span.line:
            return
        self.handled.add((id(node), ""))
        plain = self.findings.slice(first.span) == first.words
        text = Span(first.span.line, first.span.column, value.span.end_line, value.span.end_column)
        fix = self._quotes(text) if plain else None
        write = fix.after.strip() if fix else ""
        if fix and rest:
            at = first.span.column - 1
            write, fix = f"{fix.after[:at]}{main}: {fix.after[at:]}".strip(), None
        whole = replace(first.span, end_line=value.span.end_line, end_column=value.span.end_column)
        self.findings.error(
            "unquoted-text", self.findings.head(whole), fix=fix, label="put the whole text in quotes",
            message=f"YAML takes {shown(first.words)} for a key, because a colon and a space follow it",
            help=f"write {write}" if write else "put the whole text in 'single quotes'",
        )  # fmt: skip
