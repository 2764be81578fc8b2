"""写明的个数与清单行数不符: 附件所列十七个项目, and sixteen rows; a team of at least nine, and eight names."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract.audit.case import Case
from extract.audit.recognised import recognised
from extract.audit.tables import tables
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding, Quote
from extract.structure.numerals import ordinal

CHECK = "list-count-mismatch"

_SERIAL = regex.compile(r"(?:(?<=[\s\t])|^)(?P<n>[1-9]\d{0,2})[\s\t]+(?=\p{Han})")
_LEAST = 3
"""Entries that make a list."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The serial numbers of the annexes are compared with a number of things that the body says an annex lists; the
    names of a table of persons with the least number of a team."""
    items = next(case.find("listed"), None)
    team = next(case.find("team"), None)
    if items is None and team is None:
        yield NotAssessed("没有写明附件所列的个数或团队人数")
        return
    if items is not None:
        yield from _items(case, items[0], ordinal(items[1]["n"]), items[1]["what"])
    if team is not None:
        yield from _team(case, team[0], ordinal(team[1]["n"]))


def _items(case: Case, quote: Quote, stated: int | None, what: str) -> Iterator[Finding]:
    text = case.contract.text
    head = next(case.find("head"), None)
    if stated is None or head is None:
        return
    last, place = 0, head[0]
    for match in _SERIAL.finditer(text, head[0].end):
        if int(match["n"]) == last + 1:
            last += 1
            place = case.quote(Span(match.start("n"), min(match.end() + 12, len(text))))
        elif int(match["n"]) == 1 and last >= _LEAST:
            break
    if last >= _LEAST and last != stated:
        yield case.finding(
            f"正文写明附件所列{what}{stated}个，清单序号只到{last}。" if last < stated
            else f"正文写明附件所列{what}{stated}个，清单有{last}行。",
            case.sentence(quote),
            head[0],
            place,
            expected=str(stated),
            actual=str(last),
            unsure=recognised(case) or None,
        )  # fmt: skip


def _team(case: Case, quote: Quote, least: int | None) -> Iterator[Finding]:
    name = case.info.phrases["name_column"].pattern
    for lines in tables(case.contract.text):
        column = next((i for i, cell in enumerate(lines[0].cells) if name.fullmatch(cell.replace(" ", ""))), None)
        if column is None or least is None:
            continue
        names = [line.cells[column] for line in lines[1:] if len(line.cells) > column and line.cells[column]]
        if _LEAST <= len(names) < least:
            yield case.finding(
                f"约定团队不少于{least}人，所附名单只有{len(names)}人。",
                case.sentence(quote),
                case.quote(lines[0].span),
                case.quote(lines[-1].span),
                expected=f"≥{least}人",
                actual=f"{len(names)}人",
                unsure=recognised(case) or None,
            )
        return
