"""`hetong reconcile` over many: contracts, announcements and a ledger, all invented; time, memory, and what was wrong.

    python bench/reconcile.py [--contracts 2000] [--rows 20000]

Records are made light (no text to speak of), so that what is measured is matching, comparing and judging. One contract in
ten has a twin (the same hands, project and price) that no announcement can tell apart by more than its number.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import resource
import tempfile
import time
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.dataset import Dataset
from extract.dataset.load import read_rows
from extract.reconcile import reconcile
from extract.reconcile.sheet import read as book
from extract.record import Record

_THINGS = ("书架", "网络设备", "物业服务", "绿化养护", "档案数字化", "电梯维保", "实验台", "校服", "食堂食材", "道路维修")


class _Paper:
    def __init__(self, path: str, kind: str) -> None:
        self.path, self.kind, self.text = path, kind, path + "\n"

    def fact(self, value: Any) -> dict[str, Any]:
        return {"value": value, **self.row(value)}

    def row(self, value: Any) -> dict[str, Any]:
        quote = str(value)
        start = len(self.text)
        self.text += quote + "\n"
        return {"text": quote, "start": start, "end": start + len(quote), "rule": "bench", "confidence": 0.95}

    def record(self, **data: Any) -> Record:
        sha256 = hashlib.sha256((self.path + self.text).encode()).hexdigest()
        source = {
            "path": self.path, "sha256": sha256, "format": "txt", "bytes": len(self.text), "text_source": "text", "engine": "bench",
            "document_type": self.kind,
        }  # fmt: skip
        return Record.model_validate({"contract_id": sha256[:16], "source": source, "text": self.text, **data})


def _matter(i: int, chance: random.Random) -> dict[str, Any]:
    thing = chance.choice(_THINGS)
    buyer = f"第{i % 97}号县{i % 13}局"
    return {
        "i": i, "number": f"HT-2025-{i:05}", "project": f"ZC-2025-{i:05}", "subject": f"{buyer}{thing}第{i // 97}批采购",
        "buyer": buyer, "supplier": f"第{i % 311}号{thing}有限公司", "price": Decimal(chance.randrange(100, 9000) * 100),
        "signed": date(2025, 1, 6) + timedelta(days=i % 200), "account": f"62220000{i % 311:011}",
    }  # fmt: skip


def _records(one: dict[str, Any]) -> tuple[Record, Record]:
    contract = _Paper(f"合同/{one['i']:05}.txt", "contract")
    fields = {
        "number": contract.fact(one["number"]), "project_number": contract.fact(one["project"]),
        "project_name": contract.fact(one["subject"]), "total_amount": contract.fact(str(one["price"])),
        "signed_on": contract.fact(one["signed"].isoformat()),
    }  # fmt: skip
    payments = [
        {"seq": 1, "percent": "0.4", "triggers": ["contract_signed"], "due_days": 30, "due_day_kind": "calendar", **contract.row("40%")},
        {"seq": 2, "percent": "0.6", "triggers": ["accepted"], "due_days": 30, "due_day_kind": "calendar", **contract.row("60%")},
    ]
    first = contract.record(fields=fields, parties=_parties(one, contract, account=True), payments=payments)
    notice = _Paper(f"公告/{one['i']:05}.txt", "award_notice")
    said = {name: notice.fact(value) for name, value in (("project_number", one["project"]), ("project_name", one["subject"]))}
    said["total_amount"] = notice.fact(str(one["price"]))
    day = (one["signed"] - timedelta(days=10)).isoformat()
    second = notice.record(fields=said, parties=_parties(one, notice), notice={"publication_date": notice.fact(day)})
    return first, second


def _parties(one: dict[str, Any], paper: _Paper, *, account: bool = False) -> list[dict[str, Any]]:
    supplier = {"role": "supplier", "label": "乙方", "name": paper.fact(one["supplier"])}
    if account:
        supplier["account"] = paper.fact(one["account"])
    return [{"role": "buyer", "label": "甲方", "name": paper.fact(one["buyer"])}, supplier]


def _ledger(path: Path, matters: list[dict[str, Any]], rows: int, chance: random.Random) -> None:
    with path.open("w", encoding="gb18030", newline="") as file:
        lines = csv.writer(file)
        lines.writerows([["付款台账"], ["单位：元"], ["付款日期", "收款单位", "收款账号", "支付金额", "摘要", "合同编号"]])
        for n in range(rows):
            one = matters[n % len(matters)]
            share = Decimal("0.4") if n < len(matters) else Decimal("0.6") / 9
            if n % 7 == 6:
                lines.writerow([one["signed"] + timedelta(days=40), "县供电公司", "", chance.randrange(1, 900), "电费", ""])
                continue
            number = one["number"] if n % 3 else ""
            summary = one["subject"] + "款" if n % 3 != 2 else ""
            paid = one["signed"] + timedelta(days=20 + n // len(matters) * 20)
            lines.writerow([paid, one["supplier"], one["account"], f"{(one['price'] * share):,.2f}", summary, number])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contracts", type=int, default=2000)
    parser.add_argument("--rows", type=int, default=20_000)
    given = parser.parse_args()
    chance = random.Random(7)
    matters: list[dict[str, Any]] = []
    for i in range(given.contracts):
        one = _matter(i, chance)
        matters.append({**matters[-1], "i": i, "number": one["number"]} if i % 10 == 9 else one)
    with tempfile.TemporaryDirectory() as folder:
        output, ledger = Path(folder) / "out", Path(folder) / "支付.csv"
        dataset = Dataset(output)
        for one in matters:
            for record in _records(one):
                dataset.add(record)
        dataset.finish()
        _ledger(ledger, matters, given.rows, chance)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun = time.perf_counter()
        outcome = reconcile(output, books=[book(ledger)])
        seconds = time.perf_counter() - begun
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        sure = [row for row in read_rows(output, "matches") if row["certainty"] == "sure"]
        wrong = sum(row["path"].split("/")[1] != row["contract_path"].split("/")[1] for row in sure)
        paid = [row for row in read_rows(output, "ledger") if row["certainty"] == "sure" and row["number"]]
        numbers = {f"合同/{one['i']:05}.txt": one["number"] for one in matters}
        astray = sum(numbers[row["contract_path"]] != row["number"] for row in paid)
    print(f"{given.contracts} contracts, {given.contracts} announcements, {given.rows} payments: {seconds:.1f} s")
    print(f"peak memory {after / 1024:.0f} MiB (before {before / 1024:.0f} MiB)")
    print(f"papers {dict(outcome.papers)}, wrong among sure: {wrong} of {len(sure)}")
    print(f"payments {dict(outcome.payments)}, wrong among sure with a number: {astray} of {len(paid)}")
    print(f"findings {dict(outcome.by_check)}")


if __name__ == "__main__":
    main()
