"""合同份数分配不符: 一式N份 against the copies that the holders get."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.verdict import NotAssessed
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Finding
from extract.values import numerals
from extract.values.errors import ValueParseError

CHECK = "copies-split-mismatch"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Every statement of copies in the text, those of annexes too. A statement that names no holders is not assessed."""
    assessed = False
    for quote, match in case.find("copies"):
        total = _count(match["total"])
        held = holders(match["rest"], _members(case))
        if total is None or held is None or len(held) < 1:
            continue
        assessed = True
        totals = {total} | {total + extra for extra in (_part(match.group(), "duplicates"),) if extra}
        both = _part(match.group(), "originals"), _part(match.group(), "duplicates")
        if all(both):
            totals.add(sum(one for one in both if one))
        given = sum(count * each for _, count, each in held)
        if given in totals or (given < total and sum(count for _, count, _ in held) < 2):
            continue
        steps = "＋".join(f"{who}{each}份" if count == 1 else f"{who}{count}×{each}份" for who, count, each in held)
        yield case.finding(
            f"一式{total}份，分配为{steps}＝{given}份，{'多' if given > total else '少'}{abs(given - total)}份。",
            case.sentence(case.quote(Span(quote.start, quote.end))) if "\n" not in quote.text else quote,
            expected=str(total),
            actual=str(given),
        )
    for quote, match in case.find("originals_and_duplicates"):
        assessed = True
        parts = [_count(match[name]) for name in ("first", "second", "total")]
        if all(parts) and (parts[0] or 0) + (parts[1] or 0) != parts[2]:
            yield case.finding(
                f"正本{parts[0]}份、副本{parts[1]}份，应为{(parts[0] or 0) + (parts[1] or 0)}份，写明共{parts[2]}份。",
                case.sentence(quote),
                expected=str((parts[0] or 0) + (parts[1] or 0)),
                actual=str(parts[2]),
            )
    if not assessed:
        yield NotAssessed("未写明份数或份数的分配")


def _members(case: Case) -> int:
    """How many are in the consortium, 0 without one."""
    suppliers = [party for party in case.record.parties if party.role == "supplier" and party.name]
    return len(suppliers) if any(party.lead for party in suppliers) else 0


def holders(text: str, members: int = 0) -> list[tuple[str, int, int]] | None:
    """(who, how many of them, copies each) in a statement; `None` where it cannot be told.

    >>> holders("，甲、乙双方各执贰份，采购代理机构壹份")
    [('甲、乙双方各执', 2, 2), ('采购代理机构', 1, 1)]
    >>> holders("，甲方肆份，乙方肆份（联合体两家各贰份）")
    [('甲方', 1, 4), ('乙方', 1, 4)]
    """
    found = []
    # What brackets say behind a number of copies is how that number is made up, not another holder.
    for match in phrase("audit.copies_held").finditer(phrase("audit.copies_within").sub("", text)):
        who, each = match["who"].strip("，、；其中：（）"), _count(match["n"])
        if each is not None and members and phrase("audit.copies_consortium").fullmatch(who):
            found.append((who, members, each))
            continue
        if each is None or phrase("audit.copies_open").search(who):
            return None
        if not who or phrase("audit.copies_kind_only").search(who):
            continue
        found.append((who, _heads(who) if phrase("audit.copies_each").search(who) else 1, each))
    return found


def _heads(who: str) -> int:
    """How many a list of holders names: 甲乙双方及财政部门 are three."""
    three, both = phrase("audit.copies_three"), phrase("audit.copies_both")
    if three.search(who):
        base, rest = 3, three.sub("", who)
    elif both.search(who):
        base, rest = 2, both.sub("", who, count=1).replace("双方", "")
    else:
        base, rest = 0, who
    rest = phrase("audit.copies_each_tail").sub("", rest)
    names = [name for name in re.split("[、和与及]", rest) if len(name.strip("（），")) > 1]
    return max(1, base + len(names))


def _part(text: str, kind: str) -> int | None:
    match = phrase(f"audit.{kind}").search(text)
    return _count(match["n"]) if match else None


def _count(text: str) -> int | None:
    try:
        return int(text) if text.isascii() else numerals.parse_int(text)
    except ValueParseError:
        return None
