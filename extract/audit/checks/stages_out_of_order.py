"""各阶段日期先后颠倒: the final draft due before the first one, acceptance before delivery."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from extract.audit.case import Case, full_date
from extract.audit.dates import chinese
from extract.audit.placed import against
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Quote
from extract.structure.numerals import ordinal
from extract.values.date import parse
from extract.values.errors import ValueParseError

CHECK = "stages-out-of-order"

_STAGES = ("begin", "needs", "first", "delivery", "install", "trial", "final", "acceptance")
"""Stages in their order: the wordings `is_STAGE`."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Stages with a full date in one clause. A stage that has two dates there is one of several lots or years, and nothing
    of that clause is compared."""
    lists: defaultdict[str, list[tuple[int, date, str, Quote]]] = defaultdict(list)
    for quote, match in case.find("dated"):
        clause = case.contract.clause_at(quote.start)
        words = match["stage"]
        stage = next((i for i, one in enumerate(_STAGES) if case.info.phrases[f"is_{one}"].found_in(words)), None)
        try:
            day = full_date(parse(match["day"]).value)
        except ValueParseError:
            continue
        if day is None or stage is None or clause is None:
            continue
        home = "/".join(clause.id.split("/")[:2])
        lists[home].append((stage, day, words, quote))
    assessed = False
    for told in _numbered(case):
        assessed = True
        if told is not None:
            yield told
    for found in lists.values():
        stages = [stage for stage, _, _, _ in found]
        if len(found) < 2 or len(set(stages)) < len(stages):
            continue
        assessed = True
        ordered = sorted(found, key=lambda one: one[0])
        for one, other in pairwise(ordered):
            if other[1] < one[1]:
                yield case.finding(
                    f"“{other[2]}”定在{chinese(other[1])}，早于其前的“{one[2]}”（{chinese(one[1])}）{against(case, one[3], other[3])}",
                    other[3],
                    one[3],
                    expected=f"≥{one[1].isoformat()}",
                    actual=other[1].isoformat(),
                    severity=at_most_a_hint(case, case.info.severity),
                    unsure=recognised(case) or None,
                )
                break
    if not assessed:
        yield NotAssessed("没有写明两个以上阶段的日期")


def _numbered(case: Case) -> Iterator[Finding | None]:
    """第五期：2028年8月20日 before 第六期：2028年2月20日: numbers of one clause, each once; `None` for a list in order."""
    lists: defaultdict[str, list[tuple[int, date, Quote]]] = defaultdict(list)
    for quote, match in case.find("numbered"):
        clause, number = case.contract.clause_at(quote.start), ordinal(match["k"])
        try:
            day = full_date(parse(match["day"]).value)
        except ValueParseError:
            continue
        if day is not None and number is not None and clause is not None:
            lists["/".join(clause.id.split("/")[:2])].append((int(number), day, quote))
    for found in lists.values():
        if len(found) < _LIST or len({number for number, _, _ in found}) < len(found):
            continue
        found.sort(key=lambda one: one[0])
        wrong = next(((one, other) for one, other in pairwise(found) if other[1] < one[1]), None)
        yield None if wrong is None else case.finding(
            f"第{wrong[1][0]}期定在{chinese(wrong[1][1])}，早于第{wrong[0][0]}期（{chinese(wrong[0][1])}）。",
            wrong[1][2],
            wrong[0][2],
            expected=f"≥{wrong[0][1].isoformat()}",
            actual=wrong[1][1].isoformat(),
            severity=at_most_a_hint(case, case.info.severity),
            unsure=recognised(case) or None,
        )


_LIST = 3
"""Numbers in a row that a list has at least."""
