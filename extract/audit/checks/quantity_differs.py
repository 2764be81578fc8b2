"""数量前后不一致: how many of a listed thing the text says elsewhere, against the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import regex

from extract.audit.case import SURE, Case
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.verdict import NotAssessed
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Finding, Item, Quote
from extract.structure.numerals import ordinal
from extract.text.fold import fold

CHECK = "quantity-differs"

_LEAST = 3
"""Characters of a name that is not part of many words."""
_BEFORE = 8
"""Characters before a name in which its number stands (4架复合翼无人机)."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Rows of one name are added up; the sum and the number of each row are right. A number counts only with a unit of
    counting, the list's own where it has one, and outside the lists."""
    groups = _groups(case)
    yield from _of_lines(case, set(groups))
    if not groups:
        yield NotAssessed("没有写明数量的清单")
        return
    for name, rows in groups.items():
        quantities = [row.quantity for row in rows if row.quantity is not None]
        total = sum(quantities, Decimal(0))
        for span, number in _elsewhere(case, name, rows):
            if number == total or number in quantities:
                continue
            quote = case.quote(span)
            parts = f"（{'＋'.join(f'{n.normalize():f}' for n in quantities)}）" if len(quantities) > 1 else ""
            yield case.finding(
                f"“{name}”清单中数量为{total.normalize():f}{parts}，此处写作“{quote.text.strip()}”。",
                case.sentence(quote),
                *rows[:4],
                expected=f"{total.normalize():f}",
                actual=str(number),
                severity=at_most_a_hint(case, case.info.severity),
                unsure=recognised(case),
            )
            break


def _of_lines(case: Case, known: set[str]) -> Iterator[Finding]:
    """A list without cells (空调（柜机）4台 正常): at least two lines of one name, and another number of it before."""
    lines: defaultdict[tuple[str, str], list[tuple[int, Quote]]] = defaultdict(list)
    for quote, match in case.find("line"):
        lines[match["name"], match["unit"]].append((int(match["n"]), quote))
    after = case.info.phrases["after"].pattern
    text = fold(case.contract.text)
    for (name, unit), rows in lines.items():
        total, at = sum(number for number, _ in rows), text.find(name)
        if len(rows) < 2 or name in known or at < 0 or at >= rows[0][1].start:
            continue
        found = after.match(text, at + len(name))
        if found is None or found["unit"] != unit or ordinal(found["n"]) in (None, total, *(n for n, _ in rows)):
            continue
        parts = "＋".join(str(number) for number, _ in rows)
        yield case.finding(
            f"“{name}”正文为{found['n']}{unit}，清单为{parts}＝{total}{unit}。",
            case.quote(Span(at, found.end())),
            *(quote for _, quote in rows[:4]),
            expected=str(total),
            actual=found["n"],
            severity=at_most_a_hint(case, case.info.severity),
            unsure=recognised(case),
        )


def _another(text: str, start: int) -> bool:
    """The name stands for something else here: old machines that are traded in, spare parts, a longer name."""
    return phrase("audit.another_of_the_name").search(text[max(0, start - 3) : start]) is not None


def _groups(case: Case) -> dict[str, list[Item]]:
    """Items by name, where every row of the name has a whole number and no name is part of another."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in case.record.items:
        if item.name and not item.is_total and len(item.name) >= _LEAST and item.confidence >= SURE:
            found[item.name].append(item)
    names = list(found)
    return {
        name: rows
        for name, rows in found.items()
        if all(row.quantity is not None and row.quantity == row.quantity.to_integral_value() for row in rows)
        and not any(name != other and (name in other or other in name) for other in names)
    }


def _elsewhere(case: Case, name: str, rows: list[Item]) -> Iterator[tuple[Span, int]]:
    text = case.contract.folded
    before, after = (case.info.phrases[key].pattern for key in ("before", "after"))
    units = {row.unit for row in rows if row.unit}
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        inside = any(item.start <= at < item.end for item in case.record.items)
        match: regex.Match[str] | None = None
        if not inside and not _another(text, at):
            match = after.match(text, end) or before.search(text, max(0, at - _BEFORE), at)
        if match is not None and (not units or match["unit"] in units):
            number = ordinal(match["n"])
            if number:
                yield Span(min(at, match.start("n")), max(end, match.end())), number
        at = text.find(name, end)
