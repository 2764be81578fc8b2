"""The parts of `doubts` and `earned`: claims, characters that look alike, other readings, figures, whose detail it is."""

from __future__ import annotations

from array import array
from decimal import Decimal
from math import nan

import pytest

from extract.facts.doubts.claims import claims
from extract.facts.doubts.figures import figures, signature, words
from extract.facts.doubts.glyphs import how_they_differ
from extract.facts.doubts.marks import Marks
from extract.facts.doubts.names import other_reading
from extract.facts.earned.sides import sides
from extract.facts.earned.support import supports
from extract.model import Document, Line, Span
from extract.pipeline import examine_bytes

D = Decimal
CONTRACT = """书架采购合同
甲方：青溪县图书馆
地址：青溪县文昌路1号
乙方：石桥家具有限公司
地址：石桥市工业路2号
第一条 合同价款
合同总价为人民币贰拾万元整（¥200000.00）。
第二条 付款
合同签订后10日内，甲方支付合同总价的30%，即60000元。
甲方（盖章）：青溪县图书馆
乙方（盖章）：石桥家具有限公司
"""


def _document(text: str, scores: list[float] | None = None) -> Document:
    lines = (Line(0, len(text)),)
    return Document(text, lines, scores=array("f", scores) if scores is not None else None)


def test_every_value_is_a_claim_and_what_is_worked_out_is_none() -> None:
    record = examine_bytes(CONTRACT.encode(), "a.txt").record
    found = list(claims(record))
    assert {"合同总价", "合同总价（大写）"} <= {one.name for one in found}
    assert {one.kind for one in found if one.value == D("0.3")} == {"ratio"}
    record.payments[0].amount_source = "computed"
    assert len(list(claims(record))) == len(found) - 1


@pytest.mark.parametrize(
    ("figures", "words", "why"),
    [
        ("1192.00", "1192000.00", "疑将千分位逗号误识为小数点"),
        ("1792000.00", "1192000.00", "疑为易混字符（7与1）"),
        ("1502000.00", "1902000.00", "有一位数字不同（5与9）"),
        ("119200.00", "1192001.00", "疑漏识或多识数字"),
        ("5000.00", "88.00", ""),
        ("0", "88.00", ""),
    ],
)
def test_how_two_readings_of_a_sum_may_have_come_about(figures: str, words: str, why: str) -> None:
    assert how_they_differ(D(figures), D(words)) == why


def test_a_name_that_lost_a_character() -> None:
    text = "云岭市范图书馆签订。云岭市示范图书馆付款。云岭市示范图书馆盖章。"
    assert other_reading(_document(text), "云岭市范图书馆", frozenset()) == "云岭市示范图书馆"
    assert other_reading(_document(text), "云岭市示范图书馆", frozenset()) is None, "it stands more often itself"
    assert other_reading(_document("青溪第一中学、青溪第二中学"), "青溪第一中学", frozenset()) is None, "that is its neighbour"


def test_only_recognised_characters_can_be_doubted() -> None:
    marks = Marks(_document("合计：8元", [nan, nan, nan, 0.4, 0.9]))
    assert marks.recognised(Span(0, 5)) == [3, 4]
    assert marks.score([3, 4]) == pytest.approx(0.4) and marks.score([]) == 1.0
    assert Marks(_document("合计：8元")).telling(Span(0, 5)) == []


def test_figures_and_words_of_a_sum() -> None:
    document = _document("总价人民币贰拾万元整（¥200,000.00）")
    everything = Span(0, len(document.text))
    assert [one.value for one in figures(document, everything)] == [D("200000.00")]
    assert len(list(words(document, everything))) == 1
    assert signature("200,000.00") == signature(D("200000"))


def test_whose_detail_it_is_and_what_agrees() -> None:
    examined = examine_bytes(CONTRACT.encode(), "a.txt")
    record = examined.record
    assert [own for _, own in sides(examined.document, record)] == [True, True]
    agreeing = supports(examined.document, record, {})
    assert record.fields.total_amount is not None and agreeing[id(record.fields.total_amount)] > 0
    assert all(agreeing[id(party.name)] > 0 for party in record.parties), "each name stands twice"
    one, other = record.parties
    one.address, other.address = other.address, one.address
    assert [own for _, own in sides(examined.document, record)] == [False, False]
