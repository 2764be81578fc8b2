"""Which law a contract is under, and of which day."""

from __future__ import annotations

from typing import Any

import pytest
from audit.contract_text import contract

from extract.audit import audit_record
from extract.audit.law import OPEN
from extract.audit.run import OUTSIDE
from extract.pipeline import examine_bytes

UNSIGNED = {"signature": "甲方（盖章）：\n乙方（盖章）：", "payment": "四、付款方式\n验收合格后90日内支付合同总价的100%。"}


def _report(**sections: str) -> Any:
    return audit_record(examine_bytes(contract(**sections).encode(), "contract.txt").record)


def test_a_company_that_cites_no_procurement_law_is_not_held_to_it() -> None:
    report = _report(
        cover="档案整理服务合同",
        parties="甲方：云州港务集团有限公司\n乙方：临江文澜档案服务有限公司",
        basis="根据《中华人民共和国民法典》，双方订立本合同。",
    )
    assert report.not_assessed["procurement-basis-missing"] == [OUTSIDE]
    assert all("政府采购" not in (finding.statute or "") for finding in report.findings)


def test_a_company_that_puts_itself_under_procurement_law_is_held_to_it() -> None:
    report = _report(parties="甲方：云州港务集团有限公司\n乙方：临江文澜档案服务有限公司")
    assert report.not_assessed.get("procurement-basis-missing") != [OUTSIDE]


@pytest.mark.parametrize(
    ("number", "cited"),
    [("LJTS-FW-2022-016", "国务院令第728号"), ("LJTS-FW-2026-016", "国务院令第802号")],
)
def test_without_a_day_of_signing_the_years_of_its_numbers_bound_the_version(number: str, cited: str) -> None:
    report = _report(
        cover=f"临江县图书馆档案整理服务采购合同\n合同编号：{number}",
        term="三、服务期限\n服务期限为8个月，服务地点为临江县文庙街18号。",
        **UNSIGNED,
    )
    found = [finding.statute for finding in report.findings if "中小企业" in (finding.statute or "")]
    assert found and all(cited in (statute or "") for statute in found)


def test_where_nothing_dates_the_contract_the_citation_says_so() -> None:
    report = _report(
        cover="临江县图书馆档案整理服务采购合同",
        term="三、服务期限\n服务期限为8个月，服务地点为临江县文庙街18号。",
        **UNSIGNED,
    )
    found = [finding.statute or "" for finding in report.findings if "中小企业" in (finding.statute or "")]
    assert found and all(statute.endswith(OPEN) for statute in found)
