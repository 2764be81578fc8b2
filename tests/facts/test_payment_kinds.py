"""Kinds of terms that other drafters use: tenths, products, ranges, what is kept back, parts told twice, no numbers."""

from __future__ import annotations

import pytest
from test_payments import examine

from extract.pipeline import examine_bytes
from extract.record import Payment

Row = tuple[str | None, str | None, str | None]


def brief(rows: list[Payment]) -> list[Row]:
    """`(percent, amount, base)` of each row."""
    return [(None if p.percent is None else str(p.percent), None if p.amount is None else str(p.amount), p.base) for p in rows]


CASES = {
    "tenths": (
        "六、付款方式\n签约后先付2.5成货款，完工验收后付七成，余半成留作质保金，满一年退还。",
        [("0.25", "250000.00", "contract_total"), ("0.7", "700000.00", "contract_total"), ("0.05", "50000.00", "contract_total")],
    ),
    "the name of an instalment between a share and its sum": (
        "六、付款方式\n合同签订后30日内支付合同总价的30%作为预付款，即300,000元；验收后支付70%。",
        [("0.3", "300000.00", "contract_total"), ("0.7", "700000.00", "contract_total")],
    ),
    "the sum of a share up to which is paid": (
        "六、付款方式\n1、签订后支付30%，即300,000元；\n2、验收合格后付至80%，即人民币800,000元；\n3、审计后付至100%（即再支付200,000元）。",
        [("0.3", "300000.00", "contract_total"), ("0.5", "500000.00", "contract_total"), ("0.2", "200000.00", "contract_total")],
    ),
    "the base is a product": (
        "六、付款方式\n预付款的比例为：（建安工程费-暂列金额-安全文明施工费）*30%。",
        [("0.3", None, "other")],
    ),
    "kept back in the clause on guarantees": (
        "六、付款方式\n验收合格后支付合同总价的97%。\n七、质量保证金\n剩余3%作为质量保证金，缺陷责任期满后14天内无息返还。",
        [("0.97", "970000.00", "contract_total"), ("0.03", "30000.00", "contract_total")],
    ),
    "handed over, not kept back": (
        "六、付款方式\n验收合格后支付合同总价的100%。\n七、质量保证金\n乙方应缴纳合同总价的3%作为质量保证金，质保期满后返还。",
        [("1", "1000000.00", "contract_total")],
    ),
    "a bank's guarantee is no instalment": (
        "六、付款方式\n1、签订后乙方提交合同金额10%的履约保函。\n2、验收合格后付清全部货款。",
        [("1", "1000000.00", "contract_total")],
    ),
    "shares of one part, then of another": (
        "二、价款构成\n设备款：600,000元；设计费：400,000元。\n六、付款方式\n1、设备款：签约后支付设备款的50%，到货后付至设备款的100%。\n"
        "2、设计费：初步设计批复后支付设计费的50%，竣工后支付设计费的50%。",
        [("0.5", "300000.00", "other"), ("0.5", "300000.00", "other"), ("0.5", "200000.00", "other"), ("0.5", "200000.00", "other")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("terms", "rows"), CASES.values(), ids=CASES.keys())
def test_rows(terms: str, rows: list[Row]) -> None:
    assert brief(examine(terms).record.payments) == rows


def test_a_share_between_two_bounds_has_no_value() -> None:
    first, second = examine("六、付款方式\n每月按当月完成工程量的70%-80%支付；竣工验收后付至合同价的90%。").record.payments
    assert (first.percent, first.amount, first.base, first.others) == (None, None, "completed_work", ["0.7", "0.8"])
    assert "malformed" in first.flags and first.text.startswith("每月")
    assert str(second.percent) == "0.9"


def test_a_contract_without_numbers() -> None:
    text = (
        "采购合同\n采购单位：青禾市图书馆\n供货单位：远澜科技有限公司\n合同金额：人民币（大写）柒拾贰万元整，（小写）720,000.00元。\n"
        "结算方式：货到验收合格后支付至合同总金额的95%，余5%质保金一年后无息支付。\n"
    )
    rows = examine_bytes(text.encode(), "d.txt").record.payments
    assert brief(rows) == [("0.95", "684000.00", "contract_total"), ("0.05", "36000.00", "contract_total")]
