"""What a finding about a whole and its parts says, and when it is sure that the parts are meant to be all of it."""

from __future__ import annotations

from decimal import Decimal

from extract.audit.case import Case
from extract.audit.catalogue import Severity
from extract.audit.figures import percent, plain, yuan
from extract.audit.parts import Told
from extract.audit.recognised import at_most_a_hint, doubt
from extract.record import Finding, Quote

_MONEY = "元"


def near(case: Case, one: Decimal, other: Decimal) -> bool:
    """False where the two are so far apart that a factor or a unit may be unsaid."""
    return abs(one - other) <= max(one, other) * case.parameter("wild_share")


def surely(case: Case, one: Told) -> bool:
    """Parts that are told as all there is; “of which” where they are more than the whole, or several and nearly all of it.
    Lengths of time may overlap, and so may kinds of people."""
    if case.info.phrases["time"].found_in(one.unit):
        return False
    if one.all_of_it or (one.unit == _MONEY and one.summed > one.whole):
        return True
    close = one.summed > one.whole or one.summed >= one.whole * case.parameter("surely_all")
    return len(one.parts) > 2 and close and not case.info.phrases["overlap"].found_in(one.quote.text)


def cut(case: Case, base: Decimal, off: Decimal, stated: Decimal, quote: Quote) -> Finding:
    """报价80万元，下浮3%后为77万元."""
    due = (base * (1 - off)).quantize(Decimal("0.01"))
    return case.finding(
        f"{yuan(base)}下浮（优惠）{percent(off)}应为{yuan(due)}，写明的是{yuan(stated)}，相差{yuan(abs(due - stated))}。",
        quote,
        expected=plain(due),
        actual=plain(stated),
        severity=at_most_a_hint(case, "warning"),
        unsure=doubt(case, quote),
    )


def unequal(case: Case, one: Told, severity: Severity, steps: str = "") -> Finding:
    """The parts, or the steps given as text, come to another whole than the one stated."""
    def told(n: Decimal) -> str:
        return yuan(n) if one.unit == _MONEY else f"{n:,f}{one.unit}"

    steps = steps or "＋".join(f"{n:,f}" for n in one.parts)
    return case.finding(
        f"{steps}＝{told(one.summed)}，写明的是{told(one.whole)}，相差{told(abs(one.summed - one.whole))}。",
        one.quote,
        expected=f"{one.summed:f}",
        actual=f"{one.whole:f}",
        severity=at_most_a_hint(case, severity),
        unsure=doubt(case, one.quote),
    )
