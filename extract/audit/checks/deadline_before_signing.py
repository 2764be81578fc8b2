"""交付日早于签订日: a day by which something is to be delivered or finished that had passed when the contract was signed."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case, full_date
from extract.audit.dates import chinese
from extract.audit.recognised import recognised
from extract.audit.search import is_supplement
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.values.date import parse
from extract.values.errors import ValueParseError

CHECK = "deadline-before-signing"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Full days with the verb of performance beside them; what is told of the past (已于…完成) is none. The term as a
    whole is told by `dates-out-of-order`."""
    signed, fact = case.signed, case.record.fields.signed_on
    if signed is None or fact is None or is_supplement(case):
        yield NotAssessed("合同未写明签订日期，或是补充、结算协议")
        return
    end = case.record.fields.term_end
    told = full_date(end.value) if end and end.value else None
    for row in case.record.payments:
        due = full_date(row.due_on) if row.due_on else None
        if due is not None and due < signed and not case.info.phrases["past"].found_in(_bare(case.sentence(row).text)):
            yield case.finding(
                f"约定{chinese(due)}前付款，合同{chinese(signed)}才签订，签订时该日期已过。",
                row,
                fact,
                severity="info",
                unsure=recognised(case) or None,
            )
            break
    for quote, match in case.find("deadline"):
        try:
            day = full_date(parse(match["day"]).value)
        except ValueParseError:
            continue
        if day is None or day >= signed or day == told:
            continue
        sentence = case.sentence(quote)
        if case.info.phrases["past"].found_in(sentence.text):
            continue
        yield case.finding(
            f"约定{chinese(day)}前{match['verb']}，合同{chinese(signed)}才签订，签订时该期限已过。",
            sentence,
            fact,
            expected=f"不早于{signed.isoformat()}",
            actual=day.isoformat(),
            unsure=recognised(case) or None,
        )
        return


def _bare(text: str) -> str:
    """A sentence about a payment without the words that only say so."""
    return text.replace("支付", "").replace("付款", "")
