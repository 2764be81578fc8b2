"""Words for a side that no list has (送洗方, 承训单位): learnt from the lines that name a party by them.

A contract that says 委托人：某局 and 承训单位：某公司 and goes on with 承训单位 means the supplier by it. Rules see the word
of the lists in its place (`View`), so that all of them know who pays and who is liable; what is quoted stays as written.
Only where there is one reading: one side has a word that is known and the other one that is not, or of two words that are
not known one pays.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from extract.lexicon import alternation, words

SHOWN = {"buyer": "采购人", "supplier": "供应商"}
"""What rules see in the place of a word of the contract's own."""
_ORGANISATION = r"[^\n：；。，]{2,30}(?:公司|集团|局|院|校|大学|中心|委员会|厅|处|所|站|队|政府|办公室|馆|社|厂|海关)"
_HEAD = regex.compile(
    r"^[ \t]*(?P<word>\p{Han}{2,5}(?:方|人|单位|商|公司|企业|机构))(?:（[^）\n]{1,8}）)?[ ]*[：\t][ ]*"
    rf"(?={_ORGANISATION}[ \t]*(?:$|[（，；]))",
    regex.M,
)
_KNOWN_HEAD = r"(?m)^[ \t]*(?P<word>{})(?:（[^）\n]{{1,12}}）)?[ ]*[：\t]"
_FEWEST = 4
"""How often a word stands in the text, at least, that names a side of its contract."""


@lru_cache(maxsize=8)
def own_words(folded: str) -> dict[str, str]:
    """The contract's own word for a side → the word that rules see; empty if every side has a word of the lists."""
    own = {word for word in {m["word"] for m in _HEAD.finditer(folded)} if folded.count(word) >= _FEWEST}
    if not own:  # nearly always, and in every short text
        return {}
    known = {regex.sub(r"\s", "", m["word"]) for m in _known().finditer(folded)}
    sides = {side for side in SHOWN if known & _named(side)}
    if len(sides) > 1:
        return {}
    own = {word for word in own - known - _taken() if not any(name in word for name in _bystanders())}
    if sides and len(own) == 1:
        return dict.fromkeys(own, SHOWN[({*SHOWN} - sides).pop()])
    if not sides and len(own) == 2:
        payers = [word for word in own if _pays(folded, word)]
        return {word: SHOWN["buyer" if word in payers else "supplier"] for word in own} if len(payers) == 1 else {}
    return {}


def _pays(folded: str, word: str) -> bool:
    """True for the side that pays for something; not for what it did wrong, and not back."""
    pays = rf"(?<![向由对给]){word}(?![员们])(?:(?!违约|赔|退|罚|逾期|补偿)[^。；\n]){{0,24}}?(?:支付|付清|付款)(?!违约|赔)"
    return regex.search(pays, folded) is not None


def signs(folded: str) -> Iterator[tuple[int, int, str]]:
    """Where the contract's own word stands, and what rules see there; not inside longer words (开发人员)."""
    for word, shown in own_words(folded).items():
        for match in regex.finditer(rf"{word}(?![员们民工才])", folded):
            yield *match.span(), shown


def _known() -> regex.Pattern[str]:
    return _compiled(alternation("party"))


@lru_cache(maxsize=4)
def _compiled(party: str) -> regex.Pattern[str]:
    return regex.compile(_KNOWN_HEAD.format(party))


def _bystanders() -> tuple[str, ...]:
    """Those who buy and supply nothing, whatever they are called exactly: 监理单位, 见证方."""
    return (*words("bystander"), *words("agency"), *words("guarantor"), *words("third"))


def _named(side: str) -> frozenset[str]:
    plain = {"buyer": "甲方", "supplier": "乙方"}[side]
    return frozenset(words(side)) | {plain}


def _taken() -> frozenset[str]:
    return frozenset(word for name in ("party", "member", "agency", "guarantor", "third") for word in words(name))
