"""Accounts that are not for the price: where a bond is paid in, wages are kept, money is supervised or held in trust."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.facts.parties.label_words import NONE
from extract.facts.parties.token import Token
from extract.lexicon import phrase

_OF_ACCOUNTS = frozenset({"holder", "bank", "account"})
_OWN_NUMBER = re.compile(r"[：\t]?[ ]?[0-9][0-9 -]{7,}[0-9](?=[\n，；。（]|$)")
"""The number of such an account right behind its head."""
_APART = 90
"""Characters, labels and values included, within which one set of details goes on."""


def without_others(text: str, tokens: Iterable[Token]) -> Iterator[Token]:
    """The labels, those of such an account asking for nothing: 履约保证金缴纳账户 / 户名：… / 开户行：… / 账号：….

    Its set ends with a party, with a label that comes again, with a sentence, or where the account for the price is headed.
    """
    found = phrase("parties.other_account").finditer(text)
    # 租金、保证金打款账号 takes both: it is where the price is paid.
    heads = [match.end() for match in found if not _is_own(text[text.rfind("\n", 0, match.start()) + 1 : match.end()])]
    seen: set[str] | None = None
    at = 0
    for token in tokens:
        k = bisect_left(heads, at)
        if k < len(heads) and heads[k] <= max(token.start, token.end - 1) + 1:
            seen, at = set(), heads[k]
            if _OWN_NUMBER.match(text, at):
                # 工资专用账户：6210…: told whole in its line, what is below is not its.
                if token.start < at:
                    token = replace(token, attributes=(NONE,))
                seen = None
        elif seen is not None and (token.start - at > _APART or "。" in text[at : token.start] or _is_own(text[at : token.start])):
            seen = None
        if token.names_party or (token.role and token.attributes != (NONE,)):
            seen = None
        asked = set(token.attributes) & _OF_ACCOUNTS
        if seen is not None and seen & asked:
            seen = None
        if seen is not None and asked:
            if token.start >= at:  # 汇入下列账户： ends the head itself
                seen |= asked
            token = replace(token, attributes=(NONE,))
        at = max(at, token.end)
        yield token


def is_others(text: str, at: int) -> bool:
    """True for what a sentence tells right behind such a head: 保证金汇入甲方账户（户名某局，账号…）."""
    before = text[max(at - _APART, 0) : at]
    before = before[max(before.rfind(mark) for mark in "。\n") + 1 :]
    return phrase("parties.other_account").search(before) is not None and not _is_own(before)


def _is_own(between: str) -> bool:
    """True if the account for the price is headed between two labels: 工程款收款账户."""
    return phrase("parties.own_account").search(between) is not None
