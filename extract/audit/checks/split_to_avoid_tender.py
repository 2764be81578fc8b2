"""化整为零: similar contracts of one buyer in one year, each below the tender threshold, together above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from extract.audit.across.keyed import Told
from extract.audit.case import Case
from extract.audit.entities import alike, key_of, parties, subject
from extract.audit.figures import addition, yuan
from extract.audit.metadata import absent, money_of
from extract.audit.portfolio import Portfolio, elsewhere
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "split-to-avoid-tender"

_OPEN = frozenset({"open_tender", "framework", "e_mall"})


class _Bought(NamedTuple):
    number: int
    signed: str
    path: str
    subject: str
    project: str
    amount: Decimal
    threshold: Decimal | None


def rows(case: Case, known: Mapping[str, str]) -> Iterator[tuple[str, list[str | None]]]:
    """Buyer, category and year → day, path, subject, project, total, threshold of a contract that was not openly tendered."""
    fields = case.record.fields
    method, about, buyer = fields.procurement_method, subject(case.record), next(parties(case.record, "buyer"), None)
    if not fields.total_amount or case.signed is None or about is None or buyer is None or fields.category is None:
        return
    if method is None or method.value not in _OPEN:
        project = fields.project_number.value if fields.project_number else case.record.contract_id
        limit = money_of(case, "tender_threshold")
        facts = [
            str(case.signed), case.record.source.path, about.value, project, str(fields.total_amount.value), str(limit) if limit else None,
        ]  # fmt: skip
        yield f"{key_of(buyer, known)}|{fields.category.value}|{case.signed.year}", facts


def judge(groups: Iterable[list[Told]], portfolio: Portfolio) -> Iterator[tuple[str, Finding | NotAssessed]]:
    """One finding a group, on its last contract. Without the local threshold a group is not assessed, never cleared.

    Lots of one tender (same project number) are one purchase and no splitting.
    """
    for told in groups:
        bought = sorted((_bought(one) for one in told), key=lambda one: (one.signed, one.path))
        for similar in _clusters(portfolio, bought):
            if len({one.project for one in similar}) < 2:
                continue
            if (answer := _judge(portfolio, similar)) is not None:
                yield portfolio.case(similar[-1].number).record.contract_id, answer


def _bought(told: Told) -> _Bought:
    signed, path, about, project, amount, limit = told.facts
    return _Bought(told.number, signed, path, about, project, Decimal(amount), Decimal(limit) if limit else None)


def _clusters(portfolio: Portfolio, bought: list[_Bought]) -> Iterator[list[_Bought]]:
    """Contracts whose subjects are alike, each in the first cluster that it fits."""
    clusters: list[list[_Bought]] = []
    placed: dict[str, list[_Bought]] = {}  # one subject always fits the same cluster
    for one in bought:
        if not alike(one.subject, one.subject):  # words of every contract tell no two apart
            continue
        if one.subject not in placed:
            fits = (found for found in clusters if alike(found[0].subject, one.subject) >= portfolio.parameters["similarity"])
            cluster = next(fits, None)
            if cluster is None:
                clusters.append(cluster := [])
            placed[one.subject] = cluster
        placed[one.subject].append(one)
    return (cluster for cluster in clusters if len(cluster) > 1)


def _judge(portfolio: Portfolio, similar: list[_Bought]) -> Finding | NotAssessed | None:
    thresholds = [one.threshold for one in similar if one.threshold]
    amounts = [one.amount for one in similar]
    if not thresholds:
        reason = f"同一采购人同年有{len(similar)}份同类合同（合计{yuan(sum(amounts, Decimal(0)))}），{absent('tender_threshold')}"
        return NotAssessed(reason)
    limit = min(thresholds)
    if max(amounts) >= limit or sum(amounts, Decimal(0)) < limit:
        return None  # one of them had to be tendered by itself, or all of them together need not be
    last = portfolio.case(similar[-1].number)
    own = last.record.fields.total_amount
    assert own is not None
    others = (portfolio.case(one.number) for one in similar[:-1])
    quotes = [elsewhere(case.contract, fact) for case in others if (fact := case.record.fields.total_amount)]
    detail = f"同一采购人同年{len(similar)}份同类合同均低于公开招标数额标准{yuan(limit)}，合计{addition(amounts)}。"
    return last.finding(detail, own, *quotes)
