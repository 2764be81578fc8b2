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
    "the label of the line says of what": (
        "二、价款构成\n设备购置费：600,000元；勘察设计费：400,000元。\n六、付款方式\n1、预付款额度：设备购置费的30%。\n"
        "2、勘察设计费：初步设计批复后支付至40%，施工图审查合格后支付至80%，竣工验收后支付至100%。",
        [("0.3", "180000.00", "other"), ("0.4", "160000.00", "other"), ("0.4", "160000.00", "other"), ("0.2", "80000.00", "other")],
    ),
    "a form with boxes": (
        "六、付款方式\n2.1 支付方式：□一次性支付　☑分期支付\n2.2 预付款：☑有　□无。预付款支付比例：合同金额的40%。\n"
        "2.3 进度款：□有　☑无。\n2.4 尾款：支付比例：合同金额的60%，支付条件：验收合格后10个工作日内。",
        [("0.4", "400000.00", "contract_total"), ("0.6", "600000.00", "contract_total")],
    ),
    "the share stands in a cell of its own": (
        "六、付款方式\n次数\t支付时间\t支付比例\t支付金额（元）\n首付款\t签订后7天内\t20%\t200,000.00\n"
        "第二次付款\t工程完成50%\t80%\t800,000.00",
        [("0.2", "200000.00", "contract_total"), ("0.8", "800000.00", "contract_total")],
    ),
    "marks of an assessment": (
        "六、付款方式\n服务费按季度支付，每季度服务费250,000元，考核95分以上支付100%，90-95分支付95%，90分以下支付90%。",
        [(None, "250000.00", None)],
    ),
    "joined by commas of a list": (
        "六、付款方式\n即签约后支付30%、中期验收后40%、终验后30%。",
        [("0.3", "300000.00", "contract_total"), ("0.4", "400000.00", "contract_total"), ("0.3", "300000.00", "contract_total")],
    ),
    "paid off, without a word for the rest": (
        "六、付款方式\n设备安装完毕后付至合同总价的80%，验收合格后付清。",
        [("0.8", "800000.00", "contract_total"), ("0.2", "200000.00", "contract_total")],
    ),
    "an advance set off against what is paid each month": (
        "六、付款方式\n1. 服务费按月结付，每月服务费100,000元，甲方收到发票后10个工作日内支付。\n"
        "2. 合同签订后支付合同总价的10%作为预付款，即100,000元，在前四个月服务费中平均抵扣。",
        [(None, "100000.00", None), ("0.1", "100000.00", "contract_total")],
    ),
    "shares of the stages stand in a table": (
        "二、工作安排\n里程碑\t内容\t付款比例\nM1\t调研\t40%\nM2\t上线\t60%\n六、付款方式\n"
        "1. M1完成并经甲方确认后15日内支付400,000元；\n2. M2上线后15日内支付600,000元。",
        [("0.4", "400000.00", "contract_total"), ("0.6", "600000.00", "contract_total")],
    ),
    "the share of each device": (
        "六、付款方式\n每台设备到场验收后支付该设备款的70%；全部验收合格后付至合同总价的95%。",
        [("0.7", None, "other"), ("0.95", None, "contract_total")],
    ),
    "what others bear is no instalment": (
        "六、付款方式\n核减额超过送审金额5%以上的部分，按3%由被审核单位承担，不在支付范围。\n乙方每延误一天，按服务费的0.5%减付。\n"
        "报告出具后支付合同总价的100%。",
        [("1", "1000000.00", "contract_total")],
    ),
    "both languages": (
        "六、付款方式\n90% of the total contract value shall be paid against the shipping documents. 合同总价的90%凭单据支付；"
        "其余10%在验收合格后30天内支付。",
        [("0.9", "900000.00", "contract_total"), ("0.1", "100000.00", "contract_total")],
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


def test_an_invoice_before_every_payment_is_said_once() -> None:
    rows = examine(
        "六、付款方式\n1、合同签订后支付50%；\n2、验收合格后支付50%。\n3、每次付款前乙方应先行提供合法有效的增值税发票。"
    ).record.payments
    assert [row.triggers for row in rows] == [["contract_signed", "invoice_received"], ["accepted", "invoice_received"]]


def test_the_days_of_a_bond_are_not_those_of_the_instalment_in_front() -> None:
    rows = examine("六、付款方式\n签订后支付50万元；服务完成后支付50万元；履约保证金于服务期满后30日内退还。").record.payments
    assert [(str(row.amount), row.due_days) for row in rows] == [("500000.00", None), ("500000.00", None)]


def test_the_price_of_one_year_is_no_total_of_several() -> None:
    text = "服务合同\n甲方：青禾市图书馆\n乙方：远澜科技有限公司\n一、费用\n年服务费1,152,000元，服务期{}。\n二、其他\n一式四份。\n"
    totals = [examine_bytes(text.format(n).encode(), "d.txt").record.fields.total_amount for n in ("二年", "一年")]
    assert totals[0] is None and totals[1] is not None


def test_the_return_of_the_guarantee_may_stand_in_another_clause() -> None:
    rows = examine(
        "六、付款方式\n验收合格后支付至合同总价的97%，其余3%作为质量保证金。\n七、质量保证金\n质量保证金于缺陷责任期满后28天内一次性无息返还。"
    ).record.payments
    assert (rows[-1].kind, rows[-1].triggers, rows[-1].due_days) == ("retention", ["warranty_expired"], 28)


def test_a_table_under_a_heading_that_the_outline_does_not_know() -> None:
    text = (
        "服务合同\n甲方：青禾市图书馆\n乙方：远澜科技有限公司\n2　服务内容与单价\n2.1　资源清单见附件。\n"
        "4　合同金额\n合同金额1,000,000.00元。\n5　付款\n期次\t时点\t比例\t金额（元）\n"
        "第一期\t合同签订后30日内\t40%\t400,000.00\n第二期\t服务期满考核合格后20个工作日内\t60%\t600,000.00\n"
        "5.1　乙方应于付款前7日提供发票。\n"
    )
    rows = examine_bytes(text.encode(), "d.txt").record.payments
    assert brief(rows) == [("0.4", "400000.00", "contract_total"), ("0.6", "600000.00", "contract_total")]


def test_a_rise_of_the_yearly_rent_is_no_instalment() -> None:
    rows = examine(
        "三、租金\n年租金330,000元，第二年起每年递增3%，即第二年339,900元。\n四、租金支付\n租金半年一付，先付后用。"
        "首期租金于签订合同并收到发票后15日内付清，计165,000元；以后每期在上一期届满前10日内支付。"
    ).record.payments
    assert "339900.00" not in [str(row.amount) for row in rows]
    assert str(rows[0].amount) == "165000.00" and rows[0].kind == "advance"


@pytest.mark.parametrize(
    ("terms", "amount"),
    [
        ("五、费用\n派驻20名，每人每月3,850元，月服务费77,000元。\n六、结算\n甲方收到发票后次月15日前支付。", "77000.00"),
        (
            "五、费用\n每席每月5,200元，共40席，据实结算，年度最高不超过2,496,000元。\n"
            "六、结算\n每季度结束后审核确认，收到发票之日起20日内付款。",
            None,
        ),
        ("五、租金\n每台每学期租金1,500元，每学期合计33,000元。\n六、支付\n每学期开学后30日内支付当学期租金。", "33000.00"),
    ],
)
def test_the_price_of_one_head_is_not_that_of_the_period(terms: str, amount: str | None) -> None:
    (row,) = examine(terms).record.payments
    assert (row.kind, None if row.amount is None else str(row.amount)) == ("periodic", amount)
