"""履行期起算点无法确定: a term that runs from signing, and no day of signing."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import SURE, Case
from extract.audit.terms import runs_from_blank_signing
from extract.model import Span
from extract.record import Finding

CHECK = "term-start-undetermined"

_SHORT = 40
"""A longer sentence may say in words that no list has what the term runs from."""


def run(case: Case) -> Iterator[Finding]:
    """The blank place of the date is quoted beside the term; it may be filled in by hand on the original."""
    term = runs_from_blank_signing(case)
    if term is None:
        yield from _without_beginning(case)
        return
    blank = [quote for quote, _ in case.find("blank_date")][-1:]
    yield case.finding(
        "履行期从合同签订（生效）之日起算，文本层未见签订日期，起止日期无法确定，请核对原件。", term, *blank
    )


def _without_beginning(case: Case) -> Iterator[Finding]:
    """交货时间：30天, and neither a first day nor an event from which to count."""
    fields = case.record.fields
    term = fields.term_duration
    if term is None or fields.term_start or fields.term_end or term.confidence < SURE:
        return
    sentence = case.sentence(term)
    if len(sentence.text) > _SHORT or next(case.find("runs_from", Span(sentence.start, sentence.end)), None):
        return
    if next(case.find("start_elsewhere"), None):
        return
    yield case.finding(f"“{sentence.text.strip()}”没有写明从何时起算，到期日无法确定。", sentence)
