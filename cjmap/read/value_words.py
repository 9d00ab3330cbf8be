"""Words of the languages that cjmap speaks, and of habit → the words of the format for scores and levels."""

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
