"""What two sentences say of one matter in opposite ways: which document prevails, and where delivery is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.audit.case import Case
from extract.model import Span
from extract.record import Quote

_DOCUMENTS = ("contract", "special", "general", "annex", "tender", "bid")
"""Kinds of document: the groups of the wording `document`."""
_LIST = 200
"""Characters behind the words of an order in which its documents are listed."""


@dataclass(frozen=True)
class Opposed:
    """One of two sentences, and what a finding says of the two."""

    told: str
    quote: Quote


@dataclass(frozen=True)
class _Claim:
    winner: str
    loser: str
    names: tuple[str, str]
    quote: Quote


def precedence(case: Case) -> Iterator[tuple[Opposed, Opposed]]:
    """与招标文件不一致的，以合同为准 against 以招标文件为准: the first two sentences that put two documents in opposite orders."""
    claims = [*_prevailing(case), *_ordered(case)]
    for index, one in enumerate(claims):
        for other in claims[index + 1 :]:
            if (one.winner, one.loser) == (other.loser, other.winner) and one.quote.start != other.quote.start:
                winner, loser = one.names
                told = f"一处以“{winner}”优先于“{loser}”，另一处以“{other.names[0]}”优先于“{other.names[1]}”"
                yield Opposed(told, one.quote), Opposed(told, other.quote)
                return


def _prevailing(case: Case) -> Iterator[_Claim]:
    """X 与 Y 不一致的，以 X 为准: X before every other document of the sentence, or before the contract where it is named
    alone."""
    for quote, match in case.find("prevailing"):
        sentence = case.sentence(quote)
        if case.info.phrases["prevailing_but"].found_in(sentence.text):
            continue
        winners = _kinds(case, match["winner"])
        if len(winners) != 1:
            continue
        [(winner, written)] = winners
        losers = [one for one in _kinds(case, match["between"]) if one[0] != winner] or (
            [("contract", "合同")] if winner != "contract" else []
        )
        for loser, name in losers:
            yield _Claim(winner, loser, (written, name), sentence)


def _ordered(case: Case) -> Iterator[_Claim]:
    """解释顺序：1. 协议书；2. 中标通知书…: each document before those behind it; 专用条款优先于协议书."""
    for quote, match in case.find("before_another"):
        one, other = _kinds(case, match["winner"]), _kinds(case, match["loser"])
        if len(one) == len(other) == 1 and one[0][0] != other[0][0]:
            yield _Claim(one[0][0], other[0][0], (one[0][1], other[0][1]), case.sentence(quote))
    text, view = case.contract.text, case.contract.view
    for quote, match in case.find("order_of_documents"):
        listed = view.text[match.end() : match.end() + _LIST]
        steps = case.info.phrases["listed_document"].pattern.finditer(listed)
        kinds = [(read[0], one.start()) for one in steps if len(read := _kinds(case, one.group())) == 1]
        if len(kinds) < _FEWEST or len({kind for (kind, _), _ in kinds}) < len(kinds):
            continue
        end = view.span(match.end() + kinds[-1][1], match.end() + kinds[-1][1] + 1)[1]
        whole = case.quote(Span(quote.start, min(end, len(text))))
        for place, ((winner, written), _) in enumerate(kinds):
            for (loser, name), _ in kinds[place + 1 :]:
                yield _Claim(winner, loser, (written, name), whole)


_FEWEST = 3
"""Documents that a list has at least, to be an order."""


def _kinds(case: Case, words: str) -> list[tuple[str, str]]:
    """The documents that some words name, each kind once, with the words for it."""
    found: dict[str, str] = {}
    for match in case.info.phrases["document"].pattern.finditer(words):
        found.setdefault(next(one for one in _DOCUMENTS if match[one]), match.group())
    return list(found.items())


_TWO = 2
"""Places of which both cannot be the one: of three or more each may be of a lot of its own."""


def places(case: Case) -> Iterator[tuple[Opposed, Opposed]]:
    """交货地点为文庙街18号 against 送至码头路6号: two places of delivery by street and number, or two campuses of one house."""
    for name in ("delivered_street", "delivered_campus"):
        told: dict[tuple[str, ...], tuple[str, Quote]] = {}
        for quote, match in case.find(name):
            sentence = case.sentence(quote)
            if case.info.phrases["delivered_but"].found_in(sentence.text):
                break
            parts = tuple(value for key, value in sorted(match.groupdict().items()) if value)
            told.setdefault(parts, (match["place"], sentence))
        else:
            if len(told) == _TWO:
                (one, first), (other, second) = told.values()
                if first.start != second.start:
                    words = f"交货（服务）地点一处为“{one}”，另一处为“{other}”"
                    yield Opposed(words, first), Opposed(words, second)
