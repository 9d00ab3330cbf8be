"""The outline of a file → what no schema can say about it: a table of rules."""

from __future__ import annotations

from collections.abc import Callable

from cjmap.read.rules import languages, looks, measures, names, rows, scores, texts, times, ways
from cjmap.read.rules.file import File

__all__ = ["RULES", "File"]

RULES: tuple[Callable[[File], None], ...] = (
    names.duplicate_ids,
    names.well_formed_ids,
    names.unknown_personas,
    names.written_twice,
    names.scores_of_others,
    ways.unknown_touchpoints,
    ways.ambiguous_names,
    ways.whole_entries,
    ways.stages_with_touchpoints,
    ways.shares,
    ways.unreachable,
    ways.no_way_out,
    scores.ranges,
    scores.ends_of_scales,
    scores.emotion_twice,
    measures.check,
    times.real_days,
    times.stale,
    rows.unknown_lanes,
    rows.lanes_like_keys,
    rows.similar_lanes,
    rows.named_twice,
    languages.unknown_language,
    looks.contrast,
    looks.alike_personas,
    looks.images,
    texts.control_characters,
    texts.placeholders,
    texts.unseen,
    texts.turned,
)
"""Every rule; a new one is a function and a line here."""
