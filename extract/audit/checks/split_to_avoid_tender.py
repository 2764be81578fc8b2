"""化整为零: similar contracts of one buyer in one year, each below the tender threshold, together above it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.entities import alike, group, key_of, one_entity, parties, subject
from extract.audit.figures import addition, yuan
from extract.audit.metadata import money_of
from extract.audit.portfolio import Portfolio, elsewhere
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "split-to-avoid-tender"

_OPEN = frozenset({"open_tender", "framework", "e_mall"})


def run(portfolio: Portfolio) -> Iterator[tuple[str, Finding | NotAssessed]]:
    """One finding a group, on its last contract. Without the local threshold a group is not assessed, never cleared.

    Lots of one tender (same project number) are one purchase and no splitting.
    """
    cases = [case for case in portfolio.cases() if _counts(case)]
    known = one_entity(cases)
    keyed = ((key, case) for case in cases if (key := _key(case, known)))
    for members in group(keyed).values():
        for similar in _clusters(portfolio, sorted(members, key=_when)):
            if len({_project(case) for case in similar}) < 2:
                continue
            if (answer := _judge(similar)) is not None:
                yield similar[-1].record.contract_id, answer


def _counts(case: Case) -> bool:
    fields = case.record.fields
    method = fields.procurement_method
    return bool(fields.total_amount and case.signed and subject(case.record)) and (
        method is None or method.value not in _OPEN
    )


def _key(case: Case, known: dict[str, str]) -> str | None:
    buyer = next(parties(case.record, "buyer"), None)
    category = case.record.fields.category
    if buyer is None or category is None or case.signed is None:
        return None
    return f"{key_of(buyer, known)}|{category.value}|{case.signed.year}"


def _project(case: Case) -> str:
    number = case.record.fields.project_number
    return number.value if number else case.record.contract_id


def _clusters(portfolio: Portfolio, members: list[Case]) -> Iterator[list[Case]]:
    """Contracts whose subjects are alike, each in the first cluster that it fits."""
    clusters: list[list[Case]] = []
    for case in members:
        for cluster in clusters:
            if alike(_subject(cluster[0]), _subject(case)) >= portfolio.info.parameters["similarity"]:
                cluster.append(case)
                break
        else:
            clusters.append([case])
    return (cluster for cluster in clusters if len(cluster) > 1)


def _subject(case: Case) -> str:
    fact = subject(case.record)
    return fact.value if fact else ""


def _when(case: Case) -> tuple[str, str]:
    return str(case.signed), case.record.source.path


def _judge(similar: list[Case]) -> Finding | NotAssessed | None:
    last = similar[-1]
    thresholds = [limit for case in similar if (limit := money_of(case, "tender_threshold"))]
    facts = [(case, case.record.fields.total_amount) for case in similar]
    amounts = [fact.value for _, fact in facts if fact]
    if not thresholds:
        reason = f"同一采购人同年有{len(similar)}份同类合同（合计{yuan(sum(amounts, Decimal(0)))}），metadata.csv 未给出公开招标数额标准"
        return NotAssessed(reason)
    limit = min(thresholds)
    if max(amounts) >= limit or sum(amounts, Decimal(0)) < limit:
        return None  # one of them had to be tendered by itself, or all of them together need not be
    own = last.record.fields.total_amount
    assert own is not None
    quotes = [elsewhere(case.contract, fact) for case, fact in facts[:-1] if fact]
    detail = f"同一采购人同年{len(similar)}份同类合同均低于公开招标数额标准{yuan(limit)}，合计{addition(amounts)}。"
    return last.finding(detail, own, *quotes)
