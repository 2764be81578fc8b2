"""单位换算有误: one quantity in two units (120亩，合6公顷) that are not the same."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.recognised import at_most_a_hint, doubt
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.values.number import figure, scale

CHECK = "unit-conversion-mismatch"

_HALF = Decimal("0.5")
_MULTIPLES = "百千万亿"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Both figures side by side, the second one in brackets or behind 即, 合, 折合: rounding to the last place of either
    is right, and so is a little more; sums of money convert exactly."""
    found = list(case.find("pair"))
    if not found:
        yield NotAssessed("没有用两种单位写明的数量")
    for quote, match in found:
        one, other = (figure(match[name]) for name in ("a", "b"))
        first, second = (_size(case, match[name]) for name in ("ua", "ub"))
        if not one or not other or first is None or second is None or first[0] != second[0] or match["ua"] == match["ub"]:
            continue
        kind, values = first[0], (one * first[1], other * second[1])
        step = max(first[1] * _place(match["a"]), second[1] * _place(match["b"]))
        allowed = Decimal(0) if kind == "money" else max(values) * case.parameter("rounding")
        if abs(values[0] - values[1]) <= max(step, allowed):
            continue
        due = (values[0] / second[1]).quantize(Decimal("0.01"))
        yield case.finding(
            f"{match['a']}{match['ua']}应合{due.normalize():,f}{match['ub']}，写明的是{match['b']}{match['ub']}。",
            case.sentence(quote),
            expected=f"{due.normalize():f}{match['ub']}",
            actual=f"{match['b']}{match['ub']}",
            severity=at_most_a_hint(case, case.info.severity),
            unsure=doubt(case, quote),
        )


def _size(case: Case, unit: str) -> tuple[str, Decimal] | None:
    """What kind of unit it is (`area_mu` is of areas), and how many of the smallest one: parameters and wordings of one name."""
    base = unit.lstrip(_MULTIPLES)
    for name, size in case.info.parameters.items():
        if name in case.info.phrases and case.info.phrases[name].pattern.fullmatch(base):
            return name.partition("_")[0], size * scale(unit.removesuffix(base))
    return None


def _place(number: str) -> Decimal:
    """Half of the last place that a figure shows."""
    return _HALF.scaleb(-len(number.partition(".")[2]))
