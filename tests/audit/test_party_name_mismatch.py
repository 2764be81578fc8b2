"""当事人名称前后不一致"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding

CHECK = "party-name-mismatch"
TEXT = """采购合同
甲方（采购人）：雁泽县人民医院
乙方（供应商）：湖北康瑞医疗器械有限公司
一、货物
乙方向甲方供应病床40张。
二、合同总价
合同总价为120,000元。
三、争议
向甲方所在地人民法院起诉。
{signature}
"""


@pytest.mark.parametrize(
    "signature",
    [
        "甲方（盖章）：雁泽县人民医院\n乙方（盖章）：湖北康瑞医疗器械有限公司",
        "甲方：雁泽县人民医院（公章）\t乙方：湖北康瑞医疗器械有限公司（公章）",
        "甲方（公章）：\n乙方（公章）：",
        "采购人（甲方）：雁泽县人民医院\n供应商（乙方）：湖北康瑞医疗器械有限公司（供应商）",
    ],
)
def test_the_same_names(findings: Callable[..., list[Finding]], signature: str) -> None:
    assert findings(CHECK, TEXT.format(signature=signature)) == []


@pytest.mark.parametrize(
    ("buyer", "supplier", "severity", "why"),
    [
        ("雁泽县人民医院", "湖北康端医疗器械有限公司", "warning", "笔误"),
        ("雁泽县人民医院", "武汉德盛贸易有限公司", "warning", "不是同一单位"),
        ("湖北省雁泽县人民医院", "湖北康瑞医疗器械有限公司", "info", "行政区划"),
        ("雁泽县人民医院设备科办公室", "湖北康瑞医疗器械有限公司", "info", "内设机构"),
    ],
)
def test_another_name_at_the_signatures(
    findings: Callable[..., list[Finding]], buyer: str, supplier: str, severity: str, why: str
) -> None:
    signature = f"甲方（盖章）：{buyer}\n法定代表人：\n乙方（盖章）：{supplier}\n法定代表人："
    (found,) = findings(CHECK, TEXT.format(signature=signature))
    assert found.severity == severity and why in found.detail and len(found.quotes) == 1


def test_a_consortium_is_not_assessed(findings: Callable[..., list[Finding]]) -> None:
    text = TEXT.format(signature="").replace(
        "乙方（供应商）：湖北康瑞医疗器械有限公司",
        "联合体牵头人（乙方1）：湖北康瑞医疗器械有限公司\n联合体成员（乙方2）：武汉德盛贸易有限公司",
    )
    assert findings(CHECK, text) == []


def test_a_lease_in_which_the_supplier_is_called_party_a(findings: Callable[..., list[Finding]]) -> None:
    text = (
        "房屋租赁合同\n出租方（以下简称甲方）：江一帆\n承租方（以下简称乙方）：临江县市场监督管理局城北分局\n"
        "一、房屋\n甲方将房屋租给乙方办公。\n二、租金\n年租金为人民币60,000.00元。\n三、争议\n向甲方所在地人民法院起诉。\n"
        "甲方（签字）：江一帆\n乙方（盖章）：临江县市场监督管理局城南分局\n日期：2025年4月21日\n"
    )
    (found,) = findings("party-name-mismatch", text)
    assert found.detail.startswith("采购方") and "城北分局" in found.detail and "城南分局" in found.detail
