"""文本不完整: nothing of what closes a contract is in the text, or a sentence stops in the middle."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.recognised import recognised
from extract.audit.search import distinct, is_fragment, is_supplement
from extract.model import Span
from extract.record import Finding

CHECK = "text-breaks-off"
_SHOWN = 40
_MOST = 3
"""With more of them it is how the lines were cut, not how they were written."""


def run(case: Case) -> Iterator[Finding]:
    """The last line is what the reader has of the missing part's beginning."""
    text = case.contract.text.rstrip()
    if text and is_fragment(case) and not is_supplement(case):
        start = max(text.rfind("\n") + 1, len(text) - _SHOWN)
        yield case.finding(
            "文本中没有违约责任、争议解决、生效和签章部分，疑为节选或中断，未见的部分不能视为没有约定。",
            case.quote(Span(start, len(text))),
        )
        return
    if recognised(case) or case.record.source.pages:
        return
    broken = [case.sentence(quote) for quote, _ in case.find("stops")]
    if broken and len(broken) <= _MOST:
        yield case.finding(f"有{len(broken)}处句子没有写完就接下一条，疑有缺字或缺行。", *distinct(broken), severity="warning")
