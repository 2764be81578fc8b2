"""各阶段日期先后颠倒"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "stages-out-of-order"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("2025年8月31日前完成系统上线试运行；2025年9月20日前完成需求分析。", "2025年8月31日"),
        ("2025年10月8日前到货，2025年10月1日前完成安装调试。", "2025年10月1日"),
    ],
)
def test_it_is_found(findings: Findings, sentence: str, told: str) -> None:
    (found,) = findings(CHECK, contract(other=f"十二、其他\n{sentence}"))
    assert told in found.detail


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年9月20日前完成需求分析；2025年12月31日前完成验收。",
        "甲馆：2025年11月30日前提交初稿，2025年12月15日前提交终稿；乙馆：2025年9月30日前提交初稿，2025年10月15日前提交终稿。",
    ],
)
def test_nothing_is_wrong(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(other=f"十二、其他\n{sentence}")) == []


def test_numbered_instalments_whose_days_run_backwards(findings: Findings) -> None:
    rows = ["第一期：2025年6月10日前", "第二期：2025年12月10日前", "第三期：2026年6月10日前"]
    right = contract(payment="四、付款方式\n服务费分三期支付：\n" + "\n".join(rows))
    assert findings("stages-out-of-order", right) == []
    (found,) = findings("stages-out-of-order", right.replace("2026年6月10日", "2025年9月10日"))
    assert "第3期" in found.detail
