"""The language of a map: whether the words that cjmap adds are there in it."""

from __future__ import annotations

from cjmap.read.findings import shown
from cjmap.read.near import did_you_mean
from cjmap.read.rules.journey import File

ENGLISH = "en"
"""The language that needs no question: what knows the others is loaded late."""


def unknown_language(file: File) -> None:
    """`hu`, whose words nobody has written yet, and `jp`, which is no language."""
    for tag in file.journey.languages:
        if tag.value == ENGLISH:
            continue
        from cjmap.language import is_known, languages, meant

        if not is_known(tag.value):
            other = meant(tag.value)
            file.findings.warning(
                "unknown-language", tag.span,
                f"the words that cjmap adds to the map are in English, as it has none in {shown(tag.value)}",
                label="none of cjmap's languages",
                help=did_you_mean([other]) if other else f"there are words in {', '.join(languages())}",
            )  # fmt: skip
