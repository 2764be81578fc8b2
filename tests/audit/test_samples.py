"""The checks over the samples: none of them breaks, and every quote stands where it is said to."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden import samples

from extract.audit import audit_record
from extract.audit.run import BROKEN
from extract.pipeline import extract_file

TEXTS = [path for path in samples() if path.suffix in (".txt", ".md", ".docx")]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_check_breaks(path: Path) -> None:
    record = extract_file(path)
    report = audit_record(record)
    assert not [why for reasons in report.not_assessed.values() for why in reasons if why.startswith(BROKEN)]
    assert record.text is not None
    for finding in report.findings:
        for one in (finding, *finding.quotes):
            assert record.text[one.start : one.end] == one.text
