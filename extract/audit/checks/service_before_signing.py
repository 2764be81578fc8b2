"""履行先于签约: the first day of the term against the day of signing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from extract.audit.case import SURE, Case, full_date
from extract.audit.dates import chinese, length_text
from extract.audit.search import is_supplement
from extract.audit.verdict import NotAssessed
from extract.record import Evidence, Finding, TextFact
from extract.values.date import parse
from extract.values.errors import ValueParseError

CHECK = "service-before-signing"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """No article forbids it outright and the contract stays valid (民法典 490): always a question. A term of which only
    end and length are stated begins on the derived day; a month or year alone on its first day."""
    fields = case.record.fields
    start_fact, signed_fact, signed = fields.term_start, fields.signed_on, case.signed
    if signed_fact is None or signed is None:
        yield NotAssessed("合同未写明签订日期")
        return
    if start_fact is None:
        yield NotAssessed("履行开始日期未写明，也不能推算")
        return
    start = _first_day(start_fact)
    if start is None or start >= signed:
        return
    days = (signed - start).days
    if len(start_fact.value) < 10 and (signed.year, signed.month) == (start.year, start.month):
        return
    derived = _derivation(case, start_fact, start)
    late = days >= case.parameter("long_days")
    detail = (
        f"履行自{chinese(start)}起{derived}，签订日期为{chinese(signed)}，相差{days}日："
        f"疑似先履行后签约{'，时间较长' if late else ''}。"
    )
    evidence: list[Evidence] = [case.sentence(start_fact) if derived else start_fact, signed_fact]
    explained = next(case.find("explains"), None)
    if explained is not None:
        detail += "合同另有说明，见所引条款。"
        evidence.append(case.sentence(explained[0]))
    award = fields.award_notice_on
    if award is not None and (day := full_date(award.value)) and day <= start:
        detail += f"中标（成交）通知书日期为{chinese(day)}，早于开始履行。"
        evidence.append(award)
    yield case.finding(
        detail,
        *evidence,
        expected=f"不早于{signed.isoformat()}",
        actual=start.isoformat(),
        unsure=start_fact.confidence < SURE or bool(start_fact.flags or signed_fact.flags),
        severity="info" if is_supplement(case) or days < case.parameter("short_days") else "warning",
    )


def _first_day(fact: TextFact) -> date | None:
    try:
        return parse(_padded(fact.value)).first
    except ValueParseError:
        return None


def _padded(value: str) -> str:
    """An ISO date as the parser of dates reads it: a month or year in Chinese."""
    parts = value.split("-")
    return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def _derivation(case: Case, fact: TextFact, start: date) -> str:
    fields = case.record.fields
    if fact.rule == "term.derived" and fields.term_end and fields.term_duration:
        length = length_text(fields.term_duration.value)
        return f"（由截止日期{fields.term_end.value}倒推{length}得出，合同未直接写明）"
    if len(fact.value) == 10 and fact.value not in _shown(fact, start):
        return f"（由“{fact.text.strip()}”推算）"
    return ""


def _shown(fact: TextFact, start: date) -> set[str]:
    """The value itself where the text gives the day, nothing where the day was worked out (2024年度)."""
    try:
        return {parse(fact.text).value}
    except ValueParseError:
        return {fact.value} if str(Decimal(start.day)) in fact.text else set()
