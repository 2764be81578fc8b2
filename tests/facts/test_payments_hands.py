"""Payments in further hands: forms of technical contracts, rests nobody can work out, sums each time, marks of an assessment."""

from __future__ import annotations

import pytest
from test_payments import examine

from extract.pipeline import examine_bytes

Row = tuple[str | None, str | None, int | None]
BARE = "采购合同\n甲方：青禾市图书馆\n乙方：远澜科技有限公司\n"


def _rows(terms: str, front: str | None = None) -> list[Row]:
    """`(percent, amount, days)` of each row."""
    record = (examine(terms) if front is None else examine_bytes(f"{front}{terms}\n".encode(), "draft.txt")).record
    return [
        (None if p.percent is None else str(p.percent), None if p.amount is None else str(p.amount), p.due_days) for p in record.payments
    ]


@pytest.mark.parametrize(
    ("terms", "rows"),
    [
        (
            "二、支付方式和时间如下：\n（1）30万元，时间：合同生效后10日内；\n（2）50万元，时间：中试完成后；\n"
            "（3）20万元，时间：验收通过后30日内。",
            [(None, "300000.00", 10), (None, "500000.00", None), (None, "200000.00", 30)],
        ),
        (
            "二、付款方式\n初稿提交后5日内支付50万元，余50万元在报告备案后5日内一次付清。",
            [(None, "500000.00", 5), (None, "500000.00", 5)],
        ),
        (
            "二、经费拨付：签订后拨付总额的40%；任务过半拨付40%；其余经费待任务完成并考核后据实结算。",
            [("0.4", "400000.00", None), ("0.4", "400000.00", None), (None, None, None)],
        ),
        (
            "二、付款方式\n出具初稿后支付50%；定稿归档后七日内付清剩余咨询费。",
            [("0.5", "500000.00", None), ("0.5", "500000.00", 7)],
        ),
        (
            "二、付款方式\n栽植完工后付60%，养护满一年成活率达95%付30%，养护期满移交后付清。",
            [("0.6", "600000.00", None), ("0.3", "300000.00", None), ("0.1", "100000.00", None)],
        ),
        (
            "二、付款进度表\n次序\t占总费用%\t付费额（万元）\t时间\n第一次\t30\t30\t签订后七日内\n第二次\t70\t70\t批准后",
            [(None, "300000.00", 7), (None, "700000.00", None)],
        ),
        (
            "二、付款方式\n发包人开工后7日内支付合同价30%的预付款。\n承包人收到预付款后按30%比例向农民工专户拨付人工费。",
            [("0.3", "300000.00", 7)],
        ),
        (
            "二、养护经费支付\n养护经费按季考核拨付，其中基本养护费占80%，考核养护费占20%。\n乙方提供票据，甲方在15个工作日内拨付到位。",
            [(None, None, 15)],
        ),
        (
            "二、付款：启动后支付40%，即40万元；终验后支付60%，即60万元；均在收到发票后10个工作日内。",
            [("0.4", "400000.00", 10), ("0.6", "600000.00", 10)],
        ),
        (
            "二、结算方式：合同签订后预付20%，之后每加工完成25%的卷数支付20%，验收合格后付清余款。",
            [("0.2", "200000.00", None), ("0.2", "200000.00", None)],
        ),
    ],
)
def test_wording(terms: str, rows: list[Row]) -> None:
    assert _rows(terms) == rows


@pytest.mark.parametrize(
    ("terms", "rows"),
    [
        (
            "一、监理费暂定50万元，最终以审定的建安费乘以1.4%结算。\n二、付款\n签约后14日内支付暂定价的20%，计10万元；\n"
            "审计后28日内付清全部剩余监理费。",
            [("0.2", "100000.00", 14), (None, None, 28)],
        ),
        (
            "一、维保费：每年60万元，三年共180万元。\n二、付款：每维保年度分两次付款，每满六个月，乙方开具300,000元发票，甲方收到发票后60日内付款。",
            [(None, "300000.00", 60)],
        ),
        (
            "一、最高限价300万元/年，按实际用量结算。\n二、费用支付\n1.合同签订后15日内，甲方预付最高限价的20%（600,000元）；\n"
            "2.甲方核定上半年费用，扣除预付款后支付差额；\n3.2025年12月20日前，甲方按核定的全年费用支付剩余款项。",
            [("0.2", "600000.00", 15), (None, None, None), (None, None, None)],
        ),
    ],
)
def test_what_the_price_leaves_open_has_no_sum(terms: str, rows: list[Row]) -> None:
    assert _rows(terms, BARE) == rows
