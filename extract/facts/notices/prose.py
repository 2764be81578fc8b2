"""Labels that sentences say: 成交供应商为…，成交金额为…"""

from __future__ import annotations

import re

from extract.facts.notices.form import tight, trimmed
from extract.facts.notices.labels import Label, classify
from extract.facts.notices.walk import Walk
from extract.lexicon import phrase
from extract.model import Line, Span

_SAID = frozenset({"supplier", "amount", "rate", "agency", "buyer", "price", "signed_on", "acceptance_date"})
_STOP = re.compile("[，。；\n]")


def take_fee(walk: Walk, value: Span) -> None:
    """代理服务收费标准及金额：按…计取，共计6147.60元: the one sum that is said to be the fee."""
    found = list(phrase("notices.fee_said").finditer(walk.form.text, value.start, value.end))
    if len(found) == 1:
        walk.add(Label("agency_fee", ""), Span(*found[0].span("value")), "prose")


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
