"""Labels that sentences say: 成交供应商为…，成交金额为…"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.facts.notices.form import tight, trimmed
from extract.facts.notices.labels import Label, classify
from extract.facts.notices.names import read_name
from extract.facts.notices.walk import Open, Walk
from extract.lexicon import phrase
from extract.model import Line, Span

_SAID = frozenset({"supplier", "amount", "rate", "agency", "buyer", "price", "signed_on", "acceptance_date"})
_OF_BIDS = frozenset({"price", "first_price", "score", "rank"})
"""Labels in front of which a line may begin with the name of a bidder."""
_OF_WINNERS = frozenset({"detail", "rate", "amount"})
"""The same for one of the winners that a label above lists."""
_STOP = re.compile("[，。；\n]")


def take_fee(walk: Walk, value: Span) -> None:
    """代理服务收费标准及金额：按…计取，共计6147.60元: the one sum that is said to be the fee."""
    found = list(phrase("notices.fee_said").finditer(walk.form.text, value.start, value.end))
    if len(found) == 1:
        walk.add(Label("agency_fee", ""), Span(*found[0].span("value")), "prose")


def take_name_before(walk: Walk, label: Label, before: Span) -> bool:
    """Add the name with which a line begins in front of a label: 1、云桥有限公司 首次报价：…; False where it is none."""
    waiting = walk.open.label if walk.open is not None else None
    if label.key in _OF_BIDS:
        named = Label("bidder", "")
    elif waiting is not None and waiting.key == "supplier" and label.key in _OF_WINNERS:
        named = waiting
    else:
        return False
    text = walk.form.text
    said = trimmed(text, before.start, before.end)
    mark = phrase("notices.item_mark").match(text[said.start : said.end])
    said = Span(said.start + mark.end(), said.end) if mark else said
    if read_name(walk.context, said) is None:
        return False
    walk.add(named, said)
    return True


def take_member(walk: Walk, lead: str, line: Line) -> Open:
    """A line that names a member of a consortium (联合体牵头人：…, 成员单位：…): one value with those above it."""
    value = trimmed(walk.form.text, line.start, line.end)
    waiting = walk.open
    if waiting is not None and waiting.label.key == "supplier" and waiting.entry >= 0:
        entry = walk.form.entries[waiting.entry]
        walk.form.entries[waiting.entry] = replace(entry, value=Span(entry.value.start, value.end))
        return waiting
    label = waiting.label if waiting is not None and waiting.label.key == "supplier" else Label("supplier", lead.rstrip("："))
    walk.add(label, value)
    return Open(label, 0, len(walk.form.entries) - 1)


def take_prose(walk: Walk, line: Line) -> None:
    """成交供应商为…，成交金额为…: labels that a sentence says, as entries."""
    text = walk.form.text
    for match in phrase("notices.said").finditer(text, line.start, line.end):
        label = classify(tight(match["label"]))
        if label is None or label.key not in _SAID:
            continue
        stop = _STOP.search(text, match.end(), line.end)
        walk.add(label, trimmed(text, match.end(), stop.start() if stop else line.end), "prose")
    for match in phrase("notices.said_people").finditer(text, line.start, line.end):
        label = classify(match["label"])
        if label is not None:
            walk.add(label, Span(*match.span("names")), "prose")
    for match in phrase("notices.said_party").finditer(text, line.start, line.end):
        label = classify(match["label"])
        if label is not None:
            walk.add(label, trimmed(text, match.end(), line.end), "prose")
    for match in phrase("notices.said_sum").finditer(text, line.start, line.end):
        label = classify(match["label"])
        if label is not None:
            stop = _STOP.search(text, match.end(), line.end)
            walk.add(label, trimmed(text, match.end(), stop.start() if stop else line.end), "prose")
