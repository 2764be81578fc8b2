"""违约金的基数没有写明: a penalty as a share of a total price that the contract does not state."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import is_fragment, is_supplement
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "penalty-base-unstated"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Framework contracts and those by unit price have no total by nature: that their penalties rest on one is told too."""
    fields = case.record.fields
    if is_fragment(case) or is_supplement(case):
        yield NotAssessed("总价可能写在原合同或未收录的部分")
        return
    stated = any(one.kind == "total" for one in case.record.amounts)
    if stated or fields.total_amount is not None or fields.total_amount_words is not None:
        return
    rows = [one for one in case.record.penalties if one.base == "contract_total"]
    if rows:
        base = rows[0].base_text or "合同总价"
        yield case.finding(f"有{len(rows)}处违约金按“{base}”计算，文本中没有写明合同总价，违约时无从计算。", *rows[:4])
