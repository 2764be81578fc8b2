"""Which side a label names: 采购人 buys, 供应商 supplies; 甲方 and 乙方 take the side of the word beside them."""

from __future__ import annotations

from functools import cache

import regex

from extract.lexicon import alternation, words

_FIRST = ("甲方", "乙方")
"""The two that face each other; 丙方 may stand on either side."""
_ORDER = ("agency", "guarantor", "buyer", "supplier")
"""Where a label names several, the first of these is meant."""


def side_of(label: str) -> str:
    """`buyer`, `supplier`, `agency`, `guarantor` or `other` for the label of a party, with what stands in brackets.

    >>> side_of("甲方"), side_of("供应商（乙方）"), side_of("甲方（供方）"), side_of("丙方"), side_of("受托人")
    ('buyer', 'supplier', 'supplier', 'other', 'supplier')
    """
    found = _named().findall(label)
    # 甲方（供方）: what 甲方 is in this contract is said by the word beside it.
    # 许可方（乙方）: a word that says nothing leaves it to 乙方.
    telling = {_sides()[word] for word in found if word not in words("plain")} - {"other"} or {_sides()[word] for word in found}
    return next((side for side in _ORDER if side in telling), "other")


@cache
def _sides() -> dict[str, str]:
    """Every word for a party with its side; the longest that fits is read, so that 受委托方 is not 委托方."""
    several = {"buyer_several": "buyer", "supplier_several": "supplier"}
    lists = {"third": "other", "consortium": "supplier", "member": "supplier", **several, **{side: side for side in _ORDER}}
    return {word: side for name, side in lists.items() for word in words(name)}


def _contractor(label: str) -> bool:
    return any(word in words("contractor") for word in _named().findall(label))


@cache
def _named() -> regex.Pattern[str]:
    return regex.compile(f"{alternation('party')}|{alternation('member')}")


@cache
def _plain() -> regex.Pattern[str]:
    return regex.compile(alternation("plain"))


def plain_label(label: str) -> str | None:
    """甲方, 乙方 … if the label holds one: what the rest of the contract calls the party."""
    match = _plain().search(label)
    return match.group() if match else None


class Sides:
    """The sides of one contract: what 甲方 and 乙方 mean here, learnt from the lines that name both words."""

    def __init__(self) -> None:
        self._plain: dict[str, str] = {}
        self.subcontract = False

    def _side(self, label: str) -> str:
        """The side of a label; 承包人 buys where it subcontracts to a 分包人."""
        return "buyer" if self.subcontract and _contractor(label) else side_of(label)

    def learn(self, label: str) -> None:
        """Note that 甲方 is the supplier, 丙方 the agency if a label says so, as in 甲方（供方）."""
        plain = plain_label(label)
        others = _plain().sub("", label)
        side = self._side(others)
        if plain and side != "other":
            self._plain.setdefault(plain, side)

    def of(self, label: str) -> str:
        """The side that a label or a word of the text names in this contract."""
        plain = plain_label(label)
        if plain in self._plain:
            return self._plain[plain]
        if plain and self._plain:
            rest = self._side(_plain().sub("", label))
            if rest != "other":
                return rest
            taken = {"buyer", "supplier"} & {self._plain.get(one) for one in _FIRST}
            if plain in _FIRST and len(taken) == 1:
                return "supplier" if taken == {"buyer"} else "buyer"
        return self._side(label)


_OTHER = {"buyer": "supplier", "supplier": "buyer", "either": "either"}


def other_side(side: str | None) -> str | None:
    """The side across the table; either side faces either."""
    return _OTHER.get(side) if side else None
