"""解除权: several rights to terminate for the buyer, none for the supplier."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.record import Finding

CHECK = "termination-one-sided"


def run(case: Case) -> Iterator[Finding]:
    """Rights that both sides have count for the supplier as well; where 甲方 is the supplier nothing is said."""
    if any(party.label == "甲方" and party.role == "supplier" for party in case.record.parties):
        return
    buyer = [quote for quote, _ in case.find("buyer")]
    if len(buyer) < case.parameter("buyer_rights") or any(True for _ in case.find("supplier")):
        return
    yield case.finding(
        f"采购人有{len(buyer)}处单方解除（终止）合同的权利，供应商没有。",
        *buyer[:5],
        expected="双方都有约定的解除条件",
        actual="仅采购人有",
    )
