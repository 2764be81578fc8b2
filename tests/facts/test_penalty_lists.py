"""Penalties under a common head, in tables, without the word itself."""

from __future__ import annotations

import pytest
from penalty_helpers import brief, penalties_of

_CASES = {
    "a common head": (
        "出现下列情况，乙方应向甲方支付违约金：\n1、逾期交货的，每逾期一日，为合同总价的0.5%；\n2、擅自转包的，为合同总价的20%。",
        ["supplier late_delivery rate_per_period 0.005 contract_total 1day",
         "supplier subcontracting percent 0.2 contract_total"],
    ),
    "deductions of a list": (
        "乙方有下列情形之一的，甲方按以下标准扣除服务费：\n（1）未按时提交月报的，每次500元；\n（2）人员缺岗的，每人每天200元。",
        ["supplier late_delivery fixed 500.00 1occurrence", "supplier personnel fixed 200.00 1day"],
    ),
    "uniform": ("保洁员未着工装上岗的，每次扣50元。", ["supplier personnel fixed 50.00 1occurrence"]),
    "paid to the other side": (
        "项目经理每月在场时间不少于22天，每少一天向甲方支付2000元。\n设计失误造成返工的，另按返工费用的20%赔给甲方。",
        ["supplier personnel fixed 2000.00 1day", "supplier nonconformity percent 0.2 other"],
    ),
    "counted by the day, without a noun": (
        "乙方延期交货的，每拖延一天按未交设备价款的千分之三计付。\n甲方迟延付款的，每日按应付未付款的万分之二付给乙方，总计不超过欠款额的3%。",
        ["supplier late_delivery rate_per_period 0.003 overdue_delivery_value 1day",
         "buyer late_payment rate_per_period 0.0002 unpaid_amount 1day cap=0.03"],
    ),
    "a case and at once its price": (
        "发生安全生产责任事故的，每起10万元。\n合同终止后乙方应在7日内撤离，逾期一日支付占用费3000元。",
        ["supplier security_incident fixed 100000.00 1occurrence", "supplier late_delivery fixed 3000.00 1day"],
    ),
    "a share of the price given back": (
        "乙方提交的报告误差率超过5%的，退还该项目服务费的50%。", ["supplier nonconformity percent 0.5 other"],
    ),
    "a bound on all of them is no fine": (
        "乙方逾期竣工的，10天以内每天罚款2000元；累计罚款不超过合同价的5%。", ["supplier late_delivery fixed 2000.00 1day cap=0.05"],
    ),
    "owed to whom it names": (
        "乙方延期交货，每延期一日应付甲方合同金额千分之五的违约金。\n甲方延期付款的，每延期一日应付乙方应付款千分之五的违约金。",
        ["supplier late_delivery rate_per_period 0.005 contract_total 1day",
         "buyer late_payment rate_per_period 0.005 overdue_amount 1day"],
    ),
    "in plain words": (
        "晚一天完工罚1000元；设备以旧充新的，按该设备价款罚三倍。\n甲方不按时付款，一天按欠款的万分之五算利息。",
        ["supplier late_delivery fixed 1000.00 1day", "supplier nonconformity multiple 3 other",
         "buyer late_payment rate_per_period 0.0005 unpaid_amount 1day"],
    ),
    "of the rent of a day": (
        "乙方未按期腾退的，按日租金的200%支付占用费。\n因乙方提供的数据错误造成损失的，应退还服务费的两倍。",
        ["supplier late_delivery multiple 2 daily_fee", "supplier nonconformity multiple 2 service_fee"],
    ),
    "a further case behind one that was told": (
        "发生网络安全事件被通报的，每次付甲方合同金额5%的违约金；发生数据泄露的，付20%，甲方可同时解约。",
        ["supplier security_incident percent 0.05 contract_total 1occurrence", "supplier security_incident percent 0.2 contract_total"],
    ),
    "who terminates is not who pays": (
        "发生失泄密事件的，甲方立即解除合同，并处违约金50万元。\n擅自停服的，按停服天数每天支付合同金额的1%。",
        ["supplier confidentiality fixed 500000.00", "supplier non_performance rate_per_period 0.01 contract_total 1day"],
    ),
    "a formula is none": (
        "每季度实付额=基准×80%+基准×20%×考核得分率-扣款。得分率90%以上不扣款；低于90%的，每低1分扣5000元。",
        ["supplier nonconformity fixed 5000.00"],
    ),
    "months of fees kept back": (
        "因乙方责任发生安全事故的，一次性扣除三个月服务费，履约保证金不退。",
        ["supplier security_incident multiple 3 service_fee", "supplier security_incident full_base bond"],
    ),
    "a sum chosen in a form": (
        "承包人擅自分包的，按10000（5000～50000）元/次支付违约金。", ["supplier subcontracting fixed 10000.00 1occurrence"],
    ),
    "a rate chosen in a form": (
        "乙方擅自转包的，按合同总价的10%（5～10）%支付违约金。", ["supplier subcontracting percent 0.1 contract_total"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "rows"), _CASES.values(), ids=_CASES.keys())
def test_rows(body: str, rows: list[str]) -> None:
    assert [brief(row) for row in penalties_of(body)] == rows


@pytest.mark.parametrize(
    ("body", "bounds"),
    [
        ("乙方工作人员与业主发生争吵的，甲方处以200至600元罚款。", ["200.00", "600.00"]),
        ("乙方发生投诉的，每次罚款0.5-1万元。", ["5000.00", "10000.00"]),
        ("乙方擅自更换项目经理的，按签约合同价的（0.5～3）%支付违约金。", ["0.005", "0.03"]),
        ("乙方质量不合格的，视情节按合同总价的5%-10%支付违约金。", ["0.05", "0.1"]),
        ("乙方提供虚假材料的，处以采购金额千分之五以上千分之十以下的罚款。", ["0.005", "0.01"]),
    ],
)
def test_a_range_is_never_sure(body: str, bounds: list[str]) -> None:
    (row,) = penalties_of(body)
    value = row.amount if row.amount is not None else row.rate
    assert [*row.others, str(value)] == bounds
    assert "uncorroborated" in row.flags and row.confidence <= 0.6


def test_a_table_of_fines() -> None:
    rows = penalties_of("序号\t违约情形\t处罚标准\n1\t未按时开门\t100元/次\n2\t人员缺岗\t300元/次", heading="考核处罚")
    assert [str(row.amount) for row in rows] == ["100.00", "300.00"]
