"""不同供应商联系方式相同: a phone, mailbox, person or address that two suppliers have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.entities import digits, key_of, masked, name_of, one_entity, tight
from extract.audit.portfolio import Portfolio, elsewhere
from extract.record import Evidence, Finding, Party, TextFact

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

Seen = tuple[str, Case, Party, str, TextFact]


def run(portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """One finding a set of suppliers, with everything that they share. A shared name or address alone is a hint.

    What a buyer or an agency has as well is theirs, and what many suppliers have is a hotline or a park.
    """
    cases = list(portfolio.cases())
    known = one_entity(cases)
    seen: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    others: set[tuple[str, str]] = set()
    for case in cases:
        for party in case.record.parties:
            for kind in _KINDS:
                fact = getattr(party, kind)
                if fact is None or not (value := _value(kind, fact)):
                    continue
                if party.role != "supplier":
                    others.add((_family(kind), value))
                elif key := key_of(party, known):
                    seen[_family(kind), value].append((key, case, party, kind, fact))
    groups: dict[frozenset[str], list[list[Seen]]] = defaultdict(list)
    for identifier, places in seen.items():
        suppliers = frozenset(key for key, *_ in places)
        if identifier not in others and 2 <= len(suppliers) <= portfolio.info.parameters["suppliers_at_most"]:
            groups[suppliers].append(places)
    for shared in groups.values():
        yield _finding(shared)


def _finding(shared: list[list[Seen]]) -> tuple[str, Finding]:
    first = shared[0][0][1]
    own: list[Evidence] = []
    foreign: list[Evidence] = []
    said: list[str] = []
    names: dict[str, str] = {}
    strong = False
    for places in shared:
        kind, fact = places[0][3], places[0][4]
        said.append(f"{_KINDS[kind]}{fact.value}")
        strong = strong or kind in _STRONG
        once: set[str] = set()
        for key, case, party, _, one in places:
            names.setdefault(key, name_of(party))
            if key in once:
                continue
            once.add(key)
            if case is first:
                own.append(one)
            else:
                foreign.append(elsewhere(case.contract, one))
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
