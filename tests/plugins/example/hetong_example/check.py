"""A check: no telephone number of the supplier. Its title, reason and severity stand in `rules/audit/example.toml`."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.record import Finding

CHECK = "supplier-phone-missing"


def run(case: Case) -> Iterator[Finding]:
    """One finding at the name of each supplier without a number."""
    for party in case.record.parties:
        if party.role == "supplier" and party.name is not None and party.phone is None:
            yield case.finding(f"合同没有写明供应商“{party.name.value}”的电话。", party.name)
