"""The bytes of a YAML file → whether it is ours: a journey file, one that looks as if it should be, or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache

from cjmap.diagnostics import Diagnostic, Severity, Span
from cjmap.late import pattern
from cjmap.read.findings import shown
from cjmap.read.ids import is_near, squashed
from cjmap.read.schema import keys_of
from cjmap.read.shape import WRAPPERS, Key, Shape, is_entry_sign, is_stages, shape_of
from cjmap.read.source import MOST_BYTES, some_text
from cjmap.records import dataclass

_SCHEMA_LINE = pattern(
    r"""^[^\S\n]*#[^\S\n]*yaml-language-server:[^\S\n]*\$schema=(?:\S.*)?(?<![\w.-])journey\.schema\.json[^\S\n]*$""",
    re.MULTILINE,
)
_HEAD = pattern(r"""[\s"'*•-]*([A-Za-z][\w -]{2,13}?)["'\s]*(?:[：=]|\Z)""")
_IN_BRACES = pattern(r"""[{,]\s*["']?([A-Za-z][\w -]{2,13}?)["']?\s*:""")
_TEMPLATE = pattern(r"""^[^\S\n]*(?:-[^\S\n]+)?(?:[\w -]{1,40}:[^\S\n]+)?(?:\{\{|\{%)""", re.MULTILINE)
"""A value or a line that another program fills in, which is no YAML before."""

_TELLING = frozenset(
    ("scenario", "personas", "goals", "highlights", "pain_points", "opportunities", "lanes", "evidence", "reviewed",
     "review_every", "scales", "metrics")
)  # fmt: skip
"""Top-level keys that files of other programs with a title and stages hardly have."""

_MACHINE_NAME = pattern(r"[a-z][a-z0-9_.:/-]*")
"""A name as programs have it: small letters without spaces."""

_ENOUGH, _SURE = 2, 3
"""Signs with which a file is suspected, and with which there is hardly another way to read it."""

_OUT = "a file that shall be no map goes into exclude in cjmap.toml"


class Kind(StrEnum):
    """What a YAML file is to us."""

    OURS = "ours"
    SUSPECTED = "suspected"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a file is. Of one that is suspected: how bad that is, where, what is wrong there, and what would be right.

    `severity` is an error with three or more signs, or where the file is known as a map; else a notice.
    """

    kind: Kind
    severity: Severity = Severity.NOTICE
    span: Span | None = None
    message: str = ""
    label: str = ""
    help: str = ""

    def diagnostic(self, path: str) -> Diagnostic:
        """The diagnostic of a suspected file, which is called `path` in messages."""
        help_ = f"{self.help}; {_OUT}" if self.help else _OUT
        return Diagnostic("not-a-journey", self.message, path, self.span, self.severity, self.label, help_)


_OURS, _OTHER = Judgement(Kind.OURS), Judgement(Kind.OTHER)


def judged(raw: bytes, known: bool = False) -> Judgement:
    """Judges a file by its bytes; `known` says whether the last build drew a map of it. Never raises.

    Most files are passed over at one look at their keys. Of one that is larger than a journey file may be, only the
    beginning is looked at.
    """
    text = some_text(raw[:MOST_BYTES])
    has_line = "journey.schema.json" in text and _SCHEMA_LINE.search(text) is not None
    shape = shape_of(text) if known or has_line or _may_have_signs(text) else Shape()
    signs = _signs(shape)
    if (has_line and signs) or _is_journey(shape):
        return _OURS
    if not known and len(signs) < _ENOUGH:
        return _OTHER
    severity = Severity.ERROR if known or len(signs) >= _SURE else Severity.NOTICE
    return _suspected(shape, text, severity, known)


def is_ours(raw: bytes) -> bool:
    """Whether a file is a journey file without a doubt, and no template of one: only such a one is ever written to.

    What has our schema line is meant as one; of the others, those of which the stages are names alone may be another program's.
    """
    text = some_text(raw[:MOST_BYTES])
    if judged(raw).kind is not Kind.OURS or _TEMPLATE.search(text):
        return False
    return _SCHEMA_LINE.search(text) is not None or not _is_doubtful(shape_of(text))


def _may_have_signs(text: str) -> bool:
    """Whether there may be enough signs, at a quick look at the words before colons."""
    heads = {line.partition(":")[0] for line in text.split("\n")}
    words = {match[1].casefold() for match in map(_HEAD.match, heads) if match}
    words |= {word.casefold() for word in _IN_BRACES.findall(text)}
    signs = ("title" in words) + ("personas" in words)
    signs += any(map(is_entry_sign, words))
    return signs + any(is_stages(word) or squashed(word) in WRAPPERS for word in words) >= _ENOUGH


def _signs(shape: Shape) -> set[str]:
    """Which signs of a journey a file has; what stands in `journey:` counts as if it stood at the top."""
    top = [*shape.top, *shape.wrapped]
    words = {key.words for key in top}
    signs = {"title", "personas"} & words
    if _stages_key(shape):
        signs.add("stages")
    if shape.entries:
        signs.add("entries")
    return signs


def _stages_key(shape: Shape) -> Key | None:
    """The key that is, or should be, `stages` at the top: the right one before those that are nearly right."""
    top = [key for key in (*shape.top, *shape.wrapped) if is_stages(key.words)]
    right = [key for key in top if key.words == "stages"]
    return next(iter((*right, *top, *shape.nested)), shape.wrapper)


@cache
def _keys() -> tuple[frozenset[str], frozenset[str]]:
    """The keys of a journey file and of a stage."""
    return frozenset(keys_of()), frozenset(keys_of("stage_keys"))


def _is_journey(shape: Shape) -> bool:
    """Whether a file with `stages` and `title` at the top is ours by what else it has: at least half of it."""
    if not {"stages", "title"} <= {key.words for key in shape.top}:
        return False
    of_file, of_stage = _keys()
    named = [any(is_near(key.words, "name") for key in stage) for stage in shape.stages]
    others = [key.words for stage in shape.stages for key in stage if key.words != "name"]
    return (
        2 * sum(named) >= len(named)
        and _mostly([key.words for key in shape.top], lambda words: _is_known(words, of_file))
        and _mostly(others, lambda words: _is_known(words, of_stage))
    )


def _is_doubtful(shape: Shape) -> bool:
    """Whether stages are only named, and may as well be another program's: one text, or its names beside keys that many have."""
    top = {key.words for key in shape.top}
    telling = {name for name in _TELLING if any(words == name or is_near(words, name) for words in top)}
    if shape.stages:
        return False
    if "stages" not in shape.opened:
        return not telling & shape.opened
    named = bool(shape.names) and all(map(_MACHINE_NAME.fullmatch, shape.names))
    return named and not telling and top != {"title", "stages"}


def _mostly(words: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return 2 * sum(map(holds, words)) >= len(words)


def _is_known(words: str, known: frozenset[str]) -> bool:
    return words in known or any(is_near(words, name) for name in known)


def _suspected(shape: Shape, text: str, severity: Severity, known: bool) -> Judgement:
    """What keeps a file from being a journey, at the key that would have to be `stages` or `title`."""
    lead = "the last build drew this file as a map" if known else "this looks like a journey file"
    key, message, label, help_ = _lack(shape) if shape.top or shape.entries or shape.nested else _nothing(text)
    span = key.span if key else Span(1, 1, 1, 1)
    return Judgement(Kind.SUSPECTED, severity, span, f"{lead}, but {message}", label, help_)


_Lack = tuple[Key | None, str, str, str]
"""The key that it is about, what is wrong, the words beside the carets, and what would be right."""


def _nothing(text: str) -> _Lack:
    what = "it has no keys now" if text.strip() else "it is empty now"
    return None, what, "", "write a title and stages, or take the file away"


def _lack(shape: Shape) -> _Lack:
    """What a file lacks that has keys."""
    stages = _stages_key(shape)
    title = next((key for key in shape.top if key.words == "title"), None)
    if stages is None:
        owner = next((owner for owner, _ in shape.entries if owner), None)
        label = 'call this "stages"?' if owner else '"stages" is missing'
        place = owner or title or next(iter((*shape.top, *shape.wrapped)), None)
        return place, "it has no stages", label, 'write its stages below "stages:" at the left edge'
    if shape.wrapper:
        words = shown(shape.wrapper.words)
        return (
            shape.wrapper,
            f"{words} stands around it",
            "take this line out",
            "title and stages stand at the left edge",
        )
    if stages in shape.nested:
        return stages, "its stages stand below another key", "belongs at the left edge", ""
    if stages.words != "stages":
        return stages, f"its stages are called {shown(stages.words)}", 'write "stages"', ""
    if title is None:
        return _untitled(shape, stages)
    return (stages, *_HALF)


def _untitled(shape: Shape, stages: Key) -> _Lack:
    near = next((key for key in shape.top if is_near(key.words, "title")), None)
    if near:
        return near, f"its title is called {shown(near.words)}", 'write "title"', ""
    return stages, "it has no title", '"title" is missing', 'write "title:" and what the journey is called'


_HALF = (
    "most of its keys are none of a journey",
    "each with a name and keys of a stage",
    'at least half of the keys at the top and in the stages are those of the format, and at least half of the stages have "name"',
)
