"""Ties between suppliers that meet at a purchase, or have contracts of one folder. A reason to look, never more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from extract.audit.case import Case
from extract.audit.entities import anchor
from extract.audit.names import tight
from extract.audit.portfolio import elsewhere
from extract.reconcile.companies import DETAILS, Companies, Detail, plain
from extract.reconcile.matters import Matter
from extract.reconcile.papers import Paper
from extract.record import Finding

CHECKS = ("bidders-share-contact",)
_SAID = {"legal_representative": "法定代表人", "phone": "电话", "email": "邮箱", "address": "地址", "account": "账号"}
_STRONG = frozenset({"phone", "email", "account", "legal_representative"})


def shared(matter: Matter, companies: Companies) -> Iterator[Finding]:
    """Details that the winner and another bidder of the purchase, or two other bidders, have in common."""
    own, winners, others = _present(matter)
    if not winners or not (others or len(winners) > 1):
        return
    case = matter.case("bidders-share-contact")
    most = int(case.parameter("holders_at_most"))
    present: dict[str, list[Detail]] = {name: [*companies.details.get(name, ()), *own.get(name, ())] for name in {*winners, *others}}
    for first, second in combinations(sorted(present), 2):
        if first in winners and second in winners:
            continue  # members of one consortium
        ties: dict[tuple[str, str], tuple[Detail, Detail]] = {}
        for a in present[first]:
            for b in present[second]:
                if (a.kind, a.value) == (b.kind, b.value) and len(companies.holders[a.kind, a.value] | {first, second}) <= most:
                    ties.setdefault((a.kind, a.value), (a, b))
        if ties:
            yield _tie(case, first, second, first in winners or second in winners, list(ties.values()))


def listed(companies: Companies, matters: Mapping[str, Matter]) -> Iterator[tuple[str, Finding]]:
    """Suppliers of different contracts of the folder that share a detail by the lists: (matter id, finding)."""
    of: dict[str, Matter] = {}
    for matter in matters.values():
        for name in matter.head.suppliers:
            of.setdefault(name, matter)
    ties: dict[tuple[str, str], list[tuple[Detail, Detail]]] = defaultdict(list)
    for (kind, value), holders in sorted(companies.holders.items()):
        for pair in combinations(sorted(holders & of.keys()), 2):
            if of[pair[0]] is of[pair[1]] or len(holders) > int(of[pair[0]].case("bidders-share-contact").parameter("holders_at_most")):
                continue
            first, second = (next(one for one in companies.details[name] if (one.kind, one.value) == (kind, value)) for name in pair)
            ties[pair].append((first, second))
    for (a, b), found in ties.items():
        yield of[a].id, _tie(of[a].case("bidders-share-contact"), a, b, None, found)


def _tie(case: Case, first: str, second: str, winner: bool | None, ties: Sequence[tuple[Detail, Detail]]) -> Finding:
    said = "、".join(f"{_SAID[a.kind]}{a.shown}" for a, _ in ties)
    mine = anchor(case.record)
    assert mine is not None
    passages = [one.evidence for pair in ties for one in pair]
    inside = [one for one in passages if getattr(one, "contract_id", None) is None]
    outside = list({(one.text, one.start): one for one in passages if getattr(one, "contract_id", None) is not None}.values())
    strong = len(ties) > 1 or any(a.kind in _STRONG for a, _ in ties)
    met = "不同合同的供应商" if winner is None else "同一采购的"
    among = "" if winner is None else "（其一为中标供应商）" if winner else "（均未中标）"
    return case.finding(
        f"{met}{first}与{second}{among}{said}相同，疑似关联。",
        *(inside or [mine]), *outside,
        severity=None if strong else "info",
    )  # fmt: skip


def _present(matter: Matter) -> tuple[Mapping[str, list[Detail]], set[str], set[str]]:
    """Details that the papers state, winners, other bidders of the purchase."""
    own: dict[str, list[Detail]] = defaultdict(list)
    winners = set(matter.head.suppliers)
    others: set[str] = set()
    for link in matter.links:
        if link.certainty == "sure":
            others |= link.paper.bidders
            if link.other_bidder:
                others |= link.paper.suppliers
    documents: list[Paper] = [matter.head, *(link.paper for link in matter.links if link.other_bidder and link.certainty == "sure")]
    for one in documents:
        contract = matter.contract(one)
        for party in contract.record.parties:
            if party.role != "supplier" or party.name is None:
                continue
            for kind in DETAILS:
                fact = getattr(party, kind)
                if fact is not None and fact.value and (value := plain(kind, fact.value)):
                    evidence = fact if one is matter.head else elsewhere(contract, fact)
                    own[tight(party.name.value)].append(Detail(tight(party.name.value), kind, value, fact.value, evidence))
    return own, winners, others - winners
