"""A rule of a plug-in and the codes that it says → plain data: what looks at a file, and what its findings mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cjmap.codes.code import Code
from cjmap.records import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What a package enters in the group `cjmap.rules`: `check` gets a `cjmap.read.rules.File` and says what it finds there with
    `file.findings`, in codes that `codes` explains.
    """

    check: Callable[[Any], None]
    codes: Mapping[str, Code]
