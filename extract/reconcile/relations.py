"""Ties between suppliers that meet at a purchase, and bidders that win in turn. A reason to look, never more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise
from math import exp

from extract.audit.case import Case
from extract.audit.entities import anchor, digits, masked
from extract.audit.names import tight
from extract.audit.portfolio import elsewhere
from extract.errors import UsageError
from extract.reconcile import heads
from extract.reconcile.listed import Listed, quote
from extract.reconcile.matters import Matter
from extract.reconcile.papers import Paper
from extract.reconcile.sheet import Book
from extract.record import Evidence, Finding, Record

CHECKS = ("bidders-share-contact", "winner-rotation")

_KINDS = {
    "name": "company_name", "legal_representative": "label_legal_representative", "phone": "label_phone", "email": "label_email",
    "address": "label_address", "account": "label_account",
}  # fmt: skip
_SAID = {"legal_representative": "法定代表人", "phone": "电话", "email": "邮箱", "address": "地址", "account": "账号"}
_SHORTEST = {"phone": 7, "email": 5, "address": 8, "account": 8, "legal_representative": 2}
_STRONG = frozenset({"phone", "email", "account", "legal_representative"})
_MOST_BIDDERS = 12
_TOGETHER = 3


@dataclass(frozen=True, slots=True)
class Detail:
    """One detail of one company, and where it stands (as a quote of another document, or of the contract itself)."""

    company: str
    kind: str
    value: str
    shown: str
    evidence: Evidence


@dataclass
class Companies:
    """What is known of companies by name (in the form in which names are compared). `holders`: detail → who has it."""

    details: dict[str, list[Detail]] = field(default_factory=lambda: defaultdict(list))
    holders: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    records: list[Record] = field(default_factory=list)

    def add(self, detail: Detail) -> None:
        """Note a detail."""
        self.details[detail.company].append(detail)
        self.holders[detail.kind, detail.value].add(detail.company)


def read(books: Sequence[Book]) -> Companies:
    """Company lists (工商登记). Raises `UsageError` for one without a name and one detail."""
    companies = Companies()
    for book in books:
        listed, headed = Listed(book, "companies"), False
        for sheet in book.sheets:
            head = heads.find(sheet, _KINDS, (("name",), tuple(_SAID)))
            if head is None:
                continue
            headed = True
            for i, row in enumerate(sheet.rows[head.row + 1 :], head.row + 1):
                name = tight(head.cell(row, "name"))
                if not name:
                    continue
                place = f"{sheet.name}第{i + 1}行" if sheet.name else f"第{i + 1}行"
                start = listed.add(sheet.name, i + 1, row)
                evidence = quote(book.id, f"{place}：" + " | ".join(cell for cell in row if cell), start)
                for kind in _SAID:
                    shown = head.cell(row, kind)
                    if value := plain(kind, shown):
                        companies.add(Detail(name, kind, value, shown, evidence))
        if not headed:
            raise UsageError(
                f"{book.path}：没有找到表头；名录要有企业名称，以及法定代表人、电话、地址、邮箱、账号中的至少一列",
                f"{book.path}: a list of companies needs a name and one of representative, phone, address, e-mail, account",
            )
        companies.records.append(listed.record())
    return companies


def plain(kind: str, shown: str) -> str:
    """A detail as it is compared; "" for one that is masked or too short to tell anything."""
    if not shown or masked(shown):
        return ""
    value = digits(shown) if kind in ("phone", "account") else tight(shown).lower()
    return value if len(value) >= _SHORTEST[kind] else ""


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
            for kind in _SAID:
                fact = getattr(party, kind)
                if fact is not None and fact.value and (value := plain(kind, fact.value)):
                    evidence = fact if one is matter.head else elsewhere(contract, fact)
                    own[tight(party.name.value)].append(Detail(tight(party.name.value), kind, value, fact.value, evidence))
    return own, winners, others - winners


@dataclass(frozen=True, slots=True)
class Purchase:
    """Who bid and who won; `matter` is "" where the folder has no contract of it."""

    paper: Paper
    bidders: frozenset[str]
    winner: str
    matter: str


def purchases(papers: Iterable[Paper], matter_of_paper: Mapping[str, str]) -> list[Purchase]:
    """The purchases of which an announcement names all bidders: each once, by project and bidders."""
    found: dict[tuple[object, ...], Purchase] = {}
    for one in papers:
        bidders = one.bidders | one.suppliers
        if one.kind == "award_notice" and one.bidders and len(one.suppliers) == 1 and len(bidders) <= _MOST_BIDDERS:
            key = (one.projects or one.subject, bidders)
            found.setdefault(key, Purchase(one, bidders, next(iter(one.suppliers)), matter_of_paper.get(one.id, "")))
    return sorted(found.values(), key=lambda one: (one.paper.day or date.min, one.paper.path))


def rotation(met: Sequence[Purchase], meetings: int, chance: float) -> Iterator[tuple[Sequence[Purchase], str, str]]:
    """Sets of bidders that meet again and again and win in turn: their purchases, what to say, and the figure.

    How unusual it is: the chance that bidders who come as often as these do, each for itself, meet so often (Poisson), and
    the chance that of equal bidders none wins twice running so long. Both are told; one of them must be small.
    """
    times = Counter(name for one in met for name in one.bidders)
    sets: dict[frozenset[str], list[Purchase]] = defaultdict(list)
    for one in met:
        for members in combinations(sorted(one.bidders), _TOGETHER):
            sets[frozenset(members)].append(one)
    told: set[tuple[int, ...]] = set()
    tested = sum(len(rows) > 1 for rows in sets.values())  # many sets are looked at: one of them is always unusual
    for group, rows in sorted(sets.items(), key=lambda item: (-len(item[1]), sorted(item[0]))):
        some = sorted(group)
        wins = [one.winner for one in rows if one.winner in group]
        if len(rows) < meetings or len(wins) < meetings or len(set(wins)) < 2:
            continue
        place = tuple(id(one) for one in rows)
        expected = len(met) * _product(times[name] / len(met) for name in some)
        by_chance = min(_at_least(len(rows), expected) * tested, 1.0)
        runs = sum(a != b for a, b in pairwise(wins))
        in_turn = (1 - 1 / len(some)) ** (len(wins) - 1) if runs == len(wins) - 1 else 1.0
        if place in told or min(by_chance, in_turn) > chance:
            continue
        told.add(place)
        counts = "、".join(f"{name}{wins.count(name)}次" for name in some)
        figure = f"各家独立参加时，有三家同场达到{len(rows)}次的概率约{_small(by_chance)}"
        if in_turn < 1:
            figure += f"；{len(some)}家机会均等时连续{len(wins)}次无人连中的概率约{_small(in_turn)}"
        yield rows, f"{len(met)}次采购中这{len(some)}家同场{len(rows)}次，中标依次为{counts}", figure


def _small(value: float) -> str:
    return f"{value:.1%}" if value >= 0.001 else "不足0.1%"


def _product(values: Iterable[float]) -> float:
    product = 1.0
    for value in values:
        product *= value
    return product


def _at_least(count: int, expected: float) -> float:
    """Poisson: the chance of `count` or more where `expected` are expected.

    >>> round(_at_least(4, 1.0), 3)
    0.019
    """
    term, below = exp(-expected), 0.0
    for k in range(count):
        below += term
        term *= expected / (k + 1)
    return max(1 - below, 0.0)


def finding(matter: Matter, rows: Sequence[Purchase], told: str, figure: str) -> Finding | None:
    """The finding on the latest contract of a rotation."""
    case = matter.case("winner-rotation")
    mine = anchor(case.record)
    if mine is None:
        return None
    quotes = []
    for one in rows[:8]:
        paper = matter.contract(one.paper)
        evidence = next((row for row in (paper.record.notice.bidders if paper.record.notice else [])), None) or anchor(paper.record)
        if evidence is not None:
            quotes.append(elsewhere(paper, evidence))
    return case.finding(f"{told}（{figure}）。家数少的市场也会如此，仅供核实。", mine, *quotes, actual=figure)
