"""A language tag → its script and direction, and the words that stand before or behind names in it."""

from __future__ import annotations

from functools import cache
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


EVERYWHERE = """
    dr dra drs doc prof profesor professor mr mrs ms mx miss sir madam dame lord lady rev hon st capt lt sgt
    dipl.-ing ing mag md phd msc bsc mba jr sr ii iii the
"""
"""In a map of any language: what stands before names all over the world, academic titles, and the English article."""

OWN = {
    "ar": "د أ م السيد السيدة الآنسة الدكتور الدكتورة دكتور دكتورة الأستاذ الأستاذة أستاذ أستاذة المهندس"
    " المهندسة الشيخ الحاج الحاجة",
    "de": "der die das ein eine herr herrn frau fräulein familie fam priv.-doz dipl freiherr graf gräfin",
    "en": "a an dear father mother brother sister uncle aunt the",
    "es": "el la los las un una don doña d dª sr sra srta señor señora señorita lic licenciado licenciada doctor doctora",
    "fa": "آقای آقا خانم دکتر مهندس استاد جناب سرکار سید حاج حاجی",
    "fr": "le la les un une m mm mme mmes mlle mlles monsieur madame mademoiselle me maître docteur docteure pr",
    "he": "ד״ר ד\"ר דר' דר פרופ' פרופ פרופסור מר גב' גב גברת הרב אדון",
    "hi": "श्री श्रीमती सुश्री कुमारी डॉ डॉ. डॉक्टर प्रो जी श्रीमान",
    "hu": "a az úr asszony kisasszony néni bácsi özv ifj id",
    "it": "il lo la i gli le un una uno sig sigg sig.ra sig.na signor signore signora signorina dott dott.ssa dottor dottoressa"
    " avv don donna",
    "ja": "さん 様 さま 氏 君 くん ちゃん 先生 殿",
    "ko": "씨 님 군 양 선생님 선생 박사 교수",
    "nl": "de het een dhr mevr mw meneer mevrouw heer juffrouw drs ir mr",
    "pl": "pan pani panna państwo p mgr inż hab lek",
    "pt": "o a os as um uma sr sra srta senhor senhora dona d doutor doutora eng",
    "ru": "г г-н г-жа господин госпожа гражданин гражданка доктор профессор д-р проф тов",
    "th": "นาย นาง นางสาว น.ส ด.ช ด.ญ คุณ ดร ดร. ผศ รศ ศ",
    "tr": "bay bayan sayın sn bey hanım efendi av doç öğr yrd",
    "vi": "ông bà anh chị cô chú bác em cụ ts ths gs pgs bs",
    "zh": "先生 女士 小姐 太太 夫人 老师 老師 博士 教授 医生 醫生",
}
"""By language; what is said behind a name is here too, as a word apart from it."""

GIVEN_LAST = ("hu", "vi")
"""Languages in which the family's name is first and people are called by their last one."""

BEFORE_ALONE = "vi"
"""Where what is a title before a name is a name at its end: `Anh Nam`, `Ngọc Anh`."""

JOINED = "abu umm ibn bint bin van von de da di du dos del della أبو ابو أم ام ابن بنت بن عبد"
"""What is said together with the word behind it: `أم أحمد`, `van Dijk`."""


def is_title(word: str, tag: str) -> bool:
    """Whether a word names nobody in a map of a language, whatever its capitals and whether it has a full stop."""
    language = parts_of(tag).language
    return _bare(word) in _titles(SAME.get(language, language))


def joins(word: str) -> bool:
    """Whether a word is a name only together with the one behind it."""
    return _bare(word) in JOINED.split()


def _bare(word: str) -> str:
    return word.casefold().rstrip(".,")


@cache
def _titles(language: str) -> frozenset[str]:
    return frozenset(map(_bare, (*EVERYWHERE.split(), *OWN.get(language, "").split())))
