"""A whole and its parts, as sentences tell them: what is stated of both, to be compared by `prose-arithmetic`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from extract.audit.case import SURE, Case
from extract.audit.tables import tables
from extract.model import Span
from extract.record import Quote
from extract.values import ratio
from extract.values.errors import ValueParseError
from extract.values.number import figure

_SAME = {"名": "人", "日历天": "天", "日": "天", "㎡": "平方米", "m²": "平方米", "个月": "月", "": "元"}
_SUMS = ("万元", "万")
_UNIT = {"万元": "元"}
_REACH = 90
"""Characters before 其中 in which the whole may stand, within its sentence."""


@dataclass(frozen=True)
class Told:
    """A whole and its parts in one unit. `all_of_it`: they are told as all there is; `least`: the whole is a minimum."""

    whole: Decimal
    parts: tuple[Decimal, ...]
    unit: str
    quote: Quote
    all_of_it: bool
    least: bool = False

    @property
    def summed(self) -> Decimal:
        return sum(self.parts, Decimal(0))


def wholes(case: Case) -> Iterator[Told]:
    """人员共9名：组长1名、组员7名; 总价18万元，其中设计费5万元、施工费14万元; 总工期90天（设计45天＋施工55天）."""
    text, phrases = case.contract.view.text, case.info.phrases
    for quote, match in case.find("parts"):
        found = _measured(phrases["part"].pattern.finditer(match["parts"]))
        units = {unit for _, unit in found}
        if len(found) < 2 or len(units) != 1 or phrases["not_added"].found_in(match["parts"]):
            continue
        before = text[max(0, match.start() - _REACH) : match.start()]
        before = before[max(before.rfind(mark) for mark in "。；\n\t") + 1 :]
        if phrases["allotted"].found_in(before + match["how"]) and (told := _of_an_item(case, quote, before, found)):
            yield told
            continue
        last = next(iter([*phrases["figure"].pattern.finditer(before)][-1:]), None)
        stated = _measured([last] if last else [])
        if last is None or not stated or stated[0][1] not in units:
            continue
        [(whole, unit)] = stated
        if phrases["not_whole"].found_in(before[: last.end()]) or phrases["apart"].found_in(before[last.end() :]):
            continue
        start = case.contract.view.span(match.start() - len(before) + last.start(), match.end())[0]
        all_of_it = not phrases["of_which"].pattern.fullmatch(match["how"])
        least = phrases["at_least"].found_in(before)
        yield Told(whole, tuple(n for n, _ in found), unit, case.quote(Span(start, quote.end)), all_of_it, least)


def _of_an_item(case: Case, quote: Quote, before: str, found: list[tuple[Decimal, str]]) -> Told | None:
    """病人监护仪…分配：急诊科4台、内科3台: the places of an item of the price list that stands in front of them."""
    parts, unit = tuple(n for n, _ in found), found[0][1]
    at = case.contract.view.index(quote.start)
    head = case.contract.view.text[max(0, at - _REACH) : at] + before
    named = [one for one in case.record.items if one.name and one.quantity and not one.is_total and one.name in head]
    rows = [one for one in named if _SAME.get(one.unit or "", one.unit) == unit and one.confidence >= SURE]
    nearest = max(((head.rfind(one.name or ""), len(one.name or "")) for one in rows), default=(0, 0))
    rows = [one for one in rows if (head.rfind(one.name or ""), len(one.name or "")) == nearest]
    whole = sum((one.quantity for one in rows if one.quantity), Decimal(0))
    if len({one.name for one in rows}) != 1 or whole in parts or case.info.phrases["overlap"].found_in(quote.text):
        return None
    return Told(whole, parts, unit, case.sentence(quote), all_of_it=True)


def paid_in_parts(case: Case) -> Iterator[Told]:
    """余款共计人民币102,000.00元，分三次支付：（1）…支付人民币40,000.00元；（2）…: the sums of one clause under their total."""
    view, phrases = case.contract.view, case.info.phrases
    for quote, match in case.find("paid_in_all"):
        clause = case.contract.clause_at(quote.start)
        if clause is None:
            continue
        ends = [one.end for one in case.record.clauses if one.id == clause.id or one.id.startswith(clause.id + "/")]
        span = Span(quote.end, max(ends))
        rows = [found for _, found in case.find("paid", span)]
        if len(rows) < 2 or any(phrases["share"].found_in(row.group()) for row in rows):
            continue
        whole, *parts = (value for value, _ in _measured([match, *rows]) or [(Decimal(0), "")])
        if not parts:
            continue
        end = view.span(rows[-1].start(), rows[-1].end())[1]
        yield Told(whole, tuple(parts), "元", case.quote(Span(quote.start, end)), all_of_it=True)


def changed(case: Case) -> Iterator[tuple[Told, str]]:
    """原合同总价18万元，增加1.2万元，调整后19.3万元; 调整后19.2万元，已付9万元，剩余11.2万元: before, what is added or taken
    off, and what that comes to, each stated once; the steps as text."""
    for names, signs in ((("before", "more", "less", "after"), (1, 1, -1)), (("after", "done", "left"), (1, -1))):
        found = [list(case.find(name)) for name in names]
        read = [_measured([match for _, match in group]) for group in found]
        if any(len(one) < len(group) for one, group in zip(read, found, strict=True)):
            continue
        values = [{value for value, _ in group} for group in read]
        if any(len(group) > 1 for group in (values[0], values[-1])) or not values[0] or not values[-1] or not any(values[1:-1]):
            continue
        terms = [sign * value for sign, group in zip(signs, values[:-1], strict=True) for value in group]
        if any(terms[0] + term == max(values[-1]) for term in terms[1:]):
            continue  # the others are parts of that step, or tell it again
        if len(terms) > 1 + sum(1 for group in values[1:-1] if group):
            terms = terms[:2]
        quote = found[-1][0][0]
        steps = "".join(f"{'＋' if n > 0 else '－'}{abs(n):,.2f}" for n in terms).removeprefix("＋")
        yield Told(values[-1].pop(), tuple(terms), "元", case.sentence(quote), all_of_it=True), steps


def of_a_named_sum(case: Case) -> Iterator[tuple[Decimal, Decimal, Decimal, Quote]]:
    """按建筑安装工程费的1.75%计算，计412,800元: the sum that the text gives for that name, the share, what it is said to be."""
    text, behind = case.contract.view.text, case.info.phrases["sum_of_it"].pattern
    for quote, match in case.find("share_named"):
        ends = (one.end() for one in regex.finditer(regex.escape(match["base"]), text))
        told = [found for end in ends if (found := behind.search(text[end : end + _REACH]))]
        stated, *sums = (value for value, _ in _measured([match, *told]) or [(Decimal(0), "")])
        if len(set(sums)) == 1:
            try:
                yield sums[0], ratio.parse(match["share"]), stated, quote
            except ValueParseError:
                continue


def shares(case: Case) -> Iterator[tuple[tuple[Decimal, ...], Quote]]:
    """甲方承担50%，乙方承担40%: the shares of the two sides, or of the members of a consortium, in one loss or gain."""
    for quote, match in case.find("split"):
        named = [one["who"] for one in case.info.phrases["side_share"].pattern.finditer(match.group())]
        told = [figure(one["n"]) for one in case.info.phrases["side_share"].pattern.finditer(match.group())]
        parts = tuple(one for one in told if one is not None)
        if len(parts) == len(told) and len(set(named)) == len(named) > 1:
            yield parts, quote


def member_shares(case: Case) -> Iterator[tuple[tuple[Decimal, ...], Quote]]:
    """甲公司承担展柜，占合同价款的88%；乙公司承担监测，占合同价款的13%: what each takes of the price, close to each other."""
    runs: list[list[tuple[Quote, Decimal]]] = []
    for quote, match in case.find("member_share"):
        share = figure(match["n"])
        if share is None:
            continue
        one = quote, share
        if runs and quote.start - runs[-1][-1][0].end <= _REACH:
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in runs:
        whole = Span(run[0][0].start, run[-1][0].end)
        if len(run) > 1 and not case.info.phrases["not_all"].found_in(case.contract.text[whole.start : whole.end]):
            yield tuple(share for _, share in run), case.quote(whole)


def discounted(case: Case) -> Iterator[tuple[Decimal, Decimal, Decimal, Decimal, Quote]]:
    """报价80万元，下浮3%后为77.6万元: the sum, the cut, what is said to be left, and what rounding may make of it."""
    for quote, match in case.find("discounted"):
        off = figure(match["off"])
        base, stated = (_sum(match[name]) for name in ("base", "sum"))
        if off and base and stated:
            value, step = stated
            yield base[0], off / _ALL, value, step, quote


def each_of(case: Case) -> Iterator[tuple[Told, str]]:
    """每期学员60人，三期共计180人: what is due of each, and of all."""
    for quote, match in case.find("each_of"):
        each, times, total = (figure(match[name]) for name in ("n", "m", "total"))
        if each and times and total:
            unit = match["unit"]
            scale_ = Decimal(10_000) if unit == _SUMS[0] else Decimal(1)
            told = Told(total * scale_, (each * times * scale_,), _UNIT.get(unit, unit), quote, all_of_it=True)
            yield told, f"{each:,f}×{times:f}"


def _sum(text: str) -> tuple[Decimal, Decimal] | None:
    """A sum of money as written, and half of its last place."""
    number = text.removesuffix("元")
    scale_ = Decimal(10_000) if number.endswith("万") else Decimal(1)
    value = figure(number.removesuffix("万"))
    decimals = len(number.removesuffix("万").partition(".")[2])
    return None if value is None else (value * scale_, Decimal("0.5").scaleb(-decimals) * scale_)


def share_rows(case: Case) -> Iterator[tuple[tuple[Decimal, ...], Quote]]:
    """A table in which the shares of a row make 100 % in most rows, two at least, and not in one."""
    for lines in tables(case.contract.text):
        told = [(line, tuple(n for m in map(_PERCENT.fullmatch, line.cells) if m and (n := figure(m[1])) is not None)) for line in lines]
        rows = [(line, parts) for line, parts in told if len(parts) > 1]
        wrong = [(line, parts) for line, parts in rows if sum(parts) != _ALL]
        if len(wrong) == 1 and len(rows) > _ROWS and len({len(parts) for _, parts in rows}) == 1:
            yield wrong[0][1], case.quote(wrong[0][0].span)


_PERCENT = regex.compile(r"(\d{1,3}(?:\.\d{1,2})?)[%％]")
_ALL = 100
_ROWS = 2
"""Rows whose shares make 100 % that a table has at least, before another row is called wrong."""


def _measured(found: Iterable[regex.Match[str]]) -> list[tuple[Decimal, str]]:
    """Each number and its unit, money in 元; nothing if one of them is no number (1,16,8000元)."""
    read = [(figure(one["n"], one["unit"]), one["unit"] or "") for one in found]
    if any(value is None for value, _ in read):
        return []
    return [(value, "元" if unit in _SUMS else _SAME.get(unit, unit)) for value, unit in read if value is not None]
