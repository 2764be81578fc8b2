"""解除权: who may end the contract, as the clauses say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from extract.fold import fold

Holder = Literal["buyer", "supplier", "both"]

_BUYER = (
    "甲方|采购(?:人|方|单位)|买(?:方|受人)|购买方|需方|委托(?:方|人|单位)|发包(?:人|方)|招标人|业主|定作(?:人|方)|"
    "用户单位|使用单位|建设单位"
)
_SUPPLIER = (
    "乙方|供应商|供(?:货)?方|供货(?:商|人|单位)|卖方|出卖人|(?:中标|成交)(?:人|方|供应商|单位)|承包(?:人|方)|受托(?:方|人)|服务方|"
    "施工(?:方|单位)|承揽(?:人|方)|承接(?:方|单位)|设计人|监理人"
)
_BOTH = "双方|各方|任[何意]?一方|守约(?:的)?一?方|非违约方|未违约方|另一方|对方|一方"
_RIGHT = re.compile(
    rf"(?P<who>{_BUYER}|{_SUPPLIER}|{_BOTH})(?:均|都|也|还|即|则|将|亦|应)?(?:享?有权利?|可以?|得以?)(?P<between>[^，。；：\n]{{0,20}}?)"
    r"(?:解除|终止)(?:与[^，。；\n]{1,12}的)?(?:本|该|上述|其)?(?:项目|采购|政府采购|部分)?(?:服务)?(?:合同|协议|委托|合作)"
)
_DENIED = re.compile(r"不得|不可|不能|无权|不$|要求|请求|申请|协商")
_SENTENCE = re.compile(r"[。；\n]")


@dataclass(frozen=True, slots=True)
class Right:
    """A sentence that lets someone end the contract. `start:end` is the sentence in the text of the contract."""

    holder: Holder
    start: int
    end: int


def rights(record: Mapping[str, Any]) -> Iterator[Right]:
    """All of them in the order of the text. 甲方 is the side that the record says it is, the buyer if it says nothing.

    A right that needs the other side's consent (协商, 要求 …) is none.
    """
    text: str = record.get("text") or ""
    folded = fold(text)
    roles = {party.get("label"): party.get("role") for party in record.get("parties") or ()}
    # Layout spaces are rare inside sentences of running text, and a clause that has them is found by its other words.
    for match in _RIGHT.finditer(folded):
        if _DENIED.search(match["between"]):
            continue
        cuts = [one.end() for one in _SENTENCE.finditer(folded, max(match.start() - 200, 0), match.start())]
        ending = _SENTENCE.search(folded, match.end())
        start = cuts[-1] if cuts else max(match.start() - 200, 0)
        yield Right(_holder(match["who"], roles), start, min(ending.end() if ending else len(text), match.end() + 200))


def _holder(who: str, roles: Mapping[Any, Any]) -> Holder:
    role = roles.get(who)
    if role in ("buyer", "supplier"):
        return "buyer" if role == "buyer" else "supplier"
    if re.fullmatch(_BUYER, who):
        return "buyer"
    return "supplier" if re.fullmatch(_SUPPLIER, who) else "both"
