"""The whole: papers matched, matters held together one after the other, rows and findings kept as they come."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.audit.law import silent
from extract.dataset.files import output_errors
from extract.dataset.reconciled import Keeping
from extract.dataset.store import rewrite_tables
from extract.reconcile import chains, ledger, private, relations
from extract.reconcile.across import across
from extract.reconcile.companies import read as read_companies
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
from extract.reconcile.references import read as read_prices
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
    masked: bool = False,
) -> Outcome:
    """Hold the documents of a run (and those beside it) against each other; tables and findings become part of the dataset.

    `books` are ledgers of payments, `prices` lists of reference prices, `companies` lists of companies;
    `masked` hides what they say of people, as the run does.
    Raises `UsageError` if there is no run, for a table that is not what it is given for, or (code `output`) if the dataset
    cannot be written.
    """
    library = Library(output, metadata)
    if masked:
        kept = {name for one in library.papers for name in (*one.suppliers, *one.bidders)}
        books, prices, companies = ([private.masked(one, kept) for one in given] for given in (books, prices, companies))
    contracts = [one for one in library.papers if one.is_contract and not one.beside]
    others = [one for one in library.papers if not one.is_contract]
    settled = settle(contracts, others, library.matter_of)
    ledgers = [ledger.read(book) for book in books]
    assigned = assign([one for book in ledgers for one in book.payouts], Index(_files(library)))
    outcome = Outcome(unread=[f"{book.record.source.path} {row}" for book in ledgers for row in book.unread])
    payments = Payments(assigned, tolerance)
    references, known = read_prices(prices), read_companies(companies)
    comparison = Comparison(references)
    with output_errors(output):
        keeping = Keeping(output)

        def told_of(owner: str, found: Iterable[Finding]) -> None:
            rows = list(found)
            keeping.findings(owner, rows)
            outcome.severities.update(one.severity for one in rows)
            outcome.by_check.update(one.check for one in rows)

        try:
            keeping.add("matches", _matches(settled, others, library, outcome))
            all_matters = {matter.id: matter for matter in matters(library, settled)}
            outcome.matters = len(all_matters)
            for matter in all_matters.values():
                told_of(matter.head.id, _of_matter(matter, keeping, outcome, tolerance))
                told_of(matter.head.id, _allowed(matter, payments.of(matter)))
                told_of(matter.head.id, _allowed(matter, relations.shared(matter, known)))
                compared = list(comparison.of(matter))
                keeping.add("prices", (row for row, _ in compared if row is not None))
                told_of(matter.head.id, (one for _, one in compared if one is not None))
            for row, finding in across(all_matters, library, settled, known, comparison):
                keeping.add("prices", [row] if row is not None else [])
                if finding is not None:
                    matter = all_matters[finding[0]]
                    told_of(matter.head.id, _allowed(matter, [finding[1]]))
            for record in (*references.records, *known.records, *(book.record for book in ledgers)):
                keeping.paper(record)
            keeping.people(private.people([*books, *prices, *companies]))
            for book in ledgers:
                told_of(book.record.contract_id, loose.findings(book, assigned))
            keeping.add("balances", payments.balances)
            keeping.add("ledger", payments.rows(library, outcome.payments))
            keeping.done()
        except BaseException:
            keeping.discard()
            raise
        rewrite_tables(output)
    return outcome


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
