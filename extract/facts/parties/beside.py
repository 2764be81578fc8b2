"""Labels that only their neighbours tell: details behind commas in the line of a party, 委托人 below a legal representative."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import regex

from extract.facts.parties.names import clean, is_organisation
from extract.facts.parties.token import Token
from extract.lexicon import words
from extract.model.view import View


def in_line_of(view: View, match: regex.Match[str], found: list[Token]) -> bool:
    """甲方：云麓市图书馆，负责人 周一平，地址 文昌路3号: behind a comma in the line of a party, one gap in the layout is enough."""
    start, end = match.start(), match.end()
    apart = end < len(view.text) and view.at[end] - view.at[end - 1] > 1
    if match["role"] is not None or not apart or view.text[max(start - 1, 0)] != "，":
        return False
    line = view.text.rfind("\n", 0, start) + 1
    return any(token.names_party and token.start >= line for token in found[-6:])


def deputies(view: View, found: list[Token]) -> list[Token]:
    """The labels; right below a legal representative 委托人 is no party, unless a body was filled in."""
    kept = found[:1]
    for before, token in pairwise(found):
        below = before.attributes == ("legal_representative",) and token.names_party and token.word in words("deputy_or_client")
        if below and not is_organisation(clean(view.text[token.value : token.stop])):
            token = replace(token, attributes=("authorised_representative",), role="")
        kept.append(token)
    return kept
