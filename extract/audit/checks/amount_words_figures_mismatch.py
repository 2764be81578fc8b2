"""大小写金额不一致: a sum in capital characters against the same sum in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extract.audit.case import Case
from extract.audit.catalogue import Severity
from extract.audit.figures import CENT, plain, yuan
from extract.audit.glossed import glossed
from extract.audit.recognised import doubt
from extract.audit.verdict import NotAssessed
from extract.record import Amount, Evidence, Finding, Item

CHECK = "amount-words-figures-mismatch"

_UNITS = "元圆万亿角分整"
_SPOILED = {"near_seal", "low_score"}


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Each pair that stands side by side, then the total where words and figures stand apart: a question at most, since
    one of the two may be another sum (none where it is an instalment). Words that cannot be read are no pair. The flag
    `words_disagree` is what is looked for here, so it makes the finding no less sure."""
    pairs = [row for row in case.record.amounts if row.words is not None and row.figures is not None]
    total, words = case.record.fields.total_amount, case.record.fields.total_amount_words
    rows = list(_total_rows(case.record.items))
    apart = total is not None and words is not None and not any(_covers(row, words) for row in pairs)
    parts = {row.amount for row in case.record.payments} | {
        item.amount for item in case.record.items if not item.is_total
    }
    yield from (_glossed(case, one, two) for one, two in glossed(case))
    if not pairs and not rows and not apart:
        yield NotAssessed("没有同时以大写和小写写明的金额")
        return
    for row in pairs:
        if row.words is None or row.figures is None or abs(row.words - row.figures) < CENT:
            continue
        if not _broken_off(case, row.words, row.figures, row):
            yield _finding(case, row.words, row.figures, row)
    for first, other in rows:
        if abs(_value(first) - _value(other)) >= CENT:
            yield _finding(case, _value(first), _value(other), first, other)
    if not apart or total is None or words is None or {words.value, total.value} & parts:
        return
    if _two_sums(case, words.value, total.value):
        return
    if abs(total.value - words.value) >= CENT and not _broken_off(case, words.value, total.value, total):
        yield _finding(case, words.value, total.value, words, total, severity="warning")


def _two_sums(case: Case, words: Decimal, figures: Decimal) -> bool:
    """Far from each other, and what the words say stands in figures elsewhere: a price and what is left of it."""
    small, large = sorted((words, figures))
    return 2 * small < large and f"{words:,.2f}" in case.contract.folded


def _broken_off(case: Case, words: Decimal, figures: Decimal, row: Evidence) -> bool:
    """The figures are the first digits of the words and what follows is no unit but the end of a line or a running
    header: the rest is on the next page."""
    digits = f"{figures.normalize():f}"
    rest = case.contract.text[row.end : row.end + 2].lstrip(" ")
    goes_on = not rest or rest[0] == "\n" or (rest[0].isalpha() and rest[0] not in _UNITS)
    return goes_on and len(digits) < len(f"{words:.0f}") and f"{words:.0f}".startswith(digits)


def _total_rows(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Neighbouring total rows of one table, one in words and one in figures (合计（大写）, 合计（小写）)."""
    for first, other in pairwise(items):
        if not (first.is_total and other.is_total and first.table == other.table and first.name == other.name):
            continue
        if first.amount is None or other.amount is None:
            continue
        forms = [bool(re.search(r"[壹贰叁肆伍陆柒捌玖拾佰仟]", row.text)) for row in (first, other)]
        if forms == [True, False]:
            yield first, other
        elif forms == [False, True]:
            yield other, first


def _value(row: Item) -> Decimal:
    return row.amount if row.amount is not None else Decimal(0)


def _covers(row: Evidence, fact: Evidence) -> bool:
    return row.start <= fact.start < row.end


def _finding(
    case: Case, words: Decimal, figures: Decimal, *evidence: Evidence, severity: Severity | None = None
) -> Finding:
    detail = f"大写金额为{yuan(words)}，小写金额为{yuan(figures)}，相差{yuan(abs(words - figures))}。"
    for name, total in _sums(case):
        for form, value in (("大写", words), ("小写", figures)):
            if abs(total - value) < CENT:
                detail += f"{name}为{yuan(total)}，与{form}金额一致。"
    return case.finding(
        detail,
        *evidence,
        expected=plain(words),
        actual=plain(figures),
        severity=severity,
        unsure=bool(doubt(case, *evidence)) or any(set(one.flags) & _SPOILED for one in evidence),
    )


def _glossed(case: Case, first: Amount, other: Amount) -> Finding:
    one, two = first.value or Decimal(0), other.value or Decimal(0)
    detail = f"同一笔金额写作“{first.text}”，括注（复述）为“{other.text}”，折合{yuan(one)}与{yuan(two)}，相差{yuan(abs(one - two))}。"
    unsure = bool(doubt(case, first, other))
    return case.finding(detail, first, other, expected=plain(one), actual=plain(two), severity="warning", unsure=unsure)


def _sums(case: Case) -> Iterator[tuple[str, Decimal]]:
    """What else in the contract adds up to a total: it tells which of the two is the slip."""
    paid = [p.amount for p in case.record.payments if p.amount is not None and p.amount_source == "stated"]
    if len(paid) > 1 and len(paid) == len(case.record.payments):
        yield "各期付款合计", sum(paid, Decimal(0))
    lines = [item.amount for item in case.record.items if not item.is_total]
    known = [value for value in lines if value is not None]
    if len(known) > 1 and len(known) == len(lines):
        yield "分项合计", sum(known, Decimal(0))
