"""Ties between bidders, and bidders that win in turn: told with figures, silent about a small market's accidents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.dataset.audited import Audited
from extract.reconcile import reconcile
from extract.reconcile.papers import Paper
from extract.reconcile.rotation import Purchase, rotation
from extract.reconcile.sheet import read as book
from extract.record import Finding, Record
from tests.reconcile.made import document, folder

WINNER, LOSER = "临湖文澜家具有限公司", "临湖丰木家具厂"
BIDDERS = [{"name": WINNER, "awarded": True}, {"name": LOSER, "awarded": False}]


def found(tmp_path: Path, text: str, *records: Record) -> list[Finding]:
    options: dict[str, Any] = {}
    if text:
        (tmp_path / "工商.csv").write_text(text, encoding="utf-8")
        options["companies"] = [book(tmp_path / "工商.csv")]
    output = folder(tmp_path / "out", *records)
    reconcile(output, **options)
    return [one for rows in Audited(output).reconciled.findings.values() for one in rows]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (f"企业名称,法定代表人\n{WINNER},林晓禾\n{LOSER},林晓禾\n", "warning"),
        (f"企业名称,地址\n{WINNER},临湖县工业园区8号楼\n{LOSER},临湖县工业园区8号楼\n", "info"),
        (f"企业名称,法定代表人\n{WINNER},林晓禾\n{LOSER},程远\n", None),
        (f"企业名称,电话\n{WINNER},138****1234\n{LOSER},138****1234\n", None),
        (f"企业名称,电话\n{WINNER},07001234567\n{LOSER},07001234567\n" + "".join(f"公司{i},07001234567\n" for i in range(5)), None),
    ],
)
def test_winner_and_loser_by_a_company_list(tmp_path: Path, text: str, severity: str | None) -> None:
    findings = found(tmp_path, text, document("a.txt"), document("n.html", "award_notice", bidders=BIDDERS))
    assert [(one.check, one.severity) for one in findings] == ([("bidders-share-contact", severity)] if severity else [])


def test_the_contract_and_a_losing_bid_state_one_phone(tmp_path: Path) -> None:
    bid = document("bid.pdf", "bid", supplier=LOSER, total_amount="120000.00", party={"phone": "0700-5550102"})
    [finding] = found(tmp_path, "", document("a.txt", party={"phone": "07005550102"}), bid)
    assert finding.check == "bidders-share-contact" and finding.quotes[-1].contract_id == bid.contract_id


def test_suppliers_of_two_contracts_by_a_company_list(tmp_path: Path) -> None:
    other = document("b.txt", number="LH-2025-7", project_number="P-2025-99", project_name="绿化养护", supplier=LOSER)
    [finding] = found(tmp_path, f"名称,电话\n{WINNER},07001234567\n{LOSER},0700-1234567\n", document("a.txt"), other)
    assert "不同合同的供应商" in finding.detail


def purchases(winners: str, sets: str = "") -> list[Purchase]:
    bidders = [frozenset(one) for one in sets.split()] if sets else [frozenset("甲乙丙")] * len(winners)
    pairs = enumerate(zip(winners, bidders, strict=True))
    return [Purchase(Paper(str(i), f"{i}.txt", "award_notice"), some, who, "") for i, (who, some) in pairs]


def test_rotation_needs_figures() -> None:
    [(rows, told, figure)] = rotation(purchases("甲乙丙甲乙丙甲乙丙甲"), 4, 0.05)
    assert len(rows) == 10 and "甲4次" in told and "2.6%" in figure
    assert list(rotation(purchases("甲甲乙丙甲甲甲乙丙丙"), 4, 0.05)) == []  # a small market
    assert list(rotation(purchases("甲甲甲甲甲甲"), 4, 0.05)) == []  # one winner is no rotation
    assert list(rotation(purchases("甲乙丙"), 4, 0.05)) == []
