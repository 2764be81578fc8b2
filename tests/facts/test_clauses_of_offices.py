"""Single clauses in a little frame, as small offices draft them. All names and figures are invented."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.pipeline import Examination, examine_bytes

HEAD = "服务合同\n甲方：青禾市图书馆\n乙方：远澜科技有限公司\n"


def examine(clauses: str) -> Examination:
    return examine_bytes(f"{HEAD}{clauses}\n".encode(), "draft.txt")


def payments(clauses: str) -> list[tuple[str | None, str | None, int | None]]:
    """`(share or sum, kind, days)` of each instalment."""
    rows = examine(clauses).record.payments
    told = [(p.percent if p.percent is not None else p.amount, p) for p in rows]
    return [(None if value is None else str(value), p.kind, p.due_days) for value, p in told]


@pytest.mark.parametrize(
    ("clauses", "rows"),
    [
        pytest.param(
            "十二、进度款\n监理签认后21天内，甲方支付当月完成产值的65%，其中15%拨入农民工工资专用账户。",
            [("0.65", "progress", 21)],
            id="a part of the share goes into the account for wages",
        ),
        pytest.param(
            "十二、工程款\n12.1 监理签认后21天内，甲方支付当月完成产值的65%。\n"
            "12.2 完工验收后付至合同价的92%，余款留作质保金，一年后退还。",
            [("0.65", "progress", 21), ("0.92", "acceptance", None), ("0.08", "retention", None)],
            id="the rest behind a cumulative share leaves the monthly payments out of account",
        ),
        pytest.param(
            "第八条 运费\n乙方每月末报送里程单，甲方核对后，于次月20日前结付上月运费。",
            [(None, "periodic", None)],
            id="a day of the next month under any heading",
        ),
        pytest.param(
            "（四）服务费：每名讲解员每月3,900元，派驻10名，月服务费39,000元，甲方于次月8日前凭票转账。",
            [("39000.00", "periodic", None)],
            id="the price of a head is not that of the month",
        ),
        pytest.param(
            "1. 演出费：每场7,200元；每场结束并开具发票后，甲方在12天内付清该场费用。",
            [("7200.00", "periodic", 12)],
            id="each show has its price",
        ),
        pytest.param(
            "四、付款\n提交初步成果之日起12日内付40%；成果通过质检并归档后18日内付清。",
            [("0.4", "milestone", 12), ("0.6", "final", 18)],
            id="the sentence behind pays the rest",
        ),
        pytest.param("二、定做时付一半，装好验收后付另一半。", [("0.5", "milestone", None), ("0.5", "final", None)], id="two halves"),
        pytest.param("七、人员\n乙方应于每月10日前支付员工工资。", [], id="wages that the supplier pays its people"),
        pytest.param("七、其他\n甲方取消场次的，应支付该场费用的40%作为补偿。", [], id="a compensation"),
    ],
)
def test_instalments(clauses: str, rows: list[tuple[str | None, str | None, int | None]]) -> None:
    assert payments(clauses) == rows


def test_a_plan_in_plain_speech_under_no_heading() -> None:
    record = examine(
        "货款一共伍万元。签约当日付三成，送到装好再付五成，用满半年没有毛病的，把余下两成结清。\n"
        "乙方晚送一天，少收甲方150元。"
    ).record
    assert [(str(p.percent), str(p.amount)) for p in record.payments] == [("0.3", "15000.00"), ("0.5", "25000.00"), ("0.2", "10000.00")]
    assert record.fields.total_amount is not None and record.fields.total_amount.value == Decimal("50000.00")
    assert [(p.liable, p.trigger, p.amount) for p in record.penalties] == [("supplier", "late_delivery", Decimal("150.00"))]


def test_a_heading_that_the_outline_does_not_know() -> None:
    text = (
        "16 争端处理\n16.1 由青禾市人民法院管辖。\n17 价款的支付\n"
        "到货款：清点后七个工作日内，合同价的五成；验收款：验收后九个工作日内，合同价的五成。"
    )
    assert payments(text) == [("0.5", "milestone", 7), ("0.5", "acceptance", 9)]


def test_each_instalment_in_two_languages_is_one_row() -> None:
    text = (
        "6. 付款 Payment\n6.1 甲方于合同生效后十日内支付合同价款的40%。Party A shall pay 40% of the Contract Price within ten days.\n"
        "6.2 验收后三十日内支付其余60%。The remaining 60% shall be paid within thirty days after acceptance.\n"
    )
    assert payments(text) == [("0.4", "advance", 10), ("0.6", "final", 30)]


def test_a_premium_is_paid_at_once() -> None:
    text = "甲方（投保人）：青禾市财政局\n2．保险单签发后20日内，投保人一次付清保险费，逾期未付的，保险人不解除保险责任。"
    assert payments(text) == [("1", "lump_sum", 20)]


def test_the_price_of_one_show_is_no_total() -> None:
    assert examine("一、服务费：每场演出3,600元，据实结算。").record.fields.total_amount is None


@pytest.mark.parametrize(
    ("clauses", "method", "venue"),
    [
        ("9. 因本合同引起的纠纷，提交青禾市人民法院。", "litigation", "青禾市人民法院"),
        ("9. 争议处理：提交青禾仲裁委员会。", "arbitration", "青禾仲裁委员会"),
        ("9. 发生争议时，任何一方均可提请青禾仲裁委员会。", "arbitration", "青禾仲裁委员会"),
        ("9. 有矛盾先商量，说不拢就去青禾市法院打官司。", "litigation", "青禾市法院"),
        ("9. 乙方应执行青禾市人民法院的判决。", None, None),
    ],
)
def test_a_court_or_a_commission_that_ends_the_sentence(clauses: str, method: str | None, venue: str | None) -> None:
    fields = examine(clauses).record.fields
    assert (fields.dispute_method and fields.dispute_method.value) == method
    assert (fields.dispute_venue and fields.dispute_venue.value) == venue


@pytest.mark.parametrize(
    ("clause", "unit"),
    [
        ("7. 乙方每迟延提交阶段成果一日，扣减服务费总额的0.2%。", "day"),
        ("7. 乙方每推迟上线检索系统一个工作日，扣减服务费总额的0.2%。", "working_day"),
        ("7. 乙方每延误完成编目工作一周，扣减服务费总额的0.2%。", "week"),
    ],
)
def test_what_is_late_stands_between_each_and_the_day(clause: str, unit: str) -> None:
    (row,) = examine(clause).record.penalties
    assert (row.kind, row.rate, row.period_unit) == ("rate_per_period", Decimal("0.002"), unit)


def test_work_not_done_in_time_by_the_day() -> None:
    (row,) = examine("四、违约\n乙方不按时作业的，每拖一天扣800元。").record.penalties
    assert (row.trigger, row.amount, row.period_unit) == ("late_delivery", Decimal("800.00"), "day")


def test_a_premium_is_the_total_of_an_insurance() -> None:
    record = examine("1．按在馆人数计算，总保费￥36,000.00（叁万陆仟元整）。").record
    assert record.fields.total_amount is not None and record.fields.total_amount.value == Decimal("36000.00")
