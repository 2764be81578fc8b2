"""文中算式结果有误: a calculation that the text spells out (2000元×9.5吨=19000元) against the result that it states."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import prod

import regex

from extract.audit.case import Case
from extract.audit.figures import percent, plain, yuan
from extract.audit.parts import (
    Told,
    changed,
    discounted,
    each_of,
    member_shares,
    of_a_named_sum,
    paid_in_parts,
    share_rows,
    shares,
    wholes,
)  # fmt: skip
from extract.audit.recognised import at_most_a_hint, doubt
from extract.audit.steps import added, periods, recovered
from extract.audit.unequal import cut, near, surely, unequal
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Quote
from extract.values import money, ratio
from extract.values.errors import ValueParseError
from extract.values.number import figure, scale

CHECK = "prose-arithmetic"

_NUMBER = regex.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[%‰万亿]?)")
"""A figure with its scale: the shape of a number, no wording."""
_PART = regex.compile(r"(?P<number>\d{1,5})(?P<unit>\p{Han})")


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The result may be rounded to the last place that it shows. One that is off by a power of ten or by far may leave a
    factor or a unit unsaid: a question, not an error."""
    found = list(case.find("product"))
    counts = list(case.find("counts"))
    told = list(_told(case))
    measures = list(case.find("measures"))
    of_sums = list(case.find("share_of"))
    more = [*_stages(case), *_told_sums(case)]
    if not any((found, counts, told, measures, of_sums, more)) and next(case.find("parts"), None) is None:
        yield NotAssessed("文中没有写出算式")
        return
    for quote, match in counts:
        yield from _counts(case, quote, match)
    yield from told
    yield from (one for one in more if one is not None)
    for quote, match in measures:
        yield from _measures(case, quote, match)
    for quote, match in of_sums:
        yield from _share_of(case, quote, match)
    for quote, match in found:
        terms = [_factors(term) for term in regex.split("[+＋]", match["factors"])]
        stated = figure(match["result"], match["unit"]) or Decimal(0)
        product = sum((prod(factors, start=Decimal(1)) for factors in terms), Decimal(0))
        if min(map(len, terms)) < 2 or not stated or abs(product - stated) <= _place(match["result"], match["unit"] or ""):
            continue
        if any(abs(product * one - stated) <= _place(match["result"], "") * one for one in _UNSAID):
            continue  # the result is in 万元, or a share in percent has lost its sign
        if match["unit"] and len(terms) > 1:  # its sums are in the unit of the result
            product *= next((one for one in (scale(match["unit"]),) if abs(product * one - stated) < stated), Decimal(1))
        wild = abs(product - stated) > max(product, stated) * case.parameter("wild_share")
        yield case.finding(
            f"“{quote.text}”应得{plain(product)}，写明{plain(stated)}，相差{plain(abs(product - stated))}。",
            quote,
            expected=plain(product),
            actual=plain(stated),
            severity=at_most_a_hint(case, "warning" if wild else "error"),
            unsure=doubt(case, quote),
        )


def _stages(case: Case) -> Iterator[Finding | None]:
    """设计45日历天，施工120日历天，总工期160日历天: `None` for what adds up; stages that overlap are left out."""
    for quote, match in case.find("stages"):
        parts = [int(one["n"]) for one in case.info.phrases["stage"].pattern.finditer(match["parts"]) if one["unit"] == match["unit"]]
        whole, summed = int(match["total"]), sum(parts)
        together = case.info.phrases["together"].found_in(case.sentence(quote).text)
        if len(parts) < 2 or summed == whole or together or max(parts) > whole:
            yield None
            continue
        yield unequal(case, Told(Decimal(whole), tuple(map(Decimal, parts)), match["unit"], quote, all_of_it=True), "warning")


def _told_sums(case: Case) -> Iterator[Finding | None]:
    """按18元×260人×250日计算，为人民币1,170,000.00元: `None` for what is right, or too far off to be meant."""
    for quote, match in case.find("told_sum"):
        due = prod(_factors(match["factors"]), start=Decimal(1))
        stated = (figure(match["result"]) or Decimal(0)) * (scale(match["unit"]) if match["unit"] else 1)
        wrong = abs(due - stated) > _place(match["result"], match["unit"] or "") and near(case, due, stated)
        yield case.finding(
            f"“{quote.text}”应得{yuan(due)}，写明{yuan(stated)}，相差{yuan(abs(due - stated))}。",
            quote,
            expected=plain(due),
            actual=plain(stated),
            severity=at_most_a_hint(case, "warning"),
            unsure=doubt(case, quote),
        ) if wrong else None


def _factors(term: str) -> list[Decimal]:
    """The figures of a product; none where one is no number (1,16,8000)."""
    read = [figure(one["number"], one["unit"]) for one in _NUMBER.finditer(term)]
    return [] if None in read else [one for one in read if one is not None]


def _counts(case: Case, quote: Quote, match: regex.Match[str]) -> Iterator[Finding]:
    """商务车2辆、越野车3辆，共6辆: the parts of an enumeration, all in the unit of its total."""
    parts = [int(one["number"]) for one in _PART.finditer(match["parts"]) if one["unit"] == match["unit"]]
    of_other_unit = [one for one in _PART.finditer(match["parts"]) if one["unit"] != match["unit"]]
    summed, stated = sum(parts), int(match["total"])
    if len(parts) < 2 or of_other_unit or summed == stated or _goes_back(case, match):
        return
    yield case.finding(
        f"“{quote.text}”各项相加为{'＋'.join(map(str, parts))}＝{summed}，写明共{stated}。",
        quote,
        expected=str(summed),
        actual=str(stated),
        severity=at_most_a_hint(case, "error"),
        unsure=doubt(case, quote),
    )


def _measures(case: Case, quote: Quote, match: regex.Match[str]) -> Iterator[Finding]:
    """公园12,300平方米，广场8,750平方米，合计26,570平方米: areas, weights, sums of money."""
    read = [figure(one["number"]) for one in case.info.phrases["measure"].pattern.finditer(match["parts"])]
    units = {one["unit"] for one in case.info.phrases["measure"].pattern.finditer(match["parts"])}
    stated, parts = figure(match["total"]), [one for one in read if one is not None]
    if stated is None or len(parts) < len(read):
        return
    summed = sum(parts, Decimal(0))
    if units != {match["unit"]} or case.info.phrases["not_added"].found_in(match["parts"]) or _goes_back(case, match):
        return
    # One of the parts may be the total of those before it.
    if abs(summed - stated) <= _place(match["total"], "") or any(summed - part == stated for part in parts):
        return
    yield case.finding(
        f"各项相加为{'＋'.join(f'{one:,f}' for one in parts)}＝{summed:,f}，写明合计{stated:,f}{match['unit']}，"
        f"相差{abs(summed - stated):,f}。",
        quote,
        expected=f"{summed:f}",
        actual=f"{stated:f}",
        severity=at_most_a_hint(case, "warning" if near(case, summed, stated) else "info"),
        unsure=doubt(case, quote),
    )


def _share_of(case: Case, quote: Quote, match: regex.Match[str]) -> Iterator[Finding]:
    """按概算3,200万元的1.85%计取，酬金592,000元: a sum, a share of it, and what that comes to."""
    try:
        base, share, stated = money.parse(match["base"]), ratio.parse(match["share"]), money.parse(match["sum"] + "元")
    except ValueParseError:
        return
    yield from _share(case, base, share, stated, quote)


def _share(case: Case, base: Decimal, share: Decimal, stated: Decimal, quote: Quote) -> Iterator[Finding]:
    due = (base * share).quantize(Decimal("0.01"))
    if abs(due - stated) <= max(Decimal(1), due * case.parameter("rounding")) or abs(base - stated) <= 1:
        return
    yield case.finding(
        f"{yuan(base)}的{percent(share)}应为{yuan(due)}，写明的是{yuan(stated)}，相差{yuan(abs(due - stated))}。",
        quote,
        expected=plain(due),
        actual=plain(stated),
        severity=at_most_a_hint(case, "warning" if near(case, due, stated) else "info"),
        unsure=doubt(case, quote),
    )


def _told(case: Case) -> Iterator[Finding]:
    """A whole and its parts, whichever way the sentence puts them; stages may overlap, and what “of which” names may not
    be all: hints."""
    for one in wholes(case):
        short = one.summed < one.whole
        few = not one.all_of_it and short and one.summed < one.whole * case.parameter("nearly_all")
        if one.summed == one.whole or few or (one.least and not short) or not near(case, one.summed, one.whole):
            continue
        yield unequal(case, one, "warning" if surely(case, one) else "info")
    for base, share, stated, quote in of_a_named_sum(case):
        yield from _share(case, base, share, stated, quote)
    for one in paid_in_parts(case):
        if one.whole not in (one.summed, *one.parts) and near(case, one.summed, one.whole):
            yield unequal(case, one, "warning")
    for one, steps in changed(case):
        if abs(one.summed - one.whole) > 1 and near(case, one.summed, one.whole):
            yield unequal(case, one, "warning", steps)
    for one, steps in (*each_of(case), *added(case), *recovered(case), *periods(case)):
        if one.summed != one.whole and near(case, one.summed, one.whole):
            yield unequal(case, one, "warning", steps)
    for base, off, stated, step, quote in discounted(case):
        due = base * (1 - off)
        if abs(due - stated) > max(step, due * case.parameter("rounding")) and near(case, due, stated):
            yield cut(case, base, off, stated, quote)
    for parts, quote in (*shares(case), *member_shares(case), *share_rows(case)):
        if sum(parts) != _ALL:
            yield case.finding(
                f"各方所占比例相加为{'＋'.join(f'{n:f}%' for n in parts)}＝{sum(parts):f}%，不是100%。",
                case.sentence(quote),
                expected="100%",
                actual=f"{sum(parts):f}%",
                severity=at_most_a_hint(case, "warning"),
                unsure=doubt(case, quote),
            )


def _goes_back(case: Case, match: regex.Match[str]) -> bool:
    """True if a part of the enumeration stands before what was matched (项目经理1人（大专以上），客服2人…)."""
    text = case.contract.view.text
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    before = before[max(before.rfind(mark) for mark in "。；：\n") + 1 :]
    return regex.search(rf"\d{match['unit']}", before) is not None


_ALL = 100
_BEFORE = 60
"""Characters before an enumeration in which its first part may stand, with what it says of itself in brackets."""
_UNSAID = (Decimal(10_000), Decimal("0.0001"), Decimal(100), Decimal("0.01"))


def _place(number: str, unit: str) -> Decimal:
    """The rounding that the last place of a number allows, half a unit of it and at least a cent."""
    decimals = len(number.partition(".")[2])
    return max(Decimal("0.01"), Decimal(1).scaleb(-decimals) * scale(unit))
