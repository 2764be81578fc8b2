"""What a breach costs by steps, by signs, in tables and in plain words: scales of availability, bank rates with a multiple."""

from __future__ import annotations

import pytest
from penalty_helpers import brief, penalties_of

_CASES = {
    "a scale with signs, line by line": (
        "平台可用性未达标的，按下列标准赔偿：\n- 99.5%≤可用性＜99.9%：赔偿当月服务费的8%\n- 可用性＜99.5%：赔偿当月服务费的30%",
        ["supplier nonconformity percent 0.08 service_fee", "supplier nonconformity percent 0.3 service_fee"],
    ),
    "a scale in a table": (
        "月可用率\t赔偿比例\n98%～99%\t10%\n90%～98%\t25%",
        ["supplier nonconformity percent 0.1", "supplier nonconformity percent 0.25"],
    ),
    "shares paid at a mark are no fines": ("考核得分\t付款比例\n90分以上\t100%\n80-89分\t95%", []),
    "a share in a table of fines": (
        "违约情形\t扣款标准\n巡检漏报\t每次300元\n发生安全事故\t当月服务费的15%",
        ["supplier nonconformity fixed 300.00 1occurrence", "supplier security_incident percent 0.15 service_fee"],
    ),
    "further steps without the day": (
        "乙方迟延交付超过10日，每日按合同价款的1‰计收违约金；超过20日，按2‰计收；超过40日甲方可单方解除合同，乙方承担合同价款12%的违约金。",
        [
            "supplier late_delivery rate_per_period 0.001 contract_total 1day",
            "supplier late_delivery rate_per_period 0.002 contract_total 1day",
            "supplier late_delivery percent 0.12 contract_total",
        ],
    ),
    "a multiple of the published rate": (
        "甲方迟延付款的，按同期LPR的1.3倍向乙方支付利息。",
        ["buyer late_payment multiple 1.3 overdue_amount"],
    ),
    "interest by the day": (
        "发包人未按时支付进度款，应按未付金额的日万分之三支付利息，并顺延工期。",
        ["buyer late_payment rate_per_period 0.0003 unpaid_amount 1day"],
    ),
    "a formula by the day": (
        "委托人未按约定支付酬金的，按逾期总额×日利率0.03%×逾期天数支付利息。",
        ["buyer late_payment rate_per_period 0.0003 overdue_amount 1day"],
    ),
    "until the cap is full": (
        "乙方逾期交货的，每逾期一天按合同总价的千分之三扣罚，扣满合同总价8%仍未交货的，甲方有权解除合同。",
        ["supplier late_delivery rate_per_period 0.003 contract_total 1day cap=0.08"],
    ),
    "plain words": (
        "乙方误了工期，每误一天赔甲方八百元，最多赔到合同价的百分之八。",
        ["supplier late_delivery fixed 800.00 1day cap=0.08"],
    ),
    "nobody named": (
        "迟交一日罚合同款的千分之二，质量不合格退货并赔合同款的百分之五。",
        ["supplier late_delivery rate_per_period 0.002 contract_total 1day", "supplier nonconformity percent 0.05 contract_total"],
    ),
    "paid behind the figure": ("乙方未能提供备用机，每台每天按300元向甲方补偿。", ["supplier warranty_service fixed 300.00 1day"]),
    "on top of the damage": ("受托人泄露委托人资料的，赔偿实际损失，并另付人民币贰万元。", ["supplier confidentiality fixed 20000.00"]),
    "days that are forgiven first": (
        "甲方逾期付款的，前10日免予追究，自第11日起每日按应付未付金额的万分之二支付违约金。",
        ["buyer late_payment rate_per_period 0.0002 unpaid_amount 1day grace=10"],
    ),
    "minutes are no marks": (
        "接驳车未按时到达，迟到10分钟以内扣60元，10-20分钟扣120元。",
        ["supplier late_delivery fixed 60.00", "supplier late_delivery fixed 120.00"],
    ),
    "the next case's day is not this one's": (
        "早退每次扣80元，旷工一天扣260元。",
        ["supplier personnel fixed 80.00 1occurrence", "supplier personnel fixed 260.00 1day"],
    ),
    "a delay and its rate": (
        "甲方逾期付款，每日万分之三；乙方逾期交货，每日万分之三。",
        [
            "buyer late_payment rate_per_period 0.0003 overdue_amount 1day",
            "supplier late_delivery rate_per_period 0.0003 overdue_delivery_value 1day",
        ],
    ),
    "beside what is paid by the day": (
        "乙方逾期交付超过12日的，除按日支付违约金外，并赔偿合同总价6%的损失。",
        ["supplier late_delivery percent 0.06 contract_total"],
    ),
    "days that the other side grants": (
        "若甲方未按期支付服务费，乙方给予12天宽限期，宽限期满仍未支付的，按每日0.04%收取滞纳金。",
        ["buyer late_payment rate_per_period 0.0004 unpaid_amount 1day grace=12"],
    ),
    "a multiple of a time is no money": ("按实际中断时长的6倍补偿服务时长。", []),
    "the fee behind the refund": (
        "乙方取消演出的，退还全部已付费用并支付演出费40%的违约金。",
        ["supplier termination percent 0.4 service_fee"],
    ),
    "the bond to the last": (
        "供方以次充好的，按该批货款两倍赔偿，并扣清履约保证金。",
        ["supplier nonconformity multiple 2 other", "supplier nonconformity full_base bond"],
    ),
}


@pytest.mark.parametrize("name", _CASES)
def test_scales(name: str) -> None:
    body, rows = _CASES[name]
    assert [brief(row) for row in penalties_of(body)] == rows
