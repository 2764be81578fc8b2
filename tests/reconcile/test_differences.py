"""A contract beside its papers: field by field, and the findings that this gives; none where all agrees."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.dataset.audited import Audited
from extract.dataset.load import read_rows
from extract.dataset.read import read_record
from extract.reconcile import reconcile
from extract.record import Duration, Finding, Record
from tests.reconcile.made import document, folder

ITEMS = [
    {"name": "双面书架", "spec": "SJ-200", "brand": "文澜", "unit": "组", "quantity": "10", "unit_price": "8000.00"},
    {"name": "阅览桌", "spec": "YZ-1", "brand": "文澜", "unit": "张", "quantity": "4", "unit_price": "5000.00"},
]

LATE = {"liable": "supplier", "trigger": "late_delivery", "kind": "rate_per_period"}


def found(tmp_path: Path, *records: Record, **options: Any) -> list[Finding]:
    """The findings of a folder; every quote is what stands there."""
    output = folder(tmp_path / "out", *records)
    reconcile(output, **options)
    texts = {one.contract_id: one.text or "" for one in records}
    findings = [(owner, one) for owner, rows in Audited(output).reconciled.findings.items() for one in rows]
    for owner, finding in findings:
        for quote in (finding, *finding.quotes):
            text = texts[getattr(quote, "contract_id", None) or owner]
            assert text[quote.start : quote.end] == quote.text
    return [one for _, one in findings]


def checks(findings: list[Finding]) -> list[str]:
    return [one.check for one in findings]


def rows(tmp_path: Path, field: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (row["result"], row["value"], row["other_value"])
        for row in read_rows(tmp_path / "out", "differences")
        if row["field"] == field
    ]


def test_papers_that_agree_give_nothing(tmp_path: Path) -> None:
    award = document("n.html", "award_notice", items=ITEMS, dates={"publication_date": "2025-02-28"}, limits={"budget": "120000.00"})
    notice = document("g.html", "contract_notice", number="LH-2025-001", items=ITEMS, dates={"publication_date": "2025-03-12"})
    assert found(tmp_path, document("a.txt", items=ITEMS), award, notice) == []
    assert rows(tmp_path, "total_amount") == [("same", "100,000.00元", "100,000.00元")] * 2
    assert {row[0] for row in rows(tmp_path, "items.unit_price")} == {"same"}


@pytest.mark.parametrize(
    ("values", "check", "told"),
    [
        ({"total_amount": "95000.00"}, "price-over-award", "高出5,000.00元"),
        ({"limits": {"budget": "90000.00"}}, "award-over-ceiling", "高于预算金额90,000.00元"),
        ({"limits": {"ceiling_price": "99000.00"}}, "award-over-ceiling", "高于最高限价99,000.00元"),
        ({"dates": {"publication_date": "2025-01-15"}}, "signed-late-after-award-notice", "相隔54日"),
        ({"items": [{**ITEMS[0], "brand": "青禾"}, ITEMS[1]]}, "items-differ-from-award", "品牌"),
        ({"items": [ITEMS[0], {**ITEMS[1], "quantity": "5"}]}, "items-differ-from-award", "数量：合同4，对照5"),
    ],
)
def test_one_thing_wrong_gives_one_finding(tmp_path: Path, values: dict[str, Any], check: str, told: str) -> None:
    [finding] = found(tmp_path, document("a.txt", items=ITEMS), document("n.html", "award_notice", **values))
    assert finding.check == check and told in finding.detail and finding.severity == "warning" and finding.quotes


def test_another_supplier_is_found_where_all_else_is_the_same(tmp_path: Path) -> None:
    award = document("n.html", "award_notice", supplier="临湖丰木家具厂")
    assert checks(found(tmp_path, document("a.txt"), award)) == ["supplier-differs-from-award"]


def test_a_paper_that_is_not_sure_is_compared_and_gives_no_finding(tmp_path: Path) -> None:
    award = document("n.html", "award_notice", supplier="临湖丰木家具厂", total_amount="50000.00")
    assert found(tmp_path, document("a.txt"), award) == []
    assert rows(tmp_path, "supplier") == [("different", "临湖文澜家具有限公司", "临湖丰木家具厂")]
    assert [row["certainty"] for row in read_rows(tmp_path / "out", "matches")] == ["likely"]


def test_published_late_by_working_days(tmp_path: Path) -> None:
    # 2025-04-30 is a Wednesday; five days off follow, 2025-04-27 was made up for.
    contract = document("a.txt", signed_on="2025-04-30")
    notice = document("g.html", "contract_notice", number="LH-2025-001", dates={"publication_date": "2025-05-08"})
    [finding] = found(tmp_path, contract, notice)
    assert finding.check == "contract-notice-late" and finding.actual == "3个工作日"


def test_terms_against_the_tender(tmp_path: Path) -> None:
    contract = document(
        "a.txt",
        warranty_duration=Duration(count=1, unit="year"),
        performance_bond_rate="0.05",
        payments=[{"percent": "0.5", "triggers": ["contract_signed"]}, {"percent": "0.5", "triggers": ["accepted"]}],
        penalties=[{**LATE, "rate": "0.0005", "per_day_rate": "0.0005"}],
    )
    tender = document(
        "t.pdf", "tender", supplier="", total_amount=None,
        warranty_duration=Duration(count=36, unit="month"),
        performance_bond_rate="0.05",
        payments=[{"percent": "0.3", "triggers": ["contract_signed"]}, {"percent": "0.7", "triggers": ["accepted"]}],
        penalties=[{**LATE, "rate": "0.001", "per_day_rate": "0.001"}],
    )  # fmt: skip
    [finding] = found(tmp_path, contract, tender)
    assert finding.check == "terms-differ-from-tender"
    assert all(word in finding.detail for word in ("质保期：合同1年，对照36个月", "付款安排", "违约责任"))
    assert rows(tmp_path, "performance_bond_rate") == [("same", "5%", "5%")]


def test_twelve_months_are_a_year(tmp_path: Path) -> None:
    contract = document("a.txt", warranty_duration=Duration(count=1, unit="year"))
    tender = document("t.pdf", "tender", supplier="", total_amount=None, warranty_duration=Duration(count=12, unit="month"))
    assert found(tmp_path, contract, tender) == []


def test_results_stay_with_the_run_and_not_with_another(tmp_path: Path) -> None:
    contract, award = document("a.txt"), document("n.html", "award_notice", total_amount="95000.00")
    assert checks(found(tmp_path, contract, award)) == ["price-over-award"]
    output = tmp_path / "out"
    assert [row["check"] for row in read_rows(output, "findings")] == ["price-over-award"]
    assert read_record(output, contract.contract_id).findings[0].check == "price-over-award"
    folder(output, contract, award)  # the same again
    assert [row["check"] for row in read_rows(output, "findings")] == ["price-over-award"]
    folder(output, contract, document("n.html", "award_notice"))  # another dataset
    assert read_rows(output, "findings") == [] and read_rows(output, "matches") == []
    assert list((output / "earlier").glob("*/reconciled/matches.csv"))


@pytest.mark.parametrize(("tolerance", "count"), [(None, 1), ("6000", 0)])
def test_tolerance(tmp_path: Path, tolerance: str | None, count: int) -> None:
    award = document("n.html", "award_notice", total_amount="95000.00")
    assert len(found(tmp_path, document("a.txt"), award, tolerance=Decimal(tolerance) if tolerance else None)) == count


def test_each_lot_has_its_own_price_and_winner(tmp_path: Path) -> None:
    other = "临湖丰木家具厂"
    lots = [
        {"lot": "1", "amount": "100000.00", "suppliers": ["临湖文澜家具有限公司"]},
        {"lot": "2", "amount": "50000.00", "suppliers": [other]},
    ]
    award = document("n.html", "award_notice", supplier="", total_amount=None, lots=lots)
    first = document("1.txt", lot="1")
    swapped = document("2.txt", number="LH-2025-002", lot="第2包", total_amount="50000.00")  # signed with the winner of the first
    findings = found(tmp_path, first, swapped, award)
    assert [(one.check, one.expected) for one in findings] == [("supplier-differs-from-award", other)]
