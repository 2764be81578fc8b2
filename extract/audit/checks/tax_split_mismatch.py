"""价税分离: net + tax = gross, and net × rate = tax."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import percent, plain
from extract.audit.recognised import doubt
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.values.number import figure

CHECK = "tax-split-mismatch"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Each relation is checked on its own: two of the three figures are enough for the first, rate and net for the
    second. Tolerances are those of rounding to the cent."""
    yield from _parts(case)
    fields = case.record.fields
    gross, net, tax, rate = fields.total_amount, fields.amount_excluding_tax, fields.tax_amount, fields.tax_rate
    if net is None and tax is None:
        yield NotAssessed("合同未写明不含税金额或税额")
        return
    if gross and net and tax and abs(net.value + tax.value - gross.value) > case.parameter("sum_tolerance"):
        total = net.value + tax.value
        yield case.finding(
            f"不含税金额{net.value:,}元＋税额{tax.value:,}元＝{total:,}元，与合同总价{gross.value:,}元"
            f"相差{abs(total - gross.value):,}元。",
            gross,
            net,
            tax,
            expected=plain(total),
            actual=plain(gross.value),
            unsure=doubt(case, gross, net, tax),
        )
    cent = Decimal("0.01")
    if net and tax and rate and abs((net.value * rate.value) - tax.value) > case.parameter("rate_tolerance"):
        should = (net.value * rate.value).quantize(cent)
        yield case.finding(
            f"不含税金额{net.value:,}元×税率{percent(rate.value)}＝{should:,}元，与写明的税额{tax.value:,}元不符。",
            tax,
            net,
            rate,
            expected=plain(should),
            actual=plain(tax.value),
            unsure=doubt(case, tax, net),
        )
    elif gross and net and rate and not tax:
        should = (gross.value / (1 + rate.value)).quantize(cent)
        if abs(should - net.value) > case.parameter("rate_tolerance"):
            yield case.finding(
                f"合同总价{gross.value:,}元÷(1＋{percent(rate.value)})＝{should:,}元，与写明的不含税金额{net.value:,}元不符。",
                net,
                gross,
                rate,
                expected=plain(should),
                actual=plain(net.value),
                unsure=doubt(case, net, gross),
            )


def _parts(case: Case) -> Iterator[Finding]:
    """Parts of a price with their own tax and rate (设计费…，税金…，税率为6%): gross × rate ÷ (1 + rate) is the tax."""
    for quote, match in case.find("part"):
        gross, tax, rate = figure(match["gross"]), figure(match["tax"]), figure(match["rate"], "%")
        if gross is None or tax is None or rate is None:
            continue
        should = (gross * rate / (1 + rate)).quantize(Decimal("0.01"))
        room, fields = case.parameter("rate_tolerance"), case.record.fields
        if not rate or abs(should - tax) <= room or abs(gross * rate - tax) <= room:
            continue  # the second: the sum before the rate is the one without tax
        if fields.tax_amount and fields.amount_excluding_tax and fields.tax_amount.value == tax:
            continue  # the tax of the whole price: held against it by `run`
        yield case.finding(
            f"含税{gross:,}元按税率{percent(rate)}计算，税额应为{should:,}元，写明的是{tax:,}元。",
            case.sentence(quote),
            expected=plain(should),
            actual=plain(tax),
            unsure=doubt(case, quote),
        )
