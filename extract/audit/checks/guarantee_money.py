"""质保期内有无可扣的钱: what is left to hold back while the guarantee runs, and securities that do not fit each other."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import SURE, Case
from extract.audit.dates import length_text
from extract.audit.figures import percent
from extract.audit.search import is_fragment, is_supplement
from extract.audit.topics import length
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Evidence, Finding
from extract.values.errors import ValueParseError

CHECK = "guarantee-money"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Hints: all money paid before a guarantee ends and no security; bond and retention together; money that waits for
    the end of a guarantee whose length is not stated; a security of nothing that is still forfeited."""
    if is_fragment(case):
        yield NotAssessed("文本只是合同的一部分")
        return
    yield from _paid_and_kept(case)
    if is_supplement(case) and case.record.source.document_type != "settlement":
        yield NotAssessed("文本是补充协议")
        return
    early = list(_tail_early(case))
    yield from early or _nothing_left(case)
    yield from _both(case)
    yield from _endless(case)
    yield from _of_nothing(case)


def _paid_and_kept(case: Case) -> Iterator[Finding]:
    """All of the price is paid, and the supplier pays a retention back in: which one first?"""
    full, deposited = next(case.find("paid_in_full"), None), next(case.find("deposited"), None)
    if full and deposited:
        yield case.finding(
            "约定付至全部价款，又由供应商另行存入质量保证金，两笔对付，先后顺序不明。",
            case.sentence(deposited[0]),
            case.sentence(full[0]),
        )


def _held(case: Case) -> Evidence | None:
    """What is held back for the guarantee: a retention, or an instalment after its end."""
    fields = case.record.fields
    for fact in (fields.retention_rate, fields.retention_amount):
        if fact and fact.value:
            return fact
    later = ("retention",)
    rows = (row for row in case.record.payments if row.kind in later or "warranty_expired" in row.triggers)
    return next(rows, None)


def _bond(case: Case) -> Evidence | None:
    fields = case.record.fields
    for fact in (fields.performance_bond_rate, fields.performance_bond_amount):
        if fact and fact.value:
            return fact
    return None


def _nothing_left(case: Case) -> Iterator[Finding]:
    warranty, rows = case.record.fields.warranty_duration, case.record.payments
    if warranty is None or warranty.confidence < SURE or not rows or _held(case) or _bond(case):
        return
    if any(row.kind == "periodic" for row in rows) or next(case.find("security"), None):
        return
    yield case.finding(
        f"质保期{length_text(warranty.value)}，合同价款在质保期届满前已付清，没有质量保证金，也没有其他担保。",
        warranty,
        rows[-1],
    )


def _tail_early(case: Case) -> Iterator[Finding]:
    """余5%验收合格满半年后支付 beside a guarantee of two years."""
    warranty = case.record.fields.warranty_duration
    if warranty is None or warranty.confidence < SURE or warranty.value.unit not in ("month", "year"):
        return
    months = warranty.value.count * (12 if warranty.value.unit == "year" else 1)
    for quote, match in case.find("tail"):
        try:
            unit, count = length(match["value"].replace("半年", "6个月"))
        except ValueParseError:
            continue
        if unit == "month" and count < months:
            yield case.finding(
                f"质保期{length_text(warranty.value)}，尾款在{match['value']}后即付清，其后的质保没有可扣的钱。",
                case.sentence(quote),
                warranty,
            )
            return


def _both(case: Case) -> Iterator[Finding]:
    fields = case.record.fields
    if fields.category and fields.category.value == "works":
        return  # told by the check of the retention of works
    bond, held = fields.performance_bond_rate, fields.retention_rate
    if bond and held and bond.value and held.value:
        yield case.finding(
            f"履约保证金{percent(bond.value)}与质量保证金{percent(held.value)}并存，"
            f"合计占用{percent(bond.value + held.value)}，须确认收取质量保证金时履约保证金已退还。",
            bond,
            held,
        )


def _endless(case: Case) -> Iterator[Finding]:
    if case.record.fields.warranty_duration is not None:
        return
    begun = next(case.find("begins"), None)
    if begun and next(case.find("length_of_guarantee"), None) is None:
        yield case.finding("写明了质保期（保修期）从何时起算，文本中未见质保期的长短。", case.sentence(begun[0]))
        return
    held = _held(case)
    waits = next(case.find("after_guarantee"), None)
    if held is None or next(case.find("length"), None) is not None:
        return
    if waits:
        yield case.finding("质量保证金在质保期（缺陷责任期）满后返还，文本中未见质保期的长短。", case.sentence(waits[0]), held)


def _of_nothing(case: Case) -> Iterator[Finding]:
    for quote, _ in case.find("nothing"):
        sentence = case.sentence(quote)
        forfeited = next(case.find("forfeited"), None)
        if forfeited and next(case.find("not_asked", Span(sentence.start, sentence.end)), None) is None:
            yield case.finding(
                "保证金（履约金）的金额为零，另一处又约定没收或抵作违约金，该约定落空。",
                sentence,
                case.sentence(forfeited[0]),
            )
            return
