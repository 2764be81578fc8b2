"""赔偿上限冲突"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding

CHECK = "liability-cap-conflict"
TEXT = """软件开发合同
甲方：鹤浦市档案馆
乙方：鹤浦云信科技有限公司
一、合同价款
合同总价为人民币500,000.00元。
二、违约责任
{one}
三、保密责任
{two}
"""
CAP = "乙方的赔偿责任总额不超过合同总价的100%。"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (CAP, "乙方泄密的，应赔偿由此造成的损失。"),
        (CAP, "乙方累计赔偿金额不超过500,000.00元。"),
        (CAP, "因乙方故意或重大过失造成的全部损失，不受上述限额限制。"),
        (CAP, "甲方累计赔偿金额不超过合同总价的30%。"),
        ("乙方逾期违约金累计不超过合同总价的5%。", "乙方应赔偿甲方的全部损失。"),
    ],
)
def test_caps_that_go_together(findings: Callable[..., list[Finding]], one: str, two: str) -> None:
    assert findings(CHECK, TEXT.format(one=one, two=two)) == []


def test_two_caps(findings: Callable[..., list[Finding]]) -> None:
    (found,) = findings(CHECK, TEXT.format(one=CAP, two="乙方累计赔偿金额不超过合同总价的30%。"))
    assert (found.expected, found.actual) == ("合同价款的100%", "合同价款的30%") and len(found.quotes) == 1


def test_a_cap_and_full_compensation(findings: Callable[..., list[Finding]]) -> None:
    two = "乙方服务不符合约定的，应赔偿甲方的全部损失。"
    (found,) = findings(CHECK, TEXT.format(one=CAP, two=two))
    assert found.severity == "warning" and found.quotes[0].text == two


def test_without_a_cap(reasons: Callable[..., list[str]]) -> None:
    assert reasons(CHECK, TEXT.format(one="乙方承担违约责任。", two="乙方保密。")) == ["合同没有约定赔偿责任总额上限"]


@pytest.mark.parametrize("two", ["乙方赔偿总额以服务费的2倍为限。", "乙方累计赔偿金额不超过合同总价的三倍。"])
def test_a_multiple_and_the_whole(findings: Callable[..., list[Finding]], two: str) -> None:
    (found,) = findings(CHECK, TEXT.format(one="乙方的赔偿责任总额不超过合同总价款。", two=two))
    assert found.severity == "warning"


def test_a_cap_of_nobody_in_particular_is_a_hint(findings: Callable[..., list[Finding]]) -> None:
    (found,) = findings(CHECK, TEXT.format(one=CAP, two="违约方的赔偿总额以服务费的2倍为限。"))
    assert found.severity == "info"


@pytest.mark.parametrize(
    ("one", "two", "wrong"),
    [
        ("各项考核扣款全年累计不超过年服务费的5%。", "年度扣款累计达到年服务费10%的，甲方有权解除合同。", True),
        ("违约金累计不超过合同总价的5%。", "违约金累计达到合同总价8%的，甲方可以解除合同。", True),
        ("各项考核扣款全年累计不超过年服务费的10%。", "年度扣款累计达到年服务费8%的，甲方有权解除合同。", False),
        ("考核扣款累计不超过当季服务费的5%。", "违约金累计达到合同总价10%的，甲方有权解除合同。", False),
    ],
)
def test_a_threshold_that_the_cap_forbids(findings: Callable[..., list[Finding]], one: str, two: str, wrong: bool) -> None:
    found = [finding for finding in findings(CHECK, TEXT.format(one=one, two=two)) if "解除条件落空" in finding.detail]
    assert bool(found) is wrong


@pytest.mark.parametrize(("cap", "wrong"), [("10%", True), ("30%", False)])
def test_one_penalty_above_the_cap_of_all(findings: Callable[..., list[Finding]], cap: str, wrong: bool) -> None:
    two = f"乙方承担的违约金和赔偿金总额，不超过合同总价的{cap}。"
    found = findings(CHECK, TEXT.format(one="乙方泄露资料的，应支付合同总价20%的违约金。", two=two))
    assert any("超过上限" in one.detail for one in found) is wrong
