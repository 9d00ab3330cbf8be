"""Words of the languages that cjmap speaks → the small numbers that they mean."""

from __future__ import annotations

_ZERO_TO_TEN = {
    "ar": "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn",
    "en": "zero one two three four five six seven eight nine ten",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez",
    "fa": "صفر یک دو سه چهار پنج شش هفت هشت نه ده",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix",
    "he": "אפס אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע עשר",
    "hi": "शून्य एक दो तीन चार पाँच छह सात आठ नौ दस",
    "it": "zero uno due tre quattro cinque sei sette otto nove dieci",
    "ja": "零 一 二 三 四 五 六 七 八 九 十",
    "ko": "영 일 이 삼 사 오 육 칠 팔 구 십",
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien",
    "pl": "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
    "pt": "zero um dois três quatro cinco seis sete oito nove dez",
    "ru": "ноль один два три четыре пять шесть семь восемь девять десять",
    "th": "ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ",
    "tr": "sıfır bir iki üç dört beş altı yedi sekiz dokuz on",
    "vi": "không một hai ba bốn năm sáu bảy tám chín mười",
    "zh-Hans": "零 一 二 三 四 五 六 七 八 九 十",
    "zh-Hant": "零 一 二 三 四 五 六 七 八 九 十",
}


def _numbers() -> dict[str, int]:
    """Each word that means one number only, whatever the language."""
    found: dict[str, set[int]] = {}
    for words in _ZERO_TO_TEN.values():
        for number, word in enumerate(words.split()):
            found.setdefault(word, set()).add(number)
    return {word: numbers.pop() for word, numbers in found.items() if len(numbers) == 1}


NUMBER_WORDS = _numbers()
"""Word → number; a word that means different numbers in two languages is none."""
