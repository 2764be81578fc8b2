"""写明的个数与清单行数不符: 附件所列十七个项目, and sixteen rows; a team of at least nine, and eight names."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract.audit.case import Case
from extract.audit.recognised import recognised
from extract.audit.tables import tables
from extract.audit.verdict import NotAssessed
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Finding, Quote
from extract.structure.numerals import ordinal

CHECK = "list-count-mismatch"

_SERIAL = regex.compile(r"(?:(?<=[\s\t])|^)(?P<n>[1-9]\d{0,2})[\s\t]+(?=\p{Han})")
_LEAST = 3
"""Entries that make a list."""
_LONG = 14
"""Characters of a part of an enumeration: a longer one is a sentence, and holds more than one thing."""
_BELOW = 60
"""Characters between a number of people and the table that lays them out."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The serial numbers of the annexes are compared with a number of things that the body says an annex lists; the
    names of a table of persons with the least number of a team."""
    items = next(case.find("listed"), None)
    team = next(case.find("team"), None)
    enumerations = list(case.find("enumerates"))
    staffed = next(case.find("staffed"), None)
    if items is None and team is None and staffed is None and not enumerations:
        yield NotAssessed("没有写明个数的列举或团队人数")
        return
    yield from _enumerated(case, enumerations)
    if staffed is not None:
        yield from _staffed(case, *staffed)
    if items is not None:
        yield from _items(case, items[0], ordinal(items[1]["n"]), items[1]["what"])
    if team is not None:
        yield from _team(case, team[0], ordinal(team[1]["n"]))


def _enumerated(case: Case, found: list[tuple[Quote, regex.Match[str]]]) -> Iterator[Finding]:
    """五个模块：登记、查询、统计、管理. Where the last two are joined by a word, they may be one or two."""
    for quote, match in found:
        stated, text = ordinal(match["n"]), match["list"]
        if stated is None or case.info.phrases["open_list"].found_in(text) or "、" not in text or "（" in text:
            continue
        parts = [part for part in text.split("、") if part]
        joined = len(phrase("audit.joins_the_last").findall(parts[-1]))
        if max(map(len, parts)) > _LONG or len(parts) <= stated <= len(parts) + joined:
            continue
        yield case.finding(
            f"写明{match['n']}个（项），列出的是{len(parts)}个：{'、'.join(parts)}。",
            case.sentence(quote),
            expected=str(stated),
            actual=str(len(parts)),
            unsure=recognised(case) or None,
        )


def _staffed(case: Case, quote: Quote, match: regex.Match[str]) -> Iterator[Finding]:
    """A number of people, and the table right below that lays them out by posts."""
    stated, least = int(match["n"]), bool(match["least"])
    lines = next((one for one in tables(case.contract.text) if 0 <= one[0].span.start - quote.end < _BELOW), None)
    if lines is None:
        return
    heads = [cell.replace(" ", "") for cell in lines[0].cells]
    column = next((i for i, cell in enumerate(heads) if case.info.phrases["headcount"].found_in(cell)), None)
    if column is None:
        return
    total = case.info.phrases["total"]
    rows = [line for line in lines[1:] if not any(total.found_in(cell.replace(" ", "")) for cell in line.cells)]
    cells = [line.cells[column] if len(line.cells) > column else "" for line in rows]
    if not all(cell.isdigit() for cell in cells) or len(cells) < 2:
        return
    summed = sum(map(int, cells))
    if summed < stated or (summed != stated and not least):
        yield case.finding(
            f"约定人员{'不少于' if least else '共'}{stated}人，表中各岗位相加为{'＋'.join(cells)}＝{summed}人。",
            case.sentence(quote),
            case.quote(lines[0].span),
            case.quote(lines[-1].span),
            expected=f"{'≥' if least else ''}{stated}人",
            actual=f"{summed}人",
            unsure=recognised(case) or None,
        )


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
