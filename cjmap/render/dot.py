"""A journey → Graphviz DOT: clusters for stages, nodes shaped and coloured by success, edges with their shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.model import End, Journey, Stage, Step, Success
from cjmap.render.dot_edges import Edge, edges_of
from cjmap.render.dot_text import joined, label, wrapped
from cjmap.theme import Theme

if TYPE_CHECKING:
    from graphviz import Digraph

_SHAPES = {
    Success.POSITIVE: ("house", "▲"),
    Success.NEUTRAL: ("box", "■"),
    Success.NEGATIVE: ("invhouse", "▼"),
    Success.NOT_ASSESSED: ("ellipse", "○"),
}
"""The shape and the sign of a success level, which both say what the colour says."""

_ENDS = {
    End.SUCCESS: ("▲ Goal reached", Success.POSITIVE),
    End.FAILURE: ("▼ Ends in failure", Success.NEGATIVE),
    End.ABANDONED: ("▼ Given up", Success.NEGATIVE),
    None: ("Ends here", Success.NOT_ASSESSED),
}
"""What the node of an ending says, and the level whose colour it has; None is an ending without an outcome."""

_THIN, _THICK = 1.0, 5.0
"""Pen widths in points of a way that nobody takes and of one that all take."""

_LINE = 0.6
"""How much of the text colour an edge has: less than the words that stand on it."""

_STAR = "★"
_DOTS = 5


def dot(journey: Journey, theme: Theme) -> bytes:
    """The journey as UTF-8 DOT, ready for stock Graphviz; Graphviz itself is not needed."""
    import graphviz

    graph = graphviz.Digraph("journey", graph_attr=_graph_look(journey, theme))
    graph.attr("node", fontname=_fonts(theme), fontsize="12", fontcolor=theme.ink, margin="0.15,0.08")
    line = theme.tinted(theme.soft, _LINE)
    graph.attr("edge", fontname=_fonts(theme), fontsize="11", fontcolor=theme.ink, color=line, arrowsize="0.8")
    for number, stage in enumerate(journey.stages, 1):
        if stage.touchpoints:
            _add_cluster(graph, stage, number, journey, theme)
        else:
            _add_step(graph, stage, journey, theme, f"{number}  {stage.name}")
    edges = edges_of(journey)
    for end in _ENDS:
        if any(edge.head == Edge.end_node(end) for edge in edges):
            _add_end(graph, end, theme)
    for edge in edges:
        _add_edge(graph, edge)
    source: str = graph.source
    return source.encode()


def _graph_look(journey: Journey, theme: Theme) -> dict[str, str]:
    heading = "\n".join(filter(None, (wrapped(journey.title, 80), wrapped(journey.scenario, 100))))
    return {
        "charset": "UTF-8",
        "rankdir": "LR",
        "label": label(heading, left=True),
        "labelloc": "t",
        "labeljust": "l",
        "fontname": _fonts(theme),
        "fontsize": "20",
        "fontcolor": theme.ink,
        "bgcolor": theme.background,
        "nodesep": "0.5",
        "ranksep": "1.7" if journey.branches else "0.6",  # room for the words of a branch between two steps
        "forcelabels": "true",
    }


def _fonts(theme: Theme) -> str:
    """The font families as Graphviz takes them: a list with commas."""
    return label(",".join(theme.families))


def _add_cluster(graph: Digraph, stage: Stage, number: int, journey: Journey, theme: Theme) -> None:
    """A stage with its touchpoints: a box, labelled with phase, number, name and success."""
    import graphviz

    name = f"{_SHAPES[stage.assessed][1]} {number}  {stage.name}{f' {_STAR}' if stage.moment_of_truth else ''}"
    cluster = graphviz.Digraph(
        f"cluster-{stage.id}",
        graph_attr={
            "label": label("\n".join(filter(None, (stage.phase, wrapped(name, 40)))), left=True),
            "labeljust": "l",
            "fontsize": "14",
            "style": "rounded",
            "color": theme.success(stage.assessed),
            "fontcolor": theme.success(stage.assessed),
            "penwidth": "1.5",
            "margin": "16",
        },
    )
    for touchpoint in stage.touchpoints:
        _add_step(cluster, touchpoint, journey, theme, touchpoint.name)
    graph.subgraph(cluster)


def _add_step(graph: Digraph, step: Step, journey: Journey, theme: Theme, name: str) -> None:
    """A touchpoint, or a stage without touchpoints: sign, name, channel and duration, importance."""
    shape, sign = _SHAPES[step.assessed]
    colour = theme.success(step.assessed)
    hollow = step.assessed is Success.NOT_ASSESSED
    lines = (
        wrapped(f"{sign} {name}{f' {_STAR}' if step.moment_of_truth else ''}", 28),
        wrapped(joined(", ".join(step.channel), step.duration), 32),
        _importance(step, journey),
    )
    graph.node(
        Edge.node(step),
        label("\n".join(filter(None, lines))),
        shape=shape,
        style="dashed" if hollow else "filled",
        color=colour,
        fillcolor=theme.background if hollow else theme.tinted(colour, max(theme.item_tint, 0.06)),
        penwidth="3" if step.moment_of_truth else "1.5",
        peripheries="2" if step.moment_of_truth else "1",
    )


def _importance(step: Step, journey: Journey) -> str:
    """The importance as dots out of five, empty where none is given."""
    if step.importance is None:
        return ""
    filled = 1 + int(journey.scales.weight(step.importance) * (_DOTS - 1) + 0.5)
    return "●" * filled + "○" * (_DOTS - filled)


def _add_end(graph: Digraph, end: End | None, theme: Theme) -> None:
    words, level = _ENDS[end]
    colour = theme.success(level)
    graph.node(Edge.end_node(end), label(words), shape="oval", style="bold", color=colour, fontcolor=colour)


def _add_edge(graph: Digraph, edge: Edge) -> None:
    """A way on: as thick as its share, its words beside it; a way back does not turn the picture around."""
    looks: dict[str, str] = {}
    if edge.words:
        looks["xlabel"] = label(wrapped(edge.words, 24))
    if edge.share is not None:
        looks["penwidth"] = f"{_THIN + (_THICK - _THIN) * float(edge.share):.2f}"
    if edge.back:
        looks["constraint"] = "false"
    if edge.rest:
        looks["style"] = "dashed"
    graph.edge(edge.tail, edge.head, **looks)
