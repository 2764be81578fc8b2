"""Payments: read from the ledger, matched to contracts, allotted to instalments, judged by day, sum, payee and account.

`rows` reads a ledger, `assign` finds the contract of each payment, `due` says when an instalment was due, `allot` which
instalment a payment pays, `judge` what of it deserves a finding.
"""

from __future__ import annotations

from extract.reconcile.ledger.rows import Ledger, Payout, read

__all__ = ["Ledger", "Payout", "read"]
