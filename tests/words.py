"""A random generator → texts such as people write into maps: many languages, long words, long labels, and hostile ones."""

from __future__ import annotations

from random import Random

LANGUAGES = {
    "en": "the customer reads reviews and compares prices before paying at the till because delivery was late twice",
    "de": "Kundin prüft Lieferadresse und Rücksendung im Großhandel für Straßenbahn Überweisung Geschäftsbedingungen",
    "fr": "l’achat à crédit déçoit où qu’il aille ; garçon, naïve, œuvre, déjà reçu à l’arrêt « là-bas »",
    "es": "¿Cuándo llega el paquete? mañana el señor pagará la devolución según la garantía española ¡por fin!",
    "pt": "não há informação à mão; opções são várias, coração, avó, três ações rápidas até amanhã",
    "hu": "fizetőeszköz ügyfélszolgálat megrendelés visszaküldés őszintén jövő héten érkezik árvíztűrő",
    "vi": "người dùng đọc đánh giá rồi mua hàng trực tuyến và đợi giao hàng đến tận nhà",
    "ru": "покупатель читает отзывы и сравнивает цены перед оплатой потому что доставка опоздала",
    "el": "ο πελάτης διαβάζει κριτικές και συγκρίνει τιμές πριν πληρώσει στο ταμείο",
    "ar": "العميل يقرأ التقييمات ويقارن الأسعار قبل الدفع لأن التوصيل تأخر مرتين",
    "he": "הלקוח קורא ביקורות ומשווה מחירים לפני התשלום כי המשלוח התעכב",
    "th": "ลูกค้าอ่านรีวิวและเปรียบเทียบราคาก่อนชำระเงิน เพราะการจัดส่งล่าช้าสองครั้ง",
    "ko": "고객은 결제하기 전에 후기를 읽고 가격을 비교한다 배송이 두 번 늦었기 때문이다",
    "ja": "顧客はレビューを読み、価格を比べてから支払う。配送が二度遅れたため不安だった。",
    "zh": "顾客在付款之前阅读评价并比较价格，因为送货迟到了两次。",
    "hi": "ग्राहक भुगतान से पहले समीक्षाएँ पढ़ता है और कीमतों की तुलना करता है",
}
"""A sentence each, whose words are mixed."""

LONG_WORDS = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "megszentségteleníthetetlenségeskedéseitekért",
    "https://example.org/a/very/long/path/that/nobody/would/read/aloud?and=its&query=too#fragment",
    "превысокомногорассмотрительствующий",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
    "a/b-c/d-e/f-g/h-i/j-k/l-m/n-o/p-q/r-s/t-u/v-w/x-y/z-0/1-2/3-4/5-6/7-8/9",
    "顧客満足度調査結果報告書作成担当者連絡先一覧表",
    "การเปรียบเทียบราคาก่อนชำระเงินเพราะการจัดส่งล่าช้า",
)

HOSTILE = (
    "<script>alert(1)</script>",
    "]]><b>bold</b>",
    "</text></svg>",
    "&amp; &lt; &#0; &nbsp; & <",
    "\"double\" 'single' `back`",
    r"\N \n \l \E \ \\ {a|b} \"",
    "[31mred[0m ]0;title",
    "\u202egnp.exe\u202c \u2066x\u2069",
    "<<b>HTML</b>>",
    "a->b; a--b {rank=same} // # /* */",
    "{{ template }} ${HOME} $(rm) %s %n `id`",
    "javascript:alert(1)",
    "(paren\\) (unclosed /Type /Action << >>",
    "zero\u200bwidth\u200djoin\ufeffmark",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;",
    "<?xml version='1.0'?><!-- -- -->",
)
"""Texts that some program between the file and the reader's eye might take for more than a text."""

UNPRINTABLE = (
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "nul\x00",
    "del\x7f",
    "c1\x9b",
    "lone\ud800",
    "no\ufffe",
    "page\x0c",
)
"""Characters that no picture can hold; a file reaches them by escapes such as "\\x1b" in double quotes."""

ODD = (
    "404",
    "3.10",
    "2026-01-05",
    "12:30",
    "yes",
    "No",
    "~",
    "null",
    "007",
    "👩‍💻🚀 ok",
    "🏳️‍🌈",
    "é",
    "½ × 3 ≠ ∞",
    "—",
    "%",
    "?",
)
"""What YAML makes something else of, and signs."""


def label(random: Random, longest: int = 90) -> str:
    """A name of a step or a feeling: mostly one to six words, at times one long word, an odd or a hostile one."""
    kind = random.random()
    if kind < 0.70:
        return _mixed(random, random.randint(1, 6))[:longest].strip() or "x"
    if kind < 0.80:
        return random.choice(LONG_WORDS)[:longest]
    if kind < 0.90:
        return random.choice(ODD)
    return random.choice(HOSTILE)


def sentence(random: Random) -> str:
    """What stands in a lane: a label, a sentence, two lines, or two hundred characters."""
    kind = random.random()
    if kind < 0.45:
        return label(random)
    if kind < 0.80:
        return _mixed(random, random.randint(5, 16))
    if kind < 0.88:
        return f"{label(random)}\n{label(random)}"
    return long_label(random)


def long_label(random: Random) -> str:
    """Two hundred characters."""
    text = ""
    while len(text) < 200:
        text += _mixed(random, 6) + (" " + random.choice(LONG_WORDS) + " " if random.random() < 0.2 else " ")
    return text[:200].strip()


def _mixed(random: Random, count: int) -> str:
    words = LANGUAGES[random.choice(tuple(LANGUAGES))].split()
    start = random.randrange(len(words))
    return " ".join((words * 3)[start : start + count])
