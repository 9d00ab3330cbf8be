"""The typed view of a file → what no schema can say about it: a table of rules, and those of plug-ins."""

from __future__ import annotations

from collections.abc import Callable

from cjmap import plugins
from cjmap.diagnostics import Diagnostic, Span
from cjmap.plugins import BrokenPlugin
from cjmap.read.findings import shown
from cjmap.read.rules import looks, measures, names, scores, texts, transitions
from cjmap.read.rules.journey import File, JourneyView, LaneView, ScaleView
from cjmap.read.rules.parts import PersonaView, StageView, StepView, TouchpointView
from cjmap.read.rules.view import ItemView, MappingView, MetricView, PerPersona, TransitionView, Value

__all__ = [
    "RULES",
    "File",
    "ItemView",
    "JourneyView",
    "LaneView",
    "MappingView",
    "MetricView",
    "PerPersona",
    "PersonaView",
    "ScaleView",
    "StageView",
    "StepView",
    "TouchpointView",
    "TransitionView",
    "Value",
    "judge",
]  # fmt: skip

RULES: tuple[Callable[[File], None], ...] = (
    names.duplicate_ids,
    names.well_formed_ids,
    names.unknown_personas,
    names.written_twice,
    names.scores_of_others,
    transitions.unknown_touchpoints,
    transitions.ambiguous_names,
    transitions.unknown_steps,
    transitions.whole_entries,
    transitions.stages_with_touchpoints,
    transitions.shares,
    transitions.unreachable,
    transitions.no_way_out,
    scores.ranges,
    scores.ends_of_scales,
    scores.emotion_twice,
    measures.check,
    texts.real_days,
    texts.stale,
    names.unknown_lanes,
    names.lanes_like_keys,
    names.similar_lanes,
    names.named_twice,
    texts.unknown_language,
    looks.contrast,
    looks.alike_personas,
    looks.images,
    texts.control_characters,
    texts.placeholders,
    texts.unseen,
    texts.turned,
)
"""Every rule; a new one is a function and a line here."""


def judge(file: File) -> None:
    """Ask every rule about a file, ours and those of plug-ins. One that fails is one diagnostic; what it found before stays.

    Raises BrokenPlugin where one of a plug-in cannot be had.
    """
    for rule in RULES:
        _ask(rule, file, rule.__name__, "cjmap")
    if plugins.found(plugins.RULES):
        from cjmap.codes import CODES  # late: what all codes mean is not needed to check a file
        from cjmap.codes import RULES as OTHERS

        for name, other in OTHERS.items():
            package, first = plugins.package(plugins.RULES, name), len(file.findings.diagnostics)
            _ask(other.check, file, name, package)
            found = file.findings.diagnostics[first:]
            if unexplained := sorted({one.code for one in found if one.code not in CODES}):
                file.findings.diagnostics[first:] = [one for one in found if one.code in CODES]
                _say_failed(file, name, package, f"it does not explain its code {shown(unexplained[0])}")


def _ask(rule: Callable[[File], None], file: File, name: str, package: str) -> None:
    try:
        rule(file)
    except (MemoryError, BrokenPlugin):
        raise  # which are no fault of the rule
    except (Exception, SystemExit) as error:  # whatever is wrong in it, all others are asked
        _say_failed(file, name, package, plugins.reason(error))


def _say_failed(file: File, name: str, package: str, reason: str) -> None:
    findings = file.findings
    findings.diagnostics.append(  # also where so much is wrong that nothing else is added
        Diagnostic(
            "internal-error", f"the rule {shown(name)} of {package} failed: {reason}", findings.path,
            findings.head(Span(1, 1, 2, 1)), label="not all of this file is checked",
            help=f"this is a fault of {package}, not of the file; report it to those who make it, with this message",
        )
    )  # fmt: skip
