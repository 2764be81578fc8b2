"""出现未定义的当事人称谓: a side that the contract does not have (丙方 between two), or calls otherwise everywhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.search import is_fragment, is_supplement
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Quote

CHECK = "side-undefined"

_ALONE = 2
"""Times that a side of another form is left in a text; used more often, it is one that we did not see defined."""
_WORD = 2
"""Characters of a word that only stands for a side (丙方); 监理人, 委托方 may say what somebody does."""
_USED = 3
"""Times that the sides of the contract are named at least."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A name of a side counts as defined where it labels a party, stands in brackets or quotes, or before a colon; what
    annexes call their own parties is theirs."""
    if is_fragment(case) or is_supplement(case):
        yield NotAssessed("文本只是合同的一部分，当事人的称谓可能在别处定义")
        return
    used: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote, match in case.find("side"):
        clause = case.contract.clause_at(quote.start)
        if clause is None or clause.part != "annex":
            used[match["side"]].append(quote)
    labels = "".join(party.label or "" for party in case.record.parties)
    defined = {match["side"] for _, match in case.find("defined")} | {side for side in used if side in labels}
    if sum(len(used[side]) for side in defined) < _USED:
        yield NotAssessed("没有认出当事人的称谓")
        return
    for side, quotes in used.items():
        if side in defined or len(quotes) > _ALONE or len(side) > _WORD:
            continue
        yield case.finding(
            f"此处写作“{side}”，合同没有这一方的定义，其余各处称“{'”“'.join(sorted(defined & used.keys())[:3])}”。",
            *(case.sentence(quote) for quote in quotes),
            severity=at_most_a_hint(case, case.info.severity),
            unsure=recognised(case),
        )
