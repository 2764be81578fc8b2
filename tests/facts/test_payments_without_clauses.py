"""Terms of payment where no clause is numbered, under one article only, or headed by the name of an instalment."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.pipeline import examine_bytes

FRONT = "展陈设备采购合同\n甲方：青屿市博物馆\n乙方：木石展陈有限公司\n"
Row = tuple[str | None, str | None, int | None, str | None]

CASES: dict[str, tuple[str, list[Row]]] = {
    "a heading without a number": (
        "合同总额18万元。\n付款方式\n2025年4月30日前付三成，2025年8月31日前付七成。",
        [("0.3", "54000.00", None, "2025-04-30"), ("0.7", "126000.00", None, "2025-08-31")],
    ),
    "the whole in one sentence": (
        "合同总价：68,000.00元\n展柜全部送达，验收通过，且乙方开来发票，二十个工作日内甲方一笔付清。",
        [("1", "68000.00", 20, None)],
    ),
    "a list under a head with a colon": (
        "费用为10万元。付款安排：\n第一期    合同签订后    3万元\n第二期    成果评审通过后    7万元",
        [(None, "30000.00", None, None), (None, "70000.00", None, None)],
    ),
    "one article that is not the first": (
        "合同总价90万元。\n九、付款。下列各期款项，均在条件满足且甲方收到发票后15个工作日内支付：\n"
        "（一）首期款40%，条件：合同签署；\n（二）末期款60%，条件：服务期满验收合格。",
        [("0.4", "360000.00", 15, None), ("0.6", "540000.00", 15, None)],
    ),
    "sums by date, digits of full width": (
        "三、费用：两年合计人民币600000元。\n四、缴付日期与数额——\n①２０２５年３月１日以前，２０万元；\n②余款４０万元，２０２６年２月２０日以前付清。",
        [(None, "200000.00", None, "2025-03-01"), (None, "400000.00", None, "2026-02-20")],
    ),
    "two dates for one sum": (
        "租金每年10万元，半年一付，2025年5月1日、2025年11月1日前各付50000元。",
        [(None, "50000.00", None, "2025-05-01"), (None, "50000.00", None, "2025-11-01")],
    ),
    "a clause for each instalment": (
        "4. 报酬\n4.1 总额\n4.1.1 咨询报酬为人民币400,000.00元。\n4.2 首期款\n"
        "4.2.1 金额：报酬总额之60%，即人民币240,000.00元。\n"
        "4.2.2 条件：本合同已生效。\n4.2.3 时间：条件成就之日起10个工作日内。\n4.3 尾款\n"
        "4.3.1 金额：报酬总额之40%，即人民币160,000.00元。\n"
        "4.3.2 条件：成果已经甲方验收。",
        [("0.6", "240000.00", 10, None), ("0.4", "160000.00", None, None)],
    ),
    "a guarantee for the advance has days of its own": (
        "14.2 预付款\n14.2.1 支付：合同价的20%，开工令发出后60天内付。\n14.2.2 预付款担保：扣清后12个工作日内退还担保。",
        [("0.2", None, 60, None)],
    ),
    "what discounts take off is not paid": (
        "合同金额：人民币194,600.00元\n付款条款：货到检验合格、卖方提交发票后，挂账75天，到期一次性支付合同全款。\n"
        "现金折扣：买方提前至挂账30天内付款的，按合同金额的1.5%扣减。",
        [("1", "194600.00", 75, None)],
    ),
    "a recovery is no instalment": (
        "12.2 预付款\n12.2.1 比例：签约合同价的20%，开工前支付。\n12.2.2 扣回：自第一次支付进度款起，分3次等额扣回。",
        [("0.2", None, None, None)],
    ),
    "what is kept for the marks of the year": (
        "第三条 月服务费10万元，每月支付月服务费的90%，即9万元，甲方在收到发票后15日内付清。\n第四条 其余10%留作年度考核金。"
        "年终考核合格的，在报告签发后20个工作日内一次性支付。",
        [("0.9", "90000.00", 15, None), ("0.1", None, 20, None)],
    ),
    "the option chosen stands above the list": (
        "合同价：人民币40万元\n付款方式，双方选定以下第二种：\n1.签约后5日内付30%，验收后付70%。\n2.验收合格后15个工作日内付95%，余5%作为质保金，一年后付清。",
        [("0.95", "380000.00", 15, None), ("0.05", "20000.00", None, None)],
    ),
    "a proportion": (
        "费用共15万元，支付比例为2:8，分别在合同签订后、取得批复后支付。",
        [("0.2", "30000.00", None, None), ("0.8", "120000.00", None, None)],
    ),
    "the price of a unit is no instalment": (
        "年租金48000元，每季度首月10日前付12000元。水电费由甲方按表自付，每度0.8元。",
        [(None, "12000.00", None, None)],
    ),
    "a deposit given back at once": (
        "第七条 结算\n1、每月底双方核对当月金额，无误后乙方开具发票。\n2、甲方在收到发票之日起三十日历天内支付上月货款。\n"
        "3、当月货款中扣留5%作为质量押金，学期末一次退还。",
        [(None, None, 30, None)],
    ),
    "how far a mark falls short": (
        "开班前3日付总额30%；结业并出具总结报告的，付70%，满意度每低1%扣1000元。",
        [("0.3", None, None, None), ("0.7", None, None, None)],
    ),
    "another person's money": (
        "乙方签约时交纳履约保证金5万元，期满后10个工作日内无息退还。\n乙方每月15日前支付上月工资，不得拖欠。",
        [],
    ),
}


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


@pytest.mark.parametrize(("terms", "rows"), CASES.values(), ids=CASES)
def test_terms(terms: str, rows: list[Row]) -> None:
    found = examine_bytes((FRONT + terms).encode(), "a.txt").record.payments
    assert [(_text(p.percent), _text(p.amount), p.due_days, p.due_on) for p in found] == rows


def test_rows_of_a_list_whose_columns_stand_between_blanks_stay_apart() -> None:
    text = FRONT + (
        "六、开发费60万元，按下述节点拨付：\n节点一　方案通过专家评审　　拨付12万元\n节点二　系统上线　　　　　　拨付48万元\n"
        "乙方应在节点达成后备齐发票，甲方7个工作日内审核并拨付。"
    )
    found = examine_bytes(text.encode(), "a.txt").record.payments
    assert [(str(p.amount), p.due_days, p.due_day_kind) for p in found] == [("120000.00", 7, "working"), ("480000.00", 7, "working")]
