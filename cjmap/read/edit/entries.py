"""A page and a list or keys and values of it → the text with an entry more, one less, or one cut out to go elsewhere."""

from __future__ import annotations

from cjmap.read.edit import writing
from cjmap.read.edit.page import Page, Splice
from cjmap.read.edit.replace import emptied, filled, replaced
from cjmap.read.edit.values import mapping, sequence
from cjmap.read.format.parts import Part, Position
from cjmap.read.nodes import Node
from cjmap.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Cutting:
    """The lines of an entry of a block list, as far in as if the list began in the first column."""

    lines: tuple[str, ...]

    def at(self, column: int) -> list[str]:
        """The lines with the hyphen in a column."""
        return [" " * column + line if line else "" for line in self.lines]


def with_key(page: Page, part: Part, index: int, key: str, node: Node) -> str:
    """The text with a key and a value at a position among the keys of a part."""
    if part.flow:
        words = f"{writing.key_text(key, page.style, in_flow=True)}: {writing.line(node, page.style, in_flow=True)}"
        if not part.entries and not _in_flow(page, part):
            return replaced(page, part, mapping(key, node))
        return _into_brackets(page, part, index, words)
    lines = writing.key_entry(key, node, part.column, page.style)
    if index:
        before = part.entries[index - 1]
        last = page.last_of(before)
        tall = last > before.start[0] and index < len(part.entries) and page.blank(last + 1)
        return page.spliced([_behind(page, last, ["", *lines] if tall else lines)])
    return page.spliced([_before_first(page, part, lines, part.entries[0].start[0])])


def with_item(page: Page, part: Part, index: int, item: Node | Cutting, spaced: bool | None = None) -> str:
    """The text with an entry before the one at a position of a list. A cutting goes into a list in lines of its own alone.

    Blank lines are put between entries if there are some between all others, or as `spaced` says.
    """
    if isinstance(item, Cutting) and part.flow:
        home = page.entry(part)
        column = home.start[1] + (page.style.offset if home.key else 2)
        return filled(page, part, item.at(column))
    if part.flow:
        assert isinstance(item, Node)
        if not part.entries and not _in_flow(page, part):
            return replaced(page, part, sequence(item))
        return _into_brackets(page, part, index, writing.line(item, page.style, in_flow=True))
    if isinstance(item, Cutting):
        lines = item.at(part.column)
    else:
        item = _like(part.entries[max(index - 1, 0)].value, item)
        lines = writing.list_entry(item, part.column, page.style, *_hyphens(part, max(index - 1, 0)))
    apart = page.spaced(part) if spaced is None else spaced
    if index:
        last = page.last_of(part.entries[index - 1])
        return page.spliced([_behind(page, last, ["", *lines] if apart else lines)])
    return page.spliced([_before_first(page, part, [*lines, ""] if apart else lines, page.first_of(part.entries[0]))])


def without(page: Page, part: Part, index: int, above: bool = False) -> str:
    """The text without an entry of a list or a key; with `above` the comments right above it go too."""
    entry = part.entries[index]
    if part.flow:
        return _out_of_brackets(page, part, index)
    if len(part.entries) == 1:
        return emptied(page, part, above)
    first, last = (page.first_of(entry) if above else entry.start[0]), page.last_of(entry)
    if not page.alone(entry):
        return page.spliced([_first_out(page, part, last)])
    gap = _blank_lines(page, part, index, first, last)
    return page.spliced([page.without_lines(min(first, *gap), max(last, *gap))])


def cut(page: Page, part: Part, index: int) -> Cutting | None:
    """The lines of an entry with the comments right above it; None where it has no lines of its own."""
    entry = part.entries[index]
    if part.flow or part.kind != "sequence" or not page.alone(entry):
        return None
    rows = page.lines[page.first_of(entry) : page.last_of(entry) + 1]
    column = entry.start[1]
    return Cutting(tuple(row[column:] if not row[:column].strip(" ") else row.lstrip(" ") for row in rows))


def _like(near: Part, node: Node) -> Node:
    """A new entry as its neighbour is written: keys and values in braces where that has them and they hold texts of a line."""
    plain = all(one.value.kind == "scalar" and "\n" not in one.value.words for one in node.entries.values())
    if near.kind == "mapping" and near.flow and node.entries and plain:
        return replace(node, flow=True)
    return node


def _hyphens(part: Part, index: int) -> tuple[int, bool]:
    """How far from its hyphen a neighbour's value stands, and whether on another line."""
    entry = part.entries[index]
    value = entry.value
    apart = bool(value.entries) and not value.flow and value.start[0] > entry.start[0]
    here = value.start[0] == entry.start[0] and (value.words or value.style or value.kind != "scalar")
    gap = value.start[1] - entry.start[1] if here else value.column - entry.start[1] if apart else 2
    return max(gap, 1 if apart else 2), apart


def _behind(page: Page, line: int, lines: list[str]) -> Splice:
    position = page.line_end(line)
    return position, position, "\n" + "\n".join(lines)


def _before_first(page: Page, part: Part, lines: list[str], first: int) -> Splice:
    """The splice that puts lines before the first entry of a block, which may stand behind a hyphen."""
    entry = part.entries[0]
    if page.alone(entry):
        return (first, 0), (first, 0), "\n".join(lines) + "\n"
    column = entry.start[1]
    words = "\n".join([lines[0][column:], *lines[1:]])
    return entry.start, entry.start, words + "\n" + " " * column


def _first_out(page: Page, part: Part, last: int) -> Splice:
    """The splice that takes out the first of several keys that stands behind a hyphen: the next takes its place there."""
    first, following = part.entries[0], part.entries[1]
    if following.start[0] == last + 1:
        return first.start, following.start, ""
    line, column = first.start
    return (line, len(page.lines[line][:column].rstrip(" "))), page.line_end(last), ""


def _blank_lines(page: Page, part: Part, index: int, first: int, last: int) -> list[int]:
    """The blank lines that go with an entry, so that those between the others stay as they are."""
    below, above = last + 1, first - 1
    while page.blank(below):
        below += 1
    while page.blank(above):
        above -= 1
    if below > last + 1 and (above < first - 1 or not index):
        return list(range(last + 1, below))
    if above < first - 1 and index == len(part.entries) - 1:
        return list(range(above + 1, first))
    return [first]


def takes_lines(page: Page, part: Part) -> bool:
    """Whether a list is one in lines of their own, or an empty one that can become such."""
    return not part.flow or not (part.entries or _in_flow(page, part))


def _in_flow(page: Page, part: Part) -> bool:
    return page.homes[id(part)][0].flow


def _into_brackets(page: Page, part: Part, index: int, words: str) -> str:
    """The text with words at a position in `[ ]` or `{ }`; on a line of their own where their neighbour has one."""
    if not part.entries:
        start = page.behind_anchor(part)
        inside = (start[0], start[1] + 1)
        return page.spliced([(inside, inside, words)])
    if index < len(part.entries):
        position = part.entries[index].start
        indent = page.lines[position[0]][: position[1]]
        gap = f"\n{indent}" if not indent.strip() else " "
        return page.spliced([(position, position, f"{words},{gap}")])
    last = part.entries[-1]
    end, comma = last.value.end, _comma(page, last.value.end, part.end)
    indent = page.lines[last.start[0]][: last.start[1]]
    behind = page.signs[end[0]][comma[1] + 1 if comma and comma[0] == end[0] else end[1] :].strip()
    if indent.strip() or (behind and behind[0] != "#"):
        return page.spliced([(end, end, f", {words}")])
    line = page.line_end(comma[0] if comma else end[0])
    more = [(line, line, f"\n{indent}{words}{',' if comma else ''}")]
    return page.spliced(more if comma else [(end, end, "," + (more.pop()[2] if end == line else "")), *more])


def _out_of_brackets(page: Page, part: Part, index: int) -> str:
    """The text without an entry of `[ ]` or `{ }` and the comma behind it, or before it where there is none."""
    entry = part.entries[index]
    start, end = entry.start, max(entry.value.end, entry.key.end if entry.key else entry.value.end)
    comma = _comma(page, end, part.end)
    if comma:
        end = (comma[0], comma[1] + 1)
    elif index:
        before = part.entries[index - 1]
        position = _comma(page, before.value.end, part.end)
        assert position is not None
        if position[0] != start[0]:  # comments between them stay
            return _cleared(page, [(position, (position[0], position[1] + 1), ""), (start, end, "")], start, end)
        start = position
        return _cleared(page, [(start, end, "")], start, end)
    line = page.lines[end[0]]
    while comma and line[end[1] : end[1] + 1] in (" ", "\t"):
        end = (end[0], end[1] + 1)
    if comma and end[1] == len(line):
        before_it = page.lines[start[0]][: start[1]]
        start = (start[0], len(before_it.rstrip(" "))) if before_it.strip() else start
    return _cleared(page, [(start, end, "")], start, end)


def _cleared(page: Page, splices: list[Splice], start: Position, end: Position) -> str:
    """The text without an entry, and without its lines where nothing else is on them."""
    empty = not page.lines[start[0]][: start[1]].strip() and not page.lines[end[0]][end[1] :].strip()
    if empty:
        splices = [*splices[:-1], page.without_lines(start[0], end[0])]
    return page.spliced(splices)


def _comma(page: Page, position: Position, end: Position) -> Position | None:
    """The comma that follows a position in brackets, comments passed over; None where the bracket closes first."""
    line, column = position
    while (line, column) < end:
        signs = page.signs[line]
        for at in range(column, len(signs)):
            if signs[at] == ",":
                return line, at
            if signs[at] == "#" and (at == 0 or signs[at - 1] in " \t"):
                break
            if signs[at] in "]}":
                return None
        line, column = line + 1, 0
    return None
