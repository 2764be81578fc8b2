"""政务数据/个人信息处理条款缺失: a system contract without a word on the data in the system."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import cited, is_fragment, is_supplement, place_of, refers_to_general_terms
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding

CHECK = "data-protection-clause-missing"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Only for services whose name says that they build or run systems. Personal data without terms of its own is an
    提示: whether such data is processed on behalf is not always to be seen."""
    fields = case.record.fields
    if fields.category is None or fields.category.value != "services":
        return
    names = [fact for fact in (fields.project_name, fields.title) if fact]
    system = case.info.phrases["system"]
    named = next((fact for fact in names if system.found_in(fact.value)), None)
    if named is None:
        return
    if is_supplement(case) or is_fragment(case) or refers_to_general_terms(case):
        yield NotAssessed("数据条款可能约定在原合同、通用条款或未收录的部分")
        return
    if next(case.find("protects"), None) is None:
        title = case.quote(Span(named.start, named.end))
        finding = case.finding(
            "信息系统类服务合同，文本中未见数据的使用、留存、保密、返还或销毁的约定（已查保密、安全各条和附件）。",
            title,
            place_of(case, "confidentiality", "data_security", "rights_obligations"),
        )
        yield cited(case, finding, "data-security-law")
        return
    personal = next(case.find("personal"), None)
    if personal and next(case.find("entrusted"), None) is None:
        finding = case.finding(
            "合同涉及个人信息，文本中未见委托处理的目的、期限、方式、种类和保护措施。",
            case.sentence(personal[0]),
            severity="info",
        )
        yield cited(case, finding, "personal-information-law")
