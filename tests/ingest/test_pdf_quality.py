"""What a text layer is worth: worthless ones are told from those that can be read, on text and on whole PDFs."""

from __future__ import annotations

import io
import random

import pytest
from pdf_helpers import HEIGHT, LEFT, WIDTH, body, make, put
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.engines import PdfiumEngine
from extract.ingest.pdf.quality import Verdict, needs_ocr, quality
from extract.ingest.pdf.raw import RawPage
from extract.ingest.pdf.reader import read
from extract.ingest.pdf.rulings import Rulings
from extract.settings import Settings

NEVER = Settings(ocr="never")
PROSE = (
    "第六条 付款方式：合同签订后十个工作日内，甲方向乙方支付合同总价的30%作为预付款；设备到货并经验收合格后支付至95%；"
    "余款5%作为质量保证金，质保期满且无质量问题后一次性付清。乙方逾期交货的，每逾期一日按合同总价的千分之三支付违约金。"
)
TABLE = "序号 名称 型号 数量 单价 金额 1 服务器 R750xs-2U/GPU 2 台 45,000.00 90,000.00 2 交换机 S5735-L48T4X-A1 6 台 3,200.00 19,200.00"
ENGLISH = (
    "Article 7 Warranty. The supplier warrants that the goods are new, unused and of the most recent model, and that they "
    "conform to the specifications of the contract. The warranty period is 24 months after acceptance."
)
TRADITIONAL = (
    "甲方應於驗收合格後三十日內將貨款匯入乙方指定之銀行帳戶，逾期付款者應按日加計違約金；乙方應保證所供應之設備為全新品"
)


def page(text: str, unmapped: int = 0, picture: bool = False, drawings: int = 0) -> RawPage:
    images = [(0.0, 0.0, WIDTH, HEIGHT)] if picture else []
    return RawPage(PageChars(1, WIDTH, HEIGHT, text=text, unmapped=unmapped), Rulings(images=images, drawings=drawings))


@pytest.mark.parametrize("text", [PROSE, TABLE, ENGLISH, TRADITIONAL, "3", "目录……………………1", "_" * 300, "* " * 40])
def test_what_can_be_read_is_good(text: str) -> None:
    assert quality(page(text)) == Verdict("good")


def rare(count: int) -> str:
    """Han characters by chance, as a wrong map gives them."""
    return "".join(random.Random(7).choices([chr(c) for c in range(0x4E00, 0x9FA0)], k=count))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("".join(chr(0xE000 + k % 300) for k in range(400)), "无法映射"),
        (PROSE + "\ue123" * 9, "无法映射"),
        ("".join(chr(0xF020 + k % 90) for k in range(400)), "无法映射"),
        ("ÖÐ»ªÈËÃñ¹²ºÍ¹úÕþ¸®²É¹º·¨ºÏÍ¬±àºÅ¼×·½ÒÒ·½", "非中文字母"),
        ("Договор поставки товаров и услуг по закупкам" * 2, "非中文字母"),
        (rare(120), "常用汉字"),
        ("!\"#$%&'()*+,-./0123456789:;<=>?@ABC!\"#$&'*<=>?@[]^`{|}~", "不成文字"),
        ("tt IfiJ ~ ;~ : JI: * f,t $¥l:i fr£ [pJ <<{ }>> ^%$ #@! |~| {}[] \\ ~~ $$ && ** ;; !! ??", "不成文字"),
        ("xKqTzRwPsLdFgHjKlZxCvBnMqWrTpSdFgHjKlZxCvBnMxKqTzRwP", "不成文字"),
        ("签订日期：ZOq5年3月lO日；有效期至2O26年l2月。" + PROSE, "数字中混有字母"),
    ],
)
def test_what_says_nothing_is_garbled(text: str, why: str) -> None:
    verdict = quality(page(text))
    assert verdict.kind == "garbled" and why in verdict.note
    assert needs_ocr(verdict, Settings()) and not needs_ocr(verdict, NEVER)


def test_characters_without_a_code_count() -> None:
    assert quality(page("", unmapped=50)).kind == "garbled"
    assert quality(page(PROSE, unmapped=2)).kind == "good"


def test_one_letter_among_figures_condemns_a_scan_but_no_other_page() -> None:
    text = "签订日期：ZOq5年。" + PROSE
    assert quality(page(text, picture=True)).kind == "garbled"
    assert quality(page(text)).kind == "good"
    assert quality(page("型号：A4s8 两年，S5号，B2日用" + PROSE, picture=True)).kind == "good"


def test_pages_without_text() -> None:
    assert quality(page("")).kind == "blank"
    assert quality(page("", drawings=3)).kind == "missing"
    assert quality(page("由扫描全能王扫描创建", picture=True)).kind == "missing"
    assert quality(page("第3页", drawings=900)).kind == "missing"
    assert quality(page(PROSE, picture=True)).kind == "good"


@pytest.mark.parametrize(
    ("kind", "auto"), [("good", False), ("layer", False), ("blank", False), ("missing", True), ("garbled", True)]
)
def test_settings_decide_about_ocr(kind: str, auto: bool) -> None:
    verdict = Verdict(kind)  # type: ignore[arg-type]
    assert needs_ocr(verdict, Settings()) is auto
    assert needs_ocr(verdict, Settings(ocr="always")) and not needs_ocr(verdict, NEVER)


def scan(canvas: Canvas, text: str) -> None:
    """A picture over the whole page, with an invisible text layer under it."""
    out = io.BytesIO()
    Image.new("L", (60, 80), 230).save(out, "PNG")
    canvas.drawImage(ImageReader(io.BytesIO(out.getvalue())), 0, 0, WIDTH, HEIGHT)
    layer = canvas.beginText(LEFT, HEIGHT - 100)
    layer.setFont("STSong-Light", 12)
    layer.setTextRenderMode(3)
    for k in range(0, len(text), 36):
        layer.textLine(text[k : k + 36])
    canvas.drawText(layer)


def test_the_text_layer_of_a_scan_stays_if_it_is_good() -> None:
    document = read(make(lambda c: scan(c, PROSE)), "a.pdf", NEVER)
    assert "质保期满且无质量问题后一次性付清" in document.text
    assert document.warnings == ("第1页是扫描件，文字取自文件自带的识别结果，请核对",)


def test_a_bad_text_layer_of_a_scan_is_for_ocr() -> None:
    engine = PdfiumEngine(make(lambda c: scan(c, "签订日期：ZOq5年3月lO日。" + PROSE)))
    raw = engine.page(1)
    engine.close()
    assert raw is not None and quality(raw) == Verdict("garbled", "文字层不可靠（数字中混有字母）")


def test_a_page_with_a_picture_in_part_says_so() -> None:
    def draw(c: Canvas) -> None:
        body(c, 100, 5)
        out = io.BytesIO()
        Image.new("L", (60, 80), 200).save(out, "PNG")
        c.drawImage(ImageReader(io.BytesIO(out.getvalue())), 50, 100, 500, 400)

    assert read(make(draw), "a.pdf", NEVER).warnings == ("第1页有图片（约占页面38%），图中文字未识别",)


def latin(monkeypatch: pytest.MonkeyPatch, codes: range) -> bytes:
    """A page in an embedded font whose map to Unicode says `codes` for its characters."""
    original = ttfonts.makeToUnicodeCMap
    monkeypatch.setattr(
        ttfonts, "makeToUnicodeCMap", lambda name, subset: original(name, [codes[k] for k in range(len(subset))])
    )
    name = f"Vera{codes.start}"
    pdfmetrics.registerFont(ttfonts.TTFont(name, "Vera.ttf"))

    def draw(c: Canvas) -> None:
        c.setFont(name, 12)
        for k in range(4):
            c.drawString(60, 700 - 20 * k, ENGLISH[50 * k : 50 * k + 50])

    return make(draw)


@pytest.mark.parametrize("codes", [range(0xE000, 0xE100), range(0x0620, 0x0720), range(0x00, 0x100)])
@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_fonts_that_do_not_say_what_they_write(monkeypatch: pytest.MonkeyPatch, codes: range, engine: str) -> None:
    settings = Settings(ocr="never", engine=engine)  # type: ignore[arg-type]
    if codes.start:
        document = read(latin(monkeypatch, codes), "a.pdf", settings)
        assert len(document.warnings) == 1 and document.warnings[0].startswith("第1页文字层不可靠（")
    else:  # a map that is right
        assert read(latin(monkeypatch, codes), "a.pdf", settings).warnings == ()


def test_a_good_page_beside_a_bad_one_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(c: Canvas) -> None:
        put(c, LEFT, 80, "采购合同")
        body(c, 100, 6)
        c.showPage()
        scan(c, "由扫描全能王扫描创建")

    document = read(make(draw), "a.pdf", NEVER)
    assert document.text.startswith("采购合同\n")
    assert document.warnings == ("第2页是扫描件，文字层只有10字",)
