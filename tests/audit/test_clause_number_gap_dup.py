"""条款编号跳号或重号"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding

CHECK = "clause-number-gap-dup"
HEADS = ["服务内容", "服务期限", "合同价款", "付款方式", "验收", "违约责任", "争议解决", "其他"]


def _contract(numbers: list[str]) -> str:
    clauses = [
        f"{number}{head}\n甲乙双方按照采购文件的约定处理{head}事宜。"
        for number, head in zip(numbers, HEADS, strict=False)
    ]
    return "\n".join(["服务合同", "甲方：雁泽县人民医院", "乙方：湖北安洁环境服务有限公司", *clauses, ""])


CHINESE = [f"{n}、" for n in "一二三四五六七八"]
ARTICLES = [f"第{n}条 " for n in "一二三四五六七八"]
ARABIC = [f"{n}. " for n in range(1, 9)]


@pytest.mark.parametrize("numbers", [CHINESE, ARTICLES, ARABIC])
def test_numbers_in_order(findings: Callable[..., list[Finding]], numbers: list[str]) -> None:
    assert findings(CHECK, _contract(numbers)) == []


@pytest.mark.parametrize("numbers", [CHINESE, ARTICLES, ARABIC])
def test_a_gap(findings: Callable[..., list[Finding]], numbers: list[str]) -> None:
    (found,) = findings(CHECK, _contract(numbers[:3] + numbers[4:]))
    assert found.severity == "warning" and "缺第4项" in found.detail and len(found.quotes) == 1


def test_a_number_twice(findings: Callable[..., list[Finding]]) -> None:
    (found,) = findings(CHECK, _contract(CHINESE[:3] + CHINESE[2:]))
    assert "“三、”重复出现" in found.detail and "缺" not in found.detail


def test_a_number_written_for_the_next(findings: Callable[..., list[Finding]]) -> None:
    (found,) = findings(CHECK, _contract(ARTICLES[:4] + ARTICLES[3:4] + ARTICLES[5:]))
    assert "重复出现，缺第5项" in found.detail


def test_annexes_begin_anew(findings: Callable[..., list[Finding]]) -> None:
    annex = "附件一 廉政责任书\n一、甲方责任\n不得收礼。\n二、乙方责任\n不得送礼。\n三、其他\n自签订之日起生效。\n"
    assert findings(CHECK, _contract(CHINESE) + annex) == []


@pytest.mark.parametrize(("missing", "count"), [(None, 0), (5, 1)])
def test_serial_numbers_of_a_table(findings: Callable[..., list[Finding]], missing: int | None, count: int) -> None:
    rows = [f"{n}\t巡检项目{n}\t每月一次" for n in range(1, 10) if n != missing]
    found = findings(
        CHECK, "\n".join(["服务合同", "一、服务内容", "序号\t项目\t频次", *rows, "二、付款", "按月支付。", ""])
    )
    assert [one.severity for one in found] == ["info"] * count
    assert all("由4跳到6，缺第5项" in one.detail for one in found)
