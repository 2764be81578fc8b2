"""Penalties in the wording of purchase contracts: rates, tiers, caps, both sides in one sentence, deposits."""

from __future__ import annotations

import pytest
from penalty_helpers import brief, penalties_of

CASES = [
    (
        "乙方逾期交货的，每逾期一日，应按逾期交货部分货款的千分之五向甲方支付违约金。",
        ["supplier late_delivery rate_per_period 0.005 overdue_delivery_value 1day"],
    ),
    (
        "承包人未按约定工期竣工的，误期违约金为8000元/天，误期违约金累计不超过签约合同价的3%。",
        ["supplier late_delivery fixed 8000.00 1day cap=0.03"],
    ),
    (
        "甲方逾期付款的，按逾期部分每日万分之一向乙方支付滞纳金。",
        ["buyer late_payment rate_per_period 0.0001 overdue_amount 1day"],
    ),
    (
        "承租方逾期支付租金的，每逾期一日按欠付租金的1‰加收滞纳金，逾期15日以内的不计滞纳金。",
        ["buyer late_payment rate_per_period 0.001 unpaid_amount 1day grace=15"],
    ),
    ("印刷质量错漏的，乙方按该批印件价款的双倍赔偿。", ["supplier nonconformity multiple 2 other"]),
    (
        "收受定金一方不履行约定的，应双倍返还定金；给付定金一方不履行约定的，无权要求返还定金。",
        [
            "supplier non_performance multiple 2 bond",
            "buyer non_performance full_base bond",
        ],
    ),
    (
        "甲、乙双方任何一方违约，应向对方支付合同总价5%的违约金。",
        ["either general_breach percent 0.05 contract_total"],
    ),
    (
        "乙方逾期交货按合同总价每日0.5‰、甲方逾期付款按应付款每日0.3‰支付违约金，"
        "各自累计均不超过合同总价的5%。",
        [
            "supplier late_delivery rate_per_period 0.0005 contract_total 1day cap=0.05",
            "buyer late_payment rate_per_period 0.0003 overdue_amount 1day cap=0.05",
        ],
    ),
    (
        "乙方逾期7日以上的，甲方有权解除合同，乙方按合同总价的20%支付违约金。",
        ["supplier late_delivery percent 0.2 contract_total"],
    ),
    (
        "乙方每延期交货一周，按迟交货物价款的0.5%支付违约金，不足一周按一周计，"
        "违约金总额以合同总价的10%为限。",
        ["supplier late_delivery rate_per_period 0.005 overdue_delivery_value 1week cap=0.1"],
    ),
    (
        "乙方将本项目转包的，甲方有权解除合同，没收履约保证金，并由乙方支付合同总价30%的违约金。",
        [
            "supplier subcontracting full_base bond",
            "supplier subcontracting percent 0.3 contract_total",
        ],
    ),
    (
        "乙方违反保密义务的，应向甲方支付违约金20万元，并赔偿甲方全部损失。",
        ["supplier confidentiality fixed 200000.00"],
    ),
    ("乙方提供虚假发票的，应按虚开金额的两倍向甲方支付赔偿金。", ["supplier invoice multiple 2 other"]),
    (
        "乙方不能交货的，应向甲方偿付不能交货部分货款20%的违约金。",
        ["supplier non_performance percent 0.2 other"],
    ),
    (
        "甲方无正当理由拒收货物的，应向乙方偿付拒收货款总值5%的违约金。",
        ["buyer refusal_to_accept percent 0.05 refused_value"],
    ),
    (
        "甲方中途解除合同的，应向乙方支付剩余合同价款的10%作为违约金。",
        ["buyer termination percent 0.1 other"],
    ),
    (
        "乙方所供食材农残超标的，按当批次货款的10倍赔偿，并没收履约保证金。",
        [
            "supplier nonconformity multiple 10 other",
            "supplier nonconformity full_base bond",
        ],
    ),
    (
        "任何一方逾期履行义务的，每逾期1日，违约方应按合同总价的万分之五向守约方支付违约金。",
        ["either late_delivery rate_per_period 0.0005 contract_total 1day"],
    ),
    (
        "因乙方原因造成数据泄露的，乙方应承担甲方因此受到的罚款，并支付合同总额50%的违约金。",
        ["supplier security_incident percent 0.5 contract_total"],
    ),
    (
        "乙方行贿甲方工作人员的，按行贿金额的十倍支付违约金，并列入黑名单。",
        ["supplier corruption multiple 10 other"],
    ),
    (
        "除不可抗力外，乙方未按期交货，逾期1-10日，每日按合同总价1‰支付违约金；逾期11-30日，"
        "每日按合同总价2‰支付违约金；逾期30日以上，甲方有权解除合同。",
        [
            "supplier late_delivery rate_per_period 0.001 contract_total 1day",
            "supplier late_delivery rate_per_period 0.002 contract_total 1day",
        ],
    ),
    (
        "乙方所交产品不符合约定的，甲方有权拒收，并有权要求乙方支付不符合产品价值20%的违约金。",
        ["supplier nonconformity percent 0.2 other"],
    ),
    (
        "甲方逾期退还履约保证金的，每逾期一日按未退还金额的0.05%向乙方支付资金占用费。",
        ["buyer late_payment rate_per_period 0.0005 unpaid_amount 1day"],
    ),
    (
        "如因供应商原因造成合同无法履行，供应商须向采购人支付合同金额的30%作为违约赔偿金。",
        ["supplier non_performance percent 0.3 contract_total"],
    ),
    (
        "采购单位逾期支付货款的，应按逾期天数每天支付逾期货款的0.1%的违约金。",
        ["buyer late_payment rate_per_period 0.001 overdue_amount 1day"],
    ),
    (
        "违约责任：乙方延期交货，每天按货款总额3‰罚款；质量不合格，退货并按货款总额的10%罚款。",
        [
            "supplier late_delivery rate_per_period 0.003 contract_total 1day",
            "supplier nonconformity percent 0.1 contract_total",
        ],
    ),
    (
        "乙方承诺对未执行招标承诺的事项，自愿接受合同总价款10%的违约处罚。",
        ["supplier general_breach percent 0.1 contract_total"],
    ),
    (
        "乙方逾期7个工作日（含）以内的，每日按合同总价的万分之五支付违约金；超过7个工作日的，"
        "每日按千分之一支付违约金。",
        [
            "supplier late_delivery rate_per_period 0.0005 contract_total 1day",
            "supplier late_delivery rate_per_period 0.001 contract_total 1day",
        ],
    ),
    (
        "本合同任何一方违反廉洁约定的，应承担合同总价款20%的违约金。",
        ["either corruption percent 0.2 contract_total"],
    ),
    (
        "若一方违约，违约方须按合同总金额的百分之十赔偿守约方的经济损失。",
        ["either general_breach percent 0.1 contract_total"],
    ),
    (
        "卖方未能按期交付货物，买方有权在货款中按每天万分之五扣除误期赔偿，直至交货为止，"
        "误期赔偿的最高限额为合同价的百分之五。",
        ["supplier late_delivery rate_per_period 0.0005 1day cap=0.05"],
    ),
    (
        "逾期付款违约金：应付款项每日万分之二；逾期交货违约金：迟交部分货款每日千分之一。",
        [
            "buyer late_payment rate_per_period 0.0002 overdue_amount 1day",
            "supplier late_delivery rate_per_period 0.001 overdue_delivery_value 1day",
        ],
    ),
    (
        "乙方不履行合同的，甲方不退还乙方已付的履约保证金，并追究其合同总额的20%的违约责任。",
        [
            "supplier non_performance full_base bond",
            "supplier non_performance percent 0.2 contract_total",
        ],
    ),
    (
        "货物未按约定时间送达的，每延迟1小时，扣除该批次货款的5%，延迟超过3小时的，甲方有权拒收。",
        ["supplier late_delivery rate_per_period 0.05 other 1hour"],
    ),
    (
        "如乙方违约，除应赔偿甲方的一切损失外，还应向甲方支付违约金（合同总额的15%）。",
        ["supplier general_breach percent 0.15 contract_total"],
    ),
    (
        "乙方在项目验收中弄虚作假，应返还全部合同款，并按合同款的一倍支付违约金。",
        ["supplier corruption multiple 1 contract_total"],
    ),
    (
        "甲方无故不按时验收的，每逾期一天，按未验收部分价款的0.1%支付违约金。",
        ["buyer late_acceptance rate_per_period 0.001 other 1day"],
    ),
    ("乙方违约的，应按合同总价100%支付违约金。", ["supplier general_breach full_base 1 contract_total"]),
    (
        "一方逾期履行的，每逾期一日应向另一方支付合同总价0.03%的违约金，但累计不超过10%。",
        ["either late_delivery rate_per_period 0.0003 contract_total 1day cap=0.1"],
    ),
    (
        "乙方逾期交货，违约金按以下标准计收：第一周每周0.5%，第二周每周1%，第三周起每周1.5%，"
        "均以合同总价为基数。",
        [
            "supplier late_delivery rate_per_period 0.005 contract_total 1week",
            "supplier late_delivery rate_per_period 0.01 contract_total 1week",
            "supplier late_delivery rate_per_period 0.015 contract_total 1week",
        ],
    ),
    (
        "乙方逾期交货的，甲方给予5个工作日宽限期，宽限期后每逾期一日，"
        "按合同价款的万分之三支付违约金，以合同价款的3%为上限。",
        ["supplier late_delivery rate_per_period 0.0003 contract_total 1day cap=0.03 grace=5"],
    ),
    ("乙方所供货物被查实为假冒伪劣的，按假一罚十的标准赔偿。", ["supplier nonconformity multiple 10 other"]),
    (
        "乙方拒绝履行合同的，按合同总额的30%支付违约金，甲方同时没收其履约保证金；不足弥补损失的，"
        "继续赔偿。",
        [
            "supplier non_performance percent 0.3 contract_total",
            "supplier non_performance full_base bond",
        ],
    ),
    (
        "因乙方原因未通过竣工验收的，每迟延一日支付合同价款千分之一的违约金，迟延超过三十日的，"
        "甲方可解除合同并要求乙方返还已付款项及支付合同价款20%的违约金。",
        [
            "supplier late_delivery rate_per_period 0.001 contract_total 1day",
            "supplier late_delivery percent 0.2 contract_total",
        ],
    ),
    (
        "每延迟交付一日，应减收合同价款的千分之五。",
        ["supplier late_delivery rate_per_period 0.005 contract_total 1day"],
    ),
    (
        "采购人可视情节轻重对乙方处以合同金额1%—5%的违约金。",
        ["supplier general_breach percent 0.05 contract_total"],
    ),
    (
        "乙方逾期10日不足30日的，按合同金额5%支付违约金。",
        ["supplier late_delivery percent 0.05 contract_total"],
    ),
    (
        "若供方逾期交货，则每天按未交货物金额的0.1%赔偿需方损失。",
        ["supplier late_delivery rate_per_period 0.001 overdue_delivery_value 1day"],
    ),
    (
        "因供应商的原因逾期交货的,采购人有权从合同价款中扣除逾期违约金，每日违约金为合同总价的0.1%。",
        ["supplier late_delivery rate_per_period 0.001 contract_total 1day"],
    ),
    (
        "误期赔偿费：每延误一天赔偿合同价格的0.05%，最高赔偿限额为合同价格的10%。",
        ["supplier late_delivery rate_per_period 0.0005 contract_total 1day cap=0.1"],
    ),
    (
        "乙方挪用预付款的，应返还预付款并按挪用金额日万分之五支付资金占用费。",
        ["supplier other rate_per_period 0.0005 other 1day"],
    ),
    (
        "乙方违反安全文明施工规定，每次罚款200元-1000元不等。",
        ["supplier other fixed 1000.00 1occurrence"],
    ),
    ("如出现违约，违约方支付守约方人民币叁万元违约金。", ["either general_breach fixed 30000.00"]),
    (
        "乙方逾期交付的，应支付违约金，违约金按日计算，每日为合同总价的千分之一。",
        ["supplier late_delivery rate_per_period 0.001 contract_total 1day"],
    ),
    (
        "甲方不按合同约定支付货款，从逾期之日起按日利率0.02%计付违约金。",
        ["buyer late_payment rate_per_period 0.0002 1day"],
    ),
    (
        "乙方逾期交货超过30日，甲方有权解除合同，并没收履约保证金10000元。",
        ["supplier late_delivery full_base bond"],
    ),
    (
        "甲方延期付款超过30天的，自第31天起按欠款额的日万分之一支付违约金。",
        ["buyer late_payment rate_per_period 0.0001 unpaid_amount 1day grace=30"],
    ),
    (
        "发生以下情况之一的，每次扣除违约金2000元：a）未按时提交报告；b）报告数据错误。",
        ["supplier late_delivery fixed 2000.00 1occurrence"],
    ),
    (
        "若乙方提前终止合同，应按剩余租期租金的30%支付违约金；若甲方提前终止合同，"
        "应退还剩余租金并按剩余租期租金的30%支付违约金。",
        [
            "supplier termination percent 0.3 other",
            "buyer termination percent 0.3 other",
        ],
    ),
    (
        "乙方所交货物品牌与投标不一致的，处以合同总价20%罚金，列入不良行为记录。",
        ["supplier nonconformity percent 0.2 contract_total"],
    ),
    (
        "中标人逾期提供货物的，每逾期1天向采购人偿付合同总额5‰的滞纳金。",
        ["supplier late_delivery rate_per_period 0.005 contract_total 1day"],
    ),
    (
        "乙方延期交付10日内，每日支付合同总价0.1%违约金；10日至20日，每日支付0.2%；20日以上，"
        "每日支付0.3%。",
        [
            "supplier late_delivery rate_per_period 0.001 contract_total 1day",
            "supplier late_delivery rate_per_period 0.002 contract_total 1day",
            "supplier late_delivery rate_per_period 0.003 contract_total 1day",
        ],
    ),
    (
        "乙方保证金不足部分应在5日内补足，逾期每日按应补金额的1%支付违约金。",
        ["supplier non_performance rate_per_period 0.01 other 1day"],
    ),
    (
        "因供货方原因导致甲方被处罚的，罚款由供货方承担，并支付罚款金额20%的违约金。",
        ["supplier general_breach percent 0.2 other"],
    ),
    (
        "如发现乙方挂靠，甲方有权终止合同，已付款项不予退还，乙方支付合同额10%违约金。",
        ["supplier subcontracting percent 0.1 contract_total"],
    ),
    (
        "采购人逾期退还履约保证金的，除退还本金外，按每日万分之三支付逾期违约金。",
        ["buyer late_payment rate_per_period 0.0003 1day"],
    ),
    ("乙方若不能按期完工，承担每日五百元违约金。", ["supplier late_delivery fixed 500.00 1day"]),
    (
        "延期交货的违约金为每周按迟交货物合同价的百分之零点五(0.5%)计收，直至交货为止。"
        "违约金的最高限额为合同价格的百分之五(5%)。",
        ["supplier late_delivery rate_per_period 0.005 overdue_delivery_value 1week cap=0.05"],
    ),
    ("乙方泄密造成损失的，按实际损失的三倍赔偿。", ["supplier confidentiality multiple 3 other"]),
    (
        "交货期延误的，乙方同意甲方按下列标准扣款：延误1-7天，扣合同价2%；延误8-15天，扣合同价5%。",
        [
            "supplier late_delivery percent 0.02 contract_total",
            "supplier late_delivery percent 0.05 contract_total",
        ],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_penalties(body: str, expected: list[str]) -> None:
    assert [brief(row) for row in penalties_of(body)] == expected
