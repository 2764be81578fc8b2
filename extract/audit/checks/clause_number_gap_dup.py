"""条款编号跳号/重号: numbers of clauses that repeat or jump, and serial numbers of tables that jump."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.audit.case import Case
from extract.audit.numbering import Numbered, chinese, series
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.verdict import NotAssessed
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Finding
from extract.text.fold import fold

CHECK = "clause-number-gap-dup"

_FAR = 1500
"""Characters between two rows beyond which they are rows of different tables."""
_HEAD = 40
"""Characters of a row that are quoted."""

_NUMERAL = re.compile(r"\d+|[一二三四五六七八九十百]+")
"""Numerals of either kind: their shape, no wording."""
_SERIAL = re.compile(r"^\t?(\d{1,3})\t", re.MULTILINE)


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A series of decimals that starts at its second number lacks the first. A series that starts anew or whose numbers
    are in disorder as a whole was cut wrongly by us or continues another: only a single slip in a series that is
    otherwise right is a finding."""
    found = [one for one in series(case.record.clauses) if len(one) > 2]
    if not found:
        yield NotAssessed("条款没有可核对的编号")
    for numbers in found:
        yield from _first(case, numbers)
        yield from _clauses(case, numbers)
    yield from _tables(case)


def _first(case: Case, numbers: list[Numbered]) -> Iterator[Finding]:
    """14.2, 14.3 and no 14.1 anywhere in the text."""
    head = numbers[0]
    own = fold(head.clause.number or "")
    if head.style != "decimal" or head.value != 2 or own.count("2") < 1:
        return
    if phrase("audit.special_terms").search(case.contract.view.text):
        return  # special conditions only have what differs from the general ones
    missing = own[: own.rindex("2")] + "1"
    if missing in case.contract.view.text:
        return
    yield case.finding(
        f"编号由“{head.clause.number}”开始，缺{missing}。",
        case.quote(_label(head)),
        severity=at_most_a_hint(case, "warning"),
        unsure=recognised(case),
    )


def _clauses(case: Case, numbers: list[Numbered]) -> Iterator[Finding]:
    if again := next((b for a, b in pairwise(numbers) if _written_before(case, a, b)), None):
        yield case.finding(
            f"编号“{again.clause.number}”重复出现。",
            case.quote(_label(again)),
            severity=at_most_a_hint(case, "warning" if again.clause.level == 1 else "info"),
            unsure=recognised(case),
        )
        return
    steps = [(a, b) for a, b in pairwise(numbers) if b.value != a.value + 1]
    if not steps or not _begins(case, numbers[0]):
        return
    before, after = steps[0]
    # 四、四、六、: one number written wrongly breaks the series on both its sides.
    twice = len(steps) == 2 and after is steps[1][0] and after.value == before.value
    misnumbered = twice and steps[1][1].value == after.value + 2
    if len(steps) != 1 and not misnumbered:
        return
    if before.path[:-1] != after.path[:-1]:
        return
    top = before.clause.level == 1
    names = before.clause.number or "", after.clause.number or ""
    quotes = case.quote(_label(before)), case.quote(_label(after))
    if after.value == before.value:
        detail = f"编号“{names[0]}”重复出现" + (f"，缺第{after.value + 1}项。" if misnumbered else "。")
    elif before.value + 1 < after.value <= before.value + int(case.parameter("widest_gap")):
        if any(_stands_between(case, before, after, value) for value in range(before.value + 1, after.value)):
            return  # it stands in the middle of a line: we did not see it as a clause
        missing = "、".join(str(n) for n in range(before.value + 1, after.value))
        detail = f"编号由“{names[0]}”跳到“{names[1]}”，缺第{missing}项。"
    else:
        return
    yield case.finding(
        detail, *quotes, severity=at_most_a_hint(case, "warning" if top else "info"), unsure=recognised(case)
    )


def _begins(case: Case, head: Numbered) -> bool:
    """The series starts with its first number, or those before it head lines that we did not take for clauses."""
    if head.value == 1:
        return True
    own = fold(head.clause.number or "").strip()
    before = "\n" + case.contract.view.slice(0, head.clause.start)
    if head.clause.level != 1 or head.style != "cn" or chinese(head.value) not in own:
        return False
    return all("\n" + own.replace(chinese(head.value), chinese(n)) in before for n in range(1, head.value))


def _written_before(case: Case, before: Numbered, after: Numbered) -> bool:
    """6、…。6、…: the label of a clause already stands behind a full stop before it, where a text runs on without lines,
    and not as one of an inner list that has the label of the clause before as well."""
    own, prior = fold(after.clause.number or "").strip(), fold(before.clause.number or "").strip()
    if after.value != before.value + 1 or len(own) < 2 or not prior:
        return False
    between = case.contract.view.slice(before.clause.start, after.clause.start)
    return f"。{own}" in between and prior not in between[len(prior) :]


def _stands_between(case: Case, before: Numbered, after: Numbered, value: int) -> bool:
    """True if the missing number is written somewhere between its neighbours, in the form that they have."""
    own = fold(before.clause.number or "")
    digits = _NUMERAL.findall(own)
    if not digits:
        return False
    last = digits[-1]
    wanted = (
        own[: own.rindex(last)]
        + (str(value) if last.isdigit() else chinese(value))
        + own[own.rindex(last) + len(last) :]
    )
    between = case.contract.view.slice(before.clause.start, after.clause.start)
    if wanted.strip() in between:
        return True
    bare = rf"(?:^|[。；\n]){value}(?![\d.%])"  # its point was forgotten
    return last.isdigit() and re.search(bare, between) is not None


def _label(one: Numbered) -> Span:
    """The first line of a clause, at most 40 characters: its number and heading."""
    first = one.clause.text.split("\n", 1)[0]
    return Span(one.clause.start, one.clause.start + min(len(first), 40, one.clause.end - one.clause.start))


def _tables(case: Case) -> Iterator[Finding]:
    """Serial numbers at the start of rows. A number must be missing between two that are sure: three in order before,
    one in order behind (or the end of the table)."""
    view = case.contract.view
    run: list[tuple[int, Span]] = []
    for match in _SERIAL.finditer(view.text):
        end = view.text.find("\n", match.start(1), match.start(1) + _HEAD)
        stop = end if end >= 0 else min(match.start(1) + _HEAD, len(view.text))
        value, span = int(match[1]), Span(*view.span(match.start(1), stop))
        if run and (value <= run[-1][0] or span.start - run[-1][1].end > _FAR):
            yield from _gap(case, run)
            run = []
        run.append((value, span))
    yield from _gap(case, run)


def _gap(case: Case, run: list[tuple[int, Span]]) -> Iterator[Finding]:
    values = [value for value, _ in run]
    if len(values) < 5 or values[0] != 1:
        return
    gaps = [i for i in range(1, len(values)) if values[i] != values[i - 1] + 1]
    if len(gaps) != 1 or gaps[0] < 3 or values[gaps[0]] > values[gaps[0] - 1] + 2:
        return
    at = gaps[0]
    yield case.finding(
        f"表格序号由{values[at - 1]}跳到{values[at]}，缺第{values[at] - 1}项。",
        case.quote(_trim(case, run[at - 1][1])),
        case.quote(_trim(case, run[at][1])),
        severity="info",
    )


def _trim(case: Case, span: Span) -> Span:
    text = case.contract.text[span.start : span.end]
    return Span(span.start, span.start + len(text.rstrip()))
