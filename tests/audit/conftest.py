"""A contract as text in, the findings of one check out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from audit.reading import read

from extract.audit import Report, audit_record
from extract.audit.run import BROKEN
from extract.record import Finding

Findings = Callable[..., list[Finding]]
Reasons = Callable[..., list[str]]


def _report(text: str, metadata: Mapping[str, str] | None) -> tuple[Report, str]:
    """The report, and the text that was read (reading may break lines anew)."""
    record = read(text)
    report = audit_record(record, metadata=metadata)
    broken = {check: why for check, why in report.not_assessed.items() if why[0].startswith(BROKEN)}
    assert not broken, broken
    return report, record.text or ""


@pytest.fixture
def findings() -> Findings:
    """`findings(check_id, text, metadata=None)`: what one check finds in a contract given as text."""

    def run(check_id: str, text: str, metadata: Mapping[str, str] | None = None) -> list[Finding]:
        report, told = _report(text, metadata)
        for finding in report.findings:
            for one in (finding, *finding.quotes):
                assert told[one.start : one.end] == one.text, "a quote is not what stands there"
        return [finding for finding in report.findings if finding.check == check_id]

    return run


@pytest.fixture
def reasons() -> Reasons:
    """`reasons(check_id, text, metadata=None)`: why one check could not be assessed."""

    def run(check_id: str, text: str, metadata: Mapping[str, str] | None = None) -> list[str]:
        return _report(text, metadata)[0].not_assessed.get(check_id, [])

    return run
