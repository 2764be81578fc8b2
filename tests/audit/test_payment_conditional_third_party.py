"""付款以第三方付款或审计结论为条件"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "payment-conditional-third-party"


def _later(payment: str) -> str:
    return contract(payment=f"四、付款方式\n{payment}").replace("2025年4月21日", "2025年7月1日")


@pytest.mark.parametrize(
    "text",
    [
        "最终结算价以市审计局出具的审计报告为准，审定后30日内付清。",
        "余款待财政投资评审中心审定后20日内支付。",
        "甲方收到建设单位拨付的相应款项后7日内向乙方支付。",
        "经上级主管部门验收合格后支付合同总价的60%。",
    ],
)
def test_somebody_else_decides(findings: Callable[..., list[Finding]], text: str) -> None:
    [finding] = findings(CHECK, _later(text))
    assert finding.severity == "warning" and finding.text in text
    assert finding.statute == "《保障中小企业款项支付条例》（国务院令第802号）第七条、第九条、第十二条（供应商为中小企业的）"


def test_an_audit_could_be_agreed_before_june_2025(findings: Callable[..., list[Finding]]) -> None:
    text = contract(payment="四、付款\n结算价以审计机关的审计结果为准，审定后10日内付清。")
    [finding] = findings(CHECK, text)
    assert finding.severity == "info" and "当时的规定" in finding.detail


def test_a_supervisor_without_a_time_limit_is_a_hint(findings: Callable[..., list[Finding]]) -> None:
    [finding] = findings(CHECK, _later("经监理单位审核同意后10日内支付进度款。"))
    assert finding.severity == "info" and "时限" in finding.detail
    assert findings(CHECK, _later("监理单位应在收到申请后7日内审核签认，审核签认后10日内支付进度款。")) == []


@pytest.mark.parametrize(
    "text",
    [
        "甲方验收合格后10日内支付。乙方应配合审计部门的监督检查。",
        "审计费用由乙方承担。收到发票后10日内付款。",
        "业主代表参加验收，收到乙方发票后10日内付款。",
    ],
)
def test_third_parties_that_decide_nothing(findings: Callable[..., list[Finding]], text: str) -> None:
    assert findings(CHECK, _later(text)) == []
