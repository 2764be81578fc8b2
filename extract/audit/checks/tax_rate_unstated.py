"""含税而税率未写: a price with tax, or a special VAT invoice, and no rate; a part of the price without one."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import is_fragment, is_supplement
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "tax-rate-unstated"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Hints. Where the parts of a price are listed and rates are given to some of them by name, the others have none."""
    taxed = next(case.find("taxed"), None)
    if taxed is None or is_fragment(case) or is_supplement(case):
        yield NotAssessed("未写明含税或开具增值税专用发票")
        return
    if next(case.find("rate"), None) is None and case.record.fields.tax_rate is None:
        if next(case.find("exempt"), None) is None:
            yield case.finding("价款含税（或须开具增值税专用发票），文本中未见税率。", case.sentence(taxed[0]))
        return
    rated = [(quote, match["what"]) for quote, match in case.find("rate_of")]
    parts = [(quote, match["what"]) for quote, match in case.find("part")]
    named = [what for _, what in parts if any(_same(what, one) for _, one in rated)]
    left = [(quote, what) for quote, what in parts if what not in named]
    if len(rated) > 1 and len(named) > 1 and left:
        names = "、".join(dict.fromkeys(what for _, what in left))
        yield case.finding(f"价款各部分中，“{names}”没有写明税率，其他部分分别写明。", left[0][0], rated[0][0])


def _same(one: str, other: str) -> bool:
    return one[:2] in other
