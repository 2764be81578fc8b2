"""验收没有标准: a contract that speaks of acceptance and nowhere says by what."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import not_to_be_missed, place_of, refers_to_general_terms
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "acceptance-standard-missing"
_SHORT = 1000
"""Characters of a text that is an order or a piece of a contract: what is not in it stands in its papers."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Any sentence on acceptance that names a standard, a document or an annex to accept by is one."""
    reason = not_to_be_missed(case)
    if reason is not None or refers_to_general_terms(case) or len(case.contract.text) < _SHORT:
        yield reason or NotAssessed("文本只是合同的一部分，或验收条款在通用条款里")
        return
    accepted = next(case.find("accepted"), None)
    if accepted is None:
        yield NotAssessed("文本中没有验收条款")
        return
    if next(case.find("standard"), None) is not None:
        return
    yield case.finding(
        "约定了验收，文本中未见验收标准、依据（已查全文和附件），是否合格无从判断。",
        case.sentence(accepted[0]),
        place_of(case, "acceptance"),
    )
