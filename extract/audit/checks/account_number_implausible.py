"""收款账户缺失/异常: no account of the supplier, one of an impossible length, one in another name."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract.audit.case import Case
from extract.audit.recognised import at_most_a_hint
from extract.audit.search import is_fragment, is_supplement, place_of
from extract.audit.verdict import NotAssessed
from extract.lexicon import phrase
from extract.record import Finding, Party, Quote

CHECK = "account-number-implausible"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Any account number in the text, wherever it stands, counts before “missing” is said."""
    suppliers = [party for party in case.record.parties if party.role == "supplier"]
    if not any(party.account for party in suppliers):
        yield from _missing(case, suppliers)
    for party in suppliers:
        if party.account:
            yield from _length(case, party)
    yield from _holder(case, suppliers)


def _missing(case: Case, suppliers: list[Party]) -> Iterator[Finding | NotAssessed]:
    if next(case.find("any_account"), None) or any(party.bank for party in suppliers):
        return
    if is_supplement(case) or is_fragment(case):
        yield NotAssessed("收款账户可能写在原合同或未收录的部分")
        return
    label = [quote for quote, _ in case.find("label")][-1:]
    detail = "供应商的开户银行、账号栏空白" if label else "文本中未见供应商的开户银行和账号（已查首页、付款条款和落款）"
    method = case.record.fields.procurement_method
    yield case.finding(
        f"{detail}，请核对原件。",
        *(label or [place_of(case, "payment", "price", "signature")]),
        # Where no line for it is there the supplier may send it with the invoice, as many do.
        severity="warning" if label and not (method and method.value == "framework") else "info",
    )


def _length(case: Case, party: Party) -> Iterator[Finding]:
    account = party.account
    if account is None:
        return
    digits = sum(character.isdigit() for character in account.value)
    shortest, longest = int(case.parameter("shortest")), int(case.parameter("longest"))
    if not shortest <= digits <= longest:
        yield case.finding(
            f"供应商账号有{digits}位数字，不在{shortest}至{longest}位之间。",
            account,
            expected=f"{shortest}–{longest}位",
            actual=f"{digits}位",
            severity="info",
        )


def _holder(case: Case, suppliers: list[Party]) -> Iterator[Finding]:
    names = [party.name for party in case.record.parties if party.name]
    paid = [party.name for party in suppliers if party.name]
    if not paid:
        return
    for quote, match in (*case.find("holder"), *case.find("paid_to")):
        holder = _bare(match["name"])
        if not phrase("audit.holder_is_an_organisation").search(holder) or phrase("audit.holder_is_nobody").search(
            holder
        ):
            continue
        if any(_bare(name.value) in holder or holder in _bare(name.value) for name in names):
            continue
        yield case.finding(
            f"收款账户户名“{match['name']}”不是供应商“{paid[0].value}”。",
            quote,
            paid[0],
            expected=paid[0].value,
            actual=match["name"],
            severity=at_most_a_hint(case, "warning") if _is_paid(case, quote, holder) else None,
        )
        return


def _is_paid(case: Case, quote: Quote, holder: str) -> bool:
    """Another company than the supplier, in a clause about the price and not about a bond or a fee of the procurement."""
    clause = case.contract.clause_at(quote.start)
    said = clause.text if clause is not None else case.sentence(quote).text
    return case.info.phrases["a_company"].found_in(holder) and not case.info.phrases["other_money"].found_in(said)


def _bare(name: str) -> str:
    return regex.sub(r"[（）()\s]", "", name)
