"""与标的无关的条文: a sentence about another kind of purchase, left over from the contract that was used as a form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.recognised import recognised
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Quote

CHECK = "foreign-matter"

_KINDS = {
    "software": "软件系统", "works": "工程施工", "property": "物业管理", "catering": "餐饮食材", "medical": "医疗",
    "vehicles": "车辆", "training": "培训", "clothing": "服装", "printing": "印刷", "plants": "绿化苗木", "lifts": "电梯",
}  # fmt: skip
"""Kinds of purchase: the words of each are the wording `is_NAME`."""
_OWN = 4
"""Sentences with words of a kind from which a contract is of that kind, where its title does not say so."""
_FEW = 3
"""Sentences about owners of dwellings up to which they are a remainder."""
_LONG = 400
"""Characters of a contract long enough to show what it is about."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The words of a kind stand in one sentence alone, at least two of them, and the contract is of another kind."""
    found = {kind: _sentences(case, kind) for kind in _KINDS}
    fields = case.record.fields
    names = [fact.value for fact in (fields.title, fields.project_name) if fact]
    names += [item.name for item in case.record.items if item.name]
    named = "\n".join(names)
    own = {kind for kind in _KINDS if len(found[kind]) >= _OWN or case.info.phrases[f"is_{kind}"].found_in(named)}
    yield from _owners(case)
    if not own or len(case.contract.text) < _LONG or recognised(case):
        yield NotAssessed("看不出合同的标的是哪一类")
        return
    for kind, sentences in found.items():
        if kind in own or len(sentences) != 1:
            continue
        quote, words = next(iter(sentences.values()))
        clause = case.contract.clause_at(quote.start)
        if len(words) < 2 or clause is None or clause.part != "body" or case.info.phrases["general"].found_in(quote.text):
            continue
        told = "、".join(sorted(words))
        yield case.finding(f"仅此一句写到{_KINDS[kind]}的内容（{told}），与本合同标的无关，疑为套用其他合同的文字。", quote)


def _owners(case: Case) -> Iterator[Finding]:
    """The owners of dwellings, where the text knows of no dwelling: a form for housing estates was used."""
    found = list(_sentences(case, "owners").values())
    if found and len(found) <= _FEW and next(case.find("dwelling"), None) is None and not recognised(case):
        told = "、".join(sorted({word for _, words in found for word in words}))
        quotes = [quote for quote, _ in found]
        yield case.finding(f"写到{told}，本合同的物业不是住宅，没有业主组织，疑为套用住宅物业的文本。", *quotes, severity="warning")


def _sentences(case: Case, kind: str) -> dict[int, tuple[Quote, set[str]]]:
    """By its beginning, each sentence with words of a kind, and these words."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    quotes: dict[int, Quote] = {}
    for quote, match in case.find(f"is_{kind}"):
        sentence = case.sentence(quote)
        quotes[sentence.start] = sentence
        found[sentence.start].add(match.group())
    return {start: (quotes[start], words) for start, words in found.items()}
