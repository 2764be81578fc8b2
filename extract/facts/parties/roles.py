"""Which side a label names: 采购人 buys, 供应商 supplies; 甲方 and 乙方 take the side of the word beside them."""

from __future__ import annotations

import re

_BUYER = (
    "采购人|采购单位|采购方|买方|买受人|需方|发包人|发包方|发包单位|委托人|委托方|委托单位|招标人|招标方|购买方|购货方|"
    "购买主体|定作人|定作方|承租人|承租方|征集人|建设单位|业主|使用单位|使用方|用户方|用人单位"
)
_SUPPLIER = (
    "中标单位|成交单位|供应单位|中选人|中选单位|承建单位|承建方|承接单位|运营单位|维保单位|监理单位|设计单位|勘察单位|服务商|"
    "分包人|分包方|分包单位|供应商|成交供应商|中标供应商|成交人|中标人|中标方|卖方|出卖人|供方|供货方|供货单位|供货商|承包人|承包方|承包单位|"
    "受托人|受托方|受委托方|服务方|服务单位|服务人|提供方|承揽人|承揽方|检测单位|检测方|设计人|设计方|监理人|勘察人|"
    "出租人|出租方|物业|保安公司|入围供应商|施工单位|承接主体|承接方|投标人|联合体|牵头|成员"
)
_AGENCY = "代理机构|集中采购机构"
_GUARANTOR = "担保人|担保方"

_SIDES = (
    ("agency", re.compile(_AGENCY)),
    ("guarantor", re.compile(_GUARANTOR)),
    # 受委托方 holds 委托方, 供方 stands in 提供方: the supplier's words first where one holds the other.
    ("supplier", re.compile(r"受委托方|受托|提供方")),
    ("buyer", re.compile(_BUYER)),
    ("supplier", re.compile(_SUPPLIER)),
    ("buyer", re.compile("甲方")),
    ("supplier", re.compile("乙方")),
)
_PLAIN = re.compile(r"甲方|乙方|丙方|丁方")


def side_of(words: str) -> str:
    """`buyer`, `supplier`, `agency`, `guarantor` or `other` for the label of a party, with what stands in brackets.

    >>> side_of("甲方"), side_of("供应商（乙方）"), side_of("甲方（供方）"), side_of("丙方"), side_of("受托人")
    ('buyer', 'supplier', 'supplier', 'other', 'supplier')
    """
    for side, pattern in _SIDES:
        if pattern.search(words):
            return side
    return "other"


def plain_label(words: str) -> str | None:
    """甲方, 乙方 … if the label holds one: what the rest of the contract calls the party."""
    match = _PLAIN.search(words)
    return match.group() if match else None


class Sides:
    """The sides of one contract: what 甲方 and 乙方 mean here, learnt from the lines that name both words."""

    def __init__(self) -> None:
        self._plain: dict[str, str] = {}
        self.subcontract = False

    def _side(self, words: str) -> str:
        """The side of a label; 承包人 buys where it subcontracts to a 分包人."""
        if self.subcontract and "承包" in words and "分包" not in words:
            return "buyer"
        return side_of(words)

    def learn(self, words: str) -> None:
        """Note that 甲方 is the supplier if a label says so, as in 甲方（供方）."""
        plain = plain_label(words)
        others = _PLAIN.sub("", words)
        side = self._side(others)
        if plain and side in ("buyer", "supplier"):
            self._plain.setdefault(plain, side)

    def of(self, words: str) -> str:
        """The side that a label or a word of the text names in this contract."""
        plain = plain_label(words)
        if plain in self._plain:
            return self._plain[plain]
        if plain and self._plain:
            rest = self._side(_PLAIN.sub("", words))
            if rest != "other":
                return rest
            taken = set(self._plain.values())
            if plain in ("甲方", "乙方") and len(taken) == 1:
                return "supplier" if taken == {"buyer"} else "buyer"
        return self._side(words)


_OTHER = {"buyer": "supplier", "supplier": "buyer", "either": "either"}


def other_side(side: str | None) -> str | None:
    """The side across the table; either side faces either."""
    return _OTHER.get(side) if side else None
