"""A map of which a row is higher than a sheet → its sheets: such a row is cut between its lanes, or between lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.layout.kit.context import scene_of
from cjmap.layout.kit.description import describe, describe_stages
from cjmap.layout.map.assembly import FOOT_GAP, HEAD_GAP, ROW_GAP, loose
from cjmap.layout.map.pages.paper import least_zoom
from cjmap.layout.map.pages.pieces import pieces_of
from cjmap.layout.map.pages.printer import Measured, Printer
from cjmap.records import replace
from cjmap.scene import Node, Scene


def tall_sheets(printer: Printer) -> tuple[Scene, ...]:
    """The sheets of the smallest type, each row on as many as it takes, what is whole beside each other where it fits."""
    zoom = least_zoom(printer.look)
    units = sum(max(1, len(stage.touchpoints)) for stage in printer.job.journey.stages)
    measured = printer.measured(zoom, min(units, len(printer.measured(zoom, 0).rows) * 2))
    sheets = list(_sheets(measured))
    size = printer.job.paper.width / zoom, printer.job.paper.height / zoom
    scenes = []
    for number, nodes in enumerate(sheets):
        told = describe(printer.job.journey) if number == 0 else describe_stages(printer.job.journey, ())
        scenes.append(replace(scene_of(printer.job.journey, printer.job.theme, nodes, size, told), zoom=zoom))
    return tuple(scenes)


def _sheets(measured: Measured) -> Iterator[list[Node]]:
    """The nodes of the sheets."""
    limit, again = measured.limit, measured.top(False)
    nodes: list[Node] = []
    y = measured.frame.look.margin
    for zone in measured.opening:
        nodes += loose(zone, y)
        y += zone.height + HEAD_GAP if zone.height else 0
    if y > limit:
        pieces = pieces_of(nodes, y, (measured.frame.look.margin, again), limit)
        for piece in pieces[:-1]:
            yield [*_head(measured), *piece.draw()] if piece is not pieces[0] else list(piece.draw())
        nodes, y = [*_head(measured), *pieces[-1].draw()], pieces[-1].bottom
    for row in measured.rows:
        below = limit - measured.legend(range(len(measured.rows))).height - FOOT_GAP
        if y + ROW_GAP + row.height <= below:
            nodes += row.paint(y + ROW_GAP)
            y += ROW_GAP + row.height
            continue
        if nodes and y > again:
            yield nodes
            nodes, y = _head(measured), again
        if y + row.height <= below:
            nodes += row.paint(y)
            y += row.height
            continue
        for piece in pieces_of(row.paint(y), y + row.height, (y, again), below, tuple(y + top for top in row.tops)):
            if y > again:
                yield nodes
                nodes = _head(measured)
            nodes, y = [*nodes, *piece.draw()], piece.bottom
    foot = measured.foot
    if y + FOOT_GAP + foot.height <= limit:
        yield [*nodes, *loose(foot, limit - foot.height)]
        return
    yield nodes
    for piece in pieces_of(loose(foot, again), again + foot.height, (again, again), limit):
        yield [*_head(measured), *piece.draw()]


def _head(measured: Measured) -> list[Node]:
    y = measured.frame.look.margin
    return [node for zone in measured.running for node in loose(zone, y)]
