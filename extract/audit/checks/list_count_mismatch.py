"""写明的个数与清单行数不符: 附件所列十七个项目, and sixteen rows; a team of at least nine, and eight names."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract.audit.case import SURE, Case
from extract.audit.recognised import recognised
from extract.audit.tables import tables
from extract.audit.verdict import NotAssessed
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Finding, Item, Quote
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
    counted = next(case.find("tabled"), None) or next(case.find("rows"), None)
    if items is None and team is None and staffed is None and counted is None and not enumerations:
        yield NotAssessed("没有写明个数的列举或团队人数")
        return
    yield from _enumerated(case, enumerations)
    yield from _tabled(case)
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
        yield from _staffed_below(case, quote, stated, least)
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


def _staffed_below(case: Case, quote: Quote, stated: int, least: bool) -> Iterator[Finding]:
    """1. 项目经理1人；⏎2. 保洁人员42人；: the posts as lines below, one after the other."""
    posts: list[tuple[int, Quote]] = []
    at = quote.end
    for one, match in case.find("post", Span(quote.end, min(len(case.contract.text), quote.end + _LIST))):
        if one.start - at > _BELOW:
            break
        posts.append((int(match["n"]), one))
        at = one.end
    summed = sum(number for number, _ in posts)
    if len(posts) < _LEAST or summed == stated or (least and summed > stated):
        return
    yield case.finding(
        f"约定人员{'不少于' if least else '共'}{stated}人，所列各岗位相加为{'＋'.join(str(n) for n, _ in posts)}＝{summed}人。",
        case.sentence(quote),
        *(one for _, one in posts[:6]),
        expected=f"{'≥' if least else ''}{stated}人",
        actual=f"{summed}人",
        unsure=recognised(case) or None,
    )


def _tabled(case: Case) -> Iterator[Finding]:
    """分为以下六类…如下： above a table of numbered rows, and one more or less of them."""
    for quote, match in case.find("tabled"):
        stated = ordinal(match["n"])
        lines = next((one for one in tables(case.contract.text) if 0 <= one[0].span.start - quote.end < _BELOW), None)
        if lines is None or stated is None:
            continue
        rows = [line.cells[0].strip() for line in lines[1:]]
        numbered = [cell for cell in rows if cell.isdigit()]
        if [int(cell) for cell in numbered] != list(range(1, len(numbered) + 1)) or len(numbered) < _LEAST:
            continue
        if len(numbered) != stated:
            yield case.finding(
                f"写明{match['n']}{match['unit']}，所附的表有{len(numbered)}行。",
                case.sentence(quote),
                case.quote(lines[0].span),
                case.quote(lines[-1].span),
                expected=str(stated),
                actual=str(len(numbered)),
                unsure=recognised(case) or None,
            )
    yield from _of_the_price_list(case)


def _of_the_price_list(case: Case) -> Iterator[Finding]:
    """以上货物共4项 below a price list of three rows."""
    rows = [item for item in case.record.items if not item.is_total]
    for quote, match in case.find("rows"):
        stated = ordinal(match["n"])
        if stated is None or len(rows) < _LEAST - 1 or len(rows) == stated or min(item.confidence for item in rows) < SURE:
            continue
        if case.info.phrases["piece"].pattern.fullmatch(match["unit"]):
            yield from _of_the_pieces(case, quote, stated, rows)
            continue
        yield case.finding(
            f"写明共{match['n']}{match['unit']}，清单有{len(rows)}行。",
            case.sentence(quote),
            rows[0],
            rows[-1],
            expected=str(stated),
            actual=str(len(rows)),
            unsure=recognised(case) or None,
        )


def _of_the_pieces(case: Case, quote: Quote, stated: int, rows: list[Item]) -> Iterator[Finding]:
    """以上设备共计100台 below a price list whose quantities make 90."""
    quantities = [row.quantity for row in rows if row.quantity is not None]
    summed = sum(quantities)
    if len(quantities) < len(rows) or summed == stated or not stated / _FAR < summed < stated * _FAR:
        return
    yield case.finding(
        f"写明共{stated}，清单各行数量相加为{'＋'.join(f'{n.normalize():f}' for n in quantities)}＝{summed:f}。",
        case.sentence(quote),
        rows[0],
        rows[-1],
        expected=f"{summed:f}",
        actual=str(stated),
        unsure=recognised(case) or None,
    )


_FAR = 2
"""How many times the sum of a list a number is that is no sum of it."""
_LIST = 600
"""Characters below a number of people in which a list of the posts ends."""


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
