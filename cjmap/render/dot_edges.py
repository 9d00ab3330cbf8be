"""A journey's transitions and texts → the edges of a DOT graph, and labels that show just those texts, whatever they contain."""

from __future__ import annotations

import re
import textwrap
import unicodedata

from cjmap.chain import Flow, FlowEdge, likely_edges, marked, percent
from cjmap.language import current_language
from cjmap.language.isolation import closed
from cjmap.late import pattern
from cjmap.model import Journey
from cjmap.records import dataclass

_FORBIDDEN = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no SVG that Graphviz writes may contain (XML 1.0, 2.2), and controls that XML only discourages."""

_UNSPACED = pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
"""Letters of scripts without spaces between words (Thai, Lao, Burmese, Khmer, Chinese, Japanese), and wide ones."""


def label(text: str, start: bool = False) -> str:
    """The text as an attribute value: no escape, tag or entity in it has a meaning; line breaks are kept.

    Its lines are centred, or begin where its language does (`start`), which is for labels of the graph and of clusters.
    """
    import graphviz

    lines = [closed(line).replace("&", "&amp;") for line in re.split("[\n\u2028\u2029]", _allowed(text))]
    end = "\\r" if current_language().direction == "rtl" else "\\l"
    # `escape` doubles the author's backslashes; the `\n` or `\l` that ends a line is ours and is added after it
    parts = [graphviz.escape(line) for line in lines]
    escaped: str = graphviz.nohtml("".join(part + end for part in parts) if start else "\\n".join(parts))
    return escaped


def literal(text: str) -> str:
    """The text as the value of an attribute that is data and no label: its backslashes are doubled, as DOT has them."""
    import graphviz

    plain: str = graphviz.escape(_allowed(text))
    return plain


def wrapped(text: str, width: int) -> str:
    """The text in lines of at most `width` characters, broken between words; its own line breaks are kept.

    Characters as wide as high count for two.
    """
    return "\n".join(part for line in text.splitlines() for part in _lines(line, width) or [""])


def _lines(text: str, width: int) -> list[str]:
    if not _UNSPACED.search(text):
        return textwrap.wrap(text, width, break_on_hyphens=False)
    from cjmap.text.opportunities import pieces

    lines: list[str] = []
    for before, part, *_ in pieces(text):
        if lines and _columns(lines[-1] + before + part) <= width:
            lines[-1] += before + part
        else:
            lines.append(part)
    return lines


def _columns(text: str) -> int:
    """The width of a text in narrow characters."""
    return sum(
        0 if unicodedata.category(character) in ("Mn", "Cf") else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def joined(*texts: str) -> str:
    """The texts that are not empty, with dots between them; none turns the direction of another."""
    return " · ".join(closed(text) for text in texts if text)


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


_FORGIVEN = 0.005
"""The rest that shares may leave by rounding, half a point as in the format; it is no edge of its own."""


@dataclass(frozen=True, slots=True)
class DotEdge:
    """One edge between two nodes, by their names in DOT.

    `kind` is `on` (to a later step), `back` (to an earlier one), `again` (to itself) or `end`; `stages` is how many stages it
    leads on, 0 for an end.
    """

    tail: str
    head: str
    flow_edge: FlowEdge
    kind: str
    stages: int
    likely: bool
    words: str

    @property
    def inside(self) -> bool:
        """Whether it stays in its stage."""
        return self.kind != "end" and not self.stages


def node(key: str) -> str:
    """The name of a step's node: its key without the colon, which DOT would take for a port."""
    return key.replace(":", "-", 1)


def end_node(end: str) -> str:
    """The name of the node of an ending."""
    return f"end-{end}"


def edges_of(journey: Journey, flow: Flow) -> list[DotEdge]:
    """All edges in reading order; where the file says no order of its own, the last step leads nowhere."""
    indices = {step.key: index for index, step in enumerate(flow.steps)}
    likely = {id(flow_edge) for flow_edge in likely_edges(flow)} if journey.branches else set()
    rows = {stage.id: row for row, stage in enumerate(journey.stages)}
    edges = []
    for index, step in enumerate(flow.steps):
        for flow_edge in step.edges:
            if not flow_edge.target and not flow_edge.given and (not journey.branches or flow_edge.share <= _FORGIVEN):
                continue
            target = indices.get(flow_edge.target, -1)
            kind = "end" if target < 0 else "on" if target > index else "again" if target == index else "back"
            stages = rows[flow.steps[target].stage_id] - rows[step.stage_id] if target >= 0 else 0
            share = (
                marked(percent(flow_edge.share), flow_edge.assumed)
                if flow_edge.share < 1 or len(step.edges) > 1
                else ""
            )
            head = node(flow_edge.target) if flow_edge.target else end_node(flow_edge.end)
            edges.append(
                DotEdge(
                    node(step.key),
                    head,
                    flow_edge,
                    kind,
                    stages,
                    id(flow_edge) in likely,
                    joined(share, flow_edge.when),
                )
            )
    return edges
