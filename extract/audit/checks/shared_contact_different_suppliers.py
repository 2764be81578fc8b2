"""不同供应商联系方式相同: a phone, mailbox, person or address that two suppliers have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from extract.audit.across.keyed import Told
from extract.audit.case import Case
from extract.audit.entities import digits, key_of, masked, name_of, tight
from extract.audit.portfolio import Portfolio, elsewhere
from extract.record import Evidence, Finding, TextFact

CHECK = "shared-contact-different-suppliers"

_KINDS = {
    "phone": "电话",
    "email": "邮箱",
    "contact": "联系人",
    "authorised_representative": "授权代表",
    "legal_representative": "法定代表人",
    "address": "地址",
}
_STRONG = ("phone", "email")
_SHORTEST = {"phone": 7, "email": 5, "address": 8}


class _Seen(NamedTuple):
    """A detail of a supplier (its key and name): which contract and party it stands with, and of what kind it is."""

    number: int
    supplier: str
    name: str
    party: int
    kind: str

    def at(self, portfolio: Portfolio) -> tuple[Case, TextFact]:
        case = portfolio.case(self.number)
        fact: TextFact = getattr(case.record.parties[self.party], self.kind)
        return case, fact


def rows(case: Case, known: Mapping[str, str]) -> Iterator[tuple[str, list[str | int] | None]]:
    """Phone, mailbox, person or address → the supplier that has it; nothing where it is a buyer's or an agency's."""
    for i, party in enumerate(case.record.parties):
        for kind in _KINDS:
            fact = getattr(party, kind)
            if fact is None or not (value := _value(kind, fact)):
                continue
            if party.role != "supplier":
                yield f"{_family(kind)} {value}", None
            elif key := key_of(party, known):
                yield f"{_family(kind)} {value}", [key, name_of(party), i, kind]


def judge(groups: Iterable[list[Told]], portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """One finding a set of suppliers, with everything that they share. A shared name or address alone is a hint.

    What a buyer or an agency has as well is theirs, and what many suppliers have is a hotline or a park.
    """
    shared: dict[frozenset[str], list[list[_Seen]]] = defaultdict(list)
    for told in groups:
        if any(one.facts is None for one in told):
            continue
        places: dict[str, _Seen] = {}
        for one in told:
            places.setdefault(one.facts[0], _Seen(one.number, *one.facts))
        if 2 <= len(places) <= portfolio.parameters["suppliers_at_most"]:
            shared[frozenset(places)].append(list(places.values()))
    for found in shared.values():
        # In the order of the contracts and of what is looked at, however the keys came.
        found.sort(key=lambda places: (places[0].number, places[0].party, list(_KINDS).index(places[0].kind)))
        yield _finding(found, portfolio)


def _finding(shared: list[list[_Seen]], portfolio: Portfolio) -> tuple[str, Finding]:
    first = portfolio.case(shared[0][0].number)
    own: list[Evidence] = []
    foreign: list[Evidence] = []
    said: list[str] = []
    names: dict[str, str] = {}
    strong = False
    for places in shared:
        kind = places[0].kind
        said.append(f"{_KINDS[kind]}{places[0].at(portfolio)[1].value}")
        strong = strong or kind in _STRONG
        for place in places:
            names.setdefault(place.supplier, place.name)
            case, fact = place.at(portfolio)
            if place.number == shared[0][0].number:
                own.append(fact)
            else:
                foreign.append(elsewhere(case.contract, fact))
    strong = strong or len(said) > 1
    detail = f"{'、'.join(names.values())}的{'、'.join(dict.fromkeys(said))}相同，疑似关联。"
    finding = first.finding(detail, *own, *foreign, severity=None if strong else "info")
    return first.record.contract_id, finding


def _family(kind: str) -> str:
    return "person" if kind in ("contact", "authorised_representative", "legal_representative") else kind


def _value(kind: str, fact: TextFact) -> str | None:
    if masked(fact.value):
        return None
    value = digits(fact.value) if kind == "phone" else tight(fact.value).lower()
    return value if len(value) >= _SHORTEST.get(kind, 2) else None
