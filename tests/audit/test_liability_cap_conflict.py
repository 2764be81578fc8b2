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
