"""约定的文字残缺: a period without the word that it is counted from, a penalty with a time where its rate should be."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.recognised import recognised
from extract.audit.search import distinct
from extract.record import Finding

CHECK = "wording-broken"


def run(case: Case) -> Iterator[Finding]:
    """Hints, of texts that were not recognised: a word lost in reading is no slip of the drafter."""
    if recognised(case):
        return
    for name, told in (("after", "期限与所依据的事件之间缺“后”字，起算点不明"), ("rate", "违约金的比例处填的是时间，无从计算")):
        found = [case.sentence(quote) for quote, _ in case.find(name)]
        if found:
            yield case.finding(f"{told}。", *distinct(found))
