
"""Fields as the next drafters put them: clauses without headings, differences of bonds, ways that failed, fees of agencies."""

from __future__ import annotations

from typing import Any

import pytest
from field_helpers import HEAD, TAIL, contract, value

CLAUSES: list[tuple[str, str, Any]] = [
    ("第一条 合同签订后25日内制作安装完毕。", "term_duration", "25 day"),
    ("第一条 签约后10日内安装人员进场完毕。", "term_duration", None),
    ("三、交车期：合同签订后75日内，交车地点：青石县车库。", "place", "青石县车库"),
    ("三、交船期：合同生效后8个月内交付。", "term_duration", "8 month"),
    ("五、质保 接到报修后2小时响应，12小时内修复。", "warranty_duration", None),
    ("四、投标保证金20,000元转为履约保证金，差额36,000元五日内补足。", "performance_bond_amount", None),
    ("四、乙方须缴纳履约保证金80,000元，投标保证金30,000元抵作一部分，不足部分50,000元三日内缴清。", "performance_bond_amount", "80000.00"),
    ("七、甲、乙、丙三方各执两份，共六份。", "copies", 6),
    ("七、双方各执两份投标文件，共四份。", "copies", None),
    ("第一条 正本一式捌份。", "copies", 8),
    ("二、签约金额为人民币陆万元整（￥60,000.00）。", "total_amount", "60000.00"),
    ("二、乙方应向代理机构缴纳招标代理服务费人民币12,000元。\n三、合同价以实际结算为准。", "total_amount", None),
    ("2 价格 Price: CIP 青石 GBP 92,400.00（英镑玖万贰仟肆佰元整）。", "total_amount", "92400.00"),
]
INTROS: list[tuple[str, str, Any]] = [
    ("鉴于两次公开招标均流标，经批准改用单一来源采购方式，双方订立合同。", "procurement_method", "single_source"),
    ("本项目原采用公开招标，因供应商不足三家，经同意变更为竞争性谈判。", "procurement_method", "competitive_negotiation"),
    ("经公开招标，乙方中标。后续同类服务可按单一来源方式续签。", "procurement_method", "open_tender"),
    ("2025年3月6日，代理机构向乙方签发了中标通知书。", "award_notice_on", "2025-03-06"),
    ("2025年3月6日开标后，代理机构发出中标通知书。", "award_notice_on", None),
]


@pytest.mark.parametrize(("clause", "field", "expected"), CLAUSES)
def test_clauses_without_headings(clause: str, field: str, expected: Any) -> None:
    assert value(contract(clause), field) == expected


@pytest.mark.parametrize(("intro", "field", "expected"), INTROS)
def test_recitals(intro: str, field: str, expected: Any) -> None:
    assert value(f"青石县设备采购合同\n{HEAD}{intro}\n一、标的\n设备一批。{TAIL}", field) == expected


@pytest.mark.parametrize(
    "numbers",
    [
        "甲方合同备案号 QS-2025-11\n乙方合同流水号 YL2025-088",
        "编号（甲方）：QS-2025-11\n编号（乙方）：YL2025-088",
        "甲方自编号：QS-2025-11　　乙方自编号：YL2025-088",
        "Buyer's Contract No.: QS-2025-11\nSeller's Contract No.: YL2025-088",
    ],
)
def test_each_side_has_a_number_of_its_own(numbers: str) -> None:
    text = f"买卖合同\n{numbers}\n{HEAD}一、标的\n设备一批。{TAIL}"
    assert (value(text, "buyer_number"), value(text, "supplier_number")) == ("QS-2025-11", "YL2025-088")
