"""A text → whether it is only a placeholder, in any of the languages that cjmap speaks."""

from __future__ import annotations

_WORDS = {
    "signs": "?; ??; ???; -; --; ---; –; —; ——; …; ...; ..; _; __; ___; /; //; ./.; ×; ø; ∅; ー; －; ？; ／; "
    "〃; x x x; xx; xxx; xxxx",
    "ar": "لا يوجد; لا شيء; لا توجد بيانات; لا بيانات; غير متوفر; غير متاح; غير محدد; لم يحدد بعد; يحدد لاحقا; "
    "يُحدد لاحقًا; غير معروف; لا ينطبق",
    "de": "k. a; k.a; ka; keine angabe; keine angaben; keine; keiner; keines; keine daten; entfällt; n. v; n.v; "
    "nicht verfügbar; nicht vorhanden; nicht zutreffend; nicht anwendbar; nicht bekannt; noch offen; "
    "noch zu klären; noch nicht bekannt; wird noch ergänzt; folgt noch; fehlt noch; tbd.",
    "en": "n/a; n.a; n. a; na; n/a n/a; not applicable; not available; not known; not yet known; not specified; "
    "not defined; not provided; none; none yet; none known; nothing yet; nothing to report; no data; "
    "no data yet; no info; no information; no comment; no comments; tbd; tba; tbc; tbd/tbc; t.b.d; t.b.a; "
    "t.b.c; to be defined; to be determined; to be decided; to be done; to be added; to be announced; "
    "to be confirmed; to be completed; to do; todo; to-do; fixme; fill in; fill me in; coming soon; "
    "placeholder; lorem ipsum; unspecified; undefined; nil; null; nan; #n/a; #ref!; #value!",
    "es": "n/d; n/c; s/d; s/n; s/o; nd; no aplica; no disponible; no definido; sin definir; por definir; "
    "por determinar; sin datos; sin información; ninguno; ninguna; ningunos; ningunas; no hay; no hay datos; "
    "pendiente; pendiente de definir",
    "fa": "ندارد; هیچ; موجود نیست; نامشخص; تعیین نشده; بدون داده; اعلام خواهد شد; مشخص نشده",
    "fr": "s/o; s.o; sans objet; n/d; n.d; n.c; n/c; nc; non disponible; non défini; non renseigné; "
    "non communiqué; à définir; à déterminer; à compléter; à confirmer; à venir; aucun; aucune; aucunes; "
    "aucune donnée; pas de données; néant; rien à signaler; ras; r.a.s",
    "he": "אין; אין נתונים; לא רלוונטי; לא ידוע; לא זמין; טרם נקבע; ייקבע בהמשך; ל/ר; ללא",
    "hi": "कोई नहीं; लागू नहीं; उपलब्ध नहीं; अज्ञात; डेटा नहीं; तय नहीं; निर्धारित नहीं; बाद में तय होगा; कुछ नहीं",
    "it": "n/d; n.d; n.p; non applicabile; non disponibile; non definito; da definire; da determinare; "
    "da completare; nessuno; nessuna; nessun dato; niente da segnalare",
    "ja": "なし; 無し; 特になし; 特に無し; 未定; 該当なし; 該当無し; 未記入; 未入力; 未設定; 未確認; 未調査; 不明; "
    "検討中; 調査中; データなし; なし。; 後日; 後で記入; 要確認; 要検討",
    "ko": "없음; 해당 없음; 해당없음; 미정; 미정임; 추후 결정; 추후 작성; 데이터 없음; 알 수 없음; 미입력; "
    "확인 필요; 특이사항 없음",
    "nl": "n.v.t; nvt; n. v. t; niet van toepassing; niet beschikbaar; niet bekend; onbekend; nog te bepalen; "
    "n.t.b; ntb; n.n.b; geen; geen data; geen gegevens; nog in te vullen; volgt nog",
    "pl": "nd; n/d; nie dotyczy; brak; brak danych; brak informacji; do ustalenia; do uzupełnienia; do określenia; "
    "nieznane; nie określono",
    "pt": "n/d; n.d; s/d; não se aplica; não aplicável; não disponível; não definido; a definir; a determinar; "
    "por definir; nenhum; nenhuma; sem dados; sem informação; não há",
    "ru": "н/д; н.д; нд; н/п; нет; нет данных; не применимо; неприменимо; не определено; не указано; неизвестно; "
    "уточняется; будет уточнено; уточнить; отсутствует; отсутствуют",
    "th": "ไม่มี; ไม่มีข้อมูล; ไม่ระบุ; ไม่ทราบ; ยังไม่กำหนด; ยังไม่ระบุ; รอยืนยัน; ไม่เกี่ยวข้อง",
    "tr": "yok; veri yok; bilgi yok; uygulanamaz; geçerli değil; belirlenecek; belirlenmedi; belirsiz; bilinmiyor; "
    "mevcut değil",
    "vi": "không có; không áp dụng; chưa có; chưa xác định; chưa rõ; không rõ; không có dữ liệu; đang cập nhật; "
    "sẽ cập nhật",
    "zh-Hans": "无; 暂无; 没有; 待定; 不适用; 未知; 未定; 待补充; 待确认; 无数据; 暂无数据; 未填写; 不详; 待填写",
    "zh-Hant": "無; 暫無; 沒有; 待定; 不適用; 未知; 未定; 待補充; 待確認; 無資料; 暫無資料; 未填寫; 不詳; 尚無; 待填寫",
}
"""By language, with semicolons between them, without capitals. Words that can also say something are not here."""

_AROUND = " .。．[](){}<>【】（）「」\"'*_"
_LONGEST = 40


def _forms() -> frozenset[str]:
    return frozenset(form.strip().rstrip(".") or form.strip() for words in _WORDS.values() for form in words.split(";"))


PLACEHOLDERS = _forms()
"""All forms; looked for whatever the language of a map."""


def is_placeholder(words: str) -> bool:
    """Whether a whole text is only a placeholder; capitals, spaces, brackets and a point at the end do not count."""
    if len(words) > _LONGEST:
        return False
    lower = " ".join(words.casefold().split())
    bare = lower.strip(_AROUND)
    return lower in PLACEHOLDERS or (bare in PLACEHOLDERS if bare else bool(lower))
