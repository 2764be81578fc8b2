"""验收没有采购人参加: accepted by the signatures of the supplier's own people."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "acceptance-without-buyer"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A sentence in which the supplier signs and that is acceptance, and no word for the buyer or a third body."""
    assessed = False
    for quote, _ in case.find("self_accepted"):
        assessed = True
        sentence = case.sentence(quote)
        if not case.info.phrases["buyer"].found_in(sentence.text[: sentence.text.rfind(quote.text) + len(quote.text)]):
            yield case.finding("由供应商自己的人员签字即算验收合格，采购人没有参加验收。", sentence)
            return
    if not assessed:
        yield NotAssessed("没有写明由谁签字即为验收合格")
