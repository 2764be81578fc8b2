"""Labelled spans over whole documents: what is found, what is not, and that every span is true."""

from __future__ import annotations

import sys
from itertools import pairwise
from subprocess import run

import pytest

from extract import ingest
from extract.model import Document
from extract.ner import Entity, entities

CONTRACT = """江州市政府采购合同

甲 方（采购人）：江州市 水务局
乙 方（供应商）：云岭智测科技（江州）有限公司

根据《中华人民共和国政府采购法》、《中华人民共和国民法典》，经竞争性磋商，双方订立本合同。

一、合同价款
合同总价为人民币（大写）：壹拾贰万叁仟元整（￥１２３，０００．００元），含 6% 增值税。
二、付款
验收合格后甲方于 2025 年 3 月 18 日前支付 95％。
三、履行地点：江苏省南京市。
"""


def document(text: str) -> Document:
    return ingest.read_bytes(text.encode("utf-8"), "contract.txt")


def found(text: str, label: str) -> list[tuple[str, str]]:
    return [(entity.text, entity.source) for entity in entities(document(text)) if entity.label == label]


def test_a_contract() -> None:
    assert found(CONTRACT, "ORG") == [
        ("江州市水务局", "org:government"),
        ("云岭智测科技（江州）有限公司", "org:company"),
    ]
    assert [source for _, source in found(CONTRACT, "STATUTE")] == [
        "statute:中华人民共和国政府采购法",
        "statute:中华人民共和国民法典",
    ]
    assert found(CONTRACT, "METHOD") == [("竞争性磋商", "method:competitive_consultation")]
    assert found(CONTRACT, "PLACE") == [("江苏省南京市", "place:南京市")]
    assert [text for text, _ in found(CONTRACT, "RATIO")] == ["6%", "95%"]
    assert [text for text, _ in found(CONTRACT, "DATE")] == ["2025年3月18日"]
    assert any("123,000.00" in text for text, _ in found(CONTRACT, "MONEY"))
    assert ("甲方", "role:buyer") in found(CONTRACT, "ROLE") and ("乙方", "role:supplier") in found(CONTRACT, "ROLE")


def test_spans_are_true_and_apart() -> None:
    doc = document(CONTRACT)
    all_found = entities(doc)
    assert len(all_found) >= 15
    for entity in all_found:
        assert doc.view.slice(entity.span.start, entity.span.end) == entity.text
        assert doc.quote(entity.span) == doc.quote(entity.span).strip() != ""
    for one, other in pairwise(all_found):
        assert one.span.end <= other.span.start


def test_layout_inside_a_name_stays_in_the_quote() -> None:
    doc = document(CONTRACT)
    bureau = next(entity for entity in entities(doc) if entity.label == "ORG")
    assert (doc.quote(bureau.span), bureau.text) == ("江州市 水务局", "江州市水务局")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("遵守有关合同法律和保密法规。", "STATUTE"),
        ("公司法定代表人签字。", "STATUTE"),
        ("由仲裁法庭审理。", "STATUTE"),
        ("采购人员与施工人员应佩戴证件，登录用户名见附件。", "ROLE"),
        ("付款方式、服务方案和设计方法见附件。", "ROLE"),
        ("成立业主大会。", "ROLE"),
        ("地址位于湖北路与南京东路交叉口。", "PLACE"),
        ("不得以重大理由拒绝开封验收来宾。", "PLACE"),
        ("合同总额　　％，共计 　　元。", "RATIO"),
        ("于　　年　月　日签订。", "DATE"),
    ],
)
def test_not_found(text: str, label: str) -> None:
    assert found(text, label) == []


def test_the_longest_law_wins() -> None:
    assert found("依据劳动合同法和政府采购法实施条例。", "STATUTE") == [
        ("劳动合同法", "statute:中华人民共和国劳动合同法"),
        ("政府采购法实施条例", "statute:中华人民共和国政府采购法实施条例"),
    ]


def test_same_input_same_output() -> None:
    one: tuple[Entity, ...] = entities(document(CONTRACT))
    assert one == entities(document(CONTRACT))


def test_spacy_is_imported_only_when_needed() -> None:
    code = "import sys, extract.ner; extract.ner.organisations and 0; print('spacy' in sys.modules)"
    answer = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


def test_an_empty_text() -> None:
    assert entities(Document("", ())) == ()
