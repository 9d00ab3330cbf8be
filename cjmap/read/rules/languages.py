"""The language of a map: whether the words that cjmap adds are there in it."""

from __future__ import annotations

import re

from cjmap.read.findings import shown
from cjmap.read.near import did_you_mean
from cjmap.read.rules.file import File
from cjmap.read.values import text

TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""What the schema takes for a tag; anything else is an error already."""

ENGLISH = "en"
"""The language that needs no question: what knows the others is loaded late."""


def unknown_language(file: File) -> None:
    """`hu`, whose words nobody has written yet, and `jp`, which is no language."""
    for visit in file.at("language"):
        tag = text(visit.node)
        if tag == ENGLISH or not TAG.fullmatch(tag):
            continue
        from cjmap.language import is_known, languages, meant

        if not is_known(tag):
            other = meant(tag)
            file.findings.warning(
                "unknown-language", visit.node.span,
                f"the words that cjmap adds to the map are in English, as it has none in {shown(tag)}",
                label="none of cjmap's languages",
                help=did_you_mean([other]) if other else f"there are words in {', '.join(languages())}",
            )  # fmt: skip
