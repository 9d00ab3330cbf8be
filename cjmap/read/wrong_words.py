"""Words that are no value of their key → a diagnostic that names the cause and what would be right."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

from cjmap.late import pattern
from cjmap.model import Scales
from cjmap.read.expected import Expected
from cjmap.read.findings import DiagnosticSink, shown
from cjmap.read.ids import did_you_mean, squashed
from cjmap.read.nodes import value_of
from cjmap.read.numerals import Meaning, meaning
from cjmap.read.placeholders import is_placeholder
from cjmap.read.repair import as_number
from cjmap.read.schema import SchemaViolation, surely_right
from cjmap.read.values import comma_number, without_comma

_SCORES = {"emotion": "emotion", "emotion_value": "emotion", "importance": "importance"}
_ENDS_OF_SCALE = pattern(r"(-?\d{1,3})\s?(?:-|–|—|\.\.|to|bis|,)\s?(-?\d{1,3})")
_OTHER_BASE = pattern(r"0o[0-7]{1,3}")
_LONGEST = 200
"""Characters of a value that may be another way of writing one; longer ones are no mistakes."""
_MARKS = " .!?*()[]<>\"'"


class WrongWords:
    """Says what is wrong with the words of a value; `scales` are those of the file."""

    def __init__(self, findings: DiagnosticSink, scales: Scales) -> None:
        self.findings = findings
        self.scales = scales

    def wanted(self, expected: Expected) -> str:
        """What a value must be, with the ends of the file's scales."""
        ends = {key: "{:g} to {:g}".format(*getattr(self.scales, key)) for key in ("emotion", "importance")}
        return expected.wanted.replace("{emotion}", ends["emotion"]).replace("{importance}", ends["importance"])

    def say(self, problem: SchemaViolation, expected: Expected) -> None:
        """Adds the diagnostic of one value that is words."""
        words, node = problem.node.words, problem.node
        if len(words) > _LONGEST:
            self._tell(problem, expected, "bad-value", label=expected.label, help=expected.hint)
        elif problem.rule in {"minimum", "maximum"} and not expected.repair:
            self._tell(problem, expected, "out-of-range", help=expected.hint)
        elif expected.numeric and not node.plain and as_number(words) and not comma_number(words):
            self._in_quotes(problem, expected)
        elif expected.numeric and comma_number(words) and without_comma(words)[1]:
            point, thousands = without_comma(words)
            label = f'write "{point}", or "{thousands}" for thousands'
            self._tell(problem, expected, "bad-value", label=label, help="numbers use a point, not a comma")
        else:
            self._other(problem, expected)

    def _in_quotes(self, problem: SchemaViolation, expected: Expected) -> None:
        words, span = problem.node.words, problem.node.span
        right = expected.repair(words) if expected.repair else ""
        right = right or as_number(words)
        fix = (
            self.findings.replaced(span, right) if right == words else self.findings.replaced(span, right, rewords=True)
        )
        self.findings.error(
            "wrong-type", span, f'"{problem.key}" must be a number, not a text in quotation marks', label=f"write {right}",
            help="take the quotation marks away", fix=fix,
        )  # fmt: skip

    def _other(self, problem: SchemaViolation, expected: Expected) -> None:
        words = problem.node.words
        if self._with_comma(problem, expected):
            return
        right = self._repaired(problem, expected)
        if right and right != words:
            fix = self.findings.replaced(problem.node.span, right, rewords=expected.certain)
            more = "numbers use a point, not a comma" if comma_number(words) else expected.hint
            self._tell(problem, expected, self._code(problem, expected), label=f"write {right}", help=more, fix=fix)
            return
        lower = " ".join(words.casefold().split())
        other = expected.meant.get(lower) or expected.meant.get(lower.strip(_MARKS))
        found = meaning(words) if expected.numeric and not other else None
        if found and _means_a_number(found, problem):
            self._as_number(problem, expected, found)
            return
        label = f'did you mean "{other}"?' if other else self._label(problem, expected)
        self._tell(problem, expected, self._code(problem, expected), label=label, help=expected.hint)

    def _with_comma(self, problem: SchemaViolation, expected: Expected) -> bool:
        """Says so where words would be right without the comma or semicolon behind them."""
        words = problem.node.words
        bare = words.rstrip(" ,;")
        fits = bare in expected.words or surely_right(value_of(bare), problem.schema)
        if (
            bare
            and problem.definition in _SCORES
            and as_number(bare) == bare
            and not self._off_scale(problem.definition, bare)
        ):
            fits = True
        if bare in ("", words) or not fits or not problem.node.plain:
            return False
        sign = words[len(bare) :].strip()[0]
        self._tell(
            problem, expected, "bad-value", label=f'write {bare}, without the "{sign}"',
            help="at the end of a line nothing is needed", fix=self.findings.replaced(problem.node.span, bare),
        )  # fmt: skip
        return True

    def _label(self, problem: SchemaViolation, expected: Expected) -> str:
        words = problem.node.words
        if is_placeholder(words):
            return "leave the key out without a value"
        if right := _of_its_kind(problem.definition, words):
            return right
        if lack := expected.unsure(words) if expected.unsure else "":
            return lack
        if any(unicodedata.category(char) == "So" for char in words):
            return 'a picture goes into "feeling"' if problem.definition in _SCORES else "a picture is no value"
        return did_you_mean(self.findings.near(words, expected.words)) or expected.label

    def _repaired(self, problem: SchemaViolation, expected: Expected) -> str:
        """The words as they should be, where that is sure; numbers are held against the scale later."""
        words = problem.node.words
        same = [word for word in expected.words if squashed(word) in {squashed(words), squashed(words.strip(_MARKS))}]
        right = same[0] if same else expected.repair(words) if expected.repair else ""
        if (
            not same
            and problem.definition in _SCORES
            and as_number(right)
            and self._off_scale(problem.definition, right)
        ):
            return ""
        return right if right and _fits(problem, right.strip("'")) else ""

    @staticmethod
    def _code(problem: SchemaViolation, expected: Expected) -> str:
        words = problem.node.words
        number = expected.numeric and as_number(words.rstrip("% ")) and not expected.words and not comma_number(words)
        return "out-of-range" if number or problem.rule in {"minimum", "maximum"} else "bad-value"

    def _as_number(self, problem: SchemaViolation, expected: Expected, meaning: Meaning) -> None:
        """A number that is written in another form, or stands among other words."""
        right = expected.repair(meaning.right) if expected.repair and meaning.right else meaning.right
        fits = bool(right) and _fits(problem, right)
        off = self._off_scale(problem.definition, right) if fits else ""
        whole = meaning.whole and not self._is_best(problem.definition, meaning.whole)
        sure = (meaning.sure or bool(meaning.whole and not whole)) and fits and not off
        fix = self.findings.replaced(problem.node.span, right, rewords=True) if sure else None
        label = f"write {right}" if fits and not off and not whole else off or meaning.cause
        if meaning.rest == "%":
            label = "a percentage, and no number of that kind"
        advice = self._advice(problem, expected, meaning)
        self._tell(
            problem, expected, "bad-value", label=label, help=advice if advice != label else expected.hint, fix=fix
        )

    def _advice(self, problem: SchemaViolation, expected: Expected, meaning: Meaning) -> str:
        scale = _SCORES.get(problem.definition)
        if meaning.whole and scale and self._is_best(problem.definition, meaning.whole):
            return f"the {scale} scale of this file goes to {meaning.whole} anyway"
        if meaning.whole and scale:
            return (
                f"{meaning.cause}: give the scale at the top of the file, as in scales: {{{scale}: [1, {meaning.whole}]}}, "
                f"and write {meaning.right} here"
            )
        if meaning.whole or not meaning.right or meaning.rest == "%":
            return f"write {self.wanted(expected)}"
        if meaning.rest and scale == "emotion":
            return f'{meaning.cause}: {shown(meaning.rest)} goes into "feeling"'
        if meaning.rest:
            return f"{meaning.cause}; what {shown(meaning.rest)} says goes elsewhere, such as into note"
        return meaning.cause

    def _is_best(self, definition: str, whole: str) -> bool:
        """Whether the scale of the file goes from 0 or 1 to a number, so that `4/5` is a 4."""
        scale = _SCORES.get(definition)
        low, high = getattr(self.scales, scale) if scale else (-1, 0)
        return low in (0, 1) and Decimal(str(high)) == Decimal(whole)

    def _off_scale(self, definition: str, right: str) -> str:
        """A label where a number is not on the scale of the file."""
        scale = _SCORES.get(definition)
        low, high = getattr(self.scales, scale) if scale else (0, 0)
        if not (scale and right) or Decimal(str(low)) <= Decimal(right) <= Decimal(str(high)):
            return ""
        return f"{right} is not on the scale, {low:g} to {high:g}"

    def _tell(self, problem: SchemaViolation, expected: Expected, code: str, **more: Any) -> None:
        subject = f'"{problem.key}"' if problem.key else "the file"
        text = f"{subject} must be {self.wanted(expected)}; this is {shown(problem.node.words)}"
        self.findings.error(code, self.findings.head(problem.node.span), text, **more)


def _means_a_number(meaning: Meaning, problem: SchemaViolation) -> bool:
    """Whether a number is there in another form: of one in the right form, and of a percentage, something else is wrong."""
    if meaning.rest == "%" and problem.definition == "share":
        return False
    return meaning.right != problem.node.words


def _fits(problem: SchemaViolation, right: str) -> bool:
    """Whether other words do for a place; numbers of a score are held against the scale of the file apart."""
    return problem.definition in _SCORES or surely_right(value_of(right), problem.schema)


def _of_its_kind(definition: str, words: str) -> str:
    """What is right for words that only some places take for a mistake: `1-5` as a scale, `0 days`, `0o5`."""
    if definition == "range" and (ends := _ENDS_OF_SCALE.fullmatch(words.strip())):
        return f"write [{ends[1]}, {ends[2]}]"
    if definition == "period" and words.strip().startswith("0"):
        return "write 1 or more of them, or leave it out"
    if definition in _SCORES and _OTHER_BASE.fullmatch(words):
        return f"write {int(words, 0)}"
    return ""
