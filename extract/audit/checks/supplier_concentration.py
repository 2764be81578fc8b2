"""供应商集中度: the share of one supplier in what a buyer spends on a category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from extract.audit.across.keyed import Told
from extract.audit.case import Case
from extract.audit.entities import key_of, name_of, parties
from extract.audit.figures import percent, yuan
from extract.audit.portfolio import Portfolio, elsewhere
from extract.record import Finding

CHECK = "supplier-concentration"


def rows(case: Case, known: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Buyer, category and year → supplier, its name, the total. Only contracts that state a total."""
    fields = case.record.fields
    buyer, supplier = (next(parties(case.record, role), None) for role in ("buyer", "supplier"))
    if buyer is None or supplier is None or not fields.total_amount or not fields.category or case.signed is None:
        return
    if fields.currency is not None and fields.currency.value != "CNY":
        return
    keys = key_of(buyer, known), key_of(supplier, known)
    if keys[0] and keys[1]:
        facts = [keys[1], name_of(supplier), str(fields.total_amount.value), str(case.signed.year)]
        yield f"{keys[0]}|{fields.category.value}|{case.signed.year}", facts


def judge(groups: Iterable[list[Told]], portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """One finding a buyer, category and year, on the supplier's largest contract."""
    for told in groups:
        sums = [Decimal(one.facts[2]) for one in told]
        total = sum(sums, Decimal(0))
        if len(told) < portfolio.parameters["contracts"] or len({one.facts[0] for one in told}) < 2 or not total:
            continue
        by_supplier: dict[str, Decimal] = defaultdict(Decimal)
        for one, amount in zip(told, sums, strict=True):
            by_supplier[one.facts[0]] += amount
        top, spent = max(by_supplier.items(), key=lambda item: (item[1], item[0]))
        if spent / total >= portfolio.parameters["share"]:
            yield _finding(portfolio, [one for one in told if one.facts[0] == top], spent, total, len(told))


def _finding(portfolio: Portfolio, told: list[Told], spent: Decimal, total: Decimal, count: int) -> tuple[str, Finding]:
    first, *others = sorted(told, key=lambda one: -Decimal(one.facts[2]))
    _, name, _, year = first.facts
    share = percent((spent / total).quantize(Decimal("0.001")))
    detail = f"{year}年该采购人同类合同{count}份共{yuan(total)}，其中{name}{len(told)}份共{yuan(spent)}，占{share}。"
    case = portfolio.case(first.number)
    own = case.record.fields.total_amount
    further = (portfolio.case(one.number) for one in others[:5])
    quotes = [elsewhere(one.contract, fact) for one in further if (fact := one.record.fields.total_amount)]
    assert own is not None
    return case.record.contract_id, case.finding(detail, own, *quotes)
