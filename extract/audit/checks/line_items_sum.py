"""分项报价合计≠总价: the rows of a price list against its printed totals, and its grand total against the price."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.catalogue import Severity
from extract.audit.figures import CENT, addition, numbers, plain, yuan
from extract.audit.price_list import Headed, Table, complete, leaves, tables, tolerance
from extract.audit.recognised import doubt
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Item

CHECK = "line-items-sum"

_TEN_THOUSAND = Decimal(10_000)
_SHOWN = 12
"""Addends written out in a finding; of a longer list the number of rows and the sum."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A printed total may stand for the rows since the last one, for all rows, or for all subtotals; a finding needs
    that it is none of these. A total row that shows the right sum somewhere was misread by us, not by the drafter."""
    found = [table for table in tables(case.record.items) if any(row.amount is not None for row in table.lines)]
    if not found:
        yield NotAssessed("没有列明金额的分项清单")
        return
    assessed = False
    for table in found:
        if any(row.is_total and row.amount is not None for row in table.rows):
            assessed = True
            yield from _totals(case, table)
    price = case.record.fields.total_amount
    if price is not None and len(found) == 1:
        assessed = True
        yield from _against_price(case, found[0], price.value)
    if not assessed:
        yield NotAssessed("分项清单没有合计，且不能与合同总价对应")


def _complete(case: Case, rows: Sequence[Item], table: Table, until: int = 0) -> list[Decimal] | None:
    """The amounts, `None` if a row with a price was not read whole: the slip would be ours."""
    if not complete(case.contract.text, rows, table, until):
        return None
    return [row.amount for row in leaves(rows) if row.amount is not None]


def _price(case: Case) -> Decimal | None:
    fact = case.record.fields.total_amount
    return fact.value if fact else None


def _totals(case: Case, table: Table) -> Iterator[Finding]:
    headed = Headed(table.rows)
    last = max((index for index, row in enumerate(table.rows) if row.is_total), default=-1)
    for index, head in enumerate(table.rows):
        if head.amount is None:
            continue
        rows = headed.below(index) if not head.is_total else _section(table, index) if index < last else []
        values = _complete(case, rows, table) if len(rows) > 1 else None
        if (
            values
            and head.amount is not None
            and abs(sum(values, Decimal(0)) - head.amount) > tolerance(head, head.amount)
        ):
            yield _mismatch(case, head, values, rows, head.amount, severity="warning")
    since: list[Item] = []
    lines: list[Item] = []
    printed: list[Decimal] = []
    for index, row in enumerate(table.rows):
        if not row.is_total:
            since.append(row)
            lines.append(row)
            continue
        if row.amount is None or (row.amount != _price(case) and any((one.amount or 0) > row.amount for one in since)):
            continue  # no total, or a number of pieces that was taken for one
        room = tolerance(row, row.amount) * max(1, len(lines))
        readings: list[list[Decimal]] = []
        fits = shown = False
        for rows in (since, lines):
            if (values := _complete(case, rows, table, row.start)) is not None:
                readings.append(values)
            sums = [sum(values, Decimal(0)) for values in readings] + [sum(printed, Decimal(0))]
            sums += [sum(printed, Decimal(0)) + sum(readings[0], Decimal(0))] if readings else []
            fits = any(abs(total - row.amount) <= room for total in sums)
            shown = any(abs(number - total) <= CENT for number in numbers(row.text) for total in sums if total)
            section = "小计" in (row.name or "")
            fits = fits or any((section and _ends_in(one, row.amount, room)) or _two_columns(row, one) for one in readings)
            if fits or shown:
                break  # all rows before every subtotal would cost the square of the table
        # A row such as 二 设备费 200,000 stands above its rows.
        heading = bool(row.seq) or _ahead(table, index) == row.amount
        if not (fits or shown or heading) and readings and lines and not _other_total(case, row):
            near = min(readings, key=lambda values: abs(sum(values, Decimal(0)) - (row.amount or Decimal(0))))
            own = readings[0] if section else near
            yield _mismatch(case, row, own, leaves(since if own is readings[0] else lines), row.amount)
        printed.append(row.amount)
        since = []


def _ends_in(values: Sequence[Decimal], total: Decimal, room: Decimal) -> bool:
    """The last rows, two at least, come to the total: those above them are of a section whose own total is not printed."""
    summed = Decimal(0)
    for count, value in enumerate(reversed(values), start=1):
        summed += value
        if count > 1 and abs(summed - total) <= room:
            return True
    return False


def _two_columns(row: Item, values: Sequence[Decimal]) -> bool:
    """The total row has a sum for each of two columns (two currencies), and together they are what the rows come to."""
    printed = list(numbers(row.text))
    return len(printed) > 1 and abs(sum(printed, Decimal(0)) - sum(values, Decimal(0))) <= CENT


def _section(table: Table, index: int) -> list[Item]:
    """The rows that belong to a head above them (二 设备费 200,000): those behind it that have its name as their group.

    Without a total below them the text may break off in the middle of the section.
    """
    head = table.rows[index]
    return [row for row in _until_total(table, index) if row.group == head.name] if head.seq else []


def _ahead(table: Table, index: int) -> Decimal:
    """What the rows behind a total come to, up to the next total."""
    return sum((row.amount or Decimal(0) for row in _until_total(table, index)), Decimal(0))


def _until_total(table: Table, index: int) -> Iterator[Item]:
    behind = (table.rows[i] for i in range(index + 1, len(table.rows)))
    return itertools.takewhile(lambda row: not row.is_total, behind)


def _other_total(case: Case, row: Item) -> bool:
    """A total of something else: net, tax, a month, a discounted price."""
    return case.info.phrases["other_total"].found_in(row.name or row.text)


def _mismatch(
    case: Case, row: Item, values: list[Decimal], lines: Sequence[Item], printed: Decimal, severity: Severity = "error"
) -> Finding:
    total = sum(values, Decimal(0))
    steps = addition(values) if len(values) <= _SHOWN else f"{len(values)}行合计{yuan(total)}"
    ratio = printed / total if total else Decimal(0)
    doubtful = (ratio == ratio.to_integral_value() and ratio > 1) or not Decimal("0.5") < ratio < 2
    return case.finding(
        f"清单各行金额{steps}，写明的{row.name or '合计'}为{yuan(printed)}，相差{yuan(abs(total - printed))}。",
        row,
        *lines,
        expected=plain(total),
        actual=plain(printed),
        severity="warning" if doubtful else severity,
        unsure=doubt(case, row, *lines),
    )


def _in_another_unit(case: Case, table: Table, total: Decimal, price: Decimal) -> Finding:
    """A list that is the price in 万元 under a head that says 元, or the other way round."""
    fact = case.record.fields.total_amount
    assert fact is not None
    return case.finding(
        f"分项清单合计{yuan(total)}，合同总价为{yuan(price)}，正好相差一万倍，疑为单位（元、万元）写错。",
        fact,
        *table.lines[:_SHOWN],
        expected=plain(price),
        actual=plain(total),
        severity="warning",
        unsure=doubt(case, fact),
    )


def _against_price(case: Case, table: Table, price: Decimal) -> Iterator[Finding]:
    """The list against the contract price. Lists of a part of the work, of one month or year, or before a discount are
    usual, so it takes a small difference, and it is a question."""
    values = _complete(case, table.lines, table)
    totals = [row for row in table.rows if row.is_total and row.amount is not None]
    if values is None or any(abs(row.amount - price) <= CENT for row in totals if row.amount is not None):
        return
    total = sum(values, Decimal(0))
    room = max([tolerance(row, row.amount) for row in table.lines if row.amount is not None] or [CENT]) * len(values)
    gap = abs(total - price)
    if total and price in (total * _TEN_THOUSAND, total / _TEN_THOUSAND):
        yield _in_another_unit(case, table, total, price)
        return
    if gap <= room or not total or gap > price * case.parameter("near_share"):
        return
    if totals and abs((totals[-1].amount or total) - total) > room:
        return  # the list itself does not add up: reported above
    if next(case.find("adjusted"), None) is not None:
        return
    fact = case.record.fields.total_amount
    assert fact is not None
    yield case.finding(
        f"分项清单合计{yuan(total)}，合同总价为{yuan(price)}，相差{yuan(gap)}，合同未说明差额。",
        fact,
        *(totals or table.lines),
        expected=plain(total),
        actual=plain(price),
        severity="warning",
        unsure=doubt(case, fact, *totals),
    )
