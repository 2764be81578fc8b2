"""供应商集中度: the share of one supplier in what a buyer spends on a category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.entities import key_of, name_of, one_entity, parties
from extract.audit.figures import percent, yuan
from extract.audit.portfolio import Portfolio, elsewhere
from extract.record import Finding

CHECK = "supplier-concentration"


def run(portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """One finding a buyer, category and year, on the supplier's largest contract. Only contracts that state a total."""
    cases = list(portfolio.cases())
    known = one_entity(cases)
    groups: dict[tuple[str, str, int], list[tuple[str, str, Case, Decimal]]] = defaultdict(list)
    for case in cases:
        fields = case.record.fields
        buyer, supplier = (next(parties(case.record, role), None) for role in ("buyer", "supplier"))
        if buyer is None or supplier is None or not fields.total_amount or not fields.category or case.signed is None:
            continue
        if fields.currency is not None and fields.currency.value != "CNY":
            continue
        keys = key_of(buyer, known), key_of(supplier, known)
        if keys[0] and keys[1]:
            row = (keys[1], name_of(supplier), case, fields.total_amount.value)
            groups[keys[0], fields.category.value, case.signed.year].append(row)
    for (_, _, year), rows in groups.items():
        total = sum((row[3] for row in rows), Decimal(0))
        if len(rows) < portfolio.info.parameters["contracts"] or len({row[0] for row in rows}) < 2 or not total:
            continue
        by_supplier: dict[str, Decimal] = defaultdict(Decimal)
        for row in rows:
            by_supplier[row[0]] += row[3]
        top, spent = max(by_supplier.items(), key=lambda item: (item[1], item[0]))
        if spent / total >= portfolio.info.parameters["share"]:
            yield _finding([row for row in rows if row[0] == top], spent, total, len(rows), year)


def _finding(
    rows: list[tuple[str, str, Case, Decimal]], spent: Decimal, total: Decimal, count: int, year: int
) -> tuple[str, Finding]:
    first, *others = sorted(rows, key=lambda row: -row[3])
    share = percent((spent / total).quantize(Decimal("0.001")))
    detail = (
        f"{year}年该采购人同类合同{count}份共{yuan(total)}，其中{first[1]}{len(rows)}份共{yuan(spent)}，占{share}。"
    )
    own = first[2].record.fields.total_amount
    quotes = [elsewhere(row[2].contract, fact) for row in others[:5] if (fact := row[2].record.fields.total_amount)]
    assert own is not None
    return first[2].record.contract_id, first[2].finding(detail, own, *quotes)
