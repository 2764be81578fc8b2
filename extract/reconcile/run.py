"""The whole: papers matched, matters held together one after the other, rows and findings kept as they come."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.audit.case import Case
from extract.audit.catalogue import default_catalogue
from extract.audit.law import silent
from extract.dataset.files import output_errors
from extract.dataset.reconciled import Keeping
from extract.dataset.store import rewrite_tables
from extract.reconcile import chains, ledger, relations
from extract.reconcile.differences import compare, days, money
from extract.reconcile.differences import findings as told
from extract.reconcile.ledger import loose
from extract.reconcile.ledger.assign import Index, assign
from extract.reconcile.ledger.payments import Payments
from extract.reconcile.library import Library
from extract.reconcile.match import Settled, settle
from extract.reconcile.matters import Matter, matters
from extract.reconcile.papers import Paper
from extract.reconcile.prices import Comparison
from extract.reconcile.prices import read as read_prices
from extract.reconcile.relations import Companies
from extract.reconcile.sheet import Book
from extract.record import Finding, Record

Known = Callable[[Record], Mapping[str, str]]
"""What `metadata.csv` says of a contract."""


@dataclass
class Outcome:
    """What reconciling gave: papers and payments by certainty, rows of differences by result, findings by severity and check.

    `unread` names rows of ledgers that could not be read.
    """

    matters: int = 0
    papers: Counter[str] = field(default_factory=Counter)
    results: Counter[str] = field(default_factory=Counter)
    payments: Counter[str] = field(default_factory=Counter)
    unread: list[str] = field(default_factory=list)
    severities: Counter[str] = field(default_factory=Counter)
    by_check: Counter[str] = field(default_factory=Counter)


def reconcile(
    output: Path,
    *,
    books: Sequence[Book] = (),
    prices: Sequence[Book] = (),
    companies: Sequence[Book] = (),
    tolerance: Decimal | None = None,
    metadata: Known | None = None,
) -> Outcome:
    """Hold the documents of a run (and those beside it) against each other; tables and findings become part of the dataset.

    `books` are ledgers of payments, `prices` lists of reference prices, `companies` lists of companies.
    Raises `UsageError` if there is no run, for a table that is not what it is given for, or (code `output`) if the dataset
    cannot be written.
    """
    library = Library(output, metadata)
    contracts = [one for one in library.papers if one.is_contract and not one.beside]
    others = [one for one in library.papers if not one.is_contract]
    settled = settle(contracts, others, library.matter_of)
    ledgers = [ledger.read(book) for book in books]
    assigned = assign([one for book in ledgers for one in book.payouts], Index(_files(library)))
    outcome = Outcome(unread=[f"{book.record.source.path}{row}" for book in ledgers for row in book.unread])
    payments = Payments(assigned, tolerance)
    references, known = read_prices(prices), relations.read(companies)
    comparison = Comparison(references)
    found: dict[str, list[Finding]] = defaultdict(list)
    with output_errors(output):
        keeping = Keeping(output)
        try:
            keeping.add("matches", _matches(settled, others, library, outcome))
            all_matters = {matter.id: matter for matter in matters(library, settled)}
            outcome.matters = len(all_matters)
            for matter in all_matters.values():
                found[matter.head.id] += _of_matter(matter, keeping, outcome, tolerance)
                found[matter.head.id] += _allowed(matter, payments.of(matter))
                found[matter.head.id] += _allowed(matter, relations.shared(matter, known))
                for row, finding in comparison.of(matter):
                    keeping.add("prices", [row] if row else [])
                    found[matter.head.id] += [finding] if finding else []
            for matter_id, finding in _together(all_matters, library, settled, known, comparison, keeping):
                matter = all_matters[matter_id]
                found[matter.head.id] += _allowed(matter, [finding])
            for record in (*references.records, *known.records):
                keeping.paper(record)
            for book in ledgers:
                keeping.paper(book.record)
                found[book.record.contract_id] += loose.findings(book, assigned)
            keeping.add("balances", payments.balances)
            keeping.add("ledger", payments.rows(library, outcome.payments))
            for rows in found.values():
                for one in rows:
                    outcome.severities[one.severity] += 1
                    outcome.by_check[one.check] += 1
            keeping.done(found)
        except BaseException:
            keeping.discard()
            raise
        rewrite_tables(output)
    return outcome


def _together(
    known: Mapping[str, Matter],
    library: Library,
    settled: Settled,
    companies: Companies,
    comparison: Comparison,
    keeping: Keeping,
) -> Iterator[tuple[str, Finding]]:
    """What only several contracts show: (matter id, finding)."""
    by_head = {matter.head.id: matter for matter in known.values()}

    def case_of(contract_id: str) -> Case | None:
        matter = by_head.get(contract_id)
        return matter.case("unit-price-rise") if matter else None

    for row, told_of in comparison.together(case_of):
        keeping.add("prices", [row] if row else [])
        if told_of is not None:
            yield by_head[told_of[0]].id, told_of[1]
    yield from relations.listed(companies, known)
    sure = {
        paper: library.matter_of[links[0].contract.id]
        for paper, links in settled.links.items()
        if links[0].certainty == "sure"
    }
    met = relations.purchases(library.papers, sure)
    parameters = default_catalogue().checks["winner-rotation"].parameters
    for rows, said, figure in relations.rotation(met, int(parameters["meetings"]), float(parameters["chance"])):
        place = next((one.matter for one in reversed(rows) if one.matter in known), None)
        if place is not None and (finding := relations.finding(known[place], rows, said, figure)) is not None:
            yield place, finding


def _files(library: Library) -> Mapping[str, Sequence[Paper]]:
    """Matter → its contract files."""
    found: dict[str, list[Paper]] = defaultdict(list)
    for one in library.papers:
        if one.is_contract and not one.beside:
            found[library.matter_of[one.id]].append(one)
    return found


def _of_matter(matter: Matter, keeping: Keeping, outcome: Outcome, tolerance: Decimal | None) -> Iterator[Finding]:
    for link in matter.links:
        if link.certainty == "ambiguous" or link.other_bidder:
            continue
        rows = list(compare(matter, link))
        outcome.results.update(row.result for row in rows)
        keeping.add("differences", (row.row(matter.id, link) for row in rows))
        yield from _allowed(matter, told.findings(matter, link, rows))
    for version, rows in chains.versions(matter):
        outcome.results.update(row.result for row in rows)
        keeping.add("differences", (row.row(matter.id, version) for row in rows))
    yield from _allowed(matter, chains.findings(matter))
    if any(link.certainty == "sure" for link in matter.links):
        yield from _allowed(matter, money.findings(matter, tolerance))
        yield from _allowed(matter, days.findings(matter))


def _allowed(matter: Matter, found: Iterable[Finding]) -> Iterator[Finding]:
    """Checks that rest on procurement law alone are silent where the buyer is not under it."""
    return (one for one in found if not silent(matter.case(one.check).info, matter.contract().law))


def _matches(settled: Settled, others: Sequence[Paper], library: Library, outcome: Outcome) -> Iterator[Mapping[str, Any]]:
    for one in others:
        row = {"contract_id": one.id, "path": one.path, "document_type": one.kind}
        links = settled.links.get(one.id, ())
        outcome.papers[links[0].certainty if links else "none"] += 1
        if not links:
            yield {**row, "ties": [], "against": []}
        for link in links:
            yield {
                **row, "matter_id": library.matter_of[link.contract.id], "contract_path": link.contract.path,
                "certainty": link.certainty, "ties": list(link.ties), "against": list(link.against),
            }  # fmt: skip
