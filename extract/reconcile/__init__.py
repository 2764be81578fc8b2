"""`hetong reconcile`: a contract against its announcement, tender, payments, prices, and the other contracts of its hands.

    papers        a card of every document             library   the documents, each in full when it is its turn
    match/        which papers are of which contract: candidates → judge → settle; sure, likely, or ambiguous
    matters       a contract's files and papers        awards    what a paper says that this contract costs
    differences/  field by field, and what of it is a finding; money and days of several papers
    sheet, ledger/  tables as finance systems write them; payments matched to contracts and instalments, and judged
    references, companies   lists of prices and of companies
    prices, chains, relations, rotation   what several contracts show: unit prices, supplements and renewals, ties of
                  suppliers, winning in turn
    run           all of it in one pass, a matter in memory at a time; kept by `dataset.reconciled`
Each check stands in `rules/audit/reconcile.toml`; every finding is made by the `Case` of its contract, as an audit's is.
"""

from __future__ import annotations

from extract.reconcile.run import Outcome, reconcile

__all__ = ["Outcome", "reconcile"]
