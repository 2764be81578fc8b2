"""Which differences deserve a finding: of documents that are matched for sure only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract import labels
from extract.audit.case import Case
from extract.audit.entities import anchor
from extract.audit.portfolio import elsewhere
from extract.reconcile.differences.compared import Compared
from extract.reconcile.match import Link
from extract.reconcile.matters import Matter
from extract.record import Evidence, Finding

CHECKS = ("supplier-differs-from-award", "items-differ-from-award", "terms-differ-from-tender")

_TERMS = frozenset(
    {
        "payments", "payments.due_days", "penalties", "warranty_duration", "performance_bond_rate", "performance_bond_amount",
        "retention_rate", "term_duration", "acceptance_days",
    }
)  # fmt: skip
_THINGS = frozenset({"items.quantity", "items.unit_price", "items.brand", "items.spec"})
_SHOWN = 5
"""Differences that a sentence tells; the table has them all."""


def findings(matter: Matter, link: Link, rows: Sequence[Compared]) -> Iterator[Finding]:
    """The findings that rows of one pair of documents give."""
    if link.certainty != "sure" or link.other_bidder or link.contract.id != matter.head.id:
        return
    differing = [row for row in rows if row.result == "different"]
    if link.paper.kind in ("award_notice", "contract_notice"):
        yield from _supplier(matter, link, [row for row in differing if row.field == "supplier"])
    if link.paper.kind in ("award_notice", "contract_notice", "bid"):
        yield from _list(matter, link, "items-differ-from-award", [row for row in differing if row.field in _THINGS])
    if link.paper.kind in ("tender", "bid"):
        terms = [row for row in differing if row.field in _TERMS]
        yield from _list(matter, link, "terms-differ-from-tender", terms)


def _supplier(matter: Matter, link: Link, rows: Sequence[Compared]) -> Iterator[Finding]:
    for row in rows:
        case = matter.case("supplier-differs-from-award")
        paper = labels.code("documents", "document_type", link.paper.kind)
        yield case.finding(
            f"合同供应商为{row.value}，{paper}（{link.paper.path}）为{row.other}。",
            *quotes(matter, link, row, case),
            expected=row.other,
            actual=row.value,
        )


def _list(matter: Matter, link: Link, check: str, rows: Sequence[Compared]) -> Iterator[Finding]:
    if not rows:
        return
    case = matter.case(check)
    paper = labels.code("documents", "document_type", link.paper.kind)
    told = "；".join(_told(row) for row in rows[:_SHOWN])
    more = f"等{len(rows)}处" if len(rows) > _SHOWN else ""
    evidence = [one for row in rows[:_SHOWN] for one in quotes(matter, link, row, case)]
    distinct = list({(one.start, one.end, getattr(one, "contract_id", None)): one for one in evidence}.values())
    yield case.finding(
        f"与{paper}（{link.paper.path}）不一致{more}：{told}。",
        *distinct,
        expected=rows[0].other,
        actual=rows[0].value,
        unsure=True if any(one.confidence < 0.7 for one in distinct) else None,
    )


def _told(row: Compared) -> str:
    what = labels.code("differences", "field", row.field)
    thing = f"“{row.note}”" if row.note and row.field.startswith("items") else row.note
    return f"{thing}{what}：合同{row.value}，对照{row.other}"


def quotes(matter: Matter, link: Link, row: Compared, case: Case) -> Iterator[Evidence]:
    """Where both documents say it, the contract first."""
    mine = row.mine or anchor(case.record)
    if mine is not None:
        yield mine
    if row.theirs is not None:
        yield elsewhere(matter.contract(link.paper), row.theirs)
