"""允许转包或主体分包"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "subcontract-illegal"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("乙方经甲方书面同意，可以将本项目部分服务转包给第三方。", "转包"),
        ("经甲方同意后可转包。", "转包"),
        ("乙方可以将主体工作分包给具备能力的单位。", "主体"),
        ("分包比例为合同总价的60%，分包单位由乙方自行选定。", "60%"),
    ],
)
def test_what_the_law_does_not_allow(findings: Callable[..., list[Finding]], text: str, word: str) -> None:
    [finding] = findings(CHECK, contract(subcontract=f"七、分包\n{text}"))
    assert finding.severity == "warning" and word in finding.detail
    assert finding.statute == "《政府采购法》第四十八条；《政府采购法实施条例》第七十二条"


@pytest.mark.parametrize(
    "text",
    [
        "未经甲方书面同意，乙方不得将合同义务转包、分包。",
        "非主体、非关键性工作经甲方同意可以分包，乙方就分包项目承担连带责任。",
        "乙方有转包行为的，甲方可以解除合同。",
        "乙方应将合同金额的60%分包给小微企业，分包比例不低于60%。",
        "违法分包的，支付合同总价20%的违约金。",
    ],
)
def test_bans_and_the_lawful_form(findings: Callable[..., list[Finding]], text: str) -> None:
    assert findings(CHECK, contract(subcontract=f"七、转包与分包\n{text}")) == []


def test_silence_is_a_hint(findings: Callable[..., list[Finding]]) -> None:
    [finding] = findings(CHECK, contract(subcontract=""))
    assert finding.severity == "info"


def test_the_whole_work_handed_to_a_named_company(findings: Callable[..., list[Finding]]) -> None:
    text = "七、分包\n经甲方同意，乙方可将本项目全部交由临江通达劳务有限公司实施，乙方收取总价3%的管理费。"
    (found,) = findings("subcontract-illegal", contract(subcontract=text))
    assert found.severity == "warning"
