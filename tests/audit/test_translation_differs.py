"""中外文约定不一致"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "translation-differs"
Findings = Callable[..., list[Finding]]


TEXT = "The Seller guarantees that the goods are brand new and for a period of {english} from acceptance. 质保期：验收合格后{chinese}。"


@pytest.mark.parametrize(("english", "chinese"), [("24 months", "12个月"), ("2 years", "三年"), ("36 months", "2年")])
def test_two_periods(findings: Findings, english: str, chinese: str) -> None:
    (found,) = findings(CHECK, contract(quality="六、质保\n" + TEXT.format(english=english, chinese=chinese)))
    assert found.severity == "warning"


@pytest.mark.parametrize(("english", "chinese"), [("24 months", "24个月"), ("2 years", "两年"), ("12 months", "一年")])
def test_one_period(findings: Findings, english: str, chinese: str) -> None:
    assert findings(CHECK, contract(quality="六、质保\n" + TEXT.format(english=english, chinese=chinese))) == []


@pytest.mark.parametrize(("chinese", "fires"), [("12个月", True), ("24个月", False)])
@pytest.mark.parametrize("english", ["Warranty period: 24 months.", "The warranty period is twenty-four (24) months."])
def test_a_number_in_words_and_brackets(findings: Findings, english: str, chinese: str, fires: bool) -> None:
    text = f"六、质保\n{english}\n质保期：验收合格后{chinese}。"
    assert bool(findings(CHECK, contract(quality=text))) == fires
