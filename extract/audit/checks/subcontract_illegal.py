"""转包/主体分包: a contract that allows what the law does not."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.law import TENDERS
from extract.audit.search import cited, distinct, is_fragment, is_supplement, place_of, refers_to_general_terms
from extract.record import Finding

CHECK = "subcontract-illegal"


def run(case: Case) -> Iterator[Finding]:
    """Transfer allowed, the main part subcontracted, more than half subcontracted; silence is an 提示."""
    works = case.record.fields.category is not None and case.record.fields.category.value == "works"
    tendered = case.contract.law.method in TENDERS
    laws = (*(("tender-law", "civil-code") if works else ()), *(() if works and tendered else ("gpl", "gpr")))
    for phrase, detail in (("transfer", "约定经同意可以转包。"), ("main", "约定主体、关键性（核心）工作可以分包。")):
        sentences = [case.sentence(quote) for quote, _ in case.find(phrase)]
        if sentences:
            yield cited(case, case.finding(detail, *distinct(sentences)), *laws)
    share = int(case.parameter("share"))
    for quote, match in case.find("large"):
        sentence = case.sentence(quote)
        if int(match["rate"]) > share and not case.info.phrases["reserved"].found_in(sentence.text):
            detail = f"约定的分包比例为{match['rate']}%，超过一半，主体工作是否由供应商完成存疑。"
            yield cited(case, case.finding(detail, sentence, expected=f"≤{share}%", actual=f"{match['rate']}%"), *laws)
            break
    if is_supplement(case) or is_fragment(case) or refers_to_general_terms(case):
        return
    if next(case.find("any"), None) is None:
        finding = case.finding(
            "文本中未见转包、分包的约定（已查全文）。", place_of(case, "rights_obligations", "subject"), severity="info"
        )
        yield cited(case, finding, *laws)
