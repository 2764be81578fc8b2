"""清单与正文不一致"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding

CHECK = "item-told-differently"
Findings = Callable[..., list[Finding]]
TEXT = """\
阅览设备采购合同
甲方（采购人）：临江县图书馆
乙方（供应商）：临江文澜设备有限公司
一、货物清单
序号\t名称\t规格型号\t单位\t数量\t单价（元）\t金额（元）
1\t自助借还机\tZJ-3100\t台\t10\t12,000.00\t120,000.00
2\t馆员工作站\tGZ-20\t台\t4\t5,000.00\t20,000.00
合计\t\t\t\t\t140,000.00
二、合同总价人民币140,000.00元，验收合格后20日内付清。
三、%s
四、争议由甲方所在地人民法院管辖。
"""


@pytest.mark.parametrize(
    ("said", "listed", "written"),
    [
        ("借还机ZJ-3010整机保修三年。", "ZJ-3100", "ZJ-3010"),
        ("自助借还机（型号：ZJ-3108）应通过检测。", "ZJ-3100", "ZJ-3108"),
        ("增购的借还机单价为12,600.00元。", "12,000.00元", "12,600.00元"),
    ],
)
def test_another_model_or_price(findings: Findings, said: str, listed: str, written: str) -> None:
    (found,) = findings(CHECK, TEXT % said)
    assert (found.expected, found.actual) == (listed, written)


@pytest.mark.parametrize(
    "said",
    [
        "借还机ZJ-3100整机保修三年。",
        "自助借还机的耗材（型号：QX-88）免费供应。",
        "借还机单价12,000.00元以内的增购无需变更。",
        "自助借还机应兼容RFID2024标准。",
    ],
)
def test_the_same_and_other_things(findings: Findings, said: str) -> None:
    assert findings(CHECK, TEXT % said) == []
