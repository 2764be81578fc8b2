# ruff: noqa: E501  (a clause a line reads better than a wrapped one)
"""Fields in the words of drafters: each clause with the value a person reads, and the traps that must stay null."""

from __future__ import annotations

from typing import Any

import pytest
from field_helpers import contract, value

from extract.pipeline import examine_bytes

CASES: list[tuple[str, str, Any]] = [
    # total price
    ("第一条 合同价款\n本合同总价为人民币壹拾贰万元整（¥120,000.00）。", "total_amount", "120000.00"),
    ("第一条 合同价款\n本合同总价为人民币壹拾贰万元整（¥120,000.00）。", "total_amount_words", "120000.00"),
    ("二、合同金额\n人民币（大写）伍拾捌万陆仟元整（小写：586000元）。", "total_amount", "586000.00"),
    ("二、合同金额：368,500.00元（大写：叁拾陆万捌仟伍佰元整）", "total_amount", "368500.00"),
    ("第三条 价格\n本项目中标价为86.4万元。", "total_amount", "864000.00"),
    ("第三条 价格\n合同总价（含税）为1,060,000.00元，其中不含税价1,000,000.00元，税额60,000.00元。", "total_amount", "1060000.00"),
    ("第三条 价格\n合同总价（含税）为1,060,000.00元，其中不含税价1,000,000.00元，税额60,000.00元。", "amount_excluding_tax", "1000000.00"),
    ("第三条 价格\n合同总价（含税）为1,060,000.00元，其中不含税价1,000,000.00元，税额60,000.00元。", "tax_amount", "60000.00"),
    ("第三条 合同价格\n签约合同价为：人民币（大写）叁佰零伍万元（¥3050000元）；其中暂列金额：50000元。", "total_amount", "3050000.00"),
    ("第三条 价格\n本合同为单价合同，综合单价为每平方米35元，按实际完成量结算。", "total_amount", None),
    ("第三条 价格\n合同总价：____________元（大写：____________）。", "total_amount", None),
    ("第三条 价格\n本项目预算金额为300000元，以实际结算为准。", "total_amount", None),
    ("第八条 违约责任\n乙方逾期的，每日按合同总价的1‰支付违约金，最高不超过5000元。", "total_amount", None),
    # tax
    ("第三条 价格\n以上价格为含税（13%）到货价。", "tax_rate", "0.13"),
    ("第三条 价格\n以上价格为含税（13%）到货价。", "tax_included", True),
    ("第三条 付款\n乙方应开具税率为6%的增值税专用发票。", "tax_rate", "0.06"),
    ("第三条 付款\n甲方收到增值税发票后支付合同总价的30%。", "tax_rate", None),
    ("第三条 价格\n其中：不含税价100,000.00元，增值税9,000.00元，税率9%。", "tax_included", True),
    ("第三条 价格\n合同价款包括设备费、运输费、安装费、税金等一切费用。", "tax_included", True),
    # term
    ("第二条 服务期限\n服务期限：自2025年1月1日起至2025年12月31日止。", "term_start", "2025-01-01"),
    ("第二条 服务期限\n服务期限：自2025年1月1日起至2025年12月31日止。", "term_end", "2025-12-31"),
    ("第二条 服务期限\n服务期限为三年，合同一年一签。", "term_duration", "3 year"),
    ("第二条 交货\n交货期：合同签订后45个日历天内。", "term_duration", "45 day"),
    ("第二条 交货\n乙方应在合同签订后30日内将全部设备送达指定地点并安装完毕。", "term_duration", "30 day"),
    ("第二条 建设周期\n自合同生效之日起8个月内完成全部建设内容；运营服务期三年，自验收合格之日起算。", "term_duration", "8 month"),
    ("第二条 工期\n合同工期：总日历天数120天。", "term_duration", "120 day"),
    ("第二条 工期\n计划开工日期：2025年3月1日\n计划竣工日期：2025年8月28日", "term_end", "2025-08-28"),
    ("第二条 工期\n计划开工日期：2025年3月1日\n计划竣工日期：2025年8月28日", "term_start", "2025-03-01"),
    ("第二条 交付\n乙方应于2025年9月30日前将全部货物交付至甲方仓库。", "term_end", "2025-09-30"),
    ("第二条 履行期限\n自合同签订之日起至2025年11月30日止。", "term_end", "2025-11-30"),
    ("第二条 服务期限\n自    年  月  日至    年  月  日。", "term_start", None),
    ("第二条 付款\n甲方应于2025年9月30日前支付预付款。", "term_end", None),
    ("第二条 付款\n验收合格后30日内支付尾款。", "term_duration", None),
    ("第九条 其他\n本合同终止后三年内乙方不得雇佣甲方员工。", "term_duration", None),
    # place
    ("第二条 交货\n2.1 交货地点：青石县第一中学实验楼。", "place", "青石县第一中学实验楼"),
    ("第二条 服务地点\n青石县政务新区合欢路20号。", "place", "青石县政务新区合欢路20号"),
    ("第二条 交货\n2.1 交货地点：____________。", "place", None),
    # warranty
    ("第六条 售后服务\n整机质保期五年，自验收合格之日起计算，质保期内免费维修。", "warranty_duration", "5 year"),
    ("第六条 质量保证\n（1）质量保证期：自验收合格之日起3年。", "warranty_duration", "3 year"),
    ("第六条 质保\n质保期：☐一年　☐两年　☑三年。", "warranty_duration", "3 year"),
    ("第六条 质保\n免费质保期为36个月，其中电池为12个月。", "warranty_duration", "36 month"),
    ("第六条 质保\n乙方提供两年免费质保服务。", "warranty_duration", "2 year"),
    ("第六条 质保期\n自验收合格之日起两年。", "warranty_duration", "2 year"),
    ("第六条 付款\n质保金：终验合格满一年后10个工作日内支付合同金额的3%。", "warranty_duration", None),
    ("第六条 质保\n质保期满后一个月内无息退还质保金。", "warranty_duration", None),
    ("第六条 质保\n质保期内乙方应在24小时内到场。", "warranty_duration", None),
    # bond and retention
    ("第七条 履约保证金\n乙方应在签订合同前缴纳履约保证金，金额为合同总价的5%。", "performance_bond_rate", "0.05"),
    ("第七条 履约保证金\n履约保证金为人民币30,000元。", "performance_bond_amount", "30000.00"),
    ("第七条 履约保证金\n本项目不收取履约保证金。", "performance_bond_required", False),
    ("第七条 履约保证金\n本项目不收取履约保证金。", "performance_bond_rate", None),
    ("第五条 付款\n剩余合同总价的5%作为质量保证金，质保期满后无息退还。", "retention_rate", "0.05"),
    ("第五条 付款\n（4）质保金：终验合格满一年后，支付合同金额的3%，即￥5040.00元。", "retention_rate", "0.03"),
    ("第五条 付款\n（4）质保金：终验合格满一年后，支付合同金额的3%，即￥5040.00元。", "retention_amount", "5040.00"),
    ("第五条 付款\n验收合格后付至合同总价的95%。", "retention_rate", None),
    # acceptance, confidentiality
    ("第六条 验收\n甲方应在收到乙方验收申请后7个工作日内组织验收。", "acceptance_days", 7),
    ("第六条 成果审查\n甲方应在收到设计文件后10个工作日内组织审查。", "acceptance_days", 10),
    ("第六条 验收\n验收不合格的，乙方应在3日内整改。", "acceptance_days", None),
    ("第六条 保密\n保密期限为5年。", "confidentiality_duration", "5 year"),
    ("第六条 保密\n发生泄密后应在24小时内报告。", "confidentiality_duration", None),
    # disputes
    ("第九条 争议解决\n协商不成的，向甲方所在地人民法院起诉。", "dispute_method", "litigation"),
    ("第九条 争议解决\n协商不成的，向甲方所在地人民法院起诉。", "dispute_venue", "甲方所在地人民法院"),
    ("第九条 争议解决\n协商不成的，提交云麓仲裁委员会仲裁。", "dispute_method", "arbitration"),
    ("第九条 争议解决\n按下列第【B】项处理：A．向云麓仲裁委员会申请仲裁；B．向甲方住所地人民法院提起诉讼。", "dispute_method", "litigation"),
    ("第九条 争议解决\n按以下第2种方式解决：\n（1）提交云麓仲裁委员会仲裁；\n（2）向甲方住所地人民法院提起诉讼。", "dispute_method", "litigation"),
    ("第九条 争议解决\n☑（1）提交云麓仲裁委员会仲裁。\n☐（2）向甲方住所地人民法院提起诉讼。", "dispute_method", "arbitration"),
    ("第九条 争议解决\n按以下第    种方式解决：\n（1）提交云麓仲裁委员会仲裁；\n（2）向甲方住所地人民法院提起诉讼。", "dispute_method", None),
    ("第九条 争议解决\n双方应友好协商解决。", "dispute_method", None),
    # effect and copies
    ("第十条 其他\n本合同自双方签字盖章之日起生效。", "effective_condition", "本合同自双方签字盖章之日起生效"),
    ("第十条 其他\n本合同经双方签字盖章且乙方提交履约保函后生效。", "effective_condition", "本合同经双方签字盖章且乙方提交履约保函后生效"),
    ("第十条 其他\n本合同一式四份，甲乙双方各执二份，经双方签字盖章后生效。", "effective_condition", "经双方签字盖章后生效"),
    ("第五条 付款\n本合同签订生效后10日内支付30%。", "effective_condition", None),
    ("第十条 其他\n补充协议经双方签字盖章后生效。", "effective_condition", None),
    ("第十条 其他\n本合同一式肆份（正本贰份、副本贰份），具有同等法律效力。", "copies", 4),
    ("第十条 其他\n本合同正本贰份、副本肆份。", "copies", 6),
    ("第十条 其他\n本合同正本四份，双方各执两份。", "copies", 4),
    ("第十条 其他\n本合同一式    份，双方各执    份。", "copies", None),
]


@pytest.mark.parametrize(("clause", "field", "expected"), CASES)
def test_clause(clause: str, field: str, expected: Any) -> None:
    assert value(contract(clause), field) == expected


def test_a_court_that_is_ruled_out_is_no_way_to_settle() -> None:
    text = (
        "服务合同\n甲方：云麓市水务局\n乙方：青石智联科技有限公司\n九、争议解决\n双方协商不成的，提交云麓仲裁委员会仲裁。"
        "裁决为终局裁决，双方不得再向人民法院起诉。\n十、其他\n本合同一式两份。"
    )
    fields = examine_bytes(text.encode(), "x.txt").record.fields
    assert fields.dispute_method and fields.dispute_method.value == "arbitration"
    assert fields.dispute_venue and fields.dispute_venue.value == "云麓仲裁委员会"
