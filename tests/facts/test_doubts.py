"""Errors of recognition are not passed on as facts: nothing that may be wrong is sure, and nothing is repaired."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from scan_helpers import box_of, record_of, scan, seal_on

from extract.facts.doubts.assemble import with_doubts
from extract.ingest import read_bytes
from extract.model import Document, Place, Seal
from extract.record import SURE, Amount, Record

HEAD = "设备采购合同\n合同编号：YL-2025-018\n甲方：云岭市图书馆\n乙方：云岭市海棠设备有限公司\n"


def _record(text: str, weak: dict[str, float] | None = None) -> Record:
    return record_of(scan(HEAD + text, weak))


def _amount(record: Record, value: str) -> Amount:
    return next(row for row in record.amounts if row.value == Decimal(value))


def _unread(row: Amount) -> bool:
    """Written, and not to be read whole: no value is made of a part."""
    return row.value is None and "malformed" in row.flags


def test_words_confirm_a_figure_whatever_its_score() -> None:
    text = "合同总价为人民币壹佰壹拾玖万贰仟元整（¥1192000.00元）。"
    record = _record(text, {"1192000.00": 0.5})
    total = record.fields.total_amount
    assert total is not None and total.value == Decimal("1192000.00")
    assert total.flags == [] and total.confidence >= SURE
    assert _amount(record, "1192000.00").confidence >= SURE


def test_grouped_figures_that_are_well_recognised_are_sure_and_plain_ones_are_not() -> None:
    record = _record("合同总价为36,800.00元。\n乙方应提交履约保证金1840.00元。")
    assert _amount(record, "36800.00").confidence >= SURE
    bond = _amount(record, "1840.00")
    assert bond.confidence == 0.85 and bond.flags == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("¥1.192.000.00元", "1.19"),
        ("¥36.000元", "36.00"),
        ("¥1,192.000.00元", None),
        ("¥36.000.00元", None),
        ("¥1,19,2000元", None),
        ("¥1,192,O00.00元", None),
    ],
)
def test_separators_that_cannot_be_right_are_never_sure(written: str, value: str | None) -> None:
    """The comma of thousands is read as a point: what a rule makes of that is kept and doubted."""
    record = _record(f"合同总价为{written}。")
    for row in record.amounts:
        assert row.confidence <= 0.4 and (row.flags == ["check_failed"] or _unread(row))
    if record.fields.total_amount is not None:
        assert record.fields.total_amount.confidence <= 0.4
        assert any("分隔符或数位可疑" in warning for warning in record.source.warnings)
    if value is not None:
        assert record.fields.total_amount is not None


def test_figures_and_words_that_differ_by_a_glyph() -> None:
    record = _record("合同总价为人民币壹佰壹拾玖万贰仟元整（¥1,792,000.00元）。")
    total, words = record.fields.total_amount, record.fields.total_amount_words
    assert total is not None and words is not None
    assert (total.value, words.value) == (Decimal("1792000.00"), Decimal("1192000.00"))  # as read
    for fact in (total, words, *record.amounts):
        assert fact.flags == ["words_disagree"] and fact.confidence < 0.5
    (warning,) = [w for w in record.source.warnings if "按原样保留" in w]
    assert "1792000.00" in warning and "1192000.00" in warning and "7与1" in warning


def test_words_cut_off_by_a_character_that_was_not_recognised() -> None:
    """柒 read as 染: what follows it is a sum of its own."""
    record = _record("合同总价为人民币染拾贰万元整。")
    for row in record.amounts:
        assert row.confidence <= 0.4 and (row.flags == ["check_failed"] or _unread(row))
    total = record.fields.total_amount
    assert total is None or total.confidence <= 0.4


def test_weak_digits_lower_the_confidence() -> None:
    record = _record("合同总价为36,800.00元。", {"8": 0.7, "36,800": 0.7})
    total = record.fields.total_amount
    assert total is not None
    assert total.flags == ["low_score"] and total.confidence <= 0.6


def test_weak_separators_of_a_grouped_figure_do_not_matter() -> None:
    document = scan(HEAD + "合同总价为36,800.00元。")
    assert document.scores is not None
    at = document.text.index("36,800") + 2
    document.scores[at] = 0.3
    total = record_of(document).fields.total_amount
    assert total is not None and total.flags == [] and total.confidence >= SURE


def test_arithmetic_from_a_total_in_words_confirms_instalments() -> None:
    text = (
        "一、合同总价为人民币叁拾陆万捌仟元整（¥368000.00元）。\n二、付款方式\n"
        "1、合同签订后10个工作日内支付合同总价的30%，即110400.00元。\n2、验收合格后支付合同总价的70%，即257500.00元。\n"
    )
    record = _record(text)
    right, wrong = _amount(record, "110400.00"), _amount(record, "257500.00")
    assert right.confidence >= SURE
    assert wrong.confidence <= 0.85  # 70 % is 257,600: nothing confirms it


def test_a_value_under_a_seal() -> None:
    document = scan(HEAD + "合同总价为人民币叁拾陆万捌仟元整（¥368,000.00元）。\n乙方账号：4000012300456007890")
    record = record_of(seal_on(document, "4000012300"))
    supplier = next(party for party in record.parties if party.role == "supplier")
    assert supplier.account is not None
    assert supplier.account.flags == ["near_seal"] and supplier.account.confidence <= 0.7
    assert record.fields.total_amount is not None and record.fields.total_amount.flags == []
    (warning,) = [w for w in record.source.warnings if "印章" in w]
    assert warning.startswith("第1页") and "银行账号" in warning


@pytest.mark.parametrize(("shape", "flags"), [("square", ["near_seal"]), ("round", [])])
def test_the_corner_of_a_round_seal_is_empty(shape: str, flags: list[str]) -> None:
    document = scan(HEAD + "乙方账号：4000012300456007890")
    account = box_of(document, "4000012300456007890")
    # The account ends within the upper left corner of the seal's box.
    place = Place(1, account.x1 - 10, account.top, account.x1 + 190, account.top + 200)
    record = record_of(replace(document, seals=(Seal(place, "red", shape),)))
    supplier = next(party for party in record.parties if party.role == "supplier")
    assert supplier.account is not None and supplier.account.flags == flags


def test_what_a_seal_has_wiped_out_between_two_characters() -> None:
    """The lost characters leave a gap; the seal touches neither of its neighbours."""
    document = scan(HEAD + "乙方账号：4000012300456007890")
    boxes = document.boxes
    assert boxes is not None
    at = document.text.index("4000012300") + 10
    for i in range(at, at + 9):
        boxes[4 * i] += 60
        boxes[4 * i + 2] += 60
    left = boxes[4 * at - 2]
    place = Place(1, left + 15, boxes[4 * at + 1] - 5, left + 45, boxes[4 * at + 3] + 5)
    record = record_of(replace(document, seals=(Seal(place, "red", "round"),)))
    supplier = next(party for party in record.parties if party.role == "supplier")
    assert supplier.account is not None and supplier.account.flags == ["near_seal"]


@pytest.mark.parametrize(
    ("line", "weak", "flags"),
    [
        ("乙方账号：4000012300456007890", {}, []),
        ("乙方账号：4000012300456007890", {"456": 0.6}, ["low_score"]),
        ("乙方电话：0871-5550160", {"5550": 0.5}, ["low_score"]),
    ],
)
def test_codes_go_by_their_weakest_character(line: str, weak: dict[str, float], flags: list[str]) -> None:
    record = _record(line, weak)
    supplier = next(party for party in record.parties if party.role == "supplier")
    fact = supplier.account or supplier.phone
    assert fact is not None and fact.flags == flags


def test_a_credit_code_is_held_by_its_check_character() -> None:
    record = _record("乙方统一社会信用代码：91999999MA00TE5T1C", {"MA00": 0.6})
    supplier = next(party for party in record.parties if party.role == "supplier")
    assert supplier.uscc is not None
    assert supplier.uscc.flags == [] and supplier.uscc.confidence <= 0.85


def test_letters_among_the_digits_of_a_number() -> None:
    document = scan("设备采购合同\n合同编号：YL-2O25-018\n甲方：云岭市图书馆\n乙方：云岭市海棠设备有限公司\n")
    number = record_of(document).fields.number
    assert number is not None and number.value == "YL-2O25-018"
    assert number.flags == ["check_failed"] and number.confidence <= 0.4


def test_a_name_that_stands_twice_was_read_twice() -> None:
    weak = {"云岭市图书馆": 0.5}
    once = _record("", weak).parties[0].name
    twice = _record("甲方（盖章）：云岭市图书馆", weak).parties[0].name
    assert once is not None and once.flags == ["low_score"]
    assert twice is not None and twice.flags == []


def test_rates_with_a_lost_point() -> None:
    record = _record("乙方逾期交货的，每日按合同总价的05%支付违约金。\n")
    assert all(row.flags == ["check_failed"] for row in record.penalties if row.rate is not None)


def test_a_text_layer_is_left_alone_but_for_words_that_differ() -> None:
    text = HEAD + "合同总价为人民币壹拾柒万柒仟元整（¥170.000元）。\n乙方应提交履约保证金1.192.000.00元。"
    plain = read_bytes(text.encode(), "a.txt")
    record = record_of(plain)
    # What a reader of figures puts right (points for commas) is told whatever it was read from.
    assert {flag for row in record.amounts for flag in row.flags} <= {"words_disagree", "check_failed"}
    assert not any("识别" in warning or "核对原件" in warning for warning in record.source.warnings)


def test_nothing_of_the_record_that_is_given_changes() -> None:
    document = scan(HEAD + "合同总价为36.800元。", {"图书馆": 0.3})
    record = record_of(document)
    before = record.model_dump_json()
    again = with_doubts(document, record)
    assert record.model_dump_json() == before
    assert again.to_json()["fields"]["total_amount"] == record.to_json()["fields"]["total_amount"]


def test_values_stay_as_read() -> None:
    """The same text with and without scores gives the same values; only what is said of them differs."""
    document = scan(HEAD + "合同总价为人民币壹佰万元整（¥1.000.000元）。\n乙方电话：0871-5550160", {"555": 0.2})
    scanned, typed = record_of(document), record_of(replace(document, scores=None))

    def values(record: Record) -> list[object]:
        return [row.value for row in record.amounts] + [
            fact["value"] for fact in record.fields.model_dump().values() if fact is not None
        ]

    assert values(scanned) == values(typed)
    assert isinstance(document, Document)


@pytest.mark.parametrize(
    ("elsewhere", "flags"),
    [
        ("云岭市图书馆应按约付款。", []),
        ("云岭市区图书馆", []),  # a writer's own way
        ("云岭市图书棺应按约付款。云岭市图书棺", ["check_failed"]),
        ("云岭图书馆", []),
        ("云岭市圖馆", ["check_failed"]),
        ("", []),
    ],
)
def test_a_name_that_reads_otherwise_elsewhere(elsewhere: str, flags: list[str]) -> None:
    record = _record("甲方的义务\n" + elsewhere)
    buyer = record.parties[0].name
    assert buyer is not None and buyer.value == "云岭市图书馆"
    assert buyer.flags == flags
    assert any("又作" in warning for warning in record.source.warnings) == bool(flags)


def test_a_sum_whose_point_became_a_space() -> None:
    record = _record("合同总价为¥6,828,047 65元。")
    assert record.amounts and all(row.flags == ["check_failed"] or _unread(row) for row in record.amounts)


def test_the_sign_of_a_rate_counts_like_a_digit() -> None:
    text = "七、违约责任\n1、乙方逾期交货的，每逾期一日按合同总价的0.5%支付违约金。\n"
    sure, unsure = _record(text).penalties, _record(text, {"%": 0.5}).penalties
    assert [row.flags for row in sure] == [[]] and sure[0].confidence == 0.85  # ‰ is often read as %
    assert [row.flags for row in unsure] == [["low_score"]] and unsure[0].confidence <= 0.6
    assert sure[0].rate == unsure[0].rate


BLOCKS = (
    "设备采购合同\n合同编号：YL-2025-018\n委托单位：云岭市图书馆\n服务单位：云岭市海棠设备有限公司\n"
    "甲方：云岭市图书馆\n地址：云岭市书院路1号\n电话：0871-5550160\n传真：0871-5550161\n"
    "{heading}\n电话：0872-5550177\n传真：0872-5550178\n开户银行：示范银行海棠支行\n账号：4000012300456007890\n"
)


@pytest.mark.parametrize(("heading", "lost"), [("乙方：云岭市海棠设备有限公司", False), ("云岭海没备有", True)])
def test_details_behind_a_heading_that_was_not_recognised(heading: str, lost: bool) -> None:
    record = record_of(scan(BLOCKS.format(heading=heading)))
    holders = [party for party in record.parties if party.account is not None]
    if not lost:
        assert [party.role for party in holders] == ["supplier"]
        assert holders[0].account is not None and holders[0].account.flags == []
    for party in holders if lost else ():  # nobody's for sure
        assert party.account is not None and party.account.confidence < 0.5 and party.account.flags
    address = record.parties[0].address  # stands above the lost heading; left out rather than given to the wrong side
    assert (address is None) == lost or (address is not None and address.flags == [])
