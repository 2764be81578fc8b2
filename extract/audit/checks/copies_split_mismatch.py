"""合同份数分配不符: 一式N份 against the copies that the holders get."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding
from extract.values import numerals
from extract.values.errors import ValueParseError

CHECK = "copies-split-mismatch"

_NUMBER = r"[0-9]{1,2}|[一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]{1,3}"
_HELD = re.compile(rf"(?P<who>[^，。；\n]{{0,40}}?)(?P<n>{_NUMBER})份")
_BOTH = re.compile(
    r"(?:合同|协议|当事|供需|买卖|签约|发承包|签字)?(?:甲[、和与及]?乙(?:双方|两方|方)?|甲方?[、和与及]乙方?|双方|两方)(?:当事人)?"
)
_THREE = re.compile(r"甲[、]?乙[、]?丙(?:三方)?|三方")
_UNKNOWN = re.compile(r"各方|若干|其余|余下|剩余|其他|有关部门")


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Every statement of copies in the text, those of annexes too. A statement that names no holders is not assessed."""
    assessed = False
    for quote, match in case.find("copies"):
        total = _count(match["total"])
        held = holders(match["rest"])
        if total is None or held is None or len(held) < 1:
            continue
        assessed = True
        totals = {total} | {total + extra for extra in (_part(match.group(), "副本"),) if extra}
        both = _part(match.group(), "正本"), _part(match.group(), "副本")
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
    if not assessed:
        yield NotAssessed("未写明份数或份数的分配")


def holders(text: str) -> list[tuple[str, int, int]] | None:
    """(who, how many of them, copies each) in a statement; `None` where it cannot be told.

    >>> holders("，甲、乙双方各执贰份，采购代理机构壹份")
    [('甲、乙双方各执', 2, 2), ('采购代理机构', 1, 1)]
    """
    found = []
    for match in _HELD.finditer(text):
        who, each = match["who"].strip("，、；其中：（）"), _count(match["n"])
        if each is None or _UNKNOWN.search(who):
            return None
        if not who or (re.search(r"正本|副本|原件|复印", who) and not re.search(r"执|持|方", who)):
            continue
        found.append((who, _heads(who) if re.search(r"各|均|每|分别", who) else 1, each))
    return found


def _heads(who: str) -> int:
    """How many a list of holders names: 甲乙双方及财政部门 are three."""
    if _THREE.search(who):
        base, rest = 3, _THREE.sub("", who)
    elif _BOTH.search(who):
        base, rest = 2, _BOTH.sub("", who, count=1).replace("双方", "")
    else:
        base, rest = 0, who
    rest = re.sub(r"各自?(?:执|持|留|存)?.*$|均.*$", "", rest)
    names = [name for name in re.split(r"[、和与及]|以及", rest) if len(name.strip("（），")) > 1]
    return max(1, base + len(names))


def _part(text: str, name: str) -> int | None:
    match = re.search(rf"{name}(?:一式|壹式|为|共)?({_NUMBER})份", text)
    return _count(match[1]) if match else None


def _count(text: str) -> int | None:
    try:
        return int(text) if text.isascii() else numerals.parse_int(text)
    except ValueParseError:
        return None
