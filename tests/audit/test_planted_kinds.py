"""Errors of elementary kinds beside words that once hid them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("check", "sections"),
    [
        (
            "score-weights-not-100",
            {"other": "十二、其他\n按以下权重计分：完整40%、准确40%、及时30%，综合得分80分以上为合格。"},
        ),
        ("drafting-remains", {"other": "十二、其他\n双方各执两份。TODO：页码再核"}),
        ("clauses-contradict", {"basis": "甲方通过公开招标方式选定乙方，双方订立本合同。"}),
        (
            "event-defined-twice",
            {"other": "十二、其他\n1. 本合同自双方盖章之日起生效。\n2. 本合同自财政局备案通过之日起生效。"},
        ),
    ],
)
def test_it_is_found(findings: Findings, check: str, sections: dict[str, str]) -> None:
    (found,) = findings(check, contract(**sections))
    assert found.severity == "warning"


@pytest.mark.parametrize(
    ("check", "sections"),
    [
        (
            "score-weights-not-100",
            {"other": "十二、其他\n按以下权重计分：完整40%、准确40%、及时20%，综合得分80分以上为合格。"},
        ),
        ("clauses-contradict", {"basis": "原公开招标失败后，甲方通过竞争性磋商方式选定乙方，双方订立本合同。"}),
    ],
)
def test_it_is_silent(findings: Findings, check: str, sections: dict[str, str]) -> None:
    assert findings(check, contract(**sections)) == []
