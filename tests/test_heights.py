"""Lines stand far enough apart for the letters in them: ink is measured in the fonts that draw it."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from geometry import flat
from running import ROOT

import cjmap
from cjmap.layout import lay_out
from cjmap.layout.kit.block import LEADING, baseline, leading, lowered, middle, paragraph
from cjmap.scene import Font, Group, Node, Rect, Scene, Text
from cjmap.text.fonts import drawn
from cjmap.text.shaping import shape
from cjmap.text.widths import NONE, ink
from cjmap.theme import BODY, BOLD

WORDS = {
    "Vietnamese": "Ế Ệ Ẩ Ẵ Ỗ NGƯỜI DÙNG Điểm chạm Đặt hàng",
    "Hebrew": "לקוח מסע שירות ךןףץ שָׁלוֹם לִקְנוֹת",
    "Arabic": "إلكتروني مستخدم إلا أخرى آل الدفع خطأ رحلة العميل تُظهر ليالٍ شيئًا آگهی پیگیری ٹیکنالوجی گاہک",
    "vowelled Arabic": "أُخْرَى كُلُّ أُرسل إلَّا يُؤَدِّي أنَّ",
    "Devanagari": "राष्ट्रीय कर्तृत्व श्रृंखला हूँ द्वितीय उत्कृष्ट ब्रह्मांड टिकट्टू ढूँढें चिट्ठी वर्षों पूर्ति",
    "Bengali": "স্ট্রিট দৃষ্টি ব্রহ্ম কর্তৃপক্ষ বন্ধু মূল্যবৃদ্ধি টুঁ রাষ্ট্র দুর্নীতি",
    "Tamil": "க்ஷ்மீ ஸ்ரீ கீழ் கூட்டம் வாடிக்கையாளர் புள்ளி மூ",
    "Thai": "ที่ ปู่ ญี่ปุ่น กตัญญู ผู้ใหญ่ อัฏฐ ฎุ น้ำ ฟื้น ซื้อ ปิ๊ง",
    "Lao": "ທີ່ ຊື້ ຜູ້ ນ້ຳ ສິ່ງ ຄູ່ ຢູ່",
    "Khmer": "ស្ត្រី ព្រះ គ្រឿង ញ៉ាំ ខ្ញុំ ឃ្លាំង ជញ្ជាំង ប៉ុន្តែ ទ្រឹស្តី អញ្ញុំ ត្រូវ គ្រួសារ ក្រុមហ៊ុន អ៊ីនធឺណិត",
    "Burmese": "ပြည့်စုံ ဝန်ဆောင်မှု ကြိုးစား ကျွန်တော် ညွှန်ကြား အင်္ဂလိပ်",
    "Telugu": "కస్టమర్ స్త్రీ ఇష్టపడ్డారు ఉత్కృష్ట రాష్ట్రం ట్రైన్",
    "Kannada": "ಗ್ರಾಹಕ ಸ್ತ್ರೀ ರಾಷ್ಟ್ರೀಯ ಶ್ರೇಷ್ಠ ಉತ್ಕೃಷ್ಟ",
    "Malayalam": "ഉപഭോക്താവ് സ്ത്രീ തൃപ്തി പ്ലാറ്റ്ഫോം സ്ക്രൂ",
    "Gujarati": "ગ્રાહક રાષ્ટ્રીય ઉત્કૃષ્ટ શ્રેષ્ઠ વર્ષો દૃષ્ટિ",
    "Gurmukhi": "ਗਾਹਕ ਕ੍ਰਿਪਾ ਵੱਡਾ ਹੂੰ ਖ਼ੁਸ਼ੀ",
    "Sinhala": "පාරිභෝගික ශ්‍රී ද්වී මිත්‍ර",
    "Ethiopic": "ደንበኛ ጉዞ ግዢ ቋንቋ",
}
"""Real words of each script with its highest and its deepest syllables."""

SIZES = tuple(sorted(LEADING))


def extremes(text: str, font: Font, direction: str = "ltr") -> tuple[float, float]:
    """How far the ink of a line reaches above and below its baseline, in px."""
    rise = fall = 0.0
    for run in shape(text, font, direction).runs:
        instance = drawn(run.cut)
        scale = font.size / instance.face.upem
        for glyph, _, y in run.glyphs:
            box = instance.get_glyph_extents(glyph)
            if box and box.height:
                rise = max(rise, box.y_bearing * scale - y)
                fall = max(fall, -(box.y_bearing + box.height) * scale + y)
    return rise, fall


@pytest.mark.parametrize("script", WORDS)
def test_the_table_has_room_for_every_script(script: str) -> None:
    """No word of a script reaches higher or deeper than the distance of its lines has room for, in any size and weight."""
    for word in WORDS[script].split():
        for size in SIZES:
            for bold in (False, True):
                font = Font(size, bold)
                rise, fall = extremes(word, font)
                assert rise <= baseline(font, WORDS[script]) + 0.05 * size, (word, font)
                assert fall <= leading(font, WORDS[script]) - baseline(font, WORDS[script]) + 0.05 * size, (word, font)


@pytest.mark.parametrize("text", ["Example", "Überprüfung", "Ώρα", "Ёлка Щука", "“quoted” — 38 %", "☎ ▲ ✓"])
def test_plain_letters_need_no_more(text: str) -> None:
    """Latin, Greek and Cyrillic letters have the distances that were made for them."""
    assert ink(text) == NONE
    for size in SIZES:
        font = Font(size)
        assert leading(font, text) == LEADING[size]
        assert baseline(font, text) == baseline(font)
        assert lowered(font, text) == 0
        assert middle(font, text) == LEADING[size] / 2


def test_vietnamese_is_only_wider_in_titles() -> None:
    """Letters with two marks fit into the lines of small texts; those of titles stand further apart."""
    text = "NGƯỜI DÙNG ĐẶT HÀNG Ế"
    assert leading(BODY, text) == LEADING[BODY.size]
    assert leading(Font(26, bold=True), text) > LEADING[26]


@pytest.mark.usefixtures("english")
def test_a_paragraph_keeps_one_distance() -> None:
    """All lines of a text stand equally far apart, whichever of them has the high letters, and its block holds them all."""
    block = paragraph("Only Latin words here\nผู้ใหญ่\nand here", BOLD, "#000000", 200)
    ys = [node.y for node in block.paint(0, 0) if isinstance(node, Text)]
    assert ys[1] - ys[0] == ys[2] - ys[1] == leading(BOLD, "ผู้ใหญ่") > LEADING[BOLD.size]
    assert block.height == 3 * leading(BOLD, "ผู้ใหญ่")


def boxes(scene: Scene) -> list[tuple[Text, float, float, float, float]]:
    """Every text with the box of its ink: left, top, right, bottom."""
    found = []
    for node in flat(scene.children):
        if isinstance(node, Text) and node.text.strip():
            rise, fall = extremes(node.text, node.font, node.direction or scene.direction)
            left = node.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[node.anchor] * node.width
            found.append((node, left, node.y - rise, left + node.width, node.y + fall))
    return found


def cards(nodes: tuple[Node, ...]) -> list[tuple[Rect, Group]]:
    """The groups that begin with a ground, and it; a ring around points of the curve is none."""
    found = [
        (node.children[0], node)
        for node in flat(nodes)
        if isinstance(node, Group) and node.children and node.data.get("lane") != "emotion"
    ]
    return [(ground, group) for ground, group in found if isinstance(ground, Rect) and ground.height > 20]


MAPS = {
    "khmer": (Path(__file__).parent / "scripts" / "khmer.yaml"),
    "thai": ROOT / "samples" / "food-delivery-merchant.yaml",
    "hindi": ROOT / "samples" / "farm-loan.yaml",
    "arabic": ROOT / "samples" / "umrah-app.yaml",
}


@pytest.mark.parametrize("view", ["map", "flow"])
@pytest.mark.parametrize("name", MAPS)
def test_no_ink_meets_other_ink(name: str, view: str) -> None:
    """No line's ink touches that of another line, and none leaves the card that it stands in."""
    scene = lay_out(cjmap.load(MAPS[name]), view)
    for (one, left, top, right, bottom), (other, x0, y0, x1, y1) in combinations(boxes(scene), 2):
        across, down = min(right, x1) - max(left, x0), min(bottom, y1) - max(top, y0)
        assert across <= 0.5 or down <= 0.5, (one.text, other.text)
    for ground, group in cards(scene.children):
        inside = Scene(**{**{key: getattr(scene, key) for key in Scene.__slots__}, "children": group.children})
        for text, _, top, _, bottom in boxes(inside):
            if text.y < ground.y + ground.height:  # what is said of a step's ways stands below its card
                assert top >= ground.y, text.text
                assert bottom <= ground.y + ground.height, text.text
