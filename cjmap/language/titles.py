"""A word of a name → whether it is a title, an article or a form of address, which alone names nobody."""

from __future__ import annotations

from functools import cache

from cjmap.language.tags import SAME, parts_of

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
