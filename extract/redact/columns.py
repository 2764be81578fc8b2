"""Personal data in the columns of a table, told by the head that stands above them: 姓名, 联系电话, 身份证号, 收款人, 账号."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from extract.redact import masks
from extract.values.errors import ValueParseError
from extract.values.person import is_name, parse_labelled
from extract.values.surnames import NOT_NAMES

Hit = tuple[int, int, Callable[[str], str]]
"""Half-open span, and the mask for it."""

OFFICE = regex.compile(r"[方人员位司院局部门处厂商队组长者家户业市区县省校所行主理包工程装运维公双专室馆店]")
_HAN = r"[\u3400-\u9fff]"
_NAME = regex.compile(rf"[ ]*(?P<hit>{_HAN}{{1,10}}(?:[·・•]{_HAN}{{1,10}}){{1,3}}|{_HAN}(?:[ ]{{0,3}}{_HAN}){{1,3}})(?!{_HAN}|[·・•])")
_NAMES = frozenset(
    {"姓名", "人员姓名", "名字", "联系人", "负责人", "项目负责人", "人员", "法定代表人", "法人", "经办人", "收款人姓名", "领款人",
     "报销人", "审核人", "复核人", "制单人", "授权代表", "代理人", "联络人", "经办"}
)  # fmt: skip
"""Heads of columns in which names of people stand."""
_PAID = frozenset(
    {"收款人", "户名", "收款方", "对方户名", "收款单位", "付款人", "付款方", "对方名称", "收款人名称", "收款人全称", "收款单位名称",
     "收款账户名称", "收款户名", "账户名称"}
)  # fmt: skip
"""Heads of columns in which organisations stand, and now and then a person."""


def _of(number: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<![0-9A-Za-z.,])(?P<hit>{number})(?![0-9A-Za-z%]|[.,][0-9]|[ ]?(?:元|万|亿))")


_NUMBERS: tuple[tuple[regex.Pattern[str], regex.Pattern[str], Callable[[str], str]], ...] = (
    (regex.compile("身份证|证件号"), _of(r"[0-9](?:[ ]?[0-9]){13,16}[ ]?[0-9Xx]"), masks.identity),
    (regex.compile("护照|通行证|军官证|驾驶证|居住证|居留证|证件号"), _of(r"[A-Z]{0,3}[0-9](?:[ \-]?[0-9A-Z]){6,17}"), masks.paper),
    (regex.compile("账号|帐号|账户|帐户|卡号"), _of(r"[0-9](?:[ \-]?[0-9]){8,29}"), masks.account),
    (regex.compile("电话|手机|联系方式|传真|联系号码"), _of(r"[+（]?[0-9](?:[（） \-]{0,2}[0-9]){6,14}(?:转[0-9]{1,6})?"), masks.phone),
    (regex.compile("微信|(?i:wechat|qq)"), _of(r"[A-Za-z0-9_][A-Za-z0-9_\-]{4,24}"), masks.handle),
)
_BROKEN = regex.compile(r"[ ]*(?P<hit>[0-9](?:[ \-]?[0-9Xx]){3,29})[ ]*")
"""A number that has a cell for itself: the head vouches for it, whole or broken off where the cell was too narrow."""
_REST = regex.compile(r"[ ]*(?P<hit>[0-9]{1,12}[Xx]?|[Xx])[ ]*")
"""The end of such a number on a line of its own."""
_JOINED = regex.compile(r"[及和与、/／,，（）]")
_LONGEST = 14
"""Characters of a head: more is a sentence."""


def columns(text: str) -> Iterator[Hit]:
    """Personal data in the rows of a table below a head that names it, in folded text.

    Cells are separated by tabs; a row without them ends the table. One column may hold two things (联系人及电话).
    """
    heads: dict[int, list[str]] = {}
    broken: Callable[[str], str] | None = None
    start = 0
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) == 1 and broken is not None and (rest := _REST.fullmatch(line)):
            yield start + rest.start("hit"), start + rest.end("hit"), broken
        elif len(cells) == 1:
            heads = {}
        elif found := _heads(cells):
            heads = found
        elif heads:
            at = start
            broken = None
            for i, cell in enumerate(cells):
                for head in heads.get(i, ()):
                    hits = list(_in_cell(head, cell))
                    for one, end, mask in hits:
                        yield at + one, at + end, mask
                    if hits and hits[-1][1] >= len(cell.rstrip()) and i == len(cells) - 1 and hits[-1][2] is not masks.name:
                        broken = hits[-1][2]
                at += len(cell) + 1
        start += len(line) + 1


def labelled(text: str) -> bool:
    """Whether what stands behind a label of people, or below such a head, is a name."""
    try:
        parse_labelled(text)
    except ValueParseError:  # the label vouches for names of four characters, too, unless it is an office
        return regex.fullmatch(rf"{_HAN}{{4}}", text) is not None and not OFFICE.search(text)
    return True


def _payee(text: str) -> bool:
    """Whether somebody who was paid is a person: two or three characters that name no office are one, of whatever surname."""
    return is_name(text) or (len(text) in (2, 3) and not OFFICE.search(text) and text not in NOT_NAMES)


def _heads(cells: list[str]) -> dict[int, list[str]]:
    """Column → what its head promises; nothing for a row that is no head."""
    if any(regex.search("[0-9]{5}", cell) for cell in cells):
        return {}
    tight = ["".join(cell.split()) for cell in cells]
    made = {i: [part for part in _JOINED.split(cell) if part] for i, cell in enumerate(tight) if len(cell) <= _LONGEST}
    return {i: parts for i, parts in made.items() if any(is_head(part) for part in parts)}


def is_head(head: str) -> bool:
    """Whether a cell is a head that names people or what is theirs."""
    return head in _NAMES or head in _PAID or any(word.search(head) for word, _, _ in _NUMBERS)


def _in_cell(head: str, cell: str) -> Iterator[Hit]:
    if head in _NAMES or head in _PAID:
        name = _NAME.match(cell)
        if name and (_payee("".join(name["hit"].split())) if head in _PAID else labelled(name["hit"])):
            yield *name.span("hit"), masks.name
        return
    for word, pattern, mask in _NUMBERS:
        if word.search(head):
            alone = _BROKEN.fullmatch(cell) if mask is not masks.handle else None
            yield from ((*found.span("hit"), mask) for found in ([alone] if alone else pattern.finditer(cell)))
