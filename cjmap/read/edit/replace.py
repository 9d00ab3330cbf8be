"""A page, a value of it and a new one → the text with the new one in its place, in the fewest changed characters."""

from __future__ import annotations

import textwrap

from cjmap.late import pattern
from cjmap.read.edit import writing
from cjmap.read.edit.page import Page, Splice
from cjmap.read.format.parts import CollectionEntry, Part, Position
from cjmap.read.nodes import Node
from cjmap.records import replace

_HEAD = pattern(r"([|>])([-+\d]*)")
_LEAST_WIDTH = 40


def replaced(page: Page, part: Part, node: Node, anchor: str = "") -> str:
    """The text with another value in the place of one; the anchor of the old one stays, `anchor` is one for the new one."""
    return page.spliced(exchange(page, part, node, anchor))


def exchange(page: Page, part: Part, node: Node, anchor: str = "") -> list[Splice]:
    """The splices that do this."""
    parent, _ = page.homes[id(part)]
    if parent.flow:
        words = writing.line(node, page.style, in_flow=True, mark=_mark(page, part, node, in_flow=True))
        words = _named(anchor, words)
        if part.kind == "scalar" and not (part.words or part.style):  # a key alone, or with its colon
            line, column = part.end
            words = f" {words}" if page.lines[line][:column].endswith((":", part.anchor or ":")) else f": {words}"
            return [(part.end, part.end, words)]
        return [(page.behind_anchor(part), part.end, words)]
    if part.style in ("|", ">"):
        kept = _as_block(page, part, node) if page.blocks else None
        if kept is not None:
            return kept
    head, below = _written(page, part, node, anchor)
    if part.entries and not part.flow:
        return _for_block(page, part, head, below)
    return _for_text(page, part, head, below)


def filled(page: Page, part: Part, lines: list[str]) -> str:
    """The text with lines of its own in the place of an empty list in brackets, which is in no other brackets."""
    return page.spliced(_for_text(page, part, "", lines))


def emptied(page: Page, part: Part, above: bool) -> str:
    """The text with `[]` or `{}` in the place of a list or keys with one entry, in a block; see `without` for `above`."""
    words = "{}" if part.kind == "mapping" else "[]"
    entry = part.entries[0]
    if not page.alone(entry):
        end = page.line_end(page.last_line(part))
        return page.spliced([(entry.start, end, words)])
    lines = page.without_lines(page.first_of(entry) if above else entry.start[0], page.last_of(entry))
    position = value_position(page, part)
    return page.spliced([lines, (position, position, " " + words)])


def wrapped(page: Page, part: Part, key: str, node: Node) -> str:
    """The text with a value as the only entry of a list, or with a key before it; `node` is the list or the key and value."""
    parent, _ = page.homes[id(part)]
    start = page.behind_anchor(part)
    short = part.kind == "alias" or (part.kind == "scalar" and part.style not in ("|", ">") and start[0] == part.end[0])
    if short and (parent.flow or (key and parent.kind == "sequence")):
        before, after = (f"{key}: ", "") if key else ("[", "]")
        before, after = ("{" + before, "}") if key and parent.flow else (before, after)
        return page.spliced([(start, start, before), (part.end, part.end, after)])
    if not key and part.entries and not part.flow and start[0] > page.entry(part).start[0]:
        lines = page.lines[start[0] : page.last_of(page.entry(part)) + 1]
        lines = [f"{' ' * start[1]}- {lines[0][start[1] :]}", *(f"  {line}" if line else "" for line in lines[1:])]
        return page.spliced([((start[0], 0), page.line_end(start[0] + len(lines) - 1), "\n".join(lines))])
    return replaced(page, part, node)


def value_position(page: Page, part: Part) -> Position:
    """Where a value may begin on the line of its key or hyphen: behind its colon, or behind its anchor there."""
    entry = page.entry(part)
    line, column = entry.key.end if entry.key else entry.start
    if part.anchor and part.start[0] == line:
        return line, part.start[1] + 1 + len(part.anchor)
    if entry.key is None:
        return line, column + 1
    return line, page.signs[line].index(":", column) + 1


def _written(page: Page, part: Part, node: Node, anchor: str) -> tuple[str, list[str]]:
    """What is to stand behind the key or hyphen of a value, and below it."""
    entry, style = page.entry(part), page.style
    column = entry.start[1]
    block = node.kind != "scalar" and not writing.is_flow(node)
    if block and entry.key is None and part.entries and not part.flow and page.behind_anchor(part)[0] > entry.start[0]:
        return _named(anchor, ""), writing.entries(node, part.column, style)
    if entry.key or ((anchor or part.anchor) and block):
        head, below = writing.value(node, column, replace(style, offset=style.offset if entry.key else 2))
    else:
        empty = part.kind == "scalar" and not (part.words or part.style)
        head, below = writing.value(node, column, style, column + 2 if empty else part.start[1])
    if not below and node.kind == "scalar":
        head = writing.line(node, style, mark=_mark(page, part, node))
    return _named(anchor, head), below


def _named(anchor: str, words: str) -> str:
    return f"&{anchor} {words}".rstrip() if anchor else words


def _mark(page: Page, part: Part, node: Node, in_flow: bool = False) -> str:
    """The quotation mark of the old text, where it stood in marks that it did not need: then its author wants them."""
    if part.style not in ("'", '"') or not isinstance(node.data, str):
        return ""
    plain = Node("scalar", node.span, part.words, part.words)
    return part.style if writing.reads(part.words, plain, in_flow) else ""


def _for_text(page: Page, part: Part, head: str, below: list[str]) -> list[Splice]:
    """The splices for an old value that is a text, an alias, or in brackets."""
    start, end = page.behind_anchor(part), part.end
    last = part.end[0]
    if part.style in ("|", ">"):
        line, column = start
        found = _HEAD.match(page.lines[line], column)
        last = page.last_line(part)
        end = (line, found.end() if found else column)
        gone = [page.without_lines(line + 1, last)] if last > line else []
        position = page.line_end(line)
        more = [(position, position, "\n" + "\n".join(below))] if below else []
        return _joined(page, (start, end, head), more, gone)
    if part.kind == "scalar" and not (part.words or part.style):
        head = f" {head}" if head else ""
    elif not head:  # what follows stands in lines of its own
        before = page.lines[start[0]][: start[1]]
        if not before.strip() and not page.lines[last][end[1] :].strip():
            return [((start[0], 0), page.line_end(last), "\n".join(below))]
        start = (start[0], len(before.rstrip(" \t")))
    position = page.line_end(last)
    if below and position == end:
        return [(start, end, "\n".join([head, *below]))]
    return [(start, end, head), *([(position, position, "\n" + "\n".join(below))] if below else [])]


def _joined(page: Page, head: Splice, more: list[Splice], gone: list[Splice]) -> list[Splice]:
    """Splices of a value, of the lines below it and of those that go, which touch each other."""
    if not gone:
        return [head, *more]
    start, end, _ = gone[0]
    below = more[0][2] if more else ""
    if start[1]:  # the last lines of a text that does not end with one
        return [head, (start, end, below)]
    return [head, (start, end, below.removeprefix("\n") + ("\n" if below else ""))]


def _for_block(page: Page, part: Part, head: str, below: list[str]) -> list[Splice]:
    """The splices for an old value that is a list or keys and values in lines of their own."""
    start, last = page.behind_anchor(part), page.last_line(part)
    entry: CollectionEntry = page.entry(part)
    if start[0] == entry.start[0]:
        return [(start, page.line_end(last), "\n".join([head, *below]))]
    position = value_position(page, part)
    splices: list[Splice] = [(position, position, f" {head}")] if head else []
    if below:
        return [*splices, ((start[0], 0), page.line_end(last), "\n".join(below))]
    return [*splices, page.without_lines(start[0], last)]


def _as_block(page: Page, part: Part, node: Node) -> list[Splice] | None:
    """The splices for a text that stays a `|` or `>` block; None where it cannot be one."""
    rows = writing.block_rows(node.words) if node.kind == "scalar" and isinstance(node.data, str) else []
    line, column = page.behind_anchor(part)
    found, last = _HEAD.match(page.lines[line], column), page.last_line(part)
    old = page.lines[line + 1 : last + 1]
    filled = [row for row in old if row.strip()]
    if not rows or not found or not filled or found[2].strip("-+"):
        return None
    sign = found[1]
    if sign == ">" and (len(rows) > 1 or "  " in rows[0]):
        sign = "|"
    elif sign == ">" and len(filled) > 1:
        width = max(_LEAST_WIDTH, *(len(row.strip()) for row in filled))
        rows = textwrap.wrap(rows[0], width, break_long_words=False, break_on_hyphens=False)
    indent = filled[0][: len(filled[0]) - len(filled[0].lstrip(" "))]
    lines = "\n".join(indent + row if row else "" for row in rows)
    return [
        ((line, found.start()), (line, found.start() + 1), sign),
        ((line + 1, 0), page.line_end(last), lines),
    ]
