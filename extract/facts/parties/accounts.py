"""Banks and accounts in one value, and values that go on in the next line."""

from __future__ import annotations

from extract.facts.parties import gates
from extract.facts.parties.token import Token
from extract.lexicon import phrase

_BRANCH = 16
"""The longest line that holds a bank's branch alone."""

_AREA = 3
"""Figures of the shortest area code."""


def behind_bank(raw: str) -> gates.Found | None:
    """The account in 收款账户：某某银行云麓支行 6400 1234 5678 9012."""
    match = phrase("parties.account_behind").search(raw.rstrip("。；， "))
    return gates.read("account", " " * match.start("value") + match["value"]) if match else None


def _next_line(text: str, token: Token) -> str:
    """The line behind a value that ends with its line; "" where it does not."""
    if text[token.stop : token.stop + 1] != "\n":
        return ""
    end = text.find("\n", token.stop + 1)
    return text[token.stop + 1 : end if end >= 0 else len(text)]


def wrapped_bank(text: str, token: Token) -> gates.Found | None:
    """A bank whose branch stands in the next line, with nothing else there."""
    head, rest = text[token.value : token.stop].rstrip(), _next_line(text, token)
    whole = phrase("parties.bank_end")
    if not rest or len(rest) > _BRANCH or whole.search(head) or not whole.search(rest) or not rest.isalpha():
        return None
    return gates.read("bank", head + rest) and gates.Found(head + rest, 0, token.stop + 1 + len(rest) - token.value)


def wrapped_account(text: str, token: Token) -> gates.Found | None:
    """An account that goes on in the next line, which holds digits only."""
    head, rest = text[token.value : token.stop], _next_line(text, token)
    if not rest or len(rest) > 24 or not set(rest) <= set("0123456789 -") or not head.strip() or not head[-1].isdigit():
        return None
    return gates.read("account", head + "\n" + rest)


def wrapped_address(text: str, token: Token) -> gates.Found | None:
    """An address whose house number or floor begins the next line, with nothing else there: …南湖大路⏎1766号."""
    head, rest = text[token.value : token.stop].rstrip(), _next_line(text, token)
    if not head or not rest or not phrase("parties.house_number").fullmatch(rest):
        return None
    whole = gates.read("address", head + rest)
    return whole and gates.Found(whole.value, whole.start, token.stop + 1 + len(rest) - token.value)


def wrapped_phone(text: str, token: Token) -> gates.Found | None:
    """A telephone of which neither line holds one by itself: 0431-⏎85550172, 13900005⏎618."""
    head, rest = text[token.value : token.stop].strip(), _next_line(text, token).strip()
    if not head or not rest.isdigit() or not set(head) <= set("0123456789-（） ") or not head[0].isdigit():
        return None
    if len(head) < _AREA or gates.read("phone", head) is not None or (gates.read("phone", rest) is not None and head[-1] != "-"):
        return None
    whole = gates.read("phone", head + rest)
    return whole and gates.Found(whole.value, whole.start, token.stop + 1 + len(rest) - token.value)
