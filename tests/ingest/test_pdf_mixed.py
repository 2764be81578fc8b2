"""A file as it comes from the archive: approval form, identity card, award and bid letter first, then the contract.

In every format the record is the contract's: title, parties, terms, copies come from it and not from those papers.
"""

from __future__ import annotations

import pytest
from docx_helpers import cell, docx, par, table
from pdf_helpers import HEIGHT, LEFT, grid, make, put
from reportlab.pdfgen.canvas import Canvas

from extract.pipeline import Examination, examine_bytes
from extract.settings import Settings

FORM = [
    ["合同名称", "示例市第一中学食堂设备采购合同"],
    ["合同相对方", "示例厨具有限公司"],
    ["合同金额", "￥880,000.00（含预备费）"],
    ["承办部门意见", "同意。2025年2月20日"],
]
NOTE = "备注：本表一式两份，办公室存档一份，有效期一年。"
CARD = ["居民身份证", "姓名 赵示例", "性别 男 民族 汉", "住址 示例市示例区示例路8号", "有效期限 2015.01.02-2035.01.02"]
AWARD = [
    "中标通知书",
    "示例厨具有限公司：",
    "项目名称：示例市第一中学食堂设备采购项目",
    "项目编号：SLZC-2025-018",
    "经评审，贵公司中标。",
    "中标金额：￥860,000.00元。",
    "2025年2月15日",
]
BID = [
    "投标函",
    "致：示例招标代理有限公司",
    "1.投标总价为人民币捌拾陆万元整。",
    "2.投标有效期为90天。",
    "投标人：示例厨具有限公司（盖章）",
    "日期：2025年2月8日",
]
CONTRACT = [
    "示例市第一中学厨房设备采购合同书",
    "合同编号：SLYZ-HT-2025-007",
    "甲方（采购人）：示例市第一中学",
    "乙方（供应商）：示例厨具有限公司",
    "根据《中华人民共和国政府采购法》，甲乙双方经协商一致，签订本合同。",
    "一、合同价款",
    "合同总价为人民币捌拾陆万元整（￥860,000.00元）。",
    "二、付款方式",
    "合同签订后10个工作日内，甲方向乙方支付合同总价的100%。",
    "三、质保期",
    "质保期为验收合格之日起3年。",
    "四、其他",
    "本合同自双方签字盖章之日起生效。",
    "甲方（盖章）：示例市第一中学",
    "乙方（盖章）：示例厨具有限公司",
    "签订日期：2025年3月1日",
]


def as_text() -> tuple[bytes, str]:
    rows = ["\t".join(row) for row in FORM]
    return "\n".join(["合同审批表", *rows, NOTE, *CARD, *AWARD, *BID, *CONTRACT]).encode(), "a.txt"


def as_markdown() -> tuple[bytes, str]:
    rows = [f"| {a} | {b} |" for a, b in FORM]
    rows.insert(1, "|---|---|")
    parts = [["# 合同审批表"], ["\n".join(rows)], [NOTE], CARD, AWARD, BID, CONTRACT]
    return "\n\n".join(line for part in parts for line in part).encode(), "a.md"


def as_word() -> tuple[bytes, str]:
    rows = table(*([cell(a), cell(b)] for a, b in FORM))
    lines = "".join(par(text) for text in [NOTE, *CARD, *AWARD, *BID, *CONTRACT])
    return docx(par("合同审批表") + rows + lines), "a.docx"


def as_pdf() -> tuple[bytes, str]:
    def page(c: Canvas, lines: list[str], top: float = 100, title: bool = True) -> None:
        for k, line in enumerate(lines):
            put(c, 200 if title and not k else LEFT, top + 24 * k, line)
        c.showPage()

    def draw(c: Canvas) -> None:
        put(c, 250, 80, "合同审批表", 16)
        grid(c, [79.0, 200.0, 511.0], [100.0 + 24 * k for k in range(5)], FORM)
        page(c, [NOTE], 240, title=False)
        c.drawImage(_picture(), LEFT, HEIGHT - 400, 200, 120)
        page(c, CARD)
        page(c, AWARD)
        page(c, BID)
        page(c, CONTRACT)

    return make(draw), "a.pdf"


def _picture():  # type: ignore[no-untyped-def]
    import io

    from PIL import Image
    from reportlab.lib.utils import ImageReader

    out = io.BytesIO()
    Image.new("L", (20, 12), 180).save(out, "PNG")
    return ImageReader(io.BytesIO(out.getvalue()))


@pytest.fixture(params=[as_text, as_markdown, as_word, as_pdf], ids=lambda make_file: make_file.__name__)
def examination(request: pytest.FixtureRequest) -> Examination:
    data, name = request.param()
    return examine_bytes(data, name, settings=Settings(ocr="never"))


def test_the_record_is_that_of_the_contract(examination: Examination) -> None:
    record = examination.record
    fields = record.fields
    assert fields.title is not None and fields.title.value == CONTRACT[0]
    assert fields.number is not None and fields.number.value == "SLYZ-HT-2025-007"
    assert fields.project_name is not None and fields.project_name.value == "示例市第一中学食堂设备采购项目"
    assert fields.project_number is not None and fields.project_number.value == "SLZC-2025-018"
    assert fields.total_amount is not None and str(fields.total_amount.value) == "860000.00"
    assert fields.signed_on is not None and fields.signed_on.value == "2025-03-01"
    assert (fields.term_start, fields.term_end, fields.term_duration, fields.term_text) == (None, None, None, None)
    assert fields.copies is None  # the form's 一式两份 are not the contract's
    names = {party.role: party.name.value for party in record.parties if party.name}
    assert names["buyer"] == "示例市第一中学" and names["supplier"] == "示例厨具有限公司"
    assert len(record.payments) == 1


def test_the_papers_are_annexes_in_front(examination: Examination) -> None:
    heads = [(c.id, c.heading) for c in examination.outline.clauses if c.parent is None]
    assert heads[:4] == [
        ("annex-front1", "合同审批表"),
        ("annex-front2", "居民身份证"),
        ("annex-front3", "中标通知书"),
        ("annex-front4", "投标函"),
    ]
    assert [c.id for c in examination.outline.clauses if c.part == "body" and c.level == 1] == [
        "body/1",
        "body/2",
        "body/3",
        "body/4",
    ]
