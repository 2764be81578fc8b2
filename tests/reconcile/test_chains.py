"""Supplements, renewals, settlement: what they change, what they add up to, whether a renewal has a basis."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.audit.card import card
from extract.audit.grouping import grouping
from extract.dataset.audited import Audited
from extract.dataset.load import read_rows
from extract.pipeline import examine_bytes
from extract.reconcile import reconcile
from extract.record import Finding, Record
from tests.reconcile.made import document, folder


def found(tmp_path: Path, *records: Record) -> list[Finding]:
    output = folder(tmp_path / "out", *records)
    reconcile(output)
    return [one for rows in Audited(output).reconciled.findings.values() for one in rows]


def supplement(path: str, day: str, **values: Any) -> Record:
    return document(path, "supplement", title="补充协议", signed_on=day, **values)


def test_supplements_add_up(tmp_path: Path) -> None:
    first, second = supplement("s1.txt", "2025-05-01", total_amount="6000.00"), supplement("s2.txt", "2025-07-01", total_amount="113000.00")
    [finding] = found(tmp_path, document("a.txt"), first, second)
    assert finding.check == "changes-over-10pct-together" and finding.actual == "13%" and finding.unsure
    rows = [row for row in read_rows(tmp_path / "out", "differences") if row["field"] == "total_amount"]
    told = [(row["other_path"], row["result"], row["other_value"]) for row in rows]
    assert told == [("s1.txt", "different", "6,000.00元"), ("s2.txt", "different", "113,000.00元")]


@pytest.mark.parametrize("total", ["108000.00", "9000.00", "70000.00", "100000.00"])
def test_a_supplement_within_bounds_or_of_unclear_sum_gives_nothing(tmp_path: Path, total: str) -> None:
    assert found(tmp_path, document("a.txt"), supplement("s.txt", "2025-05-01", total_amount=total)) == []


def test_a_renewal_without_a_trace_of_procurement(tmp_path: Path) -> None:
    renewal = document("r.txt", title="续签合同", number=None, project_number=None, signed_on="2026-03-01")
    [finding] = found(tmp_path, document("a.txt"), renewal)
    assert finding.check == "renewal-without-procurement-papers" and finding.quotes[0].contract_id == renewal.contract_id


def test_a_renewal_that_names_its_procurement_gives_nothing(tmp_path: Path) -> None:
    renewal = document("r.txt", title="续签合同", number=None, signed_on="2026-03-01", procurement_method="single_source")
    assert found(tmp_path, document("a.txt"), renewal) == []


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("双方于2025年3月10日签订了《书架采购合同》（合同编号：LHSJ-2025-001），现补充如下。", "supplement"),
        ("原合同编号：LHSJ-2025-001，现补充如下。", "supplement"),
        ("原合同编号：LHSJ-2025-0012，现补充如下。", None),
    ],
)
def test_the_number_of_the_original_ties_them(line: str, relation: str | None) -> None:
    sides = "甲方：临湖县图书馆\n乙方：临湖文澜家具有限公司\n"
    main = f"书架采购合同\n合同编号：LHSJ-2025-001\n{sides}一、合同总价为100000元。\n签订日期：2025年3月10日\n"
    later = f"补充协议\n{sides}{line}\n一、交货地点改为新馆。\n签订日期：2025年6月1日\n"
    cards = [card(examine_bytes(text.encode(), f"{i}.txt").record) for i, text in enumerate((main, later))]
    assert grouping(cards)[cards[1].contract_id].relation == relation


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("原合同编号：ZX-2024-03\n原合同期满，经双方协商，续签一年。", "renewal"),
        ("鉴于上年度服务合同（编号：ZX-2024-03）已到期，甲方考核合格，双方同意续签本合同。", "renewal"),
        ("本合同期满，经考核合格可以续签一年。", "contract"),
        ("原合同期满，双方如需续签的，另行采购。", "contract"),
    ],
)
def test_a_contract_that_says_that_it_goes_on_with_another(said: str, kind: str) -> None:
    text = f"物业服务合同\n合同编号：ZX-2025-02\n甲方：青石县政务中心\n乙方：静安物业服务有限公司\n{said}\n一、合同总价：人民币480000元。\n"
    assert card(examine_bytes(text.encode(), "a.txt").record).kind == kind
