"""Which law a contract is under, and of which day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from audit.contract_text import contract

from extract.audit import audit_record, default_catalogue
from extract.audit.law import OPEN, Governing
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


def _cited(check: str, day: date, method: str | None = None, category: str | None = None) -> str:
    law = Governing("procurement", day, day, method, category)
    return law.cite(default_catalogue().checks[check].statutes) or ""


@pytest.mark.parametrize(
    ("check", "day", "cited"),
    [
        ("table-total-mismatch", date(2020, 12, 31), "《合同法》第十二条、第六十一条"),
        ("table-total-mismatch", date(2021, 1, 1), "《民法典》第四百七十条、第五百一十条"),
        ("amount-words-figures-mismatch", date(2019, 5, 6), "《合同法》第一百二十五条、第六十一条"),
        ("earnest-over-20pct", date(2019, 5, 6), "《担保法》第九十一条"),
        ("earnest-over-20pct", date(2024, 5, 6), "《民法典》第五百八十六条"),
    ],
)
def test_a_contract_older_than_the_civil_code_is_under_the_law_before_it(check: str, day: date, cited: str) -> None:
    assert _cited(check, day) == cited


def test_the_rates_of_a_day_rest_on_the_rule_that_set_them() -> None:
    assert "财税〔2018〕32号" in _cited("vat-rate-not-statutory", date(2018, 7, 1))
    assert "2019年第39号" in _cited("vat-rate-not-statutory", date(2019, 4, 1))
    assert "暂行条例" not in _cited("vat-rate-not-statutory", date(2026, 1, 1))


def test_a_rule_of_tenders_is_cited_for_tenders_and_one_of_works_for_works() -> None:
    day = date(2025, 3, 4)
    assert "令第87号" in _cited("price-over-ceiling", day, "open_tender", "goods")
    assert _cited("price-over-ceiling", day, "competitive_consultation", "goods") == "《政府采购法》第六条"
    assert "招标投标法" not in _cited("subcontract-illegal", day, "open_tender", "services")
    assert "招标投标法" not in _cited("subcontract-illegal", day, "competitive_negotiation", "works")
    assert "《招标投标法》第四十八条" in _cited("subcontract-illegal", day, "open_tender", "works")
    assert "214号" in _cited("sign-after-award-over-30d", day, "competitive_consultation", "goods")


def test_a_rule_for_small_enterprises_says_whom_it_protects() -> None:
    assert _cited("payment-date-vague", date(2025, 6, 1)).endswith("第九条（供应商为中小企业的）")


def test_no_law_is_cited_outside_its_days_and_none_stands_for_a_law_that_is_not_there() -> None:
    laws = default_catalogue().laws
    assert all(law.until is None or law.since <= law.until for law in laws.values())
    for law in laws.values():
        if law.stands_for:
            later = laws[law.stands_for]
            assert law.until and law.until < later.since and law.articles
