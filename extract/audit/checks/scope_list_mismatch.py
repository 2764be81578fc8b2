"""服务范围清单前后不一致: the same list of parts told twice, and not the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import yuan
from extract.audit.search import head
from extract.audit.verdict import NotAssessed
from extract.lexicon import phrase
from extract.record import ClauseRow, Finding, Item, Quote
from extract.structure.numerals import ordinal
from extract.text.fold import fold

CHECK = "scope-list-mismatch"

_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十百0-9]{1,4}[）)、．.]\s*")
"""The number in front of an entry: its shape, no wording."""


@dataclass(frozen=True)
class Listing:
    """An enumeration in running text; `count` is the number that the text gives for it (四个方面)."""

    items: tuple[str, ...]
    count: int | None
    quote: Quote


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Three forms: a section title that comes twice in the price list; 四个方面 with three named; a later list, or the
    headings themselves, that lack or rename one of the parts a counted list names."""
    groups = _groups(case.record.items)
    listings = list(_listings(case))
    if len(groups) < 2 and not listings:
        yield NotAssessed("没有可对照的范围清单")
        return
    yield from _repeated(case, groups)
    yield from _counted(case, listings)


def _groups(items: Sequence[Item]) -> dict[str, list[Item]]:
    """Rows of the price list by section title as written, in order."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.group and not item.is_total:
            found[item.group].append(item)
    return dict(found)


def _plain(text: str) -> str:
    return _NUMBER.sub("", fold(text).replace(" ", "")).strip("：:，。")


def _repeated(case: Case, groups: dict[str, list[Item]]) -> Iterator[Finding]:
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for title in groups:
        if _NUMBER.match(fold(title)):
            by_name[_plain(title)].append(title)
    for name, titles in by_name.items():
        if len(titles) < 2:
            continue
        sums = "、".join(f"“{title}”{yuan(total)}" for title in titles if (total := _sum(groups[title])) is not None)
        detail = f"价格清单中“{name}”作为不同序号的标题出现{len(titles)}次（{sums or '、'.join(titles)}）。"
        quotes: list[Quote] = []
        heads = _headings_like(case, set(by_name))
        lacking = [one for one in heads if _plain(one.heading or "") not in by_name]
        if heads and lacking:
            named = "、".join(f"“{one.heading}”" for one in lacking)
            detail += f"正文列明的{named}在清单中没有标题，疑为标题写错。"
            quotes = [head(case, one) for one in lacking]
        yield case.finding(detail, *(groups[title][0] for title in titles), *quotes)


def _sum(rows: Sequence[Item]) -> Decimal | None:
    amounts = [row.amount for row in rows if row.amount is not None]
    return sum(amounts, Decimal(0)) if len(amounts) == len(rows) and amounts else None


def _headings_like(case: Case, names: set[str]) -> list[ClauseRow]:
    """Sibling headings of the text most of which are section titles of the price list."""
    siblings: defaultdict[str | None, list[ClauseRow]] = defaultdict(list)
    for clause in case.record.clauses:
        if clause.heading and clause.number and clause.part == "body":
            siblings[clause.parent].append(clause)
    for heads in siblings.values():
        fitting = sum(1 for one in heads if _plain(one.heading or "") in names)
        if fitting >= 2 and fitting * 2 > len(heads):
            return heads
    return []


def _listings(case: Case) -> Iterator[Listing]:
    for quote, match in case.find("enumeration"):
        items = tuple(part for part in phrase("audit.list_link").split(match["items"]) if part)
        if len(items) < 2:
            continue
        count = ordinal(match["count"]) if match["count"] else None
        yield Listing(items, count, quote)


def _counted(case: Case, listings: Sequence[Listing]) -> Iterator[Finding]:
    done: set[tuple[str, ...]] = set()
    for whole in listings:
        if whole.count is None or whole.items in done:
            continue
        done.add(whole.items)
        if len(whole.items) != whole.count:
            if whole.count <= 10 and abs(len(whole.items) - whole.count) == 1:
                yield case.finding(
                    f"写明为{whole.count}个部分，列出的是{len(whole.items)}个：{'、'.join(whole.items)}。",
                    case.sentence(whole.quote),
                    expected=str(whole.count),
                    actual=str(len(whole.items)),
                )
            continue
        for other in listings:
            if other.quote.start == whole.quote.start or set(other.items) == set(whole.items):
                continue
            ends = tuple(next((one for one in whole.items if part.endswith(one)), part) for part in other.items)
            lacking = [one for one in whole.items if one not in ends]
            if set(ends) <= set(whole.items) and len(ends) >= 2 and 0 < len(lacking) <= 1:
                yield case.finding(
                    f"一处列明{whole.count}个部分（{'、'.join(whole.items)}），另一处只列{len(ends)}个，"
                    f"缺“{'、'.join(lacking)}”。",
                    case.sentence(whole.quote),
                    case.sentence(other.quote),
                    expected="、".join(whole.items),
                    actual="、".join(ends),
                )
                break
        yield from _renamed(case, whole)


def _renamed(case: Case, whole: Listing) -> Iterator[Finding]:
    """Headings that unfold a counted list, one of them under another name."""
    siblings: defaultdict[str | None, list[ClauseRow]] = defaultdict(list)
    for clause in case.record.clauses:
        if clause.heading and clause.number:
            siblings[clause.parent or clause.id.split("/")[0]].append(clause)
    for heads in siblings.values():
        names = [_plain(one.heading or "") for one in heads]
        if len(heads) != len(whole.items):
            continue
        differing = [i for i, name in enumerate(names) if name != whole.items[i]]
        if len(differing) == 1 and len(names) >= 3:
            at = differing[0]
            yield case.finding(
                f"列明的第{at + 1}部分为“{whole.items[at]}”，展开时的标题却是“{names[at]}”。",
                case.sentence(whole.quote),
                head(case, heads[at]),
                expected=whole.items[at],
                actual=names[at],
                severity="info",
            )
