"""Payments against contracts: which contract, which instalment, early, late, too much, to whom; silence where all is well."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.dataset.audited import Audited
from extract.dataset.load import read_rows
from extract.reconcile import reconcile
from extract.reconcile.sheet import read as book
from extract.record import Finding, Record
from tests.reconcile.made import document, folder

SUPPLIER = "临湖文澜家具有限公司"
HEAD = "付款日期,付款金额,收款单位,收款账号,摘要,合同编号"
PAYMENTS = [
    {"label": "首付款", "percent": "0.3", "kind": "advance", "triggers": ["contract_signed"], "due_days": 10, "due_day_kind": "working"},
    {"label": "验收款", "percent": "0.7", "kind": "final", "triggers": ["accepted"], "due_days": 30, "due_day_kind": "calendar"},
]
LATE = {"liable": "buyer", "trigger": "late_payment", "kind": "rate_per_period", "rate": "0.0003", "per_day_rate": "0.0003"}
ACCEPTED = document("验收.txt", "acceptance_notice", number="LH-2025-001", dates={"acceptance_date": "2025-05-06"})


def contract(**values: Any) -> Record:
    return document("a.txt", **{"payments": PAYMENTS, "party": {"account": "6222000012345678901"}, **values})


def found(tmp_path: Path, lines: list[str], *records: Record, **options: Any) -> list[Finding]:
    tmp_path.mkdir(exist_ok=True)
    ledger = tmp_path / "支付.csv"
    ledger.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    output = folder(tmp_path / "out", *records)
    reconcile(output, books=[book(ledger)], **options)
    texts = {one.contract_id: one.text or "" for one in records}
    findings = Audited(output).reconciled.findings
    for owner, rows in findings.items():
        for finding in rows:
            for quote in (finding, *finding.quotes):
                place = getattr(quote, "contract_id", None) or owner
                if place in texts:
                    assert texts[place][quote.start : quote.end] == quote.text
    return [one for rows in findings.values() for one in rows]


def states(tmp_path: Path) -> list[list[str]]:
    return [row["states"] for row in read_rows(tmp_path / "out", "ledger")]


def row(day: str, amount: str, payee: str = SUPPLIER, account: str = "", summary: str = "", number: str = "LH-2025-001") -> str:
    return f"{day},{amount},{payee},{account},{summary},{number}"


LAW = "供应商为中小企业的，按每日万分之五计"
GOOD = [row("2025-03-20", "30000", account="6222000012345678901"), row("2025-05-20", "70000", summary="尾款")]


def test_payments_as_agreed_give_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, GOOD, contract(), ACCEPTED) == []
    assert states(tmp_path) == [["on_time"], ["on_time"]]
    assert [(one["seq"], str(one["due_on"])) for one in read_rows(tmp_path / "out", "ledger")] == [(1, "2025-03-24"), (2, "2025-06-05")]


@pytest.mark.parametrize(
    ("lines", "check", "told"),
    [
        ([row("2025-03-01", "30000"), GOOD[1]], "payment-early", "早于合同签订日期2025-03-10"),
        ([GOOD[0], row("2025-04-20", "70000")], "final-payment-before-acceptance", "付清早于验收16日"),
        ([GOOD[0], row("2025-04-20", "50000"), row("2025-05-20", "20000")], "payment-early", "早于验收日期2025-05-06"),
        ([GOOD[0], row("2025-06-15", "70000")], "payment-late", f"逾期10日；按合同约定的每日0.03%计210.00元；{LAW}350.00元"),
        ([*GOOD, row("2025-06-01", "5000")], "paid-over-price", "超过合同价100,000.00元5,000.00元"),
        ([GOOD[0], row("2025-05-20", "70000", "临湖丰木家具厂")], "payment-other-payee", "收款人临湖丰木家具厂不是合同供应商"),
        ([GOOD[0], row("2025-05-20", "70000", account="6217000000998877665")], "payment-other-account", "6217000000998877665"),
        ([GOOD[0], row("2025-05-20", "40000"), row("2025-05-22", "30000")], "payment-split", "在2日内分2笔支付"),
        ([GOOD[0], row("2025-07-01", "1", "水务公司", number="", summary="水费")], "payment-still-due", "尚欠70,000.00元"),
    ],
)
def test_one_fault_gives_one_finding(tmp_path: Path, lines: list[str], check: str, told: str) -> None:
    [finding] = found(tmp_path, lines, contract(penalties=[LATE]), ACCEPTED)
    assert finding.check == check and told in finding.detail


def test_paid_twice(tmp_path: Path) -> None:
    findings = found(tmp_path, [GOOD[0], GOOD[0], GOOD[1]], contract(), ACCEPTED)
    assert sorted(one.check for one in findings) == ["paid-over-price", "payment-duplicate"]


def test_a_refund_counts(tmp_path: Path) -> None:
    lines = [*GOOD, row("2025-05-21", "70000", summary="尾款"), row("2025-05-22", "-70000", summary="冲正")]
    assert found(tmp_path, lines, contract(), ACCEPTED) == []


def test_without_the_day_of_a_condition_nothing_is_late(tmp_path: Path) -> None:
    assert found(tmp_path, [GOOD[0], row("2026-05-20", "70000")], contract()) == []
    assert states(tmp_path)[1] == ["undated"]


def test_metadata_says_when_it_was_accepted(tmp_path: Path) -> None:
    lines = [GOOD[0], row("2025-06-15", "70000")]
    [finding] = found(tmp_path, lines, contract(), metadata=lambda record: {"acceptance_date": "2025-05-06"})
    assert finding.check == "payment-late" and "合同没有约定采购人逾期付款的利率" in finding.detail


@pytest.mark.parametrize(
    ("line", "certainty"),
    [
        (row("2025-05-20", "70000", number="", summary="临湖县图书馆书架采购项目尾款"), "sure"),
        (row("2025-05-20", "70000", number=""), "sure"),  # one contract of this payee, a sum of it
        (row("2025-05-20", "123", number=""), "likely"),
        (row("2025-05-20", "70000", number="", summary="付LH-2025-001合同款"), "sure"),
        (row("2025-05-20", "70000", payee="临湖文澜家具有限公司城东分公司", number="", summary="书架"), "sure"),
        (row("2025-05-20", "88", payee="水务公司", number="", summary="水费"), None),
        (row("2025-05-20", "88", payee="水务公司", number="LH-2025-0012"), None),  # another number that begins alike
        (row("2025-05-20", "70000", number="LH-2025-077"), None),  # of a contract that was not read
    ],
)
def test_how_sure(tmp_path: Path, line: str, certainty: str | None) -> None:
    found(tmp_path, [GOOD[0], line], contract())
    assert [one["certainty"] for one in read_rows(tmp_path / "out", "ledger")] == ["sure", certainty]


def test_numbers_of_another_kind_leave_payee_and_sum(tmp_path: Path) -> None:
    found(tmp_path, [row("2025-05-20", "70000", number="备案-2025-3309")], contract())
    assert [one["certainty"] for one in read_rows(tmp_path / "out", "ledger")] == ["likely"]


def test_hostile_cells_stay_text(tmp_path: Path) -> None:
    """What a ledger says becomes neither formula nor markup."""
    payee = "<script>alert(1)</script>=HYPERLINK有限公司"
    [finding] = found(tmp_path, [row("2025-05-20", "45000", payee, number="=1+1-2025-9", summary="@SUM(A1)")], contract())
    assert payee in finding.detail
    lines = (tmp_path / "out" / "ledger.csv").read_text(encoding="utf-8-sig")
    assert "'@SUM(A1)" in lines and "'=1+1-2025-9" in lines


def test_two_contracts_of_one_payee_are_not_guessed(tmp_path: Path) -> None:
    second = document("b.txt", number="LH-2025-002", project_number="P-2025-77", project_name="阅览桌采购", payments=PAYMENTS)
    lines = [row("2025-05-20", "70000", number=""), row("2025-05-21", "30000", number="", summary="阅览桌首付款")]  # subject and sum
    found(tmp_path, lines, contract(), second)
    assert [one["certainty"] for one in read_rows(tmp_path / "out", "ledger")] == ["ambiguous", "sure"]


def test_a_payment_without_a_contract(tmp_path: Path) -> None:
    lines = [
        *GOOD,
        row("2025-05-20", "45000", "临湖启明信息技术有限公司", number="QM-2025-9", summary="软件服务费"),
        row("2025-05-21", "8000", "张三", number="", summary="差旅费"),
        row("2025-05-22", "90000", "国家税务总局临湖县税务局", number="", summary="税款"),
        row("2025-05-23", "300", "临湖顺达打印有限公司", number="", summary="打印"),
    ]
    [finding] = found(tmp_path, lines, contract(), ACCEPTED)
    assert finding.check == "payment-without-contract" and "临湖启明信息技术有限公司" in finding.detail and "QM-2025-9" in finding.detail
    [owner] = [row["contract_id"] for row in read_rows(tmp_path / "out", "findings")]
    assert owner == read_rows(tmp_path / "out", "ledger")[0]["ledger_id"]


THREE = [
    {"percent": "0.3", "kind": "advance", "triggers": ["contract_signed"], "due_days": 10, "due_day_kind": "working"},
    {"percent": "0.6", "kind": "acceptance", "triggers": ["accepted"], "due_days": 15, "due_day_kind": "working"},
    {"percent": "0.1", "kind": "retention", "triggers": ["warranty_expired"]},
]


def test_parts_of_one_instalment_are_both_late_although_a_supplement_follows(tmp_path: Path) -> None:
    more = document(
        "s.txt", "supplement", title="补充协议", number="LH-2025-001-补1", signed_on="2025-06-03", total_amount="5000.00",
        payments=[{"kind": "lump_sum", "percent": "1", "triggers": ["delivered"]}],
    )  # fmt: skip
    lines = [
        row("2025-03-20", "30000", summary="首期"), row("2025-09-22", "35000", summary="书架验收款"),
        row("2025-09-30", "25000", summary="书架验收款"), row("2025-10-20", "5000", summary="补充采购", number="LH-2025-001-补1"),
    ]  # fmt: skip
    checks = [one.check for one in found(tmp_path, lines, contract(payments=THREE), more, ACCEPTED)]
    assert checks.count("payment-late") == 2 and checks.count("payment-split") == 1 and "paid-over-price" not in checks


def test_one_instalment_paid_twice_although_the_next_has_the_same_sum(tmp_path: Path) -> None:
    halves = [{**PAYMENTS[0], "percent": "0.5"}, {**PAYMENTS[1], "percent": "0.5"}]
    twice = [row("2025-03-20", "50000", summary="首期款"), row("2025-03-20", "50000", summary="首期款")]
    assert "payment-duplicate" in [one.check for one in found(tmp_path, twice, contract(payments=halves))]
    both = [row("2025-05-20", "50000", summary="书架款"), row("2025-05-20", "50000", summary="书架款")]
    assert "payment-duplicate" not in [one.check for one in found(tmp_path / "b", both, contract(payments=halves))]


def test_a_renewal_is_paid_by_its_own_instalments(tmp_path: Path) -> None:
    again = document("r.txt", title="续签合同", number="LH-2026-001", signed_on="2026-03-10", payments=PAYMENTS)
    late = row("2026-06-10", "30000", summary="首期款", number="LH-2026-001")
    rows = [one for one in found(tmp_path, [*GOOD, late], contract(), again, ACCEPTED) if one.check == "payment-late"]
    assert len(rows) == 1 and "第1期应付日2026-03-24" in rows[0].detail
