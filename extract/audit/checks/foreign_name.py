"""另一单位、另一项目的名称: a body or project that stands once in the terms and is none of this contract's."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.recognised import recognised
from extract.record import Finding

CHECK = "foreign-name"
_SHARED = 3
"""Characters in a row that a name has in common with those of the contract, if it is about the same."""


def run(case: Case) -> Iterator[Finding]:
    """Names in the place of a party (泄露…的商业秘密, 经…书面同意), and names of works and projects, that stand once in the
    text and share nothing with parties, title and project. Courts and authorities are no parties."""
    if recognised(case):
        return
    text = case.contract.view.text
    own = _own(case)
    for wording, what in (("body", "单位"), ("project", "项目")):
        for quote, match in case.find(wording):
            name, clause = match["name"], case.contract.clause_at(quote.start)
            body = clause is not None and clause.part == "body"
            if not body or text.count(name) > 1 or case.info.phrases["authority"].found_in(name) or _alike(name, own):
                continue
            yield case.finding(f"条款中出现另一{what}“{name}”，与本合同的当事人、项目名称均无关，疑为套用其他合同的文字。", quote)
            return


def _own(case: Case) -> str:
    """The names of parties, title and project."""
    fields = case.record.fields
    names = [party.name.value for party in case.record.parties if party.name]
    names += [one.value for party in case.record.parties for one in party.aliases]
    return "\n".join([*names, *(fact.value for fact in (fields.title, fields.project_name) if fact)])


def _alike(name: str, own: str) -> bool:
    return any(name[i : i + _SHARED] in own for i in range(len(name) - _SHARED + 1))
