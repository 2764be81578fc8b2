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
    at_will, never = (next(case.find(name), None) for name in ("at_will", "never"))
    if at_will and not next(case.find("supplier"), None):
        more = "，供应商则不得解除" if never else "，供应商没有相应的权利"
        yield case.finding(
            f"采购人可以随时单方解除合同，不说明理由或不承担责任{more}。",
            case.sentence(at_will[0]),
            *([case.sentence(never[0])] if never else []),
            expected="双方都有约定的解除条件",
            actual="仅采购人有",
        )
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
