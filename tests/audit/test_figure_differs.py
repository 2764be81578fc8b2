"""同一指标前后不一致"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "figure-differs"
Findings = Callable[..., list[Finding]]


def _text(one: str, other: str) -> str:
    return contract(quality=f"六、要求\n{one}", annex=f"附件：服务要求\n一、指标\n{other}\n")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("系统支持不少于500个并发用户，界面清晰。", "并发用户数不低于300个。"),
        ("乙方投保第三者责任险，第三者责任险保额不低于100万元。", "第三者责任险保额为50万元。"),
        ("乙方应配备专职安全员不少于2名。", "专职安全员至少3名。"),
        ("校园发生突发情况，机动队员应在10分钟内赶到事发地点。", "遇突发情况，机动队员20分钟内赶到事发地点。"),
        ("着装不整的，每人次扣违约金50元，仪容须端正。", "着装不整、仪容不端正的，每人次扣100元。"),
    ],
)
def test_two_figures_of_one_thing(findings: Findings, one: str, other: str) -> None:
    (found,) = findings(CHECK, _text(one, other))
    assert found.severity == "warning" and found.quotes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("系统支持不少于500个并发用户，界面清晰。", "并发用户数不低于500个。"),
        ("单卷著录差错率不超过3‰。", "全馆平均著录差错率不超过1‰。"),
        ("并发用户数不少于500个。", "并发用户数不低于300个，其中馆内100个。"),
        ("质保期为三年。", "质保期为两年。"),
        ("机动队员应在10分钟内赶到事发地点。", "遇突发情况，机动队员10分钟内赶到事发地点；班长20分钟内到岗。"),
        ("阅览桌椅数量为30套。阅览桌椅数量为20套。", "阅览桌椅数量为30套。"),
    ],
)
def test_one_figure_or_two_things(findings: Findings, one: str, other: str) -> None:
    assert findings(CHECK, _text(one, other)) == []
