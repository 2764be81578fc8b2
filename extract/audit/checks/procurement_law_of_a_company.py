"""企业采购引用政府采购法: a buyer that is a company under a law that binds public bodies."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import SURE, Case
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "procurement-law-of-a-company"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The buyers are companies, all of them; the law is cited as the basis. A hint: a company may put itself under it."""
    buyers = [party for party in case.record.parties if party.role == "buyer"]
    kinds = [party.org_type for party in buyers]
    if not buyers or any(kind is None or kind.confidence < SURE for kind in kinds):
        yield NotAssessed("采购人的性质没有认出")
        return
    if any(kind is not None and kind.value != "company" for kind in kinds):
        return
    cited = next(case.find("basis"), None)
    name = buyers[0].name
    if cited is None or name is None:
        return
    yield case.finding(
        f"采购人“{name.value}”是企业，不属于国家机关、事业单位和团体组织，采购不适用《政府采购法》，引用其为依据须核实。",
        case.sentence(cited[0]),
        name,
    )
