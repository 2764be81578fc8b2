"""残留起草说明或占位文字"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "drafting-remains"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    "sentence", ["（此处填写项目名称）", "交货地点：待定。", "由XXX公司负责运输。", "（可根据项目实际情况调整）"]
)
def test_remains_are_told(findings: Findings, sentence: str) -> None:
    (found,) = findings(CHECK, contract(subject=f"一、服务内容\n{sentence}"))
    assert found.severity == "warning"


@pytest.mark.parametrize("sentence", ["乙方应据实填写工作日志。", "铺设600×600毫米地砖（含辅料）。", "检验时间待定标后通知。"])
def test_ordinary_words_are_not(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(subject=f"一、服务内容\n{sentence}")) == []


@pytest.mark.parametrize(
    "sentence",
    ["结算方式：先款后货/XXXXX", "每人次处违约金10000（5000～50000）元。", "按10%（5～10）%支付。", "法务审核：付款期限偏短"],
)
def test_ranges_of_a_form_and_notes_of_a_review(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(subject=f"一、服务内容\n{sentence}"))


@pytest.mark.parametrize("sentence", ["合同登记编号：（由登记部门填写）", "温度为20（18～22）℃。", "样品表由乙方填写（供验收用）。"])
def test_what_a_register_fills_in_and_ranges_of_measures(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(subject=f"一、服务内容\n{sentence}")) == []


def test_a_list_to_be_put_in(findings: Findings) -> None:
    (found,) = findings("drafting-remains", contract(quality="六、质量要求\n供货范围不含任何【此处插入备件清单】。"))
    assert "此处插入" in found.detail
