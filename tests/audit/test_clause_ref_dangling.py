"""引用的条款不存在"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "clause-ref-dangling"
TEXT = """服务合同
甲方：雁泽县人民医院
乙方：湖北安洁环境服务有限公司
第一条 服务内容
乙方负责门诊楼保洁。
第二条 费用
2.1 服务费每月8000元。
2.2 费用按月支付。
第三条 验收
按月考核，考核不合格的按{reference}处理。
第四条 违约责任
乙方违约的承担违约责任。
第五条 争议
向甲方所在地人民法院起诉。
"""


@pytest.mark.parametrize(
    "reference",
    [
        "本合同第四条",
        "第四条第二款",
        "《民法典》第五百八十五条",
        "政府采购法第五十条",
        "《政府采购法》第四十二条、第四十三条",
        "招标文件第三章第二十一条",
        "第2.2条",
        "质量管理办法第十二条",
    ],
)
def test_references_that_hold(findings: Callable[..., list[Finding]], reference: str) -> None:
    assert findings(CHECK, TEXT.format(reference=reference)) == []


@pytest.mark.parametrize(
    ("reference", "last"), [("本合同第十二条", "第5条"), ("第9条约定", "第5条"), ("本合同第2.5条", "只到2.2")]
)
def test_references_to_nothing(findings: Callable[..., list[Finding]], reference: str, last: str) -> None:
    (found,) = findings(CHECK, TEXT.format(reference=reference))
    assert found.severity == "warning" and last in found.detail and reference[-3:-1] in found.text


def test_general_terms_may_hold_it(reasons: Callable[..., list[str]]) -> None:
    text = TEXT.format(reference="第二十条") + "第六条 其他\n本合同未尽事宜按通用合同条款执行。\n"
    assert reasons(CHECK, text)


@pytest.mark.parametrize(
    ("reference", "number"), [("第三条第5项", 1), ("第三条第（四）款", 1), ("第三条第2项", 0), ("《民法典》第三条第5项", 0)]
)
def test_a_part_that_an_article_does_not_have(
    findings: Callable[..., list[Finding]], reference: str, number: int
) -> None:
    text = contract(
        term="第三条 期限和地点\n1.服务期限自2025年5月1日起至2025年12月31日止。\n2.服务地点为临江县文庙街18号。\n3.期满移交。",
        subject="第一条 服务内容\n乙方整理馆藏档案12000卷。",
        price="第二条 合同价款\n合同总价为人民币叁拾陆万元整（¥360,000.00），含税。",
        secrecy=f"第八条 保密\n乙方违约的，按照{reference}处理。",
    )
    found = [one for one in findings("clause-ref-dangling", text) if "该条只到第3项" in one.detail]
    assert len(found) == number


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("成交通知书及第十五条所列承诺为合同附件。", "只到第12条"),
        ("违反第（十四）条的，解除合同。", "只到第12条"),
        ("违反第拾陆条的，解除合同。", "只到第12条"),
    ],
)
def test_other_ways_to_write_a_reference(findings: Callable[..., list[Finding]], sentence: str, told: str) -> None:
    (found,) = findings(CHECK, contract(acceptance=f"五、验收\n乙方提交成果后10日内验收。{sentence}"))
    assert told in found.detail


def test_a_number_that_is_left_out(findings: Callable[..., list[Finding]]) -> None:
    text = contract(quality="", acceptance="五、验收\n提交后10日内验收，质量见第六条。")
    (found,) = findings(CHECK, text)
    assert "编号跳过" in found.detail


def test_articles_of_a_law_beside_each_other(findings: Callable[..., list[Finding]]) -> None:
    text = contract(acceptance="五、验收\n依照《政府采购法》第四十九条和第五十条验收。")
    assert findings(CHECK, text) == []


def test_special_terms_beside_general_ones(findings: Callable[..., list[Finding]]) -> None:
    terms = "五、验收\n5.1 提交后10日内验收。\n5.2 出具报告。\n5.3 按通用合同条款执行，费用按专用合同条款第5.6款，期限按第5.7款。"
    (found,) = findings(CHECK, contract(acceptance=terms))
    assert "第5.6条" in found.detail
