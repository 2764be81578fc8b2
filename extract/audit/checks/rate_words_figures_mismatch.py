"""比例的文字与数字不一致: 千分之三（3%）."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.figures import percent
from extract.audit.recognised import doubt
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.values import ratio
from extract.values.errors import ValueParseError

CHECK = "rate-words-figures-mismatch"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The same share in words and, in brackets behind them, in figures, or the other way round."""
    assessed = False
    for quote, match in case.find("both"):
        try:
            one, other = ratio.parse(match["one"]), ratio.parse(match["other"])
        except ValueParseError:
            continue
        assessed = True
        if one != other:
            yield case.finding(
                f"比例写作“{match['one']}”，括号内为“{match['other']}”：前者为{percent(one)}，后者为{percent(other)}。",
                case.sentence(quote),
                expected=percent(one),
                actual=percent(other),
                unsure=doubt(case, quote),
            )
    if not assessed:
        yield NotAssessed("没有同时用文字和数字写明的比例")
