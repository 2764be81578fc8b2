"""附件漏列联合体成员: an annex that the consortium has to sign and that names one of its members only."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding
from extract.text.fold import fold

CHECK = "consortium-member-left-out"
_HEAD = 600
"""Characters of an annex in which its parties are named."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The head of an annex that names the supplier, against all members that the contract names."""
    members = [party.name.value for party in case.record.parties if party.role == "supplier" and party.name]
    if len(set(members)) < 2:
        yield NotAssessed("供应商不是联合体")
        return
    for root in [one for one in case.record.clauses if one.part == "annex" and one.level == 1 and one.parent is None]:
        text = fold(case.contract.text[root.start : root.start + _HEAD]).replace(" ", "")
        named = [name for name in members if fold(name) in text]
        left = [name for name in members if name not in named]
        label = next(case.find("label", Span(root.start, min(root.start + _HEAD, len(case.contract.text)))), None)
        if label is not None and named and left:
            yield case.finding(
                f"供应商为联合体，{root.annex or root.heading or '该附件'}的首部只列明{'、'.join(named)}，未列{'、'.join(left)}。",
                label[0],
            )
