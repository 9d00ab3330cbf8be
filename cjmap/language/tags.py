"""A language tag, such as `de-CH` → its parts, and the direction in which the language is written."""

from __future__ import annotations

from typing import Literal, NamedTuple

Direction = Literal["ltr", "rtl"]

RIGHT_TO_LEFT = frozenset(
    (
        "ar", "arb", "arc", "arz", "ary", "ajp", "apc", "acm", "aeb", "afb", "azb", "bal", "bcc", "bgn", "bqi", "ckb", "dv",
        "fa", "pes", "prs", "glk", "he", "iw", "yi", "ji", "jrb", "khw", "ks", "lad", "lrc", "luz", "mzn", "nqo", "pnb", "ps",
        "pus", "sam", "sd", "sdh", "skr", "syr", "aii", "tmr", "trw", "ug", "ur", "urd", "heb", "ara", "fas", "per", "div",
    )
)  # fmt: skip
"""Languages whose own script runs from right to left."""

RIGHT_TO_LEFT_SCRIPTS = frozenset(
    ("adlm", "arab", "aran", "armi", "hebr", "mand", "mend", "nbat", "nkoo", "palm", "rohg", "samr", "syrc", "thaa")
)
"""Scripts that run from right to left, by their codes of ISO 15924."""


class Tag(NamedTuple):
    """The parts of a tag (RFC 5646), each in the letters that are usual for it; empty where the tag does not say."""

    language: str
    script: str = ""
    region: str = ""


def parts_of(tag: str) -> Tag:
    """The parts of a tag, whatever was written: `zh_hant-tw` → zh, Hant, TW. What is no tag has no parts."""
    language, *rest = tag.strip().replace("_", "-").split("-")
    script = region = ""
    for part in rest:
        if len(part) == 1:
            break  # what follows is an extension
        if len(part) == 4 and part.isascii() and part.isalpha() and not region:
            script = script or part.title()
        elif (len(part) == 2 and part.isascii() and part.isalpha()) or (len(part) == 3 and part.isdecimal()):
            region = region or part.upper()
    return Tag(language.lower(), script, region)


def direction(tag: str) -> Direction:
    """How a language is written: by the script that its tag names, else by its own."""
    known = parts_of(tag)
    if known.script:
        return "rtl" if known.script.lower() in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if known.language in RIGHT_TO_LEFT else "ltr"


SAME = {"iw": "he", "cmn": "zh", "yue": "zh", "arb": "ar", "arz": "ar", "pes": "fa", "prs": "fa", "tl": "fil"}
"""Languages that read the words of another one, or that have an older name."""

SCRIPTS = {
    "ar": "Arab",
    "fa": "Arab",
    "he": "Hebr",
    "hi": "Deva",
    "ja": "Jpan",
    "ko": "Kore",
    "ru": "Cyrl",
    "th": "Thai",
}
"""The script of our words; of languages that are not here it is Latn, of Chinese what its file's name says."""

TRADITIONAL = frozenset(("TW", "HK", "MO"))
"""The regions that write Chinese in traditional signs where a tag does not say how."""


def written(tag: Tag) -> Tag:
    """The tag whose words a tag asks for: with the language's usual name, and of Chinese always with its script; in a
    script that is not that of our words it has no language.
    """
    language = SAME.get(tag.language, tag.language)
    if language == "zh":
        traditional = tag.region in TRADITIONAL or tag.language == "yue"
        script = tag.script or ("Hant" if traditional else "Hans")
        return Tag(language if script in ("Hans", "Hant") else "", script, tag.region)
    usual = SCRIPTS.get(language, "Latn")
    return Tag(language if tag.script in ("", usual) else "", "", tag.region)


MEANT = {
    "ara": "ar", "chi": "zh", "cn": "zh", "deu": "de", "dut": "nl", "eng": "en", "fas": "fa", "fra": "fr", "fre": "fr",
    "ger": "de", "heb": "he", "hin": "hi", "il": "he", "ir": "fa", "ita": "it", "jp": "ja", "jpn": "ja", "kor": "ko",
    "kr": "ko", "nld": "nl", "per": "fa", "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "tha": "th", "tur": "tr",
    "tw": "zh-Hant", "us": "en", "vie": "vi", "vn": "vi", "zho": "zh",
}  # fmt: skip
"""Countries that are taken for languages, and the codes of three letters of languages that have one of two."""


def meant(tag: str) -> str:
    """The tag that was probably meant, empty where nobody knows: `jp` → `ja`."""
    return MEANT.get(parts_of(tag).language, "")
