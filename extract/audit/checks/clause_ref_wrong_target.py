"""引用的条款对不上: a reference to an article that is about something else, while another article is about it."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.catalogue import default_catalogue
from extract.audit.numbering import read
from extract.audit.off_topic import off_topic
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.search import is_supplement
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import ClauseRow, Finding
from extract.structure.numerals import ordinal

CHECK = "clause-ref-wrong-target"

_SUBJECTS = {
    "breach": ({"liability"}, "违约责任"),
    "dispute": ({"dispute"}, "争议解决"),
    "secrecy": ({"confidentiality", "data_security"}, "保密"),
    "acceptance": ({"acceptance"}, "验收"),
    "payment": ({"payment", "price"}, "付款"),
    "force": ({"force_majeure"}, "不可抗力"),
}
_BEFORE = 30
_ANY = ("other", "rights_obligations", "definitions")
"""Articles of every matter: what one of them does not say in so many words it may mean."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Only references that name the matter (按本合同第四条承担违约责任) and whose article says nothing of it, where one
    article of the contract has the matter in its heading."""
    articles = _articles(case)
    if len(articles) < 3 or is_supplement(case):
        yield NotAssessed("条款没有可核对的编号，或引用的可能是原合同")
        return
    elsewhere = default_catalogue().checks["clause-ref-dangling"].phrases["other_document"]
    text = case.contract.view.text

    def of_another_document(at: int) -> bool:
        before = text[max(0, at - _BEFORE) : at]
        return elsewhere.found_in(before[before.rfind("\n") + 1 :])

    told = set()
    for one in off_topic(case, articles):
        if of_another_document(one.at):
            continue
        told.add(case.sentence(one.quote).start)
        where = f"，{one.matter}约定在第{one.home}条" if one.home else ""
        yield case.finding(
            f"此处引用{one.written}的{one.matter}约定，该条（{_heading(one.target)}）没有这方面的内容{where}。",
            case.sentence(one.quote),
            case.quote(Span(one.target.start, min(one.target.end, one.target.start + 30))),
            actual=one.written,
            severity=at_most_a_hint(case, "warning"),
            unsure=recognised(case),
        )
    for name, (types, label) in _SUBJECTS.items():
        homes = [number for number, clause in articles.items() if clause.type in types]
        if len(homes) != 1:
            continue
        for quote, match in case.find(name):
            number = ordinal(match["n"])
            target = articles.get(number or 0)
            if target is None or number in homes or of_another_document(match.start("n") - 1):
                continue
            if case.sentence(quote).start in told:
                continue
            if next(case.find(f"{name}_said", Span(target.start, _end(case, target))), None) is not None:
                continue
            yield case.finding(
                f"此处引用第{number}条（{_heading(target)}）的{label}约定，该条没有这方面的内容，{label}约定在第{homes[0]}条。",
                case.sentence(quote),
                case.quote(Span(target.start, min(target.end, target.start + 30))),
                expected=f"第{homes[0]}条",
                actual=f"第{number}条",
                severity=at_most_a_hint(case, "info" if target.type in _ANY else "warning"),
                unsure=recognised(case),
            )


def _articles(case: Case) -> dict[int, ClauseRow]:
    """The top articles of the body by number; empty where one number stands for two."""
    found: dict[int, ClauseRow] = {}
    for clause in case.record.clauses:
        one = read(clause) if clause.part == "body" and clause.level == 1 else None
        if one is None:
            continue
        if one.value in found:
            return {}
        found[one.value] = clause
    return found


def _end(case: Case, clause: ClauseRow) -> int:
    """Where an article ends with all its parts: at the next one."""
    later = (one.start for one in case.record.clauses if one.level <= clause.level and one.start > clause.start)
    return min(later, default=len(case.contract.text))


def _heading(clause: ClauseRow) -> str:
    return (clause.heading or clause.text.split("\n", 1)[0])[:12]
