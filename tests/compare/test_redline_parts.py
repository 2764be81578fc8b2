"""The parts of a comparison: what is the same however written, what moved, what follows new numbers, what terms say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.compare.records.reading import acceptance, advance, days, duration, rate, split, sum_of
from extract.compare.records.spoken import spoken
from extract.compare.records.value import where
from extract.compare.redline.align import Match, align
from extract.compare.redline.renumber import Stale, renumbered, settle
from extract.compare.redline.shift import shifted
from extract.compare.redline.side import Unit
from extract.compare.text.canon import VALUE, value_key, word_key
from extract.compare.text.likeness import likely
from extract.compare.text.pieces import Piece
from extract.compare.text.tokens import tokens
from extract.pages.tongue import CHINESE


def unit(index: int, number: str, text: str) -> Unit:
    return Unit(index, str(index), None, "body", number, "", 1, "", number + text, len(number), text, None)


def key(text: str) -> str:
    match = VALUE.fullmatch(text)
    assert match is not None, text
    return value_key(str(match.lastgroup), text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1,000.00元", "壹仟元整", True),
        ("5%", "百分之五", True),
        ("10日", "十天", True),
        ("10日", "10个工作日", False),
        ("1年", "12个月", False),
        ("第八条", "第8条", True),
        ("2026年3月5日", "2026-03-05", True),
    ],
)
def test_values_are_compared_by_what_they_say(one: str, other: str, same: bool) -> None:
    assert (key(one) == key(other)) is same


def test_words_that_mean_the_same() -> None:
    assert word_key("应当") == word_key("应") and word_key("应") != word_key("可以")


def test_texts_are_alike_by_their_rare_words() -> None:
    pairs = {(i, j): score for score, i, j in likely([["书架", "的"]], [["书架", "的"], ["验收", "的"]], 0.1)}
    assert pairs[0, 0] == pytest.approx(1.0) and pairs.get((0, 1), 0) < pairs[0, 0]


def test_a_clause_in_another_place_has_moved() -> None:
    texts = [
        "乙方应于九月底前将全部书架送至甲方指定地点",
        "甲方验收合格后一次性支付全部合同价款给乙方",
        "因本合同发生的争议向甲方所在地法院起诉解决",
    ]
    a = [unit(n, f"{n}.", text) for n, text in enumerate(texts)]
    b = [unit(n, f"{n}.", text) for n, text in enumerate([texts[2], *texts[:2]])]
    found = align(a, b, [tokens(one.text) for one in a], [tokens(one.text) for one in b])
    assert {(one.a, one.b): one.moved for one in found} == {((0,), (1,)): False, ((1,), (2,)): False, ((2,), (0,)): True}


def test_references_follow_the_new_numbers_or_are_noted() -> None:
    a, b = [unit(0, "第三条", "验收"), unit(1, "第四条", "付款")], [unit(0, "第四条", "验收"), unit(1, "第五条", "付款")]
    numbers = renumbered(a, b, [Match((0,), (0,)), Match((1,), (1,))])
    assert numbers == {3: 4, 4: 5}
    pieces, notes = settle([Piece("changed", "第三条", "第四条", ("reference",))], numbers)
    assert pieces[0].kind == "cosmetic" and notes == ()
    pieces, notes = settle([Piece("same", "按第三条执行", "按第三条执行")], numbers)
    assert pieces[0].kind == "same" and notes == (Stale("第三条", 3, 4),)
    assert renumbered(a, b, [Match((0,), (0,)), Match((0,), (1,))]) == {}, "one number for two clauses"


def test_whole_lines_in_another_place_are_no_change() -> None:
    gone, come = Piece("changed", "开户行：青溪银行\n", ""), Piece("changed", "", "开户行：青溪银行\n")
    assert [[one.kind for one in block] for block in shifted([[gone], [come]])] == [["moved"], ["moved"]]
    assert [[one.kind for one in block] for block in shifted([[gone]])] == [["changed"]]


def test_terms_of_a_record() -> None:
    record = {
        "text": "预付30%。余款验收后60日内支付。",
        "fields": {
            "tax_rate": {"value": "0.13"},
            "total_amount": {"value": "1000.00"},
            "warranty_duration": {"value": {"count": 2, "unit": "year"}},
            "acceptance_days": {"value": 7, "text": "7个工作日"},
        },
        "payments": [
            {"kind": "advance", "percent": "0.3", "text": "预付30%", "start": 0, "end": 5},
            {"kind": "acceptance", "percent": "0.7", "due_days": 60, "due_day_kind": "calendar"},
        ],
    }
    readers = (rate("tax_rate"), sum_of("total_amount"), duration("warranty_duration"), acceptance, split, advance, days)
    said = [read(record, CHINESE) for read in readers]
    assert all(one is not None for one in said)
    tax, total, warranty, accepted, parts, paid, due = said
    assert tax.shown == "13%" and total.number == Decimal("1000.00") and warranty.number == 24  # type: ignore[union-attr]
    assert accepted.unit == "working_day" and parts.key == "30%+70%" and paid.shown == "30%" and due.number == 60  # type: ignore[union-attr]
    assert advance({"payments": [{"kind": "advance", "amount": "5"}]}, CHINESE) is None, "an advance without a share"
    assert rate("tax_rate")({}, CHINESE) is None


def test_where_a_value_stands_and_how_it_is_said() -> None:
    text = "第一条。合同总价为1000元，含税。第二条。"
    row = {"text": "1000元", "start": text.index("1000"), "end": text.index("1000") + 5, "confidence": 0.5}
    assert where(row, {"text": text}) == {"quote": "合同总价为1000元，含税", "page": None, "clause": "", "unsure": True}
    assert spoken("payments", "percent", "0.3") == "30%" and spoken("payments", "amount", "1000") == "1,000.00元"
    assert spoken("payments", "triggers", []) == ""
