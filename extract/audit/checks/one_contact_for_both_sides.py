"""双方使用同一联系方式或账户: one phone, mailbox or account behind both buyer and supplier."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.earned import PROVEN
from extract.audit.entities import digits
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Party, TextFact

CHECK = "one-contact-for-both-sides"

_NAMES = {"phone": "电话", "email": "邮箱", "account": "账号", "uscc": "统一社会信用代码", "contact": "联系人"}


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Two places of the text, each read for sure: one place that was given to both sides would be our slip."""
    buyers = [party for party in case.record.parties if party.role == "buyer"]
    suppliers = [party for party in case.record.parties if party.role == "supplier"]
    compared = False
    for name, label in _NAMES.items():
        for one in filter(None, (_sure(party, name) for party in buyers)):
            for other in filter(None, (_sure(party, name) for party in suppliers)):
                compared = True
                if _key(name, one) == _key(name, other) and one.start != other.start:
                    yield case.finding(f"采购方与供应方的{label}都写作{one.value}。", one, other)
    if not compared:
        yield NotAssessed("没有双方都写明的联系方式或账户")


def _key(name: str, fact: TextFact) -> str:
    """What two writings of one number have in common."""
    return digits(fact.value) if name in ("phone", "account") else fact.value


def _sure(party: Party, name: str) -> TextFact | None:
    fact = getattr(party, name)
    return fact if fact is not None and fact.value and fact.confidence >= PROVEN and not fact.flags else None
