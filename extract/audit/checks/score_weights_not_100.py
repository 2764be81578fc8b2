"""分值（权重）合计不为100: the parts of a score that is said, or is by its nature, to make 100."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.recognised import at_most_a_hint, doubt
from extract.audit.tables import Line, tables
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Quote
from extract.values.number import figure

CHECK = "score-weights-not-100"

_WHOLE = Decimal(100)
_LEAST = 3
"""Parts that make a score."""
_BEHIND = 3
"""Characters behind the parts that make the last of them a threshold (60分以上)."""
_ABOVE = 120
"""Characters above a table in which the text says that its scores make 100."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """In prose, parts of one sentence that speaks of weights or of a hundred points; in a table, a column of scores where
    the table's own total or the sentence above it says 100. Additions and deductions are no part of the hundred."""
    assessed = False
    for quote, match in case.find("parts"):
        sentence = case.sentence(quote)
        scored = case.info.phrases["of_a_score"].found_in(sentence.text)
        # A pass mark behind the parts is none of them, and of another unit (…25%，得分85分以上为合格).
        text = match.group()
        last = case.info.phrases["other_unit"].pattern.match(text)
        behind = "" if last else case.contract.text[quote.end : quote.end + _BEHIND]
        text = last["list"] if last else text
        parts, units = _parts(case, text)
        graded = case.info.phrases["grades"].found_in(text + behind)
        if len(parts) < _LEAST or len(units) != 1 or not scored or graded:
            continue
        if case.info.phrases["not_parts"].found_in(sentence.text):
            continue
        assessed = True
        if sum(parts) != _WHOLE:
            yield _finding(case, parts, units.pop(), sentence)
    for quote, match in case.find("respectively"):
        assessed = True
        parts, units = _parts(case, match["list"])
        if len(units) == 1 and sum(parts) != _WHOLE:
            yield _finding(case, parts, units.pop(), case.sentence(quote))
    for lines in tables(case.contract.text):
        for parts, rows in _columns(case, lines):
            assessed = True
            if sum(parts) != _WHOLE:
                yield _finding(case, parts, "分", *rows)
    if not assessed:
        yield NotAssessed("没有写明合计为100的分值或权重")


def _parts(case: Case, text: str) -> tuple[list[Decimal], set[str]]:
    """The parts and their units, without the hundred itself where the enumeration ends with it."""
    whole = case.info.phrases["whole"].pattern
    found = [one for one in case.info.phrases["part"].pattern.finditer(text) if not whole.search(text[: one.start()])]
    return [value for one in found if (value := figure(one["n"]))], {one["unit"] for one in found}


def _finding(case: Case, parts: list[Decimal], unit: str, *quotes: Quote) -> Finding:
    summed = sum(parts, Decimal(0))
    return case.finding(
        f"各项分值（权重）相加为{'＋'.join(f'{n:f}' for n in parts)}＝{summed:f}{unit}，不是100{unit}。",
        *quotes,
        expected=f"100{unit}",
        actual=f"{summed:f}{unit}",
        severity=at_most_a_hint(case, case.info.severity),
        unsure=doubt(case, quotes[0]),
    )


def _columns(case: Case, lines: list[Line]) -> Iterator[tuple[list[Decimal], list[Quote]]]:
    """The scores of the rows of a table without a total row (that one is `table-total-mismatch`'s concern)."""
    phrases = case.info.phrases
    heads = [cell.replace(" ", "") for cell in lines[0].cells]
    columns = [i for i, head in enumerate(heads) if phrases["score_column"].pattern.fullmatch(head)]
    start = max(0, lines[0].span.start - _ABOVE)
    above = case.contract.text[start : lines[0].span.start]
    if len(columns) != 1 or len(lines) <= _LEAST or not phrases["hundred"].found_in(above):
        return
    rows = [line for line in lines[1:] if len(line.cells) > columns[0]]
    if len(rows) != len(lines) - 1 or any(phrases["total_row"].found_in(line.cells[0]) for line in rows):
        return
    values = [figure(line.cells[columns[0]].replace("分", "")) for line in rows]
    parts = [one for one in values if one is not None]
    if len(parts) == len(values):
        yield parts, [case.quote(line.span) for line in rows[:6]]
