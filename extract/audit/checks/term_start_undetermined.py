"""履行期起算点无法确定: a term that runs from signing, and no day of signing."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.terms import runs_from_blank_signing
from extract.record import Finding

CHECK = "term-start-undetermined"


def run(case: Case) -> Iterator[Finding]:
    """The blank place of the date is quoted beside the term; it may be filled in by hand on the original."""
    term = runs_from_blank_signing(case)
    if term is None:
        return
    blank = [quote for quote, _ in case.find("blank_date")][-1:]
    yield case.finding(
        "履行期从合同签订（生效）之日起算，文本层未见签订日期，起止日期无法确定，请核对原件。", term, *blank
    )
