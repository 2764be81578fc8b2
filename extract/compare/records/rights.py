"""解除权: who may end the contract, as the clauses say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from extract.lexicon import alternation
from extract.text.fold import fold
from extract.text.sentences import around

Holder = Literal["buyer", "supplier", "both"]

_BUYER = alternation("buyer")
_SUPPLIER = alternation("supplier")
_BOTH = f"{alternation('either')}|守约的一方"
_RIGHT = re.compile(
    rf"(?P<who>{_BUYER}|{_SUPPLIER}|{_BOTH})(?:均|都|也|还|即|则|将|亦|应)?(?:享?有权利?|可以?|得以?)(?P<between>[^，。；：\n]{{0,20}}?)"
    r"(?:解除|终止)(?:与[^，。；\n]{1,12}的)?(?:本|该|上述|其)?(?:项目|采购|政府采购|部分)?(?:服务)?(?:合同|协议|委托|合作)"
)
_REACH = 200
_DENIED = re.compile(r"不得|不可|不能|无权|不$|要求|请求|申请|协商")


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
        yield Right(_holder(match["who"], roles), *around(folded, *match.span(), _REACH))


def _holder(who: str, roles: Mapping[Any, Any]) -> Holder:
    role = roles.get(who)
    if role in ("buyer", "supplier"):
        return "buyer" if role == "buyer" else "supplier"
    if re.fullmatch(_BUYER, who):
        return "buyer"
    return "supplier" if re.fullmatch(_SUPPLIER, who) else "both"
