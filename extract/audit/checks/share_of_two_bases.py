"""同一付款比例两个基数: paid up to one share of one thing here and of another there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Quote

CHECK = "share-of-two-bases"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Cumulative statements (付至…的90%) in two clauses with the same share after the same event. A hint."""
    found: defaultdict[str, dict[str, Quote]] = defaultdict(dict)
    for quote, match in case.find("upto"):
        base = case.info.phrases["filler"].pattern.sub("", match["base"])
        sentence = case.sentence(quote)
        if base and case.info.phrases["completed"].found_in(sentence.text):
            found[match["share"]].setdefault(base, sentence)
    if not found:
        yield NotAssessed("没有写明累计付至某一比例的付款")
    for share, bases in found.items():
        if len(bases) == 2 and not _nested(list(bases)):
            one, other = bases
            first, second = bases.values()
            if first.start != second.start:
                yield case.finding(f"完工（验收）后的付款一处为{one}的{share}，另一处为{other}的{share}，基数不同。", first, second)


def _nested(bases: list[str]) -> bool:
    one, other = bases
    return one in other or other in one
