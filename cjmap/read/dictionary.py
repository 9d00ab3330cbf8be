"""Words of the languages that cjmap speaks, and of habit → the numbers, levels, lengths of time and languages that they mean."""

from __future__ import annotations


def _table(**words: str) -> dict[str, str]:
    """`positive="good; gut"` → each word to its key."""
    return {word.strip(): key.replace("_", " ") for key, text in words.items() for word in text.split(";")}


SUCCESS = _table(
    positive="great; excellent; good; fine; success; pos; high; +; ++; yes; true; green; gut; positiv; positivo; "
    "positiva; positif; positive; positief; pozytywny; pozytywnie; положительно; позитивно; olumlu; "
    "tích cực; 正面; 积极; 積極; ポジティブ; 긍정; 긍정적; เชิงบวก; إيجابي; مثبت; חיובי; सकारात्मक; 👍; "
    "😀; 🙂; 😊; 😃; 😄; ✓; ✔; ✅",
    neutral="ok; okay; mixed; average; yellow; amber; 0; o; +/-; ±; neutro; neutra; neutre; neutraal; neutralny; "
    "neutralnie; нейтрально; nötr; trung tính; 中性; ニュートラル; 중립; เป็นกลาง; محايد; خنثی; ניטרלי; "
    "तटस्थ; 😐; 😶",
    negative="terrible; bad; failure; neg; poor; low; -; --; −; no; false; red; schlecht; negativ; negativo; "
    "negativa; négatif; négative; negatief; negatywny; negatywnie; отрицательно; негативно; olumsuz; "
    "tiêu cực; 负面; 負面; 消极; 消極; ネガティブ; 부정; 부정적; เชิงลบ; سلبي; منفی; שלילי; नकारात्मक; "
    "👎; 🙁; ☹; 😞; 😡; 😠; ✗; ✘; ❌",
)
EMOTIONS = _table(
    very_positive="++; very good; excellent; great; sehr positiv; muy positivo; muy positiva; très positif; "
    "très positive; molto positivo; molto positiva; zeer positief; bardzo dobrze; muito positivo; "
    "muito positiva; очень хорошо; çok olumlu; rất tích cực; 非常正面; とても良い; 매우 긍정; "
    "เชิงบวกมาก; إيجابي جدًا; بسیار مثبت; חיובי מאוד; बहुत सकारात्मक",
    positive="+; good; gut; positiv; positivo; positiva; positif; positief; pozytywnie; позитивно; olumlu; "
    "tích cực; 正面; ポジティブ; 긍정; เชิงบวก; إيجابي; مثبت; חיובי; सकारात्मक",
    neutral="0; o; +/-; ±; ok; okay; mixed; average; neutro; neutra; neutre; neutraal; neutralnie; нейтрально; "
    "nötr; trung tính; 中性; ニュートラル; 중립; เป็นกลาง; محايد; خنثی; ניטרלי; तटस्थ",
    negative="-; −; –; bad; schlecht; negativ; negativo; negativa; négatif; négative; negatief; negatywnie; "
    "негативно; olumsuz; tiêu cực; 负面; 負面; ネガティブ; 부정; เชิงลบ; سلبي; منفی; שלילי; नकारात्मक",
    very_negative="--; −−; ––; very bad; terrible; awful; sehr negativ; muy negativo; muy negativa; "
    "très négatif; très négative; molto negativo; molto negativa; zeer negatief; bardzo źle; "
    "muito negativo; muito negativa; очень плохо; çok olumsuz; rất tiêu cực; 非常负面; 非常負面; "
    "とても悪い; 매우 부정; เชิงลบมาก; سلبي جدًا; بسیار منفی; שלילי מאוד; बहुत नकारात्मक",
)
LEVELS = _table(
    high="h; very high; highest; critical; severe; major; must; urgent; blocker; +++; ++; hoch; sehr hoch; haut; "
    "haute; élevé; élevée; alto; alta; hoog; wysoki; wysoka; высокий; высокая; yüksek; cao; 高; 높음; สูง; "
    "عالي; عالية; زیاد; גבוה; उच्च",
    medium="m; med; moderate; mid; middle; normal; average; should; mittel; moyen; moyenne; medio; media; médio; "
    "média; gemiddeld; średni; średnia; средний; средняя; orta; trung bình; 中; 보통; ปานกลาง; متوسط; "
    "متوسطة; בינוני; मध्यम",
    low="l; very low; lowest; minor; trivial; could; niedrig; gering; faible; bas; basse; bajo; baja; basso; "
    "bassa; baixo; baixa; laag; niski; niska; низкий; низкая; düşük; thấp; 低; 낮음; ต่ำ; منخفض; منخفضة; کم; "
    "נמוך; निम्न",
)
YES_NO = _table(
    true="y; x; ✓; ✔; ✅; ☑; 1; on; ja; oui; sí; si; sì; tak; sim; да; evet; có; はい; 是; 네; 예; ใช่; نعم; بله; "
    "כן; हाँ",
    false="n; ✗; ✘; ❌; ☐; 0; off; nein; nee; non; não; nie; нет; hayır; không; いいえ; 否; 아니요; ไม่; لا; نه; "
    "לא; नहीं",
)
LENGTHS = _table(
    day="d; day; days; tag; tage; tagen; jour; jours; día; días; giorno; giorni; dag; dagen; dia; dias; dzień; "
    "dni; день; дней; 日; 天; 일; gün; ngày; วัน; يوم; روز; ימים; दिन",
    week="w; wk; wks; week; weeks; woche; wochen; semaine; semaines; semana; semanas; settimana; settimane; weken; "
    "tygodni; недель; недели; 週間; 周; 週; 주; hafta; tuần; สัปดาห์; أسبوع; هفته; שבועות; सप्ताह",
    month="m; mo; mos; month; months; monat; monate; monaten; mois; mes; meses; mese; mesi; maand; maanden; mês; "
    "miesięcy; miesiące; месяцев; месяца; か月; ヶ月; 个月; 個月; 개월; ay; tháng; เดือน; شهر; ماه; חודשים; "
    "महीने",
    year="y; yr; yrs; year; years; jahr; jahre; jahren; an; ans; année; années; año; años; anno; anni; jaar; ano; "
    "anos; lata; lat; rok; год; года; лет; 年; 년; yıl; năm; ปี; سنة; سال; שנים; वर्ष",
)


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
