"""The name of a language, in English or in itself → its tag."""

from __future__ import annotations

_NAMES = {
    "ar": "arabic العربية", "bg": "bulgarian български", "ca": "catalan català", "cs": "czech čeština", "da": "danish dansk",
    "de": "german deutsch", "el": "greek ελληνικά", "en": "english", "es": "spanish español castellano", "et": "estonian eesti",
    "fa": "persian farsi فارسی", "fi": "finnish suomi", "fr": "french français francais", "he": "hebrew עברית",
    "hi": "hindi हिन्दी हिंदी", "hr": "croatian hrvatski", "hu": "hungarian magyar", "id": "indonesian", "it": "italian italiano",
    "ja": "japanese 日本語", "ko": "korean 한국어 한국말", "lt": "lithuanian lietuvių", "lv": "latvian latviešu",
    "nl": "dutch nederlands", "no": "norwegian norsk", "pl": "polish polski", "pt": "portuguese português portugues",
    "ro": "romanian română", "ru": "russian русский", "sk": "slovak slovenčina", "sl": "slovenian slovenščina",
    "sr": "serbian српски", "sv": "swedish svenska", "th": "thai ไทย ภาษาไทย", "tr": "turkish türkçe turkce",
    "uk": "ukrainian українська", "vi": "vietnamese",
    "zh-Hans": "简体中文", "zh-Hant": "繁體中文 正體中文", "zh": "chinese 中文 汉语 漢語",
}  # fmt: skip

LANGUAGE_NAMES = {
    **{name: tag for tag, names in _NAMES.items() for name in names.split()},
    "american english": "en-US", "us english": "en-US", "british english": "en-GB", "uk english": "en-GB",
    "brazilian portuguese": "pt-BR", "português do brasil": "pt-BR", "simplified chinese": "zh-Hans",
    "traditional chinese": "zh-Hant", "swiss german": "de-CH", "bahasa indonesia": "id", "tiếng việt": "vi",
}  # fmt: skip
"""Without capitals."""
