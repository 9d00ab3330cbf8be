"""A journey → Graphviz DOT: a row for each stage, nodes shaped and coloured by success, edges as wide as their shares."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise
from typing import TYPE_CHECKING

from cjmap.language import current_language
from cjmap.model import Journey, Stage, steps_of
from cjmap.render import dot_looks
from cjmap.render.dot_edges import DotEdge, edges_of, end_node, label, literal, node, wrapped
from cjmap.theme import Theme

if TYPE_CHECKING:
    from graphviz import Digraph

    from cjmap.chain import Flow

_GAP = 0.45
"""The least distance in inches of two nodes side by side."""

_CHARACTER = 0.08
"""The width in inches of a character of an edge's text, rather too much than too little."""


def dot(journey: Journey, theme: Theme) -> bytes:
    """The journey as UTF-8 DOT, ready for stock Graphviz; Graphviz itself is not needed."""
    import graphviz

    from cjmap.chain import ENDS, flow, resting_on_assumed

    known, branches = flow(journey), journey.branches
    edges = edges_of(journey, known)
    graph = graphviz.Digraph("journey", graph_attr=_graph_looks(journey, edges, theme))
    graph.attr("node", fontname=_fonts(theme), fontsize="12", fontcolor=theme.ink, margin="0.15,0.08")
    graph.attr("edge", fontname=_fonts(theme), fontsize="11", fontcolor=theme.ink, arrowsize="0.8")
    assumed = resting_on_assumed(known)
    _add_stages(graph, journey, known, assumed, theme)
    heads = {edge.head for edge in edges}
    for end in ENDS:
        if end_node(end) in heads:
            words = dot_looks.reach_words(known.ends[end], end in assumed, branches)
            graph.node(end_node(end), **dot_looks.end_looks(end, known.ends[end], theme, words))
    for edge in edges:
        graph.edge(edge.tail, edge.head, **dot_looks.edge_looks(edge, branches, theme))
    _keep_order(graph, journey)
    source: str = graph.source
    return source.encode()


def _graph_looks(journey: Journey, edges: Sequence[DotEdge], theme: Theme) -> dict[str, str]:
    """The whole drawing. Where no stage has a row, the journey itself is one, in the direction of the language. Graphviz
    turns nothing else: rows of touchpoints read from left to right in all languages.

    Ways within a row are led through the room above it: where that is less than an inch, Graphviz 2.43 warns.
    """
    heading = "\n".join(filter(None, (wrapped(journey.title, 80), wrapped(journey.scenario, 100))))
    turned = current_language().direction == "rtl"
    rows = any(len(stage.touchpoints) > 1 for stage in journey.stages)
    return {
        "charset": "UTF-8",
        "rankdir": "TB" if rows else "RL" if turned else "LR",
        "label": label(heading, start=True),
        "labelloc": "t",
        "labeljust": "r" if turned else "l",
        "fontname": _fonts(theme),
        "fontsize": "20",
        "fontcolor": theme.ink,
        "bgcolor": theme.background,
        "nodesep": f"{_row_gap(edges):.2f}" if rows else "0.5",
        "ranksep": "1.2" if rows and journey.branches else "0.6",
        "pad": "0.3",
        "forcelabels": "true",
        "overlap": "scalexy",  # for neato and fdp: every Graphviz can do it, unlike what they do unasked
    }


def _row_gap(edges: Sequence[DotEdge]) -> float:
    """The distance in inches of two nodes of a row: the texts on the edges between them have room."""
    lines = [line for edge in edges if edge.inside and edge.words for line in dot_looks.edge_text(edge).split("\n")]
    return _GAP + _CHARACTER * max(map(len, lines), default=0)


def _fonts(theme: Theme) -> str:
    """The font families as Graphviz takes them: a list with commas."""
    return label(",".join(theme.families))


def _add_stages(graph: Digraph, journey: Journey, known: Flow, assumed: Set[str], theme: Theme) -> None:
    """Each stage with touchpoints as a cluster with one row, each without as a node."""
    steps, branches = {step.key: step for step in known.steps}, journey.branches
    for number, stage in enumerate(journey.stages, 1):
        cluster = _cluster(stage, number, theme) if stage.touchpoints else None
        row = _row() if cluster else graph
        if stage.others:
            graph.node(node(stage.key), **dot_looks.others_looks(stage, number, theme))
        for step in steps_of(stage):
            reach = dot_looks.reach_words(steps[step.key].reach, step.key in assumed, branches)
            row.node(node(step.key), **dot_looks.step_looks(step, steps[step.key], journey, theme, reach))
        if cluster:
            cluster.subgraph(row)
            graph.subgraph(cluster)


def _keep_order(graph: Digraph, journey: Journey) -> None:
    """Stages of others have no edges: what cannot be seen keeps them between their neighbours."""
    for one, other in pairwise(journey.stages):
        if one.others or other.others:
            tail, head = (one.touchpoints or (one,))[-1], (other.touchpoints or (other,))[0]
            graph.edge(node(tail.key), node(head.key), style="invis", kind="order")


def _row() -> Digraph:
    """Nodes of one rank; without a name of its own, so that it is no group for other programs."""
    import graphviz

    return graphviz.Digraph(graph_attr={"rank": "same"})


def _cluster(stage: Stage, number: int, theme: Theme) -> Digraph:
    """A stage: a frame, labelled with phase, number, name and success."""
    import graphviz

    sign = dot_looks.SIGNS[stage.assessed]
    name = f"{sign} {current_language().number(number)}  {stage.name}{f' {dot_looks.STAR}' if stage.moment_of_truth else ''}"
    colour = theme.success(stage.assessed)
    return graphviz.Digraph(
        f"cluster-{stage.id}",
        graph_attr={
            "label": label("\n".join(filter(None, (stage.phase, wrapped(name, 40)))), start=True),
            "labeljust": "r",  # most edges come in on the left
            "fontsize": "14",
            "style": "rounded",
            "color": colour,
            "fontcolor": colour,
            "penwidth": "1.5",
            "margin": "16",
            "kind": "stage",
            "stage": literal(stage.id),
            "success": stage.assessed.value,
        },
    )
