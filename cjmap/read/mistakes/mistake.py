"""What recognisers of mistakes take and give: a position where reading stops, and a mistake with the line as it should be."""

from __future__ import annotations

from cjmap.diagnostics import Note
from cjmap.records import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Where YAML cannot be read on: lines and columns from 0, `context` where what it was reading began, `about` its words.

    The words are those of the parser. They help to tell one mistake from another and are never shown.
    """

    line: int
    column: int
    context: tuple[int, int] | None
    about: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: a line and columns from 0 (the end exclusive), what to say, and how the line should be written.

    `after` is that line, None where it is unknown; `more` are further lines, changed only to read on. `sure` is true
    where one reading is possible; `whole` is false where the change loses some of what the author wrote. `swallows` is
    true where the mistake hides what comes after it, so that the next one may come before the position where reading stopped;
    `moves` where a line may go to the wrong place, which shows when a key is then there twice; `unhides` where what YAML takes
    for a comment is surely a text.
    """

    line: int
    start: int
    end: int
    message: str
    label: str = ""
    help: str = ""
    after: str | None = None
    more: tuple[tuple[int, str], ...] = ()
    sure: bool = True
    whole: bool = True
    swallows: bool = False
    moves: bool = False
    unhides: bool = False
    code: str = "yaml-syntax"
    notes: tuple[Note, ...] = ()

    @property
    def changes(self) -> dict[int, str]:
        """The lines to change to read on."""
        own = {} if self.after is None else {self.line: self.after}
        return {**own, **dict(self.more)}
