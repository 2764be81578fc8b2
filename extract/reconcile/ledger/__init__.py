"""Payments: read from the ledger, matched to contracts, allotted to instalments, judged by day, sum, payee and account.

`rows` reads a ledger, `assign` finds the contract of each payment, `due` says when an instalment was due, `allot` which
instalment a payment pays; `times`, `payees` and `judge` say what of it deserves a finding (kept in `judged`), `loose` what is
of no contract, and `payments` goes through all of it matter by matter.
"""

from __future__ import annotations

from extract.reconcile.ledger.rows import Ledger, Payout, read

__all__ = ["Ledger", "Payout", "read"]
