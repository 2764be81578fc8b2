"""Money at stake and the weight of a finding."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from extract.audit.stake import at_stake, weight
from extract.record import Payment, Quote, Record


def _quote(start: int, end: int) -> Quote:
    return Quote(text="x" * (end - start), start=start, end=end, rule="t", confidence=1.0)


def test_what_lies_between_expected_and_actual(make_record: Callable[..., Record]) -> None:
    record = make_record()  # its price is 120,000
    cases = {
        ("difference", "100000.00", "99000.00"): "1000.00",
        ("difference", "≤2,000.00元", "2,500.00元"): "500.00",
        ("difference", "≤10%", "12.50%"): "3000.00",
        ("share", "1", "0.95"): "6000.00",
        ("difference", "5个工作日内", "10日"): None,
        ("difference", "≤10%", "2500.00元"): None,
        ("difference", "100.00", "100.00"): None,
        ("difference", None, "100.00"): None,
        ("price", None, None): "120000.00",
        ("", "1.00", "2.00"): None,
    }
    for (stake, expected, actual), money in cases.items():
        assert at_stake(stake, [_quote(0, 1)], expected, actual, record) == (Decimal(money) if money else None)  # type: ignore[arg-type]


def test_the_instalments_that_a_finding_points_to(make_record: Callable[..., Record]) -> None:
    parts = [
        Payment(seq=n, amount=money, text="x" * 10, start=n * 10, end=n * 10 + 10, rule="t", confidence=0.9)
        for n, money in ((1, Decimal(100)), (2, Decimal(50)), (3, None))
    ]
    record = make_record().model_copy(update={"payments": parts})
    assert at_stake("payment", [_quote(12, 14), _quote(15, 25)], None, None, record) == Decimal("150.00")
    assert at_stake("payment", [_quote(12, 14), _quote(35, 36)], None, None, record) is None  # one has no sum
    assert at_stake("payment", [_quote(90, 95)], None, None, record) is None


def test_weight_is_severity_by_confidence_by_money(make_record: Callable[..., Record]) -> None:
    record = make_record()
    whole, cent = Decimal(120000), Decimal("0.01")
    assert weight("error", 1.0, False, whole, record) == 100 == weight("error", 1.0, False, whole * 9, record)
    assert weight("error", 1.0, False, cent, record) == 60 and weight("error", 1.0, False, None, record) == 70
    assert weight("warning", 0.9, False, whole, record) == 54 and weight("warning", 0.9, True, whole, record) == 38
    assert weight("info", 1.0, False, None, record) == 14
    silent = record.model_copy(update={"fields": record.fields.model_copy(update={"total_amount": None})})
    assert weight("error", 1.0, False, whole, silent) == 70 and at_stake("price", [], None, None, silent) is None
