"""What a build knows of a map it has drawn → plain JSON, and back; what is not exactly that is nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cjmap.diagnostics import Diagnostic, Fix, Note, Severity, Span
from cjmap.gallery import MapCard
from cjmap.records import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written: the digest of what made it (`fingerprint.made_by`), and that of its bytes.

    `missing_glyphs` is what it shows that no packaged font has, in grapheme clusters: what made it then has this machine's fonts
    in it.
    """

    made_by: str
    content: str
    missing_glyphs: tuple[str, ...] = ()

    def to_json(self) -> list[Any]:
        """The output as texts and lists."""
        return [self.made_by, self.content, *([list(self.missing_glyphs)] if self.missing_glyphs else [])]


@dataclass(frozen=True, slots=True)
class RecordedMap:
    """A map that was drawn.

    `source` is where its file is, seen from the output folder. `reading` is the digest of all that its checking depends
    on but the day: `due` is the day until which its review holds, `stale` whether that was over. `images` has the digest
    of every picture it names. `diagnostics` are its warnings, without a path. The card has no links. `outputs` are by
    their path in the output folder; `empty` are the drawings in whose view the map has nothing to show, by the path where
    they would be, with the digest of what would make them.
    """

    source: str
    reading: str
    due: str
    stale: bool
    images: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    card: MapCard
    outputs: Mapping[str, Output] = field(default_factory=dict)
    empty: Mapping[str, str] = field(default_factory=dict)

    def without(self, name: str) -> RecordedMap:
        """The same without one of its outputs."""
        return replace(self, outputs={other: one for other, one in self.outputs.items() if other != name})

    def to_json(self) -> dict[str, Any]:
        """The entry as texts, lists and mappings."""
        return {
            "source": self.source,
            "reading": self.reading,
            "due": self.due,
            "stale": self.stale,
            "images": dict(self.images),
            "diagnostics": [_diagnostic_to_json(one) for one in self.diagnostics],
            "card": self.card.to_json(),
            "outputs": {name: one.to_json() for name, one in self.outputs.items()},
            **({"empty": dict(self.empty)} if self.empty else {}),
        }

    @classmethod
    def from_json(cls, kept: object) -> RecordedMap:
        """The entry that `to_json` made this of. ValueError where it is anything else."""
        try:
            return cls(
                source=_text(_at(kept, "source")),
                reading=_text(_at(kept, "reading")),
                due=_text(_at(kept, "due")),
                stale=_at(kept, "stale") is True,
                images={_text(name): _text(one) for name, one in _mapping(_at(kept, "images")).items()},
                diagnostics=tuple(_diagnostic(one) for one in _list(_at(kept, "diagnostics"))),
                card=MapCard.from_json(_at(kept, "card")),
                outputs=outputs(_at(kept, "outputs")),
                empty={_text(name): _text(one) for name, one in _mapping(_mapping(kept).get("empty", {})).items()},
            )
        except (KeyError, TypeError) as error:
            raise ValueError("not an entry of a map") from error


def outputs(kept: object) -> dict[str, Output]:
    """The outputs that `Output.to_json` by name stand for. ValueError where it is anything else."""
    found = {}
    for name, one in _mapping(kept).items():
        made_by, content, *more = _list(one)
        missing_glyphs = tuple(_text(cluster) for part in more for cluster in _list(part))
        found[name] = Output(_text(made_by), _text(content), missing_glyphs)
    return found


def _diagnostic_to_json(one: Diagnostic) -> dict[str, Any]:
    return {
        "code": one.code,
        "message": one.message,
        "severity": one.severity.value,
        "span": _span_to_json(one.span),
        "label": one.label,
        "help": one.help,
        "notes": [[note.message, _span_to_json(note.span)] for note in one.notes],
        "fix": [one.fix.line, one.fix.before, one.fix.after] if one.fix else None,
    }


def _diagnostic(kept: object) -> Diagnostic:
    notes = [_list(note) for note in _list(_at(kept, "notes"))]
    fix = _at(kept, "fix")
    return Diagnostic(
        code=_text(_at(kept, "code")),
        message=_text(_at(kept, "message")),
        path="",
        span=_span(_at(kept, "span")),
        severity=Severity(_text(_at(kept, "severity"))),
        label=_text(_at(kept, "label")),
        help=_text(_at(kept, "help")),
        notes=tuple(Note(_text(message), _needed(_span(span))) for message, span in notes),
        fix=_fix(*_list(fix)) if fix is not None else None,
    )


def said_of(path: str, diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Diagnostics that are about a file of that name."""
    return tuple(replace(one, path=path) for one in diagnostics)


def _fix(line: object, before: object, after: object) -> Fix:
    return Fix(_number(line), _text(before), _text(after))


def _span_to_json(span: Span | None) -> list[int] | None:
    return [span.line, span.column, span.end_line, span.end_column] if span else None


def _span(kept: object) -> Span | None:
    if kept is None:
        return None
    line, column, end_line, end_column = map(_number, _list(kept))
    return Span(line, column, end_line, end_column)


def _needed(span: Span | None) -> Span:
    if span is None:
        raise ValueError("a note needs a span")
    return span


def _at(kept: object, key: str) -> object:
    return _mapping(kept)[key]


def _mapping(kept: object) -> dict[str, object]:
    if not isinstance(kept, dict):
        raise ValueError("keys and values were expected")
    return kept


def _list(kept: object) -> list[object]:
    if not isinstance(kept, list):
        raise ValueError("a list was expected")
    return kept


def _text(kept: object) -> str:
    if not isinstance(kept, str):
        raise ValueError("a text was expected")
    return kept


def _number(kept: object) -> int:
    if not isinstance(kept, int) or isinstance(kept, bool):
        raise ValueError("a number was expected")
    return kept
