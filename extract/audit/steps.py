"""Steps of a calculation that a contract tells in words: what is added, what is paid back in equal parts, one fee by the
month, the quarter and the year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.parts import Told
from extract.record import Quote
from extract.structure.numerals import ordinal
from extract.values.number import figure

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""Months of a period: the groups of the wording `fee_of_period`; `years` is a number of years."""
_MONEY = "元"
_TEN_THOUSAND = "万元"


def added(case: Case) -> Iterator[tuple[Told, str]]:
    """在原有6名基础上增加2名，增加后共9名: what there was, what came or went, and what that is said to make."""
    for quote, match in case.find("added"):
        before, step, after = (Decimal(match[name]) for name in ("before", "step", "after"))
        signed = step if match["more"] else -step
        told = Told(after, (before, signed), match["unit"], case.sentence(quote), all_of_it=True)
        yield told, f"{before:f}{'＋' if match['more'] else '－'}{step:f}"


def recovered(case: Case) -> Iterator[tuple[Told, str]]:
    """分4次等额扣回，每次651,000元: the parts against the sum before them in the sentence, or the one sum of the advance."""
    for quote, match in case.find("equal_parts"):
        times, each = ordinal(match["times"]), figure(match["n"], match["unit"])
        sentence = case.sentence(quote)
        if not times or each is None:
            continue
        wholes = {figure(one["n"], one["unit"]) for one in case.info.phrases["a_sum"].pattern.finditer(match["before"])}
        if not wholes and match["advance"]:
            wholes = {figure(one["n"], one["unit"]) for _, one in case.find("advance_sum")}
        whole = wholes.pop() if len(wholes) == 1 else None
        if whole and abs(whole - each * times) > max(_place(match["n"], match["unit"]) * times, Decimal(1)):
            yield Told(whole, (each * times,), _MONEY, sentence, all_of_it=True), f"{each:,.2f}×{times}"


def periods(case: Case) -> Iterator[tuple[Told, str]]:
    """月租金68,800元，年租金835,600元: one fee by name for periods of unequal length, each stated with one sum."""
    fees: defaultdict[str, defaultdict[int, dict[Decimal, tuple[Quote, Decimal]]]]
    fees = defaultdict(lambda: defaultdict(dict))
    for quote, match in case.find("fee_of_period"):
        value = figure(match["n"], match["unit"])
        months = next((n for name, n in _MONTHS.items() if match[name]), 0) or 12 * int(ordinal(match["years"] or "0") or 0)
        sentence = case.sentence(quote)
        if value is None or not months or case.info.phrases["fee_changes"].found_in(sentence.text):
            continue
        fees[match["name"].removesuffix("用")][months][value] = (sentence, _place(match["n"], match["unit"]))
    for sums in fees.values():
        single = [_Fee(months, *one) for months, found in sorted(sums.items()) for one in found.items() if len(found) == 1]
        pairs = ((one, other) for place, one in enumerate(single) for other in single[place + 1 :])
        wrong = next(((one, other) for one, other in pairs if one.unlike(other)), None)
        if wrong is not None:
            one, other = wrong
            times = other.months // one.months
            told = Told(other.value, (one.value * times,), _MONEY, other.place[0], all_of_it=True)
            yield told, f"{one.value:,.2f}×{times}"


@dataclass(frozen=True)
class _Fee:
    """A sum for so many months, the sentence that states it, and half of its last place."""

    months: int
    value: Decimal
    place: tuple[Quote, Decimal]

    def unlike(self, longer: _Fee) -> bool:
        times = longer.months // self.months
        off = abs(longer.value - self.value * times)
        return longer.months % self.months == 0 and off > self.place[1] * times + longer.place[1]


def _place(number: str, unit: str) -> Decimal:
    """Half of the last place of a sum, in 元."""
    decimals = len(number.partition(".")[2])
    return Decimal("0.5").scaleb(-decimals) * (10_000 if unit == _TEN_THOUSAND else 1)
