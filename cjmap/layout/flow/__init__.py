"""A journey and a theme → the scene of its flow: stages as columns, touchpoints as small cards, the transitions between them."""

from __future__ import annotations

from cjmap import chain
from cjmap.layout.flow.graph import graph
from cjmap.layout.flow.placing import begin
from cjmap.model import Journey
from cjmap.scene import Scene
from cjmap.theme import Theme


def lay_out_flow(journey: Journey, theme: Theme) -> Scene:
    """Solve, place and draw. Raises cjmap.images.ImageError where a picture has gone since the file was checked."""
    whole = graph(journey, chain.flow(journey))
    placing = begin(whole)
    from cjmap.layout.flow.finished import finished  # fonts are opened while Graphviz is at work

    return finished(journey, theme, whole, placing)
