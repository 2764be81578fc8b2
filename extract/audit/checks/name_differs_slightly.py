"""名称、姓名前后相差一两个字: a party, the project or a person written in another way somewhere in the text."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.catalogue import default_catalogue
from extract.audit.near_names import NUMERALS, near
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Evidence, Finding
from extract.values.person import is_name

CHECK = "name-differs-slightly"

_LONG, _PERSON = 8, 3
"""Characters of a name from which one or two that differ are likely to be a slip; characters of most persons' names."""

_HEAD = 4
"""Characters that two names of one project have in common at their beginning (the place, the building)."""
_MOST = 60
"""Names that are compared with the text. Where there are more (a list of shops or households) those alike are no slips."""

Named = tuple[str, str, Evidence]
"""What a name is of, the name, and where it stands."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Names behind the label of a side belong to `party-name-mismatch`. Two persons may share a family name and half of
    a given name, so a person is a hint only."""
    names, people = list(_names(case)), list(_people(case))
    if not names and not people:
        yield NotAssessed("没有可对照的名称")
        return
    if len(names) > _MOST or len(people) > _MOST:
        yield NotAssessed("名称、姓名太多，没有逐一对照")
        names, people = names[:_MOST], people[:_MOST]
    text = case.contract.text
    known = {value for _, value, _ in [*names, *people]}
    for party in case.record.parties:
        known |= {one.value for one in (*party.aliases, *((party.bank,) if party.bank else ()))}
    named = default_catalogue().checks["party-name-mismatch"].phrases["named"]
    view = case.contract.view
    labelled = {view.span(match.start("name"), match.end("name"))[0] for match in named.finditer(view)}
    told: set[str] = set()
    meant: set[str] = set()  # what is a name of the contract itself, or a part of one
    for label, name, fact in names:
        for start, end in near(name, text):
            other = text[start:end]
            if other in told or other in meant or start in labelled:
                continue
            if any(other in one or one in other for one in known):
                meant.add(other)
                continue
            told.add(other)
            yield _finding(case, label, name, fact, Span(start, end))
    yield from _projects(case)
    for label, name, fact in people:
        for start, end in _namesakes(case, name):
            other = text[start:end]
            if other not in told and other not in known:
                told.add(other)
                yield _finding(case, label, name, fact, Span(start, end), hint=True)


def _finding(case: Case, label: str, name: str, fact: Evidence, span: Span, *, hint: bool = False) -> Finding:
    quote = case.quote(span)
    return case.finding(
        f"{label}“{name}”在另一处写作“{quote.text}”，疑为笔误。",
        quote,
        fact,
        expected=name,
        actual=quote.text,
        severity="info" if hint else at_most_a_hint(case, case.info.severity),
        unsure=recognised(case),
    )


def _projects(case: Case) -> Iterator[Finding]:
    """工程名称：…扩建工程 beside …改造工程: a label gives the project another name with the same beginning and end."""
    fact = case.record.fields.project_name
    if fact is None or not fact.value:
        return
    view, text = case.contract.view, case.contract.view.text
    for _, match in case.find("project"):
        name, own = match["name"], fact.value
        same = 0
        while same < min(len(name), len(own)) and name[same] == own[same]:
            same += 1
        inside = name in own or own in name or text.count(name) > text.count(own)
        kind = name[-2:] == own[-2:] and not {*name[same:-2], *own[same:-2]} & NUMERALS
        if same >= _HEAD and kind and not inside and abs(len(name) - len(own)) <= _HEAD:
            yield _finding(case, "项目名称", own, fact, Span(*view.span(match.start("name"), match.end("name"))))
            return


def _names(case: Case) -> Iterator[Named]:
    fields = case.record.fields
    for party in case.record.parties:
        if party.name and len(party.name.value) >= _LONG and not party.name.flags:
            yield "当事人名称", party.name.value, party.name
    for label, fact in (("项目名称", fields.project_name), ("合同名称", fields.title)):
        if fact and fact.value:
            core = case.info.phrases["kind_of_paper"].pattern.sub("", fact.value)
            if len(core) >= _LONG:
                yield label, core, fact


def _people(case: Case) -> Iterator[Named]:
    view, seen = case.contract.view, set()
    for party in case.record.parties:
        for fact in (party.contact, party.legal_representative, party.authorised_representative):
            if fact and fact.value and len(fact.value) == _PERSON and fact.value not in seen:
                seen.add(fact.value)
                yield "姓名", fact.value, fact
    for _, match in case.find("person"):
        if match["name"] not in seen and is_name(match["name"]):
            seen.add(match["name"])
            yield "姓名", match["name"], case.quote(Span(*view.span(match.start("name"), match.end("name"))))


def _namesakes(case: Case, name: str) -> Iterator[tuple[int, int]]:
    """Places with the first two characters of a name and another third one, where words beside them show a person."""
    text, stem = case.contract.text, name[:2]
    behind = case.info.phrases["behind_a_person"].pattern
    at = text.find(stem)
    while at >= 0:
        end = at + _PERSON
        last = text[end - 1 : end]
        if last.isalpha() and last != name[2] and behind.match(text, end):
            yield at, end
        at = text.find(stem, at + 1)
