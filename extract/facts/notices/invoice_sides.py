"""Buyer and seller of an invoice: names, codes and accounts in two boxes side by side or one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from extract.facts.context import Context
from extract.facts.notices.awards import read_uscc
from extract.facts.notices.names import read_name
from extract.facts.parties import gates
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Party, TextFact

_BEFORE = 24
"""Letters before 名称 within which its caption stands."""
_REACH = 80
_SIDES = ("buyer", "supplier")


def parties(context: Context, text: str) -> list[Party]:
    """Buyer and seller: the two names in the order in which their captions stand; anything else is not told here."""
    labels = list(phrase("notices.invoice_name").finditer(text))
    if len(labels) != len(_SIDES):
        return []
    sides = _SIDES if _caption(text, labels) != "supplier" else _SIDES[::-1]
    codes = list(phrase("notices.invoice_uscc").finditer(text))
    made: dict[str, Party] = {}
    for k, (label, side) in enumerate(zip(labels, sides, strict=True)):
        name = read_name(context, _value(text, label.end(), _REACH))
        if name is None:
            continue
        party = Party(role=side, label="名称")  # type: ignore[arg-type]
        party.name = TextFact(value=name.value, **context.evidence(name.span, "notice.name", 0.94))
        told = read_uscc(context, _value(text, codes[k].end(), _REACH)) if len(codes) == len(_SIDES) else None
        if told is not None:
            party.uscc = TextFact(value=told[0], **context.evidence(told[1], "notice.uscc", 0.94))
        made[side] = party
    for side, attribute, place in _accounts(text, sides, labels):
        if side in made:
            _fill(context, made[side], attribute, place)
    return [made[side] for side in _SIDES if side in made]


def _accounts(text: str, sides: tuple[str, ...], labels: list[regex.Match[str]]) -> Iterator[tuple[str, str, Span]]:
    """(side, attribute, where it stands): bank and account of a box, or of a side that the remark names (销方开户银行：…)."""
    boxes = list(phrase("notices.invoice_account").finditer(text))
    apart = "\n" in text[labels[0].end() : labels[1].start()]
    for k, box in enumerate(boxes):
        before = sum(label.start() < box.start() for label in labels) - 1
        if len(boxes) == len(sides):
            side = sides[k]
        elif len(boxes) == 1 and apart and before >= 0:
            side = sides[before]
        else:
            continue
        yield side, "bank", Span(*box.span("bank"))
        yield side, "account", Span(*box.span("account"))
    for told in phrase("notices.invoice_remark").finditer(text):
        side = "supplier" if told["seller"] else "buyer"
        yield side, "bank", Span(*told.span("bank"))
        yield side, "account", Span(*told.span("account"))


def _fill(context: Context, party: Party, attribute: str, place: Span) -> None:
    view = context.document.view
    i, j = view.index(place.start), view.index(place.end)
    found = gates.read(attribute, view.text[i:j]) if getattr(party, attribute) is None else None
    if found is not None:
        span = Span(*view.span(i + found.start, i + found.end))
        fact = TextFact(value=found.value, **context.evidence(span, f"notice.{attribute}", 0.92))
        setattr(party, attribute, fact)


def _caption(text: str, labels: list[regex.Match[str]]) -> str:
    """The side of the first name by the caption before it; the buyer's where none is there."""
    before = re.sub(r"\s", "", text[max(0, labels[0].start() - _BEFORE) : labels[0].start()])
    found = list(phrase("notices.invoice_side").finditer(before))
    return "supplier" if found and found[-1]["seller"] and not any(one["buyer"] for one in found) else "buyer"


def _value(text: str, start: int, reach: int) -> Span:
    """What stands behind a label: the rest of its line, or the next line."""
    while start < len(text) and text[start] in " \t\n" and reach:
        start, reach = start + 1, reach - 1
    end = text.find("\n", start)
    return Span(start, min(end if end >= 0 else len(text), start + reach))
