"""合同份数分配不符"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding

CHECK = "copies-split-mismatch"
TEXT = "咨询服务合同\n甲方：蒲阳区城管局\n乙方：蒲阳智库咨询有限公司\n一、其他\n{copies}\n"

RIGHT = [
    "合同文本共陆份，其中甲方执肆份，乙方执贰份，效力相同。",
    "合同壹式5份，甲、乙双方各执2份，采购代理机构存档1份。",
    "本协议一式叁份，甲乙双方及同级财政部门各执壹份。",
    "本合同一式四份，甲、乙双方各执壹份，招标代理机构和财政部门各执壹份。",
    "本合同正本贰份、副本陆份，一式捌份，发包人执伍份，承包人执叁份。",
    "协议正本一式两份，双方各执一份；副本六份，甲方执三份，乙方执三份。",
    "一式六份，其中甲乙双方各执贰份，采购代理机构壹份，监督管理部门壹份。",
    "本合同一式九份，甲方、乙方、丙方各执三份。",
    "本合同一式六份，甲方四份，其余由乙方保存。",
    "本合同一式五份，甲、乙双方各执一份，\n采购代理机构、档案室、财务科各存一份。",
    "合同一式捌份，发包人肆份，承包人肆份（联合体两家各贰份）。",
    "本合同一式两份，需供双方各执一份。",
    "本合同一式____份，甲方____份，乙方____份。",
    "中文本一式六份，甲方四份，乙方二份；俄文本一式三份，双方各执一份，见证方一份。",
]


@pytest.mark.parametrize("copies", RIGHT)
def test_copies_that_add_up(findings: Callable[..., list[Finding]], copies: str) -> None:
    assert findings(CHECK, TEXT.format(copies=copies)) == []


@pytest.mark.parametrize(
    ("copies", "sum_"),
    [
        ("本合同一式陆份，甲方执肆份，乙方执壹份，效力相同。", "＝5份，少1份"),
        ("合同壹式4份，甲、乙双方各执2份，采购代理机构存档1份。", "＝5份，多1份"),
        ("本协议一式肆份，甲乙双方及同级财政部门各执壹份。", "＝3份，少1份"),
    ],
)
def test_copies_that_do_not(findings: Callable[..., list[Finding]], copies: str, sum_: str) -> None:
    (found,) = findings(CHECK, TEXT.format(copies=copies))
    assert found.severity == "warning" and sum_ in found.detail


def test_no_holders_no_answer(reasons: Callable[..., list[str]]) -> None:
    assert reasons(CHECK, TEXT.format(copies="本合同一式六份，具有同等法律效力。"))
