"""The page: every value marked once, escaped, complete, readable without a network."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import lxml.html
from pages.alone import stands_alone

from extract.model import Document
from extract.ner import entities, render_html
from extract.ner.highlights import Mark, pieces
from extract.record import (
    Amount,
    ExactFact,
    Fields,
    Party,
    Payment,
    Penalty,
    Record,
    Source,
    TextFact,
)

TEXT = """某市<政府>采购合同 & 附件
甲方：江州市水务局
乙方：云岭智测科技有限公司
合同总价：123,000.00元
验收合格后支付合同总价的95%，即116,850.00元。
逾期交货的，每日按0.5‰支付违约金。
依据《民法典》处理。
"""


def evidence(text: str, source: str = TEXT) -> dict[str, Any]:
    start = source.index(text)
    return {"text": text, "start": start, "end": start + len(text), "rule": "test", "confidence": 0.9}


def record(**parts: Any) -> Record:
    source = Source(path="夹/合同<1>.txt", sha256="0" * 64, format="txt", bytes=1, text_source="text", engine="text")
    return Record(contract_id="0123456789abcdef", source=source, **parts)


def full_record() -> Record:
    company = "云岭智测科技有限公司"
    return record(
        fields=Fields(
            total_amount=ExactFact(value=Decimal("123000.00"), **evidence("123,000.00元")),
            title=TextFact(value="某市<政府>采购合同", **evidence("某市<政府>采购合同")),
        ),
        parties=[
            Party(role="buyer", label="甲方", name=TextFact(value="江州市水务局", **evidence("江州市水务局"))),
            Party(role="supplier", label="乙方", name=TextFact(value=company, **evidence(company))),
        ],
        amounts=[
            Amount(kind="total", value=Decimal("123000.00"), **evidence("123,000.00元")),
            Amount(kind="instalment", value=Decimal("116850.00"), **evidence("116,850.00元")),
        ],
        payments=[Payment(seq=1, label="尾款", **evidence("验收合格后支付合同总价的95%，即116,850.00元"))],
        penalties=[Penalty(kind="rate_per_period", **evidence("逾期交货的，每日按0.5‰支付违约金"))],
    )


def page(text: str, the_record: Record) -> Any:
    document = Document(text, ())
    return lxml.html.document_fromstring(render_html(document, the_record, entities(document)))


def labels(tree: Any) -> list[str]:
    return [mark.findtext("b") for mark in tree.iter("mark")]


def test_every_value_is_marked_with_its_name() -> None:
    assert labels(page(TEXT, full_record())) == [
        "合同名称", "采购人名称", "供应商名称", "合同总价 = 123000.00", "付款1 尾款", "分期付款 = 116850.00",
        "违约1", "法规",
    ]  # fmt: skip


def test_the_text_is_complete_and_escaped() -> None:
    html = render_html(Document(TEXT, ()), full_record())
    tree = lxml.html.document_fromstring(html)
    main = tree.find(".//div[@class='marked']")
    for label in list(main.iter("b")):
        label.drop_tree()
    assert main.text_content() == TEXT
    assert "<政府>" not in html and "合同<1>" not in html


def test_the_page_needs_no_network() -> None:
    html = render_html(Document(TEXT, ()), full_record())
    assert html.startswith("<!DOCTYPE html>") and '<meta charset="utf-8">' in html
    stands_alone(html)


def test_the_legend_counts() -> None:
    header = page(TEXT, full_record()).find(".//header")
    rows = {dt.text: [span.text for span in dt.getnext().iter("span")] for dt in header.iter("dt")}
    assert rows["当事人 2"] == ["采购人名称 1", "供应商名称 1"]
    assert rows["金额 2"] == ["合同总价 1", "分期付款 1"]
    assert rows["付款 1"] == ["付款 1"] and rows["违约责任 1"] == ["违约责任 1"]
    assert "合同编号" in header.text_content() and "未载明" in header.text_content()


def test_labels_of_a_hostile_document_are_escaped() -> None:
    hostile = record(payments=[Payment(seq=1, label="<b>{x}&", **evidence("验收合格后支付"))])
    tree = page(TEXT, hostile)
    assert "付款1 <b>{x}&" in labels(tree)
    assert tree.xpath("//mark/b/b") == []


def test_an_english_page_is_english_but_for_the_contract() -> None:
    made = full_record()
    made.fields.tax_rate = ExactFact(value=Decimal("0.05"), **evidence("0.5‰"))
    for names in (entities(Document(TEXT, ())), ()):
        found = render_html(Document(TEXT, ()), made, names, "en")
        stands_alone(found)
        tree = lxml.html.document_fromstring(found)
        assert tree.get("lang") == "en" and tree.find(".//div[@class='marked']").get("lang") == "zh-CN"
        said = [one.text_content() for one in tree.xpath("//mark/b | //header//*[not(*)] | //a[@class='skip']")]
        told = [one for one in said if any("\u3400" <= char <= "\u9fff" for char in one)]
        assert [one for one in told if not any(own in one for own in ("某市", "合同<1>", "尾款"))] == []  # its title, file and words
        assert "supplier name" in said and "payment 1" in "".join(said)
    assert "tax rate = 5%" in said and "Not stated: " in tree.find(".//header").text_content()


def test_no_values_at_all() -> None:
    tree = lxml.html.document_fromstring(render_html(Document("一段\n文字\x00\x0b<i>", ()), record()))
    assert tree.find(".//div[@class='marked']").text_content() == "一段\n文字\ufffd\ufffd<i>"
    assert lxml.html.document_fromstring(render_html(Document("", ()), record())) is not None


def test_a_long_contract() -> None:
    text = TEXT * 520
    assert len(text) > 60_000
    assert page(text, full_record()).find(".//main").text_content().count("甲方：") == 520


def test_pieces_never_overlap_and_the_specific_wins() -> None:
    text = "验收后支付合同总价的95%即十元整结束"
    row = Mark(0, 17, "付款", "付款1", "payments", whole=False)
    rate = Mark(10, 13, "比例", "比例", "money")
    crossing = Mark(12, 15, "金额", "金额", "names")
    placed = pieces([row, crossing, rate], text)
    assert [(p.start, p.end, p.mark.kind, p.first) for p in placed] == [
        (0, 10, "付款", True),
        (10, 13, "比例", True),
        (13, 17, "付款", False),
    ]
    assert placed == pieces([rate, row, crossing], text)
