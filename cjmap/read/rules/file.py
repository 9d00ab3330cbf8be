"""What is to be said about one file's rules: the tree, its outline, the places of each kind, and where to say it."""

from __future__ import annotations

import datetime

from cjmap.read.findings import Findings
from cjmap.read.order import Index
from cjmap.read.outline import Outline
from cjmap.read.schema import Visit
from cjmap.records import dataclass, field


@dataclass(slots=True)
class File:
    """All that a rule may look at; `places` maps a definition of the schema to every place it holds for."""

    whole: Outline
    findings: Findings
    known: Index
    folder: str = ""
    today: datetime.date | None = None
    places: dict[str, list[Visit]] = field(default_factory=dict)

    def at(self, *definitions: str) -> list[Visit]:
        """Every place that some definitions of the schema hold for."""
        return [visit for definition in definitions for visit in self.places.get(definition, ())]
