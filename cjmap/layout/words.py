"""The words that a drawing adds to an author's own."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from cjmap.model import Basis, End, Success

LANES: Mapping[str, str] = {
    "goals": "Goals",
    "actions": "Actions",
    "touchpoints": "Touchpoints",
    "emotion": "Emotion",
    "thoughts": "Thoughts",
    "quotes": "Quotes",
    "highlights": "Highlights",
    "pain_points": "Pain points",
    "opportunities": "Opportunities",
    "metrics": "Metrics",
    "tracked_by": "Tracked by",
    "owner": "Owner",
}

PERSONA_LISTS: Mapping[str, str] = {
    "goals": "Goals",
    "needs": "Needs",
    "motivations": "Motivations",
    "frustrations": "Frustrations",
    "channels": "Channels",
}

FINDINGS: Mapping[str, str] = {
    "goals": "What this map is for",
    "highlights": "What we found",
    "pain_points": "What hurts most",
    "opportunities": "What to do next",
}

SUCCESS: Mapping[Success, str] = {
    Success.POSITIVE: "Positive",
    Success.NEUTRAL: "Neutral",
    Success.NEGATIVE: "Negative",
    Success.NOT_ASSESSED: "Not assessed",
}


ENDS: Mapping[End | None, str] = {
    End.SUCCESS: "reach the goal",
    End.FAILURE: "fail",
    End.ABANDONED: "give up",
    None: "ends here",
}

ENDS_ALONE: Mapping[End, str] = {
    End.SUCCESS: "Goal reached",
    End.FAILURE: "Ends in failure",
    End.ABANDONED: "Given up",
}

END_TOTALS: Mapping[str, str] = {
    "success": "reach the goal",
    "failure": "fail",
    "abandoned": "give up",
    "open": "end without an outcome",
}
AGAIN = "again"
REACHED = "Come here"
LIKELY_WAY = "Most likely way"
STEP_BACK = "Step back"
ASSUMED_SHARE = "Assumed share"
NEVER_LEAVE = "never come to an end"
OUTCOME = "How it ends"
NEGATIVE_STEPS = "Negative touchpoints on the way: {} on average"
BEST_EDGE = "Most would be saved at “{}”: if nobody went from there to {}, {} fewer of 100 would give up"
GOING_TO_END: Mapping[str, str] = {
    "success": "the goal",
    "failure": "failure",
    "abandoned": "giving up",
    "open": "nowhere",
}
NOBODY_COMES = "Nobody comes to: {}"
NO_WAY_OUT = "No way out of: {}"
LEADS_TO = "leads to {}"
COMES_HERE = "{} come here"

CONTINUED = "continued"
LANE_TITLES = "Lanes"
LEGEND = "Legend"
FINDINGS_TITLE = "Findings"
FOOTER = "About this map"
STAGE_OF = "Stage {} of {}"
ONE_OF = "{} of {}"
MORE = "and {} more"
ALSO = "Also in the file"
WHOLE = "Whole journey"
PERSONAS = "Personas"
GO_ON = "go on"
VERY_POSITIVE = "Very positive"
NEUTRAL = "Neutral"
VERY_NEGATIVE = "Very negative"
FELT = "Felt, not scored"
DERIVED = "Follows from emotion"
MOMENT_OF_TRUTH = "Moment of truth"
IMPORTANCE = "Importance"
SEVERITY_TITLE = "Severity"
BASIS: Mapping[Basis | None, str] = {Basis.RESEARCHED: "researched", Basis.ASSUMED: "assumed", None: ""}
ASSUMED_SCORE = "Assumed, not researched"
WAY_BACK = "Goes back to"
NOTES = "Notes"
MEASURES = "Measures of the whole journey"
NOT_MEASURED = "not measured"
NO_DATA = "no data"
TARGET = "target"
OWNER = "Owner"
VERSION = "Version"
REVIEWED = "reviewed"
STATES: Mapping[str, str] = {"as-is": "as-is", "to-be": "to-be"}
MADE_WITH = "cjmap"

QUOTATION_MARKS = ("“", "”")
OWN_MARKS = "\"'“”„‟«»‹›‘’‚「」『』《》〈〉"
"""A quote that begins with one of these brings its own quotation marks."""


def quoted(text: str) -> str:
    """A quote in quotation marks, unless it brings its own."""
    apostrophe = text[:1] in "'’" and text[-1:] not in "'’"  # ’tis, ’cause
    if text[:1] in OWN_MARKS and not apostrophe:
        return text
    return QUOTATION_MARKS[0] + text + QUOTATION_MARKS[1]


def percent(share: Decimal) -> str:
    """A share of 0 to 1 as a percentage, with no more places than it needs."""
    number = f"{(share * 100).normalize():f}"
    return f"{number}%"
